import { expect, test } from 'vitest';
import { factsOf } from '../model/facts-of.js';

test('a call declares and observes', () => {
  expect(
    factsOf(`
      import StatsD, { StatsD as Client } from 'hot-shots';

      const statsd = new StatsD({ prefix: 'gc.', globalTags: { env } });
      statsd.increment('join.requests');
      statsd.increment('join.requests', { result: 'ok', region });
      statsd.increment('join.requests', 1, 0.5, ['result:ok', \`region:\${region}\`]);
      statsd.decrement('meetings', 1, { tags: { region } });
      statsd.increment('join.retries', 1, { sampleRate: 0.5, cardinality: 'low' });
      statsd.timing('join.duration', elapsed, { result: 'ok' });
      statsd.gauge('meetings.active', 3, tags);
      statsd.histogram('meeting.size', 12, 0.1, { region });
      statsd.distribution('join.wait', 3, ['region:eu']);
      statsd.unique('participants', participantId);
      statsd.asyncTimer(join, 'join.time', { region });
      const media = statsd.childClient({ prefix: 'media.' });
      media.increment(\`allocated.\${kind}\`);

      class Metrics {
        constructor(private readonly client: Client) {}
        joined() {
          this.client.increment('joined', { result: 'ok' });
        }
      }
    `),
  ).toMatchInlineSnapshot(`
    [
      "4:1 metric counter hot-shots join.requests",
      "4:1 observe increment hot-shots",
      "5:1 metric counter hot-shots join.requests",
      "5:1 observe increment hot-shots labels=result,region",
      "6:1 metric counter hot-shots join.requests",
      "6:1 observe increment hot-shots labels=result,region",
      "7:1 metric counter hot-shots meetings",
      "7:1 observe decrement hot-shots labels=region",
      "8:1 metric counter hot-shots join.retries",
      "8:1 observe increment hot-shots",
      "9:1 metric histogram hot-shots join.duration buckets=unknown",
      "9:1 observe timing hot-shots labels=result",
      "10:1 metric gauge hot-shots meetings.active",
      "10:1 observe gauge hot-shots",
      "11:1 metric histogram hot-shots meeting.size buckets=unknown",
      "11:1 observe histogram hot-shots labels=region",
      "12:1 metric histogram hot-shots join.wait buckets=unknown",
      "12:1 observe distribution hot-shots labels=region",
      "13:1 metric set hot-shots participants",
      "13:1 observe unique hot-shots",
      "14:1 metric histogram hot-shots join.time buckets=unknown",
      "14:1 observe asyncTimer hot-shots labels=region",
      "16:1 metric counter hot-shots allocated.\${…}",
      "16:1 observe increment hot-shots",
      "21:5 metric counter hot-shots joined",
      "21:5 observe increment hot-shots labels=result",
    ]
  `);
});

test('CommonJS, and what is no metric', () => {
  expect(
    factsOf(`
      const { StatsD } = require('hot-shots');
      const Stats = require('hot-shots');
      const client = new StatsD();
      new Stats().set('participants', 3);
      client.check('health', client.CHECKS.OK);
      client.event('deployed', 'version 2');
      client.close(() => {});
      counters.increment('not a client', 1);
    `),
  ).toMatchInlineSnapshot(`
    [
      "4:1 metric set hot-shots participants",
      "4:1 observe set hot-shots",
    ]
  `);
});
