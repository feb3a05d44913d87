/** Words in the text of a message, its headers or its options that say that a context, or an id to find it by, goes along. */
export const CARRIES_CONTEXT =
  /trac(?:e|ing)|(?<![a-z])span(?![a-z])|spanContext|telemetry|otel|correlation|causation|baggage|carrier|propagat|(?<![a-z\d])b3(?![a-z\d])|sentry|datadog|newrelic|(?:request|transaction)[_-]?id|\bcontext\b/i;

/** Keys of what is sent whose values may hold a context that stands elsewhere. */
export const ENVELOPES =
  /^(?:_?meta(?:data)?|headers|context|ctx|envelope|event|message|msg|payload|data|body|props|extra)$/i;

/** Calls that put the context into a carrier, by their names. */
export const INJECTS =
  /inject|propagat|carrier|(?:trac|telemetry|otel|correlation|context)\w*(?:headers|attributes|context|metadata|data)|instrument/i;

/** Calls that read the context of a message, or link to it, by their names. */
export const READS_CONTEXT =
  /extract|continue|remote|link|parent|carrier|trace.?(?:context|parent)|propagat|deserializ\w*context/i;

/** Calls that run the function they are given in the context of the caller: whatever is active stays so. */
export const KEEPS_CONTEXT =
  /^(?:map|forEach|filter|reduce|some|every|find|flatMap|then|catch|finally|all|allSettled|race|any|setTimeout|setImmediate|setInterval|nextTick|queueMicrotask|Promise|pMap)$/;

/** Calls that run a function again and again, with nothing that waits for it: there is no context to pass on. */
export const SCHEDULES = /^(?:setInterval|schedule\w*|cron\w*|every|repeat|CronJob|Cron)$/i;

/** Options of jobs that are made by the clock, and options that pass the context on. */
export const SCHEDULED_OPTIONS = ['repeat', 'pattern', 'cron', 'telemetry'] as const;

/** What a file says of its queue that makes jobs by the clock. */
export const SCHEDULED_JOBS = /\brepeat\s*:|JobScheduler|\bcron\b|QueueScheduler/;

/** Packages that a project has that makes traces of its own. Metrics alone need none of them but the API. */
export const TRACING_PACKAGES =
  /^(?:@opentelemetry\/(?:sdk-trace(?:-\w+)?|sdk-node|exporter-trace-[\w-]+|exporter-(?:zipkin|jaeger)|context-async-hooks|propagator-[\w-]+|auto-instrumentations-node|instrumentation-[\w.-]+)|dd-trace|opentracing|jaeger-client|zipkin|@sentry\/(?:node|core|opentelemetry)|elastic-apm-node)$/;

/** An import from the API of OpenTelemetry of what traces are made of. */
export const USES_TRACES =
  /import\s*\{[^}]*\b(?:trace|propagation|context)\b[^}]*\}\s*from\s*['"]@opentelemetry\/api['"]/;

/** The API of OpenTelemetry, which libraries and the services that set it up elsewhere depend on, and what is there for metrics. */
export const TRACING_API = '@opentelemetry/api';
export const METRICS_SDK = '@opentelemetry/sdk-metrics';

/** Where the message of a system carries a context, in words, and the place in what a consumer gets. */
export const CARRIERS: Readonly<Record<string, { sent: string; received: string; note?: string }>> = {
  kafkajs: {
    sent: "its 'headers'",
    received: 'message.headers',
    note: ' (KafkaJS hands headers out as Buffers, so the getter has to call toString())',
  },
  amqplib: { sent: "its 'headers'", received: 'message.properties.headers' },
  'aws-sdk': { sent: "its 'MessageAttributes'", received: 'message.MessageAttributes' },
  bullmq: { sent: 'the data of the job', received: 'job.data' },
  bull: { sent: 'the data of the job', received: 'job.data' },
};
