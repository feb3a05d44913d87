import type { TSESTree } from '@typescript-eslint/utils';
import type { FunctionNode } from './facts.js';

/**
 * Strips what does not change a value: `as`, `satisfies`, `!`, type assertions, optional chains, `await`-free
 * parentheses and the `(0, x.y)` that compilers write.
 */
export function unwrap(node: TSESTree.Node): TSESTree.Node {
  let current = node;
  for (;;) {
    switch (current.type) {
      case 'TSAsExpression':
      case 'TSSatisfiesExpression':
      case 'TSNonNullExpression':
      case 'TSTypeAssertion':
      case 'TSInstantiationExpression':
      case 'ChainExpression':
        current = current.expression;
        break;
      case 'SequenceExpression': {
        const last = current.expressions.at(-1);
        if (!last) return current;
        current = last;
        break;
      }
      default:
        return current;
    }
  }
}

/** The nearest ancestor that is not a type wrapper, optional chain or parenthesis of {@link unwrap}. */
export function outerParent(node: TSESTree.Node): { parent: TSESTree.Node | undefined; child: TSESTree.Node } {
  let child = node;
  let parent = node.parent;
  while (parent && unwrap(parent) !== parent && unwrap(parent) === unwrap(child)) {
    child = parent;
    parent = parent.parent;
  }
  return { parent, child };
}

/** True for a function of any form. */
export function isFunction(node: TSESTree.Node | null | undefined): node is FunctionNode {
  return (
    node?.type === 'ArrowFunctionExpression' ||
    node?.type === 'FunctionExpression' ||
    node?.type === 'FunctionDeclaration'
  );
}

/** True for a class of any form. */
export function isClass(
  node: TSESTree.Node | null | undefined,
): node is TSESTree.ClassDeclaration | TSESTree.ClassExpression {
  return node?.type === 'ClassDeclaration' || node?.type === 'ClassExpression';
}

/** The innermost function around a node; null at module level. */
export function enclosingFunction(node: TSESTree.Node): FunctionNode | null {
  for (let current = node.parent; current; current = current.parent) if (isFunction(current)) return current;
  return null;
}

/** The innermost class whose `this` a node sees; null where there is none. */
export function enclosingClass(node: TSESTree.Node): TSESTree.ClassDeclaration | TSESTree.ClassExpression | null {
  for (let current = node.parent; current; current = current.parent) if (isClass(current)) return current;
  return null;
}

/**
 * The name of a member: `a.b`, `a['b']`, `a.#b` (as `#b`), or of a property of an object or class.
 * @returns null where it is computed at run time
 */
export function memberName(
  node:
    | TSESTree.MemberExpression
    | TSESTree.Property
    | TSESTree.PropertyDefinition
    | TSESTree.MethodDefinition
    | TSESTree.TSPropertySignature,
): string | null {
  const key = node.type === 'MemberExpression' ? node.property : node.key;
  if (key.type === 'PrivateIdentifier') return `#${key.name}`;
  if (!node.computed && key.type === 'Identifier') return key.name;
  if (key.type === 'Literal') return String(key.value);
  if (key.type === 'TemplateLiteral' && key.expressions.length === 0) return key.quasis[0]?.value.cooked ?? null;
  return null;
}

/**
 * The last name of an expression, as people read it: `this.deps.logger` is `logger`, `getLogger()` is null.
 */
export function terminalName(raw: TSESTree.Node): string | null {
  const node = unwrap(raw);
  if (node.type === 'Identifier') return node.name;
  if (node.type === 'MemberExpression') return memberName(node);
  return null;
}

/** The object that a chain of members starts from: `deps` in `deps.metrics.joins`. */
export function rootOf(raw: TSESTree.Node): TSESTree.Node {
  let node = unwrap(raw);
  while (node.type === 'MemberExpression') node = unwrap(node.object);
  return node;
}

/** The source of `require('pino')`; null for any other call. */
export function requiredSource({
  callee,
  arguments: [source],
}: TSESTree.CallExpression | TSESTree.NewExpression): string | null {
  const isRequire = callee.type === 'Identifier' && callee.name === 'require';
  return isRequire && source?.type === 'Literal' && typeof source.value === 'string' ? source.value : null;
}

/** The names of a member chain from its root, `['this', 'deps', 'logger']`; null where part of it is computed or called. */
export function chainOf(raw: TSESTree.Node): string[] | null {
  const names: string[] = [];
  let node = unwrap(raw);
  while (node.type === 'MemberExpression') {
    const name = memberName(node);
    if (name === null) return null;
    names.unshift(name);
    node = unwrap(node.object);
  }
  if (node.type === 'Identifier') return [node.name, ...names];
  if (node.type === 'ThisExpression') return ['this', ...names];
  return null;
}

/**
 * Calls `visit` for a node and all below it, parents first.
 * @param visit returns false to leave out what is below the node
 */
export function walk(
  root: TSESTree.Node,
  visitorKeys: Readonly<Record<string, readonly string[] | undefined>>,
  visit: (node: TSESTree.Node) => boolean | undefined,
): void {
  const stack: TSESTree.Node[] = [root];
  for (let node = stack.pop(); node; node = stack.pop()) {
    if (visit(node) === false) continue;
    const keys = visitorKeys[node.type] ?? [];
    for (let i = keys.length - 1; i >= 0; i--) {
      const child = (node as unknown as Record<string, unknown>)[keys[i]!];
      if (Array.isArray(child)) {
        for (let j = child.length - 1; j >= 0; j--) if (isNode(child[j])) stack.push(child[j] as TSESTree.Node);
      } else if (isNode(child)) stack.push(child);
    }
  }
}

function isNode(value: unknown): value is TSESTree.Node {
  return typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string';
}

/**
 * Those of some nodes, or facts of nodes, that lie within another node.
 * @param items in the order of the code
 */
export function within<T extends { range: TSESTree.Range } | { node: TSESTree.Node }>(
  items: readonly T[],
  outer: TSESTree.Node,
): T[] {
  const rangeOf = (item: T): TSESTree.Range => ('range' in item ? item.range : item.node.range);
  const [start, end] = outer.range;
  let low = 0;
  for (let high = items.length; low < high;) {
    const middle = (low + high) >> 1;
    if (rangeOf(items[middle]!)[0] < start) low = middle + 1;
    else high = middle;
  }
  const found: T[] = [];
  for (let i = low; i < items.length && rangeOf(items[i]!)[0] < end; i++)
    if (rangeOf(items[i]!)[1] <= end) found.push(items[i]!);
  return found;
}

/** True where the text of one node lies within that of another. */
export function contains(outer: TSESTree.Node, inner: TSESTree.Node | TSESTree.Comment): boolean {
  return outer.range[0] <= inner.range[0] && inner.range[1] <= outer.range[1];
}

/** The name of a function, by its declaration, method, property or variable. */
export function functionName(fn: TSESTree.Node | null): string {
  if (!fn) return '';
  if ('id' in fn && fn.id?.type === 'Identifier') return fn.id.name;
  const { parent } = fn;
  if (parent?.type === 'MethodDefinition' || parent?.type === 'Property' || parent?.type === 'PropertyDefinition')
    return memberName(parent) ?? '';
  return parent?.type === 'VariableDeclarator' && parent.id.type === 'Identifier' ? parent.id.name : '';
}

/** What a specifier imports, by the name it is exported under: `Counter` of `import { Counter as C }`. */
export function importedName({ imported }: TSESTree.ImportSpecifier): string {
  return imported.type === 'Identifier' ? imported.name : imported.value;
}

/** The keys under which a pattern binds a name: `authorization` in `const { authorization: header } = req.headers`. */
export function keysTo(pattern: TSESTree.Node, name: TSESTree.Node): string[] | null {
  if (pattern === name) return [];
  if (pattern.type === 'AssignmentPattern') return keysTo(pattern.left, name);
  if (pattern.type !== 'ObjectPattern') return null;
  for (const entry of pattern.properties) {
    if (entry.type !== 'Property') continue;
    const key = memberName(entry);
    const rest = keysTo(entry.value, name);
    if (rest) return key === null ? null : [key, ...rest];
  }
  return null;
}
