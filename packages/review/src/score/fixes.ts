import type { Finding } from '../review.js';
import type { Amounts, At, Judged, Unit } from './amounts.js';
import { partsOf, pointsOf } from './formula.js';
import type { BestFix } from './score.js';

/** How many fixes are named. */
const MOST = 3;

/** In points: less is not worth a line. */
const LEAST = 0.1;

interface Candidate {
  title: string;
  at: At;
  rule?: string;
  /** What there would be then. */
  then: Amounts;
}

/** The changes that would raise the score most, the best first. */
export function bestFixesOf(amounts: Amounts, points: number): BestFix[] {
  return [...byRule(amounts), ...gaps(amounts)]
    .map(({ title, at, rule, then }) => {
      const gain = Math.round(((pointsOf(partsOf(then)) ?? 0) - points) * 10) / 10;
      return { title, gain, file: at.file, line: at.line, ...(rule !== undefined && { rule }) };
    })
    .filter(({ gain }) => gain >= LEAST)
    .sort((a, b) => b.gain - a.gain)
    .slice(0, MOST);
}

/** All findings of a rule, mended. */
function byRule(amounts: Amounts): Candidate[] {
  const groups = new Map<string, Finding[]>();
  const all = [
    ...amounts.points.flatMap(({ finding }) => finding ?? []),
    ...amounts.units.flatMap(({ finding }) => finding ?? []),
    ...Object.values(amounts.findings).flat(),
  ];
  for (const finding of all) groups.set(finding.rule, [...(groups.get(finding.rule) ?? []), finding]);
  return [...groups].map(([rule, findings]) => ({
    title: `Mend ${plural(findings.length, 'finding')} of ${rule}`,
    at: findings[0]!,
    rule,
    then: without(rule, amounts),
  }));
}

function without(rule: string, amounts: Amounts): Amounts {
  const kept = (part: Judged): Finding[] => amounts.findings[part].filter((finding) => finding.rule !== rule);
  return {
    ...amounts,
    points: amounts.points.map((point) =>
      point.finding?.rule === rule ? { ...point, seen: 1, isLogged: true, finding: null } : point,
    ),
    units: amounts.units.map((unit) =>
      unit.finding?.rule === rule ? { ...unit, own: { ...unit.own, log: true }, finding: null } : unit,
    ),
    findings: { metrics: kept('metrics'), spans: kept('spans'), logs: kept('logs') },
  };
}

/** What no rule reports, because it is about the whole project or nothing is wrong with a single place. */
function gaps(amounts: Amounts): Candidate[] {
  const { units, points, signals } = amounts;
  const found: Candidate[] = [];
  const add = (title: string, at: At | undefined, then: Partial<Amounts>): void => {
    if (at) found.push({ title, at, then: { ...amounts, ...then } });
  };
  const quiet = points.filter(({ seen, finding }) => seen < 1 && !finding);
  add(`Let ${plural(quiet.length, 'error path')} leave a trace`, quiet[0], {
    points: points.map((point) => (quiet.includes(point) ? { ...point, seen: 1, isLogged: true } : point)),
  });
  const open = units.find(({ failsOpenly }) => failsOpenly);
  if (!amounts.keeper)
    add('Keep what no handler catches: error middleware that logs and counts', open, { keeper: open ?? null });
  const first = units.find(({ kind }) => kind === 'handler') ?? units[0];
  const missing = (['rate', 'errors', 'duration'] as const).filter((signal) => !signals[signal]);
  const uncounted = units.filter(({ own }) => !own.metric);
  add(
    missing.length > 0
      ? `Measure ${missing.join(', ')} of every handler, in middleware`
      : `Count and time ${plural(uncounted.length, 'unit')} of work that nothing counts`,
    uncounted[0] ?? first,
    {
      signals: { ...signals, rate: true, errors: true, duration: true },
      units: withOwn(units, 'metric'),
    },
  );
  const apart = units.filter(({ own }) => !own.span);
  add(
    `Start a span for ${plural(apart.length, 'unit')} of work that ${apart.length === 1 ? 'has' : 'have'} none`,
    apart[0],
    {
      units: withOwn(units, 'span'),
    },
  );
  const unlogged = units.filter(({ own, isInHandler }) => !own.log && !isInHandler);
  add(`Log what ${plural(unlogged.length, 'unit')} of work did, in middleware or at the end`, unlogged[0], {
    units: withOwn(units, 'log'),
  });
  return found;
}

function withOwn(units: readonly Unit[], kind: keyof Unit['own']): Unit[] {
  return units.map((unit) => ({ ...unit, own: { ...unit.own, [kind]: true } }));
}

function plural(count: number, noun: string): string {
  return `${String(count)} ${noun}${count === 1 ? '' : 's'}`;
}
