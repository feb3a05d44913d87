import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { runOxlint } from '../../tools/oxlint/run.js';
import { workspace } from '../../tools/workspace.js';
import { codeBlocks } from '../markdown.js';

const CODE = "export const join = (id) => {\n  console.log('joined', id);\n};\n";

const blocks = ['README.md', 'docs/engines.md'].flatMap((file) =>
  codeBlocks(readFileSync(file, 'utf8'))
    .filter(({ code }) => code.includes('eslint-plugin-observability/oxlint/'))
    .map((block) => ({ ...block, file })),
);

test('the guides show a configuration for oxlint, in JSON and in JavaScript', () => {
  expect(blocks.map(({ file, language }) => `${file} ${language}`)).toEqual([
    'README.md json',
    'docs/engines.md json',
    'docs/engines.md js',
  ]);
});

test.each(blocks)('$file, line $line', ({ language, code }) => {
  const config = language === 'json' ? '.oxlintrc.json' : 'oxlint.config.mjs';
  const project = workspace({ [config]: code, 'src/join.js': CODE });
  const found = runOxlint(project.folder, ['--config', config, 'src']);
  project.remove();
  expect(found.map(({ rule }) => rule)).toEqual(['observability/no-console']);
});
