import { createRequire } from 'node:module';
import { context, SpanStatusCode, trace } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import {
  BasicTracerProvider,
  InMemorySpanExporter,
  SimpleSpanProcessor,
  type ReadableSpan,
} from '@opentelemetry/sdk-trace-base';

/** What a backend would show of a span. */
export interface ExportedSpan {
  name: string;
  status: 'UNSET' | 'OK' | 'ERROR';
  /** The names of its events: `exception` where the error was recorded. */
  events: string[];
  /** The name of the span above it that was exported too. */
  parent?: string;
}

const require = createRequire(import.meta.url);

/**
 * Runs code with the real SDK of OpenTelemetry and returns what is exported, in the order in which the spans ended.
 * @param code JavaScript with `require` in scope; what it throws is what a caller would see, and is left to it
 */
export async function exported(code: string): Promise<ExportedSpan[]> {
  const spans = await spansOf(code);
  return spans.map(({ name, status, events, parentSpanContext }) => {
    const parent = spans.find((other) => other.spanContext().spanId === parentSpanContext?.spanId);
    return {
      name,
      status: SpanStatusCode[status.code] as ExportedSpan['status'],
      events: events.map((event) => event.name),
      ...(parent && { parent: parent.name }),
    };
  });
}

/** The attributes of what {@link exported} returns. */
export async function exportedAttributes(code: string): Promise<ReadableSpan['attributes'][]> {
  return (await spansOf(code)).map(({ attributes }) => attributes);
}

async function spansOf(code: string): Promise<ReadableSpan[]> {
  const exporter = new InMemorySpanExporter();
  const provider = new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] });
  trace.setGlobalTracerProvider(provider);
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  try {
    const { constructor: AsyncFunction } = Object.getPrototypeOf(spansOf) as {
      constructor: new (...args: string[]) => (...args: unknown[]) => Promise<void>;
    };
    await new AsyncFunction('require', code)(require).catch(() => undefined);
    return exporter.getFinishedSpans();
  } finally {
    await provider.shutdown();
    trace.disable();
    context.disable();
  }
}
