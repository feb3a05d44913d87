import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import packageJson from '../package.json' with { type: 'json' };

const sources = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));

test('needs nothing but ESLint at run time, and YAML where SLO files are set', () => {
  expect(Object.keys(packageJson.dependencies)).toEqual(['yaml']);
  expect(Object.keys(packageJson.peerDependencies)).toEqual(['eslint']);
});

test('imports only its own files and Node at run time', () => {
  const imported = sources.flatMap((file) =>
    [...readFileSync(`src/${file}`, 'utf8').matchAll(/^(?:import|export) (?!type )[^;'"]*?from '([^'.][^']*)'/gm)].map(
      ([, from]) => from!,
    ),
  );
  expect([...new Set(imported)].filter((from) => !from.startsWith('node:'))).toEqual([]);
});

test('YAML is loaded only when a file is read', () => {
  const loads = sources.filter((file) => readFileSync(`src/${file}`, 'utf8').includes("('yaml')"));
  expect(loads).toEqual(['model/slo-files.ts']);
});

test('supports the Nodes and ESLints that it says', () => {
  expect(packageJson.engines.node).toBe('^20.19.0 || ^22.13.0 || >=24');
  expect(packageJson.peerDependencies.eslint).toBe('^8.57.0 || ^9.0.0 || ^10.0.0');
});

test('publishes the build, the docs, the schema, the oxlint configurations and the change log', () => {
  expect(packageJson.files).toEqual(['dist', 'docs', 'schemas', 'oxlint', 'CHANGELOG.md']);
  for (const file of ['README.md', 'LICENSE', 'CHANGELOG.md']) expect(file).toSatisfy(existsSync);
});

test('the change log knows the version', () => {
  expect(readFileSync('CHANGELOG.md', 'utf8')).toContain(`## ${packageJson.version}`);
});
