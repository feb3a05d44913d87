import { describe, expect, test } from 'vitest';
import { isDead } from '../../src/model/reachability.js';
import { inFile } from './in-file.js';

/** Which of the calls of `look('…')` never run, by what they are given. */
const deadIn = (code: string): string[] =>
  inFile(
    `export {};\n${code}`,
    (model) =>
      model.calls
        .filter(({ callee }) => callee.type === 'Identifier' && callee.name === 'look')
        .filter((call) => isDead(call, model.scopes))
        .map(({ arguments: [first] }) => (first?.type === 'Literal' ? String(first.value) : '')),
    { filename: 'service.ts' },
  );

describe('runs', () => {
  test.each([
    "look('a');",
    "export function f() { look('a'); }",
    "function f() { look('a'); } f();",
    "const f = () => look('a'); app.get('/', f);",
    "const f = function () { look('a'); }; export { f };",
    "export default function () { look('a'); }",
    "class Rooms { list() { look('a'); } } new Rooms();",
    "export class Rooms { #list() { look('a'); } }",
    "@Injectable() class Rooms { list() { look('a'); } }",
    "app.use((req) => { look('a'); });",
    "if (isOn) { look('a'); } else { look('b'); }",
    "if (true) look('a');",
    "let isOn = false; isOn = true; if (isOn) look('a');",
    "var isOn = false; if (isOn) look('a');",
    "if (config.debug && 1) look('a');",
    "if (/x/) look('a');",
    "if (look('a')) { b(); }",
    "1 || b(); look('a'); 0 || look('b'); x && look('c'); null ?? look('d');",
    "while (true) { look('a'); break; }",
    "for (;;) look('a');",
    "do { look('a'); } while (false);",
    "export function f() { if (a) return; look('a'); }",
    "export function f() { { if (a) return; } look('a'); }",
    "export function f() { for (;;) { if (a) break; look('a'); } look('b'); }",
    "export function f() { return g(); function g() { look('a'); } }",
    "switch (a) { case 1: b(); break; case 2: look('a'); }",
    "label: { break label; } look('a');",
    "try { b(); } catch { look('a'); }",
    "try { a.b; } catch { look('a'); }",
    "try { await b; } catch { look('a'); }",
    "try { const { b } = c; } catch { look('a'); }",
    "try { throw e; } catch { look('a'); }",
    "try { nothing(b()); } catch { look('a'); } function nothing() {}",
    "try { nothing(); } catch { look('a'); } async function nothing() {}",
    "try { Date.now(); JSON.parse(text); } catch { look('a'); }",
    "try { x = 1; } finally { look('a'); }",
  ])('%s', (code) => {
    expect(deadIn(code)).toEqual([]);
  });
});

describe('never runs', () => {
  test.each([
    ["function f() { look('a'); }", ['a']],
    ["function f() { look('a'); f(); }", ['a']],
    ["const f = () => { look('a'); };", ['a']],
    ["const f = (() => look('a')) as Handler;", ['a']],
    ["function f() { function g() { look('a'); } g(); }", ['a']],
    ["class Rooms { list() { look('a'); } }", ['a']],
    ["const Rooms = class { list() { look('a'); } };", ['a']],
    ["export function f() { return 1; look('a'); }", ['a']],
    ["export function f() { throw e; look('a'); }", ['a']],
    ["export function f() { { return; } look('a'); }", ['a']],
    ["export function f() { if (a) return 1; else { throw b; } look('a'); }", ['a']],
    ["for (;;) { continue; look('a'); }", ['a']],
    ["switch (a) { case 1: break; look('a'); }", ['a']],
    ["if (false) look('a'); else look('b');", ['a']],
    ["if (true) look('a'); else look('b');", ['b']],
    ["if (!1) { look('a'); }", ['a']],
    ["if (undefined) look('a'); if (void 0) look('b'); if (null) look('c'); if ('') look('d');", ['a', 'b', 'c', 'd']],
    ["const VERBOSE = false; if (VERBOSE) look('a');", ['a']],
    ["const A = false; const B = A; if (B && c) look('a'); if (c && B) look('b');", ['a']],
    [
      "if (1 > 2) look('a'); if ('a' === 'b') look('b'); if (1 !== 1) look('c'); if (2 < 1) look('d');",
      ['a', 'b', 'c', 'd'],
    ],
    ["if (false || 0) look('a');", ['a']],
    ["false && look('a'); true || look('b'); 0 ? look('c') : look('d');", ['a', 'b', 'c']],
    ["while (false) look('a'); for (; 0; ) look('b');", ['a', 'b']],
    ["try { } catch { look('a'); }", ['a']],
    ["try { void 0; x = 1; (() => b()); } catch { look('a'); }", ['a']],
    ["try { Date.now(); Math.max(1, 2); String(x); } catch { look('a'); }", ['a']],
    ["const nothing = () => {}; try { nothing(); } catch { look('a'); }", ['a']],
    ["try { one(); } catch { look('a'); } function one() { two(); } function two() {}", ['a']],
  ])('%s', (code, expected) => {
    expect(deadIn(code)).toEqual(expected);
  });
});

test('a script shares the functions at its top with other scripts', () => {
  const shared = inFile(
    "function f() { look('a'); }",
    (model) => model.calls.map((call) => isDead(call, model.scopes)),
    {
      filename: 'script.js',
    },
  );
  // The parser of the test reads every file as a module.
  expect(shared).toEqual([true]);
});

test('asking often is cheap', () => {
  const depth = 300;
  const code = `export function f() { ${'if (a) { look(1); '.repeat(depth)}${'}'.repeat(depth)} }`;
  inFile(code, (model) => {
    const start = performance.now();
    for (let i = 0; i < 200; i++) for (const call of model.calls) isDead(call, model.scopes);
    expect(performance.now() - start).toBeLessThan(2000);
  });
});
