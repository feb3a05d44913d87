/** Code of a file that has a tracer of OpenTelemetry: the first line of the code is line 2. */
export const otel = (strings: TemplateStringsArray, ...values: unknown[]): string =>
  `import { context, SpanStatusCode, trace } from '@opentelemetry/api'; const tracer = trace.getTracer('gc');\n${String.raw({ raw: strings.raw }, ...values)}`;

/** A function that starts a span in its first line and goes on as given: its second line is line 3. */
export const spanned = (
  body: string,
): string => otel`async function* join(x, y, items) { const span = tracer.startSpan('join');
${body}
}`;
