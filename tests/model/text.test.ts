import { describe, expect, test } from 'vitest';
import { textOf, type Text } from '../../src/model/text.js';
import { lookAt } from './look-at.js';

const textIn = (code: string): Text | null => lookAt(code, (node, { scopes }) => textOf(node, scopes))[0]!;

describe('a text that is known', () => {
  test.each([
    [`look('joins')`, 'joins'],
    ['look(`joins`)', 'joins'],
    [`look('gc_' + 'joins' + '_total')`, 'gc_joins_total'],
    ['look(`v${1}_${true}_${null}`)', 'v1_true_null'],
    [`const NAME = 'joins'; look(NAME)`, 'joins'],
    ['const PREFIX = "gc_"; look(`${PREFIX}joins`)', 'gc_joins'],
    [`const PREFIX = 'gc_'; const NAME = PREFIX + 'joins'; look(NAME as const)`, 'gc_joins'],
    [`const NAMES = { joins: 'gc_joins' } as const; look(NAMES.joins)`, 'gc_joins'],
    [`const NAMES = Object.freeze({ gc: { joins: 'gc_joins' } }); look(NAMES.gc['joins'])`, 'gc_joins'],
    [`enum Name { Joins = 'gc_joins' } look(Name.Joins)`, 'gc_joins'],
    [`enum Name { 'joins' = 'gc_joins' } look(Name['joins'])`, 'gc_joins'],
    [`let name = 'joins'; look(name!)`, 'joins'],
    [`look((0, 'joins') satisfies string)`, 'joins'],
    [`look('')`, ''],
  ])('%s', (code, text) => {
    expect(textIn(code)).toMatchObject({ text, isStatic: true, head: text, tail: text });
  });
});

describe('a text that is known in part', () => {
  test.each([
    ['look(`${prefix}joins`)', '${…}joins', '', 'joins'],
    ['look(`gc_${name}`)', 'gc_${…}', 'gc_', ''],
    ['look(`gc_${kind}_${unit}_total`)', 'gc_${…}_${…}_total', 'gc_', '_total'],
    [`look('gc_' + kind)`, 'gc_${…}', 'gc_', ''],
    [`look(prefix + 'joins')`, '${…}joins', '', 'joins'],
    ['look(`${name}`)', '${…}', '', ''],
    ['const NAME = `gc_${kind}`; look(`${NAME}_total`)', 'gc_${…}_total', 'gc_', '_total'],
  ])('%s', (code, text, head, tail) => {
    expect(textIn(code)).toMatchObject({ text, isStatic: false, head, tail });
  });

  test('its unknown parts are nodes', () => {
    const parts = textIn('look(`gc_${this.kind}_total`)')?.parts;
    expect(parts).toMatchObject(['gc_', { node: { type: 'MemberExpression' } }, '_total']);
  });
});

describe('what is no text', () => {
  test.each([
    'look(1)',
    'look(name)',
    'look(nameOf("joins"))',
    'look({ name: "joins" })',
    'look(a + b)',
    'look("a" - "b")',
    'let name = "joins"; name = other; look(name)',
    'const { name } = { name: "joins" }; look(name)',
    'enum Name { Joins } look(Name.Joins)',
    'enum Name { Joins = "joins" } look(Name.Leaves)',
    'const NAMES = makeNames(); look(NAMES.joins)',
    'const NAMES = { joins: "joins" }; look(NAMES[key])',
    'const NAMES = { joins: "joins" }; look(names().joins)',
    'const a = b; const b = a; look(a)',
  ])('%s', (code) => {
    expect(textIn(code)).toBeNull();
  });
});
