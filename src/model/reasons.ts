import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { EMPTY_WORDS } from '../vocabulary/probes.js';
import type { ErrorHandler } from './facts.js';
import { contains, isFunction } from './syntax.js';

type SourceCode = Readonly<TSESLint.SourceCode>;

/** A comment in the handler that says more than "ignore". */
export function hasReason(handler: ErrorHandler, sourceCode: SourceCode): boolean {
  const inside = sourceCode.getAllComments().filter((comment) => contains(handler.node, comment));
  return (
    inside.some(({ value }) => isReason(value)) ||
    docOf(handler.site.enclosingFunction, sourceCode).some(({ value }) => EXPECTS_FAILURE.test(value)) ||
    commentsBefore(handler, sourceCode).some(({ value }) => isReason(value) && ABOUT_FAILING.test(value))
  );
}

/**
 * The comments above the statement that may fail, above the variables that it fills, and above the blocks that hold
 * nothing else.
 */
function commentsBefore(handler: ErrorHandler, sourceCode: SourceCode): TSESTree.Comment[] {
  const comments: TSESTree.Comment[] = [];
  let statement = statementOf(handler.node);
  while (statement && !isFunction(statement)) {
    comments.push(...sourceCode.getCommentsBefore(statement));
    const siblings: readonly TSESTree.Node[] =
      statement.parent?.type === 'BlockStatement' ? statement.parent.body : [statement];
    const before = siblings[siblings.indexOf(statement) - 1];
    const isFilled = before?.type === 'VariableDeclaration' && before.declarations.every(isPlaceholder);
    if (isFilled) comments.push(...sourceCode.getCommentsBefore(before));
    const choice: TSESTree.Node | undefined =
      statement.parent?.type === 'BlockStatement' ? statement.parent.parent : statement.parent;
    statement = siblings.length === 1 && choice?.type === 'IfStatement' ? choice : undefined;
  }
  return comments;
}

/** What is said above a function: `/** Best effort: … *\/`. */
function docOf(fn: TSESTree.Node | null, sourceCode: SourceCode): TSESTree.Comment[] {
  let named = fn ?? undefined;
  while (
    named?.parent &&
    /^(?:MethodDefinition|Property|PropertyDefinition|VariableDecl\w+|Export\w+)$/.test(named.parent.type)
  )
    named = named.parent;
  return named ? sourceCode.getCommentsBefore(named) : [];
}

/** A function whose documentation says that it may fail unseen. */
const EXPECTS_FAILURE =
  /best.?effort|fails? (?:open|soft|silently)|non-?(?:fatal|critical)|\bprob(?:e|es|ing)\b|\breachable\b/i;

function statementOf(node: TSESTree.Node): TSESTree.Node | undefined {
  let statement: TSESTree.Node | undefined = node;
  while (statement && !/(?:Statement|Declaration)$/.test(statement.type)) statement = statement.parent;
  return statement;
}

/** `let locale;`, `let locale = job.locale;`: what the code below may fill. */
function isPlaceholder({ init }: TSESTree.VariableDeclarator): boolean {
  return !init || /^(?:Literal|Identifier|MemberExpression)$/.test(init.type);
}

const ABOUT_FAILING =
  /fail|error|throw|reject|best.?effort|ignor|fall(?:s|ing)? ?back|not (?:yet )?(?:exist|found|ready|available)|unavailable|may not|optional/i;

function isReason(value: string): boolean {
  if (/^\s*(?:eslint|@ts-|prettier|istanbul|c8|v8|biome|oxlint|noinspection|sonar)/i.test(value)) return false;
  const words = value.toLowerCase().match(/[a-z][a-z'-]+/g) ?? [];
  return !/\b(?:todo|fixme|xxx|hack)\b/i.test(value) && words.some((word) => !EMPTY_WORDS.has(word));
}
