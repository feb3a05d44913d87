import { expect, test } from 'vitest';
import { factsOf } from '../model/facts-of.js';

test('logger, children and levels', () => {
  expect(
    factsOf(`
      import { Logger } from '@aws-lambda-powertools/logger';
      import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';

      const logger = new Logger({ serviceName: 'meeting', logLevel: 'INFO' });
      const media = logger.createChild({ persistentKeys: { module: 'media' } });

      logger.info('joined', { meetingId });
      logger.error('cannot join', err as Error);
      logger.critical('no controller', { error });
      media.trace('allocated');
      media.debug({ message: 'object input', region });

      class Handlers {
        constructor(private readonly events: Logger) {}
        run() {
          this.events.warn('late');
        }
      }
    `),
  ).toMatchInlineSnapshot(`
    [
      "7:1 log info powertools-logger logger fields-last",
      "8:1 log error powertools-logger logger fields-last",
      "9:1 log fatal powertools-logger logger fields-last",
      "10:1 log trace powertools-logger media fields-last",
      "11:1 log debug powertools-logger media fields-last",
      "16:5 log warn powertools-logger this.events fields-last",
    ]
  `);
});

test('what is no log', () => {
  expect(
    factsOf(`
      import { Logger } from '@aws-lambda-powertools/logger';
      const events = new Logger();
      events.appendKeys({ requestId });
      events.addContext(context);
      events.setCorrelationId(id);
      events.resetKeys();
    `),
  ).toEqual([]);
});
