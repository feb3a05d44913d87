import { existsSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { ESLint, type Linter } from 'eslint';
import tseslint from 'typescript-eslint';
import type { PresetName } from '../../src/presets.js';
import observability from '../../src/index.js';
import type { Severity } from '../../src/rule.js';
import { rules } from '../../src/rules/index.js';
import { readSettings } from '../../src/settings.js';

/** The presets that can be chosen. */
export const PRESETS = Object.keys(observability.configs).filter((name) => !name.endsWith('-legacy'));

const PREFIX = 'observability/';

const SETTINGS_FILE = 'observability.settings.json';

const LINTED = ['**/*.{js,mjs,cjs,jsx,ts,mts,cts,tsx}'];

/** What no review reads: installed, built, vendored and minified code. */
const IGNORED = [
  '**/{node_modules,bower_components,jspm_packages,vendor,vendored,third_party,third-party}/',
  '**/{dist,build,out,coverage,.next,.nuxt,.output,.svelte-kit,.turbo,.cache,.yarn,.serverless,.aws-sam,cdk.out}/',
  '**/*{.,-}min.{js,mjs,cjs}',
  '**/*.bundle.{js,mjs,cjs}',
  '**/.pnp.*',
  '**/*.d.{ts,mts,cts}',
];

/** The review could not run; the message is one line for the person who started it. */
export class ReviewError extends Error {}

/** Which rules to run, with which settings. */
export interface Selection {
  preset: string;
  /** Only these rules, wherever they are on; none means all of the preset. */
  rules: readonly string[];
  /** A file with the value of `settings.observability`. */
  settings?: string;
}

/** One finding, at a place in a file. */
export interface Finding {
  /** Relative to where the review was started. */
  file: string;
  line: number;
  column: number;
  severity: Severity;
  rule: string;
  message: string;
}

/** What a review found. */
export interface ReviewResult {
  /** How many files were read. */
  files: number;
  findings: Finding[];
  /** Files that are not valid JavaScript or TypeScript. */
  unparsed: Pick<Finding, 'file' | 'line' | 'column' | 'message'>[];
}

/** What to run on the code. */
export type Run = Required<Pick<Linter.Config, 'plugins' | 'rules'>>;

/**
 * Lints files and folders, without looking at any ESLint configuration of theirs.
 * @param targets absolute paths
 * @param from the folder that the paths in the result are relative to
 * @throws ReviewError where a path, a setting or an option is wrong
 */
export async function review(targets: readonly string[], selection: Selection, from: string): Promise<ReviewResult> {
  const run = { plugins: { observability }, rules: rulesOf(selection) };
  return collect(await lint(targets, run, selection.settings, from), from);
}

/**
 * Runs rules over files and folders, in the settings of their project.
 * @param settingsFile a file with the value of `settings.observability`; by default the one of the project, if it has one
 * @throws ReviewError where a path or a setting is wrong, or there is nothing to read
 */
export async function lint(
  targets: readonly string[],
  run: Run,
  settingsFile: string | undefined,
  from: string,
): Promise<ESLint.LintResult[]> {
  const results = new Map<string, ESLint.LintResult>();
  for (const target of targets) {
    const isFolder = folderOrFile(target, from);
    const root = projectRoot(isFolder ? target : dirname(target));
    const settings = settingsOf(settingsFile ?? join(root, SETTINGS_FILE), settingsFile !== undefined);
    const eslint = new ESLint({
      cwd: root,
      overrideConfigFile: true,
      overrideConfig: configOf(run, settings),
      globInputPaths: false,
      errorOnUnmatchedPattern: false,
      warnIgnored: false,
    });
    for (const result of await eslint.lintFiles([target])) results.set(result.filePath, result);
  }
  if (results.size === 0) {
    const where = targets.map((target) => shown(target, from)).join(', ');
    throw new ReviewError(`No JavaScript or TypeScript files to review in ${where}.`);
  }
  return [...results.values()];
}

function rulesOf({ preset, rules: only }: Selection): Linter.RulesRecord {
  if (!PRESETS.includes(preset))
    throw new ReviewError(`--preset must be one of ${PRESETS.join(', ')}, but is ${preset}.`);
  if (only.length === 0) return observability.configs[preset as PresetName].rules;
  const names = only.map((id) => id.replace(PREFIX, ''));
  const unknown = names.find((name) => !Object.hasOwn(rules, name));
  if (unknown !== undefined) {
    throw new ReviewError(`--rule must be one of ${Object.keys(rules).join(', ')}, but is ${unknown}.`);
  }
  return Object.fromEntries(names.map((name) => [PREFIX + name, 'error']));
}

function folderOrFile(target: string, from: string): boolean {
  const stats = statSync(target, { throwIfNoEntry: false });
  if (!stats) throw new ReviewError(`No such file or folder: ${shown(target, from)}.`);
  return stats.isDirectory();
}

/** The nearest folder upwards with settings of ours or a package.json; where there is none, the folder itself. */
function projectRoot(folder: string): string {
  for (let at = folder; ; at = dirname(at)) {
    if (existsSync(join(at, SETTINGS_FILE)) || existsSync(join(at, 'package.json'))) return at;
    if (at === dirname(at)) return folder;
  }
}

function settingsOf(file: string, mustExist: boolean): Record<string, unknown> {
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

function configOf(run: Run, settings: Record<string, unknown>): Linter.Config[] {
  return [
    { ignores: IGNORED },
    {
      ...run,
      files: LINTED,
      languageOptions: { parser: tseslint.parser },
      linterOptions: { reportUnusedDisableDirectives: 'off', reportUnusedInlineConfigs: 'off' },
      settings,
    },
  ];
}

function collect(results: readonly ESLint.LintResult[], from: string): ReviewResult {
  const result: ReviewResult = { files: results.length, findings: [], unparsed: [] };
  for (const { filePath, messages } of results) {
    for (const { ruleId, fatal, line, column, message } of messages) {
      const place = { file: shown(filePath, from), line, column };
      if (fatal) {
        result.unparsed.push({ ...place, message: message.replace(/^Parsing error: /, '') });
      } else if (ruleId?.startsWith(PREFIX)) {
        const severity = rules[ruleId.slice(PREFIX.length)]!.meta.docs!.severity;
        result.findings.push({ ...place, severity, rule: ruleId, message });
      }
    }
  }
  return result;
}

/** A path as it is shown. */
export function shown(path: string, from: string): string {
  return (relative(from, path) || '.').replaceAll('\\', '/');
}
