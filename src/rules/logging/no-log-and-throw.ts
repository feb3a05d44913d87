import { rethrownLog } from '../../model/rethrown-logs.js';
import { createRule, observe } from '../../rule.js';
import { EVERYWHERE } from '../../vocabulary/option-schemas.js';

export default createRule({
  name: 'no-log-and-throw',
  meta: {
    docs: {
      description: 'Disallow logging an error and then handing it on to whoever logs it again',
      concern: 'logging',
      severity: 'LOW',
      preset: 'strict',
    },
    messages: {
      thrown:
        "'{{error}}' is logged here and then thrown on: whoever catches it logs it again, and one failure counts as two. Log it where it is handled; what only this place knows goes along in 'new Error(…, { cause: {{error}} })'.",
      wrapped:
        "'{{error}}' is logged here and then thrown as the cause of another error: whoever logs that one logs this one again. Put what only this place knows into the new error, and log that where it is handled.",
      passed:
        "'{{error}}' is logged here and then handed on: whoever gets it logs it again, and one failure counts as two. Log it where it is handled.",
    },
    schema: [
      {
        type: 'object',
        properties: {
          everywhere: EVERYWHERE,
        },
        additionalProperties: false,
      },
    ],
  },
  defaultOptions: { everywhere: false },
  create(context, { everywhere }) {
    return observe(context, {
      errorHandler(handler, model) {
        if (!everywhere && model.fileKind !== 'service') return;
        const found = rethrownLog(handler, model, context.sourceCode);
        if (!found) return;
        context.report({ node: found.log.node.callee, messageId: found.how, data: { error: found.error } });
      },
    });
  },
});
