import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import type { LogShape, ParamRole } from '../profiles/profile.js';
import { LOGGER_MEMBER } from '../vocabulary/request-loggers.js';
import type { FunctionNode, LogCall, RequestHandler } from './facts.js';
import type { FileModel } from './file-model.js';
import { RequestMiddleware, type Member } from './request-middleware.js';
import type { Variable } from './scopes.js';
import { chainOf, importedName, memberName, rootOf, unwrap } from './syntax.js';
import { asInstance } from './values.js';

type SourceCode = Readonly<TSESLint.SourceCode>;

/** A logger that a parameter of a function carries. */
export interface Carried extends Omit<Member, 'suffix'> {
  parameter: Variable;
  /** As it is written: `request.log`. */
  text: string;
}

/** A parameter that holds a request, its context, or its response. */
interface Parameter {
  name: TSESTree.Identifier;
  variable: Variable;
  role: ParamRole;
  /** Whose it is: `express` for all that pino-http works with. */
  framework: string;
}

/** A place where the file reads a logger from a parameter: `req.log` in `req.log.info(…)`. */
interface Use {
  log: LogCall;
  variable: Variable;
  /** What follows the name of the parameter. */
  suffix: string;
  shape: LogShape | null;
  parameter: Parameter;
}

/** Types that a parameter is annotated with, by the package that they are imported from. */
const TYPES: Readonly<Record<string, { framework: string; names: RegExp; role: ParamRole }>> = {
  express: { framework: 'express', names: /^Request$/, role: 'request' },
  http: { framework: 'express', names: /^IncomingMessage$/, role: 'request' },
  'node:http': { framework: 'express', names: /^IncomingMessage$/, role: 'request' },
  koa: { framework: 'koa', names: /Context$/, role: 'context' },
  '@koa/router': { framework: 'koa', names: /Context$/, role: 'context' },
  hono: { framework: 'hono', names: /^Context$/, role: 'context' },
};

const FASTIFY = new Set(['fastify', 'fastify-plugin']);
const NEST = new Set(['@nestjs/common']);

/** Tells which parameters carry a logger of the request, by what the file and its package show. */
export class RequestCarriers {
  readonly #model: FileModel;
  readonly #sourceCode: SourceCode;
  #uses: readonly Use[] | null = null;
  readonly #middleware: RequestMiddleware;

  constructor(model: FileModel, sourceCode: SourceCode) {
    this.#model = model;
    this.#sourceCode = sourceCode;
    this.#middleware = new RequestMiddleware(model, sourceCode, (name) => this.isRequest(name));
  }

  /**
   * The logger that a parameter of a function carries.
   * @param log the log that could be written to it
   * @param isOfServer true where that log goes to the logger which Fastify makes those of its requests from
   */
  of(fn: FunctionNode, handler: RequestHandler | null, log: TSESTree.Node, isOfServer: boolean): Carried | null {
    const parameters = this.#parametersOf(fn, handler);
    // What nobody is to use comes last.
    parameters.sort((a, b) => Number(a.name.name.startsWith('_')) - Number(b.name.name.startsWith('_')));
    for (const parameter of parameters) {
      const found = this.#usedFrom(parameter, log) ?? this.#middleware.given(parameter, fn, log, isOfServer);
      if (!found) continue;
      const { suffix, ...member } = found;
      const { name } = parameter.name;
      const isCertain = member.isCertain && !name.startsWith('_');
      return { ...member, parameter: parameter.variable, text: `${name}${suffix}`, isCertain };
    }
    return null;
  }

  /** The shape of the logger that an expression reads from a request; undefined where it reads none. */
  readIn(node: TSESTree.MemberExpression): LogShape | null | undefined {
    const root = rootOf(node);
    if (root.type !== 'Identifier' || !this.isRequest(root) || !LOGGER_MEMBER.test(memberName(node) ?? ''))
      return undefined;
    return isOfAll(node) ? undefined : (asInstance(this.#model.resolver.valueOf(node))?.profile.logger?.shape ?? null);
  }

  /** True for a name that holds a request, its context, or its response. */
  isRequest(identifier: TSESTree.Identifier): boolean {
    const variable = this.#model.scopes.variableOf(identifier);
    return variable !== null && this.#parameterOf(variable) !== null;
  }

  #parametersOf(fn: FunctionNode, handler: RequestHandler | null): Parameter[] {
    return fn.params.flatMap((raw, i) => {
      const name = raw.type === 'AssignmentPattern' ? raw.left : raw;
      const variable = name.type === 'Identifier' ? this.#model.scopes.variableOf(name) : null;
      if (name.type !== 'Identifier' || !variable) return [];
      const value = asInstance(this.#model.resolver.valueOf(name));
      if (value?.profile.id === 'fastify' && /^re(?:quest|ply)$/.test(value.type)) {
        if (isSocketRoute(fn, this.#sourceCode)) return [];
        return [{ name, variable, role: value.type === 'reply' ? 'response' : 'request', framework: 'fastify' }];
      }
      const typed = this.#typed(name);
      if (typed) return [{ name, variable, ...typed }];
      const role = handler?.params[i];
      if (!handler && /^req(?:uest)?$/.test(name.name))
        return [{ name, variable, role: 'request', framework: 'unknown' }];
      if (!handler || (role !== 'request' && role !== 'context' && role !== 'response')) return [];
      const framework = this.#isUntypedFastify(handler, fn) ? 'fastify' : handler.framework;
      return [{ name, variable, role, framework: framework === 'homemade' ? 'express' : framework }];
    });
  }

  /** The parameter that a variable is, if it holds a request. */
  #parameterOf(variable: Variable): Parameter | null {
    const [definition] = variable.defs;
    if (definition?.type !== 'Parameter') return null;
    const fn = definition.node as FunctionNode;
    const handler = this.#model.requestHandlers.find(({ node }) => node === fn) ?? null;
    return this.#parametersOf(fn, handler).find((parameter) => parameter.variable === variable) ?? null;
  }

  /** `(request: Request)`, where the type is imported from a framework. */
  #typed({ typeAnnotation }: TSESTree.Identifier): Pick<Parameter, 'framework' | 'role'> | null {
    const type = typeAnnotation?.typeAnnotation;
    if (type?.type !== 'TSTypeReference') return null;
    const named = type.typeName;
    const [root, last] =
      named.type === 'TSQualifiedName'
        ? [named.left, named.right.name]
        : [named, named.type === 'Identifier' ? named.name : ''];
    const definition = root.type === 'Identifier' ? this.#model.scopes.variableOf(root)?.defs[0] : undefined;
    const source = definition?.parent?.type === 'ImportDeclaration' ? definition.parent.source.value : '';
    const known = Object.hasOwn(TYPES, source) ? TYPES[source] : undefined;
    if (!known || this.#middleware.dependsOn(NEST)) return null;
    const imported =
      definition?.node.type === 'ImportSpecifier' && named.type === 'Identifier' ? importedName(definition.node) : last;
    return known.names.test(imported) ? known : null;
  }

  /** `fastify.get('/', async (request, reply) => …)`, where nothing says what `fastify` is. */
  #isUntypedFastify({ framework }: RequestHandler, fn: FunctionNode): boolean {
    if (framework !== 'homemade' || !/^_?reply$/.test(parameterName(fn, 1))) return false;
    return this.#middleware.dependsOn(FASTIFY);
  }

  /** Another place of the file that writes to a logger of such a parameter. */
  #usedFrom(parameter: Parameter, log: TSESTree.Node): Member | null {
    this.#uses ??= this.#findUses();
    const own = this.#uses.find((use) => use.variable === parameter.variable && use.log.node !== log);
    if (own) return { suffix: own.suffix, shape: own.shape, isCertain: true, isUsed: true };
    const other = this.#uses.find(
      (use) =>
        use.parameter.framework === parameter.framework &&
        use.parameter.role === parameter.role &&
        parameter.framework !== 'fastify' &&
        parameter.framework !== 'unknown',
    );
    return other ? { suffix: other.suffix, shape: other.shape, isCertain: false, isUsed: false } : null;
  }

  #findUses(): Use[] {
    return this.#model.logs.flatMap((log): Use[] => {
      const read = log.logger && readFrom(unwrap(log.logger));
      const variable = read && this.#model.scopes.variableOf(read.root);
      if (!read || !variable) return [];
      const parameter = this.#parameterOf(variable);
      if (!parameter) return [];
      const suffix = this.#sourceCode.text.slice(read.root.range[1], log.logger!.range[1]);
      // `req.log?.info()` says that there may be none.
      const isSure = !this.#sourceCode.getText(log.node.callee).includes('?.');
      return isSure && !/[\s/]/.test(suffix) ? [{ log, variable, suffix, shape: log.shape, parameter }] : [];
    });
  }
}

/** The parameter that a logger is read from, and nothing of the server's: `req.log`, `res.locals.log`, `c.get('logger')`. */
function readFrom(node: TSESTree.Node): { root: TSESTree.Identifier } | null {
  if (node.type === 'CallExpression') {
    const callee = unwrap(node.callee);
    const [key] = node.arguments;
    const isLookUp = callee.type === 'MemberExpression' && memberName(callee) === 'get' && key?.type === 'Literal';
    const root = isLookUp ? unwrap(callee.object) : null;
    return isLookUp && root?.type === 'Identifier' && LOGGER_MEMBER.test(String(key.value)) ? { root } : null;
  }
  if (node.type !== 'MemberExpression' || !LOGGER_MEMBER.test(memberName(node) ?? '') || isOfAll(node)) return null;
  const root = rootOf(node);
  return root.type === 'Identifier' ? { root } : null;
}

/** `req.app.log`, `request.server.log`: the logger that all requests share. */
function isOfAll(node: TSESTree.MemberExpression): boolean {
  const chain = chainOf(node);
  return !chain || chain.slice(0, -1).some((name) => /^(?:app|server|fastify|instance)$/.test(name));
}

/** The handler of a websocket is given the socket first. */
function isSocketRoute(fn: FunctionNode, sourceCode: SourceCode): boolean {
  const { parent } = fn;
  if (parent.type !== 'CallExpression') return false;
  return parent.arguments.some(
    (argument) => argument.type === 'ObjectExpression' && /\bwebsocket\s*:/.test(sourceCode.getText(argument)),
  );
}

function parameterName(fn: FunctionNode, at: number): string {
  const parameter = fn.params[at];
  return parameter?.type === 'Identifier' ? parameter.name : '';
}
