import { expect, test } from 'vitest';
import { factsOf } from '../model/facts-of.js';

test('notify', () => {
  expect(
    factsOf(`
      import Honeybadger from '@honeybadger-io/js';
      Honeybadger.configure({ apiKey }).notify(err);
      Honeybadger.notify(err, { context: { meetingId } });
      await Honeybadger.notifyAsync('cannot join');
      const own = Honeybadger.factory({ apiKey });
      own.notify(err);
      const required = require('@honeybadger-io/js');
      required.setContext({ region }).notify(err);
    `),
  ).toMatchInlineSnapshot(`
    [
      "2:1 report honeybadger",
      "3:1 report honeybadger",
      "4:7 report honeybadger",
      "6:1 report honeybadger",
      "8:1 report honeybadger",
    ]
  `);
});

test('what is no report', () => {
  expect(
    factsOf(`
      import Honeybadger from '@honeybadger-io/js';
      Honeybadger.setContext({ region });
      Honeybadger.addBreadcrumb('joined');
      app.use(Honeybadger.requestHandler);
      await Honeybadger.checkIn('daily');
    `),
  ).toEqual([]);
});
