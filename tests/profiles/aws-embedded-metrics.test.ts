import { expect, test } from 'vitest';
import { factsOf } from '../model/facts-of.js';

test('metrics and dimensions', () => {
  expect(
    factsOf(`
      import { createMetricsLogger, metricScope, Unit } from 'aws-embedded-metrics';
      export const handler = metricScope((metrics) => async (event) => {
        metrics.putDimensions({ Service: 'rooms' });
        metrics.setProperty('RoomId', event.roomId).putMetric('Joins', 1, Unit.Count);
      });
      const logger = createMetricsLogger();
      logger.setDimensions({ CustomerId: id });
      logger.putMetric('Wait', ms, Unit.Milliseconds);
      await logger.flush();
    `),
  ).toMatchInlineSnapshot(`
    [
      "3:3 observe putDimensions aws-embedded-metrics labels=Service",
      "4:3 metric unknown aws-embedded-metrics Joins unit=Count",
      "4:3 observe putMetric aws-embedded-metrics",
      "7:1 observe setDimensions aws-embedded-metrics labels=CustomerId",
      "8:1 metric unknown aws-embedded-metrics Wait unit=Milliseconds",
      "8:1 observe putMetric aws-embedded-metrics",
    ]
  `);
});
