import { startServices } from './services.js';
import { logger } from './shared/logger.js';
import { installShutdown } from './shared/shutdown.js';

process.on('uncaughtException', (err) => {
  logger.fatal({ err }, 'uncaught exception');
  process.exit(1);
});

process.on('unhandledRejection', () => {});

try {
  const services = await startServices();
  installShutdown(() => services.stop());
} catch (err) {
  logger.fatal({ err }, 'the services did not start');
  process.exit(1);
}
