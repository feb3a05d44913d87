import type { TSESLint } from '@typescript-eslint/utils';
import type { LogCall } from './facts.js';
import type { FileModel } from './file-model.js';
import { configFrom, isHidden, loggerConfigOf, type LoggerConfig } from './logger-config.js';
import type { Sensitive } from './sensitive-judge.js';
import { terminalName } from './syntax.js';

type SourceCode = Readonly<TSESLint.SourceCode>;

/** The logger that something is given to. */
export type LogTarget = Pick<LogCall, 'logger' | 'library' | 'shape' | 'certain'>;

/** Options that change what is printed so that it can be shown. */
const SANITISES = /redact|mask|scrub|saniti[sz]|censor|obfuscat|anonymi[sz]|\bpii\b|hideSecret|omitSensitive/i;

/** Functions that make a logger, whose options may say what it hides. */
const MAKERS = /^(?:pino|pinoHttp|fastify|Fastify|createLogger|Logger|PinoLogger|forRoot|forRootAsync|configure)$/;

/** Loggers that print of `req` and `res` what a serializer picks, unless they are told otherwise. */
const WITH_SERIALIZERS = /^(?:pino-http|fastify|nestjs-pino)$/;

const configs = new WeakMap<FileModel, LoggerConfig[]>();

/**
 * True where the logger does not print what was found: by `redact`, a mask, a serializer for its key, a format that
 * cleans every record; as far as this file, or the one that the logger is imported from, says so.
 */
export function isRedacted(sensitive: Sensitive, to: LogTarget, model: FileModel, sourceCode: SourceCode): boolean {
  const own = loggerConfigOf(to, model, sourceCode);
  const known = own ? [own] : configsIn(model, sourceCode);
  return known.some((config) => hides(config, sensitive)) || isSerialized(sensitive, to, own);
}

function hides({ hidden, serializers, hasHooks, text }: LoggerConfig, { path }: Sensitive): boolean {
  if (hasHooks && SANITISES.test(text)) return true;
  if (path === null || path.length === 0) return false;
  // Of an object that is printed whole, somebody has named the parts that must not be.
  const start = `${path.join('.')}.`;
  return serializers.has(path[0]!) || isHidden(path, { hidden }) || hidden.some((pattern) => pattern.startsWith(start));
}

/** `{ req, res }`: what is printed of them is up to the logger, which this file does not show. */
function isSerialized(
  { by, path }: Sensitive,
  { library, shape, certain }: LogTarget,
  own: LoggerConfig | null,
): boolean {
  if (by !== 'request' || path?.length !== 1 || !/^(?:req|request|res|response)$/.test(path[0]!)) return false;
  if (WITH_SERIALIZERS.test(library)) return true;
  const isPino = library === 'pino' || library === 'bunyan';
  return isPino ? own === null || own.isPartial : !certain && shape !== 'fields-last';
}

/** What the loggers that this file makes are made with. */
function configsIn(model: FileModel, sourceCode: SourceCode): LoggerConfig[] {
  let known = configs.get(model);
  if (!known) {
    const { text } = sourceCode;
    const calls = SANITISES.test(text) || /\bserializers\b/.test(text) ? model.calls : [];
    known = calls
      .filter(({ callee }) => MAKERS.test(terminalName(callee) ?? ''))
      .map((made) => configFrom(made.arguments.map((argument) => sourceCode.getText(argument)).join(', '), text));
    configs.set(model, known);
  }
  return known;
}
