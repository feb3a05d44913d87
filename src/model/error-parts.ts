import type { TSESTree } from '@typescript-eslint/utils';
import { configObject } from './config-object.js';
import { errorValueOf, type ErrorPart } from './error-values.js';
import type { FileModel } from './file-model.js';
import { terminalName, unwrap } from './syntax.js';

const MAX_DEPTH = 5;

/** Expressions that put a value together, or choose one. */
const PUT_TOGETHER = /^(?:TemplateLiteral|(?:Array|Binary|Conditional|Logical)Expression)$/;

/**
 * Everything that an expression holds of errors: the parts of each value in its objects, arrays, templates and choices.
 * @returns an empty list where the expression has nothing to do with an error, as far as the file tells
 */
export function errorPartsIn(raw: TSESTree.Node, model: FileModel, depth = 0): ErrorPart[] {
  const node = unwrap(raw);
  if (depth > MAX_DEPTH) return [];
  const inner = (child: TSESTree.Node): ErrorPart[] => errorPartsIn(child, model, depth + 1);
  switch (node.type) {
    case 'ObjectExpression':
      return node.properties.flatMap((entry) => inner(entry.type === 'Property' ? entry.value : entry.argument));
    case 'ArrayExpression':
      return node.elements.flatMap((element) => (element ? inner(element) : []));
    case 'SpreadElement':
      return inner(node.argument);
    case 'TemplateLiteral':
      return node.expressions.flatMap(inner).map(asText);
    case 'BinaryExpression':
      // `now - err.time`, `err instanceof TimeoutError`
      return [...inner(node.left), ...inner(node.right)].map(node.operator === '+' ? asText : () => 'detail');
    case 'ConditionalExpression':
      return [...inner(node.consequent), ...inner(node.alternate)];
    case 'LogicalExpression':
      // What stands before `&&` is only asked for.
      return [...(node.operator === '&&' ? [] : inner(node.left)), ...inner(node.right)];
    case 'Identifier': {
      const object = configObject(node, model.scopes);
      if (object) return inner(object.node);
      const constant = model.scopes.constantOf(node);
      if (constant && PUT_TOGETHER.test(unwrap(constant).type)) return inner(constant);
      break;
    }
    case 'CallExpression':
      // What a formatter makes of an error may well be its stack.
      if (/^_?(?:format|print|render|serialize|describe)/.test(terminalName(node.callee) ?? ''))
        return node.arguments.flatMap(inner).map((part) => (part === 'error' ? 'unknown' : part));
  }
  const value = errorValueOf(node, model);
  return value ? [value.part] : [];
}

/** An error that is put into a text gives its name and message. */
function asText(part: ErrorPart): ErrorPart {
  return part === 'error' ? 'text' : part;
}
