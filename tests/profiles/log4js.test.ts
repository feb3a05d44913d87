import { expect, test } from 'vitest';
import { factsOf } from '../model/facts-of.js';

test('categories and levels', () => {
  expect(
    factsOf(`
      import log4js, { getLogger, type Logger } from 'log4js';
      import * as whole from 'log4js';

      log4js.configure({ appenders: { out: { type: 'stdout' } }, categories: { default: { appenders: ['out'], level: 'info' } } });
      const join = log4js.getLogger('join');
      const media = getLogger();
      join.level = 'debug';
      join.info('joined %s', meetingId);
      join.error('cannot join', err);
      media.mark('start of media');
      media.log('warn', 'late');
      whole.getLogger('x').trace('in place');
      whole.configure('log4js.json').getLogger().fatal('chained');

      class Controller {
        constructor(private events: Logger) {}
        assign() {
          this.events.debug('assigned');
        }
      }
    `),
  ).toMatchInlineSnapshot(`
    [
      "8:1 log info log4js join arguments",
      "9:1 log error log4js join arguments",
      "10:1 log info log4js media arguments",
      "11:1 log warn log4js media arguments",
      "12:1 log trace log4js whole.getLogger('x') arguments",
      "13:1 log fatal log4js whole.configure('log4js.json').getLogger() arguments",
      "18:5 log debug log4js this.events arguments",
    ]
  `);
});

test('what is no log', () => {
  expect(
    factsOf(`
      const log4js = require('log4js');
      const events = log4js.getLogger();
      events.addContext('user', id);
      events.isDebugEnabled();
      log4js.connectLogger(events, { level: 'auto' });
      log4js.shutdown();
    `),
  ).toEqual([]);
});
