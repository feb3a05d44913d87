import type { TSESTree } from '@typescript-eslint/utils';
import type { HandlerTrigger } from '../profiles/profile.js';
import type { CreationGuards } from './creation-guards.js';
import type { FunctionNode } from './facts.js';
import type { FileModel } from './file-model.js';
import { isFunction, outerParent, terminalName, unwrap } from './syntax.js';
import { textOf } from './text.js';

/** What makes code of a file run again and again. */
export interface Repetition {
  by: HandlerTrigger | 'event' | 'interval' | 'loop' | 'items';
  /** The handler, the loop, or the call that is given the callback. */
  node: TSESTree.Node;
  /** The call in it through which the code is reached; null where the code stands in it. */
  through: TSESTree.CallExpression | null;
}

/** What has to be the same on every run for a repetition to count. */
export type IsSame = (scope: TSESTree.Node) => boolean;

const MAX_CALLS = 4;

/** Methods that call a function for each item. */
const FOR_EACH = /^(?:forEach|map|flatMap|filter|some|every|find|findIndex|reduce)$/;

/** Events that come again and again; `listening`, `ready` or `close` come once. */
const REPEATED_EVENTS = /^(?:connection|secureConnection|request|message|upgrade|session|stream|checkContinue)$/;

/** What runs the function that it is given, and keeps nothing of it. */
const RUNNERS =
  /^(?:then|catch|finally|setTimeout|setImmediate|nextTick|queueMicrotask|Promise|on|once|addListener|run|startActiveSpan|with[A-Z]\w*|run[A-Z]\w*|\w*[tT]ransaction)$/;

/** Tells what certainly makes code run more than once. */
export class Repetitions {
  readonly #model: FileModel;
  readonly #guards: CreationGuards;
  readonly #calls = new Map<FunctionNode, readonly TSESTree.CallExpression[]>();

  constructor(model: FileModel, guards: CreationGuards) {
    this.#model = model;
    this.#guards = guards;
  }

  /**
   * What repeats a node: a handler, a loop, a callback, an interval around it, or around a call of its function.
   * @param isSame tells of a loop, callback or function whether each run of it is like the others
   * @returns null where the file does not tell, or a guard lets only the first run through
   */
  of(node: TSESTree.Node, isSame: IsSame): Repetition | null {
    return this.#around(node, isSame, new Set());
  }

  #around(node: TSESTree.Node, isSame: IsSame, seen: Set<FunctionNode>): Repetition | null {
    let isNested = false;
    let isConditional = false;
    let isLast = false;
    for (let child = node, parent = node.parent; parent; child = parent, parent = parent.parent) {
      const guard = this.#guards.at(child, parent);
      if (guard === 'kept') return null;
      isConditional ||= guard === 'conditional';
      isLast ||= guard === 'last';
      if (!isNested && !isConditional && !isLast && this.#isPassOf(parent, child))
        return isSame(parent) ? { by: 'loop', node: parent, through: null } : null;
      if (parent.type === 'PropertyDefinition' || parent.type === 'StaticBlock') return null;
      if (!isFunction(parent)) continue;
      if (seen.has(parent) || seen.size > MAX_CALLS || this.#guards.looksUp(parent)) return null;
      seen.add(parent);
      const found = this.#repeats(parent, !isNested && !isConditional);
      if (found) return isSame(parent) ? found : null;
      if (!this.#isRunInPlace(parent)) return isSame(parent) ? this.#throughCalls(parent, seen) : null;
      isNested ||= !isCalledInPlace(parent);
    }
    return null;
  }

  /** True where a node stands in what each pass of a loop runs, and the pass is not the last. */
  #isPassOf(loop: TSESTree.Node, child: TSESTree.Node): boolean {
    switch (loop.type) {
      case 'ForOfStatement':
        return loop.body === child && !this.#isShort(loop.right);
      case 'ForInStatement':
      case 'WhileStatement':
        return loop.body === child;
      case 'ForStatement':
        return loop.body === child || loop.update === child;
      case 'DoWhileStatement':
        return loop.body === child && loop.test.type !== 'Literal';
      default:
        return false;
    }
  }

  #repeats(fn: FunctionNode, isEachTime: boolean): Repetition | null {
    const handler = this.#model.requestHandlers.find((candidate) => candidate.node === fn);
    if (handler) return { by: handler.trigger, node: fn, through: null };
    const { parent, child } = outerParent(fn);
    return parent?.type === 'CallExpression' ? this.#repeatsArgument(parent, child, isEachTime) : null;
  }

  /** What a call makes of a function that it is given. */
  #repeatsArgument(call: TSESTree.CallExpression, given: TSESTree.Node, isEachTime: boolean): Repetition | null {
    const name = terminalName(call.callee) ?? '';
    const at = call.arguments.indexOf(given as TSESTree.CallExpressionArgument);
    const callee = unwrap(call.callee);
    if (name === 'setInterval' && at === 0) return { by: 'interval', node: call, through: null };
    if (callee.type !== 'MemberExpression') return null;
    if (/^(?:on|addListener|addEventListener)$/.test(name) && at === 1) {
      const event = textOf(call.arguments[0]!, this.#model.scopes);
      const comesAgain = event?.isStatic === true && REPEATED_EVENTS.test(event.text);
      return comesAgain ? { by: 'event', node: call, through: null } : null;
    }
    const isForEach = FOR_EACH.test(name) && at === 0 && (name === 'forEach' || this.#isList(callee.object));
    const isFrom = name === 'from' && at === 1 && terminalName(callee.object) === 'Array';
    const list = isFrom ? call.arguments[0]! : callee.object;
    return (isForEach || isFrom) && isEachTime && !this.#isShort(list)
      ? { by: 'items', node: call, through: null }
      : null;
  }

  /** True for what is plainly an array: `Option`, promises and streams have a `map` too. */
  #isList(raw: TSESTree.Node): boolean {
    const node = unwrap(raw);
    if (node.type === 'ArrayExpression') return true;
    if (node.type === 'CallExpression')
      return /^(?:keys|values|entries|from|split|filter|slice|flat|concat|sort)$/.test(terminalName(node.callee) ?? '');
    const constant = node.type === 'Identifier' ? this.#model.scopes.constantOf(node) : null;
    return constant !== null && this.#isList(constant);
  }

  /** True for a list that is written out and has no second item. */
  #isShort(raw: TSESTree.Node): boolean {
    const node = unwrap(raw);
    if (node.type === 'Identifier') {
      const constant = this.#model.scopes.constantOf(node);
      return constant !== null && constant !== node && this.#isShort(constant);
    }
    return node.type === 'ArrayExpression' && node.elements.length < 2 && node.elements[0]?.type !== 'SpreadElement';
  }

  /** True for a function that the code around it runs: called in place, or given to what runs it. */
  #isRunInPlace(fn: FunctionNode): boolean {
    if (isCalledInPlace(fn)) return true;
    const { parent, child } = outerParent(fn);
    if (parent?.type !== 'CallExpression' && parent?.type !== 'NewExpression') return false;
    const isGiven = parent.arguments.includes(child as TSESTree.CallExpressionArgument);
    const name = terminalName(parent.callee) ?? '';
    // `once(() => …)` of lodash keeps what the function makes; `emitter.once('x', () => …)` does not.
    const isMember = unwrap(parent.callee).type === 'MemberExpression';
    return isGiven && (RUNNERS.test(name) || FOR_EACH.test(name)) && (isMember || !/^(?:on|once|with|run)$/.test(name));
  }

  #throughCalls(fn: FunctionNode, seen: ReadonlySet<FunctionNode>): Repetition | null {
    for (const call of this.#callsOf(fn)) {
      const given = call.arguments.find((argument) => this.#names(argument, fn));
      const found = given ? this.#repeatsArgument(call, given, true) : this.#around(call, () => true, new Set(seen));
      if (found) return given ? found : { ...found, through: call };
    }
    return null;
  }

  /** The calls of a function, and those that it is given to by its name. */
  #callsOf(fn: FunctionNode): readonly TSESTree.CallExpression[] {
    let calls = this.#calls.get(fn);
    if (!calls) {
      const isUse = (call: TSESTree.Node): call is TSESTree.CallExpression =>
        call.type === 'CallExpression' &&
        (this.#names(call.callee, fn) || (takesRepeated(call) && call.arguments.some((item) => this.#names(item, fn))));
      calls = isNamed(fn) ? this.#model.calls.filter(isUse) : [];
      this.#calls.set(fn, calls);
    }
    return calls;
  }

  #names(node: TSESTree.Node, fn: FunctionNode): boolean {
    return !isFunction(unwrap(node)) && this.#model.resolver.definitions.functionOf(node) === fn;
  }
}

/** True for a call that may call what it is given again and again. */
function takesRepeated(call: TSESTree.CallExpression): boolean {
  const name = terminalName(call.callee) ?? '';
  return FOR_EACH.test(name) || /^(?:setInterval|on|addListener|addEventListener|from)$/.test(name);
}

/** `(() => { … })()`. */
function isCalledInPlace(fn: FunctionNode): boolean {
  const { parent, child } = outerParent(fn);
  return parent?.type === 'CallExpression' && parent.callee === child;
}

/** True for a function that has a name of its own: what `const make = once(() => …)` names is another. */
function isNamed(fn: FunctionNode): boolean {
  const { parent } = outerParent(fn);
  return fn.type === 'FunctionDeclaration' || (parent !== undefined && !('arguments' in parent));
}
