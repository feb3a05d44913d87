import type { TSESTree } from '@typescript-eslint/utils';
import { SPOKEN_NAME } from '../vocabulary/sensitive-code.js';
import { unwrap } from './syntax.js';

/** The parts of a template or of `a + b + c`, texts as such. */
export function partsOf(node: TSESTree.TemplateLiteral | TSESTree.BinaryExpression): (string | TSESTree.Node)[] {
  if (node.type === 'TemplateLiteral')
    return node.quasis.flatMap((quasi, i) => {
      const text = quasi.value.cooked ?? quasi.value.raw;
      const expression = node.expressions[i];
      return expression ? [text, expression] : [text];
    });
  return [node.left, node.right].flatMap((side): (string | TSESTree.Node)[] => {
    const inner = unwrap(side);
    if (inner.type === 'BinaryExpression' && inner.operator === '+') return partsOf(inner);
    return inner.type === 'Literal' && typeof inner.value === 'string' ? [inner.value] : [side];
  });
}

/** True for the value of an authorization header: `Bearer ${token}`. */
export function isHeaderText([first]: readonly (string | TSESTree.Node)[]): boolean {
  return typeof first === 'string' && /^(?:Bearer|Basic) /.test(first);
}

/** What a text says that the value behind it is: `password` for `'the password is '` and `'?password='`. */
export function spokenName(text: string): string | undefined {
  const [, word, parameter] = SPOKEN_NAME.exec(text) ?? [];
  return word ?? parameter;
}
