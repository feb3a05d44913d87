import { expect, test } from 'vitest';
import { factsOf } from '../model/facts-of.js';

test('routes, routers and middleware', () => {
  expect(
    factsOf(`
      import express, { Router, type ErrorRequestHandler, type RequestHandler } from 'express';

      const app = express();
      const router = express.Router();
      app.use(express.json());
      app.get('/meetings', list);
      app.post('/meetings', authorise, asyncHandler(async (req, res) => {}));
      router.route('/meetings/:id').put((req, res) => {}).delete([(req, res) => {}]);
      Router().patch('/x', function (request, response, next) {});
      app.use('/api', router);
      app.use((err, req, res, next) => {});
      app.param('id', (req, res, next, id) => next());

      async function list(req, res) {}
      const create: RequestHandler = async (_, answer) => {};
      const failed: ErrorRequestHandler = (error, _, answer, go) => {};

      export function mount(given: express.Application, api: Router) {
        given.get('/health', () => {});
        api.all('*', () => {});
      }
    `),
  ).toMatchInlineSnapshot(`
    [
      "7:47 handler http express request,response,next",
      "8:35 handler http express request,response,next",
      "8:61 handler http express request,response,next",
      "9:22 handler http express request,response,next",
      "11:9 callback",
      "11:9 handler http express error,request,response,next",
      "12:17 handler http express request,response,next,-,-",
      "14:1 handler http express request,response,next",
      "15:32 handler http express request,response,next",
      "16:37 callback",
      "16:37 handler http express error,request,response,next",
      "19:24 handler http express request,response,next",
      "20:16 handler http express request,response,next",
    ]
  `);
});

test('handlers elsewhere by the names of their parameters; what is none', () => {
  expect(
    factsOf(`
      import express from 'express';
      const app = express();
      app.set('trust proxy', true);
      app.get('env');
      app.listen(3000, () => {});
      const cache = new Map();
      cache.get('/meetings', (key) => key);
      export const find = (req, res) => {};
      export const compare = (left, right) => {};
    `),
  ).toMatchInlineSnapshot(`
    [
      "8:21? handler http homemade request,response",
    ]
  `);
});
