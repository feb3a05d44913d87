import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { filesFor } from '../tools/new/files.js';

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
      'packages/review/src',
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
