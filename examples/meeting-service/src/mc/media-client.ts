import type { PeerClient } from '../shared/http-client.js';
import { toError } from '../shared/errors.js';
import { logger } from '../shared/logger.js';
import type { Result } from '../shared/result.js';
import { mediaFailures, mediaReleases } from './metrics.js';
import type { Participant } from './roster.js';

export interface Allocation {
  allocationId: string;
  port: number;
  codec: string;
}

const OFFERED_CODECS = ['opus', 'vp9', 'h264'];

/** Asks the media handler for ports and gives them back. */
export class MediaClient {
  readonly #handler: PeerClient;

  constructor(handler: PeerClient) {
    this.#handler = handler;
  }

  async allocate(meetingId: string, userId: string): Promise<Result<Allocation>> {
    try {
      const offer = JSON.stringify({ codecs: OFFERED_CODECS });
      const value = await this.#handler.post<Allocation>('allocate_media', '/allocations', {
        meetingId,
        userId,
        offer,
      });
      return { ok: true, value };
    } catch (err) {
      const error = toError(err);
      mediaFailures.add(1, { operation: 'allocate', reason: error.message });
      logger.error({ err: error, meetingId, userId }, 'no media for the participant');
      return { ok: false, error };
    }
  }

  async release(meetingId: string, { role, allocationId }: Participant): Promise<void> {
    try {
      await this.#handler.delete('release_media', `/allocations/${allocationId}`);
      mediaReleases.inc({ result: 'released' });
    } catch (err) {
      if (role === 'host') {
        mediaReleases.inc({ result: 'failed' });
        logger.error({ err, meetingId, allocationId }, 'media of the host was not released');
      }
    }
  }
}
