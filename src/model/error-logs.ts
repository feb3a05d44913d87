import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import type { Level } from '../vocabulary/levels.js';
import { FILE_CALL } from '../vocabulary/probes.js';
import { ErrorCarriers } from './error-carriers.js';
import { isErrorMiddleware } from './error-handlers.js';
import { errorPartsIn } from './error-parts.js';
import { isReachedInSilence, pathsFrom, pathsOf } from './error-paths.js';
import type { ErrorPart } from './error-values.js';
import type { ErrorHandler, LogCall } from './facts.js';
import { calledName, isProbe, workOf, type Work } from './failing-work.js';
import type { FileModel } from './file-model.js';
import { lostArguments } from './lost-arguments.js';
import { hasReason } from './reasons.js';
import { ALL_BUT_QUESTIONS, failingNames, isHarmless } from './silent-errors.js';
import { contains, unwrap } from './syntax.js';
import { isSeenElsewhere, isTracedWhereMade } from './traced-elsewhere.js';
import { isAttempt } from './uncounted-errors.js';

type SourceCode = Readonly<TSESLint.SourceCode>;

/** What the rule's options decide. */
export interface ErrorLogPolicy {
  /** The levels at which a log must say something of the error. */
  levels: readonly Level[];
  /** The levels at which its text alone is not enough. */
  messageOnly: readonly Level[];
}

/** What a log lacks: `absent` where it holds nothing of the error, `text` where it holds only what the error says. */
type Lack = 'absent' | 'text';

/** A log of a failure that does not carry the error. */
export interface LogWithoutError {
  log: LogCall;
  kind: Lack;
}

/**
 * The logs of an error handler that do not carry its error, on paths on which nothing else does: of several on one path
 * that lack the same, the first.
 */
export function logsWithoutError(
  handler: ErrorHandler,
  model: FileModel,
  sourceCode: SourceCode,
  policy: ErrorLogPolicy,
): LogWithoutError[] {
  const { body } = handler;
  if (!body) return [];
  const logs = model.logs.filter(({ node }) => contains(body, node));
  const isAsked = ({ level, node }: LogCall): boolean =>
    level !== null && policy.levels.includes(level) && isOwn(node, handler, model);
  if (!logs.some(isAsked)) return [];
  const lacks = lacksOf(logs, handler, body, model, sourceCode);
  const found = new Map<LogCall, Lack>();
  for (const [log, kind] of lacks) {
    if (kind === null || !isAsked(log) || (kind === 'text' && !policy.messageOnly.includes(log.level!))) continue;
    // Of several that say as little, the first is reported.
    const carries = (other: LogCall): boolean =>
      found.has(other) || (kind === 'absent' ? lacks.get(other) !== 'absent' : lacks.get(other) === null);
    const carriers = new ErrorCarriers(model, sourceCode, handler, kind === 'absent' ? 'text' : 'whole', carries);
    const isLost =
      isReachedInSilence(log.node, body, carriers) && pathsFrom(log.node, body, carriers).silent.length > 0;
    if (isLost && !isEnough(log, kind, handler, model, sourceCode)) found.set(log, kind);
  }
  return [...found].map(([log, kind]) => ({ log, kind }));
}

/** What each log lacks; null where it lacks nothing. */
function lacksOf(
  logs: readonly LogCall[],
  handler: ErrorHandler,
  body: TSESTree.BlockStatement | TSESTree.Expression,
  model: FileModel,
  sourceCode: SourceCode,
): Map<LogCall, Lack | null> {
  const carriers = new ErrorCarriers(model, sourceCode, handler, 'whole', () => false);
  // Following the paths finds the variables that are made from the error.
  pathsOf(body, carriers);
  const isOfSuccess = handler.kind === 'callback' && !isErrorMiddleware(handler) && !carriers.mentions(body);
  return new Map(logs.map((log) => [log, isOfSuccess ? null : lackOf(log, carriers.partsOf(log.node))]));
}

function lackOf({ node }: LogCall, parts: readonly ErrorPart[]): Lack | null {
  if (node.arguments.some(({ type }) => type === 'SpreadElement')) return null;
  if (parts.length === 0) return 'absent';
  return parts.every((part) => part === 'message' || part === 'text') ? 'text' : null;
}

/** True where a log is about the error of this handler, not about one that arrives in it. */
function isOwn(log: TSESTree.Node, { body }: ErrorHandler, model: FileModel): boolean {
  if (!body || !contains(body, log)) return false;
  return !model.errorHandlers.some(
    (inner) => inner.body && inner.body !== body && contains(body, inner.body) && contains(inner.body, log),
  );
}

/** True where what the log says is all that there is to know, or the error is known elsewhere. */
function isEnough(log: LogCall, kind: Lack, handler: ErrorHandler, model: FileModel, sourceCode: SourceCode): boolean {
  const work = withoutLogs(workOf(handler, sourceCode), model);
  const isOfCalls = work.calls.length > 0 || work.awaited.length === 0;
  if (isOfCalls && isHarmless(handler, work, 'default', ALL_BUT_QUESTIONS)) return true;
  if (kind === 'text' && isOfFiles(work)) return true;
  if (handler.kind === 'promise' && isSeenElsewhere(handler, model)) return true;
  if (isReturnedAfter(handler, model)) return true;
  if (isTracedWhereMade(handler, work, model, sourceCode)) return true;
  const isDeliberate =
    hasReason(handler, sourceCode) || isLookUp(work) || isAttempt(handler, failingNames(work), model, sourceCode);
  if (kind === 'absent' && log.level === 'warn' && isDeliberate) return true;
  // An argument that the library drops is reported as such.
  return lostArguments(log, model, sourceCode).some(({ node }) => errorPartsIn(node, model).length > 0);
}

/** That a step is logged before it is taken says nothing of the step. */
function withoutLogs({ calls, awaited }: Work, model: FileModel): Work {
  const isLog = (node: TSESTree.Node): boolean => model.logs.some((log) => log.node === node);
  return { calls: calls.filter((call) => !isLog(call)), awaited };
}

/** `readFile(path)`: the message of a file system error has its code, the call and the path: its stack adds little. */
function isOfFiles({ calls }: Work): boolean {
  const steps = calls.flatMap((call) => (call.type === 'CallExpression' && !isProbe(call) ? [calledName(call)] : []));
  return (
    steps.some((name) => FILE_CALL.test(name)) && steps.every((name) => FILE_CALL.test(name) || COMBINES.test(name))
  );
}

const COMBINES = /^(?:all|allSettled|map|join)$/;

/** `findOneOrFail(id)`: that there is none is the failure. */
function isLookUp({ awaited }: Work): boolean {
  return (
    awaited.length > 0 &&
    awaited.every((call) => call.type === 'CallExpression' && /Or(?:Fail|Throw)$/.test(calledName(call)))
  );
}

/** `try { await saved; } catch (err) { … } return saved;`: who gets the promise sees the error. */
function isReturnedAfter({ kind, node, guarded }: ErrorHandler, { scopes }: FileModel): boolean {
  const only = kind === 'catch' && guarded?.type === 'BlockStatement' ? guarded.body.at(0) : undefined;
  const awaited = only?.type === 'ExpressionStatement' ? unwrap(only.expression) : undefined;
  const promise = awaited?.type === 'AwaitExpression' ? unwrap(awaited.argument) : undefined;
  const variable = promise?.type === 'Identifier' ? scopes.variableOf(promise) : null;
  return (
    variable !== null &&
    scopes.readsOf(variable).some((read) => read.parent?.type === 'ReturnStatement' && read.range[0] > node.range[1])
  );
}
