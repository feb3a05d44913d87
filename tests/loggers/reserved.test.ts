import { expect, test } from 'vitest';
import { builtIn } from '../../src/profiles/index.js';
import type { Setup } from './libraries.js';
import { printed } from './run.js';

/** The libraries with keys of their own, and how a field and a message are given to them. */
const LIBRARIES: readonly { profile: string; setup: Setup; call: (fields: string) => string }[] = [
  { profile: 'pino', setup: 'pino', call: (fields) => `logger.info(${fields}, 'joined')` },
  { profile: 'bunyan', setup: 'bunyan', call: (fields) => `logger.info(${fields}, 'joined')` },
  { profile: 'winston', setup: 'winston', call: (fields) => `logger.info('joined', ${fields})` },
  { profile: 'powertools-logger', setup: 'powertools', call: (fields) => `logger.info('joined', ${fields})` },
  { profile: 'tslog', setup: 'tslog', call: (fields) => `logger.info('joined', ${fields})` },
];

const CASES = LIBRARIES.flatMap((library) => {
  const reserved = builtIn.find(({ id }) => id === library.profile)?.logger?.reserved ?? {};
  return Object.entries(reserved).map(([key, collision]) => ({ ...library, key, collision }));
});

test.each(CASES)('$profile, a field named $key: $collision', async ({ setup, call, key, collision }) => {
  const { text, record } = await printed(setup, call(`{ ${key}: 'mine', other: 'there' }`));
  const times = text.split(`"${key}":`).length - 1;
  switch (collision) {
    case 'twice':
      expect(times).toBe(2);
      break;
    case 'replaces':
      expect([times, record[key]]).toEqual([1, 'mine']);
      break;
    case 'lost':
      expect(text).not.toContain('mine');
      expect(record).toMatchObject({ other: 'there' });
      break;
    case 'appended':
      expect(record[key]).toBe('joined mine');
      break;
    case 'silences':
      expect(text).toBe('');
  }
});

test.each(LIBRARIES)('$profile, a field of another name arrives', async ({ setup, call }) => {
  const { record } = await printed(setup, call("{ meetingLevel: 'mine' }"));
  expect(record['meetingLevel']).toBe('mine');
});
