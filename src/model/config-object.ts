import type { TSESTree } from '@typescript-eslint/utils';
import type { Scopes } from './scopes.js';
import { memberName, unwrap } from './syntax.js';

/** An object of options as a reader sees it: spreads and constants followed. */
export interface ConfigObject {
  /** The literal that holds the options themselves; where a suggestion may add one. */
  node: TSESTree.ObjectExpression;
  properties: ReadonlyMap<string, TSESTree.Property>;
  /** False where a spread or a computed key hides further properties. */
  complete: boolean;
}

/**
 * Reads an object literal, following constants, `Object.freeze`, spreads of constants and object-returning arrows.
 * @returns null where the expression does not lead to an object literal of this file
 */
export function configObject(raw: TSESTree.Node, scopes: Scopes, depth = 0): ConfigObject | null {
  if (depth > 5) return null;
  const node = unwrap(raw);
  if (node.type === 'Identifier') {
    const constant = scopes.constantOf(node);
    return constant ? configObject(constant, scopes, depth + 1) : null;
  }
  if (node.type === 'MemberExpression') {
    const constant = scopes.constantMemberOf(node);
    return constant ? configObject(constant, scopes, depth + 1) : null;
  }
  if (node.type === 'CallExpression' && node.arguments.length === 1) {
    const isFreeze = node.callee.type === 'MemberExpression' && memberName(node.callee) === 'freeze';
    return isFreeze ? configObject(node.arguments[0]!, scopes, depth + 1) : null;
  }
  if (node.type !== 'ObjectExpression') return null;
  const properties = new Map<string, TSESTree.Property>();
  let complete = true;
  for (const entry of node.properties) {
    if (entry.type === 'SpreadElement') {
      const spread = configObject(entry.argument, scopes, depth + 1);
      for (const [key, property] of spread?.properties ?? []) properties.set(key, property);
      complete &&= spread?.complete ?? false;
      continue;
    }
    const name = memberName(entry);
    if (name === null) complete = false;
    else properties.set(name, entry);
  }
  return { node, properties, complete };
}

/** What was found under a property path. */
export type Found = { state: 'given'; node: TSESTree.Node } | { state: 'absent' } | { state: 'unknown' };

/**
 * Looks a property up, deeper with dots: `advice.explicitBucketBoundaries`.
 * `undefined` written as value counts as absent.
 */
export function lookUp(config: ConfigObject, path: string, scopes: Scopes): Found {
  const [key, ...rest] = path.split('.');
  const property = config.properties.get(key!);
  if (!property) return { state: config.complete ? 'absent' : 'unknown' };
  const value = unwrap(property.value);
  if (value.type === 'Identifier' && value.name === 'undefined') return { state: 'absent' };
  if (rest.length === 0) return { state: 'given', node: property.value };
  const inner = configObject(value, scopes);
  return inner ? lookUp(inner, rest.join('.'), scopes) : { state: 'unknown' };
}
