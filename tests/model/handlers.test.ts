import { describe, expect, test } from 'vitest';
import { handlersIn } from '../../src/model/handlers.js';
import type { RequestHandler } from '../../src/model/facts.js';
import { isFunction } from '../../src/model/syntax.js';
import { find, inFile, type FileOptions } from './in-file.js';

/** One handler: the start of its code, framework, trigger and parameters; `?` where it is not certain. */
const shown = ({ framework, trigger, params, certain }: RequestHandler): string =>
  `${framework}${certain ? '' : '?'} ${trigger} ${params.map((role) => role ?? '-').join(',')}`;

function handlers(code: string, options?: FileOptions): string[] {
  return inFile(code, ({ requestHandlers }) => requestHandlers.map(shown), options);
}

const EXPRESS = "import express from 'express'; const app = express();";
const WEB = 'express http request,response,next';

describe('registered', () => {
  test.each([
    [`${EXPRESS} app.get('/', (a, b) => {});`, [WEB]],
    [`${EXPRESS} app.post('/', authorise, function create(a, b) {});`, [WEB]],
    [`${EXPRESS} app.use((a) => {}, [(b) => {}, , (c) => {}]);`, [WEB, WEB, WEB]],
    [`${EXPRESS} app.get('/', asyncHandler(async (a, b) => {}));`, [WEB]],
    [`${EXPRESS} app.get('/', asyncHandler(options, async (a, b) => {}));`, [WEB]],
    [`${EXPRESS} app.get('/', list); function list(a, b) {}`, [WEB]],
    [`${EXPRESS} const list = (a, b) => {}; app.get('/', list);`, [WEB]],
    [`${EXPRESS} class Rooms { list(a, b) {} register() { app.get('/', this.list.bind(this)); } }`, [WEB]],
    [`${EXPRESS} app.use((a, b, c, d) => {});`, ['express http error,request,response,next']],
    [`${EXPRESS} app.get('/', imported);`, []],
    [`${EXPRESS} app.listen(80, () => {});`, []],
    ["cache.get('/', (a, b) => {});", []],
    ["import { Router as Routes } from 'express'; const routes = Routes(); routes.get('/', (a, b) => {});", [WEB]],
    ["import { Worker } from 'bullmq'; new Worker('mails', async (job) => {});", ['bullmq job job']],
  ])('%s', (code, expected) => {
    expect(handlers(code)).toEqual(expected);
  });
});

describe('annotated, decorated, inherited', () => {
  test.each([
    ["import type { RequestHandler } from 'express'; const list: RequestHandler = (a, b) => {};", [WEB]],
    [
      "import type { ErrorRequestHandler } from 'express'; const fail: ErrorRequestHandler = (a, b, c, d) => {};",
      ['express http error,request,response,next'],
    ],
    ["import { type Express } from 'express'; const list: Express = (a, b) => {};", []],
    ["import { Get } from '@nestjs/common'; class Rooms { @Get() list() {} other() {} }", ['nest http ']],
    ["import { Get as Read } from '@nestjs/common'; class Rooms { @Read list() {} }", ['nest http ']],
    ["import { Injectable } from '@nestjs/common'; class Rooms { @Injectable() list() {} }", []],
    ["import { Get } from './get.js'; class Rooms { @Get() list() {} }", []],
    ["import * as nest from '@nestjs/common'; class Rooms { @nest.Get() list() {} }", []],
    [
      "import { WorkerHost } from '@nestjs/bullmq'; class Mails extends WorkerHost { async process(job) {} close() {} }",
      ['nest job job'],
    ],
    [
      "import { NestMiddleware } from '@nestjs/common'; class Ids implements NestMiddleware { use(a, b, c) {} }",
      ['nest http request,response,next'],
    ],
    ['class Mails extends WorkerHost { process(job) {} }', []],
    ['class Mails { process(job) {} }', []],
  ])('%s', (code, expected) => {
    expect(handlers(code)).toEqual(expected);
  });
});

describe('exported', () => {
  const route = { filename: 'app/rooms/route.ts' };
  const next = (code: string): string[] => handlers(code, route).map((handler) => handler.split(' ')[0]!);

  test.each([
    'export async function GET(request) {}',
    'export const POST = async (request) => {};',
    'export const POST = withAuth(async (request) => {});',
    'export const POST = withAuth(log(async (request) => {})) as Handler;',
    'async function list(request) {} export { list as GET };',
    "async function list(request) {} export { list as 'GET' };",
    'const list = async (request) => {}; export { list as GET };',
    'function GET(request) {} exports.GET = GET;',
    'exports.GET = async (request) => {};',
    'module.exports.GET = async (request) => {};',
  ])('a route of Next.js: %s', (code) => {
    expect(next(code)).toEqual(['next']);
  });

  test.each([
    'async function GET(request) {}',
    'export function helper(request) {}',
    'export const list = { GET: async (request) => {} };',
    'local.GET = async (request) => {};',
    'const GET = async (request) => {}; run(GET);',
  ])('not one: %s', (code) => {
    expect(next(code)).toEqual([]);
  });

  test('only in the files of a framework', () => {
    expect(handlers('export async function GET(request) {}', { filename: 'src/http.ts' })).toEqual([]);
  });

  test('a Lambda is told by its first parameter', () => {
    const lambda = (code: string): string[] => handlers(code, { filename: 'src/lambda.ts' });
    expect(lambda('export const handler = async (event) => {};')).toEqual(['lambda lambda message,context,callback']);
    expect(lambda('export const handler = middy(async (event, context) => {});')).toEqual([
      'lambda lambda message,context,callback',
    ]);
    expect(lambda('export const handler = async ({ body }: APIGatewayProxyEvent) => {};')).toEqual([
      'lambda lambda message,context,callback',
    ]);
    expect(lambda('export const handler = async ({ body }) => {};')).toEqual([]);
    expect(lambda('export const handler = async (room) => {};')).toEqual([]);
    expect(lambda('export const handler = async () => {};')).toEqual([]);
  });

  test('default exports', () => {
    const api = { filename: 'pages/api/rooms.ts' };
    expect(handlers('export default function rooms(req, res) {}', api)[0]).toMatch(/^next http/);
    expect(handlers('export default withAuth((req, res) => {});', api)[0]).toMatch(/^next http/);
    expect(handlers('function rooms(req, res) {} export default rooms;', api)[0]).toMatch(/^next http/);
    expect(handlers('const rooms = (req, res) => {}; export default rooms;', api)[0]).toMatch(/^next http/);
  });
});

describe('by the names of their parameters', () => {
  test.each([
    ['function list(req, res) {}', ['homemade? http request,response']],
    ['const list = (request, reply) => {};', ['homemade? http request,response']],
    ['function fail(err, req, res, next) {}', ['homemade? http error,request,response,next']],
    ['function list(_req, res, done) {}', ['homemade? http request,response,next']],
    ['function list(req, room) {}', []],
    ['function list(err, req) {}', []],
    ['function list({ req }, res) {}', []],
    ['function list() {}', []],
  ])('%s', (code, expected) => {
    expect(handlers(code)).toEqual(expected);
  });

  test('what is certain wins', () => {
    expect(handlers(`${EXPRESS} app.get('/', (req, res) => {});`)).toEqual([WEB]);
  });
});

test('the handler around a node', () => {
  inFile(`${EXPRESS} app.get('/', (a, b) => { later(() => inner()); }); outer();`, (model, context) => {
    const around = (name: string): RequestHandler | null => {
      const call = model.calls.find((node) => node.callee.type === 'Identifier' && node.callee.name === name)!;
      const { scopes, resolver, settings, calls } = model;
      const fn = find(context, isFunction);
      return handlersIn([fn], calls, resolver, scopes, settings, 'service.ts').around(call);
    };
    expect(around('inner')?.framework).toBe('express');
    expect(around('outer')).toBeNull();
  });
});
