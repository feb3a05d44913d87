import observability from 'eslint-plugin-observability';
import type { Concern, Severity } from 'eslint-plugin-observability/inspection';
import type { Judged } from '../judged.js';
import { SEVERITIES, type Unparsed } from '../review.js';
import type { Recommendation, Score } from '../score/score.js';
import type { Since } from '../since.js';
import { dashboardsOf, type Dashboards } from './dashboards.js';
import { coverageOf, highlightsOf, type Coverage } from './facts.js';
import { groupsOf, type Group } from './groups.js';
import { objectivesOf, type Objectives } from './objectives.js';
import { counted, serviceOf, type Service } from './service.js';
import { code, listed, text, wholePoints, type Text } from './text.js';

/** The specialist's report, as every format prints it. */
export interface Report {
  title: string;
  /** Null where there is nothing to score. */
  score: Score | null;
  /** How many findings there are of each severity, all four. */
  counts: { severity: Severity; count: number }[];
  /** The same by concern, in the order of the counts; concerns without findings are left out. */
  concerns: { concern: string; counts: number[] }[];
  /** The summary, a paragraph each. */
  summary: Text[];
  coverage: Coverage[];
  groups: Group[];
  highlights: Text[];
  objectives: Objectives;
  dashboards: Dashboards;
  recommendation: { verdict: Recommendation | null; because: Text[] };
  unparsed: Unparsed[];
  warnings: string[];
  since: Since | null;
}

/** What the specialist may recommend, and what each means. */
export const RECOMMENDATIONS: Readonly<Record<Recommendation, string>> = {
  OBSERVABLE: 'what happens in production can be seen, traced, counted and alerted on',
  'MINOR GAPS': 'an incident could be investigated, with some guessing',
  'NEEDS INSTRUMENTATION': 'whole kinds of failure would not be seen',
  UNOBSERVABLE: 'an incident would be investigated blind',
};

/** What each severity means. */
export const SEVERITY_MEANS: Readonly<Record<Severity, string>> = {
  BLOCKER: 'the critical path cannot be observed',
  HIGH: 'a significant gap',
  MEDIUM: 'should be mended',
  LOW: 'nice to have',
};

const CONCERNS: Readonly<Record<Concern, string>> = {
  errors: 'Errors',
  logging: 'Logs',
  metrics: 'Metrics',
  tracing: 'Traces',
};

/** Writes the report of a review. What a baseline knows is only counted. */
export function reportOf(judged: Judged): Report {
  const { review, score, verdict, title, since } = judged;
  const service = serviceOf(review);
  const listed = verdict.findings.filter((finding) => verdict.fresh.has(finding));
  const groups = groupsOf(listed);
  const objectives = objectivesOf(service);
  const coverage = coverageOf(service, score);
  const countOf = (own: readonly { severity: Severity }[], severity: Severity): number =>
    own.filter((finding) => finding.severity === severity).length;
  return {
    title,
    score,
    counts: SEVERITIES.map((severity) => ({ severity, count: countOf(listed, severity) })),
    concerns: (Object.keys(CONCERNS) as Concern[]).flatMap((concern) => {
      const own = groups
        .filter((group) => group.concern === concern)
        .flatMap(({ severity, places }) => places.map(() => ({ severity })));
      return own.length === 0
        ? []
        : [{ concern: CONCERNS[concern], counts: SEVERITIES.map((severity) => countOf(own, severity)) }];
    }),
    summary: summaryOf(judged, service, groups),
    coverage,
    groups,
    highlights: highlightsOf(service, objectives),
    objectives,
    dashboards: dashboardsOf(service),
    recommendation: { verdict: score?.recommendation ?? null, because: because(judged, service, groups) },
    unparsed: review.unparsed,
    warnings: review.warnings,
    since,
  };
}

function summaryOf({ review, verdict, since, score }: Judged, service: Service, groups: readonly Group[]): Text[] {
  const { metrics, spans, files } = service;
  const logs = files.flatMap((file) => file.logs).filter(({ isLive }) => isLive).length;
  const handlers = service.work.filter(({ kind }) => kind === 'handler').length;
  const has = [
    [handlers, 'handler'],
    [logs, 'log call'],
    [metrics.length, 'metric'],
    [spans.length, 'span'],
  ] as const;
  const parts = has.filter(([count]) => count > 0).map(([count, noun]) => text`${counted(count, noun)}`);
  const others = review.files - files.length;
  const read = text`${counted(files.length, 'file')} of service code${others > 0 ? ` (and ${String(others)} of tests, scripts and the browser)` : ''}${parts.length > 0 ? text` with ${listed(parts)}` : ''}, reviewed with ${review.rulesFrom.split(', ').every((name) => Object.hasOwn(observability.configs, name)) ? 'the preset ' : ''}${code(review.rulesFrom)}.`;
  const worst = groups.slice(0, 3).map(({ type, places }) => text`${type.toLowerCase()} (${places.length})`);
  const count = groups.reduce((sum, { places }) => sum + places.length, 0);
  const found =
    count === 0
      ? text`No findings.`
      : text`${counted(count, 'finding')}. ${groups.length > worst.length ? 'The worst' : 'They are'}: ${listed(worst)}.`;
  return [
    read,
    found,
    ...(verdict.reasons.length > 0 ? [text`The gate failed: ${verdict.reasons.join('; ')}.`] : []),
    ...(since ? [compared(since, score)] : []),
    ...omitted(review.findings.length, verdict.findings.length, verdict.fresh.size, verdict.gone),
  ];
}

function compared({ points, added, gone }: Since, score: Score | null): Text {
  const scores = points !== null && score ? `score ${wholePoints(points)} → ${wholePoints(score.points)}, ` : '';
  return text`Since the earlier review: ${scores}${counted(added, 'finding')} new, ${gone} gone.`;
}

function omitted(all: number, looked: number, fresh: number, gone: number): Text[] {
  const notes: Text[] = [];
  if (all > looked)
    notes.push(
      text`Only lines that have changed are looked at: ${counted(all - looked, 'finding')} elsewhere ${all - looked === 1 ? 'is' : 'are'} not listed.`,
    );
  if (looked > fresh)
    notes.push(
      text`${counted(looked - fresh, 'finding')} of the baseline ${looked - fresh === 1 ? 'is' : 'are'} known, and not listed.`,
    );
  if (gone > 0)
    notes.push(
      text`${counted(gone, 'finding')} of the baseline ${gone === 1 ? 'is' : 'are'} gone: ${code('--update-baseline')} keeps ${gone === 1 ? 'it' : 'them'} out.`,
    );
  return notes;
}

/** Why that is recommended: what stands in the way, or that there was nothing to judge. */
function because({ review, score }: Judged, { files }: Service, groups: readonly Group[]): Text[] {
  if (!score) {
    const what =
      files.length === 0
        ? `${counted(review.files, 'file')} ${review.files === 1 ? 'was' : 'were'} read, and all of them are tests, scripts or code for the browser`
        : 'the service code has no request handler, no call to another system, no error path and no finding';
    return [text`There is no score, since there was nothing to score: ${what}.`];
  }
  const blockers = groups.filter(({ severity }) => severity === 'BLOCKER');
  const count = blockers.reduce((sum, { places }) => sum + places.length, 0);
  const high = groups.filter(({ severity }) => severity === 'HIGH').reduce((sum, { places }) => sum + places.length, 0);
  const list = blockers.map(({ type, places }) => text`${type.toLowerCase()} (${places.length})`);
  if (count > 0)
    return [
      text`Do not ship before ${count === 1 ? 'the BLOCKER is' : `the ${String(count)} BLOCKERs are`} mended: ${listed(list)}.`,
    ];
  if (/^(?:NEEDS INSTRUMENTATION|UNOBSERVABLE)$/.test(score.recommendation))
    return [
      text`No finding is a BLOCKER, but too little can be seen to ship with confidence: begin with what would raise the score most.`,
    ];
  return [high > 0 ? text`It can ship. Plan the ${counted(high, 'HIGH finding')} next.` : text`It can ship.`];
}
