import type { Severity } from 'eslint-plugin-observability/inspection';
import { SEVERITIES, type Review } from '../review.js';
import { amountsOf, type Amounts } from './amounts.js';
import { factsOf } from './facts.js';
import { bestFixesOf } from './fixes.js';
import { partsOf, pointsOf, sizeOf, weightsByRule, weightsOf } from './formula.js';

/** What the report recommends; the bands from 30 to 70 share one. */
export type Recommendation = 'OBSERVABLE' | 'MINOR GAPS' | 'NEEDS INSTRUMENTATION' | 'UNOBSERVABLE';

/** What the score is made of. */
export type ComponentId = 'errors' | 'work' | 'metrics' | 'spans' | 'logs';

/** One part of the score. */
export interface Component {
  id: ComponentId;
  /** As a heading: `Error paths`. */
  title: string;
  /** How much of it can be seen, from 0 to 1; null where the code has nothing that would need it. */
  share: number | null;
  /** The points it is worth in this project: those of parts that do not apply go to the others. */
  weight: number;
  /** The points that are missing because something is not there; what findings cost is in {@link Score.findings}. */
  lost: number;
  /** What that rests on: `41 of 43 error paths leave a trace`. */
  facts: string;
}

/** What the findings of one severity cost; those that a comment turns off without a reason are among them. */
export interface SeverityLoss {
  severity: Severity;
  count: number;
  /** In points. */
  lost: number;
}

/** A change that would raise the score. */
export interface BestFix {
  /** As an order: `Let the errors of 3 catch clauses leave a trace`. */
  title: string;
  /** By how many points the score would rise. */
  gain: number;
  /** The first place it is about. */
  file: string;
  line: number;
  /** The rule that reports it, where one does; without the prefix of the plugin. */
  rule?: string;
}

/** How much of a service can be seen when it runs, and why that is so. */
export interface Score {
  /** From 0 to 100, with one decimal. */
  points: number;
  /** As the specialist says it: `minor gaps`. */
  band: string;
  recommendation: Recommendation;
  /** `points` and all that is lost in these and in `findings` make 100, but for rounding. */
  components: Component[];
  /** Those that cost something, the worst first. */
  findings: SeverityLoss[];
  /** At most three, the best first. */
  bestFixes: BestFix[];
}

/**
 * How much of a service can be seen when it runs. docs/score.md has the formula.
 * @returns null where there is nothing to see: no unit of work, no error path and no finding in service code
 */
export function scoreOf(review: Review): Score | null {
  const amounts = amountsOf(review);
  const parts = partsOf(amounts);
  const points = pointsOf(parts);
  if (points === null) return null;
  const { band, recommendation } = bandOf(rounded(points));
  return {
    points: rounded(points),
    band,
    recommendation,
    components: componentsOf(amounts, parts),
    findings: lossesOf(amounts, parts),
    bestFixes: bestFixesOf(amounts, points),
  };
}

const BANDS: readonly (readonly [least: number, band: string, recommendation: Recommendation])[] = [
  [90, 'observable by design', 'OBSERVABLE'],
  [70, 'minor gaps', 'MINOR GAPS'],
  [50, 'some observability', 'NEEDS INSTRUMENTATION'],
  [30, 'poor', 'NEEDS INSTRUMENTATION'],
  [0, 'unobservable', 'UNOBSERVABLE'],
];

/** What the specialist says to a number of points. */
export function bandOf(points: number): Pick<Score, 'band' | 'recommendation'> {
  const [, band, recommendation] = BANDS.find(([least]) => points >= least) ?? BANDS.at(-1)!;
  return { band, recommendation };
}

const TITLES: Readonly<Record<ComponentId, string>> = {
  errors: 'Error paths',
  work: 'Handlers and outgoing calls',
  metrics: 'Metrics',
  spans: 'Spans',
  logs: 'Logs',
};

type Parts = ReturnType<typeof partsOf>;

function componentsOf(amounts: Amounts, parts: Parts): Component[] {
  const weights = weightsOf(parts);
  return (Object.keys(TITLES) as ComponentId[]).map((id) => {
    const part = parts[id];
    const weight = weights[id] ?? 0;
    const reported = id === 'errors' ? reportedErrors(amounts) : 0;
    return {
      id,
      title: TITLES[id],
      share: part?.share ?? null,
      weight: rounded(weight),
      lost: part ? rounded(weight * (1 - part.present - reported)) : 0,
      facts: factsOf(id, amounts),
    };
  });
}

/** The share of all places that can fail which a finding says to be silent. */
function reportedErrors({ points, units }: Amounts): number {
  const places = points.length + units.filter(({ failsOpenly }) => failsOpenly).length;
  return places === 0 ? 0 : points.reduce((sum, { finding, seen }) => sum + (finding ? 1 - seen : 0), 0) / places;
}

/** What findings cost, by severity: those of a part share what that part loses by what they weigh. */
function lossesOf(amounts: Amounts, parts: Parts): SeverityLoss[] {
  const weights = weightsOf(parts);
  const silent = amounts.points.flatMap(({ finding, seen }) => (finding ? [{ finding, part: 1 - seen }] : []));
  const silence = silent.reduce((sum, { part }) => sum + part, 0);
  const lost = silent.map(({ finding, part }) => ({
    severity: finding.severity,
    lost: (weights.errors ?? 0) * reportedErrors(amounts) * (part / silence),
  }));
  for (const id of ['metrics', 'spans', 'logs'] as const) {
    const findings = amounts.findings[id];
    const part = parts[id];
    const byRule = weightsByRule(findings, sizeOf(amounts));
    const all = [...byRule.values()].reduce((sum, weight) => sum + weight, 0);
    for (const { severity, rule } of findings) {
      const share = byRule.get(rule)! / findings.filter((one) => one.rule === rule).length / all;
      lost.push({ severity, lost: part ? (weights[id] ?? 0) * (part.present - part.share) * share : 0 });
    }
  }
  for (const { finding } of amounts.units) if (finding) lost.push({ severity: finding.severity, lost: 0 });
  return SEVERITIES.map((severity) => {
    const own = lost.filter((one) => one.severity === severity);
    return { severity, count: own.length, lost: rounded(own.reduce((sum, one) => sum + one.lost, 0)) };
  }).filter(({ count }) => count > 0);
}

function rounded(value: number): number {
  return Math.round(value * 10) / 10;
}
