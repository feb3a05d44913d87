import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import {
  EACH_ITEM,
  EACH_OF,
  FLOWING_EVENTS,
  RUNS_NOW,
  SENDS_WORK,
  SLOW_TIMER,
  STREAM_PARTS,
} from '../vocabulary/repetition.js';
import { numberIn } from './amounts.js';
import type { FunctionNode, LogCall } from './facts.js';
import { isList, isOfFew, nameOf, wentWrong } from './few-items.js';
import type { FileModel } from './file-model.js';
import { itemOfLoop, LogGuards, sortsOutBefore } from './log-guards.js';
import { paceOf } from './waiting-loops.js';
import { chainOf, isFunction, memberName, outerParent, terminalName, unwrap } from './syntax.js';
import { textOf } from './text.js';

/** What makes a log be written again and again. */
export interface LogRepetition {
  /** `item` names one of many, `list` all of them; `pass` is a loop that counts; `event` and `timer` come by themselves. */
  by: 'item' | 'list' | 'pass' | 'event' | 'timer';
  /** The item, the list, the event, or the milliseconds between two. */
  name: string;
}

/** A repetition, `passed` for what runs its content once per run of the code around it, or null for all else. */
type Step = LogRepetition | 'passed' | null;

/** Tells which logs are written on each pass of something that has many. */
export class LogRepetitions {
  readonly #model: FileModel;
  readonly #guards: LogGuards;
  readonly #visitorKeys: TSESLint.SourceCode['visitorKeys'];
  #givenByName: ReadonlyMap<FunctionNode, TSESTree.CallExpression> | null = null;

  constructor(model: FileModel, sourceCode: Readonly<TSESLint.SourceCode>) {
    this.#model = model;
    this.#guards = new LogGuards(model, sourceCode);
    this.#visitorKeys = sourceCode.visitorKeys;
  }

  /**
   * What repeats a log.
   * @returns null where nothing does, only some passes get to it, it ends them, or there are few
   */
  of(log: LogCall): LogRepetition | null {
    if (log.library === 'debug' || log.library === 'console') return null;
    let ending: Ending = null;
    let sortedOut: 'continue' | 'return' | null = null;
    for (let child: TSESTree.Node = log.node; child.parent; child = child.parent) {
      const { parent } = child;
      if (this.#guards.isOnSomePasses(child, parent)) return null;
      ending ??= endingAfter(child, parent);
      sortedOut ??= sortsOutBefore(child, parent);
      const step = this.#stepAt(parent, child);
      if (step === null) return null;
      if (step !== 'passed') {
        // What returns from a callback goes on with the next item; what returns from a loop does not.
        const isSome = isLoop(parent)
          ? ending !== null || sortedOut === 'continue'
          : isEach(step) && sortedOut !== null;
        return isSome || this.#guards.isFewByItself(log) || this.#guards.isGuardedAround(parent, step.by) ? null : step;
      }
      if (isFunction(parent) || (ending === 'break' && isLoop(parent))) ending = null;
      if (isFunction(parent)) sortedOut = null;
    }
    return null;
  }

  #stepAt(node: TSESTree.Node, child: TSESTree.Node): Step {
    if (isFunction(node)) return this.#function(node);
    if (!('body' in node) || node.body !== child) return 'passed';
    switch (node.type) {
      case 'ForOfStatement':
      case 'ForInStatement':
        return this.#listLoop(node);
      case 'ForStatement':
      case 'WhileStatement':
      case 'DoWhileStatement':
        return this.#countedLoop(node);
      default:
        return 'passed';
    }
  }

  #countedLoop(loop: TSESTree.ForStatement | TSESTree.WhileStatement | TSESTree.DoWhileStatement): Step {
    const pace = paceOf(loop, this.#model, this.#visitorKeys);
    if (pace === 'few') return 'passed';
    return pace === 'paced' ? null : { by: 'pass', name: '' };
  }

  #listLoop(loop: TSESTree.ForOfStatement | TSESTree.ForInStatement): Step {
    const item = itemOfLoop(loop);
    const found = itemOf(item, loop.right);
    if (loop.type === 'ForOfStatement' && loop.await) return STREAM_PARTS.test(found.name) ? found : null;
    if (wentWrong(item, loop.right)) return null;
    return isOfFew(item, loop.right, this.#model) ? 'passed' : found;
  }

  #function(fn: FunctionNode): Step {
    const { parent, child } = outerParent(fn);
    if (parent?.type === 'CallExpression')
      return parent.callee === child ? 'passed' : this.#argument(parent, parent.arguments.indexOf(child as never), fn);
    if (parent?.type === 'AssignmentExpression' && parent.right === child) return handlerProperty(parent.left);
    const decorated = fn.parent.type === 'MethodDefinition' ? this.#interval(fn.parent) : null;
    if (decorated) return decorated;
    const call = this.#callGivenByName(fn);
    const at = call?.arguments.findIndex((argument) => this.#names(argument, fn)) ?? -1;
    const step = call ? this.#argument(call, at, fn) : null;
    return step === 'passed' ? null : step;
  }

  /** What a call does with a function that it is given. */
  #argument(call: TSESTree.CallExpression, at: number, fn: FunctionNode): Step {
    const callee = unwrap(call.callee);
    const name = terminalName(callee) ?? '';
    const object = callee.type === 'MemberExpression' ? unwrap(callee.object) : null;
    const [first, second] = call.arguments;
    if (name === 'setInterval' && at === 0) return second ? this.#timer(second) : null;
    if (object && at === 1 && /^(?:on|addListener|addEventListener)$/.test(name)) return this.#event(first!, object);
    const param = fn.params[name.startsWith('reduce') ? 1 : 0] ?? null;
    const list = at === 0 && object && EACH_ITEM.test(name) ? object : at > 0 && EACH_OF.test(name) ? first! : null;
    if (list) {
      if (list === object && name !== 'forEach' && !isList(list, call)) return null;
      if (wentWrong(param, list)) return null;
      return isOfFew(param, list, this.#model) ? 'passed' : itemOf(param, list);
    }
    return RUNS_NOW.test(name) ? 'passed' : null;
  }

  #event(event: TSESTree.Node, emitter: TSESTree.Node): Step {
    const text = textOf(event, this.#model.scopes);
    if (!text?.isStatic || !FLOWING_EVENTS.test(text.text)) return null;
    const isWork = chainOf(emitter)?.some((part) => SENDS_WORK.test(part)) ?? false;
    return isWork ? null : { by: 'event', name: text.text };
  }

  #timer(delay: TSESTree.Node): Step {
    const ms = this.#milliseconds(delay);
    return ms !== null && ms < SLOW_TIMER ? { by: 'timer', name: String(ms) } : null;
  }

  /** The number that an expression is, products included. */
  #milliseconds(raw: TSESTree.Node): number | null {
    const node = unwrap(raw);
    if (node.type !== 'BinaryExpression' || node.operator !== '*') return numberIn(node, this.#model.scopes);
    const [left, right] = [this.#milliseconds(node.left), this.#milliseconds(node.right)];
    return left === null || right === null ? null : left * right;
  }

  /** `@Interval(250)`, `@Interval('name', 250)` of NestJS. */
  #interval({ decorators }: TSESTree.MethodDefinition): Step {
    for (const { expression } of decorators ?? []) {
      const isInterval = expression.type === 'CallExpression' && terminalName(expression.callee) === 'Interval';
      const delay = isInterval ? expression.arguments.at(-1) : undefined;
      if (delay) return this.#timer(delay);
    }
    return null;
  }

  /** The call that is given a function by its name: `rooms.forEach(show)`. */
  #callGivenByName(fn: FunctionNode): TSESTree.CallExpression | null {
    this.#givenByName ??= new Map(
      this.#model.calls.flatMap((call) => {
        if (call.type !== 'CallExpression' || !takesRepeated(call)) return [];
        return call.arguments.flatMap((argument) => {
          const given = isFunction(unwrap(argument)) ? null : this.#model.resolver.definitions.functionOf(argument);
          return given ? [[given, call] as const] : [];
        });
      }),
    );
    return this.#givenByName.get(fn) ?? null;
  }

  #names(argument: TSESTree.Node, fn: FunctionNode): boolean {
    return this.#model.resolver.definitions.functionOf(argument) === fn;
  }
}

/** How code leaves the pass of a loop for good: `return` or `break`; null where it goes on. */
type Ending = 'return' | 'break' | null;

/** What the code does after a node, in the block that it stands in. */
function endingAfter(child: TSESTree.Node, parent: TSESTree.Node): Ending {
  if (parent.type === 'ReturnStatement') return 'return';
  if (parent.type !== 'BlockStatement') return null;
  const rest = parent.body.slice(parent.body.indexOf(child as TSESTree.Statement) + 1);
  const last = rest.find(({ type }) => /^(?:Return|Throw|Break)Statement$/.test(type));
  if (!last) return null;
  return last.type === 'BreakStatement' ? 'break' : 'return';
}

function isEach({ by }: LogRepetition): boolean {
  return by === 'item' || by === 'list';
}

function isLoop(node: TSESTree.Node): boolean {
  return /^(?:For|While|DoWhile)/.test(node.type);
}

function takesRepeated({ callee }: TSESTree.CallExpression): boolean {
  const name = terminalName(callee) ?? '';
  return EACH_ITEM.test(name) || EACH_OF.test(name) || /^(?:setInterval|on|addListener|addEventListener)$/.test(name);
}

/** `socket.onmessage = () => …`. */
function handlerProperty(raw: TSESTree.Node): Step {
  const target = unwrap(raw);
  const name = target.type === 'MemberExpression' ? (memberName(target) ?? '') : '';
  const event = /^on(message|data)$/.exec(name)?.[1];
  if (event === undefined || target.type !== 'MemberExpression') return null;
  return SENDS_WORK.test(terminalName(target.object) ?? '') ? null : { by: 'event', name: event };
}

/** One of the items by its name, or all of them by that of the list. */
function itemOf(item: TSESTree.Node | null, list: TSESTree.Node): LogRepetition {
  if (item?.type === 'Identifier') return { by: 'item', name: item.name };
  const name = nameOf(list);
  return name === null ? { by: 'pass', name: '' } : { by: 'list', name };
}
