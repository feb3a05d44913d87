import { LogRepetitions, type LogRepetition } from '../../model/log-repetition.js';
import { chainOf } from '../../model/syntax.js';
import { createRule, observe } from '../../rule.js';
import type { Level } from '../../vocabulary/levels.js';
import { LEVEL_LIST } from '../../vocabulary/option-schemas.js';

export default createRule({
  name: 'no-log-in-loop',
  meta: {
    docs: {
      description: 'Disallow logs in loops, item callbacks, stream handlers and fast timers, unless guarded or sampled',
      concern: 'logging',
      severity: 'MEDIUM',
      preset: 'strict',
    },
    messages: {
      written: "'{{log}}' writes a line {{each}}: it can bury every other line, and each line is paid for. {{cure}}",
      verbose:
        "'{{log}}' runs {{each}}: its arguments are put together even where {{level}} is off, and where it is on it can bury every other line. {{cure}}",
    },
    schema: [
      {
        type: 'object',
        properties: {
          levels: { ...LEVEL_LIST, description: 'The levels whose logs are reported in a loop.' },
        },
        additionalProperties: false,
      },
    ],
  },
  defaultOptions: { levels: ['trace', 'debug', 'info'] as readonly Level[] },
  create(context, { levels }) {
    let repetitions: LogRepetitions | null = null;
    return observe(context, {
      log(log, model) {
        if (log.level === null || !levels.includes(log.level) || model.fileKind !== 'service') return;
        repetitions ??= new LogRepetitions(model, context.sourceCode);
        const repetition = repetitions.of(log);
        if (!repetition) return;
        const { node, level } = log;
        const isVerbose = level === 'trace' || level === 'debug';
        const data = {
          log: chainOf(node.callee)?.join('.') ?? context.sourceCode.getText(node.callee).replaceAll(/\s+/g, ' '),
          each: eachOf(repetition),
          level,
          cure: cureOf(repetition, isVerbose),
        };
        context.report({ node: node.callee, messageId: isVerbose ? 'verbose' : 'written', data });
      },
    });
  },
});

function eachOf({ by, name }: LogRepetition): string {
  switch (by) {
    case 'item':
      return `for each '${name}'`;
    case 'list':
      return `for each of '${name}'`;
    case 'pass':
      return 'on every pass of this loop';
    case 'event':
      return `for each '${name}' event`;
    case 'timer':
      return `every ${name} ms`;
  }
}

function cureOf({ by }: LogRepetition, isVerbose: boolean): string {
  if (by === 'event' || by === 'timer')
    return isVerbose
      ? 'Count in a metric, or log under a check of the level.'
      : 'Count in a metric, or log a summary now and then.';
  return isVerbose
    ? 'Log once after the loop, with a count, or under a check of the level.'
    : 'Log once after the loop, with a count, or every nth time.';
}
