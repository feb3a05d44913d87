import { each, logMethods, type Entry, type Profile, type SpanSpec } from './profile.js';

const report: Entry = { fact: { kind: 'report' } };
const span = (ends: SpanSpec['ends']): SpanSpec => ({ kind: 'span', name: { arg: 0, key: 'name' }, ends });
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
    startSpan: { callback: { arg: 1, param: 0, is: 'span' }, fact: span('by-itself') },
    startSpanManual: { callback: { arg: 1, param: 0, is: 'span' }, fact: span('by-hand') },
    startInactiveSpan: { returns: 'span', fact: span('by-hand') },
    getActiveSpan: { returns: 'span' },
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
    span: {
      recordException: { fact: { kind: 'span-error' } },
      setStatus: {
        returns: 'self',
        fact: { kind: 'span-error', when: { arg: 0, key: 'code', not: ['OK', 'UNSET', '0', '1'] } },
      },
      ...each(['setAttribute', 'setAttributes', 'addEvent', 'addLink', 'updateName'], { returns: 'self' }),
    },
    metrics: { ...each(['count', 'gauge', 'distribution'], { fact: { kind: 'observation' } }) },
  },
  logger: { shape: 'fields-last' },
};
