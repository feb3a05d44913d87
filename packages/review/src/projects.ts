import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ESLint, type Linter } from 'eslint';
import observability from 'eslint-plugin-observability';
import { readSettings } from 'eslint-plugin-observability/inspection';
import { ReviewError } from './errors.js';

/** The settings of a project that has no ESLint configuration for them. */
export const SETTINGS_FILE = 'observability.settings.json';

const CONFIGS = ['js', 'mjs', 'cjs', 'ts', 'mts', 'cts'].map((extension) => `eslint.config.${extension}`);

/** A folder whose code is linted in one go. */
export interface Project {
  /** Where ESLint runs: nothing above it is read. */
  root: string;
  /** The flat configuration that holds there; null where there is none. */
  configFile: string | null;
}

/** The nearest flat configuration of ESLint, from a folder upwards; null where there is none. */
export function configAbove(folder: string): string | null {
  for (let at = folder; ; at = dirname(at)) {
    const name = CONFIGS.find((config) => existsSync(join(at, config)));
    if (name) return join(at, name);
    if (at === dirname(at)) return null;
  }
}

/** The nearest folder upwards with settings of ours or a package.json; where there is none, the folder itself. */
export function projectRoot(folder: string): string {
  for (let at = folder; ; at = dirname(at)) {
    if (existsSync(join(at, SETTINGS_FILE)) || existsSync(join(at, 'package.json'))) return at;
    if (at === dirname(at)) return folder;
  }
}

/**
 * The value of `settings.observability` in a file.
 * @param file its path
 * @param mustExist false for one that may be missing
 * @throws ReviewError where it is missing or wrong
 */
export function settingsIn(file: string, mustExist: boolean): Record<string, unknown> {
  if (!mustExist && !existsSync(file)) return {};
  try {
    const settings = { observability: JSON.parse(readFileSync(file, 'utf8')) as unknown };
    readSettings(settings);
    return settings;
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new ReviewError(`${basename(file)}: ${why.replace('eslint-plugin-observability: ', '')}`);
  }
}

/** What a project's own configuration says of the rules of this plugin. */
export interface OwnRules {
  /** What the plugin is called there. */
  prefix: string;
  /** True where at least one of its rules is on. */
  isUsed: boolean;
}

/** The rules of this plugin in the configuration of one file; null where the plugin is not in it. */
export function ownRules(config: Linter.Config | undefined): OwnRules | null {
  const plugins = Object.entries(config?.plugins ?? {});
  const prefix = plugins.find(([, plugin]) => plugin.meta?.name === observability.meta.name)?.[0];
  if (prefix === undefined) return null;
  const isUsed = Object.entries(config?.rules ?? {}).some(
    ([id, level]) => id.startsWith(`${prefix}/`) && !/^(?:off|0)$/.test(String([level].flat()[0])),
  );
  return { prefix, isUsed };
}

type Loader = (options: { useFlatConfig: boolean }) => Promise<typeof ESLint>;

/**
 * The ESLint that is installed for a folder: its configuration is written for that version; ours where there is none, or
 * one before 8.57, which cannot be told to take a flat configuration.
 */
export async function eslintOf(folder: string): Promise<typeof ESLint> {
  try {
    const path = createRequire(join(folder, 'package.json')).resolve('eslint');
    const { loadESLint, default: whole } = (await import(pathToFileURL(path).href)) as {
      loadESLint?: Loader;
      default?: { loadESLint?: Loader };
    };
    const load = loadESLint ?? whole?.loadESLint;
    return load ? await load({ useFlatConfig: true }) : ESLint;
  } catch {
    return ESLint;
  }
}
