import type { TSESTree } from '@typescript-eslint/utils';
import { CONSOLA_KEYS, LONE_PLACEHOLDER, placeholdersIn } from '../vocabulary/placeholders.js';
import type { Edit, LogReading } from './log-reading.js';
import type { LostArgument } from './lost-arguments.js';
import { memberName, unwrap } from './syntax.js';

/**
 * What is lost by libraries that print their arguments as the console does: all of them, but for placeholders without a
 * value, an error under `%j`, and an object that consola takes for a whole record.
 * Source: log4js 6.9, loglevel 1.9, consola 3.4, bunyan 2.0 and Node.js 20, run in tests/loggers/truth.test.ts.
 */
export function lostByFormat(reading: LogReading): LostArgument[] {
  const { args, call, library } = reading;
  const isAfterFields = library === 'bunyan' && /^(?:object|error)$/.test(reading.kindOf(args[0] ?? call.node));
  const [message, ...values] = isAfterFields ? args.slice(1) : args;
  if (!message) return [];
  if (library === 'consola' && args.length === 1) return besideMessage(message, reading);
  if (!reading.isStatic(message)) return [];
  const text = reading.textOf(message);
  const placeholders = placeholdersIn(text, 'node');
  const missing = placeholders[values.length];
  if (missing !== undefined) {
    const isMeant = values.length > 0 || LONE_PLACEHOLDER.test(text);
    const data = { library: reading.title, placeholder: missing };
    return isMeant ? [{ node: message, loss: 'unfilled', data, edit: null, isCertain: false }] : [];
  }
  if (library === 'consola') return [];
  return placeholders.flatMap((placeholder, i): LostArgument[] => {
    const value = values[i]!;
    if (placeholder !== '%j' || !reading.errorIn(value)) return [];
    const what = 'as JSON does, without its message and its stack';
    const data = { library: reading.title, error: reading.quoted(value), placeholder, what };
    const edit = i === placeholders.lastIndexOf('%j') ? withText(message, '%j', '%s', reading) : null;
    return [{ node: value, loss: 'errorInPlaceholder', data, edit, isCertain: false }];
  });
}

/** `consola.error({ message: 'failed', err })`: consola knows the keys of a record, and prints no other. */
function besideMessage(raw: TSESTree.Node, reading: LogReading): LostArgument[] {
  const node = unwrap(raw);
  if (node.type !== 'ObjectExpression') return [];
  const named = node.properties.flatMap((entry) =>
    entry.type === 'Property' ? [{ entry, name: memberName(entry) }] : [],
  );
  const message = named.find(({ name }) => name === 'message')?.entry;
  const others = named.filter(({ name }) => name !== null && !CONSOLA_KEYS.has(name)).map(({ entry }) => entry);
  if (!message || others.length === 0) return [];
  const isPlain = named.length === node.properties.length && others.length === named.length - 1;
  const fields = others.map((entry) => reading.sourceCode.getText(entry)).join(', ');
  return [
    {
      node: others[0]!,
      loss: 'onlyMessage',
      data: { library: reading.title, fields: others.map((entry) => `'${memberName(entry)!}'`).join(' and ') },
      edit: isPlain ? reading.withArguments([reading.sourceCode.getText(message.value), `{ ${fields} }`]) : null,
      isCertain: false,
    },
  ];
}

/** A message that is written in the call, with another placeholder; only where it has that one once. */
function withText(raw: TSESTree.Node, from: string, to: string, reading: LogReading): Edit | null {
  const node = unwrap(raw);
  const text = reading.sourceCode.getText(node);
  if (node.type !== 'Literal' || text.split(from).length !== 2) return null;
  const texts = reading.args.map((argument) => reading.sourceCode.getText(argument));
  return reading.withArguments(texts.map((argument) => (argument === text ? text.replace(from, to) : argument)));
}
