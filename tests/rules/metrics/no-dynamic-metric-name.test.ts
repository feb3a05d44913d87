import {
  InMemoryMetricExporter,
  AggregationTemporality,
  MeterProvider,
  PeriodicExportingMetricReader,
} from '@opentelemetry/sdk-metrics';
import { Counter, Registry } from 'prom-client';
import { describe, expect, test } from 'vitest';
import { run } from '../../run.js';
import rule from '../../../src/rules/metrics/no-dynamic-metric-name.js';
import { code, otel, promClient } from './code.js';

const USERS = Array.from({ length: 50 }, (_, i) => `u${i}`);

describe('what a name with an id in it costs', () => {
  test('prom-client holds every metric, also when nobody refers to it any more', async () => {
    const registry = new Registry();
    for (const user of USERS)
      new Counter({ name: `gc_joins_${user}_total`, help: 'Joins.', registers: [registry] }).inc();
    expect(registry.getMetricsAsArray()).toHaveLength(50);
    expect((await registry.metrics()).match(/^# HELP /gm)).toHaveLength(50);
  });

  test('the OpenTelemetry SDK sends every instrument again at each collection', async () => {
    const exporter = new InMemoryMetricExporter(AggregationTemporality.CUMULATIVE);
    const reader = new PeriodicExportingMetricReader({ exporter, exportIntervalMillis: 3_600_000 });
    const provider = new MeterProvider({ readers: [reader] });
    for (const user of USERS) provider.getMeter('gc').createCounter(`gc.joins.${user}`).add(1);
    await provider.forceFlush();
    await provider.forceFlush();
    const perExport = exporter.getMetrics().map(({ scopeMetrics }) => scopeMetrics[0]!.metrics.length);
    expect(perExport).toEqual([50, 50]);
    await provider.shutdown();
  });
});

run('no-dynamic-metric-name: what a message says', rule, {
  valid: [promClient`new Counter({ name: 'gc_user_joins_total', help: 'Joins.', labelNames: ['result'] });`],
  invalid: [
    {
      code: promClient`new Counter({ name: \`gc_user_\${userId}_joins_total\`, help: 'Joins.' });`,
      errors: [
        {
          message:
            "'userId' in the name of metric 'gc_user_${…}_joins_total' is unbounded: there is a new one for every user. Each value is a metric of its own, which no dashboard or alert finds and prom-client holds until the process ends. Give the metric one constant name, such as 'gc_user_joins_total', and put the id on the log or the span, and label by something with few values, such as result, type or route.",
          line: 2,
          column: 32,
          endColumn: 38,
        },
      ],
    },
    {
      code: otel`meter.createCounter(\`gc.jobs.\${eventId}\`, { description: 'Jobs.' });`,
      errors: [
        {
          message:
            "'eventId' in the name of metric 'gc.jobs.${…}' is unbounded: there is a new one for every event. Each value is an instrument of its own, which no dashboard or alert finds and the SDK holds until the process ends. Give the metric one constant name, such as 'gc.jobs', and put the id on the log or the span, and label by something with few values, such as result, type or route.",
          line: 4,
          column: 32,
          endColumn: 39,
        },
      ],
    },
    {
      code: otel`meter.createCounter('gc.jobs.' + queueName, { description: 'Jobs.' });`,
      errors: [
        {
          message:
            "'queueName' in the name of metric 'gc.jobs.${…}' is the name of a queue, which is data: each queue has a metric of its own, queries and alerts have to name every one, and a new one goes unseen. Give the metric one constant name, such as 'gc.jobs', and make 'queue' a label while these are few.",
          line: 4,
          column: 34,
          endColumn: 43,
        },
      ],
    },
    {
      code: code`
        import { StatsD } from 'hot-shots';
        const statsd = new StatsD();
        app.use((req, res, next) => statsd.increment(\`http.\${req.method}.\${req.path}\`));
      `,
      errors: [
        {
          message:
            "'req.path' in the name of metric 'http.${…}.${…}' is unbounded: callers choose it, ids included. Each value is a metric of its own, which no dashboard or alert finds and the backend has to hold and bill. Give the metric one constant name, and label by the route pattern.",
          line: 3,
          column: 68,
          endColumn: 76,
        },
      ],
    },
    {
      code: code`
        import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
        const metrics = new Metrics({ namespace: 'gc' });
        export const handler = async (event) => metrics.addMetric(\`joins_\${event.body.meeting}\`, MetricUnit.Count, 1);
      `,
      errors: [
        {
          message:
            "'event.body.meeting' in the name of metric 'joins_${…}' is unbounded: callers choose it. Each value is a metric of its own on the CloudWatch bill, which no dashboard or alarm finds. Give the metric one constant name, and label by one of a few known values that it is mapped to.",
          line: 3,
          column: 68,
          endColumn: 86,
        },
      ],
    },
    {
      name: 'the whole name',
      code: code`metricsRegister.counter({ name: req.params.name, help: 'Whatever.' });`,
      errors: [
        {
          message:
            "'req.params.name' in the name of metric 'req.params.name' is unbounded: callers choose it. Each value is a metric of its own, which no dashboard or alert finds and prom-client holds until the process ends. Give the metric one constant name, and label by one of a few known values that it is mapped to.",
          line: 1,
          column: 33,
          endColumn: 48,
        },
      ],
    },
  ],
});

/** A StatsD client in line 1; the code given starts in line 2. */
function statsd(strings: TemplateStringsArray): string {
  return `import { StatsD } from 'hot-shots'; const statsd = new StatsD();\n${code(strings)}`;
}

run('no-dynamic-metric-name: what has no end', rule, {
  valid: [],
  invalid: [
    ...[
      ['user.id', 'every user'],
      ['this.sessionId', 'every session'],
      ['meeting?.id', 'every meeting'],
      ['(ctx as any).params.id', 'callers choose'],
      ['req.query.kind!', 'callers choose'],
      ['request.headers["x-client"]', 'callers choose'],
      ['req.user.email', 'every person'],
      ['event.pathParameters.room', 'callers choose'],
      ['event.queryStringParameters?.room', 'callers choose'],
      ['err.message', 'free text'],
      ['error', 'free text'],
      ['String(err)', 'free text'],
      ['Date.now()', 'never comes twice'],
      ['new Date().toISOString()', 'never comes twice'],
      ['crypto.randomUUID()', 'never comes twice'],
      ['userId.slice(0, 8)', 'every user'],
      ["userId.replaceAll('-', '_')", 'every user'],
      ['userId.replace(/[^a-z0-9]+/gi, "_").toLowerCase()', 'every user'],
      ['snakeCase(user.id)', 'every user'],
      ['_.kebabCase(req.path)', 'callers choose'],
      ['isGuest ? "guest" : userId', 'every user'],
      ['tenant', 'the name of a tenant'],
      ['tenantName', 'the name of a tenant'],
      ['currentTenant.slug', 'the name of a tenant'],
      ['req.tenant.name', 'the name of a tenant'],
      ['customer.name', 'the name of a customer'],
      ['this.organization.slug', 'the name of a organization'],
      ['queueName', 'the name of a queue'],
      ['queue.name', 'the name of a queue'],
      ['this.queue.name', 'the name of a queue'],
      ['job.queueName', 'the name of a queue'],
      ['topic', 'the name of a topic'],
      ['options.userId', 'every user'],
      ['getStore().requestId', 'every request'],
      ['row.USER_ID', 'every user'],
    ].map(([part, why]) => ({
      code: `import { StatsD } from 'hot-shots'; new StatsD().increment(\`joins.\${${part!}}.done\`);`,
      errors: [{ message: new RegExp(why!), line: 1, column: 69 }],
    })),
    {
      name: 'concatenation, constants, functions of the file',
      code: statsd`
        statsd.increment('joins.' + user.id);
        const key = \`joins.\${userId}\`;
        statsd.increment(key);
        statsd.timing(key, 5);
        const keyOf = (meetingId) => \`joins.\${meetingId}\`;
        statsd.increment(keyOf(x));
        statsd.increment(keyOf(y));
      `,
      errors: [
        { messageId: 'dynamic', line: 2, column: 29 },
        { messageId: 'dynamic', line: 3, column: 22 },
        { messageId: 'dynamic', line: 6, column: 39 },
      ],
    },
    {
      name: 'a constant in another spelling',
      code: statsd`
        app.use((req) => {
          const path = req.path.replace(/\\//g, '_');
          const key = \`http.\${req.method.toLowerCase()}.\${path}\`;
          statsd.increment(\`\${key}.count\`);
          const first = req.originalUrl.split('?')[0].slice(1).split('/').slice(0, 2).join('_').replace(/:/g, '') || 'none';
          statsd.timing(\`http.\${first}\`, 5);
          const name = queue.name.replace(':', '_');
          statsd.gauge(\`\${name}.waiting\`, 5);
        });
      `,
      errors: [
        { message: /^'req\.path' .* callers choose it/, line: 4, column: 51 },
        { message: /^'req\.originalUrl' .* callers choose it/, line: 7, column: 25 },
        { message: /^'queue\.name' .* the name of a queue/, line: 9, column: 19 },
      ],
    },
    {
      name: 'two in one name',
      code: statsd`statsd.gauge(\`\${tenantId}.\${userId}\`, 1);`,
      errors: [
        { messageId: 'dynamic', line: 2, column: 17 },
        { messageId: 'dynamic', line: 2, column: 29 },
      ],
    },
    {
      name: 'a list of parts, a list of names',
      code: statsd`
        statsd.increment(['joins', userId].join('.'));
        statsd.increment(['joins', \`joins.\${userId}\`]);
        statsd.increment(isNew ? \`joins.\${userId}\` : 'joins');
      `,
      errors: [
        { messageId: 'dynamic', line: 2, column: 28 },
        { messageId: 'dynamic', line: 3, column: 37 },
        { message: /^'userId' in the name of metric 'isNew \? /, line: 4, column: 18 },
      ],
    },
    {
      name: 'destructured, also from a request',
      code: statsd`
        const { path: where } = req;
        statsd.increment(\`http.\${where}\`);
        function count({ tenantId, queue: { name: queueName } }) {
          statsd.increment(\`jobs.\${tenantId}.\${queueName}\`);
        }
      `,
      errors: [
        { messageId: 'dynamic', line: 3, column: 26 },
        { messageId: 'dynamic', line: 5, column: 28 },
        { messageId: 'member', line: 5, column: 40 },
      ],
    },
    {
      name: 'a loop over what comes from elsewhere',
      code: promClient`
        export function watch(queues) {
          for (const queue of queues) new Gauge({ name: \`jobs_\${queue.name}\`, help: 'Waiting jobs.' });
          queues.forEach(({ queueName }) => new Gauge({ name: \`jobs_\${queueName}\`, help: 'Waiting jobs.' }));
        }
      `,
      errors: [
        { messageId: 'member', line: 3, column: 57 },
        { messageId: 'member', line: 4, column: 63 },
      ],
    },
    {
      name: 'fields',
      code: statsd`
        class Worker {
          #tenantId;
          constructor(tenantId: string, private readonly queueName: string) { this.#tenantId = tenantId; }
          run() { statsd.increment(\`jobs.\${this.#tenantId}.\${this.queueName}\`); }
        }
      `,
      errors: [
        { messageId: 'dynamic', line: 5, column: 36 },
        { messageId: 'member', line: 5, column: 54 },
      ],
    },
    {
      name: 'types that say no more than the name',
      code: statsd`
        import type { UserId } from './ids';
        function count(userId: UserId, tenant: string | undefined, meetingId: Meeting['id']) {
          statsd.increment(\`a.\${userId}\`);
          statsd.increment(\`b.\${tenant}\`);
          statsd.increment(\`c.\${meetingId}\`);
        }
      `,
      errors: [
        { messageId: 'dynamic', line: 4, column: 25 },
        { messageId: 'member', line: 5, column: 25 },
        { messageId: 'dynamic', line: 6, column: 25 },
      ],
    },
    {
      name: 'a function of the file that is given an id once',
      code: statsd`
        function count(tenant) { statsd.increment(\`joins.\${tenant}\`); }
        count('acme');
        count(req.tenant);
      `,
      errors: [{ messageId: 'member', line: 2, column: 52 }],
    },
    {
      name: 'an id that is handed to a function of the file under another name',
      code: statsd`
        const count = (what: string) => statsd.increment(\`joins.\${what}\`);
        count('video');
        count(req.user.id);
        class Metrics {
          increment(key) { statsd.increment(key); }
          done(job) {
            this.increment('jobs.done');
            this.increment(\`jobs.\${config.prefix}.\${job.id}\`);
          }
        }
      `,
      errors: [
        { message: /^'req\.user\.id' in the name of metric 'joins\.\$\{…\}'/, line: 4, column: 7 },
        { message: /^'job\.id' in the name of metric 'jobs\.\$\{…\}\.\$\{…\}'/, line: 9, column: 45 },
      ],
    },
    {
      name: 'a name that is handed to a function of the file',
      code: statsd`
        function count(name) { statsd.increment(\`gc.\${name}\`); }
        count('joins');
        count(\`joins.\${userId}\`);
      `,
      errors: [{ message: /metric 'gc\.joins\.\$\{…\}'.*such as 'gc\.joins'/, line: 4, column: 16 }],
    },
  ],
});

run('no-dynamic-metric-name: what the code or the configuration fixes', rule, {
  valid: [
    ...[
      'prefix',
      'this.prefix',
      'options.prefix',
      'this.config.prefix',
      'config.tenantId',
      'this.appConfig.tenant.name',
      "configService.get('TENANT')",
      'getConfig().tenantId',
      'process.env.TENANT_ID',
      'process.env.QUEUE ?? "default"',
      'env["QUEUE_NAME"]',
      'settings.queueName',
      'TENANT_ID',
      'QUEUES.topic',
      'Queue.Mail',
      'Limits.TENANT',
      'this.constructor.name',
      'target.name',
      'propertyKey',
      'Queues.name',
      'name',
      'kind',
      'status',
      'res.statusCode',
      'req.method',
      'req.route.path',
      'err.code',
      'error.name',
      'job.name',
      'event.type',
      'mailQueue.name',
      'queueType',
      'tenantCount',
      'hasUserId',
      'workerId',
      'shard.id',
      'i',
      'normalize(req.path)',
      'routeOf(req.path)',
      "req.path.replace(/\\d+/g, 'id')",
      'tenantOf(req)',
      'userId ? "user" : "guest"',
      '__filename',
      'import.meta.filename',
      'os.hostname()',
      'ERRORS[err.code]',
      'TABLE[userId]',
    ].map((part) => `import { StatsD } from 'hot-shots'; new StatsD().increment(\`joins.\${${part}}.done\`);`),
    promClient`
      const prefix = 'gc_';
      new Counter({ name: \`\${prefix}joins_total\`, help: 'Joins.' });
      new Counter({ name: prefix + 'leaves_total', help: 'Leaves.' });
      new Counter({ name: NAMES.joins, help: 'Joins.' });
      new Counter({ name, help: 'Joins.' });
      new Counter({ ...base, help: 'Joins.' });
      new Counter(configuration);
    `,
    {
      name: 'enums, literal unions, keys of a table',
      code: statsd`
        enum Tenant { Acme = 'acme', Globex = 'globex' }
        type Topic = 'joins' | 'leaves';
        const QUEUES = { mail: 1, video: 2 };
        interface Job { queue: 'mail' | 'video' }
        function a(tenant: Tenant, topic: Topic, queue: keyof typeof QUEUES, customer: (typeof LIST)[number]) {
          statsd.increment(\`\${tenant}.\${topic}.\${queue}.\${customer}\`);
        }
        function b({ queue }: { queue: 'mail' | 'video' }, { queue: q }: Job, job: Job) {
          statsd.increment(\`\${queue}.\${q}.\${job.queue}\`);
        }
        function c<T extends 'mail' | 'video'>(queue: T) { statsd.increment(\`jobs.\${queue}\`); }
        class D {
          queue: 'mail' | 'video';
          run() { statsd.increment(\`jobs.\${this.queue}\`); }
        }
        statsd.increment(\`jobs.\${Tenant.Acme}\`);
        statsd.increment(\`jobs.\${tenant as 'acme' | 'globex'}\`);
      `,
    },
    {
      name: 'a type of another file may be a union',
      code: statsd`
        import type { QueueName, Tenants } from './types';
        function count(queueName: QueueName, tenant: Tenants.Name) { statsd.increment(\`\${queueName}.\${tenant}\`); }
      `,
    },
    {
      name: 'loops over what is written in the file, in the configuration, in another file',
      code: promClient`
        import { queues } from './queues.js';
        const TOPICS = ['joins', 'leaves'] as const;
        const tenants = [{ name: 'acme' }, { name: 'globex' }];
        enum Queue { Mail = 'mail' }
        const g = (name) => new Gauge({ name, help: 'Waiting jobs.' });
        for (const topic of TOPICS) new Gauge({ name: \`jobs_\${topic}\`, help: 'Waiting jobs.' });
        for (const { name: tenantName } of tenants) new Gauge({ name: \`jobs_\${tenantName}\`, help: 'Waiting jobs.' });
        for (const tenant of tenants) new Gauge({ name: \`jobs_\${tenant.name}\`, help: 'Waiting jobs.' });
        for (const queue of queues) new Gauge({ name: \`jobs_\${queue.name}\`, help: 'Waiting jobs.' });
        for (const queue in { mail: 1 }) new Gauge({ name: \`jobs_\${queue}\`, help: 'Waiting jobs.' });
        for (const [queueName, size] of Object.entries({ mail: 1 })) new Gauge({ name: \`jobs_\${queueName}\`, help: 'W.' });
        for (const queue of config.queues) new Gauge({ name: \`jobs_\${queue.name}\`, help: 'Waiting jobs.' });
        for (const queue of process.env.QUEUES.split(',')) new Gauge({ name: \`jobs_\${queue}\`, help: 'Waiting jobs.' });
        for (const queue of new Set([...TOPICS, 'x'])) new Gauge({ name: \`jobs_\${queue}\`, help: 'Waiting jobs.' });
        Object.values(Queue).forEach((queue) => new Gauge({ name: \`jobs_\${queue}\`, help: 'Waiting jobs.' }));
        ['mail', 'video'].filter(Boolean).map((queueName) => new Gauge({ name: \`jobs_\${queueName}\`, help: 'W.' }));
        TOPICS.reduce((all, topic) => all.set(topic, new Gauge({ name: \`jobs_\${topic}\`, help: 'W.' })), new Map());
        class A {
          private readonly queues = ['mail', 'video'];
          watch() { for (const queue of this.queues) new Gauge({ name: \`jobs_\${queue}\`, help: 'Waiting jobs.' }); }
        }
      `,
    },
    {
      name: 'what a variable, a field, a parameter is only given',
      code: statsd`
        let queue = 'mail';
        if (isVideo) queue = 'video';
        statsd.increment(\`jobs.\${queue}\`);
        const { tenantId, queue: queueName } = config;
        statsd.increment(\`jobs.\${tenantId}.\${queueName}\`);
        const tenant = process.env.TENANT;
        statsd.increment(\`jobs.\${tenant}\`);
        class Worker {
          private readonly queueName = 'mail';
          constructor(config) { this.tenant = config.tenant; }
          run() { statsd.increment(\`jobs.\${this.queueName}.\${this.tenant}\`); }
        }
        function count(topic) { statsd.increment(\`jobs.\${topic}\`); }
        count('joins');
        count(isLeave ? 'leaves' : 'joins');
      `,
    },
    {
      name: 'imported by name',
      code: statsd`
        import { tenantId, queueName } from './constants.js';
        statsd.increment(\`jobs.\${tenantId}.\${queueName}\`);
      `,
    },
    {
      name: 'labels may be dynamic',
      code: statsd`statsd.increment('joins', { queue: queueName, tenant });`,
    },
    {
      name: 'settings',
      settings: { observability: { labels: { allow: ['tenant_id', 'queue'] } } },
      code: statsd`
        statsd.increment(\`jobs.\${tenantId}.\${tenant.id}.\${queue}\`);
      `,
    },
    {
      name: 'a store that is called like a StatsD client, look-alikes',
      code: code`
        this.metrics.set(\`\${userId}.joins\`, 5);
        usageMetrics.increment(\`user:\${userId}\`);
        cache.increment(\`joins.\${userId}\`);
        map.set(\`joins.\${userId}\`, 1);
        createElement(\`joins.\${userId}\`, 'Joins', []);
        logger.count(\`joins.\${userId}\`);
      `,
    },
    { name: 'a test file', filename: 'src/a.spec.ts', code: statsd`statsd.increment(\`joins.\${userId}\`);` },
  ],
  invalid: [],
});

run('no-dynamic-metric-name: every library', rule, {
  valid: [
    code`
      import { makeCounterProvider } from '@willsoto/nestjs-prometheus';
      const PREFIX = 'gc';
      makeCounterProvider({ name: \`\${PREFIX}_joins_total\`, help: 'Joins.' });
    `,
  ],
  invalid: [
    {
      code: code`
        const { Histogram: H } = require('prom-client');
        class Joins {
          #of = (meetingId: string) => new H<'result'>({ name: \`join_\${meetingId}_seconds\`, help: 'J.' } as const);
        }
      `,
      errors: [{ messageId: 'dynamic', line: 3, column: 64 }],
    },
    {
      code: code`
        import { makeGaugeProvider as gauge } from '@willsoto/nestjs-prometheus';
        export const of = (roomId) => gauge({ name: \`room_\${roomId}_peers\`, help: 'Peers.' });
      `,
      errors: [{ messageId: 'dynamic', line: 2, column: 53 }],
    },
    {
      code: code`
        import { MetricService } from 'nestjs-otel';
        class Jobs {
          constructor(private metrics: MetricService) {}
          done(job) { this.metrics.getCounter(\`jobs.\${job.id}\`, { description: 'Jobs.' }).add(1); }
        }
      `,
      errors: [{ messageId: 'dynamic', line: 4, column: 47 }],
    },
    {
      code: code`
        import tracer from 'dd-trace';
        tracer.dogstatsd?.increment(\`joins.\${user!.id}\`);
      `,
      errors: [{ messageId: 'dynamic', line: 2, column: 38 }],
    },
    {
      code: code`
        import { metricScope } from 'aws-embedded-metrics';
        export const handler = metricScope((metrics) => async (event) => metrics.putMetric(\`j_\${event.id}\`, 1));
      `,
      errors: [{ messageId: 'dynamic', line: 2, column: 89 }],
    },
    {
      name: 'wrappers',
      code: code`
        register.gauge<{ index: number }>({ name: \`room_\${room.id}\`, help: 'Peers.' });
        Metrics.increment(\`joins.\${userId}\`);
        createCounter(\`joins_\${userId}\`, 'Joins of a user', ['result']);
        this.meter?.createCounter(\`joins.\${userId}\`, {});
      `,
      errors: [
        { messageId: 'dynamic', line: 1, column: 51 },
        { messageId: 'dynamic', line: 2, column: 28 },
        { messageId: 'dynamic', line: 3, column: 24 },
        { messageId: 'dynamic', line: 4, column: 36 },
      ],
    },
  ],
});
