import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { changesSince, isChanged } from '../src/changed.js';

let root: string;
const git = (...args: string[]): void => {
  const who = ['-c', 'user.name=A', '-c', 'user.email=a@example.org', '-c', 'commit.gpgsign=false'];
  execFileSync('git', [...who, ...args], { cwd: root, stdio: 'ignore' });
};
const write = (file: string, lines: readonly string[]): void => {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), `${lines.join('\n')}\n`);
};
const LINES = Array.from({ length: 9 }, (_, i) => `line ${String(i + 1)};`);
const at = (file: string, line: number, endLine = line) => ({ file, line, endLine });

beforeAll(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'observability-changed-')));
  git('init', '--initial-branch=main');
  for (const file of ['src/a.ts', 'src/renamed.ts', 'src/gone.ts', 'src/grüße.ts', 'b.ts']) write(file, LINES);
  git('add', '.');
  git('commit', '-m', 'first');
  git('switch', '-c', 'feature');
  write('src/a.ts', [...LINES.slice(0, 3), 'added;', ...LINES.slice(3)]);
  git('mv', 'src/renamed.ts', 'src/new-name.ts');
  git('rm', 'src/gone.ts');
  git('commit', '-am', 'second');
  // The main branch goes on: that is not a change of this branch.
  git('switch', 'main');
  write('b.ts', ['other;', ...LINES]);
  git('commit', '-am', 'third');
  git('switch', 'feature');
  write('src/grüße.ts', [...LINES, 'not staged;']);
  write('src/unknown.ts', LINES);
});
afterAll(() => {
  rmSync(root, { recursive: true });
});

describe('what has changed since the main branch', () => {
  test('lines that were added, in commits and outside of them; files that git does not know; deletions not', () => {
    expect([...changesSince('', root)].sort()).toEqual([
      ['src/a.ts', [[4, 4]]],
      ['src/grüße.ts', [[10, 10]]],
      ['src/unknown.ts', 'all'],
    ]);
  });

  test('paths are those of the folder that the review is started in', () => {
    expect([...changesSince('main', join(root, 'src')).keys()].sort()).toEqual(['a.ts', 'grüße.ts', 'unknown.ts']);
  });

  test('since a revision', () => {
    expect([...changesSince('HEAD', root).keys()].sort()).toEqual(['src/grüße.ts', 'src/unknown.ts']);
  });

  test('a finding counts where it touches such a line', () => {
    const changes = changesSince('', root);
    expect(isChanged(at('src/a.ts', 4), changes)).toBe(true);
    expect(isChanged(at('src/a.ts', 2, 6), changes)).toBe(true);
    expect(isChanged(at('src/a.ts', 3), changes)).toBe(false);
    expect(isChanged(at('src/a.ts', 5, 9), changes)).toBe(false);
    expect(isChanged(at('src/unknown.ts', 1), changes)).toBe(true);
    expect(isChanged(at('b.ts', 1), changes)).toBe(false);
  });
});

describe('refused', () => {
  test.each(['no-such-branch', '--output=x', 'main:b.ts'])('the revision %s', (revision) => {
    expect(() => changesSince(revision, root)).toThrow(`--changed: git knows no revision ${revision}.`);
  });

  test('a folder that is in no repository', () => {
    const outside = mkdtempSync(join(tmpdir(), 'observability-no-git-'));
    expect(() => changesSince('', outside)).toThrow(
      /is not in a git repository, so --changed has nothing to compare with\.$/,
    );
    rmSync(outside, { recursive: true });
  });

  test('a repository without a main branch', () => {
    const other = mkdtempSync(join(tmpdir(), 'observability-trunk-'));
    execFileSync('git', ['init', '--initial-branch=trunk'], { cwd: other, stdio: 'ignore' });
    expect(() => changesSince('', other)).toThrow(
      '--changed finds no main branch (origin/HEAD, origin/main, origin/master, main, master). Name a revision: --changed=<revision>.',
    );
    rmSync(other, { recursive: true });
  });
});
