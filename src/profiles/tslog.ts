import { each, logMethods, type Profile } from './profile.js';

/** tslog. */
export const tslog: Profile = {
  id: 'tslog',
  title: 'tslog',
  packages: ['tslog'],
  source: 'tslog 5.1.0 types/index.universal.d.ts, types/subpaths/lite.d.ts',
  main: 'logger',
  exports: {
    Logger: { construct: 'logger', members: { fromEnv: { returns: 'logger' } } },
    ...each(['BaseLogger', 'LiteLogger'], { construct: 'logger' }),
    ...each(['createLogger', 'createLiteLogger'], { returns: 'logger' }),
    ...each(['log', 'lite'], { is: 'logger' }),
  },
  types: {
    logger: {
      ...logMethods({
        silly: 'trace',
        trace: 'trace',
        debug: 'debug',
        info: 'info',
        warn: 'warn',
        error: 'error',
        fatal: 'fatal',
      }),
      log: { fact: { kind: 'log', level: 'argument' } },
      '[]': { fact: { kind: 'log', level: 'argument' } },
      ...each(['getSubLogger', 'child', 'if', 'use'], { returns: 'self' }),
    },
  },
  logger: { shape: 'arguments', reserved: { level: 'lost', time: 'lost', message: 'lost' } },
};
