import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { indentAt, indentOf } from './edits.js';
import { blockOf } from './holders.js';
import type { HeldSpan } from './span-holders.js';
import { contains, isFunction, outerParent, walk } from './syntax.js';

type SourceCode = Readonly<TSESLint.SourceCode>;

/** Statements after which nothing of the block is run. */
const LEAVES = /^(?:Return|Throw|Break|Continue)Statement$/;

/**
 * Wraps what follows the start of a span in `try { … } finally { span.end(); }`, in place of the calls that end it now.
 * @param ends the calls that end the span now
 * @returns null where that would end the span much later than now, or move a declaration out of reach
 */
export function wrapInTry(
  held: HeldSpan,
  ends: ReadonlySet<TSESTree.CallExpression>,
  sourceCode: SourceCode,
): { end: string; fix: TSESLint.ReportFixFunction } | null {
  const place = placeOf(held);
  if (!place || place.statements.length === 0 || !place.statements.every(canBeWrapped)) return null;
  const { block, from, statements } = place;
  const removed = [...ends].map((call) => removableEnd(call, block, sourceCode));
  if (removed.includes(null) || !statements.some((statement) => !removed.includes(statement))) return null;
  const name = held.finishers[0]?.name ?? held.variables[0]!.name;
  const [first] = ends;
  const method = held.finishers.length > 0 ? '' : '.end';
  const end = `${first ? sourceCode.getText(first) : `${name}${method}()`};`;
  const range: TSESTree.Range = [from, block.range[1] - 1];
  const body = withoutStatements(removed as TSESTree.Statement[], range, sourceCode);
  const unit = indentOf(sourceCode);
  const isOneLine = !sourceCode.text.slice(...range).includes('\n');
  if (isOneLine) return { end, fix: (fixer) => fixer.replaceTextRange(range, ` try {${body} } finally { ${end} } `) };
  const inner = indentAt(statements[0]!.loc.start.line, sourceCode);
  const indented = indentedBy(unit, body, from, block, removed as TSESTree.Statement[], sourceCode);
  const [head = '', ...rest] = indented.split('\n');
  const text = [head.trimEnd(), `${inner}try {`, ...rest].join('\n').trimEnd();
  const outer = indentAt(block.loc.end.line, sourceCode);
  return {
    end,
    fix: (fixer) =>
      fixer.replaceTextRange(range, `${text}\n${inner}} finally {\n${inner}${unit}${end}\n${inner}}\n${outer}`),
  };
}

/** The block that the span lives in, and what of it comes after its start. */
function placeOf(
  held: HeldSpan,
): { block: TSESTree.BlockStatement; from: number; statements: TSESTree.Statement[] } | null {
  if (held.callback) {
    const block = held.callback.body;
    if (block.type !== 'BlockStatement') return null;
    return { block, from: block.range[0] + 1, statements: block.body };
  }
  const block = blockOf(held.variables[0]!);
  const declaration = held.variables[0]!.defs[0]?.node.parent;
  const at = block?.body.findIndex((statement) => statement === declaration) ?? -1;
  const isAlone = declaration?.type === 'VariableDeclaration' && declaration.declarations.length === 1;
  if (!block || at < 0 || !isAlone || !contains(declaration, held.start)) return null;
  return { block, from: declaration.range[1], statements: block.body.slice(at + 1) };
}

/** A function or class that is declared in the block may be used above. */
function canBeWrapped(statement: TSESTree.Statement): boolean {
  return (
    statement.type !== 'FunctionDeclaration' &&
    statement.type !== 'ClassDeclaration' &&
    !('directive' in statement && statement.directive !== undefined)
  );
}

/** The statement of a call that ends the span; null where something else happens after it, or in it. */
function removableEnd(
  call: TSESTree.CallExpression,
  block: TSESTree.BlockStatement,
  sourceCode: SourceCode,
): TSESTree.Statement | null {
  const { parent: statement } = outerParent(call);
  if (statement?.type !== 'ExpressionStatement' || statement.parent.type !== 'BlockStatement') return null;
  if (sourceCode.getCommentsInside(statement).length > 0) return null;
  const around = statement.parent;
  const isFinalizer = around.parent.type === 'TryStatement' && around.parent.finalizer === around;
  const after = around.body.slice(around.body.indexOf(statement) + 1);
  const isLast = around === block || LEAVES.test(after.at(-1)?.type ?? '');
  const isIdle = after.every((each) => LEAVES.test(each.type) && !works(each, sourceCode));
  return !isFinalizer && isLast && isIdle ? statement : null;
}

/** True for a statement that takes time. */
function works(statement: TSESTree.Node, sourceCode: SourceCode): boolean {
  let found = false;
  walk(statement, sourceCode.visitorKeys, (node) => {
    if (isFunction(node)) return false;
    found ||= /^(?:Call|Await|Yield|TaggedTemplate)Expression$/.test(node.type);
    return undefined;
  });
  return found;
}

/** The text of a range without some statements, and without the lines that only they stand on. */
function withoutStatements(
  statements: readonly TSESTree.Statement[],
  [start, end]: TSESTree.Range,
  { text }: SourceCode,
): string {
  let kept = '';
  let at = start;
  for (const { range } of [...statements].sort((a, b) => a.range[0] - b.range[0])) {
    const [from, to] = lineOf(range, text);
    kept += text.slice(at, Math.max(at, from));
    at = to;
  }
  return kept + text.slice(at, end);
}

/** A range with its indentation and line end, where it has the line to itself. */
function lineOf([from, to]: TSESTree.Range, text: string): TSESTree.Range {
  const before = /\n[ \t]*$/.exec(text.slice(0, from));
  const isAlone = before !== null && /^[ \t]*\r?(?:\n|$)/.test(text.slice(to));
  return isAlone ? [from - before[0].length, to] : [from, to];
}

/** Every line further in, but for those that begin inside a template. */
function indentedBy(
  unit: string,
  body: string,
  from: number,
  block: TSESTree.Node,
  removed: readonly TSESTree.Statement[],
  sourceCode: SourceCode,
): string {
  const inTemplates = new Set<string>();
  walk(block, sourceCode.visitorKeys, (node) => {
    if (node.type !== 'TemplateElement' || node.range[0] < from) return undefined;
    for (let line = node.loc.start.line + 1; line <= node.loc.end.line; line++)
      inTemplates.add(sourceCode.lines[line - 1]!);
    return undefined;
  });
  // Lines are told by their text: with the statements taken out, their numbers are others.
  return body
    .split('\n')
    .map((line, i) => (i === 0 || line.trim() === '' || inTemplates.has(line) ? line : `${unit}${line}`))
    .join('\n');
}
