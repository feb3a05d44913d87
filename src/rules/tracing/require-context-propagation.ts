import { losesContext } from '../../model/context-messages.js';
import { orphanSpan } from '../../model/context-orphans.js';
import { bareRequests, maySendToOwn } from '../../model/context-requests.js';
import { fileModel } from '../../model/file-model.js';
import { oneLine } from '../../model/source-text.js';
import { createRule, observe } from '../../rule.js';
import { CARRIERS } from '../../vocabulary/propagation.js';

interface Options {
  projects: 'traced' | 'all';
}

export default createRule({
  name: 'require-context-propagation',
  meta: {
    docs: {
      description: 'Require messages, requests and the spans of their consumers to carry the context of the trace on',
      concern: 'tracing',
      severity: 'BLOCKER',
      preset: 'strict',
    },
    messages: {
      message:
        "This message is sent without the context of its trace, and nothing in the project adds it: the trace ends here, and what handles the message starts another that no query joins to it. Put the context into {{place}} with 'propagation.inject(context.active(), carrier)'.",
      request:
        "This request to '{{host}}' is sent without the context of its trace, and nothing in the project adds it: the trace ends here, and the service that answers starts another. Put the context into its headers with 'propagation.inject(context.active(), headers)'.",
      consumed:
        "{{span}} is started for a message without the context that comes with it: it has no parent, and no query leads from it to what sent the message. Read the context with 'propagation.extract(context.active(), {{carrier}})'{{note}} and pass it when the span is started, or link to it with 'links'.",
      detached:
        "{{span}} is started by a listener for '{{event}}', which runs where the event is emitted: its parent is not the span that is active here, but none, or that of whoever emits. Keep the context with 'context.bind(context.active(), listener)', or pass it when the span is started.",
    },
    schema: [
      {
        type: 'object',
        properties: {
          projects: {
            type: 'string',
            enum: ['traced', 'all'],
            description: 'Where to report: `traced` in packages that make traces, or files that do; `all` everywhere.',
          },
        },
        additionalProperties: false,
      },
    ],
  },
  defaultOptions: { projects: 'traced' },
  create(context, { projects }: Options) {
    const { sourceCode } = context;
    const everyProject = projects === 'all';
    const listener = observe(context, {
      message(send, model) {
        if (model.fileKind !== 'service' || !losesContext(send, model, sourceCode, everyProject)) return;
        const place = CARRIERS[send.system]?.sent ?? 'what carries it';
        context.report({ node: send.node.callee, messageId: 'message', data: { place } });
      },
      span(span, model) {
        if (model.fileKind !== 'service') return;
        const orphan = orphanSpan(span, model, sourceCode);
        if (!orphan) return;
        const name = span.name && /[a-z]/i.test(span.name.text) ? `Span '${oneLine(span.name.text)}'` : 'The span';
        const data =
          orphan.kind === 'detached'
            ? { span: name, event: orphan.event }
            : {
                span: name,
                carrier: CARRIERS[orphan.system]?.received ?? 'message',
                note: CARRIERS[orphan.system]?.note ?? '',
              };
        context.report({ node: span.node.callee, messageId: orphan.kind, data });
      },
    });
    if (!maySendToOwn(sourceCode.text)) return listener;
    return {
      'Program:exit'(program) {
        listener['Program:exit']?.(program);
        const model = fileModel(context);
        for (const { node, host } of bareRequests(model, sourceCode, everyProject))
          if (model.fileKind === 'service')
            context.report({ node: node.callee, messageId: 'request', data: { host: oneLine(host) } });
      },
    };
  },
});
