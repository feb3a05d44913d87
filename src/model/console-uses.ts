import type { TSESTree } from '@typescript-eslint/utils';
import type { ConsoleUse } from './facts.js';
import type { Scopes } from './scopes.js';
import { chainOf, memberName, outerParent } from './syntax.js';

const GLOBAL_OBJECTS = ['globalThis', 'global', 'window'];

/** Every use of the global console: called, passed on, destructured, aliased, through `globalThis`, imported. */
export function consoleUses(scopes: Scopes): ConsoleUse[] {
  const uses: ConsoleUse[] = [];
  for (const identifier of scopes.globalReferences('console')) uses.push(...usesOf(identifier));
  for (const name of GLOBAL_OBJECTS) {
    for (const identifier of scopes.globalReferences(name)) {
      const { parent, child } = outerParent(identifier);
      const isConsole =
        parent?.type === 'MemberExpression' && parent.object === child && memberName(parent) === 'console';
      if (isConsole) uses.push(...usesOf(parent));
    }
  }
  for (const variable of scopes.holding('console')) {
    for (const identifier of scopes.readsOf(variable)) uses.push(...usesOf(identifier));
  }
  return uses.sort((a, b) => a.node.range[0] - b.node.range[0]);
}

function usesOf(node: TSESTree.Node): ConsoleUse[] {
  const { parent, child } = outerParent(node);
  if (!parent || parent.type.startsWith('TS') || isTest(parent, child)) return [];
  if (parent.type === 'MemberExpression' && parent.object === child) {
    const outer = outerParent(parent);
    const isOverride = outer.parent?.type === 'AssignmentExpression' && outer.parent.left === outer.child;
    if (isOverride || (outer.parent && isTest(outer.parent, outer.child))) return [];
    const call = outer.parent?.type === 'CallExpression' && outer.parent.callee === outer.child ? outer.parent : null;
    return [{ node: parent, method: memberName(parent), call }];
  }
  if (parent.type === 'VariableDeclarator' && parent.init === child && parent.id.type === 'ObjectPattern') {
    return parent.id.properties.map((entry) =>
      entry.type === 'Property'
        ? { node: entry, method: memberName(entry), call: null }
        : { node, method: null, call: null },
    );
  }
  if (isOwnThis(parent, child)) return [];
  const isTarget = parent.type === 'AssignmentExpression' && parent.left === child;
  return isTarget ? [] : [{ node, method: null, call: null }];
}

/** `console.log.bind(console)`, `console.log.apply(console, lines)`: the use is the method's, and reported there. */
function isOwnThis(parent: TSESTree.Node, child: TSESTree.Node): boolean {
  if (parent.type !== 'CallExpression' || parent.arguments[0] !== child) return false;
  const chain = chainOf(parent.callee);
  return chain !== null && chain.includes('console') && /^(?:bind|call|apply)$/.test(chain.at(-1)!);
}

/** `typeof console`, `if (console)`, `console && …` ask for the console, they do not write to it. */
function isTest(parent: TSESTree.Node, child: TSESTree.Node): boolean {
  if (parent.type === 'UnaryExpression' || parent.type === 'BinaryExpression') return true;
  if (parent.type === 'IfStatement' || parent.type === 'ConditionalExpression') return parent.test === child;
  return parent.type === 'LogicalExpression' && parent.operator === '&&' && parent.left === child;
}
