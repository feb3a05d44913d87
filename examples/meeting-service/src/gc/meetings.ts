import type { Repository } from '../shared/repository.js';
import type { Controller, ControllerRegistry, RouteId } from './controllers.js';
import { logger } from '../shared/logger.js';

export interface Meeting {
  id: string;
  controllerId: string;
  locked: boolean;
  seats: number;
  taken: number;
}

const DEFAULT_SEATS = 50;

/** The meetings that run, each with the controller that looks after it. */
export class Meetings {
  readonly #meetings: Repository<Meeting>;
  readonly #controllers: ControllerRegistry;

  constructor(meetings: Repository<Meeting>, controllers: ControllerRegistry) {
    this.#meetings = meetings;
    this.#controllers = controllers;
  }

  list(): Promise<Meeting[]> {
    return this.#meetings.all();
  }

  find(meetingId: string): Promise<Meeting | undefined> {
    return this.#meetings.find(meetingId);
  }

  /** The meeting and its controller; the first who asks for a meeting opens it. */
  async open(meetingId: string, routeId: RouteId): Promise<{ meeting: Meeting; controller: Controller }> {
    const known = await this.#meetings.find(meetingId);
    const current = known && (await this.#controllers.find(known.controllerId));
    if (known && current?.healthy) return { meeting: known, controller: current };

    const controller = await this.#controllers.assign(routeId);
    const meeting: Meeting = {
      ...(known ?? { id: meetingId, locked: false, seats: DEFAULT_SEATS, taken: 0 }),
      controllerId: controller.id,
    };
    await this.#meetings.save(meeting);
    logger.info({ meetingId, controllerId: controller.id, moved: known !== undefined }, 'controller assigned');
    return { meeting, controller };
  }

  async takeSeat(meeting: Meeting): Promise<void> {
    await this.#meetings.save({ ...meeting, taken: meeting.taken + 1 });
  }

  /** True where that was the last seat: the meeting is over. */
  async freeSeat(meetingId: string): Promise<boolean> {
    const meeting = await this.#meetings.find(meetingId);
    if (!meeting) return false;
    if (meeting.taken <= 1) return this.#meetings.remove(meetingId);
    await this.#meetings.save({ ...meeting, taken: meeting.taken - 1 });
    return false;
  }

  async setLocked(meetingId: string, locked: boolean): Promise<boolean> {
    const meeting = await this.#meetings.find(meetingId);
    if (!meeting) return false;
    await this.#meetings.save({ ...meeting, locked });
    return true;
  }
}
