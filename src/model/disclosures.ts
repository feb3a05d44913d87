import type { TSESTree } from '@typescript-eslint/utils';
import { object, PAIR, type DataPlace, type DataTarget, type DisclosureSpec } from '../profiles/profile.js';
import { configObject } from './config-object.js';
import type { Attribute, Disclosure } from './facts.js';
import type { Scopes } from './scopes.js';
import type { Site } from './site.js';
import { memberName, terminalName, unwrap } from './syntax.js';
import { textOf } from './text.js';
import type { Named } from './values.js';

/** The data that a call of a known library attaches; null for a call that attaches none: `startSpan('join')`. */
export function disclosure(
  node: TSESTree.CallExpression,
  { profile, certain }: Pick<Named, 'profile' | 'certain'>,
  { to, data }: DisclosureSpec,
  site: Site,
  scopes: Scopes,
): Disclosure | null {
  const attributes = data.flatMap((place) => attributesAt(node, place, scopes));
  return attributes.length > 0 ? { library: profile.id, certain, site, node, to, data: attributes } : null;
}

const FIRST = object(0);
const SECOND = object(1);

/** Methods of spans of whatever make. A DOM element has a `setAttribute` too, so the name of the span decides. */
const SPAN_METHODS: Readonly<Record<string, readonly DataPlace[]>> = {
  setAttribute: [PAIR],
  setAttributes: [FIRST],
  addEvent: [SECOND],
  setTag: [PAIR],
  addTags: [FIRST],
  setTags: [FIRST],
  setLabel: [PAIR],
  addLabels: [FIRST],
  addAnnotation: [PAIR],
  addMetadata: [PAIR],
  putAnnotation: [PAIR],
  putMetadata: [PAIR],
  setBaggageItem: [PAIR],
};

/** Methods of a Sentry that is injected, or of its scope. */
const SENTRY_METHODS: Readonly<Record<string, readonly DataPlace[]>> = {
  setTag: [PAIR],
  setExtra: [PAIR],
  setTags: [FIRST],
  setExtras: [FIRST],
  setUser: [FIRST],
  setContext: [SECOND],
  addBreadcrumb: [FIRST],
  captureException: [SECOND],
  captureMessage: [SECOND],
};

const SPAN_NAME = /^[_#$]{0,3}(?:\w*[sS]pan|\w*[sS]egment|transaction|tracer|getActiveSpan|getCurrentSpan)$/;
const SENTRY_NAME = /^[_#$]{0,3}(?:[sS]entry(?:Client|Service)?|scope|getCurrentScope|getIsolationScope)$/;

/** Functions that start a span, by what real code calls them: `this.tracing.startSpan({ name, attributes }, fn)`. */
const STARTS_SPAN = /^(?:start|with|run|trace|create)\w*Span$|^startSpan\w*$/;

/**
 * The data that a call attaches to a span or an error report of unknown make, told by the names of method and receiver:
 * `span.setAttribute('route', route)` where `span` is handed in by a wrapper, `this.sentry?.setUser(user)`.
 */
export function disclosureByShape(node: TSESTree.CallExpression, site: Site, scopes: Scopes): Disclosure | null {
  const callee = unwrap(node.callee);
  const method = terminalName(callee);
  if (method === null) return null;
  const found = placesByShape(callee, method);
  const data = found?.places.flatMap((place) => attributesAt(node, place, scopes)) ?? [];
  return found && data.length > 0 ? { library: 'homemade', certain: false, site, node, to: found.to, data } : null;
}

function placesByShape(callee: TSESTree.Node, method: string): { to: DataTarget; places: readonly DataPlace[] } | null {
  if (STARTS_SPAN.test(method)) {
    const places = [0, 1].map((arg) => object(arg, 'attributes'));
    return { to: 'span', places };
  }
  if (callee.type !== 'MemberExpression') return null;
  const owner = unwrap(callee.object);
  const receiver = terminalName(owner.type === 'CallExpression' ? owner.callee : owner) ?? '';
  if (Object.hasOwn(SENTRY_METHODS, method) && SENTRY_NAME.test(receiver))
    return { to: 'report', places: SENTRY_METHODS[method]! };
  return Object.hasOwn(SPAN_METHODS, method) && SPAN_NAME.test(receiver)
    ? { to: method === 'setBaggageItem' ? 'baggage' : 'span', places: SPAN_METHODS[method]! }
    : null;
}

function attributesAt(node: TSESTree.CallExpression, place: DataPlace, scopes: Scopes): Attribute[] {
  if (place.from === 'object') {
    const argument = node.arguments[place.arg];
    if (!argument || argument.type === 'SpreadElement') return [];
    if (place.key === undefined) return entriesOf(argument, scopes);
    const value = configObject(argument, scopes)?.properties.get(place.key)?.value;
    return value ? entriesOf(value, scopes) : [];
  }
  const value = node.arguments[place.from === 'pair' ? place.value : place.arg];
  if (!value || value.type === 'SpreadElement') return [];
  if (place.from === 'named') return [{ name: place.name, node: value, value }];
  const name = node.arguments[place.name];
  // `addMetadata('section', { … })` has no third argument, and `addMetadata('section', 'key', value)` no object.
  return name ? [{ name: nameOf(name, scopes), node: value, value }] : [];
}

/**
 * The names and values of an object: of a literal, and of constants that it is or spreads. What cannot be read (a
 * variable, a call, a spread of these) is one entry without a name.
 */
export function entriesOf(raw: TSESTree.Node, scopes: Scopes, depth = 0): Attribute[] {
  const config = depth > 3 ? null : configObject(raw, scopes);
  const node = unwrap(raw);
  if (!config) return /Literal$|Function/.test(node.type) ? [] : [{ name: null, node: raw, value: raw }];
  return config.node.properties.flatMap((entry): Attribute[] => {
    if (entry.type === 'SpreadElement') return entriesOf(entry.argument, scopes, depth + 1);
    const name = entry.computed ? nameOf(entry.key, scopes) : memberName(entry);
    return [{ name, node: entry, value: entry.value }];
  });
}

/** A constant text, or the name of a constant that another file gives its text: `ATTR_USER_EMAIL`. */
function nameOf(node: TSESTree.Node, scopes: Scopes): string | null {
  const text = textOf(node, scopes);
  if (text?.isStatic) return text.text;
  const name = terminalName(node);
  return name !== null && /^[A-Z][A-Z0-9_]+$/.test(name) ? name : null;
}
