import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { importedName, memberName, requiredSource } from './syntax.js';

type SourceCode = Readonly<TSESLint.SourceCode>;

/** How code at some place can write a name of `@opentelemetry/api`. */
export interface ApiName {
  text: string;
  /** What makes the name known there; null where it is known. */
  add: TSESLint.ReportFixFunction | null;
}

const API = '@opentelemetry/api';
const NAME = 'SpanStatusCode';

/** The enum of status codes, as code at a node can write it; null where the file has no import to take it from. */
export function statusCodeAt(node: TSESTree.Node, sourceCode: SourceCode): ApiName | null {
  const hidden = new Set<string>();
  let addable: ApiName | null = null;
  for (let scope: TSESLint.Scope.Scope | null = sourceCode.getScope(node); scope; scope = scope.upper) {
    for (const { name, defs } of scope.variables) {
      const [definition] = defs;
      if (!definition || hidden.has(name)) continue;
      hidden.add(name);
      const found = ofImport(name, definition) ?? ofRequire(name, definition);
      if (found?.add === null) return found;
      addable ??= found;
    }
  }
  return addable && !isTaken(NAME, sourceCode) ? addable : null;
}

type Definition = TSESLint.Scope.Definition;

function ofImport(local: string, { node, parent }: Definition): ApiName | null {
  if (parent?.type !== 'ImportDeclaration' || parent.source.value !== API || parent.importKind === 'type') return null;
  if (node.type === 'ImportNamespaceSpecifier' || node.type === 'ImportDefaultSpecifier')
    return { text: `${local}.${NAME}`, add: null };
  if (node.type !== 'ImportSpecifier' || node.importKind === 'type') return null;
  return importedName(node) === NAME ? { text: local, add: null } : addedAfter(parent.specifiers.at(-1)!);
}

function ofRequire(local: string, { node, name }: Definition): ApiName | null {
  const init = node.type === 'VariableDeclarator' ? node.init : null;
  if (node.type !== 'VariableDeclarator' || init?.type !== 'CallExpression' || requiredSource(init) !== API)
    return null;
  if (node.id === name) return { text: `${local}.${NAME}`, add: null };
  const entries = node.id.type === 'ObjectPattern' ? node.id.properties : [];
  const own = entries.find((entry) => entry.type === 'Property' && entry.value === name);
  if (own?.type === 'Property' && memberName(own) === NAME) return { text: local, add: null };
  const last = entries.at(-1);
  return own && last?.type === 'Property' ? addedAfter(last) : null;
}

function addedAfter(last: TSESTree.Node): ApiName {
  return { text: NAME, add: (fixer) => fixer.insertTextAfter(last, `, ${NAME}`) };
}

function isTaken(name: string, { scopeManager }: SourceCode): boolean {
  return (
    scopeManager?.scopes.some(
      ({ set, through }) => set.has(name) || through.some(({ identifier }) => identifier.name === name),
    ) ?? false
  );
}
