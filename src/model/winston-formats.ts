import { WINSTON_FORMATS } from '../vocabulary/placeholders.js';
import type { LogReading } from './log-reading.js';
import { makerOf } from './logger-config.js';

const known = new WeakMap<object, ReadonlySet<string> | null>();

/**
 * The formats that a winston logger writes with, by their names: `json`, `errors`, `splat`. Without any of its own it is
 * `json`.
 * @returns null where they cannot be seen, or one of them is not winston's own: it may print what the others drop
 */
export function winstonFormats({ call, model, sourceCode, config }: LogReading): ReadonlySet<string> | null {
  const made = makerOf(call, model);
  if (!made || config?.isPartial !== false) return null;
  let formats = known.get(made);
  if (formats === undefined) {
    const file = 'type' in made ? sourceCode.text : made.text;
    formats = formatsIn(file);
    known.set(made, formats);
  }
  return formats;
}

/**
 * The whole file counts: transports have formats of their own, and may be added later.
 * What is a format by a name of the file's own is looked up there.
 */
function formatsIn(file: string): ReadonlySet<string> | null {
  const text = file
    .replaceAll(/'[^'\n]*'|"[^"\n]*"|`[^`]*`/g, "''")
    .replaceAll(/^import\b[^;'"]*''|\b(?:const|let|var)\s*\{[^}]*\}\s*=/gm, '');
  // A format that is set later, or comes as `{ format }`.
  if (/\.configure\(|\.format\s*=[^=]|[{,]\s*format\s*[,}]/.test(text)) return null;
  const names = new Set<string>();
  const constants = new Set<string>();
  const values = [...text.matchAll(/\bformat\s*:\s*/g)].map(({ index, 0: key }) =>
    expressionAt(text, index + key.length),
  );
  if (values.length === 0) names.add('json');
  for (let value = values.shift(); value !== undefined; value = values.shift()) {
    for (const [, name = '', after = ''] of value.matchAll(/(?<![\w$.])((?:[\w$]+\.)*[A-Za-z_$][\w$]*)\s*(\(|:)?/g)) {
      const last = name.slice(name.lastIndexOf('.') + 1);
      if (after === ':' || (NO_FORMAT.test(name) && after === '') || constants.has(name)) continue;
      if (WINSTON_FORMATS.has(last) && after === '(') {
        names.add(last);
        continue;
      }
      const constant = constantIn(name, text);
      if (constant === null) return null;
      constants.add(name);
      values.push(constant);
    }
  }
  return names;
}

function constantIn(name: string, text: string): string | null {
  const pattern = `\\b(?:const|let)\\s+${name.replaceAll(/[$.]/g, '\\$&')}\\s*(?::[^=]*)?=\\s*`;
  const found = new RegExp(pattern).exec(text);
  return found && expressionAt(text, found.index + found[0].length);
}

/** What a value may be made of besides formats. */
const NO_FORMAT = /^(?:true|false|null|undefined|process(?:\.\w+)*|winston|format|winston\.format)$/;

/** The expression that starts at a place: up to the comma, bracket or line that ends it. */
function expressionAt(text: string, start: number): string {
  let depth = 0;
  for (let at = start; at < text.length; at++) {
    const character = text[at]!;
    if (/[([{]/.test(character)) depth++;
    else if (/[)\]}]/.test(character)) {
      if (depth === 0) return text.slice(start, at);
      depth--;
    } else if (depth === 0 && /[,;]/.test(character)) return text.slice(start, at);
  }
  return text.slice(start);
}
