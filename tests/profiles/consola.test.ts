import { expect, test } from 'vitest';
import { factsOf } from '../model/facts-of.js';

test('types are levels', () => {
  expect(
    factsOf(`
      import consola, { consola as named, createConsola, type ConsolaInstance } from 'consola';

      consola.start('Joining');
      consola.success('Joined');
      consola.fail('Cannot join');
      consola.error(new Error('Cannot join'));
      consola.info.raw('as it is');
      named.box('Meeting');
      const tagged = consola.withTag('media');
      tagged.verbose('allocated');
      createConsola({ level: 4 }).debug('made');
      consola.create({ level: 1 }).fatal('gave up');

      function assign(events: ConsolaInstance) {
        events.warn('late');
      }
    `),
  ).toMatchInlineSnapshot(`
    [
      "3:1 log info consola consola arguments",
      "4:1 log info consola consola arguments",
      "5:1 log error consola consola arguments",
      "6:1 log error consola consola arguments",
      "7:1 log info consola consola.info arguments",
      "8:1 log info consola named arguments",
      "10:1 log trace consola tagged arguments",
      "11:1 log debug consola createConsola({level:4}) arguments",
      "12:1 log fatal consola consola.create({level:1}) arguments",
      "15:3 log warn consola events arguments",
    ]
  `);
});

test('CommonJS, and what is no log', () => {
  expect(
    factsOf(`
      const consola = require('consola');
      consola.ready('listening');
      consola.wrapConsole();
      consola.pauseLogs();
      consola.level = 5;
      const answer = await consola.prompt('Join?', { type: 'confirm' });
    `),
  ).toMatchInlineSnapshot(`
    [
      "2:1 log info consola consola arguments",
    ]
  `);
});
