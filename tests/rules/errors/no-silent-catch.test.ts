import rule from '../../../src/rules/errors/no-silent-catch.js';
import { run, type Cases } from '../../run.js';

type Invalid = Exclude<Cases['invalid'], undefined>[number];

/** A catch clause around a call that may fail. */
const caught = (clause: string, before = ''): string =>
  `${before}async function join(id) { try { await store.save(id); } ${clause} }`;

/** The same in a loop. */
const looped = (clause: string): string =>
  `async function joinAll(ids) { for (const id of ids) { try { await store.save(id); } ${clause} } }`;

/** A method that catches, and helpers beside it. */
const method = (clause: string, members: string): string =>
  `class Rooms { async join(id) { try { await this.store.save(id); } ${clause} } ${members} }`;

/** The body of an Express handler that catches. */
const route = (clause: string): string =>
  `import express from 'express'; const app = express(); app.get('/', async (req, res, next) => { try { await store.save(req.body); } ${clause} });`;

const bodies = (around: (code: string) => string, codes: readonly string[]): string[] =>
  codes.map((code) => around(code));

run('no-silent-catch: a trace is left', rule, {
  valid: [
    ...bodies(caught, [
      // Logged, with whatever writes logs.
      "catch (err) { logger.error({ err }, 'save failed'); }",
      "catch (err) { this.logger.warn('save failed', { err }); return null; }",
      "catch { log.error('save failed'); }",
      'catch (err) { logger[level](err); }',
      'catch (err) { logger.child({ id }).error(err); }',
      "catch (err) { logger.withContext({ err }).error('save failed'); }",
      'catch (err) { console.error(err); }',
      'catch (err) { logger?.error?.(err); }',
      'catch (err) { await auditLog.error(err); return false; }',
      // Reported.
      'catch (err) { errorReporter.report(err); }',
      'catch (err) { reportError(err); }',
      "catch { captureMessage('save failed'); }",
      'catch (err) { core.setFailed(err.message); }',
      // Passed on.
      'catch (err) { throw err; }',
      "catch { throw new Error('save failed'); }",
      "catch (err) { throw new StoreError('save failed', { cause: err }); }",
      'catch (err) { await queue.close(); throw err; }',
      'catch (err) { if (isLast) { throw err; } else { throw new RetryError(err); } }',
      'catch (err) { return Promise.reject(err); }',
      "catch (err) { this.emit('error', err); }",
      "catch (err) { emitter.emit('failed', { id, err }); }",
      'catch (err) { stream.destroy(err); }',
      'catch (err) { controller.error(err); }',
      'catch (err) { setImmediate(() => { throw err; }); }',
      'catch (err) { process.exit(1); }',
      'catch (err) { process.exitCode = 1; }',
      'catch (err) { assert.fail(err); }',
      // Returned.
      'catch (err) { return err; }',
      'catch (err) { return { ok: false }; }',
      "catch { return { success: false, reason: 'store' }; }",
      "catch { return { status: 'failed' }; }",
      'catch (err) { return Result.err(err); }',
      "catch { return err({ type: 'store' }); }",
      "catch { return new StoreError('save failed'); }",
      "catch { return cached ? { error: 'a' } : { error: 'b' }; }",
      'catch (err) { const message = getErrorMessage(err); return { id, message }; }',
      'catch (err) { let text = String(err); text += id; return text; }',
      'catch ({ message }) { return { message }; }',
      // Kept.
      'catch (err) { errors.push(err); }',
      'catch (err) { failures.push({ id, err }); return null; }',
      'catch (err) { this.lastError = err; }',
      'catch (err) { statuses[id] = { error: err.message }; }',
      'catch (err) { failed.set(id, err); }',
      // Given to a helper elsewhere.
      'catch (err) { handleError(err); }',
      'catch (err) { return handleStoreError(err, id); }',
      'catch (err) { await this.markFailed(id, err); }',
      'catch (err) { return toResponse(err); }',
      'catch (err) { recordFailure(); }',
      'catch (err) { toast.error(t("failed")); }',
      // Every path.
      'catch (err) { if (isLast) logger.error(err); else throw err; }',
      'catch (err) { isLast ? logger.error(err) : errors.push(err); }',
      'catch (err) { isLast && logger.info(id); logger.error(err); }',
      'catch (err) { for (const cause of err.errors) logger.error(cause); }',
      'catch (err) { try { await undo(id); } finally { logger.error(err); } }',
      'catch (err) { try { return await fallback(id); } finally { throw err; } }',
      'catch (err) { try { logger.error(err); } catch { return null; } }',
      'catch (err) { outer: { if (isLast) break outer; logger.info(id); } logger.error(err); }',
      'catch (err) { switch (mode) { case 1: logger.error(err); break; case 2: case 3: throw err; default: errors.push(err); } }',
      // Another way is tried.
      'catch { return await replica.save(id); }',
      'catch { room = await replica.load(id); }',
      'catch { return join(id); }',
      'catch { return [{ ok: false }]; }',
    ]),
    caught('catch (err) { failure = err; }', 'let failure;'),
    'async function load() { let last; for (let i = 0; i < 3; i++) { try { return await store.read(); } catch (err) { last = err; } } throw last; }',
    'async function* stream() { try { await store.save(1); } catch (err) { yield { err }; } }',
    'function save(id, cb) { try { writeFileSync(id); } catch (err) { cb(err); } }',
    'new Promise(async (resolve, reject) => { try { resolve(await store.read()); } catch (err) { reject(err); } });',
    'async function run(ctx) { try { await store.save(1); } catch { ctx.throw(503); } }',
    "import pino from 'pino'; const out = pino(); async function run() { try { await go(); } catch (e) { out.error(e); } }",
    "import { getLogger } from '@logtape/logtape'; const out = getLogger('a'); async function run() { try { await go(); } catch { out.error`cannot go`; } }",
    "import * as Sentry from '@sentry/node'; async function run() { try { await go(); } catch (e) { Sentry.captureException(e); } }",
    "import * as Sentry from '@sentry/node'; async function run() { try { await go(); } catch (e) { Sentry.withScope((scope) => { scope.setTag('a', 1); Sentry.captureException(e); }); } }",
    "import { Counter } from 'prom-client'; const failures = new Counter({ name: 'a_failures_total', help: 'a' }); async function run() { try { await go(); } catch { failures.inc(); } }",
    "import { trace, SpanStatusCode } from '@opentelemetry/api'; async function run(span = trace.getActiveSpan()) { try { await go(); } catch (e) { span.recordException(e); } }",
    "import { trace, SpanStatusCode } from '@opentelemetry/api'; async function run(span = trace.getActiveSpan()) { try { await go(); } catch { span.setStatus({ code: SpanStatusCode.ERROR }); } }",
    {
      code: caught('catch { swallow(); }'),
      settings: { observability: { errorHelpers: ['swallow'] } },
      name: 'named in the settings',
    },
  ],
  invalid: [
    { code: caught('catch { swallow(); }'), errors: [{ messageId: 'default' }] },
    { code: caught('catch (err) { String(err); }'), errors: [{ messageId: 'default' }] },
    { code: caught('catch (err) { const text = JSON.stringify(err); }'), errors: [{ messageId: 'default' }] },
    { code: caught('catch (err) { isRetryable(err); }'), errors: [{ messageId: 'default' }] },
    { code: caught('catch (err) { return { ok: true, error: null }; }'), errors: [{ messageId: 'default' }] },
    { code: caught("catch (err) { return { status: 'idle' }; }"), errors: [{ messageId: 'default' }] },
    { code: caught('catch (err) { return { error: undefined }; }'), errors: [{ messageId: 'default' }] },
    { code: caught('catch { return [, room]; }'), errors: [{ messageId: 'default' }] },
    { code: caught('catch (err) { room = null; }'), errors: [{ messageId: 'default' }] },
    { code: caught('catch (err) { process.nextTick(() => {}); }'), errors: [{ messageId: 'default' }] },
    {
      code: caught(
        'catch (err) { span.setStatus({ code: SpanStatusCode.OK }); }',
        "import { SpanStatusCode } from '@opentelemetry/api'; ",
      ),
      errors: [{ messageId: 'default' }],
    },
  ],
});

run('no-silent-catch: helpers of the file are looked into', rule, {
  valid: [
    caught('catch (err) { tell(err); }', "function tell(error) { logger.error({ error }, 'failed'); } "),
    caught('catch (err) { tell(err); }', 'const tell = (error) => logger.error(error); '),
    caught('catch (err) { tell(err); }', 'const tell = function (error) { throw error; }; '),
    caught(
      'catch (err) { tell(err); }',
      'function tell(error) { pass(error); } function pass(cause) { errors.push(cause); } ',
    ),
    caught('catch (err) { return fail(); }', "function fail() { throw new Error('failed'); } "),
    caught('catch (err) { Rooms.tell(err); }', 'class Rooms { static tell(error) { logger.error(error); } } '),
    caught('catch (err) { tools.tell(err); }', 'const tools = { tell(error) { logger.error(error); } }; '),
    caught('catch (err) { tell(id, err); }', 'function tell(id, { message }) { errors.push(message); } '),
    caught(
      'catch (err) { tell(err); }',
      "function tell(error) { if (error.code === 'ENOENT') return; logger.error(error); } ",
    ),
    method('catch (err) { this.tell(err); }', 'tell(error) { this.logger.error(error); }'),
    method('catch (err) { this.#tell(err); }', '#tell(error) { this.failures.push(error); }'),
    method('catch (err) { this.tell(err); }', 'tell = (error) => { throw error; };'),
  ],
  invalid: [
    {
      code: caught('catch (err) { tell(err); }', 'function tell(error) { last = Date.now(); } '),
      errors: [{ messageId: 'default' }],
    },
    { code: caught('catch (err) { tell(err); }', 'const tell = () => {}; '), errors: [{ messageId: 'default' }] },
    {
      code: caught('catch (err) { tell(err); }', 'function tell(error) { return tell(error); } '),
      errors: [{ messageId: 'default' }],
    },
    {
      code: caught('catch (err) { tell(); }', 'function tell() { if (isLoud) logger.error(id); } '),
      errors: [{ messageId: 'default' }],
    },
    {
      code: method('catch (err) { this.reset(err); }', 'reset(error) { this.rooms = []; }'),
      errors: [{ messageId: 'default' }],
    },
    {
      code: method('catch { this.handleError(); }', 'handleError() { this.rooms = []; }'),
      errors: [{ messageId: 'default' }],
      name: 'its name does not make it log',
    },
  ],
});

run('no-silent-catch: expected errors', rule, {
  valid: bodies(caught, [
    "catch (err) { if (err.code !== 'ENOENT') throw err; }",
    "catch (err) { if (err.code === 'ENOENT') return null; throw err; }",
    "catch (err) { if (err?.code == 'ENOENT') { return null; } logger.error(err); }",
    'catch (err) { if (err instanceof NotFound) return null; throw err; }',
    'catch (err) { if (!(err instanceof NotFound)) throw err; return null; }',
    'catch (err) { if (isNotFound(err)) return null; throw err; }',
    'catch (err) { if (!isNotFound(err)) { throw err; } }',
    'catch (err) { if (axios.isAxiosError(err)) return null; throw err; }',
    'catch (err) { if (err instanceof HttpError && err.status === 404) return null; throw err; }',
    'catch (err) { if (!(err instanceof HttpError) || err.status !== 404) throw err; return null; }',
    "catch (err) { if (err.code === 'A' || err.code === 'B') return null; throw err; }",
    "catch (err) { if (err.code !== 'A' && err.code !== 'B') throw err; return null; }",
    "catch (err) { if (['A', 'B'].includes(err.code)) return null; throw err; }",
    "catch (err) { if ('code' in err) return null; throw err; }",
    'catch (err) { if (err.statusCode < 500) return null; throw err; }',
    'catch (err) { if (err.statusCode >= 500) throw err; }',
    'catch (err) { if (err.isOperational) return null; throw err; }',
    "catch (err) { switch (err.code) { case 'A': return null; case 'B': break; default: throw err; } }",
    'catch (err) { switch (true) { case err instanceof NotFound: return null; default: throw err; } }',
    "catch (err) { const { code } = err; if (code === 'A') return null; throw err; }",
    "catch (err) { return err.code === 'A' ? null : Promise.reject(err); }",
    "catch (err) { err.code === 'A' || logger.error(err); }",
    "catch (err) { err.code !== 'A' && logger.error(err); }",
    'catch (err) { if (err) logger.error(err); }',
    'catch (err) { if (err !== null && err !== undefined) logger.error(err); }',
    'catch (err) { if (err == null) return; logger.error(err); }',
    'catch (err) { if (err instanceof Error) logger.error(err); }',
    'catch (err) { if (err.message) logger.error(err.message); }',
    "catch (err) { if (typeof err === 'string') logger.error(err); else logger.error(err.message); }",
    // Whoever rethrows in one case only has thought of the others.
    'catch (err) { if (isLenient) return null; throw err; }',
    // Nobody waits, or it was told.
    'catch (err) { if (settled) return; logger.error(err); }',
    'catch (err) { if (signal.aborted) return; throw err; }',
    'catch (err) { if (this.isClosing()) return; logger.error(err); }',
    'catch (err) { if (!warned) { warned = true; logger.warn(err); } }',
    'catch (err) { if (logger) logger.error(err); }',
    'catch (err) { if (this.options.onFail) this.options.onFail(err); }',
    'catch (err) { if (span) { span.recordException(err); } }',
    'catch (err) { logger && logger.error(err); }',
  ]),
  invalid: [
    {
      code: caught("catch (err) { if (err.code === 'ENOENT') throw err; }"),
      errors: [{ messageId: 'partial' }],
      name: 'only one class is thrown, the rest is swallowed',
    },
    {
      code: caught('catch (err) { if (err instanceof Fatal) { throw err; } return null; }'),
      errors: [{ messageId: 'partial' }],
    },
    {
      code: caught('catch (err) { if (!isNotFound(err)) return null; throw err; }'),
      errors: [{ messageId: 'partial' }],
    },
    {
      code: caught('catch (err) { if (axios.isAxiosError(err)) return null; return undefined; }'),
      errors: [{ messageId: 'default' }],
    },
    {
      code: caught("catch (err) { if (['A'].includes(err.code)) return 1; return 2; }"),
      errors: [{ messageId: 'default' }],
    },
    {
      code: caught('catch (err) { if (EXPECTED.has(err.code)) return 1; return 2; }'),
      errors: [{ messageId: 'default' }],
    },
    {
      code: caught('catch (err) { if (/gone/.test(err.message)) { logger.info(id); return 1; } return 2; }'),
      errors: [{ messageId: 'partial' }],
    },
    {
      code: caught("catch (err) { if (err.code === 'A') return handle(id, err); return 2; }"),
      errors: [{ messageId: 'partial' }],
    },
    {
      code: caught('catch (err) { if (err instanceof Error) return null; logger.error(err); }'),
      errors: [{ messageId: 'default' }],
    },
    {
      code: caught('catch (err) { if (isVerbose) logger.error(err); return null; }'),
      errors: [{ messageId: 'partial' }],
    },
    { code: caught('catch (err) { if (isVerbose) { logger.error(err); } }'), errors: [{ messageId: 'partial' }] },
    { code: caught('catch (err) { isVerbose && logger.error(err); }'), errors: [{ messageId: 'partial' }] },
    { code: caught('catch (err) { isQuiet || logger.error(err); }'), errors: [{ messageId: 'partial' }] },
    { code: caught('catch (err) { cached ?? logger.error(err); }'), errors: [{ messageId: 'partial' }] },
    { code: caught('catch (err) { isVerbose ? logger.error(err) : null; }'), errors: [{ messageId: 'partial' }] },
    {
      code: caught("catch (err) { switch (mode) { case 'loud': logger.error(err); break; } }"),
      errors: [{ messageId: 'partial' }],
    },
    {
      code: caught("catch (err) { switch (mode) { case 'loud': logger.error(err); break; default: return null; } }"),
      errors: [{ messageId: 'partial' }],
    },
    {
      code: caught("catch (err) { switch (err.code) { case 'A': logger.error(err); break; default: return null; } }"),
      errors: [{ messageId: 'partial' }],
    },
    {
      code: caught('catch (err) { outer: { if (isQuiet) break outer; logger.error(err); } }'),
      errors: [{ messageId: 'partial' }],
    },
    {
      code: caught('catch (err) { try { if (isLoud) logger.error(err); } finally { done(); } }'),
      errors: [{ messageId: 'partial' }],
    },
    {
      code: caught("catch (err) { if (typeof err === 'string') logger.error(err); }"),
      errors: [{ messageId: 'partial' }],
    },
  ],
});

run('no-silent-catch: harmless or reasoned', rule, {
  valid: [
    // Probes.
    'function isUrl(text) { try { new URL(text); return true; } catch { return false; } }',
    'function read(text) { try { return JSON.parse(text); } catch { return null; } }',
    'async function exists(path) { try { await fs.access(path); return true; } catch { return false; } }',
    "async function load() { try { await import('./extra.js'); } catch { return null; } }",
    'async function check(token) { try { return await jwt.verify(token, key); } catch { return null; } }',
    'const exists = await stat(path).then(() => true, () => false);',
    'const body = await response.json().catch(() => null);',
    'async function isHealthy() { try { await db.query("select 1"); return true; } catch { return false; } }',
    'async function ping() { try { await redis.get("a"); } catch { return false; } }',
    'const isThere = await bucket.head(key).then(() => true, () => false);',
    'fs.stat(path, (err, stats) => { show(stats); });',
    'function show(text) { try { set(new URL(text)); } catch {} }',
    "async function load() { try { show(await import('./extra.js')); } catch {} }",
    // Tidying up.
    'async function stop() { try { await server.close(); } catch {} }',
    'await fs.unlink(path).catch(() => {});',
    'function stop() { try { clearTimeout(timer); socket.destroy(); } catch {} }',
    // Synchronous code with a default.
    'function size() { try { return measure(); } catch { return 0; } }',
    'function width() { try { return settings.window.width; } catch {} }',
    // Reasons.
    caught('catch { /* The cache is filled again by the next reader. */ }'),
    caught('catch {\n// The room may be gone by now.\n}'),
    caught('catch (err) { return null; /* an older server has no rooms */ }'),
    'async function join(id) {\n  // Best effort: a failed save is made up for by the nightly sync.\n  try { await store.save(id); } catch {}\n}',
    'async function join(id) {\n  // Falls back to the default room.\n  let room;\n  try { room = await store.find(id); } catch { room = null; }\n}',
    '// Fire and forget: the sync job repairs what fails here.\nstore.save(1).catch(() => {});',
    'async function join(id) {\n  // Rooms are unavailable in a preview.\n  let room = id.room;\n  if (!room) {\n    try { room = await store.find(id); } catch { room = undefined; }\n  }\n}',
    '/** Best effort: the nightly sync saves what was missed. */\nasync function join(id) { try { await store.save(id); } catch { return null; } }',
    'class Icons {\n  /** Checks that an icon is reachable. */\n  async find(url) { try { return await this.load(url); } catch { return undefined; } }\n}',
    // A text in place of the result says what happened.
    caught('catch { return `${id}: [skipped]`; }'),
    caught("catch { return 'could not be saved'; }"),
    // Nobody waits for it any more.
    looped('catch (err) { if (this.stopWorkers) break; logger.error(err); }'),
    looped('catch (err) { if (shouldStop) return; logger.error(err); }'),
    looped('catch (err) { if (cancelRequested) { return; } logger.error(err); }'),
    // An answer to the caller's mistake.
    route("catch (err) { res.status(404).json({ error: 'no such room' }); }"),
    route("catch { return res.status(400).send('bad request'); }"),
    route('catch (err) { res.json({ error: err.message }); }'),
    route('catch (err) { next(err); }'),
    'export async function GET() { try { return await load(); } catch { return NextResponse.json({}, { status: 404 }); } }',
    // Seen elsewhere.
    'const ready = connect(); ready.catch(() => {}); export const start = () => ready;',
    'async function next(pending) { try { await pending; } catch {} }',
    'class Store { constructor() { this.ready = connect(); this.ready.catch(() => {}); } }',
    'async function save() { try { await db.write(); } catch (err) { logger.error(err); throw err; } } async function join() { try { await save(); } catch { return null; } }',
    // Every call of the helper logs its own errors.
    `async function flush(key) { try { await store.save(key); } catch (err) { logger.error(err); } }
     async function flushAll(keys) { await Promise.all(keys.map((key) => flush(key))); }
     async function stop(keys) { try { await flushAll(keys); } catch {} finally { keys.length = 0; } }`,
    // A helper of error handlers.
    `class Rooms { async open(ids) { try { await this.store.open(ids); } catch (err) { await this.undo(ids); throw err; } }
       private async undo(ids) { for (const id of ids) { try { await this.store.close2(id); } catch {} } } }`,
    {
      code: `class Rooms { async open(ids) { try { await this.store.open(ids); } catch (err) { await this.undo(ids); throw err; } }
       async undo(ids) { for (const id of ids) { try { await this.store.forget(id); } catch {} } } }`,
      filename: 'tests/fixtures/service/src/rooms.js',
    },
    // The only caller sees that there is none.
    `class Mailer { constructor() { void this.account().then((found) => { if (!found) { logger.warn('no account'); return; } use(found); }); }
       private async account() { try { return await smtp.account(); } catch { return undefined; } } }`,
    `async function find(id) { try { return await store.find(id); } catch { return null; } }
     export async function join(id) { const room = await find(id); if (!room) throw new Error('no room'); return room; }`,
    // Waited for together, below.
    'function all(ids) { const jobs = ids.map(load); for (const job of jobs) job.catch(() => {}); return Promise.allSettled(jobs); }',
    // Told the first time.
    "redis.on('error', (err) => { if (warned) return; warned = true; log.warn({ err }, 'no cache'); });",
    // The same elsewhere.
    "async function find(id) { try { return parse(await redis.hget('rooms', id)); } catch { const text = await replica.hget('rooms', id); return text ? parse(text) : null; } }",
    // That it fails is the answer of a health check.
    `import express from 'express'; const app = express(); app.get('/healthz', async (req, res) => { try { await db.ping(); res.send('ok'); } catch { res.status(503).send('db'); } });`,
    {
      code: "export async function GET() { try { await db.query('select 1'); return new Response('ok'); } catch { return new Response('db', { status: 503 }); } }",
      filename: 'tests/fixtures/service/app/api/health/route.ts',
    },
    `import { createServer } from 'node:http'; createServer(async (req, res) => { try { await coordinator.ping(); res.end('ok'); } catch { res.writeHead(503).end(); } });`,
    `import Fastify from 'fastify'; const app = Fastify(); app.route({ method: 'GET', url: '/healthz', handler: async (request, reply) => { try { await db.raw('select 1'); return { status: 'up' }; } catch { return reply.code(503).send({ status: 'down' }); } } });`,
    // A filter that passes on what the exception says.
    `import { Catch, type ExceptionFilter, HttpException } from '@nestjs/common';
     @Catch(HttpException) class Filter implements ExceptionFilter { catch(exception, host) { host.switchToHttp().getResponse().status(exception.getStatus()).json({ message: exception.message }); } }`,
    // A promise that is kept, to wait for before the next.
    'class Queue { add(job) { this.tail = this.tail.catch(() => {}).then(() => job()); return this.tail; } }',
    // Another attempt, begun before.
    "class Table { index() { const slow = this.db.raw('a'); return this.db.raw('b').catch(() => slow); } }",
    // Parsing, told in development only.
    'function read(text) { try { return parseJSON(text); } catch (err) { if (isDev) logger.error(err); return text; } }',
    'async function validate(doc) { try { await renderer.render(doc); return true; } catch { return false; } }',
    'async function body(req) { try { return JSON.parse(await readRequestBody(req)); } catch { return null; } }',
    // What fails while an error is handled comes second.
    caught('catch (err) { logger.error(err); try { await store.undo(id); } catch {} }'),
    caught('catch (err) { logger.error(err); await store.undo(id).catch(() => {}); }'),
    // Retries that throw in the end.
    'async function load() { for (let i = 0; ; i++) { try { return await store.read(); } catch (err) { if (i === 3) throw err; } } }',
    'async function load() { for (let i = 0; ; i++) { try { return await store.read(); } catch (err) { if (i < 3) { await sleep(i); continue; } throw err; } } }',
    looped('catch (err) { if (isFatal(err)) throw err; }'),
    looped('catch (err) { if (isFatal(err)) throw err; continue; }'),
    // Not a service.
    { code: caught('catch {}'), filename: 'tests/fixtures/service/src/rooms.test.ts' },
    { code: caught('catch {}'), filename: 'tests/fixtures/service/scripts/rooms.ts' },
    { code: `#!/usr/bin/env node\n${caught('catch {}')}` },
    { code: `'use client';\n${caught('catch {}')}` },
  ],
  invalid: [
    {
      code: 'async function join(id) { try { await store.save(JSON.parse(id)); } catch { return null; } }',
      errors: [{ messageId: 'default' }],
    },
    {
      code: 'async function stop() { try { await store.save(1); await server.close(); } catch {} }',
      errors: [{ messageId: 'empty' }],
    },
    { code: 'function join() { try { measure(); } catch {} }', errors: [{ messageId: 'empty' }] },
    {
      code: 'function load() { try { return readFileSync(path); } catch { return null; } }',
      errors: [{ messageId: 'default' }],
    },
    { code: caught('catch { /* ignore */ }'), errors: [{ messageId: 'empty' }] },
    { code: caught('catch {\n// noop\n}'), errors: [{ messageId: 'empty' }] },
    { code: caught('catch { /* TODO: handle the outage */ }'), errors: [{ messageId: 'empty' }] },
    { code: caught('catch { // eslint-disable-line no-empty\n}'), errors: [{ messageId: 'empty' }] },
    { code: caught('catch (err) {\n// ignore errors here\nreturn null; }'), errors: [{ messageId: 'default' }] },
    { code: `// Saves the room.\n${caught('catch {}')}`, errors: [{ messageId: 'empty' }] },
    { code: `/** Saves the room. */\n${caught('catch {}')}`, errors: [{ messageId: 'empty' }] },
    { code: caught("catch { return 'unknown'; }"), errors: [{ messageId: 'default' }] },
    {
      code: 'async function join(id) {\n  // Rooms are unavailable in a preview.\n  if (id.room) {\n    show(id);\n    try { await store.find(id); } catch {}\n  }\n}',
      errors: [{ messageId: 'empty' }],
    },
    {
      code: `class Rooms { async open(ids) { try { await this.store.open(ids); } catch (err) { await this.undo(ids); throw err; } }
        async undo(ids) { for (const id of ids) { try { await this.store.forget(id); } catch {} } } }`,
      filename: 'tests/fixtures/service/src/rooms.ts',
      errors: [{ messageId: 'empty', line: 2 }],
    },
    {
      code: `async function open(ids) { await undo(ids); try { await store.open(ids); } catch (err) { await undo(ids); throw err; } }
        async function undo(ids) { try { await store.forget(ids); } catch {} }`,
      errors: [{ messageId: 'empty', line: 2 }],
    },
    {
      code: `async function find(id) { try { return await store.find(id); } catch { return null; } }
        export async function join(id) { const room = await find(id); if (!room) return; return room; }`,
      errors: [{ messageId: 'default', line: 1 }],
    },
    {
      code: `export async function find(id) { try { return await store.find(id); } catch { return null; } }
        export async function join(id) { const room = await find(id); if (!room) throw new Error('no room'); return room; }`,
      errors: [{ messageId: 'default', line: 1 }],
    },
    {
      code: 'function all(ids) { for (const job of ids.map(load)) job.catch(() => {}); }',
      errors: [{ messageId: 'empty' }],
    },
    {
      code: "redis.on('error', (err) => { if (quiet) return; log.warn({ err }, 'no cache'); });",
      errors: [{ messageId: 'partial' }],
    },
    {
      code: "async function find(id) { try { return await redis.hget('rooms', id); } catch { const text = await defaults.get('room'); return text ?? null; } }",
      errors: [{ messageId: 'default' }],
    },
    {
      name: 'an exception filter of NestJS',
      code: `import { Catch, type ExceptionFilter } from '@nestjs/common';
        @Catch() class Filter implements ExceptionFilter { catch(_exception, host) { host.switchToHttp().getResponse().status(500).json({ error: 'failed' }); } }`,
      errors: [
        {
          messageId: 'response',
          data: { subject: 'An error of a request', line: '2', where: '', handler: '', text: '' },
        },
      ],
    },
    {
      name: 'a good result in place of a failure is no other attempt',
      code: 'async function list(id) { try { const rows = await pool.query(id); return Result.ok(rows); } catch { return Result.ok([]); } }',
      errors: [{ messageId: 'default' }],
    },
    {
      name: 'what the arguments of a call are made of asks nothing',
      code: 'function read(key, cb) { fs.readFile(path.resolve(key), (err, data) => { cb(null, data); }); }',
      errors: [{ messageId: 'default' }],
    },
    {
      code: 'function list(dir) { return new Promise((resolve) => { fs.readdir(path.resolve(dir), (err, names) => { if (err) return resolve([]); resolve(names); }); }); }',
      errors: [{ messageId: 'default' }],
    },
    {
      name: 'an exit code of 0 says that all went well',
      code: caught('catch { process.exitCode = 0; }'),
      errors: [{ messageId: 'default' }],
    },
    {
      name: 'the toolkit of Hapi',
      code: "server.route({ path: '/version', handler: async (request, h) => { try { return await store.version(); } catch (err) { return h.response({ error: 'unavailable' }).code(500); } } });",
      errors: [{ messageId: 'response' }],
    },
    {
      name: 'a callback whose error has a longer name',
      code: 'connection.createChannel((channelErr, channel) => { this.channel = channel; });',
      errors: [{ messageId: 'default' }],
    },
    {
      name: 'a parameter is not the function that has it',
      code: 'async function each({ message, heartbeat }) { try { await apply(message); void heartbeat().catch(() => {}); } catch (err) { logger.error(err); } }',
      errors: [{ messageId: 'empty' }],
    },
    {
      name: 'making a text of something asks nothing',
      code: 'function send(result) { try { channel.sendToQueue("results", Buffer.from(JSON.stringify(result))); } catch (ex) {} }',
      errors: [{ messageId: 'empty' }],
    },
    {
      name: 'a question to a store',
      code: 'async function sum(ids) { for (const id of ids) { try { if (await ledger.isSettled(id)) count++; } catch { continue; } } }',
      errors: [{ messageId: 'default' }],
    },
    {
      code: 'class Queue { add(job) { this.tail = this.tail.catch(() => {}).then((room) => job(room)); return this.tail; } }',
      errors: [{ messageId: 'empty' }],
    },
    {
      code: 'function load(path) { try { return store.read(path); } catch (err) { if (isDev) logger.error(err); return null; } }',
      errors: [{ messageId: 'partial' }],
    },
    {
      code: 'async function verify(doc) { try { await remote.check(doc); return true; } catch { return false; } }',
      errors: [{ messageId: 'default' }],
    },
    { code: looped('catch (err) { if (stops.length) break; logger.error(err); }'), errors: [{ messageId: 'partial' }] },
    {
      code: `async function flush(key) { try { await store.save(key); } catch (err) { logger.error(err); } }
        async function flushAll(keys) { await store.lock(); await Promise.all(keys.map((key) => flush(key))); }
        async function stop(keys) { try { await flushAll(keys); } catch {} }`,
      errors: [{ messageId: 'empty' }],
    },
    {
      code: 'async function join(id) {\n  // Saves the room.\n  try { await store.save(id); } catch {}\n}',
      errors: [{ messageId: 'empty' }],
    },
    {
      code: 'async function load() { for (const id of ids) { try { await store.read(id); } catch (err) { continue; } } }',
      errors: [{ messageId: 'default' }],
    },
  ],
});

/** An answer with a 5xx in the catch clause of a handler. */
const answers = (code: string, data: Record<string, string> = {}): Invalid => ({
  code,
  errors: [{ messageId: 'response', ...(Object.keys(data).length > 0 && { data }) }],
});

run('no-silent-catch: a 5xx without a trace', rule, {
  valid: [
    route("catch (err) { logger.error(err); res.status(500).json({ error: 'failed' }); }"),
    route('catch (err) { req.log.error(err); res.sendStatus(500); }'),
    'async function show(ctx) { try { await go(); } catch (err) { logger.error(err); ctx.status = 500; } }',
  ],
  invalid: [
    answers(route("catch (err) { res.status(500).json({ error: 'failed' }); }"), {
      subject: "A failure of 'store.save()'",
      line: '1',
    }),
    answers(route('catch (err) { return res.status(503).end(); }')),
    answers(route('catch (err) { res.status(500).json({ error: err.message }); }')),
    answers(route('catch { res.sendStatus(500); }')),
    answers(route('catch (err) { res.writeHead(500); res.end(); }')),
    answers(route('catch (err) { res.status(StatusCodes.INTERNAL_SERVER_ERROR).end(); }')),
    answers(route("catch (err) { if (err.code === 'A') return res.status(404).end(); return res.status(500).end(); }")),
    answers('async function show(ctx) { try { await go(); } catch (err) { ctx.status = 500; } }'),
    answers(
      'async function show(ctx) { try { await go(); } catch (err) { ctx.status = 502; ctx.body = { error: err.message }; } }',
    ),
    answers('async function show(request, reply) { try { await go(); } catch { reply.code(500).send({}); } }'),
    answers(
      'export async function GET() { try { return await go(); } catch { return NextResponse.json({}, { status: 500 }); } }',
    ),
    answers(
      "export async function GET() { try { return await go(); } catch { return new Response('failed', { status: 500 }); } }",
    ),
    answers(
      "app.get('/', async (c) => { try { return await go(); } catch { return c.json({ error: 'failed' }, 500); } });",
    ),
  ],
});

run('no-silent-catch: promises', rule, {
  valid: [
    'save().catch((err) => logger.error(err));',
    // The value that stands for the failure is asked for.
    // The caller is told what was wrong with the request.
    "async function POST(req) { try { body = await read(req); } catch (error) { if (error instanceof TooLarge) throw error; return { response: responses.badRequestResponse('no JSON') }; } }",
    'async function POST(req) { try { await read(req); } catch { return notFound(); } }',
    "async function find() { const room = await load().catch(() => null); if (!room) { logger.warn('no room'); return; } show(room); }",
    "async function find() { const room = await load().catch(() => null); if (room === null) throw new Error('no room'); }",
    'async function find() { const room = await load().catch(() => null); if (room) show(room); else misses.inc(); }',
    'save().catch((err) => { logger.error(err); return null; });',
    'save().catch(logger.error);',
    'save().catch(reject);',
    'save().catch(handleError);',
    'save().catch(this.onError);',
    'save().catch((err) => { throw new StoreError(err); });',
    'save().then(show, (err) => { errors.push(err); });',
    'save().then(show, fail);',
    'save().then(done, done);',
    'save().then(show);',
    'save().catch();',
    'schema.catch(0); schema.catch({ id: 1 }); schema.catch(`a`);',
    'save().catch((err) => replica.save(err));',
    'save().catch(async () => await replica.save());',
    'const tell = (err) => logger.error(err); save().catch(tell);',
    'class Rooms { join() { save().catch(this.tell.bind(this)); } tell(err) { this.logger.error(err); } }',
  ],
  invalid: [
    {
      code: 'save().catch(() => {});',
      errors: [
        {
          messageId: 'empty',
          data: { subject: "A failure of 'save()'" },
          line: 1,
          column: 14,
          endLine: 1,
          endColumn: 20,
        },
      ],
    },
    { code: 'save().catch(() => undefined);', errors: [{ messageId: 'empty', column: 14, endColumn: 20 }] },
    { code: 'save().catch(function ignore(err) { });', errors: [{ messageId: 'empty', column: 14, endColumn: 35 }] },
    { code: 'save()?.catch(() => {});', errors: [{ messageId: 'empty' }] },
    {
      code: 'void save().then(show).catch(() => null).finally(hide);',
      errors: [{ messageId: 'default', data: { subject: "A failure of 'save()'", line: '1', where: '' }, column: 30 }],
    },
    { code: 'const rooms = await save().catch(() => []);', errors: [{ messageId: 'default' }] },
    { code: 'const rooms = await save().catch(() => ({}));', errors: [{ messageId: 'default' }] },
    {
      code: 'const rooms = await save().catch((err) => (isLoud ? logger.error(err) : null));',
      errors: [{ messageId: 'partial' }],
    },
    { code: 'save().then(show, () => {});', errors: [{ messageId: 'empty', column: 19 }] },
    { code: 'save().then(null, () => {});', errors: [{ messageId: 'empty' }] },
    {
      code: 'async function find() { const room = await load().catch(() => null); if (!room) return; show(room); }',
      errors: [{ messageId: 'default' }],
    },
    { code: 'let room; room = await load().catch(() => null);', errors: [{ messageId: 'default' }] },
    { code: 'const { id } = await load().catch(() => ({}));', errors: [{ messageId: 'default' }] },
    {
      code: "async function find() { const room = await load().catch(() => null); if (isLoud) logger.info('x', room); }",
      errors: [{ messageId: 'default' }],
    },
    {
      code: 'save().catch(noop);',
      errors: [
        {
          message: "A failure of 'save()' is handed to 'noop', which drops it. Log the error, count it, or rethrow it.",
          line: 1,
          column: 14,
          endColumn: 18,
        },
      ],
    },
    { code: "import { noop } from 'lodash'; save().catch(noop);", errors: [{ messageId: 'reference' }] },
    {
      code: 'save().catch(_.noop);',
      errors: [{ messageId: 'reference', data: { subject: "A failure of 'save()'", handler: '_.noop' } }],
    },
    {
      code: 'const noop = () => {}; save().catch(noop);',
      errors: [{ messageId: 'reference', column: 37, endColumn: 41 }],
    },
    { code: 'function forget() { last = null; } save().catch(forget);', errors: [{ messageId: 'reference' }] },
    {
      code: 'class Rooms { join() { save().catch(this.drop); } drop() {} }',
      errors: [{ messageId: 'reference', column: 37, endColumn: 46 }],
    },
  ],
});

run('no-silent-catch: events, callbacks and the process', rule, {
  valid: [
    "socket.on('error', (err) => logger.error(err));",
    "socket.on('error', console.error);",
    "socket.on('error', reject);",
    "socket.once('error', (err) => { cb(err); });",
    "socket.on('error', (err) => { socket.emit('close', err); });",
    "socket.on('close', () => {});",
    "socket.on('error');",
    "socket.on(name, () => {}); socket.emit('error', 1);",
    "window.addEventListener('error', () => {});",
    'fs.readFile(path, (err, data) => { if (err) return cb(err); cb(null, data); });',
    'fs.readFile(path, (err, data) => { if (err) throw err; show(data); });',
    'fs.readFile(path, (err, data) => { if (!err) { show(data); return; } logger.error(err); });',
    'fs.readFile(path, (err, data) => cb(err, data));',
    'db.query(sql, (error, rows) => { error ? reject(error) : resolve(rows); });',
    'db.query(sql, (rows, error) => { show(rows); });',
    'rooms.forEach((error) => { show(error.id); });',
    'rooms.forEach((error) => show(error.id));',
    'make()((err) => { show(1); });',
    "source.on('change', (event) => { if (event.type === 'error') return fail(event); show(event); }); read((err, event) => { if (err.type !== 'error') return; logger.error(err); });",
    'app.use((err, req, res, next) => { logger.error(err); res.status(500).end(); });',
    'app.use((err, req, res, next) => { next(err); });',
    'export const onError: ErrorRequestHandler = (err, req, res, next) => { req.log.error(err); res.status(500).end(); };',
    "process.on('unhandledRejection', (reason) => { logger.fatal({ reason }); process.exit(1); });",
    "process.on('uncaughtException', (err) => { throw err; });",
    "process.on('SIGTERM', () => {});",
  ],
  invalid: [
    {
      code: "socket.on('error', () => {});",
      errors: [{ messageId: 'empty', data: { subject: "An 'error' event of 'socket'" }, column: 20, endColumn: 26 }],
    },
    {
      code: "socket.once('error', noop);",
      errors: [{ messageId: 'reference', data: { subject: "An 'error' event of 'socket'", handler: 'noop' } }],
    },
    { code: "this.redis.on('error', (err) => { this.isUp = false; });", errors: [{ messageId: 'default' }] },
    { code: "socket.addListener('error', function () { retry(); });", errors: [{ messageId: 'default' }] },
    {
      code: 'fs.readFile(path, (err, data) => { show(data); });',
      errors: [
        {
          messageId: 'default',
          data: { subject: "A failure of 'fs.readFile()'", line: '1', where: '' },
          column: 19,
          endColumn: 34,
        },
      ],
    },
    { code: 'fs.readFile(path, (err, data) => { if (err) return; show(data); });', errors: [{ messageId: 'default' }] },
    { code: 'fs.readFile(path, (err, data) => {});', errors: [{ messageId: 'empty' }] },
    { code: "import { rename } from 'node:fs'; rename(a, b, (err) => {});", errors: [{ messageId: 'empty' }] },
    { code: "const fs = require('fs'); fs.rename(a, b, (err) => { next(); });", errors: [{ messageId: 'default' }] },
    { code: 'queue.push(job, (err) => { if (err) { job.retry(); } });', errors: [{ messageId: 'default' }] },
    {
      code: "app.use((err, req, res, next) => { res.status(500).json({ error: 'failed' }); });",
      errors: [{ messageId: 'response', data: { subject: 'An error of a request', line: '1' } }],
    },
    {
      code: 'export function onError(err, req, res, next) {\n  if (res.headersSent) return next(err);\n  res.status(500).end();\n}',
      errors: [
        {
          messageId: 'response',
          data: { subject: 'An error of a request', line: '3' },
          line: 1,
          column: 8,
          endLine: 1,
          endColumn: 46,
        },
      ],
      name: 'error middleware that another file registers',
    },
    {
      code: "const app = require('fastify')(); app.setErrorHandler((error, request, reply) => { reply.code(500).send({}); });",
      errors: [
        {
          messageId: 'response',
          suggestions: [
            {
              messageId: 'log',
              output:
                "const app = require('fastify')(); app.setErrorHandler((error, request, reply) => { request.log.error({ err: error }, 'request failed'); reply.code(500).send({}); });",
            },
          ],
        },
      ],
    },
    {
      code: "process.on('unhandledRejection', () => {});",
      errors: [{ messageId: 'empty', data: { subject: 'An unhandled error of the whole process' } }],
    },
    { code: "process.once('uncaughtException', (err) => { server.close(); });", errors: [{ messageId: 'default' }] },
    { code: "process.on('uncaughtException', noop);", errors: [{ messageId: 'reference' }] },
  ],
});

run('no-silent-catch: where and how the path ends', rule, {
  valid: [],
  invalid: [
    {
      code: 'async function join(id) {\n  try {\n    await store.save(id);\n  } catch (err) {\n  }\n}',
      errors: [
        {
          message:
            "A failure of 'store.save()' is swallowed here: nothing is logged, counted or passed on, so nobody will know that it fails. Log the error, count it, rethrow it, or say in a comment why it does not matter.",
          line: 4,
          column: 5,
          endLine: 4,
          endColumn: 17,
        },
      ],
    },
    {
      code: 'async function join(id) {\n  try {\n    await store.save(id);\n  } catch {\n    return null;\n  }\n}',
      errors: [
        {
          message:
            "A failure of 'store.save()' leaves no trace here: the code goes on (line 5), and nothing is logged, counted or passed on. Log the error, count it or rethrow it.",
          line: 4,
          column: 5,
          endLine: 4,
          endColumn: 11,
        },
      ],
    },
    {
      code: 'async function join(id) {\n  try {\n    await store.save(id);\n  } catch (err) {\n    if (isLoud) logger.error(err);\n    else if (isOld) errors.push(err);\n    else\n      return null;\n  }\n}',
      errors: [
        {
          message:
            "A failure of 'store.save()' leaves a trace on some paths only: nothing is logged, counted or passed on where the path ends in line 8. Log the error there.",
          line: 4,
        },
      ],
    },
    {
      code: "app.get('/', async (req, res) => {\n  try {\n    await store.save(req.body);\n  } catch (err) {\n    res.status(500).end();\n  }\n});",
      errors: [
        {
          message:
            "A failure of 'store.save()' is answered with a 5xx (line 5) that leaves no trace on this side: the caller sees an error that you cannot look up. Log the error with its stack, or pass it to next(err).",
          line: 4,
        },
      ],
    },
    { code: looped('catch { continue; }'), errors: [{ messageId: 'default' }] },
    { code: looped('catch (err) { if (isLoud) logger.error(err); else break; }'), errors: [{ messageId: 'partial' }] },
    {
      code: 'async function all() { rooms: for (const room of rooms) { for (const id of room) { try { await save(id); } catch { continue rooms; } } } }',
      errors: [{ messageId: 'default' }],
    },
    {
      code: 'async function all() { rooms: for (const room of rooms) { for (const id of room) { try { await save(id); } catch { break rooms; } } } }',
      errors: [{ messageId: 'default' }],
    },
    {
      code: 'async function all() { try { for await (const room of rooms) show(room); } catch {} }',
      errors: [{ messageId: 'empty', data: { subject: "A failure of 'show()'" } }],
    },
    {
      code: 'async function* all() { try { yield await save(1); } catch { yield null; } }',
      errors: [{ messageId: 'default' }],
    },
    {
      code: 'async function all(rooms) { try { await rooms[0]()(); } catch {} }',
      errors: [{ messageId: 'empty', data: { subject: "A failure of 'rooms[0]()()'" } }],
    },
    {
      code: 'async function all() { try { await new RoomStore(connection).load(firstRoom, secondRoom).then(showAllOfThem); } catch {} }',
      errors: [{ messageId: 'empty', data: { subject: "A failure of 'then()'" } }],
    },
    {
      code: "function all() { try { if (isOff) throw new TypeError('off'); show(rooms); } catch {} }",
      errors: [{ messageId: 'empty', data: { subject: "A failure of 'show()'" } }],
    },
    {
      code: 'try { new Store(url); } catch {}',
      errors: [{ messageId: 'empty', data: { subject: "A failure of 'Store()'" } }],
    },
    {
      code: 'async function all() { try { await this.store?.save(1); } catch {} }',
      errors: [{ messageId: 'empty', data: { subject: "A failure of 'this.store?.save()'" } }],
    },
    { code: caught('catch ({ message }) {}'), errors: [{ messageId: 'empty' }] },
    {
      code: 'class Rooms { join = async () => { try { await save(1); } catch {} }; }',
      errors: [{ messageId: 'empty' }],
    },
    {
      code: 'const view = <Room onJoin={async () => { try { await save(1); } catch {} }} />;',
      errors: [{ messageId: 'empty' }],
    },
    {
      code: 'try { try { await save(1); } catch {} } catch (err) { logger.error(err); }',
      errors: [{ messageId: 'empty' }],
    },
    {
      code: 'try { await save(1); } catch {} load().catch(() => {});',
      errors: [
        { messageId: 'empty', column: 24 },
        { messageId: 'empty', column: 46 },
      ],
    },
  ],
});

run('no-silent-catch: options', rule, {
  valid: [
    { code: caught('catch (err) { if (isLoud) logger.error(err); }'), options: [{ partial: false }] },
    { code: caught('catch {}'), options: [{ handlers: ['promise', 'event'] }] },
    { code: 'save().catch(() => {});', options: [{ handlers: ['catch'] }] },
    {
      code: "socket.on('error', () => {}); fs.readFile(path, (err, data) => {});",
      options: [{ handlers: ['catch', 'process'] }],
    },
  ],
  invalid: [
    {
      code: 'function isUrl(text) { try { new URL(text); return true; } catch { return false; } }',
      options: [{ probes: true, sync: true }],
      errors: [{ messageId: 'default' }],
    },
    {
      code: 'async function exists(path) { try { await fs.access(path); } catch { return false; } }',
      options: [{ probes: true }],
      errors: [{ messageId: 'default' }],
    },
    {
      code: 'const isThere = await bucket.head(key).then(() => true, () => false);',
      options: [{ probes: true }],
      errors: [{ messageId: 'default' }],
    },
    {
      code: 'fs.stat(path, (err, stats) => { show(stats); });',
      options: [{ probes: true }],
      errors: [{ messageId: 'default' }],
    },
    {
      code: 'async function stop() { try { await server.close(); } catch {} }',
      options: [{ cleanup: true }],
      errors: [{ messageId: 'empty' }],
    },
    { code: 'await fs.unlink(path).catch(() => {});', options: [{ cleanup: true }], errors: [{ messageId: 'empty' }] },
    {
      code: 'function size() { try { return measure(); } catch { return 0; } }',
      options: [{ sync: true }],
      errors: [{ messageId: 'default' }],
    },
    {
      code: caught('catch { /* The cache is filled again by the next reader. */ }'),
      options: [{ commented: true }],
      errors: [{ messageId: 'empty' }],
    },
    {
      code: caught('catch (err) { if (isLoud) logger.error(err); }'),
      options: [{ partial: true }],
      errors: [{ messageId: 'partial' }],
    },
    {
      code: caught('catch {}'),
      filename: 'tests/fixtures/service/src/rooms.test.ts',
      options: [{ everywhere: true }],
      errors: [{ messageId: 'empty' }],
    },
    {
      code: `#!/usr/bin/env node\n${caught('catch {}')}`,
      options: [{ everywhere: true }],
      errors: [{ messageId: 'empty' }],
    },
    {
      code: `${caught('catch {}')} load().catch(() => {});`,
      options: [{ handlers: ['promise'] }],
      errors: [{ messageId: 'empty', column: 81 }],
    },
  ],
});

/** Code after a logger of a library; what is reported, and the same code with the error logged. */
function logs(logger: string, code: string, output: string | null, messageId = 'empty'): Invalid {
  const head = logger === '' ? '' : `${logger}\n`;
  const suggestions = output === null ? [] : [{ messageId: 'log', output: `${head}${output}` }];
  return { code: `${head}${code}`, errors: [{ messageId, suggestions }], name: `${logger} ${code}` };
}

const PINO = "import pino from 'pino';\nconst logger = pino();";

run('no-silent-catch: what a first reader missed', rule, {
  valid: [
    'fs.readFile(path, (err, data) => { if (err) return done(err); logger.info({ data }, "read"); });',
    'process.on("uncaughtException", (err) => { logger.fatal(err); process.exit(1); });',
    'async function a() { try { await save(); } catch (err) { process.exit(1); } }',
    'async function a() { try { await save(); } catch (err) { if (isForced) return null; throw err; } }',
    'app.use((err, req, res, next) => { const status = err.status ?? 404; res.status(status).json({ message: err.message }); });',
  ],
  invalid: [
    {
      code: 'app.use((err, req, res, next) => { const status = err.status ?? 500; res.status(status).json({ message: err.message }); });',
      errors: [{ messageId: 'response' }],
    },
    {
      code: 'async function a(req, res) { try { await save(); } catch (e) { const status = e.status || 500; res.status(status).json({}); } }',
      errors: [{ messageId: 'response' }],
    },
    {
      code: 'process.on("uncaughtException", (err) => { process.exit(1); });',
      errors: [{ messageId: 'default', data: { subject: 'An unhandled error of the whole process', where: '' } }],
    },
    {
      code: 'redis.get("k", (err, v) => { logger.info({ v }, "value"); });',
      errors: [{ messageId: 'default' }],
    },
    { code: 'redis.get("k", (err, v) => { hits.inc(); });', errors: [{ messageId: 'default' }] },
    { code: 'pending.then(show, () => {});', errors: [{ messageId: 'empty' }] },
    { code: 'function a(pending) { return pending.catch(() => null); }', errors: [{ messageId: 'default' }] },
    {
      code: 'export const handler = async (event) => { try { await save(event); } catch (err) { return { statusCode: 500, body: "x" }; } };',
      errors: [{ messageId: 'response' }],
    },
    {
      code: 'async function a() { try { await pay(); } catch (err) { if (job.attemptsMade < 3) throw err; return null; } }',
      errors: [{ messageId: 'partial' }],
    },
    {
      code: "import pino from 'pino';\nconst logger = pino();\napp.use((err, req, res, next) => { res.status(500).end(); });",
      errors: [
        {
          messageId: 'response',
          suggestions: [
            {
              messageId: 'log',
              output:
                "import pino from 'pino';\nconst logger = pino();\napp.use((err, req, res, next) => { logger.error({ err }, 'request failed'); res.status(500).end(); });",
            },
          ],
        },
      ],
    },
  ],
});

run('no-silent-catch: suggestions', rule, {
  valid: [],
  invalid: [
    {
      code: `${PINO}\n${caught('catch {}')}`,
      errors: [
        {
          messageId: 'empty',
          suggestions: [
            {
              desc: "Log it: 'logger.error({ err }, 'store.save failed')'.",
              output: `${PINO}\n${caught("catch (err) { logger.error({ err }, 'store.save failed'); }")}`,
            },
          ],
        },
      ],
    },
    logs(
      PINO,
      caught('catch (error) {}'),
      caught("catch (error) { logger.error({ err: error }, 'store.save failed'); }"),
    ),
    logs(PINO, caught('catch (_) { }'), caught("catch (_) { logger.error({ err: _ }, 'store.save failed'); }")),
    logs(
      PINO,
      caught('catch { /* ignore */ }'),
      caught("catch (err) { logger.error({ err }, 'store.save failed'); /* ignore */ }"),
    ),
    logs(
      PINO,
      caught('catch { return null; }'),
      caught("catch (err) { logger.error({ err }, 'store.save failed'); return null; }"),
      'default',
    ),
    logs(
      PINO,
      caught('catch { const err = 1; return err; }'),
      caught("catch (error) { logger.error({ err: error }, 'store.save failed'); const err = 1; return err; }"),
      'default',
    ),
    logs(PINO, caught('catch { use(cause, error); return err; }', 'let err, error, cause; '), null, 'default'),
    logs(
      PINO,
      'async function join(id) {\n  try {\n    await store.save(id);\n  } catch {\n    return null;\n  }\n}',
      "async function join(id) {\n  try {\n    await store.save(id);\n  } catch (err) {\n    logger.error({ err }, 'store.save failed');\n    return null;\n  }\n}",
      'default',
    ),
    logs(
      PINO,
      'async function join(id) {\n  try {\n    await store.save(id);\n  } catch (err) {\n    // ignore\n  }\n}',
      "async function join(id) {\n  try {\n    await store.save(id);\n  } catch (err) {\n    logger.error({ err }, 'store.save failed');\n    // ignore\n  }\n}",
    ),
    logs(
      PINO,
      'async function join(id) {\n\ttry {\n\t\tawait store.save(id);\n\t} catch (err) {\n\t}\n}',
      "async function join(id) {\n\ttry {\n\t\tawait store.save(id);\n\t} catch (err) {\n\t\tlogger.error({ err }, 'store.save failed');\n\t}\n}",
    ),
    logs(PINO, 'save().catch(() => {});', "save().catch((err) => { logger.error({ err }, 'save failed'); });"),
    logs(PINO, 'save().catch(() => undefined);', "save().catch((err) => { logger.error({ err }, 'save failed'); });"),
    logs(
      PINO,
      'save().catch(() => null);',
      "save().catch((err) => { logger.error({ err }, 'save failed'); return null; });",
      'default',
    ),
    logs(
      PINO,
      'save().catch(() => ({}));',
      "save().catch((err) => { logger.error({ err }, 'save failed'); return {}; });",
      'default',
    ),
    logs(
      PINO,
      'save().catch(() => [/* noop */]);',
      "save().catch((err) => { logger.error({ err }, 'save failed'); return [/* noop */]; });",
      'default',
    ),
    logs(PINO, 'save().catch(() => (/* noop */ []));', null, 'default'),
    logs(
      PINO,
      'save().catch(async function () {});',
      "save().catch(async function (err) { logger.error({ err }, 'save failed'); });",
    ),
    logs(
      PINO,
      'save().catch(e => []);',
      "save().catch(e => { logger.error({ err: e }, 'save failed'); return []; });",
      'default',
    ),
    logs(
      PINO,
      "socket.on('error', () => {});",
      "socket.on('error', (err) => { logger.error({ err }, 'socket failed'); });",
    ),
    logs(
      PINO,
      "process.on('uncaughtException', () => {});",
      "process.on('uncaughtException', (err) => { logger.error({ err }, 'process failed'); });",
    ),
    logs(
      PINO,
      route('catch (err) { res.status(500).end(); }'),
      route("catch (err) { logger.error({ err }, 'store.save failed'); res.status(500).end(); }"),
      'response',
    ),
    logs(
      PINO,
      "load(`it's`).then(run)[0].go().catch(() => {});",
      "load(`it's`).then(run)[0].go().catch((err) => { logger.error({ err }, 'load(`it\\'s`).then(run)[0].go failed'); });",
    ),
    // Where a log has no place.
    logs(PINO, caught('catch (err) { if (isLoud) logger.error(err); }'), null, 'partial'),
    logs(PINO, caught('catch ({ code }) {}'), null),
    logs(PINO, 'const drop = () => {}; save().catch(drop);', null, 'reference'),
    logs(PINO, 'save().catch(noop);', null, 'reference'),
    logs(PINO, 'fs.readFile(path, (err, data) => { show(data); });', null, 'default'),
    logs('', caught('catch {}'), null),
    // Other loggers.
    logs(
      "import winston from 'winston';\nconst log = winston.createLogger();",
      caught('catch {}'),
      caught("catch (err) { log.error('store.save failed', { error: err }); }"),
    ),
    logs(
      "import log from 'loglevel';",
      caught('catch {}'),
      caught("catch (err) { log.error('store.save failed', err); }"),
    ),
    logs(
      "import { Logger } from '@nestjs/common';",
      'class Rooms { logger = new Logger(Rooms.name); async join(id) { try { await this.store.save(id); } catch {} } }',
      "class Rooms { logger = new Logger(Rooms.name); async join(id) { try { await this.store.save(id); } catch (err) { this.logger.error('store.save failed', err instanceof Error ? err.stack : err); } } }",
    ),
    logs(
      "import { logger } from './logger.js';\nlogger.warn('late', { error: 1 });",
      caught('catch {}'),
      caught("catch (err) { logger.error('store.save failed', { error: err }); }"),
    ),
    {
      code: caught('catch {}'),
      filename: 'tests/fixtures/service/src/rooms.ts',
      settings: { observability: { logger: { module: './tests/fixtures/service/src/logger.js' } } },
      errors: [
        {
          messageId: 'empty',
          suggestions: [
            {
              messageId: 'log',
              output: `import { logger } from './logger.js';\n${caught("catch (err) { logger.error({ err }, 'store.save failed'); }")}`,
            },
          ],
        },
      ],
    },
  ],
});
