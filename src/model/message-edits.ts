import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import type { LoggerTraits, LogShape } from '../profiles/profile.js';
import { LEADING_WORDS, SENTENCES } from '../vocabulary/messages.js';
import { placeholdersIn } from '../vocabulary/placeholders.js';
import { wordsOf } from '../vocabulary/words.js';
import { configObject } from './config-object.js';
import { propertyOf, type DynamicMessage } from './dynamic-messages.js';
import { errorValueOf } from './error-values.js';
import type { LogCall } from './facts.js';
import type { FileModel } from './file-model.js';
import { fieldName } from './field-names.js';
import type { Edit, LogReading } from './log-reading.js';
import { recordOf } from './log-record.js';
import { carriedAs, MessageFields, type MovedValues } from './message-fields.js';
import type { MessagePart } from './message-parts.js';
import { withoutValues, type Piece } from './message-text.js';
import { terminalName, unwrap } from './syntax.js';

/** Where the fields of a call go. */
interface Layout {
  /** What is moved into fields besides the values of the message: arguments that nothing prints, errors among them. */
  moved: readonly TSESTree.Expression[];
  /** The arguments anew; null where they have no place. */
  write(text: string, moved: MovedValues, fields: MessageFields): string[] | null;
}

/**
 * A log call with a constant message and its values as fields, in the shape of its logger. No argument is lost, and all
 * are evaluated in the order that they had.
 * @returns null where a value has no name, the shape of the logger is not known, no good text remains, or a comment
 *   would be lost
 */
export function constantMessage(message: DynamicMessage): Edit | null {
  const { reading, traits, parts } = message;
  if (!traits || reading.hasSpread || !isKnownShape(reading.call, traits, reading.model)) return null;
  const names = reading.record.fields.map(({ name }) => name);
  // What a spread or a computed key brings in may have the name of a new field.
  if (names.includes(null) || new Set(names).size < names.length) return null;
  const layout = propertyOf(message) ? inObject(message) : layoutOf(message, traits.shape);
  if (!layout) return null;
  const fields = new MessageFields(message);
  const values = parts.flatMap((part) => (part.kind === 'value' ? [part.node] : []));
  if (values.some((value) => isMadeText(value, reading.model))) return null;
  const moved = fields.move([...values, ...layout.moved]);
  const text = moved && messageText(message, moved);
  const args = moved && text !== null ? layout.write(text, moved, fields) : null;
  return args && reading.withArguments(args);
}

/** A sentence that is put together above: as a field it could not be searched either. */
function isMadeText(value: TSESTree.Expression, { scopes }: FileModel): boolean {
  const node = unwrap(value);
  const constant = node.type === 'Identifier' ? scopes.constantOf(node) : null;
  const text = constant && unwrap(constant);
  return text?.type === 'TemplateLiteral' && text.quasis.some((quasi) => /[a-z]{2,} /i.test(quasi.value.raw));
}

/**
 * True where an object of fields certainly has its place: a library says so, or the settings, or this file writes to
 * the same method in that way and in no other. What takes errors may be another signature, so only such methods tell
 * of each other.
 */
function isKnownShape(call: LogCall, traits: LoggerTraits, model: FileModel): boolean {
  const { shape } = traits;
  if (call.library !== 'homemade') return shape !== 'printf';
  if (traits === model.settings.logger?.profile.logger) return true;
  const isFirst = shape === 'fields-first';
  if (!isFirst && shape !== 'fields-last') return false;
  if (call.node.arguments[isFirst ? 0 : 1]?.type === 'ObjectExpression') return true;
  const name = call.logger && terminalName(call.logger);
  const others = model.logs.filter(
    ({ logger, node }) => node !== call.node && logger && terminalName(logger) === name && node.arguments.length > 1,
  );
  const same = others.filter(({ method }) => method === call.method);
  if (same.length > 0) return same.every((other) => showsFields(other, isFirst, model));
  return !/^(?:error|fatal)$/.test(call.level ?? '') && others.some((other) => showsFields(other, isFirst, model));
}

/** `('joined', { userId })`, or `({ userId }, 'joined')` and `(err, 'failed')`. */
function showsFields(call: LogCall, isFirst: boolean, model: FileModel): boolean {
  const [first, second] = recordOf(call, model).parts;
  const [fields, message] = isFirst ? [first, second] : [second, first];
  return message?.role === 'message' && (fields?.role === 'fields' || (isFirst && fields?.role === 'error'));
}

/** `logger.info({ message: `joined ${id}` })`: the fields go beside the message. */
function inObject(message: DynamicMessage): Layout | null {
  const { reading } = message;
  const property = propertyOf(message)!;
  const [object] = reading.args;
  if (object !== property.parent || message.traits?.shape === 'placeholders') return null;
  const textOfNode = (node: TSESTree.Node): string => reading.sourceCode.getText(node);
  return {
    moved: [],
    write: (text, { fields, errors }) =>
      errors.length > 0
        ? null
        : [
            written(
              object.properties.flatMap((entry) =>
                entry === property ? [`${textOfNode(property.key)}: ${text}`, ...fields] : [textOfNode(entry)],
              ),
            ),
            ...reading.args.slice(1).map(textOfNode),
          ],
  };
}

function layoutOf(message: DynamicMessage, shape: LogShape): Layout | null {
  const { reading, node, filled } = message;
  const at = reading.args.indexOf(node);
  const before = reading.args.slice(0, at) as TSESTree.Expression[];
  const after = reading.args.slice(at + 1 + filled) as TSESTree.Expression[];
  if (shape === 'fields-first') return fieldsFirst(message, before, after);
  if (before.length > 0) return null;
  switch (shape) {
    case 'fields-last':
    case 'placeholders':
      return fieldsLast(message, after);
    case 'arguments':
      return asArguments(message, after);
    case 'nest':
      return asNest(message, after);
    default:
      return null;
  }
}

/** `logger.info({ userId }, 'joined')`: what follows the message without a placeholder is a field, too. */
function fieldsFirst(
  message: DynamicMessage,
  [first, ...others]: readonly TSESTree.Expression[],
  after: readonly TSESTree.Expression[],
): Layout | null {
  const { reading } = message;
  const { model, sourceCode } = reading;
  if (others.length > 0 || after.some((value) => unwrap(value).type.endsWith('FunctionExpression'))) return null;
  const object = first && propertiesOf(first, reading);
  const isError = first !== undefined && errorValueOf(first, model)?.part === 'error';
  if (first && !object && !isError) return null;
  return {
    moved: after,
    write(text, { fields, errors }, all) {
      if (errors.length > 0) return null;
      if (fields.length === 0) return [...(first ? [sourceCode.getText(first)] : []), text];
      const own = object ?? (first ? [all.leading(first)] : []);
      return own.includes(null) ? null : [written([...(own as string[]), ...fields]), text];
    },
  };
}

/** `logger.info('joined', { userId })`; an error after the message is a field, where it arrives as one. */
function fieldsLast(message: DynamicMessage, after: readonly TSESTree.Expression[]): Layout | null {
  const { reading } = message;
  const [first, ...others] = after;
  const object = first && propertiesOf(first, reading);
  const isError = first !== undefined && reading.errorIn(first) !== null && carriedAs(message) === 'whole';
  if (first && !object && !isError) return null;
  return {
    moved: isError ? [first] : [],
    write(text, { fields, errors }) {
      if (errors.length > 0) return null;
      const isAlone = isError && fields.length === 1;
      return isAlone ? arranged(text, [], null, after, reading) : arranged(text, fields, object, others, reading);
    },
  };
}

/** `logger.info('joined', { userId }, err)`. */
function asArguments(message: DynamicMessage, after: readonly TSESTree.Expression[]): Layout | null {
  const { reading, parts } = message;
  const takesArguments = parts.some((part) => part.kind === 'text' && placeholdersIn(part.text, 'node').length > 0);
  if (takesArguments && after.length > 0) return null;
  const [first, ...others] = after;
  const object = first && propertiesOf(first, reading);
  return {
    moved: [],
    write(text, { fields, errors }) {
      const [message, ...rest] = arranged(text, fields, object, object ? others : after, reading);
      const at = fields.length > 0 ? 1 : 0;
      return [message!, ...rest.slice(0, at), ...errors, ...rest.slice(at)];
    },
  };
}

function arranged(
  text: string,
  fields: readonly string[],
  object: readonly string[] | null | undefined,
  rest: readonly TSESTree.Expression[],
  { sourceCode }: LogReading,
): string[] {
  const all = [...fields, ...(object ?? [])];
  return [text, ...(all.length > 0 ? [written(all)] : []), ...rest.map((value) => sourceCode.getText(value))];
}

/** `logger.log({ message: 'joined', userId }, …)`. */
function asNest(message: DynamicMessage, after: readonly TSESTree.Expression[]): Layout {
  const { sourceCode } = message.reading;
  return {
    moved: [],
    write: (text, { fields }) => [
      fields.length > 0 ? written([`message: ${text}`, ...fields]) : text,
      ...after.map((value) => sourceCode.getText(value)),
    ],
  };
}

/** The properties of an object that more may be added to, as text; null for what is no object of this file. */
function propertiesOf(node: TSESTree.Expression, { model, sourceCode }: LogReading): string[] | null {
  if (node.type === 'ObjectExpression') return node.properties.map((entry) => sourceCode.getText(entry));
  const isConstant = node.type === 'Identifier' && configObject(node, model.scopes)?.complete === true;
  return isConstant ? [`...${node.name}`] : null;
}

function written(fields: readonly string[]): string {
  return `{ ${fields.join(', ')} }`;
}

/** The text of the message: with the names of the fields where its logger fills them in, else without the values. */
function messageText({ reading, traits, parts }: DynamicMessage, { names }: MovedValues): string | null {
  const { sourceCode } = reading;
  const constant = (i: number): string => {
    const part = parts[i];
    return part && part.kind !== 'text' ? sourceCode.getText(part.node) : '';
  };
  if (traits?.shape === 'placeholders') {
    const all = parts.map((part, i): string | number => {
      if (part.kind === 'text') return part.text;
      return part.kind === 'constant' ? i : `{${names.get(part.node) ?? ''}}`;
    });
    return literal(all, constant, sourceCode);
  }
  const texts = withoutValues(parts.map((part) => pieceOf(part, reading.model)));
  return texts && literal(texts, constant, sourceCode);
}

function pieceOf(part: MessagePart, model: FileModel): Piece {
  if (part.kind === 'text') return part;
  if (part.kind === 'constant') return { kind: 'constant' };
  // `failed: error message` says no more than `failed`.
  return { kind: 'value', words: errorValueOf(part.node, model) ? '' : wordsFor(fieldName(part.node) ?? '') };
}

/** `room` for `roomId`; nothing for what leads over to a value (`from`) or is too short to say anything. */
function wordsFor(name: string): string {
  if (SENTENCES.test(name)) return '';
  const words = wordsOf(name);
  while (words.length > 1 && /^(?:ids?|uuid|guid|name)$/.test(words.at(-1)!)) words.pop();
  return words.every((word) => word.length > 2 && !LEADING_WORDS.has(word)) ? words.join(' ') : '';
}

/** A text with the expressions that stay, as code. */
function literal(
  texts: readonly (string | number)[],
  constant: (i: number) => string,
  { ast }: Readonly<TSESLint.SourceCode>,
): string {
  if (texts.some((text) => typeof text === 'number')) {
    const inner = texts.map((text) =>
      typeof text === 'number' ? `\${${constant(text)}}` : text.replaceAll(/[`\\]|\$\{/g, '\\$&'),
    );
    return `\`${inner.join('')}\``;
  }
  const text = texts.join('');
  const usual = ast.tokens.find(({ type }) => type === 'String')?.value[0] ?? "'";
  const quote = [usual, "'", '"'].find((candidate) => !text.includes(candidate)) ?? usual;
  const escaped = JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"');
  return `${quote}${escaped.replaceAll(quote, `\\${quote}`)}${quote}`;
}
