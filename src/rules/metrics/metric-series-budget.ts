import { seriesOf, type LabelSize, type SeriesEstimate } from '../../model/series.js';
import type { MetricDeclaration } from '../../model/facts.js';
import { createRule, observe } from '../../rule.js';

/** What a time series costs. */
const COSTS: Readonly<Record<MetricDeclaration['dialect'], string>> = {
  prometheus: 'The process keeps each in memory until it ends, and Prometheus scrapes and stores them all',
  opentelemetry:
    'Beyond 2,000 combinations of labels the SDK counts all others as one, with the attribute otel.metric.overflow',
  statsd: 'The backend holds and bills each of them',
  cloudwatch: 'Each is a metric of its own on the CloudWatch bill',
};

export default createRule({
  name: 'metric-series-budget',
  meta: {
    docs: {
      description: 'Enforce a budget of time series per metric',
      concern: 'metrics',
      severity: 'HIGH',
      preset: 'strict',
    },
    messages: {
      over: "{{type}} '{{name}}' can become {{atLeast}}{{series}} time series per instance, over the budget of {{budget}}: {{product}} = {{series}}. {{cost}}. {{cure}}.",
    },
    schema: [
      {
        type: 'object',
        properties: {
          budget: {
            type: 'integer',
            minimum: 1,
            description: 'The most time series that one metric may become in one instance.',
          },
          unknown: {
            type: 'integer',
            minimum: 1,
            description: 'How many values a label is taken to have of which nothing is known.',
          },
          values: {
            type: 'object',
            additionalProperties: { type: 'integer', minimum: 1 },
            description: 'How many values labels have, by name: { "route": 40 }.',
          },
        },
        additionalProperties: false,
      },
    ],
  },
  defaultOptions: { budget: 10_000, unknown: 10, values: {} },
  create: (context, options) =>
    observe(context, {
      metric(metric, model) {
        const estimate = seriesOf(metric, model, options);
        if (!estimate || estimate.series <= options.budget) return;
        context.report({
          node: metric.nameNode,
          messageId: 'over',
          data: {
            type: metric.type === 'unknown' ? 'Metric' : metric.type[0]!.toUpperCase() + metric.type.slice(1),
            name: metric.name?.text ?? context.sourceCode.getText(metric.nameNode),
            series: show(estimate.series),
            atLeast: estimate.isAtLeast ? 'at least ' : '',
            budget: show(options.budget),
            product: productOf(metric, estimate),
            cost: COSTS[metric.dialect],
            cure: cureOf(metric, estimate),
          },
        });
      },
    }),
});

function show(count: number): string {
  return count.toLocaleString('en-US');
}

function productOf({ type }: MetricDeclaration, { labels, perCombination, boundaries }: SeriesEstimate): string {
  const factors = labels.map(
    ({ name, values, from }) => `${name} ${show(values)}${from === 'guess' ? ' (guess)' : ''}`,
  );
  if (perCombination === 1) return factors.join(' × ');
  const rest = type === 'summary' ? '_sum, _count' : '+Inf, _sum, _count';
  const qualifier = { seen: '', default: 'default ', guess: 'guessed ' };
  const parts = boundaries
    ? `${show(boundaries.count)} ${qualifier[boundaries.from]}${boundariesOf(type)}, ${rest}`
    : 'aggregates';
  return [...factors, `${show(perCombination)} (${parts})`].join(' × ');
}

/** The label with the most values is the one to look at; one that is known says more than one that is guessed. */
function cureOf({ type }: MetricDeclaration, { labels, boundaries }: SeriesEstimate): string {
  const [largest] = labels.toSorted((a, b) => b.values - a.values || rank(a) - rank(b));
  const fewer = boundaries ? `take fewer ${boundariesOf(type)}` : null;
  const orFewer = fewer === null ? '' : `, or ${fewer}`;
  if (!largest) return 'Take fewer buckets';
  if (largest.from === 'guess') {
    const drop = fewer === null ? 'Drop a label' : `Drop a label or ${fewer}`;
    return `${drop}, or say how many values '${largest.name}' has with the option values`;
  }
  return isStatusCode(largest)
    ? `Label by the status class instead of '${largest.name}', which is 5 values${orFewer}`
    : `Drop '${largest.name}' or map it to fewer values${orFewer}`;
}

function boundariesOf(type: MetricDeclaration['type']): string {
  return type === 'summary' ? 'quantiles' : 'buckets';
}

function isStatusCode({ name, values }: LabelSize): boolean {
  return values > 5 && /(?:^|[._])(?:status|code|status_?code)$|statusCode$/.test(name);
}

function rank({ from }: LabelSize): number {
  return from === 'guess' ? 1 : 0;
}
