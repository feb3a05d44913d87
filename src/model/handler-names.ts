import type { TSESTree } from '@typescript-eslint/utils';
import type { FunctionNode, RequestHandler } from './facts.js';
import type { FileModel } from './file-model.js';
import { functionName, memberName, terminalName, unwrap } from './syntax.js';
import { textOf } from './text.js';

type CallOrNew = TSESTree.CallExpression | TSESTree.NewExpression;

/** How a handler is known to a reader, and the narrow place that stands for it. */
export interface HandlerName {
  /** `GET /rooms`, `mails`, `listRooms`; empty where the code gives it no name. */
  text: string;
  /** What to underline. */
  loc: TSESTree.SourceLocation;
}

/** The call that registers a handler, and the argument that it is, or is part of. */
export interface Registration {
  call: CallOrNew;
  /** The key of the handler in an object of options: `eachMessage`. */
  key: string | null;
}

/** Where a handler is registered: in the call that it is written in, or that it is named in. */
export function registrationOf({ node }: RequestHandler, model: FileModel): Registration | null {
  for (const place of [node, ...namesOf(node, model)]) {
    const found = registrationAt(place);
    if (found) return found;
  }
  return null;
}

function registrationAt(place: TSESTree.Node): Registration | null {
  let { parent } = place;
  let key: string | null = null;
  if (parent?.type === 'ArrayExpression') parent = parent.parent;
  if (parent?.type === 'Property' && parent.parent.type === 'ObjectExpression') {
    key = memberName(parent);
    parent = parent.parent.parent;
  }
  if (parent?.type !== 'CallExpression' && parent?.type !== 'NewExpression') return null;
  return parent.callee === place ? null : { call: parent, key };
}

/** Where a function that has a name is named. */
export function namesOf(fn: FunctionNode, { scopes }: FileModel): TSESTree.Node[] {
  const name =
    'id' in fn && fn.id
      ? fn.id
      : fn.parent.type === 'VariableDeclarator' && fn.parent.id.type === 'Identifier'
        ? fn.parent.id
        : null;
  const variable = name && scopes.variableOf(name);
  return variable ? scopes.readsOf(variable) : [];
}

/** What a handler is called in a message, and where to report it. */
export function handlerName(handler: RequestHandler, model: FileModel): HandlerName {
  const { node } = handler;
  const method = node.parent.type === 'MethodDefinition' ? node.parent : null;
  if (method) return { text: routeOfMethod(method, model) ?? functionName(node), loc: method.key.loc };
  const registration = registrationOf(handler, model);
  const own = nameNode(node);
  if (registration) {
    const { call, key } = registration;
    const first = call.arguments[0];
    const path = first && first !== node ? (textOf(first, model.scopes)?.text ?? null) : null;
    const isHere = registrationAt(node) !== null;
    const verb = handler.trigger === 'http' ? `${(terminalName(call.callee) ?? '').toUpperCase()} ` : '';
    const text = path === null ? (key ?? functionName(node)) : `${verb}${path}`;
    if (!isHere && own) return { text, loc: own.loc };
    if (key !== null && node.parent.type === 'Property') return { text, loc: node.parent.key.loc };
    const isShort = first !== undefined && path !== null && first.loc.end.line - call.loc.start.line < 2;
    const callee = unwrap(call.callee);
    return { text, loc: { start: callee.loc.start, end: (isShort ? first : callee).loc.end } };
  }
  if (own) return { text: functionName(node), loc: own.loc };
  // `{ list: [authorize, async (req, res) => …] }`
  const list = node.parent.type === 'ArrayExpression' ? node.parent.parent : null;
  const text = list?.type === 'Property' ? (memberName(list) ?? '') : '';
  return { text, loc: { start: node.loc.start, end: node.body.loc.start } };
}

/** The name of a function where it is declared, or is assigned. */
function nameNode(fn: FunctionNode): TSESTree.Node | null {
  if ('id' in fn && fn.id) return fn.id;
  const { parent } = fn;
  if (parent.type === 'VariableDeclarator' && parent.id.type === 'Identifier') return parent.id;
  if (parent.type === 'Property' || parent.type === 'PropertyDefinition') return parent.key;
  return parent.type === 'AssignmentExpression' ? parent.left : null;
}

/** `GET /rooms/:id` of `@Controller('rooms') class { @Get(':id') find() {} }`; the topic of `@EventPattern('joined')`. */
function routeOfMethod(method: TSESTree.MethodDefinition, model: FileModel): string | null {
  const textIn = ({ expression }: TSESTree.Decorator): string | null => {
    const first = expression.type === 'CallExpression' ? expression.arguments[0] : undefined;
    return first ? (textOf(first, model.scopes)?.text ?? null) : '';
  };
  const named = (decorators: readonly TSESTree.Decorator[] | undefined, pattern: RegExp): TSESTree.Decorator | null =>
    (decorators ?? []).find(({ expression }) =>
      pattern.test(terminalName(expression.type === 'CallExpression' ? expression.callee : expression) ?? ''),
    ) ?? null;
  const verb = named(method.decorators, /^(?:Get|Post|Put|Patch|Delete|Head|Options|All)$/);
  if (!verb) {
    const topic = named(
      method.decorators,
      /^(?:MessagePattern|EventPattern|OnEvent|SubscribeMessage|Process|GrpcMethod)$/,
    );
    const text = topic ? textIn(topic) : null;
    return text === '' ? null : text;
  }
  const controller = named(method.parent.parent.decorators, /Controller$/);
  const parts = [controller && textIn(controller), textIn(verb)];
  const path = parts.flatMap((part) => (part ?? '').split('/').filter(Boolean)).join('/');
  const { expression } = verb;
  const name = terminalName(expression.type === 'CallExpression' ? expression.callee : expression) ?? '';
  return `${name.toUpperCase()} /${path}`;
}
