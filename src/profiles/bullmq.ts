import type { Profile } from './profile.js';

/** BullMQ: workers and queues. */
export const bullmq: Profile = {
  id: 'bullmq',
  title: 'BullMQ',
  packages: ['bullmq'],
  source: 'bullmq 6.7.0 dist/esm/classes/worker.d.ts, queue.d.ts, flow-producer.d.ts, job-scheduler.d.ts',
  exports: {
    Worker: {
      construct: 'worker',
      fact: { kind: 'handler', trigger: 'job', functions: { arg: 1 }, params: ['job'] },
    },
    Queue: { construct: 'queue' },
    FlowProducer: { construct: 'flowProducer' },
    Processor: { signature: { trigger: 'job', params: ['job'] } },
  },
  types: {
    worker: {},
    queue: {
      add: { fact: { kind: 'message', system: 'bullmq', arg: 1, options: 2 } },
      addBulk: { fact: { kind: 'message', system: 'bullmq', arg: 0, lists: ['[]'], body: 'data' } },
    },
    flowProducer: {
      add: { fact: { kind: 'message', system: 'bullmq', arg: 0, body: 'data' } },
      addBulk: { fact: { kind: 'message', system: 'bullmq', arg: 0, lists: ['[]'], body: 'data' } },
    },
  },
};
