import type { TSESTree } from '@typescript-eslint/utils';
import { MAKERS, THING_MEMBERS } from '../vocabulary/sensitive-code.js';
import type { Variable } from './scopes.js';
import { memberName, terminalName } from './syntax.js';

/** The name of the type that a variable is annotated with; keywords in lower case, as written. */
export function annotationOf({ defs: [definition] }: Variable): string | null {
  const type = typeOf(definition?.name);
  if (type?.type === 'TSTypeReference') {
    const { typeName } = type;
    return typeName.type === 'TSQualifiedName' ? typeName.right.name : terminalName(typeName);
  }
  return type ? (/^TS(String|Number|Boolean|BigInt)Keyword$/.exec(type.type)?.[1]?.toLowerCase() ?? null) : null;
}

/** `tokens: number`, `hasEmail: boolean`, `password: 'set' | 'unset'`. */
export function isHarmlessByType({ defs: [definition] }: Variable): boolean {
  const type = typeOf(definition?.name);
  const members = type?.type === 'TSUnionType' ? type.types : type ? [type] : [];
  return (
    members.length > 0 &&
    members.every(({ type: kind }) => /^TS(?:Number|Boolean|BigInt|Undefined|Null)Keyword$|^TSLiteralType$/.test(kind))
  );
}

function typeOf(name: TSESTree.Node | undefined): TSESTree.TypeNode | undefined {
  return name?.type === 'Identifier' ? name.typeAnnotation?.typeAnnotation : undefined;
}

/** `tokens++`. */
export function isCounted({ references }: Variable): boolean {
  return references.some(({ identifier: { parent } }) => parent?.type === 'UpdateExpression');
}

/** `const { password, ...user } = row`: what is left has been chosen. */
export function isRest({ defs: [definition] }: Variable): boolean {
  const rest = definition?.name.parent;
  return rest?.type === 'RestElement' && rest.parent.type === 'ObjectPattern';
}

/** True for a variable that the file treats as an object of its own, not as the text that its name says. */
export function isThing(variable: Variable, name: string): boolean {
  const type = /^token$/i.test(name) ? annotationOf(variable) : null;
  if (type !== null && /^Token$|Syntax|Lexer|Css|Markdown/.test(type)) return true;
  if (/e?mail$/i.test(name) && isMade(variable)) return true;
  return /(?:e?mail|token|phone)s?$/i.test(name) && isRead(variable, THING_MEMBERS);
}

/** `const email = new WelcomeEmail(user)`, `buildEmail(user)`. */
function isMade({ references }: Variable): boolean {
  return references.some(({ writeExpr }) => {
    const value = writeExpr?.type === 'AwaitExpression' ? writeExpr.argument : writeExpr;
    return (
      value?.type === 'NewExpression' ||
      (value?.type === 'CallExpression' && MAKERS.test(terminalName(value.callee) ?? ''))
    );
  });
}

/** True where the file reads one of the members of a variable, also by destructuring. */
export function isRead({ references }: Variable, members: RegExp): boolean {
  return references.some(({ identifier }) => {
    const { parent } = identifier;
    if (parent?.type === 'MemberExpression' && parent.object === identifier) {
      const isSet = parent.parent.type === 'AssignmentExpression' && parent.parent.left === parent;
      return !isSet && members.test(memberName(parent) ?? '');
    }
    const isTaken = parent?.type === 'VariableDeclarator' && parent.init === identifier;
    return (
      isTaken &&
      parent.id.type === 'ObjectPattern' &&
      parent.id.properties.some((entry) => entry.type === 'Property' && members.test(memberName(entry) ?? ''))
    );
  });
}

/** True for a parameter that a decorator gives all of something: `@Body() dto`, but not `@Body('name') name`. */
export function isInjected({ defs: [definition] }: Variable, decorator: RegExp): boolean {
  const name = definition?.type === 'Parameter' ? (definition.name as TSESTree.Node) : null;
  const decorators = name?.type === 'Identifier' ? (name.decorators ?? []) : [];
  return decorators.some(({ expression }) => {
    const isCall = expression.type === 'CallExpression';
    const isWhole = !isCall || expression.arguments[0]?.type !== 'Literal';
    return isWhole && decorator.test(terminalName(isCall ? expression.callee : expression) ?? '');
  });
}

/** What is put into an object after it is made: `fields.email = user.email`. */
export function additionsTo({ references }: Variable): { name: string; node: TSESTree.Node; value: TSESTree.Node }[] {
  return references.flatMap(({ identifier }) => {
    const member = identifier.parent;
    if (member?.type !== 'MemberExpression' || member.object !== identifier) return [];
    const { parent } = member;
    const name = memberName(member);
    const isSet = parent.type === 'AssignmentExpression' && parent.left === member && parent.operator === '=';
    return isSet && name !== null ? [{ name, node: parent, value: parent.right }] : [];
  });
}
