import { diag, DiagLogLevel } from '@opentelemetry/api';
import {
  AggregationTemporality,
  InMemoryMetricExporter,
  MeterProvider,
  PeriodicExportingMetricReader,
  type MetricData,
} from '@opentelemetry/sdk-metrics';
import { Counter, Gauge, Registry, Summary } from 'prom-client';
import { afterEach, describe, expect, test } from 'vitest';
import rule from '../../../src/rules/metrics/no-metric-type-misuse.js';
import { run } from '../../run.js';
import { code, otel, promClient } from './code.js';

describe('what the messages say of prom-client', () => {
  const about = () => ({ name: 'gc_joins', help: 'H.', registers: [new Registry()] });

  test('a counter has no dec()', () => {
    const counter = new Counter(about()) as Counter & { dec(): void };
    expect(() => counter.dec()).toThrow(TypeError);
  });

  test('a counter throws on a negative amount', () => {
    expect(() => new Counter(about()).inc(-1)).toThrow('It is not possible to decrease a counter');
    expect(() => new Counter({ ...about(), labelNames: ['a'] }).inc({ a: 'b' }, -1)).toThrow(
      'It is not possible to decrease a counter',
    );
  });

  test('a timer of a gauge keeps nothing but the last duration', async () => {
    const gauge = new Gauge(about());
    gauge.startTimer()();
    gauge.startTimer()();
    expect((await gauge.get()).values).toHaveLength(1);
  });

  test('a summary exports quantiles that each instance computes', async () => {
    const summary = new Summary(about());
    summary.observe(1);
    const { values } = await summary.get();
    expect(values.filter(({ labels }) => 'quantile' in labels)).toHaveLength(7);
  });
});

describe('what the messages say of OpenTelemetry', () => {
  afterEach(() => {
    diag.disable();
  });

  async function collected(provider: MeterProvider, exporter: InMemoryMetricExporter): Promise<MetricData[]> {
    await provider.forceFlush();
    const found = exporter.getMetrics().flatMap(({ scopeMetrics }) => scopeMetrics.flatMap(({ metrics }) => metrics));
    await provider.shutdown();
    return [...found];
  }

  function setUp(): { provider: MeterProvider; exporter: InMemoryMetricExporter } {
    const exporter = new InMemoryMetricExporter(AggregationTemporality.CUMULATIVE);
    const provider = new MeterProvider({
      readers: [new PeriodicExportingMetricReader({ exporter, exportIntervalMillis: 60_000 })],
    });
    return { provider, exporter };
  }

  test('a counter drops a negative amount with a warning', async () => {
    const warnings: string[] = [];
    const warn = (message: string): number => warnings.push(message);
    diag.setLogger({ error: warn, warn, info: warn, debug: warn, verbose: warn }, DiagLogLevel.WARN);
    const { provider, exporter } = setUp();
    const counter = provider.getMeter('gc').createCounter('gc.rooms');
    counter.add(5);
    counter.add(-1);
    const [metric] = await collected(provider, exporter);
    expect(metric?.dataPoints.map(({ value }) => value)).toEqual([5]);
    expect(warnings).toEqual(['negative value provided to counter gc.rooms: -1']);
  });

  test('an UpDownCounter falls, and is not monotonic even if it never does', async () => {
    const { provider, exporter } = setUp();
    const meter = provider.getMeter('gc');
    const rooms = meter.createUpDownCounter('gc.rooms');
    rooms.add(5);
    rooms.add(-1);
    meter.createUpDownCounter('gc.joins').add(1);
    const found = await collected(provider, exporter);
    expect(found.map(({ dataPoints }) => dataPoints[0]?.value)).toEqual([4, 1]);
    expect(found.map((metric) => 'isMonotonic' in metric && metric.isMonotonic)).toEqual([false, false]);
  });
});

run('no-metric-type-misuse: a gauge that only rises', rule, {
  valid: [
    { name: 'it falls', code: promClient`const g = new Gauge({ name: 'gc_joins', help: 'H.' }); g.inc(); g.dec();` },
    { name: 'it is set', code: promClient`const g = new Gauge({ name: 'gc_joins', help: 'H.' }); g.inc(); g.set(0);` },
    {
      name: 'it falls through a bound child',
      code: promClient`const g = new Gauge({ name: 'gc_joins', help: 'H.', labelNames: ['a'] }); g.labels('x').inc(); g.labels('x').dec();`,
    },
    { name: 'reset', code: promClient`const g = new Gauge({ name: 'gc_joins', help: 'H.' }); g.inc(); g.reset();` },
    {
      name: 'an amount that may be negative',
      code: promClient`const g = new Gauge({ name: 'gc_joins', help: 'H.' }); g.inc(delta); g.inc(-1); g.inc({ a }, by);`,
    },
    { name: 'never observed here', code: promClient`const g = new Gauge({ name: 'gc_joins', help: 'H.' });` },
    { name: 'exported', code: promClient`export const g = new Gauge({ name: 'gc_joins', help: 'H.' }); g.inc();` },
    {
      name: 'exported later',
      code: promClient`const g = new Gauge({ name: 'gc_joins', help: 'H.' }); g.inc(); export { g };`,
    },
    {
      name: 'exported as default',
      code: promClient`const g = new Gauge({ name: 'gc_joins', help: 'H.' }); g.inc(); export default g;`,
    },
    {
      name: 'exported by CommonJS',
      code: code`
        const { Gauge } = require('prom-client');
        const g = new Gauge({ name: 'gc_joins', help: 'H.' });
        g.inc();
        module.exports = { g };
      `,
    },
    { name: 'passed on', code: promClient`const g = new Gauge({ name: 'gc_joins', help: 'H.' }); g.inc(); watch(g);` },
    {
      name: 'passed on by method',
      code: promClient`const g = new Gauge({ name: 'gc_joins', help: 'H.' }); g.inc(); on('leave', g.dec.bind(g)); bus.on('leave', g.dec);`,
    },
    {
      name: 'returned in a bag',
      code: code`
        export function createMetrics(register) {
          const joins = register.gauge({ name: 'gc_joins', help: 'H.' });
          joins.inc();
          return { joins };
        }
      `,
    },
    {
      name: 'a bag that is exported',
      code: promClient`export const metrics = { joins: new Gauge({ name: 'gc_joins', help: 'H.' }) }; metrics.joins.inc();`,
    },
    {
      name: 'a bag that is read by a computed key',
      code: promClient`const metrics = { joins: new Gauge({ name: 'gc_joins', help: 'H.' }) }; metrics.joins.inc(); metrics[name].dec();`,
    },
    {
      name: 'a bag that is spread',
      code: promClient`const metrics = { joins: new Gauge({ name: 'gc_joins', help: 'H.' }) }; metrics.joins.inc(); const all = { ...metrics };`,
    },
    {
      name: 'the rest of a bag',
      code: promClient`const metrics = { joins: new Gauge({ name: 'gc_joins', help: 'H.' }) }; metrics.joins.inc(); const { ...all } = metrics;`,
    },
    {
      name: 'a field that others reach',
      code: promClient`class Rooms { joins = new Gauge({ name: 'gc_joins', help: 'H.' }); join() { this.joins.inc(); } }`,
    },
    {
      name: 'a private field that is handed out',
      code: promClient`class Rooms { #joins = new Gauge({ name: 'gc_joins', help: 'H.' }); join() { this.#joins.inc(); } get gauge() { return this.#joins; } }`,
    },
    {
      name: 'a private field that falls',
      code: promClient`class Rooms { private joins = new Gauge({ name: 'gc_joins', help: 'H.' }); join() { this.joins.inc(); } leave() { this.joins?.dec(); } }`,
    },
    {
      name: 'a private field that falls in another instance',
      code: promClient`class Rooms { #joins = new Gauge({ name: 'gc_joins', help: 'H.' }); join(other: Rooms) { this.#joins.inc(); other.#joins.dec(); } }`,
    },
    {
      name: 'a private field that is taken out of this',
      code: promClient`class Rooms { private joins = new Gauge({ name: 'gc_joins', help: 'H.' }); join() { this.joins.inc(); const { joins } = this; joins.dec(); } }`,
    },
    {
      name: 'a private field by a computed key',
      code: promClient`class Rooms { private joins = new Gauge({ name: 'gc_joins', help: 'H.' }); join() { this.joins.inc(); this[name].dec(); } }`,
    },
    {
      name: 'collected',
      code: promClient`const g = new Gauge({ name: 'gc_joins', help: 'H.', collect() { this.set(rooms.size); } }); g.inc();`,
    },
    {
      name: 'options from elsewhere',
      code: promClient`const g = new Gauge({ name: 'gc_joins', help: 'H.', ...options }); g.inc();`,
    },
    {
      name: 'told by metric-naming',
      code: promClient`const g = new Gauge({ name: 'gc_joins_total', help: 'H.' }); g.inc();`,
    },
    {
      name: 'the same name twice',
      code: promClient`
        const a = new Gauge({ name: 'gc_joins', help: 'H.', registers: [one] });
        const b = new Gauge({ name: 'gc_joins', help: 'H.', registers: [two] });
        a.inc();
        b.dec();
      `,
    },
    { name: 'a counter', code: promClient`const c = new Counter({ name: 'gc_joins_total', help: 'H.' }); c.inc();` },
    {
      name: 'a provider of Nest, injected elsewhere',
      code: code`
        import { makeGaugeProvider, InjectMetric } from '@willsoto/nestjs-prometheus';
        export const providers = [makeGaugeProvider({ name: 'gc_joins', help: 'H.' })];
        class Rooms { constructor(@InjectMetric('gc_joins') private readonly joins) {} join() { this.joins.inc(); } }
      `,
    },
    {
      name: 'to be had again by its name',
      code: code`
        import { MetricService } from 'nestjs-otel';
        class Rooms { constructor(private readonly metrics: MetricService) {} join() { const j = this.metrics.getUpDownCounter('gc.joins'); j.add(1); } }
      `,
    },
    {
      name: 'an UpDownCounter that falls',
      code: otel`const c = meter.createUpDownCounter('gc.joins'); c.add(1); c.add(-1);`,
    },
    {
      name: 'an UpDownCounter by an unknown amount',
      code: otel`const c = meter.createUpDownCounter('gc.joins'); c.add(delta);`,
    },
    {
      name: 'an UpDownCounter that leaves',
      code: otel`export const c = meter.createUpDownCounter('gc.joins'); c.add(1);`,
    },
    { name: 'a look-alike', code: code`const g = new Gauge({ name: 'gc_joins' }); g.inc();` },
  ],
  invalid: [
    {
      code: promClient`
        const joins = new Gauge({ name: 'gc_meeting_joins', help: 'H.' });
        export function join() { joins.inc(); }
      `,
      errors: [
        {
          message:
            "Gauge 'gc_meeting_joins' is only ever incremented: it counts events, but dashboards and backends that go by its type show its level, which falls to 0 with each restart, and not its rate. Make it a counter.",
          line: 2,
          column: 33,
          endColumn: 51,
        },
      ],
    },
    {
      name: 'labels and amounts',
      code: promClient`
        const joins = new Gauge({ name: 'gc_joins', help: 'H.', labelNames: ['result'] as const });
        joins.inc({ result: 'ok' });
        joins.inc({ result: 'ok' }, 2);
        joins.inc({ result: 'ok' }, rooms.length);
        joins.labels('ok').inc();
        const child = joins.labels({ result: 'ok' });
        child.inc(3);
        joins.remove('ok');
      `,
      errors: [{ messageId: 'gaugeRises', line: 2, column: 33 }],
    },
    {
      name: 'odd syntax',
      code: code`
        const { Gauge: G } = require('prom-client');
        const joins = (new G({ name: 'gc_joins', help: 'H.' }) as Gauge<string>)!;
        joins?.inc();
        (joins satisfies Gauge).inc(1);
        if (joins) joins.inc();
      `,
      errors: [{ messageId: 'gaugeRises', line: 2, column: 30 }],
    },
    {
      name: 'a bag that stays',
      code: promClient`
        const metrics = { rooms: { joins: new Gauge({ name: 'gc_joins', help: 'H.' }) }, other };
        metrics.rooms.joins.inc();
        const { rooms } = metrics;
        rooms.joins.inc();
        const { rooms: { joins = none } } = metrics;
        joins.inc();
        metrics.other.dec();
      `,
      errors: [{ messageId: 'gaugeRises', line: 2, column: 53 }],
    },
    {
      name: '#private',
      code: promClient`class Rooms { #joins = new Gauge({ name: 'gc_joins', help: 'H.' }); join() { this.#joins.inc(); } }`,
      errors: [{ messageId: 'gaugeRises', line: 2, column: 42 }],
    },
    {
      name: 'private, made in the constructor',
      code: promClient`
        export class Rooms {
          private readonly joins: Gauge<'result'>;
          constructor(private readonly registry: Registry) {
            this.joins = new Gauge({ name: 'gc_joins', help: 'H.', labelNames: ['result'] });
            registry.registerMetric(this.joins);
          }
          join(result: string) { this.joins.inc({ result }); }
        }
      `,
      errors: [{ messageId: 'gaugeRises', line: 5, column: 36 }],
    },
    {
      name: 'made late',
      code: promClient`
        let joins: Gauge | undefined;
        function gauge() { joins ??= new Gauge({ name: 'gc_joins', help: 'H.' }); joins.inc(); }
      `,
      errors: [{ messageId: 'gaugeRises', line: 3, column: 48 }],
    },
    {
      name: 'a registry',
      code: code`
        const joins = register.gauge({ name: 'gc_joins', help: 'H.' });
        joins.inc();
      `,
      errors: [{ messageId: 'gaugeRises', line: 1, column: 38 }],
    },
    {
      code: otel`
        const joins = meter.createUpDownCounter('gc.joins', { unit: '{join}' });
        joins.add(1, { result: 'ok' });
        joins.add(rooms.size);
      `,
      errors: [
        {
          message:
            "UpDownCounter 'gc.joins' is only ever increased: it is exported as a gauge, so dashboards and backends show its level, which falls to 0 with each restart, and not its rate. Make it a counter, or record where it falls.",
          line: 4,
          column: 41,
        },
      ],
    },
  ],
});

run('no-metric-type-misuse: a gauge set to a measurement of one event', rule, {
  valid: [
    {
      name: 'a level',
      code: promClient`const g = new Gauge({ name: 'gc_rooms', help: 'H.' }); function on() { g.set(rooms.size); g.set({ a }, queue.length); }`,
    },
    {
      name: 'an age',
      code: promClient`const g = new Gauge({ name: 'gc_sync_age_seconds', help: 'H.' }); function on() { const start = Date.now(); g.set((Date.now() - start) / 1000); }`,
    },
    {
      name: 'the last run of a batch job',
      code: promClient`const g = new Gauge({ name: 'gc_last_import_seconds', help: 'H.' }); async function run() { const start = Date.now(); g.set((Date.now() - start) / 1000); }`,
    },
    {
      name: 'a batch',
      code: promClient`
        const g = new Gauge({ name: 'gc_room_import_seconds', help: 'H.' });
        const h = new Gauge({ name: 'gc_rooms_seconds', help: 'H.' });
        export async function rooms() { const start = Date.now(); await load(); g.set(Date.now() - start); }
        export async function indexRooms() { const start = Date.now(); await load(); h.set(Date.now() - start); }
      `,
    },
    {
      name: 'pushed',
      code: code`
        import { Gauge, Pushgateway } from 'prom-client';
        const g = new Gauge({ name: 'gc_import_seconds', help: 'H.' });
        async function run() { const start = Date.now(); g.set((Date.now() - start) / 1000); await new Pushgateway(url).push(); }
      `,
    },
    {
      name: 'since the process began',
      code: promClient`const start = Date.now(); const g = new Gauge({ name: 'gc_seconds', help: 'H.' }); function on() { g.set(Date.now() - start); }`,
    },
    {
      name: 'since the object was made',
      code: promClient`class A { on() { new Gauge({ name: 'gc_seconds', help: 'H.' }).set(Date.now() - this.start); } }`,
    },
    {
      name: 'an age, told by a function that may be called at any time',
      code: promClient`function make() { const start = Date.now(); const g = new Gauge({ name: 'gc_seconds', help: 'H.' }); return { report() { g.set(Date.now() - start); } }; }`,
    },
    {
      name: 'at module level',
      code: promClient`const start = Date.now(); await load(); new Gauge({ name: 'gc_load_seconds', help: 'H.' }).set(Date.now() - start);`,
    },
    {
      name: 'at the start of the program',
      code: promClient`const g = new Gauge({ name: 'gc_load_seconds', help: 'H.' }); async function bootstrap() { const start = Date.now(); await load(); g.set(Date.now() - start); }`,
    },
    {
      name: 'collected',
      code: promClient`new Gauge({ name: 'gc_database_seconds', help: 'H.', async collect() { const start = Date.now(); await query(); this.set(Date.now() - start); } });`,
    },
    {
      name: 'sampled',
      code: promClient`
        const g = new Gauge({ name: 'gc_database_seconds', help: 'H.' });
        setInterval(async () => { const start = performance.now(); await query(); g.set(performance.now() - start); }, 1000);
      `,
    },
    {
      name: 'sampled by a function',
      code: promClient`
        const g = new Gauge({ name: 'gc_database_seconds', help: 'H.' });
        async function measure() { const start = performance.now(); await query(); g.set(performance.now() - start); }
        const timer = setInterval(() => void measure(), 1000);
      `,
    },
    {
      name: 'sampled by a schedule',
      code: promClient`
        class Database {
          private g = new Gauge({ name: 'gc_database_seconds', help: 'H.' });
          @Interval(1000) async measure() { const start = performance.now(); await query(); this.g.set(performance.now() - start); }
        }
      `,
    },
    {
      name: 'how long a probe took, whoever calls it',
      code: promClient`
        const g = new Gauge({ name: 'gc_database_seconds', help: 'H.' });
        export async function checkDatabase() { const start = Date.now(); await db.query('SELECT 1'); g.set(Date.now() - start); }
        export const updateMetrics = async () => { const start = Date.now(); await load(); g.set(Date.now() - start); };
        new Gauge({ name: 'gc_database_ping_seconds', help: 'H.' });
        const ping = new Gauge({ name: 'gc_database_ping_seconds', help: 'H.' });
        export async function database() { const start = Date.now(); await db.query('SELECT 1'); ping.set(Date.now() - start); }
      `,
    },
    {
      name: 'what was asked for',
      code: promClient`const g = new Gauge({ name: 'gc_rooms', help: 'H.' }); async function on() { const body = await list(); g.set(body.length); }`,
    },
    {
      name: 'a time',
      code: promClient`const g = new Gauge({ name: 'gc_sync_timestamp_seconds', help: 'H.' }); function on() { g.set(Date.now() / 1000); g.setToCurrentTime(); }`,
    },
    {
      name: 'another difference',
      code: promClient`const g = new Gauge({ name: 'gc_free', help: 'H.' }); function on(start, end) { g.set(total - used); g.set(end - start); g.set(Date.now() - message.sentAt); }`,
    },
    {
      name: 'a histogram',
      code: promClient`const h = new Histogram({ name: 'gc_join_seconds', help: 'H.' }); function on() { const start = Date.now(); h.observe(Date.now() - start); }`,
    },
    {
      name: 'a histogram of OpenTelemetry',
      code: otel`const h = meter.createHistogram('gc.join.duration', { unit: 's' }); function on() { const start = Date.now(); h.record(Date.now() - start); }`,
    },
    {
      name: 'timing() of StatsD',
      code: code`import StatsD from 'hot-shots'; const statsd = new StatsD(); function on() { const start = Date.now(); statsd.timing('join', Date.now() - start); }`,
    },
    {
      name: 'a Map',
      code: code`const times = new Map(); function on() { const start = Date.now(); times.set('a', Date.now() - start); }`,
    },
  ],
  invalid: [
    {
      code: promClient`
        const latency = new Gauge({ name: 'gc_join_duration_seconds', help: 'H.' });
        app.post('/join', async (req, res) => {
          const start = Date.now();
          await join(req);
          latency.set((Date.now() - start) / 1000);
        });
      `,
      errors: [
        {
          message:
            "Gauge 'gc_join_duration_seconds' is set to the duration of one event: only the last one before each scrape is kept, the slow ones in between are never seen. Make it a histogram.",
          line: 6,
          column: 3,
          endColumn: 43,
        },
      ],
    },
    {
      name: 'clocks',
      code: promClient`
        const g = new Gauge({ name: 'gc_join_seconds', help: 'H.', labelNames: ['a'] });
        export async function join(startTime: number) {
          const t0 = performance.now();
          const begun = process.hrtime.bigint();
          const from = process.hrtime();
          const now = new Date();
          await work();
          g.set({ a: 'b' }, performance.now() - t0);
          g.labels('b').set(Number(process.hrtime.bigint() - begun) / 1e9);
          const [s, ns] = process.hrtime(from);
          g.set(s + ns / 1e9);
          const diff = process.hrtime(from);
          g.set(diff[0] * 1e3 + diff[1] / 1e6);
          const end = Date.now();
          const ms = Math.round(end - now.getTime());
          g.set(ms);
          g.set(Date.now() - startTime);
          g.set(+new Date() - +now);
        }
      `,
      errors: [9, 10, 12, 14, 17, 18, 19].map((line) => ({ messageId: 'gaugeOfEvent', line, column: 3 })),
    },
    {
      name: 'at the end of a response',
      code: promClient`
        const g = new Gauge({ name: 'gc_http_seconds', help: 'H.' });
        export function middleware(req, res, next) {
          const start = Date.now();
          res.on('finish', () => g.set(Date.now() - start));
          next();
        }
        export const hook = (request) => { g.set(Date.now() - request.startTime); };
      `,
      errors: [
        { messageId: 'gaugeOfEvent', line: 5, column: 26 },
        { messageId: 'gaugeOfEvent', line: 8, column: 36 },
      ],
    },
    {
      name: 'a timer of a gauge',
      code: promClient`
        const g = new Gauge({ name: 'gc_join_seconds', help: 'H.' });
        export async function join() { const end = g.startTimer(); await work(); end(); }
      `,
      errors: [{ messageId: 'gaugeOfEvent', line: 3, column: 44 }],
    },
    {
      name: 'a job that a queue hands out',
      code: code`
        import { Gauge } from 'prom-client';
        import { Worker } from 'bullmq';
        const g = new Gauge({ name: 'gc_job_seconds', help: 'H.' });
        new Worker('rooms', async (job) => { const start = Date.now(); await work(job); g.set(Date.now() - start); });
      `,
      errors: [{ messageId: 'gaugeOfEvent', line: 4, column: 81 }],
    },
    {
      name: 'sizes',
      code: promClient`
        const g = new Gauge({ name: 'gc_request_bytes', help: 'H.' });
        export function on(req, body, payload) {
          g.set(Buffer.byteLength(body));
          g.set(payload.length);
          g.set(Number(req.headers['content-length']));
          g.set(parseInt(req.get('Content-Length') ?? '0', 10));
          g.set(Buffer.byteLength(JSON.stringify(req.body)));
        }
      `,
      errors: [
        {
          message:
            "Gauge 'gc_request_bytes' is set to the size of one event: only the last one before each scrape is kept, the slow ones in between are never seen. Make it a histogram.",
          line: 4,
          column: 3,
        },
        ...[5, 6, 7, 8].map((line) => ({ messageId: 'gaugeOfEvent', line, column: 3 })),
      ],
    },
    {
      name: 'OpenTelemetry',
      code: otel`
        const g = meter.createGauge('gc.join.duration', { unit: 'ms' });
        export async function join() { const start = Date.now(); await work(); g.record(Date.now() - start, { a: 'b' }); }
      `,
      errors: [{ messageId: 'gaugeOfEvent', line: 5, column: 72 }],
    },
    {
      name: 'StatsD',
      code: code`
        import StatsD from 'hot-shots';
        const statsd = new StatsD();
        export async function join() { const start = Date.now(); await work(); statsd.gauge('join.duration', Date.now() - start, ['a:b']); }
      `,
      errors: [
        {
          message:
            "Gauge 'join.duration' is set to the duration of one event: only the last one before each scrape is kept, the slow ones in between are never seen. Make it timing(), histogram() or distribution().",
          line: 3,
          column: 72,
        },
      ],
    },
    {
      name: 'a registry',
      code: code`
        const g = register.gauge({ name: 'gc_join_seconds', help: 'H.' });
        export const join = async () => { const start = Date.now(); await work(); g.set(Date.now() - start); };
      `,
      errors: [{ messageId: 'gaugeOfEvent', line: 2, column: 75 }],
    },
    {
      name: 'dd-trace',
      code: code`
        import tracer from 'dd-trace';
        export async function join() { const start = Date.now(); await work(); tracer.dogstatsd.gauge('join.duration', Date.now() - start); }
      `,
      errors: [{ messageId: 'gaugeOfEvent', line: 2, column: 72 }],
    },
  ],
});

run('no-metric-type-misuse: a counter that falls', rule, {
  valid: [
    {
      code: promClient`const c = new Counter({ name: 'gc_joins_total', help: 'H.' }); c.inc(); c.inc(2); c.inc({ a: 'b' }, n); c.inc(-n);`,
    },
    { code: promClient`const g = new Gauge({ name: 'gc_rooms', help: 'H.' }); g.inc(); g.dec(); g.inc(-1);` },
    { code: otel`const c = meter.createCounter('gc.joins'); c.add(1); c.add(n); c.add(-n);` },
    { code: otel`const c = meter.createUpDownCounter('gc.rooms'); c.add(1); c.add(-1);` },
    { name: 'of unknown make', code: code`const c = makeCounter('rooms', 'Rooms.'); c.inc(); c.dec();` },
    {
      name: 'not a metric',
      code: code`const counter = useCounter(); counter.inc(); counter.dec(); metrics.rooms.dec();`,
    },
    {
      name: 'of unknown make, StatsD',
      code: code`import { metrics } from './metrics.js'; metrics.increment('rooms'); metrics.decrement('rooms');`,
    },
    {
      name: 'Powertools',
      code: code`
        import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
        const metrics = new Metrics();
        metrics.addMetric('roomsActive', MetricUnit.Count, -1);
      `,
    },
  ],
  invalid: [
    {
      code: promClient`
        const rooms = new Counter({ name: 'gc_rooms_total', help: 'H.' });
        rooms.inc();
        rooms.dec();
      `,
      errors: [
        {
          message:
            "Counter 'gc_rooms_total' is decremented: a counter of prom-client has no dec(), so this line throws a TypeError. Make it a gauge, which may fall.",
          line: 4,
          column: 1,
          endColumn: 12,
        },
      ],
    },
    {
      code: promClient`
        export const rooms = new Counter({ name: 'gc_rooms_total', help: 'H.', labelNames: ['a'] });
        rooms.inc(-1);
        rooms.inc({ a: 'b' }, -1);
        rooms.labels('b').inc(-members.length);
        rooms.inc({ labels: { a: 'b' }, value: -1 });
      `,
      errors: [
        {
          message:
            "Counter 'gc_rooms_total' is decremented: prom-client throws 'It is not possible to decrease a counter' here. Make it a gauge, which may fall.",
          line: 3,
          column: 1,
        },
        { messageId: 'counterFalls', line: 4, column: 1 },
        { messageId: 'counterFalls', line: 5, column: 1 },
        { messageId: 'counterFalls', line: 6, column: 1 },
      ],
    },
    {
      name: 'a field, and a name that says a level, told once',
      code: promClient`
        class Rooms {
          rooms = new Counter({ name: 'gc_rooms_active', help: 'H.' });
          leave() { this.rooms?.dec(); }
        }
      `,
      errors: [{ messageId: 'counterFalls', line: 4, column: 13 }],
    },
    {
      code: otel`
        const LEFT = -1;
        const rooms = meter.createCounter('gc.rooms');
        rooms.add(-1, { region });
        rooms.add(LEFT);
      `,
      errors: [
        {
          message:
            "Counter 'gc.rooms' is decremented: OpenTelemetry drops a negative amount with a warning, so the metric never falls. Make it an UpDownCounter, which may fall.",
          line: 6,
          column: 1,
        },
        { messageId: 'counterFalls', line: 7, column: 1 },
      ],
    },
    {
      name: 'a meter of another file',
      code: code`
        import { meter } from './meter.js';
        const rooms = meter.createCounter('gc.rooms');
        rooms.add(-1);
        rooms.add(-1, { region });
      `,
      errors: [
        { messageId: 'counterFalls', line: 3, column: 1 },
        { messageId: 'counterFalls', line: 4, column: 1 },
      ],
    },
    {
      name: 'a registry',
      code: code`
        const rooms = register.counter({ name: 'gc_rooms_total', help: 'H.' });
        rooms.dec({ region: 'eu' });
      `,
      errors: [{ messageId: 'counterFalls', line: 2, column: 1 }],
    },
    {
      code: code`
        import { StatsD } from 'hot-shots';
        const statsd = new StatsD();
        statsd.increment('rooms');
        statsd.decrement('rooms', 1, { region });
        statsd.increment('rooms', -1);
      `,
      errors: [
        {
          message:
            "'rooms' is decremented, but a StatsD counter starts at 0 again after each flush: the level it is to tell is never seen. Send the level itself with gauge().",
          line: 4,
          column: 1,
        },
        { messageId: 'statsdFalls', line: 5, column: 1 },
      ],
    },
    {
      name: 'dd-trace',
      code: code`
        const tracer = require('dd-trace').init();
        tracer.dogstatsd.decrement('rooms');
      `,
      errors: [{ messageId: 'statsdFalls', line: 2, column: 1 }],
    },
  ],
});

run('no-metric-type-misuse: a counter named after a level', rule, {
  valid: [
    promClient`new Counter({ name: 'gc_requests_queued_total', help: 'H.' });`,
    promClient`new Counter({ name: 'gc_sockets_connected_total', help: 'H.' });`,
    promClient`new Counter({ name: 'gc_active_rooms_joined_total', help: 'H.' });`,
    promClient`new Counter({ name: 'gc_room_status_active_total', help: 'H.' });`,
    promClient`new Counter({ name: 'gc_rooms_inactive_total', help: 'H.' });`,
    promClient`new Counter({ name: 'gc_reactive_total', help: 'H.' });`,
    promClient`new Counter({ name: 'active', help: 'H.' });`,
    promClient`new Gauge({ name: 'gc_rooms_active', help: 'H.' });`,
    otel`meter.createUpDownCounter('gc.rooms.active');`,
    { name: 'an unknown end', code: 'new Counter({ name: `gc_active${suffix}`, help: "H." });' },
    {
      name: 'an event of StatsD',
      code: code`import StatsD from 'hot-shots'; new StatsD().increment('subscription.active');`,
    },
  ],
  invalid: [
    {
      code: promClient`new Counter({ name: 'gc_rooms_active_total', help: 'H.' });`,
      errors: [
        {
          message:
            "Counter 'gc_rooms_active_total' says 'active', which is a level, but a counter never falls: it shows how many there ever were. Make it a gauge, or name it after the event that it counts.",
          line: 2,
          column: 21,
          endColumn: 44,
        },
      ],
    },
    {
      code: promClient`new Counter({ name: 'gc_joins_in_flight', help: 'H.' });`,
      errors: [{ messageId: 'counterOfLevel', line: 2, column: 21 }],
    },
    {
      code: promClient`new Counter({ name: 'gc_joins_inflight_count', help: 'H.' });`,
      errors: [{ messageId: 'counterOfLevel', line: 2, column: 21 }],
    },
    {
      code: otel`meter.createCounter('gc.rooms.current');`,
      errors: [
        {
          message:
            "Counter 'gc.rooms.current' says 'current', which is a level, but a counter never falls: it shows how many there ever were. Make it an UpDownCounter, or name it after the event that it counts.",
          line: 4,
          column: 21,
        },
      ],
    },
    {
      name: 'a known end',
      code: 'register.counter({ name: `${prefix}_rooms_active`, help: "H." });',
      errors: [{ messageId: 'counterOfLevel', line: 1, column: 26 }],
    },
    {
      name: 'Nest',
      code: code`
        import { makeCounterProvider } from '@willsoto/nestjs-prometheus';
        export const providers = [makeCounterProvider({ name: 'gc_roomsActive', help: 'H.' })];
      `,
      errors: [{ messageId: 'counterOfLevel', line: 2, column: 55 }],
    },
  ],
});

run('no-metric-type-misuse: a histogram of a constant', rule, {
  valid: [
    {
      code: promClient`const h = new Histogram({ name: 'gc_join_seconds', help: 'H.' }); h.observe(1); h.observe(seconds);`,
    },
    {
      name: 'two constants',
      code: promClient`const h = new Histogram({ name: 'gc_join_seconds', help: 'H.' }); h.observe(0); h.observe(1);`,
    },
    {
      name: 'a timer',
      code: promClient`const h = new Histogram({ name: 'gc_join_seconds', help: 'H.' }); h.observe(0); const end = h.startTimer(); end();`,
    },
    {
      name: 'a timer that is passed on',
      code: promClient`const h = new Histogram({ name: 'gc_join_seconds', help: 'H.' }); h.observe(0); run(h.startTimer());`,
    },
    {
      name: 'seen elsewhere too',
      code: promClient`export const h = new Histogram({ name: 'gc_join_seconds', help: 'H.' }); h.observe(1);`,
    },
    {
      name: 'StatsD, where that is how Lambda functions count',
      code: code`import StatsD from 'hot-shots'; new StatsD().distribution('joins', 1);`,
    },
    otel`const h = meter.createHistogram('gc.join.duration'); h.record(ms);`,
  ],
  invalid: [
    {
      code: promClient`
        const h = new Histogram({ name: 'gc_joins', help: 'H.', labelNames: ['a'] });
        export function join() {
          h.observe({ a: 'b' }, 1);
          h.labels('b').observe(1);
        }
      `,
      errors: [
        {
          message:
            "All that histogram 'gc_joins' ever observes is 1: its buckets and quantiles say nothing and each costs a time series. Make it a counter.",
          line: 4,
          column: 3,
        },
      ],
    },
    {
      code: promClient`const s = new Summary({ name: 'gc_joins', help: 'H.' }); s.observe(1);`,
      errors: [
        {
          message:
            "All that summary 'gc_joins' ever observes is 1: its buckets and quantiles say nothing and each costs a time series. Make it a counter.",
          line: 2,
          column: 58,
        },
      ],
    },
    {
      code: otel`const h = meter.createHistogram('gc.joins'); h.record(1, { a: 'b' });`,
      errors: [{ messageId: 'constant', line: 4, column: 46 }],
    },
  ],
});

run('no-metric-type-misuse: a histogram by hand', rule, {
  valid: [
    promClient`new Counter({ name: 'gc_join_seconds_sum', help: 'H.' });`,
    promClient`new Counter({ name: 'gc_join_seconds_sum', help: 'H.' }); new Counter({ name: 'gc_leave_seconds_count', help: 'H.' });`,
    promClient`new Counter({ name: 'gc_join_seconds_sum', help: 'H.' }); new Histogram({ name: 'gc_join_seconds_count', help: 'H.', buckets });`,
    {
      name: 'mirrored from another program',
      code: promClient`
        new Gauge({ name: 'gc_join_seconds_sum', help: 'H.', collect() { this.set(stats.sum); } });
        new Gauge({ name: 'gc_join_seconds_count', help: 'H.', collect() { this.set(stats.count); } });
      `,
    },
    {
      name: 'StatsD',
      code: code`import StatsD from 'hot-shots'; const s = new StatsD(); s.gauge('join.sum', a); s.gauge('join.count', b);`,
    },
  ],
  invalid: [
    {
      code: promClient`
        export const sum = new Counter({ name: 'gc_join_seconds_sum', help: 'H.' });
        export const count = new Counter({ name: 'gc_join_seconds_count', help: 'H.' });
      `,
      errors: [
        {
          message:
            "'gc_join_seconds_sum' and 'gc_join_seconds_count' are a histogram by hand: there is an average, but no percentile and no SLO. Declare one histogram, which exports both.",
          line: 2,
          column: 40,
          endColumn: 61,
        },
      ],
    },
    {
      code: promClient`
        export const metrics = {
          count: register.counter({ name: 'gc_join_count_total', help: 'H.' }),
          sum: register.gauge({ name: 'gc_join_sum_total', help: 'H.', labelNames: ['a'] }),
        };
      `,
      errors: [{ messageId: 'pair', line: 4, column: 31 }],
    },
    {
      code: otel`meter.createCounter('gc.join.sum'); meter.createCounter('gc.join.count');`,
      errors: [{ messageId: 'pair', line: 4, column: 21 }],
    },
  ],
});

run('no-metric-type-misuse: summaries', rule, {
  valid: [
    promClient`new Summary({ name: 'gc_join_seconds', help: 'H.' });`,
    { code: promClient`new Histogram({ name: 'gc_join_seconds', help: 'H.' });`, options: [{ summary: true }] },
  ],
  invalid: [
    {
      code: promClient`new Summary({ name: 'gc_join_seconds', help: 'H.' });`,
      options: [{ summary: true }],
      errors: [
        {
          message:
            "Summary 'gc_join_seconds' computes its quantiles in each instance, and the p99 of several instances cannot be computed from theirs. Make it a histogram and use histogram_quantile().",
          line: 2,
          column: 21,
        },
      ],
    },
    {
      name: 'Nest, a name from elsewhere',
      code: code`
        import { makeSummaryProvider } from '@willsoto/nestjs-prometheus';
        export const providers = [makeSummaryProvider({ name: NAME, help: 'H.' })];
      `,
      options: [{ summary: true }],
      errors: [{ messageId: 'summary', line: 2, column: 55, endColumn: 59 }],
    },
  ],
});
