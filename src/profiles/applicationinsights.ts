import { attaches, each, object, type Profile } from './profile.js';

/** Azure Application Insights. */
export const applicationinsights: Profile = {
  id: 'applicationinsights',
  title: 'Application Insights',
  packages: ['applicationinsights'],
  source: 'applicationinsights 3.16.0 out/src/shim/{applicationinsights,telemetryClient}.d.ts',
  main: 'client',
  exports: {
    TelemetryClient: { construct: 'client' },
    defaultClient: { is: 'client' },
  },
  types: {
    client: {
      trackException: { fact: { kind: 'report' } },
      trackTrace: { fact: { kind: 'log', level: 'argument' } },
      ...each(['trackMetric', 'trackEvent', 'trackRequest', 'trackDependency', 'trackAvailability'], {
        fact: [{ kind: 'observation' }, attaches('event', object(0, 'properties'))],
      }),
    },
  },
};
