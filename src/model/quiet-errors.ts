import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { CONNECTION_NAME, FAILURE_TEXT, LOOK_UP, NO_FAILURE, OF_PEER } from '../vocabulary/errors.js';
import { LEVELS, type Level } from '../vocabulary/levels.js';
import { isReachedInSilence, pathsFrom } from './error-paths.js';
import { ErrorTraces } from './error-traces.js';
import type { ErrorHandler, LogCall } from './facts.js';
import { errorPartsIn } from './error-parts.js';
import { calledName, workOf, type Work } from './failing-work.js';
import type { FileModel } from './file-model.js';
import { recordOf } from './log-record.js';
import { ALL_BUT_QUESTIONS, failingNames, silenceOf } from './silent-errors.js';
import { contains, functionName, terminalName, unwrap } from './syntax.js';
import { textOf } from './text.js';
import { isAttempt } from './uncounted-errors.js';

type SourceCode = Readonly<TSESLint.SourceCode>;

/** What is seen of an error in production, where `debug` is off and nobody looks through `info`. */
class LoudTraces extends ErrorTraces {
  readonly #model: FileModel;

  constructor(...given: ConstructorParameters<typeof ErrorTraces>) {
    super(...given);
    [this.#model] = given;
  }

  override leavesTrace(node: TSESTree.Node): boolean {
    return !this.#isQuietLog(node) && super.leavesTrace(node);
  }

  /** `.catch((err) => logger.debug(err))` returns what a log returns. */
  override passesOn(node: TSESTree.Expression): boolean {
    const value = unwrap(node);
    return !this.#isQuietLog(value.type === 'AwaitExpression' ? unwrap(value.argument) : value) && super.passesOn(node);
  }

  #isQuietLog(node: TSESTree.Node): boolean {
    const fact = this.#model.factOf(node);
    return fact !== undefined && 'level' in fact && isQuiet(fact);
  }
}

/** A log that nobody is told of; the console has no levels that are switched off. */
function isQuiet({ level, library }: LogCall): boolean {
  return level !== null && library !== 'console' && LEVELS.indexOf(level) < LEVELS.indexOf('warn');
}

/** What the rule's options decide. */
export interface QuietPolicy {
  /** Also report look-ups, whose failure is answered with a default. */
  lookUps: boolean;
}

/** A failure that is logged, and nowhere but at a level that is not watched. */
export interface QuietError {
  log: LogCall;
  level: Level;
  /** What failed, as a reader would name it; empty where there is no name for it. */
  what: string;
}

/**
 * The log at `info` or below that is the only trace of an error.
 * @returns null where there is another trace, none at all, or the failure is one that nobody has to know of
 */
export function quietError(
  handler: ErrorHandler,
  model: FileModel,
  sourceCode: SourceCode,
  policy: QuietPolicy,
): QuietError | null {
  const { body } = handler;
  const logs = model.logs.filter((log) => isQuiet(log) && body !== null && contains(body, log.node));
  if (!body || logs.length === 0) return null;
  const silence = silenceOf(handler, model, sourceCode, ALL_BUT_QUESTIONS, LoudTraces);
  // A trace on some paths only is the choice of whoever wrote them.
  if (!silence || silence.kind === 'partial') return null;
  const work = workOf(handler, sourceCode);
  if (isAttempt(handler, failingNames(work), model, sourceCode) || isOfOneConnection(handler)) return null;
  if (!policy.lookUps && isLookUp(handler, work, model)) return null;
  const traces = (): LoudTraces => new LoudTraces(model, sourceCode, handler.param);
  const log = logs.find(
    (candidate) =>
      isOfFailure(candidate, model, sourceCode) &&
      isReachedInSilence(candidate.node, body, traces()) &&
      pathsFrom(candidate.node, body, traces()).silent.length > 0,
  );
  return log ? { log, level: log.level!, what: silence.what } : null;
}

/** A log that holds an error, or whose words say that something went wrong; not one that says that this was expected. */
function isOfFailure(log: LogCall, model: FileModel, sourceCode: SourceCode): boolean {
  const { text } = recordOf(log, model);
  if (OF_PEER.test(sourceCode.getText(log.node)) || NO_FAILURE.test(text?.text ?? '')) return false;
  const holdsError = log.node.arguments.some((argument) =>
    errorPartsIn(argument, model).some((part) => part !== 'detail'),
  );
  return holdsError || FAILURE_TEXT.test(text?.text ?? '');
}

/** `socket.on('error', …)`: of thousands of connections some break, and that is no failure of the service. */
function isOfOneConnection({ kind, guarded }: ErrorHandler): boolean {
  return kind === 'event' && guarded !== null && CONNECTION_NAME.test(terminalName(guarded) ?? '');
}

/** True where the work, or the function that it is done in, only looks something up. */
function isLookUp({ site }: ErrorHandler, { awaited, calls }: Work, { scopes }: FileModel): boolean {
  if (LOOK_UP.test(functionName(site.enclosingFunction))) return true;
  const asked = awaited.length > 0 ? awaited : calls;
  return (
    asked.length > 0 &&
    asked.every((call) => {
      if (call.type !== 'CallExpression') return false;
      const [query] = call.arguments;
      return (
        LOOK_UP.test(calledName(call)) ||
        (query !== undefined && /^\s*select\b/i.test(textOf(query, scopes)?.head ?? ''))
      );
    })
  );
}
