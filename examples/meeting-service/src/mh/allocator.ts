import { randomUUID } from 'node:crypto';
import { mkdir, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { SpanStatusCode, trace } from '@opentelemetry/api';
import { HttpError, hasCode, toError } from '../shared/errors.js';
import { logger } from '../shared/logger.js';
import type { Repository } from '../shared/repository.js';
import { type Codec, negotiate } from './codec.js';
import { allocationDuration, allocations, relayHold, setupDuration } from './metrics.js';
import type { PortPool } from './ports.js';

export interface Allocation {
  id: string;
  meetingId: string;
  port: number;
  codec: Codec;
  since: number;
}

interface AllocationRequest {
  meetingId: string;
  userId: string;
  offer: string;
}

const tracer = trace.getTracer('mh');

/** Gives a participant a port and a codec, and takes both back. */
export class Allocator {
  readonly #ports: PortPool;
  readonly #store: Repository<Allocation>;
  readonly #snapshotDir: string;

  constructor(ports: PortPool, store: Repository<Allocation>, dataDir: string) {
    this.#ports = ports;
    this.#store = store;
    this.#snapshotDir = join(dataDir, 'allocations');
  }

  async allocate(request: AllocationRequest): Promise<Allocation> {
    const end = setupDuration.startTimer({ user_id: request.userId });
    const span = tracer.startSpan('mh.media.allocate', { attributes: { 'meeting.id': request.meetingId } });
    let result: 'allocated' | 'refused' = 'refused';
    try {
      const allocation = this.#reserve(request);
      await this.#store.save(allocation);
      await this.#writeSnapshot(allocation);
      result = 'allocated';
      return allocation;
    } catch (err) {
      logFailure(err, request);
      span.setStatus({ code: SpanStatusCode.ERROR, message: toError(err).message });
      throw err;
    } finally {
      allocations.inc({ result });
      end({ result });
      span.end();
    }
  }

  #reserve({ meetingId, offer }: AllocationRequest): Allocation {
    const startedAt = performance.now();
    const negotiated = negotiate(offer);
    if (!negotiated.ok) throw new HttpError(400, 'bad_request', negotiated.error.message, { cause: negotiated.error });
    const port = this.#ports.take();
    allocationDuration.observe({ result: 'allocated' }, performance.now() - startedAt);
    return { id: randomUUID(), meetingId, port, codec: negotiated.value, since: Date.now() };
  }

  async release(allocationId: string): Promise<void> {
    const allocation = await this.#store.find(allocationId);
    if (!allocation) throw new HttpError(404, 'not_found', 'no such allocation');
    this.#ports.giveBack(allocation.port);
    relayHold.record((Date.now() - allocation.since) / 1000, { codec: allocation.codec });
    await this.#store.remove(allocationId);
    try {
      await unlink(this.#snapshotFile(allocationId));
    } catch (err) {
      if (!hasCode(err, 'ENOENT')) throw err;
    }
    logger.info({ allocationId, meetingId: allocation.meetingId }, 'media released');
  }

  async #writeSnapshot(allocation: Allocation): Promise<void> {
    try {
      await mkdir(this.#snapshotDir, { recursive: true });
      await writeFile(this.#snapshotFile(allocation.id), JSON.stringify(allocation));
    } catch {}
  }

  #snapshotFile(allocationId: string): string {
    return join(this.#snapshotDir, `${allocationId}.json`);
  }
}

function logFailure(err: unknown, { meetingId, userId }: AllocationRequest): void {
  logger.error({ err: toError(err), meetingId, userId }, 'media was not allocated');
}
