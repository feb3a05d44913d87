import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { projectEvidence, type ProjectEvidence } from '../../src/model/project-evidence.js';

const made: string[] = [];
afterEach(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true });
});

/** A repository with these files; an object is written as JSON. */
function repository(files: Readonly<Record<string, string | object>>): string {
  const root = mkdtempSync(join(tmpdir(), 'observability-evidence-'));
  made.push(root);
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), typeof content === 'string' ? content : JSON.stringify(content));
  }
  return root;
}

const evidenceIn = (files: Readonly<Record<string, string | object>>, file = 'src/join.ts'): ProjectEvidence => {
  const root = repository(files);
  return projectEvidence(join(root, file), root, []);
};

const told = ({ all }: ProjectEvidence): string[] => all.map(({ what, where }) => `${what} in ${where}`);

describe('where it is found', () => {
  test('nothing shows nothing', () => {
    const evidence = evidenceIn({ 'package.json': { dependencies: { express: '5', '@opentelemetry/api': '1' } } });
    expect(told(evidence)).toEqual([]);
    expect(evidence.spansFor('pg')).toBeNull();
    expect(evidence.servedBy('http')).toBeNull();
    expect(evidence.contextFor('kafkajs')).toBeNull();
  });

  test.each<[string, Record<string, string | object>, string]>([
    ['a dependency', { 'package.json': { dependencies: { 'dd-trace': '5' } } }, 'dd-trace in package.json'],
    [
      'a dependency of the workspace root',
      { 'package.json': { devDependencies: { newrelic: '12' } }, 'apps/gc/package.json': {} },
      'newrelic in package.json',
    ],
    [
      'a script',
      {
        'package.json': {
          scripts: { start: 'node --require @opentelemetry/auto-instrumentations-node/register a.js' },
        },
      },
      '@opentelemetry/auto-instrumentations-node in package.json',
    ],
    [
      'a script with --import=',
      { 'package.json': { scripts: { start: "node --import='dd-trace/register.js' a.js" } } },
      'dd-trace in package.json',
    ],
    [
      'NODE_OPTIONS in a Dockerfile',
      { 'package.json': {}, Dockerfile: 'FROM node:22\nENV NODE_OPTIONS="--require dd-trace/init"\n' },
      'dd-trace in Dockerfile',
    ],
    [
      'NODE_OPTIONS in a compose file, without a package.json',
      { 'compose.prod.yaml': 'services:\n  gc:\n    environment:\n      NODE_OPTIONS: -r @sentry/node/preload\n' },
      '@sentry/node in compose.prod.yaml',
    ],
    [
      'a file that a script preloads',
      {
        'package.json': { scripts: { start: 'node --import ./dist/preloaded.js dist/main.js' } },
        'src/preloaded.ts': `import { registerOTel } from '@acme/otel';\n\nregisterOTel('gc');`,
      },
      '@vercel/otel in src/preloaded.ts:3',
    ],
    [
      'a set-up file',
      {
        'package.json': {},
        'src/infra/telemetry.ts': `import { NodeSDK } from './sdk.js';\nnew NodeSDK({ instrumentations: [getNodeAutoInstrumentations()] });`,
      },
      '@opentelemetry/auto-instrumentations-node in src/infra/telemetry.ts:2',
    ],
    [
      'instrumentation.ts of Next.js',
      { 'package.json': {}, 'instrumentation.ts': `export function register() {\n  registerOTel('web');\n}` },
      '@vercel/otel in instrumentation.ts:2',
    ],
    [
      'one instrumentation',
      {
        'package.json': {},
        'src/tracing.ts': `import { PgInstrumentation } from '@opentelemetry/instrumentation-pg';`,
      },
      '@opentelemetry/instrumentation-pg in src/tracing.ts:1',
    ],
    [
      'middleware of its own',
      { 'package.json': {}, 'src/server.ts': `const app = express();\n\napp.use(requestMetrics());` },
      'middleware in src/server.ts:3',
    ],
    [
      'middleware of a module of NestJS',
      { 'package.json': {}, 'src/app.module.ts': `consumer\n  .apply(RequestLogger)\n  .forRoutes('*');` },
      'middleware in src/app.module.ts:2',
    ],
  ])('%s', (_, files, expected) => {
    expect(told(evidenceIn(files))).toContain(expected);
  });

  test('each package once a file, where it stands first', () => {
    const tracing = `import { registerOTel } from '@vercel/otel';\nimport * as Sentry from '@sentry/node';\nregisterOTel('gc');\nSentry.init({});`;
    expect(told(evidenceIn({ 'tracing.ts': tracing }))).toEqual([
      '@vercel/otel in tracing.ts:3',
      '@sentry/node in tracing.ts:2',
    ]);
  });

  test('a package of the same repository that the code depends on', () => {
    const root = repository({
      'package.json': { workspaces: ['packages/*'] },
      'packages/gc/package.json': { dependencies: { '@acme/telemetry': 'workspace:*', '@acme/other': '^1.0.0' } },
      'packages/telemetry/package.json': { dependencies: { '@opentelemetry/instrumentation-http': '0.301.1' } },
    });
    mkdirSync(join(root, 'packages/gc/node_modules/@acme'), { recursive: true });
    symlinkSync(join(root, 'packages/telemetry'), join(root, 'packages/gc/node_modules/@acme/telemetry'));
    const evidence = projectEvidence(join(root, 'packages/gc/src/join.ts'), root, []);
    expect(told(evidence)).toEqual([
      '@opentelemetry/instrumentation-http in node_modules/@acme/telemetry/package.json',
    ]);
  });

  test('what the settings declare, also for a text without a file', () => {
    const declared = ['@opentelemetry/auto-instrumentations-node'];
    for (const file of ['<input>', '/elsewhere/join.ts'])
      expect(told(projectEvidence(file, '/srv/gc', declared))).toEqual([`${declared[0]!} in settings`]);
  });
});

describe('what does not count', () => {
  test.each<[string, Record<string, string | object>, string?]>([
    [
      'tests and what is built',
      { 'package.json': {}, 'test/tracing.js': `'dd-trace'`, 'dist/tracing.js': `'dd-trace'` },
    ],
    ['a file by another name', { 'package.json': {}, 'src/join.ts': `import tracer from 'dd-trace';` }],
    [
      'a sibling package',
      { 'a/package.json': { dependencies: { 'dd-trace': '5' } }, 'b/package.json': {} },
      'b/src/a.ts',
    ],
    [
      'types, browsers and build plugins',
      {
        'package.json': { dependencies: { '@sentry/types': '1', '@sentry/react': '1', '@sentry/webpack-plugin': '1' } },
      },
    ],
    ['a package.json that is not valid', { 'package.json': '{"dependencies": {"dd-trace": ' }],
    ['a package.json of another shape', { 'package.json': '[null]' }],
    [
      'dependencies of another shape',
      { 'package.json': { dependencies: 'dd-trace', scripts: [3], devDependencies: null } },
    ],
    [
      'a preload of the project that is not there',
      { 'package.json': { scripts: { start: 'node -r ./gone.js a.js' } } },
    ],
    [
      'routes with a word of logging',
      { 'package.json': {}, 'src/app.ts': `app.use('/v1', meetings);\napp.get('/logs', list);` },
    ],
  ])('%s', (_, files, file) => {
    expect(told(evidenceIn(files, file))).toEqual([]);
  });

  test('a folder above where ESLint runs', () => {
    const root = repository({ 'package.json': { dependencies: { 'dd-trace': '5' } }, 'gc/package.json': {} });
    expect(told(projectEvidence(join(root, 'gc/src/a.ts'), root, []))).toEqual(['dd-trace in package.json']);
    expect(told(projectEvidence(join(root, 'gc/src/a.ts'), join(root, 'gc'), []))).toEqual([]);
  });

  test('a set-up file that is a link out of the root', () => {
    const outside = repository({ 'tracing.ts': `import 'dd-trace/init';` });
    const root = repository({ 'package.json': {} });
    symlinkSync(join(outside, 'tracing.ts'), join(root, 'tracing.ts'));
    symlinkSync(outside, join(root, 'lib'));
    expect(told(projectEvidence(join(root, 'src/a.ts'), root, []))).toEqual([]);
  });
});

describe('what it silences', () => {
  const withDependency = (name: string) => evidenceIn({ 'package.json': { dependencies: { [name]: '1' } } });
  const CLIENTS = [
    'fetch',
    'undici',
    'axios',
    'node:http',
    'pg',
    'knex',
    '@prisma/client',
    'drizzle-orm',
    'mongoose',
    'ioredis',
    'redis',
    '@grpc/grpc-js',
    '@aws-sdk/client-s3',
    'kafkajs',
    'bullmq',
    'amqplib',
    'nodemailer',
  ];
  const spans = (name: string) => CLIENTS.filter((client) => withDependency(name).spansFor(client));

  test.each<[string, string[]]>([
    ['dd-trace', CLIENTS],
    ['@sentry/node', CLIENTS],
    ['@opentelemetry/auto-instrumentations-node', CLIENTS.filter((client) => client !== '@prisma/client')],
    ['@opentelemetry/instrumentation-http', ['axios', 'node:http', '@aws-sdk/client-s3']],
    ['@opentelemetry/instrumentation-undici', ['fetch', 'undici']],
    ['@vercel/otel', ['fetch', 'undici']],
    ['@opentelemetry/instrumentation-pg', ['pg', 'knex', 'drizzle-orm']],
    ['@prisma/instrumentation', ['knex', '@prisma/client', 'drizzle-orm']],
    ['@opentelemetry/instrumentation-mongodb', ['drizzle-orm', 'mongoose']],
    ['@opentelemetry/instrumentation-ioredis', ['ioredis', 'bullmq']],
    ['bullmq-otel', ['bullmq']],
    ['pino-http', []],
    ['@opentelemetry/instrumentation', []],
    ['@opentelemetry/instrumentation-winston', []],
  ])('spans around calls: %s', (name, expected) => {
    expect(spans(name)).toEqual(expected);
  });

  test.each<[string, string[]]>([
    ['dd-trace', ['kafkajs', 'amqplib', 'aws-sdk', 'bullmq', 'http']],
    ['@opentelemetry/auto-instrumentations-node', ['kafkajs', 'amqplib', 'aws-sdk', 'http']],
    ['@opentelemetry/instrumentation-kafkajs', ['kafkajs']],
    ['@opentelemetry/instrumentation-pg', []],
    ['bullmq-otel', ['bullmq']],
  ])('context on messages: %s', (name, expected) => {
    const evidence = withDependency(name);
    expect(['kafkajs', 'amqplib', 'aws-sdk', 'bullmq', 'http'].filter((system) => evidence.contextFor(system))).toEqual(
      expected,
    );
  });

  test.each<[string, string[]]>([
    ['dd-trace', ['http', 'rpc', 'job', 'message', 'lambda']],
    ['@opentelemetry/instrumentation-express', ['http']],
    ['@opentelemetry/instrumentation-nestjs-core', ['http', 'rpc', 'message']],
    ['@opentelemetry/instrumentation-aws-lambda', ['lambda']],
    ['bullmq-otel', ['job']],
    ['pino-http', ['http']],
    ['express-prom-bundle', ['http']],
    ['@opentelemetry/instrumentation-pg', []],
  ])('handlers: %s', (name, expected) => {
    const evidence = withDependency(name);
    expect(
      (['http', 'rpc', 'job', 'message', 'lambda'] as const).filter((trigger) => evidence.servedBy(trigger)),
    ).toEqual(expected);
  });
});
