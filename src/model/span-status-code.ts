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
  const inner: TSESLint.Scope.Scope[] = [];
  let addable: ApiName | null = null;
  for (let scope: TSESLint.Scope.Scope | null = sourceCode.getScope(node); scope; scope = scope.upper) {
    for (const { local, name } of namesIn(scope)) {
      if (inner.some(({ set }) => set.has(local))) continue;
      if (name.add === null) return name;
      addable ??= name;
    }
    inner.push(scope);
  }
  return addable && !isTaken(sourceCode) ? addable : null;
}

interface Local {
  /** The variable by which the name is known, or another one of the same import. */
  local: string;
  name: ApiName;
}

const known = new WeakMap<TSESLint.Scope.Scope, readonly Local[]>();

function namesIn(scope: TSESLint.Scope.Scope): readonly Local[] {
  let names = known.get(scope);
  if (!names) {
    names = scope.variables.flatMap(({ name: local, defs: [definition] }) => {
      const name = definition && (ofImport(local, definition) ?? ofRequire(local, definition));
      return name ? [{ local, name }] : [];
    });
    known.set(scope, names);
  }
  return names;
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

const taken = new WeakMap<TSESTree.Program, boolean>();

/** True where the file has something else of that name. */
function isTaken({ ast, scopeManager }: SourceCode): boolean {
  let is = taken.get(ast);
  if (is === undefined) {
    is =
      scopeManager?.scopes.some(
        ({ set, through }) => set.has(NAME) || through.some(({ identifier }) => identifier.name === NAME),
      ) ?? false;
    taken.set(ast, is);
  }
  return is;
}
