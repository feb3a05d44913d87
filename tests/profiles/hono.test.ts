import { expect, test } from 'vitest';
import { factsOf } from '../model/facts-of.js';

test('routes, middleware and factories', () => {
  expect(
    factsOf(`
      import { Hono, type MiddlewareHandler } from 'hono';
      import { createFactory, createMiddleware } from 'hono/factory';
      import { OpenAPIHono } from '@hono/zod-openapi';

      const app = new Hono<{ Variables: { id: string } }>().basePath('/api');
      app
        .use('*', async (c, next) => {
          await next();
        })
        .get('/meetings', (c) => c.json([]))
        .post('/meetings', validator('json', parse), async (c) => c.json({}));
      app.on(['PUT', 'PATCH'], '/meetings/:id', (c) => c.body(null));
      app.onError((err, c) => c.text('failed', 500));
      app.notFound((c) => c.text('none', 404));
      app.route('/media', media);

      const timing = createMiddleware(async (c, next) => {});
      const { createHandlers } = createFactory();
      export const handlers = createHandlers(timing, async (c) => c.json({}));
      export const guard: MiddlewareHandler = async (c, next) => {};
      new OpenAPIHono().openapi(route, (c) => c.json({}));
    `),
  ).toMatchInlineSnapshot(`
    [
      "7:13 handler http hono context,next",
      "10:21 handler http hono context,next",
      "11:48 handler http hono context,next",
      "12:43 handler http hono context,next",
      "13:13 callback",
      "13:13 handler http hono error,context",
      "14:14 handler http hono context,next",
      "17:33 handler http hono context,next",
      "19:48 handler http hono context,next",
      "20:41 handler http hono context,next",
      "21:34 handler http hono context,next",
    ]
  `);
});

test('what is no handler', () => {
  expect(
    factsOf(`
      import { Hono } from 'hono';
      import { hc } from 'hono/client';
      const app = new Hono();
      const client = hc('http://meeting');
      client.meetings.get((x) => x);
      app.fire();
      emitter.on('joined', (event) => {});
    `),
  ).toEqual([]);
});
