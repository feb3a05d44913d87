/** Functions that run another one in a span, or make one that does, by what real code calls them. */
export const TRACING_WRAPPER =
  /^_?(?:(?:with|in|run|start|wrap|record|create|use)\w*(?:Span|Trace|Tracing|Tracer|Telemetry|Instrumentation|Segment|Transaction(?:Name)?)\w*|trace[ds]?(?:[A-Z]\w*)?|tracing|span|spanned|instrument(?:ed)?(?:[A-Z]\w*)?|monitored|captureAsyncFunc|captureFunc|captureAsync|startBackgroundTransaction|startWebTransaction)$/;

/** What a wrapper or a tracer is reached through: `tracing.run('find', fn)`, `this.tracer.wrap('find', fn)`. */
export const TRACING_OWNER =
  /^_?#?(?:\w*[tT]rac(?:er|ing|e)|otel|apm|newrelic|xray|AWSXRay|Sentry|telemetry|\w+Telemetry)(?:Service)?$/;

/** Decorators that put a span around a method, or around all methods of a class. */
export const TRACING_DECORATOR =
  /^(?:\w*Span|\w*Trac(?:e|ed|ing|er|eAll|eable)|(?:\w*Instrument(?:ed)?)|Otel\w*|Transaction(?:Name)?|Segment|Telemetry|captureMethod)$/;

/** Names of a span that a function is given. */
export const SPAN_PARAMETER = /^_?(?:\w*[sS]pan|spanContext|\w*[sS]egment|traceContext)$/;

/** What asks for the span that is active, and so counts on one. */
export const ASKS_FOR_SPAN =
  /^(?:getActiveSpan|getCurrentSpan|currentSpan|activeSpan|getSpan|getSegment|currentTransaction)$/;

/** What a client is told to do with each of its calls. */
export const CLIENT_HOOK = /^(?:use|\$use|\$extends|extend|addHook|addMiddleware|add|on)$/;
