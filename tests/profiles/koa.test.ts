import { expect, test } from 'vitest';
import { factsOf } from '../model/facts-of.js';

test('applications, routers and typed middleware', () => {
  expect(
    factsOf(`
      import Koa, { type Middleware } from 'koa';
      import Router from '@koa/router';

      const app = new Koa();
      const router = new Router({ prefix: '/meetings' });
      app.use(async (ctx, next) => {
        await next();
      });
      router
        .get('/', list)
        .post('/', validate(schema), async (ctx) => {
          ctx.log.info('create');
        })
        .param('id', (id, ctx, next) => next());
      router.register('/x', ['GET'], async (ctx) => {});
      app.use(router.routes()).use(router.allowedMethods());

      async function list(ctx) {}
      export const timing: Middleware = async (context, next) => {};
      export const limits: Koa.Middleware = async (context, next) => {};
    `),
  ).toMatchInlineSnapshot(`
    [
      "6:9 handler http koa context,next",
      "11:32 handler http koa context,next",
      "12:5? log info pino ctx.log fields-first",
      "14:16 handler http koa -,context,next",
      "15:32 handler http koa context,next",
      "18:1 handler http koa context,next",
      "19:35 handler http koa context,next",
      "20:39 handler http koa context,next",
    ]
  `);
});

test('CommonJS, and what is no handler', () => {
  expect(
    factsOf(
      `
        const Koa = require('koa');
        const router = require('koa-router')();
        router.del('/:id', async (ctx) => {});
        const app = new Koa();
        app.listen(3000, () => {});
        app.context.db = connect(() => {});
        router.url('meeting', { id });
      `,
      { filename: 'service.cjs' },
    ),
  ).toMatchInlineSnapshot(`
    [
      "3:20 handler http koa context,next",
    ]
  `);
});
