import { each, type Entry, type Profile } from './profile.js';

const resolver: Entry = {
  fact: { kind: 'handler', trigger: 'rpc', functions: { arg: 0 }, params: ['request'] },
};

/** tRPC procedures; those of other files are recognised by their name, `publicProcedure`. */
export const trpc: Profile = {
  id: 'trpc',
  title: 'tRPC',
  packages: ['@trpc/server'],
  source: '@trpc/server 11.25.2 dist/*.d.mts, ProcedureBuilder and initTRPC',
  main: 'procedure',
  exports: { initTRPC: { is: 'builder' } },
  types: {
    builder: { ...each(['context', 'meta'], { returns: 'self' }), create: { returns: 'root' } },
    root: { procedure: { is: 'procedure' } },
    procedure: {
      ...each(['input', 'output', 'meta', 'errors', 'use', 'concat', 'unstable_concat'], { returns: 'self' }),
      ...each(['query', 'mutation', 'subscription'], resolver),
    },
  },
};
