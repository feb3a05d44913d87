import { expect, test } from 'vitest';
import { factsOf } from '../model/facts-of.js';

test('the loggers of app, request and reply; routes and hooks', () => {
  expect(
    factsOf(`
      import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';

      const app = Fastify({ logger: true });
      app.log.info('starting');
      app.log.child({ region }).debug('child');

      app.get('/meetings/:id', async (request, reply) => {
        request.log.info({ id: request.params.id }, 'find');
        reply.log.warn('slow');
        request.server.log.trace('of the server');
        return reply.send({});
      });
      app.post('/meetings', { schema, preHandler: [authorise] }, async ({ log }) => {
        log.info('create');
      });
      app.route({ method: 'PUT', url: '/meetings/:id', handler: update, onRequest: async (request) => {} });
      app.get('/health', { handler: async () => 'ok' });

      app.addHook('onRequest', async (request) => {
        request.log.debug('hook');
      });
      app.addHook('onSend', async (request, reply, payload) => payload);
      app.addHook('onError', async (request, reply, error) => {});
      app.setErrorHandler((error, request, reply) => {
        request.log.error({ err: error }, 'failed');
      });
      app.setNotFoundHandler((request, reply) => reply.code(404).send());

      async function update(request: FastifyRequest, reply: FastifyReply) {
        request.log.info('update');
      }
      export async function routes(instance: FastifyInstance) {
        instance.log.info('annotated');
        instance.delete('/meetings/:id', { onRequest: guard }, async (request) => {});
      }
    `),
  ).toMatchInlineSnapshot(`
    [
      "4:1 log info fastify app.log fields-first",
      "5:1 log debug fastify app.log.child({region}) fields-first",
      "7:26 handler http fastify request,response",
      "8:3 log info fastify request.log fields-first",
      "9:3 log warn fastify reply.log fields-first",
      "10:3 log trace fastify request.server.log fields-first",
      "13:60 handler http fastify request,response",
      "14:3 log info fastify log fields-first",
      "16:78 handler http fastify request,response",
      "17:31 handler http fastify request,response",
      "19:26 handler http fastify request,response,next",
      "20:3 log debug fastify request.log fields-first",
      "22:23 handler http fastify request,response,-,next",
      "23:24 handler http fastify request,response,error,next",
      "24:21 callback",
      "24:21 handler http fastify error,request,response",
      "25:3 log error fastify request.log fields-first",
      "27:24 handler http fastify request,response",
      "29:1 handler http fastify request,response",
      "30:3 log info fastify request.log fields-first",
      "33:3 log info fastify instance.log fields-first",
      "34:58 handler http fastify request,response",
    ]
  `);
});

test('plugins', () => {
  expect(
    factsOf(`
      import { fastify, type FastifyBaseLogger, type FastifyPluginAsync, type RouteHandlerMethod } from 'fastify';
      import fp from 'fastify-plugin';

      export const meetings: FastifyPluginAsync = async (scope) => {
        scope.log.info('plugin by its type');
        scope.get('/', list);
      };
      export default fp(async (scope) => {
        scope.decorate('clock', clock).addHook('preHandler', async (request, reply) => {});
      });
      fastify().register(async (scope) => {
        scope.log.warn('registered in place');
      });
      const list: RouteHandlerMethod = async (request) => {
        request.log.info('typed handler');
      };
      function close(events: FastifyBaseLogger) {
        events.info('closing');
      }
    `),
  ).toMatchInlineSnapshot(`
    [
      "5:3 log info fastify scope.log fields-first",
      "9:56 handler http fastify request,response,next",
      "12:3 log warn fastify scope.log fields-first",
      "14:34 handler http fastify request,response",
      "15:3 log info fastify request.log fields-first",
      "18:3 log info fastify events fields-first",
    ]
  `);
});

test('what is neither', () => {
  expect(
    factsOf(`
      import Fastify from 'fastify';
      const app = Fastify();
      app.addHook('onReady', async () => {});
      app.addHook('onClose', (scope, done) => done());
      app.addSchema({ $id: 'meeting' });
      await app.listen({ port: 3000 });
      const cache = new Map();
      cache.get('meeting');
    `),
  ).toEqual([]);
});
