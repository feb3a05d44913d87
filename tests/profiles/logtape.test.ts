import { expect, test } from 'vitest';
import { factsOf } from '../model/facts-of.js';

test('loggers, children and levels', () => {
  expect(
    factsOf(`
      import { configure, getConsoleSink, getLogger, type Logger } from '@logtape/logtape';

      const logger = getLogger(['meeting', 'join']);
      const media = logger.getChild('media').with({ region });

      logger.trace('allocated {port}', { port });
      logger.debug('asked {*}', { meetingId });
      logger.info({ meetingId, event: 'joined' });
      logger.warn('late');
      logger.warning('late by {ms} ms', () => ({ ms: clock() }));
      logger.error('cannot join', err);
      logger.fatal((l) => l\`no controller for \${meetingId}\`);
      media.parent?.error(err);
      getLogger().info('root');
      logger[level]('of any level');

      class Handlers {
        constructor(private readonly events: Logger) {}
        run() {
          this.events.warn('late');
        }
      }
    `),
  ).toMatchInlineSnapshot(`
    [
      "6:1 log trace logtape logger placeholders",
      "7:1 log debug logtape logger placeholders",
      "8:1 log info logtape logger placeholders",
      "9:1 log warn logtape logger placeholders",
      "10:1 log warn logtape logger placeholders",
      "11:1 log error logtape logger placeholders",
      "12:1 log fatal logtape logger placeholders",
      "13:1 log error logtape media.parent placeholders",
      "14:1 log info logtape getLogger() placeholders",
      "15:1 log any-level logtape logger placeholders",
      "20:5 log warn logtape this.events placeholders",
    ]
  `);
});

test('CommonJS', () => {
  expect(
    factsOf(`
      const { getLogger: make } = require('@logtape/logtape');
      make('join').error('cannot join {meetingId}', { meetingId });
    `),
  ).toMatchInlineSnapshot(`
    [
      "2:1 log error logtape make('join') placeholders",
    ]
  `);
});

test('what is no call, and what is no log', () => {
  expect(
    factsOf(`
      import { configure, dispose, getConsoleSink, getLogger, isLogLevel } from '@logtape/logtape';
      const logger = getLogger('join');
      logger.error\`cannot join \${meetingId}\`;
      logger.isEnabledFor('debug');
      configure({ sinks: { console: getConsoleSink() }, loggers: [] });
      dispose();
    `),
  ).toEqual([]);
});
