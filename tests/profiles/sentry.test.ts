import { expect, test } from 'vitest';
import { factsOf } from '../model/facts-of.js';

test('reports', () => {
  expect(
    factsOf(`
      import * as Sentry from '@sentry/node';
      import { captureException as capture, type Scope } from '@sentry/nextjs';

      Sentry.captureException(err, { tags: { region } });
      Sentry.captureMessage('late', 'warning');
      capture(err);
      Sentry.withScope((scope) => {
        scope.setTag('region', region);
        scope.captureException(err);
      });
      Sentry.getCurrentScope().setLevel('error').captureMessage('x');
      Sentry.getClient()?.captureException(err);
      const report = (given: Scope) => given.captureException(err);
      join().catch(Sentry.captureException);
    `),
  ).toMatchInlineSnapshot(`
    [
      "4:1 report sentry",
      "5:1 report sentry",
      "6:1 report sentry",
      "9:3 report sentry",
      "11:1 report sentry",
      "12:1 report sentry",
      "13:34 report sentry",
      "14:14 promise",
    ]
  `);
});

test('logs and measurements', () => {
  expect(
    factsOf(`
      import * as Sentry from '@sentry/node';
      const { logger } = Sentry;
      Sentry.logger.error('cannot join', { meetingId });
      logger.info('joined');
      Sentry.metrics.count('joins', 1, { attributes: { meetingId } });
      Sentry.metrics.distribution('join.duration', 12, { unit: 'millisecond' });
    `),
  ).toMatchInlineSnapshot(`
    [
      "3:1 log error sentry Sentry.logger fields-last",
      "4:1 log info sentry logger fields-last",
      "5:1 observe count sentry",
      "6:1 observe distribution sentry",
    ]
  `);
});

test('what is no fact', () => {
  expect(
    factsOf(`
      import * as Sentry from '@sentry/node';
      Sentry.init({ dsn });
      Sentry.setTag('region', region);
      Sentry.addBreadcrumb({ message: 'join' });
      Sentry.withScope((scope) => scope.setUser({ id }));
      await Sentry.flush(2000);
    `),
  ).toEqual([]);
});

test('spans', () => {
  expect(
    factsOf(`
      import * as Sentry from '@sentry/node';
      Sentry.startSpan({ name: 'join', op: 'rpc' }, async (span) => {
        span.setStatus({ code: 2, message: 'failed' });
        span.recordException(err);
      });
      Sentry.startSpanManual({ name: \`GET \${route}\` }, (span) => span.end());
      const span = Sentry.startInactiveSpan(options);
      span.setStatus({ code: 1 });
    `),
  ).toMatchInlineSnapshot(`
    [
      "2:1 span sentry join by-itself",
      "3:3 span-error sentry",
      "4:3 span-error sentry",
      "6:1 span sentry GET \${…} by-hand",
      "7:14 span sentry - by-hand",
    ]
  `);
});
