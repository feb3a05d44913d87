import { LONG_WORK } from '../vocabulary/buckets.js';
import { wordsOf } from '../vocabulary/words.js';
import type { BucketValues } from './bucket-values.js';
import type { MetricDeclaration } from './facts.js';
import type { FileModel } from './file-model.js';
import { prometheusName } from './metric-name.js';
import { thresholdsFor, type ProjectSlos } from './slos.js';
import { textOf } from './text.js';

/** What can be wrong with boundaries. */
export type BucketFaultId = 'order' | 'twice' | 'scale' | 'short' | 'many' | 'few' | 'single' | 'slo';

/** One fault of a histogram's boundaries. */
export interface BucketFault {
  id: BucketFaultId;
  data: Record<string, string>;
  /** The boundaries as they should be; null where that is not known. */
  values: readonly number[] | null;
  /** The position of the boundary at fault; null where it is all of them. */
  element: number | null;
}

/**
 * What is wrong with the boundaries of a histogram.
 * @param max how many there may be
 */
export function bucketFaults(
  metric: MetricDeclaration,
  { values }: BucketValues,
  slos: ProjectSlos,
  max: number,
  model: FileModel,
): BucketFault[] {
  const disorder = outOfOrder(metric, values);
  if (disorder) return [disorder];
  const unit = timeUnit(metric, model);
  const scale = unit && outOfScale(values, unit);
  if (scale) return [scale];
  const size = outOfSize(metric, values, max);
  const short = unit === 'seconds' ? tooShort(metric, values) : null;
  return [...(size ? [size] : []), ...(short ? [short] : []), ...missed(metric, values, slos, model)];
}

function outOfOrder({ dialect }: MetricDeclaration, values: readonly number[]): BucketFault | null {
  const at = values.findIndex((value, i) => i > 0 && value <= values[i - 1]!);
  const again = values.findIndex((value, i) => values.indexOf(value) < i);
  if (at < 0 && again < 0) return null;
  const isTwice = again >= 0 && (at === again || at < 0);
  const element = isTwice ? again : at;
  const sorted = [...new Set(values)].sort((a, b) => a - b);
  const harm =
    dialect === 'opentelemetry'
      ? 'the SDK puts them in order, but nobody who reads this sees what is missing'
      : isTwice
        ? 'prom-client counts values at it a second time, so all shares and quantiles above it are wrong'
        : 'prom-client counts a value at the first that it fits, so shares and quantiles are wrong';
  return {
    id: isTwice ? 'twice' : 'order',
    data: { culprit: String(values[element]), cure: sorted.join(', '), harm },
    values: sorted,
    element,
  };
}

/** The unit of time that the name or the unit option says in full; null where it only lets one guess. */
function timeUnit(metric: MetricDeclaration, model: FileModel): 'seconds' | 'milliseconds' | null {
  const unit = metric.unit.state === 'given' ? textOf(metric.unit.node, model.scopes)?.text : undefined;
  if (unit === 's') return 'seconds';
  if (unit === 'ms') return 'milliseconds';
  const words = prometheusName(metric, model.scopes)?.text.split('_') ?? [];
  if (words.some((word) => /^(?:ms|millis|milliseconds)$/.test(word))) return 'milliseconds';
  return words.includes('seconds') ? 'seconds' : null;
}

/** Boundaries that people write for milliseconds; OpenTelemetry's defaults are of these. */
const MILLISECOND_LIKE = new Set([
  5, 10, 20, 25, 50, 75, 100, 200, 250, 300, 400, 500, 750, 1000, 2000, 2500, 5000, 7500,
]);

function outOfScale(values: readonly number[], unit: 'seconds' | 'milliseconds'): BucketFault | null {
  const largest = values.at(-1) ?? 0;
  if (unit === 'milliseconds') {
    const isSeconds = largest <= 60 && values.some((value) => value > 0 && value < 1);
    if (!isSeconds) return null;
    const scaled = values.map((value) => rounded(value * 1000));
    return { id: 'scale', data: scaleData('seconds', unit, '+Inf', scaled), values: scaled, element: null };
  }
  // Minutes and hours in seconds are multiples of 60.
  const isTime = values.some((value) => value > 0 && value % 60 === 0 && !MILLISECOND_LIKE.has(value));
  const alike = values.filter((value) => MILLISECOND_LIKE.has(value)).length;
  const isMilliseconds =
    !isTime && largest >= 1000 && alike >= 4 && values.every((value) => Number.isInteger(value) || value === Infinity);
  if (!isMilliseconds) return null;
  const scaled = values.map((value) => rounded(value / 1000));
  return { id: 'scale', data: scaleData('milliseconds', unit, 'first', scaled), values: scaled, element: null };
}

function scaleData(culprit: string, unit: string, where: string, values: readonly number[]): Record<string, string> {
  return { culprit, unit, where, cure: values.join(', ') };
}

function outOfSize({ dialect }: MetricDeclaration, values: readonly number[], max: number): BucketFault | null {
  const fault = (id: BucketFaultId, data: Record<string, string>): BucketFault => ({
    id,
    data,
    values: null,
    element: null,
  });
  const count = values.length;
  if (count > max) {
    // One series a boundary, +Inf, the sum and the count.
    return fault('many', { culprit: String(count), series: String(count + 3), max: String(max) });
  }
  if (count === 1) return fault('single', {});
  if (count === 2) return fault('few', { culprit: '2 boundaries' });
  // OpenTelemetry: none at all is how one asks for sum and count alone.
  return count === 0 && dialect !== 'opentelemetry' ? fault('few', { culprit: 'no boundaries' }) : null;
}

/** A backup in buckets that end at ten seconds. */
function tooShort({ name }: MetricDeclaration, values: readonly number[]): BucketFault | null {
  const largest = values.filter(Number.isFinite).at(-1);
  const work = wordsOf(name?.text ?? '').find((word) => LONG_WORK.has(word));
  if (work === undefined || largest === undefined || largest > 10 || values.length < 3) return null;
  return { id: 'short', data: { culprit: String(largest), work }, values: null, element: null };
}

function missed(
  metric: MetricDeclaration,
  values: readonly number[],
  slos: ProjectSlos,
  model: FileModel,
): BucketFault[] {
  return thresholdsFor(metric, slos, model)
    .filter((threshold) => !values.includes(threshold))
    .map((threshold) => ({
      id: 'slo',
      data: {
        culprit: String(threshold),
        below: String(values.findLast((value) => value < threshold) ?? 0),
        above: String(values.find((value) => value > threshold) ?? '+Inf'),
      },
      values: [...values, threshold].sort((a, b) => a - b),
      element: null,
    }));
}

/** Without what floating point leaves over: 0.1 * 3. */
function rounded(value: number): number {
  return Number(value.toPrecision(12));
}
