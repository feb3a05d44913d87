import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { runOxlint } from '../../tools/oxlint/run.js';
import type { Workspace } from '../../tools/workspace.js';
import { findingsOf } from '../engines.js';
import { CODE, eslintFor, serviceFor, type Preset } from './service.js';

let project: Workspace;

afterEach(() => project.remove());

/** Finding by finding: where, which rule, how bad, what it says. Sorted, since oxlint reads files in parallel. */
async function ofESLint(preset: Preset): Promise<string[]> {
  const results = await eslintFor(preset, project.folder).lintFiles(CODE);
  return findingsOf(results, project.folder)
    .map(
      ({ file, line, column, endLine, endColumn, ruleId, severity, message }) =>
        `${file}:${line}:${column}-${endLine}:${endColumn} ${ruleId} ${severity === 2 ? 'error' : 'warning'}: ${message}`,
    )
    .sort();
}

function ofOxlint(...args: string[]): string[] {
  return runOxlint(project.folder, [...args, ...CODE])
    .map(
      ({ file, line, column, endLine, endColumn, rule, severity, message }) =>
        `${file}:${line}:${column}-${endLine}:${endColumn} ${rule} ${severity}: ${message}`,
    )
    .sort();
}

describe.each([
  ['recommended', 40],
  ['strict', 50],
] as const)('%s', (preset, least) => {
  test('finds in the meeting service what ESLint 10 finds', async () => {
    project = serviceFor(preset);
    const found = ofOxlint();
    expect(found).toEqual(await ofESLint(preset));
    expect(found.length).toBeGreaterThanOrEqual(least);
  });
});

// Characters of one to four bytes, on the line and before it; what only TypeScript, JSX and CommonJS have.
const FORMS: Record<string, string> = {
  'src/umlaut.ts': `// Größe – 会議 🎉
const grüße = '🎉'; console.log('größer', grüße);
`,
  'src/marked.ts': `\uFEFFexport const open = (id: string) => console.log('open', id);
`,
  'src/windows.ts': `// first\r\nexport const open = (id: string) => {\r\n  console.log('open', id);\r\n};\r\n`,
  'src/rooms.cjs': `const { logger } = require('./logger.cjs');
module.exports = (rooms) => rooms.save().catch(() => {});
`,
  'src/rooms.js': `#!/usr/bin/env node
import { Counter } from 'prom-client';
export const joins = new Counter({ name: 'gcJoins', help: 'Joins of a meeting by people.' });
`,
  'src/page.tsx': `import { Counter } from 'prom-client';
export const joins = new Counter({ name: 'joins', help: 'Joins of a meeting by people.', labelNames: ['userId'] });
export const Page = ({ id }: { id: string }) => <p title="x">{id}</p>;
`,
  'src/decorated.ts': `import { Injectable, Logger } from '@nestjs/common';
@Injectable()
export class Rooms {
  readonly #logger = new Logger(Rooms.name) satisfies Logger;
  declare readonly rooms: { save(): Promise<void> };
  @Timed() async close(@Param() id: string): Promise<void> {
    try {
      await this.rooms!.save();
    } catch (error: unknown) {
      this.#logger.error('closing failed', error);
    }
    this.rooms.save().catch(() => {});
    const kept = (await import('./rooms.js')) as unknown as { save<T>(rooms: T): Promise<void> };
    void kept.save<string>(id).catch(() => undefined);
  }
}
`,
  'src/silenced.ts': `export function join(id: string): void {
  /* eslint-disable observability/no-console */
  console.log('one', id);
  /* eslint-enable observability/no-console */
  console.log('two', id); // eslint-disable-line observability/no-console
  // eslint-disable-next-line
  console.log('three', id);
  console.log('four', id);
}
`,
};

test('code in every form: characters, line ends, modules, syntax, comments that silence', async () => {
  project = serviceFor('strict', FORMS);
  const found = ofOxlint();
  expect(found).toEqual(await ofESLint('strict'));
  const files = Object.keys(FORMS);
  expect(files.filter((file) => !found.some((finding) => finding.startsWith(file)))).toEqual([]);
});

const UNSORTED = `import { Histogram } from 'prom-client';

export const duration = new Histogram({
  name: 'gc_meeting_close_duration_seconds',
  help: 'Time to close a meeting, with all that was recorded.',
  buckets: [1, 0.5, 0.1],
});
`;

test('--fix fixes what ESLint fixes', async () => {
  project = serviceFor('strict', { 'src/unsorted.ts': UNSORTED });
  const eslint = eslintFor('strict', project.folder, { fix: true });
  const [result] = await eslint.lintFiles(['src/unsorted.ts']);
  expect(result!.output).toBe(UNSORTED.replace('[1, 0.5, 0.1]', '[0.1, 0.5, 1]'));
  ofOxlint('--fix');
  expect(readFileSync(join(project.folder, 'src/unsorted.ts'), 'utf8')).toBe(result!.output);
});

test('--fix-suggestions takes suggestions, and their findings go', () => {
  project = serviceFor('strict');
  const before = ofOxlint();
  const after = ofOxlint('--fix-suggestions');
  expect(after.length).toBeLessThan(before.length - 20);
  expect(after.filter((finding) => finding.includes('parser'))).toEqual([]);
});
