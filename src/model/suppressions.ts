import type { TSESLint, TSESTree } from '@typescript-eslint/utils';

type SourceCode = Readonly<TSESLint.SourceCode>;

const SUPPRESSION =
  /^\s*(?:(?:eslint|oxlint|tslint|rslint)[-:](disable(?:-(?:next-line|line))?|disable:next-line)|biome-(ignore(?:-all)?))\b[^]*?no-?console/i;

/**
 * True where the team has told another linter (ESLint's own no-console, oxlint, Biome, TSLint) that this use of the
 * console is wanted: it has been decided already.
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
