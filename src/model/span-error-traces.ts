import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { CLIENT_FAILURE, FAILED_RESULT, RESPONSE_ROOT, SERVER_FAILURE } from '../vocabulary/errors.js';
import { LEVELS } from '../vocabulary/levels.js';
import { CONTINUATION } from '../vocabulary/span-errors.js';
import { ErrorTraces, type Meaning } from './error-traces.js';
import type { ErrorHandler, LogCall } from './facts.js';
import type { FileModel } from './file-model.js';
import type { Variable } from './scopes.js';
import { isOn, marksFailed, mayMarkFailed, recordsException } from './span-error-calls.js';
import type { Variables } from './spans-in-hand.js';
import { isFunction, memberName, rootOf, terminalName, unwrap, within } from './syntax.js';

type SourceCode = Readonly<TSESLint.SourceCode>;

/** What the traces of an error on a span are looked for with. */
export interface Question {
  handler: ErrorHandler;
  model: FileModel;
  sourceCode: SourceCode;
  /** The variable that holds the span; null where the handler asks for the active one in place. */
  variable: Variable | null;
  /** Those that hold other spans of the file: what is done to them is not done to this one. */
  others: Variables;
  /** The functions that end the span with an error: dd-trace's `done`. */
  finishers: readonly Variable[];
  /** True where what is thrown gets the span its status: its maker sees to that, or a handler around this one. */
  isSetOnThrow: boolean;
  /** True where what comes after the handler may set the status, by what the handler leaves behind. */
  isSetLater: boolean;
}

/** What marks the span of an error handler as failed, or makes that somebody else's business. */
export class StatusTraces extends ErrorTraces {
  protected readonly question: Question;

  constructor(question: Question) {
    super(question.model, question.sourceCode, question.handler.param);
    this.question = question;
  }

  override leavesTrace(node: TSESTree.Node): boolean {
    return node.type === 'CallExpression' && (this.marks(node) || this.#isMarkedElsewhere(node));
  }

  /** True for a call that marks this span as failed. */
  marks(call: TSESTree.CallExpression): boolean {
    const { model, finishers } = this.question;
    const callee = unwrap(call.callee);
    const isFinisher = callee.type === 'Identifier' && finishers.includes(model.scopes.variableOf(callee)!);
    if (isFinisher) return call.arguments.length > 0;
    return marksFailed(call, model) && !isOn(call, this.question.others, model);
  }

  #isMarkedElsewhere(call: TSESTree.CallExpression): boolean {
    const { model, variable } = this.question;
    const name = terminalName(call.callee) ?? '';
    if (model.settings.errorHelpers.includes(name)) return true;
    // Elastic's agent marks the current span when it is given an error.
    const fact = model.factOf(call);
    if (fact) return fact.library === 'elastic-apm' && name === 'captureError';
    if (isAnswer(call) && isClientFailure(call, this.question.sourceCode)) return true;
    if (call.arguments.some((argument) => isFunction(argument) && this.#marksIn(argument))) return true;
    return mayMarkFailed(call, variable, (argument) => this.mentions(argument), model);
  }

  /** `withSpan((span) => span.setStatus(…))`: a function that is taken to run. */
  #marksIn(fn: TSESTree.Node): boolean {
    return within(this.question.model.calls, fn).some((call) => call.type === 'CallExpression' && this.marks(call));
  }

  /** `span.outcome = 'failure'`; a status that is only taken down for what comes later. */
  override stores(node: TSESTree.AssignmentExpression): boolean {
    const { model, variable, isSetLater } = this.question;
    const root = rootOf(node.left);
    if (variable !== null && root.type === 'Identifier' && model.scopes.variableOf(root) === variable) return true;
    const isKept = super.stores(node);
    return isKept && isSetLater;
  }

  /** What is returned tells the caller, not the span. */
  override passesOn(node: TSESTree.Expression): boolean {
    return this.leavesTrace(unwrap(node));
  }

  /** `throw new NotFoundError(id)`: what is wrong is the request. */
  override goesOnIn(node: TSESTree.ThrowStatement): boolean {
    const { isSetOnThrow, sourceCode } = this.question;
    const thrown = unwrap(node.argument);
    const isMade = thrown.type === 'NewExpression' || thrown.type === 'CallExpression';
    return isSetOnThrow || (isMade && isClientFailure(thrown, sourceCode));
  }

  /** `if (span.isRecording())`: there is nothing to mark on the other side. */
  override meaningOf(raw: TSESTree.Expression, guarded: TSESTree.Node): Meaning {
    const node = unwrap(raw);
    const asksForSpan = node.type === 'CallExpression' && terminalName(node.callee) === 'isRecording';
    return asksForSpan ? 'can-trace' : super.meaningOf(raw, guarded);
  }
}

/** What a path says of the failure: `strong` where the caller learns of it, else also what only the code itself says. */
export type Strength = 'strong' | 'said' | 'recorded';

/** What says that what the span stands for has failed, over what marks the span so. */
export class FailureTraces extends StatusTraces {
  readonly #strength: Strength;

  constructor(question: Question, strength: Strength) {
    super(question);
    this.#strength = strength;
  }

  override leavesTrace(node: TSESTree.Node): boolean {
    if (super.leavesTrace(node)) return true;
    if (node.type !== 'CallExpression') return false;
    return this.#strength === 'strong' ? this.#tellsCaller(node) : this.#saysSo(node);
  }

  override goesOnIn(): boolean {
    return true;
  }

  /** `return err`, `return { ok: false }`, `return failure(err)`. */
  override passesOn(raw: TSESTree.Expression): boolean {
    const node = unwrap(raw);
    switch (node.type) {
      case 'Identifier':
        return this.mentions(node);
      case 'AwaitExpression':
        return this.passesOn(node.argument);
      case 'NewExpression':
        return /(?:Error|Exception)$/.test(terminalName(node.callee) ?? '');
      case 'CallExpression':
        return (
          FAILED_RESULT.test(terminalName(node.callee) ?? '') &&
          node.arguments.some((argument) => this.mentions(argument))
        );
      case 'ObjectExpression':
        return node.properties.some((entry) => entry.type === 'Property' && this.#isFailure(entry));
      default:
        return false;
    }
  }

  #isFailure(entry: TSESTree.Property): boolean {
    const name = memberName(entry) ?? '';
    if (/^(?:ok|success|succeeded)$/.test(name)) return entry.value.type === 'Literal' && entry.value.value === false;
    return /^(?:err|error|errors|cause|failure)$/.test(name) && this.mentions(entry.value);
  }

  /** `reject(err)`, `next(err)`, `res.status(500).json(…)`. */
  #tellsCaller(call: TSESTree.CallExpression): boolean {
    const isGiven = call.arguments.some((argument) => this.mentions(argument));
    if (isGiven && CONTINUATION.test(terminalName(call.callee) ?? '')) return true;
    return isAnswer(call) && this.isServerFailure(call);
  }

  #saysSo(call: TSESTree.CallExpression): boolean {
    if (recordsException(call)) return true;
    const fact = this.question.model.factOf(call);
    if (this.#strength !== 'said' || !fact) return false;
    return 'level' in fact ? isFailureLog(fact) : 'kind' in fact;
  }
}

/** What keeps the error itself: an exception on the span, a log, a report. */
export class RecordTraces extends StatusTraces {
  override leavesTrace(node: TSESTree.Node): boolean {
    if (node.type !== 'CallExpression') return false;
    const { model } = this.question;
    const fact = model.factOf(node);
    if (fact && 'level' in fact) return true;
    if (fact && 'kind' in fact && fact.kind === 'report') return true;
    if (recordsException(node)) return true;
    const name = terminalName(node.callee) ?? '';
    // The message of the status is one line of text; an attribute or event may be the stack.
    const isGiven = node.arguments.some((argument) => this.mentions(argument));
    if (name === 'setStatus') return false;
    if (/^(?:addEvent|setAttributes?|setTag|addTags|log)$/.test(name)) return isGiven;
    if (model.settings.errorHelpers.includes(name)) return true;
    const fn = model.resolver.definitions.functionOf(node.callee);
    if (fn) return keepsErrors(fn.body, model);
    return isGiven && !CONTINUATION.test(name) && !/^(?:to|as|ensure|String$|get)/.test(name);
  }

  override stores(node: TSESTree.AssignmentExpression): boolean {
    return this.mentions(node.right) || super.stores(node);
  }

  override goesOnIn(): boolean {
    return this.question.isSetOnThrow;
  }

  /** Whoever gets the error may keep it. */
  override passesOn(node: TSESTree.Expression): boolean {
    return this.question.isSetOnThrow && this.mentions(node);
  }
}

/** True where code logs, reports or records something. */
export function keepsErrors(node: TSESTree.Node, model: FileModel): boolean {
  return within(model.calls, node).some((call) => {
    const fact = model.factOf(call);
    const isKept = fact !== undefined && ('level' in fact || ('kind' in fact && fact.kind === 'report'));
    return isKept || recordsException(call);
  });
}

/** A log that says that something went wrong: a fallback that is told at `debug` or `info` is none. */
function isFailureLog({ level }: LogCall): boolean {
  return level !== null && LEVELS.indexOf(level) >= LEVELS.indexOf('warn');
}

/** `res.status(404).json(…)`, `reply.code(500).send(…)`. */
function isAnswer(call: TSESTree.CallExpression): boolean {
  let node: TSESTree.Node = call;
  while (node.type === 'CallExpression' || node.type === 'MemberExpression')
    node = unwrap(node.type === 'CallExpression' ? node.callee : node.object);
  return node.type === 'Identifier' && RESPONSE_ROOT.test(node.name);
}

function isClientFailure(node: TSESTree.Node, sourceCode: SourceCode): boolean {
  const text = sourceCode.getText(node);
  return CLIENT_FAILURE.test(text) && !SERVER_FAILURE.test(text);
}
