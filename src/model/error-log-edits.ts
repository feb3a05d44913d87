import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import type { LoggerTraits, LogShape } from '../profiles/profile.js';
import { placeholdersIn } from '../vocabulary/placeholders.js';
import { indentAt, outside } from './edits.js';
import { freeName, parameterFix, type Edits } from './error-edits.js';
import { errorValueOf } from './error-values.js';
import type { ErrorHandler, LogCall } from './facts.js';
import type { FileModel } from './file-model.js';
import { LogReading, type Edit } from './log-reading.js';
import { stackText } from './log-text.js';
import { traitsOf } from './loggers.js';
import { memberName, terminalName, unwrap, walk } from './syntax.js';

/** Text to put in, or in the place of what is there: from and to as offsets in the file. */
interface Change {
  from: number;
  to: number;
  text: string;
}

/** How the logger of a call takes an error, written so that its stack arrives: the error itself, or its stack. */
interface ErrorPlace {
  shape: LogShape;
  /** The field that it belongs under. */
  key: string;
  /** What is written as the value of that field. */
  inField: string;
  /** What is written as an argument of its own; null where an error only goes into a field. */
  alone: string | null;
}

/**
 * The log call with the error added, in the shape of its logger, all else as it is.
 * @param error the name that holds the error there
 * @returns null where the code does not tell how this logger takes an error
 */
function withError(reading: LogReading, error: string): Edit | null {
  if (reading.hasSpread) return null;
  const place = placeOf(reading, error);
  const changes = place && changesFor(place, reading);
  return changes ? edit(changes, reading) : null;
}

function placeOf(reading: LogReading, error: string): ErrorPlace | null {
  const { call, model, config } = reading;
  if (call.library === 'console') return { shape: 'arguments', key: '', inField: '', alone: error };
  const traits = traitsOf(call, model);
  if (!traits) return null;
  if (call.library === 'homemade') return placeByExample(traits, reading, error);
  const key = config?.errorKey ?? traits.errorKey ?? 'error';
  const { shape } = traits;
  if (shape === 'nest') {
    // Only these two take a stack: the others print it as a record of its own.
    const takesStack = /^(?:error|fatal)$/.test(call.method ?? '');
    return { shape, key, inField: error, alone: takesStack ? stackText(error) : error };
  }
  if (call.library === 'winston') return { shape, key, inField: stackText(error), alone: error };
  if (call.library === 'bunyan') {
    // Without its serializer, an error under `err` is printed as `{}`.
    return { shape, key, inField: config?.serializers.has('err') ? error : stackText(error), alone: error };
  }
  return { shape, key, inField: error, alone: shape === 'arguments' ? error : null };
}

/** A logger of the team's own: the error goes where the file's other calls of it have theirs. */
function placeByExample({ shape }: LoggerTraits, reading: LogReading, error: string): ErrorPlace | null {
  const { call, model } = reading;
  const name = call.logger && terminalName(call.logger);
  for (const other of model.logs) {
    if (other === call || !other.logger || terminalName(other.logger) !== name) continue;
    const args = other.node.arguments;
    for (const [at, raw] of args.entries()) {
      const argument = unwrap(raw);
      const isLast = at === args.length - 1 && at > 0;
      const fields = argument.type === 'ObjectExpression' ? argument.properties : [];
      const field = fields.find((entry) => entry.type === 'Property' && holdsError(entry.value, reading));
      const key = field?.type === 'Property' ? memberName(field) : null;
      const isFields = (shape === 'fields-first' && at === 0) || (shape === 'fields-last' && at === 1);
      // What takes fields first is most often pino beneath, which writes errors in full under `err` alone.
      const isSerialized = shape !== 'fields-first' || key === 'err';
      if (key !== null && isFields && isSerialized) return { shape, key, inField: error, alone: null };
      if (isLast && at === 1 && holdsError(argument, reading))
        return { shape: 'arguments', key: '', inField: '', alone: error };
    }
  }
  return null;
}

function holdsError(node: TSESTree.Node, { model }: LogReading): boolean {
  return errorValueOf(node, model)?.part === 'error';
}

function changesFor(place: ErrorPlace, reading: LogReading): Change[] | null {
  const { args } = reading;
  const [first] = args;
  const last = args.at(-1);
  if (!first || !last) return null;
  const [, end] = outside(last, reading.sourceCode);
  const objects = args.map((argument) => unwrap(argument)).filter((argument) => argument.type === 'ObjectExpression');
  const [object] = objects;
  const isMessageFirst = reading.kindOf(first) === 'text' || reading.record.message?.node === first;
  switch (place.shape) {
    case 'fields-first':
      if (object && unwrap(first) === object) return inObject(object, place, reading);
      if (!isMessageFirst || object) return null;
      return [insert(outside(first, reading.sourceCode)[0], `${place.alone ?? `{ ${property(place)} }`}, `)];
    case 'fields-last':
      if (!isMessageFirst || args.length > 2 || placeholdersIn(reading.textOf(first), 'node').length > 0) return null;
      if (object) return inObject(object, place, reading);
      if (args.length === 2) return null;
      // winston puts the message of an error behind that of the log, where it may stand already.
      return [insert(end, `, ${(saysError(first, reading) ? null : place.alone) ?? `{ ${property(place)} }`}`)];
    case 'placeholders':
      return withPlaceholder(first, object ?? null, place, reading);
    case 'nest':
      if (!isMessageFirst || args.length > 1 || place.alone === null) return null;
      return [insert(end, `, ${place.alone}`)];
    case 'arguments':
      return place.alone === null ? null : amongArguments(place.alone, reading);
    case 'printf':
      return null;
  }
}

function saysError(node: TSESTree.Node, { model }: LogReading): boolean {
  return errorValueOf(node, model) !== null;
}

/** `console.error('failed', err.message)` gets the error in the place of its message. */
function amongArguments(alone: string, reading: LogReading): Change[] | null {
  const { args, call } = reading;
  if (call.library === 'homemade' && args.length > 1) return null;
  const first = args[0]!;
  const last = args.at(-1)!;
  // A placeholder would take the error for its value.
  const filled = reading.kindOf(first) === 'text' ? placeholdersIn(reading.textOf(first), 'node').length : 0;
  if (filled > args.length - 1) return null;
  const text = args.find(
    (argument, at) =>
      at > filled &&
      /^(?:message|text)$/.test(errorValueOf(argument, reading.model)?.part ?? '') &&
      unwrap(argument).type !== 'TemplateLiteral' &&
      unwrap(argument).type !== 'BinaryExpression',
  );
  if (text)
    return reading.sourceCode.getCommentsInside(text).length > 0
      ? null
      : [{ from: text.range[0], to: text.range[1], text: alone }];
  return [insert(outside(last, reading.sourceCode)[1], `, ${alone}`)];
}

/** LogTape's text formatter prints only the fields that the message names. */
function withPlaceholder(
  message: TSESTree.Node,
  object: TSESTree.ObjectExpression | null,
  place: ErrorPlace,
  reading: LogReading,
): Change[] | null {
  if (message.type !== 'Literal' || typeof message.value !== 'string' || reading.args.length > 2) return null;
  const named = insert(message.range[1] - 1, ` {${place.key}}`);
  if (!object)
    return reading.args.length === 1
      ? [named, insert(outside(message, reading.sourceCode)[1], `, { ${property(place)} }`)]
      : null;
  const field = inObject(object, place, reading);
  return field && [named, ...field];
}

function property({ key, inField }: ErrorPlace): string {
  return key === inField ? key : `${key}: ${inField}`;
}

/** As the first field, so that what a spread brings in keeps its place; or instead of the text of the error. */
function inObject(object: TSESTree.ObjectExpression, place: ErrorPlace, reading: LogReading): Change[] | null {
  const { sourceCode, model } = reading;
  const [first] = object.properties;
  if (!first) return [{ from: object.range[0], to: object.range[1], text: `{ ${property(place)} }` }];
  const own = object.properties.find((entry) => entry.type === 'Property' && memberName(entry) === place.key);
  if (own?.type === 'Property') {
    const isText = /^(?:message|text)$/.test(errorValueOf(own.value, model)?.part ?? '');
    if (!isText || sourceCode.getCommentsInside(own).length > 0) return null;
    return [{ from: own.range[0], to: own.range[1], text: property(place) }];
  }
  const open = sourceCode.getFirstToken(object)!;
  const isOneLine = open.loc.end.line === first.loc.start.line;
  const indent = isOneLine ? ' ' : `\n${indentAt(first.loc.start.line, sourceCode)}`;
  return [insert(open.range[1], `${indent}${property(place)},`)];
}

function insert(at: number, text: string): Change {
  return { from: at, to: at, text };
}

function edit(changes: readonly Change[], { call, sourceCode }: LogReading): Edit {
  const [start, end] = call.node.range;
  let text = '';
  let at = start;
  for (const change of changes) {
    text += sourceCode.text.slice(at, change.from) + change.text;
    at = change.to;
  }
  return {
    text: text + sourceCode.text.slice(at, end),
    fix: (fixer) => changes.map(({ from, to, text: added }) => fixer.replaceTextRange([from, to], added)),
  };
}

/** How an error can be handed to a log. */
export interface ErrorToLog {
  /** The name that the error has at the log, or would get; null where there is none to have. */
  name: string | null;
  /** The log with the error; null where the code does not tell how. */
  edit: Edit | null;
  /** What gives the error its name, where it has none; null where it has one. */
  named: Edits | null;
}

/** The name of the error of a handler at a log in it, and the log with that error. */
export function errorToLog(
  log: LogCall,
  handler: ErrorHandler,
  model: FileModel,
  sourceCode: Readonly<TSESLint.SourceCode>,
): ErrorToLog {
  const reading = new LogReading(log, model, sourceCode);
  const { param, body } = handler;
  if (!param) {
    const isOwn = handler.function === null || handler.function === handler.node;
    const name = isOwn && body ? freeName(body, { sourceCode }) : null;
    const named = name === null ? null : parameterFix(handler, name, sourceCode);
    return { name, edit: name !== null && named ? withError(reading, name) : null, named };
  }
  const target = param.type === 'AssignmentPattern' ? param.left : param;
  if (target.type !== 'Identifier') return { name: null, edit: null, named: null };
  const variable = model.scopes.variableOf(target);
  const name = convertedIn(log.node, reading) ?? target.name;
  const isThere = variable !== null && reading.isInScope(variable);
  return { name, edit: isThere ? withError(reading, name) : null, named: null };
}

/** `e`, where the log has `e.message` of `const e = toError(err)`: its type is known to be that of an error. */
function convertedIn({ arguments: args }: TSESTree.CallExpression, reading: LogReading): string | null {
  let name: string | null = null;
  for (const argument of args) {
    walk(argument, reading.sourceCode.visitorKeys, (node) => {
      if (node.type !== 'MemberExpression' || memberName(node) !== 'message') return undefined;
      const object = unwrap(node.object);
      if (object.type === 'Identifier' && holdsError(object, reading)) name ??= object.name;
      return undefined;
    });
  }
  return name;
}
