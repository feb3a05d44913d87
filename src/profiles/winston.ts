import { attaches, logMethods, object, type Profile } from './profile.js';

/** winston 3, with its npm, cli and syslog levels. */
export const winston: Profile = {
  id: 'winston',
  title: 'winston',
  packages: ['winston', 'nest-winston'],
  source: 'winston 3.19 index.d.ts, README.md',
  main: 'logger',
  exports: {
    default: { is: 'logger' },
    createLogger: { returns: 'logger' },
    Logger: { construct: 'logger' },
    Container: { construct: 'container' },
    loggers: { is: 'container' },
    ...logMethods({
      silly: 'trace',
      debug: 'debug',
      verbose: 'debug',
      http: 'info',
      info: 'info',
      warn: 'warn',
      error: 'error',
    }),
    log: { fact: { kind: 'log', level: 'argument' } },
  },
  types: {
    container: { get: { returns: 'logger' }, add: { returns: 'logger' } },
    logger: {
      ...logMethods({
        silly: 'trace',
        debug: 'debug',
        verbose: 'debug',
        http: 'info',
        info: 'info',
        input: 'info',
        prompt: 'debug',
        data: 'info',
        help: 'info',
        warn: 'warn',
        error: 'error',
        notice: 'info',
        warning: 'warn',
        crit: 'fatal',
        alert: 'fatal',
        emerg: 'fatal',
      }),
      log: { fact: { kind: 'log', level: 'argument' } },
      '[]': { fact: { kind: 'log', level: 'argument' } },
      child: { returns: 'self', fact: attaches('log', object(0)) },
    },
  },
  logger: {
    shape: 'fields-last',
    methods: { trace: 'silly', fatal: 'error' },
    reserved: { level: 'lost', message: 'appended' },
    placeholders: 'node',
  },
};
