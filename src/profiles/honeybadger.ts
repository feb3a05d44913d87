import { attaches, each, object, type Profile } from './profile.js';

/** Honeybadger. */
export const honeybadger: Profile = {
  id: 'honeybadger',
  title: 'Honeybadger',
  packages: ['@honeybadger-io/js'],
  source: '@honeybadger-io/js 6.16.5 dist/server.d.ts, @honeybadger-io/core 6.11.1 client.d.ts',
  main: 'client',
  exports: { default: { is: 'client' } },
  types: {
    client: {
      ...each(['notify', 'notifyAsync'], { fact: { kind: 'report' } }),
      setContext: { returns: 'self', fact: attaches('report', object(0)) },
      addBreadcrumb: { returns: 'self', fact: attaches('report', object(1, 'metadata')) },
      ...each(['configure', 'beforeNotify', 'afterNotify'], { returns: 'self' }),
      factory: { returns: 'client' },
    },
  },
};
