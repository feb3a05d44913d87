import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import packageJson from '../package.json' with { type: 'json' };

interface Job {
  permissions?: Record<string, string>;
  strategy?: { matrix: Record<string, string[]> };
  steps: { uses?: string; run?: string; with?: Record<string, unknown>; env?: Record<string, string> }[];
}

interface Workflow {
  permissions: Record<string, string>;
  jobs: Record<string, Job>;
}

const workflows = readdirSync('.github/workflows').map(
  (file) => [file, parse(readFileSync(`.github/workflows/${file}`, 'utf8')) as Workflow] as const,
);
const workflow = (name: string): Workflow => workflows.find(([file]) => file === name)![1];

describe.each(workflows)('.github/workflows/%s', (_, { permissions, jobs }) => {
  const steps = Object.values(jobs).flatMap((job) => job.steps);

  test('has no right that it does not name', () => {
    expect(permissions).toBeDefined();
    const granted = [permissions, ...Object.values(jobs).map((job) => job.permissions ?? {})].flatMap(Object.entries);
    for (const [what, right] of granted) {
      if (right !== 'read') expect(['contents', 'pull-requests', 'id-token']).toContain(what);
    }
  });

  test('uses actions of GitHub and of changesets, each of one major version', () => {
    for (const { uses } of steps)
      if (uses !== undefined) expect(uses).toMatch(/^(?:actions\/[\w-]+|changesets\/action)@(?:v\d+|[\da-f]{40})$/);
  });

  test('puts nothing of a pull request into a command', () => {
    for (const { run } of steps) expect(run ?? '').not.toMatch(/\$\{\{\s*github\.(?:event|head_ref)/);
  });
});

test('pull requests are checked on every Node that is supported, and may read only', () => {
  const { permissions, jobs } = workflow('ci.yml');
  expect(permissions).toEqual({ contents: 'read' });
  expect(Object.values(jobs).flatMap((job) => job.strategy?.matrix['node'] ?? [])).toEqual(['20.19', '22.13', '24']);
  expect(packageJson.engines.node).toBe('^20.19.0 || ^22.13.0 || >=24');
});

test('releases carry provenance', () => {
  const { permissions, jobs } = workflow('release.yml');
  expect(permissions).toEqual({});
  const [job] = Object.values(jobs);
  expect(job!.permissions?.['id-token']).toBe('write');
  const publish = job!.steps.find(({ uses }) => uses?.startsWith('changesets/action'));
  expect(publish?.env?.['NPM_CONFIG_PROVENANCE']).toBe('true');
});

describe('ARCHITECTURE.md says what each dependency is for', () => {
  const text = /\n## Dependencies\n([^]*?)\n## /.exec(readFileSync('ARCHITECTURE.md', 'utf8'))![1]!;

  test.each(Object.keys(packageJson.dependencies))('%s, at run time', (name) => {
    expect(text).toMatch(new RegExp(`At run time: [^.]*\`${name}\``));
  });

  /** Development dependencies that are named together. */
  const KINDS: readonly [RegExp, string][] = [
    [/^eslint(?:8|90?)?$|^@eslint\/js$/, 'ESLint'],
    [/^typescript(?:54|59)?$/, 'TypeScript'],
    [/^(?:@typescript-eslint\/|typescript-eslint$)/, '`typescript-eslint`'],
    [/^(?:vue-eslint-parser|svelte|svelte-eslint-parser)$/, 'Vue and Svelte parsers'],
    [/^vscode-/, 'language servers'],
    [/^(?:@vitest\/|vitest$)/, '`vitest`'],
    [
      /^(?:pino|winston|bunyan|consola|log4js|loglevel|tslog|@logtape\/|@nestjs\/|@aws-lambda-powertools\/|reflect-metadata|rxjs)/,
      'logging',
    ],
    [/^(?:prom-client|@opentelemetry\/)/, 'metrics and tracing libraries'],
    [/^@types\/node$/, 'types'],
  ];

  test.each(Object.keys(packageJson.devDependencies))('%s', (name) => {
    const kind = KINDS.find(([names]) => names.test(name))?.[1] ?? `\`${name}\``;
    expect(text).toContain(kind);
  });

  test.each(Object.entries(packageJson.devDependencies))('%s is pinned', (name, version) => {
    // The types of Node follow the oldest version that is supported.
    if (name !== '@types/node') expect(version).toMatch(/^(?:npm:[\w@/-]+@)?\d+\.\d+\.\d+$/);
  });
});

test('the lockfile has a checksum for every package', () => {
  const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
    packages: Record<string, { link?: boolean; integrity?: string; inBundle?: boolean }>;
  };
  const installed = Object.entries(packages).filter(([path, { link }]) => path.includes('node_modules/') && !link);
  expect(installed.length).toBeGreaterThan(200);
  expect(installed.filter(([, { integrity, inBundle }]) => !integrity && !inBundle).map(([path]) => path)).toEqual([]);
});

test('every test that SECURITY.md names is there', () => {
  const links = [...readFileSync('SECURITY.md', 'utf8').matchAll(/\]\((tests\/[^)]+)\)/g)].map(([, path]) => path!);
  expect(links.length).toBeGreaterThan(4);
  for (const path of links) expect(() => readdirOrFile(path)).not.toThrow();
});

function readdirOrFile(path: string): unknown {
  return /\.\w+$/.test(path) ? readFileSync(path) : readdirSync(path);
}
