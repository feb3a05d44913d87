import { attaches, object, type Entry, type Profile } from './profile.js';

/** What goes with every report from here on; the event of one report has the same methods. */
const context: Record<string, Entry> = {
  // A section of one object, or one key of a section.
  addMetadata: { fact: attaches('report', object(1), { from: 'pair', name: 1, value: 2 }) },
  setUser: { fact: attaches('report', { from: 'named', arg: 1, name: 'email' }) },
};

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
    Event: { construct: 'event' },
  },
  types: {
    client: {
      notify: { fact: { kind: 'report' }, callback: { arg: 1, param: 0, is: 'event' } },
      leaveBreadcrumb: { fact: attaches('report', object(1)) },
      ...context,
      start: { returns: 'self' },
      createClient: { returns: 'client' },
      addOnError: { callback: { arg: 0, param: 0, is: 'event' } },
    },
    event: context,
  },
};
