import type { Profile } from './profile.js';

/** Bull queues. */
export const bull: Profile = {
  id: 'bull',
  title: 'Bull',
  packages: ['bull'],
  source: 'bull 4.16.5 index.d.ts',
  exports: {
    default: { construct: 'queue', returns: 'queue' },
    Queue: { construct: 'queue' },
    ProcessCallbackFunction: { signature: { trigger: 'job', params: ['job', 'callback'] } },
    ProcessPromiseFunction: { signature: { trigger: 'job', params: ['job'] } },
  },
  types: {
    queue: {
      add: { fact: { kind: 'message', system: 'bull', arg: 'last-data' } },
      addBulk: { fact: { kind: 'message', system: 'bull', arg: 0, lists: ['[]'], body: 'data' } },
      process: { fact: { kind: 'handler', trigger: 'job', functions: 'all', params: ['job', 'callback'] } },
    },
  },
};
