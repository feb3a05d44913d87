import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Progress } from '../src/progress.js';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** What a run of so many files writes to a terminal, where each takes so long. */
function watched(total: number | null, milliseconds: readonly number[], findings?: number): string[] {
  const written: string[] = [];
  const out = { isTTY: true, write: (text: string) => written.push(text) } as unknown as NodeJS.WriteStream;
  const progress = new Progress('files', total, out);
  for (const each of milliseconds) {
    vi.advanceTimersByTime(each);
    progress.step(findings);
  }
  return written.map((text) => text.replaceAll('\r', '').replace('\u001B[K', ''));
}

test('files done, findings so far, time left', () => {
  expect(watched(40, [500, 500, 500], 7)).toEqual([
    '1 of 40 files, 7 findings',
    '2 of 40 files, 7 findings, 19 s left',
    '3 of 40 files, 7 findings, 19 s left',
  ]);
  expect(watched(400, [2000])).toEqual(['1 of 400 files, 13 min 18 s left']);
});

test('how many there are may not be known', () => {
  expect(watched(null, [5000])).toEqual(['1 files']);
});

test('is not written more than ten times a second', () => {
  expect(watched(9, [200, 50, 40, 20])).toEqual(['1 of 9 files', '4 of 9 files']);
});
