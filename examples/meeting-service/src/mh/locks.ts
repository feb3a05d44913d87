import { existsSync, mkdirSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Consumer, Kafka } from 'kafkajs';
import { type LockChange, MEETING_LOCKED } from '../shared/queue.js';

/** Knows which meetings are locked: their recordings are not listed. A handler that starts again still knows. */
export class Locks {
  readonly #consumer: Consumer;
  readonly #dir: string;

  constructor(kafka: Kafka, dataDir: string) {
    this.#consumer = kafka.consumer({ groupId: 'mh-locks' });
    this.#dir = join(dataDir, 'locks');
    mkdirSync(this.#dir, { recursive: true });
  }

  async start(): Promise<void> {
    await this.#consumer.connect();
    await this.#consumer.subscribe({ topic: MEETING_LOCKED });
    await this.#consumer.run({
      eachMessage: async ({ message }) => {
        const { meetingId, locked } = JSON.parse(message.value?.toString() ?? '{}') as LockChange;
        if (locked) await writeFile(this.#file(meetingId), '');
        else await rm(this.#file(meetingId), { force: true });
      },
    });
  }

  async stop(): Promise<void> {
    await this.#consumer.disconnect();
  }

  isLocked(meetingId: string): boolean {
    return existsSync(this.#file(meetingId));
  }

  #file(meetingId: string): string {
    return join(this.#dir, encodeURIComponent(meetingId));
  }
}
