import { trace } from '@opentelemetry/api';
import { pino, stdSerializers, stdTimeFunctions } from 'pino';
import { currentRequestId } from './context.js';

/** The one logger of the package: every line carries the request id and the trace it belongs to. */
export const logger = pino({
  name: 'meeting-service',
  level: process.env.LOG_LEVEL ?? 'info',
  timestamp: stdTimeFunctions.isoTime,
  serializers: { err: stdSerializers.err },
  redact: ['headers.authorization', 'headers.cookie'],
  mixin() {
    const span = trace.getActiveSpan()?.spanContext();
    return { requestId: currentRequestId(), traceId: span?.traceId, spanId: span?.spanId };
  },
});
