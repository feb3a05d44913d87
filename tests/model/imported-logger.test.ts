import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { importedLogger } from '../../src/model/imported-logger.js';
import { asInstance, callable } from '../../src/model/values.js';
import { readSettings } from '../../src/settings.js';

const FILES: Readonly<Record<string, string>> = {
  'package.json': '{}',
  'src/pino.ts': `
    import pino from 'pino';
    import { env } from './env.js';

    /** The logger of this service. */
    export const logger = pino({ level: env.LEVEL, redact: ['user.email', '*.token'], url: 'http://x' });
    export const audit: pino.Logger = logger.child({ audit: true });
    export const getLogger = (module: string): pino.Logger => logger.child({ module });
    export const other = 1;
    export default logger;`,
  'src/options.ts': `
    import { pino, type LoggerOptions } from 'pino';
    const options: LoggerOptions = { errorKey: 'error' };
    const log = pino<'audit'>(
      options,
      pino.destination(2), // stderr
    ) as pino.Logger;
    export { log, log as logger };`,
  'src/winston.js': `
    const winston = require('winston');
    const { format } = winston;
    const logger = winston.createLogger({ format: format.json() });
    module.exports = logger;`,
  'src/bunyan.cjs': `
    const { createLogger } = require('bunyan');
    const log = createLogger({ name: 'x' });
    module.exports = { log, logger: log };
    exports.audit = log.child({});`,
  'src/log4js.ts': `
    import * as log4js from 'log4js';
    log4js.configure({});
    export function getLogger(name: string) {
      return log4js.getLogger(name);
    }`,
  'src/nest.ts': `
    import { Logger } from '@nestjs/common';
    export const logger = new Logger('app');`,
  'src/logger/index.ts': `export * from './root.js';\nexport { default as main } from '../pino';`,
  'src/logger/root.ts': `import { consola } from 'consola';\nexport const logger = consola.withTag('x');`,
  'src/wrapped.ts': `
    import pino from 'pino';
    const base = pino();
    class Logger { error(message: string, err?: Error) { base.error({ err }, message); } }
    export const logger = new Logger();
    export const log = pino() && wrap(pino());
    export const made = wrap(pino());`,
  'src/loop-log.ts': `export { logger } from './loop-log.js';`,
  'src/not-log.ts': `export const logger = { error() {} };`,
};

let root = '';

beforeAll(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'imported-logger-')));
  for (const [path, text] of Object.entries(FILES)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text.replaceAll(/^ {4}/gm, ''));
  }
});

afterAll(() => rmSync(root, { recursive: true, force: true }));

/** The library of an import of `src/app.ts`, with `()` where it has to be called first. */
function libraryOf(source: string, name: string, filename = 'src/app.ts', folder = ''): string | null {
  const place = { filename: join(root, filename), cwd: join(root, folder) };
  const value = importedLogger(source, name, place, readSettings({}));
  const instance = asInstance(value);
  if (instance) return instance.profile.id;
  return value && callable(value)?.entry.returns === 'logger' ? `${value.profile.id}()` : null;
}

describe('a logger of another file', () => {
  test.each([
    ['./pino.js', 'logger', 'pino'],
    ['./pino', 'logger', 'pino'],
    ['./pino.ts', 'audit', 'pino'],
    ['./pino.js', 'default', 'pino'],
    ['./pino.js', 'getLogger', 'pino()'],
    ['@/pino', 'logger', 'pino'],
    ['~/pino.js', 'logger', 'pino'],
    ['#pino', 'logger', 'pino'],
    ['./options.js', 'log', 'pino'],
    ['./options.js', 'logger', 'pino'],
    ['./winston', 'default', 'winston'],
    ['./bunyan.cjs', 'audit', 'bunyan'],
    ['./bunyan.cjs', 'log', 'bunyan'],
    ['./bunyan.cjs', 'logger', 'bunyan'],
    ['./log4js', 'getLogger', 'log4js()'],
    ['./nest', 'logger', 'nest'],
    ['./logger', 'logger', 'consola'],
    ['./logger/index.js', 'logger', 'consola'],
  ])('%s: %s is of %s', (source, name, library) => {
    expect(libraryOf(source, name)).toBe(library);
  });

  test.each([
    ['what a wrapper is', './wrapped.js', 'logger'],
    ['what a condition gives', './wrapped.js', 'log'],
    ['what a function makes of one', './wrapped.js', 'made'],
    ['what is no logger', './pino.js', 'other'],
    ['a circle', './loop-log.js', 'logger'],
    ['an object of its own', './not-log.js', 'logger'],
    ['a file that does not exist', './nowhere-log.js', 'logger'],
    ['a package', 'my-logger', 'logger'],
    ['a name and a place that say nothing', './not.js', 'audit'],
  ])('is unknown for %s', (_, source, name) => {
    expect(libraryOf(source, name)).toBeNull();
  });

  test('is unknown outside of where ESLint runs', () => {
    expect(libraryOf('../pino.js', 'logger', 'src/logger/app.ts')).toBe('pino');
    expect(libraryOf('../pino.js', 'logger', 'src/logger/app.ts', 'src/logger')).toBeNull();
  });

  test('is unknown for code without a file', () => {
    expect(importedLogger('./pino.js', 'logger', { filename: '<input>', cwd: root }, readSettings({}))).toBeNull();
  });

  test.each([
    ['./src/wrapped.js', './wrapped.js', 'logger', 'winston'],
    ['./src/wrapped.ts', '@/wrapped', 'logger', 'winston'],
    ['./src/logger', './logger/index.js', 'logger', 'winston'],
    ['@acme/logger', '@acme/logger', 'logger', 'winston'],
    ['@acme/logger', '@acme/logger', 'audit', null],
    ['@acme/logger', '@acme/other', 'logger', null],
    ['./src/wrapped.js', './nest.js', 'logger', 'nest'],
    ['./src/pino.js', './pino.js', 'logger', 'winston'],
  ])('with the setting %s: %s %s is of %s', (module, source, name, library) => {
    const settings = readSettings({ observability: { logger: { module, extends: 'winston' } } });
    const value = importedLogger(source, name, { filename: join(root, 'src/app.ts'), cwd: root }, settings);
    expect(asInstance(value)?.profile.id ?? null).toBe(library);
  });

  test('a logger of the settings is read all the same', () => {
    const settings = readSettings({ observability: { logger: { module: './src/pino.js' } } });
    const value = importedLogger('./pino.js', 'logger', { filename: join(root, 'src/app.ts'), cwd: root }, settings);
    expect(asInstance(value)?.source?.options).toContain('redact');
  });

  test('says what it was made with', () => {
    const place = { filename: join(root, 'src/app.ts'), cwd: root };
    const value = importedLogger('./pino.js', 'audit', place, readSettings({}));
    expect(asInstance(value)?.source).toMatchObject({
      path: join(root, 'src/pino.ts'),
      options: "{ level: env.LEVEL, redact: ['user.email', '*.token'], url: 'http://x' }",
    });
  });
});
