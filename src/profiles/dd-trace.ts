import { each, type Entry, type MetricType, type Profile } from './profile.js';

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
      ...each(['init', 'use', 'setUrl', 'setUser'], { returns: 'self' }),
      dogstatsd: { is: 'dogstatsd' },
      startSpan: { returns: 'span', fact: { kind: 'span', name: { arg: 0 }, ends: 'by-hand' } },
      scope: { returns: 'scope' },
      trace: {
        callback: { arg: 'last', param: 0, is: 'span' },
        fact: { kind: 'span', name: { arg: 0 }, ends: 'by-itself' },
      },
      wrap: { fact: { kind: 'span', name: { arg: 0 }, ends: 'by-itself' } },
    },
    scope: { active: { returns: 'span' } },
    span: {
      setTag: { returns: 'self', fact: { kind: 'span-error', when: { arg: 0, is: ERROR_TAGS } } },
      addTags: { returns: 'self', fact: { kind: 'span-error', when: { arg: 0, key: ERROR_TAGS } } },
      log: { returns: 'self', fact: { kind: 'span-error', when: { arg: 0, key: ['error', 'error.object'] } } },
      recordException: { fact: { kind: 'span-error' } },
      ...each(['setOperationName', 'setBaggageItem'], { returns: 'self' }),
    },
    dogstatsd: {
      ...each(['increment', 'decrement'], send('counter')),
      gauge: send('gauge'),
      ...each(['histogram', 'distribution'], send('histogram')),
    },
  },
};
