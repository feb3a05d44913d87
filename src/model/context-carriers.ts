import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { CARRIES_CONTEXT, ENVELOPES, INJECTS, SCHEDULED_OPTIONS } from '../vocabulary/propagation.js';
import { configObject, lookUp } from './config-object.js';
import type { MessageSend, SentMessage } from './facts.js';
import type { FileModel } from './file-model.js';
import { contains, enclosingFunction, isFunction, memberName, terminalName, unwrap, within } from './syntax.js';

type SourceCode = Readonly<TSESLint.SourceCode>;

const MAX_DEPTH = 4;

/**
 * Tells what may carry the context of a trace. What cannot be read whole may: a spread, a call, a parameter, an object
 * that the code goes on to change.
 */
export class ContextCarriers {
  readonly #model: FileModel;
  readonly #sourceCode: SourceCode;

  constructor(model: FileModel, sourceCode: SourceCode) {
    this.#model = model;
    this.#sourceCode = sourceCode;
  }

  /** True where a message may carry it: in its metadata, in what is sent, or because its queue passes it on. */
  mayCarry(send: MessageSend, message: SentMessage): boolean {
    if (this.#namesContext(send.node) || this.#isOptionGiven(send.options) || this.#isPassedOn(send)) return true;
    if (send.headers === null) return this.#mayHold(message, 0);
    if (message.body && this.#namesContextFar(message.body)) return true;
    return message.node !== null && this.mayCarryIn(message.node, send.headers);
  }

  /** True where the metadata under a key of an object may carry it. */
  mayCarryIn(raw: TSESTree.Node, key: string): boolean {
    if (this.#isChanged(raw)) return true;
    const config = configObject(raw, this.#model.scopes);
    const headers = config ? lookUp(config, key, this.#model.scopes) : null;
    if (!config || !headers || headers.state === 'unknown') return true;
    if (this.#namesContext(config.node)) return true;
    if (headers.state === 'absent') return false;
    if (this.#isChanged(headers.node)) return true;
    const inner = configObject(headers.node, this.#model.scopes);
    return !inner?.complete || this.#namesContext(inner.node);
  }

  /** True where the code around a call puts the context into something, whatever that is. */
  isInjectedAround(node: TSESTree.Node): boolean {
    const innermost = enclosingFunction(node);
    if (!innermost) return false;
    const isInject = (call: TSESTree.Node): boolean =>
      (call.type === 'CallExpression' || call.type === 'NewExpression') &&
      INJECTS.test(terminalName(call.callee) ?? '');
    if (within(this.#model.calls, innermost).some(isInject)) return true;
    for (let outer = enclosingFunction(innermost); outer; outer = enclosingFunction(outer)) {
      const own = within(this.#model.calls, outer).filter((call) => enclosingFunction(call) === outer);
      if (own.some(isInject)) return true;
    }
    // `withTraceHeaders((headers) => queue.add('invite', { headers }))`
    for (let current: TSESTree.Node | undefined = node; current; current = current.parent)
      if (current !== node && isInject(current)) return true;
    return false;
  }

  /** Of a library that has no metadata: what is sent, read whole. */
  #mayHold({ node, body }: SentMessage, depth: number): boolean {
    if (node === null) return false;
    // A job of `addBulk` or a flow has its data under a key.
    const data = body ?? node;
    return this.#isChanged(data) || this.#isEnvelope(data, depth) || (body !== null && this.#mayHaveOptions(node));
  }

  #mayHaveOptions(job: TSESTree.Node): boolean {
    const config = configObject(job, this.#model.scopes);
    const options = config && lookUp(config, 'opts', this.#model.scopes);
    return !config || (options?.state === 'given' && this.#isOptionGiven(options.node));
  }

  #isEnvelope(raw: TSESTree.Node, depth: number): boolean {
    const node = unwrap(raw);
    if (node.type === 'Literal' || node.type === 'TemplateLiteral') return false;
    const config = configObject(node, this.#model.scopes);
    if (!config?.complete || depth > MAX_DEPTH || this.#namesContext(config.node)) return true;
    return [...config.properties].some(([key, { value }]) => ENVELOPES.test(key) && this.#isEnvelope(value, depth + 1));
  }

  /** `{ repeat: { every } }`, whose jobs come from the clock, and options that cannot be read. */
  #isOptionGiven(options: TSESTree.Node | null): boolean {
    if (!options) return false;
    const config = configObject(options, this.#model.scopes);
    return !config?.complete || SCHEDULED_OPTIONS.some((key) => config.properties.has(key));
  }

  /** `new Queue('mail', { connection, telemetry })`. */
  #isPassedOn({ system, queue }: MessageSend): boolean {
    if (system !== 'bullmq' || !queue) return false;
    const options = queue.arguments.find((argument) => configObject(argument, this.#model.scopes));
    const unread = queue.arguments.slice(1).some((argument) => !configObject(argument, this.#model.scopes)?.complete);
    return unread || (options !== undefined && configObject(options, this.#model.scopes)!.properties.has('telemetry'));
  }

  /** True for a variable that does more than be read here: something may be added to it. */
  #isChanged(raw: TSESTree.Node): boolean {
    const node = unwrap(raw);
    if (node.type !== 'Identifier') return false;
    const variable = this.#model.scopes.variableOf(node);
    if (!variable) return false;
    return variable.references.some(({ identifier }) => identifier !== node && isTouched(identifier));
  }

  #namesContext(node: TSESTree.Node): boolean {
    return CARRIES_CONTEXT.test(this.#sourceCode.getText(node));
  }

  /** The same of what is sent, through what turns it into bytes: `Buffer.from(JSON.stringify(event))`. */
  #namesContextFar(raw: TSESTree.Node, depth = 0): boolean {
    const node = unwrap(raw);
    if (depth > MAX_DEPTH) return false;
    if (this.#namesContext(node)) return true;
    if (node.type === 'CallExpression')
      return node.arguments.some((argument) => this.#namesContextFar(argument, depth + 1));
    if (node.type === 'SpreadElement') return this.#namesContextFar(node.argument, depth + 1);
    if (node.type === 'ObjectExpression')
      return node.properties.some((entry) => this.#namesContextFar('value' in entry ? entry.value : entry, depth + 1));
    if (node.type !== 'Identifier') return false;
    const constant = this.#model.scopes.constantOf(node);
    return constant !== null && !contains(constant, node) && this.#namesContextFar(constant, depth + 1);
  }
}

/** Passed to a call that is not a log, or assigned to by key. */
function isTouched(use: TSESTree.Node): boolean {
  const { parent } = use;
  if (parent?.type === 'CallExpression') return parent.callee !== use;
  if (parent?.type !== 'MemberExpression' || parent.object !== use) return false;
  let member: TSESTree.Node = parent;
  while (member.parent?.type === 'MemberExpression' && member.parent.object === member) member = member.parent;
  return (
    (member.parent?.type === 'AssignmentExpression' && member.parent.left === member) ||
    (member.parent?.type === 'CallExpression' && member.parent.callee === member && memberName(member) !== 'map')
  );
}

/** True for code that runs by the clock, in which nothing waits for what it does. */
export function isScheduled(node: TSESTree.Node, schedules: RegExp): boolean {
  for (let current: TSESTree.Node | undefined = node; current; current = current.parent) {
    const call: TSESTree.Node | undefined = current.parent;
    if (!isFunction(current) || (call?.type !== 'CallExpression' && call?.type !== 'NewExpression')) continue;
    if (call.callee !== current && schedules.test(terminalName(call.callee) ?? '')) return true;
  }
  return false;
}
