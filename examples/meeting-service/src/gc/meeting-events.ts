import { SpanKind } from '@opentelemetry/api';
import type { Kafka, Producer } from 'kafkajs';
import { type LockChange, MEETING_ENDED, MEETING_LOCKED, outgoingHeaders } from '../shared/queue.js';
import { withSpan } from '../shared/telemetry.js';

/** Tells the other services what becomes of meetings, through the queue. */
export class MeetingEvents {
  readonly #producer: Producer;

  constructor(kafka: Kafka) {
    this.#producer = kafka.producer();
  }

  async start(): Promise<void> {
    await this.#producer.connect();
  }

  async stop(): Promise<void> {
    await this.#producer.disconnect();
  }

  async ended(meetingId: string): Promise<void> {
    const attributes = { 'messaging.destination.name': MEETING_ENDED };
    await withSpan('gc.meeting.publish', { kind: SpanKind.PRODUCER, attributes }, async () => {
      const value = JSON.stringify({ meetingId });
      await this.#producer.send({
        topic: MEETING_ENDED,
        messages: [{ key: meetingId, value, headers: outgoingHeaders() }],
      });
    });
  }

  async locked(change: LockChange): Promise<void> {
    const attributes = { 'messaging.destination.name': MEETING_LOCKED };
    await withSpan('gc.meeting.publish', { kind: SpanKind.PRODUCER, attributes }, async () => {
      const value = JSON.stringify(change);
      await this.#producer.send({ topic: MEETING_LOCKED, messages: [{ key: change.meetingId, value }] });
    });
  }
}
