/**
 * How many boundaries, quantiles or series a metric has where the code sets none.
 * Sources: prom-client 15.1.3 lib/histogram.js, lib/summary.js; OpenTelemetry metrics SDK 1.40, "Explicit bucket
 * histogram aggregation"; Datadog documentation, "Metric types", HISTOGRAM (avg, count, median, 95percentile, max).
 */
export const DEFAULT_SERIES = { prometheus: 11, opentelemetry: 15, quantiles: 7, statsd: 5 } as const;
