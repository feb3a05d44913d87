import { logMethods, type Profile } from './profile.js';

/** Effect: its log functions take a message and anything else; the last may be a cause. */
export const effect: Profile = {
  id: 'effect',
  title: 'Effect',
  packages: ['effect'],
  source: 'effect 4.1.0 dist/Effect.d.ts',
  exports: {
    Effect: {
      is: 'effect',
    },
  },
  types: {
    effect: logMethods({
      log: 'info',
      logTrace: 'trace',
      logDebug: 'debug',
      logInfo: 'info',
      logWarning: 'warn',
      logError: 'error',
      logFatal: 'fatal',
    }),
  },
};
