import { attaches, each, object, PAIR, type Entry, type MetricType, type Profile } from './profile.js';

const send = (type: MetricType): Entry => ({
  fact: [
    { kind: 'metric', type, name: { arg: 0 } },
    { kind: 'observation', labels: { from: 'tags', after: 1 } },
  ],
});

/** The tags by which Datadog knows that a span failed. */
const ERROR_TAGS = ['error', 'error.message', 'error.msg', 'error.type', 'error.stack', 'ERROR'];

/** dd-trace: spans, and the DogStatsD client that comes with them. */
export const ddTrace: Profile = {
  id: 'dd-trace',
  title: 'dd-trace',
  packages: ['dd-trace'],
  source: 'dd-trace 5.132.0 index.d.ts, opentracing 0.14 lib/span.d.ts',
  main: 'tracer',
  dialect: 'statsd',
  exports: {
    default: { is: 'tracer' },
    tracer: { is: 'tracer' },
    Tracer: { construct: 'tracer' },
    Span: { construct: 'span' },
    DogStatsD: { construct: 'dogstatsd' },
  },
  types: {
    tracer: {
      ...each(['init', 'use', 'setUrl'], { returns: 'self' }),
      setUser: { returns: 'self', fact: attaches('span', object(0)) },
      dogstatsd: { is: 'dogstatsd' },
      startSpan: {
        returns: 'span',
        fact: [{ kind: 'span', name: { arg: 0 }, ends: 'by-hand' }, attaches('span', object(1, 'tags'))],
      },
      scope: { returns: 'scope' },
      trace: {
        callback: { arg: 'last', param: 0, is: 'span' },
        fact: [{ kind: 'span', name: { arg: 0 }, ends: 'by-itself' }, attaches('span', object(1, 'tags'))],
      },
      wrap: { fact: [{ kind: 'span', name: { arg: 0 }, ends: 'by-itself' }, attaches('span', object(1, 'tags'))] },
    },
    scope: { active: { returns: 'span' } },
    span: {
      setTag: {
        returns: 'self',
        fact: [{ kind: 'span-error', when: { arg: 0, is: ERROR_TAGS } }, attaches('span', PAIR)],
      },
      addTags: {
        returns: 'self',
        fact: [{ kind: 'span-error', when: { arg: 0, key: ERROR_TAGS } }, attaches('span', object(0))],
      },
      log: { returns: 'self', fact: { kind: 'span-error', when: { arg: 0, key: ['error', 'error.object'] } } },
      recordException: { fact: { kind: 'span-error' } },
      setBaggageItem: { returns: 'self', fact: attaches('baggage', PAIR) },
      setOperationName: { returns: 'self' },
    },
    dogstatsd: {
      ...each(['increment', 'decrement'], send('counter')),
      gauge: send('gauge'),
      ...each(['histogram', 'distribution'], send('histogram')),
    },
  },
};
