/**
 * Words of a name that something which logs, counts, traces or reports is called by. Wide on purpose: a handler that uses
 * such a thing is taken to be seen.
 */
export const TELEMETRY_WORD =
  /^(?:log|logs|logg?er|logging|logged|console|winston|pino|bunyan|morgan|audit|auditor|metrics?|stats|statsd|prom|prometheus|counter|counters|histogram|gauge|timer|meter|measure|observe|monitor|monitored|monitoring|instrument|instrumented|instrumentation|apm|newrelic|sentry|otel|opentelemetry|span|spans|trace|traced|tracer|tracing|telemetry|analytics|tracker|track|report|reporter|reported|capture|notify|alert)$/;

/** What leaves a trace of its own, in the text of a module that a handler calls. */
export const TELEMETRY_TEXT =
  /\b(?:\w*[lL]og(?:ger|ging)?|console|winston|pino|Sentry|tracer|span|metrics?|statsd|telemetry|newrelic)\s*\??\.\s*[a-zA-Z#]|\b(?:captureException|recordException|startActiveSpan|startSpan|withSpan|observe|startTimer|reportError)\s*\(|@(?:Span|Trace|Log)\w*\b|\.inc\(/;

/** Endpoints that machines ask all the time, and files: nobody looks for a single request of these. */
export const SIDE_ENDPOINT =
  /\/_*(?:healthz?|health-?checks?|readyz?|readiness|ready|livez?|liveness|alive|ping|status|version|metrics|prometheus|favicon\.ico|robots\.txt|sitemap\.xml|openapi\w*(?:\.json)?|swagger\w*(?:\.json)?|api-docs|docs|static|assets|public|\.well-known)(?:\/|$|\.)/i;

/** Modules of Node.js that are imported without `node:`. Source: `builtinModules` of Node.js 24, without the private ones. */
export const NODE_MODULE =
  /^(?:assert|async_hooks|buffer|child_process|cluster|console|constants|crypto|dgram|diagnostics_channel|dns|domain|events|fs|https?|http2|inspector|module|net|os|path|perf_hooks|process|punycode|querystring|readline|repl|stream|string_decoder|sys|timers|tls|trace_events|tty|url|util|v8|vm|wasi|worker_threads|zlib)$/;
