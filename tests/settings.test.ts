import { describe, expect, test } from 'vitest';
import { builtIn } from '../src/profiles/index.js';
import { readSettings, type ObservabilitySettings } from '../src/settings.js';
import { factsOf } from './model/facts-of.js';

const read = (observability: unknown) => readSettings({ observability });

/** What the error says after the name of the plugin. */
function errorOf(observability: unknown): string {
  try {
    read(observability);
  } catch (error) {
    return (error as Error).message.replace('eslint-plugin-observability: ', '');
  }
  throw new Error('accepted');
}

describe('defaults', () => {
  test('without the setting, and with an empty one', () => {
    for (const settings of [readSettings({}), read({})]) {
      expect(settings).toEqual({
        services: [],
        convention: expect.objectContaining({ text: '<service>_<subsystem>_<metric>_<unit>' }) as unknown,
        units: [],
        labels: { allow: [], deny: [] },
        logger: null,
        loggerNames: [],
        errorHelpers: [],
        instrumentation: [],
        views: false,
        slos: [],
        profiles: builtIn,
      });
    }
  });

  test('every part of the default convention is wanted', () => {
    expect(read({}).convention.parts).toEqual([
      { name: 'service', optional: false },
      { name: 'subsystem', optional: false },
      { name: 'metric', optional: false },
      { name: 'unit', optional: false },
    ]);
  });

  test('objectives are shares, thresholds with a unit are seconds', () => {
    const { slos } = read({
      slos: [
        'slos.yaml',
        { metric: 'a_seconds', threshold: '250ms', objective: 99.9, window: '30d' },
        { metric: 'b_bytes', threshold: 1024, objective: 0.99 },
      ],
    });
    expect(slos).toEqual([
      'slos.yaml',
      { metric: 'a_seconds', threshold: 0.25, isTime: true, objective: 0.999, window: '30d' },
      { metric: 'b_bytes', threshold: 1024, isTime: false, objective: 0.99, window: null },
    ]);
  });

  test('the logger is called logger, and is pino', () => {
    const { logger } = read({ logger: { module: '@acme/log' } });
    expect(logger).toMatchObject({ module: '@acme/log', import: 'logger', profile: { id: 'pino' } });
  });

  test('the same settings are read once', () => {
    const observability = { services: ['gc'] };
    expect(read(observability)).toBe(read(observability));
    expect(readSettings({})).toBe(readSettings({}));
  });
});

test('values arrive as they are written', () => {
  const settings = read({
    services: ['gc', 'mc'],
    metricConvention: '<service>_[<subsystem>_]<metric>[_<unit>]',
    units: ['gwei'],
    labels: { allow: ['shard_id'], deny: ['room'] },
    logger: { module: './src/log.js', import: 'default', extends: 'winston' },
    loggerNames: ['^audit$'],
    errorHelpers: ['swallow'],
    views: true,
  } satisfies ObservabilitySettings);
  expect(settings).toMatchObject({
    services: ['gc', 'mc'],
    units: ['gwei'],
    labels: { allow: ['shard_id'], deny: ['room'] },
    logger: { module: './src/log.js', import: 'default', profile: { id: 'winston' } },
    loggerNames: [{ source: '^audit$', test: expect.any(Function) as () => boolean }],
    errorHelpers: ['swallow'],
    views: true,
  });
  expect(settings.convention.parts.filter((part) => part.optional).map((part) => part.name)).toEqual([
    'subsystem',
    'unit',
  ]);
});

describe('bad values are named with their path and what is accepted', () => {
  const accepted =
    'services, metricConvention, units, labels, logger, loggerNames, errorHelpers, instrumentation, views, slos, profiles';
  const loggers = builtIn.filter((profile) => profile.logger).map((profile) => profile.id);
  const convention =
    'parts <service>, <subsystem>, <metric>, <unit> in this order joined by _, with optional ones in [], such as <service>_[<subsystem>_]<metric>[_<unit>]';

  test.each<[unknown, string]>([
    ['gc', 'settings.observability must be an object, but is "gc".'],
    [null, 'settings.observability must be an object, but is null.'],
    [[], 'settings.observability must be an object, but is [].'],
    [{ service: 'gc' }, `settings.observability.service is not a setting. Accepted here: ${accepted}.`],
    [{ services: 'gc' }, 'settings.observability.services must be an array of strings, but is "gc".'],
    [{ services: ['gc', 3] }, 'settings.observability.services[1] must be a non-empty string, but is 3.'],
    [{ services: [''] }, 'settings.observability.services[0] must be a non-empty string, but is "".'],
    [{ metricConvention: '' }, 'settings.observability.metricConvention must be a non-empty string, but is "".'],
    [
      { metricConvention: '<service>' },
      `settings.observability.metricConvention must be ${convention}, but is "<service>".`,
    ],
    [
      { metricConvention: '<metric>_<service>' },
      `settings.observability.metricConvention must be ${convention}, but is "<metric>_<service>".`,
    ],
    [
      { metricConvention: '<team>_<metric>' },
      `settings.observability.metricConvention must be ${convention}, but is "<team>_<metric>".`,
    ],
    [{ units: { gwei: true } }, 'settings.observability.units must be an array of strings, but is {"gwei":true}.'],
    [{ labels: ['x'] }, 'settings.observability.labels must be an object, but is ["x"].'],
    [{ labels: { ignore: [] } }, 'settings.observability.labels.ignore is not a setting. Accepted here: allow, deny.'],
    [{ labels: { deny: [/x/] } }, 'settings.observability.labels.deny[0] must be a non-empty string, but is {}.'],
    [{ logger: '@acme/log' }, 'settings.observability.logger must be an object, but is "@acme/log".'],
    [{ logger: {} }, 'settings.observability.logger.module must be a non-empty string, but is undefined.'],
    [
      { logger: { module: 'x', name: 'log' } },
      'settings.observability.logger.name is not a setting. Accepted here: module, import, extends.',
    ],
    [
      { logger: { module: 'x', import: '{ log }' } },
      'settings.observability.logger.import must be an export name, or default, but is "{ log }".',
    ],
    [
      { logger: { module: 'x', extends: 'prom-client' } },
      `settings.observability.logger.extends must be one of ${loggers.join(', ')}, but is "prom-client".`,
    ],
    [{ loggerNames: 'audit' }, 'settings.observability.loggerNames must be an array, but is "audit".'],
    [
      { loggerNames: ['ok', '('] },
      'settings.observability.loggerNames[1] must be a regular expression (Invalid regular expression: /(/: Unterminated group), but is "(".',
    ],
    [
      { errorHelpers: [String] },
      'settings.observability.errorHelpers[0] must be a non-empty string, but is a function.',
    ],
    [
      { instrumentation: ['dd-trace', 'otel'] },
      'settings.observability.instrumentation[1] must be the name of a package that instruments, such as @opentelemetry/auto-instrumentations-node, @opentelemetry/instrumentation-http, dd-trace or @sentry/node, but is "otel".',
    ],
    [{ slos: {} }, 'settings.observability.slos must be an array, but is {}.'],
    [
      { slos: [3] },
      'settings.observability.slos[0] must be an object with metric and threshold, or the path of an SLO file, but is 3.',
    ],
    [{ slos: [''] }, 'settings.observability.slos[0] must be a non-empty string, but is "".'],
    [
      { slos: [{ metric: 'a', threshold: 1, target: 2 }] },
      'settings.observability.slos[0].target is not a setting. Accepted here: metric, threshold, objective, window.',
    ],
    [
      { slos: [{ threshold: 1 }] },
      'settings.observability.slos[0].metric must be a non-empty string, but is undefined.',
    ],
    ...[0, -1, 'fast', '0ms', '3 weeks', null].map((threshold): [unknown, string] => [
      { slos: [{ metric: 'a', threshold }] },
      `settings.observability.slos[0].threshold must be a number above 0, or a text with a unit of time such as '300ms', but is ${JSON.stringify(threshold)}.`,
    ]),
    ...[0, 100, 'most', true].map((objective): [unknown, string] => [
      { slos: [{ metric: 'a', threshold: 1, objective }] },
      `settings.observability.slos[0].objective must be a share such as 0.99, or a percentage such as 99, but is ${JSON.stringify(objective)}.`,
    ]),
    [
      { slos: [{ metric: 'a', threshold: 1, window: 30 }] },
      'settings.observability.slos[0].window must be a non-empty string, but is 30.',
    ],
    [{ views: 'yes' }, 'settings.observability.views must be true or false, but is "yes".'],
  ])('%j', (settings, message) => {
    expect(errorOf(settings)).toBe(message);
  });
});

describe('bad profiles', () => {
  const at = 'settings.observability.profiles';
  const entryKeys = 'fact, is, returns, construct, members, callback, signature';
  const ids = builtIn.map((profile) => profile.id).join(', ');
  const withFact = (fact: unknown) => ({ packages: ['x'], exports: { report: { fact } } });
  const withEntry = (entry: unknown) => ({ packages: ['x'], types: { log: { error: entry } } });

  test.each<[unknown, string]>([
    ['pino', `${at}[0] must be an object, but is "pino".`],
    [{}, `${at}[0].packages must be an array with at least one import source, but is undefined.`],
    [{ packages: [] }, `${at}[0].packages must be an array with at least one import source, but is [].`],
    [
      { packages: ['x'], base: 'pino' },
      `${at}[0].base is not a setting. Accepted here: id, packages, extends, exports, types, logger.`,
    ],
    [{ packages: ['x'], extends: 'pinno' }, `${at}[0].extends must be one of ${ids}, but is "pinno".`],
    [{ packages: ['x'], id: 3 }, `${at}[0].id must be a non-empty string, but is 3.`],
    [{ packages: ['x'], exports: [] }, `${at}[0].exports must be an object, but is [].`],
    [
      { packages: ['x'], exports: { log: { type: 'logger' } } },
      `${at}[0].exports.log.type is not a setting. Accepted here: ${entryKeys}.`,
    ],
    [
      { packages: ['x'], exports: { log: { is: 'logger' } } },
      `${at}[0].exports.log.is must be a type listed in types, but is "logger".`,
    ],
    [
      { packages: ['x'], extends: 'pino', exports: { log: { returns: 'log' } } },
      `${at}[0].exports.log.returns must be one of the types logger, but is "log".`,
    ],
    [withEntry({ returns: 'child' }), `${at}[0].types.log.error.returns must be one of the types log, but is "child".`],
    [withEntry({ construct: 1 }), `${at}[0].types.log.error.construct must be a non-empty string, but is 1.`],
    [withEntry({ members: { raw: 1 } }), `${at}[0].types.log.error.members.raw must be an object, but is 1.`],
    [
      withEntry({ callback: { arg: 'first', param: 0, is: 'log' } }),
      `${at}[0].types.log.error.callback.arg must be the position of an argument, from 0, but is "first".`,
    ],
    [
      withEntry({ signature: { trigger: 'tcp' } }),
      `${at}[0].types.log.error.signature.trigger must be one of http, rpc, job, message, lambda, but is "tcp".`,
    ],
    [
      withFact({}),
      `${at}[0].exports.report.fact.kind must be one of log, metric, observation, report, span-error, span, handler, disclosure, message, but is undefined.`,
    ],
    [
      withFact([{ kind: 'report' }, { kind: 'x' }]),
      `${at}[0].exports.report.fact[1].kind must be one of log, metric, observation, report, span-error, span, handler, disclosure, message, but is "x".`,
    ],
    [
      withFact({ kind: 'report', level: 'error' }),
      `${at}[0].exports.report.fact.level is not a setting. Accepted here: kind.`,
    ],
    [
      withFact({ kind: 'log' }),
      `${at}[0].exports.report.fact.level must be one of trace, debug, info, warn, error, fatal, argument, but is undefined.`,
    ],
    [
      withFact({ kind: 'metric', type: 'timer', name: { arg: 0 } }),
      `${at}[0].exports.report.fact.type must be one of counter, upDownCounter, gauge, histogram, summary, set, unknown, but is "timer".`,
    ],
    [
      withFact({ kind: 'metric', type: 'counter' }),
      `${at}[0].exports.report.fact.name must be an object, but is undefined.`,
    ],
    [
      withFact({ kind: 'metric', type: 'counter', name: { arg: -1 } }),
      `${at}[0].exports.report.fact.name.arg must be the position of an argument, from 0, but is -1.`,
    ],
    [
      withFact({ kind: 'metric', type: 'counter', name: { arg: 0, key: [1] } }),
      `${at}[0].exports.report.fact.name.key[0] must be a non-empty string, but is 1.`,
    ],
    [
      withFact({ kind: 'observation', labels: { from: 'args' } }),
      `${at}[0].exports.report.fact.labels.from must be one of object, positional, tags, pair, but is "args".`,
    ],
    [
      withFact({ kind: 'observation', labels: { from: 'tags' } }),
      `${at}[0].exports.report.fact.labels.after must be the position of an argument, from 0, but is undefined.`,
    ],
    [
      withFact({ kind: 'handler', trigger: 'http', functions: 'all', params: ['req'] }),
      `${at}[0].exports.report.fact.params[0] must be one of request, response, next, context, job, message, error, callback, but is "req".`,
    ],
    [
      withFact({ kind: 'handler', trigger: 'http', functions: 'all', params: 'request' }),
      `${at}[0].exports.report.fact.params must be an array, but is "request".`,
    ],
    [
      withFact({ kind: 'span-error', when: { is: ['error'] } }),
      `${at}[0].exports.report.fact.when.arg must be the position of an argument, from 0, but is undefined.`,
    ],
    [
      withFact({ kind: 'disclosure', to: 'trace', data: [] }),
      `${at}[0].exports.report.fact.to must be one of span, baggage, report, log, event, but is "trace".`,
    ],
    [
      withFact({ kind: 'disclosure', to: 'span', data: [{ from: 'pair', name: 0, value: 1 }, { from: 'all' }] }),
      `${at}[0].exports.report.fact.data[1].from must be one of object, pair, named, but is "all".`,
    ],
    [
      withFact({ kind: 'message', system: 'nats', arg: 'last' }),
      `${at}[0].exports.report.fact.arg must be the position of an argument, from 0, but is "last".`,
    ],
    [
      { packages: ['x'], logger: {} },
      `${at}[0].logger.shape must be one of fields-first, fields-last, arguments, placeholders, nest, printf, but is undefined.`,
    ],
    [
      { packages: ['x'], logger: { shape: 'nest', key: 'err' } },
      `${at}[0].logger.key is not a setting. Accepted here: shape, methods, errorKey.`,
    ],
    [
      { packages: ['x'], logger: { shape: 'nest', errorKey: 1 } },
      `${at}[0].logger.errorKey must be a non-empty string, but is 1.`,
    ],
    [
      { packages: ['x'], logger: { shape: 'nest', methods: { notice: 'x' } } },
      `${at}[0].logger.methods.notice is not a setting. Accepted here: trace, debug, info, warn, error, fatal.`,
    ],
    [
      { packages: ['x'], logger: { shape: 'nest', methods: { info: 1 } } },
      `${at}[0].logger.methods.info must be a non-empty string, but is 1.`,
    ],
  ])('%j', (profile, message) => {
    expect(errorOf({ profiles: [profile] })).toBe(message);
  });

  test('a rule that meets them says so', () => {
    const settings = { profiles: [{ packages: ['x'], extends: 'pinno' }] };
    expect(() => factsOf('', { settings })).toThrow('settings.observability.profiles[0].extends must be one of');
  });
});

describe("a team's own wrappers", () => {
  const acme: ObservabilitySettings = { profiles: [{ packages: ['@acme/log'], extends: 'pino' }] };

  test('whatever a wrapper of pino exports is as certain as pino', () => {
    expect(
      factsOf(
        `
          import { logger } from '@acme/log';
          import root, { getLogger, Log, log, error } from '@acme/log/server';
          import * as whole from '@acme/log';
          logger.error({ err }, 'cannot join');
          root.child({ module: 'join' }).info('joined');
          getLogger('media').warn('late');
          new Log().debug('made');
          log.info('named as a level of others');
          error({ err }, 'bound');
          whole.warn('late');
          const given = (events: Log) => events.fatal('given');
        `,
        { settings: acme },
      ),
    ).toEqual([
      '4:1 log error @acme/log logger fields-first',
      "5:1 log info @acme/log root.child({module:'join'}) fields-first",
      "6:1 log warn @acme/log getLogger('media') fields-first",
      '7:1 log debug @acme/log newLog() fields-first',
      '8:1 log info @acme/log log fields-first',
      '9:1 log error @acme/log error fields-first',
      '10:1 log warn @acme/log whole fields-first',
      '11:32 log fatal @acme/log events fields-first',
    ]);
  });

  test('a wrapper of prom-client at the end of a path', () => {
    const settings: ObservabilitySettings = {
      profiles: [
        {
          id: 'metrics',
          packages: ['*/lib/metrics'],
          extends: 'prom-client',
          exports: {
            counter: {
              returns: 'counter',
              fact: { kind: 'metric', type: 'counter', name: { arg: 0 }, help: { arg: 1 }, labels: { arg: 2 } },
            },
          },
        },
      ],
    };
    const code = (path: string) => `
      import { counter, Histogram } from '${path}';
      const joins = counter('gc_join_requests_total', 'Joins.', ['result']);
      joins.inc({ result: 'ok' });
      new Histogram({ name: 'gc_wait_seconds', help: 'Wait.' });
    `;
    for (const path of ['../lib/metrics', '../../src/lib/metrics.js', '@/lib/metrics/index.ts', 'lib/metrics']) {
      expect(factsOf(code(path), { settings })).toEqual([
        '2:15 metric counter metrics gc_join_requests_total labels=result',
        '3:1 observe inc metrics labels=result of gc_join_requests_total',
        '4:1 metric histogram metrics gc_wait_seconds buckets=absent',
      ]);
    }
    expect(factsOf(code('../glib/metrics'), { settings })).toEqual([
      '3:1? observe inc homemade labels=result',
      '4:1? metric histogram homemade gc_wait_seconds buckets=absent',
    ]);
  });

  test('a scope, own types and own traits', () => {
    const settings: ObservabilitySettings = {
      profiles: [
        {
          packages: ['@acme/*'],
          exports: { audit: { is: 'audit' }, report: { fact: { kind: 'report' } } },
          types: { audit: { write: { fact: { kind: 'log', level: 'info' } }, of: { returns: 'self' } } },
          logger: { shape: 'fields-last', errorKey: 'cause' },
        },
      ],
    };
    expect(
      factsOf(
        `
          import { audit, other, report } from '@acme/telemetry';
          audit.of('join').write('joined', { meetingId });
          report(err);
          other.write('x');
        `,
        { settings },
      ),
    ).toEqual(["2:1 log info @acme/* audit.of('join') fields-last", '3:1 report @acme/*']);
  });

  test('members of a type are added to those of the base', () => {
    const settings: ObservabilitySettings = {
      profiles: [
        {
          packages: ['@acme/log'],
          extends: 'winston',
          types: { logger: { audit: { fact: { kind: 'log', level: 'warn' } } } },
        },
      ],
    };
    expect(
      factsOf(`import { logger } from '@acme/log'; logger.audit('x'); logger.crit('y'); logger.log('info', 'z');`, {
        settings,
      }),
    ).toEqual([
      '1:37 log warn @acme/log logger fields-last',
      '1:56 log fatal @acme/log logger fields-last',
      '1:74 log info @acme/log logger fields-last',
    ]);
  });

  test('a wrapper of Fastify has its loggers', () => {
    const settings: ObservabilitySettings = { profiles: [{ packages: ['*/server'], extends: 'fastify' }] };
    expect(
      factsOf(
        `import { server } from './server.js'; server.log.info('x'); server.get('/', async (request) => request.log.warn('y'));`,
        {
          settings,
        },
      ),
    ).toEqual([
      '1:39 log info */server server.log fields-first',
      '1:77 handler http */server request,response',
      '1:96 log warn */server request.log fields-first',
    ]);
  });

  test('names of loggers', () => {
    const code = `import { audit } from './audit.js'; audit.info('x');`;
    expect(factsOf(code)).toEqual([]);
    expect(factsOf(code, { settings: { loggerNames: ['^audit$'] } })).toEqual(['1:37? log info homemade audit']);
  });
});
