import { attaches, logMethods, object, PINO_LOGGER, type Profile } from './profile.js';

/** nestjs-pino: `PinoLogger` is pino's, `Logger` is called as Nest's. */
export const nestjsPino: Profile = {
  id: 'nestjs-pino',
  title: 'nestjs-pino',
  packages: ['nestjs-pino'],
  source: 'nestjs-pino 4.6.1 PinoLogger.d.ts, Logger.d.ts, InjectPinoLogger.d.ts',
  main: 'logger',
  exports: {
    PinoLogger: { construct: 'logger', members: { root: { is: 'logger' } } },
    Logger: { construct: 'nestLogger' },
    NativeLogger: { construct: 'nestLogger' },
  },
  types: {
    logger: {
      ...logMethods({ trace: 'trace', debug: 'debug', info: 'info', warn: 'warn', error: 'error', fatal: 'fatal' }),
      '[]': { fact: { kind: 'log', level: 'argument' } },
      child: { returns: 'self', fact: attaches('log', object(0)) },
      assign: { fact: attaches('log', object(0)) },
      logger: { is: 'logger' },
    },
    nestLogger: {
      ...logMethods({ log: 'info', fatal: 'fatal', error: 'error', warn: 'warn', debug: 'debug', verbose: 'trace' }),
      '[]': { fact: { kind: 'log', level: 'argument' } },
    },
  },
  logger: PINO_LOGGER,
  loggers: { nestLogger: { shape: 'nest', methods: { info: 'log', trace: 'verbose' } } },
  decorators: { InjectPinoLogger: { is: 'logger' } },
};
