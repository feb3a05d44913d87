import type { TSESTree } from '@typescript-eslint/utils';
import { MANY_AT_ONCE, SET_UP, WENT_WRONG } from '../vocabulary/repetition.js';
import { wordsOf } from '../vocabulary/words.js';
import type { FileModel } from './file-model.js';
import { isFixedList } from './fixed-values.js';
import { numberIn } from './amounts.js';
import { chainOf, memberName, rootOf, terminalName, unwrap } from './syntax.js';

/** Methods that give some of the items, in some order: the list stays what it is called. */
const SAME_ITEMS =
  /^(?:filter|slice|sort|toSorted|reverse|toReversed|concat|entries|values|keys|map|flatMap|splice|toArray|all)$/;

/** What makes a list of something that is given to it. */
const LISTS = /^(?:Object\.(?:keys|values|entries)|Array\.from|Set|Map)$/;

/**
 * True where there are few items, or each stands for many: what is written down in the file, what a team sets up
 * (plugins, tables, services), batches and pages.
 */
export function isOfFew(item: TSESTree.Node | null, list: TSESTree.Node, model: FileModel): boolean {
  const node = unwrap(list);
  if (node.type === 'LogicalExpression') return isOfFew(item, node.left, model);
  if (isFixedList(list, model) || isCutShort(list, model) || isOfLambda(list)) return true;
  const names = [item?.type === 'Identifier' ? item.name : '', nameOf(list) ?? ''];
  return names.some((name) => isSetUp(name) || lastWords(name).some((word) => MANY_AT_ONCE.has(word)));
}

/** True where items are there because something went wrong: `for (const failure of failures)`. */
export function wentWrong(item: TSESTree.Node | null, list: TSESTree.Node): boolean {
  const names = [item?.type === 'Identifier' ? item.name : '', nameOf(list) ?? ''];
  return names.some((name) => wordsOf(name).some((word) => WENT_WRONG.has(singular(word))));
}

/** True for a name of what a team sets up: there are a handful of plugins. */
export function isSetUp(name: string): boolean {
  return lastWords(name).some((word) => SET_UP.has(word));
}

/** True for a name that has a word for many at once, or for trying again: `batchSize`, `maxRetries`. */
export function isManyAtOnce(name: string): boolean {
  return wordsOf(name).some((word) => MANY_AT_ONCE.has(singular(word)));
}

/** The name of a list: `rooms` in `rooms.filter(isOpen)`, `Object.entries(rooms)`, `await this.rooms.all()`. */
export function nameOf(raw: TSESTree.Node): string | null {
  const node = unwrap(raw);
  switch (node.type) {
    case 'Identifier':
      return node.name;
    case 'MemberExpression':
      return memberName(node)?.replace(/^#/, '') ?? null;
    case 'AwaitExpression':
      return nameOf(node.argument);
    case 'LogicalExpression':
      return nameOf(node.left);
    case 'NewExpression':
    case 'CallExpression': {
      const [first] = node.arguments;
      if (LISTS.test(chainOf(node.callee)?.join('.') ?? '')) return first ? nameOf(first) : null;
      const callee = unwrap(node.callee);
      const name = terminalName(callee);
      const keeps = callee.type === 'MemberExpression' && SAME_ITEMS.test(name ?? '');
      return keeps ? nameOf(callee.object) : name;
    }
    default:
      return null;
  }
}

/** True for what is plainly a list: options, promises and streams have a `map` too. */
export function isList(raw: TSESTree.Node, call: TSESTree.CallExpression): boolean {
  const node = unwrap(raw);
  if (node.type === 'ArrayExpression') return true;
  const isAwaited =
    call.parent.type === 'CallExpression' && /^(?:all|allSettled)$/.test(terminalName(call.parent.callee) ?? '');
  if (isAwaited) return true;
  if (node.type === 'CallExpression') {
    const name = terminalName(node.callee) ?? '';
    if (SAME_ITEMS.test(name) || /^(?:from|split|flat)$/.test(name)) return true;
  }
  return /(?:[^su]s|ies|List|Array|Items|Queue)$/.test(nameOf(node) ?? '');
}

/** `rooms.slice(0, 5)`. */
function isCutShort(raw: TSESTree.Node, { scopes }: FileModel): boolean {
  const node = unwrap(raw);
  if (node.type !== 'CallExpression' || terminalName(node.callee) !== 'slice' || node.arguments.length !== 2)
    return false;
  const [start, end] = node.arguments.map((argument) => numberIn(argument, scopes));
  return typeof start === 'number' && typeof end === 'number' && end - start <= 10;
}

/** `event.Records`: what a Lambda function is given is one piece of work each. */
function isOfLambda(raw: TSESTree.Node): boolean {
  const node = unwrap(raw);
  return node.type === 'MemberExpression' && memberName(node) === 'Records' && rootOf(node).type === 'Identifier';
}

/** The last word of a name, in the singular, and the one before it: `pluginNames` is about plugins. */
function lastWords(name: string): string[] {
  const words = wordsOf(name).map(singular);
  const last = words.at(-1);
  const isOfOthers =
    last !== undefined &&
    /^(?:name|id|entry|config|info|def|definition|item|path|list|map|record|spec|key|instance|class)$/.test(last);
  return words.slice(isOfOthers ? -2 : -1);
}

function singular(word: string): string {
  if (word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  if (/(?:ch|sh|x|ss)es$/.test(word)) return word.slice(0, -2);
  return word.replace(/(?<=[^su])s$/, '');
}
