import type { TSESLint } from '@typescript-eslint/utils';
import type { Collision } from '../profiles/profile.js';
import type { FileModel } from './file-model.js';
import type { NamedField } from './log-fields.js';
import { recordOf } from './log-record.js';
import { loggerConfigOf } from './logger-config.js';
import { entryOf } from './records.js';

/** The options of a logger that move its own keys out of the way. */
const MOVED: Readonly<Record<string, RegExp>> = {
  msg: /\b(?:messageKey|nestedKey)\b/,
  level: /\b(?:formatters|nestedKey)\b/,
  time: /\b(?:timestamp|nestedKey)\b/,
  pid: /\b(?:base|nestedKey)\b/,
  hostname: /\b(?:base|nestedKey)\b/,
};

/** Keys that a logger does not have everywhere. */
const OPTIONAL = new Set(['pid', 'hostname']);

/**
 * What becomes of a field that is named like a key of the record itself.
 * @returns null where its library has no such key, or the options of the logger may have moved it
 */
export function collisionOf(
  { name, call, traits }: NamedField,
  model: FileModel,
  sourceCode: Readonly<TSESLint.SourceCode>,
): Collision | null {
  const collision = entryOf(traits?.reserved, name);
  if (!call?.certain || collision === undefined) return null;
  const record = recordOf(call, model);
  // `logger.info({ msg: 'joined' })` and `logger.log({ level, message })` are the record.
  if (!record.message) return null;
  const config = loggerConfigOf(call, model, sourceCode);
  if (!config) return OPTIONAL.has(name) ? null : collision;
  return config.isPartial || entryOf(MOVED, name)?.test(config.text) ? null : collision;
}
