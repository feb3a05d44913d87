import type { TSESTree } from '@typescript-eslint/utils';
import type { SpanStart } from './facts.js';
import type { FileModel } from './file-model.js';
import { isTracer } from './lost-spans.js';
import { memberName, terminalName, unwrap } from './syntax.js';
import { textOf, type Text } from './text.js';

/** A call that names a span: it starts one, or gives one another name. */
export interface SpanName {
  node: TSESTree.CallExpression;
  how: 'start' | 'rename';
  /** The profile that recognised it; `homemade` where only its name did. */
  library: string;
  /** False where it was recognised by name or shape. */
  certain: boolean;
  /** The name as written; null where it is one expression that says nothing of its text. */
  name: Text | null;
  nameNode: TSESTree.Node;
}

/**
 * Methods that give a span another name, and the position of that. Source: @opentelemetry/api 1.10 `Span`, opentracing
 * 0.14 `Span`, @sentry/core 11.12 `updateSpanName`, elastic-apm-node 4.18 and newrelic 13.20 `setTransactionName`.
 */
const RENAMES = new Map([
  ['updateName', 0],
  ['setOperationName', 0],
  ['updateSpanName', 1],
  ['setTransactionName', 0],
]);

/** Libraries of which any of these methods is known, whatever else their profile has. */
const TRACING = new Set(['opentelemetry', 'nestjs-otel', 'sentry', 'dd-trace', 'elastic-apm', 'newrelic']);

/** Every place in a file where a span gets its name, in the order of the code. */
export function spanNames(model: FileModel): SpanName[] {
  const starts = new Set<TSESTree.Node>();
  const found: SpanName[] = [];
  for (const span of model.spans) {
    starts.add(span.node);
    if (span.nameNode && isLikely(span)) found.push({ ...span, nameNode: span.nameNode, how: 'start' });
  }
  for (const node of model.calls) {
    if (node.type !== 'CallExpression' || starts.has(node)) continue;
    const name = renamed(node, model) ?? startedByName(node, model);
    if (name) found.push(name);
  }
  return found.sort((a, b) => a.node.range[0] - b.node.range[0]);
}

/** `createSpan('…')` may make an element of a page. */
function isLikely({ certain, ends, node }: SpanStart): boolean {
  return (
    certain || ends === 'by-itself' || isTracer({ node }) || terminalName(node.callee)?.startsWith('create') !== true
  );
}

function calledName(raw: TSESTree.Node): string {
  const node = unwrap(raw);
  return terminalName(node.type === 'CallExpression' ? node.callee : node) ?? '';
}

/** `tracer.startSpan(req.url)`: a name that is no text in itself. */
function startedByName(node: TSESTree.CallExpression, model: FileModel): SpanName | null {
  const isStart = /^start(?:Active)?Span$/.test(terminalName(node.callee) ?? '') && isTracer({ node });
  return isStart ? named(node, 0, 'start', { library: 'homemade', certain: false }, model) : null;
}

function renamed(node: TSESTree.CallExpression, model: FileModel): SpanName | null {
  const callee = unwrap(node.callee);
  if (callee.type !== 'MemberExpression') return null;
  const method = memberName(callee) ?? '';
  const at = RENAMES.get(method);
  if (at === undefined) return null;
  const value = model.resolver.valueOf(callee.object);
  if (value && TRACING.has(value.profile.id))
    return named(node, at, 'rename', { library: value.profile.id, certain: value.certain }, model);
  const isSpan = /^(?:updateName|setOperationName)$/.test(method) && /span$|^active$/i.test(calledName(callee.object));
  return isSpan ? named(node, at, 'rename', { library: 'homemade', certain: false }, model) : null;
}

function named(
  node: TSESTree.CallExpression,
  at: number,
  how: SpanName['how'],
  from: Pick<SpanName, 'library' | 'certain'>,
  { scopes }: FileModel,
): SpanName | null {
  const nameNode = node.arguments[at];
  if (!nameNode || nameNode.type === 'SpreadElement') return null;
  return { node, how, ...from, name: textOf(nameNode, scopes), nameNode };
}
