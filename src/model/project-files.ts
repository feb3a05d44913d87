import { readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { relative, sep } from 'node:path';

/** Why a file was not read. */
export type Refusal = 'missing' | 'outside' | 'not a file' | 'too large' | 'unreadable';

/** A file that may be read, as it is now: the same stamp stands for the same content. */
export interface Readable {
  path: string;
  stamp: string;
}

/**
 * Finds out whether a file may be read: an ordinary file, below the folder that ESLint runs in, not too large. Links are
 * followed first: what they lead to has to lie in there.
 *
 * All reading of files goes through here. A pipe or a device is never opened, since that may wait for ever.
 * @param root the folder that ESLint runs in
 * @param largest in bytes
 */
export function readable(file: string, root: string, largest: number): Readable | Refusal {
  try {
    const stats = statSync(file, { throwIfNoEntry: false });
    if (!stats) return 'missing';
    if (!stats.isFile()) return 'not a file';
    const path = realpathSync(file);
    if (!isBelow(path, realpathSync(root))) return 'outside';
    if (stats.size > largest) return 'too large';
    return { path, stamp: `${String(stats.mtimeMs)} ${String(stats.size)}` };
  } catch {
    // A folder that may not be entered, a link to itself.
    return 'unreadable';
  }
}

/** The text of a file below the folder that ESLint runs in; null where it is not read, see {@link readable}. */
export function textInside(file: string, root: string, largest: number): string | null {
  const found = readable(file, root, largest);
  return typeof found === 'string' ? null : textOf(found);
}

/** The text of a file that may be read; null where the system refuses. */
export function textOf({ path }: Readable): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}

/** A file or folder in a folder. */
export interface DirectoryEntry {
  name: string;
  isFile: boolean;
}

/**
 * What is in a folder below the one that ESLint runs in, by name; nothing where it is outside or cannot be read. Links
 * are left out.
 */
export function entriesIn(folder: string, root: string): DirectoryEntry[] {
  try {
    if (!isBelow(realpathSync(folder), realpathSync(root))) return [];
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isFile() || entry.isDirectory())
      .map((entry) => ({ name: entry.name, isFile: entry.isFile() }))
      .sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch {
    return [];
  }
}

/** True for a path in a folder, or the folder itself. Links are not followed. */
export function isBelow(path: string, folder: string): boolean {
  const way = relative(folder, path);
  // On Windows, there is no way to another drive.
  return way !== '..' && !way.startsWith(`..${sep}`) && !/^(?:\/|[A-Za-z]:)/.test(way);
}
