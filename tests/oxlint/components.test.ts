import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runOxlint } from '../../tools/oxlint/run.js';
import { workspace, type Workspace } from '../../tools/workspace.js';
import { COMPONENTS } from '../components.js';
import { EVERYWHERE } from '../everywhere.js';

let project: Workspace;

beforeAll(() => {
  project = workspace({
    'package.json': '{ "name": "rooms" }',
    '.oxlintrc.json': JSON.stringify({
      jsPlugins: ['eslint-plugin-observability'],
      categories: { correctness: 'off' },
      rules: EVERYWHERE.rules,
      settings: { observability: { logger: { module: './src/logger.js', import: 'logger' } } },
    }),
    ...Object.fromEntries(COMPONENTS.map(([file, code]) => [`src/${file}`, code])),
  });
});

afterAll(() => project.remove());

const isOffered = (finding: string) => finding.includes(': ');

test.each(COMPONENTS)('%s has the findings that it has in ESLint with the parser of its language', (file, _, found) => {
  const findings = runOxlint(project.folder, [`src/${file}`]).map(
    ({ line, column, endLine, endColumn, rule }) =>
      `${line}:${column}-${endLine}:${endColumn} ${rule.replace('observability/', '')}`,
  );
  expect(findings.sort()).toEqual(found.map((finding) => finding.split(': ', 1)[0]).sort());
});

test.each(COMPONENTS.filter(([, , found]) => found.some(isOffered)))(
  '%s: suggestions stay in the script',
  (file, code, found) => {
    const left = runOxlint(project.folder, ['--fix-suggestions', `src/${file}`]);
    expect(left).toHaveLength(found.filter((finding) => !isOffered(finding)).length);
    const markup = (text: string) => text.replaceAll(/(<script.*>)[^]*?(<\/script>)/g, '$1$2');
    expect(markup(readFileSync(join(project.folder, 'src', file), 'utf8'))).toBe(markup(code));
  },
);
