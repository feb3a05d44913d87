import { expect, test } from 'vitest';
import { factsOf } from '../model/facts-of.js';

test('logs', () => {
  expect(
    factsOf(`
      import { Effect } from 'effect';
      Effect.logError('push failed', cause);
      program.pipe(Effect.catchAll((e) => Effect.logWarning('rejected', e)));
      Effect.log('ready');
      Effect.succeed(1);
    `),
  ).toMatchInlineSnapshot(`
    [
      "2:1 log error effect Effect",
      "3:37 log warn effect Effect",
      "4:1 log info effect Effect",
    ]
  `);
});
