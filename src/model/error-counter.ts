import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { bodyFix } from './error-edits.js';
import type { ErrorHandler, MetricDeclaration } from './facts.js';
import type { FileModel } from './file-model.js';
import { unwrap } from './syntax.js';

type SourceCode = Readonly<TSESLint.SourceCode>;

/** A fix that counts the error of a handler, and the statement it adds. */
export interface CountErrorFix {
  text: string;
  apply: TSESLint.ReportFixFunction;
}

/**
 * The fix that counts an error as the first thing in its handler, with the one counter of the file that is made for
 * errors and needs no labels.
 * @returns null where there is no such counter, or more than one
 */
export function countErrorFix(handler: ErrorHandler, model: FileModel, sourceCode: SourceCode): CountErrorFix | null {
  const { body, node, kind, function: fn, site } = handler;
  const isOwn = kind === 'catch' || (kind === 'promise' && fn === unwrap(node));
  if (!isOwn || !body || !site.enclosingFunction) return null;
  const counters = model.metrics.flatMap((metric) => counterOf(metric) ?? []);
  const [counter] = counters;
  if (counters.length !== 1 || !counter || !isVisible(counter.name, body, sourceCode)) return null;
  const text = `${counter.name.name}.${counter.call}`;
  const apply = bodyFix(handler, text, sourceCode);
  return apply && { text, apply };
}

interface Counter {
  name: TSESTree.Identifier;
  call: string;
}

/** A constant of the module that counts errors, by its name, and has no labels. */
function counterOf({ node, type, certain, dialect, labels, labelsComplete }: MetricDeclaration): Counter | null {
  const declarator = node.parent;
  if (type !== 'counter' || !certain || declarator.type !== 'VariableDeclarator') return null;
  const { id, parent } = declarator;
  const isConstant =
    parent.kind === 'const' && (parent.parent.type === 'Program' || parent.parent.type === 'ExportNamedDeclaration');
  if (id.type !== 'Identifier' || !isConstant || !/err(?:or)?s?(?:_?total|counter)?$|fail/i.test(id.name)) return null;
  if (dialect === 'opentelemetry') return { name: id, call: 'add(1)' };
  const isPlain = dialect === 'prometheus' && labelsComplete && labels.length === 0;
  return isPlain ? { name: id, call: 'inc()' } : null;
}

/** True where the name means the counter in a handler too. */
function isVisible(name: TSESTree.Identifier, at: TSESTree.Node, sourceCode: SourceCode): boolean {
  let scope: TSESLint.Scope.Scope | null = sourceCode.getScope?.(at) ?? null;
  while (scope && !scope.set.has(name.name)) scope = scope.upper;
  return scope?.set.get(name.name)?.identifiers.includes(name) ?? false;
}
