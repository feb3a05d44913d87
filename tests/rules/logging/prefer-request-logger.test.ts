import rule from '../../../src/rules/logging/prefer-request-logger.js';
import { run } from '../../run.js';
import { code } from '../metrics/code.js';

/** A file of a package that depends on some of the libraries. */
const at = (folder: string, path = 'src/rooms.ts'): string => `tests/fixtures/request-loggers/${folder}/${path}`;

/** A route file of Fastify: the handler's body is line 5. */
const plugin = (body: string): string => `import type { FastifyInstance } from 'fastify';
import pino from 'pino';
const logger = pino();
export async function rooms(app: FastifyInstance) {
${body}
}`;

/** An Express application with pino-http: the body is line 7. */
const express = (body: string): string => `import express from 'express';
import pino from 'pino';
import { pinoHttp } from 'pino-http';
const logger = pino();
const app = express();
app.use(pinoHttp({ logger }));
${body}`;

run('prefer-request-logger: Fastify', rule, {
  valid: [
    plugin(`  app.get('/rooms', async (request) => { request.log.info('listed'); return []; });`),
    plugin(`  app.get('/rooms', async (request, reply) => { reply.log.info('listed'); return []; });`),
    { name: 'before the first request', code: plugin(`  logger.info('registering'); app.log.info('registering');`) },
    { name: 'no request', code: plugin(`  app.addHook('onReady', async () => { logger.info('ready'); });`) },
    {
      name: 'the request is not at hand',
      code: plugin(
        `  app.get('/rooms', async () => { logger.info('listed'); });\n  app.get('/x', async ({ body }) => { app.log.info('x'); });`,
      ),
    },
    {
      name: 'its logger is off',
      code: code`
        import Fastify from 'fastify';
        import pino from 'pino';
        const logger = pino();
        const app = Fastify();
        app.get('/rooms', async (request) => { logger.info('listed'); });`,
    },
    {
      name: 'its logger is off on purpose',
      code: code`
        import { fastify } from 'fastify';
        import { logger } from './logger.js';
        const app = fastify({ logger: false, trustProxy: true });
        app.get('/rooms', async (request) => { logger.info('listed'); });`,
    },
    {
      name: 'a name in between hides the request',
      code: plugin(
        `  app.get('/rooms', async (request) => { app.log.info({ request }); pick((request) => request.id); });`,
      ),
    },
    {
      name: 'the first parameter of a websocket handler is the socket',
      code: plugin(`  app.get('/live', { websocket: true }, (socket, request) => { logger.info('open'); });`),
    },
    {
      name: 'NestJS hands its own logger around',
      code: code`
        import { Controller, Get, Logger, Req } from '@nestjs/common';
        import type { FastifyRequest } from 'fastify';
        const logger = new Logger('rooms');
        @Controller('rooms')
        export class Rooms {
          private readonly log = new Logger(Rooms.name);
          @Get() list(@Req() request: FastifyRequest) { logger.log('listed'); this.log.log('listed'); }
        }`,
    },
  ],
  invalid: [
    {
      name: 'the logger of the application',
      code: code`
        import Fastify from 'fastify';
        const app = Fastify({ logger: true });
        app.get('/rooms', async (request, reply) => {
          app.log.info({ count: 1 }, 'listed');
        });`,
      errors: [
        {
          message:
            "'app.log' is the same for all requests: this line does not carry the request id, and cannot be found from a request. Use 'request.log'.",
          line: 4,
          column: 3,
          endColumn: 10,
          suggestions: [
            {
              messageId: 'replace',
              data: { logger: 'app.log', own: 'request.log' },
              output: code`
                import Fastify from 'fastify';
                const app = Fastify({ logger: true });
                app.get('/rooms', async (request, reply) => {
                  request.log.info({ count: 1 }, 'listed');
                });`,
            },
          ],
        },
      ],
    },
    {
      name: 'a logger of pino, which the application may have been given or not',
      code: plugin(`  app.get('/rooms', async (request) => { logger.info({ count: 1 }, 'listed'); });`),
      errors: [
        {
          messageId: 'shared',
          data: { logger: 'logger', own: 'request.log' },
          line: 5,
          column: 42,
          endColumn: 48,
          suggestions: [],
        },
      ],
    },
    {
      name: 'a logger of pino, where the application logs',
      code: code`
        import Fastify from 'fastify';
        import pino from 'pino';
        const logger = pino();
        const app = Fastify({ loggerInstance: logger });
        app.route({
          method: 'GET',
          url: '/rooms',
          async handler(req) {
            await load().then(() => logger!.warn({ count: 1 }, 'listed'));
          },
        });`,
      errors: [
        {
          messageId: 'shared',
          data: { logger: 'logger', own: 'req.log' },
          line: 9,
          column: 29,
          endColumn: 35,
          suggestions: [
            {
              messageId: 'replace',
              output: code`
                import Fastify from 'fastify';
                import pino from 'pino';
                const logger = pino();
                const app = Fastify({ loggerInstance: logger });
                app.route({
                  method: 'GET',
                  url: '/rooms',
                  async handler(req) {
                    await load().then(() => req.log!.warn({ count: 1 }, 'listed'));
                  },
                });`,
            },
          ],
        },
      ],
    },
    {
      name: 'the reply carries it too',
      code: plugin(`  app.post('/rooms', async ({ body }, reply) => { app.log.info('created'); });`),
      errors: [
        {
          messageId: 'shared',
          data: { logger: 'app.log', own: 'reply.log' },
          line: 5,
          column: 51,
          suggestions: [
            {
              messageId: 'replace',
              output: plugin(`  app.post('/rooms', async ({ body }, reply) => { reply.log.info('created'); });`),
            },
          ],
        },
      ],
    },
    {
      name: 'hooks, and the server of the request',
      code: plugin(`  app.addHook('preHandler', async (request) => { request.server.log.debug('in'); app.log.debug('in'); });
  app.setErrorHandler((error, request, reply) => { app.log.error(error); });`),
      errors: [
        {
          messageId: 'shared',
          data: { logger: 'request.server.log', own: 'request.log' },
          line: 5,
          column: 50,
          endColumn: 68,
          suggestions: [
            {
              messageId: 'replace',
              output:
                plugin(`  app.addHook('preHandler', async (request) => { request.log.debug('in'); app.log.debug('in'); });
  app.setErrorHandler((error, request, reply) => { app.log.error(error); });`),
            },
          ],
        },
        {
          messageId: 'shared',
          line: 5,
          column: 82,
          suggestions: [
            {
              messageId: 'replace',
              output:
                plugin(`  app.addHook('preHandler', async (request) => { request.server.log.debug('in'); request.log.debug('in'); });
  app.setErrorHandler((error, request, reply) => { app.log.error(error); });`),
            },
          ],
        },
        {
          messageId: 'shared',
          line: 6,
          column: 52,
          suggestions: [
            {
              messageId: 'replace',
              output:
                plugin(`  app.addHook('preHandler', async (request) => { request.server.log.debug('in'); app.log.debug('in'); });
  app.setErrorHandler((error, request, reply) => { request.log.error(error); });`),
            },
          ],
        },
      ],
    },
    {
      name: 'the application as this',
      code: plugin(`  app.get('/rooms', async function (request) { this.log.info('listed'); });`),
      errors: [
        {
          messageId: 'shared',
          data: { logger: 'this.log', own: 'request.log' },
          column: 48,
          suggestions: [
            {
              messageId: 'replace',
              output: plugin(`  app.get('/rooms', async function (request) { request.log.info('listed'); });`),
            },
          ],
        },
      ],
    },
    {
      name: 'a function that is given the request',
      code: code`
        import type { FastifyRequest } from 'fastify';
        import { logger } from './logger.js';
        export async function authorise(request: FastifyRequest<{ Params: { id: string } }>): Promise<void> {
          logger.warn('refused');
        }`,
      errors: [
        {
          messageId: 'shared',
          data: { logger: 'logger', own: 'request.log' },
          line: 4,
          column: 3,
          suggestions: [],
        },
      ],
    },
    {
      name: 'a request that is not to be used',
      code: plugin(`  app.get('/rooms', async (_request) => { app.log.info('listed'); });`),
      errors: [{ messageId: 'shared', data: { logger: 'app.log', own: '_request.log' }, suggestions: [] }],
    },
    {
      name: 'without types, in a package that depends on Fastify',
      filename: at('fastify', 'src/routes.js'),
      code: code`
        module.exports = async function (fastify, opts) {
          fastify.get('/rooms', async function (request, reply) {
            fastify.log.info('listed');
          });
        };`,
      errors: [
        {
          messageId: 'shared',
          data: { logger: 'fastify.log', own: 'request.log' },
          line: 3,
          column: 5,
          suggestions: [
            {
              messageId: 'replace',
              output: code`
                module.exports = async function (fastify, opts) {
                  fastify.get('/rooms', async function (request, reply) {
                    request.log.info('listed');
                  });
                };`,
            },
          ],
        },
      ],
    },
    {
      name: 'a level of its own, which the other logger may not have',
      code: plugin(
        `  app.log.info('on'); app.get('/rooms', async (request) => { logger.audit('listed'); logger.info('x'); });`,
      ),
      errors: [
        {
          messageId: 'shared',
          column: 86,
          suggestions: [
            {
              messageId: 'replace',
              output: plugin(
                `  app.log.info('on'); app.get('/rooms', async (request) => { logger.audit('listed'); request.log.info('x'); });`,
              ),
            },
          ],
        },
      ],
    },
    {
      name: 'a logger of another shape: its arguments would be lost',
      code: code`
        import Fastify from 'fastify';
        import winston from 'winston';
        const logger = winston.createLogger({});
        const app = Fastify({ logger: true });
        app.get('/rooms', async (request) => {
          logger.info('listed', { count: 1 });
          logger.info('listed');
        });`,
      errors: [
        { messageId: 'shared', line: 6, column: 3, suggestions: [] },
        {
          messageId: 'shared',
          line: 7,
          column: 3,
          suggestions: [
            {
              messageId: 'replace',
              output: code`
                import Fastify from 'fastify';
                import winston from 'winston';
                const logger = winston.createLogger({});
                const app = Fastify({ logger: true });
                app.get('/rooms', async (request) => {
                  logger.info('listed', { count: 1 });
                  request.log.info('listed');
                });`,
            },
          ],
        },
      ],
    },
    {
      name: 'a child of the module, whose fields would be lost',
      code: code`
        import Fastify from 'fastify';
        import pino from 'pino';
        const log = pino().child({ module: 'rooms' });
        const app = Fastify({ logger: true });
        app.get('/rooms', async (request) => { log.info('listed'); });`,
      errors: [
        { messageId: 'shared', data: { logger: 'log', own: 'request.log' }, line: 5, column: 40, suggestions: [] },
      ],
    },
    {
      name: 'a comment inside of the receiver',
      code: plugin(`  app.get('/rooms', async (request) => { app/* all */.log.info('listed'); });`),
      errors: [{ messageId: 'shared', suggestions: [] }],
    },
  ],
});

run('prefer-request-logger: Express with pino-http', rule, {
  valid: [
    express(`app.get('/rooms', (req, res) => { req.log.info('listed'); res.json([]); });`),
    express(`app.listen(3000, () => logger.info('listening'));`),
    express(`process.on('SIGTERM', () => { logger.info('stopping'); });`),
    {
      name: 'no middleware',
      code: `import { logger } from './logger.js'; app.get('/', (req, res) => { logger.info('x'); });`,
    },
    {
      name: 'a route before the middleware',
      code: code`
        import express from 'express';
        import pino from 'pino';
        import pinoHttp from 'pino-http';
        const logger = pino();
        const app = express();
        app.get('/healthz', (req, res) => { logger.debug('probed'); res.send('ok'); });
        app.use(pinoHttp({ logger }));`,
    },
    {
      name: 'what the middleware itself calls',
      code: code`
        import { pinoHttp } from 'pino-http';
        import { logger } from './logger.js';
        app.use(pinoHttp({ logger, genReqId(req, res) { logger.debug('numbered'); return next(); } }));`,
    },
    { name: 'no request in the function', code: express(`function list(rooms) { logger.info('listed'); }`) },
    {
      name: 'another parameter of the same name is in between',
      code: express(`app.get('/', (req, res) => { call((req) => { logger.info('x'); }); });`),
    },
    {
      name: 'parameters that are no names, and such without a framework',
      code: express(`app.get('/', ({ params }, [res], ...rest) => { logger.info('x'); });
function task(ctx) { ctx.logger.info('x'); logger.info('y'); }
const read = (list: string[]) => { list.log.info('x'); logger.info('y'); };`),
    },
    {
      name: 'a logger of the server, read from the request',
      code: `import { logger } from './l.js'; export function list(req, res) { req.app.log.info('x'); const log = req.app.log; logger.info('y'); }`,
    },
    {
      name: 'another type of that package',
      filename: at('pino-http'),
      code: `import { type Response, logger } from 'express'; import * as http from 'node:http'; import { getLogger } from './plain-logger.js';
const logger2 = getLogger(); export function a(x: Response, y: http.Server, z: A.B.C, u: string) { logger2.info('x'); }`,
    },
    {
      name: 'requests that may have none',
      code: express(`app.get('/', (req, res) => { if (req.log) req.log.info('x'); else logger.info('x'); });
app.post('/', (req, res) => { const log = req.log ?? makeLogger(); log.info('x'); logger.info('y'); });
app.put('/', (req, res) => { req.log?.info('x'); logger.info('y'); });`),
    },
    { name: 'perhaps of the request', code: express(`app.get('/', (req, res) => { requestLogger.info('read'); });`) },
    {
      name: 'handed out by what may know the request',
      code: express(`const { getLogger } = require('./log.js');
app.get('/', (req, res) => { const logger = getLogger(); logger.info('x'); getLogger().info('y'); });`),
    },
    { name: 'another logger on purpose', code: express(`app.get('/', (req, res) => { auditLogger.info('read'); });`) },
    { name: 'a logger of the class', code: express(`class A { list = (req, res) => { this.logger.info('x'); }; }`) },
    {
      name: 'made on the spot',
      code: express(`app.get('/', (req, res) => { getLogger().info('x'); logger.child({}).info('x'); });`),
    },
    {
      name: 'a logger of the handler',
      code: express(`app.get('/', (req, res) => { const log = makeLog(req); log.info('x'); });`),
    },
    { name: 'passed in with each call', code: express(`const list = (req, res, logger) => { logger.info('x'); };`) },
    ...[
      `logger.info({ requestId: req.id }, 'listed')`,
      `logger.info({ reqId }, 'listed')`,
      `logger.info({ 'x-request-id': id }, 'listed')`,
      `logger.info({ req }, 'listed')`,
      `logger.info(req, 'listed')`,
      'logger.info(`listed for ${req.id}`)',
      `logger.info({ trace_id: span.traceId }, 'listed')`,
      `logger.info({ ...fields(req), count }, 'listed')`,
      `logger.info(...args)`,
      `logger.info(meta, 'listed')`,
      `logger.info(logContext(req), 'listed')`,
      `logger.info({ id: this.span.spanId }, 'listed')`,
    ].map((log) => ({ name: `carries the id: ${log}`, code: express(`app.get('/', (req, res) => { ${log}; });`) })),
    {
      name: 'fields that are put together before',
      code: express(
        `app.get('/', (req, res) => { const data = { requestId: req.id }; logger.info(data, 'listed'); });`,
      ),
    },
    {
      name: 'a page of Next.js',
      filename: at('pino-http', 'pages/api/rooms.ts'),
      code: `import { logger } from '../logger.js'; export default function handler(req, res) { logger.info('listed'); }`,
    },
    {
      name: 'a wrapper of another package',
      filename: at('pino-http'),
      code: `import { logger } from '@acme/logger'; export const list = (req, res) => { logger.info('listed'); };`,
    },
    {
      name: 'a test',
      filename: at('pino-http', 'src/rooms.test.ts'),
      code: `import { logger } from './logger.js'; export const list = (req, res) => { logger.info('listed'); };`,
    },
    {
      name: 'a script',
      filename: at('pino-http', 'scripts/serve.ts'),
      code: `import { logger } from './logger.js'; export const list = (req, res) => { logger.info('listed'); };`,
    },
    '',
  ],
  invalid: [
    {
      name: 'in the file',
      code: express(`app.get('/rooms', async (req, res) => {
  const rooms = await load();
  rooms.forEach((room) => logger.info({ room }, 'listed'));
  res.json(rooms);
});`),
      errors: [
        {
          messageId: 'shared',
          data: { logger: 'logger', own: 'req.log' },
          line: 9,
          column: 27,
          endColumn: 33,
          suggestions: [
            {
              messageId: 'replace',
              data: { logger: 'logger', own: 'req.log' },
              output: express(`app.get('/rooms', async (req, res) => {
  const rooms = await load();
  rooms.forEach((room) => req.log.info({ room }, 'listed'));
  res.json(rooms);
});`),
            },
          ],
        },
      ],
    },
    {
      name: 'CommonJS, error middleware, an optional chain',
      code: code`
        const express = require('express');
        const logger = require('pino')();
        const app = express();
        app.use(require('express-pino-logger')({ logger }));
        app.use((err, request, response, next) => { logger?.error(err, 'failed'); next(err); });`,
      errors: [
        {
          messageId: 'shared',
          data: { logger: 'logger', own: 'request.log' },
          line: 5,
          column: 45,
          endColumn: 51,
          suggestions: [
            {
              messageId: 'replace',
              output: code`
                const express = require('express');
                const logger = require('pino')();
                const app = express();
                app.use(require('express-pino-logger')({ logger }));
                app.use((err, request, response, next) => { request.log?.error(err, 'failed'); next(err); });`,
            },
          ],
        },
      ],
    },
    {
      name: 'the middleware is elsewhere: the request may have come past it',
      filename: at('pino-http'),
      code: `import { logger } from './logger.js';\nexport const list = async (req, res) => { logger.info({ count: 1 }, 'listed'); };`,
      errors: [
        { messageId: 'shared', data: { logger: 'logger', own: 'req.log' }, line: 2, column: 43, suggestions: [] },
      ],
    },
    {
      name: 'a typed request',
      filename: at('pino-http'),
      code: code`
        import type { Request } from 'express';
        import { getLogger } from './plain-logger.js';
        const logger = getLogger();
        export function authorise(request: Request, user: string) { logger.info('refused'); }`,
      errors: [
        { messageId: 'shared', data: { logger: 'logger', own: 'request.log' }, line: 4, column: 61, suggestions: [] },
      ],
    },
    {
      name: 'handed out by what does not know the request',
      filename: at('pino-http'),
      code: code`
        import { getLogger } from './plain-logger.js';
        export function list(req, res) {
          const logger = getLogger();
          logger.info('listed');
          getLogger().info('listed');
        }`,
      errors: [
        { messageId: 'shared', data: { logger: 'logger', own: 'req.log' }, line: 4, column: 3, suggestions: [] },
        { messageId: 'shared', data: { logger: 'getLogger()', own: 'req.log' }, line: 5, column: 3, suggestions: [] },
      ],
    },
    {
      name: 'a type of a namespace, a parameter with a default, a renamed type',
      filename: at('pino-http'),
      code: code`
        import * as http from 'node:http';
        import type { Request as HttpRequest } from 'express';
        import { getLogger } from './plain-logger.js';
        const logger = await getLogger();
        export const read = (message: http.IncomingMessage = latest) => logger.info('read');
        export const list = (incoming: HttpRequest) => logger.info({ [key]: incoming[0], done: () => req.id }, 'listed');`,
      errors: [
        { messageId: 'shared', data: { logger: 'logger', own: 'message.log' }, line: 5, column: 65, suggestions: [] },
        { messageId: 'shared', data: { logger: 'logger', own: 'incoming.log' }, line: 6, column: 48, suggestions: [] },
      ],
    },
    {
      name: 'class fields, private names, decorators, generics, JSX',
      filename: at('pino-http', 'src/rooms.tsx'),
      code: express(`
@Routes('/rooms')
class Rooms<T extends object> {
  #list = async (req: unknown, res: unknown): Promise<void> => { logger.info<T>({ a: <p>x</p> } as T, 'x' satisfies string); };
}`),
      errors: [
        {
          messageId: 'shared',
          data: { logger: 'logger', own: 'req.log' },
          line: 10,
          column: 66,
          suggestions: [
            {
              messageId: 'replace',
              output: express(`
@Routes('/rooms')
class Rooms<T extends object> {
  #list = async (req: unknown, res: unknown): Promise<void> => { req.log.info<T>({ a: <p>x</p> } as T, 'x' satisfies string); };
}`),
            },
          ],
        },
      ],
    },
    {
      name: 'a logger that is handed to the routes',
      filename: at('pino-http'),
      code: code`
        import { Router } from 'express';
        export function rooms(logger) {
          const router = Router();
          router.get('/', (req, res) => { logger.info('listed'); });
          return router;
        }`,
      errors: [{ messageId: 'shared', line: 4, column: 35, suggestions: [] }],
    },
    {
      name: 'used in the same function',
      code: code`
        import { logger } from './logger.js';
        export function list(req, res) {
          req.log.info('listing');
          logger.info('listed');
        }`,
      errors: [
        {
          messageId: 'shared',
          data: { logger: 'logger', own: 'req.log' },
          line: 4,
          column: 3,
          suggestions: [
            {
              messageId: 'replace',
              output: code`
                import { logger } from './logger.js';
                export function list(req, res) {
                  req.log.info('listing');
                  req.log.info('listed');
                }`,
            },
          ],
        },
      ],
    },
    {
      name: 'used in a function that is given the request',
      code: code`
        import { logger } from './logger.js';
        export function authorise(request, user) {
          request.log.debug('asked');
          logger.info({ user }, 'refused');
        }`,
      errors: [
        { messageId: 'shared', data: { logger: 'logger', own: 'request.log' }, line: 4, column: 3, suggestions: [] },
      ],
    },
    {
      name: 'used in another handler of the file',
      code: code`
        import { logger } from './logger.js';
        export function list(req, res) { res.locals.logger.info('listed'); }
        export function join(req, response) { logger.info('joined'); }`,
      errors: [
        {
          messageId: 'shared',
          data: { logger: 'logger', own: 'response.locals.logger' },
          line: 3,
          column: 39,
          suggestions: [],
        },
      ],
    },
    {
      name: 'an error, which has no id of its own',
      code: express(`app.get('/', (req, res) => { try { a(); } catch (err) { logger.error(err); } });`),
      errors: [
        {
          messageId: 'shared',
          line: 7,
          column: 57,
          suggestions: [
            {
              messageId: 'replace',
              output: express(`app.get('/', (req, res) => { try { a(); } catch (err) { req.log.error(err); } });`),
            },
          ],
        },
      ],
    },
  ],
});

run('prefer-request-logger: Koa and Hono', rule, {
  valid: [
    {
      filename: at('koa'),
      code: `import Router from '@koa/router'; const r = new Router(); r.get('/', (ctx) => { ctx.log.info('x'); });`,
    },
    {
      name: 'no middleware',
      code: `import Router from '@koa/router'; import { logger } from './l.js'; const r = new Router(); r.get('/', (ctx) => { logger.info('x'); });`,
    },
    {
      name: 'no middleware',
      code: `import { Hono } from 'hono'; import { logger } from './l.js'; const app = new Hono(); app.get('/', (c) => { logger.info('x'); });`,
    },
    {
      name: 'the logger that is set is that of the module',
      code: code`
        import { Hono } from 'hono';
        import { logger } from './logger.js';
        const app = new Hono();
        app.use(async (c, next) => { c.set('logger', logger); await next(); });
        app.get('/', (c) => { logger.info('x'); });`,
    },
    {
      name: 'before it is set',
      code: code`
        import { Hono } from 'hono';
        import { logger } from './logger.js';
        const app = new Hono();
        app.use(async (c, next) => { logger.debug('x'); c.set('logger', logger.child({ requestId: id() })); await next(); });`,
    },
    {
      name: 'the store of the context is used',
      code: code`
        import { Hono } from 'hono';
        import { contextStorage } from 'hono/context-storage';
        import { pinoLogger } from 'hono-pino';
        import { logger } from './logger.js';
        const app = new Hono().use(contextStorage()).use(pinoLogger());
        app.get('/', (c) => { logger.info('x'); });`,
    },
  ],
  invalid: [
    {
      name: 'koa-pino-logger',
      code: code`
        import Koa from 'koa';
        import pino from 'pino';
        import pinoLogger from 'koa-pino-logger';
        const logger = pino();
        const app = new Koa();
        app.use(pinoLogger({ logger }));
        app.use(async (ctx, next) => { logger.info({ path: ctx.path }, 'in'); await next(); });`,
      errors: [
        {
          messageId: 'shared',
          data: { logger: 'logger', own: 'ctx.log' },
          line: 7,
          column: 32,
          suggestions: [
            {
              messageId: 'replace',
              output: code`
                import Koa from 'koa';
                import pino from 'pino';
                import pinoLogger from 'koa-pino-logger';
                const logger = pino();
                const app = new Koa();
                app.use(pinoLogger({ logger }));
                app.use(async (ctx, next) => { ctx.log.info({ path: ctx.path }, 'in'); await next(); });`,
            },
          ],
        },
      ],
    },
    {
      name: 'koa-pino-logger in the package, a typed context',
      filename: at('koa'),
      code: code`
        import type { Context } from 'koa';
        import pino from 'pino';
        const logger = pino();
        export async function list(context: Context) { logger.info('listed'); }`,
      errors: [
        { messageId: 'shared', data: { logger: 'logger', own: 'context.log' }, line: 4, column: 48, suggestions: [] },
      ],
    },
    {
      name: 'hono-pino',
      code: code`
        import { Hono } from 'hono';
        import pino from 'pino';
        import { pinoLogger } from 'hono-pino';
        const logger = pino();
        const app = new Hono();
        app.use(pinoLogger({ pino: logger }));
        app.get('/rooms', (c) => { logger.info('listed'); return c.json([]); });`,
      errors: [
        {
          messageId: 'shared',
          data: { logger: 'logger', own: "c.get('logger')" },
          line: 7,
          column: 28,
          suggestions: [
            {
              messageId: 'replace',
              output: code`
                import { Hono } from 'hono';
                import pino from 'pino';
                import { pinoLogger } from 'hono-pino';
                const logger = pino();
                const app = new Hono();
                app.use(pinoLogger({ pino: logger }));
                app.get('/rooms', (c) => { c.get('logger').info('listed'); return c.json([]); });`,
            },
          ],
        },
      ],
    },
    {
      name: 'hono-pino in the package',
      filename: at('hono'),
      code: code`
        import { Hono } from 'hono';
        import pino from 'pino';
        const logger = pino();
        const app = new Hono();
        app.get('/rooms', (c) => { logger.info('listed'); return c.json([]); });`,
      errors: [{ messageId: 'shared', data: { logger: 'logger', own: "c.get('logger')" }, line: 5, suggestions: [] }],
    },
    {
      name: 'set by a middleware of the file',
      code: code`
        import { Hono } from 'hono';
        import pino from 'pino';
        const logger = pino();
        const app = new Hono();
        app.use(async (c, next) => { c.set('log', logger.child({ requestId: id() })); await next(); });
        app.get('/rooms', (context) => { logger.info('listed'); return context.json([]); });`,
      errors: [
        { messageId: 'shared', data: { logger: 'logger', own: "context.get('log')" }, line: 6, suggestions: [] },
      ],
    },
    {
      name: 'read by its key in another handler',
      code: code`
        import { Hono } from 'hono';
        import { logger } from './logger.js';
        const app = new Hono();
        app.get('/a', (c) => { c.get('logger').info('a'); });
        app.get('/b', (c) => { c.get(key).info('b'); logger.info('b'); });`,
      errors: [{ messageId: 'shared', data: { logger: 'logger', own: "c.get('logger')" }, line: 5, suggestions: [] }],
    },
    {
      name: 'read in the same handler',
      code: code`
        import { Hono } from 'hono';
        import pino from 'pino';
        const logger = pino();
        const app = new Hono();
        app.get('/rooms', (c) => { c.var.logger.info('listing'); logger.info({ count: 1 }, 'listed'); return c.json([]); });`,
      errors: [
        {
          messageId: 'shared',
          data: { logger: 'logger', own: 'c.var.logger' },
          line: 5,
          suggestions: [],
        },
      ],
    },
  ],
});

run('prefer-request-logger: a child made from the request', rule, {
  valid: [
    {
      name: 'no other logger after it',
      code: `import { logger } from './l.js'; function join(req) { logger.info('x'); const log = logger.child({ requestId: req.id }); log.info('y'); }`,
    },
    {
      name: 'not of the request',
      code: `import { logger } from './l.js'; function join() { const log = logger.child({ module: 'a' }); logger.info('y'); }`,
    },
    {
      name: 'of another logger',
      code: `import { logger, other } from './l.js'; function join(req) { const log = other.child({ requestId: req.id }); logger.info('y'); }`,
    },
    {
      name: 'made without fields',
      code: `import { logger } from './l.js'; function join(req) { const log = logger.child(); const { a } = req; let later; logger.info('y'); }`,
    },
    {
      name: 'out of reach',
      code: `import { logger } from './l.js'; function join(req) { if (req.a) { const log = logger.child({ requestId: req.id }); } logger.info('y'); }`,
    },
  ],
  invalid: [
    {
      name: 'a route handler of Next.js',
      filename: at('fastify', 'app/rooms/route.ts'),
      code: code`
        import { logger } from '@acme/logger';
        export async function POST(request: Request) {
          const log = logger.child({ requestId: request.headers.get('x-request-id') });
          log.info('creating');
          logger.info({ room: 1 }, 'created');
        }`,
      errors: [
        {
          message:
            "'logger' leaves out what 'log' was given (requestId): this line cannot be found from the request. Use 'log'.",
          line: 5,
          column: 3,
          endColumn: 9,
          suggestions: [
            {
              messageId: 'replace',
              output: code`
                import { logger } from '@acme/logger';
                export async function POST(request: Request) {
                  const log = logger.child({ requestId: request.headers.get('x-request-id') });
                  log.info('creating');
                  log.info({ room: 1 }, 'created');
                }`,
            },
          ],
        },
      ],
    },
    {
      name: 'a Lambda function, a wrapper with withContext',
      code: code`
        import { logger } from './l.js';
        export const handler = async (event, context) => {
          const log = logger.withContext({ awsRequestId: context.awsRequestId, path: event.path });
          await Promise.all(event.items.map((item) => logger.warn('skipped', item)));
        };`,
      errors: [
        {
          messageId: 'child',
          data: { logger: 'logger', own: 'log', fields: 'awsRequestId, path' },
          line: 4,
          column: 47,
          suggestions: [
            {
              messageId: 'replace',
              output: code`
                import { logger } from './l.js';
                export const handler = async (event, context) => {
                  const log = logger.withContext({ awsRequestId: context.awsRequestId, path: event.path });
                  await Promise.all(event.items.map((item) => log.warn('skipped', item)));
                };`,
            },
          ],
        },
      ],
    },
    {
      name: 'fields that are put together elsewhere',
      code: `import { logger } from './l.js';\nfunction join(request) { const log = logger.child(fieldsOf(request)); logger.info('y'); }`,
      errors: [
        {
          messageId: 'child',
          data: { logger: 'logger', own: 'log', fields: 'fieldsOf(request)' },
          line: 2,
          suggestions: [
            {
              messageId: 'replace',
              output: `import { logger } from './l.js';\nfunction join(request) { const log = logger.child(fieldsOf(request)); log.info('y'); }`,
            },
          ],
        },
      ],
    },
    {
      name: 'the logger of the request under a name',
      code: code`
        import { logger } from './l.js';
        export function list(req, res) {
          const log = req.log;
          log.info('listing');
          logger.info('listed');
        }`,
      errors: [
        {
          messageId: 'shared',
          data: { logger: 'logger', own: 'log' },
          line: 5,
          suggestions: [
            {
              messageId: 'replace',
              output: code`
                import { logger } from './l.js';
                export function list(req, res) {
                  const log = req.log;
                  log.info('listing');
                  log.info('listed');
                }`,
            },
          ],
        },
      ],
    },
  ],
});

run('prefer-request-logger: something else carries the id', rule, {
  valid: [
    ...[
      `import { AsyncLocalStorage } from 'node:async_hooks';`,
      `import { trace } from '@opentelemetry/api'; const id = () => trace.getActiveSpan()?.spanContext().traceId;`,
      `import tracer from 'dd-trace'; tracer.init({ logInjection: true });`,
      `import rTracer from 'cls-rtracer';`,
      `const { createNamespace } = require('cls-hooked');`,
    ].map((line) => ({
      name: line,
      code: express(`${line}\napp.get('/', (req, res) => { logger.info('x'); });`),
    })),
    {
      name: 'a mixin',
      code: code`
        import pino from 'pino';
        import { current } from './store.js';
        const logger = pino({ mixin: () => ({ requestId: current() }) });
        export function list(req, res) { req.log.info('listing'); logger.info('listed'); }`,
    },
    {
      name: 'a mixin of the logger in another file',
      filename: at('pino-http'),
      code: `import { logger } from './mixed-logger.js';\nexport const list = (req, res) => { logger.info('listed'); };`,
    },
    {
      name: 'the same, of a logger that the settings name',
      filename: at('pino-http'),
      settings: { observability: { logger: { module: './src/mixed-logger.js', import: 'logger', extends: 'pino' } } },
      code: `import { logger } from './mixed-logger.js';\nexport const list = (req, res) => { logger.info('listed'); };`,
    },
    {
      name: 'a wrapper in another file that knows the request',
      filename: at('pino-http'),
      code: `import { logger } from './wrapped-logger.js';\nexport const list = (req, res) => { logger.info('listed'); };`,
    },
    {
      name: 'an error handler that may get errors from before the middleware',
      filename: at('pino-http'),
      code: `import { logger } from './logger.js';\nexport const fail = (err, req, res, next) => { logger.error({ err }, 'failed'); };`,
    },
    {
      name: 'an instrumentation in package.json',
      filename: at('traced'),
      code: `import { logger } from './logger.js';\nexport const list = (req, res) => { req.log.info('a'); logger.info('listed'); };`,
    },
    {
      name: 'nestjs-pino',
      code: code`
        import { Controller, Get, Req } from '@nestjs/common';
        import { PinoLogger } from 'nestjs-pino';
        @Controller() export class Rooms {
          constructor(private readonly logger: PinoLogger) {}
          @Get() list(@Req() req: Request) { this.logger.info('listed'); }
        }`,
    },
    {
      name: 'Powertools, which keeps the id of the invocation',
      code: code`
        import { Logger } from '@aws-lambda-powertools/logger';
        const logger = new Logger();
        export const handler = async (event, context) => { logger.addContext(context); logger.info('in'); };`,
    },
    {
      name: 'tRPC',
      code: code`
        import { initTRPC } from '@trpc/server';
        import { logger } from './logger.js';
        const t = initTRPC.create();
        export const list = t.procedure.query(({ ctx }) => { logger.info('listed'); });`,
    },
    {
      name: 'a route of Next.js, which has no logger',
      filename: at('fastify', 'app/rooms/route.ts'),
      code: `import { logger } from '../logger.js';\nexport async function GET(request) { logger.info('listed'); }`,
    },
  ],
  invalid: [
    {
      name: 'a plain logger in another file',
      filename: at('pino-http'),
      code: `import pinoHttp from 'pino-http';\nimport { logger } from './logger.js';\napp.use(pinoHttp({ logger }));\napp.get('/', (req, res) => { logger.info({ count: 1 }, 'listed'); });`,
      errors: [
        {
          messageId: 'shared',
          line: 4,
          column: 30,
          suggestions: [
            {
              messageId: 'replace',
              output: `import pinoHttp from 'pino-http';\nimport { logger } from './logger.js';\napp.use(pinoHttp({ logger }));\napp.get('/', (req, res) => { req.log.info({ count: 1 }, 'listed'); });`,
            },
          ],
        },
      ],
    },
  ],
});
