import type { Profile } from './profile.js';

/** Bugsnag. */
export const bugsnag: Profile = {
  id: 'bugsnag',
  title: 'Bugsnag',
  packages: ['@bugsnag/js', '@bugsnag/node', '@bugsnag/core'],
  source: '@bugsnag/js 9.0.0 types.d.ts, @bugsnag/core 9.0.0 types/client.d.ts',
  main: 'client',
  exports: {
    default: { is: 'client' },
    Client: { construct: 'client' },
    BugsnagStatic: { construct: 'client' },
  },
  types: {
    client: {
      notify: { fact: { kind: 'report' } },
      start: { returns: 'self' },
      createClient: { returns: 'client' },
    },
  },
};
