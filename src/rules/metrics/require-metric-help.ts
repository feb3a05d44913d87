import type { MetricDeclaration } from '../../model/facts.js';
import { helpFault, type HelpFault } from '../../model/help-faults.js';
import { createRule, observe } from '../../rule.js';

/** What a reader has without a help text. */
const ONLY_NAME = 'on /metrics, in dashboards and in an incident there is only the name to go by';
const THROWS = "prom-client throws 'Missing mandatory help parameter' when it is made";

export default createRule({
  name: 'require-metric-help',
  meta: {
    docs: {
      description: 'Require a help text on metrics that says more than the name',
      concern: 'metrics',
      severity: 'MEDIUM',
      preset: 'recommended',
    },
    messages: {
      missing: "Metric '{{name}}' has no {{option}}: {{harm}}. Set {{option}} to {{cure}}.",
      blank: "The {{option}} of metric '{{name}}' is empty: {{harm}}. Set {{option}} to {{cure}}.",
      name: "The {{option}} of metric '{{name}}' says no more than its name: who reads it on a dashboard or in an incident learns nothing. Set {{option}} to {{cure}}.",
    },
    schema: [],
  },
  create(context) {
    // A text in a constant that several metrics share.
    const told = new Set<HelpFault['node']>();
    return observe(context, {
      metric(metric, model) {
        const fault = helpFault(metric, model);
        if (!fault || told.has(fault.node)) return;
        told.add(fault.node);
        const data = {
          name: metric.name?.text ?? context.sourceCode.getText(metric.nameNode),
          option: metric.dialect === 'opentelemetry' ? 'description' : 'help',
          harm: fault.throws ? THROWS : ONLY_NAME,
          cure: wanted(metric),
        };
        context.report({ node: fault.node, messageId: fault.id, data });
      },
    });
  },
});

/** What a help text has to say. */
function wanted({ type }: MetricDeclaration): string {
  switch (type) {
    case 'counter':
      return 'what is counted, and when';
    case 'histogram':
    case 'summary':
      return 'what is measured, from when to when, and in which unit';
    case 'gauge':
    case 'upDownCounter':
      return 'what it measures, and in which unit';
    default:
      return 'what is measured, and in which unit';
  }
}
