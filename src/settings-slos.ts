import { fail, oneOf, record, string, type Reader } from './settings-reader.js';
import { durationIn } from './vocabulary/durations.js';

/** A latency objective as a team writes it: most values of a histogram are at or below a threshold. */
export interface SloSetting {
  /** The name of the histogram, as Prometheus sees it or as written in the code. */
  metric: string;
  /** In the unit of the histogram, or with one: `0.3`, `'300ms'`. */
  threshold: number | string;
  /** The share that has to be at or below it: `0.99` or `99`. */
  objective?: number;
  /** The time over which that is asked: `'30d'`. */
  window?: string;
}

/** A latency objective. */
export interface Slo {
  metric: string;
  /** In seconds where `isTime`, else in the unit of the histogram. */
  threshold: number;
  /** True where the threshold came with a unit of time. */
  isTime: boolean;
  /** Between 0 and 1; null where it is not said. */
  objective: number | null;
  window: string | null;
}

/** An entry of `settings.observability.slos`: an objective, or the path of a file with some. */
export type SloSource = Slo | string;

/** Reads one entry: an objective, or the path of an SLO file from where ESLint runs. */
export const sloSource: Reader<SloSource> = (value, path) => {
  if (typeof value === 'string') return string(value, path);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    fail(path, 'an object with metric and threshold, or the path of an SLO file', value);
  }
  const object = record(value, path);
  oneOf(object, ['metric', 'threshold', 'objective', 'window'], path);
  return {
    metric: string(object['metric'], `${path}.metric`),
    ...threshold(object['threshold'], `${path}.threshold`),
    objective: object['objective'] === undefined ? null : objective(object['objective'], `${path}.objective`),
    window: object['window'] === undefined ? null : string(object['window'], `${path}.window`),
  };
};

function threshold(value: unknown, path: string): Pick<Slo, 'threshold' | 'isTime'> {
  const read = thresholdOf(value);
  return read ?? fail(path, "a number above 0, or a text with a unit of time such as '300ms'", value);
}

/** A threshold: a number, or a text with a unit of time; null where it is neither. */
export function thresholdOf(value: unknown): Pick<Slo, 'threshold' | 'isTime'> | null {
  const number = typeof value === 'string' && /^[\d.]+$/.test(value) ? Number(value) : value;
  if (typeof number === 'number')
    return number > 0 && Number.isFinite(number) ? { threshold: number, isTime: false } : null;
  const seconds = typeof value === 'string' ? durationIn(value) : null;
  return seconds === null ? null : { threshold: seconds, isTime: true };
}

function objective(value: unknown, path: string): number {
  return objectiveOf(value) ?? fail(path, 'a share such as 0.99, or a percentage such as 99', value);
}

/** A share between 0 and 1, also of a percentage; null where it is neither. */
export function objectiveOf(value: unknown): number | null {
  const number = typeof value === 'string' ? Number(value.replace(/%$/, '')) : value;
  if (typeof number !== 'number' || !(number > 0) || number >= 100) return null;
  // 99.9 / 100 is 0.9990000000000001.
  return number > 1 ? Number((number / 100).toPrecision(12)) : number;
}
