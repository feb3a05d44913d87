/**
 * Writes what is computed from the rules and the profiles: their indexes, the rule table of the README, the header of
 * each rule's page, the tables of engines and cost, the list of libraries, the types of the rules' options, the schemas of the settings and of
 * configurations in JSON, the configurations for oxlint; and, from the package of OpenTelemetry, the names that its
 * conventions have given up.
 * `npm run update`; with `--check` it writes nothing, names the stale files and exits 1.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { parseArgs } from 'node:util';
import { format, resolveConfig } from 'prettier';
import { configSchema } from './update/config-schema.js';
import { costTable } from './update/cost.js';
import { engineTable } from './update/engines.js';
import { OXLINT_PRESETS, oxlintConfig } from './update/oxlint.js';
import { libraryList, profileIndex } from './update/profiles.js';
import { ruleHeader, ruleIndex, ruleTable } from './update/rules.js';
import { readSemconv, semconvModule } from './update/semconv.js';
import { settingsSchema } from './update/settings-schema.js';
import { profileFiles, profilesIn, rulesIn } from './update/sources.js';
import { augmentation, ruleOptions } from './update/types.js';

const { check = false } = parseArgs({ options: { check: { type: 'boolean' } } }).values;
const problems: string[] = [];

try {
  // First: rules and profiles can only be loaded when the profile index and what they import are there.
  await write('src/profiles/index.ts', profileIndex(profileFiles()));
  await write('src/vocabulary/semconv.ts', semconvModule(readSemconv()));
  const rules = await rulesIn('src/rules');
  await write('src/rules/index.ts', ruleIndex(rules));
  await write('src/rule-options.ts', ruleOptions(rules));
  await write('src/types.cts', augmentation(rules));
  await writeSection('README.md', 'rules', ruleTable(rules));
  await writeSection('README.md', 'engines', engineTable());
  await writeSection('README.md', 'cost', costTable());
  for (const rule of rules) await writeSection(`docs/rules/${rule.name}.md`, 'header', ruleHeader(rule));
  const libraries = await profilesIn(profileFiles());
  await writeSection('docs/profiles.md', 'profiles', libraryList(libraries));
  await write('schemas/settings.json', await settingsSchema(libraries));
  await write('schemas/config.json', configSchema(rules));
  for (const preset of OXLINT_PRESETS) await write(`oxlint/${preset}.json`, await oxlintConfig(rules, preset));
} catch (error) {
  problems.push(error instanceof Error ? error.message : String(error));
}

for (const problem of problems) console.error(problem);
if (check && problems.length > 0) console.error('Run `npm run update`.');
process.exitCode = problems.length > 0 ? 1 : 0;

/** Writes a generated file, formatted; with `--check` only says that it is stale. */
async function write(file: string, content: string): Promise<void> {
  const wanted = await format(content, { ...(await resolveConfig(file)), filepath: file });
  if (read(file) === wanted) return;
  if (check) {
    problems.push(`${file} is stale.`);
    return;
  }
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, wanted);
}

/** Writes the part of a page between `<!-- name:start -->` and `<!-- name:end -->`. */
async function writeSection(file: string, name: string, content: string): Promise<void> {
  const page = read(file);
  const [start, end] = [`<!-- ${name}:start -->`, `<!-- ${name}:end -->`];
  const from = page?.indexOf(start) ?? -1;
  const to = page?.indexOf(end, from) ?? -1;
  if (page === undefined || from < 0 || to < 0) {
    problems.push(page === undefined ? `${file} is missing.` : `${file} has no ${start} … ${end}.`);
    return;
  }
  await write(file, `${page.slice(0, from + start.length)}\n\n${content}\n\n${page.slice(to)}`);
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
