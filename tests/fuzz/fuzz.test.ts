import { expect, test } from 'vitest';
import { asText, fuzz } from './run.js';

/** The same programs in each run: what fails once fails for everybody. `npm run fuzz` makes others. */
const SEED = 1;
const PROGRAMS = 300;

test('no random program makes a rule fail, hang, or offer what breaks the code', { timeout: 300_000 }, async () => {
  const outcome = await fuzz({ seed: SEED, count: PROGRAMS, processes: 2 });
  expect(outcome.failed.length + outcome.lost.length, asText(outcome, SEED)).toBe(0);
  expect(outcome.programs).toBe(PROGRAMS);
  // Programs that nothing is said of prove nothing.
  expect(outcome.reports).toBeGreaterThan(PROGRAMS / 2);
  expect(outcome.edits).toBeGreaterThan(PROGRAMS / 5);
});
