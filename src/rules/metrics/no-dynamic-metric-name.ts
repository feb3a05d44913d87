import type { MetricDeclaration } from '../../model/facts.js';
import { unboundedParts } from '../../model/metric-name-parts.js';
import type { UnboundedPart } from '../../model/name-parts.js';
import { oneLine } from '../../model/source-text.js';
import { createRule, observe } from '../../rule.js';
import type { UnboundedKind } from '../../vocabulary/cardinality.js';

/** What is unbounded about each kind of part, and what to do with it. */
const TEXTS: Readonly<Record<UnboundedKind, { why: string; cure: string }>> = {
  id: {
    why: 'there is a new one for every',
    cure: 'put the id on the log or the span, and label by something with few values, such as result, type or route',
  },
  personal: {
    why: 'it is different for every person or client',
    cure: 'drop it here; personal data does not belong into metrics',
  },
  url: { why: 'callers choose it, ids included', cure: 'label by the route pattern' },
  input: { why: 'callers choose it', cure: 'label by one of a few known values that it is mapped to' },
  text: { why: 'it is free text', cure: "label by a class of it, such as the error's code or name, and log the text" },
  time: { why: 'it never comes twice', cure: 'drop it: every sample has its time already' },
  random: { why: 'it never comes twice', cure: 'put it on the log or the span' },
  denied: { why: 'settings.observability.labels.deny lists it', cure: 'drop it' },
};

/** What each value of a part costs. */
const COSTS: Readonly<Record<MetricDeclaration['dialect'], string>> = {
  prometheus:
    'Each value is a metric of its own, which no dashboard or alert finds and prom-client holds until the process ends',
  opentelemetry:
    'Each value is an instrument of its own, which no dashboard or alert finds and the SDK holds until the process ends',
  statsd: 'Each value is a metric of its own, which no dashboard or alert finds and the backend has to hold and bill',
  cloudwatch: 'Each value is a metric of its own on the CloudWatch bill, which no dashboard or alarm finds',
};

export default createRule({
  name: 'no-dynamic-metric-name',
  meta: {
    docs: {
      description: 'Disallow metric names with parts of which there is no end',
      concern: 'metrics',
      severity: 'HIGH',
      preset: 'recommended',
    },
    messages: {
      dynamic:
        "'{{part}}' in the name of metric '{{name}}' is unbounded: {{why}}. {{cost}}. Give the metric one constant name{{example}}, and {{cure}}.",
      member:
        "'{{part}}' in the name of metric '{{name}}' is the name of a {{thing}}, which is data: each {{thing}} has a metric of its own, queries and alerts have to name every one, and a new one goes unseen. Give the metric one constant name{{example}}, and make '{{thing}}' a label while these are few.",
    },
    schema: [],
  },
  create(context) {
    // A name in a constant is seen again at each call that it is passed to.
    const told = new Set<UnboundedPart['node']>();
    return observe(context, {
      metric(metric, model) {
        for (const part of unboundedParts(metric, model)) {
          if (told.has(part.node)) continue;
          told.add(part.node);
          const data = {
            part: oneLine(context.sourceCode.getText(part.culprit)),
            name: metric.name?.text ?? oneLine(context.sourceCode.getText(metric.nameNode)),
            example: example(metric),
          };
          const { node, why, thing } = part;
          if (why === 'member') context.report({ node, messageId: 'member', data: { ...data, thing } });
          else {
            const cost = COSTS[metric.dialect];
            context.report({ node, messageId: 'dynamic', data: { ...data, cost, ...explain(why, thing) } });
          }
        }
      },
    });
  },
});

function explain(kind: UnboundedKind, thing: string): { why: string; cure: string } {
  const { why, cure } = TEXTS[kind];
  return { why: kind === 'id' ? `${why} ${thing === '' ? 'thing that is counted' : thing}` : why, cure };
}

/** The name without the part, where that leaves one: `user.login` for `user.${userId}.login`. */
function example({ name }: MetricDeclaration): string {
  const known = name?.parts.filter((part) => typeof part === 'string') ?? [];
  const isAlone = name?.parts.length === known.length + 1;
  const rest = known
    .join('')
    .replaceAll(/([._-])[._-]+/g, '$1')
    .replaceAll(/^[._-]+|(?<![._-])[._-]+$/g, '');
  return isAlone && /[._-]/.test(rest) ? `, such as '${rest}'` : '';
}
