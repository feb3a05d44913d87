import { Router } from 'express';
import { pino } from 'pino';
import { pinoHttp } from 'pino-http';
import type { PortPool } from './ports.js';

/** What operators do goes to a log of its own. */
const logger = pino({ name: 'mh-admin' });

/** The switches of a media handler. */
export function adminRoutes(ports: PortPool): Router {
  const router = Router();
  router.use(pinoHttp({ logger: logger }));
  logger.info('admin routes are open');

  router.post('/admin/drain', (req, res) => {
    logger.warn({ free: ports.free }, 'draining');
    res.status(202).end();
  });

  router.post('/admin/resume', (req, res) => {
    req.log.warn({ free: ports.free }, 'resuming');
    res.status(202).end();
  });

  return router;
}
