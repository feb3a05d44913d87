import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Editor } from './client.js';
import { workspace, type Workspace } from '../../tools/workspace.js';

const CONFIG = `
import parser from '@typescript-eslint/parser';
import observability from 'eslint-plugin-observability';

export default [{ files: ['**/*.ts'], languageOptions: { parser } }, observability.configs.recommended];
`;

const SWALLOWS = `import { logger } from './logger.js';

export async function join(meetingId: string) {
  try {
    await rooms.save(meetingId);
  } catch (err) {
  }
}
`;

const WITH_LABEL = `import { Counter } from 'prom-client';

export const joins = new Counter({
  name: 'gc_meeting_joins_total',
  help: 'Requests to join a meeting, when they are answered.',
  labelNames: ['userId', 'result'],
});
`;

let project: Workspace;
let editor: Editor;

beforeAll(async () => {
  project = workspace({
    'package.json': '{ "name": "service", "type": "module" }',
    'eslint.config.js': CONFIG,
    'src/logger.ts': "import pino from 'pino';\n\nexport const logger = pino();\n",
  });
  const server = createRequire(import.meta.url).resolve(
    'vscode-langservers-extracted/bin/vscode-eslint-language-server',
  );
  editor = await Editor.start(project.folder, {
    command: process.execPath,
    args: [server, '--stdio'],
    // What VS Code sends. `useFlatConfig` is for ESLint 8: later ones have nothing else.
    configuration: {
      validate: 'on',
      useESLintClass: true,
      experimental: { useFlatConfig: false },
      run: 'onType',
      nodePath: null,
      workingDirectory: { mode: 'location' },
      workspaceFolder: { uri: pathToFileURL(project.folder).href, name: 'service' },
      codeAction: {
        disableRuleComment: { enable: true, location: 'separateLine' },
        showDocumentation: { enable: true },
      },
      codeActionOnSave: { mode: 'all' },
      options: {},
      rulesCustomizations: [],
      problems: { shortenToSingleLine: false },
      onIgnoredFiles: 'off',
      quiet: false,
      format: false,
    },
  });
}, 60_000);

afterAll(async () => {
  await editor.stop();
  project.remove();
});

describe('the ESLint language server of VS Code', () => {
  test('shows a finding with its rule, severity and page, on the narrow culprit', async () => {
    await editor.open(project.write('src/join.ts', SWALLOWS), SWALLOWS);
    const [diagnostic, ...rest] = await editor.pulled();
    expect(rest).toEqual([]);
    expect(diagnostic).toMatchObject({
      code: 'observability/no-silent-catch',
      severity: 1,
      source: 'eslint',
      // From the keyword to its brace.
      range: { start: { line: 5, character: 4 }, end: { line: 5, character: 16 } },
    });
    expect(diagnostic!.codeDescription?.href).toMatch(/\/docs\/rules\/no-silent-catch\.md$/);
    expect(diagnostic!.message).toContain("A failure of 'rooms.save()' is swallowed here");
  });

  test('applies a suggestion, and the finding goes', async () => {
    const [diagnostic] = await editor.pulled();
    const actions = await editor.actions(diagnostic!);
    const log = actions.find(({ title }) => title.startsWith('Log it'));
    expect(log?.title).toBe("Log it: 'logger.error({ err }, 'rooms.save failed')'. (observability/no-silent-catch)");
    await editor.apply(log!);
    expect(editor.text).toContain("catch (err) {\n    logger.error({ err }, 'rooms.save failed');");
    expect(await editor.pulled()).toEqual([]);
  });

  test('shows a new finding while one types', async () => {
    await editor.edit(WITH_LABEL);
    const start = performance.now();
    const [diagnostic] = await editor.pulled();
    const took = performance.now() - start;
    expect(diagnostic).toMatchObject({
      code: 'observability/no-high-cardinality-labels',
      range: { start: { line: 5, character: 15 }, end: { line: 5, character: 23 } },
    });
    // Generous: the machine may be busy. What a person waits for is a second.
    expect(took).toBeLessThan(10_000);
  });
});
