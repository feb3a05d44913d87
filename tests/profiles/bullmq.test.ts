import { expect, test } from 'vitest';
import { factsOf } from '../model/facts-of.js';

test('workers', () => {
  expect(
    factsOf(`
      import { Queue, Worker, type Job, type Processor } from 'bullmq';
      import * as bull from 'bullmq';

      const queue = new Queue('mail', { connection });
      await queue.add('invite', { meetingId });
      const worker = new Worker('mail', async (job: Job) => send(job.data), { connection, concurrency: 5 });
      worker.on('failed', (job, err) => {});
      new bull.Worker('media', allocate);
      new Worker('sandboxed', new URL('./processor.js', import.meta.url));
      const allocate: Processor = async (job) => {};
      async function unrelated(job) {}
    `),
  ).toMatchInlineSnapshot(`
    [
      "5:7 message bullmq data x1",
      "6:35 handler job bullmq job",
      "10:29 handler job bullmq job",
    ]
  `);
});

test('a worker of threads is none', () => {
  expect(
    factsOf(`
      import { Worker } from 'node:worker_threads';
      new Worker('mail', async (job) => {});
    `),
  ).toEqual([]);
});

test('jobs sent', () => {
  expect(
    factsOf(`
      import { FlowProducer, Queue } from 'bullmq';
      const queue = new Queue('mail', { connection });
      await queue.add('invite', { meetingId });
      await queue.add('sweep');
      await queue.addBulk([{ name: 'invite', data: { meetingId } }, { name: 'invite', data }]);
      await new FlowProducer({ connection }).add({ name: 'invite', queueName: 'mail', data: {}, children: [] });
      const plan = (given: Queue<Job>) => given.add('invite', data);
      await new Set().add('invite');
    `),
  ).toMatchInlineSnapshot(`
    [
      "3:7 message bullmq data x1",
      "4:7 message bullmq data x1",
      "5:7 message bullmq data x2",
      "6:7 message bullmq data x1",
      "7:37 message bullmq data x1",
    ]
  `);
});
