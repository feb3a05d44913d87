import type { TSESTree } from '@typescript-eslint/utils';
import { placeholdersIn } from '../vocabulary/placeholders.js';
import type { Edit, LogReading } from './log-reading.js';
import { stackText } from './log-text.js';
import type { LostArgument } from './lost-arguments.js';
import { memberName, unwrap } from './syntax.js';
import { winstonFormats } from './winston-formats.js';

/**
 * What winston does not print: a message behind the fields, values that no format takes, an error as message.
 * Source: winston 3.19 with json, simple, errors and splat, run in tests/loggers/truth.test.ts.
 */
export function lostByWinston(reading: LogReading): LostArgument[] {
  const { call, args } = reading;
  const [first, second] = args;
  // `logger.log({ level, message, … })`
  const isEntry = call.method === 'log' && !call.hasLevelArgument;
  if (!first || isEntry) return [];
  const kind = reading.kindOf(first);
  if (kind === 'object' || kind === 'error') {
    if (second && reading.kindOf(second) === 'text') return [droppedMessage(first, second, reading)];
    return kind === 'error' && !second ? errorAsMessage(first, reading) : [];
  }
  const formats = winstonFormats(reading);
  if (!formats || (kind !== 'text' && reading.record.message?.node !== first)) return [];
  return formats.has('splat') ? lostBySplat(first, reading) : lostWithoutSplat(first, reading);
}

/** `logger.error({ err }, 'failed')`: the object is the message, and the text is dropped. */
function droppedMessage(first: TSESTree.Node, second: TSESTree.Node, reading: LogReading): LostArgument {
  const data = { library: reading.title, message: reading.quoted(second), fate: 'is dropped' };
  const edit = reading.args.length === 2 ? withMeta(second, [first], reading) : null;
  return { node: second, loss: 'droppedMessage', data, edit, isCertain: false };
}

/** `logger.error(err)` on a logger without `format.errors()`. */
function errorAsMessage(first: TSESTree.Node, reading: LogReading): LostArgument[] {
  const formats = winstonFormats(reading);
  const isPrinted = !formats || formats.has('errors') || !(formats.has('json') || formats.has('logstash'));
  if (isPrinted) return [];
  const data = {
    library: reading.title,
    error: reading.quoted(first),
    what: 'neither its message nor its stack',
    cure: 'Put a message before it, or add format.errors({ stack: true }) to the formats of the logger.',
  };
  return [{ node: first, loss: 'firstError', data, edit: null, isCertain: false }];
}

function lostWithoutSplat(message: TSESTree.Node, reading: LogReading): LostArgument[] {
  const values = reading.args.slice(1);
  const [meta, ...more] = values;
  if (!meta) return [];
  if (placeholdersIn(reading.textOf(message), 'node').length > 0) {
    const data = { library: reading.title, values: reading.quotedAll(values), why: ' without format.splat()' };
    return [{ node: meta, loss: 'notFilled', data, edit: null, isCertain: false }];
  }
  const lost = [...(isPrimitive(meta, reading) ? [meta] : []), ...more].filter(
    (value) => reading.kindOf(value) !== 'nothing',
  );
  return dropped(lost, message, values, reading);
}

/** With `format.splat()`, objects that no placeholder takes become fields; texts become one field per character. */
function lostBySplat(message: TSESTree.Node, reading: LogReading): LostArgument[] {
  const values = reading.args.slice(1);
  const count = placeholdersIn(reading.textOf(message), 'node').length;
  const lost = values.filter(
    (value, i) => i >= count && (isPrimitive(value, reading) || (i > 0 && isError(value, reading))),
  );
  if (lost.length > 0) return dropped(lost, message, values.slice(count), reading, values.slice(0, count));
  const meta = values[0] && unwrap(values[0]);
  const own =
    count === 0 && meta?.type === 'ObjectExpression'
      ? meta.properties.find((entry) => entry.type === 'Property' && memberName(entry) === 'message')
      : undefined;
  if (!own) return [];
  const data = { library: reading.title, message: reading.quoted(message), field: reading.quoted(own) };
  return [{ node: own, loss: 'overwritten', data, edit: null, isCertain: false }];
}

function dropped(
  lost: readonly TSESTree.Node[],
  message: TSESTree.Node,
  meta: readonly TSESTree.Node[],
  reading: LogReading,
  filled: readonly TSESTree.Node[] = [],
): LostArgument[] {
  const [node] = lost;
  if (!node) return [];
  const why =
    filled.length > 0 ? 'no placeholder of the message takes it' : 'after the message it takes one object or error';
  const data = { library: reading.title, arguments: reading.quotedAll(lost), why };
  const edit = filled.length === 0 ? withMeta(message, meta, reading) : null;
  return [{ node, loss: 'dropped', data, edit, isCertain: false }];
}

/**
 * `logger.error(message, meta)`. winston prints an error in full only where it stands alone there, else its stack has to
 * do.
 */
function withMeta(message: TSESTree.Node, values: readonly TSESTree.Node[], reading: LogReading): Edit | null {
  const text = reading.sourceCode.getText(message);
  const error = values.length === 1 ? onlyError(values[0]!, reading) : null;
  if (error !== null) return reading.withArguments([text, error]);
  const [only] = values;
  const isAsItIs =
    values.length === 1 && only && unwrap(only).type === 'ObjectExpression' && !holdsError(only, reading);
  const fields = isAsItIs ? reading.sourceCode.getText(only) : reading.fieldsText(values, 'error', stackText);
  return reading.withArguments([text, fields]);
}

/** The error that a value is, is part of, or that is its only field. */
function onlyError(raw: TSESTree.Node, reading: LogReading): string | null {
  const node = unwrap(raw);
  if (node.type !== 'ObjectExpression') return reading.wholeError(node);
  const [entry, ...others] = node.properties;
  const isError = entry?.type === 'Property' && others.length === 0 && reading.errorIn(entry.value) !== null;
  return isError ? reading.sourceCode.getText(entry.value) : null;
}

function holdsError(raw: TSESTree.Node, reading: LogReading): boolean {
  const node = unwrap(raw);
  if (node.type !== 'ObjectExpression') return false;
  return node.properties.some((entry) => entry.type === 'Property' && reading.errorIn(entry.value) !== null);
}

/** True for a text, a number or a boolean. */
export function isPrimitive(node: TSESTree.Node, reading: LogReading): boolean {
  return /^(?:text|number|boolean)$/.test(reading.kindOf(node));
}

function isError(node: TSESTree.Node, reading: LogReading): boolean {
  return reading.errorIn(node) !== null;
}
