import type { ErrorOutcome, FileInspection, Severity, UnitOfWork } from 'eslint-plugin-observability/inspection';
import { describe, expect, test } from 'vitest';
import { Random } from '../../../benchmarks/random.js';
import { SEVERITIES, type Finding, type Review } from '../src/review.js';
import { amountsOf } from '../src/score/amounts.js';
import { partsOf, pointsOf } from '../src/score/formula.js';
import { bandOf, scoreOf, type ComponentId } from '../src/score/score.js';

const NOTHING = { log: false, metric: false, span: false };
const ALL = { log: true, metric: true, span: true };

const unit = (more: Partial<UnitOfWork> = {}): UnitOfWork => ({
  kind: 'handler',
  name: 'GET /rooms',
  line: 10,
  endLine: 20,
  trigger: 'http',
  leaves: NOTHING,
  instrumented: NOTHING,
  measuresTime: false,
  handsOn: false,
  handlesErrors: false,
  isInHandler: false,
  ...more,
});

const path = (outcome: ErrorOutcome, line = 30): FileInspection['errorPaths'][number] => ({
  line,
  endLine: line + 2,
  kind: 'catch',
  outcome,
  isLogged: outcome === 'traced',
  isCentral: false,
});

const file = (more: Partial<FileInspection> = {}): FileInspection => ({
  file: 'src/a.ts',
  kind: 'service',
  statements: 50,
  units: [],
  errorPaths: [],
  surroundings: [],
  objectives: [],
  instrumentation: [],
  metrics: [],
  observations: [],
  logs: [],
  spans: [],
  sinks: [],
  exportedLoggers: [],
  ...more,
});

const finding = (rule: string, severity: Severity, line = 30, of = 'src/a.ts'): Finding => ({
  file: of,
  line,
  column: 1,
  endLine: line,
  endColumn: 2,
  severity,
  rule,
  message: '',
  code: '',
  context: '',
  offers: [],
});

const review = (inspections: FileInspection[], findings: Finding[] = []): Review => ({
  version: '0.1.0',
  files: inspections.length,
  findings,
  inspections,
  unparsed: [],
  rulesFrom: 'recommended',
  warnings: [],
});

/** Without rounding. */
const exact = (of: Review): number => pointsOf(partsOf(amountsOf(of))) ?? NaN;

const shareOf = (of: Review, id: ComponentId): number | null =>
  scoreOf(of)!.components.find((component) => component.id === id)!.share;

/** Counts requests by result and times them. */
const MEASURED: Partial<FileInspection> = {
  metrics: [
    {
      file: 'src/a.ts',
      line: 1,
      endLine: 1,
      isLive: true,
      name: 'gc_request_duration_seconds',
      written: 'gc_request_duration_seconds',
      type: 'histogram',
      unit: 'seconds',
      labels: ['result'],
      buckets: '0.1, 1',
      boundaries: [0.1, 1],
      help: '',
      series: null,
      slos: [],
      library: 'prom-client',
      path: ['duration'],
      isSent: false,
    },
  ],
  observations: [
    {
      file: 'src/a.ts',
      line: 2,
      endLine: 2,
      isLive: true,
      declared: 1,
      path: ['duration'],
      asked: '',
      labels: ['result'],
      method: 'startTimer',
    },
  ],
};

describe('no score', () => {
  test.each([
    ['nothing', review([])],
    ['a file without work', review([file()])],
    ['tests and scripts', review([file({ kind: 'test', units: [unit()] }), file({ kind: 'script', units: [unit()] })])],
    ['findings in tests', review([file({ kind: 'test' })], [finding('no-console', 'HIGH')])],
    ['errors that are thrown again', review([file({ errorPaths: [path('passed-on'), path('exempt')] })])],
  ])('%s', (_, of) => {
    expect(scoreOf(of)).toBeNull();
  });
});

describe('the ends of the scale', () => {
  test('all that can be seen is 100', () => {
    const of = review([
      file({ ...MEASURED, units: [unit({ leaves: ALL, handlesErrors: true })], errorPaths: [path('traced')] }),
    ]);
    expect(scoreOf(of)).toMatchObject({ points: 100, band: 'observable by design', findings: [], bestFixes: [] });
  });

  test('a handler that leaves nothing and swallows its error is 0', () => {
    const of = review([file({ units: [unit({ handlesErrors: true })], errorPaths: [path('silent')] })]);
    expect(scoreOf(of)).toMatchObject({ points: 0, band: 'unobservable', recommendation: 'UNOBSERVABLE' });
  });

  test.each([
    [100, 'observable by design', 'OBSERVABLE'],
    [90, 'observable by design', 'OBSERVABLE'],
    [89.9, 'minor gaps', 'MINOR GAPS'],
    [70, 'minor gaps', 'MINOR GAPS'],
    [69.9, 'some observability', 'NEEDS INSTRUMENTATION'],
    [50, 'some observability', 'NEEDS INSTRUMENTATION'],
    [49.9, 'poor', 'NEEDS INSTRUMENTATION'],
    [30, 'poor', 'NEEDS INSTRUMENTATION'],
    [29.9, 'unobservable', 'UNOBSERVABLE'],
    [0, 'unobservable', 'UNOBSERVABLE'],
  ])('%d points: %s', (points, band, recommendation) => {
    expect(bandOf(points)).toEqual({ band, recommendation });
  });
});

describe('errors', () => {
  test('a partial trace counts by half', () => {
    const paths = [path('traced', 1), path('traced', 5), path('partial', 10), path('silent', 15)];
    expect(shareOf(review([file({ errorPaths: paths })]), 'errors')).toBe(2.5 / 4);
  });

  test('a unit that lets its errors go is worth more where something keeps them', () => {
    const open = file({ units: [unit()] });
    expect(shareOf(review([open]), 'errors')).toBe(0.25);
    const middleware = { ...path('traced'), isCentral: true };
    expect(shareOf(review([open, file({ file: 'src/b.ts', errorPaths: [middleware] })]), 'errors')).toBe(1.75 / 2);
    const silent = { ...path('silent'), isCentral: true };
    expect(shareOf(review([open, file({ file: 'src/b.ts', errorPaths: [silent] })]), 'errors')).toBe(0.25 / 2);
    const instrumented = file({ units: [unit({ instrumented: { ...NOTHING, span: true } })] });
    expect(shareOf(review([instrumented]), 'errors')).toBe(0.75);
  });

  test('outgoing calls of a handler fail with it', () => {
    const units = [unit(), unit({ kind: 'outbound', trigger: null, isInHandler: true })];
    expect(scoreOf(review([file({ units })]))!.components[0]!.facts).toBe('1 unit of work lets its errors go up');
  });

  test('what a finding says to be silent is silent, whatever else is known of it', () => {
    const found = [finding('no-silent-catch', 'BLOCKER', 31)];
    for (const outcome of ['silent', 'passed-on', 'exempt', 'traced'] as const)
      expect(shareOf(review([file({ errorPaths: [path(outcome)] })], found), 'errors')).toBe(0);
    expect(shareOf(review([file()], found), 'errors')).toBe(0);
    expect(shareOf(review([file({ errorPaths: [path('partial')] })], found), 'errors')).toBe(0.5);
  });
});

describe('units of work', () => {
  test('one trace of any kind is enough to be seen', () => {
    const seen = [
      { ...NOTHING, log: true },
      { ...NOTHING, metric: true },
      { ...NOTHING, span: true },
    ];
    for (const leaves of seen) expect(shareOf(review([file({ units: [unit({ leaves })] })]), 'work')).toBe(1);
    for (const instrumented of seen)
      expect(shareOf(review([file({ units: [unit({ instrumented })] })]), 'work')).toBe(1);
  });

  test('what hands on to code that may leave something counts by half', () => {
    expect(shareOf(review([file({ units: [unit({ handsOn: true }), unit()] })]), 'work')).toBe(0.25);
  });

  test('middleware of another file counts for what it serves', () => {
    const middleware = file({ file: 'src/b.ts', surroundings: [{ trigger: 'http', ...ALL, measuresTime: true }] });
    const units = [unit(), unit({ trigger: 'job' })];
    expect(shareOf(review([file({ units }), middleware]), 'work')).toBe(0.5);
    expect(shareOf(review([file({ units }), middleware]), 'spans')).toBe(0.5);
  });

  test('a finding says that nobody sees it', () => {
    const found = [finding('require-handler-telemetry', 'BLOCKER', 10)];
    expect(shareOf(review([file({ units: [unit({ handsOn: true })] })], found), 'work')).toBe(0);
  });
});

describe('metrics, spans and logs', () => {
  test('rate, errors and duration are asked for, of code that runs', () => {
    const units = [unit()];
    const measured = shareOf(review([file({ ...MEASURED, units })]), 'metrics')!;
    expect(measured).toBeCloseTo(0.6);
    const dead = MEASURED.observations!.map((seen) => ({ ...seen, isLive: false }));
    expect(shareOf(review([file({ ...MEASURED, observations: dead, units })]), 'metrics')).toBe(0);
  });

  test('metrics that nothing observes lower it', () => {
    const units = [unit({ leaves: ALL })];
    const unused = { ...MEASURED.metrics![0]!, line: 5, written: 'spare', path: ['spare'] };
    const of = (metrics: FileInspection['metrics']) =>
      shareOf(review([file({ ...MEASURED, metrics, units })]), 'metrics')!;
    expect(of(MEASURED.metrics!)).toBe(1);
    expect(of([...MEASURED.metrics!, unused])).toBeCloseTo(0.9);
  });

  test('what instruments the project is worth a part, own spans the rest, and findings touch only these', () => {
    const instrumented = { ...NOTHING, span: true };
    const found = [finding('require-span-end', 'HIGH')];
    expect(shareOf(review([file({ units: [unit({ instrumented })] })]), 'spans')).toBe(0.75);
    expect(shareOf(review([file({ units: [unit({ instrumented })] })], found), 'spans')).toBe(0.75);
    expect(shareOf(review([file({ units: [unit({ instrumented, leaves: ALL })] })]), 'spans')).toBe(1);
    expect(shareOf(review([file({ units: [unit({ instrumented, leaves: ALL })] })], found), 'spans')).toBeCloseTo(
      0.75 + 0.25 * (2 / 3),
    );
  });

  test('two rules broken for each unit of work take half of what there is; one is a habit', () => {
    const units = [unit({ leaves: ALL, handlesErrors: true })];
    const of = (...rules: string[]) =>
      shareOf(
        review(
          [file({ units })],
          rules.map((rule) => finding(rule, 'HIGH')),
        ),
        'logs',
      );
    expect(of('no-console', 'require-error-in-log')).toBe(0.5);
    expect(of('no-console')).toBeCloseTo(2 / 3);
    expect(of('no-console', 'no-console', 'no-console')).toBeCloseTo(2 / 3);
  });

  test('code without work is judged by what it does wrong alone', () => {
    const score = scoreOf(review([file()], [finding('metric-naming', 'HIGH')]))!;
    expect(score.points).toBe(66.7);
    expect(score.components.map(({ id, share }) => [id, share])).toEqual([
      ['errors', null],
      ['work', null],
      ['metrics', 1 / 1.5],
      ['spans', null],
      ['logs', null],
    ]);
  });
});

describe('the explanation', () => {
  const of = review(
    [
      file({
        units: [unit({ leaves: { ...NOTHING, log: true } }), unit({ line: 22, name: 'POST /rooms' })],
        errorPaths: [path('traced', 30), path('silent', 40), path('silent', 50)],
      }),
    ],
    [
      finding('no-silent-catch', 'BLOCKER', 40),
      finding('no-console', 'HIGH', 12),
      finding('log-field-naming', 'MEDIUM', 13),
    ],
  );

  test('points and all that is lost make 100', () => {
    const { points, components, findings } = scoreOf(of)!;
    const lost = [...components, ...findings].reduce((sum, part) => sum + part.lost, 0);
    expect(Math.abs(100 - points - lost)).toBeLessThan(0.5);
  });

  test('facts, in words', () => {
    expect(scoreOf(of)!.components.map(({ facts }) => facts)).toEqual([
      '1 of 3 error paths leave a trace, 2 units of work let their errors go up',
      '1 of 2 handlers leave something',
      'nothing measures rate, errors, duration, none of 2 units of work are counted or timed',
      "none of 2 units of work run in a span of the code's own",
      '1 of 2 units of work and 1 of 3 error paths leave a log record, 2 findings',
    ]);
  });

  test('three fixes, each with what it gains and where to begin', () => {
    const { bestFixes } = scoreOf(of)!;
    expect(bestFixes).toHaveLength(3);
    expect(bestFixes.map(({ gain }) => gain)).toEqual(bestFixes.map(({ gain }) => gain).sort((a, b) => b - a));
    expect(bestFixes[0]).toEqual({
      title: 'Measure rate, errors, duration of every handler, in middleware',
      gain: 30,
      file: 'src/a.ts',
      line: 10,
    });
  });

  test('what a fix of a rule is said to gain is what it does gain', () => {
    const noisy = review(
      [file({ ...MEASURED, units: [unit({ leaves: ALL, handlesErrors: true })], errorPaths: [path('traced')] })],
      [finding('no-console', 'HIGH', 12), finding('no-console', 'HIGH', 13)],
    );
    const [fix] = scoreOf(noisy)!.bestFixes;
    expect(fix).toMatchObject({ title: 'Mend 2 findings of no-console', rule: 'no-console', line: 12 });
    expect(scoreOf(noisy)!.points + fix!.gain).toBe(100);
  });

  test('counts of findings are those of service code, and of those that a comment turns off without a reason', () => {
    const suppressed = [finding('no-console', 'HIGH', 14), finding('no-console', 'HIGH', 14, 'test/a.ts')];
    expect(scoreOf({ ...of, suppressed })!.findings.map(({ severity, count }) => [severity, count])).toEqual([
      ['BLOCKER', 1],
      ['HIGH', 2],
      ['MEDIUM', 1],
    ]);
  });
});

// A few hundred projects of all kinds; each property holds for all of them.

const RULES = ['no-silent-catch', 'require-handler-telemetry', 'metric-naming', 'require-span-end', 'no-console'];
const OUTCOMES: ErrorOutcome[] = ['traced', 'partial', 'silent', 'passed-on', 'exempt'];

const telemetry = (random: Random) => ({
  log: random.chance(0.5),
  metric: random.chance(0.5),
  span: random.chance(0.3),
});

function randomFile(name: string, random: Random): FileInspection {
  return file({
    file: name,
    ...(random.chance(0.3) && MEASURED),
    statements: random.between(1, 200),
    units: random.times(0, 5, (i) =>
      unit({
        line: 10 * i + 1,
        endLine: 10 * i + 5,
        kind: random.of(['handler', 'outbound']),
        trigger: random.of(['http', 'job', null]),
        leaves: telemetry(random),
        instrumented: random.chance(0.3) ? telemetry(random) : NOTHING,
        handsOn: random.chance(0.3),
        handlesErrors: random.chance(0.5),
        isInHandler: random.chance(0.1),
      }),
    ),
    errorPaths: random.times(0, 6, (i) => ({
      ...path(random.of(OUTCOMES), 10 * i + 3),
      isCentral: random.chance(0.1),
      isLogged: random.chance(0.5),
    })),
    surroundings: random.chance(0.2) ? [{ trigger: 'http', ...telemetry(random), measuresTime: false }] : [],
  });
}

function randomFinding(random: Random): Finding {
  const name = random.of(['src/0.ts', 'src/1.ts', 'src/2.ts']);
  return finding(random.of(RULES), random.of(SEVERITIES), random.between(1, 60), name);
}

const projects = Array.from({ length: 300 }, (_, seed) => {
  const random = new Random(seed + 1);
  const inspections = ['src/0.ts', 'src/1.ts', 'src/2.ts'].map((name) => randomFile(name, random));
  return {
    seed,
    random,
    of: review(
      inspections,
      random.times(0, 8, () => randomFinding(random)),
    ),
  };
});

describe('of any project', () => {
  test('the score is between 0 and 100', () => {
    for (const { of } of projects) {
      const score = scoreOf(of);
      if (score) expect(score.points >= 0 && score.points <= 100).toBe(true);
    }
  });

  test('adding a finding never raises it', () => {
    for (const { of, random, seed } of projects) {
      if (scoreOf(of) === null) continue;
      for (const rule of RULES) {
        const more = { ...randomFinding(random), rule };
        const after = exact({ ...of, findings: [...of.findings, more] });
        expect(after, `project ${String(seed)}, ${rule}`).toBeLessThanOrEqual(exact(of) + 1e-9);
      }
    }
  });

  test('a finding that is gone never lowers it', () => {
    for (const { of, seed } of projects) {
      for (const gone of of.findings) {
        const after = exact({ ...of, findings: of.findings.filter((one) => one !== gone) });
        if (!Number.isNaN(after))
          expect(after, `project ${String(seed)}, ${gone.rule}`).toBeGreaterThanOrEqual(exact(of) - 1e-9);
      }
    }
  });

  test('an error that leaves a trace from now on, and a unit that leaves more, never lower it', () => {
    for (const { of } of projects) {
      const [first, ...others] = of.inspections as [FileInspection, ...FileInspection[]];
      const errorPaths = first.errorPaths.map((one) =>
        /silent|partial/.test(one.outcome) ? { ...one, outcome: 'traced' as const, isLogged: true } : one,
      );
      const units = first.units.map((one) => ({ ...one, leaves: ALL }));
      const findings = of.findings.filter(({ rule, file: name }) => rule !== 'no-silent-catch' || name !== first.file);
      const before = exact({ ...of, findings });
      if (Number.isNaN(before)) continue;
      expect(exact({ ...of, findings, inspections: [{ ...first, errorPaths }, ...others] })).toBeGreaterThanOrEqual(
        before - 1e-9,
      );
      expect(exact({ ...of, findings, inspections: [{ ...first, units }, ...others] })).toBeGreaterThanOrEqual(
        before - 1e-9,
      );
    }
  });

  test('splitting a file does not change it', () => {
    for (const { of } of projects) {
      const inspections = of.inspections.flatMap((one) => [
        { ...one, statements: 0, units: [], surroundings: [] },
        { ...one, file: `${one.file}.part.ts`, errorPaths: [], metrics: [], observations: [] },
      ]);
      // Findings go with the code that they are about.
      const isOfPart = ({ rule }: Finding): boolean => rule === 'require-handler-telemetry';
      const findings = of.findings.map((one) => (isOfPart(one) ? { ...one, file: `${one.file}.part.ts` } : one));
      expect(exact(review(inspections, findings))).toBeCloseTo(exact(of), 9);
    }
  });

  test('twice the same code scores the same: size alone is no merit', () => {
    for (const { of } of projects) {
      const twin = (name: string): string => name.replace('src/', 'twin/');
      const inspections = of.inspections.map((one) => ({ ...one, file: twin(one.file) }));
      const findings = of.findings.map((one) => ({ ...one, file: twin(one.file) }));
      // Metrics are told apart by their files.
      const isMeasured = of.inspections.some(({ metrics }) => metrics.length > 0);
      if (!isMeasured && amountsOf(of).units.length + amountsOf(of).points.length > 0)
        expect(exact(review([...of.inspections, ...inspections], [...of.findings, ...findings]))).toBeCloseTo(
          exact(of),
          9,
        );
    }
  });

  test('statements, and files that are no service, change nothing', () => {
    for (const { of } of projects) {
      const padded = of.inspections.map((one) => ({ ...one, statements: one.statements + 1000 }));
      const test_ = file({ file: 'test/a.ts', kind: 'test', units: [unit()], errorPaths: [path('silent')] });
      expect(exact({ ...of, inspections: [...padded, test_] })).toBeCloseTo(exact(of), 9);
    }
  });
});
