/** A query with what it shows. */
export interface Expression {
  title: string;
  query: string;
}

/** True for a name that Prometheus takes. One word is none: it is what stands there for a name that is not known. */
export function isMetricName(name: string): boolean {
  return /^[a-zA-Z][a-zA-Z0-9]*_[a-zA-Z0-9_]*$/.test(name);
}

/** The name that Prometheus gives a label: attributes of OpenTelemetry have dots. */
export function labelName(label: string): string {
  return label.replaceAll(/[^a-zA-Z0-9_]/g, '_').replace(/^(?=\d)/, '_');
}

/** Per second. */
export function rate(counter: string, by: string | null = null): string {
  return `sum${by === null ? '' : ` by (${labelName(by)})`} (rate(${counter}[5m]))`.replace('sum (', 'sum(');
}

/** The share of one rate in another. */
export function ratio(part: string, whole: string): string {
  return `${rate(part)} / ${rate(whole)}`;
}

/** A quantile of a classic histogram. */
export function quantile(q: number, histogram: string): string {
  return `histogram_quantile(${String(q)}, sum by (le) (rate(${histogram}_bucket[5m])))`;
}

/** The mean of a summary. */
export function mean(summary: string): string {
  return `${rate(`${summary}_sum`)} / ${rate(`${summary}_count`)}`;
}

/** The share of observations at or below a threshold, which must be a boundary. */
export function shareWithin(histogram: string, threshold: number, window: string): string {
  return `sum(rate(${histogram}_bucket{${le(threshold)}}[${window}])) / sum(rate(${histogram}_count[${window}]))`;
}

/** The part of the error budget that is left: 1 is all of it, 0 is none. */
export function errorBudgetLeft(histogram: string, threshold: number, objective: number, window: string): string {
  const allowed = Number((1 - objective).toPrecision(6));
  return `1 - (1 - ${shareWithin(histogram, threshold, window)}) / ${String(allowed)}`;
}

/** Clients write a whole number as `le="1"`, Prometheus 3 and OpenMetrics as `le="1.0"`. */
function le(threshold: number): string {
  return Number.isInteger(threshold) ? `le=~"${String(threshold)}(\\\\.0)?"` : `le="${String(threshold)}"`;
}
