import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import type { FileModel } from './file-model.js';
import type { Variable } from './scopes.js';
import type { UsedConstant } from './semconv-constants.js';

type SourceCode = Readonly<TSESLint.SourceCode>;
type Fix = TSESLint.ReportFixFunction;

/**
 * A fix that writes another name in the place of one.
 * @param written where the name is written
 * @param uses the expressions that are known to be names of the same kind
 * @returns null where it is written in a constant that is used for more than these
 */
export function renameText(
  written: TSESTree.StringLiteral | TSESTree.TemplateLiteral,
  name: string,
  uses: ReadonlySet<TSESTree.Node>,
  model: FileModel,
  sourceCode: SourceCode,
): Fix | null {
  if (!uses.has(written) && !isOnlyFor(written, uses, model)) return null;
  const quote = sourceCode.getText(written)[0]!;
  return (fixer) => fixer.replaceText(written, `${quote}${name}${quote}`);
}

/** True for `const KEY = 'http.method'` that nothing but the given expressions reads. */
function isOnlyFor(written: TSESTree.Node, uses: ReadonlySet<TSESTree.Node>, model: FileModel): boolean {
  let node = written;
  while (node.parent?.type === 'TSAsExpression' || node.parent?.type === 'TSSatisfiesExpression') node = node.parent;
  const declarator = node.parent;
  if (declarator?.type !== 'VariableDeclarator' || declarator.init !== node || isExported(declarator)) return false;
  const variable = declarator.id.type === 'Identifier' ? model.scopes.variableOf(declarator.id) : null;
  return variable !== null && model.scopes.readsOf(variable).every((read) => uses.has(read));
}

function isExported({ parent }: TSESTree.VariableDeclarator): boolean {
  return parent.parent?.type === 'ExportNamedDeclaration';
}

/**
 * A fix that takes another constant from the package, wherever the old one is used.
 * @returns null where the new one would have a name that the file has for something else
 */
export function replaceConstant(used: UsedConstant, successor: string, sourceCode: SourceCode): Fix | null {
  const { taken, node } = used;
  switch (taken.how) {
    case 'member': {
      const { member } = taken;
      return member.computed ? null : (fixer) => fixer.replaceText(member.property, successor);
    }
    case 'named':
      return replaceImport(node, used.constant, taken.local, successor, sourceCode);
    case 'entry':
      return replaceEntry(node, taken, successor, sourceCode);
  }
}

/** `import { SEMATTRS_HTTP_METHOD }`, `const { SEMATTRS_HTTP_METHOD } = require(…)`, with all that uses it. */
function replaceImport(
  node: TSESTree.Node,
  constant: string,
  local: Variable,
  successor: string,
  sourceCode: SourceCode,
): Fix | null {
  const imported = node.type === 'ImportSpecifier' ? node.imported : node.type === 'Property' ? node.key : null;
  if (!imported || (node.type === 'Property' && node.computed)) return null;
  // Under a name of its own it keeps that.
  if (local.name !== constant) return (fixer) => fixer.replaceText(imported, successor);
  if (isTaken(successor, sourceCode)) return null;
  const uses = local.references.map(({ identifier }) => identifier).filter((use) => !isWithin(node, use));
  return (fixer) => [
    fixer.replaceText(node, successor),
    ...[...new Set(uses)].map((use) => fixer.replaceText(use, inPlaceOf(use, constant, successor))),
  ];
}

/** `SemanticAttributes.HTTP_METHOD`, and the import of the object where this is all it is for. */
function replaceEntry(
  node: TSESTree.Node,
  { object, local, import: specifier }: Extract<UsedConstant['taken'], { how: 'entry' }>,
  successor: string,
  sourceCode: SourceCode,
): Fix | null {
  if (!local || !specifier) {
    const whole = object.type === 'MemberExpression' ? sourceCode.getText(object.object) : null;
    return whole === null ? null : (fixer) => fixer.replaceText(node, `${whole}.${successor}`);
  }
  const known = sourceCode.scopeManager?.scopes.flatMap(({ set }) => set.get(successor) ?? []) ?? [];
  const isImported = known.length === 1 && known[0]!.defs[0]?.node.parent === specifier.parent;
  if (known.length > 0 && !isImported) return null;
  const isOnly = local.references.filter((reference) => reference.isRead()).length === 1;
  return (fixer) => [
    ...(isImported
      ? []
      : [isOnly ? fixer.replaceText(specifier, successor) : fixer.insertTextAfter(specifier, `, ${successor}`)]),
    fixer.replaceText(node, successor),
  ];
}

/** `{ [OLD]: 1 }` becomes `{ [NEW]: 1 }`; where the old name was a key or an export too, that stays. */
function inPlaceOf(use: TSESTree.Node, constant: string, successor: string): string {
  const { parent } = use;
  if (parent?.type === 'Property' && parent.shorthand) return `${constant}: ${successor}`;
  if (parent?.type === 'ExportSpecifier' && parent.local.range[0] === parent.exported.range[0])
    return `${successor} as ${constant}`;
  return successor;
}

function isWithin(outer: TSESTree.Node, inner: { range: readonly [number, number] }): boolean {
  return outer.range[0] <= inner.range[0] && inner.range[1] <= outer.range[1];
}

function isTaken(name: string, { scopeManager }: SourceCode): boolean {
  return (
    scopeManager?.scopes.some(
      ({ set, through }) => set.has(name) || through.some(({ identifier }) => identifier.name === name),
    ) ?? false
  );
}
