import { spawnSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { installOxlint } from '../tools/oxlint/install.js';
import type { SourceFile } from './corpus.js';

const root = resolve(import.meta.dirname, '..');

/** What importing costs, in milliseconds, each the median of several new processes. */
export interface ImportTime {
  /** In a process that has loaded nothing. */
  cold: number;
  /** After ESLint and the TypeScript parser. */
  afterEslint: number;
}

/** Times the import of a module in new processes. */
export function importTime(module: string, runs = 7): ImportTime {
  const url = (name: string): string => JSON.stringify(name);
  const timed = (before: string): number =>
    median(
      Array.from({ length: runs }, () =>
        Number(
          node(
            `${before} const start = performance.now(); await import(${url(module)}); console.log(performance.now() - start);`,
          )
            .trim()
            .split('\n')
            .at(-1),
        ),
      ),
    );
  const eslint = "await import('eslint'); await import('@typescript-eslint/parser');";
  return { cold: timed(''), afterEslint: timed(eslint) };
}

/** The highest memory of a process that lints a corpus, in MB. */
export function peakMemory(files: readonly SourceFile[], rules: 'none' | 'recommended' | 'strict'): number {
  const folder = written(files);
  try {
    const code = `
      import { ESLint } from 'eslint';
      import parser from '@typescript-eslint/parser';
      import plugin from ${JSON.stringify(join(root, 'dist/index.js'))};
      const preset = ${rules === 'none' ? '{}' : `plugin.configs['${rules}']`};
      const eslint = new ESLint({ cwd: ${JSON.stringify(folder)}, overrideConfigFile: true, overrideConfig: [{ files: ['**/*.ts'], languageOptions: { parser } }, preset] });
      await eslint.lintFiles(['.']);
      console.log(process.resourceUsage().maxRSS);`;
    return Number(node(code).trim().split('\n').at(-1)) / 1024;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** How long a command takes over a corpus, in seconds: of several runs the fastest. */
export interface CommandTimes {
  zeroRules: number;
  recommended: number;
  firstWithCache: number;
  secondWithCache: number;
  concurrency2: number;
  oxlint: number;
}

/** Times the command line of ESLint, and of oxlint, as users run them: each once, then all again. */
export function commandTimes(files: readonly SourceFile[], rounds = 3): CommandTimes {
  const folder = written(files);
  const oxlint = installOxlint();
  try {
    const config = (preset: string): string =>
      `import parser from '@typescript-eslint/parser';\nimport plugin from 'eslint-plugin-observability';\nexport default [{ files: ['**/*.ts'], languageOptions: { parser } }, ${preset}];\n`;
    writeFileSync(join(folder, 'zero.config.js'), config('{}'));
    writeFileSync(join(folder, 'eslint.config.js'), config('plugin.configs.recommended'));
    const shipped = './node_modules/eslint-plugin-observability/oxlint/recommended.json';
    writeFileSync(
      join(folder, '.oxlintrc.json'),
      JSON.stringify({ extends: [shipped], plugins: [], categories: { correctness: 'off' } }),
    );
    const eslint = join(root, 'node_modules/eslint/bin/eslint.js');
    const run = (script: string, ...args: string[]): number => {
      const start = performance.now();
      spawnSync(process.execPath, [script, 'src', ...args], { cwd: folder, stdio: 'ignore' });
      return (performance.now() - start) / 1000;
    };
    const cache = join(folder, '.eslintcache');
    const once = (): CommandTimes => {
      rmSync(cache, { force: true });
      return {
        zeroRules: run(eslint, '--config', 'zero.config.js'),
        recommended: run(eslint),
        firstWithCache: run(eslint, '--cache'),
        secondWithCache: run(eslint, '--cache'),
        concurrency2: run(eslint, '--concurrency=2'),
        oxlint: run(oxlint),
      };
    };
    const all = Array.from({ length: rounds }, once);
    const fastest = (name: keyof CommandTimes): number => Math.min(...all.map((times) => times[name]));
    return {
      zeroRules: fastest('zeroRules'),
      recommended: fastest('recommended'),
      firstWithCache: fastest('firstWithCache'),
      secondWithCache: fastest('secondWithCache'),
      concurrency2: fastest('concurrency2'),
      oxlint: fastest('oxlint'),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What installing a packed package adds, without ESLint and parsers. */
export interface InstalledSize {
  megabytes: number;
  packages: number;
}

/** Installs this plugin, or a published one, in an empty folder and measures it. */
export function installedSize(what: string): InstalledSize {
  const folder = mkdtempSync(join(tmpdir(), 'observability-size-'));
  try {
    writeFileSync(join(folder, 'package.json'), '{ "private": true }');
    const done = spawnSync(
      'npm',
      ['install', '--legacy-peer-deps', '--no-audit', '--no-fund', '--ignore-scripts', what],
      {
        cwd: folder,
        encoding: 'utf8',
      },
    );
    if (done.status !== 0) throw new Error(`npm install ${what} failed:\n${done.stderr}`);
    const modules = join(folder, 'node_modules');
    return { megabytes: sizeOf(modules) / 1e6, packages: packagesIn(modules) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Packs this plugin; returns the archive. */
export function packed(): string {
  const folder = mkdtempSync(join(tmpdir(), 'observability-pack-'));
  const { stdout, status, stderr } = spawnSync('npm', ['pack', '--silent', '--pack-destination', folder], {
    cwd: root,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`npm pack failed:\n${stderr}`);
  return join(folder, stdout.trim().split('\n').at(-1)!);
}

function sizeOf(path: string): number {
  const stat = statSync(path);
  return stat.isDirectory() ? readdirSync(path).reduce((sum, name) => sum + sizeOf(join(path, name)), 0) : stat.size;
}

function packagesIn(modules: string): number {
  return readdirSync(modules).reduce((sum, name) => {
    if (name.startsWith('.')) return sum;
    return name.startsWith('@') ? sum + readdirSync(join(modules, name)).length : sum + 1;
  }, 0);
}

/** A project with these files, and ESLint, the parser and this plugin in reach. */
function written(files: readonly SourceFile[]): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'observability-benchmark-')));
  writeFileSync(join(folder, 'package.json'), '{ "name": "service", "type": "module" }');
  for (const { path, text } of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  const modules = join(folder, 'node_modules');
  mkdirSync(join(modules, '@typescript-eslint'), { recursive: true });
  for (const name of ['eslint', '@typescript-eslint/parser'])
    symlinkSync(join(root, 'node_modules', name), join(modules, name));
  mkdirSync(join(modules, 'eslint-plugin-observability'));
  for (const name of ['package.json', 'dist', 'oxlint'])
    cpSync(join(root, name), join(modules, 'eslint-plugin-observability', name), { recursive: true });
  return folder;
}

function node(code: string): string {
  const { stdout, stderr, status } = spawnSync(process.execPath, ['--input-type=module', '--eval', code], {
    cwd: root,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr);
  return stdout;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1]!;
}
