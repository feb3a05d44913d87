import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import type { LogShape } from '../profiles/profile.js';
import { LOGGER_OF_ITS_OWN, REQUEST_PARAMETER } from '../vocabulary/request-loggers.js';
import { correlationFields } from './correlation.js';
import type { FunctionNode, LogCall, RequestHandler } from './facts.js';
import type { FileModel } from './file-model.js';
import { RequestCarriers } from './request-carriers.js';
import { isVisible, type Scopes, type Variable } from './scopes.js';
import { chainOf, contains, isFunction, memberName, rootOf, terminalName, unwrap } from './syntax.js';
import { asInstance } from './values.js';

type SourceCode = Readonly<TSESLint.SourceCode>;

/** A logger of the request, at the place of a log. */
export interface RequestLogger {
  /** As it is written there: `request.log`, `c.get('logger')`, `log`. */
  text: string;
  /** How it is written to; null where that is unknown. */
  shape: LogShape | null;
  /** True where it is certainly there, and writes to where the other logger does. */
  isCertain: boolean;
  /** True where the same function writes to it, or makes it: the other logger then does not know the request. */
  isUsed: boolean;
  /** The fields that it was made with, where it is a child that the code makes. */
  fields: string | null;
}

/** The logger of a call, where all requests share it. */
export interface SharedLogger {
  node: TSESTree.Node;
  /** The variable that it is reached by, or the function that hands it out; null for `this`. */
  root: TSESTree.Identifier | null;
  /** True where a function hands it out: `getLogger()`, which may be asked within a request. */
  isHandedOut: boolean;
  /** True for the logger that Fastify makes the loggers of its requests from. */
  isOfServer: boolean;
}

/** Libraries whose loggers know the request by themselves, write nothing that is kept, or belong to another rule. */
const OTHERS = /^(?:console|debug|effect|opentelemetry|powertools-logger|nest|nestjs-pino|dd-trace)$/;

/** What a logger is called that is there for everything. */
const SERVER = /^_?(?:fastify|app|server|instance)$/;

/** The logger of a call, unless it is made in place, belongs to an object, or is kept apart on purpose. */
export function sharedLogger(log: LogCall, model: FileModel): SharedLogger | null {
  if (!log.logger || OTHERS.test(log.library)) return null;
  const node = unwrap(log.logger);
  const root = rootOf(node);
  const asked = handedOutBy(node, model.scopes);
  if (asked)
    return LOGGER_OF_ITS_OWN.test(asked.name) ? null : { node, root: asked, isHandedOut: true, isOfServer: false };
  const names = chainOf(node);
  if (
    !names ||
    LOGGER_OF_ITS_OWN.test(names.filter((name) => !SERVER.test(name) && !REQUEST_PARAMETER.test(name)).join('.'))
  )
    return null;
  const isOfServer =
    node.type === 'MemberExpression' && memberName(node) === 'log' && isServer(unwrap(node.object), model);
  const shared = { node, isHandedOut: false, isOfServer };
  if (root.type === 'ThisExpression') return isOfServer ? { ...shared, root: null } : null;
  return root.type === 'Identifier' ? { ...shared, root } : null;
}

/** The function of another file that a logger is asked of, with nothing to tell it the request. */
function handedOutBy(raw: TSESTree.Node, scopes: Scopes): TSESTree.Identifier | null {
  const node = unwrap(raw);
  if (node.type === 'Identifier') {
    const variable = scopes.variableOf(node);
    const constant = variable && !isOfModule(variable) ? scopes.constantOf(node) : null;
    return constant ? handedOutBy(constant, scopes) : null;
  }
  if (node.type !== 'CallExpression' || node.arguments.some((argument) => argument.type !== 'Literal')) return null;
  const root = rootOf(node.callee);
  return root.type === 'Identifier' && scopes.variableOf(root)?.defs[0]?.type === 'ImportBinding' ? root : null;
}

/** `app`, `request.server`, `this` in a handler of Fastify. */
function isServer(node: TSESTree.Node, model: FileModel): boolean {
  if (node.type === 'ThisExpression') {
    let fn = node.parent as TSESTree.Node | undefined;
    while (fn && (!isFunction(fn) || fn.type === 'ArrowFunctionExpression')) fn = fn.parent;
    return model.requestHandlers.some((handler) => handler.node === fn && handler.framework === 'fastify');
  }
  const instance = asInstance(model.resolver.valueOf(node));
  if (instance) return instance.profile.id === 'fastify' && instance.type === 'app';
  return SERVER.test(terminalName(node) ?? '');
}

/** Finds the logger of the request that code can write to. */
export class RequestLoggers {
  readonly #model: FileModel;
  readonly #sourceCode: SourceCode;
  readonly #carriers: RequestCarriers;

  constructor(model: FileModel, sourceCode: SourceCode) {
    this.#model = model;
    this.#sourceCode = sourceCode;
    this.#carriers = new RequestCarriers(model, sourceCode);
  }

  /**
   * The logger of the request that is at hand where a log is written to a logger that all requests share.
   * @returns null where there is none, or the logger may be of the request itself
   */
  at({ node }: LogCall, shared: SharedLogger): RequestLogger | null {
    const local = this.#localAt(node, shared);
    if (local) return local;
    for (let fn = node.parent as TSESTree.Node | undefined; fn; fn = fn.parent) {
      if (!isFunction(fn)) continue;
      const handler = this.#model.requestHandlers.find((candidate) => candidate.node === fn) ?? null;
      if (!this.#isSharedIn(fn, handler, shared)) return null;
      const found = this.#carriers.of(fn, handler, node, shared.isOfServer);
      if (!found) continue;
      const isThere = isVisible(found.parameter, node, this.#sourceCode) && !this.#isAskedFor(found.text, fn);
      return isThere ? { ...found, fields: null } : null;
    }
    return null;
  }

  /** True where a logger is the same on each call of a function: it is declared at module level, or before its routes. */
  #isSharedIn(
    fn: FunctionNode,
    handler: RequestHandler | null,
    { root, isOfServer, isHandedOut }: SharedLogger,
  ): boolean {
    if (root === null || isOfServer || isHandedOut) return true;
    const variable = this.#model.scopes.variableOf(root);
    if (!variable || isOfModule(variable)) return true;
    const isOutside = variable.identifiers.every((identifier) => !contains(fn, identifier));
    return isOutside && handler?.certain === true && fn.parent.type === 'CallExpression';
  }

  /** A variable of the function that holds a child made from the request, or the logger of the request. */
  #localAt(node: TSESTree.Node, shared: SharedLogger): RequestLogger | null {
    for (let scope: TSESLint.Scope.Scope | null = this.#sourceCode.getScope(node); scope; scope = scope.upper) {
      if (scope.type === 'module' || scope.type === 'global') return null;
      for (const variable of scope.variables) {
        const found = variable.name === shared.root?.name ? null : this.#heldBy(variable, node, shared);
        if (found && isVisible(variable, node, this.#sourceCode)) return found;
      }
    }
    return null;
  }

  #heldBy(variable: Variable, node: TSESTree.Node, shared: SharedLogger): RequestLogger | null {
    const { node: declarator, name } = variable.defs[0] ?? {};
    if (declarator?.type !== 'VariableDeclarator' || declarator.id !== name || !declarator.init) return null;
    if (declarator.range[1] > node.range[0]) return null;
    const init = unwrap(declarator.init);
    const own = { text: variable.name, isCertain: true, isUsed: true };
    if (init.type === 'MemberExpression') {
      const shape = this.#carriers.readIn(init);
      return shape === undefined ? null : { ...own, shape, fields: null };
    }
    const callee = init.type === 'CallExpression' ? unwrap(init.callee) : null;
    if (init.type !== 'CallExpression' || callee?.type !== 'MemberExpression') return null;
    const isChild =
      /^(?:child|withContext|withFields|with|forContext|createChild|getChild)$/.test(memberName(callee) ?? '') &&
      this.#sourceCode.getText(unwrap(callee.object)) === this.#sourceCode.getText(shared.node);
    if (!isChild) return null;
    const fields = correlationFields(init, (id) => this.#carriers.isRequest(id), this.#sourceCode);
    // Whatever the shape: a child is written to as its parent is.
    return fields === null ? null : { ...own, shape: null, fields };
  }

  /** `if (req.log)`, `req.log ?? logger`: the code reckons with requests that have none. */
  #isAskedFor(text: string, fn: FunctionNode): boolean {
    const name = text.replaceAll(/[.()$]/g, '\\$&');
    const asked = new RegExp(String.raw`(?:\bif\s*\(|!|&&|\|\|)\s*${name}(?![\w.[(])|${name}\s*(?:\?|&&|\|\|)`);
    return asked.test(this.#sourceCode.getText(fn));
  }
}

function isOfModule({ scope }: Variable): boolean {
  return scope.type === 'module' || scope.type === 'global';
}
