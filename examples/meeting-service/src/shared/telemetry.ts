import { type Span, type SpanOptions, SpanStatusCode, metrics, trace } from '@opentelemetry/api';
import { PrometheusExporter } from '@opentelemetry/exporter-prometheus';
import { MeterProvider } from '@opentelemetry/sdk-metrics';
import {
  BatchSpanProcessor,
  NodeTracerProvider,
  type ReadableSpan,
  type SpanExporter,
} from '@opentelemetry/sdk-trace-node';
import { toError } from './errors.js';
import { logger } from './logger.js';

/** Writes finished spans to the log, so that the example needs no collector. */
class LogSpanExporter implements SpanExporter {
  export(spans: ReadableSpan[], done: Parameters<SpanExporter['export']>[1]): void {
    if (logger.isLevelEnabled('debug')) {
      for (const span of spans) {
        const [seconds, nanos] = span.duration;
        logger.debug(
          { span: span.name, ...span.spanContext(), status: span.status.code, durationSeconds: seconds + nanos / 1e9 },
          'span finished',
        );
      }
    }
    done({ code: 0 });
  }

  async shutdown(): Promise<void> {}
}

const tracerProvider = new NodeTracerProvider({ spanProcessors: [new BatchSpanProcessor(new LogSpanExporter())] });
tracerProvider.register();

const otelExporter = new PrometheusExporter({ preventServerStart: true });
const meterProvider = new MeterProvider({ readers: [otelExporter] });
metrics.setGlobalMeterProvider(meterProvider);

/** Serves the OpenTelemetry instruments beside those of prom-client. */
export const otelMetricsHandler = otelExporter.getMetricsRequestHandler.bind(otelExporter);

const tracer = trace.getTracer('meeting-service');

/** Runs `work` in a span that always ends and that tells a failure from a success. */
export function withSpan<T>(name: string, options: SpanOptions, work: (span: Span) => Promise<T>): Promise<T> {
  return tracer.startActiveSpan(name, options, async (span) => {
    try {
      return await work(span);
    } catch (err) {
      const error = toError(err);
      span.recordException(error);
      span.setStatus({ code: SpanStatusCode.ERROR, message: error.message });
      throw err;
    } finally {
      span.end();
    }
  });
}

export async function stopTelemetry(): Promise<void> {
  const results = await Promise.allSettled([tracerProvider.shutdown(), meterProvider.shutdown()]);
  for (const result of results) {
    if (result.status === 'rejected') logger.warn({ err: toError(result.reason) }, 'telemetry did not stop cleanly');
  }
}
