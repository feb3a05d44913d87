import type { TSESTree } from '@typescript-eslint/utils';
import { placeholdersIn } from '../vocabulary/placeholders.js';
import { configObject } from './config-object.js';
import type { Edit, LogReading } from './log-reading.js';
import type { LostArgument } from './lost-arguments.js';
import { isPrimitive } from './lost-arguments-winston.js';
import { memberName, unwrap } from './syntax.js';

/**
 * What Powertools does not print: the stack of an error that comes first, a message behind the fields, numbers, all
 * texts but the last. Source: @aws-lambda-powertools/logger 2.36, run in tests/loggers/truth.test.ts.
 */
export function lostByPowertools(reading: LogReading): LostArgument[] {
  const [first, ...values] = reading.args;
  if (!first) return [];
  const kind = reading.kindOf(first);
  const [second, ...rest] = values;
  const isMessage = second !== undefined && reading.kindOf(second) === 'text';
  const texts = [second, first, ...rest].flatMap((node) => (node ? [reading.sourceCode.getText(node)] : []));
  if (kind === 'error') {
    const data = {
      library: reading.title,
      error: reading.quoted(first),
      what: 'its message and its own fields, without the stack',
      cure: 'Put a message before it.',
    };
    const edit = isMessage ? reading.withArguments(texts) : second ? null : withOwnMessage(first, reading);
    return [{ node: first, loss: 'firstError', data, edit, isCertain: false }];
  }
  if (kind === 'object') {
    const node = unwrap(first);
    const isWithout =
      node.type === 'ObjectExpression' &&
      node.properties.every((entry) => entry.type === 'Property' && (memberName(entry) ?? 'message') !== 'message');
    if (!isWithout || !isMessage) return [];
    const data = { library: reading.title, message: reading.quoted(second), fate: "is written under 'extra'" };
    return [{ node: second, loss: 'droppedMessage', data, edit: reading.withArguments(texts), isCertain: false }];
  }
  if (kind !== 'text' || !second) return [];
  if (placeholdersIn(reading.textOf(first), 'node').length > 0) {
    const data = { library: reading.title, values: reading.quotedAll(values), why: '' };
    return [{ node: second, loss: 'notFilled', data, edit: null, isCertain: false }];
  }
  const written = values.filter((value) => reading.kindOf(value) === 'text');
  const lost = values.filter((value) => {
    const own = reading.kindOf(value);
    return own === 'number' || own === 'boolean' || (own === 'text' && value !== written.at(-1));
  });
  const [node] = lost;
  if (!node) return [];
  const fields = reading.fieldsText(values, 'error');
  const edit = reading.withArguments([reading.sourceCode.getText(first), fields]);
  const why = 'after the message it takes objects, errors and one text';
  const data = { library: reading.title, arguments: reading.quotedAll(lost), why };
  return [{ node, loss: 'dropped', data, edit, isCertain: false }];
}

/** `logger.error(err.message, err)` */
function withOwnMessage(error: TSESTree.Node, reading: LogReading): Edit | null {
  const text = reading.sourceCode.getText(error);
  if (error.type === 'Identifier') return reading.withArguments([`${text}.message`, text]);
  return error.type === 'TSAsExpression' ? reading.withArguments([`(${text}).message`, text]) : null;
}

/**
 * What LogTape does not print: texts and numbers behind the message, all but one object or error, a message behind the
 * fields. Source: @logtape/logtape 2.4, run in tests/loggers/truth.test.ts.
 */
export function lostByLogtape(reading: LogReading): LostArgument[] {
  const [first, ...values] = reading.args;
  const [second, ...rest] = values;
  if (!first || !second) return [];
  const kind = reading.kindOf(first);
  const title = reading.title;
  const text = reading.sourceCode.getText(first);
  if (kind === 'object' || kind === 'error') {
    if (rest.length > 0 || reading.kindOf(second) !== 'text') return [];
    const data = { library: title, message: reading.quoted(second), fate: 'is dropped' };
    const edit = reading.withArguments([reading.sourceCode.getText(second), text]);
    return [{ node: second, loss: 'droppedMessage', data, edit, isCertain: false }];
  }
  if (kind !== 'text') return [];
  if (placeholdersIn(reading.textOf(first), 'node').length > 0) {
    const data = { library: title, values: reading.quotedAll(values), why: ' such as %s, only {names} of fields' };
    return [{ node: second, loss: 'notFilled', data, edit: null, isCertain: false }];
  }
  const lost = [...(isPrimitive(second, reading) ? [second] : []), ...rest].filter(
    (value) => reading.kindOf(value) !== 'nothing',
  );
  if (lost.length === 0) return withoutField(first, second, reading);
  const data = { library: title, arguments: reading.quotedAll(lost), why: ONE };
  const edit = reading.withArguments([text, reading.fieldsText(values, 'error')]);
  return [{ node: lost[0]!, loss: 'dropped', data, edit, isCertain: false }];
}

const ONE = 'after the message it takes one object or error';

/** `logger.info('{id} joined', { userId })` */
function withoutField(message: TSESTree.Node, fields: TSESTree.Node, reading: LogReading): LostArgument[] {
  const config = configObject(fields, reading.model.scopes);
  if (!config?.complete || !reading.isStatic(message)) return [];
  const names = [...reading.textOf(message).matchAll(/(?<!\{)\{(\w+)\}(?!\})/g)].map(([, name]) => name!);
  const missing = names.find((name) => !config.properties.has(name));
  if (missing === undefined) return [];
  const data = { library: reading.title, placeholder: `{${missing}}` };
  return [{ node: message, loss: 'unfilled', data, edit: null, isCertain: false }];
}
