import type { TSESTree } from '@typescript-eslint/utils';
import type { Condition, FactSpec, Place } from '../profiles/profile.js';
import { configObject } from './config-object.js';
import type { Scopes } from './scopes.js';
import { memberName, unwrap } from './syntax.js';
import { textOf } from './text.js';
import { factsOf, type Named } from './values.js';

type CallOrNew = TSESTree.CallExpression | TSESTree.NewExpression;

/** The facts that a call states: those of its callee whose conditions its arguments meet. */
export function statedBy(call: CallOrNew, callee: Pick<Named, 'entry'>, scopes: Scopes): FactSpec[] {
  return factsOf(callee).filter((spec) => !('when' in spec) || !spec.when || holds(call, spec.when, scopes));
}

/**
 * The values at a place of a call: the argument, or the properties of it that are named (every one for `*`).
 * @returns null where the argument is an object that cannot be read
 */
export function valuesAt(call: CallOrNew, place: Place, scopes: Scopes): TSESTree.Node[] | null {
  const argument = call.arguments[place.arg];
  if (!argument) return [];
  if (place.key === undefined) return [argument];
  const config = configObject(argument, scopes);
  if (!config) return null;
  const keys = place.key === '*' ? config.properties.keys() : typeof place.key === 'string' ? [place.key] : place.key;
  const values = [...keys].flatMap((key) => config.properties.get(key)?.value ?? []);
  return values.length > 0 || config.complete ? values : null;
}

function holds(call: CallOrNew, { is, not, ...place }: Condition, scopes: Scopes): boolean {
  const values = valuesAt(call, place, scopes);
  if (values === null) return not !== undefined;
  if (!is && !not) return values.length > 0;
  return values.some((value) => {
    const text = textual(value, scopes);
    return is ? text !== null && is.includes(text) : text === null || !not!.includes(text);
  });
}

/** A constant text or number, or the name of an enum member. */
function textual(raw: TSESTree.Node, scopes: Scopes): string | null {
  const text = textOf(raw, scopes);
  if (text) return text.isStatic ? text.text : null;
  const node = unwrap(raw);
  if (node.type === 'Literal') return String(node.value);
  return node.type === 'MemberExpression' ? memberName(node) : null;
}
