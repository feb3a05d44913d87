import { attaches, each, logMethods, object, type Profile } from './profile.js';

/** LogTape: a message with `{placeholders}`, then the fields that they name; or a tagged template, which is no call. */
export const logtape: Profile = {
  id: 'logtape',
  title: 'LogTape',
  packages: ['@logtape/logtape'],
  source: '@logtape/logtape 2.4.2 dist/logger.d.ts, dist/logger.js (parseMessageTemplate)',
  main: 'logger',
  exports: { getLogger: { returns: 'logger' }, Logger: { construct: 'logger' } },
  types: {
    logger: {
      ...logMethods({ trace: 'trace', debug: 'debug', info: 'info', error: 'error', fatal: 'fatal' }),
      ...each(['warn', 'warning'], { fact: { kind: 'log', level: 'warn' } }),
      '[]': { fact: { kind: 'log', level: 'argument' } },
      getChild: { returns: 'self' },
      with: { returns: 'self', fact: attaches('log', object(0)) },
      parent: { is: 'logger' },
    },
  },
  logger: { shape: 'placeholders' },
};
