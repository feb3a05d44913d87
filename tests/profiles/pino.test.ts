import { expect, test } from 'vitest';
import { factsOf } from '../model/facts-of.js';

test('loggers, children and annotations', () => {
  expect(
    factsOf(`
      import pino, { type Logger as PinoLogger, pino as make } from 'pino';
      import type { BaseLogger } from 'pino';

      export const root = pino({ level: 'info', redact: ['req.headers.authorization'] }, pino.destination(2));
      const audit = make({ name: 'audit' });
      const join = root.child({ module: 'join' });

      root.info('listening');
      audit.warn({ meetingId }, 'late');
      join.error(err, 'cannot join');
      join.child({ attempt }).fatal({ err }, 'gave up');
      const { debug, trace: follow } = root;
      debug('destructured');
      follow('renamed');
      root[level]({ err }, 'level of the caller');

      function assign(log: BaseLogger, events: pino.Logger) {
        log.info('given');
        events?.debug('given');
      }

      export class Allocation {
        readonly #log: PinoLogger;
        private readonly events = root.child({ component: 'media' });
        constructor(log: PinoLogger) {
          this.#log = log;
        }
        run() {
          this.#log.info('private');
          this.events.info('field');
        }
      }
    `),
  ).toMatchInlineSnapshot(`
    [
      "8:1 log info pino root fields-first",
      "9:1 log warn pino audit fields-first",
      "10:1 log error pino join fields-first",
      "11:1 log fatal pino join.child({attempt}) fields-first",
      "13:1 log debug pino debug fields-first",
      "14:1 log trace pino follow fields-first",
      "15:1 log any-level pino root fields-first",
      "18:3 log info pino log fields-first",
      "19:3 log debug pino events fields-first",
      "29:5 log info pino this.#log fields-first",
      "30:5 log info pino this.events fields-first",
    ]
  `);
});

test('CommonJS, loggers made later and in branches', () => {
  expect(
    factsOf(
      `
        const log = require('pino')({ name: 'meeting' });
        const pino = require('pino');
        let events;
        function start() {
          events = pino();
        }
        const quiet = isTest ? pino({ enabled: false }) : log;
        log.info('started');
        events.warn('assigned later');
        quiet.error('either');
        module.exports = { log };
      `,
      { filename: 'service.cjs' },
    ),
  ).toMatchInlineSnapshot(`
    [
      "8:1 log info pino log fields-first",
      "9:1 log warn pino events fields-first",
      "10:1 log error pino quiet fields-first",
    ]
  `);
});

test('what is no log', () => {
  expect(
    factsOf(`
      import pino from 'pino';
      const root = pino();
      pino.transport({ target: 'pino-pretty' });
      root.isLevelEnabled('debug');
      root.setBindings({ region });
      root.level = 'debug';
      Math.log(2);
      toast.error('Cannot join');
      controller.error(reason);
    `),
  ).toEqual([]);
});
