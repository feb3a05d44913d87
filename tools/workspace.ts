import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import ts from 'typescript';

const root = resolve(import.meta.dirname, '..');

/** A project on disk that has this plugin installed, as it is published. */
export interface Workspace {
  folder: string;
  /** Writes a file and returns its path. */
  write(path: string, text: string): string;
  remove(): void;
}

let built: readonly (readonly [path: string, text: string])[] | undefined;

/** The plugin as JavaScript; types are not checked, which takes most of the time of a build. */
function build(): [path: string, text: string][] {
  const compilerOptions = { target: ts.ScriptTarget.ES2023, module: ts.ModuleKind.ESNext };
  return readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .map((path) => {
      const text = readFileSync(join(root, 'src', path), 'utf8');
      return [path.replace(/\.ts$/, '.js'), ts.transpileModule(text, { compilerOptions }).outputText];
    });
}

/** Makes a project with the plugin built into its node_modules, and ESLint and the TypeScript parser beside it. */
export function workspace(files: Readonly<Record<string, string>>): Workspace {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'observability-project-')));
  const write = (path: string, text: string): string => {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
    return file;
  };
  const plugin = join(folder, 'node_modules/eslint-plugin-observability');
  mkdirSync(plugin, { recursive: true });
  for (const path of ['package.json', 'oxlint']) cpSync(join(root, path), join(plugin, path), { recursive: true });
  built ??= build();
  for (const [path, text] of built) write(`node_modules/eslint-plugin-observability/dist/${path}`, text);
  for (const name of ['eslint', '@typescript-eslint/parser', 'yaml']) {
    mkdirSync(dirname(join(folder, 'node_modules', name)), { recursive: true });
    symlinkSync(join(root, 'node_modules', name), join(folder, 'node_modules', name));
  }
  for (const [path, text] of Object.entries(files)) write(path, text);
  return { folder, write, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
