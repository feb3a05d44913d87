import type { RequestHandler } from '../../model/facts.js';
import { unseenHandler } from '../../model/handler-telemetry.js';
import { oneLine } from '../../model/source-text.js';
import { createRule, observe } from '../../rule.js';

export default createRule({
  name: 'require-handler-telemetry',
  meta: {
    docs: {
      description: 'Require that requests, jobs and messages leave a log, a metric or a span when they are handled',
      concern: 'errors',
      severity: 'BLOCKER',
      preset: 'strict',
    },
    messages: {
      unseen:
        '{{handler}} leaves no log, metric or span, and nothing in the project does so for every {{unit}}: nobody sees how often it runs, how long it takes or that it fails. Set up {{cure}}, or log, count or trace here what it does.',
    },
    schema: [],
  },
  create(context) {
    const { sourceCode } = context;
    return observe(context, {
      handler(handler, model) {
        if (model.fileKind !== 'service') return;
        const name = unseenHandler(handler, model, sourceCode);
        if (!name) return;
        const { unit, cure } = KINDS[handler.trigger];
        context.report({
          loc: name.loc,
          messageId: 'unseen',
          data: { handler: subjectOf(handler, name.text), unit, cure },
        });
      },
    });
  },
});

const KINDS: Readonly<Record<RequestHandler['trigger'], { unit: string; cure: string }>> = {
  http: { unit: 'request', cure: 'request instrumentation (@opentelemetry/instrumentation-http, or pino-http)' },
  rpc: { unit: 'call', cure: 'request instrumentation (@opentelemetry/instrumentation-grpc, or an interceptor)' },
  message: {
    unit: 'message',
    cure: "the instrumentation of the queue's client (@opentelemetry/instrumentation-kafkajs)",
  },
  job: { unit: 'job', cure: "a counter in the worker's 'completed' and 'failed' events" },
  lambda: { unit: 'invocation', cure: '@opentelemetry/instrumentation-aws-lambda or @aws-lambda-powertools/tracer' },
};

/** What the message starts with: "The handler of 'GET /rooms'". */
function subjectOf({ trigger }: RequestHandler, name: string): string {
  if (name !== '') return `The handler of '${oneLine(name)}'`;
  return `This handler of ${trigger === 'http' ? 'requests' : `${KINDS[trigger].unit}s`}`;
}
