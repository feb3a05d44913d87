import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { ESLint, type Linter } from 'eslint';
import { describe, expect, test } from 'vitest';
import observability from '../src/index.js';
import { LegacyEngine, SERVICE } from './engines.js';
import { examplesOf, lintExample, SCRIPT } from './examples.js';
import { codeBlocks, type CodeBlock } from './markdown.js';

const pages = readdirSync('docs/rules').filter((file) => file.endsWith('.md'));

async function findings(rule: string, block: CodeBlock): Promise<string[]> {
  const messages = await lintExample(rule, block);
  return messages.map(({ line, message }) => `${block.line + line - 1}: ${message}`);
}

describe.each(pages)('docs/rules/%s', (page) => {
  const rule = page.replace(/\.md$/, '');
  const { incorrect, correct } = examplesOf(rule);

  test('shows what is incorrect and what is correct', () => {
    expect(incorrect).not.toHaveLength(0);
    expect(correct).not.toHaveLength(0);
  });

  test.each(incorrect)('line $line is reported', async (block) => {
    expect(await findings(rule, block)).not.toEqual([]);
  });

  test.each(correct)('line $line is not reported', async (block) => {
    expect(await findings(rule, block)).toEqual([]);
  });
});

/** Runs the text of a configuration file, with the plugin as it is here. */
async function load(code: string): Promise<unknown> {
  const modules: Record<string, unknown> = { 'eslint-plugin-observability': { default: observability } };
  const body = code
    .replace(/^import '.+';$/gm, '')
    .replace(/^import (?:type )?(.+?) from '(.+?)';$/gm, (_, what: string, from: string) => {
      const names = /^\w+$/.test(what) ? `{ default: ${what} }` : what.replace('* as ', '').replace(/ as /g, ': ');
      return `const ${names} = await load('${from}');`;
    })
    .replace(/^export default /m, 'return ');
  const AsyncFunction = load.constructor as new (
    ...parts: string[]
  ) => (load: (name: string) => unknown) => Promise<unknown>;
  return new AsyncFunction('load', body)((name) => modules[name] ?? import(name));
}

const guides = ['README.md', 'docs/settings.md', 'docs/profiles.md', 'docs/engines.md'].filter(existsSync);
const configs = guides.flatMap((file) => codeBlocks(readFileSync(file, 'utf8')).map((block) => ({ ...block, file })));

describe('configurations in the guides', () => {
  const flat = configs.filter(
    ({ language, code }) => SCRIPT.test(language) && /^export default /m.test(code) && !code.includes('oxlint'),
  );
  const legacy = configs.filter(
    ({ language, code }) => /^jsonc?$/.test(language) && code.includes('"extends": [') && !code.includes('oxlint'),
  );

  const engineOf = async ({ code }: CodeBlock) =>
    new ESLint({ cwd: SERVICE, overrideConfigFile: true, overrideConfig: (await load(code)) as Linter.Config[] });

  const covers = async (engine: ESLint, path: string) => (await engine.calculateConfigForFile(path)) !== undefined;

  test('the README has one for JavaScript and one for TypeScript', async () => {
    const engines = await Promise.all(flat.filter(({ file }) => file === 'README.md').map(engineOf));
    for (const path of ['src/example.js', 'src/example.ts']) {
      expect(await Promise.all(engines.map((engine) => covers(engine, path)))).toContain(true);
    }
  });

  test.each(flat)('$file, line $line', async (block) => {
    const engine = await engineOf(block);
    const path = (await covers(engine, 'src/example.ts')) ? 'src/example.ts' : 'src/example.js';
    const [result] = await engine.lintText('export {};\n', { filePath: path });
    expect(result?.messages).toEqual([]);
    const { rules } = (await engine.calculateConfigForFile(path)) as Linter.Config;
    expect(Object.keys(rules ?? {}).join()).toContain('observability/');
  });

  test.each(legacy)('$file, line $line (eslintrc)', async ({ code }) => {
    const plugins = { 'eslint-plugin-observability': observability };
    const overrideConfig = { parser: '@typescript-eslint/parser', ...(JSON.parse(code) as object) };
    const engine = new LegacyEngine({ cwd: SERVICE, useEslintrc: false, plugins, overrideConfig });
    const [result] = await engine.lintText('var a;\n', { filePath: 'src/example.ts' });
    expect(result?.messages).toEqual([]);
  });
});
