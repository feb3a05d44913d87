import type { TSESTree } from '@typescript-eslint/utils';
import type { MetricDeclaration, MetricObservation } from './facts.js';
import type { FileModel } from './file-model.js';
import { membersOf } from './private-members.js';
import type { Scopes, Variable } from './scopes.js';
import { isClass, memberName, outerParent, terminalName } from './syntax.js';

/** A method of a metric that is called, or a timer of it that is ended. */
interface Use {
  node: TSESTree.CallExpression;
  method: string;
}

/** Calls that neither measure nor hand the metric on. */
const SILENT = /^(?:remove|zero|get)$/;

/** What takes a metric and does nothing with it but export it. */
const REGISTERS = /^(?:registerMetric|clear|removeSingleMetric)$/;

const byModel = new WeakMap<FileModel, Observations>();

/** The observations of a file, looked up in two ways. */
interface Observations {
  byMetric: Map<MetricDeclaration, MetricObservation[]>;
  byNode: Map<TSESTree.Node, MetricObservation>;
}

function observationsIn(model: FileModel): Observations {
  let found = byModel.get(model);
  if (!found) {
    found = { byMetric: new Map(), byNode: new Map() };
    for (const observation of model.observations) {
      found.byNode.set(observation.node, observation);
      if (!observation.declaration) continue;
      const known = found.byMetric.get(observation.declaration);
      if (known) known.push(observation);
      else found.byMetric.set(observation.declaration, [observation]);
    }
    byModel.set(model, found);
  }
  return found;
}

/** The observations of a file that are known to belong to a declaration, in source order. */
export function observationsOf(metric: MetricDeclaration, model: FileModel): readonly MetricObservation[] {
  return observationsIn(model).byMetric.get(metric) ?? [];
}

/**
 * Every observation that a program can make of a metric, where the file shows them all.
 * @returns null where the metric leaves the file or what is followed here: exported, returned, passed on, a field that
 *   others can reach, observed by a `collect` callback, or to be had again by its name
 */
export function allObservationsOf(metric: MetricDeclaration, model: FileModel): readonly MetricObservation[] | null {
  const { config, node, name } = metric;
  if (metric.isWrapped || terminalName(node.callee)?.startsWith('get') === true || metric.dialect === 'statsd')
    return null;
  if (metric.dialect === 'prometheus' && (!config?.complete || config.properties.has('collect'))) return null;
  // The same name twice is the same metric, in OpenTelemetry and behind most wrappers.
  const isSame = (other: MetricDeclaration): boolean => other !== metric && other.name?.text === name?.text;
  if (!name || model.metrics.some(isSame)) return null;
  const uses = new Uses(model.scopes);
  if (!uses.follow(node, [])) return null;
  const { byNode } = observationsIn(model);
  const all: MetricObservation[] = [];
  for (const use of uses.found) {
    const observation = byNode.get(use.node);
    if (!observation) return null;
    all.push(observation);
  }
  return all.sort((a, b) => a.node.range[0] - b.node.range[0]);
}

/** {@link allObservationsOf}, null also where one of them cannot be told to belong to the declaration alone. */
export function usesOf(metric: MetricDeclaration, model: FileModel): readonly MetricObservation[] | null {
  const all = allObservationsOf(metric, model);
  return all?.every(({ declaration }) => declaration === metric) ? all : null;
}

/** Follows a metric through the file to where it is used. */
class Uses {
  readonly found: Use[] = [];
  readonly #scopes: Scopes;
  readonly #seen = new Set<unknown>();

  constructor(scopes: Scopes) {
    this.#scopes = scopes;
  }

  /**
   * Follows what an expression gives.
   * @param path the keys under which the metric is in that value; none where the value is the metric
   * @returns false where it cannot be followed to its end
   */
  follow(node: TSESTree.Node, path: readonly string[]): boolean {
    const { parent, child } = outerParent(node);
    switch (parent?.type) {
      case 'ExpressionStatement':
        return true;
      case 'AwaitExpression':
      case 'LogicalExpression':
      case 'ConditionalExpression':
        return parent.type === 'ConditionalExpression' && parent.test === child ? true : this.follow(parent, path);
      case 'IfStatement':
      case 'UnaryExpression':
        return true;
      case 'VariableDeclarator':
        return parent.init === child && !isExported(parent) && this.#bound(parent.id, path);
      case 'AssignmentExpression':
        return this.#assigned(parent, child, path);
      case 'PropertyDefinition':
        return parent.value === child && this.#field(parent, memberName(parent), path);
      case 'Property':
        return this.#property(parent, child, path);
      case 'MemberExpression':
        return parent.object === child && this.#member(parent, path);
      case 'CallExpression':
        return parent.callee !== child && REGISTERS.test(terminalName(parent.callee) ?? '');
      default:
        return false;
    }
  }

  #property(entry: TSESTree.Property, child: TSESTree.Node, path: readonly string[]): boolean {
    const key = memberName(entry);
    const isValue = entry.value === child && entry.parent.type === 'ObjectExpression' && !entry.method;
    return isValue && key !== null && this.follow(entry.parent, [key, ...path]);
  }

  #member(member: TSESTree.MemberExpression, path: readonly string[]): boolean {
    const name = memberName(member);
    const [key, ...rest] = path;
    if (name === null) return false;
    if (key !== undefined) return name !== key || isWritten(member) || this.follow(member, rest);
    const { parent, child } = outerParent(member);
    if (parent?.type !== 'CallExpression' || parent.callee !== child) return false;
    if (SILENT.test(name)) return true;
    this.found.push({ node: parent, method: name });
    if (name === 'labels') return this.follow(parent, []);
    return name !== 'startTimer' || this.#timer(parent);
  }

  /** `const end = duration.startTimer(); … end({ result })`; the timer itself observes nothing. */
  #timer(start: TSESTree.CallExpression): boolean {
    const { parent, child } = outerParent(start);
    if (parent?.type === 'ExpressionStatement') return true;
    const variable =
      parent?.type === 'VariableDeclarator' && parent.init === child ? this.#scopes.variableOf(parent.id) : null;
    return (
      variable !== null &&
      this.#scopes.readsOf(variable).every((read) => {
        const end = outerParent(read);
        if (end.parent?.type !== 'CallExpression' || end.parent.callee !== end.child) return false;
        this.found.push({ node: end.parent, method: 'end' });
        return true;
      })
    );
  }

  #assigned(assignment: TSESTree.AssignmentExpression, child: TSESTree.Node, path: readonly string[]): boolean {
    const { left, operator } = assignment;
    if (!/^(?:=|\?\?=|\|\|=)$/.test(operator)) return false;
    if (left === child) return this.follow(assignment, path);
    const isKept =
      left.type === 'MemberExpression'
        ? left.object.type === 'ThisExpression' && this.#field(left, memberName(left), path)
        : this.#bound(left, path);
    return isKept && this.follow(assignment, path);
  }

  #bound(target: TSESTree.Node, path: readonly string[]): boolean {
    if (target.type === 'Identifier') {
      const variable = this.#scopes.variableOf(target);
      return variable !== null && this.#variable(variable, path);
    }
    if (target.type !== 'ObjectPattern' || path.length === 0) return false;
    return target.properties.every((entry) => {
      if (entry.type !== 'Property') return false;
      const key = memberName(entry);
      const bound = entry.value.type === 'AssignmentPattern' ? entry.value.left : entry.value;
      return key !== null && (key !== path[0] || this.#bound(bound, path.slice(1)));
    });
  }

  #variable(variable: Variable, path: readonly string[]): boolean {
    if (this.#seen.has(variable)) return true;
    this.#seen.add(variable);
    if (variable.defs.some(({ node }) => node.type === 'VariableDeclarator' && isExported(node))) return false;
    return this.#scopes.readsOf(variable).every((read) => this.follow(read, path));
  }

  /** A private field, which nothing outside of its class reaches. */
  #field(node: TSESTree.Node, name: string | null, path: readonly string[]): boolean {
    let type: TSESTree.Node | undefined = node.parent;
    while (type && !isClass(type)) type = type.parent;
    if (!isClass(type) || name === null) return false;
    const members = membersOf(type, name);
    if (!members) return false;
    const seen = members.find((member) => this.#seen.has(member));
    if (seen) return true;
    for (const member of members) this.#seen.add(member);
    return members.every((member) => isWritten(member) || this.follow(member, path));
  }
}

function isExported(declarator: TSESTree.VariableDeclarator): boolean {
  return declarator.parent.parent.type === 'ExportNamedDeclaration';
}

/** True where a member is only assigned to. */
function isWritten(member: TSESTree.MemberExpression): boolean {
  const { parent, child } = outerParent(member);
  return parent?.type === 'AssignmentExpression' && parent.left === child && parent.operator === '=';
}
