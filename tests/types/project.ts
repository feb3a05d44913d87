import { cpSync, existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import ts from 'typescript';

const root = resolve(import.meta.dirname, '../..');
const samples = join(root, 'tests/fixtures/types');

/** The compiler of a version: all of them have the API that is used here. */
export type Compiler = typeof ts;

/** A project on disk with the declarations of this plugin as they are published, and one version of ESLint. */
export interface Project {
  folder: string;
  remove: () => void;
}

/** Writes the declarations of this plugin to a folder. What is wrong in the source is told elsewhere. */
export function emitDeclarations(folder: string): void {
  const { options } = ts.parseJsonConfigFileContent(
    ts.readConfigFile(join(root, 'tsconfig.build.json'), (file) => ts.sys.readFile(file)).config,
    ts.sys,
    root,
  );
  const { emitSkipped } = ts
    .createProgram([join(root, 'src/index.ts'), join(root, 'src/types.cts')], {
      ...options,
      outDir: join(folder, 'dist'),
      noCheck: true,
      emitDeclarationOnly: true,
    })
    .emit();
  if (emitSkipped) throw new Error('There are no declarations.');
  cpSync(join(root, 'package.json'), join(folder, 'package.json'));
}

/**
 * Makes a project with all samples.
 * @param eslint the folder in node_modules that holds the ESLint to install
 * @param plugin the folder with the declarations of this plugin
 */
export function project(eslint: string, plugin: string): Project {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'observability-types-')));
  const installed = join(root, 'node_modules');
  const own = join(installed, eslint, 'node_modules/@eslint/core');
  const packages = {
    eslint: join(installed, eslint),
    '@eslint/core': existsSync(own) ? own : join(installed, '@eslint/core'),
    '@eslint/js': join(installed, '@eslint/js'),
    'eslint-plugin-eslint-plugin': join(installed, 'eslint-plugin-eslint-plugin'),
    'typescript-eslint': join(installed, 'typescript-eslint'),
  };
  for (const [name, from] of Object.entries(packages)) {
    mkdirSync(dirname(join(folder, 'node_modules', name)), { recursive: true });
    symlinkSync(from, join(folder, 'node_modules', name));
  }
  cpSync(plugin, join(folder, 'node_modules/eslint-plugin-observability'), { recursive: true });
  cpSync(samples, folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true, type: 'module' }));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/**
 * Type-checks files of a project.
 * @returns what is wrong in them, in this plugin, and in the package of ESLint whose types it adds to. Other packages
 * are left out: they need not compile with every TypeScript, and typescript-eslint's take a quarter of a minute.
 */
export function check(
  compiler: Compiler,
  { folder }: Project,
  files: readonly string[],
  options: ts.CompilerOptions,
): string[] {
  const program = compiler.createProgram(
    files.map((file) => join(folder, file)),
    {
      target: compiler.ScriptTarget.ES2022,
      lib: ['lib.es2023.d.ts'],
      types: [],
      strict: true,
      allowJs: true,
      noEmit: true,
      skipLibCheck: false,
      ...options,
    },
  );
  const ours = /observability-types-[^/]+\/(?:[^/]+$|node_modules\/eslint-plugin-observability\/)|@eslint\/core\//;
  const checked = program.getSourceFiles().filter(({ fileName }) => ours.test(fileName));
  return [
    ...program.getOptionsDiagnostics(),
    ...program.getGlobalDiagnostics(),
    ...checked.flatMap((file) => [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)]),
  ].map(({ file, start, messageText }) => {
    const text = compiler.flattenDiagnosticMessageText(messageText, '\n');
    return file
      ? `${relative(folder, file.fileName)}:${file.getLineAndCharacterOfPosition(start!).line + 1}: ${text}`
      : text;
  });
}

/**
 * An editor with `eslint.config.ts` open.
 * @returns what tells what is offered where a text has a `|`
 */
export function editor(compiler: Compiler, { folder }: Project): (text: string) => string[] {
  const { sys } = compiler;
  const file = join(folder, 'eslint.config.ts');
  let code = '';
  let version = 0;
  const read = (path: string) => (path === file ? code : sys.readFile(path));
  const service = compiler.createLanguageService({
    fileExists: (path) => path === file || sys.fileExists(path),
    readFile: read,
    directoryExists: (path) => sys.directoryExists(path),
    getDirectories: (path) => sys.getDirectories(path),
    realpath: (path) => sys.realpath!(path),
    useCaseSensitiveFileNames: () => sys.useCaseSensitiveFileNames,
    getCurrentDirectory: () => folder,
    getDefaultLibFileName: (options) => compiler.getDefaultLibFilePath(options),
    getCompilationSettings: () => ({ strict: true, module: compiler.ModuleKind.NodeNext, types: [] }),
    getScriptFileNames: () => [file],
    getScriptVersion: (path) => String(path === file ? version : 0),
    getScriptSnapshot: (path) => {
      const content = read(path);
      return content === undefined ? undefined : compiler.ScriptSnapshot.fromString(content);
    },
  });
  return (text) => {
    code = text.replace('|', '');
    version += 1;
    const found = service.getCompletionsAtPosition(file, text.indexOf('|'), undefined);
    return found?.entries.map(({ name }) => name.replaceAll(/^["']|["']$/g, '')) ?? [];
  };
}
