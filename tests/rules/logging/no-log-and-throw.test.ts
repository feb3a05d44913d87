import rule from '../../../src/rules/logging/no-log-and-throw.js';
import { run, type Cases } from '../../run.js';

type Invalid = Exclude<Cases['invalid'][number], string>;

const PINO = `import pino from 'pino'; const logger = pino();`;

/** A catch clause with this body, on pino: the body starts in line 3, column 3. */
const caught = (body: string): string =>
  `${PINO}\nexport async function run() { try { await store.save(id); } catch (err) {\n  ${body}\n} }`;

const bodies = (...all: string[]): string[] => all.map((body) => caught(body));

/** A body with one finding, on its first call. */
const twice = (messageId: 'thrown' | 'wrapped' | 'passed', body: string, column = 3): Invalid => ({
  code: caught(body),
  errors: [{ messageId, line: 3, column }],
});

run('no-log-and-throw', rule, {
  valid: [
    ...bodies(
      // Either, or.
      `logger.error({ err }, 'save failed');`,
      `throw err;`,
      `throw new SaveError('save failed', { cause: err });`,
      // The error is not in the log.
      `logger.error({ id }, 'save failed'); throw err;`,
      `logger.error({ code: err.code }, 'save failed'); throw err;`,
      // The log is not on the way to the throw.
      `if (isLast) { logger.error(err); return null; } throw err;`,
      `if (!isLast) throw err; logger.error(err);`,
      // Some branches only.
      `logger.error(err); if (isLast) throw err;`,
      `logger.error(err); switch (mode) { case 1: throw err; case 2: return null; }`,
      `logger.error(err); if (err.code === 'ENOENT') return null; throw err;`,
      // At a level that is off.
      `logger.debug({ err }, 'save failed'); throw err;`,
      `logger.info({ err }, 'save failed'); throw err;`,
      `logger[level](err); throw err;`,
      // Another error, for whom it concerns.
      `logger.error(err); throw new Error('save failed');`,
      `logger.error(err); throw new SaveError(err.message);`,
      `logger.error(err); throw new SaveError(\`save failed: \${err}\`);`,
      `logger.error(err); throw new HttpException('save failed', 500);`,
      `logger.error(err); throw new InternalServerErrorException('save failed', { cause: err });`,
      `logger.error(err); throw new TRPCError({ code: 'INTERNAL_SERVER_ERROR', cause: err });`,
      `logger.error(err); throw createHttpError(500, err);`,
      `logger.error(err); throw explain(err);`,
      `logger.error(err); ctx.throw(500, err);`,
      // With a reason.
      `logger.error(err); throw err; // The queue tries again, and tells nobody why.`,
      // Ends of its own.
      `logger.error(err); return err;`,
      `logger.error(err); this.emit('error', err);`,
      `logger.error(err); this.lastError = err;`,
      `logger.error(err); process.exit(1);`,
    ),
    ...[
      `process.on('uncaughtException', (err) => { logger.fatal(err); throw err; });`,
      `socket.on('error', (err) => { logger.error(err); throw err; });`,
      // Error middleware is where errors are logged.
      `app.use((err, req, res, next) => { logger.error(err); next(err); });`,
      `function answer(call, callback) { charge(call).catch((err) => { logger.error(err); callback(err); }); }`,
      `peer.on('request', (request, accept, reject) => { handle(request).catch((err) => { logger.error(err); reject(err); }); });`,
      `import { Worker } from 'bullmq'; new Worker('mails', async (job) => { try { await sendMail(job.data); } catch (err) { logger.error(err); throw err; } });`,
      `try { save(); } catch { logger.error('save failed'); throw new Error('save failed'); }`,
      `try { save(); } catch ({ message }) { logger.error(message); throw new Error(message); }`,
      `save().catch(logger.error);`,
      `try { save(); } finally { logger.error('x'); }`,
    ].map((code) => `${PINO} ${code}`),
    {
      name: 'the error of another',
      code: `${PINO} try { a(); } catch (err) { b().catch((e) => logger.error(e)); throw err; }`,
    },
    { name: 'a test', filename: 'src/join.test.ts', code: caught(`logger.error(err); throw err;`) },
    { name: 'a script', code: `#!/usr/bin/env node\n${caught(`logger.error(err); throw err;`)}` },
    { name: 'an empty file', code: '' },
  ],
  invalid: [
    {
      name: 'a script, where that is wanted',
      code: `#!/usr/bin/env node\n${caught(`logger.error(err); throw err;`)}`,
      options: [{ everywhere: true }],
      errors: [{ messageId: 'thrown', line: 4 }],
    },
    {
      code: caught(`logger.error({ err, id }, 'save failed');\n  throw err;`),
      errors: [
        {
          message:
            "'err' is logged here and then thrown on: whoever catches it logs it again, and one failure counts as two. Log it where it is handled; what only this place knows goes along in 'new Error(…, { cause: err })'.",
          line: 3,
          column: 3,
          endLine: 3,
          endColumn: 15,
        },
      ],
    },
    {
      code: caught(`logger.error(err); throw new SaveError('save failed', { cause: err });`),
      errors: [
        {
          message:
            "'err' is logged here and then thrown as the cause of another error: whoever logs that one logs this one again. Put what only this place knows into the new error, and log that where it is handled.",
          line: 3,
          column: 3,
        },
      ],
    },
    {
      code: `${PINO} app.get('/rooms', (req, res, next) => { save(req).catch((err) => { logger.error(err); next(err); }); });`,
      errors: [
        {
          message:
            "'err' is logged here and then handed on: whoever gets it logs it again, and one failure counts as two. Log it where it is handled.",
          line: 1,
          column: 116,
        },
      ],
    },
    twice('thrown', `logger.warn({ err }, 'save failed'); throw err;`),
    twice('thrown', `logger.fatal(err); throw err;`),
    twice('thrown', `console.error('save failed', err); throw err;`),
    twice('thrown', `logger.error(err.message); throw err;`),
    twice('thrown', `logger.error(\`save failed: \${err}\`); throw err;`),
    twice('thrown', `logger.error('save failed'); logger.error(err); throw err;`, 32),
    twice('thrown', `logger.error(err); await queue.close(); throw err;`),
    twice('thrown', `logger.error(err); err.id = id; throw err;`),
    twice('thrown', `logger.error(err); throw err as Error;`),
    twice('thrown', `logger.error(err); if (isLast) throw err; else throw err;`),
    twice('thrown', `if (isLast) { logger.error(err); } throw err;`, 17),
    twice('thrown', `logger?.error?.(err); throw err!;`),
    twice('thrown', `const e = toError(err); logger.error({ err: e }); throw e;`, 27),
    twice('wrapped', `logger.error(err); throw toError(err);`),
    twice('wrapped', `logger.error(err); throw new SaveError('save failed', err);`),
    twice('thrown', `const e = new SaveError('x', { cause: err }); logger.error(e); throw e;`, 49),
    {
      code: `${PINO} new Promise((resolve, reject) => { save().then(resolve, (err) => { logger.error(err); reject(err); }); });`,
      errors: [{ messageId: 'passed' }],
    },
    {
      name: 'a helper of a job',
      code: `${PINO} import { Worker } from 'bullmq'; new Worker('mails', (job) => send(job)); async function send(job) { try { await sendMail(job); } catch (err) { logger.error(err); throw err; } }`,
      errors: [{ messageId: 'thrown' }],
    },
    {
      name: 'a request handler: its framework logs what it throws',
      code: `${PINO} app.get('/rooms', async (req, res) => { try { await save(req); } catch (err) { logger.error(err); throw err; } });`,
      errors: [{ messageId: 'thrown' }],
    },
    {
      name: 'a method, require, decorators, private fields, generics',
      code: `const { Logger } = require('@nestjs/common');
class Rooms<T> { #logger = new Logger(Rooms.name); @Timed() async save(room: T) { try { await this.store.save<T>(room); } catch (err: unknown) { this.#logger.error('save failed', err); throw err; } } }`,
      errors: [{ messageId: 'thrown', line: 2, column: 146 }],
    },
  ],
});
