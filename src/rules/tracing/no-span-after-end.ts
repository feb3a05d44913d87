import { spansAfterEnd, type SpanAfterEnd } from '../../model/ended-spans.js';
import { fileModel } from '../../model/file-model.js';
import { foreignEnds } from '../../model/foreign-spans.js';
import { mentionsIn } from '../../model/mentions.js';
import { oneLine } from '../../model/source-text.js';
import { createRule } from '../../rule.js';

/** What becomes of what comes too late. */
const COSTS: Readonly<Record<SpanAfterEnd['afterwards'], string>> = {
  lost: 'it is not exported any more, and the SDK only logs a warning',
  late: 'it is sent at best while another span of the same trace is open, and else lost without a word',
};

export default createRule({
  name: 'no-span-after-end',
  meta: {
    docs: {
      description: 'Disallow using a span after its end, and ending a span that other code started',
      concern: 'tracing',
      severity: 'HIGH',
      preset: 'recommended',
    },
    messages: {
      late: "'{{call}}' comes too late: '{{span}}' is ended in line {{line}}{{path}}. What is set on it then is missing: {{cost}}. Set it first, and end the span last, in a 'finally' block.",
      twice:
        "'{{span}}' is ended a second time: it is ended in line {{line}}{{path}}. The first end counts and the SDK logs an error for the other, so what happens in between is not part of the span. End it once, in a 'finally' block.",
      active:
        "'{{call}}' ends the active span, which this code did not start: its time stops here, and what whoever started it adds later, such as its status, may be lost. Leave it open; for a part of the work, start a span of your own.",
      hook: "'{{call}}' ends the span of the instrumentation that calls '{{hook}}', and that ends it itself: what it adds to the span after this, such as its status, is lost, and the SDK logs an error for the second end. Leave it open: only add to it here.",
      wrapper:
        "'{{call}}' ends a span that '{{wrapper}}' ends itself, in line {{line}}: what happens in between is not part of the span, and what '{{wrapper}}' sets on it, such as an error, is lost. Leave ending it to '{{wrapper}}'.",
    },
    schema: [],
  },
  create(context) {
    if (!mentionsIn(context).has('span')) return {};
    const { sourceCode } = context;
    return {
      'Program:exit'() {
        const model = fileModel(context);
        for (const use of spansAfterEnd(model, sourceCode)) {
          if (model.fileKind === 'test') return;
          const { node, end, isEnd, variable, afterwards } = use;
          context.report({
            node,
            messageId: isEnd ? 'twice' : 'late',
            data: {
              call: oneLine(sourceCode.getText(node)),
              span: variable.name,
              line: end.loc.start.line,
              path: pathOf(use),
              cost: COSTS[afterwards],
            },
          });
        }
        for (const found of foreignEnds(model)) {
          if (model.fileKind === 'test') return;
          const { node, kind } = found;
          const data = {
            call: oneLine(sourceCode.getText(node)),
            ...(kind === 'hook' && { hook: found.hook }),
            ...(kind === 'wrapper' && { wrapper: found.wrapper, line: found.end.loc.start.line }),
          };
          context.report({ node, messageId: kind, data });
        }
      },
    };
  },
});

/** How the end comes before the use, where that is not by one way alone. */
function pathOf({ when }: SpanAfterEnd): string {
  switch (when) {
    case 'always':
      return '';
    case 'some':
      return ' on one of the ways there';
    case 'again':
      return ' in the pass of the loop before';
    case 'later':
      return ', before this callback runs';
  }
}
