import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { EMPTY_WORDS } from '../vocabulary/probes.js';
import type { ErrorHandler } from './facts.js';
import { isFunction } from './syntax.js';

type SourceCode = Readonly<TSESLint.SourceCode>;

/** A comment in the handler that says more than "ignore". */
export function hasReason(handler: ErrorHandler, sourceCode: SourceCode): boolean {
  const inside = sourceCode.getCommentsInside(handler.node);
  return (
    inside.some(({ value }) => isReason(value)) ||
    commentsBefore(handler, sourceCode).some(({ value }) => isReason(value) && ABOUT_FAILING.test(value))
  );
}

/** The comments above the statement that may fail, and above the variables that it fills. */
function commentsBefore(handler: ErrorHandler, sourceCode: SourceCode): TSESTree.Comment[] {
  let statement: TSESTree.Node | undefined = handler.node;
  while (statement && !/(?:Statement|Declaration)$/.test(statement.type)) statement = statement.parent;
  if (!statement || isFunction(statement)) return [];
  const comments = sourceCode.getCommentsBefore(statement);
  const siblings = statement.parent?.type === 'BlockStatement' ? statement.parent.body : [];
  const before = siblings[siblings.indexOf(statement as TSESTree.Statement) - 1];
  const isFilled = before?.type === 'VariableDeclaration' && before.declarations.every(({ init }) => !init);
  return isFilled ? [...sourceCode.getCommentsBefore(before), ...comments] : comments;
}

const ABOUT_FAILING =
  /fail|error|throw|reject|best.?effort|ignor|fall(?:s|ing)? ?back|not (?:yet )?(?:exist|found|ready|available)|may not|optional/i;

function isReason(value: string): boolean {
  if (/^\s*(?:eslint|@ts-|prettier|istanbul|c8|v8|biome|oxlint|noinspection|sonar)/i.test(value)) return false;
  const words = value.toLowerCase().match(/[a-z][a-z'-]+/g) ?? [];
  return !/\b(?:todo|fixme|xxx|hack)\b/i.test(value) && words.some((word) => !EMPTY_WORDS.has(word));
}
