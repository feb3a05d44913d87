import { existsSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { LOGGER_FACTORY, LOGGER_NAME } from '../profiles/homemade.js';
import type { Settings } from '../settings.js';
import { exportsOfText, type ModuleExports } from './module-text.js';
import { isBelow, textInside } from './project-files.js';
import type { Value } from './values.js';

/** Where the file being linted is, and where ESLint runs: no file outside of that is read. */
export interface Place {
  filename: string;
  cwd: string;
}

/** A module of a project's own logger is short; what is longer is something else. In bytes. */
const LONGEST = 60_000;

/** How long a file is taken to be unchanged, in milliseconds: an editor keeps this module for days. */
const FRESH = 10_000;

/** Paths that a logger may be imported from: the files of a project are not all read for it. */
const LOGGER_SOURCE = /(?:^|[^a-z])log(?!in)|logg|Log(?!in)|pino|winston|bunyan|consola|telemetry|observab/;

const ENDINGS = ['', '.ts', '.mts', '.cts', '.tsx', '.js', '.mjs', '.cjs', '/index.ts', '/index.js', '/index.mjs'];

const modules = new WeakMap<Settings, Map<string, { at: number; exports: ModuleExports }>>();

/**
 * What a name is that the file imports from another file of the project, where that is the project's own logger:
 * `import { logger } from '../logger.js'`, whose file says `export const logger = pino({ … })`.
 *
 * The other file is read as text, not parsed: parsers cost as much as all rules together, and oxlint gives plugins none.
 * What is not written plainly (a wrapper class, a logger that a function puts together) stays unknown.
 * @param name what is imported, `default` for the default export or all of a CommonJS module
 * @param local what it is called in the file
 * @returns an instance, or a function that returns one; null where the file does not say so plainly
 */
export function importedLogger(
  source: string,
  name: string,
  place: Place,
  settings: Settings,
  local = name,
): Value | null {
  const set = configured(source, name, place, settings);
  const mayBeLogger =
    LOGGER_SOURCE.test(source) || [name, local].some((word) => LOGGER_NAME.test(word) || LOGGER_FACTORY.test(word));
  const read =
    (mayBeLogger || set) && !place.filename.startsWith('<') ? exported(source, name, place, settings, 0) : null;
  // The file also says what the logger is made with.
  return set && read?.profile !== set.profile ? set : read;
}

/**
 * The text of the file of the project that an import source names, and of those that it hands on (`export * from`).
 * @returns null where there is no such file
 */
export function importedText(source: string, place: Place, depth = 0): string | null {
  const file = fileOf(source, place);
  if (file === null) return null;
  const text = textOf(file, place);
  const handedOn = depth > 2 ? [] : [...text.matchAll(/^export\b[^'"\n]*\bfrom\s*['"]([^'"]+)['"]/gm)];
  return [text, ...handedOn.map(([, other = '']) => importedText(other, { ...place, filename: file }, depth + 1))].join(
    '\n',
  );
}

/** The logger of the settings, which say what library it behaves like. */
function configured(source: string, name: string, place: Place, { logger }: Settings): Value | null {
  if (logger?.import !== name) return null;
  const { module, profile } = logger;
  const wanted = module.startsWith('.') ? resolve(place.cwd, module).replace(ENDING, '') : null;
  const isThis = wanted === null ? source === module : fileOf(source, place)?.replace(ENDING, '') === wanted;
  return isThis ? { kind: 'instance', profile, type: profile.main ?? 'logger', origin: null, certain: true } : null;
}

const ENDING = /(?:\/index)?\.[cm]?[jt]sx?$/;

/** What a module exports under a name, through modules that only hand it on. */
function exported(source: string, name: string, place: Place, settings: Settings, depth: number): Value | null {
  const file = fileOf(source, place);
  if (file === null || depth > 2) return null;
  const { values, from, all } = readModule(file, place, settings);
  const value = values.get(name);
  if (value) return value;
  const origin = from.get(name);
  const next = { ...place, filename: file };
  if (origin) return exported(origin.source, origin.name, next, settings, depth + 1);
  for (const other of all) {
    const found = exported(other, name, next, settings, depth + 1);
    if (found) return found;
  }
  return null;
}

function readModule(file: string, place: Place, settings: Settings): ModuleExports {
  let known = modules.get(settings);
  if (!known) {
    known = new Map();
    modules.set(settings, known);
  }
  const before = known.get(file);
  if (before && Date.now() - before.at < FRESH) return before.exports;
  const exports = exportsOfText(textOf(file, place), file, settings);
  known.set(file, { at: Date.now(), exports });
  return exports;
}

/** What cannot be read, or may not be, says nothing. */
function textOf(file: string, { cwd }: Place): string {
  return textInside(file, cwd, LONGEST) ?? '';
}

const files = new Map<string, { at: number; file: string | null }>();

/** The file of the project that an import source names; null for all else. */
function fileOf(source: string, place: Place): string | null {
  const key = `${dirname(place.filename)}\n${source}\n${place.cwd}`;
  const before = files.get(key);
  if (before && Date.now() - before.at < FRESH) return before.file;
  const file = findFile(source, place);
  files.set(key, { at: Date.now(), file });
  return file;
}

/** By its path, or one of the aliases `@/…`, `~/…` and `#…`. */
function findFile(source: string, { filename, cwd }: Place): string | null {
  const alias = /^(?:@|~)\/(.+)$|^#(.+)$/.exec(source);
  const inner = alias?.[1] ?? alias?.[2];
  const bases = source.startsWith('.')
    ? [resolve(dirname(filename), source)]
    : inner === undefined
      ? []
      : rootsOf(filename, cwd).flatMap((root) => [join(root, 'src', inner), join(root, inner)]);
  for (const base of bases) {
    if (!isBelow(base, cwd)) continue;
    // TypeScript imports `./logger.js` and means `./logger.ts`.
    const stem = base.replace(/\.[cm]?js$/, '');
    const candidates = stem === base ? [base] : [base, stem];
    for (const candidate of candidates) {
      const found = ENDINGS.map((ending) => `${candidate}${ending}`).find(isFile);
      if (found !== undefined) return found;
    }
  }
  return null;
}

/** The folders from that of a file up to where ESLint runs that have a package.json. */
function rootsOf(filename: string, cwd: string): string[] {
  const roots: string[] = [];
  for (let folder = dirname(filename); isBelow(folder, cwd); folder = dirname(folder)) {
    if (existsSync(join(folder, 'package.json'))) roots.push(folder);
    if (folder === dirname(folder)) break;
  }
  return roots;
}

function isFile(path: string): boolean {
  try {
    return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
  } catch {
    // A folder that may not be read.
    return false;
  }
}
