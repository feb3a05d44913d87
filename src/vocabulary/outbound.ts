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
  /^(?:create(?!d)\w*|is[A-Z]\w*|has[A-Z]\w*|define|model|schema|extend|defaults|use|on|once|off|addListener|removeListener|register\w*|escape\w*|format|config\w*|loadPackageDefinition|get(?:Client|Pool|Queue|Repository|Name)|toString|toJSON|from[A-Z]\w*|abort)$/;

/** What hands out a client: `await pool.connect()`, `createClient()`, `mongoose.model('Room')`. */
export const CLIENT_FACTORY =
  /^(?:create\w*|connect\w*|new\w*|make\w*|get\w*(?:Client|Connection|Repository|Collection|Queue|Pool|Db|DataSource)|model|define|extend|defaults|instance|duplicate|producer|db|collection|channel|withOptions|\$extends|knex|postgres|neo4j|nats)$/i;

/** What people call a client that another file made. */
export const CLIENT_NAME =
  /^[_$#]{0,3}(?:axios|axiosInstance|got|redis|prisma|knex|database|db|pool|pg|mongo|mongoose|s3|sqs|sns|ses|dynamodb?|kafka|producer|mailer|transporter|smtp|elasticsearch|entityManager|httpService|\w*(?:[Rr]edis|[Pp]risma|[Hh]ttp|[Aa]pi|[Gg]rpc|[Rr]pc|[Rr]est|[Dd]b|DB|[Kk]afka|[Mm]ongo|[Ss]3|[Ss]qs)(?:Client|Service|Connection|Producer|Pool)?|\w+(?:Repository|Repo|Dao|Stub|Client|Queue))$/;

/** Things that only sound like one. */
export const NO_CLIENT_NAME =
  /^[_$#]{0,3}(?:(?:query|i18n|socket|ws|mqtt)Client|(?:event|task|callback|promise|local|memory|in[A-Z]\w*)Queue|isApi|https?)$/;
