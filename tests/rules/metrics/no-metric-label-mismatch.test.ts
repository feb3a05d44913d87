import { Counter, Gauge, Histogram, Registry, Summary } from 'prom-client';
import { describe, expect, test } from 'vitest';
import { run } from '../../run.js';
import rule from '../../../src/rules/metrics/no-metric-label-mismatch.js';
import { code, otel, promClient } from './code.js';

describe('what prom-client does', () => {
  const metric = (labelNames?: string[]) => ({
    name: 'gc_x',
    help: 'X.',
    registers: [new Registry()],
    ...(labelNames && { labelNames }),
  });
  const undeclared = /Added label "b" is not included in initial labelset/;
  const count = /Invalid number of arguments/;

  test.each<[string, () => unknown]>([
    ['inc of a counter', () => new Counter(metric(['a'])).inc({ b: 1 })],
    ['a value that is undefined', () => new Counter(metric(['a'])).inc({ b: undefined } as never)],
    ['no labelNames', () => new Counter(metric()).inc({ b: 1 } as never)],
    ['inc of a bound counter', () => new Counter(metric(['a'])).labels({ b: 1 }).inc()],
    ['set', () => new Gauge(metric(['a'])).set({ b: 1 }, 1)],
    ['dec', () => new Gauge(metric(['a'])).dec({ b: 1 })],
    ['setToCurrentTime', () => new Gauge(metric(['a'])).setToCurrentTime({ b: 1 })],
    ['labels of a gauge', () => new Gauge(metric(['a'])).labels({ b: 1 })],
    ['observe of a histogram', () => new Histogram(metric(['a'])).observe({ b: 1 }, 1)],
    ['observe of a summary', () => new Summary(metric(['a'])).observe({ b: 1 }, 1)],
    ['end of a timer that got the label', () => new Histogram(metric(['a'])).startTimer({ b: 1 })()],
    ['end of a timer with the label', () => new Histogram(metric(['a'])).startTimer({ a: 1 })({ b: 1 })],
  ])('throws on a label that is not declared: %s', (_, use) => {
    expect(use).toThrow(undeclared);
  });

  test('starts a timer with a label that is not declared, and lets zero set one', () => {
    const duration = new Histogram(metric(['a']));
    expect(() => duration.startTimer({ b: 1 })).not.toThrow();
    expect(() => duration.zero({ b: 1 })).not.toThrow();
  });

  test('throws on a wrong number of values', () => {
    expect(() => new Counter(metric(['a', 'b'])).labels('x')).toThrow(count);
    expect(() => new Counter(metric(['a'])).labels('x', 'y')).toThrow(count);
    expect(() => new Counter(metric(['a'])).labels()).toThrow(count);
    expect(() => new Counter(metric()).labels('x')).toThrow(count);
    expect(() => new Counter(metric()).labels()).not.toThrow();
    expect(() => new Gauge(metric(['a', 'b'])).labels({ a: 'x' })).not.toThrow();
  });

  test('throws on names that a label cannot have', () => {
    for (const name of ['status-code', 'http.route', '2xx', '']) {
      expect(() => new Counter(metric([name]))).toThrow('Invalid label name');
    }
    expect(() => new Histogram(metric(['le']))).toThrow('le is a reserved label keyword');
    expect(() => new Summary(metric(['quantile']))).toThrow('quantile is a reserved label keyword');
    expect(() => new Counter(metric(['le', 'quantile']))).not.toThrow();
    expect(() => new Summary(metric(['le']))).not.toThrow();
    expect(() => new Histogram(metric(['quantile']))).not.toThrow();
    expect(() => new Counter(metric(['__a']))).not.toThrow();
  });

  test('exports series without a label that is not passed', async () => {
    const registry = new Registry();
    const joins = new Counter({ name: 'gc_joins_total', help: 'X.', labelNames: ['a', 'b'], registers: [registry] });
    joins.inc({ a: 'x' });
    joins.inc();
    expect(await registry.metrics()).toBe(
      '# HELP gc_joins_total X.\n# TYPE gc_joins_total counter\ngc_joins_total{a="x"} 1\ngc_joins_total 1\n',
    );
  });

  test('takes the labels of both ends of a timer', async () => {
    const registry = new Registry();
    const name = 'gc_join_seconds';
    const seconds = new Histogram({ name, help: 'X.', labelNames: ['a', 'b'], registers: [registry], buckets: [1] });
    seconds.startTimer({ a: 'x' })({ b: 'y' });
    expect(await registry.metrics()).toContain('gc_join_seconds_count{a="x",b="y"} 1');
  });
});

/** A counter with one label, in line 2; what follows starts in line 3. */
function joins(strings: TemplateStringsArray): string {
  const declaration = "const joins = new Counter({ name: 'gc_joins_total', help: 'Joins.', labelNames: ['result'] });";
  return `import { Counter } from 'prom-client';\n${declaration}\n${code(strings)}`;
}

/** A histogram with two labels, in line 2; what follows starts in line 3. */
function duration(strings: TemplateStringsArray): string {
  const declaration =
    "const duration = new Histogram({ name: 'gc_join_duration_seconds', help: 'Joins.', labelNames: ['route', 'result'], buckets: [1] });";
  return `import { Histogram } from 'prom-client';\n${declaration}\n${code(strings)}`;
}

run('no-metric-label-mismatch: labels that are not declared', rule, {
  valid: [
    joins`joins.inc({ result: 'ok' });`,
    joins`joins.inc({ result }, 2);`,
    joins`joins.inc({ 'result': 'ok' });`,
    joins`joins.inc({ ['result']: 'ok' });`,
    joins`joins.labels({ result: 'ok' }).inc();`,
    joins`joins.labels('ok').inc();`,
    joins`joins.inc(labels);`,
    joins`joins.inc({ ...labels });`,
    joins`joins.inc({ [key]: 'ok' });`,
    joins`joins.inc(...args);`,
    duration`duration.observe({ route, result }, seconds);`,
    duration`const end = duration.startTimer({ route }); end({ result });`,
    // Not known to be refused.
    duration`duration.zero({ region: 'eu' });`,
    {
      name: 'exemplars',
      code: promClient`
        const joins = new Counter({ name: 'gc_joins_total', help: 'Joins.', labelNames: ['result'], enableExemplars: true });
        joins.inc({ labels: { result: 'ok' }, value: 1, exemplarLabels: { traceId } });
        joins.inc({ exemplarLabels: { traceId } });
      `,
    },
    {
      name: 'a list that grows',
      code: promClient`
        const labelNames = ['result'];
        if (config.withRoom) labelNames.push('room');
        const joins = new Counter({ name: 'gc_joins_total', help: 'Joins.', labelNames });
        joins.inc({ result, region });
      `,
    },
    ...['push(...more)', 'unshift(first)', "splice(0, 1, 'region')", 'length = 0'].map((change) => ({
      name: `a list that is changed: ${change}`,
      code: promClient`
        const joins = new Counter({ name: 'gc_joins_total', help: 'Joins.', labelNames });
        joins.inc({ region });
      `.replace('\n', `\nconst labelNames = ['result']; labelNames.${change};\n`),
    })),
    {
      name: 'a list of another file',
      code: promClient`
        import { LABELS } from './labels.js';
        const joins = new Counter({ name: 'gc_joins_total', help: 'Joins.', labelNames: [...LABELS, 'result'] });
        joins.inc({ region });
        joins.labels('a', 'b', 'c').inc();
      `,
    },
    {
      name: 'options of another file, which may declare labels',
      code: promClient`
        new Counter({ name: 'gc_joins_total', help: 'Joins.', ...options }).inc({ region });
        new Counter({ name: 'gc_joins_total', help: 'Joins.', labelNames: ['result'], ...options }).inc({ region });
        new Counter(options).inc({ region });
      `,
    },
    {
      name: 'one of two metrics',
      code: promClient`
        let joins;
        if (config.withRegion) joins = new Counter({ name: 'gc_joins_total', help: 'Joins.', labelNames: ['result'] });
        else joins = new Counter({ name: 'gc_joins_total', help: 'Joins.', labelNames: ['result', 'region'] });
        joins.inc({ region });
      `,
    },
    {
      name: 'one of two metrics, in an expression',
      code: joins`
        const leaves = new Counter({ name: 'gc_leaves_total', help: 'Leaves.', labelNames: ['region'] });
        const changes = isJoin ? joins : leaves;
        changes.inc({ region });
        (isJoin ? joins : leaves).inc({ region });
        (other ?? joins).inc({ region });
        let last = joins;
        last = leaves;
        last.inc({ region });
      `,
    },
    {
      name: 'one of two metrics, out of a function',
      code: joins`
        const leaves = new Counter({ name: 'gc_leaves_total', help: 'Leaves.', labelNames: ['region'] });
        function changes(isJoin) {
          if (!isJoin) return leaves;
          return joins;
        }
        changes(false).inc({ region });
      `,
    },
    {
      name: 'a function that chooses in a way that is not followed',
      code: joins`
        const leaves = new Counter({ name: 'gc_leaves_total', help: 'Leaves.', labelNames: ['region'] });
        function changes(kind) {
          switch (kind) {
            case 'leave':
              return leaves;
          }
          return joins;
        }
        changes('leave').inc({ region });
        function blocks(kind) {
          if (kind === 'leave') {
            try {
              return leaves;
            } catch {}
          }
          return joins;
        }
        blocks('leave').inc({ region });
      `,
    },
    {
      name: 'one of two metrics, in a field',
      code: promClient`
        class Joins {
          constructor({ withRegion }) {
            if (withRegion) this.joins = new Counter({ name: 'gc_joins_total', help: 'Joins.', labelNames: ['result'] });
            else this.joins = new Counter({ name: 'gc_joins_total', help: 'Joins.', labelNames: ['result', 'region'] });
          }
          join() {
            this.joins.inc({ region });
          }
        }
      `,
    },
    {
      name: 'a class of this file that may add labels',
      code: promClient`
        class RegionCounter extends Counter {
          constructor(options) {
            super({ ...options, labelNames: [...options.labelNames, 'region'] });
          }
        }
        const joins = new RegionCounter({ name: 'gc_joins_total', help: 'Joins.', labelNames: ['result'] });
        joins.inc({ region });
      `,
    },
    {
      name: 'a function of this file that may add labels',
      code: promClient`
        function makeCounter(options) {
          return new Counter({ ...options, labelNames: [...options.labelNames, 'region'] });
        }
        const joins = makeCounter({ name: 'gc_joins_total', help: 'Joins.', labelNames: ['result'] });
        joins.inc({ region });
      `,
    },
    {
      name: 'a function of this file that adds labels to a list',
      code: promClient`
        const makeCounter = (name: string, help: string, labels: string[]) =>
          new Counter({ name, help, labelNames: [...labels, 'region'] });
        const joins = makeCounter('gc_joins_total', 'Joins.', ['result']);
        joins.inc({ region });
      `,
    },
    {
      name: 'a function of this file that is given the labels: which call of it made the metric is not followed',
      code: promClient`
        const makeCounter = (name: string, help: string, labelNames: string[]) => new Counter({ name, help, labelNames });
        const joins = makeCounter('gc_joins_total', 'Joins.', ['result']);
        joins.inc({ region });
      `,
    },
    {
      name: 'a wrapper that may declare labels of its own',
      code: code`
        const joins = register.counter({ name: 'gc_joins_total', help: 'Joins.' });
        joins.inc({ region });
        joins.labels('eu').inc();
      `,
    },
    {
      name: 'a metric of another file',
      code: code`
        import { joins } from './metrics.js';
        joins.inc({ region });
        joins.labels('a', 'b').inc();
      `,
    },
    {
      name: 'a metric that is injected',
      code: code`
        import { Counter } from 'prom-client';
        import { InjectMetric, makeCounterProvider } from '@willsoto/nestjs-prometheus';
        export const provider = makeCounterProvider({ name: 'gc_joins_total', help: 'Joins.', labelNames: ['result'] });
        class Joins {
          constructor(@InjectMetric('gc_leaves_total') private readonly leaves: Counter<string>) {}
          leave() {
            this.leaves.inc({ region: 'eu' });
          }
        }
      `,
    },
    // OpenTelemetry and StatsD declare no labels, and allow other names.
    otel`meter.createCounter('gc.joins').add(1, { 'http.route': route, 'status-code': 200, __a: 1 });`,
    code`
      import { StatsD } from 'hot-shots';
      const statsd = new StatsD();
      statsd.increment('joins', 1, { 'status-code': '200', '2xx': 'yes' });
    `,
    code`
      import tracer from 'dd-trace';
      tracer.dogstatsd.increment('joins', 1, { 'status-code': '200' });
    `,
    code`
      import { Metrics } from '@aws-lambda-powertools/metrics';
      const metrics = new Metrics();
      metrics.addDimension('status-code', '200');
    `,
    // What only looks like a metric of prom-client.
    code`
      class Counter {
        inc(labels) {}
      }
      const joins = new Counter({ name: 'joins', labelNames: ['result'] });
      joins.inc({ region });
    `,
    code`
      import { Counter } from 'encore.dev/metrics';
      const joins = new Counter('joins', { labelNames: ['result'] });
      joins.inc({ region });
    `,
    `query.inc({ 'stats.joins': 1 });`,
    {
      filename: 'src/joins.test.ts',
      code: joins`joins.inc({ region: 'eu' });`,
    },
  ],
  invalid: [
    {
      code: joins`joins.inc({ region: 'eu' });`,
      errors: [
        {
          message:
            "Label 'region' is passed to 'gc_joins_total', which declares only 'result': prom-client throws an error instead of recording it, in the middle of the work that is measured. Declare 'region' in labelNames, or drop it here.",
          line: 3,
          column: 13,
          endColumn: 19,
          suggestions: [
            {
              desc: "Declare 'region' in labelNames.",
              output: joins`joins.inc({ region: 'eu' });`.replace("['result']", "['result', 'region']"),
            },
          ],
        },
      ],
    },
    {
      name: 'other case',
      code: promClient`
        const joins = new Counter({ name: 'gc_joins_total', help: 'Joins.', labelNames: ['status_code'] });
        joins.inc({ statusCode: 200 });
      `,
      errors: [
        {
          message:
            "Label 'statusCode' is passed to 'gc_joins_total', which declares only 'status_code': prom-client throws an error instead of recording it, in the middle of the work that is measured. Write 'status_code'.",
          line: 3,
          column: 13,
          endColumn: 23,
          suggestions: [
            {
              desc: "Write 'status_code', which is declared.",
              output: promClient`
                const joins = new Counter({ name: 'gc_joins_total', help: 'Joins.', labelNames: ['status_code'] });
                joins.inc({ status_code: 200 });
              `,
            },
          ],
        },
      ],
    },
    ...(
      [
        ['joins.inc({ reslut: "ok" });', 'joins.inc({ result: "ok" });', 13],
        ['joins.inc({ resulT });', 'joins.inc({ result: resulT });', 13],
        ["joins.inc({ 'results': 'ok' });", "joins.inc({ 'result': 'ok' });", 13],
        ['joins.inc({ ["results"]: "ok" });', 'joins.inc({ ["result"]: "ok" });', 14],
        ['joins.labels({ /* why */ results }).inc();', 'joins.labels({ /* why */ result: results }).inc();', 26],
      ] as const
    ).map(([given, output, column]) => ({
      name: given,
      code: joins``.concat(given),
      errors: [
        {
          messageId: 'undeclared',
          line: 3,
          column,
          suggestions: [{ messageId: 'rename', output: joins``.concat(output) }],
        },
      ],
    })),
    {
      name: 'a near name that is passed too is not meant',
      code: joins`joins.inc({ result, results });`,
      errors: [
        {
          messageId: 'undeclared',
          line: 3,
          column: 21,
          suggestions: [
            {
              messageId: 'declare',
              output: joins`joins.inc({ result, results });`.replace("['result']", "['result', 'results']"),
            },
          ],
        },
      ],
    },
    {
      name: 'no labels are declared',
      code: promClient`
        const joins = new Counter({ name: 'gc_joins_total', help: 'Joins.' });
        joins.inc({ result });
      `,
      errors: [
        {
          message:
            "Label 'result' is passed to 'gc_joins_total', which declares none: prom-client throws an error instead of recording it, in the middle of the work that is measured. Declare 'result' in labelNames, or drop it here.",
          line: 3,
          column: 13,
          suggestions: [
            {
              messageId: 'declare',
              output: promClient`
                const joins = new Counter({ name: 'gc_joins_total', help: 'Joins.', labelNames: ['result'] });
                joins.inc({ result });
              `,
            },
          ],
        },
      ],
    },
    {
      name: 'an empty list, a list of several lines, a list with other quotes',
      code: promClient`
        const a = new Counter({ name: 'gc_a_total', help: 'A.', labelNames: [/* none yet */] });
        const b = new Gauge({
          name: 'gc_b',
          help: 'B.',
          labelNames: [
            'region', // of the room
          ],
        });
        const c = new Gauge({ name: 'gc_c', help: 'C.', labelNames: ["region"] });
        a.inc({ result });
        b.set({ result }, 1);
        c.set({ result }, 1);
      `,
      errors: [
        {
          messageId: 'undeclared',
          line: 11,
          column: 9,
          suggestions: [
            {
              messageId: 'declare',
              output: promClient`
                const a = new Counter({ name: 'gc_a_total', help: 'A.', labelNames: [/* none yet */'result'] });
                const b = new Gauge({
                  name: 'gc_b',
                  help: 'B.',
                  labelNames: [
                    'region', // of the room
                  ],
                });
                const c = new Gauge({ name: 'gc_c', help: 'C.', labelNames: ["region"] });
                a.inc({ result });
                b.set({ result }, 1);
                c.set({ result }, 1);
              `,
            },
          ],
        },
        {
          messageId: 'undeclared',
          line: 12,
          column: 9,
          suggestions: [
            {
              messageId: 'declare',
              output: promClient`
                const a = new Counter({ name: 'gc_a_total', help: 'A.', labelNames: [/* none yet */] });
                const b = new Gauge({
                  name: 'gc_b',
                  help: 'B.',
                  labelNames: [
                    'region',
                    'result', // of the room
                  ],
                });
                const c = new Gauge({ name: 'gc_c', help: 'C.', labelNames: ["region"] });
                a.inc({ result });
                b.set({ result }, 1);
                c.set({ result }, 1);
              `,
            },
          ],
        },
        {
          messageId: 'undeclared',
          line: 13,
          column: 9,
          suggestions: [
            {
              messageId: 'declare',
              output: promClient`
                const a = new Counter({ name: 'gc_a_total', help: 'A.', labelNames: [/* none yet */] });
                const b = new Gauge({
                  name: 'gc_b',
                  help: 'B.',
                  labelNames: [
                    'region', // of the room
                  ],
                });
                const c = new Gauge({ name: 'gc_c', help: 'C.', labelNames: ["region", "result"] });
                a.inc({ result });
                b.set({ result }, 1);
                c.set({ result }, 1);
              `,
            },
          ],
        },
      ],
    },
    {
      name: 'a list that others share, a list whose type is narrow, a name that cannot be declared, labels by position',
      code: promClient`
        const LABELS = ['result'];
        const a = new Counter({ name: 'gc_a_total', help: 'A.', labelNames: LABELS });
        a.inc({ region });
        const b = new Counter<'result'>({ name: 'gc_b_total', help: 'B.', labelNames: ['result'] });
        b.inc({ region });
        const c = new Counter<string>({ name: 'gc_c_total', help: 'C.', labelNames: ['result'] });
        c.inc({ 'http.route': route });
        const d = new Counter({ name: 'gc_d_total', help: 'D.', labelNames: ['result'] });
        d.inc({ region });
        d.labels('ok').inc();
      `,
      errors: [
        { messageId: 'undeclared', line: 4, column: 9 },
        { messageId: 'undeclared', line: 6, column: 9 },
        { messageId: 'undeclared', line: 8, column: 9 },
        { messageId: 'undeclared', line: 10, column: 9 },
      ],
    },
    {
      name: 'a type that names the labels declares none',
      code: promClient`
        const a = new Counter<'result'>({ name: 'gc_a_total', help: 'A.' });
        a.inc({ result: 'ok' });
      `,
      errors: [{ messageId: 'undeclared', line: 3, column: 9 }],
    },
    {
      name: 'a type that allows any label',
      code: promClient`
        const a = new Counter<string>({ name: 'gc_a_total', help: 'A.', labelNames: ['result'] as const });
        a.inc({ region: 'eu' } satisfies Labels);
      `,
      errors: [
        {
          messageId: 'undeclared',
          line: 3,
          column: 9,
          suggestions: [
            {
              messageId: 'declare',
              output: promClient`
                const a = new Counter<string>({ name: 'gc_a_total', help: 'A.', labelNames: ['result', 'region'] as const });
                a.inc({ region: 'eu' } satisfies Labels);
              `,
            },
          ],
        },
      ],
    },
    {
      name: 'timers, at both ends',
      code: duration`
        const end = duration.startTimer({ router: '/join' });
        end({ resultat: 'ok' });
      `,
      errors: [
        {
          messageId: 'undeclared',
          line: 3,
          column: 35,
          endColumn: 41,
          suggestions: [
            {
              messageId: 'rename',
              output: duration`
                const end = duration.startTimer({ route: '/join' });
                end({ resultat: 'ok' });
              `,
            },
          ],
        },
        {
          messageId: 'undeclared',
          line: 4,
          column: 7,
          endColumn: 15,
          suggestions: [
            {
              messageId: 'rename',
              output: duration`
                const end = duration.startTimer({ router: '/join' });
                end({ result: 'ok' });
              `,
            },
          ],
        },
      ],
    },
    {
      name: 'labels in a constant, in a function, next to a spread',
      code: duration`
        const labels = { route, region };
        const labelsFor = (req) => ({ region: req.region });
        duration.observe(labels, seconds);
        duration.observe(labelsFor(req), seconds);
        duration.observe({ ...rest, region }, seconds);
      `,
      errors: [
        {
          messageId: 'undeclared',
          line: 5,
          column: 18,
          endColumn: 24,
          suggestions: 1,
        },
        { messageId: 'undeclared', line: 6, column: 18, endColumn: 32, suggestions: 1 },
        { messageId: 'undeclared', line: 7, column: 29, endColumn: 35, suggestions: 1 },
      ],
    },
    {
      name: 'fields, #private ones, optional chains, objects of metrics, destructuring, functions',
      code: promClient`
        class Metrics {
          readonly joins? = new Counter({ name: 'gc_joins_total', help: 'Joins.', labelNames: ['result'] });
          #leaves = new Counter({ name: 'gc_leaves_total', help: 'Leaves.', labelNames: ['result'] });
          join() {
            this.joins?.inc({ region });
            this.#leaves!.inc({ region });
          }
        }
        const metrics = { kicks: new Counter({ name: 'gc_kicks_total', help: 'Kicks.', labelNames: ['result'] }) };
        metrics.kicks.inc({ region });
        const { kicks } = metrics;
        kicks.inc({ region });
        let cached;
        function bans() {
          cached ??= new Counter({ name: 'gc_bans_total', help: 'Bans.', labelNames: ['result'] });
          return cached;
        }
        bans().inc({ region });
      `,
      errors: [
        { messageId: 'undeclared', line: 6, column: 23, suggestions: 1 },
        { messageId: 'undeclared', line: 7, column: 25, suggestions: 1 },
        { messageId: 'undeclared', line: 11, column: 21, suggestions: 1 },
        { messageId: 'undeclared', line: 13, column: 13, suggestions: 1 },
        { messageId: 'undeclared', line: 19, column: 14, suggestions: 1 },
      ],
    },
    {
      name: 'awaited, assigned, chosen from one, returned from either branch',
      code: joins`
        (await joins).inc({ region });
        (isOn && joins).inc({ region });
        (isOn ? joins : null)?.inc({ region });
        let kept = null;
        (kept = joins).inc({ region });
        function get() {
          if (isOn) return undefined;
          else if (isOff) {
            throw new Error('off');
          }
          return joins;
        }
        get()?.inc({ region });
        const other = () => joins;
        other().inc({ region });
      `,
      errors: [
        { messageId: 'undeclared', line: 3, column: 21, suggestions: 1 },
        { messageId: 'undeclared', line: 4, column: 23, suggestions: 1 },
        { messageId: 'undeclared', line: 5, column: 30, suggestions: 1 },
        { messageId: 'undeclared', line: 7, column: 22, suggestions: 1 },
        { messageId: 'undeclared', line: 15, column: 14, suggestions: 1 },
        { messageId: 'undeclared', line: 17, column: 15, suggestions: 1 },
      ],
    },
    {
      name: 'the nearest of several, a list with a hole at its end, a key that is a text',
      code: promClient`
        const a = new Counter({ name: 'gc_a_total', help: 'A.', labelNames: ['region_no', 'regional'] });
        a.inc({ "regiona": 1 });
        const b = new Counter({ name: 'gc_b_total', help: 'B.', labelNames: ['result', ,] });
        b.inc({ region });
      `,
      errors: [
        {
          messageId: 'undeclared',
          line: 3,
          column: 9,
          suggestions: [
            {
              messageId: 'rename',
              output: promClient`
                const a = new Counter({ name: 'gc_a_total', help: 'A.', labelNames: ['region_no', 'regional'] });
                a.inc({ "regional": 1 });
                const b = new Counter({ name: 'gc_b_total', help: 'B.', labelNames: ['result', ,] });
                b.inc({ region });
              `,
            },
          ],
        },
        { messageId: 'undeclared', line: 5, column: 9 },
      ],
    },
    {
      name: 'require, a default import, a renamed import',
      code: code`
        const client = require('prom-client');
        import prom, { Gauge as Level } from 'prom-client';
        new client.Counter({ name: 'gc_a_total', help: 'A.', labelNames: ['result'] }).inc({ region });
        new prom.Counter({ name: 'gc_b_total', help: 'B.', labelNames: ['result'] }).inc({ region });
        new Level({ name: 'gc_c', help: 'C.', labelNames: ['result'] }).setToCurrentTime({ region });
      `,
      errors: [
        { messageId: 'undeclared', line: 3, column: 86, suggestions: 1 },
        { messageId: 'undeclared', line: 4, column: 84, suggestions: 1 },
        { messageId: 'undeclared', line: 5, column: 84, suggestions: 1 },
      ],
    },
    {
      name: 'a wrapper that is given the labels',
      code: code`
        const joins = register.counter({ name: 'gc_joins_total', help: 'Joins.', labelNames: ['result'] });
        joins.inc({ region });
        const duration = register.histogram({ name: 'gc_join_seconds', help: 'Joins.', labelNames: ['result'] });
        const end = duration.startTimer();
        end({ region });
      `,
      errors: [
        { messageId: 'undeclared', line: 2, column: 13, suggestions: 1 },
        { messageId: 'undeclared', line: 5, column: 7, suggestions: 1 },
      ],
    },
    {
      name: 'no labels is what an exemplar would be given',
      code: joins`joins.inc({ value: 1 });`,
      errors: [{ messageId: 'undeclared', line: 3, column: 13, suggestions: 1 }],
    },
  ],
});

run('no-metric-label-mismatch: labels by position', rule, {
  valid: [
    duration`duration.labels('/join', 'ok').observe(seconds);`,
    duration`duration.labels({ route: '/join', result: 'ok' }).observe(seconds);`,
    duration`duration.labels(labels).observe(seconds);`,
    duration`duration.labels(...values).observe(seconds);`,
    duration`duration.labels('/join', ...values).observe(seconds);`,
    duration`duration.labels(null, 'ok', 'x').observe(seconds);`,
    duration`const labels = { route: '/join', result: 'ok' }; duration.labels(labels, 1, 2).observe(seconds);`,
    promClient`new Counter({ name: 'gc_a_total', help: 'A.' }).labels().inc();`,
    promClient`new Counter({ name: 'gc_a_total', help: 'A.', ...options }).labels('x').inc();`,
  ],
  invalid: [
    {
      code: duration`duration.labels('/join').observe(seconds);`,
      errors: [
        {
          message:
            "labels() is given 1 value for 'gc_join_duration_seconds', which declares only 'route', 'result': prom-client throws an error instead of recording it, in the middle of the work that is measured. Pass one value for each, in this order.",
          line: 3,
          column: 1,
          endColumn: 25,
        },
      ],
    },
    {
      code: duration`duration.labels(route, method, result).observe(seconds);`,
      errors: [{ messageId: 'count', line: 3, column: 1, endColumn: 39 }],
    },
    {
      code: duration`duration.labels().observe(seconds);`,
      errors: [{ messageId: 'count', line: 3, column: 1 }],
    },
    ...['200', '`${a}`', 'String(code)', 'code.toString()', "'a' + b", 'ROUTE', 'Routes.Join'].map((value) => ({
      name: value,
      code: `${duration`duration.labels(`}${value}).observe(1);\nconst ROUTE = '/join'; enum Routes { Join = '/join' }`,
      errors: [{ messageId: 'count', line: 3, column: 1 }],
    })),
    {
      name: 'a metric without labels, a child that is kept, a wrapper',
      code: promClient`
        const joins = new Counter({ name: 'gc_joins_total', help: 'Joins.' });
        joins.labels('ok').inc();
        const leaves = new Counter({ name: 'gc_leaves_total', help: 'Leaves.', labelNames: ['result'] });
        const failed = leaves.labels('failed', 'eu');
        const kicks = registry.counter({ name: 'gc_kicks_total', help: 'Kicks.', labelNames: ['result'] });
        kicks?.labels('failed', 'eu').inc();
      `,
      errors: [
        { messageId: 'count', line: 3, column: 1 },
        { messageId: 'count', line: 5, column: 16 },
        { messageId: 'count', line: 7, column: 1 },
      ],
    },
  ],
});

run('no-metric-label-mismatch: labels that are never passed', rule, {
  valid: [
    duration`duration.observe({ route, result }, seconds);`,
    // One passes what the other leaves out.
    duration`duration.observe({ route }, seconds); duration.observe({ result }, seconds); duration.observe(1);`,
    duration`const end = duration.startTimer({ route }); end({ result });`,
    duration`const end = duration.startTimer(); end({ route, result });`,
    // Nothing is observed at all.
    duration`duration.remove('/join', 'ok');`,
    duration`duration.startTimer();`,
    // The rest may be passed elsewhere.
    `export ${duration`duration.observe({ route }, seconds);`.replace(/^.*\n/, '')}`,
    duration`duration.observe({ route }, seconds); export { duration };`,
    duration`duration.observe({ route }, seconds); export default duration;`,
    duration`duration.observe({ route }, seconds); module.exports = { duration };`,
    duration`duration.observe({ route }, seconds); watch(duration);`,
    duration`duration.observe({ route }, seconds); const observe = duration.observe;`,
    duration`duration.observe({ route }, seconds); function get() { return duration; }`,
    duration`duration.observe({ route }, seconds); register.getSingleMetric('gc_join_duration_seconds').observe({ result }, 1);`,
    duration`const end = duration.startTimer({ route }); res.on('finish', end);`,
    duration`const end = duration.startTimer({ route }); end(labels);`,
    duration`duration.startTimer({ route }).call(null, { result });`,
    duration`function start() { return duration.startTimer({ route }); } duration.observe({ route }, 1);`,
    duration`duration.observe({ route, ...rest }, seconds);`,
    duration`duration.observe({ route, [key]: value }, seconds);`,
    duration`duration.observe(labels, seconds);`,
    duration`duration.observe(...args);`,
    duration`const labels = { route }; labels.result = 'ok'; duration.observe(labels, seconds);`,
    duration`const labels = { route }; Object.assign(labels, more); duration.observe(labels, seconds);`,
    duration`const labels = { route }; duration.observe({ ...(isDone && { result }), ...labels }, seconds);`,
    duration`duration.zero({ route, result }); duration.observe({ route }, seconds);`,
    joins`joins.inc(labels);`,
    joins`joins.labels(result).inc();`,
    {
      name: 'exemplars',
      code: promClient`
        const joins = new Counter({ name: 'gc_joins_total', help: 'Joins.', labelNames: ['result'], enableExemplars: true });
        joins.inc({ labels: labelsOf(req), value: 1 });
        joins.inc({ value: 1 });
      `,
    },
    {
      name: 'set by a callback',
      code: promClient`
        const rooms = new Gauge({
          name: 'gc_rooms',
          help: 'Rooms.',
          labelNames: ['region'],
          collect() {
            this.set({ region }, 1);
          },
        });
        rooms.set(0);
      `,
    },
    {
      name: 'fields that others reach',
      code: promClient`
        export class Joins {
          readonly joins = new Counter({ name: 'gc_joins_total', help: 'Joins.', labelNames: ['result'] });
          join() {
            this.joins.inc();
          }
        }
      `,
    },
    {
      name: 'a bag of metrics that leaves',
      code: promClient`
        export function makeMetrics() {
          const metrics = { joins: new Counter({ name: 'gc_joins_total', help: 'Joins.', labelNames: ['result'] }) };
          metrics.joins.inc();
          return metrics;
        }
      `,
    },
    {
      name: 'wrappers, which may fill in values',
      code: code`
        const joins = register.counter({ name: 'gc_joins_total', help: 'Joins.', labelNames: ['result'] });
        joins.inc();
      `,
    },
    {
      name: 'a metric whose labels are not all known',
      code: promClient`
        const joins = new Counter({ name: 'gc_joins_total', help: 'Joins.', labelNames: [...LABELS, 'result'] });
        joins.inc();
      `,
    },
  ],
  invalid: [
    {
      code: duration`duration.observe({ route }, seconds);`,
      errors: [
        {
          message:
            "Label 'result' of 'gc_join_duration_seconds' is declared, but never passed: its series come without it, so that what filters or groups by it finds nothing. Pass it at each observation, or take it out of labelNames.",
          line: 2,
          column: 106,
          endColumn: 114,
        },
      ],
    },
    {
      name: 'nothing is passed',
      code: joins`joins.inc(); joins.inc(5); joins.inc(items.length); joins.inc(undefined, n + 1);`,
      errors: [{ messageId: 'neverPassed', line: 2, column: 82 }],
    },
    ...[
      'const end = duration.startTimer({ route }); end();',
      'duration.labels({ route }).observe(seconds);',
      'const labels = { route }; duration.observe({ ...labels }, seconds);',
      'const labels = { route }; duration.observe(labels, 1); duration.observe(labels, 2);',
      'if (isOn) duration?.observe({ route }, seconds);',
      'function join() { duration.observe({ route }, seconds); }',
      "duration.observe({ 'route': route }, seconds); duration.remove({ route });",
      'const end = duration.startTimer({ route }); try { join(); } finally { end({}); }',
    ].map((use) => ({
      name: use,
      code: duration``.concat(use),
      errors: [{ messageId: 'neverPassed', line: 2, column: 106 }],
    })),
    {
      name: 'private fields',
      code: promClient`
        export class Joins {
          private readonly joins = new Counter({ name: 'gc_joins_total', help: 'Joins.', labelNames: ['result'] });
          #active: Gauge<'region'>;
          constructor() {
            this.#active = new Gauge({ name: 'gc_active', help: 'Active.', labelNames: ['region'] });
          }
          join() {
            this.joins.inc();
            this.#active.set(5);
          }
        }
      `,
      errors: [
        { messageId: 'neverPassed', line: 3, column: 95 },
        { messageId: 'neverPassed', line: 6, column: 81 },
      ],
    },
    {
      name: 'a list that several metrics share',
      code: promClient`
        const LABELS = ['result', 'region'];
        const joins = new Counter({ name: 'gc_joins_total', help: 'Joins.', labelNames: LABELS });
        const leaves = new Counter({ name: 'gc_leaves_total', help: 'Leaves.', labelNames: LABELS });
        joins.inc({ result, region });
        leaves.inc({ result });
      `,
      errors: [{ messageId: 'neverPassed', line: 4, column: 36, endColumn: 53 }],
    },
    {
      name: 'a label under another name is told once',
      code: joins`joins.inc({ results });`,
      errors: [{ messageId: 'undeclared', line: 3, column: 13, suggestions: 1 }],
    },
  ],
});

run('no-metric-label-mismatch: names that labels cannot have', rule, {
  valid: [
    promClient`new Counter({ name: 'gc_a_total', help: 'A.', labelNames: ['status_code', 'statusCode', '_a', 'a1', 'le'] });`,
    promClient`new Histogram({ name: 'gc_a', help: 'A.', labelNames: ['quantile'], buckets: [1] });`,
    promClient`new Summary({ name: 'gc_a', help: 'A.', labelNames: ['le'] });`,
    promClient`new Counter({ name: 'gc_a_total', help: 'A.', labelNames: [\`\${prefix}-x\`, STATUS] });`,
    otel`meter.createHistogram('gc.join', { labelNames: ['le', 'http.route'] });`,
    // A wrapper of another file may mend the names.
    `const joins = createCounter('gc_joins_total', 'Joins.', ['status-code']);`,
    `metrics.joins.inc({ 'status-code': 200 });`,
  ],
  invalid: [
    {
      code: promClient`new Counter({ name: 'gc_a_total', help: 'A.', labelNames: ['status-code'] });`,
      errors: [
        {
          message:
            "Label 'status-code' of 'gc_a_total' is no name that a label can have (letters, digits and '_'): prom-client throws an error as soon as the metric is created. Name it 'status_code'.",
          line: 2,
          column: 60,
          endColumn: 73,
        },
      ],
    },
    {
      code: promClient`new Histogram({ name: 'gc_a', help: 'A.', labelNames: ['le'], buckets: [1] });`,
      errors: [
        {
          message:
            "Label 'le' of 'gc_a' is one that every histogram has of its own: prom-client throws an error as soon as the metric is created. Give it another name.",
          line: 2,
          column: 56,
          endColumn: 60,
        },
      ],
    },
    {
      code: promClient`new Summary({ name: 'gc_a', help: 'A.', labelNames: ['quantile'] });`,
      errors: [{ messageId: 'own', line: 2, column: 54 }],
    },
    {
      code: promClient`new Gauge({ name: 'gc_a', help: 'A.', labelNames: ['__region__'] });`,
      errors: [
        {
          message:
            "Label '__region__' of 'gc_a' starts with '__', which Prometheus keeps for labels of its own: what it does with yours is up to its version. Name it 'region'.",
          line: 2,
          column: 52,
          endColumn: 64,
        },
      ],
    },
    ...(
      [
        ['http.route', "Name it 'http_route'."],
        ['2xx', "Name it '_2xx'."],
        ['größe', "Name it 'gr_e'."],
        ['', 'Give it another name.'],
        ['__', 'Give it another name.'],
      ] as const
    ).map(([name, cure]) => ({
      name: `'${name}'`,
      code: `import { Counter } from 'prom-client';\nnew Counter({ name: 'gc_a_total', help: 'A.', labelNames: ['${name}'] });`,
      errors: [{ message: new RegExp(`${cure}$`), line: 2, column: 60 }],
    })),
    {
      name: 'wrappers, providers, shared lists',
      code: code`
        import { makeHistogramProvider } from '@willsoto/nestjs-prometheus';
        import { Counter, Gauge } from 'prom-client';
        makeHistogramProvider({ name: 'gc_a', help: 'A.', labelNames: ['le', 'status code'] });
        register.histogram({ name: 'gc_b', help: 'B.', labelNames: ['le'] });
        this.metrics?.counter({ name: 'gc_c', help: 'C.', labelNames: ['a:b'] });
        const LABELS = ['a-b'];
        new Counter({ name: 'gc_d_total', help: 'D.', labelNames: LABELS });
        new Gauge({ name: 'gc_e', help: 'E.', labelNames: LABELS });
      `,
      errors: [
        { messageId: 'own', line: 3, column: 64 },
        { messageId: 'invalid', line: 3, column: 70 },
        { messageId: 'own', line: 4, column: 61 },
        { messageId: 'invalid', line: 5, column: 64 },
        { messageId: 'invalid', line: 6, column: 17 },
      ],
    },
    {
      name: 'passed to a metric of which the labels are not known',
      code: code`
        import { Counter } from 'prom-client';
        class Joins {
          constructor(private readonly joins: Counter) {}
          join() {
            this.joins.inc({ 'status-code': 200 });
          }
        }
      `,
      errors: [
        {
          message:
            "Label 'status-code' is no name that a label can have (letters, digits and '_'): no metric of prom-client can declare it, and passing what is not declared throws an error. Name it 'status_code'.",
          line: 5,
          column: 22,
          endColumn: 35,
        },
      ],
    },
    {
      name: 'declared and passed is told once',
      code: promClient`
        const joins = new Counter({ name: 'gc_joins_total', help: 'Joins.', labelNames: ['a-b'] });
        joins.inc({ 'a-b': 1 });
      `,
      errors: [{ messageId: 'invalid', line: 2, column: 82 }],
    },
    {
      name: 'passed in place of one that is declared',
      code: promClient`
        const joins = new Counter({ name: 'gc_joins_total', help: 'Joins.', labelNames: ['a_b'] });
        joins.inc({ 'a-b': 1 });
      `,
      errors: [{ messageId: 'undeclared', line: 3, column: 13, suggestions: 1 }],
    },
  ],
});
