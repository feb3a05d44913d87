/**
 * Words of a name that something which logs, counts, traces or reports is called by. Wide on purpose: a handler that uses
 * such a thing is taken to be seen.
 */
export const TELEMETRY_WORD =
  /^(?:log|logs|logg?er|logging|logged|console|winston|pino|bunyan|morgan|audit|auditor|metrics?|stats|statsd|prom|prometheus|counter|counters|histogram|gauge|timer|meter|measure|observe|monitor|monitored|monitoring|instrument|instrumented|instrumentation|apm|newrelic|sentry|otel|opentelemetry|span|spans|trace|traced|tracer|tracing|telemetry|analytics|tracker|track|report|reporter|reported|capture|notify|alert)$/;

/** What passes an error on to where the errors of all requests arrive, or wraps a handler so that they do. */
export const ERROR_PATH =
  /^(?:next|done|reject|handleError|onError|errorHandler|sendError|(?:async|catch|wrap|safe|handle)\w*(?:Handler|Async|Errors?|Middleware|Route|Wrapper)?|\w*(?:asyncHandler|AsyncHandler|catchAsync|tryCatch))$/;

/** What leaves a trace of its own, in the text of a module that a handler calls. */
export const TELEMETRY_TEXT =
  /\b(?:\w*[lL]og(?:ger|ging)?|console|winston|pino|Sentry|tracer|span|metrics?|statsd|telemetry|newrelic)\s*\??\.\s*[a-zA-Z#]|\b(?:captureException|recordException|startActiveSpan|startSpan|withSpan|observe|startTimer|reportError)\s*\(|@(?:Span|Trace|Log)\w*\b|\.inc\(/;

/** Endpoints that machines ask all the time, and files: nobody looks for a single request of these. */
export const SIDE_ENDPOINT =
  /\/_*(?:healthz?|health-?checks?|readyz?|readiness|ready|livez?|liveness|alive|ping|status|version|metrics|prometheus|favicon\.ico|robots\.txt|sitemap\.xml|openapi\w*(?:\.json)?|swagger\w*(?:\.json)?|api-docs|docs|static|assets|public|\.well-known)(?:\/|$|\.)/i;
