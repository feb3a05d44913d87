import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { GOOD_RESULT } from '../vocabulary/errors.js';
import { HEALTH_CHECK, HEALTH_PATH, NO_OPS } from '../vocabulary/probes.js';
import { pathsOf, type Paths } from './error-paths.js';
import { isErrorMiddleware } from './error-handlers.js';
import { ErrorTraces } from './error-traces.js';
import type { ErrorHandler } from './facts.js';
import {
  calledName,
  isCleanup,
  isNamedCall,
  isProbe,
  isQuestion,
  isSyncIo,
  nameOf,
  workOf,
  type Work,
} from './failing-work.js';
import type { FileModel } from './file-model.js';
import { hasReason } from './reasons.js';
import { functionName, isFunction, memberName, terminalName, unwrap } from './syntax.js';
import { textOf } from './text.js';
import {
  isSecondary,
  isSeenElsewhere,
  isTracedByCaller,
  isTracedByResult,
  isTracedWhereMade,
} from './traced-elsewhere.js';

type SourceCode = Readonly<TSESLint.SourceCode>;

/** How an error gets lost. */
export type SilenceKind = 'empty' | 'default' | 'response' | 'partial' | 'reference';

/** What the rule's options decide. */
export interface SilencePolicy {
  /** Also report code that only asks a question: parsing, looking for a file. */
  probes: boolean;
  /** Also report tidying up whose failure is ignored. */
  cleanup: boolean;
  /** Also report a default returned over synchronous code. */
  sync: boolean;
  /** Report even where a comment gives a reason. */
  commented: boolean;
}

/** Questions and tidying up are harmless; that there is a default or a comment is not asked. */
export const ALL_BUT_QUESTIONS: SilencePolicy = { probes: false, cleanup: false, sync: true, commented: false };

/** An error that leaves no trace on some path. */
export interface Silence {
  kind: SilenceKind;
  /** What failed, as a reader would name it; empty where there is no name for it. */
  what: string;
  /** The line on which the silent path ends. */
  line: number;
}

/**
 * Whether an error handler lets its error vanish.
 * @param Traces what counts as a trace
 * @returns null where every path leaves a trace, or the policy says that none is needed
 */
export function silenceOf(
  handler: ErrorHandler,
  model: FileModel,
  sourceCode: SourceCode,
  policy: SilencePolicy,
  Traces: typeof ErrorTraces = ErrorTraces,
): Silence | null {
  const line = handler.node.loc.start.line;
  const work = workOf(handler, sourceCode);
  if (!handler.body) return NO_OPS.test(terminalName(handler.node) ?? '') ? gated('reference') : null;
  const retried = [...failingNames(work), functionName(handler.site.enclosingFunction)].filter(Boolean);
  const traces = new Traces(model, sourceCode, handler.param, new Set(retried), 0, handler.kind === 'process');
  const paths = pathsOf(handler.body, traces);
  // What a callback logs and counts without a look at its error is about the success.
  const isIgnored =
    handler.kind === 'callback' &&
    !isErrorMiddleware(handler) &&
    handler.param !== null &&
    !traces.mentions(handler.body);
  if (isIgnored) return gated(isEmptyBody(handler.body) ? 'empty' : 'default');
  // `if (options.force) return fallback; throw err`: whoever wrote that has thought of the error.
  const isDeliberate =
    paths.someThrow && !paths.asksForError && paths.silent.every(({ node }) => isConditional(node, handler.body!));
  const end = isDeliberate ? undefined : paths.silent.find(({ node, how }) => !isRetry(how, paths, node));
  if (!end) return null;
  const answer = serverFailureBefore(end.node, traces, sourceCode);
  const kind = kindOf(handler, paths, answer);
  if (kind === 'response') return gated(kind, answer!.loc.start.line);
  if (end.node !== handler.body) return gated(kind, end.node.loc.start.line);
  // A path that runs off the end of the body.
  return gated(kind, kind === 'partial' ? end.node.loc.end.line : line);

  function gated(found: SilenceKind, at = line): Silence | null {
    if (!policy.commented && hasReason(handler, sourceCode)) return null;
    if (isSecondary(handler, model)) return null;
    if (handler.kind === 'promise' && isSeenElsewhere(handler, model)) return null;
    if (isTracedWhereMade(handler, work, model, sourceCode) || isTracedByResult(handler, model)) return null;
    const asksForHealth =
      isHealthEndpoint(handler, model) || (work.awaited.length > 0 && work.awaited.every(isHealthCheck));
    if (found === 'response' && !policy.probes && asksForHealth) return null;
    if (found === 'default' && isTracedByCaller(handler, model)) return null;
    if (found === 'partial' && !policy.probes && work.calls.length > 0 && work.calls.every(isProbe)) return null;
    if (found !== 'response' && found !== 'partial' && isHarmless(handler, work, found, policy)) return null;
    return { kind: found, what: nameOf(handler, work, sourceCode), line: at };
  }
}

/** The names of what most likely fails: what is awaited, else every call; wrapping a result fails nowhere. */
export function failingNames({ awaited, calls }: Work): string[] {
  const slow = awaited.filter((node) => node.type === 'CallExpression');
  return (slow.length > 0 ? slow : calls.filter(isNamedCall)).map(calledName).filter((name) => !GOOD_RESULT.test(name));
}

/** True where a path ends inside an `if` of the handler. */
export function isConditional(node: TSESTree.Node, body: TSESTree.Node): boolean {
  for (let current: TSESTree.Node | undefined = node; current && current !== body; current = current.parent) {
    if (current.type === 'IfStatement' || current.type === 'ConditionalExpression') return true;
  }
  return false;
}

/** `catch (e) { if (last) throw e; }` in a loop: the attempts before the last may fail in silence. */
export function isRetry(how: string, paths: Paths, node: TSESTree.Node): boolean {
  if (!paths.someThrow || (how !== 'continue' && how !== 'end')) return false;
  for (let current = node.parent; current && !isFunction(current); current = current.parent) {
    if (/^(?:For|While|DoWhile)/.test(current.type)) return true;
  }
  return false;
}

function kindOf({ body, node, function: fn }: ErrorHandler, paths: Paths, answer: TSESTree.Node | null): SilenceKind {
  if (answer) return 'response';
  if (paths.someTraced) return 'partial';
  if (fn && unwrap(node) !== fn) return 'reference';
  return isEmptyBody(body!) ? 'empty' : 'default';
}

function isEmptyBody(body: TSESTree.BlockStatement | TSESTree.Expression): boolean {
  return body.type === 'BlockStatement' ? body.body.length === 0 : isNothing(body);
}

/** The statement that answers with a 5xx on a path that ends here; null where there is none. */
export function serverFailureBefore(
  end: TSESTree.Node,
  traces: ErrorTraces,
  sourceCode: SourceCode,
): TSESTree.Node | null {
  const block = end.type === 'BlockStatement' ? end : end.parent?.type === 'BlockStatement' ? end.parent : null;
  const steps = block ? block.body.filter((step) => step.range[0] <= end.range[0] || block === end) : [end];
  return (
    steps.findLast((step) => {
      const text = sourceCode.getText(step);
      // A branch that ends by itself is another path.
      const isOnPath = step === end || step.type === 'ExpressionStatement' || !/\b(?:return|throw)\b/.test(text);
      return (
        isOnPath &&
        traces.isServerFailure(step) &&
        /\b(?:res|resp|response|reply|ctx|c|h|Response|NextResponse|getResponse|httpAdapter)\b|\bstatusCode\s*:/.test(
          text,
        )
      );
    }) ?? null
  );
}

/** `() => undefined`, `() => {}`. */
function isNothing(node: TSESTree.Expression): boolean {
  return node.type === 'Identifier' && node.name === 'undefined';
}

/** True where failing is an answer, a tidying up, or hides nothing but a default over synchronous code. */
export function isHarmless(handler: ErrorHandler, work: Work, kind: SilenceKind, policy: SilencePolicy): boolean {
  if (!handler.guarded || handler.kind === 'event' || handler.kind === 'process') return false;
  if (
    !policy.probes &&
    (asksIfItWorks(handler) || validates(handler) || HEALTH_CHECK.test(functionName(handler.site.enclosingFunction)))
  )
    return true;
  if (handler.kind === 'callback') return !policy.probes && work.calls.some(isProbe);
  const mayFail = (call: TSESTree.Node): boolean =>
    (!policy.probes && isProbe(call)) || (!policy.cleanup && isCleanup(call));
  // Of a promise that was made elsewhere nothing is known.
  const isUnknown = handler.kind === 'promise' && work.calls.length === 0;
  if (!isUnknown && work.calls.every(mayFail)) return true;
  if (work.awaited.length > 0 && work.awaited.every(mayFail)) return true;
  const isSync = handler.kind === 'catch' && work.awaited.length === 0 && !work.calls.some(isSyncIo);
  if (isSync && !policy.probes && work.calls.some(isQuestion)) return true;
  return isSync && !policy.sync && kind !== 'empty';
}

/** `db.ping()`, `checkHealth()`. */
function isHealthCheck(node: TSESTree.Node): boolean {
  return node.type === 'CallExpression' && HEALTH_CHECK.test(calledName(node));
}

/** `app.get('/healthz', …)`, `app/api/health/route.ts`: that it answers with a 5xx is what it is there for. */
export function isHealthEndpoint({ site }: Pick<ErrorHandler, 'site'>, model: FileModel): boolean {
  const at = site.handler?.node.parent;
  const [first] = at?.type === 'CallExpression' ? at.arguments : [];
  // Hapi, Fastify: `server.route({ path: '/healthz', handler })`
  const options = at?.type === 'Property' && at.parent.type === 'ObjectExpression' ? at.parent.properties : [];
  const own = options.find((entry) => entry.type === 'Property' && /^(?:path|url)$/.test(memberName(entry) ?? ''));
  const path = first ?? (own?.type === 'Property' ? own.value : undefined);
  const route = path ? (textOf(path, model.scopes)?.text ?? '') : model.filename;
  return HEALTH_PATH.test(route.replaceAll('\\', '/'));
}

/** `function validateBody() { try { …; return true; } catch { return false; } }`: the question is whether it throws. */
function validates({ kind, guarded, body, site }: ErrorHandler): boolean {
  if (kind !== 'catch' || guarded?.type !== 'BlockStatement' || body?.type !== 'BlockStatement') return false;
  const answers = (block: TSESTree.BlockStatement, value: boolean): boolean => {
    const last = block.body.at(-1);
    return last?.type === 'ReturnStatement' && last.argument?.type === 'Literal' && last.argument.value === value;
  };
  return /^_?validate/.test(functionName(site.enclosingFunction)) && answers(guarded, true) && answers(body, false);
}

/** `head(key).then(() => true, () => false)`: the question is whether it works. */
function asksIfItWorks({ kind, node, guarded, body }: ErrorHandler): boolean {
  const own = node.parent?.type === 'CallExpression' && node.parent.arguments.length === 2 ? node.parent : null;
  const chain = kind === 'promise' && guarded ? (own ?? unwrap(guarded)) : null;
  const done =
    chain?.type === 'CallExpression' && terminalName(chain.callee) === 'then' ? chain.arguments[0] : undefined;
  return body?.type === 'Literal' && isFunction(done) && done.body.type === 'Literal';
}
