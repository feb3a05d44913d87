/** Names of functions, wherever they are, that are taken to mark a span as failed: `failSpan`, `traceError`, `this.otel.error`. */
export const TELLS_SPAN = /span|trac(?:e|ing)|otel|telemetr|instrument|apm/i;

/** Status codes that are no error. Source: @opentelemetry/api 1.10 `SpanStatusCode`, @sentry/core 11 `SpanStatus`. */
export const NO_ERROR_CODE = /^(?:ok|unset|SPAN_STATUS_OK|SPAN_STATUS_UNSET|0|1)$/i;

/** Outcomes that are no failure. Source: elastic-apm-node 4 `Outcome`. */
export const NO_FAILURE_OUTCOME = /^(?:success|unknown)$/;

/** Tags and attributes by which a backend knows that a span failed. Source: dd-trace 5, OpenTracing's conventions. */
export const ERROR_TAG = /^(?:error(?:\.(?:type|message|msg|stack|object))?|otel\.status_code)$/i;

/** What runs a function at once and returns what it returns: an error in there arrives outside. */
export const RUNS_INLINE = /^(?:with|activate|withActiveSpan|withSpan|runInContext|run)$/;

/** Functions that are given an error in place of a result. */
export const CONTINUATION = /^(?:reject|rej|next|cb|callback|done|resolveError)$/;
