import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import type { LoggerTraits } from '../profiles/profile.js';
import type { Formatter } from '../vocabulary/placeholders.js';
import { placeholdersIn } from '../vocabulary/placeholders.js';
import { errorValueOf } from './error-values.js';
import type { LogCall } from './facts.js';
import type { FileModel } from './file-model.js';
import { LogReading } from './log-reading.js';
import { recordOf } from './log-record.js';
import { traitsOf } from './loggers.js';
import { filledParts, formatCall, partsOf, varies, type MessagePart } from './message-parts.js';
import { memberName, terminalName, unwrap } from './syntax.js';
import { textOf } from './text.js';
import { winstonFormats } from './winston-formats.js';

type SourceCode = Readonly<TSESLint.SourceCode>;

/** A log message that is put together from values. */
export interface DynamicMessage {
  reading: LogReading;
  /** How the logger is written to; null where nothing tells. */
  traits: LoggerTraits | null;
  /** How the values get into the message. */
  how: 'template' | 'concatenation' | 'format' | 'placeholders';
  /** The argument, or the `message` of an object of fields: the place to report. */
  node: TSESTree.Expression;
  parts: readonly MessagePart[];
  /** The values that make it another text each time, in the order of the code. */
  values: readonly TSESTree.Expression[];
  /** Those of them that are fields of the same record already. */
  repeated: readonly TSESTree.Expression[];
  /** True where they are texts of an error that the record has itself. */
  ofError: boolean;
  /** How many of the arguments after it fill its placeholders. */
  filled: number;
}

/**
 * The message of a log call, where values are built into it and the logger has fields to take them.
 *
 * Silent where the only values are texts of an error: whether the error itself is logged is what matters there.
 * @returns null where the message is constant, made elsewhere, or the logger has no fields
 */
export function dynamicMessageOf(call: LogCall, model: FileModel, sourceCode: SourceCode): DynamicMessage | null {
  const place = messageOf(call, model);
  if (!place || !mayBeDynamic(place, call)) return null;
  const traits = traitsOf(call, model) ?? traitsOfLibrary(call, model);
  if (!hasFields(call, traits, model)) return null;
  const reading = new LogReading(call, model, sourceCode);
  const read = readMessage(place, reading, traits);
  if (!read) return null;
  const found = valuesIn(read.parts, reading);
  if (found.values.length === 0) return null;
  const fields = new Set(reading.record.fields.map(({ value }) => sourceCode.getText(value)));
  const repeated = found.values.filter((value) => fields.has(sourceCode.getText(value)));
  return { reading, traits, node: place.node, repeated, ...found, ...read };
}

/** How a library is written to that is called without an instance: `Logger.error(…)` of Nest. */
function traitsOfLibrary({ library, shape }: LogCall, { settings }: FileModel): LoggerTraits | null {
  return shape === null ? null : (settings.profiles.find(({ id }) => id === library)?.logger ?? null);
}

/** Where a message stands: an argument, or a property of the only object. */
interface Place {
  node: TSESTree.Expression;
  /** The arguments after it. */
  after: readonly TSESTree.CallExpressionArgument[];
}

function messageOf(call: LogCall, model: FileModel): Place | null {
  const { parts, message, fields } = recordOf(call, model);
  if (message) {
    const at = parts.indexOf(message);
    return { node: message.node as TSESTree.Expression, after: call.node.arguments.slice(at + 1) };
  }
  // `logger.info({ message: `joined ${id}`, id })`
  const property = fields.find(
    ({ name, node }) => name !== null && /^(?:msg|message)$/.test(name) && isOwn(node, call),
  );
  return property ? { node: property.value as TSESTree.Expression, after: [] } : null;
}

function isOwn(node: TSESTree.Node, { node: call }: LogCall): boolean {
  return call.arguments.some((argument) => argument === node.parent);
}

/** Spares most calls the work: a plain text with nothing after it is constant. */
function mayBeDynamic({ node, after }: Place, { library }: LogCall): boolean {
  if (library === 'console') return false;
  const message = unwrap(node);
  return message.type !== 'Literal' || (after.length > 0 && String(message.value).includes('%'));
}

/**
 * True where values can go into fields: not for `debug`, which prints text, nor for a logger that the file writes to
 * as to `printf`.
 */
function hasFields(call: LogCall, traits: LoggerTraits | null, model: FileModel): boolean {
  if (call.shape === 'printf' || traits?.hasFields === false) return false;
  if (call.library !== 'homemade') return traits !== null;
  const isKnown = traits?.shape === 'fields-first' || traits?.shape === 'fields-last';
  return isKnown || !isWrittenToAsPrintf(call, model);
}

function isWrittenToAsPrintf({ logger }: LogCall, model: FileModel): boolean {
  const name = logger && terminalName(logger);
  return model.logs.some(({ logger: other, node: { arguments: args } }) => {
    const [message, value] = args;
    if (!other || terminalName(other) !== name || !message || !value) return false;
    return placeholdersIn(textOf(message, model.scopes)?.text ?? '', 'node').length > 0;
  });
}

function readMessage(
  { node, after }: Place,
  reading: LogReading,
  traits: LoggerTraits | null,
): Pick<DynamicMessage, 'how' | 'parts' | 'filled'> | null {
  const { model } = reading;
  const format = formatCall(node);
  if (format) {
    const [text, ...values] = format.arguments;
    const parts = text && partsOf(text, model);
    const read = parts && filledParts(parts, values, 'node', model);
    // What has no placeholder of its own is put behind the text.
    const isWhole = read?.filled === values.length;
    return read && isWhole ? { how: 'format', parts: read.parts, filled: 0 } : null;
  }
  const message = unwrap(node);
  const parts = partsOf(message, model);
  if (!parts) return null;
  const formatter = formatterOf(reading, traits);
  const read = formatter && filledParts(parts, after, formatter, model);
  if (read) return { how: 'placeholders', ...read };
  return { how: message.type === 'TemplateLiteral' ? 'template' : 'concatenation', parts, filled: 0 };
}

/** Who fills the placeholders of a call; null where nobody does, or placeholders are all that the logger has. */
function formatterOf(reading: LogReading, traits: LoggerTraits | null): Formatter | null {
  const { library } = reading.call;
  if (library === 'winston' && winstonFormats(reading)?.has('splat') === false) return null;
  const isOfUnknownMake = library === 'homemade' && (traits?.shape ?? '').startsWith('fields');
  return traits?.placeholders ?? (isOfUnknownMake ? 'node' : null);
}

/** The values that count: those that vary, and error texts where the error itself is in the record anyway. */
function valuesIn(parts: readonly MessagePart[], reading: LogReading): Pick<DynamicMessage, 'values' | 'ofError'> {
  const { model } = reading;
  const values = parts.flatMap((part) => (part.kind === 'value' ? [part.node] : []));
  const texts = values.filter((value) => isErrorText(value, model));
  const others = values.filter((value) => !texts.includes(value) && varies(value, model));
  if (others.length > 0) return { values: others, ofError: false };
  return { values: carriesError(reading, texts) ? texts : [], ofError: true };
}

/** An error in a text, its message, its stack, or what a function makes of it. */
function isErrorText(node: TSESTree.Node, model: FileModel): boolean {
  const held = errorValueOf(node, model);
  return held !== null && held.part !== 'detail';
}

/** True where the call is given the error itself, too, besides what is in the message. */
function carriesError({ record, model }: LogReading, texts: readonly TSESTree.Node[]): boolean {
  return (
    record.parts.some(({ role, node }) => role === 'error' && !texts.includes(node)) ||
    record.fields.some(({ value }) => errorValueOf(value, model)?.part === 'error')
  );
}

/** The property that a message is the value of, where it stands in an object. */
export function propertyOf({ node }: Pick<DynamicMessage, 'node'>): TSESTree.Property | null {
  const { parent } = node;
  const isMessage = parent.type === 'Property' && parent.value === node && memberName(parent) !== null;
  return isMessage && parent.parent.type === 'ObjectExpression' ? parent : null;
}
