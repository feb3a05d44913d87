import { attaches, each, logMethods, object, type Profile } from './profile.js';

/** AWS Lambda Powertools logger. */
export const powertoolsLogger: Profile = {
  id: 'powertools-logger',
  title: 'Powertools for AWS Lambda, logger',
  packages: ['@aws-lambda-powertools/logger'],
  source: '@aws-lambda-powertools/logger 2.36.0 lib/cjs/Logger.d.ts',
  main: 'logger',
  exports: { Logger: { construct: 'logger' } },
  types: {
    logger: {
      ...logMethods({ trace: 'trace', debug: 'debug', info: 'info', warn: 'warn', error: 'error', critical: 'fatal' }),
      '[]': { fact: { kind: 'log', level: 'argument' } },
      createChild: { returns: 'self', fact: attaches('log', object(0, 'persistentKeys')) },
      ...each(['appendKeys', 'appendPersistentKeys', 'addPersistentLogAttributes'], {
        fact: attaches('log', object(0)),
      }),
    },
  },
  logger: {
    shape: 'fields-last',
    methods: { fatal: 'critical' },
    reserved: { level: 'lost', message: 'lost', timestamp: 'lost', service: 'lost', sampling_rate: 'lost' },
  },
};
