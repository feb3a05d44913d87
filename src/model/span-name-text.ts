import { LEADING_WORDS } from '../vocabulary/messages.js';

/** A part of a span name: text, an expression that stays, or a value that goes; `name` stands for it in a path. */
export type NamePiece = string | { kept: string } | { gone: string };

/** While the text is worked on, one character of Unicode's private use area stands for each expression and value. */
const KEPT = 0xe000;
const GONE = 0xf000;

const OPENING = '([{<"\'`';
const CLOSING = ')]}>"\'`';

/**
 * A span name without its values: `join` for `join ${id}`, `user/:userId/rooms` for `user/${userId}/rooms`.
 * @returns texts and expressions that stay; null where no good name remains
 */
export function nameWithout(pieces: readonly NamePiece[]): (string | { kept: string })[] | null {
  if (pieces.some((piece) => typeof piece === 'string' && /[\uE000-\uF8FF\n]/.test(piece))) return null;
  let text = pieces
    .map((piece, i) => (typeof piece === 'string' ? piece : String.fromCharCode(('kept' in piece ? KEPT : GONE) + i)))
    .join('');
  for (let at = text.search(/[\uF000-\uF8FF]/); at >= 0; at = text.search(/[\uF000-\uF8FF]/)) {
    const piece = pieces[text.charCodeAt(at) - GONE] as { gone: string };
    const joined = closed(text.slice(0, at), text.slice(at + 1), piece.gone);
    if (joined === null) return null;
    text = joined;
  }
  if (!/\p{L}{2}|[\uE000-\uEFFF]/u.test(text) || !isBalanced(text)) return null;
  return text
    .split(/([\uE000-\uEFFF])/)
    .filter((part) => part !== '')
    .map((part) => (/^[\uE000-\uEFFF]$/.test(part) ? (pieces[part.charCodeAt(0) - KEPT] as { kept: string }) : part));
}

/** Joins what stands before and after a value. */
function closed(before: string, after: string, name: string): string | null {
  // A letter or another expression right beside it belongs to the value: `${kind}s`.
  if (/^[\p{L}\p{N}\uE000-\uEFFF]/u.test(after) || /[\uE000-\uEFFF]$/.test(before)) return null;
  // `/rooms/${id}` is a route.
  if (before.endsWith('/')) {
    const isSegment = /^(?:[/\s]|$)/.test(after) && !/:\/{2}$/.test(before) && /^\w+$/.test(name);
    return isSegment ? `${before}:${name}${after}` : null;
  }
  let [left, right] = [before, after];
  const pair = OPENING.indexOf(left.at(-1) ?? ' ');
  if (pair >= 0) {
    if (!right.startsWith(CLOSING[pair]!)) return null;
    [left, right] = [left.slice(0, -1), right.slice(1)];
  }
  if (right === '') return withoutLead(left);
  if (left.trim() === '') return right.replace(/^[\s.:/_,;-]+/, '');
  const [separator] = /[\s.:/_,;-]+$/.exec(left) ?? [''];
  if (/^[\s.:/_,;-]/.test(right)) return left.slice(0, left.length - separator.length) + right;
  return left + right;
}

/** What only leads over to a value at the end: `join #`, `load user with id=`, `failed:`. */
function withoutLead(left: string): string {
  let text = left;
  for (let last = null; last !== text;) {
    last = text;
    text = text.replace(/[\s,;:=|/\\@#~+*&<>._→–—-]+$/, '');
    const word = /\s(\p{L}+)$/u.exec(text)?.[1];
    if (word !== undefined && LEADING_WORDS.has(word.toLowerCase())) text = text.slice(0, -word.length);
  }
  return text;
}

function isBalanced(text: string): boolean {
  const count = (mark: string): number => text.split(mark).length;
  return (
    ['()', '[]', '{}'].every(([open, close]) => count(open!) === count(close!)) &&
    ['"', '`'].every((quote) => count(quote) % 2 === 1)
  );
}
