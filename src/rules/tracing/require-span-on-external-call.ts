import type { OutboundCall } from '../../model/facts.js';
import { oneLine } from '../../model/source-text.js';
import { unseenCalls } from '../../model/unseen-calls.js';
import { createRule, observe } from '../../rule.js';
import { instrumentationFor } from '../../vocabulary/instrumentation.js';

export default createRule({
  name: 'require-span-on-external-call',
  meta: {
    docs: {
      description: 'Require a span around calls to other services and databases that nothing instruments',
      concern: 'tracing',
      severity: 'BLOCKER',
      preset: 'strict',
    },
    messages: {
      unseen:
        "'{{call}}()' goes out through {{client}} with no span around it{{others}}, and nothing in the project starts one: when it is slow or fails, no trace tells that it was this call that the request waited for. {{cure}}",
    },
    schema: [],
  },
  create(context) {
    const { sourceCode } = context;
    const told = new Map<OutboundCall, number>();
    let isKnown = false;
    return observe(context, {
      outbound(call, model) {
        if (model.fileKind !== 'service') return;
        if (!isKnown) for (const unseen of unseenCalls(model, sourceCode)) told.set(unseen.call, unseen.others);
        isKnown = true;
        const others = told.get(call);
        if (others === undefined) return;
        context.report({
          node: call.callee,
          messageId: 'unseen',
          data: {
            call: shown(sourceCode.getText(call.callee)),
            client: call.client === 'fetch' ? "Node's own client" : `'${call.client}'`,
            others: others === 0 ? '' : `, nor around ${String(others)} more in this function`,
            cure: cureOf(call.client),
          },
        });
      },
    });
  },
});

function shown(callee: string): string {
  const text = oneLine(callee);
  return text.length > 50 ? `…${text.slice(-50)}` : text;
}

function cureOf(client: string): string {
  const instrumentation = instrumentationFor(client);
  const byHand = "tracer.startActiveSpan('…', async (span) => { … })";
  return instrumentation === null
    ? `Wrap it in ${byHand}.`
    : `Start ${instrumentation}, which does it for every call, or wrap this one in ${byHand}.`;
}
