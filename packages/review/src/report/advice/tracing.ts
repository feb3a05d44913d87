import type { Advice } from './advice.js';

/** On traces. */
export const tracing: Readonly<Record<string, Advice>> = {
  'require-span-end': {
    type: 'Span that is not ended',
    problem: 'A span is started, and not ended on every path.',
    impact:
      'A span that is not ended is never exported. The path that is forgotten is nearly always the one that fails, so there are traces of every request but the ones you look for, and what ran below it stands in the trace without a parent.',
    fix: 'End it in a `finally` block.',
    example: ` const span = tracer.startSpan('meeting.join');
-await rooms.join(id);
-span.end();
+try {
+  await rooms.join(id);
+} finally {
+  span.end();
+}`,
  },
  'require-span-error-status': {
    type: 'Green span of failed work',
    problem: 'Work fails under a span that is not told so, or nothing keeps the error.',
    impact:
      'The search for failed traces does not find it, tail sampling throws it away, and the error rate made from spans is too low by exactly the failures that matter.',
    fix: 'Set the status to ERROR and record or log the error, then end the span.',
    example: ` } catch (err) {
+  span.recordException(err);
+  span.setStatus({ code: SpanStatusCode.ERROR });
   throw err;
 } finally {
   span.end();`,
  },
  'no-span-after-end': {
    type: 'Span used after its end',
    problem: 'A span is written to or ended after it has ended, or by code that did not start it.',
    impact:
      'What comes too late is not exported, and only a warning of the SDK says so: the attribute you filter by is missing from the trace, the duration is wrong. A span that is ended by a stranger loses its status.',
    fix: 'Set everything first; end the span last and once, in a `finally` block of the code that started it.',
    example: `-span.end();
 span.setAttribute('rows.count', rows.length);
+span.end();`,
  },
  'no-dynamic-span-name': {
    type: 'Span name without end',
    problem: 'The name of a span holds values of which there is no end.',
    impact:
      'Backends group by the name: rate, errors and latency of an operation, alerts and sampling rules go by it. With an id in it there are two million operations that each ran once, and no 99th percentile of one span.',
    fix: 'Give the operation one name, and set the value as an attribute.',
    example:
      "-tracer.startActiveSpan(`join ${meetingId}`, run);\n+tracer.startActiveSpan('meeting.join', { attributes: { 'meeting.id': meetingId } }, run);",
  },
  'no-deprecated-semconv': {
    type: 'Deprecated attribute name',
    problem: 'A name is used that the semantic conventions of OpenTelemetry have given up.',
    impact:
      'Dashboards, alerts and sampling rules for the current name miss this service, and no query finds it together with those that have moved on. While all of yours agree on the old name, nothing is lost.',
    fix: 'Write the current name, together with the dashboards and rules that go by it.',
    example: `-span.setAttribute('http.status_code', res.status);
+span.setAttribute('http.response.status_code', res.status);`,
  },
  'require-span-on-external-call': {
    type: 'Outbound call without a span',
    problem: 'Another system is called outside any span, and nothing in the project starts one.',
    impact:
      'A request that takes eight seconds is one bar of eight seconds. Whether that was the database, the cache or another service is found out by reading code and restarting things.',
    fix: 'Set up the instrumentation of the client, which covers all its calls; a span by hand is for what has none.',
    example: ` const sdk = new NodeSDK({
+  instrumentations: [getNodeAutoInstrumentations()],
 });`,
  },
  'require-context-propagation': {
    type: 'Broken trace',
    problem: 'A message, a request or a span of a consumer does not carry the context of its trace on.',
    impact:
      'The trace of the sender is complete and green, and ends at the queue. The consumer that failed has thousands of traces without a parent; which of them belongs to this request only a timestamp and luck can tell.',
    fix: 'Inject the context where it is sent, extract it where it is received; the instrumentation of the client does both.',
    example: ` const headers = {};
+propagation.inject(context.active(), headers);
-await producer.send({ topic, messages: [{ value }] });
+await producer.send({ topic, messages: [{ value, headers }] });`,
  },
};
