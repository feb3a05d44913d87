import { each, type Entry, type HandlerSpec, type Profile } from './profile.js';

const handler: HandlerSpec = {
  kind: 'handler',
  trigger: 'http',
  functions: 'all',
  params: ['request', 'response', 'next'],
};
const route: Entry = { fact: handler, returns: 'self' };

/** Express 4 and 5. */
export const express: Profile = {
  id: 'express',
  title: 'Express',
  packages: ['express', 'express-promise-router'],
  source: 'express 5.3 documentation, @types/express 5',
  main: 'app',
  exports: {
    default: { returns: 'app', members: { Router: { returns: 'app', construct: 'app' } } },
    Router: { returns: 'app', construct: 'app' },
    Express: { construct: 'app' },
    Application: { construct: 'app' },
    IRouter: { construct: 'app' },
    RequestHandler: { signature: { trigger: 'http', params: handler.params } },
    ErrorRequestHandler: { signature: { trigger: 'http', params: ['error', ...handler.params] } },
  },
  types: {
    app: {
      ...each(['get', 'post', 'put', 'patch', 'delete', 'del', 'head', 'options', 'all', 'use'], route),
      param: { returns: 'self', fact: { ...handler, params: [...handler.params, null, null] } },
      route: { returns: 'self' },
    },
  },
};
