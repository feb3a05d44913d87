import { expect, test } from 'vitest';
import observability from '../../../src/index.js';
import rule from '../../../src/rules/logging/no-console.js';
import { lint } from '../../engines.js';
import { run, type Cases } from '../../run.js';

/** A path in a service whose package.json has a `bin` and scripts. */
const at = (path: string): string => `tests/fixtures/service/${path}`;

const SILENT = 'console.log("ready");';

run('no-console: forms', rule, {
  valid: [
    'const console = makeConsole(); console.log("x");',
    'function show(console: Console) { console.log("x"); }',
    'import console from "./console.js"; console.error("x");',
    'import { error } from "./log.js"; error("x");',
    'terminal.console.log("x");',
    'const text = "console.log";',
    'type Log = typeof console.log; let target: Console;',
    'const isThere = typeof console !== "undefined" && typeof console.table === "function";',
    'if (console) { start(); }',
    'const isOurs = logger === console;',
    'console.log = () => {};',
    // Decided already, for another linter.
    '// eslint-disable-next-line no-console\nconsole.log("x");',
    '// oxlint-disable-next-line no-console -- no logger yet\n// Second comment.\nconsole.log("x");',
    '/* eslint-disable no-console */\nstart();\nconsole.log("x");',
    'console.log("x"); // eslint-disable-line no-alert, no-console',
    '// biome-ignore lint/suspicious/noConsole: prints\nconsole.log("x");',
    '// tslint:disable-next-line:no-console\nconsole.log("x");',
    // Kept for a reason.
    '// The document goes to stdout: do not replace this with the logger.\nconsole.log(yaml);',
    'function show() {\n  // There is no logger yet while the settings are read.\n  console.warn("x");\n}',
    // A structured line.
    'console.log(JSON.stringify({ level: "info", event: "joined", userId }));',
    'console = quiet;',
    'console.error &&= wrap;',
  ],
  invalid: [
    { code: 'console.log("x");', errors: [{ messageId: 'call', line: 1, column: 1, endLine: 1, endColumn: 12 }] },
    {
      code: 'console["error"]("x");',
      errors: [
        {
          message:
            '\'console["error"]\' writes past the logger: its level, its fields and its correlation id are missing where you search. Write to a structured logger instead.',
          column: 1,
          endColumn: 17,
        },
      ],
    },
    { code: 'console?.log("x");', errors: [{ messageId: 'call', column: 1, endColumn: 13 }] },
    { code: 'console.log?.("x");', errors: [{ messageId: 'call', column: 1, endColumn: 12 }] },
    { code: '(console as Console).warn("x");', errors: [{ messageId: 'call' }] },
    {
      code: 'console![level]("x");',
      errors: [{ messageId: 'call', data: { use: 'console![level]', logger: 'a structured logger' } }],
    },
    {
      code: 'console.table(rows); console.dir(row); console.time();',
      errors: [{ messageId: 'call' }, { messageId: 'call' }, { messageId: 'call' }],
    },
    { code: 'import console from "node:console"; console.log("x");', errors: [{ messageId: 'call', column: 37 }] },
    { code: 'import * as out from "console"; out.warn("x");', errors: [{ messageId: 'call', column: 33 }] },
    { code: 'const out = require("console"); out.error("x");', errors: [{ messageId: 'call', column: 33 }] },
    { code: '// eslint-disable-next-line no-alert\nconsole.log("x");', errors: [{ messageId: 'call' }] },
    { code: '// eslint-disable-next-line no-console\nstart();\nconsole.log("x");', errors: [{ messageId: 'call' }] },
    { code: '// TODO: replace the console with our logger here\nconsole.log("x");', errors: [{ messageId: 'call' }] },
    { code: '// console.log("to see what the logger gets");\nconsole.log("x");', errors: [{ messageId: 'call' }] },
    { code: '// use the logger\nconsole.log("x");', errors: [{ messageId: 'call' }] },
    { code: '// Tells the user what the room is called.\nconsole.log("x");', errors: [{ messageId: 'call' }] },
    { code: 'console.log("x"); // no-console is off', errors: [{ messageId: 'call' }] },
    { code: 'start(); // eslint-disable-line no-console\nconsole.log("x");', errors: [{ messageId: 'call' }] },
    { code: 'console.log("x");\n/* eslint-disable no-console */', errors: [{ messageId: 'call' }] },
    { code: 'console.log(JSON.stringify(meeting));', errors: [{ messageId: 'call' }] },
    { code: 'console.log(JSON.stringify({ id }), "x");', errors: [{ messageId: 'call' }] },
    { code: 'globalThis.console.log("x");', errors: [{ messageId: 'call', column: 1, endColumn: 23 }] },
    {
      code: 'global.console.info("x"); global["console"].debug("y");',
      errors: [{ messageId: 'call' }, { messageId: 'call' }],
    },
    { code: 'window.console.log("x");', options: [{ everywhere: true }], errors: [{ messageId: 'call' }] },
    {
      code: 'const { log, warn: w } = console; log("x");',
      errors: [
        { messageId: 'passed', data: { use: 'console.log', logger: 'a structured logger' }, column: 9, endColumn: 12 },
        {
          messageId: 'passed',
          data: { use: 'console.warn', logger: 'a structured logger' },
          column: 14,
          endColumn: 21,
        },
      ],
    },
    { code: 'const { error: fail = quiet } = globalThis.console;', errors: [{ messageId: 'passed' }] },
    {
      code: 'const { [level]: log } = console;',
      errors: [{ messageId: 'passed', data: { use: 'console[…]', logger: 'a structured logger' } }],
    },
    { code: 'try { join(); } catch ({ message }) { console.error(message); }', errors: [{ messageId: 'call' }] },
    {
      code: 'const { ...all } = console;',
      errors: [{ messageId: 'passed', data: { use: 'console', logger: 'a structured logger' } }],
    },
    { code: 'const c = console; c.log("x");', errors: [{ messageId: 'passed', line: 1, column: 11, endColumn: 18 }] },
    {
      code: 'load().catch(console.error);',
      errors: [
        {
          message:
            "'console.error' is passed on and will write past the logger: its level, its fields and its correlation id are missing where you search. Use a structured logger instead.",
          column: 14,
          endColumn: 27,
        },
      ],
    },
    {
      code: 'connect({ logger: console, log: console.log });',
      errors: [
        { messageId: 'passed', column: 19 },
        { messageId: 'passed', column: 33 },
      ],
    },
    { code: 'const log = console.log.bind(console);', errors: [{ messageId: 'passed', column: 13, endColumn: 24 }] },
    { code: 'console.log.apply(console, lines);', errors: [{ messageId: 'passed', column: 1 }] },
    { code: 'class Rooms { constructor(private out = console) {} }', errors: [{ messageId: 'passed' }] },
    { code: 'const sink = logger ?? console;', errors: [{ messageId: 'passed' }] },
    { code: 'console && console.log("x");', errors: [{ messageId: 'call', column: 12 }] },
    { code: 'const view = <Button onClick={console.log} />;', errors: [{ messageId: 'passed' }] },
    { code: 'const view = <Button onClick={() => console.log("x")} />;', errors: [{ messageId: 'call' }] },
  ],
});

run('no-console: evidence', rule, {
  valid: [
    { code: `#!/usr/bin/env node\n${SILENT}`, filename: at('src/start.ts') },
    { code: SILENT, filename: at('src/meetingctl.ts'), name: 'the bin of the package' },
    { code: SILENT, filename: at('src/import-rooms.ts'), name: 'run by a script of the package' },
    ...[
      'scripts/backfill.ts',
      'bin/main.js',
      'src/cli/join.ts',
      'migrations/001-rooms.ts',
      'src/db/seeds/rooms.ts',
      'prisma/seed.ts',
      'vite.config.ts',
      'eslint.config.js',
      'src/rooms.test.ts',
      'src/__tests__/rooms.ts',
      'test/rooms.ts',
      'e2e/join.spec.ts',
      'src/logger.ts',
      'src/env.ts',
      'src/config/index.ts',
      'src/lib/logging/console.ts',
    ].map((path) => ({ code: SILENT, filename: at(path), name: path })),
    { code: `import { Command } from 'commander';\n${SILENT}`, name: 'imports a command line library' },
    { code: `const yargs = require('yargs/yargs');\n${SILENT}` },
    { code: `const [, , room] = process.argv;\n${SILENT}` },
    { code: `'use client';\n${SILENT}` },
    { code: `document.title = 'x';\n${SILENT}` },
    { code: 'window.console.log("x");' },
    { code: 'console.warn("x");', options: [{ allow: ['warn'] }] },
    { code: 'const { warn, error } = console;', options: [{ allow: ['warn', 'error'] }] },
  ],
  invalid: [
    { code: SILENT, filename: at('src/server.ts'), errors: [{ messageId: 'call' }], name: 'the file that start runs' },
    { code: SILENT, filename: at('src/routes/meetings.ts'), errors: [{ messageId: 'call' }] },
    {
      code: SILENT,
      filename: at('src/transcripts/latest.ts'),
      errors: [{ messageId: 'call' }],
      name: 'names that only look like evidence',
    },
    ...[
      { code: `#!/usr/bin/env node\n${SILENT}` },
      { code: SILENT, filename: at('src/meetingctl.ts') },
      { code: SILENT, filename: at('src/rooms.test.ts') },
      { code: SILENT, filename: at('src/logger.ts') },
      { code: `'use client';\n${SILENT}` },
    ].map((entry) => ({
      ...entry,
      options: [{ everywhere: true }],
      errors: [{ messageId: 'call' }],
      name: 'everywhere',
    })),
    {
      code: 'console.warn("x"); console.log("y");',
      options: [{ allow: ['warn'] }],
      errors: [{ messageId: 'call', column: 20 }],
    },
    {
      code: 'console[level]("x"); run(console);',
      options: [{ allow: ['log'] }],
      errors: [{ messageId: 'call' }, { messageId: 'passed' }],
    },
  ],
});

type Invalid = Cases['invalid'][number];

/** Code with one console call in a file that has a logger: the line it is in, and what is suggested for it. */
function suggests(logger: string, line: string, replacement: string | null): Invalid {
  const suggestions = replacement === null ? [] : [{ messageId: 'replace', output: `${logger}\n${replacement}` }];
  return { code: `${logger}\n${line}`, errors: [{ messageId: 'call', suggestions }], name: `${logger} ${line}` };
}

const PINO = "import pino from 'pino';\nconst logger = pino();";
const WINSTON = "import winston from 'winston';\nconst logger = winston.createLogger();";
const NEST = "import { Logger } from '@nestjs/common';\nconst logger = new Logger('rooms');";
const LOG4JS = "import log4js from 'log4js';\nconst log = log4js.getLogger();";

run('no-console: suggestions for pino and its kin', rule, {
  valid: [],
  invalid: [
    {
      code: `${PINO}\nconsole.log('ready');`,
      errors: [
        {
          message:
            "'console.log' writes past the logger: its level, its fields and its correlation id are missing where you search. Write to 'logger' instead.",
          suggestions: [{ desc: "Write 'logger.info('ready')'.", output: `${PINO}\nlogger.info('ready');` }],
        },
      ],
    },
    suggests(PINO, "console.log('joined', userId);", "logger.info({ userId }, 'joined');"),
    suggests(
      PINO,
      "console.log('joined', user.id, meeting.participants);",
      "logger.info({ userId: user.id, participants: meeting.participants }, 'joined');",
    ),
    suggests(
      PINO,
      "console.log('joined', this.rooms.size, this.#host);",
      "logger.info({ roomsSize: this.rooms.size, host: this.#host }, 'joined');",
    ),
    suggests(PINO, "console.log('joined', { room, user });", "logger.info({ room, user }, 'joined');"),
    suggests(PINO, "console.log('joined', { room, });", "logger.info({ room }, 'joined');"),
    suggests(PINO, "console.log('joined', { room } as const);", "logger.info({ room }, 'joined');"),
    suggests(PINO, "console.log('joined', { room }, userId);", "logger.info({ room, userId }, 'joined');"),
    suggests(PINO, "console.log('joined', {});", "logger.info('joined');"),
    suggests(PINO, 'console.log(`joined ${room}`, userId);', 'logger.info({ userId }, `joined ${room}`);'),
    suggests(PINO, "console.log('joined ' + room);", "logger.info('joined ' + room);"),
    suggests(PINO, 'console.log(room);', 'logger.info({ room });'),
    suggests(PINO, 'console.log({ room });', 'logger.info({ room });'),
    suggests(PINO, "console.log('rooms', countRooms());", "logger.info({ countRooms: countRooms() }, 'rooms');"),
    suggests(
      PINO,
      "console.log('rooms', rooms.map(idOf), JSON.stringify(host));",
      "logger.info({ rooms: rooms.map(idOf), host: JSON.stringify(host) }, 'rooms');",
    ),
    suggests(PINO, "console.trace('a');", "logger.trace('a');"),
    suggests(PINO, "console.debug('a');", "logger.debug('a');"),
    suggests(PINO, "console.info('a');", "logger.info('a');"),
    suggests(PINO, "console.warn('a');", "logger.warn('a');"),
    suggests(PINO, "console.error('a');", "logger.error('a');"),
    suggests(PINO, "console?.error('a');", "logger.error('a');"),
    suggests(
      PINO,
      "try { join(); } catch (e) { console.error('join failed', e); }",
      "try { join(); } catch (e) { logger.error({ err: e }, 'join failed'); }",
    ),
    suggests(
      PINO,
      'try { join(); } catch (e) { console.error(e); }',
      'try { join(); } catch (e) { logger.error({ err: e }); }',
    ),
    suggests(
      PINO,
      "try { join(); } catch (err) { console.error('join failed', err, { room }); }",
      "try { join(); } catch (err) { logger.error({ err, room }, 'join failed'); }",
    ),
    suggests(
      PINO,
      "try { join(); } catch (err) { console.error('join failed', err.message); }",
      "try { join(); } catch (err) { logger.error({ errMessage: err.message }, 'join failed'); }",
    ),
    suggests(
      PINO,
      "function onError(error: Error) { console.error('failed', error); }",
      "function onError(error: Error) { logger.error({ err: error }, 'failed'); }",
    ),
    suggests(PINO, "console.error('failed', outcome.error);", "logger.error({ err: outcome.error }, 'failed');"),
    suggests(PINO, "console.log('user %s joined', name);", "logger.info('user %s joined', name);"),
    suggests(PINO, "console.log('joined', {\n  room,\n  user,\n});", "logger.info({ room, user }, 'joined');"),
    suggests(
      "import bunyan from 'bunyan';\nconst log = bunyan.createLogger({ name: 'rooms' });",
      "console.error('failed', error);",
      "log.error({ err: error }, 'failed');",
    ),
    suggests(
      "import Fastify from 'fastify';\nconst app = Fastify();",
      "console.log('ready', port);",
      "app.log.info({ port }, 'ready');",
    ),
    suggests(
      "import Fastify from 'fastify';\nconst app = Fastify();",
      "app.get('/rooms', async (request, reply) => { console.log('rooms'); });",
      "app.get('/rooms', async (request, reply) => { request.log.info('rooms'); });",
    ),
  ],
});

run('no-console: no suggestion that loses something', rule, {
  valid: [],
  invalid: [
    suggests(PINO, 'console.log();', null),
    suggests(PINO, "console.log('joined', ...users);", null),
    suggests(PINO, "console.log('joined', /* who */ user);", null),
    suggests(PINO, "console.log('joined' // when\n);", null),
    suggests(PINO, "console.log('joined', 42);", null),
    suggests(PINO, "console.log('a', 'b');", null),
    suggests(PINO, "console.log(userId, 'joined');", null),
    suggests(PINO, "console.log('joined', a.room, b.room);", null),
    suggests(PINO, "console.log('joined', { room }, other.room);", null),
    suggests(PINO, "console.log('joined', { ...user }, { ...room });", null),
    suggests(PINO, "console.log('joined', users[0]);", null),
    suggests(PINO, "console.log('joined', level);", null),
    suggests(PINO, "console.log('joined', { time: 3 });", null),
    suggests(PINO, "console.log('%s joined', name, room);", null),
    suggests(PINO, "console.log('%cjoined', 'color: red');", null),
    suggests(WINSTON, "console.log('user %s joined', name);", null),
    suggests(WINSTON, 'console.log(room);', null),
    suggests(NEST, 'console.log(room);', null),
    suggests(NEST, "console.log('user %s joined', name);", null),
    suggests(PINO, 'console.table(rooms);', null),
    suggests(PINO, 'console.assert(isOpen);', null),
    suggests(PINO, "console[level]('a');", null),
    suggests('', "console.log('no logger here');", null),
    suggests("import debug from 'debug';\nconst log = debug('rooms');", "console.error('no levels');", null),
  ],
});

run('no-console: suggestions in other shapes', rule, {
  valid: [],
  invalid: [
    suggests(WINSTON, "console.log('joined', userId);", "logger.info('joined', { userId });"),
    suggests(WINSTON, "console.trace('joined', { room });", "logger.silly('joined', { room });"),
    suggests(
      WINSTON,
      "try { join(); } catch (err) { console.error('join failed', err); }",
      "try { join(); } catch (err) { logger.error('join failed', { error: err }); }",
    ),
    suggests(
      "import { Logger } from '@aws-lambda-powertools/logger';\nconst logger = new Logger();",
      "try { join(); } catch (error) { console.error('join failed', error); }",
      "try { join(); } catch (error) { logger.error('join failed', { error }); }",
    ),
    suggests(LOG4JS, "console.error('join failed', err, ...rest);", "log.error('join failed', err, ...rest);"),
    suggests(LOG4JS, "console.log('user %s', name);", "log.info('user %s', name);"),
    suggests("import log from 'loglevel';", 'console.warn(room, 42);', 'log.warn(room, 42);'),
    suggests("import { consola } from 'consola';", "console.log('ready');", "consola.info('ready');"),
    suggests(
      "import { Logger } from 'tslog';\nconst log = new Logger();",
      "console.debug('ready', room);",
      "log.debug('ready', room);",
    ),
    suggests(NEST, "console.log('joined');", "logger.log('joined');"),
    suggests(NEST, "console.trace('joined');", "logger.verbose('joined');"),
    suggests(NEST, "console.log('joined', userId);", "logger.log({ message: 'joined', userId });"),
    suggests(
      NEST,
      "try { join(); } catch (err) { console.error('join failed', err); }",
      "try { join(); } catch (err) { logger.error('join failed', err instanceof Error ? err.stack : err); }",
    ),
    suggests(
      NEST,
      "try { join(); } catch (err) { console.warn('join failed', err); }",
      "try { join(); } catch (err) { logger.warn({ message: 'join failed', error: err instanceof Error ? err.stack : err }); }",
    ),
  ],
});

/** A class with one console call in a method. */
function inClass(head: string, fields: string, replacement: string | null): Invalid {
  const around = (call: string): string => `${head}\nclass Rooms {\n  ${fields}\n  join() { ${call}; }\n}`;
  const suggestions = replacement === null ? [] : [{ messageId: 'replace', output: around(replacement) }];
  return { code: around("console.log('joined', room)"), errors: [{ messageId: 'call', suggestions }], name: fields };
}

const PINO_TYPE = "import type { Logger } from 'pino';";
const NEST_CLASS = "import { Logger } from '@nestjs/common';";

run('no-console: the logger of the class', rule, {
  valid: [],
  invalid: [
    inClass(PINO_TYPE, 'constructor(private readonly logger: Logger) {}', "this.logger.info({ room }, 'joined')"),
    inClass(PINO_TYPE, '#logger: Logger;', "this.#logger.info({ room }, 'joined')"),
    inClass(
      NEST_CLASS,
      'private readonly logger = new Logger(Rooms.name);',
      "this.logger.log({ message: 'joined', room })",
    ),
    inClass(PINO_TYPE, "audit: Logger; leave() { this.audit.info('left'); }", "this.audit.info({ room }, 'joined')"),
    inClass('', "leave() { this.logger.error({ err }, 'left'); }", "this.logger.info({ room }, 'joined')"),
    inClass('', "leave() { this.logger.info('left', { user }); }", "this.logger.info('joined', { room })"),
    inClass(PINO, 'static kinds = [];', "logger.info({ room }, 'joined')"),
    inClass('', "leave() { this.logger.info('left'); }", null),
    inClass('', "leave() { this.cache.error({ err }, 'left'); }", null),
    {
      code: `${PINO_TYPE}\nclass Rooms { logger: Logger; join() { function later() { console.log('x'); } } static all() { console.log('y'); } }`,
      errors: [
        { messageId: 'call', suggestions: [] },
        { messageId: 'call', suggestions: [] },
      ],
      name: 'this is another one',
    },
    {
      code: `${PINO_TYPE}\nclass Rooms { logger: Logger; join = () => { later(() => console.log('x')); }; }`,
      errors: [
        {
          messageId: 'call',
          suggestions: [
            {
              messageId: 'replace',
              output: `${PINO_TYPE}\nclass Rooms { logger: Logger; join = () => { later(() => this.logger.info('x')); }; }`,
            },
          ],
        },
      ],
    },
  ],
});

run('no-console: a homemade logger is written to as the file does', rule, {
  valid: [],
  invalid: [
    suggests(
      "import { logger } from './logger.js';\nlogger.info({ room }, 'left');",
      "console.log('joined', user);",
      "logger.info({ user }, 'joined');",
    ),
    suggests(
      "import { logger } from './logger.js';\nlogger.error(err, 'left');",
      "console.log('joined', user);",
      "logger.info({ user }, 'joined');",
    ),
    suggests(
      "import { logger } from './logger.js';\nlogger.info('left', { room });",
      "console.log('joined', user);",
      "logger.info('joined', { user });",
    ),
    suggests(
      "import { logger } from './logger.js';\nlogger.info(`left`, room);",
      "console.log('joined', user);",
      "logger.info('joined', user);",
    ),
    suggests(
      "import { log } from './logger.js';\nlog.error({ error: e }, 'left');",
      "console.error('x', err);",
      "log.error({ error: err }, 'x');",
    ),
    suggests("import { logger } from './logger.js';\nlogger.info('left');", "console.log('joined');", null),
    suggests("import { logger } from './logger.js';", "console.log('joined');", null),
    suggests("function run(log) { log.info({ room }, 'left'); }", "console.log('joined');", null),
    suggests("logger.info({ room }, 'left');", "console.log('a global that may not be there');", null),
    suggests(
      '',
      "function run(req, log) { log.info({ room }, 'left'); console.log('joined'); }",
      "function run(req, log) { log.info({ room }, 'left'); log.info('joined'); }",
    ),
    suggests(
      "import pino from 'pino';\nconst logger = pino();",
      "function run() { const log = logger.child({}); console.log('joined'); }",
      "function run() { const log = logger.child({}); log.info('joined'); }",
    ),
  ],
});

/** Code in a file that has no logger, with the configured one. */
function imports(
  code: string,
  output: string | null,
  more: Partial<Invalid> & { import?: string; module?: string; extends?: string } = {},
): Invalid {
  const { import: name, module = './tests/fixtures/service/src/lib/logger.js', extends: base, ...rest } = more;
  const logger = { module, ...(name && { import: name }), ...(base && { extends: base }) };
  return {
    code,
    filename: at('src/rooms.ts'),
    settings: { observability: { logger } },
    errors: [{ messageId: 'call', suggestions: output === null ? [] : [{ messageId: 'replaceWithImport', output }] }],
    ...rest,
  };
}

const ADDED = "import { logger } from './lib/logger.js';\n";
const REQUIRED = "const { logger } = require('./lib/logger.js');\n";

run('no-console: loggers that cannot be written to yet', rule, {
  valid: [],
  invalid: [
    "import pino from 'pino';\nconsole.log('start');\nconst logger = pino();",
    "import type { logger } from '../lib/log.js';\nconsole.log('start');",
    "import { type logger } from '../lib/log.js';\nconsole.log('start');",
    "import type { Logger } from 'pino';\nfunction join(logger?: Logger) { console.log('start'); }",
    "import { logger } from './log.js';\nlogger.info({ id }, 'x');\nfunction join(logger: number) { console.log('start'); }",
  ].map((code) => ({ code, errors: [{ messageId: 'call' }] })),
});

run('no-console: the level', rule, {
  valid: [],
  invalid: (
    [
      ["console.log('failed', err);", "logger.error({ err }, 'failed');"],
      ["console.debug('failed', err);", "logger.error({ err }, 'failed');"],
      ["console.warn('failed', err);", "logger.warn({ err }, 'failed');"],
      ["console.log('failed', id);", "logger.info({ id }, 'failed');"],
    ] as const
  ).map(([from, to]) => {
    const around = (statement: string): string =>
      `import pino from 'pino';\nconst logger = pino();\nasync function a(id) { try { await save(id); } catch (err) { ${statement} } }`;
    return {
      code: around(from),
      errors: [{ messageId: 'call', suggestions: [{ messageId: 'replace', output: around(to) }] }],
    };
  }),
});

run('no-console: the configured logger', rule, {
  valid: [],
  invalid: [
    {
      ...imports('', null),
      code: "import a from 'a';\n\nconsole.log('x', room);\n",
      errors: [
        {
          messageId: 'call',
          suggestions: [
            {
              desc: "Write 'logger.info({ room }, 'x')' and import the logger.",
              output: `import a from 'a';\n${ADDED}\nlogger.info({ room }, 'x');\n`,
            },
          ],
        },
      ],
    },
    imports(
      "import a from 'a';\nimport {\n  b,\n} from 'b';\nconsole.log('x');",
      `import a from 'a';\nimport {\n  b,\n} from 'b';\n${ADDED}logger.info('x');`,
    ),
    imports("console.log('x');", `${ADDED}logger.info('x');`),
    imports("export const a = 1;\nconsole.log('x');", `${ADDED}export const a = 1;\nlogger.info('x');`),
    imports("'use server';\nconsole.log('x');", `'use server';\n${ADDED}logger.info('x');`),
    imports("/*! © Acme */\nconsole.log('x');", `/*! © Acme */\n${ADDED}logger.info('x');`),
    imports("// Copyright Acme\n\nconsole.log('x');", `// Copyright Acme\n\n${ADDED}logger.info('x');`),
    imports(
      "/** Joins a room. */\nexport function join() { console.log('x'); }",
      `${ADDED}/** Joins a room. */\nexport function join() { logger.info('x'); }`,
    ),
    imports(
      "// © Acme\n\n/** Joins a room. */\nexport function join() { console.log('x'); }",
      `// © Acme\n\n${ADDED}/** Joins a room. */\nexport function join() { logger.info('x'); }`,
    ),
    imports("#!/usr/bin/env node\nconsole.log('x');", `#!/usr/bin/env node\n${ADDED}logger.info('x');`, {
      options: [{ everywhere: true }],
    }),
    imports("const a = require('a');\nconsole.log('x');", `${REQUIRED}const a = require('a');\nlogger.info('x');`),
    imports(
      "'use strict';\nconst a = require('a');\nconsole.log('x');",
      `'use strict';\n${REQUIRED}const a = require('a');\nlogger.info('x');`,
    ),
    imports("module.exports = () => console.log('x');", `${REQUIRED}module.exports = () => logger.info('x');`),
    imports("console.log('x');", `${REQUIRED}logger.info('x');`, { filename: at('src/rooms.cjs') }),
    imports("console.log('x');", `import { logger } from '../lib/logger.js';\nlogger.info('x');`, {
      filename: at('src/http/rooms.ts'),
    }),
    imports("console.log('x');", `import { log } from '@acme/log';\nlog.info('x');`, {
      module: '@acme/log',
      import: 'log',
    }),
    imports("console.log('x');", `import logger from '@acme/log';\nlogger.info('x');`, {
      module: '@acme/log',
      import: 'default',
    }),
    imports(
      "require('a'); console.log('x');",
      `const logger = require('@acme/log');\nrequire('a'); logger.info('x');`,
      { module: '@acme/log', import: 'default' },
    ),
    imports("console.log('x', room);", `${ADDED}logger.info('x', { room });`, { extends: 'winston' }),
    imports("console.log('x', room);", `${ADDED}logger.log({ message: 'x', room });`, { extends: 'nest' }),
    imports("console.log('x', room);", `${ADDED}logger.info('x', room);`, { extends: 'console' }),
    imports("console.log('x', room);", `${ADDED}logger('x %o', room);`, { extends: 'debug' }),
    imports("console.log('x ' + room);", `${ADDED}logger('x ' + room);`, { extends: 'debug' }),
    imports("console.log('x ' + room, user);", null, { extends: 'debug' }),
    imports("const logger = 1; console.log('x');", null),
    imports("import { logger as log } from './lib/logger.js'; const logger = 1; console.log('x');", null),
    {
      ...imports('', null),
      code: "function run(logger) { console.log('x'); }",
      errors: [
        {
          messageId: 'call',
          suggestions: [{ messageId: 'replace', output: "function run(logger) { logger.info('x'); }" }],
        },
      ],
    },
    imports("console.log('x');", null, {
      module: './tests/fixtures/service/src/rooms.js',
      name: 'the logger does not import itself',
    }),
    {
      ...imports('', null),
      code: "import { logger } from './lib/logger.js';\nconsole.log('x', room);",
      errors: [
        {
          messageId: 'call',
          suggestions: [
            { messageId: 'replace', output: "import { logger } from './lib/logger.js';\nlogger.info({ room }, 'x');" },
          ],
        },
      ],
    },
    {
      ...imports('', null, { import: 'default' }),
      code: "import logger from './lib/logger.js';\nconsole.log('x', room);",
      errors: [
        {
          messageId: 'call',
          suggestions: [
            { messageId: 'replace', output: "import logger from './lib/logger.js';\nlogger.info({ room }, 'x');" },
          ],
        },
      ],
    },
  ],
});

const DISABLED = `export function join(id) {
  /* eslint-disable observability/no-console */
  console.log('one', id);
  /* eslint-enable observability/no-console */
  console.log('two', id); // eslint-disable-line observability/no-console
  console.log('three', id);
}
`;

test('comments against this rule itself are left to ESLint, which calls them unused where the rule is silent', async () => {
  const messages = await lint(DISABLED, 'src/rooms.js', [observability.configs.recommended]);
  expect(messages.map(({ line, ruleId }) => [line, ruleId])).toEqual([[6, 'observability/no-console']]);
});
