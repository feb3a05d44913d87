import rule from '../../../src/rules/logging/require-error-log-level.js';
import { testSuggestions } from '../../loggers/suggestions.js';
import { run, type Cases } from '../../run.js';

type Invalid = Exclude<Cases['invalid'][number], string>;

const PINO = `import pino from 'pino'; const logger = pino();`;

/** A catch clause with this body around a save, on pino: the body starts in line 3, column 3. */
const caught = (body: string, head = 'catch (err)'): string =>
  `${PINO}\nexport async function run() { try { await store.save(id); } ${head} {\n  ${body}\n} }`;

const bodies = (...all: string[]): string[] => all.map((body) => caught(body));

/** One after the other, the methods that suggestions put in the place of the one in ‹›. */
function quiet(marked: string, methods: string[]): Invalid {
  const [before, method, after] = marked.split(/[‹›]/) as [string, string, string];
  return {
    code: before + method + after,
    errors: [
      {
        messageId: /^(?:info|log)$/.test(method) ? 'unwatched' : 'off',
        suggestions: methods.map((name) => ({ messageId: 'raise', output: before + name + after })),
      },
    ],
  };
}

run('require-error-log-level: a trace that is seen', rule, {
  valid: [
    ...bodies(
      `logger.warn({ err }, 'save failed');`,
      `logger.error(err);`,
      `logger.fatal(err); logger.debug('giving up');`,
      `logger.debug({ err }, 'save failed'); throw err;`,
      `logger.debug({ err }, 'save failed'); throw new StoreError('save failed', { cause: err });`,
      `logger.debug({ err }, 'save failed'); return err;`,
      `logger.debug({ err }, 'save failed'); return { ok: false };`,
      `logger.debug({ err }, 'save failed'); next(err);`,
      `logger.debug({ err }, 'save failed'); this.emit('error', err);`,
      `logger.debug({ err }, 'save failed'); this.lastError = err;`,
      `logger.debug({ err }, 'save failed'); saveErrors.inc();`,
      `logger.debug({ err }, 'save failed'); Sentry.captureException(err);`,
      `logger.debug({ err }, 'save failed'); span.recordException(err);`,
      `logger.debug({ err }, 'save failed'); reportFailure(err);`,
      `logger.debug({ err }, 'save failed'); process.exit(1);`,
      `logger[level]({ err }, 'save failed');`,
      // The console has no levels that are switched off.
      `console.log('save failed', err);`,
      `console.debug('save failed', err);`,
      // No log of a failure.
      `logger.debug('no room yet');`,
      `logger.info({ id }, 'room is new');`,
    ),
    { name: 'no error to log', code: `${PINO} logger.debug('save failed');` },
    { name: 'nothing at all is for no-silent-catch', code: caught(`return null;`) },
    { name: 'an empty file', code: '' },
  ],
  invalid: [],
});

run('require-error-log-level: a failure that nobody has to know of', rule, {
  valid: [
    ...bodies(
      // Expected.
      `if (err.code === 'ENOENT') { logger.info('no file yet: save failed'); return; } throw err;`,
      `if (err instanceof NotFoundError) logger.debug(err, 'save failed'); else logger.error(err);`,
      `logger.debug({ err }, 'not saved yet');`,
      `logger.debug({ err }, 'nothing to save, skipping');`,
      `logger.debug({ err }, 'room already exists');`,
      `logger.info({ err }, 'ignoring errors of the store');`,
      // On one path only: whoever wrote that has made a choice.
      `if (isGuest) { logger.debug({ err }, 'save failed'); } else { logger.error(err); }`,
      // With a reason.
      `// Rooms of guests are made on the fly.\n  logger.debug({ err }, 'save failed');`,
      // Tried again.
      `logger.debug({ err }, 'save failed, trying again'); return await store.save(id);`,
      `logger.debug({ err }, 'save failed'); scheduleRetry(id);`,
      // Of one of many peers.
      `logger.debug({ err, peerId }, 'save failed');`,
      `logger.debug({ err }, 'could not save the state of a peer');`,
      // Telemetry is best effort.
      `logger.debug({ err }, 'failed to write metrics');`,
    ),
    ...[
      `for (const store of stores) { try { return await store.save(id); } catch (err) { logger.debug({ err }, 'save failed'); } }`,
      `for (let i = 0; ; i++) { try { await store.save(id); } catch (err) { logger.debug({ err }, 'save failed'); if (i > 3) throw err; } }`,
      `try { JSON.parse(x); } catch (err) { logger.debug({ err }, 'failed to parse'); }`,
      `try { await fs.access(x); } catch (err) { logger.debug({ err }, 'failed to access'); }`,
      `room.close().catch((err) => logger.debug({ err }, 'failed to close'));`,
      `unlink(x).catch((err) => { logger.debug({ err }, 'failed to delete'); });`,
      `try { room = await rooms.find(id); } catch (err) { logger.debug({ err }, 'failed to find'); }`,
      `try { room = await db.query('SELECT * FROM rooms'); } catch (err) { logger.debug({ err }, 'failed'); }`,
      `async function getRoom() { try { return await ask(id); } catch (err) { logger.debug({ err }, 'ask failed'); return null; } }`,
      `socket.on('error', (err) => logger.debug({ err }, 'socket failed'));`,
      `req.on('error', (err) => { logger.debug({ err }, 'request failed'); });`,
      `async function isHealthy() { try { await ask(id); return true; } catch (err) { logger.debug({ err }, 'failed'); return false; } }`,
    ].map((code) => `${PINO} ${code}`),
    {
      name: 'a helper of the file logs it',
      code: `${PINO} try { await start(); } catch (err) { logger.debug(err, 'failed'); explain(err); } function explain(e) { logger.error(e); }`,
    },
    {
      name: 'a helper of the file logs it, and throws it on',
      code: `${PINO} async function load() { try { await db.send(1); } catch (err) { logger.error(err); throw err; } }
        async function run() { try { await load(); } catch (err) { logger.debug({ err }, 'load failed'); } }`,
    },
    { name: 'a test', filename: 'src/join.test.ts', code: caught(`logger.debug({ err }, 'save failed');`) },
    { name: 'a script', code: `#!/usr/bin/env node\n${caught(`logger.debug({ err }, 'save failed');`)}` },
  ],
  invalid: [],
});

run('require-error-log-level: a level that nobody watches', rule, {
  valid: [],
  invalid: [
    {
      code: caught(`logger.debug({ err }, 'save failed');`),
      errors: [
        {
          message:
            "A failure of 'store.save()' is logged at 'debug' and nowhere else: in production that level is off, so nobody will know that it fails. Log it at 'warn', or at 'error' if somebody has to act.",
          line: 3,
          column: 3,
          endLine: 3,
          endColumn: 15,
          suggestions: [
            { desc: "Log it with 'logger.warn(…)'.", output: caught(`logger.warn({ err }, 'save failed');`) },
            { desc: "Log it with 'logger.error(…)'.", output: caught(`logger.error({ err }, 'save failed');`) },
          ],
        },
      ],
    },
    {
      code: caught(`logger.info('save failed');`, 'catch'),
      errors: [
        {
          message:
            "A failure of 'store.save()' is logged at 'info' and nowhere else: among what goes well, where no alert looks. Log it at 'warn', or at 'error' if somebody has to act.",
          suggestions: 2,
        },
      ],
    },
    {
      name: 'with a 5xx for the caller',
      code: caught(`logger.trace(err); res.status(500).end();`),
      errors: [{ messageId: 'off', suggestions: 2 }],
    },
    {
      name: 'the log that is about the error',
      code: caught(`logger.debug('on we go'); logger.debug({ err });`),
      errors: [{ messageId: 'off', column: 29, suggestions: 2 }],
    },
    {
      name: 'a text of it',
      code: caught(`const message = String(err); logger.debug(message);`),
      errors: [{ messageId: 'off', column: 32, suggestions: 2 }],
    },
    {
      name: 'an event',
      code: `${PINO} queue.on('error', (err) => { logger.debug({ err }, 'queue failed'); });`,
      errors: [
        {
          message: /^An 'error' event of 'queue' is logged at 'debug' and nowhere else/ as never,
          suggestions: 2,
        },
      ],
    },
    {
      name: 'a promise',
      code: `${PINO} sendMail(user).catch((err) => logger.debug({ err }, 'mail failed'));`,
      errors: [{ messageId: 'off', line: 1, column: 79, suggestions: 2 }],
    },
    {
      name: 'all errors of the process',
      code: `${PINO} process.on('unhandledRejection', (err) => { logger.debug({ err }, 'unhandled'); });`,
      errors: [{ message: /^An unhandled error of the whole process is logged/ as never, suggestions: 2 }],
    },
    {
      name: 'a helper that handles the errors of two, once',
      code: `${PINO} function failed(err) { logger.debug({ err }, 'failed'); } sendMail(a).catch(failed); sendMail(b).catch(failed);`,
      errors: [{ messageId: 'off', suggestions: 2 }],
    },
    {
      name: 'what is not waited for',
      code: `${PINO} try { rooms.apply(change); } catch (err) { logger.debug({ err }, 'change failed'); }`,
      errors: [{ messageId: 'off', suggestions: 2 }],
    },
    {
      name: 'a look-up, where that is wanted',
      code: `${PINO} async function getRoom() { try { return await rooms.find(id); } catch (err) { logger.debug({ err }, 'find failed'); return null; } }`,
      options: [{ lookUps: true }],
      errors: [{ messageId: 'off', suggestions: 2 }],
    },
    {
      name: 'a script, where that is wanted',
      code: `#!/usr/bin/env node\n${PINO} sendMail(user).catch((err) => logger.debug({ err }, 'mail failed'));`,
      options: [{ everywhere: true }],
      errors: [{ messageId: 'off', suggestions: 2 }],
    },
  ],
});

/** A file that imports its library: what it logs of a failure, with the method in ‹›. */
const file = (setup: string, call: string): string => `${setup}\ntry { join(id); } catch (err) {\n  ${call}\n}`;

const shapes: Invalid[] = [
  quiet(
    file(
      `import pino from 'pino'; const logger = pino({ level: 'trace' });`,
      `logger.‹trace›({ err, id }, 'join failed');`,
    ),
    ['warn', 'error'],
  ),
  quiet(
    file(
      `import pino from 'pino'; const logger = pino();`,
      `logger.child({ id }).‹info›(err as Error, 'join failed');`,
    ),
    ['warn', 'error'],
  ),
  quiet(
    file(
      `import bunyan from 'bunyan'; const logger = bunyan.createLogger({ name: 'x', level: 'debug' });`,
      `logger.‹debug›(err, 'join failed');`,
    ),
    ['warn', 'error'],
  ),
  quiet(
    file(
      `import winston from 'winston'; const logger = winston.createLogger({ level: 'silly', transports: [new winston.transports.Console()] });`,
      `logger.‹verbose›('join failed', err);`,
    ),
    ['warn', 'error'],
  ),
  quiet(
    file(
      `import winston from 'winston'; const logger = winston.createLogger({ level: 'silly', transports: [new winston.transports.Console()] });`,
      `logger.log(‹'debug'›, 'join failed', err);`,
    ),
    [`'warn'`, `'error'`],
  ),
  quiet(
    file(
      `import { Logger } from '@nestjs/common'; const logger = new Logger('JoinService');`,
      `logger.‹log›('join failed', err);`,
    ),
    ['warn', 'error'],
  ),
  quiet(
    file(
      `import { Logger } from '@nestjs/common'; const logger = new Logger('JoinService');`,
      `logger.‹verbose›(\`join failed: \${String(err)}\`);`,
    ),
    ['warn', 'error'],
  ),
  quiet(
    file(
      `import { Logger } from '@aws-lambda-powertools/logger'; const logger = new Logger({ serviceName: 'x', logLevel: 'TRACE' });`,
      `logger.‹debug›('join failed', { error: err, id });`,
    ),
    ['warn', 'error'],
  ),
  quiet(
    file(
      `import { createConsola } from 'consola'; const logger = createConsola({ level: 5 });`,
      `logger.‹debug›('join failed', err);`,
    ),
    ['warn', 'error'],
  ),
  quiet(file(`import log from 'loglevel'; log.setLevel('trace');`, `log.‹debug›('join failed', err);`), [
    'warn',
    'error',
  ]),
  quiet(
    file(
      `import { Logger } from 'tslog'; const logger = new Logger({ type: 'json' });`,
      `logger.‹silly›('join failed', err);`,
    ),
    ['warn', 'error'],
  ),
];

run('require-error-log-level: in every shape', rule, {
  valid: [],
  invalid: [
    ...shapes,
    quiet(
      `import pino from 'pino'; const logger = pino(); export class Rooms { #log = logger.child({}); join() { void sendMail(1).catch((err: unknown) => this.#log?.‹debug›?.({ err }, 'failed')); } }`,
      ['warn', 'error'],
    ),
    quiet(
      `const { logger } = require('./log.js'); sendMail(1).catch((err) => logger.‹debug›('mail failed', err)); start().catch((err) => { logger.error('no start', err); });`,
      ['error'],
    ),
    {
      name: 'no telling what its methods are',
      code: `import { logger } from '@acme/log'; sendMail(1).catch((err) => logger.debug('mail failed', err));`,
      errors: [{ messageId: 'off', suggestions: [] }],
    },
    {
      name: 'no levels at all',
      code: `import debug from 'debug'; const log = debug('mails'); sendMail(1).catch((err) => log('mail failed: %o', err));`,
      errors: [{ message: /is logged at 'debug' and nowhere else/ as never, suggestions: [] }],
    },
    {
      name: 'a level that is written in a field',
      code: `import winston from 'winston'; const logger = winston.createLogger(); sendMail(1).catch((err) => logger.log({ level: 'debug', message: 'mail failed', err }));`,
      errors: [{ message: /is logged at 'debug' and nowhere else/ as never, suggestions: [] }],
    },
  ],
});

// The level is no value, and a text of the error has no stack.
testSuggestions(
  'require-error-log-level',
  shapes.filter(({ code }) => !/'debug',|String\(err\)/.test(code)),
);
