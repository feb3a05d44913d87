import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import type { HandlerTrigger } from '../profiles/profile.js';
import { TELEMETRY_WORD } from '../vocabulary/telemetry-words.js';
import { wordsOf } from '../vocabulary/words.js';
import type { FileModel } from './file-model.js';
import { configObject } from './config-object.js';
import { isFunction, rootOf, terminalName, unwrap, walk, within } from './syntax.js';

type SourceCode = Readonly<TSESLint.SourceCode>;

/** True where a log, a measurement, a span or an error report is stated in a part of the code. */
export function statesTelemetry(part: TSESTree.Node, model: FileModel): boolean {
  return [model.logs, model.observations, model.spans, model.errorSinks].some(
    (facts: readonly { node: TSESTree.Node }[]) => within(facts, part).length > 0,
  );
}

/** True where a name in a part of the code is one of telemetry: `audit(room)`, `withTracing`, `this.metrics.joined`. */
export function namesTelemetry(part: TSESTree.Node, { visitorKeys }: SourceCode, intoFunctions: boolean): boolean {
  let found = false;
  walk(part, visitorKeys, (node) => {
    if (node !== part && isFunction(node) && !intoFunctions) return false;
    const name = node.type === 'Identifier' || node.type === 'PrivateIdentifier' ? node.name : null;
    found ||= name !== null && wordsOf(name).some((word) => TELEMETRY_WORD.test(word));
    return !found && !node.type.startsWith('TSType');
  });
  return found;
}

const MIDDLEWARE = /^(?:use|register|addHook|useGlobalInterceptors|apply|wrap|middleware|plugin)$/;

/** Events that tell that a request, a job or a message is done. */
const DONE: Readonly<Record<HandlerTrigger, RegExp | null>> = {
  http: /^(?:finish|close|response|request|after)$/,
  rpc: null,
  lambda: null,
  job: /^(?:completed|failed|error|stalled|succeeded)$/,
  message: /^(?:completed|failed|error|consumer\.\w+|message)$/,
};

/** What such an event of is a job's or a message's. */
const CONSUMER = /worker|queue|consumer|job|processor|listener/i;

/** True where something in the file sees what every handler of a kind does: middleware, a hook, an event of the worker. */
export function seenByMiddleware(trigger: HandlerTrigger, model: FileModel, sourceCode: SourceCode): boolean {
  return model.calls.some((call) => {
    if (call.type !== 'CallExpression') return false;
    const method = terminalName(call.callee) ?? '';
    const [first] = call.arguments;
    const tells = (): boolean =>
      statesTelemetry(call, model) || call.arguments.some((argument) => namesTelemetry(argument, sourceCode, false));
    if (MIDDLEWARE.test(method)) return !isScraped(first) && (tells() || runsTelemetry(call, model));
    const event = first?.type === 'Literal' ? String(first.value) : '';
    if (!/^(?:on|once|addListener)$/.test(method) || !DONE[trigger]?.test(event)) return false;
    const callee = unwrap(call.callee);
    const emitter = callee.type === 'MemberExpression' ? (terminalName(callee.object) ?? '') : '';
    const isOfHandlers = trigger === 'http' || CONSUMER.test(emitter) || isMadeWorker(callee, model);
    return isOfHandlers && (tells() || runsTelemetry(call, model));
  });
}

/** `app.use('/metrics', …)`: what is scraped sees no request. */
function isScraped(path: TSESTree.Node | undefined): boolean {
  return path?.type === 'Literal' && /metrics|logs?\b/.test(String(path.value));
}

/** `app.use(onRequest)`, where that function of the file logs. */
function runsTelemetry(call: TSESTree.CallExpression, model: FileModel): boolean {
  return call.arguments.some((argument) => {
    const fn = model.resolver.definitions.functionOf(argument);
    return fn !== null && statesTelemetry(fn, model);
  });
}

/** `w.on('failed', …)` where `const w = new Worker('mails', …)`. */
function isMadeWorker(callee: TSESTree.Node, model: FileModel): boolean {
  const made = callee.type === 'MemberExpression' ? model.resolver.definitions.originOf(rootOf(callee)) : null;
  return made?.type === 'NewExpression' && CONSUMER.test(terminalName(made.callee) ?? '');
}

/** True where Fastify is made in this file with its logger off; wherever it is on, it logs each request itself. */
export function isFastifyQuiet(model: FileModel): boolean {
  return model.calls.some((call) => {
    const callee = model.resolver.calleeOf(call);
    if (callee?.profile.id !== 'fastify' || callee.receiver !== null || callee.entry.returns !== 'app') return false;
    const [first] = call.arguments;
    const options = first ? configObject(first, model.scopes) : null;
    if (!first) return true;
    const logger = options?.properties.get('logger');
    const isOff = logger?.value.type === 'Literal' && logger.value.value === false;
    return options?.complete === true && !options.properties.has('loggerInstance') && (!logger || isOff);
  });
}
