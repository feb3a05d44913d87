import { attaches, logMethods, object, type Profile } from './profile.js';

/** bunyan: an error goes first, or under `err`. */
export const bunyan: Profile = {
  id: 'bunyan',
  title: 'bunyan',
  packages: ['bunyan'],
  source: 'bunyan 2.0.5 lib/bunyan.js, @types/bunyan 1.8.11',
  main: 'logger',
  exports: {
    default: { construct: 'logger' },
    createLogger: { returns: 'logger' },
    Logger: { construct: 'logger' },
  },
  types: {
    logger: {
      ...logMethods({ trace: 'trace', debug: 'debug', info: 'info', warn: 'warn', error: 'error', fatal: 'fatal' }),
      '[]': { fact: { kind: 'log', level: 'argument' } },
      child: { returns: 'self', fact: attaches('log', object(0)) },
    },
  },
  logger: {
    shape: 'fields-first',
    errorKey: 'err',
    reserved: {
      level: 'silences',
      time: 'replaces',
      pid: 'replaces',
      hostname: 'replaces',
      name: 'replaces',
      msg: 'lost',
      v: 'lost',
    },
    placeholders: 'node',
  },
};
