import { Linter, type Rule } from 'eslint';
import tseslint from 'typescript-eslint';
import { describe, expect, test } from 'vitest';
import { inspector } from '../../src/inspection/inspection.js';
import type { FileInspection } from '../../src/inspection/types.js';

function inspected(code: string, sourceType: 'module' | 'commonjs' = 'module'): FileInspection {
  let found: FileInspection | null = null;
  const rule = inspector(
    (path) => path,
    (inspection) => (found = inspection),
  ) as unknown as Rule.RuleModule;
  const config: Linter.Config = {
    files: ['**'],
    languageOptions: { parser: tseslint.parser, sourceType },
    plugins: { inspect: { rules: { all: rule } } },
    rules: { 'inspect/all': 'error' },
  };
  const [fatal] = new Linter().verify(code, [config], { filename: 'src/service.ts' });
  if (fatal) throw new Error(fatal.message);
  return found!;
}

describe('loggers', () => {
  test.each([
    [`logger.info('x')`, 'logger'],
    [`this.logger.info('x')`, 'logger'],
    [`deps._logger.info('x')`, 'logger'],
    [`this.#log.info('x')`, 'log'],
    [`logger.child({ id }).info('x')`, 'logger'],
    [`getLogger('rooms').info('x')`, 'getLogger()'],
    [`container.get(Logger).info('x')`, 'get()'],
    [`loggers.default.info('x')`, 'loggers'],
  ])('%s is called %s', (call, name) => {
    const { logs } = inspected(`class A { #log; run(deps, id) { ${call}; } }`);
    expect(logs.map((log) => log.name)).toEqual(logs.length === 0 ? [] : [name]);
  });

  test.each([
    [`import { logger } from './log.js';`, { source: './log.js', name: 'logger' }],
    [`import { 'log' as logger } from './log.js';`, { source: './log.js', name: 'log' }],
    [`import logger from './log.js';`, { source: './log.js', name: 'default' }],
    [`const logger = require('./log');`, { source: './log', name: 'default' }],
    [`const logger = require('./log').main;`, { source: './log', name: 'main' }],
    [`const logger = require(path);`, null],
    [`const logger = make('./log');`, null],
    [`let logger;`, null],
    [`function run(logger) {}`, null],
  ])('%s: where it comes from', (setup, from) => {
    expect(inspected(`${setup} logger.info('up');`).logs).toMatchObject([{ name: 'logger', level: 'info', from }]);
  });

  test.each<[string, string[], ('module' | 'commonjs')?]>([
    [`export const logger = pino();`, ['logger']],
    [`export default pino();`, ['default']],
    [`const a = pino(); export { a, a as b, a as 'c' };`, ['a', 'b', 'c']],
    [`export const { level } = pino();`, []],
    [`export const name = 'rooms';`, []],
    [`export function run() {}`, []],
    [`export { logger } from './log.js';`, []],
    [`module.exports = pino();`, ['default'], 'commonjs'],
    [`exports.logger = pino();`, ['logger'], 'commonjs'],
    [`module.exports.logger = pino();`, ['logger'], 'commonjs'],
    [`other.logger = pino(); run(); let x; x = 1;`, [], 'commonjs'],
  ])('%s exports them', (code, names, sourceType = 'module') => {
    const pino = sourceType === 'module' ? `import pino from 'pino';` : `const pino = require('pino');`;
    const { exportedLoggers } = inspected(pino + code, sourceType);
    expect(exportedLoggers).toEqual(names.map((name) => ({ name, library: 'pino', made: 1 })));
  });

  test('a level that run time decides', () => {
    expect(inspected(`import pino from 'pino'; pino()[level]('x');`).logs).toMatchObject([{ level: 'any' }]);
  });
});

describe('metrics', () => {
  const PROM = `import { Counter, Gauge, Histogram } from 'prom-client';`;
  const OTEL = `import { metrics } from '@opentelemetry/api'; const meter = metrics.getMeter('gc');`;

  test.each([
    [`${PROM} new Counter({ name: 'joins_total', help: 'x' });`, ''],
    [`${PROM} new Histogram({ name: 'join_duration_seconds', help: 'x' });`, 'seconds'],
    [`${PROM} new Counter({ name: 'sent_bytes_total', help: 'x' });`, 'bytes'],
    [`${PROM} new Gauge({ name, help: 'x' });`, ''],
    [`${OTEL} meter.createHistogram('join.duration', { unit: 's' });`, 'seconds'],
    [`${OTEL} meter.createHistogram('join.duration', { unit: 'slots' });`, 'slots'],
    [`${OTEL} meter.createHistogram('join.duration', { unit: UNIT });`, 'UNIT'],
    [`${OTEL} meter.createHistogram('join_seconds');`, ''],
  ])('%s has the unit %j', (code, unit) => {
    expect(inspected(code).metrics).toMatchObject([{ unit }]);
  });

  test.each([
    [`const joins = MAKE;`, ['joins']],
    [`const metrics = { rooms: { joins: MAKE } };`, ['metrics', 'rooms', 'joins']],
    [`class A { #joins = MAKE; }`, ['#joins']],
    [`this.metrics.joins = MAKE;`, ['joins']],
    [`export default { joins: MAKE };`, ['joins']],
    [`function make() { return { joins: MAKE }; }`, ['joins']],
    [`const { joins } = { joins: MAKE };`, ['joins']],
    [`run(MAKE);`, []],
  ])('%s is reached by %j', (code, path) => {
    const made = code.replace('MAKE', `new Counter({ name: 'joins_total', help: 'x' })`);
    expect(inspected(`${PROM} ${made}`).metrics).toMatchObject([{ path }]);
  });

  test('help, buckets and labels as far as they can be read', () => {
    const code = `${PROM} const BUCKETS = [1, 2, 5];
      new Histogram({ name: 'a_seconds', help: HELP, labelNames: NAMES, buckets: BUCKETS });
      new Histogram({ name: 'b_seconds', help: 'B.', labelNames: ['route'], buckets: [0.1, 1] });
      new Histogram({ name: 'c_seconds' });
      new Histogram(options);`;
    expect(inspected(code).metrics).toMatchObject([
      { help: 'HELP', labels: ['…'], buckets: 'BUCKETS' },
      { help: 'B.', labels: ['route'], buckets: '0.1, 1' },
      { help: '', labels: [], buckets: 'default' },
      { help: '', labels: ['…'], buckets: '' },
    ]);
  });

  test('where they are observed', () => {
    const code = `${PROM} const joins = new Counter({ name: 'joins_total', help: 'x' });
      joins.inc({ result: 'ok' });
      this.metrics?.rooms._joins.inc({ result: 'ok' });
      register.getSingleMetric('joins_total').inc({ result: 'ok' });`;
    expect(inspected(code).observations).toMatchObject([
      { line: 2, declared: 1, path: ['joins'], labels: ['result'] },
      { line: 3, declared: null, path: ['metrics', 'rooms', 'joins'] },
      { line: 4, declared: null, asked: 'joins_total' },
    ]);
  });
});

test('spans by their name, by the code of it, or by the method', () => {
  const code = `import { trace } from '@opentelemetry/api'; import { Span } from 'nestjs-otel';
    const tracer = trace.getTracer('gc');
    tracer.startSpan('room.join');
    tracer.startSpan(nameOf(room));
    class Rooms { @Span() join() {} }
    export default class { @Span() leave() {} }`;
  expect(inspected(code).spans.map(({ name }) => name)).toEqual(['room.join', 'nameOf(room)', 'Rooms.join', 'leave']);
});

test('long code is cut', () => {
  const code = `import * as Sentry from '@sentry/node'; Sentry.captureException(err); reporters.${'very'.repeat(20)}.captureException(err);`;
  const calls = inspected(code).sinks.map(({ call }) => call);
  expect(calls[0]).toBe('Sentry.captureException');
  for (const call of calls) expect(call.length).toBeLessThanOrEqual(60);
});
