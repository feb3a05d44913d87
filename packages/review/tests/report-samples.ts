import type { DeclaredMetric, FileInspection, UnitOfWork } from 'eslint-plugin-observability/inspection';
import type { Judged } from '../src/judged.js';
import type { Score } from '../src/score/score.js';
import { finding, judgedOf, reviewOf } from './samples.js';

/** What a file states; what is not given is nothing. */
export function inspection(given: Partial<FileInspection> = {}): FileInspection {
  return {
    file: 'src/join.ts',
    kind: 'service',
    objectives: [],
    instrumentation: [],
    metrics: [],
    observations: [],
    logs: [],
    spans: [],
    sinks: [],
    exportedLoggers: [],
    statements: 10,
    units: [],
    errorPaths: [],
    surroundings: [],
    ...given,
  };
}

/** A metric, a counter where nothing else is said. */
export function metric(name: string, given: Partial<DeclaredMetric> = {}): DeclaredMetric {
  return {
    file: 'src/metrics.ts',
    line: 4,
    endLine: 9,
    isLive: true,
    name,
    written: name,
    type: 'counter',
    unit: '',
    labels: [],
    buckets: '',
    boundaries: null,
    help: 'What the service did.',
    series: 1,
    slos: [],
    library: 'prom-client',
    path: ['it'],
    isSent: false,
    ...given,
  };
}

/** A histogram of seconds. */
export function histogram(name: string, boundaries: readonly number[] | null, given: Partial<DeclaredMetric> = {}) {
  return metric(name, {
    type: 'histogram',
    unit: 'seconds',
    buckets: boundaries === null ? 'default' : boundaries.join(', '),
    boundaries,
    help: 'Time it takes.',
    ...given,
  });
}

/** A handler that leaves nothing. */
export function handler(given: Partial<UnitOfWork> = {}): UnitOfWork {
  return {
    kind: 'handler',
    name: 'post /join',
    line: 12,
    endLine: 20,
    trigger: 'http',
    leaves: { log: false, metric: false, span: false },
    instrumented: { log: false, metric: false, span: false },
    measuresTime: false,
    handsOn: false,
    handlesErrors: false,
    isInHandler: false,
    ...given,
  };
}

/** A score of 69.6, which is below 70. */
export const SCORE: Score = {
  points: 69.6,
  band: 'some observability',
  recommendation: 'NEEDS INSTRUMENTATION',
  components: [
    {
      id: 'errors',
      title: 'Error paths',
      share: 0.75,
      weight: 40,
      lost: 10,
      facts: '3 of 4 error paths leave a trace',
    },
    { id: 'work', title: 'Handlers', share: 1, weight: 30, lost: 0, facts: 'all 2 handlers leave something' },
    { id: 'metrics', title: 'Metrics', share: 0.5, weight: 30, lost: 15, facts: 'nothing measures <durations>' },
    { id: 'spans', title: 'Spans', share: null, weight: 0, lost: 0, facts: 'nothing that needs a span' },
  ],
  findings: [{ severity: 'HIGH', count: 2, lost: 5.4 }],
  bestFixes: [{ title: 'Measure durations', gain: 12.3, file: 'src/metrics.ts', line: 4 }],
};

const LOSS = 'Each value is a time series of its own, until Prometheus runs out of memory.';

/** A review with something of everything. */
export function wholeReview(): Judged {
  const findings = [
    finding({
      rule: 'no-silent-catch',
      severity: 'BLOCKER',
      file: 'src/roster.ts',
      line: 7,
      message:
        "A failure of 'rooms.load()' is swallowed here: nothing is logged, counted or passed on, so nobody will know that it fails. Log the error, count it, rethrow it, or say in a comment why it does not matter.",
      offers: [
        {
          title: 'Log it.',
          diff: "   try {\n-  } catch {\n+  } catch (err) {\n+    logger.error({ err }, 'rooms.load failed');\n   }",
        },
      ],
    }),
    ...['meeting_id', 'user_id'].map((label, i) =>
      finding({
        rule: 'no-high-cardinality-labels',
        file: 'src/metrics.ts',
        line: 20 + i,
        message: `Label '${label}' of 'gc_joins_total' is unbounded: there is a new one for every call. ${LOSS} Put the id on the log.`,
      }),
    ),
    finding({
      rule: 'metric-naming',
      file: 'src/metrics.ts',
      line: 30,
      message:
        "Counter 'gc_meeting_opened' does not end in '_total': rate() over it looks like a mistake, and OpenMetrics renames it. Name it 'gc_meeting_opened_total'.",
    }),
    finding({ rule: 'require-metric-help', severity: 'MEDIUM', file: 'src/metrics.ts', line: 40 }),
    finding({ rule: 'no-deprecated-semconv', severity: 'LOW', file: 'src/client.ts', line: 41 }),
  ];
  const inspections = [
    inspection({
      file: 'src/metrics.ts',
      objectives: [
        { metric: 'gc_join_duration_seconds', threshold: 0.3, isTime: true, objective: 0.99, window: '30d' },
        { metric: 'gc_lock_duration_seconds', threshold: 1, isTime: false, objective: 0.999, window: '1w' },
        { metric: 'gc_leave_duration_seconds', threshold: 0.3, isTime: true, objective: null, window: null },
        { metric: 'gc_gone_seconds', threshold: 2, isTime: true, objective: 0.95, window: null },
      ],
      metrics: [
        metric('gc_joins_total', { labels: ['result'], help: 'Joins of meetings.' }),
        metric('gc_join_errors_total', { line: 14, help: 'Joins that failed.' }),
        histogram('gc_join_duration_seconds', [0.1, 0.3, 1], { line: 24, slos: [0.3], help: 'Time to join.' }),
        histogram('gc_lock_duration_seconds', [0.5, 1], { line: 34, slos: [1] }),
        histogram('gc_leave_duration_seconds', [0.1, 0.5], { line: 44, slos: [0.3] }),
        metric('gc_meeting_opened', { line: 54 }),
      ],
    }),
    inspection({
      file: 'src/join.ts',
      units: [
        handler({ leaves: { log: true, metric: false, span: false } }),
        handler({ name: 'post /leave', line: 30, measuresTime: true }),
      ],
      errorPaths: [{ line: 3, endLine: 5, kind: 'catch', outcome: 'traced', isLogged: true, isCentral: false }],
    }),
  ];
  return {
    ...judgedOf(reviewOf(findings, { inspections }), {
      passed: false,
      reasons: ['4 findings of severity HIGH or worse'],
    }),
    score: SCORE,
    title: 'meeting-service',
  };
}
