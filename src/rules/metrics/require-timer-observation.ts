import type { MetricObservation } from '../../model/facts.js';
import { lostTimer } from '../../model/timers.js';
import { leavingOf } from '../../model/lifetime-paths.js';
import { oneLine } from '../../model/source-text.js';
import { createRule, observe, type Context } from '../../rule.js';

export default createRule({
  name: 'require-timer-observation',
  meta: {
    docs: {
      description: 'Require that every timer that is started is ended, on every path',
      concern: 'metrics',
      severity: 'MEDIUM',
      preset: 'recommended',
    },
    messages: {
      dropped:
        "The timer of {{metric}} is started and never ended: what startTimer() returns is dropped, so nothing is measured. Keep it, and call it in a 'finally' block.",
      open: "The timer of {{metric}} is not ended on the path that {{leaves}}: what ends there is missing from the latency. Call {{end}}() in a 'finally' block.",
    },
    schema: [],
  },
  create: (context) =>
    observe(context, {
      observation(observation, model) {
        const lost = lostTimer(observation, model, context.sourceCode);
        if (!lost) return;
        const { node } = observation;
        const metric = show(observation, context);
        if (lost.kind === 'dropped') context.report({ node, messageId: 'dropped', data: { metric } });
        else {
          const data = { metric, leaves: leavingOf(lost.end), end: lost.name };
          context.report({ node, messageId: 'open', data });
        }
      },
    }),
});

/** The name of the metric, or else what the timer is started on. */
function show({ node, declaration }: MetricObservation, context: Context): string {
  if (declaration?.name && /[a-z]/i.test(declaration.name.text)) return `'${declaration.name.text}'`;
  const text = context.sourceCode.getText(node.callee).replace(/\??\.\s*startTimer$/, '');
  return `'${oneLine(text)}'`;
}
