import { each, type Profile } from './profile.js';

/** AWS Lambda Powertools metrics: CloudWatch metrics by name, dimensions on all that follow. */
export const powertoolsMetrics: Profile = {
  id: 'powertools-metrics',
  title: 'Powertools for AWS Lambda, metrics',
  packages: ['@aws-lambda-powertools/metrics'],
  source: '@aws-lambda-powertools/metrics 2.36.0 lib/cjs/Metrics.d.ts',
  main: 'metrics',
  dialect: 'cloudwatch',
  exports: { Metrics: { construct: 'metrics' } },
  types: {
    metrics: {
      addMetric: {
        returns: 'self',
        fact: [{ kind: 'metric', type: 'unknown', name: { arg: 0 }, unit: { arg: 1 } }, { kind: 'observation' }],
      },
      addDimension: { returns: 'self', fact: { kind: 'observation', labels: { from: 'pair', name: 0, value: 1 } } },
      ...each(['addDimensions', 'setDefaultDimensions'], {
        returns: 'self',
        fact: { kind: 'observation', labels: { from: 'object', arg: 0 } },
      }),
      ...each(['addMetadata', 'setTimestamp', 'singleMetric'], { returns: 'self' }),
    },
  },
};
