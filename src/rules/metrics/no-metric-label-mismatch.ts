import type { TSESTree } from '@typescript-eslint/utils';
import type { LabelName, LabelValue, MetricDeclaration, MetricObservation } from '../../model/facts.js';
import type { FileModel } from '../../model/file-model.js';
import { declareLabel, renameKey } from '../../model/label-edits.js';
import { neverPassed, undeclaredIn, wrongCountIn, type UndeclaredLabel } from '../../model/label-match.js';
import { labelNameFault, nearestName } from '../../model/label-names.js';
import { contains } from '../../model/syntax.js';
import { createRule, observe, type Context } from '../../rule.js';

export default createRule({
  name: 'no-metric-label-mismatch',
  meta: {
    docs: {
      description: 'Require that the labels of a metric are those that it declares, under names that labels can have',
      concern: 'metrics',
      severity: 'HIGH',
      preset: 'recommended',
    },
    messages: {
      undeclared:
        "Label '{{label}}' is passed to {{metric}}, which declares {{declared}}: prom-client throws an error instead of recording it, in the middle of the work that is measured. {{cure}}.",
      count:
        'labels() is given {{given}} for {{metric}}, which declares {{declared}}: prom-client throws an error instead of recording it, in the middle of the work that is measured. Pass one value for each, in this order.',
      neverPassed:
        "Label '{{label}}' of {{metric}} is declared, but never passed: its series come without it, so that what filters or groups by it finds nothing. Pass it at each observation, or take it out of labelNames.",
      invalid:
        "Label '{{label}}' of {{metric}} is no name that a label can have (letters, digits and '_'): prom-client throws an error as soon as the metric is created. {{cure}}.",
      own: "Label '{{label}}' of {{metric}} is one that every {{type}} has of its own: prom-client throws an error as soon as the metric is created. Give it another name.",
      internal:
        "Label '{{label}}' of {{metric}} starts with '__', which Prometheus keeps for labels of its own: what it does with yours is up to its version. {{cure}}.",
      invalidPassed:
        "Label '{{label}}' is no name that a label can have (letters, digits and '_'): no metric of prom-client can declare it, and passing what is not declared throws an error. {{cure}}.",
      rename: "Write '{{near}}', which is declared.",
      declare: "Declare '{{label}}' in labelNames.",
    },
    schema: [],
    hasSuggestions: true,
  },
  create(context) {
    // A list of labels may be shared by several metrics.
    const told = new Set<TSESTree.Node>();
    return observe(context, {
      metric(metric, model) {
        for (const label of metric.labels) if (!told.has(label.node)) judgeName(label, metric, context, told);
        for (const { name, node } of neverPassed(metric, model)) {
          if (told.has(node)) continue;
          const place = contains(metric.node, node) ? node : metric.nameNode;
          context.report({ node: place, messageId: 'neverPassed', data: { label: name, metric: show(metric) } });
        }
      },
      observation(observation, model) {
        const undeclared = undeclaredIn(observation, model);
        for (const found of undeclared) reportUndeclared(found, observation, context, model);
        const count = wrongCountIn(observation, model);
        if (count) {
          const { node } = observation;
          const data = {
            given: count.given === 1 ? '1 value' : `${count.given} values`,
            metric: show(count.declaration),
            declared: list(count.declared),
          };
          context.report({ node, messageId: 'count', data });
        }
        if (undeclared.length === 0) judgePassedNames(observation, context);
      },
    });
  },
});

function judgeName(
  { name, node }: LabelName,
  metric: MetricDeclaration,
  context: Context,
  told: Set<TSESTree.Node>,
): void {
  if (metric.dialect !== 'prometheus' || metric.isWrapped) return;
  const fault = labelNameFault(name, metric.type);
  if (!fault) return;
  told.add(node);
  const data = { label: name, metric: show(metric), type: metric.type, cure: nameIt(fault.cure) };
  context.report({ node, messageId: fault.kind, data });
}

/** Names that no metric can have declared, whichever this is of. */
function judgePassedNames({ labels, declaration, dialect, certain }: MetricObservation, context: Context): void {
  if (!certain || dialect !== 'prometheus') return;
  for (const label of labels) {
    const { name } = label;
    if (name === null || declaration?.labels.some((declared) => declared.name === name)) continue;
    const fault = labelNameFault(name, 'unknown');
    if (fault?.kind !== 'invalid') continue;
    context.report({ node: keyOf(label), messageId: 'invalidPassed', data: { label: name, cure: nameIt(fault.cure) } });
  }
}

function reportUndeclared(
  { label, name, declaration, declared }: UndeclaredLabel,
  observation: MetricObservation,
  context: Context,
  model: FileModel,
): void {
  const { sourceCode } = context;
  const passed = new Set(observation.labels.map((other) => other.name));
  const near = nearestName(
    name,
    declared.filter((other) => !passed.has(other)),
  );
  const fix =
    near === null
      ? declareLabel(declaration, name, model, sourceCode)
      : renameKey(label, observation, near, sourceCode);
  const data = {
    label: name,
    near: near ?? '',
    metric: show(declaration),
    declared: list(declared),
    cure: near === null ? `Declare '${name}' in labelNames, or drop it here` : `Write '${near}'`,
  };
  // Labels that stand elsewhere are right where they stand, and wrong where they are passed.
  const isHere = contains(observation.node, label.node);
  context.report({
    node: isHere ? keyOf(label) : observation.node.arguments[0]!,
    messageId: 'undeclared',
    data,
    suggest: fix ? [{ messageId: near === null ? 'declare' : 'rename', data, fix }] : [],
  });
}

function keyOf({ node }: LabelValue): TSESTree.Node {
  return node.type === 'Property' ? node.key : node;
}

/** How many labels a message lists. */
const SHOWN = 20;

function list(names: readonly string[]): string {
  const more = names.length > SHOWN ? ` and ${String(names.length - SHOWN)} more` : '';
  const shown = names.slice(0, SHOWN).map((name) => `'${name}'`);
  return names.length === 0 ? 'none' : `only ${shown.join(', ')}${more}`;
}

function nameIt(cure: string): string {
  return cure === '' ? 'Give it another name' : `Name it '${cure}'`;
}

function show({ name }: MetricDeclaration): string {
  return name && /[a-z]/i.test(name.text) ? `'${name.text}'` : 'this metric';
}
