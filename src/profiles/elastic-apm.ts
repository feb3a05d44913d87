import { attaches, each, object, PAIR, type Entry, type Profile, type SpanSpec } from './profile.js';

const outcome: Entry = { fact: { kind: 'span-error', when: { arg: 0, is: ['failure'] } } };
const labels: Record<string, Entry> = {
  setLabel: { fact: attaches('span', PAIR) },
  addLabels: { fact: attaches('span', object(0)) },
};
const span: SpanSpec = { kind: 'span', name: { arg: 0 }, ends: 'by-hand' };

/** Elastic APM's agent: errors, transactions and spans. */
export const elasticApm: Profile = {
  id: 'elastic-apm',
  title: 'Elastic APM',
  packages: ['elastic-apm-node'],
  source: 'elastic-apm-node 4.18.0 index.d.ts',
  main: 'agent',
  exports: {
    default: { is: 'agent' },
    Agent: { construct: 'agent' },
    ...each(['Transaction', 'Span'], { construct: 'span' }),
  },
  types: {
    agent: {
      captureError: { fact: { kind: 'report' } },
      start: { returns: 'self' },
      ...each(['startTransaction', 'startSpan'], { returns: 'span', fact: span }),
      ...each(['currentTransaction', 'currentSpan'], { is: 'span' }),
      ...each(['setTransactionOutcome', 'setSpanOutcome'], outcome),
      ...each(['setUserContext', 'setCustomContext'], { fact: attaches('span', object(0)) }),
      ...labels,
    },
    span: { startSpan: { returns: 'span', fact: span }, setOutcome: outcome, ...labels },
  },
};
