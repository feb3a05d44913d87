import { attaches, each, object, PAIR, type Profile } from './profile.js';

/** New Relic's agent: errors, custom metrics and events, log events. */
export const newrelic: Profile = {
  id: 'newrelic',
  title: 'New Relic',
  packages: ['newrelic'],
  source: 'newrelic 13.20.0 api.js, @types/newrelic 9.14.8',
  exports: {
    noticeError: { fact: { kind: 'report' } },
    recordLogEvent: { fact: { kind: 'log', level: 'argument' } },
    ...each(['startSegment', 'startBackgroundTransaction', 'startWebTransaction'], {
      fact: { kind: 'span', name: { arg: 0 }, ends: 'by-itself' },
    }),
    // Names are paths (`Custom/Join/Failed`): they count as measurements, and no naming rule is meant for them.
    ...each(['recordMetric', 'incrementMetric'], { fact: { kind: 'observation' } }),
    recordCustomEvent: { fact: [{ kind: 'observation' }, attaches('event', object(1))] },
    ...each(['addCustomAttribute', 'addCustomSpanAttribute'], { fact: attaches('span', PAIR) }),
    ...each(['addCustomAttributes', 'addCustomSpanAttributes'], { fact: attaches('span', object(0)) }),
  },
};
