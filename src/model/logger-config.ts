import type { TSESLint } from '@typescript-eslint/utils';
import type { LogCall } from './facts.js';
import type { FileModel } from './file-model.js';
import { closing } from './source-text.js';
import { asInstance, type Instance, type LoggerSource } from './values.js';

type SourceCode = Readonly<TSESLint.SourceCode>;

/** What a logger is made with, as far as it decides what is printed. */
export interface LoggerConfig {
  /** The options, as written; those of a constant of the same file included. */
  text: string;
  /** The key that an error belongs under, where the options name one: pino's `errorKey`. */
  errorKey: string | null;
  /** The keys that have a serializer of their own, `req` and `res` of the standard ones included. */
  serializers: ReadonlySet<string>;
  /** The paths or keys whose values are not printed: pino's `redact`, tslog's `mask`. */
  hidden: readonly string[];
  /** True where arguments or fields are changed before they are printed: hooks, formatters, winston formats. */
  hasHooks: boolean;
  /** True where each record gets fields from elsewhere, such as a correlation id: pino's `mixin`. */
  hasMixin: boolean;
  /** True where some options cannot be read: they come from elsewhere. */
  isPartial: boolean;
}

const configs = new WeakMap<object, LoggerConfig>();

/** What makes the logger of a call: a call or `new` of this file, or the text of another; null where that cannot be seen. */
export function makerOf(
  { logger }: Pick<LogCall, 'logger'>,
  { resolver }: FileModel,
): LoggerSource | NonNullable<Instance['origin']> | null {
  const instance = logger && asInstance(resolver.valueOf(logger));
  return instance?.source ?? instance?.origin ?? null;
}

/**
 * What the logger of a call is made with, in this file or in the one that it is imported from.
 * @returns null where that cannot be seen: the logger is injected, or made by a library
 */
export function loggerConfigOf(
  call: Pick<LogCall, 'logger'>,
  model: FileModel,
  sourceCode: SourceCode,
): LoggerConfig | null {
  const made = makerOf(call, model);
  if (!made) return null;
  let config = configs.get(made);
  if (!config) {
    config =
      'type' in made
        ? configFrom(made.arguments.map((argument) => sourceCode.getText(argument)).join(', '), sourceCode.text)
        : configFrom(made.options, made.text);
    configs.set(made, config);
  }
  return config;
}

/**
 * Reads the options of a logger from their text, so that those of another file are read in the same way.
 * @param options what stands between the parentheses of the call
 * @param file the whole file, for the constants that the options name
 */
export function configFrom(options: string, file: string): LoggerConfig {
  const text = withConstants(options, file);
  const errorKey = /\berrorKey\s*:\s*(['"`])([\w$]+)\1/.exec(text)?.[2] ?? null;
  return {
    text,
    errorKey,
    serializers: serializersIn(text, file),
    hidden: HIDES.flatMap((key) => hiddenBy(valueOf(key, text, file), file)),
    hasHooks: /\b(?:hooks|formatters|format|transports?|streamSanitizer|reporters?|overwrite|logFormatter)\s*[:(]/.test(
      text,
    ),
    hasMixin: /\bmixin\b/.test(text),
    isPartial:
      /\.\.\.|\b(?:merge|assign|defaults)\(/.test(text) ||
      /^\s*[\w$]+\s*[.(]/.test(options) ||
      names(options).some((name) => constantIn(name, file) === null),
  };
}

/** Options that name what is not printed. */
const HIDES = ['redact', 'mask', 'maskValuesOfKeys', 'maskKeys', 'maskPaths'];

/** The paths of a list, or of `{ paths }`, constants of the file included; everything where they come from elsewhere. */
function hiddenBy(value: string, file: string): string[] {
  const constants = [
    ...value.matchAll(/\.\.\.\s*([\w$]+)|\b(?:paths|keys)\s*:\s*([A-Za-z_$][\w$]*)|[{,]\s*(paths|keys)\s*[,}]/g),
  ]
    .map(([, spread, named, short]) => spread ?? named ?? short!)
    .map((name) => constantIn(name, file));
  const isElsewhere = constants.includes(null) || /^[A-Za-z_$]/.test(value);
  return [...(isElsewhere ? ['*'] : []), ...[value, ...constants].flatMap((text) => stringsIn(text ?? ''))];
}

/** The options and, below them, the constants of the file that they are or spread. */
function withConstants(options: string, file: string): string {
  const constants = names(options).flatMap((name) => constantIn(name, file) ?? []);
  return [options, ...constants].join('\n');
}

/** The names among the arguments, and of what is spread in them: `options` in `pino(options)`. */
function names(options: string): string[] {
  const spread = [...options.matchAll(/\.\.\.\s*([\w$]+)/g)].map(([, name = '']) => name);
  const whole = /^\s*([A-Za-z_$][\w$]*)\s*(?:,|$)/.exec(options)?.[1];
  return whole === undefined ? spread : [whole, ...spread];
}

/** The object that a constant of the file holds, as text. */
function constantIn(name: string, file: string): string | null {
  const found = new RegExp(`\\b(?:const|let|var)\\s+${name.replaceAll('$', '\\$')}\\b[^=\\n]*=\\s*([{[])`).exec(file);
  if (!found) return null;
  const start = found.index + found[0].length;
  const end = closing(file, start);
  return end === null ? null : file.slice(start - 1, end + 1);
}

/** The text of an option's value: a list or object with its brackets, a name followed to its constant. */
function valueOf(key: string, text: string, file: string): string {
  const found = new RegExp(`(?:^|[^\\w$])${key}\\s*:\\s*`).exec(text);
  if (!found) return '';
  const start = found.index + found[0].length;
  if (/[[{]/.test(text[start] ?? '')) return text.slice(start, (closing(text, start + 1) ?? text.length) + 1);
  const name = /^[\w$]+/.exec(text.slice(start))?.[0];
  return name === undefined ? '' : (constantIn(name, file) ?? name);
}

function stringsIn(text: string): string[] {
  // What replaces a value is none of the paths.
  const paths = text.replaceAll(/\b(?:censor|placeholder)\s*:\s*(?:'[^']*'|"[^"]*"|`[^`]*`)/g, '');
  return [...paths.matchAll(/'([^'\n]*)'|"([^"\n]*)"|`([^`$\n]*)`/g)].map(([, a, b, c]) => a ?? b ?? c ?? '');
}

function serializersIn(text: string, file: string): Set<string> {
  const keys = new Set<string>();
  const value = valueOf('serializers', text, file);
  if (/\bserializers\s*:\s*[\w$.]*[sS]tdSerializers\b/.test(text) || /\.\.\.\s*[\w$.]*[sS]tdSerializers\b/.test(value))
    for (const key of ['err', 'req', 'res']) keys.add(key);
  for (const [, key = ''] of value.matchAll(/(?:^|[{,\s])['"]?([\w$]+)['"]?\s*(?=[:(,}])/g)) keys.add(key);
  return keys;
}

/**
 * True where a logger does not print what is at a path: `user.email` for `redact: ['user.email']`, `['*.email']`,
 * `['user.*']`, `mask: { keys: ['email'] }`.
 * @param path the keys from the fields down to the value
 */
export function isHidden(path: readonly string[], { hidden }: Pick<LoggerConfig, 'hidden'>): boolean {
  return hidden.some((pattern) => {
    const keys = pattern
      // The items of a list stand under the key of the list.
      .replaceAll(/\[\s*\*\s*\]/g, '')
      .replaceAll(/\[\s*['"]?([^\]'"]*)['"]?\s*\]/g, '.$1')
      .split('.')
      .filter((key) => key !== '');
    // A pattern hides all that is below it.
    const isAt = keys.length <= path.length && keys.every((key, i) => key === '*' || key === path[i]);
    return isAt || (keys.length === 1 && keys[0] !== '*' && path.includes(keys[0]!));
  });
}
