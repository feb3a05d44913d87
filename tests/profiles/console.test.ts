import { expect, test } from 'vitest';
import { factsOf } from '../model/facts-of.js';

test('console is a logger of its own', () => {
  expect(
    factsOf(`
      import { Console } from 'node:console';
      const toFile = new Console({ stdout: file });
      console.log('started');
      console['error'](err);
      globalThis.console.warn('late');
      const { debug } = console;
      debug('destructured');
      toFile.info('written');
      console[level]('any');
    `),
  ).toMatchInlineSnapshot(`
    [
      "3:1 log info console console arguments",
      "4:1 log error console console arguments",
      "5:1 log warn console globalThis.console arguments",
      "7:1 log debug console debug arguments",
      "8:1 log info console toFile arguments",
      "9:1 log any-level console console arguments",
    ]
  `);
});

test('a console of the file, and what writes nothing', () => {
  expect(
    factsOf(`
      function run(console) {
        console.log('not the global one');
      }
      console.time('join');
      console.clear();
      const output = { console: panel };
      output.console.log('of a panel');
    `),
  ).toEqual([]);
});
