import {
  attaches,
  each,
  logMethods,
  object,
  PAIR,
  type Entry,
  type FactSpec,
  type Profile,
  type SpanSpec,
} from './profile.js';

const report: Entry = { fact: { kind: 'report' } };
const span = (ends: SpanSpec['ends']): SpanSpec => ({ kind: 'span', name: { arg: 0, key: 'name' }, ends });
const started = (ends: SpanSpec['ends']): FactSpec[] => [span(ends), attaches('span', object(0, 'attributes'))];
const withScope: Entry = { callback: { arg: 'last', param: 0, is: 'scope' } };

/** What goes with every report from here on; a scope has the same methods. */
const context = (entry: Entry): Record<string, Entry> => ({
  ...each(['setTag', 'setExtra', 'setAttribute'], { ...entry, fact: attaches('report', PAIR) }),
  ...each(['setTags', 'setExtras', 'setAttributes', 'setUser'], { ...entry, fact: attaches('report', object(0)) }),
  setContext: { ...entry, fact: attaches('report', object(1)) },
  addBreadcrumb: { ...entry, fact: attaches('report', object(0)) },
});

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
    startSpan: { callback: { arg: 1, param: 0, is: 'span' }, fact: started('by-itself') },
    startSpanManual: { callback: { arg: 1, param: 0, is: 'span' }, fact: started('by-hand') },
    startInactiveSpan: { returns: 'span', fact: started('by-hand') },
    ...context({}),
    getActiveSpan: { returns: 'span' },
    Scope: { construct: 'scope' },
    ...each(['getCurrentScope', 'getIsolationScope', 'getGlobalScope', 'getCurrentHub', 'getClient'], {
      returns: 'scope',
    }),
  },
  types: {
    scope: {
      ...each(['captureException', 'captureMessage', 'captureEvent'], report),
      ...each(['clone', 'setLevel'], { returns: 'self' }),
      ...context({ returns: 'self' }),
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
      setAttribute: { returns: 'self', fact: attaches('span', PAIR) },
      setAttributes: { returns: 'self', fact: attaches('span', object(0)) },
      addEvent: { returns: 'self', fact: attaches('span', object(1)) },
      ...each(['addLink', 'updateName'], { returns: 'self' }),
    },
    metrics: each(['count', 'gauge', 'distribution'], {
      fact: [{ kind: 'observation' }, attaches('event', object(2, 'attributes'))],
    }),
  },
  logger: { shape: 'fields-last' },
};
