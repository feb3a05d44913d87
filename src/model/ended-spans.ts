import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { usesAfterEnd, type LateUse } from './ended-paths.js';
import type { FileModel } from './file-model.js';
import { blockOf } from './holders.js';
import { isTracer, mayFail } from './lost-spans.js';
import type { Variable } from './scopes.js';
import { CHAINED, ENDS_SPAN, heldSpan } from './span-holders.js';
import { enclosingFunction, memberName, unwrap } from './syntax.js';

type SourceCode = Readonly<TSESLint.SourceCode>;

/**
 * What becomes of what is set on a span after its end:
 * - `lost`: nothing takes it any more (OpenTelemetry)
 * - `late`: it is sent only while another span of the trace is open (Datadog, Sentry)
 */
export type Afterwards = 'lost' | 'late';

/** A call on a span that has ended. */
export interface SpanAfterEnd extends LateUse {
  variable: Variable;
  /** True for one more end. */
  isEnd: boolean;
  afterwards: Afterwards;
}

/** Methods of a span that need it to be open. Source: @opentelemetry/api 1.10 `Span`, dd-trace 5.132 `Span`. */
const NEEDS_OPEN =
  /^(?:setAttributes?|addEvent|addLinks?|setStatus|updateName|recordException|setTag|addTags|setOperationName)$/;

/** The calls of a file that use a span after its end, on some path. */
export function spansAfterEnd(model: FileModel, sourceCode: SourceCode): SpanAfterEnd[] {
  const starts = startedSpans(model);
  return [...endsByVariable(model)].flatMap(([variable, ends]) => {
    const afterwards = starts.get(variable) ?? afterwardsOf(variable, ends, model);
    if (!afterwards) return [];
    const isHolder = (node: TSESTree.Node): boolean =>
      node.type === 'Identifier' && model.scopes.variableOf(node) === variable;
    const span = {
      isHolder,
      isEnd: (call: TSESTree.CallExpression) => ends.has(call),
      isUse: (call: TSESTree.CallExpression) => NEEDS_OPEN.test(methodOf(call)) && isHolder(spanOf(call)),
      mayFail: (node: TSESTree.Node) =>
        model.factOf(node) === undefined && !isSettling(node) && mayFail(node, isHolder),
      isReplaced: variable.references.filter((reference) => reference.isWrite()).length > 1,
    };
    return blocksOf(variable, ends, sourceCode)
      .flatMap((block) => usesAfterEnd(block, span, sourceCode))
      .map((use) => ({ ...use, variable, isEnd: ends.has(use.node), afterwards }))
      .filter(({ isEnd }) => !isEnd || afterwards === 'lost');
  });
}

/** `resolve(room)` of a promise does not fail. */
function isSettling(node: TSESTree.Node): boolean {
  return node.type === 'CallExpression' && node.callee.type === 'Identifier' && node.callee.name === 'resolve';
}

/** The calls that end a span, by the variable that holds it. */
function endsByVariable(model: FileModel): Map<Variable, Set<TSESTree.CallExpression>> {
  const found = new Map<Variable, Set<TSESTree.CallExpression>>();
  for (const call of model.calls) {
    if (call.type !== 'CallExpression' || !ENDS_SPAN.test(methodOf(call))) continue;
    const span = spanOf(call);
    const variable = span.type === 'Identifier' ? model.scopes.variableOf(span) : null;
    if (!variable) continue;
    const ends = found.get(variable);
    if (ends) ends.add(call);
    else found.set(variable, new Set([call]));
  }
  return found;
}

/** The name of the method that a call calls. */
export function methodOf({ callee: raw }: TSESTree.CallExpression): string {
  const callee = unwrap(raw);
  return callee.type === 'MemberExpression' ? (memberName(callee) ?? '') : '';
}

/** What a method is called on, without the calls between that return the span: `span.setAttribute('a', 1).end()`. */
export function spanOf({ callee: raw }: TSESTree.CallExpression): TSESTree.Node {
  let callee = unwrap(raw);
  for (;;) {
    if (callee.type !== 'MemberExpression') return callee;
    const object = unwrap(callee.object);
    if (object.type !== 'CallExpression' || !CHAINED.test(methodOf(object))) return object;
    callee = unwrap(object.callee);
  }
}

/** The variables that hold spans that the file starts. */
function startedSpans(model: FileModel): Map<Variable, Afterwards> {
  const found = new Map<Variable, Afterwards>();
  for (const span of model.spans) {
    if (span.ends !== 'by-hand' || (!span.certain && !isTracer(span))) continue;
    const held = heldSpan(span, model);
    const afterwards = AFTERWARDS[span.library];
    if (held && held !== 'dropped' && afterwards) found.set(held.variables[0]!, afterwards);
  }
  return found;
}

const AFTERWARDS: Readonly<Record<string, Afterwards>> = {
  opentelemetry: 'lost',
  'nestjs-otel': 'lost',
  homemade: 'lost',
  sentry: 'late',
  'dd-trace': 'late',
};

/** By what the variable is known to hold: a parameter of type `Span`, a span out of a context. */
function afterwardsOf(
  { name }: Variable,
  [first]: ReadonlySet<TSESTree.CallExpression>,
  { resolver }: FileModel,
): Afterwards | null {
  const value = first && resolver.valueOf(spanOf(first));
  const isSpan = value?.kind === 'instance' && value.type === 'span' && /span/i.test(name);
  return isSpan ? (AFTERWARDS[value.profile.id] ?? null) : null;
}

/** The blocks to follow: each function in which it is ended, or the block of the variable there. */
function blocksOf(
  variable: Variable,
  ends: ReadonlySet<TSESTree.CallExpression>,
  { ast }: SourceCode,
): (TSESTree.BlockStatement | TSESTree.Program)[] {
  const home = homeOf(variable);
  const found = [...ends].map((end) => {
    const fn = enclosingFunction(end);
    if (fn === home) return blockOf(variable) ?? (fn ? fn.body : ast);
    return fn ? fn.body : ast;
  });
  return [...new Set(found)].filter((block) => block.type === 'BlockStatement' || block.type === 'Program');
}

/** The function that a variable lives in. */
function homeOf({ defs: [definition] }: Variable): TSESTree.Node | null {
  if (!definition) return null;
  return definition.type === 'Parameter' ? definition.node : enclosingFunction(definition.name);
}
