import type { TSESTree } from '@typescript-eslint/utils';
import type { FileModel } from './file-model.js';
import type { Variable } from './scopes.js';
import { enclosingFunction, isFunction, outerParent, unwrap } from './syntax.js';

/** The variable that is given the result, also as one of two (`x ? m.startTimer() : null`); null where all else is. */
export function holderOf(start: TSESTree.Node): TSESTree.Identifier | 'dropped' | null {
  const { parent, child } = outerParent(start);
  switch (parent?.type) {
    case 'ExpressionStatement':
      return 'dropped';
    case 'UnaryExpression':
      return parent.operator === 'void' ? 'dropped' : null;
    case 'SequenceExpression':
      return parent.expressions.at(-1) === child ? null : 'dropped';
    case 'ConditionalExpression':
      return parent.test === child ? null : holderOf(parent);
    case 'LogicalExpression':
      return parent.left === child && parent.operator === '&&' ? null : holderOf(parent);
    case 'AwaitExpression':
      return holderOf(parent);
    case 'VariableDeclarator':
      return parent.id.type === 'Identifier' ? parent.id : null;
    case 'AssignmentExpression': {
      const isPlain = parent.operator === '=' && outerParent(parent).parent?.type === 'ExpressionStatement';
      const left = unwrap(parent.left);
      return isPlain && left.type === 'Identifier' ? left : null;
    }
    default:
      return null;
  }
}

/** True for a variable that other files can use. */
export function isExported({ defs: [definition] }: Variable): boolean {
  return (
    definition?.node.type === 'VariableDeclarator' && definition.node.parent.parent.type === 'ExportNamedDeclaration'
  );
}

/** Every identifier that reads the variable, other than for its type. */
export function usesOf(variable: Variable, model: FileModel): TSESTree.Node[] {
  return model.scopes.readsOf(variable).filter((read) => read.parent?.type !== 'TSTypeQuery');
}

/** The block that the variable lives in; null where that is no block of a function. */
export function blockOf({ scope, defs: [definition] }: Variable): TSESTree.BlockStatement | null {
  if (definition?.node.type !== 'VariableDeclarator') return null;
  const block = scope.block as TSESTree.Node;
  if (isFunction(block)) return block.body.type === 'BlockStatement' ? block.body : null;
  return block.type === 'BlockStatement' && enclosingFunction(block) !== null ? block : null;
}
