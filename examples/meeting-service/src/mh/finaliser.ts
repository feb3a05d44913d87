import { SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import type { Consumer, EachMessagePayload, Kafka } from 'kafkajs';
import { requireString, toError } from '../shared/errors.js';
import { logger } from '../shared/logger.js';
import { MEETING_ENDED, contextOf } from '../shared/queue.js';
import { draftFailures, finalisations } from './metrics.js';
import type { Recordings } from './recordings.js';

const tracer = trace.getTracer('mh');

/** Turns what was recorded into recordings, once a meeting is over. */
export class Finaliser {
  readonly #consumer: Consumer;
  readonly #recordings: Recordings;

  constructor(kafka: Kafka, recordings: Recordings) {
    this.#consumer = kafka.consumer({ groupId: 'mh-finaliser' });
    this.#recordings = recordings;
  }

  async start(): Promise<void> {
    await this.#consumer.connect();
    await this.#consumer.subscribe({ topic: MEETING_ENDED });
    await this.#consumer.run({ eachMessage: (payload) => this.#onEnded(payload) });
  }

  async stop(): Promise<void> {
    await this.#consumer.disconnect();
  }

  /** The span is below the one that sent the message: the trace goes on here. */
  async #onEnded({ topic, message }: EachMessagePayload): Promise<void> {
    const parent = contextOf(message.headers);
    const attributes = { 'messaging.destination.name': topic };
    await tracer.startActiveSpan('mh.meeting.ended', { kind: SpanKind.CONSUMER, attributes }, parent, async (span) => {
      let result: 'finalised' | 'failed' = 'failed';
      try {
        const meetingId = requireString(JSON.parse(message.value?.toString() ?? '{}'), 'meetingId');
        span.setAttribute('meeting.id', meetingId);
        await this.#finalise(meetingId);
        result = 'finalised';
      } catch (err) {
        const error = toError(err);
        logger.error({ err: error, topic, offset: message.offset }, 'meeting not finalised');
        span.setStatus({ code: SpanStatusCode.ERROR, message: error.message });
      } finally {
        finalisations.inc({ result });
        span.end();
        span.setAttribute('recording.result', result);
      }
    });
  }

  async #finalise(meetingId: string): Promise<void> {
    const parts = await this.#recordings.partsOf(meetingId);
    for (const part of parts) await this.#seal(part);
    await this.#forgetDrafts(meetingId);
    this.#recordings.refresh();
  }

  async #seal(recordingId: string): Promise<void> {
    await tracer.startActiveSpan(`mh.recording.seal ${recordingId}`, async (span) => {
      try {
        await this.#recordings.seal(recordingId);
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

  /** Drafts that stay behind cost space, and nothing else. */
  async #forgetDrafts(meetingId: string): Promise<void> {
    const span = tracer.startSpan('mh.recording.forget_drafts');
    try {
      await this.#recordings.forgetDrafts(meetingId);
    } catch (err) {
      logger.error({ err, meetingId }, 'drafts not removed');
      draftFailures.inc();
    } finally {
      span.end();
    }
  }
}
