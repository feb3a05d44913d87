import type { TSESTree } from '@typescript-eslint/utils';
import { configObject } from './config-object.js';
import { errorValueOf, type ErrorValue } from './error-values.js';
import type { LogCall } from './facts.js';
import type { FileModel } from './file-model.js';
import { isFunction, terminalName, unwrap } from './syntax.js';
import { textOf, type Text } from './text.js';

/**
 * What an argument of a log call is, by what it is rather than where it stands:
 * - `level`: the level of `winston.log('info', …)`
 * - `message`: the first text
 * - `error`: an error itself
 * - `fields`: an object written out, here or as a constant
 * - `function`: what makes the message when the level is on, or is called when it is written
 * - `spread`: more arguments
 * - `value`: anything else
 */
export type LogRole = 'level' | 'message' | 'error' | 'fields' | 'function' | 'spread' | 'value';

/** One argument of a log call. */
export interface LogPart {
  role: LogRole;
  node: TSESTree.CallExpressionArgument;
  /** What of an error it holds, if anything: also for messages and values. */
  error: ErrorValue | null;
}

/** One field of a log record. */
export interface LogField {
  /** Null where it is computed. */
  name: string | null;
  /** The property, or the spread that brings fields in. */
  node: TSESTree.Property | TSESTree.SpreadElement;
  value: TSESTree.Node;
}

/** A log call as a reader takes it in. */
export interface LogRecord {
  call: LogCall;
  /** Every argument, in order. */
  parts: readonly LogPart[];
  /** The message; null where no argument is one. */
  message: LogPart | null;
  /** What can be known of the message before run time; null where it is not a text of the file. */
  text: Text | null;
  /** The fields of every object among the arguments that can be read. */
  fields: readonly LogField[];
}

const records = new WeakMap<LogCall, LogRecord>();

/** Names of variables that hold a message. */
const MESSAGE_NAME = /^(?:msg|message|text|line|logMessage|logMsg)$|[a-z](?:Message|Msg)$/;

/** Functions that make a text: `util.format`, `t('…')`, `chalk.red('…')`. */
const TEXT_MAKERS = /^(?:format|sprintf|join|concat|inspect|String|toString|stringify)$/;

/** Reads the arguments of a log call, whatever library it is of. */
export function recordOf(call: LogCall, model: FileModel): LogRecord {
  const known = records.get(call);
  if (known) return known;
  const { node, hasLevelArgument } = call;
  const parts: LogPart[] = [];
  for (const [at, argument] of node.arguments.entries()) {
    const hasMessage = parts.some(({ role }) => role === 'message');
    const role = at === 0 && hasLevelArgument ? 'level' : roleOf(argument, hasMessage, model);
    const error = role === 'level' || argument.type === 'SpreadElement' ? null : errorValueOf(argument, model);
    parts.push({ role, node: argument, error });
  }
  const message = parts.find(({ role }) => role === 'message') ?? null;
  const record: LogRecord = {
    call,
    parts,
    message,
    text: message && textOf(message.node, model.scopes),
    fields: parts.flatMap((part) => (part.role === 'fields' ? fieldsIn(part.node, model) : [])),
  };
  records.set(call, record);
  return record;
}

function roleOf(argument: TSESTree.CallExpressionArgument, hasMessage: boolean, model: FileModel): LogRole {
  if (argument.type === 'SpreadElement') return 'spread';
  const node = unwrap(argument);
  if (isFunction(node)) return 'function';
  if (configObject(node, model.scopes)) return 'fields';
  const held = errorValueOf(node, model);
  if (held?.part === 'error') return 'error';
  if (hasMessage) return 'value';
  return isText(node, held, model) ? 'message' : 'value';
}

function isText(node: TSESTree.Node, held: ErrorValue | null, model: FileModel): boolean {
  if (textOf(node, model.scopes)) return true;
  if (held && /^(?:message|stack|text|json)$/.test(held.part)) return true;
  if (node.type === 'CallExpression') return TEXT_MAKERS.test(terminalName(node.callee) ?? '');
  return MESSAGE_NAME.test(terminalName(node) ?? '');
}

/** The fields of an object literal, those of a constant and of spread constants included. */
function fieldsIn(raw: TSESTree.Node, model: FileModel, depth = 0): LogField[] {
  const config = configObject(raw, model.scopes);
  if (!config || depth > 3) return [];
  return config.node.properties.flatMap((entry): LogField[] => {
    if (entry.type === 'Property') {
      const name = [...config.properties].find(([, property]) => property === entry)?.[0] ?? null;
      return [{ name, node: entry, value: entry.value }];
    }
    const spread = fieldsIn(entry.argument, model, depth + 1);
    return spread.length > 0 ? spread : [{ name: null, node: entry, value: entry.argument }];
  });
}
