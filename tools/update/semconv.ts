import { readFileSync } from 'node:fs';
import type { Change, Deprecation } from '../../src/vocabulary/semconv.js';

const PACKAGE = 'node_modules/@opentelemetry/semantic-conventions';

/** A constant of the package, as its declarations have it. */
interface Constant {
  /** The attribute or metric that it names; null for a function that makes names. */
  value: string | null;
  /** What its comment says after `@deprecated`, on one line. */
  deprecated: string | null;
  /** Of what kind the examples in its comment are. */
  type: 'number' | 'text' | 'list' | null;
}

type Constants = ReadonlyMap<string, Constant>;

/** What the comments of the package do not say, or say of a name as it was before. */
const KNOWN: Readonly<Record<string, Deprecation>> = {
  // The same attribute on a client's span was the client's own host: it has no name now.
  // Source: "HTTP semantic convention stability migration" of the conventions, attributes of server spans.
  'net.host.name': { to: 'server.address', change: 'side' },
  'net.host.port': { to: 'server.port', change: 'side' },
  // Version 1.17 had `process` and `receive`, later ones `publish` and `create` too; `publish` is `send` now.
  'messaging.operation': { to: 'messaging.operation.type', change: 'values', same: ['create', 'process', 'receive'] },
  // Its comment names a constant that the package does not have.
  'faas.time': { to: 'faas.invocation.start_time' },
  'container.image.tag': { to: 'container.image.tags', change: 'list' },
  // Its comment names an attribute that is deprecated too.
  'db.instance.id': { advice: "For Elasticsearch it is 'elasticsearch.node.name', for others it is gone." },
  // Two metrics have become one: without one more attribute their measurements cannot be told apart.
  'messaging.publish.duration': { to: 'messaging.client.operation.duration', change: 'merged' },
  'messaging.receive.duration': { to: 'messaging.client.operation.duration', change: 'merged' },
  'messaging.publish.messages': { to: 'messaging.client.sent.messages', change: 'merged' },
  'messaging.process.messages': { to: 'messaging.client.consumed.messages', change: 'merged' },
  'messaging.receive.messages': { to: 'messaging.client.consumed.messages', change: 'merged' },
};

/**
 * Metrics that were renamed before the package had constants for metrics.
 * Source: "HTTP semantic convention stability migration", and the changelog of the conventions, version 1.22.
 */
const EARLIER_METRICS: Readonly<Record<string, Deprecation>> = {
  'http.server.duration': { to: 'http.server.request.duration', change: 'seconds' },
  'http.client.duration': { to: 'http.client.request.duration', change: 'seconds' },
  'http.server.request.size': { to: 'http.server.request.body.size' },
  'http.server.response.size': { to: 'http.server.response.body.size' },
  'http.client.request.size': { to: 'http.client.request.body.size' },
  'http.client.response.size': { to: 'http.client.response.body.size' },
};

/**
 * Names that programs have of their own, or that other conventions still have: `message.id` of a chat, `state` of
 * anything, `error.message` of the Elastic Common Schema, the CPU of whatever is measured.
 */
const COMMON = [
  'state',
  'pool.name',
  'message.id',
  'message.type',
  'message.compressed_size',
  'message.uncompressed_size',
  'event.name',
  'error.message',
  'cpu.time',
  'cpu.utilization',
  'cpu.frequency',
];

/** What is generated of the conventions. */
export interface Semconv {
  version: string;
  attributes: Readonly<Record<string, Deprecation>>;
  /** Attributes that were renamed before the package had the constants of today. */
  former: Readonly<Record<string, Deprecation>>;
  metrics: Readonly<Record<string, Deprecation>>;
  /** What the constants of before 1.26 stand for. */
  constants: Readonly<Record<string, string>>;
  /** Names that the stable entry point has constants for: those that something deprecated has become. */
  stable: readonly string[];
}

/**
 * Reads what is deprecated from the declarations of the installed package.
 * @throws Error where they are not what this was written for
 */
export function readSemconv(): Semconv {
  const { version } = JSON.parse(readFileSync(`${PACKAGE}/package.json`, 'utf8')) as { version: string };
  const stableAttributes = declared('stable_attributes');
  const experimental = declared('experimental_attributes');
  const all: Constants = new Map([...experimental, ...stableAttributes]);
  const stableMetrics = declared('stable_metrics');
  const allMetrics: Constants = new Map([...declared('experimental_metrics'), ...stableMetrics]);
  const old: Constants = new Map(
    [...declared('trace/SemanticAttributes'), ...declared('resource/SemanticResourceAttributes')].filter(([name]) =>
      name.startsWith('SEM'),
    ),
  );

  const attributes = deprecatedIn(all, 'ATTR');
  const former = formerNames(old, all);
  const metrics = { ...deprecatedIn(allMetrics, 'METRIC'), ...EARLIER_METRICS };
  // `db.cassandra.keyspace` is said to be `db.name`, which is `db.namespace`.
  for (const names of [attributes, former, metrics])
    for (const [name, found] of Object.entries(names)) names[name] = followed(found, { ...metrics, ...attributes });
  for (const name of [...Object.keys(KNOWN), ...COMMON])
    if (!(name in attributes) && !(name in former) && !(name in metrics))
      throw new Error(`${name} is not deprecated in ${version}.`);

  const constants: Record<string, string> = {};
  for (const [name, { value }] of old) if (value !== null) constants[name] = value;
  const reached = new Set([
    ...Object.values(constants),
    ...[attributes, former, metrics].flatMap((names) => Object.values(names)).flatMap(({ to }) => to ?? []),
  ]);
  const stable = [...stableAttributes.values(), ...stableMetrics.values()].flatMap(({ value, deprecated }) =>
    value !== null && deprecated === null && reached.has(value) ? value : [],
  );
  // A header has no constant of its own, but a function that makes its name.
  const headers = [...reached].filter((name) => /^http\.(?:request|response)\.header\./.test(name));
  stable.push(...headers.filter((name) => stableAttributes.has(constantOf('ATTR', name.replace(/\.[^.]*$/, '')))));
  return {
    version,
    attributes: sorted(attributes),
    former: sorted(former),
    metrics: sorted(metrics),
    constants,
    stable: stable.sort(),
  };
}

/** The module with what is deprecated. */
export function semconvModule({ version, attributes, former, metrics, constants, stable }: Semconv): string {
  return `// Generated by \`npm run update\` from @opentelemetry/semantic-conventions ${version}, with what tools/update/semconv.ts adds.

/**
 * What keeps a value from being kept as it is under the new name:
 * - \`text\`, \`list\`: the new attribute is of this type, and the old one was not
 * - \`values\`: some values have new names; those that are the same are listed
 * - \`side\`: only on the span of a server
 * - \`seconds\`: the old metric was in milliseconds
 * - \`merged\`: several metrics have become one
 */
export type Change = 'text' | 'list' | 'values' | 'side' | 'seconds' | 'merged';

/** What became of a name. Without \`to\` and \`advice\` it is gone. */
export interface Deprecation {
  /** Its name now. */
  to?: string;
  /** What to write, where that is not one name, in sentences. */
  advice?: string;
  /** Left out where the same value goes under the new name. */
  change?: Change;
  /** The values that have not changed. */
  same?: readonly string[];
  /** True for a name that programs have of their own: on its own it tells nothing. */
  isCommon?: true;
}

/** The version of the package that this is of. */
export const SEMCONV_VERSION = '${version}';

/** Attributes that are deprecated. */
export const DEPRECATED_ATTRIBUTES: Readonly<Record<string, Deprecation>> = ${JSON.stringify(attributes)};

/** Attributes that were renamed before the package had the constants of today, and that only OLD_CONSTANTS stand for. */
export const FORMER_ATTRIBUTES: Readonly<Record<string, Deprecation>> = ${JSON.stringify(former)};

/** Metrics that are deprecated. */
export const DEPRECATED_METRICS: Readonly<Record<string, Deprecation>> = ${JSON.stringify(metrics)};

/** The attributes that the constants of before 1.26 stand for. */
export const OLD_CONSTANTS: Readonly<Record<string, string>> = ${JSON.stringify(constants)};

/** Of the names that others have become, those that are stable: the main entry point has constants for them. */
export const STABLE_NAMES: ReadonlySet<string> = new Set(${JSON.stringify(stable)});
`;
}

/** The constants that a file of the package declares. */
function declared(file: string): Constants {
  const text = readFileSync(`${PACKAGE}/dist/${file}.d.mts`, 'utf8');
  const found = new Map<string, Constant>();
  const pattern = /\/\*\*((?:(?!\*\/)[^])*)\*\/\s*declare const (\w+)(?:: | = )(?:"([^"]*)"|[^;]*);/g;
  for (const [, comment = '', name = '', value] of text.matchAll(pattern)) {
    const tags = comment.replaceAll(/(?:[ \t]*\n[ \t]*\*?)+[ \t]*/g, '\n').split('\n@');
    const deprecated = tags.find((tag) => tag.startsWith('deprecated '))?.slice('deprecated '.length);
    const examples = tags.flatMap((tag) => (tag.startsWith('example ') ? tag.slice('example '.length).trim() : []));
    found.set(name, {
      value: value ?? null,
      deprecated: deprecated?.trim().replaceAll('\n', ' ') ?? null,
      type: typeOf(examples),
    });
  }
  if (found.size === 0) throw new Error(`${file} declares no constants.`);
  return found;
}

function typeOf(examples: readonly string[]): Constant['type'] {
  if (examples.length === 0) return null;
  if (examples.some((example) => example.startsWith('['))) return 'list';
  return examples.every((example) => /^-?\d+(?:\.\d+)?$/.test(example)) ? 'number' : 'text';
}

/** The name of the constant for an attribute or a metric. */
function constantOf(prefix: 'ATTR' | 'METRIC', name: string): string {
  return `${prefix}_${name.toUpperCase().replaceAll(/[.-]/g, '_')}`;
}

function deprecatedIn(constants: Constants, prefix: 'ATTR' | 'METRIC'): Record<string, Deprecation> {
  const found: Record<string, Deprecation> = {};
  for (const [constant, { value, deprecated, type }] of constants) {
    // What only has moved to another repository has kept its name.
    if (!constant.startsWith(`${prefix}_`) || value === null || deprecated === null || /^Moved to\b/.test(deprecated))
      continue;
    if (constant !== constantOf(prefix, value)) throw new Error(`${constant} is the name of ${value}.`);
    const told = KNOWN[value] ?? read(deprecated);
    const successor = told.to === undefined ? undefined : constants.get(constantOf(prefix, told.to));
    const change = told.change ?? (prefix === 'ATTR' && told.to !== undefined ? changeOf(type, successor) : null);
    found[value] = {
      ...told,
      ...(change && { change }),
      ...(told.change || change || told.to === undefined ? {} : changedValues(value, told.to, constants)),
      ...(COMMON.includes(value) && { isCommon: true }),
    };
  }
  return found;
}

/** What a comment says after `@deprecated`. */
function read(comment: string): Deprecation {
  const plain = comment
    .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replaceAll('`', "'")
    .replaceAll('**', '')
    .replace(/[^.]$/, '$&.');
  if (/^(?:Removed|Deprecated|Obsoleted)\b/.test(plain)) return {};
  const renamed =
    /^(?:Replaced by|Use) '([\w.-]+)'(?: instead)?(, which has moved to .*| \(string\)| with unit 's')?\.$/.exec(plain);
  if (!renamed) return { advice: plain };
  const [, to = '', more = ''] = renamed;
  if (more.includes('string')) return { to, change: 'text' };
  return more.includes('unit') ? { to, change: 'seconds' } : { to };
}

/** How the type of an attribute has changed, as its examples show; what has no constant of its own is one of many headers. */
function changeOf(before: Constant['type'], successor: Constant | undefined): Change | null {
  if (!successor) return 'list';
  if (successor.type === 'list' && before !== 'list') return 'list';
  return successor.type === 'text' && before === 'number' ? 'text' : null;
}

/** Whether values have new names, where the package lists those of both. */
function changedValues(from: string, to: string, constants: Constants): Pick<Deprecation, 'change' | 'same'> {
  const [before, now] = [from, to].map((name) => {
    const prefix = `${constantOf('ATTR', name).slice('ATTR_'.length)}_VALUE_`;
    return [...constants].flatMap(([constant, { value, deprecated }]) =>
      constant.startsWith(prefix) && value !== null ? { value, isCurrent: deprecated === null } : [],
    );
  }) as [{ value: string; isCurrent: boolean }[], { value: string; isCurrent: boolean }[]];
  if (before.length === 0 || now.length === 0) return {};
  const current = new Set(now.filter(({ isCurrent }) => isCurrent).map(({ value }) => value));
  const same = before.map(({ value }) => value).filter((value) => current.has(value));
  return same.length === before.length ? {} : { change: 'values', same: same.sort() };
}

/** Attributes that only the constants of before 1.26 still stand for. */
function formerNames(old: Constants, all: Constants): Record<string, Deprecation> {
  const current = new Set([...all.values()].map(({ value }) => value));
  const found: Record<string, Deprecation> = {};
  for (const { value, deprecated } of old.values()) {
    if (value === null || current.has(value)) continue;
    const successor = all.get(/\bATTR_\w+/.exec(deprecated ?? '')?.[0] ?? '');
    found[value] = KNOWN[value] ?? (successor?.value == null ? {} : { to: successor.value });
  }
  return found;
}

/** Where the new name is deprecated too, what became of that. */
function followed(found: Deprecation, names: Readonly<Record<string, Deprecation>>): Deprecation {
  const next = found.to === undefined ? undefined : names[found.to];
  if (!next) return found;
  return followed({ ...next, ...(found.change && { change: found.change }) }, names);
}

function sorted<T>(record: Readonly<Record<string, T>>): Record<string, T> {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
}
