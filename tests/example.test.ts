import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';
import { expect, test } from 'vitest';
import observability from '../src/index.js';
import { SERVICE } from './engines.js';

interface Expected {
  file: string;
  line: number;
  rule: string;
  why: string;
}

const read = (file: string): unknown => JSON.parse(readFileSync(`${SERVICE}/${file}`, 'utf8'));

/** What of one list is not in the other; a line with two equal findings has to be listed twice. */
function without(list: readonly string[], other: readonly string[]): string[] {
  const rest = [...other];
  return list.filter((item) => {
    const at = rest.indexOf(item);
    if (at >= 0) rest.splice(at, 1);
    return at < 0;
  });
}

const LISTS = {
  recommended: ['expected-findings.json'],
  strict: ['expected-findings.json', 'expected-findings.strict.json'],
} as const;

test.each(['recommended', 'strict'] as const)(
  'the meeting service has the findings expected of %s, and no others',
  async (preset) => {
    const eslint = new ESLint({
      cwd: SERVICE,
      overrideConfigFile: true,
      overrideConfig: [
        {
          files: ['**/*.ts'],
          languageOptions: { parser: tseslint.parser },
          settings: { observability: read('observability.settings.json') },
        },
        observability.configs[preset],
      ],
    });
    const results = await eslint.lintFiles(['.']);
    const messages = results.flatMap(({ filePath, messages }) =>
      messages.map((message) => ({ ...message, file: relative(SERVICE, filePath).replaceAll('\\', '/') })),
    );
    const found = messages.map(({ file, line, ruleId }) => `${file}:${line} ${ruleId?.replace('observability/', '')}`);
    const said = new Map(found.map((place, i) => [place, messages[i]!.message]));
    const list = LISTS[preset]
      .flatMap((file) => read(file) as Expected[])
      .map((entry) => ({
        ...entry,
        place: `${entry.file}:${entry.line} ${entry.rule}`,
      }));
    const expected = list.map(({ place }) => place);

    expect({
      missing: without(expected, found).map((place) => `${place}: ${list.find((e) => e.place === place)!.why}`),
      unexpected: without(found, expected).map((place) => `${place}: ${said.get(place)}`),
    }).toEqual({ missing: [], unexpected: [] });
    expect(results.length).toBeGreaterThanOrEqual(34);
  },
);
