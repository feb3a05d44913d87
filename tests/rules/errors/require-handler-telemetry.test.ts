import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import rule from '../../../src/rules/errors/require-handler-telemetry.js';
import { run, type Cases } from '../../run.js';
import { code } from '../metrics/code.js';

type Valid = Cases['valid'][number];
type Invalid = Cases['invalid'][number];

/** A service that nothing instruments, outside of this repository, whose files name every agent there is. */
const root = mkdtempSync(join(tmpdir(), 'observability-handlers-'));
mkdirSync(join(root, 'src'));
writeFileSync(join(root, 'package.json'), '{"name":"gc","dependencies":{"express":"5","pg":"8"}}');
afterAll(() => {
  rmSync(root, { recursive: true });
});
const SERVICE = join(root, 'src/rooms.ts');

const fine = (...codes: string[]): Valid[] => codes.map((text) => ({ code: text, filename: SERVICE }));
const unseen = (...codes: string[]): Invalid[] =>
  codes.map((text) => ({ code: text, filename: SERVICE, errors: [{ messageId: 'unseen' }] }));

const PG = `import { Pool } from 'pg'; const pool = new Pool();`;
const EXPRESS = `${PG} import express from 'express'; const app = express();`;

/** A route of Express with this body. */
const route = (body: string, rest = ''): string =>
  `${EXPRESS} app.get('/rooms', async (req, res) => { ${body} }); ${rest}`;

const QUERY = `const { rows } = await pool.query('select'); res.json(rows);`;

run('require-handler-telemetry: what it says', rule, {
  valid: [],
  invalid: [
    {
      name: 'a route',
      filename: SERVICE,
      code: code`
        import express from 'express';
        import { Pool } from 'pg';
        const pool = new Pool();
        const app = express();

        app.get('/rooms/:id', async (req, res) => {
          const { rows } = await pool.query('select * from rooms where id = $1', [req.params.id]);
          res.json(rows[0]);
        });
      `,
      errors: [
        {
          message:
            "The handler of 'GET /rooms/:id' leaves no log, metric or span, and nothing in the project does so for every request: nobody sees how often it runs, how long it takes or that it fails. Set up request instrumentation (@opentelemetry/instrumentation-http, or pino-http), or log, count or trace here what it does.",
          line: 6,
          column: 1,
          endLine: 6,
          endColumn: 21,
        },
      ],
    },
    {
      name: 'a method of a controller',
      filename: SERVICE,
      code: code`
        import { Controller, Delete } from '@nestjs/common';
        import { Pool } from 'pg';
        @Controller('rooms')
        export class RoomsController {
          constructor(private readonly pool: Pool) {}
          @Delete(':id')
          async remove(id: string) {
            await this.pool.query('delete from rooms where id = $1', [id]);
          }
        }
      `,
      errors: [{ message: /^The handler of 'DELETE \/rooms\/:id' leaves/, line: 7, column: 9, endColumn: 15 }],
    },
    {
      name: 'jobs',
      filename: SERVICE,
      code: `import { Worker } from 'bullmq'; new Worker('mails', async (job) => { await fetch(job.data.url); });`,
      errors: [
        {
          message: /^The handler of 'mails' leaves .* for every job: .*'completed' and 'failed' events,/,
          column: 38,
          endColumn: 52,
        },
      ],
    },
    {
      name: 'messages',
      filename: SERVICE,
      code: `import { Kafka } from 'kafkajs'; const consumer = new Kafka({}).consumer(); consumer.run({ eachMessage: async ({ message }) => { await fetch(message.value); } });`,
      errors: [
        {
          message: /^The handler of 'eachMessage' leaves .* for every message: .*instrumentation-kafkajs/,
          column: 92,
          endColumn: 103,
        },
      ],
    },
    {
      name: 'a function of Lambda',
      filename: SERVICE,
      code: `export const handler = async (event) => { await fetch(event.url); };`,
      errors: [
        {
          message: /^The handler of 'handler' leaves .* for every invocation: .*aws-lambda/,
          column: 14,
          endColumn: 21,
        },
      ],
    },
    {
      name: 'remote calls',
      filename: SERVICE,
      code: `${PG} import * as grpc from '@grpc/grpc-js'; new grpc.Server().addService(rooms, { list(call, callback) { pool.query('select', (err, rows) => callback(err, rows)); } });`,
      errors: [{ message: /^The handler of 'list' leaves .* for every call: .*instrumentation-grpc/ }],
    },
    {
      name: 'one that has no name',
      filename: join(root, 'src/pages/api/rooms.ts'),
      code: `export default async (req, res) => { res.json(await (await fetch(URL)).json()); };`,
      errors: [{ message: /^This handler of requests leaves/, column: 16, endColumn: 36 }],
    },
    {
      name: 'in a list',
      filename: SERVICE,
      code: `${PG} module.exports = { list: [authorize, async (req, res) => { ${QUERY} }] };`,
      errors: [{ message: /^The handler of 'list' leaves/ }],
    },
  ],
});

run('require-handler-telemetry: handlers', rule, {
  valid: [
    ...fine(
      // Nothing that takes time.
      `${EXPRESS} app.get('/rooms', (req, res) => { res.json({ rooms: [] }); });`,
      `${EXPRESS} app.get('/old', (req, res) => res.redirect('/new'));`,
      `${EXPRESS} app.post('/rooms', async (req, res) => { const room = await req.json(); res.json(room); });`,
      // Health checks and the like.
      ...['/healthz', '/readyz', '/metrics', '/favicon.ico', '/api/version'].map(
        (path) => `${EXPRESS} app.get('${path}', async (req, res) => { ${QUERY} });`,
      ),
      `import { Get, Controller } from '@nestjs/common'; @Controller('health') export class Health { @Get() async check() { await fetch(URL); } }`,
      `import { Get } from '@nestjs/common'; export class Probes { @Get('ready') async check() { await fetch(URL); } }`,
      // Middleware, error handlers, hooks.
      `${EXPRESS} app.use(async (req, res, next) => { req.user = await pool.query('select'); next(); });`,
      `${EXPRESS} app.use(async (req, res) => { ${QUERY} });`,
      `${EXPRESS} app.use((err, req, res, next) => { pool.query('insert', [err], () => res.end()); });`,
      `${EXPRESS} app.get('/rooms', async (req, res, next) => { req.user = await pool.query('select'); next(); });`,
      `${EXPRESS} app.param('id', async (req, res, next, id) => { await pool.query('select'); });`,
      `import Fastify from 'fastify'; const app = Fastify(); app.addHook('onRequest', async (request, reply) => { await fetch(URL); });`,
      `import { NestMiddleware } from '@nestjs/common'; export class Auth implements NestMiddleware { async use(req, res, next) { await fetch(URL); next(); } }`,
      // Handed over as it is.
      `${EXPRESS} import { list } from './list.js'; app.get('/rooms', async (req, res) => { await list(req, res); });`,
      // Only called like one, and not known to be one.
      `async function sendPage(req, res) { await fetch(URL); res.end(); }`,
      `export async function load(req, res) { return await fetch(URL); }`,
      `cache.get('rooms', async (req, res) => { await fetch(URL); res.end(); });`,
      '',
    ),
    { code: route(QUERY), filename: join(root, 'src/rooms.test.ts') },
    { code: route(QUERY), filename: join(root, 'scripts/rooms.ts') },
  ],
  invalid: [
    ...unseen(
      route(QUERY),
      route(`for await (const row of rows) res.write(row);`),
      route(`try { ${QUERY} } catch (err) { res.status(500).json({ error: String(err) }); }`),
      route(
        `outer: for (;;) { switch (req.query.kind) { case 'a': return res.json(await pool.query('a')); default: break outer; } }`,
      ),
      `${EXPRESS} app.get('/rooms', async (req, res) => { try { ${QUERY} } finally { res.end(); } });`,
      `${EXPRESS} app.get('/rooms', (req, res) => { pool.query('select').then(({ rows }) => res.json(rows)); });`,
      `${EXPRESS} app.get('/rooms', (req, res) => { pool.query('select', (err, result) => { res.json(result); }); });`,
      `${EXPRESS} app.get('/rooms', auth, [limit], async (req: Request, res: Response) => { ${QUERY} });`,
      `${EXPRESS} const list = async (req, res) => { ${QUERY} }; app.get('/rooms', list);`,
      `${EXPRESS} app.get('/rooms', async (req, res) => { await list(res); }); async function list(res) { ${QUERY} }`,
      `${PG} router.post('/rooms', async (req, res) => { ${QUERY} });`,
      `${PG} export async function listRooms(req, res) { ${QUERY} }`,
      `${PG} export class Rooms { async list(req, res) { ${QUERY} } }`,
      `${PG} exports.list = async (req, res) => { ${QUERY} };`,
      `${PG} import type { RequestHandler } from 'express'; export const list: RequestHandler = async (req, res) => { ${QUERY} };`,
      `import Fastify from 'fastify'; const app = Fastify({ logger: false }); app.get('/rooms', async () => { return await fetch(URL); });`,
      `import { Hono } from 'hono'; const app = new Hono(); app.get('/rooms', async (c) => c.json(await (await fetch(URL)).json()));`,
      `import { Controller, Get } from '@nestjs/common'; import { Pool } from 'pg'; @Controller() export class Rooms { #pool = new Pool(); @Get() list() { return this.#pool.query('select'); } }`,
      `import { Cron } from '@nestjs/schedule'; export class Jobs { @Cron('0 * * * *') async clean() { await fetch(URL); } }`,
      `import { EventPattern } from '@nestjs/microservices'; export class Events { @EventPattern('room.joined') async joined(data) { await fetch(data.url); } }`,
      `import { initTRPC } from '@trpc/server'; const t = initTRPC.create(); export const rooms = t.procedure.query(async () => await fetch(URL));`,
      `import { Worker } from 'bullmq'; const worker = new Worker('mails', async function* (job) { yield await fetch(job.data.url); });`,
    ),
    {
      name: 'a route handler of Next.js',
      code: `export async function GET(request: Request) { const res = await fetch(URL); return Response.json(await res.json()); }`,
      filename: join(root, 'app/rooms/route.ts'),
      errors: [{ messageId: 'unseen', column: 23, endColumn: 26 }],
    },
  ],
});

run('require-handler-telemetry: what makes it seen', rule, {
  valid: [
    ...fine(
      // In the handler, or in a function that it calls.
      route(`logger.info({ id }, 'listed'); ${QUERY}`),
      route(`console.log('listed'); ${QUERY}`),
      route(`req.log.info('listed'); ${QUERY}`),
      route(
        `joins.inc(); ${QUERY}`,
        `import { Counter } from 'prom-client'; const joins = new Counter({ name: 'joins_total', help: 'Joins.' });`,
      ),
      route(`try { ${QUERY} } catch (err) { logger.error(err); res.status(500).end(); }`),
      route(`try { ${QUERY} } catch (err) { Sentry.captureException(err); res.status(500).end(); }`),
      route(`await tracer.startActiveSpan('list', async (span) => { ${QUERY} span.end(); });`),
      route(`audit(req.user); ${QUERY}`),
      route(`this.metrics.joined(); ${QUERY}`),
      route(`await list(res);`, `async function list(res) { logger.info('list'); ${QUERY} }`),
      route(
        `await list(res);`,
        `async function list(res) { await query(res); } async function query(res) { logger.info('list'); ${QUERY} }`,
      ),
      // An error path.
      `${EXPRESS} app.get('/rooms', async (req, res, next) => { try { ${QUERY} } catch (err) { next(err); } });`,
      route(`try { ${QUERY} } catch (err) { failed(err, res); }`),
      // Around it.
      `${EXPRESS} app.get('/rooms', asyncHandler(async (req, res) => { ${QUERY} }));`,
      `${EXPRESS} app.get('/rooms', withLog, async (req, res) => { ${QUERY} });`,
      `${PG} async function GET(req, res) { ${QUERY} } export const list = instrumented(GET);`,
      `import middy from '@middy/core'; import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware'; export const handler = middy(async (event) => { await fetch(event.url); }).use(injectLambdaContext(logger));`,
      `import { Controller, Get, UseInterceptors } from '@nestjs/common'; @UseInterceptors(Timing) @Controller() export class Rooms { @Get() async list() { await fetch(URL); } }`,
      `import { Controller, Get } from '@nestjs/common'; @Controller() export class Rooms { @Get() @Traced() async list() { await fetch(URL); } }`,
      `import { publicProcedure } from './trpc.js'; export const rooms = publicProcedure.query(async () => await fetch(URL));`,
      // Middleware of the file.
      route(QUERY, `app.use(morgan('dev'));`),
      route(QUERY, `app.use(requestLogger());`),
      route(QUERY, `app.use((req, res, next) => { logger.info(req.url); next(); });`),
      route(QUERY, `app.use(onRequest); function onRequest(req, res, next) { logger.info(req.url); next(); }`),
      route(QUERY, `app.use((req, res, next) => { res.on('finish', () => joins.inc()); next(); });`),
      `import Fastify from 'fastify'; const app = Fastify({ logger: true }); app.get('/rooms', async () => { return await fetch(URL); });`,
      `import type { FastifyInstance } from 'fastify'; export default async (app: FastifyInstance) => { app.get('/rooms', async () => { return await fetch(URL); }); };`,
      `import { Hono } from 'hono'; import { logger } from 'hono/logger'; const app = new Hono(); app.use(logger()); app.get('/rooms', async (c) => c.json(await fetch(URL)));`,
      `import { Worker } from 'bullmq'; const worker = new Worker('mails', async (job) => { await fetch(job.data.url); }); worker.on('failed', (job, err) => { logger.error(err); });`,
      `import { Worker } from 'bullmq'; const mails = new Worker('mails', async (job) => { await fetch(job.data.url); }); mails.on('completed', () => console.log('sent'));`,
      // What it calls may tell: that cannot be read, or is not known.
      route(`res.json(await list());`, `import { list } from './missing.js';`),
      route(`res.json(await rooms.list());`, `import { rooms } from 'src/rooms/service';`),
      `import { Controller, Get } from '@nestjs/common'; import { RoomsService } from './rooms.service.js'; @Controller() export class Rooms { constructor(private rooms: RoomsService) {} @Get() list() { return this.rooms.list(); } }`,
      `${EXPRESS} export const routes = ({ rooms }) => { app.get('/rooms', async (req, res) => { res.json(await rooms.list()); }); };`,
    ),
    ...['dd-trace', 'pino-http', '@opentelemetry/instrumentation-express'].map((name) => ({
      code: route(QUERY),
      filename: SERVICE,
      settings: { observability: { instrumentation: [name] } },
    })),
    { name: 'this repository, which names agents', code: route(QUERY), filename: 'src/rooms.ts' },
  ],
  invalid: [
    ...unseen(
      route(QUERY, `app.use(cors());`),
      route(QUERY, `app.use('/metrics', metricsRouter);`),
      route(QUERY, `process.on('unhandledRejection', (err) => { logger.error(err); });`),
      route(QUERY, `pool.on('error', (err) => { logger.error(err); });`),
      route(QUERY, `function other() { logger.info('x'); }`),
      route(`try { ${QUERY} } catch (err) { res.status(500).json(err); }`),
      `import { Worker } from 'bullmq'; new Worker('mails', async (job) => { await fetch(job.data.url); }); redis.on('error', (err) => console.error(err));`,
    ),
    {
      name: 'what sees requests sees no jobs',
      code: `import { Worker } from 'bullmq'; new Worker('mails', async (job) => { await fetch(job.data.url); });`,
      filename: SERVICE,
      settings: { observability: { instrumentation: ['pino-http', '@opentelemetry/instrumentation-http'] } },
      errors: [{ messageId: 'unseen' }],
    },
  ],
});

run('require-handler-telemetry: helpers of which nothing tells whether they log', rule, {
  valid: fine(
    route(`const audit = makeAudit(); await audit.rooms.read(); ${QUERY}`, 'const makeAudit = await load();'),
    route(`await audit.read(); ${QUERY}`, 'const audit = (await import(name)).audit;'),
    route(`await audit.read(); ${QUERY}`, 'let audit; function setAudit(a) { audit = a; }'),
    `${EXPRESS} class Rooms { audit = makeAudit(); constructor() { app.get('/rooms', async (req, res) => { await this.audit.read(); ${QUERY} }); } }`,
    `${EXPRESS} class Rooms { audit = new lib.Audit(); constructor() { app.get('/rooms', async (req, res) => { await this.audit.read(); ${QUERY} }); } }`,
    `${EXPRESS} class Rooms { constructor() { app.get('/rooms', async (req, res) => { await this.audit.read(); ${QUERY} }); } }`,
    `${EXPRESS} export function rooms(audit) { app.get('/rooms', async (req, res) => { await audit.read(); ${QUERY} }); }`,
  ),
  invalid: unseen(
    `${EXPRESS} app.get('/rooms', async ({ query, ...rest }, { json, status = json }) => { const { rows } = await pool.query(query.id); status(rest.code); json(rows); });`,
    `${EXPRESS} app.get('/rooms', async (req = {}, ...args) => { const { rows } = await pool.query(req.query('id')); args.end(rows); });`,
  ),
});
