import { expect, test } from 'vitest';
import { factsOf } from '../model/facts-of.js';

test('loggers, children and annotations', () => {
  expect(
    factsOf(`
      import bunyan, { createLogger, type Logger as Log } from 'bunyan';
      import * as whole from 'bunyan';

      const root = bunyan.createLogger({ name: 'meeting', serializers: bunyan.stdSerializers });
      const worker = createLogger({ name: 'worker' });
      const child = root.child({ component: 'join' }, true);

      root.info({ meetingId }, 'joined');
      worker.warn('late by %d ms', late);
      child.error({ err }, 'cannot join');
      child.fatal(err);
      whole.createLogger({ name: 'x' }).debug('made in place');
      new bunyan({ name: 'old' }).trace('by the constructor');

      export class Controller {
        constructor(private readonly events: Log) {}
        assign() {
          this.events.info('assigned');
        }
      }
      root[level]('any level');
    `),
  ).toMatchInlineSnapshot(`
    [
      "8:1 log info bunyan root fields-first",
      "9:1 log warn bunyan worker fields-first",
      "10:1 log error bunyan child fields-first",
      "11:1 log fatal bunyan child fields-first",
      "12:1 log debug bunyan whole.createLogger({name:'x'}) fields-first",
      "13:1 log trace bunyan newbunyan({name:'old'}) fields-first",
      "18:5 log info bunyan this.events fields-first",
      "21:1 log any-level bunyan root fields-first",
    ]
  `);
});

test('CommonJS, and what is no log', () => {
  expect(
    factsOf(
      `
        const bunyan = require('bunyan');
        const ring = new bunyan.RingBuffer({ limit: 100 });
        const events = bunyan.createLogger({ name: 'meeting', streams: [{ type: 'raw', stream: ring }] });
        events.addStream({ path: '/var/log/meeting.log' });
        events.level('debug');
        ring.write({ level: bunyan.INFO });
        const { info } = events;
        info('bound or not, it is a log');
      `,
      { filename: 'service.cjs' },
    ),
  ).toMatchInlineSnapshot(`
    [
      "8:1 log info bunyan info fields-first",
    ]
  `);
});
