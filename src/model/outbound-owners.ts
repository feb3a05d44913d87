import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import type { FunctionNode } from './facts.js';
import type { FileModel } from './file-model.js';
import { statementsOf } from './statements.js';
import { chainOf, functionName, isClass, isFunction, rootOf, walk } from './syntax.js';

type SourceCode = Readonly<TSESLint.SourceCode>;

/** How many calls of the file away a function may be from one that is exported, or serves requests. */
const DEPTH = 3;

/**
 * The function that a reader would name as the place of a call, where requests can reach it: a request, job or message
 * handler, a function or method that other files can call, or a function of the file that one of these calls.
 * @returns null for what runs once, when the file is loaded, and for what only callbacks of such code run
 */
export function reachedFunction(node: TSESTree.Node, model: FileModel, sourceCode: SourceCode): FunctionNode | null {
  const owner = ownerOf(node, model);
  return owner && isReached(owner, model, sourceCode, DEPTH) ? owner : null;
}

/** The innermost function around a node that has a name, or is a handler; else the outermost. */
function ownerOf(node: TSESTree.Node, model: FileModel): FunctionNode | null {
  let outermost: FunctionNode | null = null;
  for (let current = node.parent; current; current = current.parent) {
    if (!isFunction(current)) continue;
    outermost = current;
    if (functionName(current) !== '' || isHandler(current, model)) return current;
  }
  return outermost;
}

function isHandler(fn: FunctionNode, model: FileModel): boolean {
  return model.requestHandlers.some(({ node }) => node === fn);
}

function isReached(fn: FunctionNode, model: FileModel, sourceCode: SourceCode, depth: number): boolean {
  for (let current: TSESTree.Node | undefined = fn; current; current = current.parent)
    if (isFunction(current) && isHandler(current, model)) return true;
  if (isExported(fn, model, sourceCode)) return true;
  if (depth === 0) return false;
  return model.resolver.definitions.callsOf(fn).some((call) => {
    const caller = ownerOf(call, model);
    return caller !== null && caller !== fn && isReached(caller, model, sourceCode, depth - 1);
  });
}

/** True where the statement of the module that a function stands in is exported, or declares what is. */
export function isExported(fn: FunctionNode, model: FileModel, sourceCode: SourceCode): boolean {
  const exported = exportedDefinitions(model, sourceCode);
  let statement: TSESTree.Node = fn;
  while (statement.parent && statement.parent.type !== 'Program') {
    if (exported.has(statement)) return true;
    statement = statement.parent;
  }
  if (exported.has(statement) || isExport(statement)) return true;
  // `Rooms.prototype.find = async function () { … }`
  const target = statement.type === 'ExpressionStatement' ? assignedIn(statement) : null;
  const root = target && rootOf(target);
  const definition = root?.type === 'Identifier' ? model.scopes.variableOf(root)?.defs[0]?.node : undefined;
  return definition !== undefined && exported.has(definition);
}

/** `export …`, `module.exports = …`, `exports.find = …`. */
function isExport(statement: TSESTree.Node): boolean {
  if (/^Export|^TSExportAssignment$/.test(statement.type)) return true;
  const target = statement.type === 'ExpressionStatement' ? assignedIn(statement) : null;
  const chain = target && chainOf(target);
  return chain?.[0] === 'exports' || (chain?.[0] === 'module' && chain[1] === 'exports');
}

function assignedIn({ expression }: TSESTree.ExpressionStatement): TSESTree.Node | null {
  return expression.type === 'AssignmentExpression' ? expression.left : null;
}

const known = new WeakMap<FileModel, ReadonlySet<TSESTree.Node>>();

/** What the exports of a file name: `export { find }`, `export default new Rooms()`, `module.exports = { find }`. */
function exportedDefinitions(model: FileModel, { ast, visitorKeys }: SourceCode): ReadonlySet<TSESTree.Node> {
  const before = known.get(model);
  if (before) return before;
  const found = new Set<TSESTree.Node>();
  for (const statement of statementsOf(ast)) {
    if (!isExport(statement)) continue;
    walk(statement, visitorKeys, (node) => {
      const definition = node.type === 'Identifier' ? model.scopes.variableOf(node)?.defs[0] : undefined;
      if (definition && definition.type !== 'Parameter') found.add(definition.node);
      return !isFunction(node) && !isClass(node);
    });
  }
  known.set(model, found);
  return found;
}
