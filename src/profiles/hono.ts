import { each, type Entry, type HandlerSpec, type Profile } from './profile.js';

const handler: HandlerSpec = { kind: 'handler', trigger: 'http', functions: 'all', params: ['context', 'next'] };
const route: Entry = { returns: 'self', fact: handler };
const handlerType: Entry = { signature: { trigger: 'http', params: ['context', 'next'] } };

/** Hono. */
export const hono: Profile = {
  id: 'hono',
  title: 'Hono',
  packages: ['hono', '@hono/zod-openapi'],
  source: 'hono 4.13.19 dist/types/{hono-base,index}.d.ts, dist/types/helper/factory; @hono/zod-openapi 1.6.3',
  main: 'app',
  exports: {
    ...each(['Hono', 'OpenAPIHono'], { construct: 'app' }),
    createFactory: { returns: 'factory' },
    createMiddleware: { fact: handler },
    ...each(['Handler', 'MiddlewareHandler'], handlerType),
    ErrorHandler: { signature: { trigger: 'http', params: ['error', 'context'] } },
  },
  types: {
    app: {
      ...each(
        ['use', 'get', 'post', 'put', 'patch', 'delete', 'options', 'query', 'all', 'on', 'notFound', 'openapi'],
        route,
      ),
      onError: { returns: 'self', fact: { ...handler, params: ['error', 'context'] } },
      ...each(['route', 'basePath', 'mount'], { returns: 'self' }),
    },
    factory: { createApp: { returns: 'app' }, ...each(['createMiddleware', 'createHandlers'], { fact: handler }) },
  },
};
