import { join } from 'node:path';
import { expect, test } from 'vitest';
import { compareWithOxlint, comparisonAsText } from '../../tools/ecosystem/oxlint.js';
import { workspace } from '../../tools/workspace.js';

const FILES = {
  'package.json': '{ "name": "rooms" }',
  'src/[id].ts':
    "export const join = (id: string) => {\n  console.log('größer', id);\n  console.log('joined', id);\n};\n",
  'src/broken.ts': 'const = ;',
};

test('npm run ecosystem -- --oxlint says what only one of the two finds', () => {
  const project = workspace(FILES);
  const paths = Object.keys(FILES)
    .filter((file) => file.endsWith('.ts'))
    .map((file) => join(project.folder, file));
  const comparison = compareWithOxlint(project.folder, paths, ['no-console']);
  project.remove();
  expect(comparison).toMatchObject({ files: 2, onlyESLint: [], onlyOxlint: [] });
  expect(comparison.both).toEqual([
    expect.stringMatching(/^src\/\[id\]\.ts:2:3 observability\/no-console: /),
    expect.stringMatching(/^src\/\[id\]\.ts:3:3 observability\/no-console: /),
  ]);
  expect(comparison.unparsed).toEqual([expect.stringMatching(/^src\/broken\.ts: /)]);

  const text = comparisonAsText({ ...comparison, onlyOxlint: ['src/a.ts:1:1 x: y'] });
  expect(text).toContain('2 files: 2 findings in both, 0 only in ESLint, 1 only in oxlint');
  expect(text).toContain('only oxlint  src/a.ts:1:1 x: y');
});
