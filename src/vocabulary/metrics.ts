/** Packages with which a service counts: libraries of metrics, and agents that come with one. */
export const METRICS_PACKAGES =
  /^(?:prom-client|@opentelemetry\/(?:api|sdk-metrics|sdk-node|host-metrics|exporter-prometheus)|@opentelemetry\/exporter-metrics-[\w-]+|hot-shots|node-statsd|statsd-client|lynx|dd-trace|datadog-metrics|nestjs-otel|@willsoto\/nestjs-prometheus|@digikare\/nestjs-prom|@aws-lambda-powertools\/metrics|aws-embedded-metrics|fastify-metrics|express-prom-bundle|prometheus-api-metrics|@promster\/[\w-]+|swagger-stats|appmetrics[\w-]*|@hono\/prometheus|applicationinsights|newrelic|@tryghost\/prometheus-metrics|(?:@[\w-]+\/)?[\w-]*metrics)$/;

/** Packages that put a span, with its status, around requests and around the calls of known clients, unasked. */
export const AUTO_INSTRUMENTATION =
  /^(?:@opentelemetry\/auto-instrumentations-node|@opentelemetry\/instrumentation-(?:http|undici|express|fastify|koa|nestjs-core|grpc)|dd-trace|newrelic|elastic-apm-node|@elastic\/opentelemetry-node|applicationinsights|@azure\/monitor-opentelemetry|@splunk\/otel|@google-cloud\/trace-agent|aws-xray-sdk(?:-core)?|@vercel\/otel)$/;

/** Packages that count requests by their status. */
export const REQUEST_METRICS =
  /^(?:express-prom-bundle|fastify-metrics|prometheus-api-metrics|express-prometheus-middleware|@promster\/[\w-]+|swagger-stats|@hono\/prometheus|koa-prom-client|appmetrics[\w-]*)$/;

/** Words by which a project names what it counts with: a module, an object, a decorator. */
export const METRIC_WORD =
  /^(?:metrics?|telemetry|statsd|dogstatsd|prometheus|prom|promclient|instruments?|instrumentation|instrumented|counters?|histograms?|gauges?|meters?|apm|monitoring)$/;

/** Names of labels that tell how something ended. */
export const OUTCOME_LABEL =
  /^(?:outcome|status\w*|result|success\w*|ok|error\w*|err|fail\w*|state|code|status_?code|reason|exception|type)$/i;
