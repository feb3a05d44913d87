import type { TSESTree } from '@typescript-eslint/utils';
import { CONTEXT_WORD, NEST_BRIDGES, NEST_OTHER_LOGGERS, placeholdersIn } from '../vocabulary/placeholders.js';
import { errorValueOf } from './error-values.js';
import type { LogReading } from './log-reading.js';
import { stackText } from './log-text.js';
import type { LostArgument } from './lost-arguments.js';
import { dependenciesOf } from './project.js';
import { chainOf, terminalName, unwrap } from './syntax.js';
import { textOf } from './text.js';
import { asInstance } from './values.js';

/**
 * What lands in the wrong place of a record of Nest: the last text is taken for the context, or for the stack in
 * `error` and `fatal`. Where another library takes over Nest's logger, that one decides.
 * Source: @nestjs/common 12.5, run in tests/loggers/truth.test.ts, as text and as JSON.
 */
export function lostByNest(reading: LogReading): LostArgument[] {
  const { model, args, call } = reading;
  if (isTakenOver(model.filename)) return [];
  const [message, ...values] = args;
  const last = values.at(-1);
  if (!message || !last) return [];
  const kind = reading.kindOf(message);
  const isObject = kind === 'object' || kind === 'error';
  if (isObject) return values.length === 1 && isSentence(last, reading) ? [behind(message, last, reading)] : [];
  if (kind !== 'text') return [];
  const context = ownContext(message, values, reading);
  if (context) return [context];
  if (placeholdersIn(reading.textOf(message), 'node').length > 0) {
    const data = {
      library: reading.title,
      values: reading.quotedAll(values),
      why: '',
    };
    return [{ node: values[0]!, loss: 'notFilled', data, edit: null, isCertain: false }];
  }
  if (!isSentence(last, reading) || values.length !== 1) return [];
  const takesStack = call.method === 'error' || call.method === 'fatal';
  const place = takesStack ? 'stackPlace' : 'contextPlace';
  const data = { library: reading.title, argument: reading.quoted(last) };
  return [{ node: last, loss: place, data, edit: withValue(message, last, takesStack, reading), isCertain: false }];
}

function isTakenOver(filename: string): boolean {
  const dependencies = dependenciesOf(filename);
  const isNest = dependencies.has('@nestjs/common') || dependencies.has('@nestjs/core');
  const others = isNest ? [...NEST_BRIDGES, ...NEST_OTHER_LOGGERS] : NEST_BRIDGES;
  return others.some((name) => dependencies.has(name));
}

/** `logger.error(err, 'failed')`: the text is not the message. */
function behind(first: TSESTree.Node, last: TSESTree.Node, reading: LogReading): LostArgument {
  const takesStack = reading.call.method === 'error' || reading.call.method === 'fatal';
  const fate = takesStack
    ? 'is written where the stack or the context belongs'
    : 'is written as the context, or as a record of its own';
  const data = { library: reading.title, message: reading.quoted(last), fate };
  const error = reading.errorIn(first);
  const text = reading.sourceCode.getText(first);
  const written = error && takesStack ? (reading.isSimple(first) ? stackText(reading.nameOf(first)) : null) : text;
  const edit = reading.withArguments([reading.sourceCode.getText(last), written]);
  return { node: last, loss: 'droppedMessage', data, edit, isCertain: false };
}

function withValue(
  message: TSESTree.Node,
  last: TSESTree.Node,
  takesStack: boolean,
  reading: LogReading,
): LostArgument['edit'] {
  const text = reading.sourceCode.getText(message);
  const error = reading.wholeError(last);
  if (error !== null) return reading.withArguments([text, takesStack ? stackText(error) : error]);
  return reading.withArguments([text, reading.fieldsText([last], 'error')]);
}

/**
 * `logger.error('failed', err.stack, 'JoinService')` of `new Logger('JoinService')`: the logger adds its own context
 * behind that one, which so is no context any more.
 */
function ownContext(
  message: TSESTree.Node,
  values: readonly TSESTree.Node[],
  reading: LogReading,
): LostArgument | null {
  const { call, model, sourceCode } = reading;
  const instance = call.logger && asInstance(model.resolver.valueOf(call.logger));
  const own = instance?.origin?.type === 'NewExpression' ? instance.origin.arguments[0] : undefined;
  const isLogger = model.resolver.calleeOf(instance?.origin ?? call.node)?.name === 'Logger';
  const last = values.at(-1);
  if (!own || !isLogger || !last || !isContext(last, reading)) return null;
  const takesStack = call.method === 'error' || call.method === 'fatal';
  const isAfterStack = values.length === 2 && errorValueOf(values[0]!, model)?.part === 'stack';
  if (takesStack ? !isAfterStack : values.length > 2) return null;
  const isSame = sourceCode.getText(own) === sourceCode.getText(last);
  const kept = [message, ...values.slice(0, -1)].map((node) => sourceCode.getText(node));
  const what = takesStack
    ? `as the stack, and ${reading.quoted(values[0]!)} as a record of its own`
    : 'as a record of its own';
  const data = { library: reading.title, context: reading.quoted(last), own: reading.quoted(own), what };
  return { node: last, loss: 'ownContext', data, edit: isSame ? reading.withArguments(kept) : null, isCertain: false };
}

/** `'JoinService'`, `JoinService.name`, `this.constructor.name` */
function isContext(raw: TSESTree.Node, { model }: LogReading): boolean {
  const node = unwrap(raw);
  if (node.type === 'Literal')
    return typeof node.value === 'string' && CONTEXT_WORD.test(node.value) && /^[A-Z]/.test(node.value);
  const text = textOf(node, model.scopes);
  if (node.type === 'Identifier') return /context/i.test(node.name) && text?.isStatic === true;
  return /^(?:this\.constructor|[A-Z]\w*)\.name$/.test(chainOf(node)?.join('.') ?? '');
}

/** A text that is neither a context nor a stack: a sentence, or one put together of values. */
function isSentence(raw: TSESTree.Node, reading: LogReading): boolean {
  const node = unwrap(raw);
  const held = errorValueOf(node, reading.model);
  if (held?.part === 'stack' || held?.part === 'unknown') return false;
  if (held?.certain && /^(?:message|text|json)$/.test(held.part)) return true;
  const text = textOf(node, reading.model.scopes);
  if (!text) return false;
  if (/context|CONTEXT|[a-z]Name$|^name$/.test(terminalName(node) ?? '')) return false;
  return text.isStatic
    ? !CONTEXT_WORD.test(text.text)
    : !/\b(?:name|context|constructor)\b|Name\b/i.test(reading.quoted(node));
}
