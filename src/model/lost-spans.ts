import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import type { SpanStart } from './facts.js';
import type { FileModel } from './file-model.js';
import { blockOf } from './holders.js';
import { givenAt } from './lifetime-conditions.js';
import { openEnds, type OpenEnd } from './lifetime-paths.js';
import { ENDS_SPAN, heldSpan, type HeldSpan } from './span-holders.js';
import { usesOfSpan } from './span-uses.js';
import { chainOf, memberName, rootOf, terminalName, unwrap } from './syntax.js';

type SourceCode = Readonly<TSESLint.SourceCode>;

/** A span that is not, or not always, ended. */
export type LostSpan =
  /** Nothing holds it, or nothing that holds it ends it. */
  | { kind: 'never'; held: HeldSpan | null }
  /** A path leaves with the span open. */
  | { kind: 'open'; held: HeldSpan; end: OpenEnd; ends: ReadonlySet<TSESTree.CallExpression> };

/**
 * Whether a span that has to be ended by hand may stay open.
 * @returns null where it is ended on all paths, or by other code, or where the code does not tell
 */
export function lostSpan(span: SpanStart, model: FileModel, sourceCode: SourceCode): LostSpan | null {
  // dd-trace ends a span itself, unless its callback takes `done`.
  const takesDone = span.library === 'dd-trace' && terminalName(span.node.callee) === 'trace';
  if (span.ends !== 'by-hand' && !takesDone) return null;
  if (!span.certain && !isTracer(span)) return null;
  const held = heldSpan(span, model);
  if (held === null) return null;
  if (held === 'dropped') return { kind: 'never', held: null };
  const { ends, isHandedOn } = usesOfSpan(held, model);
  if (isHandedOn) return null;
  if (ends.size === 0) return { kind: 'never', held };
  const block = held.callback ? bodyOf(held.callback) : blockOf(held.variables[0]!);
  if (!block) return null;
  const isHolder = (node: TSESTree.Node): boolean =>
    node.type === 'Identifier' && held.variables.includes(model.scopes.variableOf(node)!);
  const [end] = openEnds(
    block,
    {
      start: held.callback ? null : span.node,
      isHolder,
      isEnd: (call) => ends.has(call),
      given: held.callback ? new Map() : givenAt(span.node, block, sourceCode),
      mayFail: (node) => mayFail(node, isHolder),
    },
    model,
    sourceCode,
  );
  return end ? { kind: 'open', held, end, ends } : null;
}

/** `this.tracer.startSpan('join')`, `getTracer().startSpan('join')`: a tracer of unknown make, by its name. */
export function isTracer({ node }: Pick<SpanStart, 'node'>): boolean {
  const callee = unwrap(node.callee);
  if (callee.type !== 'MemberExpression') return false;
  const owner = unwrap(callee.object);
  return /trac(?:er|ing)$/i.test(terminalName(owner.type === 'CallExpression' ? owner.callee : owner) ?? '');
}

function bodyOf({ body }: NonNullable<HeldSpan['callback']>): TSESTree.BlockStatement | null {
  return body.type === 'BlockStatement' ? body : null;
}

/** What does not fail on its own account: clocks, numbers and texts, collections, the tracing API itself. */
const HARMLESS_ROOTS = new Set([
  'Date',
  'Math',
  'Number',
  'String',
  'Boolean',
  'Object',
  'Array',
  'Symbol',
  'performance',
  'console',
]);
const HARMLESS_METHODS =
  /^(?:setSpan|getSpan|active|getActiveSpan|spanContext|isRecording|now|hrtime|bigint|uptime|inject|toString|toFixed|toLowerCase|toUpperCase|trim|slice|split|join|includes|startsWith|endsWith|indexOf|push|get|has|keys|values|entries|concat|at)$/;
const HARMLESS_CONSTRUCTORS = /^(?:Date|Map|Set|WeakMap|WeakSet|Array|AbortController|\w*Error)$/;

export function mayFail(node: TSESTree.Node, isHolder: (node: TSESTree.Node) => boolean): boolean {
  if (node.type === 'NewExpression') return !HARMLESS_CONSTRUCTORS.test(terminalName(node.callee) ?? '');
  if (node.type !== 'CallExpression') return true;
  const callee = unwrap(node.callee);
  if (callee.type === 'Identifier') return !HARMLESS_ROOTS.has(callee.name);
  if (callee.type !== 'MemberExpression') return true;
  const name = memberName(callee) ?? '';
  if (isHolder(rootOf(callee)) || isHolder(chainStart(callee)) || ENDS_SPAN.test(name)) return false;
  return !HARMLESS_METHODS.test(name) && !HARMLESS_ROOTS.has(chainOf(callee)?.[0] ?? '');
}

/** `span` of `span.setAttribute('a', 1).setAttribute('b', 2)`. */
function chainStart(raw: TSESTree.Node): TSESTree.Node {
  let node = unwrap(raw);
  while (node.type === 'MemberExpression' || node.type === 'CallExpression')
    node = unwrap(node.type === 'CallExpression' ? node.callee : node.object);
  return node;
}
