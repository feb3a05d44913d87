import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { installOxlint } from '../../tools/oxlint/install.js';
import type { Workspace } from '../../tools/workspace.js';
import { Editor, type CodeAction, type Diagnostic } from '../editor/client.js';
import { findingsOf } from '../engines.js';
import { CODE, eslintFor, serviceFor } from './service.js';

const SWALLOWS = `import { logger } from './shared/logger.js';

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

beforeAll(() => {
  project = serviceFor('strict');
});

afterAll(() => project.remove());

/** As the editor extension of oxlint starts it; one that asks for diagnostics, or one that has them sent. */
function start(isPushed: boolean): Promise<Editor> {
  const options = { run: 'onType', fixKind: 'all' };
  return Editor.start(project.folder, {
    command: process.execPath,
    args: [installOxlint(), '--lsp'],
    initializationOptions: [{ workspaceUri: pathToFileURL(project.folder).href, options }],
    configuration: options,
    isPushed,
  });
}

const isOurs = ({ title }: CodeAction) => !title.startsWith('Disable ');

describe.each([
  ['sends its diagnostics', true, (editor: Editor) => editor.pushed()],
  ['is asked for its diagnostics', false, (editor: Editor) => editor.pulled()],
] as const)('the language server of oxlint %s', (_, isPushed, diagnosticsOf) => {
  let editor: Editor;

  beforeAll(async () => {
    editor = await start(isPushed);
  });

  afterAll(() => editor.stop());

  test('shows a finding with its rule and severity, on the narrow culprit', async () => {
    await editor.open(project.write('src/opened.ts', SWALLOWS), SWALLOWS);
    const [diagnostic, ...rest] = await diagnosticsOf(editor);
    expect(rest).toEqual([]);
    expect(diagnostic).toMatchObject({
      code: 'observability(no-silent-catch)',
      severity: 1,
      // From the keyword to its brace.
      range: { start: { line: 5, character: 4 }, end: { line: 5, character: 16 } },
    });
    expect(diagnostic!.message).toContain("A failure of 'rooms.save()' is swallowed here");
  });

  test('applies a suggestion, and the finding goes', async () => {
    const [diagnostic] = await diagnosticsOf(editor);
    const [log] = (await editor.actions(diagnostic!)).filter(isOurs);
    expect(log!.title).toBe("Log it: 'logger.error({ err }, 'rooms.save failed')'.");
    await editor.apply(log!);
    expect(editor.text).toContain("catch (err) {\n    logger.error({ err }, 'rooms.save failed');");
    expect(await diagnosticsOf(editor)).toEqual([]);
  });

  test('shows a new finding while one types', async () => {
    const start = performance.now();
    await editor.edit(WITH_LABEL);
    const [diagnostic] = await diagnosticsOf(editor);
    const took = performance.now() - start;
    expect(diagnostic).toMatchObject({
      code: 'observability(no-high-cardinality-labels)',
      range: { start: { line: 5, character: 15 }, end: { line: 5, character: 23 } },
    });
    // Generous: the machine may be busy. What a person waits for is a second.
    expect(took).toBeLessThan(10_000);
  });
});

/** A finding and what is offered for it: the title, and the text of the file when it is applied. */
interface Offer {
  place: string;
  title: string;
  text: string;
}

const place = (file: string, rule: string, { start, end }: Diagnostic['range']) =>
  `${file}:${start.line + 1}:${start.character + 1}-${end.line + 1}:${end.character + 1} ${rule}`;

test('every suggestion in the meeting service is offered, and does what it does in ESLint 10', async () => {
  const results = await eslintFor('strict', project.folder).lintFiles(CODE);
  const inESLint = findingsOf(results, project.folder).flatMap(
    ({ file, ruleId, line, column, endLine, endColumn, suggestions }): Offer[] => {
      const code = readFileSync(join(project.folder, file), 'utf8');
      const range = {
        start: { line: line - 1, character: column - 1 },
        end: { line: endLine! - 1, character: endColumn! - 1 },
      };
      return suggestions.map(({ desc, fix }) => ({
        place: place(file, ruleId!, range),
        title: desc,
        text: code.slice(0, fix.range[0]) + fix.text + code.slice(fix.range[1]),
      }));
    },
  );

  const editor = await start(false);
  const inOxlint: Offer[] = [];
  for (const file of new Set(results.filter(({ messages }) => messages.length > 0).map(({ filePath }) => filePath))) {
    const code = readFileSync(file, 'utf8');
    await editor.open(file, code);
    const offered: [Diagnostic, CodeAction][] = [];
    for (const diagnostic of await editor.pulled()) {
      for (const action of (await editor.actions(diagnostic)).filter(isOurs)) offered.push([diagnostic, action]);
    }
    for (const [{ code: rule, range }, action] of offered) {
      await editor.apply(action);
      const name = relative(project.folder, file).replaceAll('\\', '/');
      const at = place(name, rule.replace(/\((.+)\)/, '/$1'), range);
      inOxlint.push({ place: at, title: action.title, text: editor.text });
      await editor.edit(code);
    }
  }
  await editor.stop();

  const sorted = (offers: readonly Offer[]) =>
    offers.toSorted((a, b) => (a.place + a.title < b.place + b.title ? -1 : 1));
  expect(sorted(inOxlint)).toEqual(sorted(inESLint));
  expect(inOxlint.length).toBeGreaterThan(20);
});
