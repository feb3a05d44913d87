import { attaches, logMethods, object, PINO_LOGGER, type Profile } from './profile.js';

/** pino, and what wraps it unchanged. */
export const pino: Profile = {
  id: 'pino',
  title: 'pino',
  packages: ['pino'],
  source: 'pino 10.4 pino.d.ts, docs/api.md',
  main: 'logger',
  exports: {
    default: { returns: 'logger', construct: 'logger' },
    pino: { returns: 'logger' },
    Logger: { construct: 'logger' },
    BaseLogger: { construct: 'logger' },
  },
  types: {
    logger: {
      ...logMethods({ trace: 'trace', debug: 'debug', info: 'info', warn: 'warn', error: 'error', fatal: 'fatal' }),
      '[]': { fact: { kind: 'log', level: 'argument' } },
      child: { returns: 'self', fact: attaches('log', object(0)) },
      setBindings: { fact: attaches('log', object(0)) },
    },
  },
  logger: PINO_LOGGER,
};
