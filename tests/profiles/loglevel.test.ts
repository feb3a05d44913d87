import { expect, test } from 'vitest';
import { factsOf } from '../model/facts-of.js';

test('the module is the logger', () => {
  expect(
    factsOf(`
      import events, { type Logger } from 'loglevel';
      import * as whole from 'loglevel';
      const required = require('loglevel');

      events.setLevel('info');
      events.info('joined', { meetingId });
      events.log('an alias of debug');
      whole.warn('late');
      required.error('cannot join', err);
      const media = events.getLogger('media');
      media.trace('allocated');
      required[level]('any');
      const { debug } = required;
      debug('destructured');

      function assign(given: Logger) {
        given.info('assigned');
      }
    `),
  ).toMatchInlineSnapshot(`
    [
      "6:1 log info loglevel events arguments",
      "7:1 log debug loglevel events arguments",
      "8:1 log warn loglevel whole arguments",
      "9:1 log error loglevel required arguments",
      "11:1 log trace loglevel media arguments",
      "12:1 log any-level loglevel required arguments",
      "14:1 log debug loglevel debug arguments",
      "17:3 log info loglevel given arguments",
    ]
  `);
});

test('what is no log', () => {
  expect(
    factsOf(`
      import events from 'loglevel';
      events.getLevel();
      events.setDefaultLevel('warn');
      events.enableAll();
      const levels = events.levels;
      const factory = events.methodFactory;
    `),
  ).toEqual([]);
});
