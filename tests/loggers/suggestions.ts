import { describe, expect, it } from 'vitest';
import type { Cases } from '../run.js';
import { carried } from './carries.js';
import { newTypeErrors } from './compiles.js';
import type { RunOptions } from './run.js';

/** The types of the libraries are read by the first test. In milliseconds. */
const FIRST = 60_000;

interface Change {
  before: string;
  after: string;
}

/**
 * Tests that what fixes and suggestions of a rule leave compiles with the types of the real library, and prints through
 * it whatever the log calls were about. The code of each case is a whole file that imports its library and uses the
 * given values of `givenValues`.
 * @param invalid the cases of the rule test
 */
export function testSuggestions(name: string, invalid: Cases['invalid'], options: RunOptions = {}): void {
  const changes = invalid.flatMap((test) => (typeof test === 'string' ? [] : changesOf(test)));
  describe(`${name}: what suggestions leave`, () => {
    it.each(changes)(
      'compiles: $after',
      ({ before, after }) => {
        expect(newTypeErrors(before, after)).toEqual([]);
      },
      FIRST,
    );
    it.each(changes)('prints the same values: $after', async ({ before, after }) => {
      expect((await carried(before, after, null, options)).missing).toEqual([]);
    });
  });
}

type Invalid = Exclude<Cases['invalid'][number], string>;

function changesOf({ code, output, errors }: Invalid): Change[] {
  const outputs = Array.isArray(errors)
    ? errors.flatMap((error) =>
        typeof error === 'object' && 'suggestions' in error && Array.isArray(error.suggestions)
          ? error.suggestions.map((suggestion: { output: string }) => suggestion.output)
          : [],
      )
    : [];
  return [...(typeof output === 'string' ? [output] : []), ...outputs].map((after) => ({ before: code, after }));
}
