import type { TSESTree } from '@typescript-eslint/utils';
import type { MetricDeclaration } from '../../model/facts.js';
import type { FileModel } from '../../model/file-model.js';
import { faultsOf, type Fault } from '../../model/metric-name-faults.js';
import { unwrap } from '../../model/syntax.js';
import { createRule, observe, type Context } from '../../rule.js';

export default createRule({
  name: 'metric-naming',
  meta: {
    docs: {
      description: 'Require metric names that follow the convention, judged on the name Prometheus sees',
      concern: 'metrics',
      severity: 'HIGH',
      preset: 'recommended',
    },
    messages: {
      characters:
        "Metric '{{name}}' has '{{culprit}}', which a Prometheus name cannot hold: scraping or querying it fails. Name it '{{cure}}'.",
      colon:
        "Metric '{{name}}' has a ':', which is kept for recording rules: nobody can tell what the service exports from what Prometheus computes. Name it '{{cure}}'.",
      snakeCase:
        "Metric '{{name}}' is not snake_case at '{{culprit}}': it sorts and completes apart from all others. Name it '{{cure}}'.",
      counterTotal:
        "Counter '{{name}}' does not end in '_total': rate() over it looks like a mistake, and OpenMetrics renames it. Name it '{{cure}}'.",
      notCounter:
        "'_total' says that '{{name}}' is a counter, but it is a {{type}}: rate() over it is wrong as soon as it falls. Make it a counter if it only rises, else name it '{{cure}}'.",
      baseUnit:
        "Metric '{{name}}' is in '{{culprit}}', not in a base unit: dashboards mix up scales. Record {{unit}} and name it '{{cure}}'.",
      typeInName:
        "Metric '{{name}}' has its type '{{culprit}}' in the name, which Prometheus already knows. Name it '{{cure}}'.",
      reserved:
        "Metric '{{name}}' ends in '{{culprit}}', which Prometheus adds itself to the series of histograms and summaries: readers and queries take it for one of those. {{cure}}.",
      service:
        "Metric '{{name}}' does not start with a service ({{services}}): on a shared Prometheus nobody can tell whose it is. Start it with one, such as '{{cure}}'.",
      parts:
        "Metric '{{name}}' lacks {{culprit}} of the convention {{convention}}: on a shared Prometheus it collides with others. Name it like '{{cure}}'.",
      unit: "{{type}} '{{name}}' does not say its unit: nobody can tell what a value of 5 means. End the name in its unit, such as {{cure}}.",
      otelUnitInName:
        "OpenTelemetry metric '{{name}}' has the unit '{{culprit}}' in its name, and the exporter adds it again. Name it '{{cure}}' and set unit: '{{unit}}'.",
      otelTotal:
        "OpenTelemetry counter '{{name}}' ends in '{{culprit}}': that it counts is its type, and the Prometheus exporter adds '_total'. Name it '{{cure}}'.",
      otelUnit:
        "Unit '{{culprit}}' of '{{name}}' is not a UCUM unit: tools that know UCUM cannot convert or show it. Write unit: '{{unit}}'.",
      otelBaseUnit:
        "Metric '{{name}}' is recorded in '{{culprit}}': OpenTelemetry and Prometheus count time in seconds and sizes in bytes. Record {{cure}} and write unit: '{{unit}}'.",
      rename: "Rename it to '{{cure}}'.",
    },
    schema: [],
    hasSuggestions: true,
  },
  create: (context) =>
    observe(context, {
      metric(metric, model) {
        for (const fault of faultsOf(metric, model)) report(context, metric, fault, model);
      },
    }),
});

function report(context: Context, metric: MetricDeclaration, fault: Fault, model: FileModel): void {
  const data = {
    convention: model.settings.convention.text,
    services: model.settings.services.join(', '),
    ...fault.data,
  };
  // A wrapper may add to the name that it is given.
  const renamed = fault.isCertain && metric.certain ? literalRename(metric.nameNode, fault.data['cure'] ?? '') : null;
  context.report({
    node: fault.node,
    messageId: fault.id,
    data,
    suggest: renamed
      ? [{ messageId: 'rename', data, fix: (fixer) => fixer.replaceText(renamed.node, renamed.text) }]
      : [],
  });
}

/** A rename is offered only where the name is one literal: elsewhere other names are made of the same parts. */
function literalRename(name: TSESTree.Node, cure: string): { node: TSESTree.Node; text: string } | null {
  const node = unwrap(name);
  // What has to be escaped is no name to suggest.
  if (node.type !== 'Literal' || !/^[\w.:/-]+$/.test(cure)) return null;
  const quote = node.raw.startsWith('"') ? '"' : "'";
  return { node, text: `${quote}${cure}${quote}` };
}
