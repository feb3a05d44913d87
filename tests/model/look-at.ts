import type { TSESTree } from '@typescript-eslint/utils';
import type { FileModel } from '../../src/model/file-model.js';
import { inFile } from './in-file.js';

/** What `tell` says of each expression that the code passes to `look(…)`, in order. */
export function lookAt<T>(code: string, tell: (node: TSESTree.Expression, model: FileModel) => T): T[] {
  return inFile(
    code,
    (model) =>
      model.calls
        .filter(({ callee }) => callee.type === 'Identifier' && callee.name === 'look')
        .map((call) => tell(call.arguments[0] as TSESTree.Expression, model)),
    { filename: 'service.ts' },
  );
}
