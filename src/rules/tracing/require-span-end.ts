import type { SpanStart } from '../../model/facts.js';
import { leavingOf } from '../../model/lifetime-paths.js';
import { lostSpan } from '../../model/lost-spans.js';
import { oneLine } from '../../model/source-text.js';
import { wrapInTry } from '../../model/span-edits.js';
import { createRule, observe } from '../../rule.js';

export default createRule({
  name: 'require-span-end',
  meta: {
    docs: {
      description: 'Require that every span that is started is ended, on every path',
      concern: 'tracing',
      severity: 'HIGH',
      preset: 'recommended',
    },
    messages: {
      never:
        "{{span}} is started and never ended, so it is never exported: the trace has a gap, and the spans below it have no parent. End it in a 'finally' block.",
      open: "{{span}} is not ended on the path that {{leaves}}, and so never exported: what ends there is missing from its trace. End it in a 'finally' block.",
      wrap: "End it on every path: 'try { … } finally { {{end}} }'.",
    },
    schema: [],
    hasSuggestions: true,
  },
  create(context) {
    const { sourceCode } = context;
    return observe(context, {
      span(span, model) {
        const lost = lostSpan(span, model, sourceCode);
        if (!lost) return;
        const ends = lost.kind === 'open' ? lost.ends : new Set<never>();
        const wrap = lost.held && wrapInTry(lost.held, ends, sourceCode);
        context.report({
          node: span.node.callee,
          messageId: lost.kind,
          data: { span: show(span), ...(lost.kind === 'open' && { leaves: leavingOf(lost.end) }) },
          suggest: wrap ? [{ messageId: 'wrap', data: { end: wrap.end }, fix: wrap.fix }] : [],
        });
      },
    });
  },
});

function show({ name }: SpanStart): string {
  return name && /[a-z]/i.test(name.text) ? `Span '${oneLine(name.text)}'` : 'The span';
}
