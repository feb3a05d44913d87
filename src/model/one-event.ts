import type { TSESTree } from '@typescript-eslint/utils';
import { ONE_PAYLOAD, START_NAMES } from '../vocabulary/measures.js';
import { REQUEST_OBJECTS } from '../vocabulary/cardinality.js';
import type { Scopes } from './scopes.js';
import { chainOf, enclosingFunction, memberName, terminalName, unwrap } from './syntax.js';

/** What an expression measures of one piece of work. */
export type OneEvent = 'duration' | 'size';

const MAX_DEPTH = 6;

/**
 * True measurements of a single event: the time since it began (`Date.now() - start`, `process.hrtime(start)`), the
 * size of what it carries (`Buffer.byteLength(body)`).
 * @returns null where it is neither, or may be a level
 */
export function measuresOneEvent(node: TSESTree.Node, scopes: Scopes): OneEvent | null {
  if (isDuration(node, scopes, 0)) return 'duration';
  return isSize(node, scopes, 0) ? 'size' : null;
}

function isDuration(raw: TSESTree.Node, scopes: Scopes, depth: number): boolean {
  const node = unwrap(raw);
  if (depth > MAX_DEPTH) return false;
  switch (node.type) {
    case 'BinaryExpression':
      if (node.operator === '-') return isMoment(node.left, scopes, depth + 1) && isStart(node.right, scopes);
      // In another unit; seconds and nanoseconds of `process.hrtime` added up.
      return /^[+*/]$/.test(node.operator)
        ? isDuration(node.left, scopes, depth + 1) ||
            (node.operator !== '/' && isDuration(node.right, scopes, depth + 1))
        : false;
    case 'CallExpression': {
      const name = terminalName(node.callee) ?? '';
      const [argument] = node.arguments;
      if (!argument) return false;
      if (name === 'hrtime') return isStart(argument, scopes);
      const isSameNumber = /^(?:Number|round|floor|ceil|max|abs|trunc|toFixed|parseFloat)$/.test(name);
      return isSameNumber && isDuration(argument, scopes, depth + 1);
    }
    case 'UnaryExpression':
      return node.operator === '+' && isDuration(node.argument, scopes, depth + 1);
    case 'MemberExpression':
      // `diff[0] * 1e3 + diff[1] / 1e6`
      return node.computed && isHrtime(node.object, scopes);
    case 'Identifier': {
      const constant = isLocal(node, scopes) ? scopes.constantOf(node) : null;
      return constant !== null ? isDuration(constant, scopes, depth + 1) : isHrtimePart(node, scopes);
    }
    default:
      return false;
  }
}

/** `process.hrtime(start)`, or a constant of that. */
function isHrtime(raw: TSESTree.Node, scopes: Scopes): boolean {
  const node = unwrap(raw);
  const value = node.type === 'Identifier' ? scopes.constantOf(node) : node;
  const call = value && unwrap(value);
  const [argument] = call?.type === 'CallExpression' ? call.arguments : [];
  return (
    call?.type === 'CallExpression' &&
    terminalName(call.callee) === 'hrtime' &&
    argument !== undefined &&
    isStart(argument, scopes)
  );
}

/** `const [seconds, nanoseconds] = process.hrtime(start)`. */
function isHrtimePart(node: TSESTree.Identifier, scopes: Scopes): boolean {
  const definition = scopes.variableOf(node)?.defs[0]?.node;
  return (
    definition?.type === 'VariableDeclarator' &&
    definition.id.type === 'ArrayPattern' &&
    definition.init !== null &&
    isHrtime(definition.init, scopes)
  );
}

/** What the clock says: `Date.now()`, `performance.now()`, `process.hrtime.bigint()`, a local variable of it. */
function isMoment(raw: TSESTree.Node, scopes: Scopes, depth: number): boolean {
  const node = unwrap(raw);
  if (depth > MAX_DEPTH) return false;
  if (node.type === 'CallExpression') {
    const name = chainOf(node.callee)?.slice(-2).join('.') ?? '';
    if (/^(?:Date\.now|performance\.now|hrtime\.bigint|process\.hrtime)$/.test(name)) return true;
    const [argument] = node.arguments;
    if (/^(?:Number|BigInt)$/.test(name) && argument) return isMoment(argument, scopes, depth + 1);
    const callee = unwrap(node.callee);
    return (
      callee.type === 'MemberExpression' &&
      /^(?:getTime|valueOf)$/.test(memberName(callee) ?? '') &&
      isMoment(callee.object, scopes, depth + 1)
    );
  }
  if (node.type === 'NewExpression') return terminalName(node.callee) === 'Date' && node.arguments.length === 0;
  if (node.type === 'UnaryExpression') return node.operator === '+' && isMoment(node.argument, scopes, depth + 1);
  const constant = node.type === 'Identifier' && isLocal(node, scopes) ? scopes.constantOf(node) : null;
  return constant !== null && isMoment(constant, scopes, depth + 1);
}

/** The moment at which this piece of work began; not when the process, or an object that lives on, did. */
function isStart(raw: TSESTree.Node, scopes: Scopes): boolean {
  const node = unwrap(raw);
  if (node.type === 'Identifier') {
    if (!isLocal(node, scopes)) return false;
    if (!endsWith(node, scopes)) return false;
    const constant = scopes.constantOf(node);
    if (constant) return isMoment(constant, scopes, 1);
    return isParameter(node, scopes) && START_NAMES.test(node.name);
  }
  if (node.type === 'UnaryExpression') return node.operator === '+' && isStart(node.argument, scopes);
  if (node.type === 'CallExpression') {
    const [argument] = node.arguments;
    const callee = unwrap(node.callee);
    if (terminalName(callee) === 'Number' && argument) return isStart(argument, scopes);
    return callee.type === 'MemberExpression' && memberName(callee) === 'getTime' && isStart(callee.object, scopes);
  }
  const chain = node.type === 'MemberExpression' ? chainOf(node) : null;
  return chain?.length === 2 && REQUEST_OBJECTS.test(chain[0]!) && START_NAMES.test(chain[1]!);
}

/** Callbacks that run once, at the end of what the function around them began. */
const AT_THE_END = /^(?:then|catch|finally|once|onFinished|finished|onEnd)$/;
const ENDS = /^(?:finish|close|end|done|exit|error|response|completed|failed)$/;

/**
 * True where a variable is used in the function it belongs to, or in a callback that ends that; a function that may be
 * called at any time, and again and again, measures an age.
 */
function endsWith(node: TSESTree.Identifier, scopes: Scopes): boolean {
  const definition = scopes.variableOf(node)?.defs[0];
  if (!definition) return false;
  const owner = definition.type === 'Parameter' ? definition.node : enclosingFunction(definition.node);
  for (let fn = enclosingFunction(node); fn && fn !== owner; fn = enclosingFunction(fn)) {
    const call = fn.parent;
    if (call.type !== 'CallExpression' || call.callee === fn) return false;
    const name = terminalName(call.callee) ?? '';
    const [event] = call.arguments;
    const isEnd = /^(?:on|addListener)$/.test(name) && event?.type === 'Literal' && ENDS.test(String(event.value));
    if (!isEnd && !AT_THE_END.test(name)) return false;
  }
  return true;
}

/** True for a parameter, or a variable of a function. */
function isLocal(node: TSESTree.Identifier, scopes: Scopes): boolean {
  const definition = scopes.variableOf(node)?.defs[0];
  return definition !== undefined && (definition.type === 'Parameter' || enclosingFunction(definition.node) !== null);
}

function isParameter(node: TSESTree.Identifier, scopes: Scopes): boolean {
  return scopes.variableOf(node)?.defs[0]?.type === 'Parameter';
}

function isSize(raw: TSESTree.Node, scopes: Scopes, depth: number): boolean {
  const node = unwrap(raw);
  if (depth > MAX_DEPTH) return false;
  switch (node.type) {
    case 'CallExpression': {
      const [argument] = node.arguments;
      const chain = chainOf(node.callee)?.slice(-2).join('.') ?? '';
      if (!argument) return false;
      if (chain === 'Buffer.byteLength') return isPayload(argument, scopes);
      const isHeader = /\.(?:get|header|getHeader)$/.test(chain) && REQUEST_OBJECTS.test(chain.split('.')[0]!);
      if (isHeader) return argument.type === 'Literal' && /^content-length$/i.test(String(argument.value));
      return /^(?:Number|parseInt|parseFloat|Number\.parseInt)$/.test(chain) && isSize(argument, scopes, depth + 1);
    }
    case 'UnaryExpression':
      return node.operator === '+' && isSize(node.argument, scopes, depth + 1);
    case 'LogicalExpression':
      return isSize(node.left, scopes, depth + 1);
    case 'BinaryExpression':
      return /^[*/]$/.test(node.operator) && isSize(node.left, scopes, depth + 1);
    case 'Identifier': {
      const constant = isLocal(node, scopes) ? scopes.constantOf(node) : null;
      return constant !== null && isSize(constant, scopes, depth + 1);
    }
    case 'MemberExpression': {
      const name = memberName(node) ?? '';
      if (/^(?:length|byteLength)$/.test(name)) return isPayload(node.object, scopes);
      const chain = chainOf(node) ?? [];
      return /^content-length$/i.test(name) && chain.at(-2) === 'headers' && REQUEST_OBJECTS.test(chain[0]!);
    }
    default:
      return false;
  }
}

/** `body`, `req.body`, `JSON.stringify(payload)`: what one request or message carries. */
function isPayload(raw: TSESTree.Node, scopes: Scopes): boolean {
  const node = unwrap(raw);
  if (node.type === 'CallExpression') {
    const [argument] = node.arguments;
    return chainOf(node.callee)?.join('.') === 'JSON.stringify' && !!argument && isPayload(argument, scopes);
  }
  if (node.type === 'Identifier') return ONE_PAYLOAD.test(node.name) && isGiven(node, scopes);
  const chain = node.type === 'MemberExpression' ? chainOf(node) : null;
  return chain?.length === 2 && REQUEST_OBJECTS.test(chain[0]!) && ONE_PAYLOAD.test(chain[1]!);
}

/** A parameter, or part of a request: `const { body } = req`; not what was asked for, which may be a level. */
function isGiven(node: TSESTree.Identifier, scopes: Scopes): boolean {
  const definition = scopes.variableOf(node)?.defs[0];
  if (definition?.type === 'Parameter') return true;
  const { init } = definition?.node.type === 'VariableDeclarator' ? definition.node : { init: null };
  return init !== null && REQUEST_OBJECTS.test(terminalName(init) ?? '');
}
