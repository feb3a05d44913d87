import { Linter } from 'eslint';
import { describe, expect, test } from 'vitest';
import { Random } from '../../benchmarks/random.js';
import observability from '../../src/index.js';
import { readSettings } from '../../src/settings.js';
import { pattern } from '../../src/settings-patterns.js';

/** Settings as they come from a JSON file, in which `__proto__` is a key like any other. */
const read = (json: string): unknown => readSettings({ observability: JSON.parse(json) as unknown });

const POLLUTION = '"__proto__": { "polluted": 1 }';

test.each([
  [`{ ${POLLUTION} }`, 'settings.observability.__proto__ is not a setting. Accepted here: services,'],
  [`{ "labels": { ${POLLUTION} } }`, 'settings.observability.labels.__proto__ is not a setting. Accepted here: allow'],
  [
    `{ "logger": { "module": "a", ${POLLUTION} } }`,
    'settings.observability.logger.__proto__ is not a setting. Accepted here: module',
  ],
  [
    `{ "slos": [{ "metric": "a", "threshold": 1, ${POLLUTION} }] }`,
    'settings.observability.slos[0].__proto__ is not a setting. Accepted here: metric',
  ],
  [
    `{ "profiles": [{ "packages": ["a"], ${POLLUTION} }] }`,
    'settings.observability.profiles[0].__proto__ is not a setting. Accepted here: id',
  ],
  [
    `{ "profiles": [{ "packages": ["a"], "exports": { "a": { ${POLLUTION} } } }] }`,
    'settings.observability.profiles[0].exports.a.__proto__ is not a setting. Accepted here: fact',
  ],
  [
    `{ "profiles": [{ "packages": ["a"], "exports": { ${POLLUTION} } }] }`,
    'settings.observability.profiles[0].exports.__proto__.polluted is not a setting. Accepted here: fact',
  ],
  [
    `{ "profiles": [{ "packages": ["a"], "exports": { "a": { "fact": { "kind": "__proto__" } } } }] }`,
    'settings.observability.profiles[0].exports.a.fact.kind must be one of log,',
  ],
  [
    `{ "profiles": [{ "packages": ["a"], "extends": "__proto__" }] }`,
    'settings.observability.profiles[0].extends must be one of',
  ],
  [
    `{ "profiles": [{ "packages": ["a"], "exports": { "a": { "returns": "constructor" } } }] }`,
    'settings.observability.profiles[0].exports.a.returns must be a type listed in types, but is "constructor".',
  ],
])('%s is refused, and pollutes nothing', (json, message) => {
  expect(() => read(json)).toThrow(message);
  expect(({} as { polluted?: number }).polluted).toBeUndefined();
});

test('a type or export may be called like what every object has', () => {
  const profile = `{ "packages": ["a"], "types": { "__proto__": { "constructor": { "returns": "__proto__" } } } }`;
  expect(() => read(`{ "profiles": [${profile}] }`)).not.toThrow();
  expect(Object.getPrototypeOf({})).toBe(Object.prototype);
});

test('what cannot be shown, and what is too long to show, is cut', () => {
  const circle: unknown[] = [];
  circle.push(circle);
  expect(() => readSettings({ observability: { services: { circle } } })).toThrow(/but is \[object Object\]\.$/);
  expect(() => readSettings({ observability: { services: 10n } })).toThrow(/but is 10\.$/);
  expect(() => read(`{ "services": "${'a'.repeat(1_000_000)}" }`)).toThrow(/^.{200,400}…\.$/);
});

describe('an expression in loggerNames', () => {
  const lint = (source: string, name: string): number => {
    const config: Linter.Config = {
      plugins: { observability },
      settings: { observability: { loggerNames: [source] } },
      rules: { 'observability/no-dynamic-log-message': 'error' },
    };
    const code = `import pino from 'pino';\nexport const log = pino();\n${name}.error(\`failed: \${id}\`);\n`;
    return new Linter().verify(code, [config]).length;
  };

  const name = 'a'.repeat(2_000);
  test.each(['^(a+)+$', '^(a|a)*$', '^(a|aa)+$', '(a*)*b', 'a*a*a*a*a*a*b', `${'a?'.repeat(300)}${'a'.repeat(300)}$`])(
    'cannot hang: %s',
    (source) => {
      const start = process.cpuUsage();
      lint(source, `${name}_`);
      lint(source, name);
      // Some 50 ms; the engine of JavaScript takes longer than there will be computers.
      expect(process.cpuUsage(start).user).toBeLessThan(10_000_000);
    },
  );

  test('still names loggers', () => {
    expect(lint('^audit(?:Trail)?$', 'auditTrail')).toBe(1);
    expect(lint('^audit(?:Trail)?$', 'auditTrails')).toBe(0);
  });

  test.each(['(?=a)b', '(?!a)b', '(?<=a)b', '(?<!a)b', '(a)\\1', '(?<n>a)\\k<n>', 'a{3000}', '(a{100}){100}'])(
    'has nothing that cannot be followed: %s',
    (source) => {
      const why = 'must be a regular expression without look-around, back references and large repetitions';
      expect(() => read(JSON.stringify({ loggerNames: [source] }))).toThrow(why);
    },
  );

  test('is short', () => {
    expect(() => read(JSON.stringify({ loggerNames: ['('.repeat(600) + ')'.repeat(600)] }))).toThrow(
      'must be a regular expression of at most 1000 characters',
    );
  });

  test('means what it means to JavaScript', () => {
    const random = new Random(1);
    const atoms = [
      'a',
      'b',
      '_',
      '.',
      '[ab]',
      '[^a]',
      '\\w',
      '\\d',
      '\\.',
      '\\b',
      '^',
      '$',
      '\\B',
      '[a\\]]',
      '\\x61',
      'é',
    ];
    const signs = ['*', '+', '?', '{2}', '{0,2}', '{1,}', '*?', '{2,3}?'];
    const made = (depth: number): string => {
      const kind = depth === 0 ? 0 : random.next();
      if (kind < 0.35) return random.of(atoms);
      if (kind < 0.6) return made(depth - 1) + made(depth - 1);
      if (kind < 0.75) return `(${random.of(['', '?:', '?<n>'])}${made(depth - 1)}|${made(depth - 1)})`;
      return kind < 0.9 ? `(?:${made(depth - 1)})${random.of(signs)}` : `${made(depth - 1)}|${made(depth - 1)}`;
    };
    let compared = 0;
    for (let i = 0; i < 2_000; i++) {
      const source = made(4);
      let theirs: RegExp;
      try {
        theirs = new RegExp(source);
      } catch {
        // Two groups of the same name.
        continue;
      }
      const ours = pattern(source, 'it');
      for (const text of random.times(4, 4, () =>
        random.times(0, 6, () => random.of(Array.from('ab_-.]1é'))).join(''),
      )) {
        expect(ours.test(text), `${source} ${text}`).toBe(theirs.test(text));
        compared += 1;
      }
    }
    expect(compared).toBeGreaterThan(5_000);
  });
});
