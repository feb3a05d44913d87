import { expect, test } from 'vitest';
import { factsOf } from '../model/facts-of.js';

test('wrappers by name are never certain', () => {
  expect(
    factsOf(`
      import { logger } from '../logging.js';
      import { getLogger } from '../logging.js';
      import Logger from './logger.js';

      logger.error('cannot join', err);
      getLogger('media').child({ id }).warn('late');
      Logger.info('join', 'joined', { meetingId });
      Container.get(Logger).debug('from a container');
      req.log.info({ meetingId }, 'of the request');

      class Controller {
        constructor(private readonly auditLog, private readonly errorReporter) {}
        assign() {
          this.auditLog.info('assigned');
          this.errorReporter.report(err);
        }
      }
      function handle(req, res, next) {}
    `),
  ).toMatchInlineSnapshot(`
    [
      "5:1? log error homemade logger",
      "6:1? log warn homemade getLogger('media').child({id})",
      "7:1? log info homemade Logger",
      "8:1? log debug homemade Container.get(Logger)",
      "9:1? log info pino req.log fields-first",
      "14:5? log info homemade this.auditLog",
      "15:5? report homemade",
      "18:1? handler http homemade request,response,next",
    ]
  `);
});

test('metrics by shape', () => {
  expect(
    factsOf(`
      import { metrics, register, statsd } from './metrics.js';
      const joins = register.counter({ name: 'gc_join_requests_total', help: 'Joins.', labelNames: ['result'] });
      const wait = register.histogram<{ region: string }>({ name: 'gc_wait_seconds', help: 'Wait.', buckets: [1, 2] });
      joins.inc({ result: 'ok' });
      metrics?.joins.inc({ result: 'ok' });
      const end = wait.startTimer();
      end({ region });
      statsd.increment('joins', { result: 'ok' });
    `),
  ).toMatchInlineSnapshot(`
    [
      "2:15? metric counter homemade gc_join_requests_total labels=result",
      "3:14? metric histogram homemade gc_wait_seconds labels=region buckets=given",
      "4:1? observe inc homemade labels=result of gc_join_requests_total",
      "5:1? observe inc homemade labels=result",
      "6:13? observe startTimer homemade of gc_wait_seconds",
      "7:1? observe () homemade labels=region of gc_wait_seconds",
      "8:1? metric counter homemade joins",
      "8:1? observe increment homemade labels=result",
    ]
  `);
});

test('the same names elsewhere', () => {
  expect(
    factsOf(`
      Math.log(2);
      toast.error('Cannot join');
      parser.error(token);
      const dialog = open();
      dialog.error('x');
      const log = (text) => text;
      log.error;
      catalog.warn('x');
      const person = register({ name: 'Ann', age: 3 });
      blog.info('x');
    `),
  ).toEqual([]);
});

test('names that a compiler or bundler changed', () => {
  expect(
    factsOf(`
      const logging_1 = __importDefault(require('@acme/logging'));
      logging_1.default.error(err);
      logging_1.default.child({ id }).warn('late');
      log$1.info('ready');
      const tool_1 = __importDefault(require('@acme/tool'));
      tool_1.default.error(err);
      cost$1.log(2);
    `),
  ).toMatchInlineSnapshot(`
    [
      "2:1? log error homemade logging_1.default",
      "3:1? log warn homemade logging_1.default.child({id})",
      "4:1? log info homemade log$1",
    ]
  `);
});

test('loggers called after their library, and an audit level', () => {
  expect(
    factsOf(`
      class Root { constructor(winston) { this.#winston = winston; } #winston; error(text) { this.#winston.error(text); } }
      logger.audit({ actor });
    `),
  ).toMatchInlineSnapshot(`
    [
      "1:88? log error homemade this.#winston",
      "2:1? log info homemade logger",
    ]
  `);
});

test('metrics that exist by being sent through a wrapper', () => {
  expect(
    factsOf(`
      Metrics.increment('rooms.joined', { result });
      Metrics.gaugePerInstance('rooms.open', count);
      this.statsd.timing(\`\${prefix}.join\`, ms, { result });
      metrics.distribution('rooms.size', 3);
      settings.increment('rooms');
      Metrics.increment(key);
      Metrics.open('rooms.joined');
    `),
  ).toMatchInlineSnapshot(`
    [
      "1:1? metric counter homemade rooms.joined",
      "1:1? observe increment homemade labels=result",
      "2:1? metric gauge homemade rooms.open",
      "2:1? observe gaugePerInstance homemade",
      "3:1? metric histogram homemade \${…}.join buckets=unknown",
      "3:1? observe timing homemade labels=result",
      "4:1? metric histogram homemade rooms.size buckets=unknown",
      "4:1? observe distribution homemade",
    ]
  `);
});

test('spans by shape', () => {
  expect(
    factsOf(`
      await this.tracing.startSpan({ name: 'job', op: 'task' }, async (span) => run(span));
      await withActiveSpan(tracer, 'join', async () => join());
      const span = this.tracer.startSpan(\`task \${id}\`);
      tracer.startActiveSpan('assign', (span) => assign(span));
      timeSpan('x');
      withSpan(options);
      startSpan(1, 'x');
    `),
  ).toMatchInlineSnapshot(`
    [
      "1:7? span homemade job by-itself",
      "2:7? span homemade join by-itself",
      "3:14? span homemade task \${…} by-hand",
      "4:1? span homemade assign by-hand",
      "7:1? span homemade x by-hand",
    ]
  `);
});

test('levels set through a bag of metrics', () => {
  expect(
    factsOf(`
      metrics?.clock.epoch.set(epoch);
      this.metrics.size.set({ region }, rooms.length);
      metrics.set(rooms);
      metrics.names.set('a');
      metrics.cache.set(key, rooms);
      state.room.set(room);
    `),
  ).toMatchInlineSnapshot(`
    [
      "1:1? observe set homemade",
      "2:1? observe set homemade labels=region",
    ]
  `);
});

test('metrics made by functions of the file', () => {
  expect(
    factsOf(`
      import client from 'prom-client';
      const metric = (name) => \`gc_\${name}\`;
      function makeCounter(name, help, labelNames = []) {
        return new client.Counter({ name: metric(name), help, labelNames });
      }
      class Metrics {
        joins = this.counter('join_requests_total', 'Joins.', ['result']);
        counter(name: string, help: string, labelNames?: string[]) {
          return new client.Counter({ name: \`\${prefix}_\${name}\`, help, labelNames });
        }
      }
      const leaves = makeCounter('leaves_total', 'Leaves.', ['result', 'user_id']);
      const mutes = makeCounter('mutes_total', 'Mutes.');
      const lag = new client.Gauge({ name: metric('lag_ms'), help: 'Lag.' });
      const make = (name: string, help: string) => new client.Counter({ name, help });
      const votes = make('gc_votes_total', 'Votes.');
    `),
  ).toMatchInlineSnapshot(`
    [
      "4:10 metric counter prom-client gc_\${…}",
      "7:11? metric counter prom-client \${…}_join_requests_total labels=result",
      "9:12 metric counter prom-client \${…}_\${…}",
      "12:16? metric counter prom-client gc_leaves_total labels=result,user_id",
      "13:15? metric counter prom-client gc_mutes_total",
      "14:13 metric gauge prom-client gc_lag_ms",
      "15:46 metric counter prom-client -",
      "16:15? metric counter prom-client gc_votes_total",
    ]
  `);
});

test('metrics made by functions of another file, one argument at a time', () => {
  expect(
    factsOf(`
      import { createTimer, makeCounter } from '@acme/metrics';
      const wait = createTimer('gc_wait_seconds', 'Wait.', ['region', 'user_id']);
      const joins = makeCounter(\`\${prefix}_joins_total\`, ['result']);
      const left = createCounter(count, 'Left.');
      const clock = createTimer('Tea is ready', 'in 3 minutes');
      const tick = createTimer('tick', () => tick());
      registerCounter('collections', countCollections);
    `),
  ).toMatchInlineSnapshot(`
    [
      "2:14? metric histogram homemade gc_wait_seconds labels=region,user_id buckets=unknown",
      "3:15? metric counter homemade \${…}_joins_total labels=result",
    ]
  `);
});

test('labels given to functions of the file', () => {
  expect(
    factsOf(`
      import { metrics } from '@opentelemetry/api';
      const calls = metrics.getMeter('x').createCounter('gc.calls');
      class Telemetry {
        count(attributes) { calls.add(1, attributes); }
        join(id) { this.count({ 'meeting.id': id }); }
      }
      function labelsOf(req) { return { route: req.route, agent: req.headers.agent }; }
      function serve(req) {
        const labels = labelsOf(req);
        calls.add(1, labels);
        calls.add(1, labelsOf(req));
      }
    `),
  ).toMatchInlineSnapshot(`
    [
      "2:15 metric counter opentelemetry gc.calls help=absent",
      "4:23 observe add opentelemetry of gc.calls",
      "5:14? observe add opentelemetry labels=meeting.id",
      "10:3 observe add opentelemetry labels=route,agent of gc.calls",
      "11:3 observe add opentelemetry labels=route,agent of gc.calls",
    ]
  `);
});

test('end functions that are kept in a map', () => {
  expect(
    factsOf(`
      const timers = new Map();
      const end = metrics.wait.startTimer();
      timers.set(id, end);
      timers.get(id)?.({ result });
      const stop = this.inFlight.get(id);
      this.inFlight.set(id, wait.startTimer({ region }));
      stop({ result });
      rooms.get(id)({ result });
    `),
  ).toMatchInlineSnapshot(`
    [
      "2:13? observe startTimer homemade",
      "4:1? observe () homemade labels=result",
      "6:23? observe startTimer homemade labels=region",
      "7:1? observe () homemade labels=result",
    ]
  `);
});

test('instruments taken from a telemetry object', () => {
  expect(
    factsOf(`
      const { payloads } = telemetry;
      payloads.record(size(reply), { path });
      telemetry.count('gc.joins', { result });
      const { vinyl } = shop;
      vinyl.record(size(reply), { side });
    `),
  ).toMatchInlineSnapshot(`
    [
      "2:1? observe record homemade labels=path",
      "3:1? metric counter homemade gc.joins",
      "3:1? observe count homemade labels=result",
    ]
  `);
});

test('decorators that count', () => {
  expect(
    factsOf(`
      class Products {
        @Counted({ name: 'catalog_look_ups_total', help: 'Products looked up.' }) find() {}
        @Option({ name: 'verbose', help: 'Say more.' }) verbose = false;
      }
    `),
  ).toMatchInlineSnapshot(`
    [
      "2:4? metric counter homemade catalog_look_ups_total",
    ]
  `);
});
