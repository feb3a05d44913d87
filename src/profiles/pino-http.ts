import { attaches, logMethods, object, PINO_LOGGER, type Profile } from './profile.js';

/** pino-http: the logger of its middleware; `req.log` is recognised by name. */
export const pinoHttp: Profile = {
  id: 'pino-http',
  title: 'pino-http',
  packages: ['pino-http'],
  source: 'pino-http 11.0.0 index.d.ts',
  exports: {
    default: { returns: 'middleware' },
    pinoHttp: { returns: 'middleware' },
    HttpLogger: { construct: 'middleware' },
  },
  types: {
    middleware: { logger: { is: 'logger' } },
    logger: {
      ...logMethods({ trace: 'trace', debug: 'debug', info: 'info', warn: 'warn', error: 'error', fatal: 'fatal' }),
      '[]': { fact: { kind: 'log', level: 'argument' } },
      child: { returns: 'self', fact: attaches('log', object(0)) },
    },
  },
  logger: PINO_LOGGER,
};
