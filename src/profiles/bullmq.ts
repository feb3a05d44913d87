import type { Profile } from './profile.js';

/** BullMQ workers. */
export const bullmq: Profile = {
  id: 'bullmq',
  title: 'BullMQ',
  packages: ['bullmq'],
  source: 'bullmq 6.7.0 dist/esm/classes/worker.d.ts',
  exports: {
    Worker: {
      construct: 'worker',
      fact: { kind: 'handler', trigger: 'job', functions: { arg: 1 }, params: ['job'] },
    },
    Processor: { signature: { trigger: 'job', params: ['job'] } },
  },
  types: { worker: {} },
};
