import { expect, test } from 'vitest';
import { factsOf } from '../model/facts-of.js';

test('the logger of the middleware, and of the request', () => {
  expect(
    factsOf(`
      import express from 'express';
      import pinoHttp from 'pino-http';

      const httpLogger = pinoHttp({ autoLogging: false, logger: root });
      const app = express();
      app.use(httpLogger);
      httpLogger.logger.info('started');

      app.get('/meetings', (req, res) => {
        req.log.info({ count }, 'listed');
        res.log.warn('slowly');
      });
    `),
  ).toMatchInlineSnapshot(`
    [
      "7:1 log info pino-http httpLogger.logger fields-first",
      "9:22 handler http express request,response,next",
      "10:3? log info pino req.log fields-first",
      "11:3? log warn pino res.log fields-first",
    ]
  `);
});

test('required, and called in place', () => {
  expect(
    factsOf(`
      const logged = require('pino-http')();
      const { pinoHttp } = require('pino-http');
      logged(req, res);
      logged.logger.error({ err }, 'failed');
      pinoHttp({ useLevel: 'debug' }).logger.child({ a: 1 }).debug('x');
    `),
  ).toMatchInlineSnapshot(`
    [
      "4:1 log error pino-http logged.logger fields-first",
      "5:1 log debug pino-http pinoHttp({useLevel:'debug'}).logger.child({a:1}) fields-first",
    ]
  `);
});
