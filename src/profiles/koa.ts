import { each, type Entry, type HandlerSpec, type Profile } from './profile.js';

const handler: HandlerSpec = { kind: 'handler', trigger: 'http', functions: 'all', params: ['context', 'next'] };
const route: Entry = { returns: 'self', fact: handler };
const handlerType: Entry = { signature: { trigger: 'http', params: ['context', 'next'] } };

/** Koa and its routers. */
export const koa: Profile = {
  id: 'koa',
  title: 'Koa',
  packages: ['koa', '@koa/router', 'koa-router'],
  source: 'koa 3.3.0 with @types/koa 3.0.3, @koa/router 15.7.0 dist/index.d.ts, koa-router 14.0.0',
  main: 'app',
  exports: {
    default: { construct: 'app', returns: 'app' },
    Router: { construct: 'app', returns: 'app' },
    ...each(['Middleware', 'RouterMiddleware'], handlerType),
  },
  types: {
    app: {
      ...each(['use', 'get', 'post', 'put', 'patch', 'delete', 'del', 'head', 'options', 'all'], route),
      register: { fact: { ...handler, functions: { arg: 2 } } },
      param: { returns: 'self', fact: { ...handler, params: [null, 'context', 'next'] } },
      prefix: { returns: 'self' },
    },
  },
};
