import type { TSESTree } from '@typescript-eslint/utils';
import { chainOf, terminalName, unwrap } from './syntax.js';

/** Calls that show a value in another form; they are named after the value. */
const SHOWS = /^(?:stringify|inspect|String|Number|Boolean|serialize)$/;
const RESHAPES =
  /^(?:map|filter|flatMap|join|slice|substring|trim|sort|concat|split|toString|toISOString|toFixed|toJSON|toLowerCase|toUpperCase)$/;

/** Functions of a project that do so: `toRootHex(root)`, `formatDuration(ms)`, `prettyBytes(size)`. */
const CONVERTS = /^(?:to|as|format|pretty|print|stringify|safe|short|truncate|mask|redact|sanitize|escape)[A-Z]\w*$/;

/** Members that say nothing without whose they are. */
const NEEDS_OWNER = /^(?:id|name|type|status|length|size|count|url|key|level|time|timestamp|msg|message|stack|code)$/;

/**
 * What to call the field of a value: `userId` for `user.id`, `room` for `this.room`.
 * @param full also where the member alone would do: `meetingRoom` for `meeting.room`
 * @returns null for what has no name
 */
export function fieldName(raw: TSESTree.Node, full = false): string | null {
  const node = unwrap(raw);
  if (node.type === 'AwaitExpression') return fieldName(node.argument, full);
  // `user.name ?? 'nobody'`
  if (node.type === 'LogicalExpression' && node.operator !== '&&' && unwrap(node.right).type === 'Literal')
    return fieldName(node.left, full);
  if (node.type === 'BinaryExpression') return isClock(node.left) && node.operator === '-' ? 'durationMs' : null;
  if (node.type === 'CallExpression') return nameOfCall(node, full);
  const chain = chainOf(node)?.filter((name) => name !== 'this');
  if (!chain || chain.length === 0) return null;
  const last = chain.slice(-2).map((name) => name.replace(/^[#_]+(?=.)/, ''));
  const [owner, name] = last.length === 2 ? last : [null, last[0]!];
  if (!/^[A-Za-z_$]/.test(name)) return null;
  const joined =
    owner !== null && (full || NEEDS_OWNER.test(name))
      ? `${ownerName(owner)}${name[0]!.toUpperCase()}${name.slice(1)}`
      : name;
  return /^[A-Za-z_$][\w$]*$/.test(joined) ? joined : null;
}

/** Whose member it is: `e.message` is that of an error. */
function ownerName(owner: string): string {
  if (/^(?:e|ex)$/.test(owner)) return 'error';
  return /^[A-Z][a-z]/.test(owner) ? `${owner[0]!.toLowerCase()}${owner.slice(1)}` : owner;
}

function nameOfCall({ callee: raw, arguments: args }: TSESTree.CallExpression, full: boolean): string | null {
  const callee = unwrap(raw);
  const called = terminalName(callee) ?? '';
  const [first] = args;
  if (SHOWS.test(called)) return first ? fieldName(first, full) : null;
  if (callee.type === 'MemberExpression') {
    if (RESHAPES.test(called)) return fieldName(callee.object, full);
    // `row.get('email_count')`
    if (called === 'get' && first?.type === 'Literal' && typeof first.value === 'string') return camelCase(first.value);
  }
  if (CONVERTS.test(called) && args.length > 0) return first ? fieldName(first, full) : null;
  // `getRoomName()`
  const got = /^get([A-Z]\w*)$/.exec(called)?.[1];
  return got !== undefined && args.length === 0 ? `${got[0]!.toLowerCase()}${got.slice(1)}` : fieldName(callee, full);
}

function camelCase(text: string): string | null {
  const joined = text.replaceAll(/(?<![^A-Za-z0-9])[^A-Za-z0-9]+([A-Za-z0-9])/g, (_, letter: string) =>
    letter.toUpperCase(),
  );
  return /^[A-Za-z]\w*$/.test(joined) ? joined : null;
}

/** `Date.now()`, `performance.now()`: what is subtracted from it gives a duration in milliseconds. */
function isClock(raw: TSESTree.Node): boolean {
  const node = unwrap(raw);
  return node.type === 'CallExpression' && /^(?:Date|performance)\.now$/.test(chainOf(node.callee)?.join('.') ?? '');
}
