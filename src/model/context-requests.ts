import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { NAMES_OWN_HOST, SENDS_REQUESTS } from '../vocabulary/own-hosts.js';
import { SCHEDULES } from '../vocabulary/propagation.js';
import { ContextCarriers, isScheduled } from './context-carriers.js';
import { isTraced } from './context-traced.js';
import type { FileModel } from './file-model.js';
import { requestsToOwn, type OwnRequest } from './requests-sent.js';
import { contains, enclosingFunction, unwrap } from './syntax.js';

/** False where no request of a file can be one that {@link bareRequests} finds. */
export function maySendToOwn(text: string): boolean {
  return SENDS_REQUESTS.test(text) && NAMES_OWN_HOST.test(text);
}

/**
 * Requests to services of the same owner that certainly go out without the context of the trace that they are part of:
 * a handler or a span is around them.
 * @param everyProject also where nothing makes traces
 */
export function bareRequests(
  model: FileModel,
  sourceCode: Readonly<TSESLint.SourceCode>,
  everyProject: boolean,
): OwnRequest[] {
  if (!everyProject && !isTraced(model, sourceCode.text)) return [];
  // What is put into every request stands elsewhere in the file.
  if (/interceptors|hooks\s*:|beforeRequest|setGlobalDispatcher/.test(sourceCode.text)) return [];
  const carriers = new ContextCarriers(model, sourceCode);
  const bare = requestsToOwn(model).filter(
    ({ node, options }) =>
      isWithinTrace(node, model) &&
      !isScheduled(node, SCHEDULES) &&
      !(options && carriers.mayCarryIn(options, 'headers')) &&
      !carriers.isInjectedAround(node),
  );
  if (bare.length === 0) return [];
  const { evidence } = model;
  const isCarried = evidence.contextFor('http') !== null || evidence.contextFor('undici') !== null;
  return isCarried ? [] : bare;
}

function isWithinTrace(node: TSESTree.Node, model: FileModel): boolean {
  if (model.requestHandlers.some((handler) => handler.certain && contains(handler.node, node))) return true;
  return model.spans.some((span) => {
    if (!span.certain) return false;
    const isCallback = span.node.arguments.some((argument) => contains(unwrap(argument), node));
    const home = enclosingFunction(span.node);
    return isCallback || (home !== null && contains(home, node) && span.node.range[1] < node.range[0]);
  });
}
