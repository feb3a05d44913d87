import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { shown, sourcesOf } from '../tools/ecosystem/files.js';
import { asText } from '../tools/ecosystem/print.js';
import { repair, repairAsText } from '../tools/ecosystem/repair.js';
import { measure } from '../tools/ecosystem/run.js';

let root: string;

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'ecosystem-'));
  const files: Record<string, string> = {
    'package.json': '{ "name": "rooms" }',
    'src/rooms.ts': "/* eslint-disable */\nexport const open = (): void => {\n  console.log('open');\n};\n",
    'src/broken.ts': 'const = ;',
    'src/rooms.test.ts': "console.log('test');",
    'src/generated/client.ts': "console.log('made');",
    'src/bundle.js': "// ../../node_modules/.pnpm/x@1.0.0/node_modules/x/index.js\nconsole.log('bundled');",
    'src/made.ts': "// @generated\nconsole.log('made');",
    'src/room.tsx': "'use client';\nconsole.log('browser');",
    'node_modules/x/index.js': "console.log('installed');",
  };
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
});

afterAll(() => {
  rmSync(root, { recursive: true });
});

test('code that a team writes and operates is linted, whatever its comments say', () => {
  const sources = sourcesOf(root, false);
  expect(sources.map(({ path }) => shown(root, path))).toEqual(['src/broken.ts', 'src/rooms.ts']);
  const result = measure(root, sources, [], () => undefined);
  expect(result).toMatchObject({
    files: 2,
    lines: 6,
    unparsed: ['src/broken.ts'],
    crashes: [],
    slow: [],
    findings: [{ rule: 'no-console', id: 'call', file: 'src/rooms.ts', line: 3, column: 3 }],
  });
  const text = asText(result, root, 5, 1);
  expect(text).toContain('2 files, 6 lines, 1 findings, 1 not parsed, 0 crashes');
  expect(text).toContain(">    3   console.log('open');");
  expect(text).not.toContain('median');
  expect(asText({ ...result, slow: ['src/rooms.ts'] }, root, 0, 1)).toContain(
    'Over 50 times the median per line: src/rooms.ts\n',
  );
});

test('all code on demand, and one rule', () => {
  const sources = sourcesOf(root, true);
  expect(sources).toHaveLength(7);
  expect(measure(root, sources, ['metric-naming'], () => undefined).findings).toEqual([]);
});

test('every fix and first suggestion, in memory', () => {
  const path = join(root, 'src/names.ts');
  const text = `import pino from 'pino';
const logger = pino();
// Joins.
logger.info({ roomId: 1 }, 'joined');
logger.error(\`room \${room} is full\`); // Full.
`;
  const result = repair(root, [{ path, text }], [], () => undefined);
  expect(result).toEqual({ files: 1, fixed: 1, improved: 1, suggestions: 2, failures: [] });
  expect(repairAsText(result)).toBe('1 files: --fix changes 1; 2 first suggestions change 1; 0 failures');
  expect(repair(root, [{ path, text: 'const = ;' }], [], () => undefined)).toMatchObject({ fixed: 0, failures: [] });
  expect(repairAsText({ ...result, failures: [{ file: 'a.ts', what: 'a comment is lost', details: 'b' }] })).toContain(
    'FAILED a.ts: a comment is lost\n  b',
  );
});
