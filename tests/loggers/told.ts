import type { Printed } from './run.js';

/** What changes from run to run, or says nothing about arguments. */
const OWN_KEYS =
  /^(?:level|levelId|time|timestamp|@timestamp|pid|hostname|v|logger|service|sampling_rate|_logMeta|location)$/;

/**
 * What was printed, without times, process ids and levels, and with `<stack>` for the frames of a stack.
 * @returns the record, or all of them where there are several; the text where it is not JSON
 */
export function told({ text, records }: Printed): unknown {
  const withoutStacks = records.map((record) => withoutOwn(record));
  if (withoutStacks.length > 0) return withoutStacks.length === 1 ? withoutStacks[0] : withoutStacks;
  return framesLeftOut(text)
    .replaceAll(/^\[Nest\] .*?(?=(?:LOG|ERROR|WARN|DEBUG|VERBOSE|FATAL) )/gm, '')
    .replaceAll(/^\[[\d\-T:.]+\] (?=\[[A-Z]+\])/gm, '')
    .trim();
}

function withoutOwn(value: unknown, key = ''): unknown {
  if (key === 'stack' && Array.isArray(value)) return '<stack>';
  if (typeof value === 'string') return framesLeftOut(value);
  if (Array.isArray(value)) return value.map((part) => withoutOwn(part));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => !OWN_KEYS.test(name))
      .map(([name, part]) => [name, withoutOwn(part, name)]),
  );
}

/** A stack as one word, with the cause that Node prints below it. */
function framesLeftOut(text: string): string {
  return text
    .replaceAll(/(?:\n\s+at .*|\n\s+\.\.\. \d+ lines matching.*)+/g, '\n<stack>')
    .replaceAll(/\n<stack>( \{\n(?:\s+(?:code|name|\[cause\]): .*\n(?:<stack>\n)?)*\s*\})?/g, '\n<stack>');
}
