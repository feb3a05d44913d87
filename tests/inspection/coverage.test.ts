import { Linter, type Rule } from 'eslint';
import tseslint from 'typescript-eslint';
import { describe, expect, test } from 'vitest';
import { inspector } from '../../src/inspection/inspection.js';
import type { FileInspection, Telemetry } from '../../src/inspection/types.js';

const PINO = "import pino from 'pino'; const logger = pino();";
const PROM =
  "import { Counter, Histogram } from 'prom-client'; const joins = new Counter({ name: 'joins_total', help: 'x' }); const times = new Histogram({ name: 'join_duration_seconds', help: 'x' });";
const OTEL = "import { trace } from '@opentelemetry/api'; const tracer = trace.getTracer('t');";
const EXPRESS = "import express from 'express'; const app = express();";
const WORKER = "import { Worker } from 'bullmq';";

function inspected(code: string, filename = 'src/service.ts'): FileInspection {
  let found: FileInspection | null = null;
  const rule = inspector(
    (path) => path,
    (inspection) => (found = inspection),
  ) as unknown as Rule.RuleModule;
  const config: Linter.Config = {
    files: ['**'],
    languageOptions: { parser: tseslint.parser },
    plugins: { inspect: { rules: { all: rule } } },
    rules: { 'inspect/all': 'error' },
  };
  const [fatal] = new Linter().verify(code, [config], { filename });
  if (fatal) throw new Error(fatal.message);
  return found!;
}

/** `log span` of what is left. */
const words = ({ log, metric, span }: Telemetry): string =>
  [log && 'log', metric && 'metric', span && 'span'].filter(Boolean).join(' ');

/** One line a unit: kind, name, what it leaves. */
const unitsIn = (code: string): string[] =>
  inspected(code).units.map(({ kind, name, leaves, measuresTime, handlesErrors, isInHandler }) =>
    [kind, name, words(leaves), measuresTime && 'timed', handlesErrors && 'errors', isInHandler && 'in handler']
      .filter(Boolean)
      .join(', '),
  );

describe('statements', () => {
  test.each([
    ['', 0],
    ["import a from 'a'; export { a }; export * from 'b';", 0],
    ['interface A { b: string } type B = A; declare const c: number;', 1],
    ['export const a = 1; a; ;', 2],
    ['export function f() { g(); return 1; }', 2],
    ['export const f = () => 1; export const g = () => { return 1; };', 4],
    ['export class A { b = 1; c() { return 1; } }', 1],
    ['export function f() { return 1; g(); }', 1],
    ['function f() { g(); h(); } export {};', 0],
    ['if (a) b(); else { c(); }', 3],
    ['if (false) { b(); }', 1],
    ['try { a(); } catch { b(); }', 3],
  ])('%s', (code, count) => {
    expect(inspected(code).statements).toBe(count);
  });
});

describe('units of work', () => {
  test.each([
    [`${EXPRESS} app.get('/rooms', (req, res) => res.end());`, ['handler, GET /rooms']],
    [`${EXPRESS} app.get(\`/rooms\`, (req, res) => res.end());`, ['handler, GET /rooms']],
    [`${EXPRESS} const list = (req, res) => res.end(); app.get('/rooms', list);`, ['handler, GET /rooms']],
    [`${EXPRESS} ${PINO} app.get('/rooms', (req, res) => { logger.info('x'); });`, ['handler, GET /rooms, log']],
    [`${EXPRESS} ${PINO} app.get('/rooms', (req, res) => { if (false) logger.info('x'); });`, ['handler, GET /rooms']],
    [
      `${EXPRESS} ${PINO} app.get('/rooms', () => list()); function list() { logger.info('x'); }`,
      ['handler, GET /rooms, log'],
    ],
    [`${EXPRESS} ${PROM} app.get('/a', () => { joins.inc(); });`, ['handler, GET /a, metric']],
    [`${EXPRESS} ${PROM} app.get('/a', () => { joins.labels('x'); });`, ['handler, GET /a']],
    [
      `${EXPRESS} ${PROM} app.get('/a', () => { const end = times.startTimer(); end(); });`,
      ['handler, GET /a, metric, timed'],
    ],
    [
      `${EXPRESS} ${OTEL} app.get('/a', () => tracer.startActiveSpan('a', (span) => { span.end(); }));`,
      ['handler, GET /a, span'],
    ],
    [`${EXPRESS} app.get('/a', () => { console.log('x'); });`, ['handler, GET /a']],
    [`${WORKER} new Worker('mails', async (job) => { await send(job); });`, ['handler, mails']],
    // Probes, scrapes, middleware and what never runs are none.
    [`${EXPRESS} app.get('/healthz', (req, res) => res.end()); app.get('/metrics', (req, res) => res.end());`, []],
    [`${EXPRESS} const probe = (req, res) => res.end(); app.get('/healthz', probe);`, []],
    [`${EXPRESS} app.use((req, res, next) => { next(); });`, []],
    [`${EXPRESS} app.use((req, res, next) => run(req, next));`, []],
    [`${EXPRESS} app.use((err, req, res, next) => { res.end(); });`, []],
    [`${EXPRESS} if (false) app.get('/a', (req, res) => res.end());`, []],
    // What fails by `next` serves all the same.
    [`${EXPRESS} app.get('/a', (req, res, next) => { list().catch(next); });`, ['handler, GET /a']],
    [`${EXPRESS} app.get('/a', (req, res, next) => { try { a(); } catch (err) { next(err); } });`, ['handler, GET /a']],
    // A helper with the parameters of a handler is none.
    [
      `${EXPRESS} app.get('/a', (req, res) => list(req, res)); function list(req, res) { res.end(); }`,
      ['handler, GET /a'],
    ],
  ])('%s', (code, expected) => {
    expect(unitsIn(code)).toEqual(expected);
  });
});

describe('outgoing calls', () => {
  test.each([
    ["export async function load() { return await fetch('http://a'); }", ['outbound, load']],
    // However many helpers and calls: the function that others know.
    [
      "export async function load() { return get('a') ?? get('b'); } async function get(a) { return await fetch(a); }",
      ['outbound, load'],
    ],
    [
      "export class Rooms { load() { return this.#get('a'); } async #get(a) { return await fetch(a); } }",
      ['outbound, Rooms.load'],
    ],
    [
      "export class Rooms { load() { return this.get('a'); } private async get(a) { return await fetch(a); } }",
      ['outbound, Rooms.load'],
    ],
    ["async function load() { await fetch('http://a'); } export {};", []],
    [
      `export async function load() { try { await fetch('http://a'); } catch (err) { logger.error({ err }, 'x'); } } ${PINO}`,
      ['outbound, load, log, errors'],
    ],
    [
      `export async function load() { try { await fetch('http://a'); } catch (err) { throw err; } }`,
      ['outbound, load'],
    ],
    [
      `${OTEL} export const load = () => tracer.startActiveSpan('a', async (span) => { await fetch('http://a'); span.end(); });`,
      ['outbound, load, span'],
    ],
    [
      `${OTEL} export const load = async () => { await tracer.startActiveSpan('a', async (s) => { s.end(); }); await fetch('http://a'); };`,
      ['outbound, load'],
    ],
    [
      "import { withSpan } from './telemetry.js'; export const load = () => withSpan('a', async () => { await fetch('http://a'); });",
      ['outbound, load, span'],
    ],
    // A name alone is no span.
    ["export async function load() { const span = undefined; await fetch('http://a'); }", ['outbound, load']],
    ["export async function load(span) { await fetch('http://a'); }", ['outbound, load']],
    [
      `${EXPRESS} app.get('/a', async (req, res) => { await fetch('http://a'); res.end(); });`,
      ['handler, GET /a', 'outbound, in handler'],
    ],
    [
      `${EXPRESS} app.get('/a', async (req, res) => { await get(); }); async function get() { await fetch('http://a'); }`,
      ['handler, GET /a', 'outbound, in handler'],
    ],
  ])('%s', (code, expected) => {
    expect(unitsIn(code)).toEqual(expected);
  });
});

describe('error paths', () => {
  const pathsIn = (code: string): string[] =>
    inspected(`${PINO} ${PROM} ${OTEL} export async function f() { ${code} }`).errorPaths.map(
      ({ kind, outcome, isLogged, isCentral }) =>
        [kind, outcome, isLogged && 'logged', isCentral && 'central'].filter(Boolean).join(', '),
    );

  test.each([
    ['try { a(); } catch (err) { logger.error({ err }); }', ['catch, traced, logged']],
    ['try { a(); } catch (err) { failed(err); } function failed(e) { logger.error(e); }', ['catch, traced, logged']],
    ["try { a(); } catch (err) { joins.inc({ result: 'failed' }); return null; }", ['catch, traced']],
    [
      'const span = tracer.startSpan("a"); try { a(); } catch (err) { span.recordException(err); } span.end();',
      ['catch, traced'],
    ],
    ['try { await a(); } catch { }', ['catch, silent']],
    ['try { await a(); } catch { return null; }', ['catch, silent']],
    ['try { await a(); } catch (err) { if (err.fatal) logger.error(err); }', ['catch, partial, logged']],
    // A comment is not seen when the service runs.
    ['try { await a(); } catch { /* the cache is only there to make it fast */ }', ['catch, silent']],
    // Thrown again, it is somebody else's: logged or not.
    ['try { a(); } catch (err) { throw err; }', ['catch, passed-on']],
    ['try { a(); } catch (err) { logger.error(err); throw err; }', ['catch, passed-on, logged']],
    [
      'try { a(); } catch (err) { span.recordException(err); throw err; } const span = tracer.startSpan("a");',
      ['catch, traced'],
    ],
    ['a().catch((err) => logger.error(err));', ['promise, traced, logged']],
    ['await a().catch(() => undefined);', ['promise, silent']],
    ["process.on('uncaughtException', (err) => logger.fatal(err));", ['process, traced, logged, central']],
    ["worker.on('failed', (job, err) => logger.error(err));", []],
    ["worker.on('error', (err) => logger.error(err));", ['event, traced, logged, central']],
    ['worker.on(`error`, (err) => logger.error(err));', ['event, traced, logged, central']],
    ["socket.on('error', (err) => logger.error(err));", ['event, traced, logged']],
    // Nothing arrives where nothing fails.
    ['try { void 0; } catch (err) { logger.error(err); }', []],
    ['return; try { a(); } catch (err) { logger.error(err); }', []],
    ['try { a(); } catch (err) { if (false) logger.error(err); }', ['catch, silent']],
  ])('%s', (code, expected) => {
    expect(pathsIn(code)).toEqual(expected);
  });

  test('error middleware sees the errors of all handlers', () => {
    const code = `${EXPRESS} ${PINO} app.use((err, req, res, next) => { logger.error(err); res.end(); });`;
    expect(inspected(code).errorPaths).toMatchObject([{ outcome: 'traced', isCentral: true }]);
  });
});

describe('surroundings', () => {
  const aroundIn = (code: string): string[] =>
    inspected(code).surroundings.map(
      (around) => `${around.trigger}: ${words(around)}${around.measuresTime ? ' timed' : ''}`,
    );

  test.each([
    [`${EXPRESS} ${PINO} app.use((req, res, next) => { logger.info('x'); next(); });`, ['http: log']],
    [
      `${EXPRESS} ${PROM} app.use((req, res, next) => { const end = times.startTimer(); res.on('finish', end); next(); });`,
      ['http: metric timed'],
    ],
    [
      `${PINO} import type { RequestHandler } from 'express'; export const seen: RequestHandler = (req, res, next) => { logger.info('x'); next(); };`,
      ['http: log'],
    ],
    [`${PINO} export function seen() { return (req, res, next) => { logger.info('x'); next(); }; }`, ['http: log']],
    [`${EXPRESS} ${PINO} app.use((err, req, res, next) => { logger.error(err); next(err); });`, []],
    [`${EXPRESS} app.use((req, res, next) => { next(); });`, []],
    [`${EXPRESS} ${PINO} app.get('/a', (req, res) => { logger.info('x'); });`, []],
    [
      `${WORKER} ${PINO} const w = new Worker('m', async () => {}); w.on('completed', (job) => logger.info('done'));`,
      ['job: log'],
    ],
    ["import fastify from 'fastify'; const app = fastify({ logger: true });", ['http: log']],
    ["import fastify from 'fastify'; const app = fastify();", []],
  ])('%s', (code, expected) => {
    expect(aroundIn(code)).toEqual(expected);
  });
});

test('facts tell where they end and whether they run', () => {
  const { logs, metrics, observations, spans } = inspected(
    [
      PINO,
      PROM,
      OTEL,
      'logger.info(\n{},\n"x");',
      'if (false) { logger.info("x"); joins.inc(); tracer.startSpan("a"); }',
    ].join('\n'),
  );
  expect(logs).toMatchObject([
    { line: 4, endLine: 6, isLive: true },
    { line: 7, endLine: 7, isLive: false },
  ]);
  expect(metrics.map(({ isLive }) => isLive)).toEqual([true, true]);
  expect(observations).toMatchObject([{ method: 'inc', isLive: false }]);
  expect(spans).toMatchObject([{ isLive: false }]);
});
