import { randomUUID } from 'node:crypto';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SpanKind, SpanStatusCode, context, propagation, trace } from '@opentelemetry/api';
import express, {
  type ErrorRequestHandler,
  type Express,
  type Request,
  type RequestHandler,
  type Router,
} from 'express';
import type { Registry } from 'prom-client';
import type { ServiceName } from './config.js';
import { runWithRequest } from './context.js';
import { HttpError, toError } from './errors.js';
import { logger } from './logger.js';
import { type HttpMetrics, metricsHandler } from './metrics.js';
import { otelMetricsHandler } from './telemetry.js';

const tracer = trace.getTracer('http-server');

function routeOf(req: Request): string {
  const pattern: unknown = req.route?.path;
  return typeof pattern === 'string' ? pattern : 'unmatched';
}

const requestContext: RequestHandler = (req, res, next) => {
  const requestId = req.get('x-request-id') ?? randomUUID();
  res.set('x-request-id', requestId);
  runWithRequest(requestId, next);
};

/** One span, one log line and one observation for every request. */
function observeRequests(service: ServiceName, { duration }: HttpMetrics): RequestHandler {
  return (req, res, next) => {
    const parent = propagation.extract(context.active(), req.headers);
    const span = tracer.startSpan('http.server.request', { kind: SpanKind.SERVER }, parent);
    const end = duration.startTimer({ method: req.method });
    res.once('close', () => {
      const route = routeOf(req);
      const durationSeconds = end({ route, status_code: res.statusCode });
      span.setAttributes({ 'http.request.method': req.method, 'http.route': route, 'url.path': req.path });
      if (res.statusCode >= 500) span.setStatus({ code: SpanStatusCode.ERROR });
      span.end();
      logger.info(
        { service, method: req.method, route, statusCode: res.statusCode, durationSeconds },
        'request served',
      );
    });
    context.with(trace.setSpan(parent, span), next);
  };
}

function answerErrors(service: ServiceName, { errors }: HttpMetrics): ErrorRequestHandler {
  return (err, req, res, next) => {
    const route = routeOf(req);
    const known = err instanceof HttpError ? err : new HttpError(500, 'internal', 'internal error', { cause: err });
    errors.inc({ route, code: known.code });
    if (known.status >= 500) logger.error({ err: toError(err), service, route }, 'request failed');
    else logger.warn({ err: known, service, route }, 'request refused');
    if (res.headersSent) {
      next(err);
      return;
    }
    res.status(known.status).json({ error: known.code, message: known.message });
  };
}

export function createApp(service: ServiceName, registry: Registry, http: HttpMetrics, routes: Router): Express {
  const app = express();
  app.disable('x-powered-by');
  app.get('/healthz', (_req, res) => {
    res.json({ service, status: 'ok' });
  });
  app.get('/metrics', metricsHandler(registry));
  app.get('/metrics/otel', otelMetricsHandler);
  app.use(requestContext, observeRequests(service, http), express.json({ limit: '32kb' }));
  app.use(routes);
  app.use(answerErrors(service, http));
  return app;
}

export interface RunningServer {
  url: string;
  close(): Promise<void>;
}

export function listen(app: Express, service: ServiceName, port: number): Promise<RunningServer> {
  return new Promise((resolve, reject) => {
    const server: Server = app.listen(port);
    server.once('error', reject);
    server.once('listening', () => {
      server.off('error', reject);
      server.on('error', (err) => logger.error({ err, service }, 'server failed'));
      const { port: actual } = server.address() as AddressInfo;
      logger.info({ service, port: actual }, 'listening');
      resolve({ url: `http://localhost:${actual}`, close: () => closeServer(server) });
    });
  });
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    server.close((err) => (err ? reject(err) : resolve()));
    server.closeAllConnections();
  });
}
