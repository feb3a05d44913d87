/** What VS Code offers and reports in configurations in JSON, with the schemas that the guide names. */
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import { getLanguageService, TextDocument } from 'vscode-json-languageservice';

const url = (name: string) => pathToFileURL(`schemas/${name}.json`).href;

const service = getLanguageService({
  schemaRequestService: (uri) => Promise.resolve(readFileSync(new URL(uri), 'utf8')),
  workspaceContext: { resolveRelativePath: (path, from) => new URL(path, from).href },
});
service.configure({
  schemas: [
    { uri: url('config'), fileMatch: ['.eslintrc.json', '.oxlintrc.json'] },
    { uri: url('settings'), fileMatch: ['observability.settings.json'] },
  ],
});

/** What is offered in a file where its text has a `|`. */
async function offered(file: string, text: string): Promise<string[]> {
  const at = text.indexOf('|');
  const document = TextDocument.create(`file:///service/${file}`, 'json', 1, text.replace('|', ''));
  const found = await service.doComplete(document, document.positionAt(at), service.parseJSONDocument(document));
  return found?.items.map(({ label }) => label) ?? [];
}

/** What is reported in a file. */
async function reported(file: string, value: unknown): Promise<string[]> {
  const document = TextDocument.create(`file:///service/${file}`, 'json', 1, JSON.stringify(value));
  const found = await service.doValidation(document, service.parseJSONDocument(document));
  return found.map(({ message }) => (typeof message === 'string' ? message : message.value));
}

describe('an editor offers', () => {
  test.each([
    ['observability.settings.json', '{ "|" }', ['services', 'metricConvention', 'logger', 'profiles']],
    ['observability.settings.json', '{ "logger": { "module": "x", "extends": "|" } }', ['"pino"', '"winston"']],
    ['observability.settings.json', '{ "profiles": [{ "|" }] }', ['packages', 'extends', 'exports']],
    ['.eslintrc.json', '{ "settings": { "observability": { "|" } } }', ['services', 'slos']],
    ['.oxlintrc.json', '{ "rules": { "|" } }', ['observability/no-console', 'observability/metric-naming']],
    ['.oxlintrc.json', '{ "rules": { "observability/no-silent-catch": ["error", { "|" }] } }', ['probes', 'handlers']],
    ['.oxlintrc.json', '{ "rules": { "observability/no-log-in-loop": ["error", { "levels": ["|"] }] } }', ['"debug"']],
    ['.eslintrc.json', '{ "overrides": [{ "rules": { "|" } }] }', ['observability/no-console']],
  ])('%s: %s', async (file, text, expected) => {
    expect(await offered(file, text)).toEqual(expect.arrayContaining(expected));
  });
});

describe('an editor reports', () => {
  test.each<[string, unknown, string[]]>([
    ['observability.settings.json', { service: ['gc'] }, ['Property service is not allowed.']],
    ['observability.settings.json', { views: 'yes' }, ['Incorrect type. Expected "boolean".']],
    ['.eslintrc.json', { settings: { observability: { logger: {} } } }, ['Missing property "module".']],
    [
      '.oxlintrc.json',
      { rules: { 'observability/no-console': ['warn', { alow: [] }] } },
      ['Property alow is not allowed.'],
    ],
    [
      '.oxlintrc.json',
      { rules: { 'observability/metric-naming': ['warn', {}] } },
      ['Array has too many items. Expected 1 or fewer.'],
    ],
    [
      '.oxlintrc.json',
      { rules: { 'observability/no-console': 'deny', 'eslint/no-var': 'warn' }, jsPlugins: ['x'] },
      [],
    ],
    ['.eslintrc.json', { settings: { react: {}, observability: { services: ['gc'] } }, extends: 'x' }, []],
  ])('%s: %j', async (file, value, expected) => {
    expect(await reported(file, value)).toEqual(expected);
  });
});
