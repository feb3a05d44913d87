import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { CLEANUP, EMPTY_WORDS, HEALTH_CHECK, NO_OPS, PROBE_CLASSES, PROBES } from '../vocabulary/probes.js';
import { pathsOf, type Paths } from './error-paths.js';
import { isDropped } from './error-handlers.js';
import { ErrorTraces } from './error-traces.js';
import type { ErrorHandler } from './facts.js';
import type { FileModel } from './file-model.js';
import { chainOf, isFunction, memberName, outerParent, terminalName, unwrap, walk } from './syntax.js';

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
 * @returns null where every path leaves a trace, or the policy says that none is needed
 */
export function silenceOf(
  handler: ErrorHandler,
  model: FileModel,
  sourceCode: SourceCode,
  policy: SilencePolicy,
): Silence | null {
  const what = handler.guarded ? nameOf(handler, sourceCode) : '';
  const line = handler.node.loc.start.line;
  if (!handler.body) return NO_OPS.test(terminalName(handler.node) ?? '') ? gated('reference') : null;
  const failed = handler.guarded ? workOf(handler, sourceCode).calls : [];
  const retried = [...failed.filter(isNamedCall).map(calledName), functionName(handler.site.enclosingFunction)].filter(
    Boolean,
  );
  const traces = new ErrorTraces(model, sourceCode, handler.param, new Set(retried), 0, handler.kind === 'process');
  const paths = pathsOf(handler.body, traces);
  // What a callback logs and counts without a look at its error is about the success.
  const isMiddleware =
    handler.site.handler?.node === handler.function && handler.site.handler?.params.includes('error');
  const isIgnored =
    handler.kind === 'callback' && !isMiddleware && handler.param !== null && !traces.mentions(handler.body);
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
    if (isTracedWhereMade(handler, model, sourceCode) || isTracedByResult(handler, model)) return null;
    if (found !== 'response' && found !== 'partial' && isHarmless(handler, found, policy, sourceCode)) return null;
    return { kind: found, what, line: at };
  }
}

/** True where a path ends inside an `if` of the handler. */
function isConditional(node: TSESTree.Node, body: TSESTree.Node): boolean {
  for (let current: TSESTree.Node | undefined = node; current && current !== body; current = current.parent) {
    if (current.type === 'IfStatement' || current.type === 'ConditionalExpression') return true;
  }
  return false;
}

/** `catch (e) { if (last) throw e; }` in a loop: the attempts before the last may fail in silence. */
function isRetry(how: string, paths: Paths, node: TSESTree.Node): boolean {
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
function serverFailureBefore(end: TSESTree.Node, traces: ErrorTraces, sourceCode: SourceCode): TSESTree.Node | null {
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
        /\b(?:res|resp|response|reply|ctx|c|Response|NextResponse)\b/.test(text)
      );
    }) ?? null
  );
}

/** `() => undefined`, `() => {}`. */
function isNothing(node: TSESTree.Expression): boolean {
  return node.type === 'Identifier' && node.name === 'undefined';
}

/** A comment in the handler that says more than "ignore". */
function hasReason(handler: ErrorHandler, sourceCode: SourceCode): boolean {
  const inside = sourceCode.getCommentsInside(handler.node);
  return (
    inside.some(({ value }) => isReason(value)) ||
    commentsBefore(handler, sourceCode).some(({ value }) => isReason(value) && ABOUT_FAILING.test(value))
  );
}

/** The comments above the statement that may fail, and above the variables that it fills. */
function commentsBefore(handler: ErrorHandler, sourceCode: SourceCode): TSESTree.Comment[] {
  let statement: TSESTree.Node | undefined = handler.node;
  while (statement && !/(?:Statement|Declaration)$/.test(statement.type)) statement = statement.parent;
  if (!statement || isFunction(statement)) return [];
  const comments = sourceCode.getCommentsBefore(statement);
  const siblings = statement.parent?.type === 'BlockStatement' ? statement.parent.body : [];
  const before = siblings[siblings.indexOf(statement as TSESTree.Statement) - 1];
  const isFilled = before?.type === 'VariableDeclaration' && before.declarations.every(({ init }) => !init);
  return isFilled ? [...sourceCode.getCommentsBefore(before), ...comments] : comments;
}

const ABOUT_FAILING =
  /fail|error|throw|reject|best.?effort|ignor|fall(?:s|ing)? ?back|not (?:yet )?(?:exist|found|ready|available)|may not|optional/i;

function isReason(value: string): boolean {
  if (/^\s*(?:eslint|@ts-|prettier|istanbul|c8|v8|biome|oxlint|noinspection|sonar)/i.test(value)) return false;
  const words = value.toLowerCase().match(/[a-z][a-z'-]+/g) ?? [];
  return !/\b(?:todo|fixme|xxx|hack)\b/i.test(value) && words.some((word) => !EMPTY_WORDS.has(word));
}

/** True where failing is an answer, a tidying up, or hides nothing but a default over synchronous code. */
function isHarmless(handler: ErrorHandler, kind: SilenceKind, policy: SilencePolicy, sourceCode: SourceCode): boolean {
  if (!handler.guarded || handler.kind === 'event' || handler.kind === 'process') return false;
  const work = workOf(handler, sourceCode);
  if (!policy.probes && (asksIfItWorks(handler) || HEALTH_CHECK.test(functionName(handler.site.enclosingFunction))))
    return true;
  if (handler.kind === 'callback') return !policy.probes && work.calls.some(isProbe);
  const mayFail = (call: TSESTree.Node): boolean =>
    (!policy.probes && isProbe(call)) || (!policy.cleanup && isCleanup(call));
  if (work.calls.every(mayFail)) return true;
  if (work.awaited.length > 0 && work.awaited.every(mayFail)) return true;
  const isSync = handler.kind === 'catch' && work.awaited.length === 0 && !work.calls.some(isSyncIo);
  if (isSync && !policy.probes && work.calls.some(isProbe)) return true;
  return isSync && !policy.sync && kind !== 'empty';
}

/** `head(key).then(() => true, () => false)`: the question is whether it works. */
function asksIfItWorks({ kind, node, guarded, body }: ErrorHandler): boolean {
  const own = node.parent?.type === 'CallExpression' && node.parent.arguments.length === 2 ? node.parent : null;
  const chain = kind === 'promise' && guarded ? (own ?? unwrap(guarded)) : null;
  const done =
    chain?.type === 'CallExpression' && terminalName(chain.callee) === 'then' ? chain.arguments[0] : undefined;
  return body?.type === 'Literal' && isFunction(done) && done.body.type === 'Literal';
}

/** The name of a function, by its declaration, method, property or variable. */
function functionName(fn: TSESTree.Node | null): string {
  if (!fn) return '';
  if ('id' in fn && fn.id?.type === 'Identifier') return fn.id.name;
  const { parent } = fn;
  if (parent?.type === 'MethodDefinition' || parent?.type === 'Property' || parent?.type === 'PropertyDefinition')
    return memberName(parent) ?? '';
  return parent?.type === 'VariableDeclarator' && parent.id.type === 'Identifier' ? parent.id.name : '';
}

type Call = TSESTree.CallExpression | TSESTree.NewExpression | TSESTree.ImportExpression;

/** What may fail in the code that a handler guards. */
interface Work {
  calls: Call[];
  /** What is awaited, calls and all else; for a promise, the call that makes it. */
  awaited: TSESTree.Node[];
}

function workOf(handler: ErrorHandler, sourceCode: SourceCode): Work {
  const calls: Call[] = [];
  const awaited: TSESTree.Node[] = [];
  const root = handler.guarded!;
  walk(root, sourceCode.visitorKeys, (node) => {
    // A function in there runs at another time.
    if (node !== root && isFunction(node)) return false;
    if (isCall(node) && !makesError(node)) calls.push(node);
    if (node.type === 'AwaitExpression') awaited.push(unwrap(node.argument));
    if (node.type === 'ForOfStatement' && node.await) awaited.push(unwrap(node.right));
    return undefined;
  });
  if (handler.kind !== 'promise') return { calls, awaited };
  const promise = startOf(root);
  return isCall(promise) ? { calls: [promise], awaited: [promise] } : { calls, awaited: calls };
}

function isCall(node: TSESTree.Node): node is Call {
  return node.type === 'CallExpression' || node.type === 'NewExpression' || node.type === 'ImportExpression';
}

function isProbe(call: TSESTree.Node): boolean {
  if (call.type === 'ImportExpression') return true;
  if (call.type !== 'CallExpression' && call.type !== 'NewExpression') return false;
  const name = calledName(call);
  if (call.type === 'NewExpression') return PROBE_CLASSES.has(name);
  const chain = chainOf(call.callee);
  return (
    PROBES.has(name) ||
    /(?:Stat|Access|Exists|Parse|Json|JSON)$/.test(name) ||
    (chain !== null && PROBES.has(chain.slice(-2).join('.'))) ||
    /^(?:is|has|can|parse|decode|to|try|as)[A-Z]/.test(name)
  );
}

/** `throw new TypeError(…)`: making an error cannot fail. */
function makesError(node: TSESTree.Node): boolean {
  return node.type === 'NewExpression' && /(?:Error|Exception)$/.test(terminalName(node.callee) ?? '');
}

function isNamedCall(call: Call): call is TSESTree.CallExpression | TSESTree.NewExpression {
  return call.type !== 'ImportExpression';
}

/** The last name of what is called; for `promisify(fs.stat)(path)` that of what is wrapped. */
function calledName(call: TSESTree.CallExpression | TSESTree.NewExpression): string {
  const callee = unwrap(call.callee);
  const wrapped = callee.type === 'CallExpression' ? callee.arguments[0] : undefined;
  return terminalName(wrapped ?? callee) ?? '';
}

function isCleanup(call: TSESTree.Node): boolean {
  return call.type === 'CallExpression' && CLEANUP.test(calledName(call));
}

/** `fs.readFileSync`, `execSync`: input and output without a promise. */
function isSyncIo(call: TSESTree.Node): boolean {
  const name = call.type === 'CallExpression' ? calledName(call) : '';
  return /^(?:read|write|append|copy|rename|exec|spawn|execFile|mkdir|readdir|open|truncate|symlink|chmod)\w*Sync$/.test(
    name,
  );
}

/** An error in the handling of another: the first one is what matters, and its handler is judged by itself. */
function isSecondary(handler: ErrorHandler, model: FileModel): boolean {
  return model.errorHandlers.some(({ kind, body, node }) => {
    const isOuter = node !== handler.node && (kind === 'catch' || kind === 'promise') && body !== null;
    return isOuter && body.range[0] <= handler.node.range[0] && handler.node.range[1] <= body.range[1];
  });
}

/** The promise is a variable that is also awaited, returned or handled elsewhere: its rejection is not lost here. */
function isSeenElsewhere(handler: ErrorHandler, model: FileModel): boolean {
  const promise = handler.guarded && startOf(handler.guarded);
  // `this.ready.catch(() => {})` as a statement: a promise that is kept for others to wait for.
  if (promise?.type === 'MemberExpression') return isDropped(handler.node.parent!);
  if (promise?.type !== 'Identifier') return false;
  const variable = model.scopes.variableOf(promise);
  return variable !== null && model.scopes.readsOf(variable).some((read) => read !== promise);
}

/** What a promise chain starts from: `load()` in `load().then(show).finally(hide)`. */
function startOf(raw: TSESTree.Node): TSESTree.Node {
  const node = unwrap(raw);
  const callee = node.type === 'CallExpression' ? unwrap(node.callee) : node;
  const isChained =
    callee !== node &&
    callee.type === 'MemberExpression' &&
    /^(?:then|finally|catch)$/.test(terminalName(callee) ?? '');
  return isChained ? startOf(callee.object) : node;
}

/**
 * `const room = await load().catch(() => null); if (!room) logger.warn(…)`: the value that stands for the failure is asked
 * for, and leads to a trace or a throw.
 */
function isTracedByResult(handler: ErrorHandler, model: FileModel): boolean {
  if (handler.kind !== 'promise') return false;
  let { parent, child } = outerParent(handler.node.parent!);
  if (parent?.type === 'AwaitExpression') ({ parent, child } = outerParent(parent));
  if (parent?.type !== 'VariableDeclarator' || parent.init !== child || parent.id.type !== 'Identifier') return false;
  const variable = model.scopes.variableOf(parent.id);
  return variable !== null && model.scopes.readsOf(variable).some((read) => isAnswered(read, model));
}

/** True where a variable is read in the condition of an `if` one of whose sides logs, counts, reports or throws. */
function isAnswered(read: TSESTree.Node, model: FileModel): boolean {
  let test = read;
  while (test.parent && test.parent.type !== 'IfStatement' && !test.parent.type.endsWith('Statement'))
    test = test.parent;
  const choice = test.parent;
  if (choice?.type !== 'IfStatement' || choice.test !== test) return false;
  const isInside = ({ node }: { node: TSESTree.Node }): boolean =>
    node.range[0] >= choice.consequent.range[0] && node.range[1] <= choice.range[1];
  const facts = [...model.logs, ...model.errorSinks, ...model.observations];
  return facts.some(isInside) || [choice.consequent, choice.alternate].some(throwsAtEnd);
}

function throwsAtEnd(statement: TSESTree.Statement | null | undefined): boolean {
  const last = statement?.type === 'BlockStatement' ? statement.body.at(-1) : statement;
  return last?.type === 'ThrowStatement';
}

/** The only thing that fails is a helper of this file that logs its own errors before it throws them again. */
function isTracedWhereMade(handler: ErrorHandler, model: FileModel, sourceCode: SourceCode): boolean {
  if (!handler.guarded || handler.kind === 'callback') return false;
  const { awaited, calls } = workOf(handler, sourceCode);
  const failing = awaited.length > 0 ? awaited : calls;
  if (failing.length === 0) return false;
  return failing.every((call) => {
    if (call.type !== 'CallExpression') return false;
    const fn = model.resolver.definitions.functionOf(call.callee);
    if (!fn) return false;
    return model.errorHandlers.some((inner) => {
      const isInside = inner.kind === 'catch' && inner.site.enclosingFunction === fn && inner.body !== null;
      if (!isInside) return false;
      const logs = model.logs.some(
        ({ node }) => node.range[0] >= inner.body!.range[0] && node.range[1] <= inner.body!.range[1],
      );
      return logs && pathsOf(inner.body!, new ErrorTraces(model, sourceCode, inner.param)).silent.length === 0;
    });
  });
}

/** A name for what failed: the call that is awaited first, else the first call. */
function nameOf(handler: ErrorHandler, sourceCode: SourceCode): string {
  if (handler.kind === 'event' || handler.kind === 'process')
    return sourceCode.getText(handler.guarded as never).slice(0, 60);
  const { calls, awaited } = workOf(handler, sourceCode);
  const call = [...awaited, ...calls].find(
    (candidate) => candidate.type === 'CallExpression' || candidate.type === 'NewExpression',
  );
  if (call?.type !== 'CallExpression' && call?.type !== 'NewExpression') return '';
  const text = sourceCode.getText(unwrap(call.callee)).replaceAll(/\s+/g, '');
  // A longer expression is no name; its last part is.
  return text.length > 50 ? (terminalName(call.callee) ?? '') : text;
}
