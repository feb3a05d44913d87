import { describe, expect, it } from 'vitest';
import rule from '../../../src/rules/logging/require-error-in-log.js';
import { printedBy } from '../../loggers/run.js';
import { testSuggestions } from '../../loggers/suggestions.js';
import { run, type Cases } from '../../run.js';

type Invalid = Exclude<Cases['invalid'][number], string>;

/** A logger of each library, as the first line of a file. */
const LOGGERS = {
  pino: `import pino from 'pino'; const logger = pino();`,
  'pino errorKey': `import pino from 'pino'; const logger = pino({ errorKey: 'error' });`,
  bunyan: `import bunyan from 'bunyan'; const logger = bunyan.createLogger({ name: 'meeting' });`,
  'bunyan serializers': `import bunyan from 'bunyan'; const logger = bunyan.createLogger({ name: 'meeting', serializers: bunyan.stdSerializers });`,
  winston: `import winston from 'winston'; const logger = winston.createLogger({ level: 'silly', transports: [new winston.transports.Console()] });`,
  'winston splat': `import winston, { format } from 'winston'; const logger = winston.createLogger({ format: format.combine(format.splat(), format.json()), transports: [new winston.transports.Console()] });`,
  powertools: `import { Logger } from '@aws-lambda-powertools/logger'; const logger = new Logger({ serviceName: 'meeting' });`,
  nest: `import { Logger } from '@nestjs/common'; const logger = new Logger('JoinService');`,
  consola: `import { createConsola } from 'consola'; const logger = createConsola({ level: 5 });`,
  log4js: `import log4js from 'log4js'; log4js.configure({ disableClustering: true, appenders: { out: { type: 'stdout' } }, categories: { default: { appenders: ['out'], level: 'trace' } } }); const logger = log4js.getLogger();`,
  loglevel: `import log from 'loglevel'; const logger = log;`,
  tslog: `import { Logger } from 'tslog'; const logger = new Logger({ type: 'json' });`,
  logtape: `import { configureSync, getConsoleSink, getLogger, getTextFormatter } from '@logtape/logtape'; configureSync({ reset: true, sinks: { out: getConsoleSink({ formatter: getTextFormatter() }) }, loggers: [{ category: 'join', sinks: ['out'] }] }); const logger = getLogger('join');`,
  console: `import process from 'node:process'; const logger = console;`,
} as const;

type Library = keyof typeof LOGGERS;

/** A catch clause with this head and body, around a call that fails: the body starts in line 3, column 3. */
const caught = (body: string, head = 'catch (err)', library: Library = 'pino'): string =>
  `${LOGGERS[library]}\nexport async function run() { try { await join(id); } ${head} {\n  ${body}\n} }`;

/** Bodies of a catch clause, on pino. */
const bodies = (...all: string[]): string[] => all.map((body) => caught(body));

/**
 * A log in a catch clause that does not carry the error.
 * @param marked the body of the clause; the log is the first call in it, or the one after ‹
 * @param after what the suggestion makes of the body; null where there is none
 */
function lost(messageId: 'absent' | 'text', marked: string, after: string | null, library: Library = 'pino'): Invalid {
  const body = marked.replace('‹', '');
  const suggestions = after === null ? [] : [{ messageId: 'add', output: caught(after, 'catch (err)', library) }];
  const start = marked.includes('‹') ? marked.indexOf('‹') : marked.search(/logger|console/);
  return {
    code: caught(body, 'catch (err)', library),
    errors: [{ messageId, line: 3 + body.slice(0, start).split('\n').length - 1, column: start + 3, suggestions }],
  };
}

/** The same, on each library: what it is called with, and what the suggestion makes of that. */
const each = (messageId: 'absent' | 'text', cases: Partial<Record<Library, [string, string | null][]>>): Invalid[] =>
  Object.entries(cases).flatMap(([library, calls]) =>
    calls.map(([before, after]) => lost(messageId, before, after, library as Library)),
  );

run('require-error-in-log: the error is there', rule, {
  valid: [
    ...bodies(
      // In the log, whatever of it and wherever.
      `logger.error(err);`,
      `logger.error({ err }, 'join failed');`,
      `logger.error({ id, failure: { err } }, 'join failed');`,
      `logger.error({ id, ...(isVerbose && { err }) }, 'join failed');`,
      `logger.error({ err: serializeError(err) }, 'join failed');`,
      `logger.error(err as Error);`,
      `logger.error(err!);`,
      `logger.error(toError(err));`,
      `logger.error(new JoinError('join failed', { cause: err }));`,
      `logger.error(err.stack);`,
      `logger.error(\`join failed: \${err.stack}\`);`,
      `logger.error(\`join failed: \${err?.stack ?? err}\`);`,
      `logger.error({ stack: err.stack, message: err.message });`,
      `logger.error({ causes: [null, err, ...err.errors] }, 'join failed');`,
      `logger.error({ ...describe(err) }, 'join failed');`,
      `logger.error({ err: isVerbose ? err : undefined }, 'join failed');`,
      `logger.error({ age: now - err.time, why: err.message }, 'join failed');`,
      `logger.error({ isTimeout: err instanceof TimeoutError, why: err.message }, 'join failed');`,
      `logger.error(util.inspect(err));`,
      `logger.error(formatError(err));`,
      `logger.error(...describe(err));`,
      `logger.error(...rest);`,
      `logger.error(() => describe(err));`,
      // What the library makes of it is for no-lost-log-argument.
      `logger.error('join failed', err);`,
      `logger.error('join failed: %s', err);`,
      `logger.error({ error: err }, 'join failed');`,
      `logger.error(JSON.stringify(err));`,
      `logger.error('join failed', err.message);`,
      // Details that somebody chose.
      `logger.error({ status: err.response?.status, message: err.message }, 'join failed');`,
      `logger.error({ issues: err.issues }, 'invalid');`,
      `logger.error(\`join failed with \${err.code}: \${err.message}\`);`,
      `const why = \`\${err.message} (\${err.code})\`; logger.error(why);`,
      // Made from it.
      `const e = toError(err); logger.error({ err: e }, 'join failed');`,
      `const fields = { err }; logger.error(fields, 'join failed');`,
      `const fields = describe(err); logger.error(fields, 'join failed');`,
      `let error; if (err instanceof Error) { error = err; } logger.error({ error }, 'join failed');`,
      `const { stack } = err; logger.error({ stack }, 'join failed');`,
      // Bound to the logger.
      `logger.child({ err }).error('join failed');`,
      `logger.withContext({ id, error: err }).error('join failed');`,
      `const log = logger.child({ err }); log.error('join failed');`,
      // Of another name, or several.
      `for (const error of err.errors) logger.error(error);`,
      `for (const one of err.errors) logger.error(one.message);`,
      `logger.error({ errors }, 'join failed');`,
    ),
    { name: 'taken apart', code: caught(`logger.error({ stack }, message);`, 'catch ({ message, stack })') },
    { name: 'a type in front', filename: 'src/join.ts', code: caught(`logger.error(<Error>err);`) },
    {
      name: 'a text that may be another',
      code: caught(`let text = 'unknown'; if (err instanceof Error) text = err.message; logger.error({ text });`),
    },
    { name: 'at a level that is no failure', code: caught(`logger.info('no room yet'); logger.debug('x');`) },
    { name: 'at a level that run time decides', code: caught(`logger[level]('join failed');`) },
    { name: 'not a logger', code: caught(`toast.error('join failed'); controller.error('x');`) },
    { name: 'an empty file', code: '' },
    { name: 'a log outside of any handler', code: `${LOGGERS.pino} logger.error('join failed');` },
    { name: 'no error at all', code: `${LOGGERS.pino} try { logger.warn('trying'); } finally { stop(); }` },
  ],
  invalid: [],
});

run('require-error-in-log: something else carries the error', rule, {
  valid: [
    `import { logger } from './logger.js'; export async function stop() { const closed = server.close(); try { await closed; } catch (err) { logger.error(err.message); } return closed; }`,
    ...bodies(
      // Another log of the same path.
      `logger.error('join failed'); logger.error(err);`,
      `logger.error(err); logger.error('giving up');`,
      `logger.error(\`join of \${id} failed\`); logger.debug(err.stack);`,
      `logger.error(err.message); logger.error(err.stack);`,
      `console.error(err); logger.error('join failed');`,
      `logger.error('join failed'); if (isVerbose) { logger.error(err); } else { logger.warn(err); }`,
      // Thrown on, or handed on.
      `logger.error('join failed'); throw err;`,
      `logger.error('join failed'); throw new JoinError('join failed', { cause: err });`,
      `logger.error(err.message); throw new JoinError(err.message);`,
      `const e = new JoinError('x', { cause: err }); logger.error('join failed'); throw e;`,
      `logger.error('join failed'); return err;`,
      `logger.error('join failed'); return { ok: false, error: err };`,
      `logger.error('join failed'); return Promise.reject(err);`,
      `logger.error('join failed'); return fail(err);`,
      `logger.error('join failed'); next(err);`,
      `logger.error('join failed'); this.emit('error', err);`,
      `logger.error('join failed'); stream.destroy(err);`,
      `logger.error('join failed'); setImmediate(() => { throw err; });`,
      `logger.error('join failed'); this.lastError = err;`,
      `logger.error('join failed'); failures.push({ id, err });`,
      `logger.error('join failed'); yield err;`,
      `logger.error(err.message); job.error = err.message;`,
      // Reported.
      `logger.error('join failed'); Sentry.captureException(err);`,
      `logger.error(err.message); errorReporter.report(err);`,
      `logger.error('join failed'); span.recordException(err);`,
      `logger.error('join failed'); reportFailure(err);`,
      `logger.error('join failed'); sql\`insert into failures values (\${err})\`;`,
      `logger.error('join failed'); withScope((scope) => { scope.setTag('id', id); captureException(err); });`,
    ).map((code) => code.replace('async function run', code.includes('yield') ? 'async function* run' : '$&')),
    {
      name: 'a helper of the file logs it',
      code: `${caught(`logger.error('join failed'); explain(err);`)} function explain(e) { logger.error({ err: e }); }`,
    },
    {
      name: 'a helper of the file logs it, and throws it on',
      code: `import pino from 'pino'; const logger = pino();
        async function load(id) { try { return await db.find(id); } catch (err) { logger.error(err); throw err; } }
        export async function run(id) { try { return await load(id); } catch { logger.error('no room'); } }`,
    },
    {
      name: 'the promise is handled elsewhere too',
      code: `${LOGGERS.pino} const ready = start(); ready.catch(() => logger.error('not ready')); await ready;`,
    },
    {
      name: 'afterwards, whatever happened',
      code: `${LOGGERS.pino} try { join(); } catch (err) { try { logger.error('join failed'); } finally { report(err); } }`,
    },
  ],
  invalid: [
    // A text that goes elsewhere is no stack.
    lost(
      'text',
      `logger.error(err.message); showError(err.message);`,
      `logger.error({ err }, err.message); showError(err.message);`,
    ),
    // What is thrown has nothing of it.
    lost(
      'absent',
      `logger.error('join failed'); throw new JoinError();`,
      `logger.error({ err }, 'join failed'); throw new JoinError();`,
    ),
    lost('absent', `logger.fatal('no start'); process.exit(1);`, `logger.fatal({ err }, 'no start'); process.exit(1);`),
    lost(
      'absent',
      `logger.error('join failed'); res.status(500).json({ error: 'x' });`,
      `logger.error({ err }, 'join failed'); res.status(500).json({ error: 'x' });`,
    ),
    lost(
      'absent',
      `logger.error('join failed'); joinErrors.inc();`,
      `logger.error({ err }, 'join failed'); joinErrors.inc();`,
    ),
    // On some paths only.
    lost(
      'absent',
      `logger.error('join failed'); if (isLast) throw err;`,
      `logger.error({ err }, 'join failed'); if (isLast) throw err;`,
    ),
    lost(
      'absent',
      `if (isVerbose) logger.error(err); else ‹logger.error('join failed');`,
      `if (isVerbose) logger.error(err); else logger.error({ err }, 'join failed');`,
    ),
    lost(
      'absent',
      `while (left()) { logger.error('join failed'); }`,
      `while (left()) { logger.error({ err }, 'join failed'); }`,
    ),
    // A variable of the handler is no place to keep it.
    lost(
      'text',
      `let text; text = err.message; logger.error(text);`,
      `let text; text = err.message; logger.error({ err }, text);`,
    ),
    // Of two that say as little, the first.
    lost(
      'absent',
      `logger.error('join failed'); logger.error('giving up');`,
      `logger.error({ err }, 'join failed'); logger.error('giving up');`,
    ),
    // Of two, the one that says more.
    {
      code: caught(`logger.error('join failed'); logger.error(err.message);`),
      errors: [
        {
          messageId: 'text',
          line: 3,
          column: 32,
          suggestions: [
            { messageId: 'add', output: caught(`logger.error('join failed'); logger.error({ err }, err.message);`) },
          ],
        },
      ],
    },
  ],
});

run('require-error-in-log: an error that is no surprise', rule, {
  valid: [
    ...bodies(
      `if (err.code === 'ENOENT') { logger.warn('no cache yet'); return null; } throw err;`,
      `if (err instanceof NotFoundError) logger.warn('no such room'); else logger.error(err);`,
      `if (!(err instanceof NotFoundError)) throw err; logger.warn('no such room');`,
      `if (isAxiosError(err)) { logger.error('upstream is down'); return; } throw err;`,
      `switch (err.code) { case 'FULL': logger.warn('room is full'); break; default: throw err; }`,
      `err.code === 'FULL' ? logger.warn('room is full') : logger.error(err);`,
      `err.code === 'FULL' && logger.warn('room is full'); throw err;`,
      // A warning with its reason.
      `// Rooms of guests are made on the fly.\n  logger.warn('no such room');`,
      // The next attempt tells.
      `logger.warn('join failed, trying again'); return await join(id);`,
      `logger.warn('join failed'); scheduleRetry(id);`,
    ),
    { name: 'is this JSON?', code: `${LOGGERS.pino} try { JSON.parse(x); } catch { logger.warn('no JSON'); }` },
    {
      name: 'what is wrong is in its text',
      code: `${LOGGERS.pino} try { JSON.parse(x); } catch (err) { logger.error(err.message); }`,
    },
    { name: 'is this a URL?', code: `${LOGGERS.pino} try { new URL(x); } catch { logger.error('no URL'); }` },
    { name: 'is it there?', code: `${LOGGERS.pino} try { await fs.access(x); } catch { logger.warn('no access'); }` },
    {
      name: 'the message of a file error has all there is',
      code: `${LOGGERS.pino} try { text = (await fs.readFile(path.join(a, b), 'utf8')).trim(); } catch (err) { logger.error(err.message); }`,
    },
    {
      name: 'what is logged before is no step',
      code: `${LOGGERS.pino} try { logger.debug('closing'); await room.close(); } catch (err) { logger.error(err.message); }`,
    },
    { name: 'tidying up', code: `${LOGGERS.pino} room.close().catch(() => logger.warn('not closed'));` },
    {
      name: 'whether there is one',
      code: `${LOGGERS.pino} try { await rooms.findOneOrFail(id); } catch { logger.warn('no such room'); }`,
    },
    {
      name: 'the next of several',
      code: `${LOGGERS.pino} for (const url of urls) { try { return await fetch(url); } catch { logger.warn('mirror is down'); } }`,
    },
    {
      name: 'a callback that is about the success',
      code: `${LOGGERS.pino} mail.send(text, (err, sent) => { logger.warn('sent'); });`,
    },
    {
      name: 'no error',
      code: `${LOGGERS.pino} fs.readFile(x, (err, data) => { if (!err) { logger.warn('read'); } });`,
    },
  ],
  invalid: [
    {
      name: 'a file, and nothing of the error',
      code: `${LOGGERS.pino} try { await fs.writeFile(x, y); } catch (err) { logger.error('not written'); }`,
      errors: [
        {
          messageId: 'absent',
          suggestions: [
            {
              messageId: 'add',
              output: `${LOGGERS.pino} try { await fs.writeFile(x, y); } catch (err) { logger.error({ err }, 'not written'); }`,
            },
          ],
        },
      ],
    },
    // An error with its reason.
    lost(
      'absent',
      `/* Mails must not stop a join. */ logger.error('mail failed');`,
      `/* Mails must not stop a join. */ logger.error({ err }, 'mail failed');`,
    ),
    // Any error is an Error.
    lost(
      'absent',
      `if (err instanceof Error) logger.error('join failed');`,
      `if (err instanceof Error) logger.error({ err }, 'join failed');`,
    ),
    lost('absent', `if (err) logger.error('join failed');`, `if (err) logger.error({ err }, 'join failed');`),
    {
      name: 'a promise that is awaited is no probe',
      code: `${LOGGERS.pino} try { await started; } catch (err) { logger.error('no start'); }`,
      errors: [
        {
          messageId: 'absent',
          suggestions: [
            {
              messageId: 'add',
              output: `${LOGGERS.pino} try { await started; } catch (err) { logger.error({ err }, 'no start'); }`,
            },
          ],
        },
      ],
    },
  ],
});

const absent = each('absent', {
  pino: [
    [`logger.error('join failed');`, `logger.error({ err }, 'join failed');`],
    [`logger.error(\`join of \${id} failed\`);`, `logger.error({ err }, \`join of \${id} failed\`);`],
    [`logger.error('join of %s failed', id);`, `logger.error({ err }, 'join of %s failed', id);`],
    [`logger.error({ id }, 'join failed');`, `logger.error({ err, id }, 'join failed');`],
    [`logger.error({}, 'join failed');`, `logger.error({ err }, 'join failed');`],
    [`logger.error({ id });`, `logger.error({ err, id });`],
    [`logger.error({ ...user }, 'join failed');`, `logger.error({ err, ...user }, 'join failed');`],
    [
      `logger.error({\n    id, // whose\n    count,\n  }, 'join failed');`,
      `logger.error({\n    err,\n    id, // whose\n    count,\n  }, 'join failed');`,
    ],
    [`logger.error(/* twice */ 'join failed');`, `logger.error(/* twice */ { err }, 'join failed');`],
    [`logger.warn('join failed');`, `logger.warn({ err }, 'join failed');`],
    [`logger.fatal('join failed');`, `logger.fatal({ err }, 'join failed');`],
    [`logger?.error?.('join failed');`, `logger?.error?.({ err }, 'join failed');`],
    [`logger.child({ id }).error('join failed');`, `logger.child({ id }).error({ err }, 'join failed');`],
    // No telling what it is.
    [`logger.error(user, 'join failed');`, null],
    [`logger.error();`, null],
    [`logger.error({ id, err: 'none' }, 'join failed');`, null],
  ],
  'pino errorKey': [[`logger.error('join failed');`, `logger.error({ error: err }, 'join failed');`]],
  bunyan: [
    [`logger.error('join failed');`, `logger.error(err, 'join failed');`],
    [
      `logger.error({ id }, 'join failed');`,
      `logger.error({ err: err instanceof Error ? err.stack : err, id }, 'join failed');`,
    ],
  ],
  'bunyan serializers': [[`logger.error({ id }, 'join failed');`, `logger.error({ err, id }, 'join failed');`]],
  winston: [
    [`logger.error('join failed');`, `logger.error('join failed', err);`],
    [
      `logger.error('join failed', { id });`,
      `logger.error('join failed', { error: err instanceof Error ? err.stack : err, id });`,
    ],
    [`logger.log('error', 'join failed');`, `logger.log('error', 'join failed', err);`],
    [`logger.error('join failed', count);`, null],
  ],
  'winston splat': [[`logger.error('join of %s failed', id);`, null]],
  powertools: [
    [`logger.error('join failed');`, `logger.error('join failed', { error: err });`],
    [`logger.error('join failed', { id });`, `logger.error('join failed', { error: err, id });`],
  ],
  nest: [
    [`logger.error('join failed');`, `logger.error('join failed', err instanceof Error ? err.stack : err);`],
    [`logger.fatal('join failed');`, `logger.fatal('join failed', err instanceof Error ? err.stack : err);`],
    [`logger.warn('join failed');`, `logger.warn('join failed', err);`],
    [`logger.error('join failed', 'JoinService');`, null],
  ],
  consola: [[`logger.error('join failed');`, `logger.error('join failed', err);`]],
  log4js: [
    [`logger.error('join failed');`, `logger.error('join failed', err);`],
    [`logger.error('join of %s failed', id);`, `logger.error('join of %s failed', id, err);`],
    [`logger.error('join of %s failed');`, null],
  ],
  loglevel: [[`logger.error('join failed', id);`, `logger.error('join failed', id, err);`]],
  tslog: [[`logger.error('join failed', { id });`, `logger.error('join failed', { id }, err);`]],
  logtape: [
    [`logger.error('join failed');`, `logger.error('join failed {error}', { error: err });`],
    [
      `logger.error('join of {id} failed', { id });`,
      `logger.error('join of {id} failed {error}', { error: err, id });`,
    ],
    [`logger.error(\`join of \${id} failed\`);`, null],
  ],
  console: [[`console.error('join failed');`, `console.error('join failed', err);`]],
});

const text = each('text', {
  pino: [
    [`logger.error(\`join failed: \${err.message}\`);`, `logger.error({ err }, \`join failed: \${err.message}\`);`],
    [`logger.error(\`join failed: \${err}\`);`, `logger.error({ err }, \`join failed: \${err}\`);`],
    [`logger.error('join failed: ' + err.message);`, `logger.error({ err }, 'join failed: ' + err.message);`],
    [`logger.error('join failed: ' + err);`, `logger.error({ err }, 'join failed: ' + err);`],
    [`logger.error(err.message);`, `logger.error({ err }, err.message);`],
    [`logger.error(err?.message ?? 'unknown');`, `logger.error({ err }, err?.message ?? 'unknown');`],
    [`logger.error((err as Error).message);`, `logger.error({ err }, (err as Error).message);`],
    [`logger.error(String(err));`, `logger.error({ err }, String(err));`],
    [`logger.error(err.toString());`, `logger.error({ err }, err.toString());`],
    [`logger.error(getErrorMessage(err));`, `logger.error({ err }, getErrorMessage(err));`],
    [`logger.error(formatLine(id, err.message));`, `logger.error({ err }, formatLine(id, err.message));`],
    [
      `logger.error({ causes: [err.message], ...user }, 'join failed');`,
      `logger.error({ err, causes: [err.message], ...user }, 'join failed');`,
    ],
    [`logger.error('join failed: %s', err.message);`, `logger.error({ err }, 'join failed: %s', err.message);`],
    [`logger.error({ err: err.message }, 'join failed');`, `logger.error({ err }, 'join failed');`],
    [
      `logger.error({ error: err.message }, 'join failed');`,
      `logger.error({ err, error: err.message }, 'join failed');`,
    ],
    [
      `logger.error({ id, reason: err instanceof Error ? err.message : String(err) }, 'join failed');`,
      `logger.error({ err, id, reason: err instanceof Error ? err.message : String(err) }, 'join failed');`,
    ],
    [
      `const message = err instanceof Error ? err.message : String(err); logger.error(message);`,
      `const message = err instanceof Error ? err.message : String(err); logger.error({ err }, message);`,
    ],
    [`const { message } = err; logger.error(message);`, `const { message } = err; logger.error({ err }, message);`],
    [
      `const e = toError(err); logger.error(e.message);`,
      `const e = toError(err); logger.error({ err: e }, e.message);`,
    ],
    [`const fields = { id, error: err.message }; logger.error(fields, 'join failed');`, null],
  ],
  winston: [
    [
      `logger.error(\`join failed: \${String(err)}\`);`,
      `logger.error(\`join failed: \${String(err)}\`, { error: err instanceof Error ? err.stack : err });`,
    ],
    [
      `logger.error('join failed', { id, error: String(err) });`,
      `logger.error('join failed', { id, error: err instanceof Error ? err.stack : err });`,
    ],
    [
      `logger.error('join failed', { id, cause: String(err) });`,
      `logger.error('join failed', { error: err instanceof Error ? err.stack : err, id, cause: String(err) });`,
    ],
  ],
  powertools: [
    [`logger.error('join failed', { error: String(err) });`, `logger.error('join failed', { error: err });`],
    [
      `logger.error(\`join failed: \${String(err)}\`);`,
      `logger.error(\`join failed: \${String(err)}\`, { error: err });`,
    ],
  ],
  nest: [
    [
      `logger.error(\`join failed: \${String(err)}\`);`,
      `logger.error(\`join failed: \${String(err)}\`, err instanceof Error ? err.stack : err);`,
    ],
  ],
  consola: [[`logger.error('join failed', String(err));`, `logger.error('join failed', err);`]],
  log4js: [
    [`logger.error('join failed', String(err), id);`, `logger.error('join failed', err, id);`],
    [`logger.error('join failed: %s', String(err));`, `logger.error('join failed: %s', String(err), err);`],
    [`logger.error(\`join failed: \${String(err)}\`);`, `logger.error(\`join failed: \${String(err)}\`, err);`],
  ],
  console: [
    [`console.error('join failed', String(err));`, `console.error('join failed', err);`],
    [`console.error('join failed', /* why */ String(err));`, `console.error('join failed', /* why */ err);`],
  ],
});

run('require-error-in-log: nothing of the error, in every shape', rule, { valid: [], invalid: absent });
run('require-error-in-log: its text alone, in every shape', rule, { valid: [], invalid: text });

const unnamed: Invalid[] = [
  [
    `${LOGGERS.pino} try { join(); } catch { logger.error('join failed'); }`,
    `${LOGGERS.pino} try { join(); } catch (err) { logger.error({ err }, 'join failed'); }`,
  ],
  [
    `${LOGGERS.pino} save().catch(() => logger.error('not saved'));`,
    `${LOGGERS.pino} save().catch((err) => logger.error({ err }, 'not saved'));`,
  ],
  [
    `${LOGGERS.pino} save().catch(async function () { logger.error({ id }, 'not saved'); });`,
    `${LOGGERS.pino} save().catch(async function (err) { logger.error({ err, id }, 'not saved'); });`,
  ],
  [
    `${LOGGERS.pino} save().then(ok, () => { logger.error('not saved'); });`,
    `${LOGGERS.pino} save().then(ok, (err) => { logger.error({ err }, 'not saved'); });`,
  ],
  [
    `${LOGGERS.nest} try { join(); } catch { logger.error('join failed'); }`,
    `${LOGGERS.nest} try { join(); } catch (err) { logger.error('join failed', err instanceof Error ? err.stack : err); }`,
  ],
  // The name is taken.
  [`${LOGGERS.pino} try { join(); } catch { logger.error({ err: 'none', id }, 'join failed'); }`, null],
  [
    `${LOGGERS.winston} try { join(); } catch { const err = count; logger.error('join failed'); ok(err); }`,
    `${LOGGERS.winston} try { join(); } catch (cause) { const err = count; logger.error('join failed', cause); ok(err); }`,
  ],
].map(([code, output]) => ({
  code: code!,
  errors: [
    { messageId: 'unbound', suggestions: typeof output === 'string' ? [{ messageId: 'addAndName', output }] : [] },
  ],
}));

run('require-error-in-log: an error without a name', rule, {
  valid: [],
  invalid: [
    ...unnamed,
    {
      name: 'a helper that others call too',
      code: `${LOGGERS.pino} const giveUp = () => { logger.error('not saved'); }; save().catch(giveUp); load().catch(giveUp);`,
      errors: [{ messageId: 'unbound', column: 72, suggestions: [] }],
    },
    {
      name: 'taken apart',
      code: caught(`logger.error(message);`, 'catch ({ message })'),
      errors: [{ messageId: 'text', line: 3, column: 3, suggestions: [] }],
    },
    {
      name: 'hidden by another of its name',
      code: `${LOGGERS.pino} try { join(); } catch (err) { { const err = id; logger.error('join failed'); ok(err); } }`,
      errors: [{ messageId: 'absent', suggestions: [] }],
    },
    {
      name: 'an error that is not used, by its name',
      code: caught(`logger.error('join failed');`, 'catch (_err)'),
      errors: [
        {
          messageId: 'absent',
          suggestions: [
            { messageId: 'add', output: caught(`logger.error({ err: _err }, 'join failed');`, 'catch (_err)') },
          ],
        },
      ],
    },
  ],
});

run('require-error-in-log: wherever an error arrives', rule, {
  valid: [
    `${LOGGERS.pino} save().catch((err) => logger.error(err));`,
    `${LOGGERS.pino} save().catch(logger.error);`,
    `${LOGGERS.pino} socket.on('error', (err) => logger.warn({ err }, 'socket failed'));`,
    `${LOGGERS.pino} fs.readFile(x, (err, data) => { if (err) { logger.error(err); return; } ok(data); });`,
    {
      name: 'the error that arrives in a handler is its own',
      code: `${LOGGERS.pino} try { join(); } catch (err) { await leave().catch((e) => logger.error(e)); throw err; }`,
    },
  ],
  invalid: [
    ...[
      [
        `${LOGGERS.pino} save().catch((err) => logger.error('not saved'));`,
        `${LOGGERS.pino} save().catch((err) => logger.error({ err }, 'not saved'));`,
      ],
      [
        `${LOGGERS.pino} socket.on('error', (err) => { logger.warn('socket failed'); });`,
        `${LOGGERS.pino} socket.on('error', (err) => { logger.warn({ err }, 'socket failed'); });`,
      ],
      [
        `${LOGGERS.pino} fs.readFile(x, (err, data) => { if (err) { logger.error('no file'); return; } ok(data); });`,
        `${LOGGERS.pino} fs.readFile(x, (err, data) => { if (err) { logger.error({ err }, 'no file'); return; } ok(data); });`,
      ],
      [
        `${LOGGERS.pino} process.on('unhandledRejection', (reason) => { logger.fatal('unhandled'); });`,
        `${LOGGERS.pino} process.on('unhandledRejection', (reason) => { logger.fatal({ err: reason }, 'unhandled'); });`,
      ],
      [
        `${LOGGERS.pino} export const handle = (err, req, res, next) => { logger.error('failed'); res.status(500).end(); };`,
        `${LOGGERS.pino} export const handle = (err, req, res, next) => { logger.error({ err }, 'failed'); res.status(500).end(); };`,
      ],
      [
        `${LOGGERS.pino} export class Rooms { join() { save().catch((err = none) => { logger.error('x failed'); }); } }`,
        `${LOGGERS.pino} export class Rooms { join() { save().catch((err = none) => { logger.error({ err }, 'x failed'); }); } }`,
      ],
    ].map(([code, output]) => ({
      code: code!,
      errors: [{ messageId: 'absent', suggestions: [{ messageId: 'add', output: output! }] }],
    })),
    {
      name: 'a helper that handles the errors of two',
      code: `${LOGGERS.pino} function failed(err) { logger.error('failed'); } save().catch(failed); load().catch(failed);`,
      errors: [
        {
          messageId: 'absent',
          suggestions: [
            {
              messageId: 'add',
              output: `${LOGGERS.pino} function failed(err) { logger.error({ err }, 'failed'); } save().catch(failed); load().catch(failed);`,
            },
          ],
        },
      ],
    },
    {
      name: 'each handler has its own error',
      code: `${LOGGERS.pino} try { join(); } catch (err) { await leave().catch((e) => logger.error('not left')); throw err; }`,
      errors: [
        {
          messageId: 'absent',
          suggestions: [
            {
              messageId: 'add',
              output: `${LOGGERS.pino} try { join(); } catch (err) { await leave().catch((e) => logger.error({ err: e }, 'not left')); throw err; }`,
            },
          ],
        },
      ],
    },
  ],
});

run('require-error-in-log: loggers of any make', rule, {
  valid: [
    { name: 'a test', filename: 'src/join.test.ts', code: caught(`logger.error('join failed');`) },
    { name: 'a script', code: `#!/usr/bin/env node\n${caught(`logger.error('join failed');`)}` },
    { name: 'a browser', code: `'use client';\n${caught(`logger.error('join failed');`)}` },
    { code: caught(`logger.warn('join failed');`), options: [{ levels: ['error'] }] },
    { code: caught(`logger.error(err.message);`), options: [{ messageOnly: [] }] },
    { name: 'the text alone of a warning', code: caught(`logger.warn(err.message);`) },
  ],
  invalid: [
    {
      code: caught(`logger.warn(err.message);`),
      options: [{ messageOnly: ['warn'] }],
      errors: [
        {
          messageId: 'text',
          suggestions: [{ messageId: 'add', output: caught(`logger.warn({ err }, err.message);`) }],
        },
      ],
    },
    {
      code: caught(`logger.info('join failed');`),
      options: [{ levels: ['info'] }],
      errors: [
        {
          messageId: 'absent',
          suggestions: [{ messageId: 'add', output: caught(`logger.info({ err }, 'join failed');`) }],
        },
      ],
    },
    {
      name: 'a script, where that is wanted',
      code: `#!/usr/bin/env node\nimport logger from './logger.js'; save().catch(() => logger.error('x failed'));`,
      options: [{ everywhere: true }],
      errors: [{ messageId: 'unbound', line: 2, column: 54, endLine: 2, endColumn: 66, suggestions: [] }],
    },
    {
      name: 'a logger of the team, written to as elsewhere in the file: fields last',
      code: `import { logger } from './log.js'; save().catch((err) => logger.error('not saved', { id })); load().catch((e) => logger.warn('not loaded', { error: e }));`,
      errors: [
        {
          messageId: 'absent',
          suggestions: [
            {
              messageId: 'add',
              output: `import { logger } from './log.js'; save().catch((err) => logger.error('not saved', { error: err, id })); load().catch((e) => logger.warn('not loaded', { error: e }));`,
            },
          ],
        },
      ],
    },
    {
      name: 'fields first',
      code: `import { log } from '@acme/log'; save().catch((err) => log.error('not saved')); load().catch((e) => log.warn({ err: e }, 'not loaded'));`,
      errors: [
        {
          messageId: 'absent',
          suggestions: [
            {
              messageId: 'add',
              output: `import { log } from '@acme/log'; save().catch((err) => log.error({ err }, 'not saved')); load().catch((e) => log.warn({ err: e }, 'not loaded'));`,
            },
          ],
        },
      ],
    },
    {
      name: 'fields first under a key that most such loggers print as {}',
      code: `import { log } from '@acme/log'; save().catch((err) => log.error('not saved')); load().catch((e) => log.warn({ cause: e }, 'not loaded'));`,
      errors: [{ messageId: 'absent', suggestions: [] }],
    },
    {
      name: 'one after the other',
      code: `import { log } from '@acme/log'; save().catch((err) => log.error('not saved')); load().catch((e) => log.warn('not loaded', e));`,
      errors: [
        {
          messageId: 'absent',
          suggestions: [
            {
              messageId: 'add',
              output: `import { log } from '@acme/log'; save().catch((err) => log.error('not saved', err)); load().catch((e) => log.warn('not loaded', e));`,
            },
          ],
        },
      ],
    },
    {
      name: 'one after the other, but there is something already',
      code: `import { log } from '@acme/log'; save().catch((err) => log.error('not saved', id)); load().catch((e) => log.warn('not loaded', e));`,
      errors: [{ messageId: 'absent', suggestions: [] }],
    },
    {
      name: 'a wrapper that the settings know',
      code: `import { audit } from '@acme/audit'; save().catch((err) => audit.error('not saved'));`,
      settings: { observability: { profiles: [{ packages: ['@acme/audit'], extends: 'nest' }] } },
      errors: [
        {
          messageId: 'absent',
          suggestions: [
            {
              messageId: 'add',
              output: `import { audit } from '@acme/audit'; save().catch((err) => audit.error('not saved', err instanceof Error ? err.stack : err));`,
            },
          ],
        },
      ],
    },
    {
      name: 'no telling how it is written to',
      code: `import { log } from '@acme/log'; class A { #log = log; join() { save().catch((err) => this.#log.error('not saved')); } }`,
      errors: [{ messageId: 'absent', column: 87, endColumn: 102, suggestions: [] }],
    },
    {
      name: 'the logger of a request',
      code: `export async function join(req, res) { try { await save(req.body); } catch (err) { req.log.error('not saved'); res.status(500).end(); } }`,
      errors: [
        {
          messageId: 'absent',
          suggestions: [
            {
              messageId: 'add',
              output: `export async function join(req, res) { try { await save(req.body); } catch (err) { req.log.error({ err }, 'not saved'); res.status(500).end(); } }`,
            },
          ],
        },
      ],
    },
    {
      name: 'require, a field, a decorator, generics, JSX',
      code: `const { Logger } = require('@nestjs/common');
@Injectable() export class Joins<T> { private readonly logger = new Logger(Joins.name);
  @Get() async join(@Param() id: T) { try { return <Room id={await save<T>(id)} />; } catch (err: unknown) { this.logger.error(\`no \${id}\`); } } }`,
      errors: [
        {
          messageId: 'absent',
          line: 3,
          suggestions: [
            {
              messageId: 'add',
              output: `const { Logger } = require('@nestjs/common');
@Injectable() export class Joins<T> { private readonly logger = new Logger(Joins.name);
  @Get() async join(@Param() id: T) { try { return <Room id={await save<T>(id)} />; } catch (err: unknown) { this.logger.error(\`no \${id}\`, err instanceof Error ? err.stack : err); } } }`,
            },
          ],
        },
      ],
    },
  ],
});

run('require-error-in-log: what it says', rule, {
  valid: [],
  invalid: [
    {
      code: caught(`logger.error('join failed');`),
      errors: [
        {
          message:
            "The log of this failure does not carry 'err': it tells that something failed, but not what or where, and nothing else does. Write logger.error({ err }, 'join failed').",
          suggestions: [
            {
              desc: `Write 'logger.error({ err }, 'join failed')'.`,
              output: caught(`logger.error({ err }, 'join failed');`),
            },
          ],
        },
      ],
    },
    {
      code: caught(`logger.error(\`join failed: \${err.message}\`);`),
      errors: [
        {
          message:
            "The log of this failure carries only the text of 'err': its stack, cause and code are lost, so nobody sees where it came from. Write logger.error({ err }, `join failed: ${err.message}`).",
          suggestions: 1,
        },
      ],
    },
    {
      code: caught(`logger.error('join failed');`, 'catch'),
      errors: [
        {
          message:
            "The log of this failure cannot say what failed: the error is dropped before it has a name. Write logger.error({ err }, 'join failed').",
          suggestions: [
            {
              desc: `Write 'logger.error({ err }, 'join failed')' and name the error 'err'.`,
              output: caught(`logger.error({ err }, 'join failed');`, 'catch (err)'),
            },
          ],
        },
      ],
    },
    {
      name: 'too long to quote',
      code: caught(
        `logger.error({ id, meetingId, userId, reason, status, count, list, user }, 'the join of a participant failed');`,
      ),
      errors: [{ message: /does not carry 'err': .* Hand the error to the log\.$/ as never, suggestions: 1 }],
    },
    {
      name: 'no telling how',
      code: caught(`log.error(message);`, 'catch ({ message })'),
      errors: [{ message: /only the text of 'the error': .* Hand the error to the log\.$/ as never, suggestions: [] }],
    },
    {
      name: 'no name, and no telling how',
      code: caught(`log.error('join failed');`, 'catch'),
      errors: [{ message: /has a name\. Name it, and hand it to the log\.$/ as never, suggestions: [] }],
    },
  ],
});

const runnable = [...absent, ...text, ...unnamed].filter(
  // `getErrorMessage()` and `toError()` are of nowhere.
  ({ code }) => !/getErrorMessage|toError|formatLine|catch \(_err\)/.test(code),
);
testSuggestions('require-error-in-log', runnable);

describe('require-error-in-log: what suggestions leave', () => {
  const outputs = runnable.flatMap(({ errors }) =>
    Array.isArray(errors)
      ? (errors as { suggestions: { output: string }[] }[]).flatMap(({ suggestions }) =>
          suggestions.map(({ output }) => output),
        )
      : [],
  );
  it.each(outputs)('prints the error with its stack: %s', async (code) => {
    const { text: printed } = await printedBy(code);
    expect(printed).toContain('media server refused');
    // Where it was made.
    expect(printed).toMatch(/given\.ts[":,]/);
  });
});
