import { describe, expect, test } from 'vitest';
import { builtIn } from '../../src/profiles/index.js';
import type { Entry, FactSpec, Profile } from '../../src/profiles/profile.js';
import { entries, typesExist } from '../../src/settings-entries.js';

test('ids and import sources are there once', () => {
  for (const names of [builtIn.map((profile) => profile.id), builtIn.flatMap((profile) => profile.packages)]) {
    expect(names).toEqual([...new Set(names)]);
  }
});

describe.each(builtIn.map((profile) => [profile.id, profile] as const))('%s', (id, profile) => {
  const {
    title,
    packages,
    source,
    exports = {},
    types = {},
    globals = {},
    main,
    loggers = {},
    decorators = {},
  } = profile;
  const known = Object.keys(types);

  test('says where it comes from', () => {
    expect(title).not.toBe('');
    expect(source).toMatch(/\d/);
    if (id !== 'homemade') expect(packages).not.toEqual([]);
  });

  test('is what a user profile may be', () => {
    expect(() => [exports, globals, ...Object.values(types)].map((all) => entries(all, id))).not.toThrow();
  });

  test('names only types that it has', () => {
    typesExist(exports, known, 'exports');
    typesExist(globals, known, 'globals');
    for (const [name, members] of Object.entries(types)) typesExist(members, known, name, true);
    for (const type of [...namedTypes(profile), ...Object.keys(loggers), ...(main === undefined ? [] : [main])]) {
      expect(known).toContain(type);
    }
    for (const decorator of Object.values(decorators)) if ('is' in decorator) expect(known).toContain(decorator.is);
  });

  test('has sound regular expressions', () => {
    for (const { files = '', firstParam = '' } of profile.exportedHandlers ?? []) {
      expect(() => [new RegExp(files), new RegExp(firstParam)]).not.toThrow();
    }
  });
});

/** The types that callbacks, signatures and handlers name, and those of static members. */
function namedTypes({ exports = {}, types = {} }: Profile): string[] {
  const all = [exports, ...Object.values(types)].flatMap((entriesOf) => Object.values(entriesOf));
  const withMembers = all.flatMap((entry) => [entry, ...Object.values(entry.members ?? {})]);
  return withMembers.flatMap((entry) => [
    ...(entry.callback ? [entry.callback.is] : []),
    ...present(entry.signature?.types),
    ...factsIn(entry).flatMap((fact) => (fact.kind === 'handler' ? present(fact.types) : [])),
    ...[entry.is, entry.construct, entry.returns === 'self' ? undefined : entry.returns].filter(
      (type) => type !== undefined,
    ),
  ]);
}

function present(types: readonly (string | null)[] = []): string[] {
  return types.filter((type) => type !== null);
}

function factsIn({ fact }: Entry): readonly FactSpec[] {
  if (fact === undefined) return [];
  return 'kind' in fact ? [fact] : fact;
}
