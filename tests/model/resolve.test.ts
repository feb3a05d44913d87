import { describe, expect, test } from 'vitest';
import { inFile } from './in-file.js';
import { asInstance } from '../../src/model/values.js';
import { lookAt } from './look-at.js';

/** `library type`, with `?` where it is not certain; null where it is nothing of a library. */
const valuesIn = (code: string) =>
  lookAt(code, (node, { resolver }) => {
    const value = resolver.valueOf(node);
    if (!value) return null;
    const instance = asInstance(value);
    const what = instance ? instance.type : value.kind === 'named' ? value.name : 'module';
    return `${value.profile.id} ${what}${value.certain ? '' : '?'}`;
  });

describe('where a value comes from', () => {
  test.each([
    ["import pino from 'pino'; look(pino())", 'pino logger'],
    ["import { pino as make } from 'pino'; look(make())", 'pino logger'],
    ["import * as winston from 'winston'; look(winston.createLogger())", 'winston logger'],
    ["import prom from 'prom-client'; look(new prom.Counter({}))", 'prom-client counter'],
    ["import * as prom from 'prom-client'; look(prom)", 'prom-client module'],
    ["import prom = require('prom-client'); look(new prom.Gauge({}))", 'prom-client gauge'],
    ["const prom = require('prom-client'); look(new prom.Gauge({}))", 'prom-client gauge'],
    ["const { Gauge: G } = require('prom-client'); look(new G({}))", 'prom-client gauge'],
    ["const prom = await import('prom-client'); look(new prom.Gauge({}))", 'prom-client gauge'],
    ["const prom_1 = __importDefault(require('prom-client')); look(new prom_1.default.Gauge({}))", 'prom-client gauge'],
    ["const prom_1 = require('prom-client'); look(new (0, prom_1.Gauge)({}))", 'prom-client gauge'],
    ["import { Counter } from 'prom-client'; const C = Counter; look(new C({}))", 'prom-client counter'],
    ["import { Counter } from 'prom-client'; class Mine extends Counter {} look(new Mine({}))", 'prom-client counter'],
    ["import { register } from 'prom-client'; look(register)", 'prom-client registry'],
    ["import { register } from 'prom-client'; look(register.getSingleMetric('x')!)", 'prom-client lookedUp'],
    ["import pino from 'pino'; const root = pino(); look(root.child({}).child({}))", 'pino logger'],
    ["import { 'Counter' as C } from 'prom-client'; look(new C({}))", 'prom-client counter'],
    ["import * as prom from 'prom-client'; import client = prom; look(new client.Counter({}))", 'prom-client counter'],
    ["import pino from 'pino'; const logger = pino(); look(logger[level])", 'pino []'],
    ['look(globalThis.console.error)', 'console error'],
    ['look(this.auditLog)', 'homemade logger?'],
    ["import { Logger } from '@nestjs/common'; look(moduleRef.get(Logger))", 'nest logger'],
  ])('%s', (code, value) => {
    expect(valuesIn(code)).toEqual([value]);
  });

  test.each([
    "import { Counter } from './counter.js'; look(new Counter({}))",
    "import { Unknown } from 'prom-client'; look(Unknown)",
    'look(window.thing)',
    "function require(x) {} const prom = require('prom-client'); look(new prom.Gauge({}))",
    'const prom = require(name); look(new prom.Gauge({}))',
    'const a = b; const b = a; look(a)',
    'look(`x`)',
    'look(things[0])',
    'look(unknown.member)',
    'class A { m() { look(this.x); } }',
    'look(this.x)',
    'const prom = await import(name); look(prom)',
    'look(container.get(Thing))',
    'look(container.get(...things))',
    'look(things[key])',
    'let x; for (x of list) look(x);',
  ])('%s is nothing known', (code) => {
    expect(valuesIn(code)).toEqual([null]);
  });
});

const PROM = "import { Counter, Gauge } from 'prom-client';";

describe('how a value is passed on', () => {
  test.each([
    ['const joins = new Counter({}); look(joins)', 'prom-client counter'],
    ['let joins; joins = new Counter({}); look(joins)', 'prom-client counter'],
    ['let joins; joins ??= new Counter({}); look(joins)', 'prom-client counter'],
    ['const joins = cached || new Counter({}); look(joins)', 'prom-client counter'],
    ['const joins = on ? new Counter({}) : undefined; look(joins!)', 'prom-client counter'],
    ['const joins = on ? undefined : new Counter({}); look(joins as Counter<string>)', 'prom-client counter'],
    ['const metrics = { joins: new Counter({}) }; look(metrics.joins)', 'prom-client counter'],
    ['const metrics = { http: { joins: new Counter({}) } }; look(metrics.http?.joins)', 'prom-client counter'],
    [
      'const base = { joins: new Counter({}) }; const metrics = { ...base }; look(metrics.joins)',
      'prom-client counter',
    ],
    ['const { joins } = { joins: new Counter({}) }; look(joins)', 'prom-client counter'],
    [
      'const make = () => ({ joins: new Counter({}) }); const metrics = make(); look(metrics.joins)',
      'prom-client counter',
    ],
    ['function make() { return new Counter({}); } look(make())', 'prom-client counter'],
    ['const make = function () { return new Counter({}); }; look(make())', 'prom-client counter'],
    ['const metrics = (await load()) ?? { joins: new Counter({}) }; look(metrics.joins)', 'prom-client counter'],
    ['class M { joins = new Counter({}); m() { look(this.joins); } }', 'prom-client counter'],
    ['class M { #joins = new Counter({}); m() { look(this.#joins); } }', 'prom-client counter'],
    [
      'class M { joins; constructor() { this.joins = new Counter({}); } m() { look(this.joins); } }',
      'prom-client counter',
    ],
    ['class M { all = { joins: new Counter({}) }; m() { look(this.all.joins); } }', 'prom-client counter'],
    ['class M { get joins() { return new Counter({}); } m() { look(this.joins); } }', 'prom-client counter'],
    ['class M { make() { return new Counter({}); } m() { look(this.make()); } }', 'prom-client counter'],
    ['class M { static make() { return new Counter({}); } } look(M.make())', 'prom-client counter'],
    ['class M extends Counter { m() { look(this.inc); } }', 'prom-client inc'],
    ['class M { make = () => new Counter({}); m() { look(this.make()); } }', 'prom-client counter'],
    ['const tools = { make() { return new Counter({}); } }; look(tools.make())', 'prom-client counter'],
    ['const inc = new Counter({}).inc.bind(null); look(inc)', 'prom-client inc'],
    ['const { inc } = new Counter({}); look(inc)', 'prom-client inc'],
    ['const make = memoize(() => new Counter({})); look(make())', 'prom-client counter'],
    ['let x; look((x = new Counter({})))', 'prom-client counter'],
    ['class M { joins = cached ?? new Counter({}); m() { look(this.joins); } }', 'prom-client counter'],
    ['class M { joins = makeLog(); logger = useLogger(); m() { look(this.logger); } }', 'homemade logger?'],
    ['const metrics = { ...rest, ...{ joins: new Counter({}) } }; look(metrics.joins)', 'prom-client counter'],
  ])('%s', (code, value) => {
    expect(valuesIn(PROM + code)).toEqual([value]);
  });

  test.each([
    'function make(x) { if (x) return 1; return new Counter({}); return 2; } look(make())',
    'const { ...rest } = { joins: new Counter({}) }; look(rest.joins)',
    'const metrics = { [key]: new Counter({}) }; look(metrics.joins)',
    'let joins; joins += new Counter({}).x; look(joins)',
    '([joins]) => look(joins)',
    '({ ...rest }) => look(rest)',
    'const [joins] = [new Counter({})]; look(joins)',
    'const { x: { joins } } = { x: { joins: new Counter({}) } }; look(joins)',
    'class M {} look(M.make())',
    'class M { m() { look(this[key]()); } }',
    'look(tools[key]())',
    'const metrics = { joins: new Counter({}) }; look(metrics[key].inc)',
  ])('%s is not followed', (code) => {
    expect(valuesIn(PROM + code)).toEqual([null]);
  });
});

describe('what TypeScript says', () => {
  test.each([
    ['(joins: Counter) => look(joins)', 'prom-client counter'],
    ["(joins: Counter<'route'> | undefined) => look(joins)", 'prom-client counter'],
    ['(joins: Readonly<Counter>) => look(joins)', 'prom-client counter'],
    ['(joins: Counter & Named) => look(joins)', 'prom-client counter'],
    ['(joins: prom.Counter) => look(joins)', 'prom-client counter'],
    ['({ joins }: { joins: Counter }) => look(joins)', 'prom-client counter'],
    ['interface Deps { joins: Counter } (deps: Deps) => look(deps.joins)', 'prom-client counter'],
    ['type Deps = { joins: Counter }; ({ joins }: Deps) => look(joins)', 'prom-client counter'],
    ['(joins = new Counter({})) => look(joins)', 'prom-client counter'],
    ['({ joins = new Counter({}) }) => look(joins)', 'prom-client counter'],
    ['class M { constructor(private readonly joins: Counter) {} m() { look(this.joins); } }', 'prom-client counter'],
    ['class M { constructor(private joins = new Counter({})) {} m() { look(this.joins); } }', 'prom-client counter'],
    ['class M { private joins?: Counter; m() { look(this.joins); } }', 'prom-client counter'],
    ['class M { deps: { joins: Counter }; m() { look(this.deps.joins); } }', 'prom-client counter'],
    ['const shared = new Counter({}); (joins: typeof shared) => look(joins)', 'prom-client counter'],
    ['class M { constructor(private readonly joins: Counter) { look(joins); } }', 'prom-client counter'],
  ])('%s', (code, value) => {
    expect(valuesIn(`import { Counter } from 'prom-client'; import * as prom from 'prom-client'; ${code}`)).toEqual([
      value,
    ]);
  });

  test.each([
    '(joins: string) => look(joins)',
    '(joins: Unknown) => look(joins)',
    '(joins: Array<Counter>) => look(joins)',
    '(deps: Deps) => look(deps.joins)',
  ])('%s says nothing', (code) => {
    expect(valuesIn(`import { Counter } from 'prom-client'; ${code}`)).toEqual([null]);
  });

  test.each([
    [
      "import type { FastifyPluginAsync } from 'fastify'; const routes: FastifyPluginAsync = async (app) => look(app.log);",
      'fastify logger',
    ],
    [
      "import type { FastifyPluginAsync } from 'fastify'; const routes = (async ({ log }) => look(log)) satisfies FastifyPluginAsync;",
      'fastify logger',
    ],
    [
      "import { trace } from '@opentelemetry/api'; trace.getTracer('gc').startActiveSpan('join', (span) => look(span));",
      'opentelemetry span',
    ],
    ["import fastify from 'fastify'; fastify().route({ handler(request) { look(request.log); } });", 'fastify logger'],
    ["import fastify from 'fastify'; fastify().get('/', async ({ log }) => look(log));", 'fastify logger'],
  ])('%s', (code, value) => {
    expect(valuesIn(code)).toEqual([value]);
  });

  test('a decorator says what a field is', () => {
    const code = `
      import { InjectMetric as Inject } from '@willsoto/nestjs-prometheus';
      class M {
        @Inject('joins') joins;
        @Other() other;
        @ns.Inject('x') named;
        constructor(@Inject('leaves') private readonly leaves) {}
        m() { look(this.joins); look(this.leaves); look(this.other); look(this.named); }
      }
    `;
    expect(valuesIn(code)).toEqual(['nestjs-prometheus metric', 'nestjs-prometheus metric', null, null]);
  });
});

describe('the call behind an expression', () => {
  const originsIn = (code: string) =>
    lookAt(code, (node, { resolver }) => {
      const origin = resolver.definitions.originOf(node);
      return origin && code.slice(...origin.range);
    })[0];

  test.each([
    ['look(make())', 'make()'],
    ['look(new Made())', 'new Made()'],
    ['const x = make(); look(x)', 'make()'],
    ['const x = await make(); look(x)', 'make()'],
    ['const x = cached ?? make(); look(x)', 'make()'],
    ['let y; const x = (y = make()); look(x)', 'make()'],
    ["const x = make(); look(x.labels('a'))", 'make()'],
    ['const all = { x: make() }; look(all.x)', 'make()'],
    ['class M { x = make(); m() { look(this.x); } }', 'make()'],
    ['class M { m() { look(this.x); } }', null],
    ['look(x)', null],
    ['look(x.y)', null],
    ['look(x[y])', null],
    ['look(1)', null],
    ['const a = b; const b = a; look(a)', null],
  ])('%s', (code, origin) => {
    expect(originsIn(code)).toBe(origin);
  });
});

describe('the logger of another file', () => {
  const filename = `${import.meta.dirname}/../fixtures/loggers/service.ts`;

  test.each([
    "import { logger } from './logger.js'; logger.info('x')",
    "import { logger as log } from './logger'; log.info('x')",
    "import logger from './logger.js'; logger.info('x')",
    "import { getLogger } from './logger.js'; const events = getLogger('join'); events.info('x')",
    "import { getLogger } from './logger.js'; class A { events = getLogger('a'); m() { this.events.info('x'); } }",
    "const logger = require('./logger'); logger.info('x')",
    "const { logger } = require('./logger'); logger.info('x')",
    "const logger_1 = require('./logger'); logger_1.logger.info('x'); logger_1.default.info('x')",
    "import { logger } from './logger.js'; logger.child({ id: 1 }).info('x')",
    "import logger from './root.js'; logger.info('x')",
    "const log = require('./root'); log.info('x')",
    "import * as all from './logger.js'; all.logger.info('x')",
  ])('%s is a log of pino', (code) => {
    const logs = inFile(code, (model) => model.logs.map(({ library, certain }) => [library, certain]), { filename });
    expect(new Set(logs.map(String))).toEqual(new Set(['pino,true']));
  });

  test.each([
    "import { logger } from './other.js'; logger.info('x')",
    "import { other as logger } from './logger.js'; logger.info('x')",
    "function require() {} const logger = require('./logger'); logger.info('x')",
  ])('%s is a log of whatever', (code) => {
    const logs = inFile(code, (model) => model.logs.map(({ library, certain }) => [library, certain]), { filename });
    expect(logs).toEqual([['homemade', false]]);
  });
});
