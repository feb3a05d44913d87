import type { RequestHandler } from 'express';
import { type Counter, type Histogram, Registry, collectDefaultMetrics } from 'prom-client';
import type { ServiceName } from './config.js';

/** Boundaries around the objective of 300 ms for everything a user waits for. */
export const LATENCY_BUCKETS_SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.2, 0.3, 0.5, 1, 2.5, 5];

/** What the HTTP server of each service observes. */
export interface HttpMetrics {
  duration: Histogram<'method' | 'route' | 'status_code'>;
  errors: Counter<'route' | 'code'>;
}

/** What a service observes of its calls to the next one. */
export interface PeerMetrics {
  duration: Histogram<'operation' | 'result'>;
  failures: Counter<'operation'>;
}

/** A registry for each service, since all three may run in one process. */
export function createRegistry(service: ServiceName): Registry {
  const registry = new Registry();
  registry.setDefaultLabels({ service });
  collectDefaultMetrics({ register: registry });
  return registry;
}

export function metricsHandler(registry: Registry): RequestHandler {
  return async (_req, res, next) => {
    try {
      const text = await registry.metrics();
      res.type(registry.contentType).send(text);
    } catch (err) {
      next(err);
    }
  };
}
