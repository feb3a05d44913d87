import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { workspace, type Workspace } from '../../../tools/workspace.js';
import { readOptions } from '../src/options.js';
import { run } from '../src/run.js';

let root: string;
beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'observability-run-')));
});
afterEach(() => {
  rmSync(root, { recursive: true, force: true });
  vi.restoreAllMocks();
});

const write = (file: string, text: string): void => {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), text);
};

/** What the command prints, and its exit code. */
async function review(args: readonly string[], from = root, signal = new AbortController().signal) {
  const out: string[] = [];
  const err: string[] = [];
  vi.spyOn(console, 'log').mockImplementation((text: string) => void out.push(text));
  vi.spyOn(console, 'error').mockImplementation((text: string) => void err.push(text));
  const status = await run(readOptions(args, from), from, signal);
  return { status, out: out.join('\n'), err: err.join('\n') };
}

/** A function whose error is lost. */
const lost = (name: string): string => `export async function ${name}(id) {
  try {
    await rooms.${name}(id);
  } catch (err) {
    return null;
  }
}
`;

const placesIn = (text: string): string[] => text.match(/^ {2}\d+:\d+/gm)?.map((place) => place.trim()) ?? [];

describe('a baseline', { timeout: 60_000 }, () => {
  const BASELINE = ['src', '--baseline', 'known.json'];

  test('code moves, one bad catch is added: exactly the new one fails', async () => {
    write('src/a.js', lost('join') + lost('leave'));
    write('src/b.js', lost('invite'));
    expect((await review(['src'])).status).toBe(1);
    expect(await review([...BASELINE, '--update-baseline'])).toEqual({
      status: 0,
      out: 'known.json knows 3 findings now.',
      err: '',
    });
    expect((await review(BASELINE)).status).toBe(0);

    write('src/a.js', `// Moved.\n\n${lost('leave')}${lost('mute')}`);
    write('src/b.js', lost('invite'));
    write('src/c.js', `\n${lost('join')}`);
    const { status, out } = await review(BASELINE);
    expect(status).toBe(1);
    expect(out.split('\n').filter((line) => line.startsWith('src/'))).toEqual(['src/a.js']);
    expect(placesIn(out)).toEqual(['13:5']);
    expect(out).toContain('3 known findings of the baseline are not shown.');
    expect(out).toContain('Failed: 1 new finding of severity HIGH or worse.');

    write('src/a.js', lost('leave'));
    rmSync(join(root, 'src/b.js'));
    expect(await review(BASELINE)).toMatchObject({
      status: 0,
      out: expect.stringContaining('1 finding of the baseline is gone') as string,
    });
  });

  test('none is written where the review cannot run', async () => {
    await expect(review(['nowhere', '--baseline', 'known.json', '--update-baseline'])).rejects.toThrow(/^No such file/);
    expect(existsSync(join(root, 'known.json'))).toBe(false);
  });
});

test('--changed: findings on other lines do not count', async () => {
  const git = (...args: string[]): void => {
    const who = ['-c', 'user.name=A', '-c', 'user.email=a@example.org', '-c', 'commit.gpgsign=false'];
    execFileSync('git', [...who, ...args], { cwd: root, stdio: 'ignore' });
  };
  git('init', '--initial-branch=main');
  write('src/a.js', lost('join'));
  git('add', '.');
  git('commit', '-m', 'first');
  expect(await review(['--changed', 'src'])).toMatchObject({ status: 0 });
  write('src/a.js', lost('join') + lost('leave'));
  const { status, out } = await review(['--changed=HEAD', 'src']);
  expect({ status, places: placesIn(out) }).toEqual({ status: 1, places: ['11:5'] });
});

describe('--compare', () => {
  test('says what has changed since an earlier review', async () => {
    write('src/a.js', lost('join') + lost('leave'));
    await review(['src', '--format', 'json', '--output', 'before.json']);
    write('src/a.js', lost('leave') + lost('mute') + lost('invite'));
    const { out } = await review(['src', '--compare', 'before.json']);
    expect(out).toMatch(/Since the earlier review: (?:score \d+ → \d+, )?2 new findings, 1 gone/);
  });

  test.each([
    ['no file', null, 'No review in before.json. Write one with --format json --output <file>.'],
    ['something else', '[]', 'before.json is not a review. Write one with --format json --output <file>.'],
    ['no JSON', '{', 'before.json is not a review. Write one with --format json --output <file>.'],
  ])('%s is refused', async (_, text, message) => {
    write('src/a.js', '');
    if (text !== null) write('before.json', text);
    await expect(review(['src', '--compare', 'before.json'])).rejects.toThrow(message);
  });
});

describe('outputs', () => {
  test('several at once', async () => {
    write('src/a.js', lost('join'));
    const { out } = await review(['src', '--format', 'sarif', '--output', 'r.sarif', '--format', 'github']);
    expect(out).toMatch(/^::error file=src\/a\.js,line=4,/);
    expect(JSON.parse(readFileSync(join(root, 'r.sarif'), 'utf8'))).toMatchObject({ version: '2.1.0' });
  });

  test('where a file cannot be written, nothing is printed', async () => {
    write('src/a.js', lost('join'));
    const args = ['src', '--format', 'text', '--format', 'json', '--output', 'no/r.json'];
    await expect(review(args)).rejects.toThrow('no/r.json cannot be written: there is no such folder.');
    expect(console.log).not.toHaveBeenCalled();
  });
});

test('an inventory, to a file', async () => {
  write('src/a.js', `import pino from 'pino';\nexport const logger = pino();\nlogger.info('up');\n`);
  const { status, out } = await review(['inventory', 'src', '--format', 'json', '--output', 'inventory.json']);
  expect({ status, out }).toEqual({ status: 0, out: '' });
  expect(JSON.parse(readFileSync(join(root, 'inventory.json'), 'utf8'))).toMatchObject({
    loggers: [{ name: 'logger' }],
  });
});

describe('files', () => {
  test('a loop of links ends, and no file is read twice', async () => {
    write('src/a.js', lost('join'));
    symlinkSync(join(root, 'src'), join(root, 'src/again'));
    const { out } = await review(['src', 'src/a.js', '.']);
    expect(placesIn(out)).toEqual(['4:5']);
    expect(out).toContain('in 1 file');
  });

  test('one that does not parse is told, the rest goes on', async () => {
    write('src/a.js', lost('join'));
    write('src/broken.ts', 'const = ;');
    const { status, out } = await review(['src', '--fail-on', 'none']);
    expect(status).toBe(0);
    expect(out).toMatch(/DOES NOT PARSE/);
    expect(placesIn(out)).toHaveLength(2);
  });

  test('nothing to read', async () => {
    write('README.md', '');
    await expect(review([])).rejects.toThrow('No JavaScript or TypeScript files to review in ..');
  });

  test('an interrupted review says so', async () => {
    write('src/a.js', lost('join'));
    await expect(review(['src'], root, AbortSignal.abort())).rejects.toThrow('Interrupted.');
  });
});

describe("a project's own ESLint configuration", { timeout: 60_000 }, () => {
  let project: Workspace;
  const CONFIG = (rules: string): string => `import observability from 'eslint-plugin-observability';
export default [{ files: ['**/*.js'], plugins: { obs: observability }, rules: ${rules}, settings: { observability: { labels: { allow: ['user_id'] } } } }];
`;
  const SOURCES = {
    'package.json': '{ "type": "module" }',
    'src/a.js': `${lost('join')}console.log('joined');\n`,
    'src/legacy/b.js': lost('leave'),
  };
  afterEach(() => {
    project.remove();
  });

  test('decides where it has the plugin, under any name', async () => {
    project = workspace({
      ...SOURCES,
      'eslint.config.js': CONFIG(`{ 'obs/no-silent-catch': 'warn', 'no-var': 'error' }`),
    });
    const { out } = await review(['src', '--format', 'json'], project.folder);
    expect(JSON.parse(out)).toMatchObject({
      rulesFrom: 'eslint.config.js',
      findings: [{ rule: 'no-silent-catch' }, { rule: 'no-silent-catch' }],
    });
  });

  test.each([
    ['the plugin is not in it', `export default [{ files: ['**/*.js'] }];`],
    ['all of its rules are off', CONFIG(`{ 'obs/no-silent-catch': 'off' }`)],
  ])('%s: the preset', async (_, config) => {
    project = workspace({ ...SOURCES, 'eslint.config.js': config });
    const { out, err } = await review(['src', '--format', 'json'], project.folder);
    expect(JSON.parse(out)).toMatchObject({ rulesFrom: 'recommended', findings: { length: 3 } });
    expect(err).toBe('');
  });

  test('the ESLint that is installed there reads it, whatever its version', async () => {
    project = workspace({ ...SOURCES, 'eslint.config.js': CONFIG(`{ 'obs/no-silent-catch': 'warn' }`) });
    for (const version of ['eslint8', 'eslint90', 'eslint9']) {
      rmSync(join(project.folder, 'node_modules/eslint'));
      symlinkSync(resolve('node_modules', version), join(project.folder, 'node_modules/eslint'));
      const { out } = await review(['src', '--format', 'json'], project.folder);
      expect(JSON.parse(out)).toMatchObject({ rulesFrom: 'eslint.config.js', findings: { length: 2 } });
    }
  });

  test('--preset goes before it', async () => {
    project = workspace({ ...SOURCES, 'eslint.config.js': CONFIG(`{ 'obs/no-silent-catch': 'warn' }`) });
    const { out } = await review(['src', '--preset', 'logging', '--format', 'json'], project.folder);
    expect(JSON.parse(out)).toMatchObject({ rulesFrom: 'logging', findings: [{ rule: 'no-console' }] });
  });

  test('one that does not load stops the review where it has the plugin, else the preset is used', async () => {
    project = workspace({ ...SOURCES, 'eslint.config.js': `import 'not-installed';\n${CONFIG('{}')}` });
    await expect(review(['src'], project.folder)).rejects.toThrow(
      /^eslint\.config\.js does not load: Cannot find package 'not-installed'/,
    );
    project.write('eslint.config.js', `import 'not-installed';\nexport default [];`);
    const { out, err } = await review(['src', '--format', 'json'], project.folder);
    expect(JSON.parse(out)).toMatchObject({ rulesFrom: 'recommended' });
    expect(err).toMatch(/^eslint\.config\.js does not load: .+ The preset recommended is used instead\.$/);
  });
});
