import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The file that is linted: all five kinds of finding. */
export const SAMPLE = 'sample.ts';

/** A copy of it for `--fix`. */
export const FIXED = 'fixed.ts';

const COMPILER_OPTIONS = {
  target: 'ES2022',
  lib: ['ES2023'],
  module: 'NodeNext',
  types: ['node'],
  strict: true,
  noUncheckedIndexedAccess: true,
  exactOptionalPropertyTypes: true,
};

const CONFIG = `import { defineConfig } from 'eslint/config';
import observability from 'eslint-plugin-observability';
import tseslint from 'typescript-eslint';

export default defineConfig([{ files: ['**/*.ts'], extends: [tseslint.configs.base, observability.configs.recommended] }]);
`;

const TYPED_CONFIG = `import { defineConfig } from 'eslint/config';
import observability, { type ObservabilityRules, type ObservabilitySettings } from 'eslint-plugin-observability';
import 'eslint-plugin-observability/types';
import tseslint from 'typescript-eslint';

export default defineConfig([
  { files: ['**/*.ts'], extends: [tseslint.configs.base, observability.configs.recommended] },
  {
    settings: { observability: { services: ['gc'], labels: { allow: ['tenant'] } } },
    rules: { 'observability/no-console': ['error', { allow: ['warn'] }] },
  },
  // @ts-expect-error no such setting
  { settings: { observability: { service: ['gc'] } } },
  // @ts-expect-error no such option
  { rules: { 'observability/no-console': ['error', { alow: ['warn'] }] } },
]);

// @ts-expect-error no such preset
export const misspelt = observability.configs.recomended;
export const settings: ObservabilitySettings = { services: ['gc'] };
export const rules: ObservabilityRules = { 'observability/no-silent-catch': ['error', { partial: false }] };
export const version: string = observability.meta.version;
export const names: string[] = Object.keys(observability.rules);
`;

/** Writes the project of a team that uses the plugin. */
export function writeProject(folder: string): void {
  const sample = readFileSync('tests/fixtures/all-five.ts', 'utf8');
  const files: Record<string, string | object> = {
    'package.json': { name: 'a-team', private: true, type: 'module' },
    'tsconfig.json': { compilerOptions: { ...COMPILER_OPTIONS, skipLibCheck: true }, exclude: ['eslint.config.ts'] },
    'tsconfig.eslint.json': { compilerOptions: COMPILER_OPTIONS, files: ['eslint.config.ts'] },
    'eslint.config.js': CONFIG,
    'eslint.config.ts': TYPED_CONFIG,
    [SAMPLE]: sample,
    [FIXED]: sample,
  };
  for (const [name, content] of Object.entries(files)) {
    writeFileSync(join(folder, name), typeof content === 'string' ? content : JSON.stringify(content, null, 2));
  }
}

interface Message {
  suggestions?: { fix: { range: [number, number]; text: string } }[];
}

/** Applies the first suggestion of each message, each to a copy of the sample. Returns how many there were. */
export function applySuggestions(folder: string, messages: readonly Message[]): number {
  const sample = readFileSync(join(folder, SAMPLE), 'utf8');
  const first = messages.flatMap(({ suggestions }) => suggestions?.slice(0, 1) ?? []);
  for (const [i, { fix }] of first.entries()) {
    const changed = sample.slice(0, fix.range[0]) + fix.text + sample.slice(fix.range[1]);
    writeFileSync(join(folder, `suggestion-${i + 1}.ts`), changed);
  }
  return first.length;
}
