import { each, type Entry, type Profile } from './profile.js';
import type { Level } from '../vocabulary/levels.js';

/** A log type, and its `.raw` that leaves the arguments as they are. */
const type = (level: Level): Entry => ({
  fact: { kind: 'log', level },
  members: { raw: { fact: { kind: 'log', level } } },
});

/** consola: types rather than levels. */
export const consola: Profile = {
  id: 'consola',
  title: 'consola',
  packages: ['consola'],
  source: 'consola 3.4.2 dist/core.d.ts, dist/index.d.ts',
  main: 'logger',
  exports: {
    default: { is: 'logger' },
    consola: { is: 'logger' },
    createConsola: { returns: 'logger' },
    ...each(['Consola', 'ConsolaInstance'], { construct: 'logger' }),
  },
  types: {
    logger: {
      fatal: type('fatal'),
      ...each(['error', 'fail'], type('error')),
      warn: type('warn'),
      ...each(['log', 'info', 'success', 'ready', 'start', 'box'], type('info')),
      debug: type('debug'),
      ...each(['trace', 'verbose'], type('trace')),
      '[]': { fact: { kind: 'log', level: 'argument' } },
      ...each(['create', 'withDefaults', 'withTag', 'addReporter', 'setReporters'], { returns: 'self' }),
    },
  },
  logger: { shape: 'arguments' },
};
