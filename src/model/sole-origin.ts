import type { TSESTree } from '@typescript-eslint/utils';
import { classMember } from './classes.js';
import type { FunctionNode, MetricDeclaration, MetricObservation } from './facts.js';
import type { FileModel } from './file-model.js';
import { enclosingClass, memberName, unwrap } from './syntax.js';

const MAX_DEPTH = 12;

/** True where an observation can be of no other metric than the one that it is taken to be of. */
export function isOfNoOther({ node }: MetricObservation, declaration: MetricDeclaration, model: FileModel): boolean {
  const callee = unwrap(node.callee);
  const receiver = callee.type === 'MemberExpression' ? callee.object : callee;
  return leadsTo(receiver, declaration.node, model, 0);
}

function leadsTo(raw: TSESTree.Node, target: TSESTree.Node, model: FileModel, depth: number): boolean {
  const node = unwrap(raw);
  if (node === target) return true;
  if (depth > MAX_DEPTH) return false;
  const all = (values: readonly TSESTree.Node[]): boolean => {
    const some = values.filter((value) => !isNothing(value));
    return some.length > 0 && some.every((value) => leadsTo(value, target, model, depth + 1));
  };
  switch (node.type) {
    case 'AwaitExpression':
      return all([node.argument]);
    case 'AssignmentExpression':
      return all([node.right]);
    case 'LogicalExpression':
      return node.operator === '&&' ? all([node.right]) : all([node.left, node.right]);
    case 'ConditionalExpression':
      return all([node.consequent, node.alternate]);
    case 'Identifier':
      return ofVariable(node, all, model);
    case 'MemberExpression':
      return ofMember(node, all, model);
    case 'CallExpression': {
      const callee = unwrap(node.callee);
      // `joins.labels('ok')` and `duration.startTimer()` belong to what they are called on.
      const isBound = callee.type === 'MemberExpression' && /^(?:labels|startTimer)$/.test(memberName(callee) ?? '');
      if (isBound) return all([callee.object]);
      const results = resultsOf(model.resolver.definitions.functionOf(callee));
      return results !== null && all(results);
    }
    default:
      return false;
  }
}

function ofVariable(
  node: TSESTree.Identifier,
  all: (values: readonly TSESTree.Node[]) => boolean,
  model: FileModel,
): boolean {
  const variable = model.scopes.variableOf(node);
  if (variable?.defs.length !== 1 || variable.defs[0]!.type !== 'Variable') return false;
  const writes = variable.references.filter((reference) => reference.isWrite());
  // `const { joins } = metrics`: the model has followed it, and nothing else is ever written.
  if (variable.defs[0]!.node.id.type !== 'Identifier') return writes.length === 1;
  const isPlain = writes.every(
    ({ init, identifier: { parent } }) => init === true || parent?.type === 'AssignmentExpression',
  );
  return isPlain && all(writes.flatMap(({ writeExpr }) => (writeExpr ? [writeExpr] : [])));
}

function ofMember(
  node: TSESTree.MemberExpression,
  all: (values: readonly TSESTree.Node[]) => boolean,
  model: FileModel,
): boolean {
  const name = memberName(node);
  if (name === null) return false;
  if (unwrap(node.object).type === 'ThisExpression') {
    const type = enclosingClass(node);
    return all((type && classMember(type, name)?.values) ?? []);
  }
  const literal = model.resolver.definitions.literalOf(node.object);
  const values = (literal?.properties ?? []).flatMap((entry) =>
    entry.type === 'Property' && memberName(entry) === name ? [entry.value as TSESTree.Node] : [],
  );
  return all(values);
}

/** All that a function can return; null where that cannot be told. */
function resultsOf(fn: FunctionNode | null): TSESTree.Node[] | null {
  if (!fn || fn.generator) return null;
  if (fn.body.type !== 'BlockStatement') return [fn.body];
  return resultsIn(fn.body.body);
}

function resultsIn(statements: readonly TSESTree.Statement[]): TSESTree.Node[] | null {
  const results: TSESTree.Node[] = [];
  for (const statement of statements) {
    switch (statement.type) {
      case 'ReturnStatement':
        if (statement.argument) results.push(statement.argument);
        break;
      case 'BlockStatement':
      case 'IfStatement': {
        const inner =
          statement.type === 'BlockStatement'
            ? statement.body
            : [statement.consequent, ...(statement.alternate ? [statement.alternate] : [])];
        const found = resultsIn(inner);
        if (!found) return null;
        results.push(...found);
        break;
      }
      case 'ExpressionStatement':
      case 'VariableDeclaration':
      case 'ThrowStatement':
        break;
      default:
        return null;
    }
  }
  return results;
}

function isNothing(raw: TSESTree.Node): boolean {
  const node = unwrap(raw);
  return (node.type === 'Literal' && node.value === null) || (node.type === 'Identifier' && node.name === 'undefined');
}
