import { each, type Entry, type MetricType, type Profile } from './profile.js';

/** A call is both: StatsD metrics exist by being sent. Tags stand somewhere after the value. */
const send = (type: MetricType, name = 0): Entry => ({
  fact: [
    { kind: 'metric', type, name: { arg: name } },
    { kind: 'observation', labels: { from: 'tags', after: name + 1 } },
  ],
});

/** hot-shots: StatsD, DogStatsD and Telegraf. */
export const hotShots: Profile = {
  id: 'hot-shots',
  title: 'hot-shots',
  packages: ['hot-shots'],
  source: 'hot-shots 17.1.1 types.d.ts',
  main: 'client',
  dialect: 'statsd',
  exports: {
    default: { construct: 'client' },
    StatsD: { construct: 'client' },
  },
  types: {
    client: {
      ...each(['increment', 'decrement'], send('counter')),
      ...each(['gauge', 'gaugeDelta'], send('gauge')),
      ...each(['timing', 'histogram', 'distribution'], send('histogram')),
      ...each(['set', 'unique'], send('set')),
      ...each(['timer', 'asyncTimer', 'asyncDistTimer'], send('histogram', 1)),
      childClient: { returns: 'client' },
    },
  },
};
