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
