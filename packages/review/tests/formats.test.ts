import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { asGithub } from '../src/formats/github.js';
import { asGitlab } from '../src/formats/gitlab.js';
import { asJson } from '../src/formats/json.js';
import { asSarif } from '../src/formats/sarif.js';
import { asText } from '../src/formats/text.js';
import { finding, judgedOf, reviewOf } from './samples.js';

const known = finding({ line: 40, code: 'console.info(1);' });
const findings = [
  finding({ message: 'One line: 100%,\nand another.' }),
  finding({ rule: 'no-silent-catch', severity: 'BLOCKER', line: 7, endLine: 9, file: 'src/[id]/grüße a.ts' }),
  finding({ rule: 'require-metric-help', severity: 'MEDIUM', line: 11 }),
  finding({ rule: 'no-deprecated-semconv', severity: 'LOW', line: 12 }),
  known,
];
const unparsed = [{ file: 'src/broken.ts', line: 2, column: 4, message: 'Expression expected.' }];
const judged = judgedOf(reviewOf(findings, { unparsed }), {
  fresh: new Set(findings.filter((each) => each !== known)),
  passed: false,
  reasons: ['2 new findings of severity HIGH or worse'],
  gone: 3,
});
const nothing = judgedOf(reviewOf([]));

describe('github', () => {
  test('annotations, escaped; what is known is left out', () => {
    expect(asGithub(judged).split('\n')).toEqual([
      '::error file=src/join.ts,line=3,endLine=3,col=5,endColumn=12,title=HIGH no-console::One line: 100%25,%0Aand another.',
      '::error file=src/[id]/grüße a.ts,line=7,endLine=9,title=BLOCKER no-silent-catch::console.log is not a log.',
      '::warning file=src/join.ts,line=11,endLine=11,col=5,endColumn=12,title=MEDIUM require-metric-help::console.log is not a log.',
      '::notice file=src/join.ts,line=12,endLine=12,col=5,endColumn=12,title=LOW no-deprecated-semconv::console.log is not a log.',
      '::warning file=src/broken.ts,line=2,col=4,title=Does not parse::Expression expected.',
    ]);
    expect(asGithub(nothing)).toBe('');
  });

  test('commas and colons in names do not end a property', () => {
    const odd = judgedOf(reviewOf([finding({ file: 'a,b:c.ts' })]));
    expect(asGithub(odd)).toContain('file=a%2Cb%3Ac.ts,');
  });
});

describe('gitlab', () => {
  // GitLab documentation, “Code Quality report format”: the properties that must be there, and the severities.
  const schema = {
    type: 'array',
    items: {
      type: 'object',
      required: ['description', 'check_name', 'fingerprint', 'severity', 'location'],
      properties: {
        description: { type: 'string' },
        check_name: { type: 'string' },
        fingerprint: { type: 'string', minLength: 1 },
        severity: { enum: ['info', 'minor', 'major', 'critical', 'blocker'] },
        location: {
          type: 'object',
          required: ['path', 'lines'],
          properties: {
            path: { type: 'string', pattern: '^[^/.]' },
            lines: { type: 'object', required: ['begin'], properties: { begin: { type: 'integer', minimum: 1 } } },
          },
        },
      },
    },
  };

  test('is what GitLab reads', () => {
    const validate = new Ajv().compile(schema);
    for (const each of [judged, nothing]) {
      validate(JSON.parse(asGitlab(each)));
      expect(validate.errors).toBeNull();
    }
    expect((JSON.parse(asGitlab(judged)) as { severity: string }[]).map(({ severity }) => severity)).toEqual([
      'critical',
      'blocker',
      'major',
      'minor',
      'critical',
    ]);
  });

  test('two findings of the same code have fingerprints of their own', () => {
    const twins = judgedOf(reviewOf([finding(), finding({ line: 9 }), finding({ line: 20 })]));
    const marks = (JSON.parse(asGitlab(twins)) as { fingerprint: string }[]).map(({ fingerprint }) => fingerprint);
    expect(new Set(marks).size).toBe(3);
  });
});

describe('sarif', () => {
  const path = createRequire(import.meta.url).resolve('schemastore/schemas/json/sarif-2.1.0.json');
  // One pattern in it, for the language of a run, is no regular expression by today's rules: a bracket too many.
  const schema = readFileSync(path, 'utf8').replaceAll('[a-zA-Z]{2}]?$', '[a-zA-Z]{2}?$');
  const validate = new Ajv({ strict: false, validateFormats: false }).compile(JSON.parse(schema) as object);

  test.each([
    ['with findings', judged],
    ['without', nothing],
  ])('is valid %s', (_, each) => {
    validate(JSON.parse(asSarif(each)));
    expect(validate.errors).toBeNull();
  });

  test('the schema refuses what is not', () => {
    expect(validate({ version: '2.1.0', runs: [{ results: [] }] })).toBe(false);
  });

  test('findings by their rule, with place, level, fingerprint and what is new', () => {
    interface Log {
      runs: [
        {
          tool: { driver: { rules: { id: string; helpUri: string }[] } };
          results: Record<string, unknown>[];
          invocations: [{ toolExecutionNotifications: unknown[] }];
        },
      ];
    }
    const { runs } = JSON.parse(asSarif(judged)) as Log;
    const [{ tool, results, invocations }] = runs;
    expect(tool.driver.rules.map(({ id }) => id)).toEqual([
      'observability/no-console',
      'observability/no-deprecated-semconv',
      'observability/no-silent-catch',
      'observability/require-metric-help',
    ]);
    expect(tool.driver.rules[0]!.helpUri).toMatch(/\/docs\/rules\/no-console\.md$/);
    expect(results.map(({ ruleIndex, level, baselineState }) => [ruleIndex, level, baselineState])).toEqual([
      [0, 'error', 'new'],
      [2, 'error', 'new'],
      [3, 'warning', 'new'],
      [1, 'note', 'new'],
      [0, 'error', 'unchanged'],
    ]);
    expect(results[1]).toMatchObject({
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: 'src/%5Bid%5D/gr%C3%BC%C3%9Fe%20a.ts', uriBaseId: 'ROOT' },
            region: { startLine: 7, startColumn: 5, endLine: 9, endColumn: 12 },
          },
        },
      ],
    });
    expect(invocations[0].toolExecutionNotifications).toHaveLength(1);
  });
});

test('json has all of it, and what is new', () => {
  const read = JSON.parse(asJson(judged)) as { findings: { isNew: boolean }[] };
  expect(read).toMatchObject({ passed: false, score: null, gone: 3, rulesFrom: 'recommended', unparsed });
  expect(read.findings.map(({ isNew }) => isNew)).toEqual([true, true, true, true, false]);
  expect(read.findings[0]).not.toHaveProperty('context');
});

test('text shows what is new, counts what is known, and says why it failed', () => {
  const text = asText(judged, false);
  expect(text).not.toContain('40:5');
  expect(text.split('\n').slice(-4)).toEqual([
    '4 findings (1 BLOCKER, 1 HIGH, 1 MEDIUM, 1 LOW) in 2 files; 1 file could not be parsed',
    '1 known finding of the baseline is not shown.',
    '3 findings of the baseline are gone: --update-baseline keeps them out.',
    'Failed: 2 new findings of severity HIGH or worse.',
  ]);
  expect(asText(nothing, false)).toBe('0 findings in 2 files');
  expect(asText(judged, true)).toContain('\u001B[1m');
});
