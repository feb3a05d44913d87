import { type Context, ROOT_CONTEXT, type TextMapGetter, context, propagation } from '@opentelemetry/api';
import { type IHeaders, Kafka, logLevel } from 'kafkajs';
import { logger } from './logger.js';

export const MEETING_ENDED = 'meeting.ended';
export const MEETING_LOCKED = 'meeting.locked';

/** Whether a meeting lets anybody in. */
export interface LockChange {
  meetingId: string;
  locked: boolean;
}

/** A client whose own troubles stand in the log of the service. */
export function connectTo(brokers: readonly string[], clientId: string): Kafka {
  return new Kafka({
    clientId,
    brokers: [...brokers],
    logLevel: logLevel.WARN,
    logCreator: () => (entry) => {
      const fields = { clientId, namespace: entry.namespace, reason: entry.log.message };
      if (entry.level === logLevel.ERROR) logger.error(fields, 'kafka client failed');
      else logger.warn(fields, 'kafka client is in trouble');
    },
  });
}

/** What a message takes along, so that its consumer knows the trace that it was sent in. */
export function outgoingHeaders(): Record<string, string> {
  const headers: Record<string, string> = {};
  propagation.inject(context.active(), headers);
  return headers;
}

/** KafkaJS hands headers out as bytes. */
const textOfHeaders: TextMapGetter<IHeaders> = {
  keys: (headers) => Object.keys(headers),
  get: (headers, key) => headers[key]?.toString(),
};

/** The context that a message was sent in. */
export function contextOf(headers: IHeaders | undefined): Context {
  return propagation.extract(ROOT_CONTEXT, headers ?? {}, textOfHeaders);
}
