import type { TSESTree } from '@typescript-eslint/utils';
import { bucketFaults, type BucketFault } from '../../model/bucket-faults.js';
import { bucketValues } from '../../model/bucket-values.js';
import type { MetricDeclaration } from '../../model/facts.js';
import type { FileModel } from '../../model/file-model.js';
import { projectSlos } from '../../model/slos.js';
import { contains } from '../../model/syntax.js';
import { createRule, observe, type Context } from '../../rule.js';

interface Options {
  max: number;
}

/** The problems of SLO files that were told already: once in a run, which has one settings object. */
const told = new WeakMap<FileModel['settings'], Set<string>>();

export default createRule({
  name: 'slo-aligned-buckets',
  meta: {
    docs: {
      description: 'Require bucket boundaries that can answer the SLO: in order, in the unit, around the threshold',
      concern: 'metrics',
      severity: 'MEDIUM',
      preset: 'recommended',
    },
    messages: {
      order: "Boundaries of '{{name}}' are not ascending at {{culprit}}: {{harm}}. Write [{{cure}}].",
      twice: "Boundary {{culprit}} of '{{name}}' is there twice: {{harm}}. Write [{{cure}}].",
      scale:
        "Boundaries of '{{name}}' look like {{culprit}}, but it measures {{unit}}: nearly every value falls into the {{where}} bucket, and no quantile can be told. Write [{{cure}}].",
      short:
        "Buckets of '{{name}}' end at {{culprit}} seconds, where a {{work}} takes minutes: all runs fall into +Inf, and no quantile can be told. Add boundaries up to the longest run that is fine, such as 60, 300, 1800.",
      many: "'{{name}}' has {{culprit}} boundaries: {{series}} time series for each combination of labels. Keep those around the SLO threshold and the usual values, {{max}} at most.",
      few: "'{{name}}' has {{culprit}}, which tell no quantile. Set at least 3 around the values and the SLO you expect.",
      single:
        "'{{name}}' has a single boundary, which tells no quantile: a Summary without percentiles, or two counters, say the same for less. Set at least 3 around the values and the SLO you expect, or use one of those.",
      slo: "The SLO threshold {{culprit}} is no boundary of '{{name}}': how many values are within it can only be guessed between {{below}} and {{above}}. Add {{culprit}}.",
      file: 'SLO file {{file}}{{line}}: {{text}}. The objectives in it are not checked.',
      insert: 'Add the boundary {{culprit}}.',
      convert: 'Write [{{cure}}].',
    },
    schema: [
      {
        type: 'object',
        properties: {
          max: { type: 'integer', minimum: 3, description: 'How many boundaries a histogram may have.' },
        },
        additionalProperties: false,
      },
    ],
    fixable: 'code',
    hasSuggestions: true,
  },
  defaultOptions: { max: 20 } satisfies Options,
  create: (context, { max }) =>
    observe(context, {
      metric(metric, model) {
        if (metric.type !== 'histogram') return;
        const slos = projectSlos(model.settings, context.cwd);
        tellProblems(context, model, slos.problems);
        if (metric.buckets.state !== 'given') return;
        const buckets = bucketValues(metric.buckets.node, model.scopes);
        if (!buckets) return;
        const place = metric.buckets.node;
        for (const fault of bucketFaults(metric, buckets, slos, max, model))
          report(context, metric, place, fault, buckets.literal);
      },
    }),
});

function report(
  context: Context,
  metric: MetricDeclaration,
  place: TSESTree.Node,
  { id, data, values, element }: BucketFault,
  literal: TSESTree.ArrayExpression | null,
): void {
  const all = { name: metric.name?.text ?? context.sourceCode.getText(metric.nameNode), ...data };
  const node = (element === null ? null : literal?.elements[element]) ?? place;
  const isFree = literal !== null && context.sourceCode.getCommentsInside(literal).length === 0;
  const text = `[${(values ?? []).join(', ')}]`;
  // An array that other histograms share is only put in order.
  const isOwn = literal !== null && contains(metric.node, literal);
  const isOrder = id === 'order' || id === 'twice';
  context.report({
    node,
    messageId: id,
    data: all,
    ...(values && isFree && isOrder && { fix: (fixer) => fixer.replaceText(literal, text) }),
    suggest:
      values && isFree && isOwn && !isOrder
        ? [
            {
              messageId: id === 'slo' ? 'insert' : 'convert',
              data: all,
              fix: (fixer) => fixer.replaceText(literal, text),
            },
          ]
        : [],
  });
}

function tellProblems(
  context: Context,
  { settings }: FileModel,
  problems: ReturnType<typeof projectSlos>['problems'],
): void {
  if (problems.length === 0) return;
  let known = told.get(settings);
  if (!known) {
    known = new Set();
    told.set(settings, known);
  }
  for (const { file, line, text } of problems) {
    const key = `${file} ${String(line)} ${text}`;
    if (known.has(key)) continue;
    known.add(key);
    const data = { file, line: line === null ? '' : `, line ${String(line)}`, text };
    context.report({ loc: { line: 1, column: 0 }, messageId: 'file', data });
  }
}
