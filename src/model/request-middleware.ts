import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import type { LogShape, ParamRole } from '../profiles/profile.js';
import { LOGGER_MEMBER, LOGGER_MIDDLEWARE } from '../vocabulary/request-loggers.js';
import { configObject } from './config-object.js';
import { packageOf, usesOneOf } from './correlation.js';
import type { FunctionNode } from './facts.js';
import type { FileModel } from './file-model.js';
import { contains, enclosingFunction, memberName, requiredSource, rootOf, unwrap } from './syntax.js';

type SourceCode = Readonly<TSESLint.SourceCode>;
type Call = TSESTree.CallExpression | TSESTree.NewExpression;

/** A logger that a parameter carries, by what follows the name of the parameter. */
export interface Member {
  /** `.log`, `.get('logger')` */
  suffix: string;
  shape: LogShape | null;
  /** True where it is certainly there, and writes. */
  isCertain: boolean;
  /** True where the same function writes to it too. */
  isUsed: boolean;
}

/** Tells which logger a framework, or a middleware, gives each request, by what the file and its package show. */
export class RequestMiddleware {
  readonly #model: FileModel;
  readonly #sourceCode: SourceCode;
  readonly #isRequest: (name: TSESTree.Identifier) => boolean;
  readonly #calls = new Map<ReadonlySet<string>, readonly Call[]>();
  #fastifyLogs: 'on' | 'off' | 'unknown' | null = null;

  /** @param isRequest tells of a name whether it holds a request or its context */
  constructor(model: FileModel, sourceCode: SourceCode, isRequest: (name: TSESTree.Identifier) => boolean) {
    this.#model = model;
    this.#sourceCode = sourceCode;
    this.#isRequest = isRequest;
  }

  /**
   * The logger that each request is given.
   * @param fn the function that has the request
   * @param log the log that could be written to it
   * @param isOfServer true where that log goes to the logger which Fastify makes those of its requests from
   */
  given(
    { framework, role }: { framework: string; role: ParamRole },
    fn: FunctionNode,
    log: TSESTree.Node,
    isOfServer: boolean,
  ): Member | null {
    const shape = 'fields-first';
    if (framework === 'fastify') {
      const state = isOfServer ? 'on' : (this.#fastifyLogs ??= this.#fastifyLogging());
      return state === 'off' ? null : { suffix: '.log', shape, isCertain: state === 'on', isUsed: false };
    }
    if (role === 'response' || !(framework in LOGGER_MIDDLEWARE)) return null;
    const packages = LOGGER_MIDDLEWARE[framework as keyof typeof LOGGER_MIDDLEWARE];
    const set = framework === 'hono' ? this.#setInContext(log) : null;
    if (set) return set;
    const suffix = framework === 'hono' ? `.get('logger')` : '.log';
    const used = this.#callsOf(packages);
    if (used.some((call) => contains(call, log))) return null;
    const [first] = used;
    if (first) {
      // A route that is set up before the middleware does without it.
      const isBefore = log.range[0] < first.range[0] && enclosingFunction(fn) === enclosingFunction(first);
      return isBefore ? null : { suffix, shape, isCertain: true, isUsed: false };
    }
    return this.dependsOn(packages) ? { suffix, shape, isCertain: false, isUsed: false } : null;
  }

  /** Whether Fastify's logger is on, as far as the file tells: without options it is not. */
  #fastifyLogging(): 'on' | 'off' | 'unknown' {
    for (const call of this.#model.calls) {
      const callee = this.#model.resolver.calleeOf(call);
      const isFactory = callee?.profile.id === 'fastify' && callee.receiver === null && callee.entry.returns === 'app';
      if (!isFactory) continue;
      const [first] = call.arguments;
      const options = first ? configObject(first, this.#model.scopes) : null;
      const value = options?.properties.get('logger') ?? options?.properties.get('loggerInstance');
      const isOff = value?.value.type === 'Literal' && value.value.value === false;
      if (value) return isOff ? 'off' : 'on';
      if (!first || options?.complete) return 'off';
    }
    return this.#model.logs.some(({ library }) => library === 'fastify') ? 'on' : 'unknown';
  }

  /** `c.set('logger', logger.child({ requestId }))` in a middleware of the file. */
  #setInContext(log: TSESTree.Node): Member | null {
    for (const call of this.#model.calls) {
      const callee = unwrap(call.callee);
      const [key, value] = call.arguments;
      if (callee.type !== 'MemberExpression' || memberName(callee) !== 'set' || key?.type !== 'Literal') continue;
      const object = unwrap(callee.object);
      if (object.type !== 'Identifier' || !this.#isRequest(object) || !LOGGER_MEMBER.test(String(key.value))) continue;
      const made = value?.type === 'Identifier' ? this.#model.scopes.constantOf(value) : value;
      // What is made without arguments may be the logger of the module.
      if (made?.type !== 'CallExpression' || made.arguments.length === 0) continue;
      const isSame = enclosingFunction(call) === enclosingFunction(log);
      if (isSame) return null;
      return { suffix: `.get('${String(key.value)}')`, shape: null, isCertain: false, isUsed: false };
    }
    return null;
  }

  /** The calls of what comes from one of some packages. */
  #callsOf(packages: ReadonlySet<string>): readonly Call[] {
    let calls = this.#calls.get(packages);
    if (!calls) {
      calls = this.#model.calls.filter(
        ({ callee }) => this.#comesFrom(callee, packages) || this.#isRequired(callee, packages),
      );
      this.#calls.set(packages, calls);
    }
    return calls;
  }

  /** True where something is imported or required from one of some packages. */
  #comesFrom(raw: TSESTree.Node, packages: ReadonlySet<string>): boolean {
    const root = rootOf(raw);
    const definition = root.type === 'Identifier' ? this.#model.scopes.variableOf(root)?.defs[0] : undefined;
    if (definition?.parent?.type === 'ImportDeclaration')
      return packages.has(packageOf(definition.parent.source.value));
    const init = definition?.node.type === 'VariableDeclarator' ? definition.node.init : null;
    return init !== null && init !== undefined && this.#isRequired(init, packages);
  }

  /** `require('pino-http')`, `require('pino-http').pinoHttp`. */
  #isRequired(raw: TSESTree.Node, packages: ReadonlySet<string>): boolean {
    const root = rootOf(raw);
    const source = root.type === 'CallExpression' ? requiredSource(root) : null;
    return source !== null && packages.has(packageOf(source));
  }

  /** True where the file or its package uses one of some packages. */
  dependsOn(packages: ReadonlySet<string>): boolean {
    return usesOneOf(packages, this.#model, this.#sourceCode);
  }
}
