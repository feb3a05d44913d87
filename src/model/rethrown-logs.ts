import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { CALLER_ERROR } from '../vocabulary/errors.js';
import { LEVELS } from '../vocabulary/levels.js';
import { isErrorMiddleware } from './error-handlers.js';
import { errorPartsIn } from './error-parts.js';
import { pathsFrom } from './error-paths.js';
import { ErrorTraces, type Meaning } from './error-traces.js';
import { errorValueOf } from './error-values.js';
import type { ErrorHandler, LogCall } from './facts.js';
import type { FileModel } from './file-model.js';
import { hasReason } from './reasons.js';
import { contains, isFunction, terminalName, unwrap } from './syntax.js';

type SourceCode = Readonly<TSESLint.SourceCode>;

/** How an error leaves its handler. */
export type Leave = 'thrown' | 'wrapped' | 'passed';

/** What hands an error on to whoever comes next, the same one or one that has it as its cause. */
class Rethrows extends ErrorTraces {
  readonly #model: FileModel;
  /** How it leaves, on the paths followed so far. */
  readonly ways = new Set<Leave>();

  constructor(model: FileModel, sourceCode: SourceCode, param: TSESTree.Node | null) {
    super(model, sourceCode, param);
    this.#model = model;
  }

  override goesOnIn({ argument }: TSESTree.ThrowStatement): boolean {
    return this.#goesOn(argument, 'thrown');
  }

  override throws(): boolean {
    return false;
  }

  override leavesTrace(node: TSESTree.Node): boolean {
    if (node.type !== 'CallExpression' || !this.#isNextHandler(node.callee)) return false;
    const [error] = node.arguments;
    return error !== undefined && this.#goesOn(error, 'passed');
  }

  /** `next` of a request handler, `reject` of a promise: a callback may as well answer a client. */
  #isNextHandler(callee: TSESTree.Node): boolean {
    const name = callee.type === 'Identifier' ? this.#model.scopes.variableOf(callee)?.defs[0] : undefined;
    const fn = isFunction(name?.node) ? name.node : null;
    const at = fn ? fn.params.findIndex((param) => param === name?.name) : -1;
    if (!fn || at < 0) return false;
    const { parent } = fn;
    if (parent.type === 'NewExpression') return at === 1 && terminalName(parent.callee) === 'Promise';
    return this.#model.requestHandlers.some(({ node, params }) => node === fn && params[at] === 'next');
  }

  override stores(): boolean {
    return false;
  }

  override passesOn(): boolean {
    return false;
  }

  /** That an error is an expected one says nothing of where it goes. */
  override meaningOf(test: TSESTree.Expression, guarded: TSESTree.Node): Meaning {
    const meaning = super.meaningOf(test, guarded);
    return meaning === 'error' || meaning === 'no-error' ? meaning : null;
  }

  #goesOn(raw: TSESTree.Node, how: Leave): boolean {
    const node = unwrap(raw);
    if (!this.mentions(node) || errorValueOf(node, this.#model)?.part !== 'error') return false;
    const isMade = node.type === 'NewExpression' || node.type === 'CallExpression';
    if (isMade && !this.#isLinked(node)) return false;
    this.ways.add(isMade && how === 'thrown' ? 'wrapped' : how);
    return true;
  }

  /** `new JoinError('join failed', { cause: err })`; not `new JoinError(err.message)`, nor an error for the caller. */
  #isLinked({ callee, arguments: args }: TSESTree.NewExpression | TSESTree.CallExpression): boolean {
    if (CALLER_ERROR.test(terminalName(callee) ?? '')) return false;
    return args.some((argument) => this.mentions(argument) && errorPartsIn(argument, this.#model).includes('error'));
  }
}

/** A log of an error that is handed on afterwards, on every path. */
export interface RethrownLog {
  log: LogCall;
  how: Leave;
  /** The name of the error. */
  error: string;
}

/** The first log of a handler's error after which every path hands that error on; null where there is none. */
export function rethrownLog(handler: ErrorHandler, model: FileModel, sourceCode: SourceCode): RethrownLog | null {
  const { body, kind, param } = handler;
  if (!body || param?.type !== 'Identifier' || kind === 'process' || kind === 'event') return null;
  if (isErrorMiddleware(handler) || isLastToKnow(handler) || hasReason(handler, sourceCode)) return null;
  for (const log of model.logs) {
    if (!isFailureLog(log) || !contains(body, log.node)) continue;
    const rethrows = new Rethrows(model, sourceCode, param);
    const { silent, someTraced } = pathsFrom(log.node, body, rethrows);
    const [how] = rethrows.ways;
    if (how && someTraced && silent.length === 0 && holdsError(log, rethrows, model))
      return { log, how, error: param.name };
  }
  return null;
}

/**
 * True in a job, message or RPC handler itself: what it throws marks the job as failed, or goes to the client, and is
 * logged by few of the libraries that call it.
 */
function isLastToKnow({ site }: ErrorHandler): boolean {
  const { handler, enclosingFunction } = site;
  return handler !== null && handler.node === enclosingFunction && /^(?:job|message|rpc)$/.test(handler.trigger);
}

function isFailureLog({ level }: LogCall): boolean {
  return level !== null && LEVELS.indexOf(level) >= LEVELS.indexOf('warn');
}

function holdsError({ node }: LogCall, traces: ErrorTraces, model: FileModel): boolean {
  return node.arguments.some(
    (argument) => traces.mentions(argument) && errorPartsIn(argument, model).some((part) => part !== 'detail'),
  );
}
