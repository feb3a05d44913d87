import { attaches, each, object, type Profile } from './profile.js';

/** Rollbar: every level sends an item. */
export const rollbar: Profile = {
  id: 'rollbar',
  title: 'Rollbar',
  packages: ['rollbar'],
  source: 'rollbar 3.1.0 index.d.ts',
  main: 'client',
  exports: { default: { construct: 'client', members: { init: { returns: 'client' } } } },
  types: {
    client: {
      ...each(['log', 'debug', 'info', 'warn', 'warning', 'error', 'critical'], { fact: { kind: 'report' } }),
      ...each(['global', 'configure'], { returns: 'self', fact: attaches('report', object(0, 'payload')) }),
    },
  },
};
