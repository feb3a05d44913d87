/**
 * What linting with this plugin costs, beside what teams have already: `npm run benchmark`.
 * All contenders run in one process and take turns file by file; every figure is a ratio of the same run.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { ESLint, Linter } from 'eslint';
import { sourcesOf } from '../tools/ecosystem/files.js';
import { BASELINES, emptyRules, ours, peers } from './contenders.js';
import { corpus, fileOfCatches, fileOfLines, fileOfMetrics, quietCorpus } from './corpus.js';
import { measure, type Result } from './measure.js';
import { perRule } from './per-rule.js';
import { commandTimes, importTime, installedSize, packed, peakMemory } from './processes.js';
import { reportOf, type Report } from './report.js';

const root = resolve(import.meta.dirname, '..');

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seed: { type: 'string', default: '1' },
    services: { type: 'string', default: '8' },
    passes: { type: 'string', default: '5' },
    /** Only the side-by-side tables. */
    quick: { type: 'boolean', default: false },
    json: { type: 'string' },
  },
});
const numbers = { seed: Number(values.seed), services: Number(values.services), passes: Number(values.passes) };
if (Object.values(numbers).some((value) => !Number.isInteger(value) || value < 1)) {
  console.error('--seed, --services and --passes must be whole numbers above 0.');
  process.exit(2);
}

if (!existsSync(join(import.meta.dirname, 'node_modules'))) {
  console.error('Installing what the benchmark compares with …');
  const done = spawnSync('npm', ['ci', '--legacy-peer-deps', '--no-audit', '--no-fund'], {
    cwd: import.meta.dirname,
    stdio: 'inherit',
  });
  if (done.status !== 0) process.exit(2);
}
const built = spawnSync('npm', ['run', '--silent', 'build'], { cwd: root, stdio: 'inherit' });
if (built.status !== 0) process.exit(2);

type Plugin = ESLint.Plugin & { configs: Record<string, Linter.Config> };
const { default: plugin } = (await import(join(root, 'dist/index.js'))) as { default: Plugin };

const { seed, services, passes } = numbers;
const [folder] = positionals;
const say = (what: string): void => console.error(`… ${what}`);

const cwd = folder === undefined ? process.cwd() : resolve(process.env['INIT_CWD'] ?? '.', folder);
const files = folder === undefined ? corpus({ seed, services }) : sourcesOf(cwd, false);
if (files.length === 0) {
  console.error(`No source files below ${cwd}; a folder named dist or build counts as written by a program.`);
  process.exit(2);
}
const empty = emptyRules(Object.keys(plugin.configs['recommended']!.rules!).length);
const everyone = [...BASELINES, empty, ...ours(plugin), ...(await peers())];
say(`side by side over ${String(files.length)} files`);
const mixed = measure(everyone, files, passes, cwd);
say('code that logs, counts and catches everywhere');
const pair = [...BASELINES, empty, ...ours(plugin)];
const dense = measure(pair, corpus({ seed, services, density: 'dense' }), passes);
say('files without anything of interest');
const quiet = measure(pair, quietCorpus({ seed, services: services * 3 }), passes);
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
const report: Report = {
  version,
  date: new Date().toISOString().slice(0, 10),
  machine: `${cpus()[0]?.model.trim() ?? 'unknown'}, ${String(cpus().length)} cores, Node ${process.version}`,
  corpus: {
    files: files.length,
    lines: files.reduce((sum, { text }) => sum + text.split('\n').length, 0),
    folder: folder !== undefined,
  },
  mixed,
  dense,
  quiet,
};

if (!values.quick) {
  say('each rule');
  report.rules = perRule(plugin, plugin.configs['strict']!.rules!, files, passes, cwd);
  const scale = (
    sizes: readonly number[],
    make: (size: number) => { path: string; text: string },
  ): { size: number; results: Result[] }[] =>
    sizes.map((size) => ({ size, results: measure([...BASELINES, ...ours(plugin)], [make(size)], passes) }));
  say('size of a file, metrics and catches in it');
  report.lines = scale([1, 100, 1000, 5000, 20_000], (size) => fileOfLines(size, seed));
  report.metrics = scale([10, 100, 1000], (size) => fileOfMetrics(size, seed));
  report.catches = scale([10, 100, 1000], (size) => fileOfCatches(size, seed));
  say('imports');
  const { dependencies } = JSON.parse(readFileSync(join(import.meta.dirname, 'package.json'), 'utf8')) as {
    dependencies: Record<string, string>;
  };
  report.imports = { 'eslint-plugin-observability': importTime(join(root, 'dist/index.js')) };
  for (const name of Object.keys(dependencies)) report.imports[name] = importTime(import.meta.resolve(name));
  say('installed size');
  report.sizes = { 'eslint-plugin-observability': installedSize(packed()) };
  for (const [name, version] of Object.entries(dependencies)) report.sizes[name] = installedSize(`${name}@${version}`);
  say('memory and the command line');
  const many = corpus({ seed, services: services * 3 });
  report.memory = {
    files: many.length,
    none: peakMemory(many, 'none'),
    recommended: peakMemory(many, 'recommended'),
    strict: peakMemory(many, 'strict'),
  };
  report.command = { files: many.length, ...commandTimes(many) };
}

console.log(reportOf(report));
if (values.json !== undefined)
  writeFileSync(resolve(process.env['INIT_CWD'] ?? '.', values.json), `${JSON.stringify(report, null, 2)}\n`);
