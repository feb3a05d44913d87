import { mkdirSync, renameSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { runOxlint } from '../../tools/oxlint/run.js';
import { workspace, type Workspace } from '../../tools/workspace.js';

const CODE = "export const join = (id) => {\n  console.log('joined', id);\n};\n";

let project: Workspace;

beforeEach(() => {
  project = workspace({ 'src/join.js': CODE });
});

afterEach(() => project.remove());

const FOUND = ['src/join.js:2 observability/no-console'];

/** The findings in `src` of a folder of the project, under the configuration that is there. */
const findings = (folder = '.', ...args: string[]) =>
  runOxlint(join(project.folder, folder), [...args, 'src'])
    .filter(({ rule }) => rule.startsWith('observability/'))
    .map(({ file, line, rule }) => `${file}:${line} ${rule}`);

/** Writes the configuration as the documentation shows it, with more. */
function configure(more: object = {}, folder = '.', plugin = './node_modules/eslint-plugin-observability'): void {
  const config = { extends: [`${plugin}/oxlint/recommended.json`], ...more };
  project.write(join(folder, '.oxlintrc.json'), JSON.stringify(config));
}

test('one line: the shipped file, by its path', () => {
  configure();
  expect(findings()).toEqual(FOUND);
});

test('the plugin is found from where the shipped file is, not from where it is extended', () => {
  project.write('apps/rooms/src/join.js', CODE);
  renameSync(join(project.folder, 'node_modules'), join(project.folder, 'installed'));
  mkdirSync(join(project.folder, 'tools'));
  renameSync(join(project.folder, 'installed'), join(project.folder, 'tools/node_modules'));
  configure({}, 'apps/rooms', '../../tools/node_modules/eslint-plugin-observability');
  expect(findings('apps/rooms')).toEqual(FOUND);
});

test('pnpm puts a link in node_modules', () => {
  const installed = join(project.folder, 'node_modules/.pnpm/eslint-plugin-observability@0/node_modules');
  const link = join(project.folder, 'node_modules/eslint-plugin-observability');
  mkdirSync(installed, { recursive: true });
  renameSync(link, join(installed, 'eslint-plugin-observability'));
  symlinkSync(join(installed, 'eslint-plugin-observability'), link, 'junction');
  configure();
  expect(findings()).toEqual(FOUND);
});

test('a configuration in JavaScript imports the preset by name', () => {
  project.write(
    'oxlint.config.mjs',
    `import recommended from 'eslint-plugin-observability/oxlint/recommended.json' with { type: 'json' };

export default { extends: [recommended] };
`,
  );
  expect(findings('.', '--config', 'oxlint.config.mjs')).toEqual(FOUND);
});

test('rules are switched off and given options, and overridden for some files', () => {
  configure({ rules: { 'observability/no-console': 'off' } });
  expect(findings()).toEqual([]);
  configure({ rules: { 'observability/no-console': ['error', { allow: ['log'] }] } });
  expect(findings()).toEqual([]);
  configure({ overrides: [{ files: ['src/*.js'], rules: { 'observability/no-console': 'off' } }] });
  expect(findings()).toEqual([]);
});

test('a wrong setting, option or rule is told', () => {
  configure({ settings: { observability: { services: 'gc' } } });
  expect(runOxlint(project.folder, ['src']).map(({ message }) => message)).toEqual([
    expect.stringContaining('settings.observability.services must be an array of strings, but is "gc".'),
  ]);
  configure({ rules: { 'observability/no-console': ['error', { nothing: 1 }] } });
  expect(() => findings()).toThrow('Unexpected property "nothing"');
  configure({ rules: { 'observability/no-consol': 'off' } });
  expect(() => findings()).toThrow("Rule 'no-consol' not found in plugin 'observability'");
});
