import { each, prometheusMetric, type Entry, type MetricType, type Profile } from './profile.js';

const metric = (type: MetricType): Entry => ({ construct: type, fact: prometheusMetric(type) });

const observe: Entry = { fact: { kind: 'observation', labels: { from: 'object', arg: 0 } } };
const common: Record<string, Entry> = {
  labels: { returns: 'self', fact: { kind: 'observation', labels: { from: 'positional' } } },
  remove: {},
  reset: {},
};
const timer: Entry = { returns: 'endTimer', fact: { kind: 'observation', labels: { from: 'object', arg: 0 } } };

/** prom-client. */
export const promClient: Profile = {
  id: 'prom-client',
  title: 'prom-client',
  packages: ['prom-client'],
  source: 'prom-client 15.1.3 index.d.ts, lib/',
  dialect: 'prometheus',
  again: 'throws',
  exports: {
    Counter: metric('counter'),
    Gauge: metric('gauge'),
    Histogram: metric('histogram'),
    Summary: metric('summary'),
    Registry: { construct: 'registry' },
    register: { is: 'registry' },
  },
  types: {
    registry: { getSingleMetric: { returns: 'lookedUp' } },
    lookedUp: { ...each(['inc', 'dec', 'set', 'observe'], observe), startTimer: timer, ...common },
    counter: { inc: observe, ...common },
    gauge: { ...each(['inc', 'dec', 'set', 'setToCurrentTime'], observe), startTimer: timer, ...common },
    histogram: { observe, zero: observe, startTimer: timer, ...common },
    summary: { observe, startTimer: timer, ...common },
    endTimer: { '()': { fact: { kind: 'observation', labels: { from: 'object', arg: 0 } } } },
  },
};
