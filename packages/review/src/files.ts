import { statSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import { glob } from 'tinyglobby';
import { ReviewError } from './errors.js';

const EXTENSIONS = 'js,mjs,cjs,jsx,ts,mts,cts,tsx';

/** What no review reads: installed, built, vendored and minified code, and declarations. */
export const IGNORED = [
  '**/{node_modules,bower_components,jspm_packages,vendor,vendored,third_party,third-party}/**',
  '**/{dist,build,out,coverage,.next,.nuxt,.output,.svelte-kit,.turbo,.cache,.yarn,.serverless,.aws-sam,cdk.out,.git}/**',
  '**/*{.,-}min.{js,mjs,cjs}',
  '**/*.bundle.{js,mjs,cjs}',
  '**/.pnp.*',
  '**/*.d.{ts,mts,cts}',
];

/** A path as it is shown: relative to a folder, with `/`. */
export function shown(path: string, from: string): string {
  return (relative(from, path) || '.').replaceAll('\\', '/');
}

/** The JavaScript and TypeScript files of one place, sorted. */
export interface Target {
  /** The folder, or that of the file. */
  folder: string;
  files: string[];
}

/**
 * The JavaScript and TypeScript files in some places. Links are not followed, so that none is read twice and a loop ends.
 * @param targets absolute paths of files and folders
 * @param from the folder that paths in messages are relative to
 * @returns absolute paths, each in one place only
 * @throws ReviewError where a place does not exist
 */
export async function sourceFiles(targets: readonly string[], from: string): Promise<Target[]> {
  const seen = new Set<string>();
  const found: Target[] = [];
  for (const target of targets) {
    const stats = statSync(target, { throwIfNoEntry: false });
    if (!stats) throw new ReviewError(`No such file or folder: ${shown(target, from)}.`);
    const folder = stats.isDirectory() ? target : dirname(target);
    const files = (stats.isDirectory() ? await below(target) : [target].filter(isSource)).filter(
      (file) => !seen.has(file),
    );
    for (const file of files) seen.add(file);
    if (files.length > 0) found.push({ folder, files });
  }
  return found;
}

function isSource(file: string): boolean {
  return new RegExp(`\\.(?:${EXTENSIONS.replaceAll(',', '|')})$`).test(file);
}

async function below(folder: string): Promise<string[]> {
  const files = await glob(`**/*.{${EXTENSIONS}}`, {
    cwd: folder,
    ignore: IGNORED,
    absolute: true,
    dot: false,
    followSymbolicLinks: false,
    expandDirectories: false,
  });
  return files.map((file) => resolve(file)).sort();
}
