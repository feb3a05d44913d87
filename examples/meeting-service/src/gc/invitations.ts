import { createHash } from 'node:crypto';
import { HttpError } from '../shared/errors.js';
import type { PeerClient } from '../shared/http-client.js';
import { logger } from '../shared/logger.js';

export interface Invitee {
  userId: string;
  email: string;
  locale: string;
}

interface Delivery {
  messageId: string;
  accepted: boolean;
}

/** The same address always has the same mark, and nobody can read it. */
function hashOf(email: string): string {
  return createHash('sha256').update(email).digest('hex').slice(0, 12);
}

/** Invites people to a meeting by mail, through the mail gateway. */
export class Invitations {
  readonly #gateway: PeerClient;
  readonly #apiToken: string;

  constructor(gateway: PeerClient, apiToken: string) {
    this.#gateway = gateway;
    this.#apiToken = apiToken;
    logger.info({ hasApiToken: apiToken !== '', tokenLength: apiToken.length }, 'mail gateway configured');
  }

  async invite(meetingId: string, invitees: readonly Invitee[]): Promise<Delivery[]> {
    const deliveries: Delivery[] = [];
    for (const invitee of invitees) {
      logger.debug({ meetingId, userId: invitee.userId }, 'sending invitation');
      const delivery = await this.#send(meetingId, invitee);
      if (!delivery) continue;
      deliveries.push(delivery);
      await this.#remember(meetingId, delivery);
      logger.info({ meetingId, userId: invitee.userId, email: invitee.email }, 'invitation sent');
      if (!delivery.accepted) {
        logger.warn(`invitation ${delivery.messageId} of ${meetingId} was refused`);
      }
    }
    logger.info({ meetingId, sent: deliveries.length }, 'invitations sent');
    return deliveries;
  }

  async #send(meetingId: string, { userId, email, locale }: Invitee): Promise<Delivery | null> {
    try {
      return await this.#gateway.post<Delivery>('send_mail', '/mails', { to: email, locale, token: this.#apiToken });
    } catch (err) {
      logger.error({ error: err, meetingId, userId }, 'invitation failed');
      logger.warn({ meetingId, userId, recipient: hashOf(email) }, 'the host has to invite again');
      return null;
    }
  }

  /** What was sent to whom is kept with the meeting. */
  async #remember(meetingId: string, { messageId }: Delivery): Promise<void> {
    try {
      await this.#gateway.post('store_receipt', `/meetings/${meetingId}/receipts`, { messageId });
    } catch (err) {
      logger.debug({ err, meetingId, message_id: messageId }, 'receipt not stored');
    }
  }

  /** Takes an invitation back; what has been read cannot be. */
  async withdraw(meetingId: string, messageId: string): Promise<boolean> {
    try {
      await this.#gateway.delete('withdraw_mail', `/mails/${messageId}`);
      return true;
    } catch (err) {
      if (err instanceof HttpError && err.status === 404) {
        logger.info({ meetingId, messageId }, 'invitation was gone already');
        return false;
      }
      logger.error({ meetingId, messageId }, 'invitation not withdrawn');
      return false;
    }
  }
}
