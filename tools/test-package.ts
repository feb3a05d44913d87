/**
 * Tests the packages as their users get them: packs them, installs the tarballs in an empty folder, and lints and reviews
 * there.
 * `npm run test:package` ends with `N passed, N failed`.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { check, end } from './test-package/checks.js';
import { reviewChecks } from './test-package/review.js';
import { applySuggestions, FIXED, SAMPLE, writeProject } from './test-package/project.js';
import { footprint, install, node, pack, publintProblems, run, tsc } from './test-package/steps.js';

const FIVE = [
  'metric-naming',
  'no-console',
  'no-high-cardinality-labels',
  'no-silent-catch',
  'require-histogram-buckets',
];

/** What a module that was loaded as `p` has to be. */
const LOADED = `if (!p.rules['no-silent-catch'] || p.configs.recommended.plugins.observability !== p) process.exit(1);`;

/** What is shipped for editors. */
const TYPES = `
require('eslint-plugin-observability/types');
for (const name of ['settings', 'config']) require('eslint-plugin-observability/schemas/' + name + '.json');
`;

/** What is shipped for oxlint, by its name in the package. */
const OXLINT = `
for (const preset of ['recommended', 'strict']) {
  const { jsPlugins, rules } = require('eslint-plugin-observability/oxlint/' + preset + '.json');
  const { configs } = require(jsPlugins[0]);
  require('node:assert').deepEqual(rules, configs[preset].rules);
}
`;

/** Lints with the ESLint 8.57 of this repository and the plugin that is installed in the project. */
const LEGACY = `
const { ESLint } = require(${JSON.stringify(join(process.cwd(), 'node_modules/eslint8'))});
const parserOptions = { sourceType: 'module' };
const overrideConfig = {
  root: true, parser: require.resolve('@typescript-eslint/parser'), parserOptions,
  extends: ['plugin:observability/recommended-legacy'],
};
new ESLint({ useEslintrc: false, resolvePluginsRelativeTo: process.cwd(), overrideConfig })
  .lintFiles(['${SAMPLE}'])
  .then(([{ messages }]) => console.log(JSON.stringify(messages.map(({ ruleId }) => ruleId))));
`;

function expectNone(problems: readonly string[]): void {
  if (problems.length > 0) throw new Error(problems.join('\n'));
}

interface LintResult {
  messages: {
    ruleId: string | null;
    message: string;
    suggestions?: { fix: { range: [number, number]; text: string } }[];
  }[];
}

const project = mkdtempSync(join(tmpdir(), 'observability-package-'));
const installed = join(project, 'node_modules', 'eslint-plugin-observability');
try {
  const tarball = await check('npm pack', () => pack(project));
  if (tarball !== undefined) {
    await check('at most 3 MB and 8 packages, with dependencies', () => {
      const { packages, megabytes } = footprint(tarball);
      if (packages === 0 || packages > 8 || megabytes > 3) {
        throw new Error(`${String(packages)} packages, ${megabytes.toFixed(2)} MB`);
      }
    });
    await check('are the types wrong? (profile esm-only)', () =>
      run('npx', ['attw', tarball, '--profile', 'esm-only']),
    );
    writeProject(project);
    await check('npm install in an empty folder', () => install(project, tarball));
    await check('publint', async () => {
      expectNone(await publintProblems(installed));
    });
    await check('import', () =>
      node(project, ['--input-type=module'], `import p from 'eslint-plugin-observability'; ${LOADED}`),
    );
    await check('require', () => node(project, [], `const p = require('eslint-plugin-observability'); ${LOADED}`));
    await check('the types of the configuration can be imported, and the schemas read', () => node(project, [], TYPES));
    await check('the configurations for oxlint name rules that are there', () => node(project, [], OXLINT));
    const results = await check('ESLint 10 with one line of configuration finds all five kinds', () => {
      const out = run('npx', ['eslint', '--format', 'json', SAMPLE], { cwd: project, mayExitWith: 1 });
      const [result] = JSON.parse(out) as LintResult[];
      const found = result?.messages.map(({ ruleId, message }) => ruleId ?? message) ?? [];
      expectNone(
        FIVE.filter((rule) => !found.includes(`observability/${rule}`)).map((rule) => `no ${rule} in ${found.join()}`),
      );
      return result;
    });
    await check('ESLint 8.57 with eslintrc finds the same', () => {
      const found = JSON.parse(node(project, [], LEGACY)) as string[];
      const expected = results?.messages.map(({ ruleId }) => ruleId) ?? [];
      if (found.join() !== expected.join()) throw new Error(`${found.join()} instead of ${expected.join()}`);
    });
    await check('tsc accepts eslint.config.ts, and the types of the package', () => {
      expectNone(
        tsc(project, 'tsconfig.eslint.json').filter((line) => /^eslint\.config|eslint-plugin-observability/.test(line)),
      );
    });
    await check('the code compiles before any suggestion', () => {
      expectNone(tsc(project));
    });
    await check('every first suggestion leaves code that compiles', () => {
      const count = applySuggestions(project, results?.messages ?? []);
      if (count === 0) throw new Error('There was no suggestion to apply.');
      expectNone(tsc(project));
    });
    await check('--fix leaves code that compiles', () => {
      run('npx', ['eslint', '--fix', FIXED], { cwd: project, mayExitWith: 1 });
      expectNone(tsc(project));
    });
    await reviewChecks(tarball);
  }
} finally {
  rmSync(project, { recursive: true, force: true });
}

end();
