import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { errorPartsIn } from './error-parts.js';
import { ErrorTraces } from './error-traces.js';
import { errorValueOf, type ErrorPart } from './error-values.js';
import type { ErrorHandler, LogCall } from './facts.js';
import type { FileModel } from './file-model.js';
import { contains, isFunction, rootOf, unwrap, walk } from './syntax.js';

type SourceCode = Readonly<TSESLint.SourceCode>;

/** How much of an error must arrive: all of it, with its stack, or at least what it says. */
export type Fullness = 'whole' | 'text';

/** Names of what most likely is an error, or several. */
const NAMED = /^_?(?:err|error|errors|exception|\w+(?:Err|Error|Errors|Exception))$/;

/** Tells what carries an error to where somebody can read it: a trace that says only that something failed does not. */
export class ErrorCarriers extends ErrorTraces {
  readonly #model: FileModel;
  readonly #body: TSESTree.Node | null;
  readonly #visitorKeys: SourceCode['visitorKeys'];
  readonly #fullness: Fullness;
  readonly #carries: (log: LogCall) => boolean;

  /**
   * @param handler where the error arrives
   * @param fullness how much of it must arrive elsewhere to count
   * @param carries whether a log carries it
   */
  constructor(
    model: FileModel,
    sourceCode: SourceCode,
    { param, body }: ErrorHandler,
    fullness: Fullness,
    carries: (log: LogCall) => boolean,
  ) {
    super(model, sourceCode, param);
    this.#model = model;
    this.#body = body;
    this.#visitorKeys = sourceCode.visitorKeys;
    this.#fullness = fullness;
    this.#carries = carries;
  }

  /** What of the error, or of another one, the arguments of a call hold, and the receiver: `logger.child({ err })`. */
  partsOf({ callee, arguments: args }: TSESTree.CallExpression | TSESTree.NewExpression): ErrorPart[] {
    const isBound = this.mentions(callee);
    return [...args.flatMap((argument) => this.#partsIn(argument)), ...(isBound ? (['unknown'] as const) : [])];
  }

  #partsIn(node: TSESTree.Node): ErrorPart[] {
    const parts = errorPartsIn(node, this.#model);
    const isOpaque = parts.length === 0 && (this.mentions(node) || this.#namesError(node));
    return isOpaque ? ['unknown'] : parts;
  }

  /** `for (const error of errors) logger.error(error)`: where it comes from is not known, what it is called is. */
  #namesError(node: TSESTree.Node): boolean {
    let isNamed = false;
    walk(node, this.#visitorKeys, (inner) => {
      const isKey = inner.parent?.type === 'Property' && inner.parent.value !== inner;
      isNamed ||= inner.type === 'Identifier' && !isKey && NAMED.test(inner.name);
      return undefined;
    });
    return isNamed;
  }

  override leavesTrace(node: TSESTree.Node): boolean {
    if (node.type !== 'CallExpression') return super.leavesTrace(node);
    const fact = this.#model.factOf(node);
    if (fact && 'level' in fact) return this.#carries(fact);
    const { arguments: args } = node;
    // Making a text or another error of it tells nobody.
    if (this.#isConversion(node)) return false;
    if (fact) return this.#suffices(args.flatMap((argument) => this.#partsIn(argument)));
    const isGiven = this.#suffices(args.flatMap((argument) => this.#partsIn(argument)));
    const runs = args.some((argument) => isFunction(unwrap(argument)));
    return (isGiven || runs) && super.leavesTrace(node);
  }

  #isConversion(node: TSESTree.CallExpression): boolean {
    const part = errorValueOf(node, this.#model)?.part;
    return part !== undefined && part !== 'unknown';
  }

  #suffices(parts: readonly ErrorPart[]): boolean {
    return parts.some((part) =>
      this.#fullness === 'text' ? part !== 'detail' : part !== 'detail' && part !== 'message' && part !== 'text',
    );
  }

  override stores(node: TSESTree.AssignmentExpression): boolean {
    if (!super.stores(node) || !this.mentions(node.right)) return false;
    return this.#suffices(this.#partsIn(node.right)) || !this.#isLocal(node.left);
  }

  /** A variable of the handler is no store. */
  #isLocal(target: TSESTree.Node): boolean {
    const root = rootOf(target);
    const name = root.type === 'Identifier' ? this.#model.scopes.variableOf(root)?.identifiers[0] : undefined;
    return name !== undefined && this.#body !== null && contains(this.#body, name);
  }

  override passesOn(node: TSESTree.Expression): boolean {
    const value = unwrap(node);
    const call = value.type === 'AwaitExpression' ? unwrap(value.argument) : value;
    const fact = this.#model.factOf(call);
    if (fact && 'level' in fact) return false;
    return this.mentions(value) && super.passesOn(node);
  }

  override throws(node: TSESTree.Node): boolean {
    return this.mentions(node) && super.throws(node);
  }

  override goesOnIn({ argument }: TSESTree.ThrowStatement): boolean {
    return this.mentions(argument);
  }
}
