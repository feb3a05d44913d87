import type { MetricDeclaration } from '../../model/facts.js';
import { setOption } from '../../model/edits.js';
import { bucketUnit } from '../../model/bucket-unit.js';
import { projectSlos, thresholdsFor } from '../../model/slos.js';
import { viewsIn } from '../../model/views.js';
import { createRule, observe } from '../../rule.js';
import { DEFAULT_BUCKETS, FITTING_BUCKETS } from '../../vocabulary/buckets.js';

export default createRule({
  name: 'require-histogram-buckets',
  meta: {
    docs: {
      description: 'Require explicit bucket boundaries on histograms',
      concern: 'metrics',
      severity: 'HIGH',
      preset: 'recommended',
    },
    messages: {
      missing:
        "Histogram '{{name}}' has no buckets of its own: {{library}} falls back to {{fallback}}, {{harm}}. Set {{option}} around {{around}}.",
      add: 'Add boundaries for {{unit}}: {{boundaries}}.',
    },
    schema: [],
    hasSuggestions: true,
  },
  create: (context) =>
    observe(context, {
      metric(metric, model) {
        if (metric.type !== 'histogram' || metric.buckets.state !== 'absent') return;
        const isOtel = metric.dialect === 'opentelemetry';
        if (isOtel && (model.settings.views || viewsIn(model))) return;
        const unit = bucketUnit(metric, model.scopes);
        const thresholds = thresholdsFor(metric, projectSlos(model.settings, context.cwd), model);
        const values = [...new Set([...FITTING_BUCKETS[unit], ...thresholds])].sort((a, b) => a - b);
        const boundaries = `[${values.join(', ')}]`;
        const around =
          thresholds.length > 0
            ? `the SLO threshold ${thresholds.join(' and ')} and the values you expect`
            : 'the values and the SLO you expect';
        const name = metric.name?.text ?? context.sourceCode.getText(metric.nameNode);
        const data = { name, unit, boundaries, around, ...explain(metric, unit) };
        const option = isOtel ? 'advice.explicitBucketBoundaries' : 'buckets';
        const fix = metric.certain ? setOption(metric, option, boundaries, context.sourceCode) : null;
        context.report({
          node: metric.nameNode,
          messageId: 'missing',
          data,
          suggest: fix ? [{ messageId: 'add', data, fix }] : [],
        });
      },
    }),
});

function explain(
  metric: MetricDeclaration,
  unit: 'seconds' | 'milliseconds' | 'bytes' | 'things',
): Record<string, string> {
  const isOtel = metric.dialect === 'opentelemetry';
  const fits = isOtel ? unit === 'milliseconds' : unit === 'seconds';
  return {
    library: isOtel ? 'the OpenTelemetry SDK' : 'prom-client',
    fallback: isOtel ? DEFAULT_BUCKETS.opentelemetry : DEFAULT_BUCKETS.prometheus,
    harm: fits
      ? 'whose boundaries your SLO threshold most likely falls between'
      : isOtel && unit === 'seconds'
        ? 'made for milliseconds: all that takes less than 5 seconds falls into one bucket'
        : `which says next to nothing about ${unit}`,
    option: isOtel ? 'advice.explicitBucketBoundaries (or a View)' : 'buckets',
  };
}
