import type { TSESLint } from '@typescript-eslint/utils';
import type { FunctionNode, OutboundCall } from './facts.js';
import type { FileModel } from './file-model.js';
import { reachedFunction } from './outbound-owners.js';
import { hasSpanAround, hookedClients } from './outbound-spans.js';
import { isHealthEndpoint } from './silent-errors.js';
import { runsOnce } from './uncounted-errors.js';

type SourceCode = Readonly<TSESLint.SourceCode>;

/** The calls of one client in one function that no span tells of. */
export interface UnseenCalls {
  /** The first of them. */
  call: OutboundCall;
  /** How many more there are. */
  others: number;
}

/**
 * The calls to other processes that a request may wait for and that no span tells of: none around them in the file, and
 * nothing in the project that would start one. One for each client and function, in the order of the code.
 */
export function unseenCalls(model: FileModel, sourceCode: SourceCode): UnseenCalls[] {
  const groups = new Map<FunctionNode, Map<string, UnseenCalls>>();
  const found: UnseenCalls[] = [];
  const hooked = model.outboundCalls.length > 0 ? hookedClients(model) : new Set<string>();
  for (const call of model.outboundCalls) {
    if (hooked.has(call.client) || runsOnce(call, model) || isHealthEndpoint(call, model)) continue;
    const owner = reachedFunction(call.node, model, sourceCode);
    if (!owner || hasSpanAround(call.node, model, sourceCode)) continue;
    const ofOwner = groups.get(owner) ?? new Map<string, UnseenCalls>();
    groups.set(owner, ofOwner);
    const known = ofOwner.get(call.client);
    if (known) known.others += 1;
    // What instruments the project is asked last: the answer takes reading other files.
    else if (model.evidence.spansFor(call.client) === null) {
      const first = { call, others: 0 };
      ofOwner.set(call.client, first);
      found.push(first);
    }
  }
  return found;
}
