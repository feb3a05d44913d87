import type { Repository } from '../shared/repository.js';
import { HttpError } from '../shared/errors.js';
import { logger } from '../shared/logger.js';
import { assignmentDuration, decisions, routeLookups } from './metrics.js';

export const ROUTE_IDS = ['eu-west', 'us-east', 'ap-south'] as const;
export type RouteId = (typeof ROUTE_IDS)[number];

export interface Controller {
  id: string;
  url: string;
  routeId: RouteId;
  meetings: number;
  healthy: boolean;
}

/** Knows the meeting controllers and gives each new meeting to the one with the least to do. */
export class ControllerRegistry {
  readonly #controllers: Repository<Controller>;

  constructor(controllers: Repository<Controller>) {
    this.#controllers = controllers;
  }

  async register(controller: Omit<Controller, 'meetings' | 'healthy'>): Promise<void> {
    await this.#controllers.save({ ...controller, meetings: 0, healthy: true });
    logger.info({ controllerId: controller.id, routeId: controller.routeId }, 'controller registered');
  }

  all(): Promise<Controller[]> {
    return this.#controllers.all();
  }

  async find(controllerId: string): Promise<Controller | null> {
    try {
      const controller = await this.#controllers.find(controllerId);
      return controller ?? null;
    } catch {
      return null;
    }
  }

  async markHealth(controllerId: string, healthy: boolean): Promise<void> {
    const controller = await this.#controllers.find(controllerId);
    if (!controller || controller.healthy === healthy) return;
    await this.#controllers.save({ ...controller, healthy });
    logger.warn({ controllerId, healthy }, 'controller health changed');
  }

  async assign(routeId: RouteId): Promise<Controller> {
    const end = assignmentDuration.startTimer();
    let result: 'assigned' | 'rerouted' | 'failed' = 'failed';
    try {
      const healthy = (await this.#controllers.all()).filter((controller) => controller.healthy);
      const near = healthy.filter((controller) => controller.routeId === routeId);
      routeLookups.inc({ routeId, operation: 'assign' });
      const [best] = (near.length > 0 ? near : healthy).sort((a, b) => a.meetings - b.meetings);
      if (!best) throw new HttpError(503, 'no_capacity', 'no controller can take the meeting');
      await this.#controllers.save({ ...best, meetings: best.meetings + 1 });
      result = best.routeId === routeId ? 'assigned' : 'rerouted';
      return best;
    } finally {
      end({ result });
      decisions.add(1, { result, operation: 'assign' });
    }
  }
}

export function isRouteId(value: unknown): value is RouteId {
  return ROUTE_IDS.some((routeId) => routeId === value);
}
