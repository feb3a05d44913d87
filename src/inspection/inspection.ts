import { fileModel } from '../model/file-model.js';
import type { ObservabilityRule } from '../presets.js';
import { InspectionReader, type Context } from './reader.js';
import type { FileInspection } from './types.js';

export type { Concern, RuleDocs, Severity } from '../concerns.js';
export type { FileKind } from '../model/project.js';
export type { ObservabilityRule } from '../presets.js';
export { readSettings } from '../settings.js';
export { VERSION } from '../version.js';
export type * from './types.js';

/**
 * A rule that reports nothing and hands over what each file states, for programs that report on code.
 * @param shown the name of a file in the result, by its path
 * @param found called once per file, tests included
 */
export function inspector(
  shown: (path: string) => string,
  found: (inspection: FileInspection) => void,
): ObservabilityRule {
  const rule = {
    meta: { type: 'problem', schema: [], messages: {} },
    create: (context: Context) => ({
      'Program:exit'() {
        found(new InspectionReader(context, fileModel(context), shown(context.filename)).read());
      },
    }),
  };
  return rule as unknown as ObservabilityRule;
}
