import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import type { ErrorHandler, ErrorSink } from './facts.js';
import type { FileModel } from './file-model.js';
import { marksFailed, receiverOf, recordsException } from './span-error-calls.js';
import { faultOf, type SpanErrorFault } from './span-errors.js';
import { othersThan, type SpanInHand } from './spans-in-hand.js';
import { chainOf, contains, enclosingFunction, terminalName, unwrap } from './syntax.js';

type SourceCode = Readonly<TSESLint.SourceCode>;

/**
 * What is wrong where an exception is recorded on a span that other code has started, and that nothing marks as failed.
 * @returns null where that is not so, or the code that started it may see to it
 */
export function activeSpanFault(sink: ErrorSink, model: FileModel, sourceCode: SourceCode): SpanErrorFault | null {
  const { node, kind, certain, library } = sink;
  const isOpenTelemetry = library === 'opentelemetry' || library === 'nestjs-otel';
  if (kind !== 'span-error' || !certain || !isOpenTelemetry || !recordsException(node)) return null;
  const handler = handlerAround(node, model);
  const receiver = receiverOf(node);
  if (!handler || !receiver || !isTaken(receiver, model) || isSeenTo(handler, model)) return null;
  const variable = receiver.type === 'Identifier' ? model.scopes.variableOf(receiver) : null;
  const home = enclosingFunction(handler.node);
  const span = {
    start: null,
    dialect: 'opentelemetry',
    certain,
    variable: variable ?? NONE,
    finishers: [],
    home,
    callback: home,
    isSetOnThrow: false,
  } satisfies SpanInHand;
  const fault = faultOf(handler, span, model, sourceCode);
  return fault?.kind === 'recorded' ? { ...fault, half: node } : null;
}

/** The active span without a variable: no name of the file means it. */
const NONE = { name: '', references: [], defs: [] } as unknown as SpanInHand['variable'];

/** The handler of the function around a call, whose error it is about. */
function handlerAround(node: TSESTree.Node, model: FileModel): ErrorHandler | undefined {
  const fn = enclosingFunction(node);
  return model.errorHandlers.findLast(
    ({ body, function: own, site }) => body !== null && contains(body, node) && (own ?? site.enclosingFunction) === fn,
  );
}

/**
 * `trace.getActiveSpan()`, a variable that holds it, or a field that no other code of the file marks as failed. A
 * parameter is a span of whoever calls the function.
 */
function isTaken(receiver: TSESTree.Node, model: FileModel): boolean {
  if (receiver.type === 'Identifier') {
    const variable = model.scopes.variableOf(receiver);
    if (variable !== null && othersThan(null, model).has(variable)) return false;
    const made = model.scopes.constantOf(receiver);
    return made !== null && isActive(made);
  }
  if (receiver.type === 'CallExpression') return isActive(receiver);
  const chain = receiver.type === 'ThisExpression' ? null : chainOf(receiver);
  return chain !== null && !model.calls.some((call) => marksFailed(call, model));
}

function isActive(raw: TSESTree.Node): boolean {
  const node = unwrap(raw);
  return node.type === 'CallExpression' && /^(?:getActiveSpan|getSpan)$/.test(terminalName(node.callee) ?? '');
}

/** True in the callback of a span that is marked by itself, and in a method that a decorator traces. */
function isSeenTo({ node }: ErrorHandler, model: FileModel): boolean {
  const isInCallback = model.spans.some((start) => start.ends === 'by-itself' && contains(start.node, node));
  if (isInCallback) return true;
  for (let current: TSESTree.Node | undefined = node; current; current = current.parent) {
    const decorators = 'decorators' in current ? (current.decorators as TSESTree.Decorator[] | undefined) : undefined;
    const isTraced = decorators?.some(({ expression }) =>
      /span|trace/i.test(terminalName(expression.type === 'CallExpression' ? expression.callee : expression) ?? ''),
    );
    if (isTraced) return true;
  }
  return false;
}
