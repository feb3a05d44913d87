import { expect, test } from 'vitest';
import { factsOf } from '../model/facts-of.js';

test('metrics and dimensions', () => {
  expect(
    factsOf(`
      import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';

      const metrics = new Metrics({ namespace: 'meeting', serviceName: 'gc' });
      metrics.addMetric('joins', MetricUnit.Count, 1);
      metrics.addMetric('joinDuration', 'Milliseconds', elapsed);
      metrics.addDimension('region', region);
      metrics.addDimensions({ stage: 'prod', meetingId });
      metrics.setDefaultDimensions({ service: 'gc' });
      const single = metrics.singleMetric();
      single.addDimension('function', context.functionName).addMetric('coldStart', MetricUnit.Count, 1);

      class Handlers {
        constructor(private readonly given: Metrics) {}
        run() {
          this.given.addMetric('runs', MetricUnit.Count, 1);
        }
      }
    `),
  ).toMatchInlineSnapshot(`
    [
      "4:1 metric unknown powertools-metrics joins unit=Count",
      "4:1 observe addMetric powertools-metrics",
      "5:1 metric unknown powertools-metrics joinDuration unit=Milliseconds",
      "5:1 observe addMetric powertools-metrics",
      "6:1 observe addDimension powertools-metrics labels=region",
      "7:1 observe addDimensions powertools-metrics labels=stage,meetingId",
      "8:1 observe setDefaultDimensions powertools-metrics labels=service",
      "10:1 metric unknown powertools-metrics coldStart unit=Count",
      "10:1 observe addMetric powertools-metrics",
      "10:1 observe addDimension powertools-metrics labels=function",
      "15:5 metric unknown powertools-metrics runs unit=Count",
      "15:5 observe addMetric powertools-metrics",
    ]
  `);
});

test('metadata and housekeeping are no measurement', () => {
  expect(
    factsOf(`
      import { Metrics } from '@aws-lambda-powertools/metrics';
      const metrics = new Metrics();
      metrics.addMetadata('meetingId', meetingId);
      metrics.publishStoredMetrics();
      metrics.captureColdStartMetric();
      metrics.clearDimensions();
    `),
  ).toEqual([]);
});
