import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { filesFor } from '../tools/new/files.js';
import { review as reviewHere } from '../tools/review/lint.js';

const TSX = resolve('node_modules/.bin/tsx');
const TSC = resolve('node_modules/.bin/tsc');

// npm says here from where `npm test` was started.
const env: NodeJS.ProcessEnv = { ...process.env, NO_COLOR: '1' };
delete env['INIT_CWD'];

function run(cwd: string, command: string, ...args: string[]) {
  const { status, stdout, stderr } = spawnSync(command, args, {
    cwd,
    encoding: 'utf8',
    env: { ...env, NO_COLOR: '1' },
  });
  return { status, stdout, stderr: stderr.replaceAll(/^npm warn .*\n/gm, '') };
}

let folder: string;
const write = (file: string, content: string | object): void => {
  mkdirSync(join(folder, file, '..'), { recursive: true });
  writeFileSync(join(folder, file), typeof content === 'string' ? content : JSON.stringify(content));
};
const read = (file: string) => readFileSync(join(folder, file), 'utf8');

const inTemporaryFolder = () => {
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'observability-'));
  });
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });
};

describe('review', { timeout: 60_000 }, () => {
  inTemporaryFolder();
  const review = (...args: string[]) => run(folder, TSX, resolve('tools/review.ts'), ...args);
  const METRIC = `import { Counter } from 'prom-client';
export const c = new Counter({ name: 'gc_media_joins_total', help: 'Requests to join a meeting.', labelNames: ['user_id'] });
`;

  beforeAll(() => {
    write('package.json', { name: 'a-service' });
    write('src/metrics.ts', METRIC);
    write('src/[id]/page.tsx', 'export const page = <p>{1}</p>;\n');
    write('src/broken.ts', 'const x = ;\n');
    write('src/legacy.cjs', '/* eslint other/rule: error */\n// eslint-disable-next-line no-var\nvar a = 1;\n');
    write('fine/ok.mjs', 'export const a = 1;\n');
    for (const name of ['node_modules/a/a.js', 'dist/a.js', 'vendor/a.js', 'a.min.js', 'a.d.ts']) write(name, METRIC);
  });

  test('prints findings by file, counts and a total; files that do not parse do not stop it', () => {
    const { status, stdout, stderr } = review();
    const lines = stdout.split('\n');
    expect(lines).toContain('src/broken.ts');
    expect(stdout).toMatch(/^ {2}1:10 +DOES NOT PARSE {2}Expression expected\.$/m);
    expect(lines).toContain('src/metrics.ts');
    expect(stdout).toMatch(/^ {2}2:112 +HIGH {5}Label 'user_id' .+ {2}observability\/no-high-cardinality-labels$/m);
    expect(stdout).toMatch(/^ {2}1 {2}observability\/no-high-cardinality-labels$/m);
    expect(stdout).toMatch(/\n1 finding \(1 HIGH\) in 5 files; 1 file could not be parsed\n$/);
    expect({ status, stderr }).toEqual({ status: 1, stderr: '' });
  });

  test('--format json', () => {
    const { status, stdout } = review('src/metrics.ts', '--format', 'json');
    expect(status).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({
      files: 1,
      findings: [{ file: 'src/metrics.ts', line: 2, column: 112, severity: 'HIGH' }],
      unparsed: [],
    });
  });

  test('without findings', () => {
    expect(review('fine', 'src/[id]')).toEqual({ status: 0, stdout: '0 findings in 2 files\n', stderr: '' });
  });

  test('--rule shows only that rule', () => {
    const { status, stdout } = review(
      'src/metrics.ts',
      '--rule',
      'no-console',
      '--rule',
      'observability/metric-naming',
    );
    expect({ status, stdout }).toEqual({ status: 0, stdout: '0 findings in 1 file\n' });
  });

  test('--preset', () => {
    expect(review('src/metrics.ts', '--preset', 'logging').stdout).toBe('0 findings in 1 file\n');
    expect(review('src/metrics.ts', '--preset', 'metrics').status).toBe(1);
  });

  test('reads the settings beside the code, or those of --settings', () => {
    write('observability.settings.json', { labels: { allow: ['user_id'] } });
    write('none.json', {});
    expect(review('src/metrics.ts').status).toBe(0);
    expect(review('src/metrics.ts', '--settings', 'none.json').status).toBe(1);
    rmSync(join(folder, 'observability.settings.json'));
  });

  test.each([
    ['no such path', ['nowhere'], 'No such file or folder: nowhere.'],
    ['an unknown option', ['--fix'], "Unknown option '--fix'. See --help."],
    ['an unknown format', ['--format', 'xml'], '--format must be text or json, but is xml.'],
  ])('%s: one line and exit code 2', (_name, args, message) => {
    expect(review(...args)).toEqual({ status: 2, stdout: '', stderr: `${message}\n` });
  });

  test.each([
    ['no such settings', { settings: 'nowhere.json' }, /^nowhere\.json: ENOENT[^\n]+$/],
    ['settings that are no JSON', { settings: 'src/metrics.ts' }, /^metrics\.ts: Unexpected token[^\n]+$/],
    [
      'a wrong setting',
      { settings: 'package.json' },
      /^package\.json: settings\.observability\.name is not a setting[^\n]+$/,
    ],
    ['an unknown rule', { rules: ['no-such'] }, /^--rule must be one of [^\n]+, but is no-such\.$/],
    ['an unknown preset', { preset: 'nice' }, /^--preset must be one of recommended, [^\n]+, but is nice\.$/],
    [
      'nothing to read',
      { paths: ['node_modules', 'package.json'] },
      /^No JavaScript or TypeScript files to review in node_modules, package\.json\.$/,
    ],
  ])(
    '%s is refused in one line',
    async (_name, { paths = ['src'], settings, preset = 'recommended', rules = [] }: Wrong, message) => {
      const targets = paths.map((path) => join(folder, path));
      const selection = { preset, rules, ...(settings !== undefined && { settings: join(folder, settings) }) };
      await expect(reviewHere(targets, selection, folder)).rejects.toThrow(message);
    },
  );
});

interface Wrong {
  paths?: string[];
  settings?: string;
  preset?: string;
  rules?: string[];
}

describe('update and new', { timeout: 120_000 }, () => {
  inTemporaryFolder();
  const update = (...args: string[]) => run(folder, TSX, 'tools/update.ts', ...args);
  const create = (...args: string[]) => run(folder, TSX, 'tools/new.ts', ...args);

  beforeAll(() => {
    for (const path of [
      'src',
      'tools',
      'tests',
      'docs',
      'benchmarks/result.json',
      'package.json',
      'package-lock.json',
      'tsconfig.json',
      '.prettierrc.json',
      'README.md',
    ]) {
      if (existsSync(path)) cpSync(path, join(folder, path), { recursive: true });
    }
    symlinkSync(resolve('node_modules'), join(folder, 'node_modules'));
  });

  test('everything generated is up to date here', () => {
    expect(run('.', TSX, 'tools/update.ts', '--check')).toEqual({ status: 0, stdout: '', stderr: '' });
  });

  test('a new rule is three files, and in the index, the README and its page at once', () => {
    expect(create('rule', 'metrics/no-new-thing')).toMatchObject({ status: 0, stderr: '' });
    expect(read('src/rules/index.ts')).toContain("'no-new-thing': noNewThing,");
    expect(read('README.md')).toContain('[no-new-thing](docs/rules/no-new-thing.md)');
    expect(read('docs/rules/no-new-thing.md')).toContain('# observability/no-new-thing');
    expect(read('tests/rules/metrics/no-new-thing.test.ts')).toContain("run('no-new-thing', rule, {");
  });

  test('a new profile is two files, and in the index and the docs at once', () => {
    expect(create('profile', 'new-log')).toMatchObject({ status: 0, stderr: '' });
    expect(read('src/profiles/index.ts')).toContain("import { newLog } from './new-log.js';");
    expect(read('docs/profiles.md')).toMatch(/\| new-log +\| `new-log` +\| `new-log` +\| logs +\|/);
    expect(read('tests/profiles/new-log.test.ts')).toContain("import logger from 'new-log';");
  });

  test('what was written compiles', () => {
    const files = ['src/index.ts', 'tests/rules/metrics/no-new-thing.test.ts', 'tests/profiles/new-log.test.ts'];
    write('tsconfig.new.json', { extends: './tsconfig.json', include: [], files });
    expect(run(folder, TSC, '-p', 'tsconfig.new.json')).toMatchObject({ status: 0, stdout: '' });
  });

  test('--check names what is stale, writes nothing, and update repairs it', () => {
    const stale = read('README.md').replace('no-new-thing', 'no-old-thing');
    write('README.md', stale);
    write('src/rules/index.ts', `${read('src/rules/index.ts')}\n// by hand\n`);
    expect(update('--check')).toEqual({
      status: 1,
      stdout: '',
      stderr: 'src/rules/index.ts is stale.\nREADME.md is stale.\nRun `npm run update`.\n',
    });
    expect(read('README.md')).toBe(stale);
    expect(update()).toEqual({ status: 0, stdout: '', stderr: '' });
    expect(update('--check')).toEqual({ status: 0, stdout: '', stderr: '' });
  });

  test('a rule or profile that is gone leaves the indexes', () => {
    for (const file of ['src/rules/metrics/no-new-thing.ts', 'src/profiles/new-log.ts']) rmSync(join(folder, file));
    expect(update('--check')).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('src/profiles/index.ts') as string,
    });
    expect(update()).toMatchObject({ status: 0, stderr: '' });
    expect(read('src/rules/index.ts')).not.toContain('no-new-thing');
    expect(read('src/profiles/index.ts')).not.toContain('newLog');
  });

  test('a page without the place for its header is named', () => {
    write('docs/profiles.md', '# Libraries\n');
    expect(update()).toEqual({
      status: 1,
      stdout: '',
      stderr: 'docs/profiles.md has no <!-- profiles:start --> … <!-- profiles:end -->.\n',
    });
  });

  test('what is already there is not overwritten', () => {
    const refused = { status: 1, stdout: '', stderr: expect.stringMatching(/^Already there: [^\n]+\n$/) as string };
    expect(create('rule', 'errors/no-silent-catch')).toEqual(refused);
    expect(create('profile', 'pino')).toEqual(refused);
  });

  test.each([
    [[], 'Usage: npm run new rule <concern>/<name>, or npm run new profile <name>'],
    [['thing', 'a'], 'Usage: npm run new rule <concern>/<name>, or npm run new profile <name>'],
    [['rule', 'a', 'b'], 'Usage: npm run new rule <concern>/<name>, or npm run new profile <name>'],
    [
      ['rule', 'no-x'],
      "A rule is <concern>/<name> with one of the concerns logging, metrics, tracing, errors, not 'no-x'.",
    ],
    [
      ['rule', 'speed/no-x'],
      "A rule is <concern>/<name> with one of the concerns logging, metrics, tracing, errors, not 'speed/no-x'.",
    ],
    [['rule', 'logging/NoX'], "A name is in kebab-case (no-dynamic-name), not 'NoX'."],
    [['rule', 'logging/'], "A name is in kebab-case (no-dynamic-name), not ''."],
    [['profile', '../pino'], "A name is in kebab-case (no-dynamic-name), not '../pino'."],
    [['profile', 'index'], "'index' is taken by the folder's own files."],
  ])('new %j is refused', (args, message) => {
    expect(() => filesFor(args)).toThrow(message);
  });
});
