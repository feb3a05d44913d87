import type { TSESTree } from '@typescript-eslint/utils';
import { isBound } from './amounts.js';
import { configObject, lookUp } from './config-object.js';
import type { LabelName, LabelValue, MetricDeclaration, MetricObservation } from './facts.js';
import type { FileModel } from './file-model.js';
import { observationsOf, usesOf } from './metric-uses.js';
import { isPlainValue, passesNoOther } from './passed-labels.js';
import { isOfNoOther } from './sole-origin.js';
import { isClass, terminalName, unwrap } from './syntax.js';

/** The keys of an observation with an exemplar, `inc({ labels, value, exemplarLabels })`. */
const EXEMPLAR_KEYS = /^(?:labels|value|exemplarLabels)$/;

/** A label that an observation passes to a metric which did not declare it. */
export interface UndeclaredLabel {
  label: LabelValue;
  name: string;
  declaration: MetricDeclaration;
  declared: readonly string[];
}

/** `labels(…)` with more or fewer values than the metric has labels. */
export interface WrongCount {
  declaration: MetricDeclaration;
  declared: readonly string[];
  given: number;
}

/** The names of the labels that prom-client will know of a metric; null where the code does not tell. */
function declaredTo(metric: MetricDeclaration, model: FileModel): readonly string[] | null {
  const { config, certain, dialect, labels, labelsComplete } = metric;
  if (dialect !== 'prometheus' || !labelsComplete || isMadeHere(metric, model)) return null;
  const names = labels.map(({ name }) => name);
  // What a wrapper does with no labels at all is not known.
  if (!config) return names.length > 0 ? names : null;
  const { state } = lookUp(config, 'labelNames', model.scopes);
  if (state === 'given') return isLastWord(config.node) ? names : null;
  return state === 'absent' && certain ? [] : null;
}

/** The labels of an observation that its metric does not know, which prom-client throws on. */
export function undeclaredIn(observation: MetricObservation, model: FileModel): UndeclaredLabel[] {
  const { declaration, method, node } = observation;
  // `zero` checks no labels; a child that has its labels takes an amount only.
  if (!declaration || method === 'zero' || (method !== 'startTimer' && isBound(node))) return [];
  const declared = declaredTo(declaration, model);
  if (!declared || !isOfNoOther(observation, declaration, model)) return [];
  const mayHaveExemplars = !declaration.config || declaration.config.properties.has('enableExemplars');
  return observation.labels.flatMap((label) => {
    const { name } = label;
    if (name === null || declared.includes(name)) return [];
    return mayHaveExemplars && EXEMPLAR_KEYS.test(name) ? [] : [{ label, name, declaration, declared }];
  });
}

/** What is wrong with the number of values in `labels('GET', 200)`; null where nothing is. */
export function wrongCountIn(observation: MetricObservation, model: FileModel): WrongCount | null {
  const { declaration, method, node } = observation;
  const declared = method === 'labels' && declaration ? declaredTo(declaration, model) : null;
  const args = node.arguments;
  if (!declaration || !declared || args.length === declared.length) return null;
  if (args.some((argument) => argument.type === 'SpreadElement')) return null;
  const [first] = args;
  if (first && !isPositional(first, args.length, model)) return null;
  return isOfNoOther(observation, declaration, model) ? { declaration, declared, given: args.length } : null;
}

/** The labels that a metric declares and that no observation of it passes, where the file shows them all. */
export function neverPassed(metric: MetricDeclaration, model: FileModel): readonly LabelName[] {
  const declared = metric.certain && metric.labels.length > 0 ? declaredTo(metric, model) : null;
  if (!declared || metric.config?.properties.has('enableExemplars') || looksUp(model)) return [];
  const observations = observationsOf(metric, model);
  if (!observations.some(({ method }) => !/^(?:labels|startTimer|zero)$/.test(method))) return [];
  const isReadable = observations.every(
    (observation) =>
      passesNoOther(observation, model.scopes) &&
      isOfNoOther(observation, metric, model) &&
      !wrongCountIn(observation, model),
  );
  // A label that is passed under another name is said once, where it is passed.
  if (!isReadable || observations.some((observation) => undeclaredIn(observation, model).length > 0)) return [];
  if (usesOf(metric, model) === null) return [];
  const passed = new Set(observations.flatMap(({ labels }) => labels.map(({ name }) => name)));
  return metric.labels.filter(({ name }) => !passed.has(name));
}

/** True where a class or function of this file makes the metric of what it is given, and may add labels. */
function isMadeHere({ node, config }: MetricDeclaration, model: FileModel): boolean {
  const callee = unwrap(node.callee);
  const definition = callee.type === 'Identifier' ? model.scopes.variableOf(callee)?.defs[0]?.node : undefined;
  if (isClass(definition)) return true;
  return config !== null && model.resolver.definitions.functionOf(callee) !== null;
}

/** True where nothing that could not be read stands after `labelNames`, and replaces it. */
function isLastWord(config: TSESTree.ObjectExpression): boolean {
  const at = config.properties.findIndex((entry) => entry.type === 'Property' && isLabelNames(entry));
  const spreads = config.properties.slice(at + 1).filter(({ type }) => type === 'SpreadElement');
  return spreads.length === 0;
}

function isLabelNames({ key }: TSESTree.Property): boolean {
  return (key.type === 'Literal' ? key.value : terminalName(key)) === 'labelNames';
}

function isPositional(first: TSESTree.CallExpressionArgument, count: number, model: FileModel): boolean {
  if (configObject(first, model.scopes)) return false;
  const node = unwrap(first);
  if (node.type === 'Literal' && node.value === null) return false;
  // One argument may be an object of labels.
  return count > 1 || isPlainValue(first, model.scopes);
}

/** True where the file takes metrics out of a registry, by a name. */
function looksUp({ calls }: FileModel): boolean {
  return calls.some(({ callee }) => terminalName(callee) === 'getSingleMetric');
}
