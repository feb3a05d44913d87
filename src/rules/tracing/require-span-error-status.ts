import type { TSESTree } from '@typescript-eslint/utils';
import { activeSpanFault } from '../../model/active-span-errors.js';
import type { FileModel } from '../../model/file-model.js';
import { leavingOf } from '../../model/lifetime-paths.js';
import { oneLine } from '../../model/source-text.js';
import { catchForSpan, cureOf, tellSpan } from '../../model/span-error-edits.js';
import { spanErrorFaults, type SpanErrorFault } from '../../model/span-errors.js';
import { spanInHand, type SpanInHand } from '../../model/spans-in-hand.js';
import { contains } from '../../model/syntax.js';
import { nameOfFailure, uncaughtSpanErrors, type UncaughtSpanError } from '../../model/uncaught-span-errors.js';
import { createRule, observe, spanOf, type Context } from '../../rule.js';

interface Options {
  uncaught: boolean;
}

export default createRule({
  name: 'require-span-error-status',
  meta: {
    docs: {
      description: 'Require that an error under a span gives it the ERROR status, and is recorded or logged',
      concern: 'tracing',
      severity: 'HIGH',
      preset: 'recommended',
    },
    messages: {
      unset:
        "{{span}} stays green on the path that {{leaves}}: nothing tells it that the work has failed, so no search for failed traces finds it. Call '{{cure}}'.",
      recorded:
        "{{span}} stays green on the path that {{leaves}}: 'recordException' adds an event and leaves the status as it is, so no search for failed traces finds it. Call '{{cure}}' too.",
      unrecorded:
        "{{span}} is marked as failed, but the error is neither recorded nor logged on the path that {{leaves}}: the trace says that it failed, and nothing has its stack. Call 'recordException' too, or log the error.",
      uncaught:
        "{{span}} stays green when {{failure}} throws: the error passes this 'finally', which ends the span without a status, so no search for failed traces finds it. Catch it, call '{{cure}}', and throw it on.",
      tell: "Tell the span: '{{text}}'.",
      catch: "Catch the error, tell the span, and throw it on: '{{text}}'.",
    },
    schema: [
      {
        type: 'object',
        properties: {
          uncaught: {
            type: 'boolean',
            description: "Also report 'try { … } finally { span.end(); }', where nothing catches the error.",
          },
        },
        additionalProperties: false,
      },
    ],
    hasSuggestions: true,
  },
  defaultOptions: { uncaught: false } satisfies Options,
  create(context, { uncaught }) {
    const { sourceCode } = context;
    return observe(context, {
      span(start, model) {
        const span = spanInHand(start, model);
        if (!span) return;
        const faults = spanErrorFaults(span, model, sourceCode);
        for (const fault of faults) report(context, fault, model);
        if (!uncaught) return;
        for (const error of uncaughtSpanErrors(span, model, sourceCode)) {
          const isTold = faults.some(({ handler }) => contains(error.statement.block, handler.node));
          if (!isTold) reportUncaught(context, error, model);
        }
      },
      errorSink(sink, model) {
        const fault = activeSpanFault(sink, model, sourceCode);
        if (fault) report(context, fault, model);
      },
    });
  },
});

function report(context: Context, fault: SpanErrorFault, model: FileModel): void {
  const { handler, span, kind, end, half } = fault;
  const fix = tellSpan(fault, model, context.sourceCode);
  const isWhole = handler.body === null || !contains(handler.node, handler.body);
  context.report({
    ...(isWhole ? { node: handler.node } : { loc: spanOf(handler.node, handler.body!) }),
    messageId: kind,
    data: { span: show(span, half), leaves: leavingOf(end), cure: cureOf(span.dialect, span.variable.name || 'span') },
    suggest: fix ? [{ messageId: 'tell', data: { text: fix.text }, fix: fix.fix }] : [],
  });
}

function reportUncaught(context: Context, error: UncaughtSpanError, model: FileModel): void {
  const { span, failure, place } = error;
  const fix = catchForSpan(error, model, context.sourceCode);
  const name = nameOfFailure(failure, context.sourceCode);
  context.report({
    loc: place.loc,
    messageId: 'uncaught',
    data: {
      span: show(span),
      failure: name === '' ? `line ${String(failure.loc.start.line)}` : `'${name}()'`,
      cure: cureOf(span.dialect, span.variable.name),
    },
    suggest: fix ? [{ messageId: 'catch', data: { text: fix.text }, fix: fix.fix }] : [],
  });
}

/** @param half the call on the span, where that is not one that the file starts */
function show({ start }: SpanInHand, half: TSESTree.CallExpression | null = null): string {
  if (!start) return isOfField(half) ? 'The span' : 'The active span';
  const { name } = start;
  return name && /[a-z]/i.test(name.text) ? `Span '${oneLine(name.text)}'` : 'The span';
}

/** `this.span.recordException(err)` */
function isOfField(half: TSESTree.CallExpression | null): boolean {
  return half?.callee.type === 'MemberExpression' && half.callee.object.type === 'MemberExpression';
}
