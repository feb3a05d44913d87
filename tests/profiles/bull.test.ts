import { expect, test } from 'vitest';
import { factsOf } from '../model/facts-of.js';

test('queues', () => {
  expect(
    factsOf(`
      import Queue, { type Queue as BullQueue } from 'bull';
      const mails = new Queue('mail', redisUrl);
      mails.process(async (job) => send(job.data));
      mails.process('invite', 5, invite);
      mails.add('invite', { meetingId });
      const start = (given: BullQueue) => given.process((job, done) => done());
      async function invite(job) {}
    `),
  ).toMatchInlineSnapshot(`
    [
      "3:15 handler job bull job,callback",
      "5:1 message bull data x1",
      "6:51 handler job bull job,callback",
      "7:1 handler job bull job,callback",
    ]
  `);
});

test('CommonJS, and what is no handler', () => {
  expect(
    factsOf(`
      const Bull = require('bull');
      const media = Bull('media');
      media.process(__dirname + '/processor.js');
      media.process(3, (job) => {});
      media.on('completed', (job) => {});
      media.clean(1000).then(() => {});
      image.process((pixel) => pixel);
    `),
  ).toMatchInlineSnapshot(`
    [
      "4:18 handler job bull job,callback",
    ]
  `);
});

test('jobs sent', () => {
  expect(
    factsOf(`
      import Queue from 'bull';
      const queue = new Queue('mail');
      await queue.add({ meetingId });
      await queue.add('invite', { meetingId }, { attempts: 3 });
      await queue.add(given, more);
      await queue.addBulk([{ name: 'invite', data: { meetingId } }]);
    `),
  ).toMatchInlineSnapshot(`
    [
      "3:7 message bull data x1",
      "4:7 message bull data x1",
      "5:7 message bull data unknown",
      "6:7 message bull data x1",
    ]
  `);
});
