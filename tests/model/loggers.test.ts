import type { TSESTree } from '@typescript-eslint/utils';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loggerAt } from '../../src/model/loggers.js';
import { find, inFile, type FileOptions } from './in-file.js';

/** The logger at `here()`: as it is written, and its shape; with `+` where it must be imported. */
function at(code: string, options?: FileOptions): string | null {
  return inFile(
    code,
    (model, context) => {
      const here = find(
        context,
        (node): node is TSESTree.CallExpression =>
          node.type === 'CallExpression' && node.callee.type === 'Identifier' && node.callee.name === 'here',
      );
      const logger = loggerAt(here, model, context);
      return logger && `${logger.text} ${logger.traits.shape}${logger.addImport ? ' +' : ''}`;
    },
    options,
  );
}

const PINO = "import pino from 'pino';";
const TYPE = "import { Logger } from 'pino';";

describe('in scope', () => {
  test.each([
    [`${PINO} const logger = pino(); here();`, 'logger fields-first'],
    [`${PINO} const log = pino(); function join() { here(); }`, 'log fields-first'],
    [`${PINO} function join() { here(); } const log = pino();`, 'log fields-first'],
    [`${PINO} const log = pino(); function join() { const child = log.child({}); here(); }`, 'child fields-first'],
    [`${TYPE} function join(log: Logger) { here(); }`, 'log fields-first'],
    [`${TYPE} function join({ log }: { log: Logger }) { here(); }`, 'log fields-first'],
    ["import winston from 'winston'; here();", 'winston fields-last'],
    ["import winston from 'winston'; const out = winston.createLogger(); here();", 'out fields-last'],
    ["import log from 'loglevel'; here();", 'log arguments'],
    ["import { Logger } from '@nestjs/common'; const log = new Logger(); here();", 'log nest'],
    ["import Fastify from 'fastify'; const app = Fastify(); here();", 'app.log fields-first'],
    [
      "import Fastify from 'fastify'; const app = Fastify(); app.get('/', (request) => here());",
      'request.log fields-first',
    ],
    [`${PINO} function other() { const log = pino(); } here();`, null],
    [`${PINO} function join() { here(); const log = pino(); }`, null],
    [`${PINO} here();`, null],
    [`${TYPE} here();`, null],
    ["import debug from 'debug'; const log = debug('a'); here();", null],
    ["import console from 'console'; here();", null],
    ['const c = console; here();', null],
    ['function logger() {} here();', null],
    ["import * as Sentry from '@sentry/node'; here();", null],
    ["import { Counter } from 'prom-client'; const joins = new Counter({ name: 'a', help: 'b' }); here();", null],
  ])('%s', (code, expected) => {
    expect(at(code)).toBe(expected);
  });
});

describe('of the class', () => {
  test.each([
    [`${TYPE} class A { constructor(private logger: Logger) {} join() { here(); } }`, 'this.logger fields-first'],
    [`${TYPE} class A { #log: Logger; join() { here(); } }`, 'this.#log fields-first'],
    [`${PINO} class A { _logger = pino(); join() { return () => here(); } }`, 'this._logger fields-first'],
    [`${PINO} class A { constructor() { this.log = pino(); } join = () => here(); }`, 'this.log fields-first'],
    [
      `${TYPE} class A { audit: Logger; leave() { this.audit.info('a'); } join() { here(); } }`,
      'this.audit fields-first',
    ],
    ["class A { leave() { this.logger.info('a', { b }); } join() { here(); } }", 'this.logger fields-last'],
    ["class A { leave() { this['logger'].info({ b }, 'a'); } join() { here(); } }", 'this.logger fields-first'],
    ["class A { leave() { this.#logger.info({ b }, 'a'); } #logger; join() { here(); } }", 'this.#logger fields-first'],
    [`${PINO} const log = pino(); class A { join() { here(); } }`, 'log fields-first'],
    [`${TYPE} class A { logger: Logger; static join() { here(); } }`, null],
    [`${TYPE} class A { logger: Logger; static { here(); } }`, null],
    [`${TYPE} class A { logger: Logger; static start = here(); }`, null],
    [`${TYPE} class A { logger: Logger; join() { return function () { here(); }; } }`, null],
    [`${TYPE} class A { logger: Logger; join() { function later() { here(); } } }`, null],
    ["class A { leave() { this.logger.info('a'); } join() { here(); } }", null],
    ["class B { leave() { this.logger.info({ b }, 'a'); } } class A { join() { here(); } }", null],
    ["class A { leave() { this.deps.logger.info({ b }, 'a'); } join() { here(); } }", null],
    ["import debug from 'debug'; class A { log = debug('a'); leave() { this.log('b'); } join() { here(); } }", null],
    ['class A { logger: unknown; log = 1; join() { here(); } }', null],
  ])('%s', (code, expected) => {
    expect(at(code)).toBe(expected);
  });
});

describe('of unknown make, as the file writes to it', () => {
  const logger = "import { logger } from './logger.js';";
  test.each([
    ["logger.info({ a }, 'b');", 'logger fields-first'],
    ['logger.info({ a });', 'logger fields-first'],
    ["logger.error(err, 'b');", 'logger fields-first'],
    ["logger.info('b', { a });", 'logger fields-last'],
    ['logger.info(`b`, a);', 'logger arguments'],
    ["logger.info('b'); logger.warn('c', { a });", 'logger fields-last'],
    ["logger.info('b');", null],
    ["logger.info('b', a, c);", null],
    ['logger.info(a, c);', null],
    ["other.logger.info({ a }, 'b');", 'logger fields-first'],
    ['', null],
  ])('%s', (calls, expected) => {
    expect(at(`${logger} ${calls} here();`)).toBe(expected);
  });

  test('under the key that the file puts errors under', () => {
    const key = (calls: string): string | undefined =>
      inFile(
        `${logger} ${calls}`,
        (model, context) => loggerAt(context.sourceCode.ast.body.at(-1)!, model, context)?.traits.errorKey,
      );
    expect(key("logger.error({ error: e }, 'a');")).toBe('error');
    expect(key("logger.info({ a, ...b }, 'a'); logger.error({ 'x': 1, cause: e }, 'a');")).toBe('cause');
    expect(key("logger.info({ a }, 'a');")).toBe('err');
  });
});

describe('the configured one', () => {
  const settings = { logger: { module: './src/logger.js' } };

  /** The file with the import added. */
  function imported(
    code: string,
    logger: NonNullable<FileOptions['settings']>['logger'] = settings.logger,
    filename = resolve('src/rooms.ts'),
  ): string | null {
    return inFile(
      code,
      (model, context) => {
        const last = context.sourceCode.ast.body.at(-1)!;
        const fix = loggerAt(last, model, context)?.addImport;
        if (!fix) return null;
        const edits: { at: number; text: string }[] = [];
        fix({
          insertTextAfter: ({ range }: TSESTree.Node, text: string) => edits.push({ at: range[1], text }),
          insertTextBefore: ({ range }: TSESTree.Node, text: string) => edits.push({ at: range[0], text }),
        } as never);
        const [{ at: place, text }] = edits as [{ at: number; text: string }];
        return `${code.slice(0, place)}${text}${code.slice(place)}`;
      },
      { settings: { logger }, filename },
    );
  }

  test('is used where none is in scope', () => {
    expect(at('here();', { settings })).toBe('logger fields-first +');
    expect(at(`${PINO} const log = pino(); here();`, { settings })).toBe('log fields-first');
    expect(at("import { logger } from './logger.js'; here();", { settings })).toBe('logger fields-first');
    expect(at('function f(logger) { here(); }', { settings })).toBe('logger fields-first');
    expect(at('const logger = 1; here();', { settings })).toBeNull();
    expect(at('function f() { let logger; } here();', { settings })).toBe('logger fields-first +');
    expect(at('here();', { settings: { logger: { module: 'a', import: 'log', extends: 'winston' } } })).toBe(
      'log fields-last +',
    );
    expect(at('here();', { settings: { logger: { module: 'a', import: 'default' } } })).toBe('logger fields-first +');
    expect(at("import logger from 'a'; here();", { settings: { logger: { module: 'a', import: 'default' } } })).toBe(
      'logger fields-first',
    );
  });

  test.each([
    ['go();', "import { logger } from './logger.js';\ngo();"],
    ["import a from 'a';\ngo();", "import a from 'a';\nimport { logger } from './logger.js';\ngo();"],
    ["'use server';\ngo();", "'use server';\nimport { logger } from './logger.js';\ngo();"],
    ['#!/bin/env node\ngo();', "#!/bin/env node\nimport { logger } from './logger.js';\ngo();"],
    ['// Copyright\ngo();', "// Copyright\nimport { logger } from './logger.js';\ngo();"],
    [
      '// About the file.\n\n// About the code.\ngo();',
      "// About the file.\n\nimport { logger } from './logger.js';\n// About the code.\ngo();",
    ],
    ['/** About the code. */\ngo();', "import { logger } from './logger.js';\n/** About the code. */\ngo();"],
    ["const a = require('a');\ngo();", "const { logger } = require('./logger.js');\nconst a = require('a');\ngo();"],
    ['exports.go = go;', "const { logger } = require('./logger.js');\nexports.go = go;"],
    ["export const a = require('a');", "import { logger } from './logger.js';\nexport const a = require('a');"],
  ])('%j', (code, expected) => {
    expect(imported(code)).toBe(expected);
  });

  test('from where the file is', () => {
    expect(imported('go();', settings.logger, resolve('src/http/rooms.ts'))).toContain("from '../logger.js'");
    expect(imported('go();', settings.logger, resolve('rooms.ts'))).toContain("from './src/logger.js'");
    expect(imported('go();', { module: '@acme/log' })).toContain("from '@acme/log'");
    expect(imported('go();', settings.logger, '<input>')).toContain("from './src/logger.js'");
    expect(imported('go();', { module: '@acme/log', import: 'default' }, resolve('a.cts'))).toContain(
      "const logger = require('@acme/log');",
    );
  });

  test('not in its own file', () => {
    expect(imported('go();', settings.logger, resolve('src/logger.ts'))).toBeNull();
  });
});
