import { run } from '../../run.js';
import rule from '../../../src/rules/metrics/require-histogram-buckets.js';
import { code, otel, promClient } from './code.js';

run('require-histogram-buckets: what a message says', rule, {
  valid: [promClient`new Histogram({ name: 'gc_join_duration_seconds', help: 'H.', buckets: [0.1, 0.5, 1] });`],
  invalid: [
    {
      name: 'the SLO threshold is among the boundaries that are suggested',
      code: promClient`new Histogram({ name: 'gc_join_duration_seconds', help: 'Joins.' });`,
      settings: { observability: { slos: [{ metric: 'gc_join_duration_seconds', threshold: '300ms' }] } },
      errors: [
        {
          message:
            "Histogram 'gc_join_duration_seconds' has no buckets of its own: prom-client falls back to 0.005 to 10, whose boundaries your SLO threshold most likely falls between. Set buckets around the SLO threshold 0.3 and the values you expect.",
          suggestions: [
            {
              desc: 'Add boundaries for seconds: [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.3, 0.5, 0.75, 1, 2.5, 5, 7.5, 10].',
              output: promClient`new Histogram({ name: 'gc_join_duration_seconds', help: 'Joins.', buckets: [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.3, 0.5, 0.75, 1, 2.5, 5, 7.5, 10] });`,
            },
          ],
        },
      ],
    },
    {
      code: promClient`new Histogram({ name: 'gc_join_duration_seconds', help: 'H.' });`,
      errors: [
        {
          message:
            "Histogram 'gc_join_duration_seconds' has no buckets of its own: prom-client falls back to 0.005 to 10, whose boundaries your SLO threshold most likely falls between. Set buckets around the values and the SLO you expect.",
          line: 2,
          column: 23,
          endColumn: 49,
          suggestions: [
            {
              messageId: 'add',
              output: promClient`new Histogram({ name: 'gc_join_duration_seconds', help: 'H.', buckets: [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10] });`,
            },
          ],
        },
      ],
    },
    {
      code: promClient`new Histogram({ name: 'gc_join_duration_ms', help: 'H.' });`,
      errors: [
        {
          message:
            "Histogram 'gc_join_duration_ms' has no buckets of its own: prom-client falls back to 0.005 to 10, which says next to nothing about milliseconds. Set buckets around the values and the SLO you expect.",
          line: 2,
          column: 23,
          endColumn: 44,
          suggestions: [
            {
              messageId: 'add',
              output: promClient`new Histogram({ name: 'gc_join_duration_ms', help: 'H.', buckets: [5, 10, 25, 50, 75, 100, 250, 500, 750, 1000, 2500, 5000, 7500, 10000] });`,
            },
          ],
        },
      ],
    },
    {
      code: otel`meter.createHistogram('gc.join.duration', { unit: 's' });`,
      errors: [
        {
          message:
            "Histogram 'gc.join.duration' has no buckets of its own: the OpenTelemetry SDK falls back to 0, 5, 10, … 10000, made for milliseconds: all that takes less than 5 seconds falls into one bucket. Set advice.explicitBucketBoundaries (or a View) around the values and the SLO you expect.",
          line: 4,
          column: 23,
          endColumn: 41,
          suggestions: [
            {
              messageId: 'add',
              output: otel`meter.createHistogram('gc.join.duration', { unit: 's', advice: { explicitBucketBoundaries: [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10] } });`,
            },
          ],
        },
      ],
    },
    {
      name: 'a name from elsewhere',
      code: code`register.histogram({ name: NAME, help: 'H.' });`,
      errors: [
        {
          message:
            "Histogram 'NAME' has no buckets of its own: prom-client falls back to 0.005 to 10, which says next to nothing about things. Set buckets around the values and the SLO you expect.",
          line: 1,
          column: 28,
          endColumn: 32,
        },
      ],
    },
  ],
});

run('require-histogram-buckets: boundaries that fit the unit', rule, {
  valid: [
    promClient`new Histogram({ name: 'gc_payload_bytes', help: 'H.', buckets: exponentialBuckets(1024, 4, 8) });`,
  ],
  invalid: [
    {
      code: promClient`new Histogram({ name: 'gc_join_latency', help: 'H.' });`,
      errors: [
        {
          messageId: 'missing',
          line: 2,
          column: 23,
          endColumn: 40,
          suggestions: [
            {
              messageId: 'add',
              output: promClient`new Histogram({ name: 'gc_join_latency', help: 'H.', buckets: [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10] });`,
            },
          ],
        },
      ],
    },
    {
      code: promClient`new Histogram({ name: 'gc_queue_wait', help: 'H.' });`,
      errors: [
        {
          messageId: 'missing',
          line: 2,
          column: 23,
          endColumn: 38,
          suggestions: [
            {
              messageId: 'add',
              output: promClient`new Histogram({ name: 'gc_queue_wait', help: 'H.', buckets: [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10] });`,
            },
          ],
        },
      ],
    },
    {
      code: promClient`new Histogram({ name: 'gc_join_time', help: 'H.' });`,
      errors: [
        {
          messageId: 'missing',
          line: 2,
          column: 23,
          endColumn: 37,
          suggestions: [
            {
              messageId: 'add',
              output: promClient`new Histogram({ name: 'gc_join_time', help: 'H.', buckets: [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10] });`,
            },
          ],
        },
      ],
    },
    {
      code: promClient`new Histogram({ name: 'gc_join_duration_milliseconds', help: 'H.' });`,
      errors: [
        {
          messageId: 'missing',
          line: 2,
          column: 23,
          endColumn: 54,
          suggestions: [
            {
              messageId: 'add',
              output: promClient`new Histogram({ name: 'gc_join_duration_milliseconds', help: 'H.', buckets: [5, 10, 25, 50, 75, 100, 250, 500, 750, 1000, 2500, 5000, 7500, 10000] });`,
            },
          ],
        },
      ],
    },
    {
      code: promClient`new Histogram({ name: 'gc_media_sent_bytes', help: 'H.' });`,
      errors: [
        {
          messageId: 'missing',
          line: 2,
          column: 23,
          endColumn: 44,
          suggestions: [
            {
              messageId: 'add',
              output: promClient`new Histogram({ name: 'gc_media_sent_bytes', help: 'H.', buckets: [1024, 4096, 16384, 65536, 262144, 1048576, 4194304, 16777216] });`,
            },
          ],
        },
      ],
    },
    {
      code: promClient`new Histogram({ name: 'gc_upload_size', help: 'H.' });`,
      errors: [
        {
          messageId: 'missing',
          line: 2,
          column: 23,
          endColumn: 39,
          suggestions: [
            {
              messageId: 'add',
              output: promClient`new Histogram({ name: 'gc_upload_size', help: 'H.', buckets: [1024, 4096, 16384, 65536, 262144, 1048576, 4194304, 16777216] });`,
            },
          ],
        },
      ],
    },
    {
      code: promClient`new Histogram({ name: 'gc_response_length', help: 'H.' });`,
      errors: [
        {
          messageId: 'missing',
          line: 2,
          column: 23,
          endColumn: 43,
          suggestions: [
            {
              messageId: 'add',
              output: promClient`new Histogram({ name: 'gc_response_length', help: 'H.', buckets: [1024, 4096, 16384, 65536, 262144, 1048576, 4194304, 16777216] });`,
            },
          ],
        },
      ],
    },
    {
      code: promClient`new Histogram({ name: 'gc_media_payload', help: 'H.' });`,
      errors: [
        {
          messageId: 'missing',
          line: 2,
          column: 23,
          endColumn: 41,
          suggestions: [
            {
              messageId: 'add',
              output: promClient`new Histogram({ name: 'gc_media_payload', help: 'H.', buckets: [1024, 4096, 16384, 65536, 262144, 1048576, 4194304, 16777216] });`,
            },
          ],
        },
      ],
    },
    {
      code: promClient`new Histogram({ name: 'gc_batch_size', help: 'H.' });`,
      errors: [
        {
          messageId: 'missing',
          line: 2,
          column: 23,
          endColumn: 38,
          suggestions: [
            {
              messageId: 'add',
              output: promClient`new Histogram({ name: 'gc_batch_size', help: 'H.', buckets: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000] });`,
            },
          ],
        },
      ],
    },
    {
      code: promClient`new Histogram({ name: 'gc_queue_length', help: 'H.' });`,
      errors: [
        {
          messageId: 'missing',
          line: 2,
          column: 23,
          endColumn: 40,
          suggestions: [
            {
              messageId: 'add',
              output: promClient`new Histogram({ name: 'gc_queue_length', help: 'H.', buckets: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000] });`,
            },
          ],
        },
      ],
    },
    {
      code: promClient`new Histogram({ name: 'gc_meeting_participants', help: 'H.' });`,
      errors: [
        {
          messageId: 'missing',
          line: 2,
          column: 23,
          endColumn: 48,
          suggestions: [
            {
              messageId: 'add',
              output: promClient`new Histogram({ name: 'gc_meeting_participants', help: 'H.', buckets: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000] });`,
            },
          ],
        },
      ],
    },
    {
      code: promClient`new Histogram({ name: 'gc_size', help: 'H.' });`,
      errors: [
        {
          messageId: 'missing',
          line: 2,
          column: 23,
          endColumn: 32,
          suggestions: [
            {
              messageId: 'add',
              output: promClient`new Histogram({ name: 'gc_size', help: 'H.', buckets: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000] });`,
            },
          ],
        },
      ],
    },
    {
      code: promClient`new Histogram({ name: \`\${prefix}duration_seconds\`, help: 'H.' });`,
      errors: [
        {
          messageId: 'missing',
          line: 2,
          column: 23,
          endColumn: 50,
          suggestions: [
            {
              messageId: 'add',
              output: promClient`new Histogram({ name: \`\${prefix}duration_seconds\`, help: 'H.', buckets: [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10] });`,
            },
          ],
        },
      ],
    },
  ],
});

run('require-histogram-buckets: buckets that are set, or not known', rule, {
  valid: [
    promClient`new Histogram({ name: 'gc_x_seconds', help: 'H.', buckets });`,
    promClient`new Histogram({ name: 'gc_x_seconds', help: 'H.', buckets: linearBuckets(0, 1, 3) });`,
    promClient`new Histogram({ name: 'gc_x_seconds', help: 'H.', 'buckets': [1] });`,
    promClient`new Histogram({ name: 'gc_x_seconds', help: 'H.', ...options });`,
    promClient`new Histogram({ name: 'gc_x_seconds', help: 'H.', [key]: [1] });`,
    promClient`new Histogram(config);`,
    promClient`new Histogram(configOf('gc_x_seconds'));`,
    promClient`new Histogram(...args);`,
    promClient`new Histogram();`,
    promClient`
      const common = { buckets: [1, 2] };
      new Histogram({ name: 'gc_x_seconds', help: 'H.', ...common });
    `,
    promClient`
      const config = { name: 'gc_x_seconds', help: 'H.', buckets: [1] };
      new Histogram(config);
    `,
    promClient`
      const options = { seconds: { name: 'gc_x_seconds', help: 'H.', buckets: [1] } };
      new Histogram(options.seconds);
    `,
    promClient`new Summary({ name: 'gc_x_seconds', help: 'H.' });`,
    promClient`new Gauge({ name: 'gc_x_seconds', help: 'H.' });`,
    promClient`new Counter({ name: 'gc_x_total', help: 'H.' });`,
    {
      name: 'a test',
      code: promClient`new Histogram({ name: 'gc_x_seconds', help: 'H.' });`,
      filename: 'tests/histogram.test.ts',
    },
    code`
      import StatsD from 'hot-shots';
      new StatsD().histogram('join.size', 3);
    `,
    code`
      import { createHistogram } from 'node:perf_hooks';
      createHistogram({ figures: 3 });
    `,
    code`
      import { Histogram } from './chart.js';
      new Histogram({ name: 'ages' });
    `,
    code`chart.histogram({ name: 'ages', data });`,
  ],
  invalid: [
    {
      name: 'undefined is none',
      code: promClient`new Histogram({ name: 'gc_x_seconds', help: 'H.', buckets: undefined });`,
      errors: [
        {
          messageId: 'missing',
          line: 2,
          column: 23,
          endColumn: 37,
          suggestions: [
            {
              messageId: 'add',
              output: promClient`new Histogram({ name: 'gc_x_seconds', help: 'H.', buckets: [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10] });`,
            },
          ],
        },
      ],
    },
    {
      code: promClient`new Histogram({ name: 'gc_x_seconds', buckets: undefined, help: 'H.' });`,
      errors: [
        {
          messageId: 'missing',
          line: 2,
          column: 23,
          endColumn: 37,
          suggestions: [
            {
              messageId: 'add',
              output: promClient`new Histogram({ name: 'gc_x_seconds', buckets: [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10], help: 'H.' });`,
            },
          ],
        },
      ],
    },
    {
      name: 'a spread that is followed',
      code: promClient`
        const common = { help: 'H.' };
        new Histogram({ name: 'gc_x_seconds', ...common });
      `,
      errors: [
        {
          messageId: 'missing',
          line: 3,
          column: 23,
          endColumn: 37,
          suggestions: [
            {
              messageId: 'add',
              output: promClient`
            const common = { help: 'H.' };
            new Histogram({ name: 'gc_x_seconds', ...common, buckets: [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10] });
          `,
            },
          ],
        },
      ],
    },
    {
      name: 'a configuration that others may use',
      code: promClient`
        const config = { name: 'gc_x_seconds', help: 'H.' };
        new Histogram(config);
      `,
      errors: [{ messageId: 'missing', line: 2, column: 24, endColumn: 38 }],
    },
    {
      code: promClient`
        const config = Object.freeze({ name: 'gc_x_seconds', help: 'H.' });
        new Histogram(config);
      `,
      errors: [{ messageId: 'missing', line: 2, column: 38, endColumn: 52 }],
    },
    {
      name: 'no options at all',
      code: promClient`new Histogram({});`,
      errors: [
        {
          messageId: 'missing',
          line: 2,
          column: 5,
          endColumn: 14,
          suggestions: [
            {
              messageId: 'add',
              output: promClient`new Histogram({ buckets: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000] });`,
            },
          ],
        },
      ],
    },
  ],
});

run('require-histogram-buckets: where the suggestion puts them', rule, {
  valid: [
    promClient`
      new Histogram({
        name: 'gc_x_seconds',
        help: 'H.',
        buckets: [1],
      });
    `,
  ],
  invalid: [
    {
      code: promClient`
        new Histogram({
          name: 'gc_x_seconds',
          help: 'H.',
        });
      `,
      errors: [
        {
          messageId: 'missing',
          line: 3,
          column: 9,
          endColumn: 23,
          suggestions: [
            {
              messageId: 'add',
              output: promClient`
            new Histogram({
              name: 'gc_x_seconds',
              help: 'H.',
              buckets: [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10],
            });
          `,
            },
          ],
        },
      ],
    },
    {
      code: promClient`
        new Histogram({
          name: 'gc_x_seconds',
          help: 'H.'
        });
      `,
      errors: [
        {
          messageId: 'missing',
          line: 3,
          column: 9,
          endColumn: 23,
          suggestions: [
            {
              messageId: 'add',
              output: promClient`
            new Histogram({
              name: 'gc_x_seconds',
              help: 'H.',
              buckets: [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10]
            });
          `,
            },
          ],
        },
      ],
    },
    {
      code: promClient`
        new Histogram({
          name: 'gc_x_seconds',
          help: 'H.', // why
        });
      `,
      errors: [
        {
          messageId: 'missing',
          line: 3,
          column: 9,
          endColumn: 23,
          suggestions: [
            {
              messageId: 'add',
              output: promClient`
            new Histogram({
              name: 'gc_x_seconds',
              help: 'H.', // why
              buckets: [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10],
            });
          `,
            },
          ],
        },
      ],
    },
    {
      code: promClient`
        new Histogram({
          name: 'gc_x_seconds',
          help: 'H.' // why
        });
      `,
      errors: [
        {
          messageId: 'missing',
          line: 3,
          column: 9,
          endColumn: 23,
          suggestions: [
            {
              messageId: 'add',
              output: promClient`
            new Histogram({
              name: 'gc_x_seconds',
              help: 'H.', // why
              buckets: [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10]
            });
          `,
            },
          ],
        },
      ],
    },
    {
      code: promClient`
        new Histogram({
          name: 'gc_x_seconds',
          help: 'H.', /* why */ // and how
          // the end
        });
      `,
      errors: [
        {
          messageId: 'missing',
          line: 3,
          column: 9,
          endColumn: 23,
          suggestions: [
            {
              messageId: 'add',
              output: promClient`
            new Histogram({
              name: 'gc_x_seconds',
              help: 'H.', /* why */ // and how
              buckets: [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10],
              // the end
            });
          `,
            },
          ],
        },
      ],
    },
    {
      name: 'a comma at the end of a line',
      code: promClient`new Histogram({ name: 'gc_x_seconds', help: 'H.', });`,
      errors: [
        {
          messageId: 'missing',
          line: 2,
          column: 23,
          endColumn: 37,
          suggestions: [
            {
              messageId: 'add',
              output: promClient`new Histogram({ name: 'gc_x_seconds', help: 'H.', buckets: [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10], });`,
            },
          ],
        },
      ],
    },
    {
      name: 'tabs, and a last property of several lines',
      code: promClient`
        const durations = {
        	join: new Histogram({
        		name: 'gc_x_seconds',
        		help: 'H.',
        		async collect() {
        			this.observe(1);
        		},
        	}),
        };
      `,
      errors: [
        {
          messageId: 'missing',
          line: 4,
          column: 9,
          endColumn: 23,
          suggestions: [
            {
              messageId: 'add',
              output: promClient`
            const durations = {
            	join: new Histogram({
            		name: 'gc_x_seconds',
            		help: 'H.',
            		async collect() {
            			this.observe(1);
            		},
            		buckets: [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10],
            	}),
            };
          `,
            },
          ],
        },
      ],
    },
    {
      code: promClient`
        class Metrics {
          readonly #duration = new Histogram({ name: 'gc_x_seconds' } as const);
        }
      `,
      errors: [
        {
          messageId: 'missing',
          line: 3,
          column: 46,
          endColumn: 60,
          suggestions: [
            {
              messageId: 'add',
              output: promClient`
            class Metrics {
              readonly #duration = new Histogram({ name: 'gc_x_seconds', buckets: [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10] } as const);
            }
          `,
            },
          ],
        },
      ],
    },
    {
      name: 'nestjs-prometheus',
      code: code`
        import { makeHistogramProvider as make } from '@willsoto/nestjs-prometheus';
        export const providers = [make({ name: 'gc_x_seconds', help: 'H.' })];
      `,
      errors: [
        {
          messageId: 'missing',
          line: 2,
          column: 40,
          endColumn: 54,
          suggestions: [
            {
              messageId: 'add',
              output: code`
            import { makeHistogramProvider as make } from '@willsoto/nestjs-prometheus';
            export const providers = [make({ name: 'gc_x_seconds', help: 'H.', buckets: [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10] })];
          `,
            },
          ],
        },
      ],
    },
    {
      name: 'require',
      code: code`
        const client = require('prom-client');
        new client.Histogram({ name: 'gc_x_seconds', help: 'H.' });
      `,
      errors: [
        {
          messageId: 'missing',
          line: 2,
          column: 30,
          endColumn: 44,
          suggestions: [
            {
              messageId: 'add',
              output: code`
            const client = require('prom-client');
            new client.Histogram({ name: 'gc_x_seconds', help: 'H.', buckets: [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10] });
          `,
            },
          ],
        },
      ],
    },
  ],
});

run('require-histogram-buckets: wrappers', rule, {
  valid: [
    {
      name: 'sets them itself',
      code: code`
        import { createHistogram } from '@acme/metrics';
        createHistogram({ name: 'gc_x_seconds', help: 'H.' });
      `,
      settings: {
        observability: {
          profiles: [
            {
              packages: ['@acme/metrics'],
              exports: {
                createHistogram: { fact: { kind: 'metric', type: 'histogram', name: { arg: 0, key: 'name' } } },
              },
            },
          ],
        },
      },
    },
    code`register.histogram({ name: 'gc_x_seconds', help: 'H.', buckets: [1] });`,
    code`register.summary({ name: 'gc_x_seconds', help: 'H.' });`,
    code`register.gauge<{ route: string }>({ name: 'gc_x_seconds', help: 'H.' });`,
    code`register.avgMinMax({ name: 'gc_x_seconds', help: 'H.' });`,
  ],
  invalid: [
    {
      name: 'may set buckets itself, so no suggestion',
      code: code`register.histogram<{ route: string }>({ name: 'gc_x_seconds', help: 'H.' });`,
      errors: [{ messageId: 'missing', line: 1, column: 47, endColumn: 61 }],
    },
    {
      code: code`createHistogramMetric({ name: 'gc_x_seconds', help: 'H.' });`,
      errors: [{ messageId: 'missing', line: 1, column: 31, endColumn: 45 }],
    },
    {
      code: code`
        import { meter } from './otel.js';
        meter.createHistogram('gc.x');
      `,
      errors: [{ messageId: 'missing', line: 2, column: 23, endColumn: 29 }],
    },
  ],
});

run('require-histogram-buckets: OpenTelemetry', rule, {
  valid: [
    otel`meter.createHistogram('gc.x', { advice: { explicitBucketBoundaries: [1, 2] } });`,
    otel`meter.createHistogram('gc.x', { advice: { explicitBucketBoundaries } });`,
    otel`meter.createHistogram('gc.x', { advice });`,
    otel`meter.createHistogram('gc.x', options);`,
    otel`meter.createHistogram('gc.x', { ...options });`,
    otel`meter.createHistogram('gc.x', ...rest);`,
    otel`
      const advice = { explicitBucketBoundaries: [1] };
      meter.createHistogram('gc.x', { advice });
    `,
    otel`meter.createCounter('gc.x');`,
    otel`
      new NodeSDK({ views: [] });
      meter.createHistogram('gc.x');
    `,
    otel`
      new MeterProvider({ readers, views });
      meter.createHistogram('gc.x');
    `,
    otel`
      registerOTel({ serviceName: 'gc', views: [{ instrumentName: '*' }] });
      meter.createHistogram('gc.x');
    `,
    otel`
      provider.addView(view);
      meter.createHistogram('gc.x');
    `,
    otel`
      const view = new View({ instrumentName: '*', aggregation });
      meter.createHistogram('gc.x');
    `,
    otel`
      const config = { views: [view] };
      new opentelemetry.NodeSDK(config);
      meter.createHistogram('gc.x');
    `,
    {
      name: 'the project has views',
      code: otel`meter.createHistogram('gc.x');`,
      settings: { observability: { views: true } },
    },
  ],
  invalid: [
    {
      code: otel`meter.createHistogram('gc.join.duration');`,
      errors: [
        {
          messageId: 'missing',
          line: 4,
          column: 23,
          endColumn: 41,
          suggestions: [
            {
              messageId: 'add',
              output: otel`meter.createHistogram('gc.join.duration', { advice: { explicitBucketBoundaries: [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10] } });`,
            },
          ],
        },
      ],
    },
    {
      code: otel`
        meter.createHistogram('gc.a.b');
        meter.createHistogram('gc.a.c');
      `,
      errors: [
        {
          messageId: 'missing',
          line: 4,
          column: 23,
          endColumn: 31,
          suggestions: [
            {
              messageId: 'add',
              output: otel`
            meter.createHistogram('gc.a.b', { advice: { explicitBucketBoundaries: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000] } });
            meter.createHistogram('gc.a.c');
          `,
            },
          ],
        },
        {
          messageId: 'missing',
          line: 5,
          column: 23,
          endColumn: 31,
          suggestions: [
            {
              messageId: 'add',
              output: otel`
            meter.createHistogram('gc.a.b');
            meter.createHistogram('gc.a.c', { advice: { explicitBucketBoundaries: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000] } });
          `,
            },
          ],
        },
      ],
    },
    {
      code: otel`meter.createHistogram('gc.join.duration',);`,
      errors: [
        {
          messageId: 'missing',
          line: 4,
          column: 23,
          endColumn: 41,
          suggestions: [
            {
              messageId: 'add',
              output: otel`meter.createHistogram('gc.join.duration', { advice: { explicitBucketBoundaries: [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10] } },);`,
            },
          ],
        },
      ],
    },
    {
      code: otel`meter.createHistogram('gc.join.duration', {});`,
      errors: [
        {
          messageId: 'missing',
          line: 4,
          column: 23,
          endColumn: 41,
          suggestions: [
            {
              messageId: 'add',
              output: otel`meter.createHistogram('gc.join.duration', { advice: { explicitBucketBoundaries: [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10] } });`,
            },
          ],
        },
      ],
    },
    {
      code: otel`meter.createHistogram('gc.join.duration', { unit: 'ms' });`,
      errors: [
        {
          message:
            "Histogram 'gc.join.duration' has no buckets of its own: the OpenTelemetry SDK falls back to 0, 5, 10, … 10000, whose boundaries your SLO threshold most likely falls between. Set advice.explicitBucketBoundaries (or a View) around the values and the SLO you expect.",
          line: 4,
          column: 23,
          endColumn: 41,
          suggestions: [
            {
              messageId: 'add',
              output: otel`meter.createHistogram('gc.join.duration', { unit: 'ms', advice: { explicitBucketBoundaries: [5, 10, 25, 50, 75, 100, 250, 500, 750, 1000, 2500, 5000, 7500, 10000] } });`,
            },
          ],
        },
      ],
    },
    {
      code: otel`meter.createHistogram('gc.join', { unit: 's' });`,
      errors: [
        {
          messageId: 'missing',
          line: 4,
          column: 23,
          endColumn: 32,
          suggestions: [
            {
              messageId: 'add',
              output: otel`meter.createHistogram('gc.join', { unit: 's', advice: { explicitBucketBoundaries: [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10] } });`,
            },
          ],
        },
      ],
    },
    {
      code: otel`meter.createHistogram('gc.media', { unit: 'By' });`,
      errors: [
        {
          messageId: 'missing',
          line: 4,
          column: 23,
          endColumn: 33,
          suggestions: [
            {
              messageId: 'add',
              output: otel`meter.createHistogram('gc.media', { unit: 'By', advice: { explicitBucketBoundaries: [1024, 4096, 16384, 65536, 262144, 1048576, 4194304, 16777216] } });`,
            },
          ],
        },
      ],
    },
    {
      code: otel`meter.createHistogram('gc.participants', { unit: '{participant}' });`,
      errors: [
        {
          messageId: 'missing',
          line: 4,
          column: 23,
          endColumn: 40,
          suggestions: [
            {
              messageId: 'add',
              output: otel`meter.createHistogram('gc.participants', { unit: '{participant}', advice: { explicitBucketBoundaries: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000] } });`,
            },
          ],
        },
      ],
    },
    {
      code: otel`meter.createHistogram('gc.x', { advice: { attributes: ['a'] } });`,
      errors: [
        {
          messageId: 'missing',
          line: 4,
          column: 23,
          endColumn: 29,
          suggestions: [
            {
              messageId: 'add',
              output: otel`meter.createHistogram('gc.x', { advice: { attributes: ['a'], explicitBucketBoundaries: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000] } });`,
            },
          ],
        },
      ],
    },
    {
      code: otel`meter.createHistogram('gc.x', { advice: {} });`,
      errors: [
        {
          messageId: 'missing',
          line: 4,
          column: 23,
          endColumn: 29,
          suggestions: [
            {
              messageId: 'add',
              output: otel`meter.createHistogram('gc.x', { advice: { explicitBucketBoundaries: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000] } });`,
            },
          ],
        },
      ],
    },
    {
      code: otel`meter.createHistogram('gc.x', { advice: undefined, unit: '{x}' });`,
      errors: [
        {
          messageId: 'missing',
          line: 4,
          column: 23,
          endColumn: 29,
          suggestions: [
            {
              messageId: 'add',
              output: otel`meter.createHistogram('gc.x', { advice: { explicitBucketBoundaries: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000] }, unit: '{x}' });`,
            },
          ],
        },
      ],
    },
    {
      name: 'advice that others may use',
      code: otel`
        const advice = { attributes: ['a'] };
        meter.createHistogram('gc.x', { advice });
      `,
      errors: [{ messageId: 'missing', line: 5, column: 23, endColumn: 29 }],
    },
    {
      name: 'an SDK without views',
      code: otel`
        new NodeSDK({ metricReader });
        new NodeSDK();
        meter.createHistogram('gc.x');
      `,
      errors: [
        {
          messageId: 'missing',
          line: 6,
          column: 23,
          endColumn: 29,
          suggestions: [
            {
              messageId: 'add',
              output: otel`
            new NodeSDK({ metricReader });
            new NodeSDK();
            meter.createHistogram('gc.x', { advice: { explicitBucketBoundaries: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000] } });
          `,
            },
          ],
        },
      ],
    },
    {
      code: otel`
        render({ views });
        meter.createHistogram('gc.x');
      `,
      errors: [
        {
          messageId: 'missing',
          line: 5,
          column: 23,
          endColumn: 29,
          suggestions: [
            {
              messageId: 'add',
              output: otel`
            render({ views });
            meter.createHistogram('gc.x', { advice: { explicitBucketBoundaries: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000] } });
          `,
            },
          ],
        },
      ],
    },
    {
      code: otel`
        meter.createHistogram(
          'gc.join.duration',
          {
            unit: 's',
          },
        );
      `,
      errors: [
        {
          messageId: 'missing',
          line: 5,
          column: 3,
          endColumn: 21,
          suggestions: [
            {
              messageId: 'add',
              output: otel`
            meter.createHistogram(
              'gc.join.duration',
              {
                unit: 's',
                advice: { explicitBucketBoundaries: [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10] },
              },
            );
          `,
            },
          ],
        },
      ],
    },
  ],
});
