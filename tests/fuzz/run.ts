import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Said } from './worker.js';

/** A program that showed something to be wrong. */
export type Failed = Extract<Said, { kind: 'failed' }>;

/** What a run of programs came to. */
export interface Outcome {
  programs: number;
  reports: number;
  edits: number;
  failed: Failed[];
  /** The number of the program that did not end, or ended the process. */
  lost: { at: number; why: string }[];
}

/** Which programs to make, and for how long. */
export interface Run {
  seed: number;
  /** How many programs at most. */
  count: number;
  /** How many processes share the work. */
  processes: number;
  /** After how many milliseconds to stop. */
  until?: number;
}

/**
 * How long one program may take, in milliseconds. None takes a thousandth of that, on a machine that does nothing else:
 * what takes longer does not end.
 */
const PATIENCE = 60_000;

/** Makes programs and checks them in other processes, which are stopped where one of them does not end. */
export async function fuzz(run: Run): Promise<Outcome> {
  const outcome: Outcome = { programs: 0, reports: 0, edits: 0, failed: [], lost: [] };
  const ends = run.until === undefined ? Infinity : Date.now() + run.until;
  const share = Math.ceil(run.count / run.processes);
  await Promise.all(Array.from({ length: run.processes }, (_, i) => all(i, share, run, ends, outcome)));
  return outcome;
}

/** Every `step`th program from a start; goes on behind one that is lost. */
async function all(first: number, share: number, run: Run, ends: number, outcome: Outcome): Promise<void> {
  let start = first;
  let left = share;
  while (left > 0 && Date.now() < ends) {
    const lost = await some(start, left, run, ends, outcome);
    if (lost === null) return;
    left -= (lost.at - start) / run.processes + 1;
    start = lost.at + run.processes;
    outcome.lost.push(lost);
  }
}

/** @returns the program that was lost, if one was */
function some(
  start: number,
  count: number,
  { seed, processes }: Run,
  ends: number,
  outcome: Outcome,
): Promise<Outcome['lost'][number] | null> {
  const args = ['--import', 'tsx', 'tests/fuzz/worker.ts', ...[seed, start, count, processes].map(String)];
  const child: ChildProcess = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  return new Promise((resolve) => {
    let at = start;
    let why = '';
    let isOver = false;
    const end = (because: string): void => {
      why = because;
      child.kill('SIGKILL');
    };
    const waiting = (): NodeJS.Timeout => setTimeout(() => end('does not end'), PATIENCE);
    let timer = waiting();
    createInterface({ input: child.stdout! }).on('line', (line) => {
      const said = JSON.parse(line) as Said;
      clearTimeout(timer);
      timer = waiting();
      if (said.kind === 'at') {
        at = said.at;
        if (Date.now() > ends) {
          isOver = true;
          end('');
        }
      } else if (said.kind === 'failed') outcome.failed.push(said);
      else {
        outcome.programs += said.programs;
        outcome.reports += said.reports;
        outcome.edits += said.edits;
        isOver ||= said.isLast;
      }
    });
    let errors = '';
    child.stderr!.on('data', (text: Buffer) => (errors = (errors + text.toString()).slice(-2_000)));
    child.on('close', () => {
      clearTimeout(timer);
      resolve(isOver ? null : { at, why: why === '' ? `ends the process: ${errors}` : why });
    });
  });
}

/** The failures of a run, each with the smallest program that shows it, for a person to read. */
export function asText({ programs, reports, edits, failed, lost }: Outcome, seed: number): string {
  const smallest = new Map<string, { found: Failed; failure: Failed['failures'][number]; count: number }>();
  for (const found of failed) {
    for (const failure of found.failures) {
      const key = `${failure.property}: ${failure.where}`;
      const known = smallest.get(key);
      const isSmaller = !known || found.sample.code.length < known.found.sample.code.length;
      smallest.set(key, { ...(isSmaller ? { found, failure } : known), count: (known?.count ?? 0) + 1 });
    }
  }
  return [
    `seed ${String(seed)}: ${String(programs)} programs, ${String(reports)} reports, ${String(edits)} fixes and suggestions, ${String(failed.length + lost.length)} failures`,
    ...lost.map(({ at, why }) => `LOST program ${String(at)} ${why}`),
    ...[...smallest].map(([key, { found, failure, count }]) =>
      [
        `FAILED ${key} (${String(count)} times), program ${String(found.at)} from ${found.from}`,
        `settings ${String(found.sample.way)}, ${found.sample.language}, after: ${found.done.join(', ')}`,
        found.sample.code.replaceAll(/^/gm, '  | '),
        failure.details.replaceAll(/^/gm, '  > '),
      ].join('\n'),
    ),
  ].join('\n');
}
