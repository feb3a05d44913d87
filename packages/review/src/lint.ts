import { readFileSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { ESLint, type Linter, type Rule } from 'eslint';
import tsParser from '@typescript-eslint/parser';
import observability, { type PresetName } from 'eslint-plugin-observability';
import { inspector, VERSION, type FileInspection } from 'eslint-plugin-observability/inspection';
import { ReviewError } from './errors.js';
import { collect, sorted } from './findings.js';
import { shown, sourceFiles, type Target } from './files.js';
import { Progress } from './progress.js';
import { configAbove, eslintOf, ownRules, projectRoot, SETTINGS_FILE, settingsIn, type Project } from './projects.js';
import type { Review } from './review.js';

/** The presets that can be chosen. */
export const PRESETS = Object.keys(observability.configs).filter((name) => !name.endsWith('-legacy')) as PresetName[];

/** Which rules to run, with which settings. */
export interface Selection {
  /** A preset; null for the project's own configuration where that has the plugin, else `recommended`. */
  preset: string | null;
  /** Only these rules; none means all that are on. */
  rules: readonly string[];
  /** A file with the value of `settings.observability`. */
  settings?: string;
}

/** A pattern for everything would not count as a reason to lint a file. */
const LINTED = ['**/*.{js,mjs,cjs,jsx,ts,mts,cts,tsx}'];

/** How many files are linted at a time: what ESLint holds of them is let go in between. */
const BATCH = 100;

const PREFIX = 'observability';
const INSPECTOR = 'observability-review';

/** Problems of ESLint itself, which are not about the code that is reviewed. */
const NO_RULE_WARNINGS = { reportUnusedDisableDirectives: 'off', reportUnusedInlineConfigs: 'off' } as const;

/**
 * Lints files and folders: with the ESLint configuration of each project where it has this plugin on, else with a preset.
 * @param targets absolute paths
 * @param from the folder that the paths in the result are relative to
 * @param signal stops after the batch of files that is being linted
 * @throws ReviewError where a path, a setting, an option or a configuration is wrong, or there is nothing to read
 */
export async function review(
  targets: readonly string[],
  selection: Selection,
  from: string,
  signal?: AbortSignal,
): Promise<Review> {
  check(selection);
  const sourcesByTarget = await sourceFiles(targets, from);
  const progress = new Progress('files', sourcesByTarget.flatMap(({ files }) => files).length);
  const found: Review = {
    version: VERSION,
    files: 0,
    findings: [],
    inspections: [],
    unparsed: [],
    rulesFrom: '',
    warnings: [],
  };
  const sources = new Set<string>();
  try {
    for (const [project, own] of sourcesByTarget.flatMap(byProject)) {
      const step = (inspection: FileInspection): void => {
        found.inspections.push(inspection);
        progress.step(found.findings.length);
      };
      const run =
        (await ownRun(project, own[0]!, selection, from, step, found)) ?? presetRun(project, selection, from, step);
      sources.add(run.rulesFrom);
      for (let at = 0; at < own.length; at += BATCH) {
        if (signal?.aborted) throw new ReviewError('Interrupted.');
        const results = await run.eslint.lintFiles(own.slice(at, at + BATCH));
        for (const result of results) collect(result, nameBy(run.prefix, selection.rules), from, found);
      }
    }
  } finally {
    progress.end();
  }
  if (found.files === 0) {
    const where = targets.map((target) => shown(target, from)).join(', ');
    throw new ReviewError(`No JavaScript or TypeScript files to review in ${where}.`);
  }
  found.rulesFrom = [...sources].join(', ');
  return sorted(found);
}

function check({ preset, rules }: Selection): void {
  if (preset !== null && !(PRESETS as string[]).includes(preset))
    throw new ReviewError(`--preset must be one of ${PRESETS.join(', ')}, but is ${preset}.`);
  const unknown = rules.find((name) => !Object.hasOwn(observability.rules, name));
  if (unknown !== undefined)
    throw new ReviewError(`--rule must be one of ${Object.keys(observability.rules).join(', ')}, but is ${unknown}.`);
}

/** Files by the configuration that holds for them; without one, they are linted from the root of what was asked for. */
function byProject({ folder, files }: Target): [Project, string[]][] {
  const root = projectRoot(folder);
  const configs = new Map<string, string | null>();
  const groups = new Map<string | null, string[]>();
  for (const file of files) {
    const at = dirname(file);
    let config = configs.get(at);
    if (config === undefined) {
      config = configAbove(at);
      configs.set(at, config);
    }
    groups.set(config, [...(groups.get(config) ?? []), file]);
  }
  return [...groups].map(([configFile, own]) => [{ root, configFile }, own]);
}

/** An ESLint that is ready to lint a project. */
interface Run {
  eslint: ESLint;
  /** What the plugin is called in its configuration. */
  prefix: string;
  rulesFrom: string;
}

type Found = (inspection: FileInspection) => void;

/** The rule that tells what a file states, beside those that judge it. */
function inspection(from: string, found: Found): Required<Pick<Linter.Config, 'plugins' | 'rules'>> {
  const rule = inspector((path) => shown(path, from), found) as unknown as Rule.RuleModule;
  return { plugins: { [INSPECTOR]: { rules: { inspect: rule } } }, rules: { [`${INSPECTOR}/inspect`]: 'warn' } };
}

/** With the project's own configuration; null where that does not have the plugin on. */
async function ownRun(
  { configFile }: Project,
  sample: string,
  { preset, rules, settings }: Selection,
  from: string,
  found: Found,
  { warnings }: Review,
): Promise<Run | null> {
  if (configFile === null || preset !== null || rules.length > 0 || settings !== undefined) return null;
  const cwd = dirname(configFile);
  const ESLint = await eslintOf(cwd);
  const eslint = new ESLint({
    cwd,
    overrideConfig: [inspection(from, found)],
    errorOnUnmatchedPattern: false,
    warnIgnored: false,
    globInputPaths: false,
    ...(isFiltering(ESLint) && { ruleFilter: isOurs }),
  });
  try {
    const own = ownRules((await eslint.calculateConfigForFile(sample)) as Linter.Config | undefined);
    return own?.isUsed ? { eslint, prefix: own.prefix, rulesFrom: shown(configFile, from) } : null;
  } catch (error) {
    const [why = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
    const text = `${shown(configFile, from)} does not load: ${why.replaceAll(cwd + sep, '')}`;
    // One that may not have the plugin is no reason to stop: it may be that of another tool chain, not installed here.
    if (readFileSync(configFile, 'utf8').includes('observability')) throw new ReviewError(text);
    const warning = `${text} The preset recommended is used instead.`;
    if (!warnings.includes(warning)) warnings.push(warning);
    return null;
  }
}

/** With a preset, whatever configuration the project has. */
function presetRun({ root }: Project, { preset, rules, settings }: Selection, from: string, found: Found): Run {
  const { plugins, rules: inspect } = inspection(from, found);
  const name = (preset ?? 'recommended') as PresetName;
  const eslint = new ESLint({
    cwd: root,
    overrideConfigFile: true,
    overrideConfig: [
      {
        files: LINTED,
        plugins: { [PREFIX]: observability, ...plugins },
        rules: { ...(rules.length > 0 ? only(rules) : observability.configs[name].rules), ...inspect },
        languageOptions: { parser: tsParser },
        linterOptions: NO_RULE_WARNINGS,
        settings: settingsIn(settings ?? join(root, SETTINGS_FILE), settings !== undefined),
      },
    ],
    globInputPaths: false,
    errorOnUnmatchedPattern: false,
    warnIgnored: false,
    ignore: false,
  });
  return { eslint, prefix: PREFIX, rulesFrom: name };
}

/** `ruleFilter` came with ESLint 9.0. */
function isFiltering({ version }: { version: string }): boolean {
  return Number.parseInt(version, 10) >= 9;
}

function isOurs({ ruleId }: { ruleId: string }): boolean {
  return (
    ruleId.startsWith(`${INSPECTOR}/`) || Object.hasOwn(observability.rules, ruleId.slice(ruleId.lastIndexOf('/') + 1))
  );
}

function only(names: readonly string[]): Linter.RulesRecord {
  return Object.fromEntries(names.map((name) => [`${PREFIX}/${name}`, 'error']));
}

/** Names a rule of this plugin, which the configuration may call by another prefix; null for any other. */
function nameBy(prefix: string, only: readonly string[]): (ruleId: string) => string | null {
  return (ruleId) => {
    const name = ruleId.startsWith(`${prefix}/`) ? ruleId.slice(prefix.length + 1) : null;
    const isOurs = name !== null && Object.hasOwn(observability.rules, name);
    return isOurs && (only.length === 0 || only.includes(name)) ? name : null;
  };
}
