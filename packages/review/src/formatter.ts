import { basename } from 'node:path';
import type { ESLint } from 'eslint';
import observability from 'eslint-plugin-observability';
import { VERSION } from 'eslint-plugin-observability/inspection';
import { collect, sorted } from './findings.js';
import { FORMATS } from './formats/index.js';
import { judge } from './gate.js';
import type { Review } from './review.js';

/** What ESLint hands to a formatter; `cwd` is there from 8.57 on. */
interface Context {
  cwd?: string;
}

/**
 * A formatter for ESLint, `eslint -f node_modules/observability-review/dist/formatter.js`: the report of the findings that
 * a run of ESLint has. What it does not have is the score and all that rests on more than findings; and of the rules of
 * others it says nothing. The environment variable `OBSERVABILITY_FORMAT` names the format; by default, it is Markdown.
 * @throws Error where there is no such format
 */
export default function format(results: ESLint.LintResult[], { cwd = process.cwd() }: Context = {}): string {
  const name = process.env['OBSERVABILITY_FORMAT'] ?? 'markdown';
  if (!Object.hasOwn(FORMATS, name))
    throw new Error(`OBSERVABILITY_FORMAT must be one of ${Object.keys(FORMATS).join(', ')}, but is ${name}.`);
  const review: Review = {
    version: VERSION,
    files: 0,
    findings: [],
    inspections: [],
    unparsed: [],
    rulesFrom: 'ESLint',
    warnings: [],
  };
  for (const result of results) collect(result, nameOf, cwd, review);
  const verdict = judge(sorted(review), null, {
    failOn: null,
    minScore: null,
    maxNew: 0,
    baseline: null,
    changes: null,
  });
  const isColoured = process.stdout.isTTY && !process.env['NO_COLOR'];
  return FORMATS[name]!({ review, score: null, verdict, since: null, title: basename(cwd) }, isColoured);
}

/** A rule of this plugin, by what stands behind the prefix that a configuration gives it. */
function nameOf(ruleId: string): string | null {
  const name = ruleId.split('/').at(-1)!;
  return ruleId.includes('/') && Object.hasOwn(observability.rules, name) ? name : null;
}
