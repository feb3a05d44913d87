/**
 * Runs the rules over a folder of someone else's code, for a person to judge what they say:
 * `npm run ecosystem -- <folder>`. The code's own ESLint configuration and inline comments are ignored.
 */
import { statSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { rules } from '../src/rules/index.js';
import { sourcesOf } from './ecosystem/files.js';
import { asText } from './ecosystem/print.js';
import { measure } from './ecosystem/run.js';
import { Progress } from './progress.js';

const USAGE = `Usage: npm run ecosystem -- <folder> [options]

  --rule <id>     only this rule; may be given several times
  --sample <n>    show this many findings per rule with their code (default: 10)
  --seed <s>      which ones: the same seed shows the same (default: 1)
  --json <file>   write all findings there
  --all           also tests, scripts' fixtures, generated and front-end code

Exit code: 0, 1 if a rule crashed, 2 if the run could not start.`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rule: { type: 'string', multiple: true, default: [] },
    sample: { type: 'string', default: '10' },
    seed: { type: 'string', default: '1' },
    json: { type: 'string' },
    all: { type: 'boolean', default: false },
  },
});

const [folder] = positionals;
const here = process.env['INIT_CWD'] ?? process.cwd();
const root = folder === undefined ? null : resolve(here, folder);
const unknown = values.rule.find((id) => !Object.hasOwn(rules, id));
const problem =
  root === null || !statSync(root, { throwIfNoEntry: false })?.isDirectory()
    ? USAGE
    : unknown !== undefined
      ? `--rule must be one of ${Object.keys(rules).join(', ')}, but is ${unknown}.`
      : !/^\d+$/.test(values.sample) || !/^\d+$/.test(values.seed)
        ? '--sample and --seed must be whole numbers.'
        : null;

if (problem !== null || root === null) {
  console.error(problem);
  process.exitCode = 2;
} else {
  const sources = sourcesOf(root, values.all);
  const progress = new Progress(`of ${String(sources.length)} files`);
  const result = measure(root, sources, values.rule, () => {
    progress.step();
  });
  progress.end();
  if (values.json !== undefined) {
    writeFileSync(resolve(here, values.json), `${JSON.stringify(result.findings, null, 2)}\n`);
  }
  console.log(asText(result, root, Number(values.sample), Number(values.seed)));
  process.exitCode = result.crashes.length > 0 ? 1 : 0;
}
