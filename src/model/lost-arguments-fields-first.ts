import type { TSESTree } from '@typescript-eslint/utils';
import { FORMAT_NAME, LONE_PLACEHOLDER, placeholdersIn } from '../vocabulary/placeholders.js';
import { handlerOf } from './error-values.js';
import type { Edit, LogReading } from './log-reading.js';
import type { LostArgument } from './lost-arguments.js';
import { terminalName, unwrap } from './syntax.js';

/** The arguments of a call by their place: fields or an error, the message, what follows it. */
interface Places {
  /** Null where the message comes first, or `undefined` stands there. */
  first: TSESTree.Node | null;
  message: TSESTree.Node;
  values: readonly TSESTree.Node[];
}

/**
 * What pino does not print: values without a placeholder, and an error or object where it expects the message.
 * Source: pino 10.4, run in tests/loggers/truth.test.ts.
 */
export function lostByPino(reading: LogReading): LostArgument[] {
  // A hook may put the arguments in any order.
  if (reading.config && /\b(?:hooks|logMethod)\b/.test(reading.config.text)) return [];
  const misplaced = inMessagePlace(reading);
  if (misplaced) return [misplaced];
  const places = placesOf(reading);
  if (!places) return [];
  const placeholders = placeholdersIn(reading.textOf(places.message), 'pino');
  const surplus = withoutPlaceholder(places, placeholders.length, reading);
  return surplus
    ? [surplus]
    : [...unfilled(places, placeholders, reading), ...inPlaceholders(places, placeholders, reading)];
}

function withoutPlaceholder(places: Places, count: number, reading: LogReading): LostArgument | null {
  const { first, message, values } = places;
  const surplus = values.slice(count).filter((value) => reading.kindOf(value) !== 'nothing' && !isEmpty(value));
  if (surplus.every((value) => isInFields(value, first, reading))) return null;
  const [node] = surplus;
  const data = {
    library: 'pino',
    arguments: reading.quotedAll(surplus),
    why: 'no placeholder of the message takes it',
  };
  const edit = withFields(reading, [first, ...surplus], message, values.slice(0, count));
  return { node: node!, loss: 'dropped', data, edit, isCertain: isCaughtErrorAlone(places, reading) };
}

/** `{}` */
function isEmpty(raw: TSESTree.Node): boolean {
  const node = unwrap(raw);
  return node.type === 'ObjectExpression' && node.properties.length === 0;
}

/** `logger.error('…', err)` with a text that is all there is, and a caught error: it can mean nothing else. */
function isCaughtErrorAlone({ first, message, values }: Places, reading: LogReading): boolean {
  const error = values.length === 1 ? reading.errorIn(values[0]!) : null;
  const isKnown = reading.config?.isPartial === false;
  const isCaught = error?.variable && handlerOf(error.variable, reading.model) !== null;
  return first === null && isKnown && isCaught === true && reading.isStatic(message);
}

function unfilled({ message, values }: Places, placeholders: readonly string[], reading: LogReading): LostArgument[] {
  const placeholder = placeholders[values.length];
  const isMeant = values.length > 0 || LONE_PLACEHOLDER.test(reading.textOf(message));
  if (placeholder === undefined || !isMeant || !reading.isStatic(message)) return [];
  return [{ node: message, loss: 'unfilled', data: { library: 'pino', placeholder }, edit: null, isCertain: false }];
}

/** `logger.error('failed: %s', err)` */
function inPlaceholders(
  { first, message, values }: Places,
  placeholders: readonly string[],
  reading: LogReading,
): LostArgument[] {
  return placeholders.flatMap((placeholder, i): LostArgument[] => {
    const value = values[i];
    if (!value || !reading.errorIn(value) || isInFields(value, first, reading)) return [];
    const what = placeholder === '%s' ? 'as its text alone, without the stack' : 'without its message and its stack';
    const data = { library: 'pino', error: reading.quoted(value), placeholder, what };
    const edit = withFields(reading, [first, value], message, values);
    return [{ node: value, loss: 'errorInPlaceholder', data, edit, isCertain: false }];
  });
}

/** `logger.error({ id }, err)`: pino prints what follows the fields as the message. */
function inMessagePlace(reading: LogReading): LostArgument | null {
  const [first, second, ...rest] = reading.args;
  if (!first || !second || !/^(?:object|error)$/.test(reading.kindOf(first))) return null;
  const kind = reading.kindOf(second);
  if (kind !== 'error' && kind !== 'object') return null;
  const [message, ...others] = rest;
  const isMessage = message === undefined || (reading.kindOf(message) === 'text' && others.length === 0);
  const what =
    rest.length > 0
      ? `${reading.quotedAll(rest)} is dropped`
      : kind === 'error'
        ? 'of an error, that is neither its message nor its stack'
        : 'the record has an object in its place';
  return {
    node: second,
    loss: 'inMessagePlace',
    data: { library: 'pino', argument: reading.quoted(second), what },
    edit: isMessage ? withFields(reading, [first, second], message ?? null, []) : null,
    isCertain: false,
  };
}

/** Null where it is not certain which argument is the message. */
function placesOf(reading: LogReading): Places | null {
  const [first, second, ...rest] = reading.args;
  if (!first) return null;
  const kind = reading.kindOf(first);
  if (isMessage(first, reading)) return { first: null, message: first, values: second ? [second, ...rest] : [] };
  if (!second || !/^(?:object|error|nothing)$/.test(kind) || !isMessage(second, reading)) return null;
  return { first: kind === 'nothing' ? null : first, message: second, values: rest };
}

/** A text, or what is called a message: a parameter `message` has no placeholders, a parameter `format` has. */
function isMessage(node: TSESTree.Node, reading: LogReading): boolean {
  if (FORMAT_NAME.test(terminalName(node) ?? '')) return false;
  const isCalledSo = reading.record.parts.some((part) => part.node === node && part.role === 'message');
  return isCalledSo || reading.kindOf(node) === 'text';
}

/** True where the fields have the value already: it is passed twice, and arrives once. */
function isInFields(value: TSESTree.Node, first: TSESTree.Node | null, reading: LogReading): boolean {
  if (!first) return false;
  const node = unwrap(first);
  const texts = node.type === 'ObjectExpression' ? node.properties.map((entry) => valueText(entry, reading)) : [];
  return [reading.sourceCode.getText(node), ...texts].includes(reading.sourceCode.getText(unwrap(value)));
}

function valueText(entry: TSESTree.ObjectLiteralElement, { sourceCode }: LogReading): string {
  return sourceCode.getText(unwrap(entry.type === 'Property' ? entry.value : entry.argument));
}

/** The call with the objects as one before the message. */
function withFields(
  reading: LogReading,
  objects: readonly (TSESTree.Node | null)[],
  message: TSESTree.Node | null,
  values: readonly TSESTree.Node[],
): Edit | null {
  const [first, ...others] = objects.filter((object) => object !== null);
  // The fields of an object that is made elsewhere are not known.
  const isOpen = objects[0] && unwrap(objects[0]).type !== 'ObjectExpression' && !reading.errorIn(objects[0]);
  const fields = isOpen || !first ? null : reading.fieldsText([first, ...others], reading.config?.errorKey ?? 'err');
  const texts = [message, ...values].flatMap((node) => (node ? [reading.sourceCode.getText(node)] : []));
  return reading.withArguments([fields, ...texts]);
}

/**
 * What bunyan writes into the text of the message: errors and objects that follow it. All of it is printed, but no
 * record has it as a field. Source: bunyan 2.0.5, run in tests/loggers/truth.test.ts.
 */
export function lostByBunyan(reading: LogReading): LostArgument[] {
  const { args } = reading;
  const kinds = args.map((argument) => reading.kindOf(argument));
  const at = /^(?:object|error)$/.test(kinds[0] ?? '') ? 1 : 0;
  const message = args[at];
  if (!message || (at === 0 && kinds[0] !== 'text')) return [];
  const isText = kinds[at] === 'text';
  const count = isText ? placeholdersIn(reading.textOf(message), 'node').length : 0;
  const from = isText ? at + 1 + count : at;
  const inText = args.slice(from).filter((_, i) => /^(?:object|error)$/.test(kinds[from + i]!));
  const [node] = inText;
  if (!node) return [];
  const others = args.slice(at).filter((argument) => !inText.includes(argument));
  const fields = bunyanFields([...args.slice(0, at), ...inText], reading);
  const texts = others.map((argument) => reading.sourceCode.getText(argument));
  // The first of what is left has to be a message.
  const isWhole = others.length === 0 || reading.kindOf(others[0]!) === 'text';
  return [
    {
      node,
      loss: 'inMessageText',
      data: { library: 'bunyan', arguments: reading.quotedAll(inText) },
      edit: isWhole ? reading.withArguments([fields, ...texts]) : null,
      isCertain: false,
    },
  ];
}

/** bunyan writes an error that comes first in full; under `err` only with its serializer. */
function bunyanFields(objects: readonly TSESTree.Node[], reading: LogReading): string | null {
  const [only] = objects;
  if (only && objects.length === 1 && reading.errorIn(only)) return reading.sourceCode.getText(only);
  const isOpen = objects.some((object) => unwrap(object).type !== 'ObjectExpression' && !reading.errorIn(object));
  const fields = isOpen ? null : reading.fieldsText(objects, 'err');
  const hasError = /\berr\b/.test(fields ?? '');
  return hasError && reading.config?.serializers.has('err') !== true ? null : fields;
}
