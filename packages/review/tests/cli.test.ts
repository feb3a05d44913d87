import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { review as reviewHere } from '../src/lint.js';

const TSX = [resolve('node_modules/.bin/tsx'), '--tsconfig', resolve('tsconfig.json')] as const;

// npm says in INIT_CWD from where a script was started; the script itself runs in the folder of its package.
const env: NodeJS.ProcessEnv = { ...process.env, NO_COLOR: '1', INIT_CWD: tmpdir() };

let folder: string;
const write = (file: string, content: string | object): void => {
  mkdirSync(join(folder, file, '..'), { recursive: true });
  writeFileSync(join(folder, file), typeof content === 'string' ? content : JSON.stringify(content));
};

interface Wrong {
  paths?: string[];
  settings?: string;
  preset?: string;
  rules?: string[];
}

const review = (...args: string[]) => {
  const [command, ...options] = TSX;
  const cli = resolve('packages/review/src/cli.ts');
  const { status, stdout, stderr } = spawnSync(command, [...options, cli, ...args], {
    cwd: folder,
    encoding: 'utf8',
    env,
  });
  return { status, stdout, stderr: stderr.replaceAll(/^npm warn .*\n/gm, '') };
};

describe('review', { timeout: 60_000 }, () => {
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const METRIC = `import { Counter } from 'prom-client';
export const c = new Counter({ name: 'gc_media_joins_total', help: 'Requests to join a meeting.', labelNames: ['user_id'] });
`;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'observability-review-'));
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
    expect(stdout).toMatch(/\n1 finding \(1 HIGH\) in 5 files; 1 file could not be parsed\nFailed: [^]+\.\n$/);
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
    ['an unknown format', ['--format', 'xml'], /^--format must be one of text, .+, but is xml\.\n$/],
  ])('%s: one line and exit code 2', (_name, args, message) => {
    const expected: unknown = typeof message === 'string' ? `${message}\n` : expect.stringMatching(message);
    expect(review(...args)).toEqual({ status: 2, stdout: '', stderr: expected });
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
