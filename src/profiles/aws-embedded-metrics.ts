import { each, type Profile } from './profile.js';

/** CloudWatch's embedded metric format: metrics by name, dimensions for all of a record, properties for anything else. */
export const awsEmbeddedMetrics: Profile = {
  id: 'aws-embedded-metrics',
  title: 'aws-embedded-metrics',
  packages: ['aws-embedded-metrics'],
  source: 'aws-embedded-metrics 4.2.1 lib/logger/MetricsLogger.d.ts',
  main: 'metrics',
  dialect: 'cloudwatch',
  exports: {
    metricScope: { callback: { arg: 0, param: 0, is: 'metrics' } },
    createMetricsLogger: { returns: 'metrics' },
    MetricsLogger: { construct: 'metrics' },
  },
  types: {
    metrics: {
      putMetric: {
        returns: 'self',
        fact: [{ kind: 'metric', type: 'unknown', name: { arg: 0 }, unit: { arg: 2 } }, { kind: 'observation' }],
      },
      ...each(['putDimensions', 'setDimensions'], {
        returns: 'self',
        fact: { kind: 'observation', labels: { from: 'object', arg: 0 } },
      }),
      ...each(['setProperty', 'setNamespace', 'setTimestamp', 'resetDimensions'], { returns: 'self' }),
    },
  },
};
