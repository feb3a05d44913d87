import { ADVERBS, DETERMINERS, LEADING_WORDS, TRANSITIVE, UNITS, VERBS } from '../vocabulary/messages.js';

/** A part of a message whose values are to go. */
export type Piece =
  | { kind: 'text'; text: string }
  /** An expression that stays. */
  | { kind: 'constant' }
  /** The place of a value, and what may be said for it: `room` for `meeting.room`; empty where nothing. */
  | { kind: 'value'; words: string };

/** While the text is worked on, one character of Unicode's private use area stands for each constant and value. */
const CONSTANTS = 0xe000;
const VALUES = 0xf000;
const VALUE = /[\uF000-\uF8FF]/;

/** What is longer is a document and no message; to look at its words from all sides would take long. In characters. */
const LONGEST = 2_000;

/**
 * The text of a message without its values, as a person would write it: `user joined` for `user ${id} joined ${room}`,
 * `join failed` for `join of "${id}" failed: ${reason}`.
 * @returns texts, and the places of the constants among the pieces; null where no good text remains
 */
export function withoutValues(pieces: readonly Piece[]): (string | number)[] | null {
  const length = pieces.reduce((sum, piece) => sum + (piece.kind === 'text' ? piece.text.length : 0), 0);
  if (length > LONGEST) return null;
  if (pieces.some((piece) => piece.kind === 'text' && /[\uE000-\uF8FF]/.test(piece.text))) return null;
  const marked = pieces
    .map((piece, i) =>
      piece.kind === 'text'
        ? piece.text.replaceAll(/\s*\n\s*/g, ' ')
        : String.fromCharCode((piece.kind === 'constant' ? CONSTANTS : VALUES) + i),
    )
    .join('')
    // `${done}/${all}` are one gap.
    .replaceAll(/([\uF000-\uF8FF])(?:[/.:@x×-]?[\uF000-\uF8FF]|\s+[\uF000-\uF8FF])+/g, '$1');
  const wordsOf = (i: number): string => {
    const piece = pieces[i];
    return piece?.kind === 'value' ? piece.words : '';
  };
  // Where too little remains without the values, what they are called stands for them: `saved file`.
  const text = closed(marked, wordsOf, false) ?? closed(marked, wordsOf, true);
  if (text === null) return null;
  const parts = text.split(/([\uE000-\uEFFF])/).filter((part) => part !== '');
  return parts.map((part) => (/^[\uE000-\uEFFF]$/.test(part) ? part.charCodeAt(0) - CONSTANTS : part));
}

/** Closes the gaps from left to right. */
function closed(marked: string, wordsOf: (i: number) => string, named: boolean): string | null {
  let text = marked;
  for (let at = text.search(VALUE); at >= 0; at = text.search(VALUE)) {
    const joined = closeGap(text.slice(0, at), text.slice(at + 1), wordsOf(text.charCodeAt(at) - VALUES), named);
    if (joined === null) return null;
    text = joined;
  }
  const whole = text.trim();
  return isSaying(whole) && isBalanced(whole) ? whole : null;
}

/** Joins what stands before and after a value, without what only leads over to it. */
function closeGap(before: string, after: string, words: string, named: boolean): string | null {
  // `${kind}s` are several.
  const isPlural =
    /^s\b/.test(after) && !/[=:(~]\s*$|\b(?:in|after|for|within|took|of|every|over|exceeded|than)\s$/i.test(before);
  if (isPlural) return null;
  let right = after.replace(UNITS, '').replace(/^['’]s\b/, '');
  if (GLUED_BEFORE.test(before) || GLUED_AFTER.test(right)) return null;
  let left = before;
  let isLabelled = false;
  for (let last = null; last !== left + right;) {
    last = left + right;
    [left, right] = withoutPair(left, right);
    const unlabelled = withoutLabel(left);
    isLabelled ||= unlabelled !== left;
    left = unlabelled;
  }
  // What is glued to the value on one side: `room-${id}`, `#${id}`, `https://${host}`.
  left = left.replace(/\b\w+:\/\/$|[-_/\\@#=$~+*&]+$/, '');
  const next = /^\s+([\p{L}\uE000-\uEFFF][\p{L}'’]*)/u.exec(right)?.[1] ?? null;
  const isVerb = next !== null && VERBS.test(next);
  const isLeading = next !== null && LEADING_WORDS.has(next.toLowerCase());
  const isNoun = next !== null && !isVerb && !ADVERBS.test(next) && (!isLeading || DETERMINERS.test(next));
  // `failed to ${action} the room`: no word of ours says what failed.
  if (isNoun && /\bto\s*$/i.test(left)) return null;
  const isFirst = left.trim() === '' || /[:.!?\])]\s*$/.test(left);
  const isSubject = isFirst && (isVerb || (isLeading && !isNoun));
  const isObject = /^[.,;]/.test(right) && TRANSITIVE.test(left);
  const isWanted = isSubject || (!isLabelled && (isObject || (named && !/[:–—-]\s*$/.test(left))));
  if (isWanted && words !== '') left = withWords(left, words);
  else if (isSubject) return null;
  else if (!isNoun) left = withoutLeading(left);
  if (left.trim() === '') return right.replace(/^[\s,;:|/–—>.)\]}-]+/, '');
  if (/^[-_/.@]\w/.test(right)) return null;
  left = left.trimEnd();
  const isJoined = /^(?:\s|[,.;:!?)\]}'"`…]|$)/.test(right) || VALUE.test(right[0]!) || SPACELESS.test(right);
  return isJoined ? left + right : `${left} ${right}`;
}

/** A letter or digit beside a value belongs to it, other than in scripts that do not put spaces between words. */
const GLUED_BEFORE = /(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])[\p{L}\p{N}\uE000-\uEFFF]$/u;
const GLUED_AFTER = /^(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])[\p{L}\p{N}\uE000-\uEFFF]/u;
const SPACELESS = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;

/** `room` after `closed`, but nothing after `unknown room`. */
function withWords(left: string, words: string): string {
  const trimmed = left.trimEnd();
  const isThere = trimmed.toLowerCase().endsWith(words.toLowerCase());
  return isThere ? left : `${trimmed}${trimmed === '' ? '' : ' '}${words}`;
}

const PAIRS: Readonly<Record<string, string>> = {
  ...{ '(': ')', '[': ']', '{': '}', '<': '>', '«': '»', '“': '”', '‘': '’' },
  ...{ "'": "'", '"': '"', '`': '`' },
};

/** `"${id}"` and `(${id})` go with the value. */
function withoutPair(left: string, right: string): [string, string] {
  const start = left.replace(/[\s,;:|]+$/, '');
  const closing = PAIRS[start.at(-1) ?? ''];
  const end = right.trimStart();
  const isApostrophe = /\p{L}'$/u.test(start);
  return closing !== undefined && end.startsWith(closing) && !isApostrophe
    ? [start.slice(0, -1), end.slice(1)]
    : [left, right];
}

/** `id=${id}`, and `reason: ${reason}` where it stands after a comma, a dash or in brackets. */
function withoutLabel(left: string): string {
  return left
    .replace(/(^|[\s,;([{|&?])[\w.$@/-]+\s*=\s*$/, '$1')
    .replace(
      /([,;([{|]|\s[-–—])\s*(?:\w+\s)?\w*(?:ids?|name|code|type|status|reason|error|message|path|url):\s*$/i,
      '$1',
    )
    .replace(/([([{|]|\s[-–—])\s*[\w.-]+:\s*$/, '$1');
}

/** `joined by`, `failed because of`, `joined: `, `user id`. */
function withoutLeading(left: string): string {
  let text = left;
  for (let last = null; last !== text;) {
    last = text;
    text = text.replace(/[\s,;:=|/\\@#~+*&<>→–—-]+$/, '');
    const word = /(?:^|[\s([])([\p{L}']+)$/u.exec(text)?.[1];
    if (word !== undefined && LEADING_WORDS.has(word.toLowerCase())) text = text.slice(0, -word.length);
  }
  return text;
}

/** Two words, one of which says something, besides a prefix in brackets; or the name of an event: `join.failed`. */
function isSaying(whole: string): boolean {
  const text = whole.replace(/^\[[^\]]*\]/, '');
  if (/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]{3,}/u.test(text)) return true;
  const words = text.match(/[\p{L}\uE000-\uEFFF][\p{L}\p{N}'’]*/gu) ?? [];
  return words.length > 1 && words.some((word) => word.length > 2 && !LEADING_WORDS.has(word.toLowerCase()));
}

/** No bracket or quote is left alone; an apostrophe is none. */
function isBalanced(text: string): boolean {
  const count = (pattern: RegExp): number => text.match(pattern)?.length ?? 0;
  const isEven = (pattern: RegExp): boolean => count(pattern) % 2 === 0;
  return (
    count(/\(/g) === count(/\)/g) &&
    count(/\[/g) === count(/\]/g) &&
    count(/\{/g) === count(/\}/g) &&
    isEven(/"/g) &&
    isEven(/`/g) &&
    isEven(/(?<!\p{L})'|'(?!\p{L})/gu) &&
    !/\(\s*\)|\[\s*\]|""|''/.test(text)
  );
}
