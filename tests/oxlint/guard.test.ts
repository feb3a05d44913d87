import { expect, test } from 'vitest';
import { runOxlint } from '../../tools/oxlint/run.js';
import { workspace } from '../../tools/workspace.js';

const PLUGIN = `import { createRule } from './node_modules/eslint-plugin-observability/dist/rule.js';

const docs = { description: 'Fails', concern: 'logging', severity: 'LOW', preset: 'strict' };
const fails = createRule({
  name: 'fails',
  meta: { docs, messages: {}, schema: [] },
  create: () => ({
    CallExpression() {
      throw new TypeError('nothing there');
    },
  }),
});

export default { meta: { name: 'own' }, rules: { fails } };
`;

test('a rule that fails takes nothing else with it: in oxlint it would take all findings of the file', () => {
  const project = workspace({
    'own.js': PLUGIN,
    'src/join.js': "export const join = (id) => {\n  console.log('joined', id);\n};\n",
    '.oxlintrc.json': JSON.stringify({
      extends: ['./node_modules/eslint-plugin-observability/oxlint/recommended.json'],
      jsPlugins: ['./own.js'],
      rules: { 'own/fails': 'error' },
    }),
  });
  const found = runOxlint(project.folder, ['src']).map(({ line, rule, message }) => `${line} ${rule} ${message}`);
  project.remove();
  expect(found.sort()).toEqual([
    expect.stringMatching(
      /^1 own\/fails Internal error in observability\/fails: TypeError: nothing there(?: \(.+\))?\. /,
    ),
    expect.stringMatching(/^2 observability\/no-console /),
  ]);
});
