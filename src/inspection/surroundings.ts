import type { TSESTree } from '@typescript-eslint/utils';
import type { HandlerTrigger } from '../profiles/profile.js';
import type { FileModel } from '../model/file-model.js';
import { isFastifyQuiet } from '../model/handler-middleware.js';
import { isDead } from '../model/reachability.js';
import { terminalName, unwrap } from '../model/syntax.js';
import { textOf } from '../model/text.js';
import { leftBehind, type LeftBehind } from './left-behind.js';
import type { Surroundings } from './types.js';
import { isMiddleware } from './units.js';

/** How a function is registered that sees what handlers do, and what these serve. */
const AROUND: Readonly<Record<string, HandlerTrigger>> = {
  use: 'http',
  addHook: 'http',
  useGlobalInterceptors: 'http',
  intercept: 'http',
};

/** Events of workers and consumers that tell that a job or a message is done. */
const DONE = /^(?:completed|failed|succeeded|processed|message_processed)$/;

/** What middleware, hooks and events of workers in a file leave of each request, job or message. */
export function surroundingsOf(model: FileModel): Surroundings[] {
  const found = new Map<HandlerTrigger, LeftBehind>();
  const add = (trigger: HandlerTrigger, left: LeftBehind): void => {
    const known = found.get(trigger);
    found.set(trigger, {
      log: left.log || (known?.log ?? false),
      metric: left.metric || (known?.metric ?? false),
      span: left.span || (known?.span ?? false),
      measuresTime: left.measuresTime || (known?.measuresTime ?? false),
    });
  };
  for (const handler of model.requestHandlers)
    if (handler.params[0] !== 'error' && !isDead(handler.node, model.scopes) && isMiddleware(handler, model))
      add(handler.trigger, leftBehind(handler.node, model));
  for (const call of model.calls) {
    const trigger = call.type === 'CallExpression' ? triggerOf(call, model) : null;
    if (trigger === null || isDead(call, model.scopes)) continue;
    for (const argument of call.arguments) {
      const fn = model.resolver.definitions.functionOf(argument);
      if (fn && !isErrorFirst(fn.params[0])) add(trigger, leftBehind(fn, model));
    }
  }
  const makesFastify = model.calls.some((call) => {
    const callee = model.resolver.calleeOf(call);
    return callee?.profile.id === 'fastify' && callee.receiver === null && callee.entry.returns === 'app';
  });
  if (makesFastify && !isFastifyQuiet(model))
    add('http', { log: true, metric: false, span: false, measuresTime: false });
  return [...found]
    .filter(([, { log, metric, span }]) => log || metric || span)
    .map(([trigger, left]) => ({ trigger, ...left }));
}

function triggerOf(call: TSESTree.CallExpression, model: FileModel): HandlerTrigger | null {
  const callee = unwrap(call.callee);
  if (callee.type !== 'MemberExpression') return null;
  const name = terminalName(callee) ?? '';
  if (Object.hasOwn(AROUND, name)) return AROUND[name]!;
  const [event] = call.arguments;
  const isDone =
    /^(?:on|once|addListener)$/.test(name) && event !== undefined && DONE.test(textOf(event, model.scopes)?.text ?? '');
  if (!isDone) return null;
  const serves = model.requestHandlers.find(({ trigger }) => trigger === 'job' || trigger === 'message');
  return serves?.trigger ?? 'job';
}

function isErrorFirst(param: TSESTree.Node | undefined): boolean {
  return param?.type === 'Identifier' && /^_*err(?:or)?$/.test(param.name);
}
