import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { SHORT_LOOP } from '../vocabulary/repetition.js';
import { numberIn } from './amounts.js';
import { isManyAtOnce, isSetUp } from './few-items.js';
import type { FileModel } from './file-model.js';
import { isFunction, memberName, terminalName, unwrap, walk } from './syntax.js';

type CountedLoop = TSESTree.ForStatement | TSESTree.WhileStatement | TSESTree.DoWhileStatement;

/** What takes one item out of a list in memory. */
const TAKES_ITEM = /^(?:shift|pop|splice|dequeue)$/;

/**
 * How often a loop without a list goes round: `often` where each pass is one of many items, `few` where there are some
 * passes at most, `paced` where each pass waits for something, tries again, or takes a batch.
 */
export function paceOf(
  loop: CountedLoop,
  { scopes }: FileModel,
  visitorKeys: TSESLint.SourceCode['visitorKeys'],
): 'often' | 'few' | 'paced' {
  const header = [loop.test, ...(loop.type === 'ForStatement' ? [loop.init, loop.update] : [])];
  const names = header.flatMap((part) => (part ? namesIn(part, visitorKeys) : []));
  if (names.some((name) => isManyAtOnce(name))) return 'paced';
  const isCounter = loop.type === 'ForStatement' && loop.test !== null;
  if (!isCounter) return waits(loop, visitorKeys) && !takesItems(loop, visitorKeys) ? 'paced' : 'often';
  if (loop.update && !isStep(loop.update)) return 'paced';
  const test = unwrap(loop.test!);
  const bound = test.type === 'BinaryExpression' ? test.right : null;
  const most = bound && numberIn(bound, scopes);
  if (most !== null && most <= SHORT_LOOP && loop.update !== null) return isDown(loop) ? 'often' : 'few';
  return names.some((name) => isSetUp(name)) ? 'few' : 'often';
}

/** `i++`, `i -= 1`, `node = node.next`: on to the next one; `i += 100` is on to the next batch. */
function isStep(raw: TSESTree.Node): boolean {
  const node = unwrap(raw);
  if (node.type === 'UpdateExpression') return true;
  if (node.type === 'SequenceExpression') return node.expressions.some((part) => isStep(part));
  if (node.type !== 'AssignmentExpression') return false;
  return node.operator === '=' || (node.right.type === 'Literal' && node.right.value === 1);
}

/** `for (let i = rooms.length; i > 0; i--)`: its bound is where it ends, not how far it goes. */
function isDown({ update }: TSESTree.ForStatement): boolean {
  const node = update && unwrap(update);
  return node?.type === 'UpdateExpression'
    ? node.operator === '--'
    : node?.type === 'AssignmentExpression' && node.operator !== '+=';
}

function waits(loop: CountedLoop, visitorKeys: TSESLint.SourceCode['visitorKeys']): boolean {
  return holds(
    loop,
    visitorKeys,
    (node) => /^(?:AwaitExpression|YieldExpression)$/.test(node.type) || (node.type === 'ForOfStatement' && node.await),
  );
}

function takesItems(loop: CountedLoop, visitorKeys: TSESLint.SourceCode['visitorKeys']): boolean {
  return holds(
    loop,
    visitorKeys,
    (node) => node.type === 'CallExpression' && TAKES_ITEM.test(terminalName(node.callee) ?? ''),
  );
}

function holds(
  root: TSESTree.Node,
  visitorKeys: TSESLint.SourceCode['visitorKeys'],
  test: (node: TSESTree.Node) => boolean,
): boolean {
  let found = false;
  walk(root, visitorKeys, (node) => {
    found ||= test(node);
    return found || isFunction(node) ? false : undefined;
  });
  return found;
}

function namesIn(root: TSESTree.Node, visitorKeys: TSESLint.SourceCode['visitorKeys']): string[] {
  const names: string[] = [];
  walk(root, visitorKeys, (node) => {
    if (node.type === 'Identifier') names.push(node.name);
    if (node.type === 'MemberExpression') names.push(memberName(node) ?? '');
    return undefined;
  });
  return names;
}
