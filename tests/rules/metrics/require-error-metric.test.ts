import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { run, type Cases } from '../../run.js';
import rule from '../../../src/rules/metrics/require-error-metric.js';
import { code } from './code.js';

type Invalid = Exclude<Cases['invalid'], undefined>[number];

const uncounted = [{ messageId: 'uncounted' }];

/** A project that counts something, so that one may ask it to count failures too. */
const METRICS = `import { Counter } from 'prom-client';\nconst joins = new Counter({ name: 'gc_joins_total', help: 'Joins.', labelNames: ['result'] });\n`;

/** An Express handler with a catch clause. */
const route = (clause: string, rest = ''): string =>
  `${METRICS}import express from 'express'; const app = express(); app.post('/join', async (req, res, next) => { try { await rooms.join(req.body); res.json({}); } ${clause} }); ${rest}`;

/** A function that calls another service, with a catch clause. */
const outbound = (clause: string, before = '', after = ''): string =>
  `${METRICS}async function load(id) { ${before} try { return await fetch(url); } ${clause} ${after} } export { load };`;

/** A call that may fail, in a function of its own. */
const failing = (call: string, imports = ''): string =>
  `${METRICS}${imports} export async function load(id) { try { await ${call}; } catch (err) { logger.error({ err }, 'not loaded'); return null; } }`;

run('require-error-metric: what gives a result does not throw', rule, {
  valid: [
    `${METRICS}import express from 'express'; const app = express(); app.get('/team', async (req, res) => { try { const team = await getTeam(req.params.id); if (!team.ok) return res.status(404).end(); audit(team.data); } catch (err) { logger.error({ err }, 'no team'); } });`,
  ],
  invalid: [
    {
      code: `${METRICS}import express from 'express'; const app = express(); app.get('/team', async (req, res) => { try { const team = await getTeam(req.params.id); audit(team.data); } catch (err) { logger.error({ err }, 'no team'); } });`,
      errors: [{ messageId: 'uncounted' }],
    },
  ],
});

const all = (codes: readonly string[]): Invalid[] => codes.map((text) => ({ code: text, errors: uncounted }));

run('require-error-metric: what it says', rule, {
  valid: [],
  invalid: [
    {
      code: code`
        import { Counter } from 'prom-client';
        import { redis } from './redis.js';

        const joins = new Counter({ name: 'gc_joins_total', help: 'Joins.' });

        export async function findRoom(id: string) {
          try {
            return await redis.get(id);
          } catch (err) {
            logger.error({ err }, 'room not found');
            return null;
          }
        }
      `,
      errors: [
        {
          message:
            'A failure of \'redis.get()\' is logged here, but no metric counts it: nobody sees how often it happens, and no alert on its rate can fire. Count it with a bounded label, such as errors_total{operation="find_room"}, or give the latency histogram an outcome label.',
          line: 9,
          column: 5,
          endLine: 9,
          endColumn: 17,
          suggestions: [],
        },
      ],
    },
    {
      name: 'error middleware',
      code: `${METRICS}app.use((err, req, res, next) => { logger.error(err); res.status(500).end(); });`,
      errors: [
        {
          message:
            'An error of a request is logged here, but no metric counts it: nobody sees how often it happens, and no alert on its rate can fire. Count it with a bounded label, such as errors_total{operation="request"}, or give the latency histogram an outcome label.',
          line: 3,
          column: 9,
        },
      ],
    },
    {
      name: 'a reference to a log',
      code: `${METRICS}fetch(url).catch(console.error);`,
      errors: [{ messageId: 'uncounted', line: 3, column: 18, endColumn: 31 }],
    },
    {
      name: 'a request of node:http',
      code: `${METRICS}import http from 'node:http'; const req = http.request(url); req.on('error', (err) => logger.error(err));`,
      errors: [
        {
          message:
            "An 'error' event of 'req' is logged here, but no metric counts it: nobody sees how often it happens, and no alert on its rate can fire. Count it with a bounded label, such as errors_total{operation=\"req\"}, or give the latency histogram an outcome label.",
        },
      ],
    },
    {
      name: 'a chain is named by where it starts',
      code: failing("knex('rooms').where({ id, open: true }).orderBy('name').first()"),
      errors: [{ message: /^A failure of 'knex\(\)' is logged here/ }],
    },
  ],
});

run('require-error-metric: handlers', rule, {
  valid: [
    // Not a failure path, or not where it ends.
    ...[
      'catch (err) { logger.error(err); throw err; }',
      'catch (err) { logger.error(err); next(err); }',
      'catch (err) { logger.error(err); res.status(404).end(); }',
      'catch (err) { logger.error(err); res.statusCode = 400; }',
      'catch (err) { if (err instanceof RoomFull) { logger.warn(err); res.json({ full: true }); } else throw err; }',
      'catch (err) { if (err.code === "FULL") logger.warn(err); else next(err); }',
      'catch (err) { logger.debug(err); res.status(500).end(); }',
      'catch (err) { logger.info({ err }, "not joined"); }',
      'catch (err) { logger.error(err); handleError(err, res); }',
      'catch (err) { logger.error(err); return { ok: false }; }',
      'catch (err) { res.status(500).end(); }',
      // Counted.
      'catch (err) { logger.error(err); joins.inc({ result: "error" }); }',
      'catch (err) { logger.error(err); joins.labels("error").inc(); }',
      'catch (err) { logger.error(err); this.metrics?.joinErrors.inc(); }',
      'catch (err) { logger.error(err); metrics.joinFailed(); }',
      'catch (err) { logger.error(err); Sentry.captureException(err); }',
      'catch (err) { logger.error(err); recordJoinFailure(); }',
      'catch (err) { logger.error(err); span.setStatus({ code: SpanStatusCode.ERROR }); errorReporter.report(err); }',
      'catch (err) { if (isFirst) joins.inc({ result: "error" }); logger.error(err); }',
    ].map((clause) => route(clause)),
    route(
      'catch (err) { logger.error(err); countError(); }',
      'function countError() { joins.inc({ result: "error" }); }',
    ),
    route(
      'catch (err) { logger.error(err); outer(); }',
      'function outer() { inner(); } function inner() { joins.inc({ result: "error" }); }',
    ),
    // Requests are counted by their status.
    route(
      'catch (err) { logger.error(err); res.status(500).end(); }',
      'app.use((req, res, next) => { res.on("finish", () => joins.inc({ result: res.statusCode })); next(); });',
    ),
    route('catch (err) { logger.error(err); res.status(500).end(); }', 'app.use(metricsMiddleware);'),
    route('catch (err) { logger.error(err); res.status(500).end(); }', 'app.use("/api", httpMetrics({}));'),
    route('catch (err) { logger.error(err); res.status(500).end(); }', 'app.use(promBundle({}));'),
    route(
      'catch (err) { logger.error(err); res.status(500).end(); }',
      'const promBundle = require("express-prom-bundle");',
    ),
    route(
      'catch (err) { logger.error(err); res.status(500).end(); }',
      'app.addHook("onResponse", async (req, reply) => joins.inc({ result: reply.statusCode }));',
    ),
    {
      code: route('catch (err) { logger.error(err); res.status(500).end(); }'),
      options: [{ answersCounted: true }],
    },
    // Neither a handler nor an outbound call.
    `${METRICS}export async function load() { try { await work(); } catch (err) { logger.error(err); } }`,
    // Nothing is counted anywhere.
    "import express from 'express'; express().get('/', async (req, res) => { try { await f(); } catch (err) { logger.error(err); } });",
    // A question, a health check, tidying up.
    `${METRICS}app.get('/', (req, res) => { try { JSON.parse(req.body); } catch (err) { logger.warn(err); } });`,
    `${METRICS}app.get('/healthz', async (req, res) => { try { await redis.ping(); } catch (err) { logger.warn(err); res.status(503).end(); } });`,
    `${METRICS}app.get('/', async (req, res) => { try { await lock.release(); } catch (err) { logger.warn(err); } });`,
    // An error in the handling of another.
    `${METRICS}app.get('/', async (req, res) => { try { await f(); } catch (err) { joins.inc({ result: 'error' }); try { await g(); } catch (e) { logger.error(e); } } });`,
    { code: route('catch (err) { logger.error(err); }'), filename: 'join.test.ts' },
    { code: route('catch (err) { logger.error(err); }'), filename: 'scripts/join.ts' },
  ],
  invalid: [
    ...all(
      [
        'catch (err) { logger.error(err); }',
        'catch (err) { logger.error(err); res.status(500).end(); }',
        'catch (err) { this.logger.warn("not joined", err); res.sendStatus(500); }',
        'catch (err) { console.error(err); return res.status(503).json({ error: err.message }); }',
        'catch { logger.error("not joined"); res.json({ joined: false, at: 1 }); }',
        'catch (err) { if (err instanceof RoomFull) return next(err); logger.error(err); res.status(500).end(); }',
        'catch (err) { logger?.error?.(err as Error); }',
      ].map((clause) => route(clause)),
    ),
    ...all([
      // A function that a handler calls.
      `${METRICS}app.get('/', (req, res) => { respond(res); }); async function respond(res) { try { await work(); } catch (err) { logger.error(err); } }`,
      `${METRICS}import { Worker } from 'bullmq'; new Worker('mails', async (job) => { try { await send(job); } catch (err) { logger.error(err); } });`,
      `${METRICS}consumer.run({}); import { Kafka } from 'kafkajs'; const consumer = new Kafka({}).consumer(); consumer.run({ eachMessage: async ({ message }) => { await handle(message).catch((err) => logger.error(err)); } });`,
      `${METRICS}import { Get, Controller } from '@nestjs/common'; @Controller() class Rooms { #rooms; @Get() async list() { try { return await this.#rooms.all(); } catch (err) { this.logger.error(err); return []; } } }`,
      `${METRICS}app.get('/', async (req, res) => { rooms.warm().catch((err) => { logger.warn({ err }, 'not warmed'); }); });`,
      `${METRICS}app.get('/', (req, res) => { rooms.find(1, (err, room) => { if (err) { logger.error(err); return res.status(500).end(); } res.json(room); }); });`,
      `${METRICS}app.get('/', (req, res) => { rooms.find().catch(onError); function onError(err) { logger.error(err); } });`,
      `${METRICS}app.get('/', async (req, res) => { await rooms.warm().catch(async (err) => await logger.error(err)); });`,
      `${METRICS}app.get('/', async (req, res) => { try { await (await made()).run(); } catch (err) { logger.error(err); trace(); factory()(); } }); function trace() {}`,
      route(
        'catch (err) { logger.error(err); res.status(500).end(); }',
        'app.use(load(cors()), [a, other["b"]], (req, res) => f()); app.on("error", f);',
      ),
      // The endpoint that is scraped is no middleware that counts.
      route('catch (err) { logger.error(err); res.status(500).end(); }', 'app.use("/metrics", metricsRouter);'),
      route(
        'catch (err) { logger.error(err); res.status(500).end(); }',
        "res.on('finish', () => f()); app.register(plugin); app[use](metrics);",
      ),
      // What is started in the handler of the error measures nothing yet.
      route('catch (err) { const end = latency.startTimer(); logger.error(err); }'),
    ]),
  ],
});

run('require-error-metric: outbound calls', rule, {
  valid: [
    // The rest of what these packages do.
    failing('axios.create()', "import axios from 'axios';"),
    failing('http.createServer()', "import http from 'node:http';"),
    // What is called like a client, but is none, and what a client has returned.
    failing('queryClient.fetchQuery(id)'),
    failing('store.query(sql)', 'class Store {} const store = new Store();'),
    failing('this.store.query(sql)'),
    failing('store.query(sql)', "import { createStore } from './store.js'; const store = createStore();"),
    failing('store[0].query(sql)', 'const store = [];'),
    failing('loop.query(sql)', 'const a = () => b(); const b = () => a(); const loop = a();'),
    `${METRICS}import type { Store } from './store.js'; type Maybe = Store | null; async function load(store: Maybe, x: string, y: Store<string>) { try { await store.query(sql); await y.run(); await x.run(); } catch (err) { logger.error(err); } }`,
    `${METRICS}class Rooms { store = make(); async find(id) { try { return await this.store.get(id); } catch (err) { this.logger.error(err); } } }`,
    failing('work(id)', "import { work } from './work.js';"),
    failing('localQueue.add(id)'),
    `${METRICS}import axios from 'axios'; const { data } = await axios.get(url); async function show() { try { await data.render(); } catch (err) { logger.error(err); } }`,
    `${METRICS}const fetch = local; async function load() { try { await fetch(url); } catch (err) { logger.error(err); } }`,
    // Retries.
    `${METRICS}async function load(n) { try { return await fetch(url); } catch (err) { logger.warn(err); return load(n - 1); } }`,
    `${METRICS}async function load() { for (let i = 0; i < 3; i++) { try { return await fetch(url); } catch (err) { logger.warn(err); } } }`,
    `${METRICS}async function load() { while (true) { try { await redis.get(id); } catch (err) { logger.warn(err); break; } } throw new Error('gone'); }`,
    `${METRICS}function connect() { redis.connect().catch((err) => { logger.warn(err); setTimeout(() => connect(), 1000); }); }`,
    outbound('catch (err) { logger.error(err); schedule(RETRY_DELAY); }'),
    outbound('catch (err) { logger.error(err); channel.nack(message); }'),
    outbound('catch (err) { logger.error(err); process.exit(1); }'),
    // Somebody asks for what stands for the failure.
    `${METRICS}async function load(id) { let room; try { room = await redis.get(id); } catch (err) { logger.error(err); room = null; } if (!room) throw new Error('no room'); return room; }`,
    `${METRICS}async function load(id) { const room = await redis.get(id).catch((err) => { logger.error(err); return null; }); if (!room) throw new Error('no room'); }`,
    `${METRICS}async function load(id) { let failed = 0; for (const id of ids) { try { await redis.del(id); } catch (err) { logger.error(err); failed += 1; } } return failed; }`,
    `${METRICS}async function load(id) { try { await redis.del(id); } catch (err) { logger.error(err); result.errors++; } }`,
    `${METRICS}async function load(id) { errors = []; try { await redis.del(id); } catch (err) { logger.error(err); errors.push(err); } }`,
    // Start-up, failure handling, probes.
    `${METRICS}async function init() { try { await redis.connect(); } catch (err) { logger.error(err); } }`,
    `${METRICS}async function failRun(id) { try { await redis.set(id, 'failed'); } catch (err) { logger.error(err); } }`,
    `${METRICS}async function probeRedis() { try { await redis.get('x'); } catch (err) { logger.error(err); } }`,
    failing('roomRepository.findOneOrFail(id)'),
    `${METRICS}async function cleanUp() { try { await redis.del('x'); } catch (err) { logger.error(err); } }`,
    { code: failing('redis.get(id)'), filename: 'stripe-migrations.ts' },
    // An outcome.
    outbound('catch (err) { logger.error(err); } finally { joins.inc({ result }); }', 'let result = "ok";'),
    outbound(
      'catch (err) { outcome = "bad"; logger.error(err); } finally { end({ outcome }); }',
      'const end = latency.startTimer(); let outcome;',
    ),
    outbound(
      'catch (err) { logger.error(err); } finally { end(labels); }',
      'const end = latency.startTimer(); const labels = made();',
    ),
    outbound('catch (err) { logger.error(err); } finally { joins.inc({ ...labels, status: 1 }); }'),
    outbound(
      'catch (err) { failed = true; logger.error(err); } finally { if (failed) joins.inc(); }',
      'let failed = false;',
    ),
    outbound(
      'catch (err) { failed = true; logger.error(err); }',
      'let failed = false;',
      'joins.inc({ result: failed ? "a" : "b" });',
    ),
    outbound('catch (err) { failed = true; logger.error(err); }', 'let failed = false;', 'if (failed) joins.inc();'),
    outbound('catch (err) { failed = true; logger.error(err); }', 'let failed = false;', 'failed && joins.inc();'),
    outbound('catch (err) { failed++; logger.error(err); }', 'let failed = 0;', 'failed ? joins.inc() : null;'),
    outbound('catch (err) { ctx.failed = true; logger.error(err); }', 'const ctx = {};', 'joins.inc(ctx);'),
    `${METRICS}async function load(id) { let room = null; try { room = await redis.get(id); } catch (err) { logger.error(err); } joins.inc({ result: room ? 'ok' : 'error' }); }`,
    `${METRICS}async function load(id) { const room = await redis.get(id).catch((err) => { logger.error(err); return null; }); joins.inc({ result: room ? 'ok' : 'error' }); }`,
    `${METRICS}redis.get(id).catch((err) => { logger.error(err); outcome = 'bad'; }).finally(() => { joins.inc({ outcome }); });`,
    // Attempts are counted, and successes.
    `${METRICS}async function load(id) { attempts.inc(); try { await redis.get(id); joins.inc({ result: 'ok' }); } catch (err) { logger.error(err); } }`,
    // Counted where it is made.
    `${METRICS}async function show(id) { try { await load(id); } catch (err) { logger.error(err); } } async function load(id) { try { await redis.get(id); } catch (err) { joins.inc({ result: 'error' }); throw err; } }`,
    // The promise is waited for elsewhere too.
    `${METRICS}const ready = redis.connect(); ready.catch((err) => logger.error(err)); await ready;`,
    // Nothing to do with a failure.
    `${METRICS}redis.on('error', (err) => logger.error(err));`,
    `${METRICS}process.on('unhandledRejection', (err) => logger.error(err));`,
    `${METRICS}fetch(url).catch(noop);`,
    `${METRICS}fetch(url).catch(console.log);`,
    `${METRICS}redis.get(id, (err, value) => { logger.error('always'); });`,
    failing('redis.get(id)').replace(METRICS, ''),
  ],
  invalid: all([
    // By package.
    failing('axios.get(url)', "import axios from 'axios';"),
    failing('request(url)', "import { request } from 'undici';"),
    failing('client.get(url)', "const client = require('axios').create({});"),
    failing('api.get(url)', "import axios from 'axios'; const api = axios.create({});"),
    failing('load2(url)', "import { default as load2 } from 'got';"),
    failing('(got as Got).extend({}).get(url)', "import got from 'got';"),
    failing('store.query(sql)', "import { Pool } from 'pg'; const store = new Pool();"),
    failing('store!.query?.(sql)', "import * as pg from 'pg'; let store: pg.Pool | undefined;"),
    failing('store.query(sql)', "import { Pool } from 'pg'; let store; store = new Pool();"),
    failing('store.query(sql)', "import { Pool } from 'pg'; const store = await new Pool().connect();"),
    failing('store.query(sql)', "import { Pool } from 'pg'; const store = global.store ?? new Pool();"),
    failing('store.query(sql)', "import { Pool } from 'pg'; class Store extends Pool {} const store = new Store();"),
    failing(
      'store().query(sql)',
      "import { Pool } from 'pg'; const make = () => new Pool(); const store = () => make();",
    ),
    failing('store.query(sql)', "import { Pool } from 'pg'; const make = () => new Pool(); const store = make();"),
    failing('sns.send(command)', "import { SNSClient } from '@aws-sdk/client-sns'; const sns = new SNSClient({});"),
    failing('Room.find()', "import mongoose from 'mongoose'; const Room = mongoose.model('Room', schema);"),
    failing('knex("rooms").where({ id }).first()'),
    failing(
      'store.room.findMany()',
      "import { PrismaClient } from '@prisma/client'; const store = new PrismaClient();",
    ),
    failing(
      'media.allocate(id)',
      "import { Client } from '@grpc/grpc-js'; class Media extends Client {} const media = new Media();",
    ),
    failing('store[query](sql)', "import { Pool } from 'pg'; const store = new Pool();"),
    failing('store.query(sql)', "import { Pool } from 'pg'; let given; const store = given = new Pool();"),
    `${METRICS}import { Pool } from 'pg'; async function load({ store }, other = new Pool()) { try { await other.query(sql); } catch (err) { logger.error(err); } }`,
    // By name.
    ...[
      'redis.get(id)',
      'prisma.room.findMany()',
      'this.roomRepository.save(id)',
      'mailQueue.add(id)',
      'db.query(sql)',
      'apiClient.rooms.get(id)',
    ].map((call) => failing(call)),
    failing('this.#db.query(sql)'),
    `${METRICS}import { Redis } from 'ioredis'; class Rooms { constructor(private readonly store: Redis) {} async find(id) { try { return await this.store.get(id); } catch (err) { this.logger.error(err); } } }`,
    `${METRICS}import Redis from 'ioredis'; class Rooms { #store = new Redis(); async find(id) { try { return await this.#store.get(id); } catch (err) { this.logger.error(err); } } }`,
    `${METRICS}import { Repository } from 'typeorm'; class Rooms { rooms: Repository<Room>; async find(id) { try { return await this.rooms.find(id); } catch (err) { this.logger.error(err); } } }`,
    `${METRICS}import { createClient } from 'redis'; type Store = ReturnType<typeof createClient>; async function find(store: ReturnType<typeof createClient>) { try { return await store.get(id); } catch (err) { logger.error(err); } }`,
    `${METRICS}mediaStub.allocate(request, (err, room) => { if (err) { logger.error({ err }); return; } show(room); });`,
    // In a helper of the file.
    `${METRICS}async function show(id) { try { await load(id); } catch (err) { logger.error(err); } } async function load(id) { return fetch(url); }`,
    `${METRICS}fetch(url).then((res) => res.json()).catch((err) => { logger.error(err); });`,
    // Not one attempt of several.
    `${METRICS}async function poll() { while (true) { try { await redis.get(id); } catch (err) { logger.error(err); } await sleep(1); } }`,
    // No outcome is told.
    outbound('catch (err) { logger.error(err); } finally { end(); }', 'const end = latency.startTimer();'),
    outbound('catch (err) { logger.error(err); } finally { joins.inc({ route: "load" }); }'),
    outbound('catch (err) { logger.error(err, { retryable }); }'),
    outbound('catch (err) { logger.error(err); }', '', 'joins.inc();'),
    outbound('catch (err) { logger.error(err); }', '', 'joins.inc({ result: "ok" });'),
  ]),
});

run('require-error-metric: several in one file', rule, {
  valid: [],
  invalid: [
    {
      code: `${METRICS}app.get('/', (req, res) => { one(res); two(res); });\nasync function one(res) { try { await work(); } catch (err) { logger.error(err); } }\nasync function two(res) { try { await work(); } catch (err) { logger.error(err); } }`,
      errors: [
        { messageId: 'uncounted', line: 4, column: 49 },
        { messageId: 'uncounted', line: 5, column: 49 },
      ],
    },
  ],
});

run('require-error-metric: a project that counts', rule, {
  valid: [
    "import x from './parse.js'; fetch(url).catch((err) => logger.error(err));",
    "import x from '@acme/rooms'; fetch(url).catch((err) => logger.error(err));",
  ],
  invalid: all([
    "import { register } from 'prom-client'; fetch(url).catch((err) => logger.error(err));",
    "import { metrics } from '@opentelemetry/api'; fetch(url).catch((err) => logger.error(err));",
    "import { StatsD } from 'hot-shots'; fetch(url).catch((err) => logger.error(err));",
    "import { Metrics } from '@aws-lambda-powertools/metrics'; fetch(url).catch((err) => logger.error(err));",
    "const client = require('prom-client'); fetch(url).catch((err) => logger.error(err));",
    "import { joins } from './metrics.js'; fetch(url).catch((err) => logger.error(err));",
    "import { joins } from '../shared/telemetry/index.js'; fetch(url).catch((err) => logger.error(err));",
    "import statsd from '@/lib/statsd'; fetch(url).catch((err) => logger.error(err));",
    "statsd.increment('joins'); fetch(url).catch((err) => logger.error(err));",
  ]),
});

const root = mkdtempSync(join(tmpdir(), 'observability-'));
afterAll(() => {
  rmSync(root, { recursive: true });
});

/** A file of a package with these dependencies. */
function inPackage(name: string, ...dependencies: string[]): string {
  const folder = join(root, name);
  mkdirSync(folder);
  writeFileSync(
    join(folder, 'package.json'),
    JSON.stringify({ name, dependencies: Object.fromEntries(dependencies.map((id) => [id, '1'])) }),
  );
  return join(folder, 'rooms.ts');
}

const counting = inPackage('counting', 'prom-client');
const instrumented = inPackage('instrumented', 'prom-client', '@opentelemetry/auto-instrumentations-node');
const silent = inPackage('silent', 'express');
const bundled = inPackage('bundled', 'express-prom-bundle');

const CALL = 'fetch(url).catch((err) => logger.error(err));';
const ANSWER =
  "app.get('/', async (req, res) => { try { await f(); } catch (err) { logger.error(err); res.status(500).end(); } });";
const SWALLOWED = "app.get('/', async (req, res) => { try { await f(); } catch (err) { logger.error(err); } });";

run('require-error-metric: package.json', rule, {
  valid: [
    { code: CALL, filename: silent },
    { code: CALL, filename: instrumented },
    { code: ANSWER, filename: instrumented },
    { code: ANSWER, filename: bundled },
    { code: ANSWER.replace('res.status(500).end()', "return answer('failed', 500)"), filename: bundled },
  ],
  invalid: [
    { code: CALL, filename: counting, errors: uncounted },
    { code: ANSWER, filename: counting, errors: uncounted },
    { code: SWALLOWED, filename: instrumented, errors: uncounted },
  ],
});

const ERRORS = `import { Counter } from 'prom-client';\nconst loadErrors = new Counter({ name: 'gc_load_errors_total', help: 'Errors.' });\n`;

/** The suggestion for code that follows {@link ERRORS}. */
const suggested = (before: string, after: string, head = ERRORS): Invalid => ({
  code: head + before,
  errors: [
    {
      messageId: 'uncounted',
      suggestions: [
        { messageId: 'count', data: { text: /loadErrors\.\w+\(1?\)/.exec(after)![0] }, output: head + after },
      ],
    },
  ],
});

/** No suggestion. */
const bare = (text: string): Invalid => ({ code: text, errors: [{ messageId: 'uncounted', suggestions: [] }] });

run('require-error-metric: the suggestion', rule, {
  valid: [],
  invalid: [
    suggested(
      'async function load() {\n  try {\n    await fetch(url);\n  } catch (err) {\n    // Seen before.\n    logger.error(err);\n  }\n}',
      'async function load() {\n  try {\n    await fetch(url);\n  } catch (err) {\n    loadErrors.inc();\n    // Seen before.\n    logger.error(err);\n  }\n}',
    ),
    suggested(
      'function load() { fetch(url).catch((err) => logger.error(err)); }',
      'function load() { fetch(url).catch((err) => { loadErrors.inc(); return logger.error(err); }); }',
    ),
    suggested(
      'async function load() { try { await fetch(url); } catch (err) { logger.error(err); } }',
      'async function load() { try { await fetch(url); } catch (err) { loadErrors.add(1); logger.error(err); } }',
      "import { metrics } from '@opentelemetry/api';\nexport const loadErrors = metrics.getMeter('gc').createCounter('gc.load.errors');\n",
    ),
    // Labels, another purpose, several, another meaning of the name, made elsewhere, of a class.
    ...[
      "import { Counter } from 'prom-client'; const loadErrors = new Counter({ name: 'a_errors_total', help: 'E.', labelNames: ['type'] });",
      "import { Counter } from 'prom-client'; const loads = new Counter({ name: 'loads_total', help: 'L.' });",
      "import { Counter } from 'prom-client'; const loadErrors = new Counter(options);",
      "import { Gauge } from 'prom-client'; const loadErrors = new Gauge({ name: 'a_errors', help: 'E.' });",
      "const loadErrors = register.counter({ name: 'a_errors_total', help: 'E.' });",
      "import { Counter } from 'prom-client'; const aErrors = new Counter({ name: 'a_errors_total', help: 'E.' }); const bErrors = new Counter({ name: 'b_errors_total', help: 'E.' });",
      "import { Counter } from 'prom-client'; let loadErrors = new Counter({ name: 'a_errors_total', help: 'E.' });",
      "import { Counter } from 'prom-client'; class A { loadErrors = new Counter({ name: 'a_errors_total', help: 'E.' }); }",
    ].map((head) =>
      bare(`${head} async function load() { try { await fetch(url); } catch (err) { logger.error(err); } }`),
    ),
    bare(`${ERRORS}async function load(loadErrors) { try { await fetch(url); } catch (err) { logger.error(err); } }`),
    // Some paths are no failure, or run for another reason too.
    bare(
      `${ERRORS}async function load() { try { await fetch(url); } catch (err) { if (err.code === 'GONE') return; logger.error(err); } }`,
    ),
    bare(`${ERRORS}redis.get(id, (err, value) => { if (err) { logger.error(err); return; } show(value); });`),
    bare(`${ERRORS}function failed(err) { logger.error(err); } function load() { fetch(url).catch(failed); }`),
    bare(`${ERRORS}fetch(url).catch((err) => logger.error(err));`),
  ],
});
