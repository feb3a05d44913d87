import { join } from 'node:path';
import { Linter } from 'eslint';
import tseslint from 'typescript-eslint';
import { describe, expect, test } from 'vitest';
import { INTERNAL_ERROR } from '../../src/guard.js';
import { SERVICE } from '../engines.js';
import { EVERYWHERE } from '../everywhere.js';

const MEGABYTE = 1_000_000;

/** A logger, a metric and an error that is lost: every rule has something to look for. */
const START = `import pino from 'pino'; import { Counter } from 'prom-client'; const logger = pino(); const joins = new Counter({ name: 'gc_joins_total', help: 'Joins.', labelNames: ['result'] }); try { go(); } catch (err) {} console.log('x'); `;

const linter = new Linter({ cwd: SERVICE });

type Language = 'js' | 'ts';

function configOf(language: Language): Linter.Config {
  return { files: ['**/*.{js,ts}'], ...(language === 'ts' && { languageOptions: { parser: tseslint.parser } }) };
}

/** Milliseconds of this process alone: others use the machine, too. */
function timed<T>(work: () => T): { result: T; ms: number } {
  const start = process.cpuUsage();
  const result = work();
  const { user, system } = process.cpuUsage(start);
  return { result, ms: (user + system) / 1_000 };
}

/**
 * How many times as long a text takes with every rule as it takes to be parsed and walked alone; null where ESLint
 * itself does not survive it.
 */
function cost(code: string, language: Language = 'js'): number | null {
  const file = join(SERVICE, `src/file.${language}`);
  const config = configOf(language);
  let bare: number;
  try {
    const { result, ms } = timed(() => linter.verify(code, [config], file));
    if (result.some(({ fatal }) => fatal)) return null;
    bare = ms;
  } catch {
    return null;
  }
  const { result, ms } = timed(() => linter.verify(code, [config, EVERYWHERE], file));
  expect(result.find(({ messageId }) => messageId === INTERNAL_ERROR)?.message).toBeUndefined();
  return ms / Math.max(bare, 20);
}

/** Each word in a place that some rule reads. */
const inLog = (text: string): string =>
  `${START}try { go(); } catch (err) { logger.error(${text}); joins.inc({ result: ${text} }); throw err; } go().catch((err) => ${text}); new Counter({ name: ${text}, help: ${text}, labelNames: ${text} });`;

describe('one line of 50 MB costs hardly more than to parse it', { timeout: 300_000 }, () => {
  const half = 25 * MEGABYTE;
  test.each<[string, () => string]>([
    ['a text', () => `${START}const x = '${'ab c'.repeat(half / 4)}'; logger.info('x', '${'abcd'.repeat(half / 4)}');`],
    [
      'a message',
      () => `${START}logger.info('${'ab c'.repeat(half / 4)}'); logger.error(\`${'abcd'.repeat(half / 4)}\${id}\`);`,
    ],
    ['a comment', () => `${START}/* ${'log c'.repeat(half / 5)} */ console.log('x'); /* ${'abcd'.repeat(half / 4)} */`],
    ['spaces', () => `${START}${' '.repeat(2 * half)} logger.info('x');`],
    ['a name', () => `${START}const ${'abcd'.repeat(half / 2)} = 1; logger.info('x');`],
  ])('%s', (_, make) => {
    expect(cost(make())).toBeLessThan(20);
  });

  test('code that was made small', () => {
    const code = Array.from(
      { length: 2_000 },
      (_, i) => `function a${i}(b,c){try{return d.e(b,c)}catch(f){console.log("x",f)}}`,
    );
    expect(cost(START + code.join(''))).toBeLessThan(40);
  });
});

describe('texts and names without end', { timeout: 120_000 }, () => {
  const letters = ['_', 'a', 'A', '$', 'aA', 'Error', 'Logger', 'Event', 'OrFail', 'Id', 'user'];
  const signs = [
    ' ',
    '#',
    '-',
    '.',
    '/',
    ':',
    ',',
    '%',
    '%s ',
    '{',
    '(',
    '*',
    '=',
    '"',
    '@',
    '://',
    'email ',
    'send ',
    'a:',
    "\\'",
    '\\t',
  ];

  test.each([...letters, ...signs])('texts of %j', (part) => {
    const text = part.repeat(20_000);
    const code = `${START}
logger.error('${text}'); logger.info({ '${text}': room.id, x: '${text}' }, '${text}', room); console.error('x ${text}!');
logger.error(\`${text.replaceAll('`', '')}\${user.id}${text.replaceAll('`', '')}!\`); logger.error('a' + user.id + '${text}');
go().catch((err) => { res.status(500).send('${text}'); }); if (err.message === '${text}') throw new Error('${text}');
new Counter({ name: '${text}', help: '${text}', labelNames: ['${text}!'] }).inc({ '${text}': x });
import a from '${text}'; import logger2 from './${text}'; logger2.error('x', a);
/* ${text} */ try { a(); } catch (err) { /* ${text} */ } // ${text}
`;
    expect(cost(code)).toBeLessThan(200);
  });

  test.each(letters)('names of %j', (part) => {
    for (const name of [part.repeat(10_000), `${part.repeat(10_000)}$`]) {
      const code = `${START}
${name}.error('x ' + a.b); this.${name}.warn('x'); ${name}Logger.info('x'); const ${name}2 = pino(); ${name}2.error('x');
try { await ${name}(); } catch (${name}) { ${name}(); logger.error('x', ${name}); } go().catch((${name}) => { console.log(${name}); });
async function ${name}3(req, ${name}) { try { await a.${name}(x); } catch (err) { return null; } logger.info('x'); }
logger.info({ ${name} }, 'x ' + ${name}); logger.info({ a: user.${name} }); joins.inc({ result: ${name}, ${name} });
create${name}Counter('x', 'y'); ${name}({ name: 'gc_x', help: 'x' }); statsd.${name}('x'); new ${name}(err);
`;
      expect(cost(code)).toBeLessThan(200);
    }
  });

  test('a line of slashes, and comments at the top', () => {
    for (const top of ['/'.repeat(200), '/**/'.repeat(200), '/* a */ // b\n'.repeat(200)]) {
      expect(cost(`${top}\n${START}`)).toBeLessThan(40);
    }
  });
});

describe('code without end', { timeout: 300_000 }, () => {
  const many = (count: number, make: (i: number) => string): string =>
    Array.from({ length: count }, (_, i) => make(i)).join('\n');

  test.each<[string, () => string]>([
    [
      'metrics',
      () =>
        many(
          1_000,
          (i) =>
            `export const c${i} = new Counter({ name: 'gc_a${i}_total', help: 'A.', labelNames: ['user_id'] }); c${i}.inc({ user_id: x.y });`,
        ),
    ],
    [
      'labels',
      () =>
        `const many = new Counter({ name: 'gc_a_total', help: 'A.', labelNames: [${many(2_000, (i) => `'l${i}',`)}] }); many.inc({ ${many(2_000, (i) => `l${i}: x,`)} });`,
    ],
    ['labels that are not declared', () => many(20, () => `joins.inc({ ${many(200, (i) => `l${i}: x,`)} });`)],
    ['observations', () => many(2_000, () => `joins.inc({ result: 1, b: x });`)],
    [
      'boundaries',
      () =>
        `import { Histogram } from 'prom-client'; new Histogram({ name: 'gc_a_seconds', help: 'A.', buckets: [${many(20_000, (i) => `${i},`)}] });`,
    ],
    ['fields', () => `logger.info({ ${many(2_000, (i) => `fieldName${i}: x,`)} }, 'x');`],
    ['arguments', () => `logger.error('${'%s '.repeat(5_000)}', ${'x, '.repeat(5_000)}x);`],
    ['logs', () => many(2_000, () => "logger.info({ userId: x }, 'user ' + x.y);")],
    [
      'logs in a loop',
      () => `for (const x of list) { ${many(1_000, () => "logger.info({ userId: x }, 'user ' + x.y);")} }`,
    ],
    [
      'error handlers',
      () =>
        many(
          500,
          (i) =>
            `app.get('/${i}', async (req, res) => { try { await go(); } catch (err) { logger.error({ err }, 'x'); res.status(500).end(); } });`,
        ),
    ],
    ['conditions', () => `try { go(); } catch (err) { ${many(1_000, () => 'if (a) { b(); }')} }`],
    ['helpers', () => many(1_000, (i) => `function h${i}(err) { h${i + 1}(err); } go${i}().catch(h${i});`)],
    [
      'texts made of texts',
      () =>
        `const t0 = 'a'; ${many(1_000, (i) => `const t${i + 1} = \`\${t${i}}b\`;`)} logger.error(t1000); new Counter({ name: t1000, help: t1000 });`,
    ],
    [
      'names of names',
      () =>
        `const l0 = logger; ${many(500, (i) => `const l${i + 1} = l${i};`)} try { a(); } catch (e) { l500.error(e); }`,
    ],
    [
      'texts that double',
      () =>
        `const t0 = 'a'; ${many(60, (i) => `const t${i + 1} = t${i} + t${i};`)} logger.error(t60); new Counter({ name: t60, help: t60 }); joins.inc({ result: t60 });`,
    ],
    [
      'lists that double',
      () =>
        `const a0 = ['a', 'b']; ${many(60, (i) => `const a${i + 1} = [...a${i}, ...a${i}];`)} new Counter({ name: 'gc_x_total', help: 'x', labelNames: a60 });`,
    ],
    [
      'objects that double',
      () =>
        `const o0 = { a: 1, password: 2 }; ${many(60, (i) => `const o${i + 1} = { ...o${i}, a: o${i}, b: o${i} };`)} logger.error(o60, 'x'); joins.inc(o60);`,
    ],
    [
      'choices that double',
      () =>
        `const o0 = id; ${many(60, (i) => `const o${i + 1} = a ? o${i} : o${i};`)} logger.error(o60, 'x'); joins.inc({ result: o60 });`,
    ],
    [
      'helpers that double',
      () =>
        `function f0(err) {} ${many(60, (i) => `function f${i + 1}(err) { if (x) f${i}(err); else f${i}(err); }`)} try { a(); } catch (e) { f60(e); }`,
    ],
    [
      'loggers that double',
      () =>
        `function f0() { return pino(); } ${many(60, (i) => `function f${i + 1}() { return a ? f${i}() : f${i}(); }`)} f60().error('x');`,
    ],
  ])('%s', (_, make) => {
    expect(cost(START + make())).toBeLessThan(60);
  });
});

describe('code that is nested deep does not overflow where ESLint itself does not', { timeout: 300_000 }, () => {
  const shapes: Readonly<Record<string, (depth: number) => string>> = {
    arrays: (n) => inLog('['.repeat(n) + ']'.repeat(n)),
    objects: (n) => inLog(`(${'{a:'.repeat(n)}1${'}'.repeat(n)})`),
    'sums of texts': (n) => inLog(`'a'${"+'a'".repeat(n)}`),
    'sums of names': (n) => inLog(`a${'+a'.repeat(n)}`),
    'sums to the right': (n) => inLog(`${"'a'+(".repeat(n)}1${')'.repeat(n)}`),
    choices: (n) => inLog(`${'a?b:'.repeat(n)}c`),
    calls: (n) => inLog(`f${'()'.repeat(n)}`),
    'calls in calls': (n) => inLog('f('.repeat(n) + ')'.repeat(n)),
    members: (n) => inLog(`a${'.b'.repeat(n)}`),
    'computed members': (n) => inLog(`a${'[0]'.repeat(n)}`),
    'optional members': (n) => inLog(`a${'?.b'.repeat(n)}`),
    'chained calls': (n) => inLog(`a${'.b()'.repeat(n)}`),
    promises: (n) => `${START}go()${'.then(f)'.repeat(n)}.catch((err) => {});`,
    'handled promises': (n) => `${START}go()${'.catch((err) => {})'.repeat(n)};`,
    'child loggers': (n) => `${START}logger${'.child({})'.repeat(n)}.error('x');`,
    conditions: (n) => `${START}try { a(); } catch (err) { ${'if (a) {'.repeat(n)} ${'}'.repeat(n)} }`,
    'else if': (n) => `${START}try { a(); } catch (err) { ${'if (a) { b(); } else '.repeat(n)} {} }`,
    blocks: (n) => `${START}try { a(); } catch (err) { ${'{'.repeat(n)} ${'}'.repeat(n)} }`,
    functions: (n) => `${START}${'() => '.repeat(n)}logger.error(err);`,
    'error handlers': (n) => START + 'try { a(); } catch (err) { '.repeat(n) + '}'.repeat(n),
    tries: (n) => `${START}${'try {'.repeat(n)} a(); ${'} catch (err) { logger.error(err); throw err; }'.repeat(n)}`,
    templates: (n) => inLog(`${'`${'.repeat(n)}1${'}`'.repeat(n)}`),
    negations: (n) => inLog(`${'!'.repeat(n)}x`),
    assignments: (n) => inLog(`${'a='.repeat(n)}1`),
    classes: (n) => `${START}${'class A { static x = '.repeat(n)}logger.error(err)${'}'.repeat(n)}`,
    loops: (n) => `${START}${'for (;;) '.repeat(n)}logger.info('x');`,
    cases: (n) => `${START}try { a(); } catch (err) { ${'switch (a) { case 1: '.repeat(n)} ${'}'.repeat(n)} }`,
    parentheses: (n) => inLog(`${'('.repeat(n)}1${')'.repeat(n)}`),
  };

  test.each(Object.keys(shapes))('%s', (name) => {
    const shape = shapes[name]!;
    // ESLint stops at 500 to 2,000, whatever the rules: at 10,000 it must be ESLint that gives up.
    const costs = [100, 400, 10_000].map((depth) => cost(shape(depth)));
    expect(costs[0]).toBeLessThan(60);
    for (const times of costs) if (times !== null) expect(times).toBeLessThan(100);
  });
});
