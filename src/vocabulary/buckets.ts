/** What a histogram measures, as far as its buckets are concerned. */
export type BucketUnit = 'seconds' | 'milliseconds' | 'bytes' | 'things';

/**
 * Boundaries that fit most services, to start from.
 * Seconds: OpenTelemetry semantic conventions 1.40, `http.server.request.duration`; milliseconds are the same times
 * 1,000; bytes from 1 KiB to 16 MiB by powers of four.
 */
export const FITTING_BUCKETS: Readonly<Record<BucketUnit, readonly number[]>> = {
  seconds: [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10],
  milliseconds: [5, 10, 25, 50, 75, 100, 250, 500, 750, 1000, 2500, 5000, 7500, 10000],
  bytes: [1024, 4096, 16384, 65536, 262144, 1048576, 4194304, 16777216],
  things: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000],
};

/** The boundaries a library falls back to. Sources: prom-client 15.1.3 lib/histogram.js; OpenTelemetry SDK metrics spec 1.40. */
export const DEFAULT_BUCKETS = {
  prometheus: '0.005 to 10',
  opentelemetry: '0, 5, 10, … 10000',
} as const;

/** Work that takes minutes, as the name of a histogram says it; a job or a task may be anything. */
export const LONG_WORK: ReadonlySet<string> = new Set([
  'backup',
  'migration',
  'reindex',
  'import',
  'export',
  'crawl',
  'etl',
  'batch',
  'transcode',
  'transcoding',
  'training',
  'deployment',
]);
