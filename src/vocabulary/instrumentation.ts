/** What is served: as the trigger of a handler. */
type Trigger = 'http' | 'rpc' | 'job' | 'message' | 'lambda';

/**
 * What a call of a client goes out through, by the name that its instrumentation has in OpenTelemetry:
 * `@opentelemetry/instrumentation-<system>`.
 */
export type System = string;

/** What a package does for those who only install and start it. */
export interface Instruments {
  /** The systems whose calls get a span; `all` for agents that know more than anyone could list. */
  calls: readonly System[] | 'all';
  /** The systems whose messages carry the context of the trace. */
  messages: readonly System[] | 'all';
  /** What gets a span, or a record, when it is handled. */
  serves: readonly Trigger[];
}

const RELATIONAL = ['pg', 'mysql', 'mysql2', 'tedious', 'oracledb', 'knex', 'prisma'];
const OVER_HTTP = ['http', 'undici'];

/** Systems that pass the context along in each message or request, once instrumented. */
const CARRIERS = ['http', 'undici', 'grpc', 'kafkajs', 'amqplib', 'aws-sdk'];

/**
 * What the clients of {@link OUTBOUND_PACKAGES} go out through; any of the systems will do. A client that is not listed
 * is its own system. Sources: the dependencies of each package in October 2026, and the README of
 * `@opentelemetry/instrumentation-http` and `-undici`, which name what they see.
 */
const SYSTEMS_OF: Readonly<Record<string, readonly System[]>> = {
  fetch: ['undici'],
  undici: ['undici'],
  ky: ['undici'],
  ofetch: ['undici', 'http'],
  wretch: ['undici', 'http'],
  'cross-fetch': ['http', 'undici'],
  'isomorphic-fetch': ['http', 'undici'],
  'graphql-request': OVER_HTTP,
  ...same(
    [
      'axios',
      'got',
      'node-fetch',
      'superagent',
      'needle',
      'request',
      'request-promise',
      'request-promise-native',
      'http',
      'https',
      '@nestjs/axios',
      'memjs',
      'consul',
      'web-push',
      'twilio',
      '@sendgrid/mail',
      'mailgun.js',
      'minio',
      'googleapis',
    ],
    ['http'],
  ),
  ...same(
    [
      'stripe',
      'openai',
      '@anthropic-ai/sdk',
      '@elastic/elasticsearch',
      '@opensearch-project/opensearch',
      '@clickhouse/client',
    ],
    OVER_HTTP,
  ),
  'firebase-admin': ['http', 'grpc'],
  ...same(['@grpc/grpc-js', 'grpc', 'nice-grpc', 'etcd3'], ['grpc']),
  ...same(['@connectrpc/connect', '@connectrpc/connect-node'], ['http', 'undici', 'connectrpc']),
  ...same(['pg', 'pg-promise'], ['pg']),
  ...same(['mysql'], ['mysql']),
  ...same(['mysql2'], ['mysql2']),
  ...same(['mssql', 'tedious'], ['tedious']),
  '@prisma/client': ['prisma'],
  knex: ['knex', ...RELATIONAL],
  ...same(
    ['typeorm', '@nestjs/typeorm', 'sequelize', 'drizzle-orm', 'kysely', '@mikro-orm/core'],
    [...RELATIONAL, 'typeorm', 'sequelize', 'mongodb'],
  ),
  mongodb: ['mongodb'],
  mongoose: ['mongoose', 'mongodb'],
  ioredis: ['ioredis'],
  ...same(['redis', '@redis/client'], ['redis']),
  kafkajs: ['kafkajs'],
  ...same(['amqplib', 'amqp-connection-manager'], ['amqplib']),
  // Their commands are seen; what is in the queue is not followed by that.
  ...same(['bull', 'bullmq', 'bee-queue'], ['bullmq', 'ioredis', 'redis']),
  'aws-sdk': ['aws-sdk', 'http'],
  nodemailer: ['net', 'nodemailer'],
};

/** What the clients of a scope go out through. */
const SYSTEMS_OF_SCOPES: readonly (readonly [RegExp, readonly System[]])[] = [
  [/^@aws-sdk\//, ['aws-sdk', 'http']],
  [/^@google-cloud\//, ['grpc', 'http', 'google-cloud']],
  [/^@azure\//, ['http', 'undici', 'azure']],
  [/^@(?:slack|octokit|supabase)\//, OVER_HTTP],
];

function same(names: readonly string[], systems: readonly System[]): Record<string, readonly System[]> {
  return Object.fromEntries(names.map((name) => [name, systems]));
}

const ALL_TRIGGERS: readonly Trigger[] = ['http', 'rpc', 'job', 'message', 'lambda'];
const AGENT: Instruments = { calls: 'all', messages: 'all', serves: ALL_TRIGGERS };

/** What `@opentelemetry/auto-instrumentations-node` has in it. Source: its package.json, 0.82.0. */
const AUTO = [
  'amqplib',
  'aws-sdk',
  'cassandra-driver',
  'grpc',
  'http',
  'ioredis',
  'kafkajs',
  'knex',
  'memcached',
  'mongodb',
  'mongoose',
  'mysql',
  'mysql2',
  'net',
  'openai',
  'oracledb',
  'pg',
  'redis',
  'tedious',
  'undici',
];

const AUTO_INSTRUMENTS: Instruments = {
  calls: AUTO,
  messages: CARRIERS,
  serves: ['http', 'rpc', 'message', 'lambda'],
};

const REQUESTS_ONLY: Instruments = { calls: [], messages: [], serves: ['http'] };

/**
 * Packages that instrument what a service does, from being installed and started on. Agents of vendors are taken to see
 * everything. Sources: the package.json and README of each, as of November 2026; dd-trace 5.132.0
 * `packages/datadog-instrumentations/src`, @sentry/node 11.12.0.
 */
const INSTRUMENTS: readonly (readonly [RegExp, Instruments])[] = [
  [/^@opentelemetry\/auto-instrumentations-node$/, AUTO_INSTRUMENTS],
  [/^@(?:elastic|honeycombio)\/opentelemetry-node$|^@splunk\/otel$|^@azure\/monitor-opentelemetry$/, AUTO_INSTRUMENTS],
  [
    /^(?:dd-trace|datadog-lambda-js|newrelic|@newrelic\/[\w-]+|elastic-apm-node|applicationinsights|appoptics-apm|@instana\/[\w-]+|@appsignal\/nodejs|@dynatrace\/oneagent(?:-sdk)?|@google-cloud\/trace-agent|aws-xray-sdk(?:-core)?|@highlight-run\/node|@logfire\/node|@pydantic\/logfire-node)$/,
    AGENT,
  ],
  [/^@sentry\/(?!types$|browser$|react$|vue$|svelte$|core$|cli$|[\w-]+-plugin$)[\w-]+$/, AGENT],
  // Sees what `fetch` sends, and the requests that Next.js serves.
  [/^@vercel\/otel$/, { calls: ['undici'], messages: ['undici'], serves: ['http'] }],
  [/^@prisma\/instrumentation$/, { calls: ['prisma'], messages: [], serves: [] }],
  [
    /^(?:bullmq-otel|@[\w-]+\/(?:opentelemetry-)?instrumentation-bullmq)$/,
    { calls: ['bullmq'], messages: ['bullmq'], serves: ['job'] },
  ],
  [/^(?:@fastify\/otel|@hono\/otel|@autotelic\/fastify-opentelemetry|@microlabs\/otel-cf-workers)$/, REQUESTS_ONLY],
  [/^(?:@aws-lambda-powertools\/tracer)$/, { calls: ['aws-sdk', 'http'], messages: [], serves: ['lambda'] }],
];

/** The server frameworks that have an instrumentation of their own, by its name in OpenTelemetry. */
const SERVERS = /^(?:http|express|fastify|koa|hapi|restify|connect|router|nestjs-core|graphql|socket\.io)$/;

/** What has an instrumentation and is no client or server: the process itself, loggers, browsers. */
const NO_CLIENT =
  /^(?:fs|dns|runtime-node|host-metrics|pino|winston|bunyan|lru-memoizer|generic-pool|dataloader|cucumber|document-load|fetch|xml-http-request|user-interaction|long-task|web-exception)$/;

/** What `@opentelemetry/instrumentation-<system>` does. */
function instrumentationOf(system: System): Instruments {
  const serves: Trigger[] = [];
  if (SERVERS.test(system)) serves.push('http');
  if (system === 'grpc') serves.push('rpc');
  if (/^(?:kafkajs|amqplib|aws-sdk)$/.test(system)) serves.push('message');
  if (system === 'aws-lambda') serves.push('lambda');
  if (system === 'nestjs-core') serves.push('rpc', 'message');
  return { calls: [system], messages: CARRIERS.filter((carrier) => carrier === system), serves };
}

/**
 * Packages that write a record, or count, for each request: middleware for access logs and request metrics.
 * Source: the README of each.
 */
const REQUEST_RECORDERS =
  /^(?:pino-http|express-pino-logger|express-bunyan-logger|koa-pino-logger|hono-pino|nestjs-pino|morgan|koa-morgan|koa-logger|express-winston|express-requests-logger|@tryghost\/mw-[\w-]+|express-prom-bundle|fastify-metrics|prometheus-api-metrics|express-prometheus-middleware|@promster\/[\w-]+|swagger-stats|@hono\/prometheus|koa-prom-client|appmetrics[\w-]*|nestjs-otel|@amplication\/opentelemetry-nestjs|@metinseylan\/nestjs-opentelemetry)$/;

/** What is known of a package that instruments, or records requests; null for any other. */
export function instrumentsOf(name: string): Instruments | null {
  const system = /^@opentelemetry\/instrumentation-([\w.-]+)$/.exec(name)?.[1];
  if (system) return NO_CLIENT.test(system) ? null : instrumentationOf(system);
  if (REQUEST_RECORDERS.test(name)) return REQUESTS_ONLY;
  return INSTRUMENTS.find(([pattern]) => pattern.test(name))?.[1] ?? null;
}

/** The systems that the calls of a client go out through, by the package that it comes from. */
export function systemsOf(client: string): readonly System[] {
  const name = client.replace(/^node:/, '');
  if (Object.hasOwn(SYSTEMS_OF, name)) return SYSTEMS_OF[name]!;
  return SYSTEMS_OF_SCOPES.find(([scope]) => scope.test(name))?.[1] ?? [name];
}

/**
 * The package that would start a span for each call of a client, by the package of that; null where none is known.
 * Of those that sit on a driver of the team's choice, that of the driver is meant: `pg` stands for all.
 */
export function instrumentationFor(client: string): string | null {
  const systems = systemsOf(client);
  if (systems.includes('bullmq')) return 'bullmq-otel';
  if (systems[0] === 'prisma') return '@prisma/instrumentation';
  const known = systems.find((system) => AUTO.includes(system) && system !== 'net');
  return known === undefined ? null : `@opentelemetry/instrumentation-${known}`;
}

/** What a file is called that sets telemetry up, starts a server, or holds its middleware. */
export const SETUP_FILE =
  /^(?:instrument(?:ation)?|trac(?:ing|er|e)|otel|open-?telemetry|telemetry|observability|monitor(?:ing)?|sentry|apm|datadog|dd-?trace|newrelic|register|preload|app|server|main|index|bootstrap|middlewares?|interceptors?|plugins?|router|routes|http(?:-server)?|log(?:ger|ging)?|metrics?|request-?log(?:ger|ging)?|hooks(?:\.server)?|worker|consumer|queue)(?:[-.](?:node|server|setup|init|config|module|middleware|interceptor))?\.[cm]?[jt]s$/i;

/** What starts an instrumentation, in the text of such a file, and the package that it stands for. */
export const STARTS: readonly (readonly [RegExp, string | null])[] = [
  [/\bgetNodeAutoInstrumentations\s*\(/, '@opentelemetry/auto-instrumentations-node'],
  [/\bregisterOTel\s*\(/, '@vercel/otel'],
  [/\bSentry\.init\s*\(/, '@sentry/node'],
  [/['"]dd-trace(?:\/init(?:\.js)?|\/initialize\.mjs)?['"]/, 'dd-trace'],
  // The name of the package is in quotes.
  [
    /['"](@opentelemetry\/(?:auto-instrumentations-node|instrumentation-[\w.-]+)|@sentry\/[\w-]+|newrelic|elastic-apm-node|applicationinsights|@azure\/monitor-opentelemetry|@splunk\/otel|@prisma\/instrumentation|bullmq-otel|@fastify\/otel|@hono\/otel|aws-xray-sdk(?:-core)?|datadog-lambda-js)(?:\/[\w./-]+)?['"]/,
    null,
  ],
];

/** Middleware of the project's own that sees each request, in the text of a file that sets a server up. */
export const REQUEST_MIDDLEWARE =
  /\.(?:use|addHook|register|apply|useGlobalInterceptors)\(\s*[^;{]{0,80}?(?:log|metric|trac|telemetr|monitor|instrument|prom|audit)[\w.]*|\baddHook\(\s*['"]on(?:Response|Send)['"]|\bAPP_INTERCEPTOR\b|\bonResponse\b/i;

/** `--require x`, `--import=x`, `-r x` of a command line. */
export const PRELOAD = /(?:--(?:require|import|loader|experimental-loader)[= ]|-r )['"]?(@?[\w./-]+)/g;
