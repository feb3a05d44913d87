import { Linter } from 'eslint';
import * as svelteParser from 'svelte-eslint-parser';
import tseslint from 'typescript-eslint';
import { describe, expect, test } from 'vitest';
import * as vueParser from 'vue-eslint-parser';
import observability from '../src/index.js';
import { COMPONENTS } from './components.js';
import { SERVICE } from './engines.js';
import { EVERYWHERE } from './everywhere.js';

type LanguageOptions = NonNullable<Linter.Config['languageOptions']>;

const settings = { observability: { logger: { module: './logger.js', import: 'logger' } } };

const linter = new Linter({ cwd: SERVICE });

function lint(code: string, file: string, languageOptions: LanguageOptions, config: Linter.Config) {
  const files = ['**/*.{js,mjs,cjs,jsx,ts,mts,cts,tsx,vue,svelte}'];
  return linter.verify(code, [{ files, languageOptions, settings }, config], `${SERVICE}/src/${file}`);
}

/** A finding on one line: its place, its rule, what is offered. */
function shown({ line, column, endLine, endColumn, ruleId, message, fix, suggestions = [] }: Linter.LintMessage) {
  const offered = [...(fix ? [fix.text] : []), ...suggestions.map(({ desc }) => desc)].map((text) => `: ${text}`);
  return `${line}:${column}-${endLine}:${endColumn} ${ruleId?.replace('observability/', '') ?? message}${offered.join('')}`;
}

const HEAD = `import pino from 'pino';
import { Counter, Histogram } from 'prom-client';
`;

const HEAD_OF_COMMONJS = `const pino = require('pino');
const { Counter, Histogram } = require('prom-client');
`;

const BODY = `
const logger = pino();

const joins = new Counter({
  name: 'gc_meeting_joins',
  help: 'Requests to join a meeting, when they are answered.',
  labelNames: ['user_id'],
});

const duration = new Histogram({
  name: 'gc_meeting_join_duration_seconds',
  help: 'Time to join a meeting.',
  buckets: [1, 0.5, 0.1],
});

async function join(
  seats,
  meetingId,
) {
  const end = duration.startTimer();
  try {
    return await seats?.take(meetingId);
  } catch (err) {
    return 0;
  } finally {
    end();
  }
}

function leave(
  seats,
  meetingId,
) {
  console.log('left', meetingId);
  return seats.free(meetingId).catch(() => {});
}

function failed(
  err,
  meetingId,
) {
  logger.error('join failed', { err, meetingId });
}
`;

const FOUND = [
  "7:9-7:27 metric-naming: Rename it to 'gc_meeting_joins_total'.",
  '9:16-9:25 no-high-cardinality-labels',
  '15:16-15:19 slo-aligned-buckets: [0.1, 0.5, 1]',
  "25:5-25:17 no-silent-catch: Log it: 'logger.error({ err }, 'seats?.take failed')'.",
  "36:3-36:14 no-console: Write 'logger.info({ meetingId }, 'left')'.",
  "37:38-37:44 no-silent-catch: Log it: 'logger.error({ err }, 'seats.free failed')'.",
  "44:31-44:49 no-lost-log-argument: Write 'logger.error({ err, meetingId }, 'join failed')'.",
];

const esm = `${HEAD}${BODY}export { joins, join, leave, failed };\n`;
const commonjs = `${HEAD_OF_COMMONJS}${BODY}module.exports = { joins, join, leave, failed };\n`;
const jsx = `${esm}export const Page = ({ id }) => <p title="log">{joins.get(id)}</p>;\n`;
const typed = (code: string) => code.replaceAll(/^ {2}(?:seats|meetingId|err)(?=,$)/gm, '$&: Record<string, any>');

const parser = tseslint.parser as Linter.Parser;
const parserOptions = { ecmaFeatures: { jsx: true } };

test.each<[parser: string, file: string, code: string, LanguageOptions]>([
  ['espree', 'rooms.js', esm, {}],
  ['espree', 'rooms.mjs', esm, {}],
  ['espree', 'rooms.jsx', jsx, { parserOptions }],
  ['espree', 'rooms.cjs', commonjs, { sourceType: 'commonjs' }],
  ['espree', 'script.js', commonjs, { sourceType: 'script' }],
  ['@typescript-eslint/parser', 'rooms.js', esm, { parser }],
  ['@typescript-eslint/parser', 'rooms.jsx', jsx, { parser, parserOptions }],
  ['@typescript-eslint/parser', 'rooms.cjs', commonjs, { parser, sourceType: 'commonjs' }],
  ['@typescript-eslint/parser', 'rooms.ts', typed(esm), { parser }],
  ['@typescript-eslint/parser', 'rooms.mts', typed(esm), { parser }],
  ['@typescript-eslint/parser', 'rooms.cts', typed(commonjs), { parser }],
  ['@typescript-eslint/parser', 'rooms.tsx', typed(jsx), { parser, parserOptions }],
])('%s, %s: the same findings for the same code', (_, file, code, languageOptions) => {
  expect(lint(code, file, languageOptions, observability.configs.strict).map(shown)).toEqual(FOUND);
});

const inVue = { parser: vueParser as Linter.Parser, parserOptions: { parser } };
const inSvelte = { parser: svelteParser as Linter.Parser, parserOptions: { parser } };

describe.each(COMPONENTS)('%s', (file, code, found) => {
  const languageOptions = file.endsWith('.vue') ? inVue : inSvelte;
  const messages = lint(code, file, languageOptions, EVERYWHERE);

  test('has its findings where they are in the file', () => {
    expect(messages.map(shown)).toEqual(found);
  });

  test.each(messages.flatMap(({ suggestions }) => suggestions ?? []))('$desc', ({ fix, messageId }) => {
    const [start, end] = fix.range;
    const script = [...code.matchAll(/<script.*>([^]*?)<\/script>/g)].find(
      ({ index, 0: text }) => index < start && end < index + text.length,
    );
    expect(script, 'a script that holds the range').toBeDefined();
    const after = lint(code.slice(0, start) + fix.text + code.slice(end), file, languageOptions, EVERYWHERE);
    expect(after.filter(({ fatal }) => fatal)).toEqual([]);
    expect(after).toHaveLength(messages.length - 1);
    expect(messageId).toBeDefined();
  });
});
