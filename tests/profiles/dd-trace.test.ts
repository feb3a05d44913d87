import { expect, test } from 'vitest';
import { factsOf } from '../model/facts-of.js';

test('DogStatsD', () => {
  expect(
    factsOf(`
      import tracer from 'dd-trace';
      tracer.init({ logInjection: true });
      tracer.dogstatsd.increment('gc.joins', 1, { result: 'ok', region });
      tracer.dogstatsd.gauge('gc.meetings', 3, ['region:eu']);
      const { dogstatsd } = tracer;
      dogstatsd.distribution('gc.join.duration', 0.2);
      dogstatsd.flush();
    `),
  ).toMatchInlineSnapshot(`
    [
      "3:1 metric counter dd-trace gc.joins",
      "3:1 observe increment dd-trace labels=result,region",
      "4:1 metric gauge dd-trace gc.meetings",
      "4:1 observe gauge dd-trace labels=region",
      "6:1 metric histogram dd-trace gc.join.duration buckets=unknown",
      "6:1 observe distribution dd-trace",
    ]
  `);
});

test('errors on spans: by tag', () => {
  expect(
    factsOf(`
      import { tracer, type Span } from 'dd-trace';

      const span = tracer.startSpan('join', { tags: { region } });
      span.setTag('meeting.region', region);
      span.setTag('error', err);
      span.addTags({ 'error.message': err.message, 'error.stack': err.stack });
      span.addTags({ region });
      span.log({ event: 'error', 'error.object': err });
      span.finish();
      tracer.scope().active()?.setTag('error', true);
      tracer.trace('assign', { resource: 'mc' }, (active, done) => {
        active?.setTag('error', err);
        done();
      });
      const fail = (given: Span) => given.recordException(err);
    `),
  ).toMatchInlineSnapshot(`
    [
      "3:14 span dd-trace join by-hand",
      "5:1 span-error dd-trace",
      "6:1 span-error dd-trace",
      "8:1 span-error dd-trace",
      "10:1 span-error dd-trace",
      "11:1 span dd-trace assign by-itself",
      "12:3 span-error dd-trace",
      "15:31 span-error dd-trace",
    ]
  `);
});

test('CommonJS, and what is no fact', () => {
  expect(
    factsOf(`
      const tracer = require('dd-trace').init({ service: 'meeting' });
      const agent = require('dd-trace');
      agent.dogstatsd.histogram('gc.join.wait', 3);
      tracer.startSpan('x').setTag('error.type', 'Timeout');
      tracer.use('express', { headers: ['x-request-id'] });
      tracer.wrap('job', run);
      tracer.inject(span, 'http_headers', headers);
    `),
  ).toMatchInlineSnapshot(`
    [
      "3:1 metric histogram dd-trace gc.join.wait buckets=unknown",
      "3:1 observe histogram dd-trace",
      "4:1 span dd-trace x by-hand",
      "4:1 span-error dd-trace",
      "6:1 span dd-trace job by-itself",
    ]
  `);
});
