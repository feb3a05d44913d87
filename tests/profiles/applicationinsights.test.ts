import { expect, test } from 'vitest';
import { factsOf } from '../model/facts-of.js';

test('the default client and others', () => {
  expect(
    factsOf(`
      import * as appInsights from 'applicationinsights';
      import { defaultClient, KnownSeverityLevel, TelemetryClient } from 'applicationinsights';

      appInsights.setup(connection).setAutoCollectRequests(true).start();
      appInsights.defaultClient.trackException({ exception: err, properties: { meetingId } });
      defaultClient.trackTrace({ message: 'late', severity: KnownSeverityLevel.Warning });
      const client = appInsights.defaultClient;
      client.trackMetric({ name: 'joins', value: 1 });
      client.trackEvent({ name: 'joined' });
      new TelemetryClient(connection).trackException({ exception: err });

      class Reports {
        constructor(private readonly telemetry: TelemetryClient) {}
        failed(error: Error) {
          this.telemetry.trackException({ exception: error });
        }
      }
    `),
  ).toMatchInlineSnapshot(`
    [
      "5:1 report applicationinsights",
      "6:1 log warn applicationinsights defaultClient",
      "8:1 observe trackMetric applicationinsights",
      "9:1 observe trackEvent applicationinsights",
      "10:1 report applicationinsights",
      "15:5 report applicationinsights",
    ]
  `);
});

test('what is no fact', () => {
  expect(
    factsOf(`
      const appInsights = require('applicationinsights');
      appInsights.setup().start();
      appInsights.defaultClient.flush();
      appInsights.defaultClient.addTelemetryProcessor(filter);
      analytics.trackException(err);
    `),
  ).toEqual([]);
});
