import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { parseForESLint } from '@typescript-eslint/parser';
import ts from 'typescript';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { importedName, walk } from '../../src/model/syntax.js';

/** What the plugin may load of Node: to read files of the project, and its own package.json and YAML parser. */
const ALLOWED = ['node:fs', 'node:module', 'node:path'];

/** What of `node:fs` reads, and changes nothing. */
const READS = ['existsSync', 'readFileSync', 'readdirSync', 'realpathSync', 'statSync'];

/** Ways to run text as code, to reach out, or to see what is none of a plugin's business. */
const FORBIDDEN = new Set([
  ...['eval', 'Function', 'AsyncFunction', 'WebAssembly', 'Worker', 'SharedWorker', 'importScripts'],
  ...['fetch', 'XMLHttpRequest', 'WebSocket', 'EventSource', 'navigator', 'process', 'Deno', 'Bun', 'globalThis'],
  ...['setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask', 'require'],
]);

const sources = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.[cm]?ts$/.test(file))
  .map((file) => `src/${file.replaceAll('\\', '/')}`)
  .sort();

describe('the source', () => {
  const imported = new Map<string, Set<string>>();
  const loaded: string[] = [];
  const forbidden: string[] = [];

  for (const file of sources) {
    const { ast, visitorKeys, scopeManager } = parseForESLint(readFileSync(file, 'utf8'), {
      range: true,
      loc: true,
      sourceType: 'module',
    });
    const at = (node: { loc: { start: { line: number } } }): string => `${file}:${String(node.loc.start.line)}`;
    walk(ast, visitorKeys, (node) => {
      if (node.type === 'ImportDeclaration' && node.importKind === 'value') {
        const names = imported.get(node.source.value) ?? new Set();
        imported.set(node.source.value, names);
        for (const specifier of node.specifiers) {
          if (specifier.type !== 'ImportSpecifier') names.add('*');
          else if (specifier.importKind !== 'type') names.add(importedName(specifier));
        }
      }
      if (node.type === 'ImportExpression' || node.type === 'TSImportEqualsDeclaration')
        forbidden.push(`${at(node)} import`);
      // `createRequire(import.meta.url)('yaml')`
      const isRequire =
        node.type === 'CallExpression' &&
        node.callee.type === 'CallExpression' &&
        node.callee.callee.type === 'Identifier' &&
        node.callee.callee.name === 'createRequire';
      if (isRequire)
        loaded.push(
          `${file} ${node.arguments.map((argument) => (argument.type === 'Literal' ? String(argument.value) : '?')).join()}`,
        );
      if (
        node.type === 'MemberExpression' &&
        node.property.type === 'Identifier' &&
        node.property.name === 'constructor'
      )
        forbidden.push(`${at(node)} constructor`);
      return undefined;
    });
    for (const { identifier } of scopeManager.globalScope?.through ?? []) {
      if (FORBIDDEN.has(identifier.name)) forbidden.push(`${at(identifier)} ${identifier.name}`);
    }
  }

  test('is all looked at', () => {
    expect(sources.length).toBeGreaterThan(200);
    expect(imported.size).toBeGreaterThan(200);
  });

  test('loads nothing of Node but what reads files', () => {
    const modules = [...imported].filter(([source, names]) => !source.startsWith('.') && names.size > 0);
    expect(modules.map(([source]) => source).sort()).toEqual(ALLOWED);
    expect([...imported.get('node:fs')!].sort()).toEqual(READS);
    expect([...imported.get('node:module')!]).toEqual(['createRequire']);
  });

  test('loads only its own package.json, and YAML for SLO files', () => {
    expect([...new Set(loaded.map((text) => text.split(' ')[1]))].sort()).toEqual(['../package.json', 'yaml']);
    expect(loaded.filter((text) => text.endsWith(' yaml'))).toEqual(['src/model/slo-files.ts yaml']);
    const uses = sources.filter((file) => readFileSync(file, 'utf8').includes('createRequire('));
    expect(uses.sort()).toEqual([...new Set(loaded.map((text) => text.split(' ')[0]!))].sort());
  });

  test('runs no text as code, and reaches nowhere', () => {
    expect(forbidden).toEqual([]);
  });

  test('reads files in one place', () => {
    const reading = sources.filter((file) =>
      /\b(?:readFileSync|realpathSync)\b.*from 'node:fs'/.test(readFileSync(file, 'utf8')),
    );
    expect(reading).toEqual(['src/model/project-files.ts']);
  });
});

/**
 * The meeting service, linted in a process that may read the repository, and else may do nothing: no writing, no other
 * process, no worker, no native code. Node counts the network to none of these; it is closed by the list of modules above.
 */
describe('at run time', { timeout: 120_000 }, () => {
  let folder: string;
  const service = resolve('examples/meeting-service');

  /** The plugin as plain JavaScript, and a script that lints with it. */
  beforeAll(() => {
    folder = realpathSync(mkdtempSync(join(tmpdir(), 'isolation-')));
    for (const file of sources.filter((name) => name.endsWith('.ts') && !name.endsWith('.d.ts'))) {
      const { outputText } = ts.transpileModule(readFileSync(file, 'utf8'), {
        compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext, verbatimModuleSyntax: true },
      });
      const target = join(folder, file.replace(/\.ts$/, '.js'));
      mkdirSync(dirname(target), { recursive: true });
      writeFileSync(target, outputText);
    }
    for (const file of ['package.json', 'schemas'])
      if (existsSync(file)) cpSync(file, join(folder, file), { recursive: true });
    writeFileSync(join(folder, 'lint.mjs'), SCRIPT);
  });

  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  const run = (options: readonly string[], end = ''): string[] => {
    const args = [...options, join(folder, 'lint.mjs'), service, resolve('node_modules'), end];
    const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8', maxBuffer: 1e8 });
    expect(status, stderr).toBe(0);
    return JSON.parse(stdout) as string[];
  };

  const flag = Number(process.versions.node.split('.')[0]) >= 24 ? '--permission' : '--experimental-permission';
  const reading = (): string[] => [flag, ...[folder, resolve('.')].map((path) => `--allow-fs-read=${path}/*`)];

  test('all is found that is found with every right', () => {
    const found = run([]);
    expect(found.length).toBeGreaterThan(50);
    expect(run(reading())).toEqual(found);
  });

  test('the process could indeed do nothing else', () => {
    const denied = run(reading(), 'try');
    expect(denied).toEqual([
      'write: ERR_ACCESS_DENIED',
      'read: ERR_ACCESS_DENIED',
      'process: ERR_ACCESS_DENIED',
      'worker: ERR_ACCESS_DENIED',
    ]);
  });
});

/** Lints a folder with every rule, and prints what is found. Plain JavaScript: it runs without a loader. */
const SCRIPT = `
import { createRequire } from 'node:module';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { Worker } from 'node:worker_threads';
import { join } from 'node:path';

const [service, modules, end] = process.argv.slice(2);
const require = createRequire(join(modules, 'x.js'));
const said = [];
if (end === 'try') {
  const attempts = {
    write: () => writeFileSync(join(service, 'written.txt'), ''),
    read: () => readFileSync('/etc/hostname'),
    process: () => { const { error } = spawnSync('true'); if (error) throw error; },
    worker: () => new Worker('0', { eval: true }),
  };
  for (const [name, attempt] of Object.entries(attempts)) {
    try { attempt(); said.push(name + ': allowed'); } catch (error) { said.push(name + ': ' + error.code); }
  }
} else {
  const { Linter } = require('eslint');
  const parser = require('@typescript-eslint/parser');
  const { default: observability } = await import('./src/index.js');
  const settings = { observability: JSON.parse(readFileSync(join(service, 'observability.settings.json'), 'utf8')) };
  const rules = Object.fromEntries(Object.keys(observability.rules).map((name) => ['observability/' + name, 'error']));
  const linter = new Linter({ cwd: service });
  for (const file of readdirSync(service, { recursive: true }).filter((name) => /^(?!node_modules).*\\.ts$/.test(name)).sort()) {
    const path = join(service, file);
    const config = { files: ['**/*.ts'], languageOptions: { parser }, plugins: { observability }, settings, rules };
    for (const { line, column, ruleId, message } of linter.verify(readFileSync(path, 'utf8'), [config], path))
      said.push([file, line, column, ruleId, message].join(' '));
  }
}
console.log(JSON.stringify(said));
`;
