import { SpanKind, context, propagation } from '@opentelemetry/api';
// The instruments of OpenTelemetry are made when their modules load, so the providers must be there before.
import { stopTelemetry, withSpan } from './shared/telemetry.js';
import { loadConfig, type Config } from './shared/config.js';
import type { RunningServer } from './shared/http-server.js';
import { logger } from './shared/logger.js';
import { startGc } from './gc/server.js';
import { startMc } from './mc/server.js';
import { startMh } from './mh/server.js';

export interface Services {
  gc: RunningServer;
  mc: RunningServer;
  mh: RunningServer;
  stop(): Promise<void>;
}

function registerController(gcUrl: string, controllerUrl: string): Promise<void> {
  return withSpan('mc.controller.register', { kind: SpanKind.CLIENT }, async () => {
    const headers: Record<string, string> = { 'content-type': 'application/json' };
    propagation.inject(context.active(), headers);
    const body = JSON.stringify({ id: 'mc-1', url: controllerUrl, routeId: 'eu-west' });
    const response = await fetch(new URL('/controllers', gcUrl), { method: 'POST', headers, body });
    if (!response.ok) throw new Error(`the controller was not registered: ${response.status}`);
  });
}

/** Starts the three services in one process, the one that is asked last first. */
export async function startServices(config: Config = loadConfig()): Promise<Services> {
  const mh = await startMh(config);
  const mc = await startMc(config, mh.url);
  const gc = await startGc(config);
  await registerController(gc.url, mc.url);
  logger.info({ gc: gc.url, mc: mc.url, mh: mh.url }, 'meeting service is up');
  return {
    gc,
    mc,
    mh,
    async stop() {
      await gc.close();
      await mc.close();
      await mh.close();
      await stopTelemetry();
    },
  };
}
