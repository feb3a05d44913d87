import { logger } from './logger.js';
import { withTimeout } from './result.js';

const GRACE_MILLISECONDS = 10_000;

/** Stops the process in order on SIGTERM and SIGINT, and by force when that takes too long. */
export function installShutdown(stop: () => Promise<void>): void {
  let stopping = false;

  const shutdown = (signal: NodeJS.Signals) => {
    if (stopping) return;
    stopping = true;
    logger.info({ signal }, 'shutting down');
    withTimeout(stop(), GRACE_MILLISECONDS, 'the shutdown')
      .then(() => {
        logger.info('stopped');
        process.exit(0);
      })
      .catch((err) => {
        logger.fatal({ err }, 'shutdown failed');
        process.exit(1);
      });
  };

  process.on('SIGTERM', shutdown);
  process.on('SIGINT', shutdown);
}
