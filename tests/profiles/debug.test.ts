import { expect, test } from 'vitest';
import { factsOf } from '../model/facts-of.js';

test('instances are called', () => {
  expect(
    factsOf(`
      import createDebug, { type Debugger } from 'debug';
      import { debug as named } from 'debug';

      const join = createDebug('meeting:join');
      const media = join.extend('media');
      join('joined %s', meetingId);
      media('allocated %o', allocation);
      named('meeting')('in place');

      class Controller {
        readonly #trace = createDebug('meeting:controller');
        constructor(private readonly events: Debugger) {}
        assign() {
          this.#trace('assign %d', count);
          this.events('given');
        }
      }
    `),
  ).toMatchInlineSnapshot(`
    [
      "6:1 log debug debug join printf",
      "7:1 log debug debug media printf",
      "8:1 log debug debug named('meeting') printf",
      "14:5 log debug debug this.#trace printf",
      "15:5 log debug debug this.events printf",
    ]
  `);
});

test('CommonJS, and what is no log', () => {
  expect(
    factsOf(`
      const debug = require('debug')('meeting');
      const ghost = require('@tryghost/debug')('services');
      debug('joined');
      ghost('started');
      if (debug.enabled) render();
      debug.destroy();
      require('debug').enable('meeting:*');
      require('debug').formatters.h = (value) => value.toString('hex');
    `),
  ).toMatchInlineSnapshot(`
    [
      "3:1 log debug debug debug printf",
      "4:1 log debug debug ghost printf",
    ]
  `);
});
