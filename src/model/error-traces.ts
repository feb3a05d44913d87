import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import {
  BLIND_TYPES,
  CLIENT_FAILURE,
  FAILED_RESULT,
  FAILURE_HELPER,
  FAILURE_KEY,
  FAILURE_TEXT,
  INSPECTORS,
  OVER,
  RESPONSE_ROOT,
  SERVER_FAILURE,
  UI_ROOT,
} from '../vocabulary/errors.js';
import { pathsOf, pathsOfHelper } from './error-paths.js';
import type { FunctionNode } from './facts.js';
import type { FileModel } from './file-model.js';
import { chainOf, isFunction, memberName, terminalName, unwrap, walk } from './syntax.js';
import { callable, factsOf } from './values.js';

type SourceCode = Readonly<TSESLint.SourceCode>;
type Variable = NonNullable<ReturnType<FileModel['scopes']['variableOf']>>;

/** What a condition says about the error. */
export type Meaning = 'error' | 'no-error' | 'expected' | 'unexpected' | 'can-trace' | null;

const MAX_DEPTH = 4;

/** Tells what leaves a trace of one error: the vocabulary that the paths of its handler are judged by. */
export class ErrorTraces {
  readonly #model: FileModel;
  readonly #sourceCode: SourceCode;
  readonly #errors = new Set<Variable>();
  readonly #depth: number;
  /** The names of the calls that failed. */
  readonly #retried: ReadonlySet<string>;
  /** True where the process is about to end anyway: exiting tells nobody why. */
  readonly #endsProcess: boolean;

  /**
   * @param param the pattern that receives the error; null where there is none
   * @param retried names of what failed: calling one of them again is another attempt
   */
  constructor(
    model: FileModel,
    sourceCode: SourceCode,
    param: TSESTree.Node | null,
    retried: ReadonlySet<string> = new Set(),
    depth = 0,
    endsProcess = false,
  ) {
    this.#model = model;
    this.#sourceCode = sourceCode;
    this.#retried = retried;
    this.#endsProcess = endsProcess;
    this.#depth = depth;
    if (param) this.#add(param);
  }

  /** The nodes below one that are evaluated with it. */
  childrenOf(node: TSESTree.Node): TSESTree.Node[] {
    const children: TSESTree.Node[] = [];
    for (const key of this.#sourceCode.visitorKeys[node.type] ?? []) {
      const child = (node as unknown as Record<string, unknown>)[key];
      for (const item of Array.isArray(child) ? (child as unknown[]) : [child]) {
        if (typeof item === 'object' && item !== null && !isFunction(item as TSESTree.Node))
          children.push(item as TSESTree.Node);
      }
    }
    return children;
  }

  /** True where any part of the code reads the error, or what was made from it. */
  mentions(node: TSESTree.Node): boolean {
    if (this.#errors.size === 0) return false;
    let found = false;
    walk(node, this.#sourceCode.visitorKeys, (inner) => {
      if (found) return false;
      if (inner.type === 'Identifier') {
        const variable = this.#model.scopes.variableOf(inner);
        found = variable !== null && this.#errors.has(variable);
      }
      return undefined;
    });
    return found;
  }

  /** Notes that a variable made from the error stands for it: `const message = getErrorMessage(err)`. */
  derive(target: TSESTree.Node, value: TSESTree.Node | null): void {
    if (value && this.mentions(value)) this.#add(target);
  }

  /** True where an assignment keeps the error, or sets the exit code, for someone else to see. */
  stores(node: TSESTree.AssignmentExpression): boolean {
    const target = unwrap(node.left);
    const chain = chainOf(target);
    const isZero = node.right.type === 'Literal' && node.right.value === 0;
    if (chain?.join('.') === 'process.exitCode') return !isZero;
    if (!this.#carries(node.right)) return this.#triesAgain(node.right);
    if (target.type === 'Identifier') this.derive(target, node.right);
    return !this.isServerFailure(node.left) && !this.#isResponse(target);
  }

  /** True where a returned value carries the error or says that there was one, or comes from trying another way. */
  passesOn(node: TSESTree.Expression): boolean {
    const value = unwrap(node);
    if (value.type === 'AwaitExpression') return this.passesOn(value.argument) || this.#triesAgain(value);
    if (value.type === 'ConditionalExpression')
      return this.passesOn(value.consequent) && this.passesOn(value.alternate);
    if (this.#isResponseCall(value))
      return !this.isServerFailure(value) && (this.mentions(value) || this.#isClientFailure(value));
    return this.#carries(value) || this.#triesAgain(value);
  }

  /** `const room = await replica.find(id)` where `find` failed: the same is tried elsewhere, and may fail for all to see. */
  retries(node: TSESTree.Expression): boolean {
    const call = node.type === 'AwaitExpression' ? unwrap(node.argument) : null;
    return call?.type === 'CallExpression' && this.#retried.has(terminalName(call.callee) ?? '');
  }

  /** `return await fromReplica(id)`: another way is tried, and its failure reaches the caller. */
  #triesAgain(node: TSESTree.Node): boolean {
    let found = false;
    walk(node, this.#sourceCode.visitorKeys, (inner) => {
      if (isFunction(inner)) return false;
      if (inner.type === 'AwaitExpression')
        found ||= unwrap(inner.argument).type === 'CallExpression' && !this.#isResponseCall(inner.argument);
      return undefined;
    });
    // `.catch(() => blocking)`, a promise that was made beforehand.
    const made = node.type === 'Identifier' ? this.#model.scopes.constantOf(node) : node;
    return found || (made?.type === 'CallExpression' && this.#retried.has(terminalName(made.callee) ?? ''));
  }

  /** True for calls that end by throwing: `ctx.throw(500)`, `assert.fail()`. */
  throws(node: TSESTree.Node): boolean {
    if (node.type !== 'CallExpression') return false;
    const callee = unwrap(node.callee);
    const name = terminalName(callee);
    if (callee.type === 'MemberExpression' && name === 'throw') return true;
    const chain = chainOf(callee)?.join('.') ?? '';
    // Node.js prints what it exits for, unless a listener for it has taken over.
    if (/^(?:process\.exit|process\.abort|Deno\.exit)$/.test(chain)) return !this.#endsProcess;
    return chain === 'assert.fail' || name === 'notFound' || name === 'redirect';
  }

  /** True where whoever catches what is thrown learns of the error; here any error is taken to tell. */
  goesOnIn(node: TSESTree.ThrowStatement): boolean {
    return node.argument !== null;
  }

  /** The method of a logger, used as a tag: `logger.error`cannot join`` of LogTape. */
  #logs(tag: TSESTree.Node): boolean {
    const method = callable(this.#model.resolver.valueOf(tag));
    return method !== null && factsOf(method).some(({ kind }) => kind === 'log');
  }

  /** True where one expression, without the expressions in it, leaves a trace of the error. */
  leavesTrace(node: TSESTree.Node): boolean {
    if (node.type === 'YieldExpression')
      return node.argument !== null && node.argument !== undefined && this.#carries(node.argument);
    if (node.type === 'TaggedTemplateExpression') return this.mentions(node.quasi) || this.#logs(node.tag);
    if (node.type !== 'CallExpression') return false;
    const fact = this.#model.factOf(node);
    if (fact) return 'method' in fact ? fact.method !== 'startTimer' : true;
    const name = terminalName(node.callee);
    if (name !== null && this.#model.settings.errorHelpers.includes(name)) return true;
    if (this.#isResponseCall(node))
      return (
        !this.isServerFailure(node) &&
        (node.arguments.some((argument) => this.mentions(argument)) || this.#isClientFailure(node))
      );
    if (node.arguments.some((argument) => this.#runs(argument))) return true;
    const fn = this.#model.resolver.definitions.functionOf(node.callee);
    if (fn) return this.#helperTraces(fn, node);
    if (name !== null && FAILURE_HELPER.test(name)) return true;
    if (UI_ROOT.test(chainOf(node.callee)?.[0] ?? '')) return true;
    const isGiven = node.arguments.some((argument) => this.#carries(argument));
    if (!isGiven) return name !== null && /^(?:reject|fail|abort)$/.test(name);
    return !INSPECTORS.test(chainOf(node.callee)?.join('.') ?? '') && !INSPECTORS.test(name ?? '');
  }

  /** What a condition says about the error, from the side on which it is true. */
  meaningOf(raw: TSESTree.Expression, guarded: TSESTree.Node): Meaning {
    const node = unwrap(raw);
    const isMentioned = this.mentions(node);
    if (!isMentioned && isOver(node)) return 'expected';
    if (!isMentioned) return this.#isGuardOf(node, guarded) ? 'can-trace' : null;
    if (this.#isError(node) || this.#isErrorText(node)) return 'error';
    switch (node.type) {
      case 'BinaryExpression':
        return this.#comparison(node);
      case 'CallExpression':
        return BLIND_TYPES.test(terminalName(node.callee) ?? '') ? null : 'expected';
      case 'MemberExpression':
        return 'expected';
      default:
        return null;
    }
  }

  #comparison(node: TSESTree.BinaryExpression): Meaning {
    const { left, right, operator } = node;
    const isNullish = [left, right].some(
      (side) =>
        (side.type === 'Literal' && side.value === null) || (side.type === 'Identifier' && side.name === 'undefined'),
    );
    if (isNullish && (this.#isError(left) || this.#isError(right))) {
      return operator === '==' || operator === '===' ? 'no-error' : 'error';
    }
    if ([left, right].some((side) => side.type === 'UnaryExpression' && side.operator === 'typeof')) return null;
    // `event.type === 'error'` asks whether there is an error at all.
    if ([left, right].some((side) => side.type === 'Literal' && side.value === 'error')) {
      return operator === '===' || operator === '=='
        ? 'error'
        : operator === '!==' || operator === '!='
          ? 'no-error'
          : null;
    }
    switch (operator) {
      case 'instanceof':
        return BLIND_TYPES.test(terminalName(right) ?? '') ? 'error' : 'expected';
      case '===':
      case '==':
      case 'in':
        return 'expected';
      case '!==':
      case '!=':
        return 'unexpected';
      case '<':
      case '<=':
        return 'expected';
      case '>':
      case '>=':
        return 'unexpected';
      default:
        return null;
    }
  }

  #isError(raw: TSESTree.Node): boolean {
    const node = unwrap(raw);
    if (node.type === 'UnaryExpression' && node.operator === '!') return this.#isError(node.argument);
    if (node.type !== 'Identifier') return false;
    const variable = this.#model.scopes.variableOf(node);
    return variable !== null && this.#errors.has(variable);
  }

  /** `if (err.message)`: every error has one. */
  #isErrorText(node: TSESTree.Node): boolean {
    return (
      node.type === 'MemberExpression' &&
      /^(?:message|stack)$/.test(memberName(node) ?? '') &&
      this.#isError(node.object)
    );
  }

  /** `if (warned) return; warned = true; logger.warn(err)`: the same, the other way round. */
  isToldBefore(test: TSESTree.Expression, guarded: TSESTree.Node, body: TSESTree.Node): boolean {
    return test.type !== 'UnaryExpression' && !this.isOnce(test, guarded) && this.isOnce(test, body);
  }

  /** `if (!warned) { warned = true; logger.warn(err) }`: the error was told the first time. */
  isOnce(test: TSESTree.Expression, guarded: TSESTree.Node): boolean {
    const flag = test.type === 'UnaryExpression' && test.operator === '!' ? test.argument : test;
    const chain = chainOf(flag)?.join('.');
    if (chain === undefined || this.mentions(flag)) return false;
    let isSet = false;
    walk(guarded, this.#sourceCode.visitorKeys, (node) => {
      if (node.type === 'AssignmentExpression') isSet ||= chainOf(node.left)?.join('.') === chain;
      return undefined;
    });
    return isSet;
  }

  /** `if (logger)`, `if (span)`: the condition asks for what the guarded code then uses. */
  #isGuardOf(test: TSESTree.Node, guarded: TSESTree.Node): boolean {
    const asked = this.#sourceCode.getText(test).replaceAll('?.', '.');
    if (!/^[\w$.#]+$/.test(asked)) return false;
    const text = this.#sourceCode.getText(guarded).replaceAll('?.', '.').replaceAll('!.', '.');
    return text.includes(`${asked}.`) || text.includes(`${asked}(`);
  }

  /** A function argument that is taken to run: `withScope((scope) => capture(err))`, `setImmediate(() => { throw err })`. */
  #runs(raw: TSESTree.Node): boolean {
    const fn = unwrap(raw);
    if (!isFunction(fn) || this.#depth >= MAX_DEPTH) return false;
    const paths = pathsOf(fn.body, this);
    return paths.someTraced && paths.silent.length === 0;
  }

  /** A helper of this file leaves a trace where its paths do; the parameter that is given the error stands for it. */
  #helperTraces(fn: FunctionNode, call: TSESTree.CallExpression): boolean {
    if (this.#depth >= MAX_DEPTH) return false;
    const at = call.arguments.findIndex((argument) => this.mentions(argument));
    const inner = new ErrorTraces(
      this.#model,
      this.#sourceCode,
      fn.params[at] ?? null,
      new Set(),
      this.#depth + 1,
      this.#endsProcess,
    );
    const paths = pathsOfHelper(fn.body, inner);
    // A helper that is given the error may decide for itself which errors matter.
    return paths.someTraced && (at >= 0 || paths.silent.length === 0);
  }

  /** True where a value holds the error, or is an error or a failed result of its own. */
  #carries(raw: TSESTree.Node): boolean {
    const node = unwrap(raw);
    if (this.mentions(node)) return true;
    switch (node.type) {
      case 'NewExpression':
        return /(?:Error|Exception|Failure|Fault)$/.test(terminalName(node.callee) ?? '');
      case 'CallExpression':
        return FAILED_RESULT.test(terminalName(node.callee) ?? '') || this.#answersClient(node);
      case 'ObjectExpression':
        return node.properties.some(
          (property) => property.type === 'Property' && (isFailure(property) || this.#answersClient(property.value)),
        );
      case 'ArrayExpression':
        return node.elements.some(
          (element) => element !== null && element.type === 'ObjectExpression' && this.#carries(element),
        );
      case 'AwaitExpression':
        return this.#carries(node.argument);
      case 'Literal':
        return typeof node.value === 'string' && FAILURE_TEXT.test(node.value);
      case 'TemplateLiteral':
        return node.quasis.some(({ value }) => FAILURE_TEXT.test(value.raw));
      default:
        return false;
    }
  }

  /** `badRequestResponse('…')`: the caller is told what was wrong with the request. */
  #answersClient(node: TSESTree.Node): boolean {
    return node.type === 'CallExpression' && CLIENT_FAILURE.test(terminalName(node.callee) ?? '');
  }

  #isResponse(node: TSESTree.Node): boolean {
    const root = chainOf(node)?.[0];
    return root !== undefined && RESPONSE_ROOT.test(root);
  }

  /** `res.status(500).json(…)`, `NextResponse.json(…)`, `new Response(…)`: an answer to the caller. */
  #isResponseCall(raw: TSESTree.Node): boolean {
    let node = unwrap(raw);
    if (node.type === 'NewExpression') return (terminalName(node.callee) ?? '').endsWith('Response');
    if (node.type !== 'CallExpression') return false;
    while (node.type === 'CallExpression' || node.type === 'MemberExpression') {
      // NestJS: `host.switchToHttp().getResponse().status(500)`
      if (node.type === 'MemberExpression' && memberName(node) === 'getResponse') return true;
      node = unwrap(node.type === 'CallExpression' ? node.callee : node.object);
    }
    return node.type === 'Identifier' && RESPONSE_ROOT.test(node.name);
  }

  /** True where an answer says that the server failed: a 5xx, as number, name or constant. */
  isServerFailure(node: TSESTree.Node): boolean {
    if (SERVER_FAILURE.test(this.#sourceCode.getText(node))) return true;
    // `const status = err.status ?? 500; res.status(status).json(…)`
    let isNamed = false;
    walk(node, this.#sourceCode.visitorKeys, (inner) => {
      const value = inner.type === 'Identifier' ? this.#model.scopes.constantOf(inner) : null;
      isNamed ||= value !== null && !isFunction(value) && SERVER_FAILURE.test(this.#sourceCode.getText(value));
      return !isFunction(inner);
    });
    return isNamed;
  }

  #isClientFailure(node: TSESTree.Node): boolean {
    return CLIENT_FAILURE.test(this.#sourceCode.getText(node));
  }

  #add(pattern: TSESTree.Node): void {
    walk(pattern, this.#sourceCode.visitorKeys, (node) => {
      const variable = node.type === 'Identifier' ? this.#model.scopes.variableOf(node) : null;
      if (variable) this.#errors.add(variable);
      return node.type !== 'TSTypeAnnotation';
    });
  }
}

/** `if (settled)`, `if (signal.aborted)`: nobody waits for the outcome any more, so the error no longer matters. */
function isOver(node: TSESTree.Node): boolean {
  const name = terminalName(node.type === 'CallExpression' ? node.callee : node);
  return name !== null && OVER.test(name);
}

/** `{ ok: false }`, `{ error: '…' }`, `{ status: 'failed' }`. */
function isFailure(property: TSESTree.Property): boolean {
  const name = memberName(property);
  const value = unwrap(property.value);
  if (name === null || !FAILURE_KEY.test(name)) return false;
  if (value.type === 'Literal' && value.value === false) return /^(?:ok|success|succeeded)$/.test(name);
  if (/^(?:ok|success|succeeded)$/.test(name)) return false;
  if (value.type === 'Literal' && value.value === null) return false;
  if (/^(?:status|state|result|outcome|type|kind)$/.test(name)) {
    return (
      value.type === 'Literal' &&
      /^(?:err|error|fail|failed|failure|rejected|unhealthy|down)/i.test(String(value.value))
    );
  }
  return !(value.type === 'Identifier' && value.name === 'undefined');
}
