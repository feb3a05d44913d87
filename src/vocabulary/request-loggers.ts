/**
 * Middleware that gives each request a logger of its own, by framework, and where that logger is found.
 * Sources: pino-http 11.0.0 index.d.ts, express-pino-logger 7.0.0 and express-bunyan-logger 1.3.3 README (`req.log`),
 * koa-pino-logger 4.0.0 README (`ctx.log`), hono-pino 0.10.3 README (`c.var.logger`).
 */
export const LOGGER_MIDDLEWARE: Readonly<Record<'express' | 'koa' | 'hono', ReadonlySet<string>>> = {
  express: new Set(['pino-http', 'express-pino-logger', 'express-bunyan-logger']),
  koa: new Set(['koa-pino-logger']),
  hono: new Set(['hono-pino']),
};

/**
 * Packages that put the id of the request, or of its trace, on each record of any logger: log instrumentations, agents
 * of vendors, and stores that follow the asynchronous call chain.
 */
export const CORRELATION_PACKAGES: ReadonlySet<string> = new Set([
  '@opentelemetry/auto-instrumentations-node',
  '@opentelemetry/instrumentation-bunyan',
  '@opentelemetry/instrumentation-pino',
  '@opentelemetry/instrumentation-winston',
  '@azure/monitor-opentelemetry',
  '@elastic/opentelemetry-node',
  '@honeycombio/opentelemetry-node',
  '@splunk/otel',
  '@elastic/ecs-pino-format',
  '@elastic/ecs-winston-format',
  '@newrelic/pino-enricher',
  '@newrelic/winston-enricher',
  'applicationinsights',
  'dd-trace',
  'elastic-apm-node',
  'newrelic',
  '@commercetools/express-request-correlator',
  '@fastify/request-context',
  '@logtape/logtape',
  '@sap/cds',
  'async-local-storage',
  'cf-nodejs-logging-support',
  'cls-hooked',
  'cls-proxify',
  'cls-rtracer',
  'continuation-local-storage',
  'express-http-context',
  'express-http-context2',
  'fastify-request-context',
  'nestjs-cls',
  'nestjs-pino',
  'pino-context',
  'pino-lambda',
  'request-context',
]);

/** What a file does that carries an id past its own parameters: a store of the call chain, a mixin, the active span. */
export const CARRIES_CORRELATION =
  /\b(?:AsyncLocalStorage|async_hooks|getStore|enterWith|createNamespace|getNamespace|ClsService|ClsModule|rTracer|contextStorage|contextLocalStorage|mixin|logInjection|getActiveSpan|getSpan(?:Context)?|getSpanContext)\b/;

/** What else the module of a logger says where its records get an id from elsewhere. */
export const LOGGER_KNOWS_REQUEST =
  /context|correlation|(?:request|req|trace|span|transaction)_?id\b|\bcls\b|\bals\b|\bstore\b/i;

/** Names of a field that tells which request a record belongs to. */
export const CORRELATION_FIELD =
  /^(?:x[-_]?)?(?:req|request|correlation|trace|span|transaction|invocation)[-_]?id$|^(?:rid|cid|awsRequestId|lambdaRequestId)$/i;

/** Names of a parameter that holds a request, or the context of one. */
export const REQUEST_PARAMETER = /^_?(?:req|request|ctx|context|c)$/;

/** Names of what may hold the fields of a record, and among them the id. */
export const FIELDS_NAME = /(?:meta|ctx|context|fields|bindings|extra|props|logData|logInfo|tags|labels)$/i;

/** Names of loggers that are kept apart on purpose, or that may be of the request already. */
export const LOGGER_OF_ITS_OWN =
  /(?:^|[a-z_])(?:audit|access|security|http|morgan|request|req|ctx|context|child|scoped|session|event|billing|slow|query)/i;

/** The members that a logger of a request is kept in. */
export const LOGGER_MEMBER = /^(?:log|logger)$/;
