import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { CLEANUP, PROBE_CLASSES, PROBES } from '../vocabulary/probes.js';
import type { ErrorHandler } from './facts.js';
import { chainOf, isFunction, terminalName, unwrap, walk } from './syntax.js';

type SourceCode = Readonly<TSESLint.SourceCode>;

type Call = TSESTree.CallExpression | TSESTree.NewExpression | TSESTree.ImportExpression;

/** What may fail in the code that a handler guards. */
export interface Work {
  calls: Call[];
  /** What is awaited, calls and all else; for a promise, the call that makes it. */
  awaited: TSESTree.Node[];
}

/** What may fail in the code that a handler guards; nothing where that is elsewhere. */
export function workOf(handler: ErrorHandler, sourceCode: SourceCode): Work {
  const calls: Call[] = [];
  const awaited: TSESTree.Node[] = [];
  const root = handler.guarded;
  if (!root) return { calls, awaited };
  // What its arguments are made of has happened before the callback.
  if (handler.kind === 'callback') return { calls: isCall(root) ? [root] : [], awaited };
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

/** A call whose failure is an answer: parsing, looking for a file. */
export function isProbe(call: TSESTree.Node): boolean {
  if (call.type === 'ImportExpression') return true;
  if (call.type !== 'CallExpression' && call.type !== 'NewExpression') return false;
  const name = calledName(call);
  if (call.type === 'NewExpression') return PROBE_CLASSES.has(name);
  const chain = chainOf(call.callee);
  return (
    PROBES.has(name) ||
    /(?:Stat|Access|Exists|Parse|Json|JSON)$/.test(name) ||
    (chain !== null && PROBES.has(chain.slice(-2).join('.'))) ||
    /^(?:parse|decode|to|try|as)[A-Z]/.test(name) ||
    // `await rooms.isOpen(id)` asks a store, whose failure is no answer.
    (/^(?:is|has|can)[A-Z]/.test(name) && !(chain && chain.length > 1 && call.parent.type === 'AwaitExpression')) ||
    /^(?:read|get)(?:Raw|Request|Json)*Body/.test(name)
  );
}

/** A probe of more than form: making a text of something tells nothing about the rest of what is tried. */
export function isQuestion(call: TSESTree.Node): boolean {
  const isNamed = call.type === 'CallExpression' || call.type === 'NewExpression';
  return isProbe(call) && !(isNamed && SERIALISERS.test(calledName(call)));
}

const SERIALISERS =
  /^(?:stringify|toString|toISOString|toLowerCase|trim|format|normalize|from|keys|values|entries|Date|Set|Map|Array|TextDecoder)$/;

/** `throw new TypeError(…)`: making an error cannot fail. */
function makesError(node: TSESTree.Node): boolean {
  return node.type === 'NewExpression' && /(?:Error|Exception)$/.test(terminalName(node.callee) ?? '');
}

/** A call of something with a name: all but `import()`. */
export function isNamedCall(call: Call): call is TSESTree.CallExpression | TSESTree.NewExpression {
  return call.type !== 'ImportExpression';
}

/** The last name of what is called; for `promisify(fs.stat)(path)` that of what is wrapped. */
export function calledName(call: TSESTree.CallExpression | TSESTree.NewExpression): string {
  const callee = unwrap(call.callee);
  const wrapped = callee.type === 'CallExpression' ? callee.arguments[0] : undefined;
  return terminalName(wrapped ?? callee) ?? '';
}

/** A call that tidies up. */
export function isCleanup(call: TSESTree.Node): boolean {
  return call.type === 'CallExpression' && CLEANUP.test(calledName(call));
}

/** `fs.readFileSync`, `execSync`: input and output without a promise. */
export function isSyncIo(call: TSESTree.Node): boolean {
  const name = call.type === 'CallExpression' ? calledName(call) : '';
  return /^(?:read|write|append|copy|rename|exec|spawn|execFile|mkdir|readdir|open|truncate|symlink|chmod)\w*Sync$/.test(
    name,
  );
}

/** What a promise chain starts from: `load()` in `load().then(show).finally(hide)`. */
export function startOf(raw: TSESTree.Node): TSESTree.Node {
  const node = unwrap(raw);
  const callee = node.type === 'CallExpression' ? unwrap(node.callee) : node;
  const isChained =
    callee !== node &&
    callee.type === 'MemberExpression' &&
    /^(?:then|finally|catch)$/.test(terminalName(callee) ?? '');
  return isChained ? startOf(callee.object) : node;
}

/** A name for what failed: the call that is awaited first, else the first call. */
export function nameOf({ kind, guarded }: ErrorHandler, { calls, awaited }: Work, sourceCode: SourceCode): string {
  if (guarded && (kind === 'event' || kind === 'process')) {
    return (chainOf(guarded)?.join('.') ?? sourceCode.getText(guarded)).slice(0, 60);
  }
  const call = [...awaited, ...calls].find(
    (candidate) => candidate.type === 'CallExpression' || candidate.type === 'NewExpression',
  );
  if (call?.type !== 'CallExpression' && call?.type !== 'NewExpression') return '';
  const text = sourceCode.getText(unwrap(call.callee)).replaceAll(/\s+/g, '');
  // A longer expression is no name; its last part is.
  return text.length > 50 ? (terminalName(call.callee) ?? '') : text;
}
