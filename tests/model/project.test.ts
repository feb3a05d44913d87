import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, test, vi } from 'vitest';
import { fileKind, isLoggerFile, runsBeforeLogger, type FileKind } from '../../src/model/project.js';

const root = mkdtempSync(join(tmpdir(), 'observability-'));
afterAll(() => rmSync(root, { recursive: true }));
afterEach(() => {
  vi.useRealTimers();
});

let count = 0;

/** A new folder with a package.json. */
function inPackage(manifest: unknown, name = `package-${String(count++)}`): string {
  const folder = join(root, name);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), typeof manifest === 'string' ? manifest : JSON.stringify(manifest));
  return folder;
}

const service = inPackage({ name: '@acme/rooms', dependencies: { express: '5' } });
const kindOf = (path: string, text = ''): FileKind => fileKind(join(service, path), text);

describe('by path below the package', () => {
  test.each([
    'src/rooms.test.ts',
    'src/rooms-spec.js',
    'src/rooms.e2e.tsx',
    'src/rooms.stories.tsx',
    'src/rooms.bench.mts',
    'src/rooms.mock.ts',
    'test/rooms.ts',
    'tests/unit/rooms.ts',
    'src/__tests__/rooms.ts',
    'src/__mocks__/rooms.ts',
    'spec/rooms.js',
    'e2e/join.ts',
    'fixtures/rooms.ts',
    'src/test-utils/rooms.ts',
    'src/controllers/e2e.controller.ts',
    'cypress/rooms.ts',
    'integration-tests/rooms.ts',
  ])('a test: %s', (path) => {
    expect(kindOf(path)).toBe('test');
  });

  test.each([
    'scripts/backfill.ts',
    'script/a.js',
    'bin/rooms.js',
    'src/cli/rooms.ts',
    'cmd/a.ts',
    'migrations/001.ts',
    'db/migrate/001.js',
    'seeds/rooms.ts',
    'src/seeders/a.ts',
    'prisma/seed.ts',
    'src/seedRooms.ts',
    'src/migrate.ts',
    'tools/a.ts',
    'benchmark/a.ts',
    '.github/a.js',
    '.storybook/a.ts',
    'vite.config.ts',
    'eslint.config.mjs',
    'webpack.prod.js',
    'build.mjs',
    'gulpfile.js',
    'knexfile.ts',
    '.eslintrc.cjs',
    'src/cli.ts',
  ])('a script: %s', (path) => {
    expect(kindOf(path)).toBe('script');
  });

  test.each(['src/frontend/a.ts', 'public/a.js', 'src/Room.vue'])('in a browser: %s', (path) => {
    expect(kindOf(path)).toBe('browser');
  });

  test.each([
    'src/server.ts',
    'index.js',
    'src/transcripts/a.ts',
    'src/clients/a.ts',
    'src/client/rooms.ts',
    'src/hooks/audit.ts',
    'src/components/rooms.ts',
    'src/tools/search.ts',
    'src/integration/crm.ts',
    'src/latest.ts',
    'src/contest/a.ts',
    'src/protest.ts',
    'src/binary/a.ts',
    'src/clinic.ts',
    'src/config.ts',
    'src/republican/a.ts',
    'src/pages/Rooms.tsx',
    'src/reseeding.ts',
  ])('a service: %s', (path) => {
    expect(kindOf(path)).toBe('service');
  });

  test('not by folders above the package', () => {
    const inner = inPackage({ name: 'rooms' }, 'tests/scripts/rooms');
    expect(fileKind(join(inner, 'src/rooms.ts'), '')).toBe('service');
  });
});

describe('by what it says', () => {
  test.each<[string, FileKind]>([
    ['#!/usr/bin/env node\ngo();', 'script'],
    ["import { Command } from 'commander';", 'script'],
    ["import yargs from 'yargs/yargs';", 'script'],
    ["const { prompt } = require('inquirer');", 'script'],
    ["import { Args } from '@oclif/core';", 'script'],
    ['const [room] = process.argv.slice(2);', 'script'],
    ["'use client';", 'browser'],
    ['"use client"\nimport a from "a";', 'browser'],
    ["/* © Acme */\n// Rooms.\n'use client';", 'browser'],
    ["import { createRoot } from 'react-dom/client';", 'browser'],
    ["import { observable } from 'mobx';", 'browser'],
    ["import { useQuery } from '@tanstack/react-query';", 'browser'],
    ["import http from 'k6/http';", 'test'],
    ["import commander from './commander.js';", 'service'],
    ["const text = 'from yargs';", 'service'],
    ["go();\n'use client';", 'service'],
    ['', 'service'],
  ])('%j', (text, expected) => {
    expect(kindOf('src/rooms.ts', text)).toBe(expected);
  });

  test('hooks and JSX make a component', () => {
    expect(kindOf('src/Room.tsx', 'const [a, setA] = useState(0);')).toBe('browser');
    expect(kindOf('src/Room.tsx', 'export const Room = () => <p />;')).toBe('service');
    expect(kindOf('src/room.ts', 'const [a, setA] = useState(0);')).toBe('service');
  });

  test('text that has no file', () => {
    expect(fileKind('<input>', 'go();')).toBe('service');
    expect(fileKind('<input>', '#!/usr/bin/env node')).toBe('script');
  });
});

describe('by the package', () => {
  const kindIn = (manifest: unknown, path = 'src/rooms.ts'): FileKind => fileKind(join(inPackage(manifest), path), '');

  test.each<[unknown, string, FileKind]>([
    [{ bin: './dist/main.js' }, 'src/main.ts', 'script'],
    [{ bin: './dist/main.js' }, 'src/other.ts', 'service'],
    [{ bin: { a: 'lib/a.mjs', b: './b.js' } }, 'src/a.mts', 'script'],
    [{ bin: { a: 'lib/a.mjs', b: './b.js' } }, 'b.js', 'script'],
    [{ bin: { a: 1 } }, 'a.js', 'service'],
    [{ bin: 1 }, 'a.js', 'service'],
    [{ scripts: { 'import-rooms': 'tsx --env-file=.env src/import-rooms.ts --all' } }, 'src/import-rooms.ts', 'script'],
    [{ scripts: { start: 'node dist/server.js', 'dev:api': 'tsx src/api.ts' } }, 'src/server.ts', 'service'],
    [{ scripts: { start: 'node dist/server.js', 'dev:api': 'tsx src/api.ts' } }, 'src/api.ts', 'service'],
    [{ scripts: { a: 1 } }, 'a.ts', 'service'],
    [{ scripts: 'a.ts' }, 'a.ts', 'service'],
    [{ name: 'cli' }, 'src/rooms.ts', 'script'],
    [{ name: '@acme/rooms-cli' }, 'src/rooms.ts', 'script'],
    [{ name: 'create-rooms' }, 'src/rooms.ts', 'script'],
    [{ name: '@acme/eslint-plugin' }, 'src/rooms.ts', 'script'],
    [{ name: 'vite-plugin-rooms' }, 'src/rooms.ts', 'script'],
    [{ name: '@acme/test-utils' }, 'src/rooms.ts', 'script'],
    [{ name: 'climate' }, 'src/rooms.ts', 'service'],
    [{ name: 1 }, 'src/rooms.ts', 'service'],
    [{ dependencies: { 'react-dom': '19' } }, 'src/rooms.ts', 'browser'],
    [{ devDependencies: { vue: '3' } }, 'src/rooms.ts', 'browser'],
    [{ dependencies: { 'react-dom': '19', express: '5' } }, 'src/rooms.ts', 'service'],
    [{ dependencies: { 'react-dom': '19', next: '16' } }, 'src/lib/rooms.ts', 'browser'],
    [{ dependencies: { 'react-dom': '19', next: '16' } }, 'src/api/rooms.ts', 'service'],
    [{ dependencies: { 'react-dom': '19', next: '16' } }, 'src/app/rooms/route.ts', 'service'],
    [{ dependencies: { 'react-dom': '19', next: '16' } }, 'src/rooms.server.ts', 'service'],
    [{ dependencies: 'react-dom' }, 'src/rooms.ts', 'service'],
    [{ dependencies: { 'react-dom': '19', next: '16' } }, 'src/components/Room.tsx', 'browser'],
    [{ dependencies: { 'react-dom': '19', next: '16' } }, 'src/client/rooms.ts', 'browser'],
    [{ main: './dist/index.umd.cjs' }, 'src/rooms.ts', 'browser'],
    [{ unpkg: 'dist/rooms.js' }, 'src/rooms.ts', 'browser'],
    [{ main: './dist/index.js' }, 'src/rooms.ts', 'service'],
    ['null', 'src/rooms.ts', 'service'],
    ['{ not json', 'src/rooms.ts', 'service'],
  ])('%j: %s', (manifest, path, expected) => {
    expect(kindIn(manifest, path)).toBe(expected);
  });

  test.each<[string, FileKind]>([
    ["import { prisma } from '@/lib/prisma';", 'service'],
    ["import fs from 'node:fs';", 'service'],
    ["import 'server-only';", 'service'],
    ['const key = process.env.ROOMS_KEY;', 'service'],
    ['export async function GET() {}', 'service'],
    ["await fetch('https://rooms.example');", 'service'],
    ['const verify = (secret: string) => secret;', 'service'],
    ['const key = process.env.NEXT_PUBLIC_KEY;', 'browser'],
    ["const dev = process.env.NODE_ENV === 'development';", 'browser'],
    ["await fetch('/api/rooms');", 'browser'],
    ['', 'browser'],
  ])('code for both sides is a server by its words: %j', (text, expected) => {
    const folder = inPackage({ dependencies: { 'react-dom': '19', next: '16' } });
    expect(fileKind(join(folder, 'src/lib/rooms.ts'), text)).toBe(expected);
  });

  test('app/ beside server/ is a user interface', () => {
    const folder = inPackage({ dependencies: { 'react-dom': '19', koa: '3' } });
    expect(fileKind(join(folder, 'app/models/Room.ts'), '')).toBe('service');
    const other = inPackage({ dependencies: { 'react-dom': '19', koa: '3' } }, 'with-server');
    mkdirSync(join(other, 'server'));
    expect(fileKind(join(other, 'app/models/Room.ts'), '')).toBe('browser');
    expect(fileKind(join(other, 'server/models/Room.ts'), '')).toBe('service');
  });

  test('in a folder called cli', () => {
    expect(fileKind(join(inPackage({ name: 'rooms' }, 'packages/cli'), 'src/rooms.ts'), '')).toBe('script');
  });

  test('of the nearest package.json', () => {
    const outer = inPackage({ name: 'create-rooms' }, 'outer');
    inPackage({ name: 'server' }, 'outer/server');
    expect(fileKind(join(outer, 'src/a.ts'), '')).toBe('script');
    expect(fileKind(join(outer, 'server/src/deep/a.ts'), '')).toBe('service');
  });

  test('as it is now, a while after it changed', () => {
    vi.useFakeTimers();
    const folder = inPackage({ name: 'rooms' });
    const file = join(folder, 'src/rooms.ts');
    expect(fileKind(file, '')).toBe('service');
    writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'rooms-cli' }));
    expect(fileKind(file, '')).toBe('service');
    vi.advanceTimersByTime(60_000);
    expect(fileKind(file, '')).toBe('script');
  });

  test('without a package.json', () => {
    expect(fileKind('/no-such-folder/src/rooms.ts', '')).toBe('service');
  });
});

test.each([
  ['src/logger.ts', true],
  ['src/lib/logging/console.ts', true],
  ['src/pino-logger.js', true],
  ['src/Logger.ts', true],
  ['src/rooms.ts', false],
  ['src/login.ts', false],
  ['src/catalog.ts', false],
])('the file of a logger: %s %s', (path, expected) => {
  expect(isLoggerFile(join(service, path))).toBe(expected);
});

test('a package that is a logger', () => {
  expect(isLoggerFile(join(inPackage({ name: '@acme/logger' }), 'src/index.ts'))).toBe(true);
  expect(isLoggerFile('<input>')).toBe(false);
  expect(isLoggerFile('/no-such-folder/logger.ts')).toBe(true);
});

test.each<[string, boolean]>([
  ['src/env.ts', true],
  ['src/config.ts', true],
  ['src/config/index.ts', true],
  ['src/lib/env-validation.ts', true],
  ['src/rootConfigFactory.cjs.js', true],
  ['src/config/database.ts', false],
  ['src/environments.ts', false],
  ['src/index.ts', false],
  ['src/configure.ts', false],
])('%s runs before the logger: %s', (path, expected) => {
  expect(runsBeforeLogger(join(service, path))).toBe(expected);
});
