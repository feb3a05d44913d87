/**
 * Reviews files or folders with a preset of this plugin, whatever ESLint set-up they have or lack:
 * `npm run review -- <paths…>`. Exit code 1 with findings, 0 without, 2 when the review could not run.
 * `npm run review -- inventory <paths…>` lists the metrics, loggers, spans and error sinks that they have.
 */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { inventory } from './inventory/inventory.js';
import { asText as inventoryAsText, FORMATS } from './inventory/print.js';
import { PRESETS, ReviewError, review, type Selection } from './review/lint.js';
import { asJson, asText } from './review/print.js';

const USAGE = `Usage: npm run review -- [paths…] [options]
       npm run review -- inventory [paths…] [--settings <file>] [--format <format>]

  paths                files or folders to review (default: the current folder)
  inventory            list metrics, loggers, spans and error sinks instead
  --preset <name>      ${PRESETS.join(', ')} (default: recommended)
  --rule <id>          only this rule; may be given several times
  --settings <file>    settings.observability as JSON (default: observability.settings.json beside the code)
  --format <format>    text or json (default: text); for an inventory ${FORMATS.join(', ')} (default: table)
  --help               this text

Exit code: 1 with findings or files that do not parse, 0 without, 2 when the review could not run.`;

const OPTIONS = {
  preset: { type: 'string', default: 'recommended' },
  rule: { type: 'string', multiple: true, default: [] as string[] },
  settings: { type: 'string' },
  format: { type: 'string' },
  help: { type: 'boolean', default: false },
} as const;

/** npm moves to the package's own folder; paths are meant from where the command was typed. */
const HERE = process.env['INIT_CWD'] ?? process.cwd();

async function main(): Promise<number> {
  const { values, positionals } = readArguments();
  if (values.help) {
    console.log(USAGE);
    return 0;
  }
  if (positionals[0] === 'inventory') return list(positionals.slice(1), values);
  const { format = 'text' } = values;
  if (format !== 'text' && format !== 'json') throw new ReviewError(`--format must be text or json, but is ${format}.`);
  const selection: Selection = {
    preset: values.preset,
    rules: values.rule,
    ...(values.settings !== undefined && { settings: resolve(HERE, values.settings) }),
  };
  const result = await review(targetsOf(positionals), selection, HERE);
  console.log(format === 'json' ? asJson(result) : asText(result));
  return result.findings.length + result.unparsed.length > 0 ? 1 : 0;
}

async function list(paths: readonly string[], values: Options): Promise<number> {
  const { format = 'table', settings } = values;
  if (!FORMATS.some((known) => known === format)) {
    throw new ReviewError(`--format must be one of ${FORMATS.join(', ')} for an inventory, but is ${format}.`);
  }
  const foreign = values.rule.length > 0 ? '--rule' : values.preset !== OPTIONS.preset.default ? '--preset' : null;
  if (foreign !== null) throw new ReviewError(`${foreign} is for a review; an inventory has no rules.`);
  const file = settings === undefined ? undefined : resolve(HERE, settings);
  console.log(inventoryAsText(await inventory(targetsOf(paths), file, HERE), format));
  return 0;
}

function targetsOf(paths: readonly string[]): string[] {
  return (paths.length > 0 ? paths : ['.']).map((path) => resolve(HERE, path));
}

type Options = ReturnType<typeof readArguments>['values'];

function readArguments() {
  try {
    return parseArgs({ allowPositionals: true, options: OPTIONS });
  } catch (error) {
    const [what = ''] = String(error instanceof Error ? error.message : error).split('. ');
    throw new ReviewError(`${what.replace(/\.?$/, '.')} See --help.`);
  }
}

try {
  process.exitCode = await main();
} catch (error) {
  const [summary = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
  console.error(error instanceof ReviewError ? summary : `The review failed: ${summary}`);
  if (!(error instanceof ReviewError)) console.error(error);
  process.exitCode = 2;
}
