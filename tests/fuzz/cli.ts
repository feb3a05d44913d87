/**
 * Makes random programs and lints them with every rule: `npm run fuzz -- --seed 7 --minutes 30`. Exit code 1 where one
 * showed something to be wrong.
 */
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { asText, fuzz } from './run.js';

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: String(Date.now() % 100_000) },
    minutes: { type: 'string', default: '5' },
    programs: { type: 'string', default: '1000000' },
    processes: { type: 'string', default: String(availableParallelism()) },
  },
});

const [seed, minutes, count, processes] = [values.seed, values.minutes, values.programs, values.processes].map(Number);
if (![seed, minutes, count, processes].every((value) => value !== undefined && value >= 0)) {
  console.error('Usage: npm run fuzz -- [--seed <n>] [--minutes <n>] [--programs <n>] [--processes <n>]');
  process.exitCode = 2;
} else {
  const outcome = await fuzz({ seed: seed!, count: count!, processes: processes!, until: minutes! * 60_000 });
  console.log(asText(outcome, seed!));
  process.exitCode = outcome.failed.length + outcome.lost.length > 0 ? 1 : 0;
}
