import type { TSESTree } from '@typescript-eslint/utils';
import { isBound } from './amounts.js';
import { configObject } from './config-object.js';
import type { MetricDeclaration, MetricObservation } from './facts.js';
import type { FileModel } from './file-model.js';
import { allOf, typeOfProperty, type Values } from './label-types.js';
import { valuesOf } from './label-values.js';
import { allObservationsOf, observationsOf } from './metric-uses.js';
import type { Scopes } from './scopes.js';
import { unwrap } from './syntax.js';

/** The values that the labels of a metric are given. */
export interface LabelUses {
  /** All values of a label; null where there may be others. */
  valuesOf(name: string): Values | null;
}

const NOTHING: LabelUses = { valuesOf: () => null };

/** The values of a metric's labels, where the file shows every observation of it. */
export function labelUsesOf(metric: MetricDeclaration, model: FileModel): LabelUses {
  // What is sent to StatsD is declared by being sent: a call of it is all there is of it.
  const observations =
    metric.dialect === 'statsd' ? observationsOf(metric, model) : (allObservationsOf(metric, model) ?? []);
  if (observations.length === 0) return NOTHING;
  const { scopes } = model;
  if (!observations.every((observation) => isReadable(observation, scopes))) return NOTHING;
  return {
    valuesOf(name) {
      const given = observations.flatMap(({ labels }) => labels.filter((label) => label.name === name));
      return allOf(given, ({ value, node }) => (value ? valuesOf(value, scopes) : tagValue(node)));
    },
  };
}

/** `'result:ok'`. */
function tagValue(node: TSESTree.Node): Values | null {
  const text = unwrap(node);
  return text.type === 'Literal' && typeof text.value === 'string' ? new Set([text.value]) : null;
}

/** False where an argument may hold labels that could not be read. */
function isReadable({ node, dialect, labels }: MetricObservation, scopes: Scopes): boolean {
  if (labels.some(({ name }) => name === null)) return false;
  const args = node.arguments;
  if (args.some((argument) => argument.type === 'SpreadElement')) return false;
  const [first, second] = args;
  if (dialect === 'statsd') return true;
  if (dialect === 'opentelemetry') return !second || configObject(second, scopes)?.complete === true;
  if (!first || isBound(node)) return true;
  const config = configObject(first, scopes);
  if (config) return config.complete;
  // `labels('GET', 200)` names them by position; a single argument elsewhere may be an amount or an object of labels.
  return labels.length > 0 || (!second && isAmount(first));
}

function isAmount(raw: TSESTree.Node): boolean {
  const node = unwrap(raw);
  return /^(?:Literal|BinaryExpression|UnaryExpression|TemplateLiteral|NewExpression)$/.test(node.type);
}

/** The type that a declaration's type parameter gives a label: `gauge<{ result: 'ok' | 'failed' }>`. */
export function typeOfLabel({ node }: MetricDeclaration, name: string, scopes: Scopes): TSESTree.TypeNode | null {
  const [type] = node.typeArguments?.params ?? [];
  return type ? typeOfProperty(type, name, scopes) : null;
}
