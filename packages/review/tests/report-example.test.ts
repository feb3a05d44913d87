import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { asMarkdown } from '../src/formats/markdown.js';
import { judge } from '../src/gate.js';
import { review } from '../src/lint.js';
import { scoreOf } from '../src/score/score.js';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url)).replace(/[\\/]$/, '');
const EXAMPLE = 'examples/meeting-service';
const COMMAND = `npm run -s review -- ${EXAMPLE} --format markdown --output ${EXAMPLE}/observability-review.md`;

/** The pages of the rules are those of the version; a release alone changes nothing that is read. */
function unversioned(text: string): string {
  return text.trimEnd().replaceAll(/\/blob\/v[^/]+\//g, '/blob/v0/');
}

test(`the committed report is what the command prints: ${COMMAND}`, async () => {
  const found = await review([join(ROOT, EXAMPLE)], { preset: null, rules: [] }, ROOT);
  const score = scoreOf(found);
  const gate = { failOn: 'HIGH', minScore: null, maxNew: 0, baseline: null, changes: null } as const;
  const verdict = judge(found, score?.points ?? null, gate);
  const printed = asMarkdown({ review: found, score, verdict, since: null, title: 'meeting-service' });
  const committed = readFileSync(join(ROOT, EXAMPLE, 'observability-review.md'), 'utf8');
  expect(unversioned(committed)).toBe(unversioned(printed));
});
