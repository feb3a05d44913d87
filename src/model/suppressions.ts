import type { TSESLint, TSESTree } from '@typescript-eslint/utils';

type SourceCode = Readonly<TSESLint.SourceCode>;

const SUPPRESSION =
  /^\s*(?:(?:eslint|oxlint|tslint|rslint)[-:](disable(?:-(?:next-line|line))?|disable:next-line)|biome-(ignore(?:-all)?))\b(?![^]*observability\/no-console)[^]*?no-?console/i;

/**
 * True where the team has told another linter (ESLint's own no-console, oxlint, Biome, TSLint) that this use of the
 * console is wanted: it has been decided already. A comment against this plugin's rule is left to the linter, which calls
 * it unused where the rule says nothing.
 */
export function allowsConsole(node: TSESTree.Node, sourceCode: SourceCode): boolean {
  const line = node.loc.start.line;
  return sourceCode.getAllComments().some((comment) => {
    const found = SUPPRESSION.exec(comment.value);
    const how = (found?.[1] ?? found?.[2])?.toLowerCase();
    if (how === undefined || comment.loc.start.line > line) return false;
    if (how === 'disable' || how === 'ignore-all') return true;
    if (how === 'disable-line') return comment.loc.start.line === line;
    // Further comments may stand between.
    const next = sourceCode.getTokenAfter(comment);
    return next?.loc.start.line === line;
  });
}

/** A comment that is a sentence about why it is the console: `// stdout is the product, do not use the logger`. */
const REASON = /\b(?:logger|logging|console|std(?:out|err))\b/i;

/** True where the comment above a statement says why it writes to the console. */
export function hasConsoleReason(node: TSESTree.Node, sourceCode: SourceCode): boolean {
  let statement: TSESTree.Node | undefined = node;
  while (statement && !/(?:Statement|Declaration)$/.test(statement.type)) statement = statement.parent;
  return statement !== undefined && sourceCode.getCommentsBefore(statement).some(({ value }) => isConsoleReason(value));
}

function isConsoleReason(value: string): boolean {
  const isCode = /[;{}]\s*$|console\.\w+\(|^\s*(?:eslint|tslint|biome|oxlint)/i.test(value);
  const isPlan = /\b(?:todo|fixme|xxx|hack|replace|remove|should|later|temporary|for now|debug(?:ging)?)\b/i.test(
    value,
  );
  const isKept = /\b(?:do(?: no|n')t|never|not) (?:replace|remove|use)\b/i.test(value);
  const words = value.match(/[a-z'-]{2,}/gi) ?? [];
  return REASON.test(value) && !isCode && (isKept || !isPlan) && words.length >= 4;
}
