/**
 * Reviews files or folders with a preset of this plugin, whatever ESLint set-up they have or lack:
 * `npm run review -- <paths…>`. Exit code 1 with findings, 0 without, 2 when the review could not run.
 */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { PRESETS, ReviewError, review, type Selection } from './review/lint.js';
import { asJson, asText } from './review/print.js';

const USAGE = `Usage: npm run review -- [paths…] [options]

  paths                files or folders to review (default: the current folder)
  --preset <name>      ${PRESETS.join(', ')} (default: recommended)
  --rule <id>          only this rule; may be given several times
  --settings <file>    settings.observability as JSON (default: observability.settings.json beside the code)
  --format <format>    text or json (default: text)
  --help               this text

Exit code: 1 with findings or files that do not parse, 0 without, 2 when the review could not run.`;

const OPTIONS = {
  preset: { type: 'string', default: 'recommended' },
  rule: { type: 'string', multiple: true, default: [] as string[] },
  settings: { type: 'string' },
  format: { type: 'string', default: 'text' },
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
  if (values.format !== 'text' && values.format !== 'json') {
    throw new ReviewError(`--format must be text or json, but is ${values.format}.`);
  }
  const selection: Selection = {
    preset: values.preset,
    rules: values.rule,
    ...(values.settings !== undefined && { settings: resolve(HERE, values.settings) }),
  };
  const targets = (positionals.length > 0 ? positionals : ['.']).map((path) => resolve(HERE, path));
  const result = await review(targets, selection, HERE);
  console.log(values.format === 'json' ? asJson(result) : asText(result));
  return result.findings.length + result.unparsed.length > 0 ? 1 : 0;
}

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
