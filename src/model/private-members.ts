import type { TSESTree } from '@typescript-eslint/utils';
import { memberName, unwrap } from './syntax.js';

type ClassNode = TSESTree.ClassDeclaration | TSESTree.ClassExpression;

/** What a class does with its members, by name; null where it hands out one that the name does not tell. */
type Index = Map<string, TSESTree.MemberExpression[]> | null;

const indexes = new WeakMap<ClassNode, Index>();

/**
 * The places that use a private field, which are all in its class: `#name`, or `private` in TypeScript.
 * @returns null where the field is not private, or where the class may use it in another way
 */
export function membersOf(type: ClassNode, name: string): readonly TSESTree.MemberExpression[] | null {
  if (!isPrivate(type, name)) return null;
  let index = indexes.get(type);
  if (index === undefined) {
    index = indexOf(type);
    indexes.set(type, index);
  }
  return index && (index.get(name) ?? []);
}

function isPrivate(type: ClassNode, name: string): boolean {
  if (name.startsWith('#')) return true;
  return type.body.body.some(
    (element) =>
      (element.type === 'PropertyDefinition' || element.type === 'AccessorProperty') &&
      element.accessibility === 'private' &&
      memberName(element as TSESTree.PropertyDefinition) === name,
  );
}

function indexOf(type: ClassNode): Index {
  const index = new Map<string, TSESTree.MemberExpression[]>();
  const stack: TSESTree.Node[] = [type.body];
  for (let node = stack.pop(); node; node = stack.pop()) {
    // `const { joins } = this`
    if (node.type === 'ObjectPattern' && holdsThis(node.parent)) return null;
    if (node.type === 'MemberExpression') {
      const name = memberName(node);
      if (name === null && node.object.type === 'ThisExpression') return null;
      if (name !== null) index.set(name, [...(index.get(name) ?? []), node]);
    }
    for (const key of Object.keys(node)) {
      if (key === 'parent' || key === 'loc' || key === 'range') continue;
      const child = (node as unknown as Record<string, unknown>)[key];
      for (const item of Array.isArray(child) ? (child as unknown[]) : [child]) {
        if (typeof item === 'object' && item !== null && 'type' in item) stack.push(item as TSESTree.Node);
      }
    }
  }
  return index;
}

function holdsThis(parent: TSESTree.Node): boolean {
  const value =
    parent.type === 'VariableDeclarator' ? parent.init : parent.type === 'AssignmentExpression' ? parent.right : null;
  return value !== null && unwrap(value).type === 'ThisExpression';
}
