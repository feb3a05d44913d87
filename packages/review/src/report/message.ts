import type { Text } from './text.js';

/** The parts of a rule's message, which is written as `culprit: why. cure.` */
export interface MessageParts {
  /** What is wrong, without a full stop. */
  culprit: string;
  /** The reason, as sentences; empty where there is none. */
  why: string;
  /** What to do, as a sentence; empty where there is none. */
  cure: string;
}

const OPENS = '([{';
const CLOSES = ')]}';

/** Parts a rule's message where its colon and its last full stop stand outside code. */
export function partsOf(message: string): MessageParts {
  const isCode = codeMask(message);
  const sentences = splitAt(message, /[.!?] (?=[A-Z'])/g, isCode, 1);
  const colon = [...message.matchAll(/: /g)].find(({ index }) => !isCode[index])?.index ?? -1;
  const first = sentences[0]!;
  const isBare = colon < 0 || colon > first.length;
  const culprit = isBare ? first.replace(/\.$/, '') : message.slice(0, colon);
  const hasCure = sentences.length > 1;
  const cure = hasCure ? sentences.at(-1)! : '';
  const start = isBare ? first.length : colon + 1;
  const why = message.slice(start, message.length - cure.length).trim();
  return { culprit, why: capitalised(why), cure };
}

/** The text of a rule's message, whose code stands between single quotes, or is a call that is to be written. */
export function textOfMessage(message: string): Text {
  const stretches: { text: string; isCode: boolean }[] = [];
  let at = 0;
  for (const [start, end] of quotations(message)) {
    stretches.push({ text: message.slice(at, start), isCode: false });
    const isQuoted = message[start] === "'";
    stretches.push({ text: message.slice(isQuoted ? start + 1 : start, isQuoted ? end : end + 1), isCode: true });
    at = end + 1;
  }
  stretches.push({ text: message.slice(at), isCode: false });
  return stretches.filter((stretch) => stretch.text !== '');
}

/** Where code starts and ends. An apostrophe starts none, and one closes only where all its brackets are closed. */
function quotations(message: string): [start: number, end: number][] {
  const found: [number, number][] = [];
  const call = /\bWrite ([\w.?#]+\(.*\))\.$/.exec(message);
  const callStart = call ? call.index + 'Write '.length : message.length;
  for (let start = 0; start < callStart; start++) {
    if (message[start] !== "'" || !/^$|[\s(“,]/.test(message.slice(0, start).at(-1) ?? '')) continue;
    const end = endOfQuotation(message, start);
    if (end < 0) continue;
    found.push([start, end]);
    start = end;
  }
  return call ? [...found, [callStart, callStart + call[1]!.length - 1]] : found;
}

function endOfQuotation(message: string, start: number): number {
  let depth = 0;
  let fallback = -1;
  for (let at = start + 1; at < message.length; at++) {
    const character = message[at]!;
    if (OPENS.includes(character)) depth++;
    else if (CLOSES.includes(character)) depth--;
    else if (character === "'" && at > start + 1 && /^(?:$|[\s.,;:)?!”])/.test(message.slice(at + 1))) {
      if (depth === 0) return at;
      // Brackets of a text that was cut short are never closed.
      if (fallback < 0) fallback = at;
    }
  }
  return fallback;
}

function codeMask(message: string): boolean[] {
  const mask = Array.from<boolean>({ length: message.length }).fill(false);
  for (const [start, end] of quotations(message)) mask.fill(true, start, end + 1);
  return mask;
}

function splitAt(text: string, separator: RegExp, isCode: readonly boolean[], kept: number): string[] {
  const parts: string[] = [];
  let at = 0;
  for (const { index } of text.matchAll(separator)) {
    if (isCode[index]) continue;
    parts.push(text.slice(at, index + kept));
    at = index + kept + 1;
  }
  return [...parts, text.slice(at)];
}

/** What starts with a name (`prom-client`, `rate()`) keeps its case. */
function capitalised(text: string): string {
  return !/^[a-z]+[ ,'.]/.test(text) ? text : text.slice(0, 1).toUpperCase() + text.slice(1);
}
