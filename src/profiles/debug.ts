import type { Profile } from './profile.js';

/** debug: an instance is a function, and has no levels. */
export const debug: Profile = {
  id: 'debug',
  title: 'debug',
  packages: ['debug', '@tryghost/debug'],
  source: 'debug 4.4.3 README.md, @types/debug 4.1.13, @tryghost/debug 2.3.14 lib/debug.js',
  main: 'debug',
  exports: {
    default: { returns: 'debug' },
    debug: { returns: 'debug' },
    Debugger: { construct: 'debug' },
    IDebugger: { construct: 'debug' },
  },
  types: { debug: { '()': { fact: { kind: 'log', level: 'debug' } }, extend: { returns: 'self' } } },
  logger: { shape: 'printf' },
};
