import { existsSync, readFileSync } from 'node:fs';
import { OXLINT_VERSION } from '../oxlint/install.js';

/** What the plugin runs in, what of that is proved, and by which tests. */
interface Proof {
  /** What it is called; `{}` stands for the version. */
  name: string;
  /** The package in the lockfile that has the version; oxlint is not there. */
  package?: string;
  proved: string;
  tests: readonly string[];
}

const SAME = 'the same findings as in ESLint 10: place, message, fix, suggestions';

const PROOFS: readonly Proof[] = [
  {
    name: 'ESLint {}',
    package: 'eslint',
    proved: 'every finding that the meeting service is written to have, with `--cache` and `--concurrency` too',
    tests: ['tests/example.test.ts', 'tests/engines.test.ts'],
  },
  { name: 'ESLint {}', package: 'eslint9', proved: SAME, tests: ['tests/engines.test.ts'] },
  { name: 'ESLint {}', package: 'eslint90', proved: SAME, tests: ['tests/engines.test.ts'] },
  {
    name: 'ESLint {}, flat config and `.eslintrc.json`',
    package: 'eslint8',
    proved: SAME,
    tests: ['tests/engines.test.ts'],
  },
  {
    name: 'oxlint {}',
    proved: 'the same findings as in ESLint 10; `--fix`, `--fix-suggestions`; the shipped configurations',
    tests: ['tests/oxlint/findings.test.ts', 'tests/oxlint/config.test.ts'],
  },
  {
    name: 'ESLint’s language server of VS Code (vscode-langservers-extracted {})',
    package: 'vscode-langservers-extracted',
    proved: 'a finding with rule, severity and page; its quick fix; a new finding while one types',
    tests: ['tests/editor/vscode.test.ts'],
  },
  {
    name: 'oxlint’s language server ({})',
    proved: 'the same, and every quick fix in the meeting service as in ESLint 10',
    tests: ['tests/oxlint/editor.test.ts'],
  },
  {
    name: 'espree {}, ESLint’s own parser',
    package: 'espree',
    proved: 'JavaScript and JSX, as modules and CommonJS: the same findings for the same code',
    tests: ['tests/parsers.test.ts'],
  },
  {
    name: '@typescript-eslint/parser {}',
    package: '@typescript-eslint/parser',
    proved: 'the same, and TypeScript and TSX',
    tests: ['tests/parsers.test.ts'],
  },
  {
    name: 'vue-eslint-parser {}',
    package: 'vue-eslint-parser',
    proved: '`<script>`, `<script setup lang="ts">`: findings at their lines, quick fixes inside the script',
    tests: ['tests/parsers.test.ts', 'tests/oxlint/components.test.ts'],
  },
  {
    name: 'svelte-eslint-parser {}',
    package: 'svelte-eslint-parser',
    proved: 'the same for `<script>` and `<script lang="ts">`',
    tests: ['tests/parsers.test.ts', 'tests/oxlint/components.test.ts'],
  },
];

/**
 * The table of engines, editors and parsers, with the versions that are installed.
 * @throws Error where a package is not locked or a test is not there
 */
export function engineTable(): string {
  const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
    packages: Record<string, { version: string } | undefined>;
  };
  const rows = PROOFS.map(({ name, package: locked, proved, tests }) => {
    const version = locked === undefined ? OXLINT_VERSION : packages[`node_modules/${locked}`]?.version;
    if (version === undefined) throw new Error(`${locked ?? ''} is not in package-lock.json.`);
    const missing = tests.find((test) => !existsSync(test));
    if (missing !== undefined) throw new Error(`${missing} is not there, but tools/update/engines.ts names it.`);
    const links = tests.map((test) => `[${test.replace('tests/', '')}](${test})`).join(', ');
    return `| ${name.replace('{}', version)} | ${proved} | ${links} |`;
  });
  return `| where | what is proved | by |\n| --- | --- | --- |\n${rows.join('\n')}`;
}
