import {
  DEPRECATED_ATTRIBUTES,
  DEPRECATED_METRICS,
  FORMER_ATTRIBUTES,
  OLD_CONSTANTS,
  STABLE_NAMES,
  type Deprecation,
} from '../vocabulary/semconv.js';

/** What a name of the conventions is the name of. */
export type NameKind = 'attribute' | 'metric';

/** What became of a name of OpenTelemetry's conventions; null where it is not deprecated. */
export function deprecationOf(kind: NameKind, name: string): Deprecation | null {
  const lists = kind === 'attribute' ? [DEPRECATED_ATTRIBUTES, FORMER_ATTRIBUTES] : [DEPRECATED_METRICS];
  return lists.find((names) => Object.hasOwn(names, name))?.[name] ?? null;
}

/** True for a name that will not change again. */
export function isStable(name: string): boolean {
  return STABLE_NAMES.has(name);
}

/** What @opentelemetry/semantic-conventions calls the constant for a name: `ATTR_HTTP_REQUEST_METHOD`. */
export function constantOf(kind: NameKind, name: string): string {
  return `${kind === 'attribute' ? 'ATTR' : 'METRIC'}_${name.toUpperCase().replaceAll(/[.-]/g, '_')}`;
}

/** A constant of @opentelemetry/semantic-conventions that should not be used any more. */
export interface OldConstant {
  kind: NameKind;
  /** What it stands for. */
  value: string;
}

let byConstant: ReadonlyMap<string, OldConstant> | null = null;

/** The constant of a name that is deprecated, or of before 1.26; null for any other. */
export function oldConstant(name: string): OldConstant | null {
  if (Object.hasOwn(OLD_CONSTANTS, name)) return { kind: 'attribute', value: OLD_CONSTANTS[name]! };
  byConstant ??= constantsOf();
  return byConstant.get(name) ?? null;
}

function constantsOf(): ReadonlyMap<string, OldConstant> {
  // Not of former attributes: the constant that `messaging.message_id` would have is that of `messaging.message.id`.
  const attributes = Object.keys(DEPRECATED_ATTRIBUTES).map((value) => ({ kind: 'attribute' as const, value }));
  const metrics = Object.keys(DEPRECATED_METRICS).map((value) => ({ kind: 'metric' as const, value }));
  return new Map([...attributes, ...metrics].map((constant) => [constantOf(constant.kind, constant.value), constant]));
}

let mention: RegExp | null = null;

/** False for a text that can name nothing that is deprecated: neither such a name stands in it, nor the package. */
export function mayNameDeprecated(text: string): boolean {
  mention ??= mentionOf([DEPRECATED_ATTRIBUTES, FORMER_ATTRIBUTES, DEPRECATED_METRICS].flatMap(Object.keys));
  return mention.test(text);
}

function mentionOf(names: readonly string[]): RegExp {
  const heads = new Set(names.map((name) => name.split('.', 1)[0]!));
  return new RegExp(`['"\`](?:${[...heads].join('|')})\\.|@opentelemetry/semantic-conventions`);
}
