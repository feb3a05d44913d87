/**
 * Makes programs from a seed and checks them, one after the other; says on its output which one it is at, so that the
 * one that never ends is known.
 */
import { writeSync } from 'node:fs';
import type { Sample } from './lint.js';
import { Programs } from './programs.js';
import { check, type Failure } from './properties.js';

/** What a worker says. */
export type Said =
  | { kind: 'at'; at: number }
  | { kind: 'failed'; at: number; from: string; done: string[]; sample: Sample; failures: Failure[] }
  | { kind: 'done'; programs: number; reports: number; edits: number; isLast: boolean };

const [seed = 1, start = 0, count = 1, step = 1] = process.argv.slice(2).map(Number);
const all = new Programs(seed);

function say(said: Said): void {
  writeSync(1, `${JSON.stringify(said)}\n`);
}

for (let index = start, done = 0; done < count; index += step) {
  say({ kind: 'at', at: index });
  const made = all.at(index);
  const { failures, reports, edits } = check(made.sample);
  if (failures.length > 0) say({ kind: 'failed', at: index, ...made, failures });
  done += 1;
  say({ kind: 'done', programs: 1, reports, edits, isLast: done === count });
}
