import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** The oxlint that the plugin is proved with. */
export const OXLINT_VERSION = '1.94.0';

/**
 * Installs oxlint, once. It is not in the lockfile: the binary of each platform is a package of its own, and a lockfile
 * written on one platform keeps the others from being installed.
 * @returns the script that starts it with Node
 */
export function installOxlint(): string {
  const folder = resolve(import.meta.dirname, '../../node_modules/.cache', `oxlint-${OXLINT_VERSION}`);
  const script = join(folder, 'node_modules/oxlint/bin/oxlint');
  if (!existsSync(script)) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'package.json'), '{ "private": true }\n');
    const args = ['install', '--no-save', '--no-package-lock', '--no-audit', '--no-fund', '--prefix', folder];
    execFileSync('npm', [...args, `oxlint@${OXLINT_VERSION}`], { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });
  }
  return script;
}
