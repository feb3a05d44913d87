import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Severity } from 'eslint-plugin-observability/inspection';
import { ReviewError } from './errors.js';
import { FORMATS } from './formats/index.js';
import { FORMATS as INVENTORY_FORMATS } from './inventory/print.js';
import { PRESETS, type Selection } from './lint.js';
import { SEVERITIES } from './review.js';

/** Where to print in which format. */
export interface Output {
  format: string;
  /** An absolute path; null for the terminal. */
  file: string | null;
}

/** What was asked for on the command line. */
export interface Options {
  command: 'review' | 'inventory' | 'help' | 'version';
  /** Absolute paths. */
  targets: string[];
  selection: Selection;
  outputs: Output[];
  failOn: Severity | null;
  minScore: number | null;
  maxNew: number;
  /** A revision; empty for the main branch, null where all lines count. */
  changed: string | null;
  /** An absolute path. */
  baseline: string | null;
  updateBaseline: boolean;
  /** An absolute path of an earlier review; null where there is nothing to compare with. */
  compare: string | null;
  /** Null where the terminal decides. */
  color: boolean | null;
}

/** What `--help` prints. */
export const USAGE = `Usage: observability-review [paths…] [options]
       observability-review inventory [paths…] [--format <format>] [--output <file>]

  paths                files or folders to review (default: the current folder)
  inventory            list metrics, loggers, spans, error sinks and instrumentation instead

Rules
  --preset <name>      ${PRESETS.join(', ')}
                       (default: what your ESLint configuration has of the plugin, else recommended)
  --rule <id>          only this rule; may be given several times
  --settings <file>    settings.observability as JSON (default: observability.settings.json beside the code)

Gate
  --fail-on <severity> ${[...SEVERITIES, 'none'].map((name) => name.toLowerCase()).join(', ')}: the mildest that fails (default: high)
  --min-score <n>      fail below this score, 0 to 100
  --changed[=<base>]   only findings on lines changed since a revision (default: since the main branch)
  --baseline <file>    findings in this file are known, and do not fail
  --update-baseline    write all findings there, and pass
  --max-new <n>        how many new findings are let through (default: 0)

Output
  --format <format>    ${Object.keys(FORMATS).join(', ')} (default: text);
                       for an inventory ${INVENTORY_FORMATS.join(', ')} (default: table)
  --output <file>      where the format before it goes; several pairs may be given
  --compare <file>     say what has changed since an earlier review, written with --format json
  --color, --no-color  (default: where a terminal shows it)
  --help, --version

Exit code: 0 passed, 1 the gate failed, 2 the review could not run.`;

const OPTIONS = {
  preset: { type: 'string' },
  rule: { type: 'string', multiple: true, default: [] as string[] },
  settings: { type: 'string' },
  'fail-on': { type: 'string', default: 'high' },
  'min-score': { type: 'string' },
  'max-new': { type: 'string', default: '0' },
  changed: { type: 'string' },
  baseline: { type: 'string' },
  'update-baseline': { type: 'boolean', default: false },
  compare: { type: 'string' },
  format: { type: 'string', multiple: true },
  output: { type: 'string', multiple: true },
  color: { type: 'boolean' },
  help: { type: 'boolean', short: 'h', default: false },
  version: { type: 'boolean', default: false },
} as const;

/**
 * Reads the command line.
 * @param args what stands behind the name of the program
 * @param from the folder that paths are relative to
 * @throws ReviewError naming the option and what it takes
 */
export function readOptions(args: readonly string[], from: string): Options {
  const { values, positionals, tokens } = parse(args);
  const command = values.help
    ? 'help'
    : values.version
      ? 'version'
      : positionals[0] === 'inventory'
        ? 'inventory'
        : 'review';
  const paths = command === 'inventory' ? positionals.slice(1) : positionals;
  if (command === 'inventory') refuseForInventory(tokens);
  const { preset = null, settings, baseline, compare, color = null } = values;
  if (values['update-baseline'] && baseline === undefined)
    throw new ReviewError('--update-baseline needs --baseline <file>.');
  return {
    command,
    targets: (paths.length > 0 ? paths : ['.']).map((path) => resolve(from, path)),
    selection: {
      preset,
      rules: values.rule.map((id) => id.replace(/^observability\//, '')),
      ...(settings !== undefined && { settings: resolve(from, settings) }),
    },
    outputs: outputsOf(tokens, command === 'inventory' ? INVENTORY_FORMATS : Object.keys(FORMATS), from),
    failOn: severityOf(values['fail-on']),
    minScore: values['min-score'] === undefined ? null : number('--min-score', values['min-score'], 100),
    maxNew: number('--max-new', values['max-new'], Infinity),
    changed: values.changed ?? null,
    baseline: baseline === undefined ? null : resolve(from, baseline),
    updateBaseline: values['update-baseline'],
    compare: compare === undefined ? null : resolve(from, compare),
    color,
  };
}

type Tokens = ReturnType<typeof parse>['tokens'];

/** What only a review has. */
function refuseForInventory(tokens: Tokens): void {
  const own = new Set(['settings', 'format', 'output', 'color', 'help', 'version']);
  const foreign = tokens.find((token) => token.kind === 'option' && !own.has(token.name));
  if (foreign?.kind === 'option')
    throw new ReviewError(`${foreign.rawName} is for a review; an inventory has no rules.`);
}

/** Each `--output` takes the format before it; what has none goes to the terminal, where there is room for one. */
function outputsOf(tokens: Tokens, formats: readonly string[], from: string): Output[] {
  const outputs: Output[] = [];
  for (const token of tokens) {
    if (token.kind !== 'option') continue;
    if (token.name === 'format') {
      const format = token.value ?? '';
      if (!formats.includes(format))
        throw new ReviewError(`--format must be one of ${formats.join(', ')}, but is ${format}.`);
      outputs.push({ format, file: null });
    } else if (token.name === 'output') {
      const last = outputs.at(-1);
      if (last?.file !== null) throw new ReviewError('--output needs a --format before it.');
      last.file = resolve(from, token.value ?? '');
    }
  }
  if (outputs.length === 0) outputs.push({ format: formats[0]!, file: null });
  if (outputs.filter(({ file }) => file === null).length > 1)
    throw new ReviewError('Only one --format goes to the terminal: give the others an --output <file>.');
  return outputs;
}

function severityOf(text: string): Severity | null {
  const severity = SEVERITIES.find((name) => name.toLowerCase() === text.toLowerCase());
  if (severity) return severity;
  if (text === 'none') return null;
  const accepted = [...SEVERITIES, 'none'].map((name) => name.toLowerCase()).join(', ');
  throw new ReviewError(`--fail-on must be one of ${accepted}, but is ${text}.`);
}

function number(option: string, text: string, most: number): number {
  const value = Number(text);
  if (text.trim() !== '' && value >= 0 && value <= most && (most < Infinity || Number.isInteger(value))) return value;
  const range = most < Infinity ? `a number from 0 to ${String(most)}` : 'a whole number';
  throw new ReviewError(`${option} must be ${range}, but is ${text}.`);
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      // A revision is only taken where it is written with `=`: what follows may be a path.
      args: args.map((arg) => (arg === '--changed' ? '--changed=' : arg)),
      allowPositionals: true,
      allowNegative: true,
      tokens: true,
      options: OPTIONS,
    });
  } catch (error) {
    const [what = ''] = String(error instanceof Error ? error.message : error).split('. ');
    throw new ReviewError(`${what.replace(/\.?$/, '.')} See --help.`);
  }
}
