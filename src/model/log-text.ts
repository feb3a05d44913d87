import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import type { LoggerTraits } from '../profiles/profile.js';
import type { Level } from '../vocabulary/levels.js';
import { fieldName } from './field-names.js';
import type { UsableLogger } from './loggers.js';
import { memberName, terminalName, unwrap } from './syntax.js';

type SourceCode = Readonly<TSESLint.SourceCode>;

/** The call that logs an error, in the shape of a logger. */
export function errorLog(logger: UsableLogger, level: Level, message: string, error: string): string {
  const { traits, text } = logger;
  const inner = message.replaceAll(/\s+/g, ' ').replaceAll(/['\\]/g, '\\$&');
  const quoted = `'${inner}'`;
  const callee = calleeOf(logger, level);
  switch (traits.shape) {
    case 'fields-first':
      return `${callee}({ ${field(traits.errorKey ?? 'error', error)} }, ${quoted})`;
    case 'fields-last':
      return `${callee}(${quoted}, { ${field(traits.errorKey ?? 'error', error)} })`;
    case 'arguments':
      return `${callee}(${quoted}, ${error})`;
    case 'placeholders': {
      const key = traits.errorKey ?? 'error';
      return `${callee}(${withPlaceholders(quoted.replaceAll(/[{}]/g, '$&$&'), [key])}, { ${field(key, error)} })`;
    }
    case 'nest':
      // It prints objects as they are, and an error so shows nothing.
      return `${callee}(${quoted}, ${stackText(error)})`;
    case 'printf':
      return `${text}('${inner} %o', ${error})`;
  }
}

/**
 * A console call written for a logger, no argument lost.
 * @param errors names that hold an error at this place
 * @returns null where the arguments have no clear counterpart: spreads, values without a name, format specifiers of another logger
 */
export function consoleAsLog(
  call: TSESTree.CallExpression,
  logger: UsableLogger,
  level: Level,
  sourceCode: SourceCode,
  errors: ReadonlySet<string>,
): string | null {
  const { traits } = logger;
  const args = call.arguments;
  const hasSequence = args.some(({ type }) => type === 'SequenceExpression');
  if (args.length === 0 || hasSequence || sourceCode.getCommentsInside(call).length > 0) return null;
  const callee = calleeOf(logger, level);
  const all = args.map((argument) => sourceCode.getText(argument)).join(', ');
  if (traits.shape === 'arguments') return `${callee}(${all})`;
  if (args.some((argument) => argument.type === 'SpreadElement')) return null;
  const [first, ...rest] = args as TSESTree.Expression[];
  const hasMessage = isText(first!);
  const message = hasMessage ? sourceCode.getText(first) : null;
  if (message !== null && rest.length === 0) return `${traits.shape === 'printf' ? logger.text : callee}(${message})`;
  const specifiers: string[] = message?.match(/%[sdifjoOc]/g) ?? [];
  if (specifiers.length > 0) {
    // Loggers drop what no specifier takes, and have no colours.
    const isFormatted = specifiers.length === rest.length && !specifiers.includes('%c');
    if (!isFormatted || (traits.shape !== 'fields-first' && traits.shape !== 'printf')) return null;
    return `${traits.shape === 'printf' ? logger.text : callee}(${all})`;
  }
  const values = hasMessage ? rest : [first!, ...rest];
  const isError = (node: TSESTree.Node): boolean =>
    ERROR_NAME.test(terminalName(node) ?? '') || (node.type === 'Identifier' && errors.has(node.name));
  const [error] = values;
  if (
    traits.shape === 'nest' &&
    level === 'error' &&
    message !== null &&
    values.length === 1 &&
    isError(unwrap(error!))
  ) {
    return `${callee}(${message}, ${stackText(sourceCode.getText(unwrap(error!)))})`;
  }
  if (traits.shape === 'printf') {
    if (message === null || first!.type === 'BinaryExpression') return null;
    return `${logger.text}(${message.slice(0, -1)}${' %o'.repeat(values.length)}${message.at(-1)!}, ${values.map((value) => sourceCode.getText(value)).join(', ')})`;
  }
  const fields = fieldsOf(values, traits, sourceCode, isError);
  if (fields === null) return null;
  const object = `{ ${fields.join(', ')} }`;
  if (traits.shape === 'fields-first') {
    if (fields.length === 0) return message === null ? null : `${callee}(${message})`;
    return message === null ? `${callee}(${object})` : `${callee}(${object}, ${message})`;
  }
  if (traits.shape === 'placeholders') {
    if (fields.length === 0) return message === null ? null : `${callee}(${message})`;
    if (message === null) return `${callee}(${object})`;
    if (first!.type === 'BinaryExpression' || /[{}]/.test(staticTextOf(first!))) return null;
    const names = fields.map((text) => /^[\w$]+(?=:|$)/.exec(text)?.[0] ?? '*');
    return `${callee}(${withPlaceholders(message, names.includes('*') ? ['*'] : names)}, ${object})`;
  }
  if (message === null) return null;
  if (fields.length === 0) return `${callee}(${message})`;
  return traits.shape === 'nest'
    ? `${callee}({ message: ${message}, ${fields.join(', ')} })`
    : `${callee}(${message}, ${object})`;
}

/** A text in quotes or backticks with the names of fields at its end, as LogTape fills them in: `'join failed {error}'`. */
function withPlaceholders(quoted: string, names: readonly string[]): string {
  return `${quoted.slice(0, -1)}${names.map((name) => ` {${name}}`).join('')}${quoted.at(-1)!}`;
}

/** What a text in quotes or backticks says outside of its expressions. */
function staticTextOf(node: TSESTree.Expression): string {
  if (node.type === 'TemplateLiteral') return node.quasis.map(({ value }) => value.raw).join('');
  return node.type === 'Literal' ? String(node.value) : '';
}

/** Names of what holds an error. */
const ERROR_NAME = /^[_#]?(?:err|error|exception|\w+(?:Err|Error|Exception))$/;

/** What every record has of its own: a field of that name would take its place. */
export const RECORD_KEY = /^(?:level|time|timestamp|msg|message)$/;

/** The stack of an error, which starts with its message; what is thrown need not be an error. */
export function stackText(error: string): string {
  return `${error} instanceof Error ? ${error}.stack : ${error}`;
}

function calleeOf({ text, traits }: UsableLogger, level: Level): string {
  return `${text}.${traits.methods?.[level] ?? level}`;
}

function field(key: string, value: string): string {
  return key === value ? key : `${key}: ${value}`;
}

function isText(node: TSESTree.Expression): boolean {
  if (node.type === 'Literal') return typeof node.value === 'string';
  if (node.type === 'TemplateLiteral') return true;
  return (
    node.type === 'BinaryExpression' && node.operator === '+' && [node.left, node.right].some((side) => isText(side))
  );
}

/**
 * The fields of `{ userId, meetingId: meeting.id, err }`: one per value, named after its expression, and those of object
 * literals.
 * @returns null where a value has no name, or two have the same
 */
function fieldsOf(
  values: readonly TSESTree.Expression[],
  { shape, errorKey = 'error' }: LoggerTraits,
  sourceCode: SourceCode,
  isError: (node: TSESTree.Node) => boolean,
): string[] | null {
  const fields = new Map<string, string>();
  for (const value of values) {
    const inner = unwrap(value);
    for (const part of inner.type === 'ObjectExpression' ? inner.properties : [value]) {
      const isProperty = part.type === 'Property';
      // What a spread brings in may take the place of another value.
      if ((part.type === 'SpreadElement' || (isProperty && part.computed)) && values.length > 1) return null;
      const content = unwrap(isProperty ? part.value : part);
      const ownName = isProperty ? memberName(part) : fieldName(content);
      const holdsError = isError(content) && (!isProperty || part.shorthand || ERROR_NAME.test(ownName ?? ''));
      const name = holdsError ? errorKey : ownName;
      const text = sourceCode.getText(part);
      if (name === null && isProperty) fields.set(text, text);
      else if (part.type === 'SpreadElement') fields.set(text, text);
      else if (name === null || fields.has(name) || RECORD_KEY.test(name)) return null;
      else if (holdsError)
        fields.set(
          name,
          field(name, shape === 'nest' ? stackText(sourceCode.getText(content)) : sourceCode.getText(content)),
        );
      else fields.set(name, isProperty ? text : field(name, text));
    }
  }
  return [...fields.values()];
}
