import { expect, test } from 'vitest';
import { factsOf } from '../model/facts-of.js';

test('notify, of the static client and of others', () => {
  expect(
    factsOf(`
      import Bugsnag, { type Client } from '@bugsnag/js';
      Bugsnag.start({ apiKey });
      Bugsnag.notify(err);
      Bugsnag.notify(err, (event) => event.addMetadata('meeting', { id }));
      const own = Bugsnag.createClient({ apiKey });
      own.notify(new Error('cannot join'));
      const report = (client: Client) => client.notify(err);
      const required = require('@bugsnag/node');
      required.notify(err);
      required.start({ apiKey }).notify(err);
    `),
  ).toMatchInlineSnapshot(`
    [
      "3:1 report bugsnag",
      "4:1 report bugsnag",
      "6:1 report bugsnag",
      "7:36 report bugsnag",
      "9:1 report bugsnag",
      "10:1 report bugsnag",
    ]
  `);
});

test('what is no report', () => {
  expect(
    factsOf(`
      import Bugsnag from '@bugsnag/js';
      Bugsnag.leaveBreadcrumb('joined');
      Bugsnag.setUser(id);
      Bugsnag.getPlugin('express').requestHandler;
      toast.notify('Joined');
    `),
  ).toEqual([]);
});
