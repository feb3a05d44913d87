import {
  AggregationTemporality,
  InMemoryMetricExporter,
  MeterProvider,
  PeriodicExportingMetricReader,
} from '@opentelemetry/sdk-metrics';
import { Counter as PromCounter, Registry } from 'prom-client';
import { describe, expect, test } from 'vitest';
import { run } from '../../run.js';
import rule from '../../../src/rules/metrics/no-metric-in-function.js';
import { code, otel, promClient } from './code.js';

describe('what prom-client does with a name that exists', () => {
  const config = { name: 'gc_joins_total', help: 'Joins.' };

  test('it throws', () => {
    const registers = [new Registry()];
    new PromCounter({ ...config, registers });
    expect(() => new PromCounter({ ...config, registers })).toThrow(
      'A metric with the name gc_joins_total has already been registered.',
    );
  });

  test('not in another registry, and not where none is told of it', () => {
    for (let i = 0; i < 2; i++) {
      expect(() => new PromCounter({ ...config, registers: [] })).not.toThrow();
      expect(() => new PromCounter({ ...config, registers: [new Registry()] })).not.toThrow();
    }
  });

  test('not after it was taken away', () => {
    const registry = new Registry();
    for (let i = 0; i < 2; i++) {
      new PromCounter({ ...config, registers: [registry] });
      registry.removeSingleMetric('gc_joins_total');
    }
    for (let i = 0; i < 2; i++) {
      new PromCounter({ ...config, registers: [registry] });
      registry.clear();
    }
    expect(registry.getMetricsAsArray()).toEqual([]);
  });
});

describe('what the OpenTelemetry SDK does with a name that exists', () => {
  const exporter = new InMemoryMetricExporter(AggregationTemporality.CUMULATIVE);
  const readerOf = () => new PeriodicExportingMetricReader({ exporter, exportIntervalMillis: 3_600_000 });

  test('each call makes another instrument; what they count adds up', async () => {
    const reader = readerOf();
    const meter = new MeterProvider({ readers: [reader] }).getMeter('gc');
    const [first, second] = [meter.createCounter('gc.joins'), meter.createCounter('gc.joins')];
    expect(first).not.toBe(second);
    first.add(1);
    second.add(2);
    const { resourceMetrics } = await reader.collect();
    const found = resourceMetrics.scopeMetrics.flatMap(({ metrics }) => metrics);
    expect(found.map(({ dataPoints }) => dataPoints.map(({ value }) => value))).toEqual([[3]]);
    await reader.shutdown();
  });

  test('the callbacks of observable instruments add up too', async () => {
    const reader = readerOf();
    const meter = new MeterProvider({ readers: [reader] }).getMeter('gc');
    let calls = 0;
    for (let i = 0; i < 3; i++) {
      meter.createObservableGauge('gc.rooms').addCallback((result) => {
        calls++;
        result.observe(i);
      });
    }
    await reader.collect();
    expect(calls).toBe(3);
    await reader.collect();
    expect(calls).toBe(6);
    await reader.shutdown();
  });
});

run('no-metric-in-function: what a message says', rule, {
  valid: [promClient`new Counter({ name: 'gc_joins_total', help: 'Joins.' });`],
  invalid: [
    {
      code: promClient`
        app.get('/join', (req, res) => {
          new Counter({ name: 'gc_joins_total', help: 'Joins.' }).inc();
        });`,
      errors: [
        {
          message:
            "Metric 'gc_joins_total' is created on every request: from the second time on, prom-client throws 'A metric with the name gc_joins_total has already been registered', and what comes after it is not done. Create it once, at module level, and only observe it here.",
          line: 3,
          column: 3,
          endLine: 3,
          endColumn: 14,
        },
      ],
    },
    {
      code: code`
        export function join(req, res) {
          register.counter({ name: 'gc_joins_total', help: 'Joins.' }).inc();
        }`,
      errors: [
        {
          message:
            "Metric 'gc_joins_total' is created on every request: unless register.counter() looks for it first, prom-client throws 'A metric with the name gc_joins_total has already been registered' from the second time on. Create it once, at module level, and only observe it here.",
          line: 2,
          column: 3,
          endColumn: 19,
        },
      ],
    },
    {
      code: otel`
        export function join(req, res) {
          meter.createCounter('gc.joins').add(1);
        }`,
      errors: [
        {
          message:
            "Instrument 'gc.joins' is created on every request: OpenTelemetry looks its name up and makes another object each time, for nothing, since all of one name share their measurements. Create it once, at module level, and only record with it here.",
          line: 5,
          column: 3,
          endColumn: 22,
        },
      ],
    },
    {
      code: otel`
        export function join(req, res) {
          meter.createObservableGauge('gc.rooms').addCallback((result) => result.observe(rooms.size));
        }`,
      errors: [
        {
          message:
            "Observable instrument 'gc.rooms' is created on every request: the callbacks of all earlier ones stay, so each collection runs more of them, and none is ever freed. Create it once, at module level.",
          line: 5,
          column: 3,
          endColumn: 30,
        },
      ],
    },
    {
      code: promClient`
        const joined = () => new Counter({ name: 'gc_joins_total', help: 'Joins.' });
        app.get('/join', (req, res) => {
          joined().inc();
        });`,
      errors: [
        {
          messageId: 'throws',
          data: { name: 'gc_joins_total', each: 'on every request, through joined() in line 4' },
          line: 2,
          column: 22,
        },
      ],
    },
  ],
});

/** A function of two counters, one of them in what repeats it. */
const each = (text: string) => ({ messageId: 'throws' as const, data: { name: 'gc_joins_total', each: text } });

run('no-metric-in-function: what repeats code', rule, {
  valid: [
    promClient`
      function joins() { return new Counter({ name: 'gc_joins_total', help: 'J.' }); }
      export const counter = joins();`,
    promClient`export function createMetrics() { return { joins: new Counter({ name: 'gc_joins_total', help: 'J.' }) }; }`,
    promClient`export class Rooms { joins = new Counter({ name: 'gc_joins_total', help: 'J.' }); }`,
    promClient`export class Rooms { static joins; static { Rooms.joins = new Counter({ name: 'gc_joins_total', help: 'J.' }); } }`,
    promClient`export class Rooms { constructor() { this.joins = new Counter({ name: 'gc_joins_total', help: 'J.' }); } }`,
    promClient`export class Rooms { onModuleInit() { this.joins = new Counter({ name: 'gc_joins_total', help: 'J.' }); } }`,
    promClient`export class Rooms { constructor() { this.init(); } init() { this.joins = new Counter({ name: 'gc_joins_total', help: 'J.' }); } }`,
    promClient`async function main() { new Counter({ name: 'gc_joins_total', help: 'J.' }); } main();`,
    promClient`app.listen(3000, () => { new Counter({ name: 'gc_joins_total', help: 'J.' }); });`,
    promClient`server.on('listening', () => { new Counter({ name: 'gc_joins_total', help: 'J.' }); });`,
    promClient`server.on(EVENT, () => { new Counter({ name: 'gc_joins_total', help: 'J.' }); });`,
    promClient`process.once('message', () => { new Counter({ name: 'gc_joins_total', help: 'J.' }); });`,
    promClient`setTimeout(() => { new Counter({ name: 'gc_joins_total', help: 'J.' }); }, 10);`,
    promClient`const make = () => new Counter({ name: 'gc_joins_total', help: 'J.' }); export default make;`,
    promClient`recursive(); function recursive() { new Counter({ name: 'gc_joins_total', help: 'J.' }); recursive(); }`,
    {
      name: 'loops that give each its own name',
      code: promClient`for (const name of names) new Counter({ name, help: 'J.' });`,
    },
    promClient`for (const kind of kinds) new Counter({ name: 'gc_' + kind + '_total', help: 'J.' });`,
    promClient`for (let i = 0; i < 3; i++) new Counter({ name: 'gc_' + i, help: 'J.' });`,
    promClient`let i = 0; while (i < 3) { i++; new Counter({ name: 'gc_' + i, help: 'J.' }); }`,
    promClient`while (more()) { new Counter({ name: next(), help: 'J.' }); }`,
    promClient`kinds.forEach((kind) => { const name = 'gc_' + kind; new Counter({ name, help: 'J.' }); });`,
    promClient`for (const config of configs) new Counter(config);`,
    promClient`for (const config of configs) new Counter({ ...config, help: 'J.' });`,
    promClient`for (const registry of registries) new Counter({ name: 'gc_joins_total', help: 'J.', registers: [registry] });`,
    promClient`for (const a of as) { const registry = makeRegistry(); new Counter({ name: 'gc_joins_total', help: 'J.', registers: [registry] }); }`,
    {
      name: 'one pass',
      code: promClient`for (const kind of ['a']) new Counter({ name: 'gc_joins_total', help: 'J.' });`,
    },
    promClient`const KINDS = ['a']; for (const kind of KINDS) new Counter({ name: 'gc_joins_total', help: 'J.' });`,
    promClient`do { new Counter({ name: 'gc_joins_total', help: 'J.' }); } while (false);`,
    promClient`for (;;) { new Counter({ name: 'gc_joins_total', help: 'J.' }); break; }`,
    promClient`for (const a of new Counter({ name: 'gc_joins_total', help: 'J.' }).labels()) go(a);`,
    promClient`for (let c = new Counter({ name: 'gc_joins_total', help: 'J.' }); c; ) go(c);`,
    promClient`function f() { for (const a of as) { return new Counter({ name: 'gc_joins_total', help: 'J.' }); } }`,
    promClient`function f() { for (const a of as) { try { const c = new Counter({ name: 'gc_joins_total', help: 'J.' }); go(); return c; } catch {} } }`,
    {
      name: 'one of the passes',
      code: promClient`for (const kind of kinds) { if (kind === 'join') new Counter({ name: 'gc_joins_total', help: 'J.' }); }`,
    },
    promClient`for (const kind of kinds) { if (kind !== 'join') continue; new Counter({ name: 'gc_joins_total', help: 'J.' }); }`,
    promClient`for (const kind of kinds) { switch (kind) { case 'join': new Counter({ name: 'gc_joins_total', help: 'J.' }); } }`,
    promClient`for (const kind of kinds) { kind === 'join' && new Counter({ name: 'gc_joins_total', help: 'J.' }); }`,
    promClient`kinds.forEach((kind) => { if (kind === 'join') new Counter({ name: 'gc_joins_total', help: 'J.' }); });`,
    promClient`['a'].map(() => new Counter({ name: 'gc_joins_total', help: 'J.' }));`,
    {
      name: 'what has a map and is no array',
      code: promClient`option.map(() => new Counter({ name: 'gc_joins_total', help: 'J.' }));`,
    },
    promClient`const o = Option.of(1); o.map(() => new Counter({ name: 'gc_joins_total', help: 'J.' }));`,
    promClient`for (const kind of kinds) { makers.push(() => new Counter({ name: 'gc_joins_total', help: 'J.' })); }`,
    {
      name: 'a test',
      filename: 'src/rooms.test.ts',
      code: promClient`app.get('/', (req, res) => { new Counter({ name: 'gc_joins_total', help: 'J.' }); });`,
    },
  ],
  invalid: [
    {
      name: 'Express',
      code: code`
        import express from 'express';
        import client from 'prom-client';
        const app = express();
        app.post('/join', async (request, reply) => {
          const joins = new client.Counter({ name: 'gc_joins_total', help: 'J.' });
        });
        app.use(function (req, res, next) { new client.Counter({ name: 'gc_joins_total', help: 'J.' }); });
        app.get('/', leave);
        function leave(a, b) { (new client.Counter({ name: 'gc_joins_total', help: 'J.' }) as Counter).inc(); }`,
      errors: [
        { ...each('on every request'), line: 5, column: 17, endColumn: 35 },
        { ...each('on every request'), line: 7, column: 37 },
        { ...each('on every request'), line: 9, column: 25 },
      ],
    },
    {
      name: 'Nest',
      code: code`
        import { Controller, Get, Post } from '@nestjs/common';
        import { Counter } from 'prom-client';
        @Controller()
        class Rooms {
          readonly #registry = register;
          @Get() create() { new Counter({ name: 'gc_joins_total', help: 'J.', registers: [this.#registry] }); }
          @Post() leave() { return this.count(); }
          private count() { new Counter<'a'>({ name: 'gc_joins_total', help: 'J.' } satisfies Config); }
        }`,
      errors: [
        { ...each('on every request'), line: 6, column: 21 },
        { ...each('on every request, through this.count() in line 7'), line: 8, column: 21 },
      ],
    },
    {
      name: 'jobs, messages, invocations, calls',
      code: code`
        import { Worker } from 'bullmq';
        import { Counter } from 'prom-client';
        new Worker('mails', async (job) => { new Counter({ name: 'gc_joins_total', help: 'J.' }); });
        export const handler = async (event, context) => { new Counter({ name: 'gc_joins_total', help: 'J.' }); };
        kafka.consumer().run({ eachMessage: async () => { new Counter({ name: 'gc_joins_total', help: 'J.' }); } });
        import { Kafka } from 'kafkajs';
        const kafka = new Kafka({});`,
      errors: [
        { ...each('for every job'), line: 3, column: 38 },
        { ...each('on every invocation'), line: 4, column: 52 },
        { ...each('for every message'), line: 5, column: 51 },
      ],
    },
    {
      name: 'below the handler',
      code: promClient`
        app.get('/join', async (req, res) => {
          await db.transaction(async () => {
            new Counter({ name: 'gc_joins_total', help: 'J.' });
          });
          res.on('finish', () => { new Counter({ name: 'gc_joins_total', help: 'J.' }); });
          (() => { new Counter({ name: 'gc_joins_total', help: 'J.' }); })();
          if (req.query.all) { new Counter({ name: 'gc_joins_total', help: 'J.' }); }
          try { new Counter({ name: 'gc_joins_total', help: 'J.' }).inc(); res.end(); } catch (err) { next(err); }
          const later = new Promise((resolve) => { new Counter({ name: 'gc_joins_total', help: 'J.' }); });
        });`,
      errors: [
        { ...each('on every request'), line: 4 },
        { ...each('on every request'), line: 6 },
        { ...each('on every request'), line: 7 },
        { ...each('on every request'), line: 8 },
        { ...each('on every request'), line: 9 },
        { ...each('on every request'), line: 10 },
      ],
    },
    {
      name: 'events, and an interval',
      code: promClient`
        io.on('connection', (socket) => { new Counter({ name: 'gc_joins_total', help: 'J.' }); });
        setInterval(() => { new Counter({ name: 'gc_joins_total', help: 'J.' }); }, 1000);
        setInterval(tick, 1000);
        async function tick() { new Counter({ name: 'gc_joins_total', help: 'J.' }); }
        class Rooms {
          start() { setInterval(this.tick.bind(this), 1000); ws.on('message', this.onMessage); }
          tick() { new Counter({ name: 'gc_joins_total', help: 'J.' }); }
          onMessage = () => { new Counter({ name: 'gc_joins_total', help: 'J.' }); };
        }`,
      errors: [
        { ...each('on every event'), line: 2 },
        { ...each('on every tick of the interval in line 3'), line: 3 },
        { ...each('on every tick of the interval in line 4'), line: 5 },
        { ...each('on every tick of the interval in line 7'), line: 8 },
        { ...each('on every event'), line: 9 },
      ],
    },
    {
      name: 'loops',
      code: promClient`
        for (const room of rooms) new Counter({ name: 'gc_joins_total', help: 'J.' });
        for (const key in rooms) { new Counter({ name: 'gc_joins_total', help: 'J.' }); }
        for (let i = 0; i < 3; i++) { new Counter({ name: 'gc_joins_total', help: 'J.' }); }
        while (go()) { new Counter({ name: 'gc_joins_total', help: 'J.' }); }
        do { new Counter({ name: 'gc_joins_total', help: 'J.' }); } while (go());
        for (const room of [1, 2]) { (() => new Counter({ name: 'gc_joins_total', help: 'J.' }))(); }`,
      errors: [2, 3, 4, 5, 6, 7].map((line) => ({ ...each(`on every pass of the loop in line ${line}`), line })),
    },
    {
      name: 'callbacks of arrays',
      code: promClient`
        rooms.forEach(() => { new Counter({ name: 'gc_joins_total', help: 'J.' }); });
        ['a', 'b'].map((kind) => new Counter({ name: 'gc_joins_total', help: 'J.' }));
        Object.keys(rooms).map((kind) => { return new Counter({ name: 'gc_joins_total', help: 'J.' }); });
        Array.from(rooms, () => new Counter({ name: 'gc_joins_total', help: 'J.' }));
        const KINDS = ['a', 'b'] as const;
        KINDS.map(count);
        function count() { new Counter({ name: 'gc_joins_total', help: 'J.' }); }`,
      errors: [2, 3, 4, 5]
        .map((line) => ({ ...each(`for every item in line ${line}`), line }))
        .concat({ ...each('for every item in line 7'), line: 8 }),
    },
    {
      name: 'a name that is the same on each pass',
      code: promClient`
        const prefix = config.prefix;
        for (const room of rooms) new Counter({ name: prefix + 'joins_total', help: 'J.' });
        function f(prefix, NAME) {
          for (const room of rooms) { new Counter({ name: NAME, help: 'J.', registers: [register] }); }
        }`,
      errors: [
        {
          messageId: 'throws',
          data: { name: '${…}joins_total', each: 'on every pass of the loop in line 3' },
          line: 3,
        },
        { messageId: 'throws', data: { name: 'NAME', each: 'on every pass of the loop in line 5' }, line: 5 },
      ],
    },
    {
      name: 'through functions of the file',
      code: promClient`
        const makeCounter = (name: string) => new Counter({ name: 'gc_' + name, help: 'J.' });
        app.get('/join', (req, res) => { makeCounter('joins_total').inc(); });
        for (const room of rooms) makeCounter('joins_total');
        function outer() { inner(); }
        function inner() { new Counter({ name: 'gc_joins_total', help: 'J.' }); }
        app.get('/leave', (req, res) => outer());
        export const fine = makeCounter('joins_total');`,
      errors: [
        { ...each('on every request'), line: 3, column: 34, endColumn: 45 },
        { ...each('on every pass of the loop in line 4'), line: 4 },
        { ...each('on every request, through inner() in line 5'), line: 6 },
      ],
    },
  ],
});

run('no-metric-in-function: what is looked for first', rule, {
  valid: [
    ...[
      `const joins = register.getSingleMetric('gc_joins_total') ?? new Counter({ name: 'gc_joins_total', help: 'J.' });`,
      `let joins = register.getSingleMetric('gc_joins_total'); if (!joins) joins = new Counter({ name: 'gc_joins_total', help: 'J.' });`,
      `joins ??= new Counter({ name: 'gc_joins_total', help: 'J.' });`,
      `joins ||= new Counter({ name: 'gc_joins_total', help: 'J.' });`,
      `joins = joins || new Counter({ name: 'gc_joins_total', help: 'J.' });`,
      `if (!joins) { joins = new Counter({ name: 'gc_joins_total', help: 'J.' }); }`,
      `if (!joins) joins = joined();`,
      `joins = joins ? joins : new Counter({ name: 'gc_joins_total', help: 'J.' });`,
      `!joins && (joins = new Counter({ name: 'gc_joins_total', help: 'J.' }));`,
      `if (!cache.has('joins')) cache.set('joins', new Counter({ name: 'gc_joins_total', help: 'J.' }));`,
      `const known = cache['joins']; if (known) return known; cache.joins = new Counter({ name: 'gc_joins_total', help: 'J.' });`,
      `if (isReady) return; isReady = true; new Counter({ name: 'gc_joins_total', help: 'J.' });`,
      `if (!globalThis.joins) globalThis.joins = new Counter({ name: 'gc_joins_total', help: 'J.' });`,
      `if (!req.app.joins) req.app.joins = new Counter({ name: 'gc_joins_total', help: 'J.' });`,
      `if (!req.app?.joins) { req.app.joins = new Counter({ name: 'gc_joins_total', help: 'J.' }); }`,
      `switch (isReady) { case false: new Counter({ name: 'gc_joins_total', help: 'J.' }); }`,
      `try { joins = new Counter({ name: 'gc_joins_total', help: 'J.' }); } catch { joins = known; }`,
      `register.removeSingleMetric('gc_joins_total'); new Counter({ name: 'gc_joins_total', help: 'J.' });`,
      `register.clear(); new Counter({ name: 'gc_joins_total', help: 'J.' });`,
      `new Counter({ name: 'gc_joins_total', help: 'J.', registers: [] });`,
      `new Counter({ name: 'gc_joins_total', help: 'J.', registers: [new Registry()] });`,
      `const registry = new Registry(); new Counter({ name: 'gc_joins_total', help: 'J.', registers: [registry] });`,
      `new Counter({ name: 'gc_joins_total', help: 'J.', registers: [req.registry] });`,
      `new Counter({ name: 'gc_joins_total', help: 'J.', ...options });`,
      `new Counter(options);`,
      `new Counter({ name: req.params.name, help: 'J.' });`,
      "new Counter({ name: `gc_${req.params.name}`, help: 'J.' });",
      `const joins = memo('joins', () => new Counter({ name: 'gc_joins_total', help: 'J.' }));`,
      `const joins = once(() => new Counter({ name: 'gc_joins_total', help: 'J.' }));`,
      `const joins = cache.getOrInsertComputed('joins', () => new Counter({ name: 'gc_joins_total', help: 'J.' }));`,
      `cached().inc();`,
      `kept().inc();`,
      `found('joins_total').inc();`,
      `given(new Registry()).inc();`,
      `named('joins_total', new Registry()).inc();`,
      `return () => new Counter({ name: 'gc_joins_total', help: 'J.' });`,
      `const make = (c = new Counter({ name: 'gc_joins_total', help: 'J.' })) => c; make();`,
    ].map((body) =>
      code`
        import { Counter, Registry, register } from 'prom-client';
        let joins; let isReady = false; const cache = new Map();
        const cached = once(() => new Counter({ name: 'gc_joins_total', help: 'J.' }));
        function joined() { return new Counter({ name: 'gc_joins_total', help: 'J.' }); }
        function kept() { return (joins ??= new Counter({ name: 'gc_joins_total', help: 'J.' })); }
        function found(name) { return register.getSingleMetric('gc_' + name) ?? new Counter({ name: 'gc_' + name, help: 'J.' }); }
        function given(registry) { return new Counter({ name: 'gc_joins_total', help: 'J.', registers: [registry] }); }
        function named(name, registry) { return new Counter({ name: 'gc_' + name, help: 'J.', registers: [registry] }); }
        app.get('/join', (req, res) => {
          BODY
        });`.replace('BODY', () => body),
    ),
    promClient`
      class Rooms {
        handle(req, res) {
          if (!this.joins) this.joins = new Counter({ name: 'gc_joins_total', help: 'J.' });
          this.setUp();
        }
        setUp() {
          if (this.joins) return;
          this.joins = new Counter({ name: 'gc_joins_total', help: 'J.' });
        }
      }`,
  ],
  invalid: [
    {
      name: 'a condition on the request is no guard',
      code: promClient`
        app.get('/join', (req, res) => {
          const { room } = req.body;
          if (!req.body) return;
          if (room === null) return res.end();
          const joins = new Counter({ name: 'gc_joins_total', help: 'J.' });
        });`,
      errors: [{ ...each('on every request'), line: 6 }],
    },
  ],
});

run('no-metric-in-function: other libraries', rule, {
  valid: [
    {
      name: 'OpenTelemetry: once, another meter, a wrapper that is no meter',
      code: otel`
        const joins = meter.createCounter('gc.joins');
        for (const each of meters) each.createCounter('gc.joins');
        meters.forEach((each) => each.createCounter('gc.joins'));
        for (const name of names) { const m = metrics.getMeter(name); m.createCounter('gc.joins'); }
        function get(req, res) { telemetry.createCounter('gc.joins', { unit: '1' }).add(1); }
        function other(req, res) { joins.add(1); gauge ??= meter.createObservableGauge('gc.rooms'); }
        function taken(req, res) { const g = meter.createObservableGauge('gc.rooms'); g.addCallback(f); g.removeCallback(f); }`,
    },
    {
      name: 'nestjs-otel looks for what it has',
      code: code`
        import { MetricService } from 'nestjs-otel';
        class Rooms {
          constructor(private readonly metrics: MetricService) {}
          join(req, res) { this.metrics.getCounter('gc.joins').add(1); }
        }`,
    },
    {
      name: '@willsoto/nestjs-prometheus looks for what it has',
      code: code`
        import { makeCounterProvider } from '@willsoto/nestjs-prometheus';
        for (const a of as) makeCounterProvider({ name: 'gc_joins_total', help: 'J.' });`,
    },
    {
      name: 'sending is declaring',
      code: code`
        import { StatsD } from 'hot-shots';
        import tracer from 'dd-trace';
        import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
        const statsd = new StatsD();
        const metrics = new Metrics();
        export function handler(req, res) {
          statsd.increment('joins');
          tracer.dogstatsd.increment('joins');
          metrics.addMetric('joins', MetricUnit.Count, 1);
          Metrics.increment('joins');
        }`,
    },
    {
      name: 'wrappers that may look first',
      code: code`
        function join(req, res) {
          metrics.counter({ name: 'gc_joins_total', help: 'J.' }).inc();
          getCounter({ name: 'gc_joins_total', help: 'J.' }).inc();
          getOrCreateCounter('gc_joins_total', 'J.').inc();
          const register = registryOf(req);
          register.counter({ name: 'gc_joins_total', help: 'J.' }).inc();
          req.register.counter({ name: 'gc_joins_total', help: 'J.' }).inc();
        }`,
    },
    {
      name: 'a wrapper of the file that looks first, or that is not read',
      code: code`
        function createCounter(config) { return known.get(config.name) ?? make(config); }
        function join(req, res) { createCounter({ name: 'gc_joins_total', help: 'J.' }).inc(); }`,
    },
    { name: 'no metric', code: `function join(req, res) { program.option({ name: 'a', help: 'b' }); new Map(); }` },
  ],
  invalid: [
    {
      name: 'OpenTelemetry',
      code: code`
        import * as api from '@opentelemetry/api';
        class Rooms {
          #meter = api.metrics.getMeter('gc');
          join(req, res) {
            this.#meter.createUpDownCounter('gc.joins', { unit: '{join}' }).add(1);
            const meter = api.metrics.getMeter('gc');
            meter?.createHistogram('gc.join.duration').record(1);
            api.metrics.getMeter('gc').createObservableUpDownCounter('gc.rooms');
          }
        }
        for (const room of rooms) { const m = api.metrics.getMeter('gc'); m.createGauge('gc.rooms'); }`,
      errors: [
        { messageId: 'another', data: { name: 'gc.joins', each: 'on every request' }, line: 5, column: 5 },
        { messageId: 'another', data: { name: 'gc.join.duration', each: 'on every request' }, line: 7, column: 5 },
        { messageId: 'observable', data: { name: 'gc.rooms', each: 'on every request' }, line: 8, column: 5 },
        {
          messageId: 'another',
          data: { name: 'gc.rooms', each: 'on every pass of the loop in line 11' },
          line: 11,
          column: 67,
        },
      ],
    },
    {
      name: 'a meter from elsewhere',
      code: code`
        import { meter } from './telemetry.js';
        export const join = (req, res) => meter.createCounter('gc.joins', { unit: '{join}' }).add(1);`,
      errors: [{ messageId: 'another', data: { name: 'gc.joins', each: 'on every request' }, line: 2, column: 35 }],
    },
    {
      name: 'wrappers whose name says that they create',
      code: code`
        import { createCounter, GaugeExtra, registry } from './metrics.js';
        export function join(req, res) {
          createCounter({ name: 'gc_joins_total', help: 'J.' }).inc();
          createCounter('gc_joins_total', 'J.').inc();
          new GaugeExtra({ name: 'gc_rooms', help: 'R.' }).set(1);
          registry?.gauge({ name: 'gc_rooms', help: 'R.' }).set(1);
        }`,
      errors: [
        { messageId: 'wrapper', line: 3, column: 3, endColumn: 16 },
        { messageId: 'wrapper', line: 4, column: 3, endColumn: 16 },
        {
          messageId: 'wrapper',
          data: { name: 'gc_rooms', each: 'on every request', creator: 'new GaugeExtra()' },
          line: 5,
          column: 3,
          endColumn: 17,
        },
        { messageId: 'wrapper', line: 6, column: 3, endColumn: 18 },
      ],
    },
  ],
});
