import { logMethods, type Profile } from './profile.js';

/** loglevel: the module is the root logger. */
export const loglevel: Profile = {
  id: 'loglevel',
  title: 'loglevel',
  packages: ['loglevel'],
  source: 'loglevel 1.9.2 index.d.ts',
  main: 'logger',
  exports: {
    default: { is: 'logger' },
    Logger: { construct: 'logger' },
    RootLogger: { construct: 'logger' },
  },
  types: {
    logger: {
      ...logMethods({ trace: 'trace', debug: 'debug', log: 'debug', info: 'info', warn: 'warn', error: 'error' }),
      '[]': { fact: { kind: 'log', level: 'argument' } },
      getLogger: { returns: 'logger' },
      noConflict: { returns: 'self' },
    },
  },
  logger: { shape: 'arguments', methods: { fatal: 'error' }, hasFields: false },
};
