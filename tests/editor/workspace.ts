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

const root = resolve(import.meta.dirname, '../..');

/** A project on disk that has this plugin installed, as it is published. */
export interface Workspace {
  folder: string;
  /** Writes a file and returns its path. */
  write(path: string, text: string): string;
  remove(): void;
}

/** Makes a project with the plugin built into its node_modules, and ESLint and the TypeScript parser beside it. */
export function workspace(files: Readonly<Record<string, string>>): Workspace {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'observability-editor-')));
  const write = (path: string, text: string): string => {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
    return file;
  };
  const plugin = join(folder, 'node_modules/eslint-plugin-observability');
  mkdirSync(plugin, { recursive: true });
  cpSync(join(root, 'package.json'), join(plugin, 'package.json'));
  for (const path of readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })) {
    if (!path.endsWith('.ts')) continue;
    const text = readFileSync(join(root, 'src', path), 'utf8');
    const { outputText } = ts.transpileModule(text, {
      compilerOptions: { target: ts.ScriptTarget.ES2023, module: ts.ModuleKind.ESNext },
    });
    write(`node_modules/eslint-plugin-observability/dist/${path.replace(/\.ts$/, '.js')}`, outputText);
  }
  for (const name of ['eslint', '@typescript-eslint/parser', 'yaml']) {
    mkdirSync(dirname(join(folder, 'node_modules', name)), { recursive: true });
    symlinkSync(join(root, 'node_modules', name), join(folder, 'node_modules', name));
  }
  for (const [path, text] of Object.entries(files)) write(path, text);
  return { folder, write, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
