import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { carriesCorrelation } from '../../model/correlation.js';
import type { LogCall } from '../../model/facts.js';
import type { FileModel } from '../../model/file-model.js';
import { canMoveTo } from '../../model/log-moves.js';
import { RequestLoggers, sharedLogger, type RequestLogger } from '../../model/request-loggers.js';
import { createRule, observe, type Context } from '../../rule.js';

export default createRule({
  name: 'prefer-request-logger',
  meta: {
    docs: {
      description: "Require the request's own logger where there is one, so that each line carries the request id",
      concern: 'logging',
      severity: 'BLOCKER',
      preset: 'recommended',
    },
    messages: {
      shared:
        "'{{logger}}' is the same for all requests: this line does not carry the request id, and cannot be found from a request. Use '{{own}}'.",
      child:
        "'{{logger}}' leaves out what '{{own}}' was given ({{fields}}): this line cannot be found from the request. Use '{{own}}'.",
      replace: "Write to '{{own}}' instead of '{{logger}}'.",
    },
    schema: [],
    hasSuggestions: true,
  },
  create(context) {
    let loggers: RequestLoggers | null = null;
    return observe(context, {
      log(log, model) {
        if (model.fileKind !== 'service') return;
        const shared = sharedLogger(log, model);
        if (!shared) return;
        loggers ??= new RequestLoggers(model, context.sourceCode);
        const own = loggers.at(log, shared);
        const by = own?.isUsed ? null : shared;
        // Errors of requests that have not come as far as the middleware end there too.
        if (own?.isCertain === false && log.site.handler?.params.includes('error')) return;
        if (own && !carriesCorrelation(log, by, model, context)) report(context, log, shared.node, own, model);
      },
    });
  },
});

function report(context: Context, log: LogCall, node: TSESTree.Node, own: RequestLogger, model: FileModel): void {
  const data = { logger: context.sourceCode.getText(node), own: own.text, fields: own.fields ?? '' };
  const fix: TSESLint.ReportFixFunction = (fixer) => fixer.replaceText(node, own.text);
  context.report({
    node,
    messageId: own.fields === null ? 'shared' : 'child',
    data,
    suggest: canMoveTo(own, log, model, context.sourceCode) ? [{ messageId: 'replace', data, fix }] : [],
  });
}
