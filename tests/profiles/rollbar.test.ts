import { expect, test } from 'vitest';
import { factsOf } from '../model/facts-of.js';

test('every level reports', () => {
  expect(
    factsOf(`
      import Rollbar from 'rollbar';
      const rollbar = new Rollbar({ accessToken, captureUncaught: true });
      rollbar.error('cannot join', err, { meetingId });
      rollbar.critical(err);
      rollbar.warning('late');
      rollbar.log('joined');

      class Reports {
        constructor(private readonly client: Rollbar) {}
        failed() {
          this.client.info('retried', request);
        }
      }
      const Required = require('rollbar');
      new Required().debug('x');
      Required.init({ accessToken }).warn('y');
    `),
  ).toMatchInlineSnapshot(`
    [
      "3:1 report rollbar",
      "4:1 report rollbar",
      "5:1 report rollbar",
      "6:1 report rollbar",
      "11:5 report rollbar",
      "15:1 report rollbar",
      "16:1 report rollbar",
    ]
  `);
});

test('what is no report', () => {
  expect(
    factsOf(`
      import Rollbar from 'rollbar';
      const rollbar = new Rollbar();
      rollbar.configure({ payload: { environment } });
      app.use(rollbar.errorHandler());
      rollbar.wait(() => {});
    `),
  ).toEqual([]);
});
