import { expect, test } from 'vitest';
import { factsOf } from '../model/facts-of.js';

test('errors and failed outcomes', () => {
  expect(
    factsOf(`
      import apm, { type Span } from 'elastic-apm-node';
      const agent = require('elastic-apm-node').start({ serviceName: 'meeting' });
      const required = require('elastic-apm-node');

      apm.captureError(err, { custom: { meetingId } });
      agent.captureError('cannot join');
      required.captureError(err);
      const span = apm.startSpan('join', 'app');
      span?.setOutcome('failure');
      span?.setOutcome('success');
      apm.startTransaction('job').startSpan('step').setOutcome('failure');
      apm.currentTransaction?.setOutcome('failure');
      apm.setTransactionOutcome('failure');
      const fail = (given: Span) => given.setOutcome('failure');
    `),
  ).toMatchInlineSnapshot(`
    [
      "5:1 report elastic-apm",
      "6:1 report elastic-apm",
      "7:1 report elastic-apm",
      "8:14 span elastic-apm join by-hand",
      "9:1 span-error elastic-apm",
      "11:1 span elastic-apm step by-hand",
      "11:1 span elastic-apm job by-hand",
      "11:1 span-error elastic-apm",
      "12:1 span-error elastic-apm",
      "13:1 span-error elastic-apm",
      "14:31 span-error elastic-apm",
    ]
  `);
});

test('what is no fact', () => {
  expect(
    factsOf(`
      import apm from 'elastic-apm-node';
      apm.setLabel('region', region);
      apm.setUserContext({ id });
      apm.endTransaction('error');
      apm.flush();
    `),
  ).toEqual([]);
});
