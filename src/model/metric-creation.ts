import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { wordsOf } from '../vocabulary/words.js';
import { lookUp } from './config-object.js';
import { CreationGuards } from './creation-guards.js';
import type { MetricDeclaration } from './facts.js';
import type { FileModel } from './file-model.js';
import { Repetitions, type Repetition } from './repetition.js';
import { chainOf, contains, terminalName, unwrap, walk } from './syntax.js';

type SourceCode = Readonly<TSESLint.SourceCode>;

/** What creating a metric again does. */
export type Again =
  /** The library refuses a name that is registered. */
  | 'throws'
  /** A wrapper of another file hands the name to such a library, unless it looks first. */
  | 'wrapper-throws'
  /** There is one more object for the same measurements. */
  | 'another'
  /** There is one more object, whose callbacks are called beside all earlier ones. */
  | 'another-observable';

/** A metric that is created again and again. */
export interface RepeatedCreation {
  again: Again;
  repetition: Repetition;
}

const analyses = new WeakMap<FileModel, { guards: CreationGuards; repetitions: Repetitions }>();

/** How a metric is created again and again; null where it is created once, or the file does not tell. */
export function repeatedCreation(
  declaration: MetricDeclaration,
  model: FileModel,
  sourceCode: SourceCode,
): RepeatedCreation | null {
  if (declaration.site.enclosingFunction === null && !mayLoop(declaration.node)) return null;
  const again = againOf(declaration, model);
  if (!again) return null;
  let analysis = analyses.get(model);
  if (!analysis) {
    const guards = new CreationGuards(model, sourceCode);
    analysis = { guards, repetitions: new Repetitions(model, guards) };
    analyses.set(model, analysis);
  }
  const fixed = fixedParts(declaration, again, model);
  if (fixed === null) return null;
  const isFixed = (scope: TSESTree.Node): boolean => fixed.every((part) => isSameIn(part, scope, model, sourceCode));
  for (let { inner } = declaration; inner; inner = inner.inner) {
    const fn = inner.site.enclosingFunction;
    const registers = registersOf(inner, model);
    if (analysis.guards.keeps(inner.node) || (fn && registers && !isSameIn(registers, fn, model, sourceCode)))
      return null;
  }
  const repetition = analysis.repetitions.of(declaration.node, isFixed);
  return repetition && { again, repetition };
}

function mayLoop(node: TSESTree.Node): boolean {
  for (let current = node.parent; current; current = current.parent)
    if (/^(?:For|While|DoWhile)/.test(current.type)) return true;
  return false;
}

function againOf(declaration: MetricDeclaration, model: FileModel): Again | null {
  const { library, dialect, node } = innermost(declaration);
  const name = terminalName(node.callee) ?? '';
  const known = model.settings.profiles.find(({ id }) => id === library)?.again;
  if (known === 'throws') return 'throws';
  const isMeter = wordsOf(chainOf(calledOn(node))?.at(-1) ?? '').includes('meter');
  if (known === 'another' || (library === 'homemade' && dialect === 'opentelemetry' && isMeter))
    return name.includes('Observable') ? 'another-observable' : 'another';
  return library === 'homemade' && dialect === 'prometheus' && createsByName(node, name, model)
    ? 'wrapper-throws'
    : null;
}

const CREATES = /^(?:create|make|new|register|define|build|add)\w*(?:Counter|Gauge|Histogram|Summary|Timer|Metric)\w*$/;

/** `registry.counter(…)`, `createCounter(…)` of another file, `new GaugeExtra(…)`; not `metrics.counter(…)`, `getCounter(…)`. */
function createsByName(node: MetricDeclaration['node'], name: string, model: FileModel): boolean {
  if (model.resolver.definitions.functionOf(node.callee)) return false;
  if (node.type === 'NewExpression') return /(?:Counter|Gauge|Histogram|Summary)/.test(name);
  if (CREATES.test(name)) return true;
  const isOfRegistry = wordsOf(chainOf(calledOn(node))?.at(-1) ?? '').some((word) =>
    /^regist(?:er|ry|ries)$/.test(word),
  );
  return isOfRegistry && /^(?:counter|gauge|histogram|summary)$/i.test(name);
}

/** The object that a method is called on; the callee itself where it is none. */
function calledOn({ callee }: MetricDeclaration['node']): TSESTree.Node {
  const inner = unwrap(callee);
  return inner.type === 'MemberExpression' ? inner.object : inner;
}

function innermost(declaration: MetricDeclaration): MetricDeclaration {
  return declaration.inner ? innermost(declaration.inner) : declaration;
}

/**
 * What must be the same each time for the creations to clash: the name, the registry, the meter.
 * @returns null where they do not clash, or the code does not tell
 */
function fixedParts(declaration: MetricDeclaration, again: Again, model: FileModel): TSESTree.Node[] | null {
  const { name, nameNode, node } = declaration;
  const parts = name
    ? name.parts.flatMap((part) => (typeof part === 'string' ? [] : [part.node]))
    : [node.arguments[0] ?? nameNode];
  if (again !== 'throws') return declaration.inner ? parts : [...parts, calledOn(node)];
  const { config } = innermost(declaration);
  const found = config && lookUp(config, 'registers', model.scopes);
  if (!found || found.state === 'unknown') return null;
  const registers = found.state === 'given' ? unwrap(found.node) : null;
  if (registers?.type === 'ArrayExpression' && registers.elements.length === 0) return null;
  return registers ? [...parts, registers] : parts;
}

function registersOf({ config }: MetricDeclaration, model: FileModel): TSESTree.Node | null {
  const found = config && lookUp(config, 'registers', model.scopes);
  return found?.state === 'given' ? found.node : null;
}

/** True where an expression is the same on every run of a loop or function: made of what stands outside of it. */
function isSameIn(
  node: TSESTree.Node,
  scope: TSESTree.Node,
  model: FileModel,
  sourceCode: SourceCode,
  depth = 0,
): boolean {
  let same = true;
  walk(node, sourceCode.visitorKeys, (inner) => {
    if (/^(?:New|Await|Yield|TaggedTemplate|Update|Import)Expression$/.test(inner.type)) same = false;
    if (inner.type === 'CallExpression' && terminalName(inner.callee) !== 'getMeter') same = false;
    const variable = same && inner.type === 'Identifier' ? model.scopes.variableOf(inner) : null;
    const definition = variable?.defs[0];
    if (!definition || inner.type !== 'Identifier') return same;
    const constant = model.scopes.constantOf(inner);
    const isOutside = !contains(scope, definition.name);
    const isWritten = variable.references.some(
      (reference) => reference.isWrite() && !reference.init && contains(scope, reference.identifier),
    );
    same = isOutside
      ? !isWritten
      : constant !== null && depth < 3 && isSameIn(constant, scope, model, sourceCode, depth + 1);
    return same;
  });
  return same;
}
