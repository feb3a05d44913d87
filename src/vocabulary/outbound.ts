/**
 * Packages whose calls leave the process: clients of HTTP, RPC, databases, caches, queues, clouds, mail.
 * Source: the dependencies of nine real back ends, and OpenTelemetry's registry of instrumentations for Node.js.
 */
export const OUTBOUND_PACKAGES = new Set([
  'axios',
  'got',
  'ky',
  'undici',
  'node-fetch',
  'cross-fetch',
  'isomorphic-fetch',
  'superagent',
  'needle',
  'request',
  'request-promise',
  'request-promise-native',
  'wretch',
  'ofetch',
  'graphql-request',
  'http',
  'https',
  'http2',
  '@nestjs/axios',
  '@grpc/grpc-js',
  'grpc',
  'nice-grpc',
  '@connectrpc/connect',
  '@connectrpc/connect-node',
  'pg',
  'pg-promise',
  'postgres',
  'mysql',
  'mysql2',
  'mariadb',
  'mssql',
  'tedious',
  'oracledb',
  'mongodb',
  'mongoose',
  'ioredis',
  'redis',
  '@redis/client',
  'memcached',
  'memjs',
  'cassandra-driver',
  'neo4j-driver',
  '@elastic/elasticsearch',
  '@opensearch-project/opensearch',
  '@clickhouse/client',
  '@prisma/client',
  'knex',
  'typeorm',
  '@nestjs/typeorm',
  'sequelize',
  'drizzle-orm',
  'kysely',
  '@mikro-orm/core',
  'kafkajs',
  '@confluentinc/kafka-javascript',
  'amqplib',
  'amqp-connection-manager',
  'nats',
  'mqtt',
  'bull',
  'bullmq',
  'bee-queue',
  'aws-sdk',
  'googleapis',
  'firebase-admin',
  'nodemailer',
  '@sendgrid/mail',
  'mailgun.js',
  'stripe',
  'twilio',
  'openai',
  '@anthropic-ai/sdk',
  'minio',
  'web-push',
  'ldapts',
  'ldapjs',
  'consul',
  'etcd3',
]);

/** Scopes all of whose packages are such clients. */
export const OUTBOUND_SCOPES = /^@(?:aws-sdk|google-cloud|azure|slack|octokit|supabase)\//;

/** What such packages also offer, and what fails without having left the process. */
export const LOCAL_METHODS =
  /^(?:create(?!d)\w*|is[A-Z]\w*|has[A-Z]\w*|define|model|schema|extend|defaults|use|on|once|off|addListener|removeListener|register\w*|escape\w*|format|config\w*|loadPackageDefinition|get(?:\w*Client|Pool|Queue|Repository|Name)|construct\w*|literal|col|fn|cast|call|apply|client|toString|toJSON|from[A-Z]\w*|abort)$/;

/** What hands out a client: `await pool.connect()`, `createClient()`, `mongoose.model('Room')`. */
export const CLIENT_FACTORY =
  /^(?:create\w*|connect\w*|new\w*|make\w*|loadPackageDefinition|get\w*(?:Client|Connection|Repository|Collection|Queue|Pool|Db|DataSource)|model|define|extend|defaults|instance|duplicate|producer|db|collection|channel|withOptions|\$extends|knex|postgres|neo4j|nats|drizzle)$/i;

/** What people call a client that another file made. */
export const CLIENT_NAME =
  /^[_$#]{0,3}(?:axios|axiosInstance|got|redis|prisma|knex|database|db|pool|pg|mongo|mongoose|s3|sqs|sns|ses|dynamodb?|kafka|producer|mailer|transporter|smtp|elasticsearch|entityManager|httpService|\w*(?:[Rr]edis|[Pp]risma|[Hh]ttp|[Aa]pi|[Gg]rpc|[Rr]pc|[Rr]est|[Dd]b|DB|[Kk]afka|[Mm]ongo|[Ss]3|[Ss]qs)(?:Client|Service|Connection|Producer|Pool)?|\w+(?:Repository|Repo|Dao|Stub|Client|Queue))$/;

/** Things that only sound like one. */
export const NO_CLIENT_NAME =
  /^[_$#]{0,3}(?:(?:query|i18n|socket|ws|mqtt)Client|(?:event|task|callback|promise|local|memory|in[A-Z]\w*)Queue|isApi|https?)$/;

/** Packages of the scopes above that work in the process: types, credentials, signatures, plug-ins for loggers. */
export const LOCAL_PACKAGES =
  /^@(?:aws-sdk\/(?:util-|types$|credential-|signature-|s3-request-presigner$|s3-presigned-post$|\w+-signer$|middleware-|protocol-|smithy-)|azure\/(?:core-|identity$|logger$|functions$|abort-)|google-cloud\/(?:functions-framework|cloud-sql-connector|logging|opentelemetry|trace|profiler|debug|promisify|paginator)|slack\/(?:types|logger|bolt)$)/;

/** Packages that export the functions which send: `request` of undici. Of all others, a client has to be asked. */
export const SENDING_FUNCTIONS =
  /^(?:fetch|axios|got|ky|undici|node-fetch|cross-fetch|isomorphic-fetch|superagent|needle|request(?:-promise(?:-native)?)?|wretch|ofetch|graphql-request|https?|http2)$/;

/** Packages whose calls are only put together until they are awaited, or executed. */
export const QUERY_BUILDERS = /^(?:knex|kysely|drizzle-orm)$/;

/** Of a query builder that does not send what is merely awaited, the calls that do. */
export const EXECUTES = /^(?:execute\w*|stream)$/;

/**
 * What clients that do more than send are asked to send with; no one has to wait for it. Sources: the types of
 * kafkajs 2.2, bullmq 6.7, amqplib 0.10, nodemailer 7.0, mqtt 5, nats 2, @types/node 24.
 */
export const SENDS: readonly (readonly [RegExp, RegExp])[] = [
  [/^fetch$/, /./],
  [/^https?$|^http2$/, /^(?:request|get)$/],
  [/^(?:bull|bullmq|bee-queue)$/, /^(?:add(?:Bulk)?|upsertJobScheduler|createJob)$/],
  [/^(?:kafkajs|@confluentinc\/kafka-javascript)$/, /^(?:send|sendBatch|produce)$/],
  [/^(?:amqplib|amqp-connection-manager)$/, /^(?:publish|sendToQueue)$/],
  [/^(?:nats|mqtt)$/, /^(?:publish|publishAsync|request)$/],
  [/^(?:nodemailer|web-push)$/, /^(?:sendMail|sendNotification)$/],
];

/** Packages whose clients may be given a callback instead of being waited for, and with what. */
export const TAKES_CALLBACK: readonly (readonly [RegExp, RegExp])[] = [
  [/^(?:pg|mysql2?|mariadb|mssql)$/, /^(?:query|execute)$/],
  [/^(?:@grpc\/grpc-js|grpc)$/, /^(?!wait|close|get|make)\w+$/],
  [/^(?:request|superagent|needle)$/, /^(?:request|get|post|put|patch|delete|head|needle)$/],
  [/^(?:redis|memcached|memjs)$/, /^(?:get|set|del|mget|hget|hset|hgetall|incr|expire)$/],
];

/** Setting a client up: whoever starts has no request to trace. Tidying up is `CLEANUP` of probes. */
export const SETS_UP =
  /^(?:\$?(?:dis)?connect|reconnect|listen|(?:p|un)?subscribe|run|start|init(?:iali[sz]e)?|sync(?:Index(?:es)?)?|ensureIndex(?:es)?|authenticate|ready|wait\w+|ping|time|info|consume|assert\w+|bind\w*|prefetch|pause|resume|setMaxListeners|migrate|latest|runMigrations|validate)$/;

/**
 * Names of the classes and types with which such packages offer their clients. Of the same packages come `ObjectId`,
 * `QueryResult`, `AxiosResponse`, `Headers` and the types of a Prisma schema, which are data.
 */
export const CLIENT_TYPE =
  /(?:Client\w*|Pool|Connection|Redis|Cluster|Knex|Kysely|Database|Db|Repository|DataSource|Manager|Model|Collection|Sequelize|Producer|Channel\w*|Queue|Transport(?:er)?|Mail|AxiosInstance|AxiosStatic|Axios|Got|Ky(?:Instance)?|HttpService|Stripe|Twilio|OpenAI|Anthropic|Prisma|Transaction\w*|QueryRunner|Session|Driver|Octokit|Storage|Firestore|BigQuery|PubSub|Topic|Bucket|S3|SQS|SNS|SESv?2?|DynamoDB\w*|Lambda|Kafka\w*|Service\w*|Upload|Consul|Etcd3|Memcached|Minio|Mailgun|Sql|Signer|Wretch|Stub|Dispatcher)$/;

/** Types that stand for the one they are given. */
export const SAME_TYPE =
  /^(?:Readonly|Required|Partial|NonNullable|Awaited|Promise|InstanceType|ReturnType|Pick|Omit)$/;

/** Paths of the project's own modules that are called like ones of clients: all others are not looked into. */
export const CLIENT_SOURCE =
  /^(?:\.{1,2}|[@~])?[/#](?:[^'"\n]*[^a-z])?(?:db|database|data-source|datasource|pool|pg|postgres|mysql|mongo\w*|redis|cache|prisma|knex|kysely|drizzle|orm|sql|kafka|producer|queues?|amqp|rabbit\w*|s3|sqs|sns|storage|mail\w*|smtp|axios|http|api|grpc|rpc|clients?|connections?|stripe|elastic\w*)(?:[^a-z][^'"\n]*)?$/i;
