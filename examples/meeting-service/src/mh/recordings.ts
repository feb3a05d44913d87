import { mkdirSync, readFile, readdir } from 'node:fs';
import { readdir as namesIn, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { SpanStatusCode, trace } from '@opentelemetry/api';
import { HttpError, toError } from '../shared/errors.js';
import { logger } from '../shared/logger.js';
import { recordingReads } from './metrics.js';

interface Recording {
  id: string;
  meetingId: string;
  seconds: number;
}

const SAFE_ID = /^[\w-]{1,64}$/;
const PART = '.part';

const tracer = trace.getTracer('mh');

/** The meeting that a recording is of: its id, and a number. */
export function meetingOf(recordingId: string): string {
  return recordingId.replace(/-\d+$/, '');
}

/** The recordings on the disk of this handler. */
export class Recordings {
  readonly #dir: string;
  #ids: string[] = [];

  constructor(dataDir: string) {
    this.#dir = join(dataDir, 'recordings');
    mkdirSync(this.#dir, { recursive: true });
  }

  /** Reads the folder again; `ids` shows the result as soon as it is there. */
  refresh(): void {
    readdir(this.#dir, (err, names) => {
      this.#ids = (names ?? []).filter((name) => name.endsWith('.json')).map((name) => name.slice(0, -5));
    });
  }

  get ids(): readonly string[] {
    return this.#ids;
  }

  read(recordingId: string): Promise<Recording> {
    return new Promise((resolve, reject) => {
      readFile(this.#file(recordingId), 'utf8', (err, text) => {
        if (err?.code === 'ENOENT') {
          recordingReads.inc({ result: 'missing' });
          reject(new HttpError(404, 'not_found', 'no such recording'));
          return;
        }
        if (err) {
          recordingReads.inc({ result: 'failed' });
          logger.error({ err, recordingId }, 'recording cannot be read');
          reject(err);
          return;
        }
        recordingReads.inc({ result: 'read' });
        resolve(JSON.parse(text) as Recording);
      });
    });
  }

  path(recordingId: string): string {
    return this.#file(recordingId);
  }

  async size(recordingId: string): Promise<number> {
    const span = tracer.startSpan('mh.recording.size');
    try {
      const { size } = await stat(this.#file(recordingId));
      span.end();
      return size;
    } catch (err) {
      if (err instanceof Error && 'code' in err && err.code === 'ENOENT') return 0;
      span.recordException(toError(err));
      span.setStatus({ code: SpanStatusCode.ERROR });
      span.end();
      throw err;
    }
  }

  /** The ids of what was recorded of a meeting, and is no recording yet. */
  async partsOf(meetingId: string): Promise<string[]> {
    const names = await namesIn(this.#dir);
    const parts = names.filter((name) => name.endsWith(PART)).map((name) => name.slice(0, -PART.length));
    return parts.filter((part) => meetingOf(part) === meetingId);
  }

  async seal(recordingId: string): Promise<void> {
    const file = this.#file(recordingId);
    await rename(file.replace(/\.json$/, PART), file);
  }

  async forgetDrafts(meetingId: string): Promise<void> {
    await rm(join(this.#dir, 'drafts', meetingId), { recursive: true, force: true });
  }

  #file(recordingId: string): string {
    if (!SAFE_ID.test(recordingId)) throw new HttpError(400, 'bad_request', 'not the id of a recording');
    return join(this.#dir, `${recordingId}.json`);
  }
}
