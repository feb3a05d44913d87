import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { Histogram, Registry, exponentialBuckets, linearBuckets } from 'prom-client';
import rule from '../../../src/rules/metrics/slo-aligned-buckets.js';
import { inFile, find } from '../../model/in-file.js';
import { bucketValues } from '../../../src/model/bucket-values.js';
import { run } from '../../run.js';
import { otel, promClient } from './code.js';
import type { TSESTree } from '@typescript-eslint/utils';

/** A histogram in seconds with these boundaries. */
const seconds = (buckets: string, name = 'gc_join_duration_seconds'): string =>
  `import { Histogram } from 'prom-client';\nnew Histogram({ name: '${name}', help: 'Joins.', buckets: ${buckets} });`;

const slos = (...list: object[]) => ({ observability: { slos: list as never } });

run('slo-aligned-buckets: boundaries as they should be', rule, {
  valid: [
    seconds('[0.005, 0.01, 0.05, 0.1, 0.5, 1, 5]'),
    seconds('[1, 10, 60, 300, 1800, 3600]'),
    seconds('[30, 60, 120, 300, 600, 1200, 2400]'),
    seconds('[0.1, 0.5, 1000]'),
    seconds('buckets'),
    seconds('[0.1, LIMIT, 5]'),
    seconds('[...fast, 5, 10]'),
    seconds('exponentialBuckets(0.05, 2, 10)'),
    seconds('client.linearBuckets(0.1, 0.1, 10)'),
    seconds('exponentialBuckets(0.05, 2, count)'),
    seconds('[0.1, 0.5, 1, 5]', 'gc_export_request_seconds'.replace('export', 'report')),
    seconds('[60, 300, 1800]', 'gc_backup_duration_seconds'),
    promClient`new Histogram({ name: 'gc_payload_bytes', help: 'Size.', buckets: [5, 10, 25, 50, 100, 1000] });`,
    promClient`new Histogram({ name: 'gc_join_duration_ms', help: 'Joins.', buckets: [5, 10, 25, 50, 100, 1000] });`,
    promClient`new Histogram({ name: 'gc_join_duration_seconds', help: 'Joins.' });`,
    promClient`new Gauge({ name: 'gc_open', help: 'Open.', buckets: [3, 2, 1] });`,
    otel`meter.createHistogram('gc.join.duration', { unit: 's', advice: { explicitBucketBoundaries: [0.1, 0.5, 1] } });`,
    otel`meter.createHistogram('gc.join.duration', { unit: 's', advice: { explicitBucketBoundaries: [] } });`,
    { code: seconds('[0.1, 0.3, 1]'), settings: slos({ metric: 'gc_join_duration_seconds', threshold: 0.3 }) },
    { code: seconds('[0.1, 0.3, 1]'), settings: slos({ metric: 'gc_join_duration_seconds', threshold: '300ms' }) },
    { code: seconds('[0.1, 0.3, 1]'), settings: slos({ metric: 'gc_leave_duration_seconds', threshold: 0.5 }) },
    {
      code: seconds('[0.1, 0.5, 1]'),
      settings: slos({ metric: 'gc_join_duration_seconds_bucket', threshold: '0.5s' }),
    },
    { code: seconds('boundaries'), settings: slos({ metric: 'gc_join_duration_seconds', threshold: 0.5 }) },
    { code: seconds('[' + Array.from({ length: 20 }, (_, i) => i + 1).join() + ']') },
    { code: seconds('[' + Array.from({ length: 25 }, (_, i) => i + 1).join() + ']'), options: [{ max: 25 }] },
  ],
  invalid: [
    {
      code: seconds('[0.01, 0.15, 0.02]'),
      output: seconds('[0.01, 0.02, 0.15]'),
      errors: [
        {
          message:
            "Boundaries of 'gc_join_duration_seconds' are not ascending at 0.02: prom-client counts a value at the first that it fits, so shares and quantiles are wrong. Write [0.01, 0.02, 0.15].",
          line: 2,
          column: 89,
          endColumn: 93,
        },
      ],
    },
    {
      code: seconds('[0.1, 0.1, 0.2]'),
      output: seconds('[0.1, 0.2]'),
      errors: [
        {
          message:
            "Boundary 0.1 of 'gc_join_duration_seconds' is there twice: prom-client counts values at it a second time, so all shares and quantiles above it are wrong. Write [0.1, 0.2].",
        },
      ],
    },
    { code: seconds('[1, 2, 3, 3]'), output: seconds('[1, 2, 3]'), errors: [{ messageId: 'twice' }] },
    { code: seconds('[3, 1, 3]'), output: seconds('[1, 3]'), errors: [{ messageId: 'order' }] },
    {
      name: 'a comment is not lost',
      code: seconds('[0.1, /* the SLO */ 0.3, 0.2]'),
      output: null,
      errors: [{ messageId: 'order', column: 101 }],
    },
    {
      name: 'computed boundaries are told, not rewritten',
      code: seconds('[0.5, 1 / 10, 3]'),
      output: null,
      errors: [{ messageId: 'order', column: 76 }],
    },
    {
      name: 'a constant, as const and satisfies',
      code: `import { Histogram } from 'prom-client';\nconst BUCKETS = [3, 2, 1] as const;\nclass Metrics { #wait = new Histogram({ name: 'gc_wait_seconds', help: 'Wait.', buckets: BUCKETS as unknown as number[] }) satisfies Histogram; }`,
      output: `import { Histogram } from 'prom-client';\nconst BUCKETS = [1, 2, 3] as const;\nclass Metrics { #wait = new Histogram({ name: 'gc_wait_seconds', help: 'Wait.', buckets: BUCKETS as unknown as number[] }) satisfies Histogram; }`,
      errors: [{ messageId: 'order' }],
    },
    {
      name: 'through a registry of unknown make',
      code: "const wait = metrics?.register.histogram<{ region: string }>({ name: 'gc_wait_seconds', help: 'Wait.', buckets: [2, 1, 3] });",
      output:
        "const wait = metrics?.register.histogram<{ region: string }>({ name: 'gc_wait_seconds', help: 'Wait.', buckets: [1, 2, 3] });",
      errors: [{ messageId: 'order' }],
    },
    {
      name: 'NestJS',
      code: "import { makeHistogramProvider as make } from '@willsoto/nestjs-prometheus';\nmake({ name: 'gc_wait_seconds', help: 'Wait.', buckets: [1] });",
      errors: [{ messageId: 'single', line: 2, column: 57 }],
    },
    {
      code: otel`meter.createHistogram('gc.join.duration', { unit: 's', advice: { explicitBucketBoundaries: [1, 0.5, 2] } });`,
      output: otel`meter.createHistogram('gc.join.duration', { unit: 's', advice: { explicitBucketBoundaries: [0.5, 1, 2] } });`,
      errors: [
        {
          message:
            "Boundaries of 'gc.join.duration' are not ascending at 0.5: the SDK puts them in order, but nobody who reads this sees what is missing. Write [0.5, 1, 2].",
        },
      ],
    },
    {
      name: 'milliseconds on seconds',
      code: seconds('[5, 10, 25, 50, 100, 250, 500, 1000]'),
      errors: [
        {
          message:
            "Boundaries of 'gc_join_duration_seconds' look like milliseconds, but it measures seconds: nearly every value falls into the first bucket, and no quantile can be told. Write [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1].",
          suggestions: [
            {
              messageId: 'convert',
              data: { cure: '0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1' },
              output: seconds('[0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1]'),
            },
          ],
        },
      ],
    },
    {
      name: 'seconds on milliseconds',
      code: otel`meter.createHistogram('gc.join.duration', { unit: 'ms', advice: { explicitBucketBoundaries: [0.1, 0.5, 1, 5] } });`,
      errors: [
        {
          messageId: 'scale',
          data: {
            name: 'gc.join.duration',
            culprit: 'seconds',
            unit: 'milliseconds',
            where: '+Inf',
            cure: '100, 500, 1000, 5000',
          },
          suggestions: [
            {
              messageId: 'convert',
              output: otel`meter.createHistogram('gc.join.duration', { unit: 'ms', advice: { explicitBucketBoundaries: [100, 500, 1000, 5000] } });`,
            },
          ],
        },
      ],
    },
    {
      name: 'ten seconds for a backup',
      code: seconds('[0.1, 1, 5, 10]', 'gc_backup_duration_seconds'),
      errors: [
        {
          message:
            "Buckets of 'gc_backup_duration_seconds' end at 10 seconds, where a backup takes minutes: all runs fall into +Inf, and no quantile can be told. Add boundaries up to the longest run that is fine, such as 60, 300, 1800.",
        },
      ],
    },
    {
      name: 'too many',
      code: seconds('linearBuckets(0.1, 0.1, 30)'),
      errors: [
        {
          message:
            "'gc_join_duration_seconds' has 30 boundaries: 33 time series for each combination of labels. Keep those around the SLO threshold and the usual values, 20 at most.",
        },
      ],
    },
    {
      name: 'too few',
      code: seconds('[0.1, 1]'),
      errors: [
        {
          message:
            "'gc_join_duration_seconds' has 2 boundaries, which tell no quantile. Set at least 3 around the values and the SLO you expect.",
        },
      ],
    },
    {
      name: 'none',
      code: seconds('[]'),
      errors: [{ messageId: 'few', data: { name: 'gc_join_duration_seconds', culprit: 'no boundaries' } }],
    },
    {
      name: 'one, on purpose',
      code: seconds('[0]'),
      errors: [
        {
          message:
            "'gc_join_duration_seconds' has a single boundary, which tells no quantile: a Summary without percentiles, or two counters, say the same for less. Set at least 3 around the values and the SLO you expect, or use one of those.",
        },
      ],
    },
    {
      name: 'the SLO threshold is missing',
      code: seconds('[0.1, 0.5, 1]'),
      settings: slos({ metric: 'gc_join_duration_seconds', threshold: 0.3, objective: 99, window: '30d' }),
      errors: [
        {
          message:
            "The SLO threshold 0.3 is no boundary of 'gc_join_duration_seconds': how many values are within it can only be guessed between 0.1 and 0.5. Add 0.3.",
          suggestions: [{ messageId: 'insert', data: { culprit: '0.3' }, output: seconds('[0.1, 0.3, 0.5, 1]') }],
        },
      ],
    },
    {
      name: 'of a name as written, in milliseconds',
      code: otel`meter.createHistogram('gc.join.duration', { unit: 'ms', advice: { explicitBucketBoundaries: [100, 500, 1000] } });`,
      settings: slos({ metric: 'gc.join.duration', threshold: '2s' }),
      errors: [
        {
          messageId: 'slo',
          data: { name: 'gc.join.duration', culprit: '2000', below: '1000', above: '+Inf' },
          suggestions: [
            {
              messageId: 'insert',
              output: otel`meter.createHistogram('gc.join.duration', { unit: 'ms', advice: { explicitBucketBoundaries: [100, 500, 1000, 2000] } });`,
            },
          ],
        },
      ],
    },
    {
      name: 'of a name with an unknown prefix',
      code: "import { Histogram } from 'prom-client';\nnew Histogram({ name: `${prefix}http_request_duration_seconds`, help: 'Help.', buckets: [0.1, 0.5, 1] });",
      settings: slos({ metric: 'gc_http_request_duration_seconds', threshold: 0.3 }),
      errors: [
        {
          messageId: 'slo',
          suggestions: [
            {
              messageId: 'insert',
              output:
                "import { Histogram } from 'prom-client';\nnew Histogram({ name: `${prefix}http_request_duration_seconds`, help: 'Help.', buckets: [0.1, 0.3, 0.5, 1] });",
            },
          ],
        },
      ],
    },
    {
      name: 'boundaries that others share get no suggestion',
      code: "import { Histogram } from 'prom-client';\nconst BUCKETS = [0.1, 0.5, 1];\nnew Histogram({ name: 'gc_join_duration_seconds', help: 'Joins.', buckets: BUCKETS });",
      settings: slos({ metric: 'gc_join_duration_seconds', threshold: 0.3 }),
      errors: [{ messageId: 'slo', line: 3, column: 76 }],
    },
  ],
});

test('what unsorted and repeated boundaries do in prom-client', async () => {
  const exported = async (buckets: number[], values: number[]): Promise<string[]> => {
    const register = new Registry();
    const histogram = new Histogram({ name: 'a_seconds', help: 'A.', buckets, registers: [register] });
    for (const value of values) histogram.observe(value);
    return (await register.metrics()).split('\n').filter((line) => line.includes('_bucket'));
  };
  // Two of three values are at most 0.02.
  expect(await exported([0.01, 0.15, 0.02], [0.005, 0.015, 0.1])).toEqual([
    'a_seconds_bucket{le="0.01"} 1',
    'a_seconds_bucket{le="0.15"} 3',
    'a_seconds_bucket{le="0.02"} 3',
    'a_seconds_bucket{le="+Inf"} 3',
  ]);
  // More values at most 0.2 than there are.
  expect(await exported([0.1, 0.1, 0.2], [0.05, 0.15])).toEqual([
    'a_seconds_bucket{le="0.1"} 1',
    'a_seconds_bucket{le="0.1"} 2',
    'a_seconds_bucket{le="0.2"} 3',
    'a_seconds_bucket{le="+Inf"} 2',
  ]);
});

test('generated boundaries are those of prom-client', () => {
  const valuesOf = (code: string): readonly number[] | undefined =>
    inFile(`look(${code});`, (model, context) => {
      const call = find(context, (node): node is TSESTree.CallExpression => node.type === 'CallExpression');
      return bucketValues(call.arguments[0]!, model.scopes)?.values;
    });
  expect(valuesOf('linearBuckets(0.1, 0.3, 7)')).toEqual(linearBuckets(0.1, 0.3, 7));
  expect(valuesOf('client.exponentialBuckets(0.05, 2, 10)')).toEqual(exponentialBuckets(0.05, 2, 10));
  expect(valuesOf('Object.freeze([1, 2 * 3, 2 ** 3, 10 - 1, 1 + 9, 1 / 4, -1, Infinity])')).toEqual([
    1,
    6,
    8,
    9,
    10,
    0.25,
    -1,
    Infinity,
  ]);
  for (const unknown of [
    '[1, , 2]',
    '[1, x]',
    'linearBuckets(1, 1, 5000)',
    'linearBuckets(1)',
    '[1 / 0]',
    '[1 % 2]',
    '[!1]',
    'f()',
    '[a.b]',
  ])
    expect(valuesOf(unknown)).toBeUndefined();
});

const folder = mkdtempSync(join('tests', 'fixtures', 'slos-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const file = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};

const own = file(
  'own.yaml',
  `slos:
  - name: join
    sli: { type: latency, metric: gc_join_duration_seconds, threshold: 300ms }
    objective: 99.9
    window: 30d
  - name: errors
    sli: { type: availability, metric: gc_join_errors_total }
`,
);
const openSlo = file(
  'open.yaml',
  `apiVersion: openslo/v1
kind: Service
metadata: { name: gc }
---
apiVersion: openslo/v1
kind: SLO
metadata: { name: join }
spec:
  indicator:
    spec:
      ratioMetric:
        good: { metricSource: { spec: { query: 'sum(rate(gc_join_duration_seconds_bucket{route="/join",le="0.25"}[5m]))' } } }
        total: { metricSource: { spec: { query: 'sum(rate(gc_join_duration_seconds_count[5m]))' } } }
  timeWindow: [{ duration: 28d, isRolling: true }]
  objectives: [{ target: 0.99 }]
`,
);
const sloth = file(
  'sloth.yaml',
  `version: prometheus/v1
service: gc
slos:
  - name: join
    objective: 99
    sli:
      events:
        error_query: sum(rate(gc_join_duration_seconds_count[{{.window}}])) - sum(rate(gc_join_duration_seconds_bucket{le="0.4"}[{{.window}}]))
        total_query: sum(rate(gc_join_duration_seconds_count[{{.window}}]))
`,
);
const broken = file('broken.yaml', 'slos:\n  - name: join\n    sli: { type: latency\n');
const other = file('other.yaml', 'a: 1\n---\nkind: Deployment\n');

const thresholdOf = (path: string, culprit: string) => ({
  name: path,
  code: seconds('BUCKETS = [0.1, 0.5, 1]'.replace('BUCKETS = ', '')),
  settings: { observability: { slos: [path] } },
  errors: [
    {
      messageId: 'slo',
      data: { name: 'gc_join_duration_seconds', culprit, below: '0.1', above: '0.5' },
      suggestions: [{ messageId: 'insert', output: seconds(`[0.1, ${culprit}, 0.5, 1]`) }],
    },
  ],
});

run('slo-aligned-buckets: SLO files', rule, {
  valid: [],
  invalid: [
    thresholdOf(own, '0.3'),
    thresholdOf(openSlo, '0.25'),
    thresholdOf(sloth, '0.4'),
    {
      name: 'that is not there',
      code: seconds('[0.1, 0.5, 1]'),
      settings: { observability: { slos: ['slos/none.yaml'] } },
      errors: [
        {
          message: 'SLO file slos/none.yaml: there is no such file. The objectives in it are not checked.',
          line: 1,
          column: 1,
        },
      ],
    },
    {
      name: 'outside the project',
      code: seconds('[0.1, 0.5, 1]'),
      settings: { observability: { slos: ['/etc/hostname'] } },
      errors: [
        {
          message:
            'SLO file /etc/hostname: it lies outside the folder that ESLint runs in. The objectives in it are not checked.',
        },
      ],
    },
    {
      name: 'that is not YAML',
      code: seconds('[0.1, 0.5, 1]'),
      settings: { observability: { slos: [broken] } },
      errors: [{ messageId: 'file' }],
    },
    {
      name: 'of another kind',
      code: seconds('[0.1, 0.5, 1]'),
      settings: { observability: { slos: [other] } },
      errors: [
        {
          message: `SLO file ${other}, line 1: neither a list 'slos' nor an OpenSLO or Sloth document. The objectives in it are not checked.`,
        },
        {
          message: `SLO file ${other}, line 2: neither a list 'slos' nor an OpenSLO or Sloth document. The objectives in it are not checked.`,
        },
      ],
    },
  ],
});
