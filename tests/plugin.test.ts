import { existsSync, readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import packageJson from '../package.json' with { type: 'json' };
import observability, * as module from '../src/index.js';
import { CONCERNS } from '../src/rule.js';
import { rules } from '../src/rules/index.js';

const NAMES = Object.keys(rules);

test('says who it is', () => {
  expect(observability.meta).toEqual({
    name: packageJson.name,
    version: packageJson.version,
    namespace: 'observability',
  });
});

test('is what import and require give', () => {
  expect(module).toHaveProperty(['module.exports'], observability);
});

test('lists exactly the rules that have a file, in the order of the checklist', () => {
  const files = CONCERNS.flatMap((concern) => {
    const folder = `src/rules/${concern}`;
    return existsSync(folder)
      ? readdirSync(folder)
          .map((file) => file.replace(/\.ts$/, ''))
          .sort()
      : [];
  });
  expect(NAMES).toEqual(files);
  expect(Object.keys(observability.rules ?? {})).toEqual(files);
});

test('has no page without a rule', () => {
  const pages = readdirSync('docs/rules').map((file) => file.replace(/\.md$/, ''));
  expect(pages.sort()).toEqual(NAMES.toSorted());
});

describe.each(NAMES)('%s', (name) => {
  const rule = rules[name]!;
  const docs = rule.meta.docs!;

  test('has its three files', () => {
    expect(`src/rules/${docs.concern}/${name}.ts`).toSatisfy(existsSync);
    expect(`tests/rules/${docs.concern}/${name}.test.ts`).toSatisfy(existsSync);
    expect(`docs/rules/${name}.md`).toSatisfy(existsSync);
  });

  test('says what it is', () => {
    expect(rule.name).toBe(name);
    expect(docs.description).toMatch(/^[A-Z](?!ODO)[^\n]+[^.\s]$/);
    expect(CONCERNS).toContain(docs.concern);
    expect(docs.severity).toMatch(/^(?:BLOCKER|HIGH|MEDIUM|LOW)$/);
    expect(docs.preset).toMatch(/^(?:recommended|strict)$/);
    expect(docs.recommended).toBe(docs.preset === 'recommended');
    expect(docs.url).toBe(`${packageJson.homepage}/blob/v${packageJson.version}/docs/rules/${name}.md`);
  });

  test('has messages, each a sentence or a suggestion', () => {
    const messages = Object.values(rule.meta.messages);
    expect(messages.length).toBeGreaterThan(0);
    for (const message of messages) expect(message).toMatch(/^\S(?:.{8,})\S$/);
  });

  test('describes and closes its options', () => {
    const schemas = rule.meta.schema as { type?: string; additionalProperties?: boolean; properties?: object }[];
    expect(schemas.length).toBeLessThanOrEqual(1);
    for (const schema of schemas) {
      expect(schema).toMatchObject({ type: 'object', additionalProperties: false });
      const [defaults] = (rule.meta.defaultOptions ?? []) as [object?];
      expect(Object.keys(defaults ?? {}).sort()).toEqual(Object.keys(schema.properties ?? {}).sort());
      for (const option of Object.values(schema.properties ?? {})) expect(option).toHaveProperty('description');
    }
  });
});
