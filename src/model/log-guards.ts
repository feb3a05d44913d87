import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import {
  ASKS_LEVEL,
  ASKS_SAMPLE,
  LIFECYCLE,
  LIFECYCLE_NAME,
  SAMPLED_LOGGER,
  TELLS_OTHERWISE,
} from '../vocabulary/repetition.js';
import { wordsOf } from '../vocabulary/words.js';
import type { FunctionNode, LogCall } from './facts.js';
import { wentWrong } from './few-items.js';
import type { FileModel } from './file-model.js';
import { enclosingClass, functionName, isFunction, outerParent, terminalName } from './syntax.js';
import { textOf } from './text.js';

type SourceCode = Readonly<TSESLint.SourceCode>;

/** Tells what keeps a log in a loop from being written on every pass. */
export class LogGuards {
  readonly #model: FileModel;
  readonly #sourceCode: SourceCode;

  constructor(model: FileModel, sourceCode: SourceCode) {
    this.#model = model;
    this.#sourceCode = sourceCode;
  }

  /** True for a logger that drops lines, arguments that are put together when asked for, a line that is not of each item. */
  isFewByItself({ node, logger }: LogCall): boolean {
    const isLazy = node.arguments.some((argument) => isFunction(argument));
    if (isLazy || (logger && SAMPLED_LOGGER.test(this.#sourceCode.getText(logger)))) return true;
    return node.arguments.some((argument) => {
      const text = textOf(argument, this.#model.scopes)?.text ?? '';
      return TELLS_OTHERWISE.test(text);
    });
  }

  /** True where only some runs of a node get to its child, or the run that does is the last one. */
  isOnSomePasses(child: TSESTree.Node, parent: TSESTree.Node): boolean {
    switch (parent.type) {
      case 'IfStatement':
      case 'ConditionalExpression':
        return parent.test !== child;
      case 'LogicalExpression':
        return parent.right === child;
      case 'AssignmentExpression':
        return parent.right === child && /^(?:\?\?|\|\||&&)=$/.test(parent.operator);
      case 'SwitchCase':
      case 'CatchClause':
      case 'ThrowStatement':
        return true;
      case 'BlockStatement':
        return leavingBefore(parent.body, child).some(({ test }) => this.#asks(test, ASKS_LEVEL, ASKS_SAMPLE));
      case 'CallExpression':
        return parent.callee !== child && isFunction(child) && terminalName(parent.callee) === 'catch';
      default:
        return false;
    }
  }

  /**
   * True where what repeats a log stands under a check of the level, or in the path of an error; for a list of items also
   * in what runs once in the life of the process, or in a program that prints.
   */
  isGuardedAround(repeating: TSESTree.Node, by: 'item' | 'list' | 'pass' | 'event' | 'timer'): boolean {
    const comesByItself = by === 'event' || by === 'timer';
    let isOfModule = true;
    for (let child = repeating, { parent } = child; parent; child = parent, { parent } = child) {
      if (this.#isGuard(child, parent)) return true;
      if (!isFunction(parent) || isCalledInPlace(parent)) continue;
      isOfModule = false;
      if (!comesByItself && isOnce(parent)) return true;
    }
    return !comesByItself && (isOfModule || isOfProgram(repeating));
  }

  #isGuard(child: TSESTree.Node, parent: TSESTree.Node): boolean {
    switch (parent.type) {
      case 'CatchClause':
        return true;
      case 'IfStatement':
      case 'ConditionalExpression':
        return parent.test !== child && this.#asks(parent.test, ASKS_LEVEL);
      case 'LogicalExpression':
        return parent.right === child && this.#asks(parent.left, ASKS_LEVEL);
      case 'BlockStatement':
        return leavingBefore(parent.body, child).some(({ test }) => this.#asks(test, ASKS_LEVEL));
      case 'ForOfStatement':
        return wentWrong(itemOfLoop(parent), parent.right);
      default:
        return false;
    }
  }

  #asks(test: TSESTree.Node, ...questions: readonly RegExp[]): boolean {
    const text = this.#sourceCode.getText(test);
    return questions.some((question) => question.test(text));
  }
}

/** The conditions before a node under which the code does not get to it. */
function leavingBefore(statements: readonly TSESTree.Statement[], child: TSESTree.Node): TSESTree.IfStatement[] {
  return statements
    .slice(0, statements.indexOf(child as TSESTree.Statement))
    .filter((statement) => statement.type === 'IfStatement')
    .filter(({ consequent }) => /^(?:Return|Throw|Break|Continue)Statement$/.test(lastOf(consequent)?.type ?? ''));
}

function lastOf(statement: TSESTree.Statement): TSESTree.Statement | undefined {
  return statement.type === 'BlockStatement' ? statement.body.at(-1) : statement;
}

/** How items are sorted out before a node: `continue` in a loop, `return` in a callback; null where they are not. */
export function sortsOutBefore(child: TSESTree.Node, parent: TSESTree.Node): 'continue' | 'return' | null {
  if (parent.type !== 'BlockStatement') return null;
  const ends = leavingBefore(parent.body, child).map(({ consequent }) => lastOf(consequent)!.type);
  if (ends.includes('ContinueStatement' as never)) return 'continue';
  return ends.includes('ReturnStatement' as never) ? 'return' : null;
}

/** The name or pattern that a loop gives each item. */
export function itemOfLoop({ left }: TSESTree.ForOfStatement | TSESTree.ForInStatement): TSESTree.Node {
  return left.type === 'VariableDeclaration' ? left.declarations[0].id : left;
}

/** `(async () => { … })()`. */
function isCalledInPlace(fn: TSESTree.Node): boolean {
  const { parent, child } = outerParent(fn);
  return parent?.type === 'CallExpression' && parent.callee === child;
}

/** True for a function that runs once in the life of a process. */
function isOnce(fn: FunctionNode): boolean {
  const name = functionName(fn);
  if (/^(?:constructor|main)$/.test(name)) return true;
  // `close(rooms)` is asked to close some of many.
  const isWhole = LIFECYCLE_NAME.test(name) && fn.params.length === 0;
  return isWhole || wordsOf(name).some((word) => LIFECYCLE.has(word));
}

/** `class List extends BaseCommand`, `class ShutdownHelper`. */
function isOfProgram(node: TSESTree.Node): boolean {
  const type = enclosingClass(node);
  const names = [type?.id?.name ?? '', (type?.superClass && terminalName(type.superClass)) ?? ''];
  return names.some((name) => /(?:Command|Seeder)$/.test(name) || wordsOf(name).some((word) => LIFECYCLE.has(word)));
}
