import type { TSESTree } from '@typescript-eslint/utils';
import type { ErrorValue } from './error-values.js';
import type { LogCall } from './facts.js';
import type { Edit, LogReading } from './log-reading.js';
import { stackText } from './log-text.js';
import type { LostArgument } from './lost-arguments.js';
import { chainOf, contains, isFunction, memberName, outerParent, unwrap, walk } from './syntax.js';
import { winstonFormats } from './winston-formats.js';

/**
 * Errors that reach the output without their message and stack, which are no fields that JSON or a spread would see:
 * `JSON.stringify(err)`, `{ ...err }`, and an error under a key for which the logger has no serializer.
 */
export function lostErrors(reading: LogReading): LostArgument[] {
  const found: LostArgument[] = [];
  for (const argument of reading.args) {
    walk(argument, reading.sourceCode.visitorKeys, (node) => {
      if (isFunction(node)) return false;
      if (node.type === 'CallExpression') found.push(...stringified(node, reading));
      if (node.type === 'SpreadElement' && node.parent.type === 'ObjectExpression')
        found.push(...spread(node, reading));
      return undefined;
    });
  }
  return [...found, ...unserialized(reading)];
}

/** `JSON.stringify(err)`, `JSON.stringify({ err })` */
function stringified(node: TSESTree.CallExpression, reading: LogReading): LostArgument[] {
  const [value, replacer] = node.arguments;
  const isPlain = !replacer || reading.kindOf(replacer) === 'nothing';
  if (!value || !isPlain || chainOf(node.callee)?.join('.') !== 'JSON.stringify') return [];
  const inner = unwrap(value);
  const error = [inner, ...fieldValues(inner)].find((part) => isLostError(part, node, reading));
  if (!error) return [];
  const isWhole = error === inner;
  return [
    {
      node,
      loss: 'stringified',
      data: { error: reading.quoted(error) },
      edit: isWhole ? asText(node, error, reading) : null,
      isCertain: false,
    },
  ];
}

function fieldValues(node: TSESTree.Node): TSESTree.Node[] {
  if (node.type !== 'ObjectExpression') return [];
  return node.properties.flatMap((entry) => (entry.type === 'Property' ? [unwrap(entry.value)] : []));
}

/** True for a plain error whose message and stack the call does not show elsewhere. */
function isLostError(node: TSESTree.Node, within: TSESTree.Node, reading: LogReading): boolean {
  const error = reading.errorIn(node);
  return error !== null && !isShownElsewhere(error, within, reading);
}

/** `JSON.stringify(err)` as the stack, which starts with the message. */
function asText(node: TSESTree.CallExpression, error: TSESTree.Node, reading: LogReading): Edit | null {
  if (!reading.isSimple(error)) return null;
  const stack = stackText(reading.nameOf(error));
  const { parent, child } = outerParent(node);
  const isInTemplate = parent?.type === 'TemplateLiteral';
  const isField = parent?.type === 'Property' && parent.value === child;
  const text = isInTemplate || isField ? stack : `String(${stack})`;
  return reading.replacing(node, text);
}

/** `{ ...err }` */
function spread(node: TSESTree.SpreadElement, reading: LogReading): LostArgument[] {
  const object = node.parent as TSESTree.ObjectExpression;
  const names = object.properties.map((entry) => (entry.type === 'Property' ? memberName(entry) : null));
  if (names.includes('stack') || !isLostError(node.argument, node, reading)) return [];
  const { sourceCode } = reading;
  const inner = sourceCode.getText(node.argument);
  const owner = node.argument.type === 'Identifier' || node.argument.type === 'MemberExpression' ? inner : `(${inner})`;
  const edit = reading.isSimple(node.argument)
    ? reading.replacing(node, `${sourceCode.getText(node)}, stack: ${owner}.stack`)
    : null;
  return [{ node, loss: 'spread', data: { error: reading.quoted(node.argument) }, edit, isCertain: false }];
}

/** `{ error: err }` where the logger writes it as JSON does. */
function unserialized(reading: LogReading): LostArgument[] {
  const rules = reading.call.certain ? keyRules(reading) : null;
  if (!rules) return [];
  return reading.args.flatMap((argument, at) =>
    rules.isRead(at) ? errorsIn(unwrap(argument), [], rules, reading) : [],
  );
}

/** Where a library writes errors in full. */
interface KeyRules {
  /** True for the arguments that are fields. */
  isRead(at: number): boolean;
  /** True for the keys whose errors are written in full. */
  isSerialized(path: readonly string[]): boolean;
  /** The key to use instead, where there is one. */
  key: string | null;
  cure: string;
  /** The call, or the property, as it should be; null where the code does not tell. */
  edit(property: TSESTree.Property, object: TSESTree.ObjectExpression): Edit | null;
}

function keyRules(reading: LogReading): KeyRules | null {
  const { library, config } = reading;
  if (!config || config.isPartial) return null;
  switch (library) {
    case 'pino':
      return pinoKeys(reading);
    case 'bunyan':
      return bunyanKeys(reading);
    case 'winston':
      return winstonKeys(reading);
    case 'tslog':
      return tslogKeys(reading);
    default:
      return null;
  }
}

/** Errors are written in full under `err`, under the `errorKey`, and where a serializer is set. pino 10.4. */
function pinoKeys(reading: LogReading): KeyRules | null {
  const config = reading.config!;
  const hasOther = /\b(?:hooks|logMethod|mixinMergeStrategy)\b|\blog\s*[(:]/.test(config.text);
  // `logger.child({}, { serializers })`
  if (hasOther || /\bchild\([^)]*serializers/.test(reading.sourceCode.text)) return null;
  const key = config.errorKey ?? 'err';
  const keys = new Set(['err', key, ...config.serializers]);
  return {
    isRead: (at) => at === 0,
    isSerialized: ([first]) => keys.has(first!),
    key,
    cure: `Name it '${key}'.`,
    edit(property, object) {
      const isTop = object === unwrap(reading.args[0]!);
      const isFree = object.properties.every((entry) => entry.type === 'Property' && memberName(entry) !== key);
      if (!isTop || !isFree) return null;
      const text = reading.sourceCode.getText(property.value);
      return reading.replacing(property, text === key ? key : `${key}: ${text}`);
    },
  };
}

/** Errors are written in full under the keys that have a serializer: bunyan sets none by itself. bunyan 2.0.5. */
function bunyanKeys(reading: LogReading): KeyRules | null {
  const config = reading.config!;
  const keys = config.serializers;
  return {
    isRead: (at) => at === 0,
    isSerialized: ([first]) => keys.has(first!),
    key: null,
    cure: keys.has('err')
      ? "Name it 'err'."
      : "Pass it as the first argument, or give the logger 'serializers: bunyan.stdSerializers' and name it 'err'.",
    edit(property, object) {
      const isOnly = object === unwrap(reading.args[0]!) && object.properties.length === 1;
      const text = reading.sourceCode.getText(property.value);
      if (isOnly) return reading.replacing(object, text);
      const isFree = object.properties.every((entry) => entry.type === 'Property' && memberName(entry) !== 'err');
      if (!keys.has('err') || !isFree || object !== unwrap(reading.args[0]!)) return null;
      return reading.replacing(property, text === 'err' ? 'err' : `err: ${text}`);
    },
  };
}

/** No format of winston writes an error below the record itself. winston 3.19. */
function winstonKeys(reading: LogReading): KeyRules | null {
  const formats = winstonFormats(reading);
  if (!formats) return null;
  return {
    isRead: () => true,
    isSerialized: () => false,
    key: null,
    cure: 'Pass it as the argument after the message, or log its stack.',
    edit(property, object) {
      const [message, meta, ...more] = reading.args;
      const text = reading.sourceCode.getText(property.value);
      const isOnly = meta && unwrap(meta) === object && object.properties.length === 1 && more.length === 0;
      if (isOnly && reading.kindOf(message!) === 'text') return reading.replacing(object, text);
      if (!reading.isSimple(property.value) || property.computed) return null;
      return reading.replacing(
        property,
        `${reading.sourceCode.getText(property.key)}: ${stackText(reading.nameOf(property.value))}`,
      );
    },
  };
}

/** As JSON, tslog leaves errors out of fields; as text it prints them. tslog 5.2. */
function tslogKeys(reading: LogReading): KeyRules | null {
  if (!/\btype\s*:\s*['"]json['"]/.test(reading.config!.text)) return null;
  return {
    isRead: () => true,
    isSerialized: () => false,
    key: null,
    cure: 'Pass it as an argument of its own.',
    edit(property, object) {
      const isOnly = object.properties.length === 1 && reading.args.some((argument) => unwrap(argument) === object);
      return isOnly ? reading.replacing(object, reading.sourceCode.getText(property.value)) : null;
    },
  };
}

function errorsIn(node: TSESTree.Node, path: readonly string[], rules: KeyRules, reading: LogReading): LostArgument[] {
  if (node.type !== 'ObjectExpression' || path.length > 4) return [];
  return node.properties.flatMap((entry): LostArgument[] => {
    const name = entry.type === 'Property' ? memberName(entry) : null;
    if (entry.type !== 'Property' || name === null || rules.isSerialized([...path, name])) return [];
    const value = unwrap(entry.value);
    const error = reading.errorIn(value);
    if (!error) return errorsIn(value, [...path, name], rules, reading);
    if (isShownElsewhere(error, entry, reading)) return [];
    const data = {
      library: reading.title,
      key: [...path, name].join('.'),
      error: reading.quoted(value),
      cure: rules.cure,
    };
    return [{ node: entry, loss: 'unserialized', data, edit: rules.edit(entry, node), isCertain: false }];
  });
}

/** True where this call, or another that logs the same error, shows it whole or shows its stack. */
function isShownElsewhere({ variable }: ErrorValue, within: TSESTree.Node, { model }: LogReading): boolean {
  if (!variable) return false;
  return model.scopes.readsOf(variable).some((read) => {
    const log = contains(within, read) ? undefined : model.logs.find(({ node }) => contains(node, read));
    return log !== undefined && isShown(read, log);
  });
}

/** `logger.error(err)`, `{ err }`, `err.stack`; not in a text, not in `JSON.stringify` or a spread once more. */
function isShown(read: TSESTree.Node, log: LogCall): boolean {
  const { parent, child } = outerParent(read);
  if (parent?.type === 'MemberExpression') return parent.object === child && memberName(parent) === 'stack';
  if (parent?.type === 'Property') return parent.value === child && (memberName(parent) === 'err' || !log.certain);
  return parent === log.node;
}
