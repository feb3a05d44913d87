import type { TSESTree } from '@typescript-eslint/utils';
import type { FunctionNode, MetricDeclaration, Setting } from './facts.js';
import { declaredLabels } from './labels.js';
import type { Scopes, Variable } from './scopes.js';
import type { Site } from './site.js';
import { terminalName } from './syntax.js';
import { textOf } from './text.js';

type Call = TSESTree.CallExpression;

/** What the parameters of a function are given at a call of it. */
export function givenAt(fn: FunctionNode, call: Call, scopes: Scopes): Map<Variable, TSESTree.Node> {
  const given = new Map<Variable, TSESTree.Node>();
  for (const [i, param] of fn.params.entries()) {
    const name = param.type === 'AssignmentPattern' ? param.left : param;
    const variable = name.type === 'Identifier' ? scopes.variableOf(name) : null;
    const argument = call.arguments[i];
    const value = argument ?? (param.type === 'AssignmentPattern' ? param.right : undefined);
    if (variable && value && value.type !== 'SpreadElement') given.set(variable, value);
  }
  return given;
}

/**
 * The metric that a call declares through a function of this file, `makeCounter('joins_total', 'Joins.', ['result'])`:
 * the one that the function declares, with what it is given.
 * @returns null where the name of the inner metric has nothing to do with what is given
 */
export function declaredThrough(
  call: Call,
  inner: MetricDeclaration,
  given: ReadonlyMap<Variable, TSESTree.Node>,
  scopes: Scopes,
  site: Site,
): MetricDeclaration | null {
  const nameNode = argumentIn(inner.nameNode, given, scopes);
  if (!nameNode) return null;
  const option = (setting: Setting): Setting => {
    if (setting.state !== 'given' || setting.node.type !== 'Identifier') return setting;
    const variable = scopes.variableOf(setting.node);
    const value = variable && given.get(variable);
    if (value) return { state: 'given', node: value };
    if (variable?.defs[0]?.type !== 'Parameter') return setting;
    return { state: isLeftOut(variable, inner, call) ? 'absent' : 'unknown' };
  };
  const labels = labelsThrough(call, inner, given, scopes);
  return {
    ...inner,
    ...labels,
    inner,
    site,
    node: call,
    certain: false,
    config: null,
    name: textOf(inner.nameNode, scopes, given),
    nameNode,
    help: option(inner.help),
    unit: option(inner.unit),
    buckets: option(inner.buckets),
  };
}

/** True where a call gives a parameter nothing: neither by its place, nor by a spread or within an object. */
function isLeftOut(parameter: Variable, { site }: MetricDeclaration, call: Call): boolean {
  const isItsOwn = site.enclosingFunction?.params.some((param) => param === parameter.identifiers[0]);
  return isItsOwn === true && call.arguments.every(({ type }) => type !== 'SpreadElement');
}

function labelsThrough(
  call: Call,
  { config, labels, labelsComplete }: MetricDeclaration,
  given: ReadonlyMap<Variable, TSESTree.Node>,
  scopes: Scopes,
): Pick<MetricDeclaration, 'labels' | 'labelsComplete'> {
  const written = config?.properties.get('labelNames')?.value;
  const variable = written?.type === 'Identifier' ? scopes.variableOf(written) : null;
  const value = variable && given.get(variable);
  if (!value) return { labels, labelsComplete };
  const { names, complete } = declaredLabels(call, { state: 'given', node: value }, scopes);
  return { labels: names, labelsComplete: complete };
}

/** The argument that an expression is made of: that of the parameter which it names. */
function argumentIn(
  node: TSESTree.Node,
  given: ReadonlyMap<Variable, TSESTree.Node>,
  scopes: Scopes,
): TSESTree.Node | null {
  for (const [variable, argument] of given) {
    const isNamed = variable.references.some(
      ({ identifier }) => identifier.range[0] >= node.range[0] && identifier.range[1] <= node.range[1],
    );
    if (isNamed && textOf(argument, scopes) !== null) return argument;
  }
  return null;
}

/** The position of the parameter that an expression names; null where it names none. */
export function parameterNamed(node: TSESTree.Node, fn: FunctionNode): number | null {
  const name = terminalName(node);
  const at = node.type === 'Identifier' ? fn.params.findIndex((param) => terminalName(param) === name) : -1;
  return at < 0 ? null : at;
}
