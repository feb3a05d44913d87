import { misusesOf } from '../../model/type-misuse.js';
import { createRule, observe } from '../../rule.js';

export default createRule({
  name: 'no-metric-type-misuse',
  meta: {
    docs: {
      description: 'Disallow metrics that are used as another type than they are',
      concern: 'metrics',
      severity: 'MEDIUM',
      preset: 'recommended',
    },
    messages: {
      gaugeRises:
        "Gauge '{{name}}' is only ever incremented: it counts events, but dashboards and backends that go by its type show its level, which falls to 0 with each restart, and not its rate. Make it a counter.",
      upDownRises:
        "UpDownCounter '{{name}}' is only ever increased: it is exported as a gauge, so dashboards and backends show its level, which falls to 0 with each restart, and not its rate. Make it a counter, or record where it falls.",
      gaugeOfEvent:
        "Gauge '{{name}}' is set to the {{what}} of one event: only the last one before each scrape is kept, the slow ones in between are never seen. Make it {{cure}}.",
      counterFalls: "Counter '{{name}}' is decremented: {{effect}}. Make it {{cure}}, which may fall.",
      statsdFalls:
        "'{{name}}' is decremented, but a StatsD counter starts at 0 again after each flush: the level it is to tell is never seen. Send the level itself with gauge().",
      counterOfLevel:
        "Counter '{{name}}' says '{{level}}', which is a level, but a counter never falls: it shows how many there ever were. Make it {{cure}}, or name it after the event that it counts.",
      constant:
        "All that {{type}} '{{name}}' ever observes is {{value}}: its buckets and quantiles say nothing and each costs a time series. Make it a counter.",
      pair: "'{{name}}' and '{{twin}}' are a histogram by hand: there is an average, but no percentile and no SLO. Declare one histogram, which exports both.",
      summary:
        "Summary '{{name}}' computes its quantiles in each instance, and the p99 of several instances cannot be computed from theirs. Make it a histogram and use histogram_quantile().",
    },
    schema: [
      {
        type: 'object',
        properties: {
          summary: {
            type: 'boolean',
            description: 'Also report every summary: for services that run in more than one instance.',
          },
        },
        additionalProperties: false,
      },
    ],
  },
  defaultOptions: { summary: false },
  create: (context, options) =>
    observe(context, {
      metric(metric, model) {
        for (const { id, node, data } of misusesOf(metric, model)) context.report({ node, messageId: id, data });
        if (options.summary && metric.type === 'summary') {
          const name = metric.name?.text ?? context.sourceCode.getText(metric.nameNode);
          context.report({ node: metric.nameNode, messageId: 'summary', data: { name } });
        }
      },
    }),
});
