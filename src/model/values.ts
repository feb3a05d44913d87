import type { TSESTree } from '@typescript-eslint/utils';
import type { Entry, FactSpec, LoggerTraits, Profile } from '../profiles/profile.js';
import { entryOf } from './records.js';

/** What an expression is, in the terms of a library profile. */
export type Value = Namespace | Named | Instance;

/** A whole module: `import * as client`, `require('prom-client')`. */
export interface Namespace {
  kind: 'namespace';
  profile: Profile;
  certain: boolean;
}

/** An export or member that can be called, constructed or read further. */
export interface Named {
  kind: 'named';
  profile: Profile;
  entry: Entry;
  name: string;
  /** The instance it was read from: `counter` in `counter.inc`. */
  receiver: Instance | null;
  /** True for a default import, which also carries the named exports in CommonJS packages. */
  isDefault: boolean;
  certain: boolean;
  /** For a function of another file that returns a logger: what makes that. */
  source?: LoggerSource;
}

/** An instance of a library's type. */
export interface Instance {
  kind: 'instance';
  profile: Profile;
  type: string;
  /** The call or `new` that made it; null where it was injected or annotated. */
  origin: TSESTree.CallExpression | TSESTree.NewExpression | null;
  certain: boolean;
  /** What made it, where that is in another file of the project. */
  source?: LoggerSource;
}

/** The call in another file that makes a logger, as text. */
export interface LoggerSource {
  path: string;
  /** The file, without most of its comments. */
  text: string;
  /** What stands between the parentheses of the call. */
  options: string;
}

/**
 * Reads a member of a value.
 * @returns null where the library has no such member
 */
export function memberOf(value: Value, name: string): Value | null {
  const { profile, certain } = value;
  if (value.kind === 'namespace') {
    const entry = entryOf(profile.exports, name);
    if (entry) return read(entry, profile, name, null, certain, name === 'default');
    if (name === 'default') return value;
    const root = profile.exports?.['default'];
    const below = entryOf(root?.members, name);
    if (below) return read(below, profile, name, null, certain);
    // `module.exports = logger`: the members of the instance are those of the module.
    const whole = asInstance(value);
    const member = whole && memberOf(whole, name);
    // A wrapper may export anything under any name: `logger`, `getLogger`, and `error` that is a method of a logger.
    const any = profile.exports?.['*'];
    return any
      ? read(member?.kind === 'named' ? { ...member.entry, ...any } : any, profile, name, null, certain)
      : member;
  }
  if (value.kind === 'instance') {
    const members = profile.types?.[value.type];
    const entry = entryOf(members, name) ?? members?.['*'];
    return entry ? read(entry, profile, name, value, certain) : null;
  }
  const entry = entryOf(value.entry.members, name);
  if (entry) return read(entry, profile, name, null, certain);
  if (!value.isDefault) return null;
  return memberOf({ kind: 'namespace', profile, certain }, name);
}

/** The value of an entry that is read from a module, type or global. */
export function read(
  entry: Entry,
  profile: Profile,
  name: string,
  receiver: Instance | null,
  certain: boolean,
  isDefault = false,
): Value {
  const isPlainInstance = entry.is !== undefined && !entry.fact && !entry.returns && !entry.construct && !isDefault;
  if (isPlainInstance) return { kind: 'instance', profile, type: entry.is!, origin: null, certain };
  return { kind: 'named', profile, entry, name, receiver, isDefault, certain };
}

/** Seen as an instance: an entry that can be called and is an instance too (`export default logger`) counts. */
export function asInstance(value: Value | null): Instance | null {
  if (value?.kind === 'instance') return value;
  if (value?.kind === 'namespace') {
    const type = value.profile.exports?.['default']?.is;
    return type === undefined
      ? null
      : { kind: 'instance', profile: value.profile, type, origin: null, certain: value.certain };
  }
  if (value?.kind === 'named' && value.entry.is !== undefined)
    return { kind: 'instance', profile: value.profile, type: value.entry.is, origin: null, certain: value.certain };
  return null;
}

/** The entry that calling a value uses: its own, or the `()` of its type. */
export function callable(value: Value | null): Named | null {
  if (value?.kind === 'named') return value;
  if (value?.kind === 'instance') {
    const entry = value.profile.types?.[value.type]?.['()'];
    if (!entry) return null;
    return {
      kind: 'named',
      profile: value.profile,
      entry,
      name: '()',
      receiver: value,
      isDefault: false,
      certain: value.certain,
    };
  }
  const entry = value?.profile.exports?.['default'];
  if (!value || !entry) return null;
  return {
    kind: 'named',
    profile: value.profile,
    entry,
    name: 'default',
    receiver: null,
    isDefault: true,
    certain: value.certain,
  };
}

/** How a logger is written to; undefined for what is not a logger. */
export function loggerTraits({ profile, type }: Pick<Instance, 'profile' | 'type'>): LoggerTraits | undefined {
  return profile.loggers?.[type] ?? (type === (profile.main ?? 'logger') ? profile.logger : undefined);
}

/** The facts that calling a value states, as a list. */
export function factsOf(callee: { entry: Entry }): readonly FactSpec[] {
  const { fact } = callee.entry;
  if (fact === undefined) return [];
  return 'kind' in fact ? [fact] : fact;
}

/** An instance of a type of the same library, as certain as the value it comes from. */
export function instanceOf(from: Value, type: string, origin: Instance['origin'] = null): Instance {
  return { kind: 'instance', profile: from.profile, type, origin, certain: from.certain };
}
