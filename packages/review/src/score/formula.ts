import type { Finding } from '../review.js';
import { WEIGHT, type Amounts, type Judged, type Unit } from './amounts.js';
import type { ComponentId } from './score.js';

/** The points of each part of the score where all of them apply. */
export const POINTS: Readonly<Record<ComponentId, number>> = { errors: 30, work: 20, metrics: 20, spans: 10, logs: 20 };

/** How much of a part is there. */
export interface Part {
  /** Without a look at findings, from 0 to 1. */
  present: number;
  /** With it: what findings take away is taken from what the code itself leaves. */
  share: number;
}

/** What the errors of a unit are worth that go up to a place which keeps them, and those that go up to none. */
const KEPT = 0.75;
const LOST = 0.25;

/** What a unit is worth that leaves nothing, but calls other code of the project that may. */
const HANDED_ON = 0.5;

/** What packages that instrument the project are worth, beside what the code states itself. */
const INSTRUMENTED = { metrics: 0.25, spans: 0.75, logs: 0.5 } as const;

/** How much of each part of the score is there; null for what the code gives no reason to ask for. */
export function partsOf(amounts: Amounts): Record<ComponentId, Part | null> {
  const { units, points, signals } = amounts;
  const isEmpty = units.length + points.length === 0;
  const signalled = [signals.rate, signals.errors, signals.duration].filter(Boolean).length / 3;
  const counted = units.length > 0 ? mean(units.map(({ own }) => Number(own.metric))) : signalled;
  const observed = signals.declared > 0 ? signals.used / signals.declared : signalled;
  return {
    errors: plain(errorsSeen(amounts)),
    work: plain(units.map(workSeen)),
    metrics: isEmpty
      ? judgedAlone('metrics', amounts)
      : judged('metrics', 0.4 * signalled + 0.4 * counted + 0.2 * observed, units.map(isMeasuredFor), amounts),
    spans:
      units.length === 0
        ? judgedAlone('spans', amounts)
        : judged(
            'spans',
            mean(units.map(({ own }) => Number(own.span))),
            units.map(({ instrumented }) => instrumented.span),
            amounts,
          ),
    logs: isEmpty
      ? judgedAlone('logs', amounts)
      : judged(
          'logs',
          Math.sqrt(logged(amounts)),
          handlersOf(units).map(({ instrumented }) => instrumented.log),
          amounts,
        ),
  };
}

/** How much is seen of each place that can fail: the explicit ones, and units of work that let their errors go. */
export function errorsSeen({ units, points, keeper }: Amounts): number[] {
  return [
    ...points.map(({ seen }) => seen),
    ...units
      .filter(({ failsOpenly }) => failsOpenly)
      .map(({ own, instrumented }) => (keeper || own.span || instrumented.span ? KEPT : LOST)),
  ];
}

/** How much of a unit of work is seen. */
export function workSeen({ own, instrumented, handsOn, finding }: Unit): number {
  if (finding) return 0;
  if ([own, instrumented].some(({ log, metric, span }) => log || metric || span)) return 1;
  return handsOn ? HANDED_ON : 0;
}

/** The share of units of work and error paths that leave a log record. */
export function logged({ units, points }: Amounts): number {
  return mean([
    ...units.filter(({ isInHandler }) => !isInHandler).map(({ own }) => Number(own.log)),
    ...points.map(({ isLogged }) => Number(isLogged)),
  ]);
}

export function handlersOf(units: readonly Unit[]): Unit[] {
  return units.filter(({ kind }) => kind === 'handler');
}

function isMeasuredFor({ instrumented }: Unit): boolean {
  return instrumented.metric || instrumented.span;
}

function plain(seen: readonly number[]): Part | null {
  return seen.length === 0 ? null : { present: mean(seen), share: mean(seen) };
}

function judged(part: Judged, own: number, instrumented: readonly boolean[], amounts: Amounts): Part {
  const base = INSTRUMENTED[part] * mean(instrumented.map(Number));
  return { present: base + (1 - base) * own, share: base + (1 - base) * own * soundness(part, amounts) };
}

/** Of code that gives no reason to ask, only what it does wrong is known. */
function judgedAlone(part: Judged, amounts: Amounts): Part | null {
  return amounts.findings[part].length === 0 ? null : { present: 1, share: soundness(part, amounts) };
}

/** How sound something is: 1 without findings, and one half where they weigh as much as all there is to see. */
function soundness(part: Judged, amounts: Amounts): number {
  const size = sizeOf(amounts);
  return size / (size + weightOf(amounts.findings[part], size));
}

/**
 * How much there is that can be seen: units of work, and error paths as far as they leave a trace. Neither statements nor
 * telemetry, so that neither thins findings out, and no silent error path, so that mending one never makes them denser.
 */
export function sizeOf({ units, points }: Amounts): number {
  return Math.max(
    1,
    points.reduce((sum, { seen }) => sum + seen, units.length),
  );
}

/** Of all there is to see, what the findings of one rule may weigh at most: a habit is one thing to change. */
const HABIT = 0.5;

/** What the findings of each rule weigh together. */
export function weightsByRule(findings: readonly Finding[], size: number): Map<string, number> {
  const weights = new Map<string, number>();
  for (const { rule, severity } of findings)
    weights.set(rule, Math.min(HABIT * size, (weights.get(rule) ?? 0) + WEIGHT[severity]));
  return weights;
}

/** What findings weigh. */
function weightOf(findings: readonly Finding[], size: number): number {
  return [...weightsByRule(findings, size).values()].reduce((sum, weight) => sum + weight, 0);
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** The points of a whole project: null where no part applies. */
export function pointsOf(parts: Record<ComponentId, Part | null>): number | null {
  const weights = weightsOf(parts);
  const ids = Object.keys(weights) as ComponentId[];
  return ids.length === 0 ? null : ids.reduce((sum, id) => sum + weights[id]! * parts[id]!.share, 0);
}

/** What each part is worth: what does not apply gives its points to the others. */
export function weightsOf(parts: Record<ComponentId, Part | null>): Partial<Record<ComponentId, number>> {
  const ids = (Object.keys(POINTS) as ComponentId[]).filter((id) => parts[id] !== null);
  const all = ids.reduce((sum, id) => sum + POINTS[id], 0);
  return Object.fromEntries(ids.map((id) => [id, (POINTS[id] * 100) / all]));
}
