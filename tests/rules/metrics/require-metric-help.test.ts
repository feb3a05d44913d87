import {
  AggregationTemporality,
  InMemoryMetricExporter,
  MeterProvider,
  PeriodicExportingMetricReader,
} from '@opentelemetry/sdk-metrics';
import { Counter, Registry } from 'prom-client';
import { describe, expect, test } from 'vitest';
import { run } from '../../run.js';
import rule from '../../../src/rules/metrics/require-metric-help.js';
import { code, otel, promClient } from './code.js';

describe('what the libraries do without a help text', () => {
  const make = (help: unknown) => () =>
    new Counter({ name: 'gc_joins_total', help: help as string, registers: [new Registry()] });

  test.each([undefined, null, ''])('prom-client throws for %j', (help) => {
    expect(make(help)).toThrow('Missing mandatory help parameter');
  });

  test('prom-client takes a blank one, and writes it', async () => {
    const registry = new Registry();
    new Counter({ name: 'gc_joins_total', help: ' ', registers: [registry] });
    expect(await registry.metrics()).toContain('# HELP gc_joins_total  \n');
  });

  test('the OpenTelemetry SDK sends the name alone', async () => {
    const exporter = new InMemoryMetricExporter(AggregationTemporality.CUMULATIVE);
    const provider = new MeterProvider({
      readers: [new PeriodicExportingMetricReader({ exporter, exportIntervalMillis: 3_600_000 })],
    });
    provider.getMeter('gc').createCounter('gc.joins').add(1);
    await provider.forceFlush();
    const sent = exporter.getMetrics().flatMap(({ scopeMetrics }) => scopeMetrics.flatMap((scope) => scope.metrics));
    expect(sent.map(({ descriptor }) => [descriptor.name, descriptor.description])).toEqual([['gc.joins', '']]);
    await provider.shutdown();
  });
});

run('require-metric-help: a unit that the name lacks', rule, {
  valid: [promClient`new Gauge({ name: 'gc_genesis_time', help: 'Genesis time in seconds' });`],
  invalid: [
    {
      code: promClient`new Gauge({ name: 'gc_genesis_time_seconds', help: 'Genesis time in seconds' });`,
      errors: [{ messageId: 'name' }],
    },
  ],
});

run('require-metric-help: what a message says', rule, {
  valid: [
    promClient`new Counter({ name: 'gc_joins_total', help: 'Requests to join a meeting, when they are answered.' });`,
  ],
  invalid: [
    {
      code: promClient`new Counter({ name: 'gc_joins_total' });`,
      errors: [
        {
          message:
            "Metric 'gc_joins_total' has no help: prom-client throws 'Missing mandatory help parameter' when it is made. Set help to what is counted, and when.",
          line: 2,
          column: 21,
          endColumn: 37,
        },
      ],
    },
    {
      code: promClient`new Gauge({ name: 'gc_meetings_active', help: '' });`,
      errors: [
        {
          message:
            "The help of metric 'gc_meetings_active' is empty: prom-client throws 'Missing mandatory help parameter' when it is made. Set help to what it measures, and in which unit.",
          line: 2,
          column: 47,
          endColumn: 49,
        },
      ],
    },
    {
      code: promClient`new Histogram({ name: 'gc_join_duration_seconds', help: ' ', buckets: [1] });`,
      errors: [
        {
          message:
            "The help of metric 'gc_join_duration_seconds' is empty: on /metrics, in dashboards and in an incident there is only the name to go by. Set help to what is measured, from when to when, and in which unit.",
          line: 2,
          column: 57,
          endColumn: 60,
        },
      ],
    },
    {
      code: promClient`new Counter({ name: 'gc_joins_total', help: 'gc_joins_total' });`,
      errors: [
        {
          message:
            "The help of metric 'gc_joins_total' says no more than its name: who reads it on a dashboard or in an incident learns nothing. Set help to what is counted, and when.",
          line: 2,
          column: 45,
          endColumn: 61,
        },
      ],
    },
    {
      code: otel`meter.createCounter('gc.joins');`,
      errors: [
        {
          message:
            "Metric 'gc.joins' has no description: on /metrics, in dashboards and in an incident there is only the name to go by. Set description to what is counted, and when.",
          line: 4,
          column: 21,
          endColumn: 31,
        },
      ],
    },
    {
      name: 'a name from elsewhere, a type that the code does not tell',
      code: code`register.avgMinMax({ name: NAMES.joins, help: '' });`,
      errors: [
        {
          message:
            "The help of metric 'NAMES.joins' is empty: on /metrics, in dashboards and in an incident there is only the name to go by. Set help to what is measured, and in which unit.",
          line: 1,
          column: 47,
          endColumn: 49,
        },
      ],
    },
  ],
});

run('require-metric-help: prom-client', rule, {
  valid: [
    promClient`new Counter({ name: 'gc_joins_total', help: 'Joined participants.' });`,
    promClient`new Gauge({ name: 'gc_rooms', help: 'Rooms with at least one participant.', collect() { this.set(rooms.size); } });`,
    promClient`new Summary({ name: 'gc_join_seconds', help: 'From the click to the first frame.', percentiles: [0.5, 0.99] });`,
    promClient`new Counter({ name: 'gc_joins_total', help });`,
    promClient`new Counter({ name: 'gc_joins_total', help: HELP.joins });`,
    promClient`new Counter({ name: 'gc_joins_total', help: help ?? 'gc_joins_total' });`,
    promClient`new Counter({ name: 'gc_joins_total', help: t('joins') });`,
    promClient`new Counter({ name: 'gc_joins_total', ...base });`,
    promClient`new Counter({ name: 'gc_joins_total', [key]: value });`,
    promClient`new Counter(config);`,
    promClient`new Counter(...configs);`,
    promClient`new Counter();`,
    promClient`
      const HELP = 'Joined participants.';
      new Counter({ name: 'gc_joins_total', help: HELP });
    `,
    promClient`
      const base = { help: 'Joined participants.' } as const;
      new Counter({ ...base, name: 'gc_joins_total' });
    `,
    promClient`new Counter({ name: 'gc_joins_total', help: \`Joins of \${service}.\` });`,
    code`class Counter {} new Counter({ name: 'gc_joins_total' });`,
    code`
      import { Counter } from './encore.js';
      new Counter({ name: 'orders_processed' });
      new Counter('orders_processed');
    `,
    promClient`register.getSingleMetric('gc_joins_total');`,
  ],
  invalid: [
    {
      code: promClient`const joins = new Counter<'result'>({ name: 'gc_joins_total', labelNames: ['result'] } as any);`,
      errors: [{ messageId: 'missing', line: 2, column: 45 }],
    },
    {
      code: promClient`new Counter({ name: 'gc_joins_total', help: undefined });`,
      errors: [{ messageId: 'missing', line: 2, column: 21 }],
    },
    {
      code: promClient`new Counter({ name: 'gc_joins_total', help: null });`,
      errors: [{ messageId: 'missing', line: 2, column: 21 }],
    },
    {
      code: promClient`new Counter({ name: 'gc_joins_total', help: void 0 });`,
      errors: [{ messageId: 'missing', line: 2, column: 21 }],
    },
    {
      code: promClient`new Counter({ labelNames: ['result'] } satisfies object);`,
      errors: [
        {
          message:
            "Metric 'Counter' has no help: prom-client throws 'Missing mandatory help parameter' when it is made. Set help to what is counted, and when.",
          line: 2,
          column: 5,
        },
      ],
    },
    {
      code: code`
        import client from 'prom-client';
        new client.Gauge({ name: 'gc_rooms' });
        new client['Summary']({ name: 'gc_join_seconds', help: \`\` });
      `,
      errors: [
        { messageId: 'missing', line: 2, column: 26 },
        { messageId: 'blank', line: 3, column: 56 },
      ],
    },
    {
      code: code`
        const { Histogram: H } = require('prom-client');
        class Joins {
          #duration = new H({ name: 'gc_join_seconds' });
        }
      `,
      errors: [{ messageId: 'missing', line: 3, column: 29 }],
    },
    {
      name: 'through a constant',
      code: promClient`
        const HELP = '';
        new Counter({ name: 'gc_joins_total', help: HELP });
      `,
      errors: [{ messageId: 'blank', line: 3, column: 45 }],
    },
    {
      name: 'told once where it is written',
      code: promClient`
        const base = { help: '' };
        new Counter({ ...base, name: 'gc_joins_total' });
        new Counter({ ...base, name: 'gc_leaves_total' });
      `,
      errors: [{ messageId: 'blank', line: 2, column: 22 }],
    },
  ],
});

run('require-metric-help: a help that is the name', rule, {
  valid: [
    promClient`new Counter({ name: 'gc_joins_total', help: 'Number of joins.' });`,
    promClient`new Counter({ name: 'gc_joins_total', help: 'Total number of joins' });`,
    promClient`new Counter({ name: 'gc_joins_total', help: 'Joins that were refused.' });`,
    promClient`new Counter({ name: 'gc_joins_total', help: 'Присоединения к встрече' });`,
    promClient`new Counter({ name: 'gc_joins_total', help: '会议加入次数' });`,
    promClient`new Gauge({ name: 'gc_queue_length', help: 'Length of the queue' });`,
    promClient`new Gauge({ name: \`\${prefix}rooms\`, help: \`\${service}\` });`,
    promClient`new Gauge({ name, help: name2 });`,
    promClient`new Gauge({ name: names[0], help: names[1] });`,
    promClient`new Gauge({ name: 'gc_version', help: 'GC version', labelNames: ['semver', 'commit'] });`,
    promClient`new Gauge({ name: 'gc_build_info', help: 'Build info' });`,
    {
      name: 'other words in between',
      code: promClient`new Gauge({ name: 'gc_join_queue_length', help: 'Join length' });`,
    },
  ],
  invalid: [
    {
      code: promClient`
        new Counter({ name: 'gc_joins_total', help: 'GC joins' });
        new Counter({ name: 'gc_joins_total', help: 'Joins.' });
        new Counter({ name: 'gc_joins_total', help: 'Total joins (counter)' });
        new Counter({ name: 'gc_joins_total', help: 'The join counter metric' });
        new Counter({ name: 'gcJoinsTotal', help: 'gc-joins-total' });
        new Counter({ name: 'gc_retries_total', help: 'Retry count' });
      `,
      errors: [
        { messageId: 'name', line: 2, column: 45 },
        { messageId: 'name', line: 3, column: 45 },
        { messageId: 'name', line: 4, column: 45 },
        { messageId: 'name', line: 5, column: 45 },
        { messageId: 'name', line: 6, column: 43 },
        { messageId: 'name', line: 7, column: 47 },
      ],
    },
    {
      code: promClient`new Histogram({ name: 'gc_join_duration_seconds', help: 'Join duration in seconds — histogram', buckets: [1] });`,
      errors: [{ messageId: 'name', line: 2, column: 57 }],
    },
    {
      name: 'placeholders',
      code: promClient`
        new Counter({ name: 'gc_joins_total', help: 'Counter' });
        new Counter({ name: 'gc_leaves_total', help: 'TODO' });
        new Counter({ name: 'gc_kicks_total', help: '-' });
        new Counter({ name: 'gc_mutes_total', help: 'help text' });
      `,
      errors: [
        { messageId: 'name', line: 2, column: 45 },
        { messageId: 'name', line: 3, column: 46 },
        { messageId: 'name', line: 4, column: 45 },
        { messageId: 'name', line: 5, column: 45 },
      ],
    },
    {
      name: 'the same unknown part in both',
      code: promClient`new Gauge({ name: \`\${this.prefix}storage_\${location}_errors\`, help: \`\${location} errors\` });`,
      errors: [{ messageId: 'name', line: 2, column: 69 }],
    },
    {
      name: 'the name itself',
      code: promClient`
        new Gauge({ name, help: name });
        new Gauge({ name: def.name, help: def.name });
        new Gauge({ name, help: \`\${name} gauge\` });
      `,
      errors: [
        { message: /^The help of metric 'name' says no more/, line: 2, column: 25 },
        { messageId: 'name', line: 3, column: 35 },
        { messageId: 'name', line: 4, column: 25 },
      ],
    },
  ],
});

run('require-metric-help: OpenTelemetry', rule, {
  valid: [
    otel`meter.createCounter('gc.joins', { description: 'Joined participants.', unit: '{participant}' });`,
    otel`meter.createObservableGauge('gc.rooms', options);`,
    otel`meter.createCounter('gc.joins', { ...options });`,
    otel`meter.createCounter('gc.joins', ...rest);`,
    otel`meter.createCounter(...args);`,
    {
      name: 'described where it is made first',
      code: otel`
        meter.createCounter('gc.joins', { description: 'Joined participants.' });
        meter.createCounter('gc.joins').add(1);
      `,
    },
    code`document.createCounter; html.createElement('div', {});`,
    code`
      import { MetricService } from 'nestjs-otel';
      class Joins {
        constructor(private readonly metrics: MetricService) {}
        join() {
          this.metrics.getCounter('gc.joins', { description: 'Joined participants.' }).add(1);
        }
      }
    `,
  ],
  invalid: [
    {
      code: otel`
        meter.createHistogram('gc.join.duration', { unit: 's' });
        meter.createUpDownCounter('gc.rooms', { description: '' });
        meter.createObservableGauge('gc.heap', { description: 'Heap gauge' });
      `,
      errors: [
        { messageId: 'missing', line: 4, column: 23 },
        { messageId: 'blank', line: 5, column: 54 },
        { messageId: 'name', line: 6, column: 55 },
      ],
    },
    {
      name: 'a meter of another file',
      code: code`this.meter?.createCounter('gc.joins', { unit: '{join}' });`,
      errors: [{ messageId: 'missing', line: 1, column: 27 }],
    },
    {
      name: 'nestjs-otel',
      code: code`
        import { MetricService, OtelCounter } from 'nestjs-otel';
        class Joins {
          constructor(private readonly metrics: MetricService) {}
          join(@OtelCounter('gc.leaves') leaves: Counter) {
            this.metrics.getCounter('gc.joins').add(1);
          }
        }
      `,
      errors: [
        { messageId: 'missing', line: 4, column: 21 },
        { messageId: 'missing', line: 5, column: 29 },
      ],
    },
  ],
});

run('require-metric-help: @willsoto/nestjs-prometheus', rule, {
  valid: [
    code`
      import { makeCounterProvider, InjectMetric } from '@willsoto/nestjs-prometheus';
      makeCounterProvider({ name: 'gc_joins_total', help: 'Joined participants.' });
      class Joins { constructor(@InjectMetric('gc_joins_total') counter: Counter<string>) {} }
    `,
  ],
  invalid: [
    {
      code: code`
        import { makeGaugeProvider as gauge } from '@willsoto/nestjs-prometheus';
        export const providers = [gauge({ name: 'gc_rooms' }), gauge({ name: 'gc_peers', help: 'peers' })];
      `,
      errors: [
        { message: /prom-client throws 'Missing mandatory help parameter'/, line: 2, column: 41 },
        { messageId: 'name', line: 2, column: 88 },
      ],
    },
  ],
});

run('require-metric-help: wrappers', rule, {
  valid: [
    code`register.counter({ name: 'gc_joins_total' });`,
    code`register.gauge<{ index: number }>({ name: 'gc_rooms', help: 'Rooms with a participant.', labelNames: ['index'] });`,
    code`metrics.createCounterMetric({ name: 'gc_joins_total', help });`,
    code`createTimer('gc_join_seconds');`,
    code`createCounter('gc_queue_joins_total', 'queue', ['result']);`,
    code`createCounter('gc_joins_total', '');`,
    code`program.addOption({ name: 'joins', help: '' });`,
    {
      name: 'a function of the file',
      code: promClient`
        const makeCounter = (name, help = 'Made by the service.') => new Counter({ name: \`gc_\${name}\`, help });
        makeCounter('joins_total');
        makeCounter('leaves_total', 'Left participants.');
      `,
    },
    {
      name: 'a function that takes its options apart, or is given a spread',
      code: promClient`
        function makeCounter(name, { help }) { return new Counter({ name: \`gc_\${name}\`, help }); }
        makeCounter('joins_total', { help: 'Joined participants.' });
        function makeGauge(name, help) { return new Gauge({ name: \`gc_\${name}\`, help }); }
        makeGauge('rooms', ...rest);
        export function setUp(help) {
          const make = (name) => new Counter({ name: \`gc_\${name}\`, help });
          return [make('kicks_total'), make('mutes_total')];
        }
      `,
    },
  ],
  invalid: [
    {
      code: code`this.metricsRegister?.gauge({ name: 'gc_rooms', help: undefined });`,
      errors: [{ message: /there is only the name to go by/, line: 1, column: 37 }],
    },
    {
      code: code`register.counter({ name: 'gc_joins_total', help: 'joins_total' });`,
      errors: [{ messageId: 'name', line: 1, column: 50 }],
    },
    {
      code: code`createCounter('gc_join_requests_total', 'Join requests', ['result']);`,
      errors: [{ messageId: 'name', line: 1, column: 41 }],
    },
    {
      name: 'what a function of the file is given',
      code: promClient`
        const makeCounter = (name, help) => new Counter({ name: \`gc_\${name}\`, help });
        makeCounter('joins_total');
        makeCounter('leaves_total', '');
        makeCounter('kicks_total', 'Kicks');
        makeCounter('mutes_total', 'Participants silenced by the host.');
      `,
      errors: [
        { messageId: 'missing', line: 3, column: 13 },
        { messageId: 'blank', line: 4, column: 29 },
        { messageId: 'name', line: 5, column: 28 },
      ],
    },
    {
      name: 'what a function of the file does to all of them is told there',
      code: promClient`
        const makeCounter = (name) => new Counter({ name: \`gc_\${name}\`, help: \`\${name}\` });
        makeCounter('joins_total');
        makeCounter('leaves_total');
      `,
      errors: [{ messageId: 'name', line: 2, column: 71 }],
    },
  ],
});

run('require-metric-help: metrics without a help text', rule, {
  valid: [
    code`
      import { StatsD } from 'hot-shots';
      const statsd = new StatsD();
      statsd.increment('gc.joins');
      statsd.timing('gc.join', 5, { result: 'ok' });
    `,
    code`
      import tracer from 'dd-trace';
      tracer.dogstatsd.gauge('gc.rooms', 3);
    `,
    code`
      import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
      const metrics = new Metrics({ namespace: 'gc' });
      metrics.addMetric('joins', MetricUnit.Count, 1);
    `,
    code`Metrics.increment('rooms.joined');`,
    { name: 'a test file', filename: 'src/joins.test.ts', code: promClient`new Counter({ name: 'gc_joins_total' });` },
  ],
  invalid: [],
});
