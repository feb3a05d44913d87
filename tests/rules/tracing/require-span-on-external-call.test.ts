import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { run, type Cases } from '../../run.js';
import rule from '../../../src/rules/tracing/require-span-on-external-call.js';
import { code } from '../metrics/code.js';

type Valid = Cases['valid'][number];
type Invalid = Cases['invalid'][number];

/** A service that nothing instruments, outside of this repository, whose files name every agent there is. */
const root = mkdtempSync(join(tmpdir(), 'observability-calls-'));
writeFileSync(join(root, 'package.json'), '{"name":"gc"}');
afterAll(() => {
  rmSync(root, { recursive: true });
});
const SERVICE = join(root, 'src/rooms.ts');

const fine = (...codes: string[]): Valid[] => codes.map((text) => ({ code: text, filename: SERVICE }));
const unseen = (...codes: string[]): Invalid[] =>
  codes.map((text) => ({ code: text, filename: SERVICE, errors: [{ messageId: 'unseen' }] }));

/** An exported function that uses a client. */
const exported = (body: string, imports = ''): string => `${imports}\nexport async function find(id) { ${body} }`;
const PG = `import { Pool } from 'pg'; const pool = new Pool();`;
const OTEL = `${PG} import { trace, context } from '@opentelemetry/api'; const tracer = trace.getTracer('gc');`;

run('require-span-on-external-call: what it says', rule, {
  valid: [],
  invalid: [
    {
      name: 'a client with an instrumentation',
      filename: SERVICE,
      code: code`
        import { Pool } from 'pg';

        const pool = new Pool();

        export async function findRoom(id: string) {
          const { rows } = await pool.query('select * from rooms where id = $1', [id]);
          return rows[0];
        }
      `,
      errors: [
        {
          message:
            "'pool.query()' goes out through 'pg' with no span around it, and nothing in the project starts one: when it is slow or fails, no trace tells that it was this call that the request waited for. Start @opentelemetry/instrumentation-pg, which does it for every call, or wrap this one in tracer.startActiveSpan('…', async (span) => { … }).",
          line: 6,
          column: 26,
          endLine: 6,
          endColumn: 36,
        },
      ],
    },
    {
      name: 'once for a function and client, at the first call',
      filename: SERVICE,
      code: code`
        import { Pool } from 'pg';
        const pool = new Pool();
        export class Rooms {
          async close(id: string) {
            await pool.query('begin');
            await pool.query('delete from rooms where id = $1', [id]);
            await Promise.all([1, 2].map(async (n) => await pool.query('delete from seats where n = $1', [n])));
            await fetch(HOOK, { method: 'POST' });
          }
          list = async () => pool.query('select * from rooms');
        }
      `,
      errors: [
        { message: /^'pool\.query\(\)' goes out through 'pg' with no span around it, nor around 2 more/, line: 5 },
        { message: /^'fetch\(\)' goes out through Node's own client with no span .*instrumentation-undici,/, line: 8 },
        { messageId: 'unseen', line: 10, column: 22 },
      ],
    },
    {
      name: 'what is asked of a promise is no further call',
      filename: SERVICE,
      code: exported(`return axios.get(id).then(({ data }) => data).catch(() => null);`, `import axios from 'axios';`),
      errors: [{ message: /^'axios\.get\(\)' goes out through 'axios' with no span around it, and nothing/ }],
    },
    {
      name: 'a chain is named and reported by where it starts',
      filename: SERVICE,
      code: exported(
        `return await\n this.deps!.knexOfRooms\n('rooms').where({ id }).orderBy('name').first();`,
        `import type { Knex } from 'knex';`,
      )
        .replace('this.deps!.knexOfRooms', '(db as Knex)')
        .replace('find(id)', 'find(id, db: Knex)'),
      errors: [{ message: /^'db as Knex\(\)' goes out through 'knex'/, line: 3, column: 3 }],
    },
    {
      name: 'a client that nothing is known to instrument',
      filename: SERVICE,
      code: exported(`return client.search(id);`, `import { Client } from 'ldapts'; const client = new Client();`),
      errors: [
        { message: /request waited for\. Wrap it in tracer\.startActiveSpan\('…', async \(span\) => \{ … \}\)\.$/ },
      ],
    },
    {
      name: 'a long name',
      filename: SERVICE,
      code: exported(`await pool['${'rooms'.repeat(12)}'].query(id);`, PG),
      errors: [{ message: /^'…[^']{40,}/ }],
    },
  ],
});

run('require-span-on-external-call: clients', rule, {
  valid: [
    ...fine(
      // A span comes in from the caller.
      `${PG} export async function find({ span }, id) { await pool.query(id); span.end(); }`,
      `${PG} export async function find(id, span = NOOP) { await pool.query(id); span.end(); }`,
      // What only a name tells, and what another file made.
      exported(`await this.roomRepository.find(id);`),
      exported(`await redis.get(id);`, `import { redis } from './redis.js';`),
      // What works in the process.
      exported(`return where(eq(id, 1));`, `import { eq } from 'drizzle-orm'; import { where } from './where.js';`),
      exported(`return eq(rooms.id, id);`, `import { eq } from 'drizzle-orm';`),
      exported(`return sql.raw(id);`, `import { sql } from 'drizzle-orm';`),
      exported(`return axios.create({ baseURL });`, `import axios from 'axios';`),
      exported(`return axios.isAxiosError(id);`, `import axios from 'axios';`),
      exported(
        `return stripe.webhooks.constructEvent(id);`,
        `import Stripe from 'stripe'; const stripe = new Stripe(KEY);`,
      ),
      exported(`return marshall(id);`, `import { marshall } from '@aws-sdk/util-dynamodb';`),
      exported(`return await getSignedUrl(id);`, `import { getSignedUrl } from '@aws-sdk/s3-request-presigner';`),
      exported(`const server = http.createServer(id); server.listen(80);`, `import http from 'node:http';`),
      exported(`return http.createServer(id).listen(80);`, `import http from 'node:http';`),
      exported(`return knex('rooms').where({ id });`, `import Knex from 'knex'; const knex = Knex({});`).replace(
        'async ',
        '',
      ),
      exported(
        `return db.selectFrom('rooms').where('id', '=', id);`,
        `import { Kysely } from 'kysely'; const db = new Kysely({});`,
      ),
      exported(
        `schema.index({ id }); schema.pre('save', function () {});`,
        `import { Schema } from 'mongoose'; const schema = new Schema({});`,
      ),
      // Set-up and tidying up.
      exported(`await client.connect(); await client.end();`, `import pg from 'pg'; const client = new pg.Client();`),
      exported(
        `await consumer.subscribe({ topic }); await consumer.run({});`,
        `import { Kafka } from 'kafkajs'; const consumer = new Kafka({}).consumer();`,
      ),
      exported(
        `await channel.assertQueue(id); channel.ack(id);`,
        `import { Channel } from 'amqplib'; let channel: Channel;`,
      ),
      exported(`await job.updateProgress(50);`, `import type { Job } from 'bullmq'; let job: Job;`),
      exported(`return Sequelize.literal(id);`, `import { Sequelize } from 'sequelize';`),
      exported(`return new Mailgun(FormData).client({ key });`, `import Mailgun from 'mailgun.js';`),
      exported(
        `return service.getContainerClient(id);`,
        `import { BlobServiceClient } from '@azure/storage-blob'; const service = new BlobServiceClient(URL);`,
      ),
      exported(
        `return await signer.getAuthToken();`,
        `import { Signer } from '@aws-sdk/rds-signer'; const signer = new Signer({});`,
      ),
      exported(`await client.connect().catch(() => {});`, `import pg from 'pg'; const client = new pg.Client();`),
      // Data of the same packages.
      exported(`return room.name.trim();`, `import type { Room } from '@prisma/client';`).replace(
        'find(id)',
        'find(room: Room)',
      ),
      exported(`return result.rows.map((row) => row.id);`, `import type { QueryResult } from 'pg';`).replace(
        'find(id)',
        'find(result: QueryResult | null)',
      ),
      exported(`return response.headers.get('etag');`, `import { type AxiosResponse } from 'axios';`).replace(
        'find(id)',
        'find(response: AxiosResponse)',
      ),
      exported(`return event.data.object.values();`, `import type Stripe from 'stripe';`).replace(
        'find(id)',
        'find(event: Stripe.Event)',
      ),
      exported(`return pools.map((pool) => pool.name);`, `import type { Pool } from 'pg';`).replace(
        'find(id)',
        'find(pools: Array<Pool>)',
      ),
      exported(`const key = new ObjectId(id); return key.toHexString();`, `import { ObjectId } from 'mongodb';`),
      exported(`return new mongoose.Types.ObjectId(id).getTimestamp();`, `import mongoose from 'mongoose';`),
      exported(`const headers = new Headers(id); return headers.get('etag');`, `import { Headers } from 'undici';`),
      `import type { User } from '@prisma/client'; export class Me { constructor(private readonly user: User) {} name() { return this.user.name.trim(); } }`,
      `import { ObjectId } from 'mongodb'; export class Me { #id = new ObjectId(); name() { return this.#id.toHexString(); } }`,
      exported(`return Prisma.join(id);`, `import { Prisma } from '@prisma/client';`),
      // In a page.
      exported('return await fetch(`/api/rooms/${id}`);'),
      // What a client gave.
      exported(`const rows = await pool.query(id); return rows.map((row) => row.id);`, PG).replace(
        'await pool.query(id)',
        'cached(id)',
      ),
      exported(`const fetch = local; return fetch(id);`),
      exported(`const query = pool.query; query.name;`, PG),
    ),
  ],
  invalid: [
    ...unseen(
      exported(`return fetch(id);`),
      exported(`fetch(id).then((res) => res.json());`),
      exported(`void globalThis.fetch(id);`),
      exported(`const { data } = await axios.get(id);`, `import axios from 'axios';`),
      exported(`const { data } = await axios(id);`, `const axios = require('axios');`),
      exported(`return await api.get<Room>(id);`, `import axios from 'axios'; const api = axios.create({ baseURL });`),
      exported(`return await got.post(id).json();`, `import got from 'got';`),
      exported(`return await request(id);`, `import { request } from 'undici';`),
      exported(`const req = https.request(id, (res) => {}); req.end();`, `import * as https from 'node:https';`),
      exported(`http.get(id, (res) => {});`, `const http = require('http');`),
      exported(`pool.query(id, (err, res) => {});`, PG),
      exported(
        `const client = await pool.connect(); try { await client.query(id); } finally { client.release(); }`,
        PG,
      ),
      exported(
        `const [rows] = await db!.execute(id);`,
        `import mysql from 'mysql2/promise'; const db = mysql.createPool({});`,
      ),
      exported(
        `return await rooms.find({ id }).toArray();`,
        `import { MongoClient } from 'mongodb'; const rooms = new MongoClient(URL).db('gc').collection('rooms');`,
      ),
      exported(
        `return await Room.find({ id }).lean();`,
        `import mongoose from 'mongoose'; const Room = mongoose.model('Room', schema);`,
      ),
      exported(`await redis?.set(id, '1');`, `import Redis from 'ioredis'; const redis = new Redis();`),
      exported(
        `await redis.multi().set(id, 1).expire(id, 1).exec();`,
        `import { createClient } from 'redis'; const redis = createClient();`,
      ),
      exported(
        `return await prisma.room.findUnique({ where: { id } });`,
        `import { PrismaClient } from '@prisma/client'; const prisma = new PrismaClient();`,
      ),
      exported(`return knex('rooms').where({ id }).first();`, `import Knex from 'knex'; const knex = Knex({});`),
      exported(
        `return db.selectFrom('rooms').selectAll().executeTakeFirst();`,
        `import { Kysely } from 'kysely'; const db = new Kysely<DB>({});`,
      ),
      exported(
        `return await db.select().from(rooms).where(eq(rooms.id, id));`,
        `import { drizzle } from 'drizzle-orm/node-postgres'; import { eq } from 'drizzle-orm'; const db = drizzle(URL);`,
      ),
      exported(
        `const query = knex('rooms'); const rows = await query;`,
        `import Knex from 'knex'; const knex = Knex({});`,
      ),
      exported(`const [a, b] = await Promise.all([pool.query(id), cached ? null : other(id)]);`, PG),
      exported(
        `for await (const key of redis.scanIterator()) work(key);`,
        `import { createClient } from 'redis'; const redis = createClient();`,
      ),
      exported(
        `client.listRooms({ id }, (err, rooms) => {});`,
        `import * as grpc from '@grpc/grpc-js'; import { RoomsClient } from './gen/rooms.js'; const client = new RoomsClient(ADDRESS, grpc.credentials.createInsecure());`,
      ),
      exported(
        `client.listRooms({ id }, (err, rooms) => {});`,
        `const grpc = require('@grpc/grpc-js'); const proto = grpc.loadPackageDefinition(definition).rooms; const client = new proto.Rooms(ADDRESS, grpc.credentials.createSsl());`,
      ),
      exported(
        `await s3.send(new GetObjectCommand({ Key: id }));`,
        `import { S3Client, GetObjectCommand } from '@aws-sdk/client-s3'; const s3 = new S3Client({});`,
      ),
      exported(
        `await producer.send({ topic, messages });`,
        `import { Kafka } from 'kafkajs'; const producer = new Kafka({}).producer();`,
      ),
      exported(`mails.add('welcome', { id });`, `import { Queue } from 'bullmq'; const mails = new Queue('mails');`),
      exported(
        `channel.sendToQueue('mails', body);`,
        `import type { Channel } from 'amqplib'; declare const channel: Channel;`,
      ),
      exported(
        `transport.sendMail({ to: id });`,
        `import nodemailer from 'nodemailer'; const transport = nodemailer.createTransport({});`,
      ),
    ),
  ],
});

run('require-span-on-external-call: who calls', rule, {
  valid: [
    ...fine(
      // When the file is loaded, and in what nobody else can call.
      `${PG} await pool.query('select 1');`,
      `${PG} async function find(id) { await pool.query(id); }`,
      `${PG} emitter.on('room', async (id) => { await pool.query(id); });`,
      `${PG} export async function initRooms() { await pool.query('create table rooms'); }`,
      `${PG} app.get('/healthz', async (req, res) => { await pool.query('select 1'); res.end(); });`,
      '',
      '// fetch',
    ),
    { code: exported(`await pool.query(id);`, PG), filename: join(root, 'src/rooms.test.ts') },
    { code: exported(`await pool.query(id);`, PG), filename: join(root, 'migrations/rooms.ts') },
    { code: exported(`await pool.query(id);`, PG), filename: join(root, 'scripts/rooms.ts') },
  ],
  invalid: [
    ...unseen(
      `${PG} import express from 'express'; express().get('/rooms', async (req, res) => { res.json(await pool.query('select')); });`,
      `${PG} app.get('/rooms', async (req, res) => { res.json(await list()); }); async function list() { return await pool.query('select'); }`,
      `${PG} async function find(id) { return await pool.query(id); } export { find };`,
      `${PG} async function find(id) { return await pool.query(id); } export default { rooms: { find } };`,
      `${PG} const find = async (id) => pool.query(id); module.exports = { find };`,
      `${PG} exports.find = async (id) => { await pool.query(id); };`,
      `${PG} module.exports = async function (id) { await pool.query(id); };`,
      `${PG} class Rooms { async find(id) { await pool.query(id); } } export default new Rooms();`,
      `${PG} function Rooms() {} Rooms.prototype.find = async function (id) { await pool.query(id); }; module.exports = Rooms;`,
      `${PG} export const rooms = { async find(id) { await pool.query(id); } } satisfies Store;`,
      `${PG} export const createRooms = () => ({ find: async (id) => { await pool.query(id); } });`,
      `${PG} export class Rooms { find(id) { return this.#run(id); } async #run(sql) { return await pool.query(sql); } }`,
      `${PG} export class Rooms { static #one = async (id) => { await pool.query(id); }; }`,
      `import { Pool } from 'pg'; export class Rooms { #pool = new Pool(); async *all() { for await (const row of pages) yield await this.#pool.query(row); } }`,
      `import type { PrismaClient } from '@prisma/client'; export class Rooms { constructor(private readonly prisma: PrismaClient) {} async find(id: string) { return await this.prisma.room.findMany({ where: { id } }); } }`,
      `${PG} export = async function <T>(id: T) { outer: for (;;) { switch (id) { case 1: return await pool.query(id); default: break outer; } } };`,
      `import { Worker } from 'bullmq'; new Worker('mails', async (job) => { await fetch(job.data.url); });`,
    ),
  ],
});

run('require-span-on-external-call: spans', rule, {
  valid: [
    ...fine(
      exported(
        `return tracer.startActiveSpan('find', async (span) => { try { return await pool.query(id); } finally { span.end(); } });`,
        OTEL,
      ),
      exported(
        `const span = tracer.startSpan('find'); try { return await pool.query(id); } finally { span.end(); }`,
        OTEL,
      ),
      exported(
        `const span = tracer.startSpan('find'); return context.with(trace.setSpan(context.active(), span), () => pool.query(id));`,
        OTEL,
      ),
      exported(
        `return Sentry.startSpan({ name: 'find' }, () => pool.query(id));`,
        `${PG} import * as Sentry from '@sentry/node';`,
      ),
      exported(`return tracer.trace('find', () => pool.query(id));`, `${PG} import tracer from 'dd-trace';`),
      exported(
        `return withSpan('find', async () => pool.query(id));`,
        `${PG} import { withSpan } from './tracing.js';`,
      ),
      exported(`return this.tracing.run('find', () => pool.query(id));`, PG),
      exported(`return newrelic.startSegment('find', true, async () => pool.query(id));`, PG),
      exported(`return AWSXRay.captureAsyncFunc('find', async (segment) => pool.query(id));`, PG),
      exported(`return await traced(pool.query(id));`, PG),
      exported(`trace.getActiveSpan()?.setAttribute('id', id); await pool.query(id);`, OTEL),
      exported(`const roomSpan = this.begin(id); await pool.query(id);`, PG),
      exported(`await pool.query(id);`, PG).replace('find(id)', 'find(id, span)'),
      exported(`await pool.query(id);`, PG).replace(
        'find(id)',
        'find(id, { parent }: { parent?: string; }, ctx: Span | null = null)',
      ),
      exported(`await pool.query(id);`, PG).replace('find(id)', 'find({ id, span })'),
      `${PG} export const find = traced('find', async (id) => { await pool.query(id); });`,
      `${PG} export const find = tracer.wrap('find', async (id) => { await pool.query(id); });`,
      `${PG} export const find = traced('find')(async (id) => { await pool.query(id); });`,
      `${PG} async function findRoom(id) { await pool.query(id); } export const find = traced('find', findRoom);`,
      `${PG} const findRoom = async (id) => { await pool.query(id); }; export const find = instrument(findRoom);`,
      `${PG} export class Rooms { @Span() async find(id) { await pool.query(id); } }`,
      `${PG} export class Rooms { @Trace.start('find') async find(id) { await pool.query(id); } }`,
      `${PG} @Traceable() export class Rooms { async find(id) { await pool.query(id); } }`,
      // In a function that is only called in spans, also through another one.
      `${OTEL} export function find(id) { return tracer.startActiveSpan('find', (span) => run(id).finally(() => span.end())); } async function run(id) { return await query(id); } async function query(id) { return await pool.query(id); }`,
      // A client that is told to.
      `import axios from 'axios'; import { trace } from '@opentelemetry/api'; const tracer = trace.getTracer('gc'); axios.interceptors.request.use((config) => { config.span = tracer.startSpan('http'); return config; }); export const find = async (id) => await axios.get(id);`,
    ),
    {
      code: exported(`await pool.query(id);`, PG),
      filename: SERVICE,
      settings: { observability: { instrumentation: ['@opentelemetry/instrumentation-pg'] } },
    },
    {
      code: exported(`await pool.query(id);`, PG),
      filename: SERVICE,
      settings: { observability: { instrumentation: ['dd-trace'] } },
    },
    {
      name: 'this repository, which names agents',
      code: exported(`await pool.query(id);`, PG),
      filename: 'src/rooms.ts',
    },
  ],
  invalid: [
    ...unseen(
      // The span has ended, has not begun, or is around something else.
      exported(`const span = tracer.startSpan('find'); span.end(); await pool.query(id);`, OTEL),
      exported(`await pool.query(id); const span = tracer.startSpan('find'); span.end();`, OTEL),
      exported(`await tracer.startActiveSpan('find', async (span) => { span.end(); }); await pool.query(id);`, OTEL),
      exported(`tracer.startSpan('find'); await pool.query(id);`, OTEL),
      exported(`return withCache('find', async () => pool.query(id));`, PG),
      `${PG} export class Rooms { @Get() async find(id) { await pool.query(id); } @Span() async list() {} }`,
      // One caller has no span.
      `${OTEL} export function find(id) { return tracer.startActiveSpan('find', () => run(id)); } export function other(id) { return run(id); } async function run(id) { return await pool.query(id); }`,
      // Recursion is no caller.
      `${PG} export async function find(id) { const room = await pool.query(id); return room ?? find(id); }`,
    ),
    {
      name: 'what instruments another client',
      code: exported(`await pool.query(id);`, PG),
      filename: SERVICE,
      settings: { observability: { instrumentation: ['@opentelemetry/instrumentation-http', 'pino-http'] } },
      errors: [{ messageId: 'unseen' }],
    },
  ],
});

run('require-span-on-external-call: what a type or a class says', rule, {
  valid: [],
  invalid: unseen(
    `import type { Prisma } from '@prisma/client'; export async function find(tx: Readonly<Prisma.TransactionClient> | undefined) { return await tx.room.findMany(); }`,
    exported(`return await other.query(id);`, `${PG} declare const other: typeof pool;`),
    exported(`return await new Pool().query(id);`, `import { Pool } from 'pg';`),
    exported(
      `return await store.find(id);`,
      `import { Repository } from 'typeorm'; class Store extends Repository<Room> {} const store = new Store();`,
    ),
  ),
});
