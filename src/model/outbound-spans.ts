import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import {
  ASKS_FOR_SPAN,
  CLIENT_HOOK,
  SPAN_PARAMETER,
  TRACING_DECORATOR,
  TRACING_OWNER,
  TRACING_WRAPPER,
} from '../vocabulary/traced.js';
import type { FunctionNode, SpanStart } from './facts.js';
import type { FileModel } from './file-model.js';
import { namesOf } from './handler-names.js';
import { clientPackage } from './outbound.js';
import { heldSpan } from './span-holders.js';
import { usesOfSpan } from './span-uses.js';
import {
  chainOf,
  enclosingFunction,
  isClass,
  isFunction,
  outerParent,
  terminalName,
  unwrap,
  within,
} from './syntax.js';

type SourceCode = Readonly<TSESLint.SourceCode>;

/** How many calls of the file up a span is looked for. */
const DEPTH = 3;

/**
 * True where a call is made in a span, or the code does not tell: in the callback of what starts one or sounds like it,
 * after a span was started in the same function, in a method that a decorator puts one around, in a function that is
 * given a span or asks for the active one, and in functions that are only called from such places.
 */
export function hasSpanAround(call: TSESTree.Node, model: FileModel, sourceCode: SourceCode, depth = DEPTH): boolean {
  let child = call;
  for (let node = call.parent; node; child = node, node = node.parent) {
    if (node.type === 'CallExpression' && node.callee !== child && runsInSpan(node, model)) return true;
    if (isClass(node) && isDecorated(node.decorators)) return true;
    if (!isFunction(node)) continue;
    if (tellsOfSpan(node, call, model, sourceCode)) return true;
    if (isWrapped(node, model)) return true;
    const callers = depth > 0 ? model.resolver.definitions.callsOf(node) : [];
    const outside = callers.filter((caller) => enclosingFunction(caller) !== node);
    if (outside.length > 0 && outside.every((caller) => hasSpanAround(caller, model, sourceCode, depth - 1)))
      return true;
  }
  return false;
}

/** The packages whose clients are told, in this file, to start a span for each call: `axios.interceptors.request.use(…)`. */
export function hookedClients(model: FileModel): ReadonlySet<string> {
  const found = new Set<string>();
  for (const span of model.spans) {
    for (let node: TSESTree.Node | undefined = span.node.parent; node; node = node.parent) {
      const callee = node.type === 'CallExpression' ? unwrap(node.callee) : null;
      if (callee?.type !== 'MemberExpression' || !CLIENT_HOOK.test(terminalName(callee) ?? '')) continue;
      const client = clientPackage(callee.object, model);
      if (client !== null) found.add(client);
    }
  }
  return found;
}

/** True for a call that runs what it is given in a span. */
function runsInSpan(call: TSESTree.CallExpression, model: FileModel): boolean {
  return isWrapper(call.callee) || model.spans.some(({ node }) => node === call);
}

/** `withSpan`, `tracing.run`, `traced('find')(…)`, `context.with`. */
function isWrapper(raw: TSESTree.Node): boolean {
  const callee = unwrap(raw);
  if (callee.type === 'CallExpression') return isWrapper(callee.callee);
  const name = terminalName(callee) ?? '';
  if (TRACING_WRAPPER.test(name)) return true;
  const owner = callee.type === 'MemberExpression' ? unwrap(callee.object) : null;
  if (!owner) return false;
  const ownerName = terminalName(owner.type === 'CallExpression' ? owner.callee : owner) ?? '';
  return TRACING_OWNER.test(ownerName) || (name === 'with' && /context$/i.test(ownerName));
}

function isDecorated(decorators: readonly TSESTree.Decorator[] | undefined): boolean {
  return (decorators ?? []).some(({ expression }) => {
    const callee = expression.type === 'CallExpression' ? expression.callee : expression;
    return TRACING_DECORATOR.test(terminalName(callee) ?? '') || isWrapper(callee);
  });
}

/** True where a function itself shows that there is a span when it makes the call. */
function tellsOfSpan(fn: FunctionNode, call: TSESTree.Node, model: FileModel, sourceCode: SourceCode): boolean {
  if (fn.parent.type === 'MethodDefinition' && isDecorated(fn.parent.decorators)) return true;
  if (fn.params.some((param) => isSpanParameter(param, sourceCode))) return true;
  const calls = within(model.calls, fn).filter((inner) => enclosingFunction(inner) === fn);
  if (calls.some((inner) => ASKS_FOR_SPAN.test(terminalName(inner.callee) ?? ''))) return true;
  const started = within(model.spans, fn).filter(
    ({ node }) => enclosingFunction(node) === fn && node.range[1] <= call.range[0],
  );
  if (started.length > 0) return started.some((span) => isOpenAt(call, span, model));
  return /\b(?:const|let|var|using)\s+\w*[sS]pan\b/.test(sourceCode.text.slice(fn.range[0], call.range[0]));
}

/** `span`, `{ span }`, `parent: Span`. */
function isSpanParameter(param: TSESTree.Node, sourceCode: SourceCode): boolean {
  switch (param.type) {
    case 'Identifier': {
      const type = param.typeAnnotation?.typeAnnotation;
      return SPAN_PARAMETER.test(param.name) || (type !== undefined && /\bSpan\b/.test(sourceCode.getText(type)));
    }
    case 'AssignmentPattern':
      return isSpanParameter(param.left, sourceCode);
    case 'ObjectPattern':
      return param.properties.some((entry) => entry.type === 'Property' && isSpanParameter(entry.value, sourceCode));
    case 'TSParameterProperty':
      return isSpanParameter(param.parameter, sourceCode);
    default:
      return false;
  }
}

/** True unless a span that was started in the same function has been ended before. */
function isOpenAt(call: TSESTree.Node, span: SpanStart, model: FileModel): boolean {
  if (span.ends !== 'by-hand') return false;
  const held = heldSpan(span, model);
  if (held === null) return true;
  if (held === 'dropped' || held.callback) return false;
  const { ends, isHandedOn } = usesOfSpan(held, model);
  return isHandedOn || ends.size === 0 || [...ends].some((end) => end.range[0] > call.range[0]);
}

/** `export const find = traced('find', findRoom)`: a function that is handed to a wrapper by its name. */
function isWrapped(fn: FunctionNode, model: FileModel): boolean {
  return namesOf(fn, model).some((read) => {
    const { parent, child } = outerParent(read);
    if (parent?.type !== 'CallExpression' || parent.callee === child) return false;
    return isWrapper(parent.callee) || TRACING_OWNER.test(chainOf(parent.callee)?.[0] ?? '');
  });
}
