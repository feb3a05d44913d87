import { SpanStatusCode, trace } from '@opentelemetry/api';
import { HttpError, toError } from '../shared/errors.js';
import { logger } from '../shared/logger.js';
import type { PeerClient } from '../shared/http-client.js';
import type { RouteId } from './controllers.js';
import type { Meetings } from './meetings.js';
import { admissions, joinDuration, joinRequests, waitingParticipants } from './metrics.js';

export enum JoinResult {
  Joined = 'joined',
  Waiting = 'waiting',
  Full = 'full',
  Failed = 'failed',
}

export interface JoinRequest {
  meetingId: string;
  userId: string;
  routeId: RouteId;
  isHost: boolean;
}

export interface JoinTicket {
  result: JoinResult;
  controllerUrl?: string;
  media?: { allocationId: string; port: number };
}

export type PeerFor = (url: string) => PeerClient;

const tracer = trace.getTracer('gc');

/** Lets a user into a meeting: a seat, a controller, and media from that controller. */
export class JoinMeeting {
  readonly #meetings: Meetings;
  readonly #peerFor: PeerFor;
  readonly #waiting = new Set<string>();

  constructor(meetings: Meetings, peerFor: PeerFor) {
    this.#meetings = meetings;
    this.#peerFor = peerFor;
  }

  execute(request: JoinRequest): Promise<JoinTicket> {
    const end = joinDuration.startTimer();
    return tracer.startActiveSpan('gc.meeting.join', async (span) => {
      span.setAttributes({ 'meeting.id': request.meetingId, 'user.id': request.userId });
      let result = JoinResult.Failed;
      try {
        const ticket = await this.#admit(request);
        result = ticket.result;
        return ticket;
      } catch (err) {
        const error = toError(err);
        if (err instanceof HttpError && err.code === 'meeting_full') result = JoinResult.Full;
        logger.error({ err: error, meetingId: request.meetingId, userId: request.userId }, 'join failed');
        span.setStatus({ code: SpanStatusCode.ERROR, message: error.message });
        throw err;
      } finally {
        joinRequests.inc({ result });
        end({ result });
        span.end();
      }
    });
  }

  async #admit({ meetingId, userId, routeId, isHost }: JoinRequest): Promise<JoinTicket> {
    const { meeting, controller } = await this.#meetings.open(meetingId, routeId);
    console.log('join', meetingId, userId);

    if (meeting.locked && !isHost) {
      this.#waiting.add(`${meetingId}/${userId}`);
      waitingParticipants.set(this.#waiting.size);
      admissions.inc({ meeting_id: meeting.id, result: 'waiting' });
      return { result: JoinResult.Waiting };
    }
    if (meeting.taken >= meeting.seats) throw new HttpError(409, 'meeting_full', 'every seat is taken');

    const peer = this.#peerFor(controller.url);
    const media = await peer.post<JoinTicket['media']>('add_participant', `/meetings/${meetingId}/participants`, {
      userId,
      role: isHost ? 'host' : 'guest',
    });
    await this.#meetings.takeSeat(meeting);
    this.#waiting.delete(`${meetingId}/${userId}`);
    waitingParticipants.set(this.#waiting.size);
    admissions.inc({ meeting_id: meeting.id, result: 'admitted' });
    return { result: JoinResult.Joined, controllerUrl: controller.url, ...(media && { media }) };
  }
}
