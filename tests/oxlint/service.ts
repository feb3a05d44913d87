import { cpSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { ESLint, type Linter } from 'eslint';
import tseslint from 'typescript-eslint';
import observability from '../../src/index.js';
import { workspace, type Workspace } from '../../tools/workspace.js';
import { SERVICE } from '../engines.js';

const settings = {
  observability: JSON.parse(readFileSync(join(SERVICE, 'observability.settings.json'), 'utf8')) as object,
};

/** The presets that are shipped for oxlint. */
export type Preset = 'recommended' | 'strict';

/** The folders of the service that hold code. */
export const CODE = ['bin', 'scripts', 'src'];

/** What oxlint is told: the shipped file of a preset, and the settings of the service. */
export function configFor(preset: Preset): string {
  return JSON.stringify({
    extends: [`./node_modules/eslint-plugin-observability/oxlint/${preset}.json`],
    // oxlint's own rules are on unless they are switched off.
    categories: { correctness: 'off' },
    settings,
  });
}

/** A copy of the meeting service with the plugin installed, and more files. */
export function serviceFor(preset: Preset, files: Readonly<Record<string, string>> = {}): Workspace {
  const project = workspace({ ...files, '.oxlintrc.json': configFor(preset) });
  cpSync(SERVICE, project.folder, { recursive: true, filter: (path) => basename(path) !== 'node_modules' });
  return project;
}

/** ESLint 10 with the same preset and settings. */
export function eslintFor(preset: Preset, cwd: string, options: ESLint.Options = {}): ESLint {
  const overrideConfig: Linter.Config[] = [
    { settings },
    { files: ['**/*.{ts,tsx}'], languageOptions: { parser: tseslint.parser } },
    observability.configs[preset],
  ];
  return new ESLint({ cwd, overrideConfigFile: true, overrideConfig, ...options });
}
