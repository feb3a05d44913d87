import {
  attaches,
  each,
  logMethods,
  object,
  PINO_LOGGER,
  type Entry,
  type HandlerSpec,
  type Profile,
} from './profile.js';

const types = ['request', 'reply'] as const;
const route: HandlerSpec = {
  kind: 'handler',
  trigger: 'http',
  functions: 'all',
  params: ['request', 'response'],
  types,
};
const inOptions = (arg: number): HandlerSpec => ({
  ...route,
  functions: { arg, key: ['handler', 'preHandler', 'preValidation', 'onRequest', 'onResponse'] },
});
const method: Entry = { returns: 'self', fact: [route, inOptions(1)] };
const hook = (names: readonly string[], params: HandlerSpec['params']): HandlerSpec => ({
  ...route,
  functions: { arg: 1 },
  params,
  when: { arg: 0, is: names },
});
const handlerType: Entry = { signature: { types, trigger: 'http', params: ['request', 'response'] } };
const pluginType: Entry = { signature: { types: ['app'] } };

/** Fastify: the logger is pino's, and a request carries its own. */
export const fastify: Profile = {
  id: 'fastify',
  title: 'Fastify',
  packages: ['fastify', 'fastify-plugin'],
  source: 'fastify 5.12.8 types/{instance,route,hooks,logger}.d.ts, fastify-plugin 6.0.1',
  main: 'app',
  exports: {
    // `fastify(options)`, and `fp(async (app) => …)` of fastify-plugin.
    default: { returns: 'app', callback: { arg: 0, param: 0, is: 'app' } },
    fastify: { returns: 'app' },
    fastifyPlugin: { callback: { arg: 0, param: 0, is: 'app' } },
    FastifyInstance: { construct: 'app' },
    FastifyRequest: { construct: 'request' },
    FastifyReply: { construct: 'reply' },
    ...each(['FastifyBaseLogger', 'FastifyLoggerInstance'], { construct: 'logger' }),
    ...each(['RouteHandler', 'RouteHandlerMethod'], handlerType),
    ...each(['FastifyPluginAsync', 'FastifyPluginCallback', 'FastifyPlugin'], pluginType),
  },
  types: {
    app: {
      log: { is: 'logger' },
      ...each(['get', 'post', 'put', 'patch', 'delete', 'head', 'options', 'all', 'query', 'search', 'trace'], method),
      route: { returns: 'self', fact: inOptions(0) },
      addHook: {
        returns: 'self',
        fact: [
          hook(
            ['onRequest', 'preValidation', 'preHandler', 'onResponse', 'onTimeout'],
            ['request', 'response', 'next'],
          ),
          hook(['preParsing', 'preSerialization', 'onSend'], ['request', 'response', null, 'next']),
          hook(['onError'], ['request', 'response', 'error', 'next']),
        ],
      },
      setErrorHandler: {
        returns: 'self',
        fact: { ...route, functions: { arg: 0 }, params: ['error', 'request', 'response'], types: [null, ...types] },
      },
      setNotFoundHandler: { returns: 'self', fact: route },
      register: { returns: 'self', callback: { arg: 0, param: 0, is: 'app' } },
      ...each(['withTypeProvider', 'after', 'ready', 'decorate', 'decorateRequest', 'decorateReply'], {
        returns: 'self',
      }),
    },
    request: { log: { is: 'logger' }, server: { is: 'app' } },
    reply: { log: { is: 'logger' }, request: { is: 'request' }, server: { is: 'app' } },
    logger: {
      ...logMethods({ trace: 'trace', debug: 'debug', info: 'info', warn: 'warn', error: 'error', fatal: 'fatal' }),
      '[]': { fact: { kind: 'log', level: 'argument' } },
      child: { returns: 'self', fact: attaches('log', object(0)) },
    },
  },
  loggers: { logger: PINO_LOGGER },
};
