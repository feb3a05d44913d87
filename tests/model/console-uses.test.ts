import { expect, test } from 'vitest';
import { inFile } from './in-file.js';

/** Every use of the console: what is reported, its method, and `()` where it is called in place. */
function uses(code: string): string[] {
  return inFile(code, ({ consoleUses }, { sourceCode }) =>
    consoleUses.map(({ node, method, call }) => `${sourceCode.getText(node)} ${method ?? '-'}${call ? '()' : ''}`),
  );
}

test.each([
  ['console.log(1);', ['console.log log()']],
  ['console["log"](1); console[`warn`](2);', ['console["log"] log()', 'console[`warn`] warn()']],
  ['console[level](1);', ['console[level] -()']],
  ['console?.log?.(1);', ['console?.log log()']],
  ['(console as any)!.log(1);', ['(console as any)!.log log()']],
  ['run(console.log);', ['console.log log']],
  ['run(console);', ['console -']],
  ['const c = console;', ['console -']],
  ['c = console;', ['console -']],
  ['export default { console };', ['console -']],
  ['const { log, warn: w = quiet, ...rest } = console;', ['log log', 'warn: w = quiet warn', 'console -']],
  ['({ log } = console);', ['console -']],
  ['globalThis.console.log(1);', ['globalThis.console.log log()']],
  [
    'global["console"].log(1); window.console?.warn(2);',
    ['global["console"].log log()', 'window.console?.warn warn()'],
  ],
  ['const { log } = globalThis.console;', ['log log']],
  ['console.log.bind(console);', ['console.log log']],
  ['console.log.call(console, 1);', ['console.log log']],
  ['globalThis.console.log.apply(console, lines);', ['globalThis.console.log log']],
  ['console.log(console);', ['console.log log()', 'console -']],
  ['out.call(console);', ['console -']],
  ['new console.Console(stream);', ['console.Console Console']],
  ['logger || console;', ['console -']],
  ['const out = quiet ? null : console;', ['console -']],
  ['const view = <A out={console} />;', ['console -']],
])('%s', (code, expected) => {
  expect(uses(code)).toEqual(expected);
});

test.each([
  'log(1);',
  'const console = make(); console.log(1);',
  'function run(console) { console.log(1); }',
  'const { globalThis } = world; globalThis.console.log(1);',
  'world.console.log(1);',
  'globalThis.log(1); log(global);',
  'typeof console; typeof console.log;',
  'if (console) run();',
  'if (console.table) run();',
  'const shows = console ? 1 : 2;',
  'const shows = console.table ? 1 : 2;',
  'console && run();',
  'other === console;',
  'type C = typeof console;',
  'console.log = quiet; console.warn ||= quiet;',
  'console = quiet;',
])('no use: %s', (code) => {
  expect(uses(code)).toEqual([]);
});

test('in source order', () => {
  expect(uses('globalThis.console.a(); console.b(); global.console.c();').map((use) => use.at(-3))).toEqual([
    'a',
    'b',
    'c',
  ]);
});
