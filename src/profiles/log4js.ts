import { attaches, logMethods, PAIR, type Profile } from './profile.js';

/** log4js. */
export const log4js: Profile = {
  id: 'log4js',
  title: 'log4js',
  packages: ['log4js'],
  source: 'log4js 6.9.1 types/log4js.d.ts',
  main: 'logger',
  exports: {
    getLogger: { returns: 'logger' },
    configure: { returns: 'log4js' },
    Logger: { construct: 'logger' },
    Log4js: { construct: 'log4js' },
  },
  types: {
    log4js: { getLogger: { returns: 'logger' }, configure: { returns: 'self' } },
    logger: {
      ...logMethods({
        trace: 'trace',
        debug: 'debug',
        info: 'info',
        mark: 'info',
        warn: 'warn',
        error: 'error',
        fatal: 'fatal',
      }),
      log: { fact: { kind: 'log', level: 'argument' } },
      addContext: { fact: attaches('log', PAIR) },
      '[]': { fact: { kind: 'log', level: 'argument' } },
    },
  },
  logger: { shape: 'arguments' },
};
