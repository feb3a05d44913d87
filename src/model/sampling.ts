import type { TSESTree } from '@typescript-eslint/utils';
import { SAMPLING_NAMES } from '../vocabulary/measures.js';
import type { FileModel } from './file-model.js';
import { contains, enclosingFunction, functionName, terminalName } from './syntax.js';

/** What calls a function now and then to look at a level. */
const SAMPLERS =
  /^(?:setInterval|setTimeout|setImmediate|addCallback|addBatchObservableCallback|addCollect|scheduleJob|schedule|everyMinute|CronJob|Cron)$/;
const SAMPLER_DECORATORS = /^(?:Interval|Cron|Timeout)$/;

/**
 * True where code looks at a level from time to time: a `collect` callback, `setInterval`, a schedule, or a function of
 * the file that such code calls. What it sets a gauge to is what the gauge is for.
 */
export function isSampling(node: TSESTree.Node, model: FileModel, depth = 0): boolean {
  for (let fn = enclosingFunction(node); fn; fn = enclosingFunction(fn)) {
    const owner = fn.parent;
    if (SAMPLING_NAMES.test(functionName(fn))) return true;
    if (owner.type === 'MethodDefinition' && owner.decorators?.some(isSampler)) return true;
    const current = fn;
    for (const call of model.calls) {
      const isSamplerCall = SAMPLERS.test(terminalName(call.callee) ?? '');
      const isGiven = call.arguments.some(
        (argument) => contains(argument, current) || model.resolver.definitions.functionOf(argument) === current,
      );
      if (isSamplerCall && isGiven) return true;
      const isCalled = depth < 2 && !isSamplerCall && model.resolver.definitions.functionOf(call.callee) === current;
      if (isCalled && !contains(current, call) && isSampling(call, model, depth + 1)) return true;
    }
  }
  return false;
}

function isSampler({ expression }: TSESTree.Decorator): boolean {
  const callee = expression.type === 'CallExpression' ? expression.callee : expression;
  return SAMPLER_DECORATORS.test(terminalName(callee) ?? '');
}

/** The names of the functions around a node, innermost first: what the code there is part of. */
export function namesAround(node: TSESTree.Node): string[] {
  const names: string[] = [];
  for (let fn = enclosingFunction(node); fn; fn = enclosingFunction(fn)) names.push(functionName(fn));
  return names;
}
