import { each, logMethods, type Entry, type Profile } from './profile.js';

const report: Entry = { fact: { kind: 'report' } };
const withScope: Entry = { callback: { arg: 'last', param: 0, is: 'scope' } };

/** Sentry: errors, its structured logs, and its measurements, whose attributes may be anything. */
export const sentry: Profile = {
  id: 'sentry',
  title: 'Sentry',
  packages: ['@sentry/*'],
  source: '@sentry/node 11.12.0 and @sentry/core 11.12.0 build/types',
  exports: {
    ...each(['captureException', 'captureMessage', 'captureEvent', 'captureRequestError', 'captureFeedback'], report),
    ...each(['withScope', 'withIsolationScope'], withScope),
    logger: { is: 'logger' },
    metrics: { is: 'metrics' },
    Scope: { construct: 'scope' },
    ...each(['getCurrentScope', 'getIsolationScope', 'getGlobalScope', 'getCurrentHub', 'getClient'], {
      returns: 'scope',
    }),
  },
  types: {
    scope: {
      ...each(['captureException', 'captureMessage', 'captureEvent'], report),
      ...each(['clone', 'setTag', 'setTags', 'setExtra', 'setExtras', 'setContext', 'setLevel', 'setUser'], {
        returns: 'self',
      }),
      withScope,
    },
    logger: {
      ...logMethods({ trace: 'trace', debug: 'debug', info: 'info', warn: 'warn', error: 'error', fatal: 'fatal' }),
      '[]': { fact: { kind: 'log', level: 'argument' } },
    },
    metrics: { ...each(['count', 'gauge', 'distribution'], { fact: { kind: 'observation' } }) },
  },
  logger: { shape: 'fields-last' },
};
