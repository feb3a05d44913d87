import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { LEVELS, type Level } from '../vocabulary/levels.js';
import { FAILURE_HELPER } from '../vocabulary/errors.js';
import { CLEANUP } from '../vocabulary/probes.js';
import { wordsOf } from '../vocabulary/words.js';
import { isCounted } from './error-counts.js';
import { isErrorMiddleware } from './error-handlers.js';
import { pathsOf, type Paths } from './error-paths.js';
import { ErrorTraces } from './error-traces.js';
import type { ErrorHandler, LogCall } from './facts.js';
import { calledName, nameOf, workOf, type Work } from './failing-work.js';
import type { FileModel } from './file-model.js';
import { countsRequests, isInstrumented, usesMetrics } from './metrics-evidence.js';
import { isOutboundCall } from './outbound.js';
import { isServed } from './served.js';
import {
  ALL_BUT_QUESTIONS,
  failingNames,
  isConditional,
  isHarmless,
  isHealthEndpoint,
  isRetry,
  serverFailureBefore,
} from './silent-errors.js';
import { contains, functionName, isFunction, memberName, unwrap, walk, within } from './syntax.js';
import { givesResults, isSecondary, isSeenElsewhere, isTracedByCaller, isTracedByResult } from './traced-elsewhere.js';
import { callable, factsOf } from './values.js';

type SourceCode = Readonly<TSESLint.SourceCode>;

/** A failure that only a log knows of. */
export interface UncountedFailure {
  /** What failed, as a reader would name it; empty where there is no name for it. */
  what: string;
  /** A value for a label that tells it from others: `save_room`. */
  operation: string;
  /** True where every path of the handler is one on which something has failed. */
  isWhole: boolean;
}

/**
 * Whether the failures of a request, job or message handler, or of an outbound call, end in a log and are counted nowhere.
 * @param answersCounted true where something else counts what is answered with a 5xx
 * @returns null where they are counted, go on to someone else, or are none
 */
export function uncountedFailure(
  handler: ErrorHandler,
  model: FileModel,
  sourceCode: SourceCode,
  answersCounted: boolean,
): UncountedFailure | null {
  if (handler.kind === 'process' || (handler.kind === 'event' && !isRequestEmitter(handler, model))) return null;
  const work = workOf(handler, sourceCode);
  const retried = [...failingNames(work), functionName(handler.site.enclosingFunction)].filter(Boolean);
  const ends = loggedEnds(handler, new Set(retried), model, sourceCode);
  if (!ends) return null;
  if (isHarmless(handler, work, 'default', ALL_BUT_QUESTIONS) || isHealthEndpoint(handler, model)) return null;
  if (isSideline(handler, work) || givesResults(work, model)) return null;
  if (isSecondary(handler, model) || isAttempt(handler, retried, model, sourceCode)) return null;
  if (handler.kind === 'promise' && (isSeenElsewhere(handler, model) || isTracedByResult(handler, model))) return null;
  if (isTracedByCaller(handler, model) || isCounted(handler, work, model, sourceCode)) return null;
  const leaves = leavesProcess(handler, work, model);
  const isServing = isServed(handler, model);
  if (leaves ? isInstrumented(model) : !isServing) return null;
  if (!isServing && runsOnce(handler, model)) return null;
  if (!usesMetrics(model, sourceCode)) return null;
  if (ends.isAnswer && (answersCounted || countsRequests(model, sourceCode))) return null;
  const what = outboundName(work, model, sourceCode) ?? nameOf(handler, work, sourceCode);
  return { what, operation: operationOf(handler, what), isWhole: ends.isWhole };
}

/** What one would call the work: the function that it is done in, else what is called. */
function operationOf(handler: ErrorHandler, what: string): string {
  if (isErrorMiddleware(handler)) return 'request';
  const name = functionName(handler.site.enclosingFunction) || (/[\w$#]+$/.exec(what)?.[0] ?? '');
  return wordsOf(name).join('_') || 'request';
}

interface LoggedEnds {
  isWhole: boolean;
  /** True where all of them answer a request with a 5xx. */
  isAnswer: boolean;
}

/** The ends of the paths on which a log, at level warn or above, is the only trace of the error; null where there are none. */
function loggedEnds(
  handler: ErrorHandler,
  retried: ReadonlySet<string>,
  model: FileModel,
  sourceCode: SourceCode,
): LoggedEnds | null {
  const { body, param } = handler;
  if (!body) return isLogReference(handler.node, model) ? { isWhole: true, isAnswer: false } : null;
  const hasLog = within(model.logs, body).some(isFailureLog);
  if (!hasLog) return null;
  const traces = new TracesBesideLogs(model, sourceCode, param, retried, false);
  const paths = pathsOf(body, traces);
  if (handler.kind === 'callback' && !isErrorMiddleware(handler) && param && !traces.mentions(body)) return null;
  const silent = pathsOf(body, new TracesBesideLogs(model, sourceCode, param, retried, true)).silent;
  const unlogged = new Set(silent.map(({ node }) => node));
  const logged = paths.silent.filter(({ node, how }) => !unlogged.has(node) && !isRetry(how, paths, node));
  if (logged.length === 0 || isDeliberate(paths, body)) return null;
  return {
    isWhole: !paths.someTraced && !paths.asksForError,
    isAnswer: logged.every(
      ({ node, how }) =>
        serverFailureBefore(node, traces, sourceCode) !== null ||
        // `return errorResponse('failed', 500)`
        (how === 'return' && traces.isServerFailure(node)),
    ),
  };
}

/** `if (options.force) { logger.warn(…); return fallback; } throw err`: whoever wrote that has thought of the error. */
function isDeliberate(paths: Paths, body: TSESTree.Node): boolean {
  return paths.someThrow && !paths.asksForError && paths.silent.every(({ node }) => isConditional(node, body));
}

/** What leaves a trace of an error other than a log, or, for comparison, with the logs of a failure. */
class TracesBesideLogs extends ErrorTraces {
  readonly #facts: FileModel['factOf'];
  readonly #logsCount: boolean;

  constructor(
    model: FileModel,
    sourceCode: SourceCode,
    param: TSESTree.Node | null,
    retried: ReadonlySet<string>,
    logsCount: boolean,
  ) {
    super(model, sourceCode, param, retried);
    this.#facts = (node) => model.factOf(node);
    this.#logsCount = logsCount;
  }

  override leavesTrace(node: TSESTree.Node): boolean {
    const log = this.#logOf(node);
    return log ? this.#logsCount && isFailureLog(log) : super.leavesTrace(node);
  }

  /** `res.statusCode = 400`: what is wrong is the request. */
  override stores(node: TSESTree.AssignmentExpression): boolean {
    const { left, right } = node;
    const isStatus = left.type === 'MemberExpression' && /^status(?:Code)?$/.test(memberName(left) ?? '');
    return (isStatus && right.type === 'Literal' && /^4\d\d$/.test(String(right.value))) || super.stores(node);
  }

  /** `.catch((err) => logger.error(err))` returns what a log returns. */
  override passesOn(node: TSESTree.Expression): boolean {
    const value = unwrap(node);
    return (
      this.#logOf(value.type === 'AwaitExpression' ? unwrap(value.argument) : value) === null && super.passesOn(node)
    );
  }

  #logOf(node: TSESTree.Node): LogCall | null {
    const fact = this.#facts(node);
    return fact && 'level' in fact ? fact : null;
  }
}

/** A log that says that something went wrong: a fallback that is told at `debug` or `info` is none. */
function isFailureLog({ level }: { level: Level | null }): boolean {
  return level !== null && LEVELS.indexOf(level) >= LEVELS.indexOf('warn');
}

/** `.catch(console.error)`, `.catch(logger.error)`. */
function isLogReference(node: TSESTree.Node, { resolver }: FileModel): boolean {
  const callee = callable(resolver.valueOf(node));
  return (
    callee !== null &&
    factsOf(callee).some(
      (fact) => fact.kind === 'log' && fact.level !== 'argument' && isFailureLog({ level: fact.level }),
    )
  );
}

/** `http.request(options).on('error', …)`: the only way such a call tells that it failed. */
function isRequestEmitter({ guarded }: ErrorHandler, model: FileModel): boolean {
  const made = guarded && model.resolver.definitions.originOf(guarded);
  return made?.type === 'CallExpression' && isOutboundCall(made, model);
}

/** Code about another failure, a question, or tidying up, by the names of the function and of what it calls. */
function isSideline({ site }: ErrorHandler, { awaited, calls }: Work): boolean {
  const name = functionName(site.enclosingFunction);
  if (FAILURE_HELPER.test(name) || HANDLES_FAILURE.test(name) || CLEANUP.test(name) || PROBE_NAME.test(name))
    return true;
  const asked = awaited.length > 0 ? awaited : calls;
  return asked.length > 0 && asked.every((call) => call.type === 'CallExpression' && PROBE_NAME.test(calledName(call)));
}

/** `failRun()`, `markAsFailed()`: what goes wrong in there comes after what went wrong before. */
const HANDLES_FAILURE =
  /^_?(?:fail(?:ed)?(?:[A-Z]\w*)?|on\w*(?:Error|Failed|Failure)|mark\w*(?:Error|Errored|Failed))$/;

/** `probeEndpoint()`, `checkReachability()`; `findOneOrFail()`, whose failure says that there is none. */
const PROBE_NAME = /^_?(?:probe(?:[A-Z]\w*)?|\w*(?:OrFail|OrThrow|Reachab\w+))$/;

/** Start-up and migrations: there is no rate of what happens once. */
export function runsOnce({ site }: Pick<ErrorHandler, 'site'>, { filename }: FileModel): boolean {
  const isStart =
    /^_?(?:init(?:iali[sz]e)?|boot(?:strap)?|setup|main|onModuleInit|onApplicationBootstrap)(?:[A-Z]\w*)?$/;
  return isStart.test(functionName(site.enclosingFunction)) || /migrat(?:e|ions?)\.[cm]?[jt]s$/.test(filename);
}

/** The call that leaves the process, as a reader would name it: `this.knex` for `this.knex('rooms').where(id).first()`. */
function outboundName({ calls }: Work, model: FileModel, sourceCode: SourceCode): string | null {
  const call = calls.find((candidate) => isOutboundCall(candidate, model));
  let callee = call?.type === 'CallExpression' ? unwrap(call.callee) : null;
  for (let inner = callee; inner; inner = nextIn(inner))
    if (inner.type === 'CallExpression') callee = unwrap(inner.callee);
  const text = callee ? sourceCode.getText(callee).replaceAll(/\s+/g, '') : '';
  return text === '' || text.length > 50 ? null : text;
}

/** The next part of a chain of calls and members, towards its root. */
function nextIn(node: TSESTree.Node): TSESTree.Node | null {
  if (node.type === 'MemberExpression') return unwrap(node.object);
  return node.type === 'CallExpression' ? unwrap(node.callee) : null;
}

/** True where what fails leaves the process, by itself or in a helper of the file that lets its errors through. */
function leavesProcess(handler: ErrorHandler, { calls }: Work, model: FileModel): boolean {
  if (handler.kind === 'event') return true;
  return calls.some((call) => isOutboundCall(call, model) || isThrowingHelper(call, model));
}

function isThrowingHelper(call: TSESTree.Node, model: FileModel): boolean {
  const fn = call.type === 'CallExpression' ? model.resolver.definitions.functionOf(call.callee) : null;
  if (!fn) return false;
  return within(model.calls, fn.body).some(
    (inner) =>
      isOutboundCall(inner, model) &&
      !model.errorHandlers.some(({ guarded }) => guarded && contains(fn.body, guarded) && contains(guarded, inner)),
  );
}

/**
 * One attempt of several: `for (const url of urls) try { return await fetch(url); } catch { … }`, or a handler that calls
 * the same again, at once or later.
 */
export function isAttempt(
  handler: ErrorHandler,
  retried: readonly string[],
  model: FileModel,
  { visitorKeys }: SourceCode,
): boolean {
  const { body, guarded, node } = handler;
  const again = (body ? within(model.calls, body) : []).some(
    (call) => retried.includes(calledName(call)) || (!model.factOf(call) && mentionsRetry(call, visitorKeys)),
  );
  if (again || handler.kind !== 'catch' || !guarded) return again;
  let loop: TSESTree.Node | undefined = node.parent;
  while (loop && !isFunction(loop) && !/^(?:For|While|DoWhile)/.test(loop.type)) loop = loop.parent;
  if (!loop || isFunction(loop)) return false;
  if (isThrownAfter(loop)) return true;
  let leaves = false;
  walk(guarded, visitorKeys, (inner) => {
    leaves ||= inner.type === 'ReturnStatement' || inner.type === 'BreakStatement';
    return !isFunction(inner) && !/^(?:For|While|DoWhile|Switch)/.test(inner.type);
  });
  return leaves;
}

/** `for (…) { try { … } catch { break; } } throw new Error('all failed')`. */
function isThrownAfter(loop: TSESTree.Node): boolean {
  const siblings = loop.parent?.type === 'BlockStatement' ? loop.parent.body : [];
  return siblings.some(({ type, range }) => type === 'ThrowStatement' && range[0] >= loop.range[1]);
}

const RETRY_WORD = /^(?:retry|retries|retrying|requeue|reschedule|backoff|nack)$/;

/** `schedule(RETRY_DELAY)`, `channel.nack(message)`, `retryLater()`: it is tried again. */
function mentionsRetry(call: TSESTree.Node, visitorKeys: SourceCode['visitorKeys']): boolean {
  let isNamed = false;
  walk(call, visitorKeys, (node) => {
    isNamed ||= node.type === 'Identifier' && wordsOf(node.name).some((word) => RETRY_WORD.test(word));
    return !isFunction(node);
  });
  return isNamed;
}
