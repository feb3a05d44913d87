import type { FileInspection, DeclaredMetric, Logged, Observed, Part, Place, StartedSpan } from './types.js';
import { coverageOf } from './coverage.js';
import type { TSESTree } from '@typescript-eslint/utils';
import type { LogCall, MetricDeclaration, MetricObservation, SpanStart } from '../model/facts.js';
import type { fileModel } from '../model/file-model.js';
import { type FileModel } from '../model/file-model.js';
import type { Evidence } from '../model/project-evidence.js';
import { bucketValues } from '../model/bucket-values.js';
import { prometheusName } from '../model/metric-name.js';
import { seriesOf } from '../model/series.js';
import { isDead } from '../model/reachability.js';
import { projectSlos, thresholdsFor } from '../model/slos.js';
import { isClass, memberName, terminalName, unwrap } from '../model/syntax.js';
import { textOf } from '../model/text.js';
import { asInstance } from '../model/values.js';
import { BASE_UNITS, baseUnitFor, UCUM } from '../vocabulary/units.js';

/** The context of the rule that reads. */
export type Context = Parameters<typeof fileModel>[0];

function silencedBy({ calls, messages, serves }: Evidence['instruments']): Record<string, string> {
  const parts: [rule: string, what: string | readonly string[]][] = [
    ['require-span-on-external-call', calls],
    ['require-context-propagation', messages],
    ['require-handler-telemetry', serves],
  ];
  return Object.fromEntries(
    parts.map(([rule, what]) => [rule, typeof what === 'string' ? what : what.join(', ')]).filter(([, what]) => what),
  ) as Record<string, string>;
}

/** What is taken for the values of a label of which nothing is known. */
const GUESS = { unknown: 10, values: {} };

/** Reads what a file states from its model. */
export class InspectionReader {
  readonly #context: Context;
  readonly #model: FileModel;
  readonly #file: string;

  constructor(context: Context, model: FileModel, file: string) {
    this.#context = context;
    this.#model = model;
    this.#file = file;
  }

  /** All of it. */
  read(): FileInspection {
    const { metrics, observations, logs, spans, errorSinks } = this.#model;
    const read = logs.filter(({ library }) => library !== 'console').map((log) => this.#log(log));
    return {
      ...coverageOf(this.#model, this.#context.sourceCode),
      file: this.#file,
      kind: this.#model.fileKind,
      objectives: projectSlos(this.#model.settings, this.#context.cwd).slos,
      instrumentation: this.#model.evidence.all.map(({ what, where, instruments }) => ({
        what,
        where,
        silences: silencedBy(instruments),
      })),
      metrics: metrics.map((metric) => this.#metric(metric)),
      observations: observations.filter(({ method }) => method !== 'labels').map((seen) => this.#observation(seen)),
      logs: read,
      spans: spans.map((span) => this.#span(span)),
      sinks: errorSinks.map(({ node, library, kind }) => ({
        ...this.#place(node),
        library,
        kind: kind === 'report' ? 'error report' : 'error on a span',
        call: this.#text(node.callee, 60),
      })),
      exportedLoggers: this.#exportedLoggers(),
    };
  }

  #metric(metric: MetricDeclaration): DeclaredMetric {
    const { scopes } = this.#model;
    const { name, type, library, labels, labelsComplete, help, node, dialect } = metric;
    const asked = textOf(help.state === 'given' ? help.node : node, scopes);
    const written = name?.text ?? this.#text(metric.nameNode, 40);
    return {
      ...this.#part(node),
      name: prometheusName(metric, scopes)?.text ?? written,
      written,
      type,
      unit: this.#unit(metric),
      // OpenTelemetry and StatsD declare none: they are those of the observations.
      labels: [...labels.map((label) => label.name), ...(labelsComplete || dialect !== 'prometheus' ? [] : ['…'])],
      buckets: this.#buckets(metric),
      boundaries: this.#boundaries(metric),
      help: help.state === 'given' ? (asked?.text ?? this.#text(help.node, 80)) : '',
      series: seriesOf(metric, this.#model, GUESS)?.series ?? null,
      slos: this.#slos(metric),
      library,
      path: pathOf(node),
      isSent: dialect === 'statsd',
    };
  }

  #slos(metric: MetricDeclaration): number[] {
    if (metric.type !== 'histogram') return [];
    return thresholdsFor(metric, projectSlos(this.#model.settings, this.#context.cwd), this.#model);
  }

  #unit({ unit, name, dialect }: MetricDeclaration): string {
    if (unit.state === 'given') {
      const text = textOf(unit.node, this.#model.scopes)?.text ?? this.#text(unit.node, 20);
      return Object.hasOwn(UCUM, text) ? (UCUM[text] ?? text) : text;
    }
    const words = (dialect === 'prometheus' ? (name?.tail ?? '') : '').split('_').filter((word) => word !== 'total');
    const last = words.at(-1) ?? '';
    return BASE_UNITS.includes(last) || baseUnitFor(last) !== null ? last : '';
  }

  #buckets({ type, buckets }: MetricDeclaration): string {
    if (buckets.state === 'given') return this.#text(buckets.node, 80).replace(/^\[\s*(.*?),?\s*\]$/, '$1');
    return type === 'histogram' && buckets.state === 'absent' ? 'default' : '';
  }

  #boundaries({ buckets }: MetricDeclaration): readonly number[] | null {
    return buckets.state === 'given' ? (bucketValues(buckets.node, this.#model.scopes)?.values ?? null) : null;
  }

  #observation({ node, declaration, labels, method }: MetricObservation): Observed {
    const callee = unwrap(node.callee);
    const receiver = callee.type === 'MemberExpression' ? callee.object : callee;
    return {
      ...this.#part(node),
      declared: declaration?.node.loc.start.line ?? null,
      path: chainNames(receiver),
      asked: this.#askedName(receiver),
      labels: labels.map(({ name }) => name ?? '…'),
      method,
    };
  }

  /** `register.getSingleMetric('joins')`, `getMetric('joins')`. */
  #askedName(raw: TSESTree.Node): string {
    const node = unwrap(raw);
    const [name] = node.type === 'CallExpression' ? node.arguments : [];
    return (name && textOf(name, this.#model.scopes)?.text) ?? '';
  }

  #log({ node, logger, library, level }: LogCall): Logged {
    const value = logger && asInstance(this.#model.resolver.valueOf(logger));
    const root = logger && rootOf(logger);
    const definition = root?.type === 'Identifier' ? this.#model.scopes.variableOf(root)?.defs[0] : undefined;
    return {
      ...this.#part(node),
      name: logger ? loggerName(logger) : this.#text(node.callee, 40),
      library,
      level: level ?? 'any',
      made: value?.origin?.loc.start.line ?? null,
      from: importOf(definition?.node),
    };
  }

  #span({ node, name, nameNode, library, ends }: SpanStart): StartedSpan {
    const text = name?.text ?? (nameNode ? this.#text(nameNode, 40) : methodName(node));
    return { ...this.#part(node), name: text, library, ends };
  }

  /** `export const logger = pino()`, `export { logger }`, `module.exports = logger`, `export default pino()`. */
  #exportedLoggers(): FileInspection['exportedLoggers'] {
    const found: FileInspection['exportedLoggers'] = [];
    const add = (name: string, node: TSESTree.Node): void => {
      const value = asInstance(this.#model.resolver.valueOf(node));
      const isLogger = value?.certain && (value.profile.logger ?? value.profile.loggers) && value.origin;
      if (isLogger) found.push({ name, library: value.profile.id, made: value.origin!.loc.start.line });
    };
    for (const statement of this.#context.sourceCode.ast.body) {
      if (statement.type === 'ExportDefaultDeclaration') add('default', statement.declaration);
      if (statement.type === 'ExportNamedDeclaration') {
        if (statement.declaration?.type === 'VariableDeclaration')
          for (const { id } of statement.declaration.declarations) if (id.type === 'Identifier') add(id.name, id);
        for (const { local, exported } of statement.source ? [] : statement.specifiers)
          add(exported.type === 'Identifier' ? exported.name : exported.value, local);
      }
      const assigned = statement.type === 'ExpressionStatement' ? statement.expression : null;
      if (assigned?.type !== 'AssignmentExpression') continue;
      const target = this.#text(assigned.left, 60);
      if (target === 'module.exports') add('default', assigned.right);
      else if (/^(?:module\.)?exports\.\w+$/.test(target))
        add(target.slice(target.lastIndexOf('.') + 1), assigned.right);
    }
    return found;
  }

  #part(node: TSESTree.Node): Place & Part {
    return { ...this.#place(node), endLine: node.loc.end.line, isLive: !isDead(node, this.#model.scopes) };
  }

  #place(node: TSESTree.Node): Place {
    return { file: this.#file, line: node.loc.start.line };
  }

  /** Source text on one line. */
  #text(node: TSESTree.Node, most: number): string {
    const text = this.#context.sourceCode.getText(node).replaceAll(/\s+/g, ' ');
    return text.length > most ? `${text.slice(0, most - 1)}…` : text;
  }
}

/** The names by which code elsewhere reaches what an expression makes: variable, field, keys of the objects around it. */
function pathOf(node: TSESTree.Node): string[] {
  const path: string[] = [];
  for (let current = node; current.parent; current = current.parent) {
    const { parent } = current;
    if (parent.type === 'Property' && parent.value === current) path.unshift(memberName(parent) ?? '');
    else if (parent.type === 'PropertyDefinition') return [memberName(parent) ?? '', ...path];
    else if (parent.type === 'VariableDeclarator')
      return [...(parent.id.type === 'Identifier' ? [parent.id.name] : []), ...path].map(bare);
    else if (parent.type === 'AssignmentExpression') return [...chainNames(parent.left).slice(-1), ...path];
    else if (/Statement$|Function/.test(parent.type)) break;
  }
  return path.map(bare);
}

function chainNames(raw: TSESTree.Node): string[] {
  const node = unwrap(raw);
  if (node.type === 'CallExpression') return chainNames(node.callee);
  if (node.type === 'MemberExpression') return [...chainNames(node.object), bare(memberName(node) ?? '')];
  return node.type === 'Identifier' ? [node.name] : [];
}

function bare(name: string): string {
  return name.replace(/^[#_]+/, '');
}

function rootOf(raw: TSESTree.Node): TSESTree.Node {
  const node = unwrap(raw);
  if (node.type === 'MemberExpression') return rootOf(node.object);
  return node.type === 'CallExpression' ? rootOf(node.callee) : node;
}

/** `logger` for `this.logger`, `deps.logger` and `logger.child({ id })`; `getLogger()` for a factory. */
function loggerName(raw: TSESTree.Node): string {
  const node = unwrap(raw);
  if (node.type !== 'CallExpression') {
    const name = terminalName(node) ?? '';
    return node.type === 'MemberExpression' && name === 'default' ? loggerName(node.object) : bare(name);
  }
  const callee = unwrap(node.callee);
  const method = terminalName(callee) ?? '';
  const isChild = callee.type === 'MemberExpression' && !/^(?:get|resolve|inject)$|[lL]ogger$/.test(method);
  return isChild ? loggerName(callee.object) : `${method}()`;
}

/** `MeetingService.join`, for a decorated method. */
function methodName(node: TSESTree.Node): string {
  const method = node.parent?.type === 'Decorator' ? node.parent.parent : undefined;
  if (method?.type !== 'MethodDefinition') return '';
  const type = method.parent.parent;
  const owner = isClass(type) && type.id ? `${type.id.name}.` : '';
  return owner + (memberName(method) ?? '');
}

function importOf(node: TSESTree.Node | undefined): Logged['from'] {
  if (node?.type === 'ImportSpecifier') {
    const { imported, parent } = node;
    const name = imported.type === 'Identifier' ? imported.name : imported.value;
    return { source: (parent as TSESTree.ImportDeclaration).source.value, name };
  }
  if (node?.type === 'ImportDefaultSpecifier') return { source: node.parent.source.value, name: 'default' };
  if (node?.type !== 'VariableDeclarator' || !node.init) return null;
  // `const logger = require('./logger')`, `const { logger } = require('./log')`
  const init = unwrap(node.init);
  const call = init.type === 'MemberExpression' ? unwrap(init.object) : init;
  const isRequire = call.type === 'CallExpression' && terminalName(call.callee) === 'require';
  const [source] = isRequire ? call.arguments : [];
  if (source?.type !== 'Literal' || typeof source.value !== 'string') return null;
  const member = init.type === 'MemberExpression' ? (memberName(init) ?? '') : 'default';
  return { source: source.value, name: member };
}
