/** What an editor and a reader are told about the options of every rule. */
import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { rules } from '../../src/rules/index.js';

interface Schema {
  description?: string;
  properties?: Record<string, Schema>;
  oneOf?: Schema[];
}

/** Every option by its path, at any depth. */
function optionsOf({ properties = {}, oneOf = [] }: Schema, path = ''): [string, Schema][] {
  const own = Object.entries(properties).map(([name, schema]): [string, Schema] => [`${path}${name}`, schema]);
  return [
    ...own,
    ...own.flatMap(([name, schema]) => optionsOf(schema, `${name}.`)),
    ...oneOf.flatMap((schema) => optionsOf(schema, path)),
  ];
}

/** The default that a page gives for an option, in a table of its options. */
function defaultOnPage(page: string, option: string): unknown {
  const [, cell] = new RegExp(String.raw`^\| \`${option}\` +\| \`([^\`]+)\``, 'm').exec(page) ?? [];
  return cell === undefined ? undefined : JSON.parse(cell.replaceAll("'", '"'));
}

const withOptions = Object.entries(rules).flatMap(([name, { meta }]) => {
  const [schema] = meta.schema as readonly Schema[];
  const [defaults] = (meta.defaultOptions ?? []) as readonly Record<string, unknown>[];
  return schema ? [{ name, schema, defaults }] : [];
});

test('there are rules with options, and rules without', () => {
  expect(withOptions.length).toBeGreaterThan(5);
  expect(withOptions.length).toBeLessThan(Object.keys(rules).length);
});

describe.each(withOptions)('$name', ({ name, schema, defaults }) => {
  test('every option has a description, at any depth', () => {
    for (const [option, { description }] of optionsOf(schema)) {
      expect([option, description]).toEqual([option, expect.stringMatching(/^[A-Z].{10,}\.?$/s)]);
    }
  });

  test('every option has a default, which is one of its values', () => {
    expect(Object.keys(defaults ?? {}).sort()).toEqual(Object.keys(schema.properties!).sort());
    const valid = new Ajv({ strict: true }).compile(schema);
    expect(valid(defaults) || valid.errors).toBe(true);
  });

  test('its page has a table of the options with their defaults', () => {
    const page = readFileSync(`docs/rules/${name}.md`, 'utf8');
    const shown = Object.keys(defaults ?? {}).map((option) => [option, defaultOnPage(page, option)]);
    expect(Object.fromEntries(shown)).toEqual(defaults);
  });
});
