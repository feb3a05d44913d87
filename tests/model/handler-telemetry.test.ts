import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Linter } from 'eslint';
import tseslint from 'typescript-eslint';
import { afterEach, describe, expect, test } from 'vitest';
import observability from '../../src/index.js';

const made: string[] = [];
afterEach(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true });
});

/** How many handlers of `src/routes.ts` are reported in a repository with these files beside it. */
function reported(files: Readonly<Record<string, string>>, code: string): number {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'observability-helpers-')));
  made.push(root);
  for (const [path, text] of Object.entries({ 'package.json': '{"dependencies":{"express":"5"}}', ...files })) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  const config: Linter.Config = {
    files: ['**/*.ts'],
    languageOptions: { parser: tseslint.parser },
    plugins: { observability },
    rules: { 'observability/require-handler-telemetry': 'error' },
  };
  return new Linter({ cwd: root }).verify(code, [config], { filename: join(root, 'src/routes.ts') }).length;
}

const ROUTE = `import express from 'express'; import { list } from './rooms.js'; express().get('/rooms', async (req, res) => { res.json(await list()); });`;
const CONTROLLER = `import { Controller, Get } from '@nestjs/common'; import { Rooms } from './rooms.js'; @Controller() export class C { constructor(private rooms: Rooms) {} @Get() list() { return this.rooms.list(); } }`;
const HELD = `import express from 'express'; import { Rooms } from './rooms.js'; express().get('/rooms', async (req, res) => { const rooms = container.get(Rooms); res.json(await rooms.list()); });`;
const QUIET = `export const list = () => store.all(); export class Rooms { list() { return store.all(); } }`;

describe('what a handler calls in another file', () => {
  test.each([
    ['a function', ROUTE],
    ['a service', CONTROLLER],
    ['what a container gives', HELD],
  ])('%s that leaves no trace', (_, code) => {
    expect(reported({ 'src/rooms.ts': QUIET }, code)).toBe(1);
  });

  test.each([
    ['logs', `logger.info('listed');`],
    ['counts', `joins.inc();`],
    ['has a span', `tracer.startActiveSpan('list', run);`],
    ['reports', `Sentry.captureException(err);`],
  ])('one that %s', (_, text) => {
    for (const code of [ROUTE, CONTROLLER, HELD])
      expect(reported({ 'src/rooms.ts': `${QUIET} ${text}` }, code)).toBe(0);
  });

  test('one that hands on what logs', () => {
    const files = { 'src/rooms.ts': `export * from './inner.js';`, 'src/inner.ts': `console.log('listed'); ${QUIET}` };
    expect(reported(files, ROUTE)).toBe(0);
  });

  test('one that cannot be found', () => {
    expect(reported({}, ROUTE)).toBe(0);
  });

  test('a package says nothing, a path that looks like one may', () => {
    const from = (source: string): string => ROUTE.replace('./rooms.js', source);
    expect(reported({ 'package.json': '{"dependencies":{"express":"5","rooms":"1"}}' }, from('rooms'))).toBe(1);
    expect(reported({}, from('src/rooms'))).toBe(0);
  });
});

describe('what the project shows', () => {
  test.each([
    ['pino-http', 0],
    ['@opentelemetry/auto-instrumentations-node', 0],
    ['@opentelemetry/instrumentation-pg', 1],
  ])('%s', (name, count) => {
    const files = {
      'package.json': JSON.stringify({ dependencies: { express: '5', [name]: '1' } }),
      'src/rooms.ts': QUIET,
    };
    expect(reported(files, ROUTE)).toBe(count);
  });

  test('middleware of the app', () => {
    expect(reported({ 'src/rooms.ts': QUIET, 'src/app.ts': 'app.use(requestLogger());' }, ROUTE)).toBe(0);
  });
});
