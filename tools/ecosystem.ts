/**
 * Runs the rules over a folder of someone else's code, for a person to judge what they say:
 * `npm run ecosystem -- <folder>`. The code's own ESLint configuration and inline comments are ignored. With `--oxlint`,
 * what ESLint and oxlint say of the same files is compared instead; with `--fix-check`, the code is repaired in memory, to
 * see that every fix and suggestion leaves code that is whole.
 */
import { statSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { rules } from '../src/rules/index.js';
import { sourcesOf } from './ecosystem/files.js';
import { compareWithOxlint, comparisonAsText } from './ecosystem/oxlint.js';
import { asText } from './ecosystem/print.js';
import { repair, repairAsText } from './ecosystem/repair.js';
import { measure } from './ecosystem/run.js';
import { shuffled } from './ecosystem/shuffle.js';
import { Progress } from '../packages/review/src/progress.js';

const USAGE = `Usage: npm run ecosystem -- <folder> [options]

  --rule <id>     only this rule; may be given several times
  --sample <n>    show this many findings per rule with their code (default: 10)
  --seed <s>      which ones: the same seed shows the same (default: 1)
  --json <file>   write all findings there
  --oxlint        compare ESLint with oxlint, on --files <n> of the files (default: 500) that the seed chooses
  --fix-check     apply every fix and first suggestion, in memory: the code must parse, and nothing be left to repair
  --all           also tests, scripts' fixtures, generated and front-end code

Exit code: 0, 1 if a rule crashed, oxlint differs or a repair is wrong, 2 if the run could not start.`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rule: { type: 'string', multiple: true, default: [] },
    sample: { type: 'string', default: '10' },
    seed: { type: 'string', default: '1' },
    json: { type: 'string' },
    all: { type: 'boolean', default: false },
    oxlint: { type: 'boolean', default: false },
    'fix-check': { type: 'boolean', default: false },
    files: { type: 'string', default: '500' },
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
      : [values.sample, values.seed, values.files].some((value) => !/^\d+$/.test(value))
        ? '--sample, --seed and --files must be whole numbers.'
        : null;

if (problem !== null || root === null) {
  console.error(problem);
  process.exitCode = 2;
} else if (sourcesOf(root, values.all).length === 0) {
  console.error(`No code of a team's own in ${root}; with --all, all code counts.`);
  process.exitCode = 2;
} else if (values.oxlint) {
  const sources = shuffled(sourcesOf(root, values.all), Number(values.seed)).slice(0, Number(values.files));
  const paths = sources.map(({ path }) => path);
  const comparison = compareWithOxlint(root, paths, values.rule);
  console.log(comparisonAsText(comparison));
  process.exitCode = comparison.onlyESLint.length + comparison.onlyOxlint.length > 0 ? 1 : 0;
} else if (values['fix-check']) {
  const sources = sourcesOf(root, values.all);
  const progress = new Progress('files', sources.length);
  const result = repair(root, sources, values.rule, () => {
    progress.step();
  });
  progress.end();
  console.log(repairAsText(result));
  process.exitCode = result.failures.length > 0 ? 1 : 0;
} else {
  const sources = sourcesOf(root, values.all);
  const progress = new Progress('files', sources.length);
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
