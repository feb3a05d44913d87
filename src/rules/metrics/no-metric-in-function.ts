import type { MetricDeclaration } from '../../model/facts.js';
import { repeatedCreation, type Again } from '../../model/metric-creation.js';
import type { Repetition } from '../../model/repetition.js';
import { oneLine } from '../../model/source-text.js';
import { createRule, observe, type Context } from '../../rule.js';

/** What runs the code again, and each time it does. */
const EACH: Readonly<Record<Repetition['by'], string>> = {
  http: 'on every request',
  rpc: 'on every call',
  lambda: 'on every invocation',
  job: 'for every job',
  message: 'for every message',
  event: 'on every event',
  interval: 'on every tick of the interval',
  loop: 'on every pass of the loop',
  items: 'for every item',
};

const MESSAGES: Readonly<Record<Again, 'throws' | 'wrapper' | 'another' | 'observable'>> = {
  throws: 'throws',
  'wrapper-throws': 'wrapper',
  another: 'another',
  'another-observable': 'observable',
};

export default createRule({
  name: 'no-metric-in-function',
  meta: {
    docs: {
      description: 'Disallow creating metrics per request, job or call',
      concern: 'metrics',
      severity: 'HIGH',
      preset: 'recommended',
    },
    messages: {
      throws:
        "Metric '{{name}}' is created {{each}}: from the second time on, prom-client throws 'A metric with the name {{name}} has already been registered', and what comes after it is not done. Create it once, at module level, and only observe it here.",
      wrapper:
        "Metric '{{name}}' is created {{each}}: unless {{creator}} looks for it first, prom-client throws 'A metric with the name {{name}} has already been registered' from the second time on. Create it once, at module level, and only observe it here.",
      another:
        "Instrument '{{name}}' is created {{each}}: OpenTelemetry looks its name up and makes another object each time, for nothing, since all of one name share their measurements. Create it once, at module level, and only record with it here.",
      observable:
        "Observable instrument '{{name}}' is created {{each}}: the callbacks of all earlier ones stay, so each collection runs more of them, and none is ever freed. Create it once, at module level.",
    },
    schema: [],
  },
  create: (context) =>
    observe(context, {
      metric(metric, model) {
        const found = repeatedCreation(metric, model, context.sourceCode);
        if (!found) return;
        const { node } = metric;
        context.report({
          loc: { start: node.loc.start, end: node.callee.loc.end },
          messageId: MESSAGES[found.again],
          data: {
            name: show(metric, context),
            each: when(found.repetition, context),
            creator: creatorOf(metric, context),
          },
        });
      },
    }),
});

function show({ name, nameNode }: MetricDeclaration, context: Context): string {
  return name?.text ?? oneLine(context.sourceCode.getText(nameNode));
}

function creatorOf({ node }: MetricDeclaration, context: Context): string {
  const text = oneLine(context.sourceCode.getText(node.callee));
  return node.type === 'NewExpression' ? `new ${text}()` : `${text}()`;
}

function when({ by, node, through }: Repetition, context: Context): string {
  const place = by === 'loop' || by === 'items' || by === 'interval' ? ` in line ${node.loc.start.line}` : '';
  const path = through
    ? `, through ${oneLine(context.sourceCode.getText(through.callee))}() in line ${through.loc.start.line}`
    : '';
  return `${EACH[by]}${place}${path}`;
}
