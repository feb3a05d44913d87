import { parseForESLint } from '@typescript-eslint/parser';
import type { TSESTree } from '@typescript-eslint/utils';
import type { Random } from '../../benchmarks/random.js';
import { parses, type Language } from './seeds.js';

/** A program cut up into what can be changed. */
interface Parts {
  text: string;
  expressions: TSESTree.Node[];
  statements: TSESTree.Node[];
  members: TSESTree.MemberExpression[];
  identifiers: TSESTree.Identifier[];
  literals: TSESTree.Literal[];
  lists: TSESTree.Node[];
  parameters: TSESTree.Node[];
  tokens: TSESTree.Token[];
}

interface Edit {
  start: number;
  end: number;
  text: string;
}

/** Changes a program at one place, with another one at hand; null where it has no such place. */
type Mutation = (program: Parts, other: Parts, random: Random) => Edit[] | null;

/** Names that mean something to JavaScript, to objects used as maps, or to this plugin. */
const NAMES = [
  ...['constructor', 'toString', '__proto__', 'hasOwnProperty', 'valueOf', 'prototype', 'then', 'length', 'name'],
  ...['logger', 'log', 'err', 'error', 'e', 'console', 'process', 'require', 'exports', 'module', 'undefined', 'NaN'],
  ...['async', 'of', 'get', 'set', 'static', 'type', 'as', 'satisfies', 'let', 'arguments', 'eval'],
  ...['Counter', 'Histogram', 'metrics', 'meter', 'span', 'res', 'req', 'next', 'labels', '$', '_', '$1', 'ö', '变量'],
  ...['\\u{61}b', 'password', 'user_id', 'a'.repeat(300), 'loggerLoggerLogger', 'password$1', 'i', 'default_'],
];

const TEXTS = [
  ...["''", "'%s %d %o %%'", "'${x}'", "'\\0\\u2028\\ud800'", "'$& $1 $` $$'", "'{}'", "'{name} {{'", "'a\\\nb'"],
  ...['0', '-1', '1e309', '0x1f', '10n', '.5', 'null', 'true', '/(a+)+$/u', '/[/]\\//gs', "'__proto__'", "'_total'"],
  ...['``', '`${1}`', '`a${b}c${`d${e}`}`', '`\\u{1F600}`', 'String.raw`\\u`', "'gc_joins_total'", "'seconds'"],
  ...["'user_id'", "'\\\\'", '"it\'s"', "'// no comment'", "'/* no */'", "'😀'", 'undefined', '[]', '{}', '[,]'],
];

const COMMENTS = ['/* c */', '// c\n', '/** @type {x} */', '/* eslint-disable-line no-undef */', '/**/', '//\n'];

const AROUND_EXPRESSION = [
  ...['(X)', '(X as any)', '(X satisfies unknown)', 'X!', '(0, X)', '(X, X)', '[X][0]', '[X]', '({ x: X }).x', '{ X }'],
  ...['`${X}`', '`a${X}b`', '...X', '[...X]', '{ ...X }', 'X?.()', 'X?.[0]', 'X()', 'X.x', '(() => X)()', '() => X'],
  ...[
    'async () => X',
    'async () => { await X; }',
    '(X ?? X)',
    '(X || null)',
    '(X && X)',
    '(a ? X : X)',
    '!X',
    'void X',
  ],
  ...['typeof X', 'await X', 'new X()', 'new (X)', 'X`t`', '(class { x = X; static y = X; #z = X; }).y', 'import(X)'],
  ...[
    '(function () { return X; })()',
    '(function* () { yield X; yield* X; })',
    '(X) = X',
    'x = X',
    'x ??= X',
    '`${X}${X}`',
  ],
  ...[
    '(<any>X)',
    'Object.assign({}, X)',
    'String(X)',
    'X.catch(() => {})',
    'X.then(X, X)',
    'X.bind(X)',
    'X.call(X, X)',
  ],
  ...[
    '[X, ...X, , X]',
    '({ ...X, [X]: X, X() {} })',
    '{ [X]: X }',
    'X + X',
    "'a' + X + 'b'",
    'X - -X',
    '-X',
    '++X',
    'X--',
  ],
  ...[
    'JSON.stringify(X)',
    'X instanceof Error',
    "'x' in X",
    'X[X]',
    'X?.X',
    'X["x"]',
    'X.x.y.z',
    'new X.x(X)',
    'import.meta',
  ],
  ...[
    'async function* () { for await (const x of X) X; }',
    '{ get x() { return X; }, set x(v) { X; } }',
    'super.x',
    'this',
  ],
  ...['X as unknown as string', 'X!.x!', 'X<string>', 'X<string>(X)', '/* c */ X /* d */', 'X // c\n', 'X, // c\n'],
];

const AROUND_STATEMENT = [
  ...[
    '{ S }',
    'if (a) S',
    'if (a) S else S',
    'if (a) {} else { S }',
    'try { S } catch {}',
    'try { S } catch (e) { S }',
  ],
  ...[
    'try {} catch (err) { S }',
    'try { S } finally { S }',
    'try { S } catch ({ message }) {} finally {}',
    'l: S',
    'S S',
  ],
  ...['for (;;) { S }', 'for (const x of y) S', 'for (const x in y) { S }', 'while (a) { S }', 'do { S } while (a);'],
  ...[
    'for (const [k, { v = 1, ...r }] of m) { S }',
    'switch (a) { case 1: S default: S }',
    'switch (a) { default: S break; }',
  ],
  ...[
    'class C { static { S } }',
    'class C { m() { S } #p() { S } get g() { S } constructor() { S } static async *s() { S } }',
  ],
  ...[
    'function f() { S }',
    'const f = () => { S };',
    'const f = async ({ a, b: [c] }, ...d) => { S };',
    '(() => { S })();',
  ],
  ...[
    '(async () => { S })();',
    'export function g() { S }',
    'export default function () { S }',
    'namespace N { S }',
    'l: { S }',
  ],
  ...[
    'p.catch((err) => { S });',
    'p.then(() => {}, (e) => { S });',
    "p.on('error', (err) => { S });",
    'fs.read(x, (err, d) => { S });',
  ],
  ...[
    "process.on('uncaughtException', (e) => { S });",
    'app.get("/", async (req, res, next) => { S });',
    'setInterval(() => { S }, 1);',
  ],
  ...[
    'items.forEach((x) => { S });',
    'export const h = async (event, context) => { S };',
    'function* g() { S }',
    '@d class C { @d m() { S } }',
  ],
  ...[
    'function f(err) { if (err) { S } }',
    'const o = { m() { S }, get g() { S }, async *[k]() { S } };',
    '/* c */ S // d\n',
    'S // c\n',
  ],
  ...[
    'return; S',
    'throw err; S',
    'S throw err;',
    'S return err;',
    'if (err) { S return; }',
    "'use client'; S",
    'export {}; S',
    'var a; S',
  ],
];

const MUTATIONS: Readonly<Record<string, Mutation>> = {
  'swap expressions': ({ expressions, text }, _, random) => swap(random, expressions, text),
  'swap statements': ({ statements, text }, _, random) => swap(random, statements, text),
  'delete a statement': ({ statements }, _, random) => at(random, statements, () => ''),
  'delete an expression': ({ lists }, _, random) => at(random, lists, () => ''),
  'duplicate a statement': ({ statements, text }, _, random) =>
    at(random, statements, (node) => `${source(text, node)}\n${source(text, node)}`),
  'duplicate an element': ({ lists, text }, _, random) =>
    at(random, lists, (node) => `${source(text, node)}, ${source(text, node)}`),
  'wrap an expression': ({ expressions, text }, _, random) =>
    at(random, expressions, (node) => random.of(AROUND_EXPRESSION).replaceAll('X', () => source(text, node))),
  'put in parentheses': ({ lists, text }, _, random) =>
    at(random, lists, (node) =>
      random.of(['(X)', '((X))', '(X as any)', '(0, X)']).replaceAll('X', () => source(text, node)),
    ),
  'wrap a statement': ({ statements, text }, _, random) =>
    at(random, statements, (node) => random.of(AROUND_STATEMENT).replaceAll(/\bS\b/g, () => source(text, node))),
  'replace an expression': ({ expressions }, other, random) =>
    at(random, expressions, () => any(random, other.expressions, other.text)),
  'replace a statement': ({ statements }, other, random) =>
    at(random, statements, () => any(random, other.statements, other.text)),
  'add a statement': ({ statements, text }, other, random) =>
    at(random, statements, (node) => `${any(random, other.statements, other.text)}\n${source(text, node)}`),
  'add an argument': ({ lists, text }, other, random) =>
    at(random, lists, (node) => {
      const parts = [source(text, node), any(random, other.expressions, other.text)];
      return (random.next() < 0.5 ? parts : parts.reverse()).join(', ');
    }),
  'rename everywhere': ({ identifiers }, other, random) => {
    if (identifiers.length === 0) return null;
    const { name } = random.of(identifiers);
    const to = random.next() < 0.5 ? random.of(NAMES) : (other.identifiers[0]?.name ?? 'x');
    return identifiers.filter((node) => node.name === name).map((node) => edit(node, to));
  },
  'rename once': ({ identifiers }, _, random) => at(random, identifiers, () => random.of(NAMES)),
  'read a member otherwise': ({ members, text }, _, random) =>
    at(random, members, (node) => {
      const object = source(text, node.object);
      const name = source(text, node.property);
      return random
        .of([
          'O?.N',
          "O['N']",
          'O[`N`]',
          "O?.['N']",
          'O[N]',
          'O.#N',
          'O!.N',
          '(O).N',
          '(O as any).N',
          'O\n  // c\n  .N',
          'O/* c */.N',
        ])
        .replace('O', () => object)
        .replace('N', () => name);
    }),
  'replace a literal': ({ literals }, _, random) => at(random, literals, () => random.of(TEXTS)),
  'make a literal long': ({ literals }, _, random) =>
    at(random, literals, () => `'${random.of(['a', '_', ' ', '%s', '{', "\\'"]).repeat(500)}'`),
  'change a parameter': ({ parameters, text }, _, random) =>
    at(random, parameters, (node) =>
      random
        .of([
          '{ P }',
          '[P]',
          '...P',
          'P = 1',
          '{ x: P }',
          '{ P = 1, ...r }',
          'P, q',
          'q, P',
          '',
          'P: any',
          'P?: string',
          '[, P]',
        ])
        .replaceAll('P', () => source(text, node)),
    ),
  'add a comment': ({ tokens }, _, random) =>
    at(random, tokens, ({ value }) =>
      random.next() < 0.5 ? `${random.of(COMMENTS)}${value}` : `${value}${random.of(COMMENTS)}`,
    ),
  'delete a token': ({ tokens }, _, random) => at(random, tokens, () => ''),
  'duplicate a token': ({ tokens }, _, random) => at(random, tokens, ({ value }) => `${value} ${value}`),
  'replace a token': ({ tokens }, other, random) => at(random, tokens, () => any(random, other.tokens, other.text)),
};

const NAMES_OF_MUTATIONS = Object.keys(MUTATIONS);

/**
 * Changes a program at random places until that many changes have left one that parses.
 * @returns the program, and what was done to it
 */
export function mutated(
  code: string,
  other: string,
  language: Language,
  random: Random,
  changes: number,
): { code: string; done: string[] } {
  const done: string[] = [];
  const at = partsOf(other, language) ?? partsOf('', language)!;
  let parts = partsOf(code, language);
  for (let tries = 0; parts && done.length < changes && tries < changes * 8; tries++) {
    const name = random.of(NAMES_OF_MUTATIONS);
    const edits = MUTATIONS[name]!(parts, at, random);
    if (!edits) continue;
    const text = applied(parts.text, edits);
    const next = text !== parts.text && text.length < 20_000 && parses(text, language) ? partsOf(text, language) : null;
    if (!next) continue;
    done.push(name);
    parts = next;
  }
  return { code: parts?.text ?? code, done };
}

function partsOf(text: string, language: Language): Parts | null {
  let result;
  try {
    result = parseForESLint(text, { range: true, ecmaFeatures: { jsx: language === 'tsx' } });
  } catch {
    return null;
  }
  const { ast, visitorKeys } = result;
  const parts: Parts = {
    text,
    expressions: [],
    statements: [],
    members: [],
    identifiers: [],
    literals: [],
    lists: [],
    parameters: [],
    tokens: ast.tokens ?? [],
  };
  const stack: TSESTree.Node[] = [ast];
  for (let node = stack.pop(); node; node = stack.pop()) {
    sort(node, parts);
    for (const key of visitorKeys[node.type] ?? []) {
      const child = (node as unknown as Record<string, unknown>)[key] as TSESTree.Node | TSESTree.Node[] | null;
      for (const one of Array.isArray(child) ? child : [child]) if (one) stack.push(one);
    }
  }
  return parts;
}

function sort(node: TSESTree.Node, parts: Parts): void {
  const isStatement = /Statement$|^VariableDeclaration$|^(?:Function|Class|Import|Export\w+)Declaration$/.test(
    node.type,
  );
  if (isStatement) parts.statements.push(node);
  else if (/Expression$|^Identifier$|Literal$/.test(node.type)) parts.expressions.push(node);
  if (node.type === 'MemberExpression' && !node.computed) parts.members.push(node);
  if (node.type === 'Identifier') parts.identifiers.push(node);
  if (node.type === 'Literal') parts.literals.push(node);
  if ('arguments' in node) parts.lists.push(...node.arguments);
  if (node.type === 'ArrayExpression') for (const item of node.elements) if (item) parts.lists.push(item);
  if (node.type === 'ObjectExpression' || node.type === 'ObjectPattern') parts.lists.push(...node.properties);
  if ('params' in node && Array.isArray(node.params)) parts.parameters.push(...node.params);
  if (node.type === 'CatchClause' && node.param) parts.parameters.push(node.param);
  if (node.type === 'VariableDeclarator') parts.parameters.push(node.id);
}

type Place = Pick<TSESTree.Node, 'range'>;

function edit({ range: [start, end] }: Place, text: string): Edit {
  return { start, end, text };
}

function at<T extends Place>(random: Random, places: readonly T[], make: (place: T) => string): Edit[] | null {
  if (places.length === 0) return null;
  const place = random.of(places);
  return [edit(place, make(place))];
}

function any(random: Random, places: readonly Place[], text: string): string {
  return places.length > 0 ? source(text, random.of(places)) : 'x';
}

function swap(random: Random, nodes: readonly TSESTree.Node[], text: string): Edit[] | null {
  if (nodes.length < 2) return null;
  const [a, b] = [random.of(nodes), random.of(nodes)].sort((one, two) => one.range[0] - two.range[0]);
  if (!a || !b) return null;
  return a.range[1] > b.range[0] ? null : [edit(a, source(text, b)), edit(b, source(text, a))];
}

function source(text: string, { range }: Place): string {
  return text.slice(...range);
}

function applied(text: string, edits: readonly Edit[]): string {
  let result = text;
  for (const { start, end, text: by } of [...edits].sort((a, b) => b.start - a.start))
    result = result.slice(0, start) + by + result.slice(end);
  return result;
}
