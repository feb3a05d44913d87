import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { ReviewError } from './errors.js';

/**
 * Writes a file as a whole or not at all.
 * @param shown how the file is called in messages
 * @throws ReviewError where it cannot be written; what was there before stays
 */
export function writeWhole(file: string, text: string, shown: string): void {
  const beside = `${file}.${String(process.pid)}.tmp`;
  try {
    writeFileSync(beside, text);
    renameSync(beside, file);
  } catch (error) {
    remove(beside);
    const { code = 'unknown error' } = error as NodeJS.ErrnoException;
    const why = WHY[code] ?? code;
    throw new ReviewError(`${shown} cannot be written: ${why}.`);
  }
}

function remove(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {
    // A name that is too long for a file is too long to remove one; why it was not written is told all the same.
  }
}

const WHY: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such folder',
  ENOTDIR: 'there is no such folder',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EROFS: 'the file system is read-only',
  EISDIR: 'it is a folder',
  ENOSPC: 'no space is left',
};
