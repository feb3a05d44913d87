import { each, prometheusMetric, type Entry, type MetricType, type Profile } from './profile.js';

const provider = (type: MetricType): Entry => ({ fact: prometheusMetric(type) });
const observe: Entry = { fact: { kind: 'observation', labels: { from: 'object', arg: 0 } } };

/** @willsoto/nestjs-prometheus: metrics as Nest providers. */
export const nestjsPrometheus: Profile = {
  id: 'nestjs-prometheus',
  title: '@willsoto/nestjs-prometheus',
  packages: ['@willsoto/nestjs-prometheus'],
  source: '@willsoto/nestjs-prometheus 6.1.1 dist/metrics/*.d.ts, dist/injector.d.ts',
  dialect: 'prometheus',
  exports: {
    makeCounterProvider: provider('counter'),
    makeGaugeProvider: provider('gauge'),
    makeHistogramProvider: provider('histogram'),
    makeSummaryProvider: provider('summary'),
  },
  types: {
    // What `@InjectMetric` gives where no annotation names prom-client's type.
    metric: {
      ...each(['inc', 'dec', 'set', 'observe', 'zero', 'setToCurrentTime'], observe),
      startTimer: { returns: 'endTimer', ...observe },
      labels: { returns: 'self', fact: { kind: 'observation', labels: { from: 'positional' } } },
    },
    endTimer: { '()': observe },
  },
  decorators: { InjectMetric: { is: 'metric' } },
};
