import type { ErrorHandler } from '../../model/facts.js';
import { countErrorFix } from '../../model/error-counter.js';
import { isErrorMiddleware } from '../../model/error-handlers.js';
import { contains } from '../../model/syntax.js';
import { uncountedFailure } from '../../model/uncounted-errors.js';
import { createRule, observe, spanOf } from '../../rule.js';

interface Options {
  answersCounted: boolean;
}

export default createRule({
  name: 'require-error-metric',
  meta: {
    docs: {
      description: 'Require failures of handlers and outbound calls that are logged to be counted as well',
      concern: 'metrics',
      severity: 'HIGH',
      preset: 'strict',
    },
    messages: {
      uncounted:
        '{{subject}} is logged here, but no metric counts it: nobody sees how often it happens, and no alert on its rate can fire. Count it with a bounded label, such as errors_total{operation="{{operation}}"}, or give the latency histogram an outcome label.',
      count: "Count it: '{{text}}'.",
    },
    schema: [
      {
        type: 'object',
        properties: {
          answersCounted: {
            type: 'boolean',
            description: 'Something in another file counts the requests that are answered with a 5xx.',
          },
        },
        additionalProperties: false,
      },
    ],
    hasSuggestions: true,
  },
  defaultOptions: { answersCounted: false } satisfies Options,
  create(context, { answersCounted }) {
    const { sourceCode } = context;
    return observe(context, {
      errorHandler(handler, model) {
        const failure = uncountedFailure(handler, model, sourceCode, answersCounted);
        if (!failure || model.fileKind !== 'service') return;
        const fix = failure.isWhole ? countErrorFix(handler, model, sourceCode) : null;
        const data = {
          subject: subjectOf(handler, failure.what),
          operation: failure.operation,
          text: fix?.text ?? '',
        };
        const isWhole = handler.body === null || !contains(handler.node, handler.body);
        context.report({
          ...(isWhole ? { node: handler.node } : { loc: spanOf(handler.node, handler.body!) }),
          messageId: 'uncounted',
          data,
          suggest: fix ? [{ messageId: 'count', data, fix: fix.apply }] : [],
        });
      },
    });
  },
});

/** What the message starts with: "A failure of 'store.save()'". */
function subjectOf(handler: ErrorHandler, what: string): string {
  if (isErrorMiddleware(handler)) return 'An error of a request';
  if (handler.kind === 'event') return `An 'error' event of '${what}'`;
  return what === '' ? 'An error' : `A failure of '${what}()'`;
}
