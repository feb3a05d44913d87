import { expect, test } from 'vitest';
import { factsOf } from '../model/facts-of.js';

test('errors, events and log records', () => {
  expect(
    factsOf(`
      import newrelic, { noticeError } from 'newrelic';
      import * as whole from 'newrelic';
      const required = require('newrelic');

      newrelic.noticeError(err, { meetingId });
      noticeError(err, true);
      whole.noticeError(err);
      required.noticeError(err);
      newrelic.incrementMetric('Custom/Join/Failed');
      newrelic.recordCustomEvent('Joined', { meetingId });
      newrelic.recordLogEvent({ message: 'cannot join', level: 'ERROR', error: err });
    `),
  ).toMatchInlineSnapshot(`
    [
      "5:1 report newrelic",
      "6:1 report newrelic",
      "7:1 report newrelic",
      "8:1 report newrelic",
      "9:1 observe incrementMetric newrelic",
      "10:1 observe recordCustomEvent newrelic",
      "11:1 log error newrelic newrelic",
    ]
  `);
});

test('what is no fact', () => {
  expect(
    factsOf(`
      import newrelic from 'newrelic';
      newrelic.setTransactionName('join');
      newrelic.addCustomAttribute('region', region);
      newrelic.getTraceMetadata();
    `),
  ).toEqual([]);
});

test('spans', () => {
  expect(
    factsOf(`
      import newrelic from 'newrelic';
      newrelic.startBackgroundTransaction('job', () => run());
      newrelic.startSegment('assign', true, () => assign());
    `),
  ).toMatchInlineSnapshot(`
    [
      "2:1 span newrelic job by-itself",
      "3:1 span newrelic assign by-itself",
    ]
  `);
});
