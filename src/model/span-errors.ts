import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { isReachedInSilence, pathsFrom, pathsOf, type Paths } from './error-paths.js';
import type { ErrorHandler } from './facts.js';
import { workOf } from './failing-work.js';
import type { FileModel } from './file-model.js';
import type { OpenEnd } from './lifetime-paths.js';
import { lostSpan } from './lost-spans.js';
import { ALL_BUT_QUESTIONS, isHarmless, serverFailureBefore } from './silent-errors.js';
import { isOn, keepsSpan, marksFailed, recordsException } from './span-error-calls.js';
import { isLastOf, isSetAfter, isSetAround, isSetInside, isUnder } from './span-error-scope.js';
import {
  FailureTraces,
  keepsErrors,
  RecordTraces,
  StatusTraces,
  type Question,
  type Strength,
} from './span-error-traces.js';
import { endsOf, othersThan, startedBetween, usesSpan, type SpanInHand, type Variables } from './spans-in-hand.js';
import { contains, enclosingFunction, isFunction, unwrap, within } from './syntax.js';
import { isSecondary } from './traced-elsewhere.js';

type SourceCode = Readonly<TSESLint.SourceCode>;

/** What a span does not say of an error that arrives under it. */
export interface SpanErrorFault {
  /**
   * - `unset`: nothing marks the span as failed
   * - `recorded`: the exception is recorded, which leaves the status as it is
   * - `unrecorded`: the span is marked as failed, and the error is neither recorded nor logged
   */
  kind: 'unset' | 'recorded' | 'unrecorded';
  span: SpanInHand;
  handler: ErrorHandler;
  /** How the path leaves on which that is so. */
  end: OpenEnd;
  /** The call that does the half that is done; null where nothing is. */
  half: TSESTree.CallExpression | null;
  /** True where all paths of the handler are ones of a failure: an expected error is none. */
  isWhole: boolean;
}

/** What a span that the file has started does not say of the errors that arrive under it. */
export function spanErrorFaults(span: SpanInHand, model: FileModel, sourceCode: SourceCode): SpanErrorFault[] {
  const handlers = span.home ? within(model.errorHandlers, span.home.body) : model.errorHandlers;
  return handlers.flatMap((handler) => {
    if (!isUnder(handler, span, model, sourceCode)) return [];
    const isMentioned = usesSpan(span, handler.body!, model);
    // A span around this one has its own handlers, unless this one speaks of it.
    if (!isMentioned && hasInner(span, handler, model, sourceCode)) return [];
    return faultOf(handler, span, model, sourceCode) ?? [];
  });
}

/** True where another span was started later that is still running where the error arrives. */
function hasInner(span: SpanInHand, handler: ErrorHandler, model: FileModel, sourceCode: SourceCode): boolean {
  return startedBetween(span, handler.node, model).some((other) => isUnder(handler, other, model, sourceCode));
}

/**
 * What a handler does not tell a span.
 * @returns null where it marks the span as failed and keeps the error, or where the code does not tell
 */
export function faultOf(
  handler: ErrorHandler,
  span: SpanInHand,
  model: FileModel,
  sourceCode: SourceCode,
): SpanErrorFault | null {
  const { body, guarded } = handler;
  if (!body || isSecondary(handler, model)) return null;
  // What finds it there may tell it.
  if (keepsSpan(body, span.variable, model)) return null;
  const others = othersThan(span.variable, model);
  const question: Question = {
    handler,
    model,
    sourceCode,
    variable: span.variable,
    others,
    finishers: span.finishers,
    isSetOnThrow:
      span.isSetOnThrow || isSetAround(handler.node, span, (outer) => isUnder(outer, span, model, sourceCode), model),
    isSetLater: isSetAfter(body, span, model),
  };
  const status = pathsOf(body, new StatusTraces(question));
  const half = recordIn(body, others, model);
  const isElsewhere = guarded !== null && half === null && isSetInside(guarded, span, others, model);
  const end = isElsewhere ? undefined : failingEnd(status, question, span);
  // A span that stays open on that path is not even green: it is not there.
  if (end && half === null && isOpenAt(end.node, span, body, model, sourceCode)) return null;
  if (end) return { kind: half ? 'recorded' : 'unset', span, handler, end, half, isWhole: isWholeOf(status) };
  return unrecorded(question, span, status);
}

/** The call that records the exception, itself or in a function of the file. */
function recordIn(body: TSESTree.Node, others: Variables, model: FileModel): TSESTree.CallExpression | null {
  const calls = within(model.calls, body).filter((call) => call.type === 'CallExpression');
  const isRecord = (call: TSESTree.CallExpression | TSESTree.NewExpression): boolean =>
    recordsException(call) && !isOn(call, others, model);
  const own = calls.find((call) => isRecord(call) && !isInFunction(call, body));
  const helper = calls.find(({ callee }) => {
    const fn = model.resolver.definitions.functionOf(callee);
    return fn !== null && within(model.calls, fn.body).some(isRecord);
  });
  return own ?? helper ?? calls.find(isRecord) ?? null;
}

/** True where the span is not ended where a path of a handler ends, and so is missing from its trace. */
function isOpenAt(
  end: TSESTree.Node,
  { start }: SpanInHand,
  body: TSESTree.Node,
  model: FileModel,
  sourceCode: SourceCode,
): boolean {
  const lost = start && lostSpan(start, model, sourceCode);
  if (!lost) return false;
  return lost.kind === 'never' || contains(body, lost.end.node) || lost.end.node === end;
}

function isWholeOf({ someTraced, asksForError }: Paths): boolean {
  return !someTraced && !asksForError;
}

/** The end of a path on which the work of the span has failed, and nothing has marked it so. */
function failingEnd(status: Paths, question: Question, span: SpanInHand): Paths['silent'][number] | undefined {
  const { handler, model, sourceCode } = question;
  const { body } = handler;
  const open = status.silent.filter(({ how }) => how === 'throw' || !question.isSetLater);
  if (!body || open.length === 0) return undefined;
  const unsaid = (strength: Strength): ReadonlySet<TSESTree.Node> =>
    new Set(pathsOf(body, new FailureTraces(question, strength)).silent.map(({ node }) => node));
  const untold = unsaid('strong');
  const traces = new StatusTraces(question);
  const told = open.find(
    ({ node, how }) => how === 'throw' || !untold.has(node) || serverFailureBefore(node, traces, sourceCode) !== null,
  );
  if (told || !isLastOf(handler, span, model)) return told;
  if (isHarmless(handler, workOf(handler, sourceCode), 'default', ALL_BUT_QUESTIONS)) return undefined;
  const [unlogged, unkept] = [unsaid('said'), unsaid('recorded')];
  // `work().then(() => span.end(), () => span.end())`: this is how the span ends when it fails.
  const isItsEnd =
    (handler.kind === 'promise' || handler.kind === 'event') &&
    endsOf(span, model).some((call) => contains(body, call));
  return open.find(
    (end) =>
      (leavesNothing(end) && (isItsEnd || !unlogged.has(end.node))) ||
      (leavesNothing(end, true) && !unkept.has(end.node)),
  );
}

/** True for a path that leaves no value in place of the result, or with `orEmpty` at most one that says that there is none. */
function leavesNothing({ node, how }: Paths['silent'][number], orEmpty = false): boolean {
  if (node.type === 'ReturnStatement') return node.argument === null || isNothing(node.argument, orEmpty);
  if (how !== 'end') return false;
  return node.type === 'BlockStatement' || unwrap(node).type === 'CallExpression' || isNothing(node, orEmpty);
}

function isNothing(raw: TSESTree.Node, orEmpty: boolean): boolean {
  const node = unwrap(raw);
  if (node.type === 'Identifier') return node.name === 'undefined';
  if (node.type === 'UnaryExpression') return node.operator === 'void';
  return orEmpty && node.type === 'Literal' && (node.value === null || node.value === false);
}

/** A path on which the span is marked as failed, and nothing keeps the error. */
function unrecorded(question: Question, span: SpanInHand, status: Paths): SpanErrorFault | null {
  const { handler, model } = question;
  const { body, guarded } = handler;
  if (!body || span.start === null || (span.dialect !== 'opentelemetry' && span.dialect !== 'sentry')) return null;
  const calls = within(model.calls, body).filter(
    (call): call is TSESTree.CallExpression =>
      call.type === 'CallExpression' &&
      marksFailed(call, model) &&
      !isOn(call, question.others, model) &&
      !isInFunction(call, body),
  );
  if (calls.length === 0 || (guarded && isKeptInside(guarded, model))) return null;
  // Sentry's spans take no exceptions: what is thrown is captured where it arrives.
  const isKeptOnThrow = span.dialect === 'sentry' || span.isSetOnThrow || isKeptAround(handler.node, model);
  const traces = (): RecordTraces => new RecordTraces({ ...question, isSetOnThrow: isKeptOnThrow });
  const isKeptLater = keepsLater(handler, span, model);
  for (const half of calls) {
    if (!isReachedInSilence(half, body, traces())) continue;
    const end = pathsFrom(half, body, traces()).silent.find(({ how }) => how === 'throw' || !isKeptLater);
    if (end) return { kind: 'unrecorded', span, handler, end, half, isWhole: isWholeOf(status) };
  }
  return null;
}

function isInFunction(call: TSESTree.Node, body: TSESTree.Node): boolean {
  for (let node = call.parent; node && node !== body; node = node.parent) if (isFunction(node)) return true;
  return false;
}

/** True where a handler in the guarded code logs what it throws on. */
function isKeptInside(guarded: TSESTree.Node, model: FileModel): boolean {
  return model.errorHandlers.some(
    ({ node, body }) => body !== null && contains(guarded, node) && keepsErrors(body, model),
  );
}

/**
 * True where a handler around a place, or around a call of the function that it is in, logs what is thrown there.
 * @param seen the functions whose calls have been looked at
 */
function isKeptAround(place: TSESTree.Node, model: FileModel, seen = new Set<TSESTree.Node>()): boolean {
  const isCaught = model.errorHandlers.some(
    ({ body, guarded }) => body !== null && guarded !== null && contains(guarded, place) && keepsErrors(body, model),
  );
  if (isCaught) return true;
  for (let fn = enclosingFunction(place); fn; fn = enclosingFunction(fn)) {
    const calls = model.resolver.definitions.callsOf(fn);
    if (calls.length === 0) continue;
    if (seen.has(fn) || seen.size === DEEPEST) return false;
    seen.add(fn);
    return calls.some((call) => isKeptAround(call, model, seen));
  }
  return false;
}

/** How many functions of the file an error is followed through. */
const DEEPEST = 20;

/** True where something after a handler, in the same function, logs or records. */
function keepsLater({ body }: ErrorHandler, { home }: SpanInHand, model: FileModel): boolean {
  const calls = home ? within(model.calls, home.body) : model.calls;
  return calls.some((call) => call.range[0] >= body!.range[1] && keepsErrors(call, model));
}
