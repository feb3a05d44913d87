import type { TSESTree } from '@typescript-eslint/utils';
import type { ErrorHandler, FunctionNode } from './facts.js';
import type { FileModel } from './file-model.js';
import { isFunction, within } from './syntax.js';

/** True in a request, job or message handler, and in a function of the file that one calls. */
export function isServed({ site }: ErrorHandler, model: FileModel): boolean {
  if (site.handler) return true;
  const served = servedFunctions(model);
  for (let fn: TSESTree.Node | undefined = site.enclosingFunction ?? undefined; fn; fn = fn.parent)
    if (isFunction(fn) && served.has(fn)) return true;
  return false;
}

const known = new WeakMap<FileModel, ReadonlySet<FunctionNode>>();

/** The functions that the handlers of a file call, and those that these call. */
function servedFunctions(model: FileModel): ReadonlySet<FunctionNode> {
  const found = known.get(model);
  if (found) return found;
  const served = new Set<FunctionNode>(model.requestHandlers.map(({ node }) => node));
  // A set grows while it is gone through.
  for (const fn of served) {
    for (const call of within(model.calls, fn)) {
      const called = model.resolver.definitions.functionOf(call.callee);
      if (called) served.add(called);
    }
  }
  known.set(model, served);
  return served;
}
