import { EventEmitter } from 'node:events';
import { type WriteStream, createWriteStream, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Response } from 'express';
import { logger } from '../shared/logger.js';
import { frames, queuedFrames, sessionDuration, signallingErrors } from './metrics.js';

export type FrameKind = 'participant_joined' | 'participant_left' | 'media_ready';

export interface Frame {
  meetingId: string;
  kind: FrameKind;
  userId: string;
}

/** Carries what happens in a meeting to everybody who listens, and keeps a trail of it. */
export class SignallingHub {
  readonly #emitter = new EventEmitter();
  readonly #sessions = new Set<Response>();
  readonly #audit: WriteStream;

  constructor(dataDir: string) {
    mkdirSync(dataDir, { recursive: true });
    this.#emitter.setMaxListeners(0);
    this.#audit = createWriteStream(join(dataDir, 'signalling.ndjson'), { flags: 'a' });
    this.#audit.on('error', () => {});
  }

  publish(frame: Frame): void {
    this.#audit.write(`${JSON.stringify({ ...frame, at: new Date().toISOString() })}\n`);
    queuedFrames.inc({ queueName: 'outbound' });
    frames.add(1, { 'meeting.id': frame.meetingId, 'frame.kind': frame.kind });
    this.#emitter.emit(frame.meetingId, frame);
  }

  /** Keeps the response open and writes every frame of the meeting to it. */
  subscribe(meetingId: string, res: Response): void {
    const end = sessionDuration.startTimer();
    const onFrame = (frame: Frame) => {
      res.write(`event: ${frame.kind}\ndata: ${JSON.stringify(frame)}\n\n`);
    };
    res.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    res.flushHeaders();
    res.on('error', (err) => {
      signallingErrors.inc({ operation: 'write' });
      logger.warn({ err, meetingId }, 'signalling session broke');
    });
    res.once('close', () => {
      this.#emitter.off(meetingId, onFrame);
      this.#sessions.delete(res);
      end();
    });
    this.#sessions.add(res);
    this.#emitter.on(meetingId, onFrame);
  }

  close(): Promise<void> {
    for (const session of this.#sessions) session.end();
    return new Promise((resolve) => {
      this.#audit.end(() => resolve());
    });
  }
}
