import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { indentAt, outside, setOption } from './edits.js';
import type { LabelValue, MetricDeclaration, MetricObservation } from './facts.js';
import type { FileModel } from './file-model.js';
import { labelNameFault } from './label-names.js';
import { observationsOf } from './metric-uses.js';
import { contains, unwrap } from './syntax.js';

type SourceCode = Readonly<TSESLint.SourceCode>;

/** A fix that passes a label under another name; null where its name is not written in the observation itself. */
export function renameKey(
  { node }: LabelValue,
  observation: MetricObservation,
  name: string,
  sourceCode: SourceCode,
): TSESLint.ReportFixFunction | null {
  if (node.type !== 'Property' || !contains(observation.node, node)) return null;
  if (node.shorthand) return (fixer) => fixer.insertTextBefore(node, `${name}: `);
  const { key } = node;
  const isQuoted = key.type !== 'Identifier';
  const quote = sourceCode.getText(key).startsWith('"') ? '"' : "'";
  return (fixer) => fixer.replaceText(key, isQuoted ? `${quote}${name}${quote}` : name);
}

/**
 * A fix that declares one more label.
 * @returns null where `labelNames` is not a list in the declaration, or somebody passes labels by their position
 */
export function declareLabel(
  metric: MetricDeclaration,
  name: string,
  model: FileModel,
  sourceCode: SourceCode,
): TSESLint.ReportFixFunction | null {
  if (labelNameFault(name, metric.type) || isNarrowed(metric)) return null;
  if (observationsOf(metric, model).some(({ method }) => method === 'labels')) return null;
  const written = metric.config?.properties.get('labelNames');
  if (!written) return metric.certain ? setOption(metric, 'labelNames', `['${name}']`, sourceCode) : null;
  const list = unwrap(written.value);
  if (list.type !== 'ArrayExpression' || !contains(metric.node, list)) return null;
  return append(list, name, sourceCode);
}

/** Adds a text to a list, on a line of its own where each of the others has one. */
function append(
  list: TSESTree.ArrayExpression,
  text: string,
  sourceCode: SourceCode,
): TSESLint.ReportFixFunction | null {
  const last = list.elements.at(-1);
  if (last === null) return null;
  const quote = last && sourceCode.getText(last).startsWith('"') ? '"' : "'";
  const added = `${quote}${text}${quote}`;
  if (!last) return (fixer) => fixer.insertTextBefore(sourceCode.getLastToken(list)!, added);
  const { line } = last.loc.start;
  const separator = line === list.loc.start.line ? ', ' : `,\n${indentAt(line, sourceCode)}`;
  return (fixer) => fixer.insertTextAfterRange(outside(last, sourceCode), `${separator}${added}`);
}

/** True where a type parameter lists the labels: the list would no longer fit it. */
function isNarrowed({ node: { typeArguments } }: MetricDeclaration): boolean {
  return typeArguments?.params.some(({ type }) => type !== 'TSStringKeyword') ?? false;
}
