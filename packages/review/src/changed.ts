import { execFileSync } from 'node:child_process';
import { realpathSync } from 'node:fs';
import { join, relative } from 'node:path';
import { ReviewError } from './errors.js';
import type { Finding } from './review.js';

/** Lines, from the first to the last, from 1. */
type Range = readonly [first: number, last: number];

/** The lines that have changed, by file as a review shows it; `all` for a new file. */
export type Changes = ReadonlyMap<string, readonly Range[] | 'all'>;

/** Where a branch is taken to have started, where nobody says: the first of these that exists. */
const BASES = ['origin/HEAD', 'origin/main', 'origin/master', 'main', 'master'];

/**
 * The lines that have changed since a revision: committed, staged, not staged, and files that git does not know yet.
 * @param base a revision; empty for the main branch. What counts is where the current branch left it.
 * @param from the folder that paths are relative to
 * @throws ReviewError where there is no git, no repository, or no such revision
 */
export function changesSince(base: string, from: string): Changes {
  const root = git(
    from,
    ['rev-parse', '--show-toplevel'],
    'is not in a git repository, so --changed has nothing to compare with.',
  );
  const revision = base === '' ? BASES.find((name) => exists(from, name)) : base;
  if (revision === undefined)
    throw new ReviewError(
      `--changed finds no main branch (${BASES.join(', ')}). Name a revision: --changed=<revision>.`,
    );
  if (!exists(from, revision)) throw new ReviewError(`--changed: git knows no revision ${revision}.`);
  const start = forkOf(from, revision);
  const diff = git(root.trim(), [
    'diff',
    '--unified=0',
    '--no-color',
    '--no-ext-diff',
    '--no-prefix',
    '--find-renames',
    '--diff-filter=d',
    start,
    '--',
  ]);
  const fresh = git(root.trim(), ['ls-files', '--others', '--exclude-standard', '-z']);
  const here = realpathSync(from);
  const shown = (path: string): string => relative(here, join(root.trim(), path)).replaceAll('\\', '/');
  const changes = new Map<string, Range[] | 'all'>();
  for (const path of fresh.split('\0').filter(Boolean)) changes.set(shown(path), 'all');
  for (const [path, ranges] of hunksOf(diff)) changes.set(shown(path), ranges);
  return changes;
}

/** Where the current branch left another; the other itself where they share nothing, as in a shallow clone. */
function forkOf(from: string, revision: string): string {
  try {
    return run(from, ['merge-base', revision, 'HEAD']).trim();
  } catch {
    return revision;
  }
}

function hunksOf(diff: string): Map<string, Range[]> {
  const files = new Map<string, Range[]>();
  let ranges: Range[] = [];
  for (const line of diff.split('\n')) {
    const path = /^\+\+\+ (?:"(.*)"|([^\t]*))/.exec(line);
    if (path) {
      ranges = [];
      files.set(path[2] ?? unquoted(path[1]!), ranges);
    }
    const hunk = /^@@ -\S+ \+(\d+)(?:,(\d+))? @@/.exec(line);
    if (!hunk) continue;
    const first = Number(hunk[1]);
    const count = hunk[2] === undefined ? 1 : Number(hunk[2]);
    if (count > 0) ranges.push([first, first + count - 1]);
  }
  return files;
}

/** git writes names that are not ASCII in quotes, with bytes as `\303\274`. */
function unquoted(name: string): string {
  const bytes = name.replaceAll(/\\([0-7]{3}|.)/g, (_, escaped: string) =>
    /^\d/.test(escaped) ? String.fromCharCode(Number.parseInt(escaped, 8)) : escaped,
  );
  return Buffer.from(bytes, 'latin1').toString('utf8');
}

/** True for a finding on a line that has changed. */
export function isChanged(
  { file, line, endLine }: Pick<Finding, 'file' | 'line' | 'endLine'>,
  changes: Changes,
): boolean {
  const ranges = changes.get(file);
  if (ranges === undefined) return false;
  return ranges === 'all' || ranges.some(([first, last]) => first <= endLine && line <= last);
}

function exists(from: string, revision: string): boolean {
  // What starts with a dash would be an option.
  if (revision.startsWith('-')) return false;
  try {
    run(from, ['rev-parse', '--verify', '--quiet', `${revision}^{commit}`]);
    return true;
  } catch {
    return false;
  }
}

function git(from: string, args: readonly string[], otherwise = 'could not be compared with git.'): string {
  try {
    return run(from, args);
  } catch (error) {
    const isMissing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    throw new ReviewError(isMissing ? '--changed needs git, which is not installed.' : `${from} ${otherwise}`);
  }
}

function run(cwd: string, args: readonly string[]): string {
  return execFileSync('git', ['-c', 'core.quotePath=true', ...args], {
    cwd,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
    maxBuffer: 256 * 1024 * 1024,
  });
}
