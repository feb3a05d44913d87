import type { LogCall } from '../../model/facts.js';
import { logsWithoutError, type LogWithoutError } from '../../model/error-logs.js';
import { errorToLog } from '../../model/error-log-edits.js';
import type { FileModel } from '../../model/file-model.js';
import type { ErrorHandler } from '../../model/facts.js';
import { createRule, observe, type Context } from '../../rule.js';
import type { Level } from '../../vocabulary/levels.js';
import { EVERYWHERE, LEVEL_LIST } from '../../vocabulary/option-schemas.js';

interface Options {
  levels: Level[];
  messageOnly: Level[];
  everywhere: boolean;
}

export default createRule({
  name: 'require-error-in-log',
  meta: {
    docs: {
      description:
        'Require that the log of a failure carries the error itself, not nothing of it and not its text alone',
      concern: 'logging',
      severity: 'HIGH',
      preset: 'recommended',
    },
    messages: {
      absent:
        "The log of this failure does not carry '{{error}}': it tells that something failed, but not what or where, and nothing else does. {{cure}}",
      unbound: 'The log of this failure cannot say what failed: the error is dropped before it has a name. {{cure}}',
      text: "The log of this failure carries only the text of '{{error}}': its stack, cause and code are lost, so nobody sees where it came from. {{cure}}",
      add: "Write '{{text}}'.",
      addAndName: "Write '{{text}}' and name the error '{{error}}'.",
    },
    schema: [
      {
        type: 'object',
        properties: {
          levels: {
            ...LEVEL_LIST,
            description: 'The levels at which the log of a failure must say something of the error.',
          },
          messageOnly: {
            ...LEVEL_LIST,
            description: 'The levels at which a log that carries only the text of the error is reported too.',
          },
          everywhere: EVERYWHERE,
        },
        additionalProperties: false,
      },
    ],
    hasSuggestions: true,
  },
  defaultOptions: {
    levels: ['warn', 'error', 'fatal'],
    messageOnly: ['error', 'fatal'],
    everywhere: false,
  } satisfies Options,
  create(context, options) {
    // A function may handle the errors of several calls.
    const reported = new Set<LogCall>();
    return observe(context, {
      errorHandler(handler, model) {
        if (!options.everywhere && model.fileKind !== 'service') return;
        for (const found of logsWithoutError(handler, model, context.sourceCode, options)) {
          if (reported.has(found.log)) continue;
          reported.add(found.log);
          report(context, handler, found, model);
        }
      },
    });
  },
});

/** The longest call that a message quotes, in characters. */
const LONGEST = 100;

function report(context: Context, handler: ErrorHandler, { log, kind }: LogWithoutError, model: FileModel): void {
  const { name, edit, named } = errorToLog(log, handler, model, context.sourceCode);
  const text = edit?.text.replaceAll(/\s+/g, ' ') ?? '';
  const isUnbound = !handler.param;
  const data = {
    error: name ?? 'the error',
    text,
    cure:
      text !== '' && text.length <= LONGEST
        ? `Write ${text}.`
        : isUnbound
          ? 'Name it, and hand it to the log.'
          : 'Hand the error to the log.',
  };
  context.report({
    node: log.node.callee,
    messageId: kind === 'absent' && isUnbound ? 'unbound' : kind,
    data,
    suggest: edit
      ? [
          {
            messageId: named ? 'addAndName' : 'add',
            data,
            fix: (fixer) => [...(named?.(fixer) ?? []), ...([edit.fix(fixer)].flat() as never[])],
          },
        ]
      : [],
  });
}
