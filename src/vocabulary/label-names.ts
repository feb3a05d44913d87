/**
 * What Prometheus and prom-client take as the name of a label.
 * Source: Prometheus data model, "Metric names and labels"; prom-client 15.1.3 lib/validation.js.
 */
export const LABEL_NAME = /^[a-zA-Z_][a-zA-Z0-9_]*$/;

/** Labels that a type of metric adds itself. Source: prom-client 15.1.3 lib/histogram.js, lib/summary.js. */
export const OWN_LABELS: Readonly<Partial<Record<string, string>>> = { histogram: 'le', summary: 'quantile' };

/** What names start with that Prometheus keeps for itself (`__name__`, `__address__`). */
export const INTERNAL_PREFIX = '__';
