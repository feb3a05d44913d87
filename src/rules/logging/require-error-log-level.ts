import { subjectOf } from '../../model/error-subject.js';
import type { ErrorHandler, LogCall } from '../../model/facts.js';
import type { FileModel } from '../../model/file-model.js';
import { atLevel, methodOf } from '../../model/log-levels.js';
import { quietError, type QuietError } from '../../model/quiet-errors.js';
import { createRule, observe, type Context } from '../../rule.js';
import { EVERYWHERE } from '../../vocabulary/option-schemas.js';

interface Options {
  lookUps: boolean;
  everywhere: boolean;
}

export default createRule({
  name: 'require-error-log-level',
  meta: {
    docs: {
      description: 'Require a level that is watched for the only log of a failure',
      concern: 'logging',
      severity: 'MEDIUM',
      preset: 'recommended',
    },
    messages: {
      off: "{{subject}} is logged at '{{level}}' and nowhere else: in production that level is off, so nobody will know that it fails. Log it at 'warn', or at 'error' if somebody has to act.",
      unwatched:
        "{{subject}} is logged at '{{level}}' and nowhere else: among what goes well, where no alert looks. Log it at 'warn', or at 'error' if somebody has to act.",
      raise: "Log it with '{{text}}'.",
    },
    schema: [
      {
        type: 'object',
        properties: {
          lookUps: {
            type: 'boolean',
            description: 'Also report look-ups, whose failure is answered with a default: get(), find(), fetch().',
          },
          everywhere: EVERYWHERE,
        },
        additionalProperties: false,
      },
    ],
    hasSuggestions: true,
  },
  defaultOptions: { lookUps: false, everywhere: false } satisfies Options,
  create(context, options) {
    // A function may handle the errors of several calls.
    const reported = new Set<LogCall>();
    return observe(context, {
      errorHandler(handler, model) {
        if (!options.everywhere && model.fileKind !== 'service') return;
        const found = quietError(handler, model, context.sourceCode, options);
        if (!found || reported.has(found.log)) return;
        reported.add(found.log);
        report(context, handler, found, model);
      },
    });
  },
});

function report(context: Context, handler: ErrorHandler, { log, level, what }: QuietError, model: FileModel): void {
  const raised = (['warn', 'error'] as const).map((higher) => atLevel(log, higher, model, context.sourceCode));
  context.report({
    node: log.node.callee,
    messageId: level === 'info' ? 'unwatched' : 'off',
    data: { subject: subjectOf(handler, what), level: methodOf(log, model) ?? level },
    suggest: raised.flatMap((suggestion) =>
      suggestion ? [{ messageId: 'raise', data: { text: suggestion.text }, fix: suggestion.fix }] : [],
    ),
  });
}
