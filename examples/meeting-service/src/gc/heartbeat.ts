import { handleError } from '../shared/errors.js';
import { logger } from '../shared/logger.js';
import { attempt } from '../shared/result.js';
import { withSpan } from '../shared/telemetry.js';
import type { Controller, ControllerRegistry } from './controllers.js';
import type { PeerFor } from './join.js';
import { healthyControllers, heartbeats } from './metrics.js';

/** Asks every controller now and then whether it is still there. */
export class HeartbeatJob {
  readonly #controllers: ControllerRegistry;
  readonly #peerFor: PeerFor;
  #timer: NodeJS.Timeout | undefined;

  constructor(controllers: ControllerRegistry, peerFor: PeerFor) {
    this.#controllers = controllers;
    this.#peerFor = peerFor;
  }

  start(everySeconds: number): void {
    this.#timer = setInterval(() => {
      this.sweep().catch(console.error);
    }, everySeconds * 1000);
    this.#timer.unref();
    logger.info({ everySeconds }, 'heartbeats started');
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  sweep(): Promise<void> {
    return withSpan('gc.heartbeat.sweep', {}, async (span) => {
      const controllers = await this.#controllers.all();
      const answers = await Promise.all(controllers.map((controller) => this.#beat(controller)));
      const healthy = answers.filter(Boolean).length;
      span.setAttributes({ 'controllers.known': controllers.length, 'controllers.healthy': healthy });
      healthyControllers.set(healthy);
    });
  }

  async #beat({ id, url }: Controller): Promise<boolean> {
    const answer = await attempt(() => this.#peerFor(url).get('heartbeat', '/healthz'));
    heartbeats.inc({ result: answer.ok ? 'answered' : 'missed' });
    if (!answer.ok) logger.warn({ err: answer.error, controllerId: id }, 'heartbeat missed');
    try {
      await this.#controllers.markHealth(id, answer.ok);
    } catch (err) {
      handleError(err, { operation: 'mark_health' });
    }
    return answer.ok;
  }
}
