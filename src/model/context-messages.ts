import type { TSESLint } from '@typescript-eslint/utils';
import { SCHEDULES } from '../vocabulary/propagation.js';
import { ContextCarriers, isScheduled } from './context-carriers.js';
import { isTraced } from './context-traced.js';
import type { MessageSend } from './facts.js';
import type { FileModel } from './file-model.js';

/**
 * True for messages that certainly go out without the context of the trace that they are sent in.
 * @param everyProject also where nothing makes traces
 */
export function losesContext(
  send: MessageSend,
  model: FileModel,
  sourceCode: Readonly<TSESLint.SourceCode>,
  everyProject: boolean,
): boolean {
  // At module level, and by the clock, nothing is going on that a message could belong to.
  if (!send.certain || send.site.enclosingFunction === null || isScheduled(send.node, SCHEDULES)) return false;
  const carriers = new ContextCarriers(model, sourceCode);
  const messages = send.messages?.filter((message) => !carriers.mayCarry(send, message)) ?? [];
  if (messages.length === 0 || carriers.isInjectedAround(send.node)) return false;
  return (everyProject || isTraced(model, sourceCode.text)) && model.evidence.contextFor(send.system) === null;
}
