import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { readOptions, USAGE } from '../src/options.js';

const page = readFileSync('docs/review.md', 'utf8');
const readme = readFileSync('packages/review/README.md', 'utf8');

/** The code blocks of a page in a language. */
const blocks = (text: string, language: string): string[] =>
  [...text.matchAll(new RegExp(`^\`\`\`${language}\n([^]*?)^\`\`\``, 'gm'))].map(([, code]) => code!);

/** The arguments of each call of the command in a text, as a shell would split them. */
const calls = (text: string): string[][] =>
  [...text.matchAll(/observability-review ((?:(?!["']?$|\)|#).)*)/gm)]
    .map(([, line]) => line!)
    .filter((line) => !/^\(|^has|^is/.test(line))
    .map((line) =>
      line
        .trim()
        .replaceAll(/"([^"]*)"/g, '$1')
        .split(/\s+/)
        .filter(Boolean),
    );

const COMMANDS = [...blocks(page, 'sh'), ...blocks(readme, 'sh'), ...blocks(page, 'yaml'), ...blocks(page, 'json')]
  .filter((block) => !block.includes('npm install'))
  .flatMap(calls);

describe('every command on the page', () => {
  test('is found', () => {
    expect(COMMANDS.length).toBeGreaterThan(8);
  });

  test.each(COMMANDS.map((args) => [args.join(' '), args]))('%s', (_, args) => {
    expect(() => readOptions(args, '/srv')).not.toThrow();
  });
});

test('the page has every option, and no other', () => {
  const options = (text: string): string[] => [...new Set(text.match(/--[a-z][a-z-]+/g))].sort();
  const table = page.slice(page.indexOf('| option'), page.indexOf('Exit code 0'));
  const own = options(USAGE).filter((option) => !['--help', '--version'].includes(option));
  expect(options(table)).toEqual(own);
});

interface Workflow {
  permissions: Record<string, string>;
  jobs: Record<string, { steps: { uses?: string; run?: string; with?: Record<string, unknown> }[] }>;
}

test('the workflow of GitHub is one, with the history that --changed needs and no more rights than it uses', () => {
  const workflow = parse(blocks(page, 'yaml')[0]!) as Workflow;
  const { steps } = Object.values(workflow.jobs)[0]!;
  expect(steps[0]!.with).toEqual({ 'fetch-depth': 0 });
  expect(workflow.permissions).toEqual({
    contents: 'read',
    'pull-requests': 'write',
    'security-events': 'write',
  });
  // Nothing that whoever opens a pull request may choose gets into a command.
  for (const { run } of steps)
    expect(run ?? '').not.toMatch(/github\.(?:head_ref|event\.pull_request\.(?:title|body|head))/);
});

test('the job of GitLab hands over the report that it writes', () => {
  const { observability } = parse(blocks(page, 'yaml')[1]!) as {
    observability: { script: string[]; artifacts: { reports: { codequality: string } } };
  };
  expect(observability.script.join('\n')).toContain(`--output ${observability.artifacts.reports.codequality}`);
});
