import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Linter } from 'eslint';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { importedLogger } from '../../src/model/imported-logger.js';
import { readable, textInside } from '../../src/model/project-files.js';
import { dependenciesOf, fileKind } from '../../src/model/project.js';
import observability from '../../src/index.js';
import { readSettings } from '../../src/settings.js';

/** A repository that somebody else has written, and what lies beside it. */
let root: string;
let beside: string;

const LOGGER = "import pino from 'pino';\nexport const logger = pino();\n";
const MEGABYTE = 1_000_000;

function write(file: string, text: string): string {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  return file;
}

function link(file: string, target: string): void {
  mkdirSync(dirname(file), { recursive: true });
  symlinkSync(target, file);
}

function pipe(file: string): void {
  mkdirSync(dirname(file), { recursive: true });
  execFileSync('mkfifo', [file]);
}

/** A file that takes no place on the disk. */
function large(file: string, bytes: number): void {
  write(file, '{}');
  truncateSync(file, bytes);
}

beforeAll(() => {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'hostile-')));
  root = join(folder, 'repository');
  beside = join(folder, 'beside');
  write(join(root, 'package.json'), '{}');
  write(join(beside, 'secret.txt'), 'secret');
  write(join(beside, 'logger.ts'), LOGGER);
  write(join(beside, 'package.json'), '{ "name": "rooms-cli", "dependencies": { "dd-trace": "5" } }');
  write(join(beside, 'slos.yaml'), 'slos: [{ metric: gc_join_duration_seconds, threshold: 700ms }]');
});

afterAll(() => {
  rmSync(dirname(root), { recursive: true });
});

describe('a file is read only where it is one, and lies in the folder that ESLint runs in', () => {
  test('a file in there, and a link to one', () => {
    write(join(root, 'a.txt'), 'text');
    link(join(root, 'links/a.txt'), join(root, 'a.txt'));
    expect(textInside(join(root, 'a.txt'), root, 10)).toBe('text');
    expect(textInside(join(root, 'links/a.txt'), root, 10)).toBe('text');
  });

  test('a folder that is itself reached through a link', () => {
    link(join(beside, 'root'), root);
    expect(textInside(join(beside, 'root/package.json'), join(beside, 'root'), 10)).toBe('{}');
  });

  test.each<[string, (file: string) => void, string]>([
    ['nothing', () => undefined, 'missing'],
    ['a link to nothing', (file) => link(file, join(root, 'none')), 'missing'],
    ['a link out', (file) => link(file, join(beside, 'secret.txt')), 'outside'],
    ['a relative link out', (file) => link(file, '../../beside/secret.txt'), 'outside'],
    ['a link to the system', (file) => link(file, '/etc/passwd'), 'outside'],
    ['a link to itself', (file) => link(file, file), 'unreadable'],
    ['a folder', (file) => mkdirSync(file), 'not a file'],
    ['a pipe', pipe, 'not a file'],
    ['a link to a device that never ends', (file) => link(file, '/dev/zero'), 'not a file'],
    ['a link to the terminal', (file) => link(file, '/dev/tty'), 'not a file'],
    ['100 MB', (file) => large(file, 100 * MEGABYTE), 'too large'],
  ])('not %s', (name, make, why) => {
    const file = join(root, 'cases', name.replaceAll(' ', '-'));
    mkdirSync(dirname(file), { recursive: true });
    make(file);
    expect(readable(file, root, MEGABYTE)).toBe(why);
    expect(textInside(file, root, MEGABYTE)).toBeNull();
  });

  test('not through a folder that is a link out', () => {
    link(join(root, 'linked'), beside);
    expect(readable(join(root, 'linked/secret.txt'), root, MEGABYTE)).toBe('outside');
  });

  test('not in a folder whose name starts alike', () => {
    write(`${root}-other/a.txt`, 'text');
    expect(readable(`${root}-other/a.txt`, root, MEGABYTE)).toBe('outside');
    expect(readable(join(root, '../repository-other/a.txt'), root, MEGABYTE)).toBe('outside');
  });
});

describe("the module of a project's own logger", () => {
  const loggerFrom = (source: string): string | undefined =>
    importedLogger(source, 'logger', { filename: join(root, 'src/rooms.ts'), cwd: root }, readSettings({}))?.profile.id;

  test('is read', () => {
    write(join(root, 'src/logger.ts'), LOGGER);
    expect(loggerFrom('./logger.js')).toBe('pino');
  });

  test.each<[string, (file: string) => void]>([
    ['a link out', (file) => link(file, join(beside, 'logger.ts'))],
    ['a folder', (file) => mkdirSync(file, { recursive: true })],
    ['a pipe', pipe],
    ['a link to a device', (file) => link(file, '/dev/zero')],
    ['larger than a logger', (file) => write(file, LOGGER + ' '.repeat(100_000))],
    ['100 MB', (file) => large(file, 100 * MEGABYTE)],
  ])('is not read where it is %s', (name, make) => {
    const folder = name.replaceAll(' ', '-');
    make(join(root, 'src', folder, 'logger.ts'));
    expect(loggerFrom(`./${folder}/logger.js`)).toBeUndefined();
  });

  test('is not read above the folder that ESLint runs in', () => {
    expect(loggerFrom('../../beside/logger.js')).toBeUndefined();
  });

  test('that hands itself on ends', () => {
    write(join(root, 'src/circle/a-log.ts'), "export * from './b-log.js';\n");
    write(join(root, 'src/circle/b-log.ts'), "export * from './a-log.js';\n");
    expect(loggerFrom('./circle/a-log.js')).toBeUndefined();
  });

  test.each([
    ['brackets', `export const logger = pino(${'{a:['.repeat(5_000)}`],
    ['quotes', `export const logger = pino(${`'\\`.repeat(5_000)}`],
    ['comments', `${'/*\n'.repeat(10_000)}/ ${'\t//'.repeat(10_000)}"`],
    ['exports', `export {${'a as b,'.repeat(8_000)}`],
    ['declarations', `export const logger${': a'.repeat(10_000)} = pino()`],
    ['names', `export const logger = ${'a.'.repeat(20_000)}pino()`],
    ['calls', `export const logger = pino()${'.child({})'.repeat(5_000)};`],
    ['functions', `export const logger = ${'('.repeat(20_000)}`],
  ])('is read in a time that grows with its length alone: %s', (name, text) => {
    const textOf = (times: number): string => `import pino from 'pino';\n${text.repeat(times)}\n`;
    write(join(root, 'src/long', `${name}-logger.ts`), textOf(1).slice(0, 60_000));
    const start = process.cpuUsage();
    loggerFrom(`./long/${name}-logger.js`);
    // Some 10 ms; what grows with the square takes minutes.
    expect(process.cpuUsage(start).user).toBeLessThan(5_000_000);
  });
});

describe('a package.json', () => {
  const inPackage = (name: string, make: (file: string) => void): string => {
    const folder = join(root, 'packages', name.replaceAll(' ', '-'));
    mkdirSync(folder, { recursive: true });
    make(join(folder, 'package.json'));
    return join(folder, 'src/rooms.ts');
  };

  test.each<[string, (file: string) => void]>([
    ['invalid JSON', (file) => write(file, '{ "name": "rooms-cli", ')],
    ['no object', (file) => write(file, '"rooms-cli"')],
    ['empty', (file) => write(file, '')],
    ['nested deep', (file) => write(file, '['.repeat(500_000))],
    ['100 MB', (file) => large(file, 100 * MEGABYTE)],
    ['a pipe', pipe],
    ['a folder', (file) => mkdirSync(file)],
    ['a link to a device', (file) => link(file, '/dev/zero')],
    ['a link to itself', (file) => link(file, file)],
    ['a link out', (file) => link(file, join(beside, 'package.json'))],
  ])('that is %s tells nothing', (name, make) => {
    const file = inPackage(name, make);
    expect(fileKind(file, '', root)).toBe('service');
    expect([...dependenciesOf(file, root)]).toEqual([]);
  });

  test('with __proto__ changes nothing else', () => {
    const text =
      '{ "__proto__": { "name": "rooms-cli", "polluted": 1 }, "dependencies": { "__proto__": "1", "constructor": "1" } }';
    const file = inPackage('proto', (path) => write(path, text));
    expect(fileKind(file, '', root)).toBe('service');
    expect([...dependenciesOf(file, root)]).toEqual(['__proto__', 'constructor']);
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
  });

  test('above the folder that ESLint runs in is not read', () => {
    const file = write(join(beside, 'inner/src/rooms.ts'), '');
    expect(fileKind(file, '', beside)).toBe('script');
    expect(fileKind(file, '', join(beside, 'inner'))).toBe('service');
    expect([...dependenciesOf(file, join(beside, 'inner'))]).toEqual([]);
  });
});

describe('an SLO file', () => {
  const linter = (): Linter => new Linter({ cwd: root });
  const code = `import { Histogram } from 'prom-client';
export const joins = new Histogram({ name: 'gc_join_duration_seconds', help: 'Joins.', buckets: [0.1, 0.25, 0.5, 1, 2.5, 5] });
`;

  /** What is said of the file, and of a boundary that is missing. */
  function saidOf(path: string): string[] {
    const messages = linter().verify(
      code,
      [
        {
          plugins: { observability },
          settings: { observability: { slos: [path] } },
          rules: { 'observability/slo-aligned-buckets': 'error' },
        },
      ],
      join(root, 'src/metrics.js'),
    );
    return messages.map(({ message, messageId }) =>
      messageId === 'slo'
        ? 'threshold'
        : message.replace(/ The objectives in it.*/, '').replace(/^SLO file [^:]*: /, ''),
    );
  }

  function said(name: string, text: string): string[] {
    write(join(root, 'slos', `${name}.yaml`), text);
    return saidOf(`slos/${name}.yaml`);
  }

  test.each<[string, (file: string) => void, RegExp]>([
    ['a link out', (file) => link(file, join(beside, 'slos.yaml')), /it lies outside the folder that ESLint runs in/],
    ['a pipe', pipe, /it is not a file/],
    ['a folder', (file) => mkdirSync(file, { recursive: true }), /it is not a file/],
    ['a link to a device', (file) => link(file, '/dev/zero'), /it is not a file/],
    ['100 MB', (file) => large(file, 100 * MEGABYTE), /it is larger than 1 MB/],
    ['a link to itself', (file) => link(file, file), /it cannot be read/],
  ])('that is %s is told, and not read', (name, make, why) => {
    const path = `slos/${name.replaceAll(' ', '-')}`;
    mkdirSync(join(root, 'slos'), { recursive: true });
    make(join(root, path));
    expect(saidOf(path)).toEqual([expect.stringMatching(why)]);
  });

  test('outside is told, also where the team itself names it', () => {
    for (const path of ['../beside/slos.yaml', join(beside, 'slos.yaml')]) {
      expect(saidOf(path)).toEqual([expect.stringMatching(/it lies outside the folder that ESLint runs in/)]);
    }
  });

  test('is read else', () => {
    expect(said('good', 'slos: [{ metric: gc_join_duration_seconds, threshold: 700ms }]')).toHaveLength(1);
    expect(said('other', 'slos: [{ metric: gc_leave_duration_seconds, threshold: 700ms }]')).toEqual([]);
  });

  const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i'];
  const bomb = names
    .map(
      (name, i) =>
        `${name}: &${name} [${Array(9)
          .fill(i === 0 ? 'lol' : `*${names[i - 1]!}`)
          .join()}]`,
    )
    .join('\n');

  test.each<[string, string, RegExp]>([
    ['whose aliases stand for a billion texts', `${bomb}\nslos: *i\n`, /alias/],
    ['with an alias of nothing', 'slos: [*none]', /alias/i],
    ['of brackets', '['.repeat(400_000), /nested more than 200 deep/],
    ['of closed brackets', `${'['.repeat(5_000)}${']'.repeat(5_000)}`, /nested more than 200 deep/],
    ['of dashes', `${'- '.repeat(20_000)}x`, /nested more than 200 deep/],
    ['of steps', Array.from({ length: 1_400 }, (_, i) => `${' '.repeat(i)}a:`).join('\n'), /nested more than 200 deep/],
    ['of quotes', '"'.repeat(50_000), /scalar/],
    ['of colons', 'a: b: c: '.repeat(10_000), /mappings/],
    ['with a tag that would run code', '!!js/function "function () { throw 1 }"', /neither a list/],
  ])('%s is told', (name, text, why) => {
    expect(said(name.replaceAll(' ', '-'), text)).toEqual([expect.stringMatching(why)]);
  });

  test.each([
    ['queries without end', `slos: [{ sli: { total_query: '${'t'.repeat(500_000)}' } }]`],
    ['labels without end', `slos: [{ sli: { total_query: 'a_bucket{${', le'.repeat(100_000)}}' } }]`],
    ['spaces', `slos: [{ sli: { total_query: 'a_bucket${' '.repeat(500_000)}' } }]`],
    ['many keys', Array.from({ length: 20_000 }, (_, i) => `k${String(i)}: 1`).join('\n') + '\nslos: []'],
    ['numbers', `slos: [{ metric: gc_join_duration_seconds, threshold: ${'9'.repeat(500_000)} }]`],
    ['itself', 'slos: &a\n  - sli: *a\n'],
  ])('of %s is read in a time that grows with its length alone', (name, text) => {
    const start = process.cpuUsage();
    said(name.replaceAll(' ', '-'), text);
    // Less than a second; what grows with the square takes minutes.
    expect(process.cpuUsage(start).user).toBeLessThan(20_000_000);
  });

  test('with __proto__ changes nothing else', () => {
    const text = `__proto__: { polluted: 1, slos: [{ metric: gc_join_duration_seconds, threshold: 700ms }] }
slos:
  - __proto__: { polluted: 1 }
    constructor: { prototype: { polluted: 1 } }
    metric: gc_other_seconds
    threshold: 1s
`;
    expect(said('proto', text)).toEqual([]);
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
  });
});
