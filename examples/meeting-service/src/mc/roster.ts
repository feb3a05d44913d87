import { HttpError, handleError } from '../shared/errors.js';
import { logger } from '../shared/logger.js';
import type { Entity, Repository } from '../shared/repository.js';
import type { Allocation, MediaClient } from './media-client.js';
import { activeParticipants, participantsJoined, participantsLeft } from './metrics.js';
import type { SignallingHub } from './signalling.js';

export type Role = 'host' | 'guest';

export interface Participant {
  userId: string;
  role: Role;
  allocationId: string;
}

export interface RosterState extends Entity {
  participants: Participant[];
}

interface Dependencies {
  rosters: Repository<RosterState>;
  media: MediaClient;
  hub: SignallingHub;
  lobbyUrl: URL | undefined;
}

/** Who is in which meeting of this controller. */
export class Roster {
  readonly #deps: Dependencies;

  constructor(deps: Dependencies) {
    this.#deps = deps;
  }

  async join(meetingId: string, userId: string, role: Role): Promise<Allocation> {
    const { rosters, media, hub } = this.#deps;
    const roster = (await rosters.find(meetingId)) ?? { id: meetingId, participants: [] };
    const allocated = await media.allocate(meetingId, userId);
    if (!allocated.ok) {
      throw new HttpError(503, 'no_capacity', 'no media for the participant', { cause: allocated.error });
    }
    const { allocationId } = allocated.value;
    await rosters.save({ ...roster, participants: [...roster.participants, { userId, role, allocationId }] });
    participantsJoined.inc({ role });
    activeParticipants.inc();
    hub.publish({ meetingId, kind: 'participant_joined', userId });
    this.#tellLobby(meetingId, roster.participants.length + 1);
    return allocated.value;
  }

  async leave(meetingId: string, userId: string): Promise<void> {
    const { rosters, media, hub } = this.#deps;
    const roster = await rosters.find(meetingId);
    const participant = roster?.participants.find((candidate) => candidate.userId === userId);
    if (!roster || !participant) throw new HttpError(404, 'not_found', 'no such participant');
    await media.release(meetingId, participant);
    await rosters.save({ ...roster, participants: roster.participants.filter((other) => other !== participant) });
    participantsLeft.inc({ userId: participant.userId, result: 'left' });
    activeParticipants.dec();
    hub.publish({ meetingId, kind: 'participant_left', userId });
  }

  /** Removes everybody, when the controller goes down. */
  async closeAll(): Promise<void> {
    for (const { id: meetingId, participants } of await this.#deps.rosters.all()) {
      for (const { userId } of participants) {
        await this.leave(meetingId, userId).catch((err) => handleError(err, { operation: 'close_roster', meetingId }));
      }
      logger.info({ meetingId, participantCount: participants.length }, 'meeting closed');
    }
  }

  #tellLobby(meetingId: string, participantCount: number): void {
    const { lobbyUrl } = this.#deps;
    if (!lobbyUrl) return;
    const body = JSON.stringify({ meetingId, participantCount });
    fetch(lobbyUrl, { method: 'POST', headers: { 'content-type': 'application/json' }, body }).catch(() => {});
  }
}
