import rule from '../../../src/rules/logging/no-lost-log-argument.js';
import { describe, expect, it } from 'vitest';
import { carried } from '../../loggers/carries.js';
import type { RunOptions } from '../../loggers/run.js';
import { testSuggestions } from '../../loggers/suggestions.js';
import { run, type Cases } from '../../run.js';

type Invalid = Exclude<Cases['invalid'][number], string>;

/** The first two lines of a file: a logger of each library, and of some configurations. */
const LOGGERS = {
  pino: `import pino from 'pino';\nconst logger = pino();`,
  'pino errorKey': `import pino from 'pino';\nconst logger = pino({ errorKey: 'error' });`,
  'pino serializers': `import pino from 'pino';\nconst logger = pino({ serializers: { error: pino.stdSerializers.err } });`,
  'pino elsewhere': `import pino from 'pino'; import { options } from './options.js';\nconst logger = pino(options);`,
  'pino hook': `import pino from 'pino';\nconst logger = pino({ hooks: { logMethod(args, method) { method.apply(this, args.reverse() as never); } } });`,
  'pino log formatter': `import pino from 'pino';\nconst logger = pino({ formatters: { log: (fields) => describe(fields) } });`,
  'pino child': `import pino from 'pino';\nconst logger = pino().child({ id }, { serializers: { error: pino.stdSerializers.err } });`,
  bunyan: `import bunyan from 'bunyan';\nconst logger = bunyan.createLogger({ name: 'meeting' });`,
  'bunyan serializers': `import bunyan from 'bunyan';\nconst logger = bunyan.createLogger({ name: 'meeting', serializers: bunyan.stdSerializers });`,
  winston: `import winston from 'winston';\nconst logger = winston.createLogger({ transports: [new winston.transports.Console()] });`,
  'winston errors': `import winston, { format } from 'winston';\nconst logger = winston.createLogger({ format: format.combine(format.errors({ stack: true }), format.json()), transports: [new winston.transports.Console()] });`,
  'winston splat': `import winston, { format } from 'winston';\nconst logger = winston.createLogger({ format: format.combine(format.splat(), format.json()), transports: [new winston.transports.Console()] });`,
  'winston own': `import winston, { format } from 'winston';\nconst logger = winston.createLogger({ format: format.combine(format.printf((info) => JSON.stringify(info)), format.json()) });`,
  'winston elsewhere': `import winston from 'winston'; import { ours } from './formats.js';\nconst logger = winston.createLogger({ format: ours });`,
  powertools: `import { Logger } from '@aws-lambda-powertools/logger';\nconst logger = new Logger({ serviceName: 'meeting' });`,
  nest: `import { Logger } from '@nestjs/common';\nconst logger = new Logger('JoinService');`,
  'nest bare': `import { Logger } from '@nestjs/common';\nconst logger = new Logger();`,
  consola: `import { createConsola } from 'consola';\nconst logger = createConsola({ level: 5 });`,
  log4js: `import log4js from 'log4js';\nlog4js.configure({ disableClustering: true, appenders: { out: { type: 'stdout' } }, categories: { default: { appenders: ['out'], level: 'trace' } } }); const logger = log4js.getLogger('meeting');`,
  loglevel: `import log from 'loglevel';\nconst logger = log;`,
  logtape: `import { configureSync, getConsoleSink, getLogger, jsonLinesFormatter } from '@logtape/logtape';\nconfigureSync({ reset: true, sinks: { out: getConsoleSink({ formatter: jsonLinesFormatter }) }, loggers: [{ category: 'join', sinks: ['out'] }] }); const logger = getLogger('join');`,
  tslog: `import { Logger } from 'tslog';\nconst logger = new Logger({ type: 'json' });`,
  'tslog pretty': `import { Logger } from 'tslog';\nconst logger = new Logger({ type: 'pretty' });`,
  unknown: `import { logger } from '@acme/logging';\n`,
};

/** A file that logs in a catch clause: the log call is line 6, from column 3. */
function file(logger: keyof typeof LOGGERS, call: string): string {
  return `${LOGGERS[logger]}\ntry {\n  join();\n} catch (err) {\n  ${call}\n}`;
}

/**
 * A call that loses an argument.
 * @param marked the call, with the place of the report in ‹›
 * @param after what the suggestion makes of the call; null where there is none
 */
function lost(logger: keyof typeof LOGGERS, marked: string, messageId: string, after: string | null): Invalid {
  const { code, place } = read(logger, marked);
  const suggestions = after === null ? [] : [{ messageId: 'replace', output: file(logger, after) }];
  return { code, errors: [{ messageId, ...place, suggestions }] };
}

/** The same, where the fix is certain. */
function fixed(logger: keyof typeof LOGGERS, marked: string, messageId: string, after: string): Invalid {
  const { code, place } = read(logger, marked);
  return { code, output: file(logger, after), errors: [{ messageId, ...place }] };
}

function read(logger: keyof typeof LOGGERS, marked: string): { code: string; place: object } {
  const [column, endColumn] = [marked.indexOf('‹') + 3, marked.indexOf('›') + 2];
  return { code: file(logger, marked.replaceAll(/[‹›]/g, '')), place: { line: 6, column, endLine: 6, endColumn } };
}

/** Reports that say that a value is not printed at all. The others say that it is in the wrong place. */
const LOSSES = /^(?:dropped|errorInPlaceholder|firstError|overwritten|onlyMessage|unserialized|stringified|spread)$/;

/** Runs what is reported through the real library: what the report says is lost must be missing in the output. */
function testReports(name: string, invalid: Cases['invalid'], options: RunOptions = {}): void {
  const cases = invalid.flatMap((test) => {
    if (typeof test === 'string' || !Array.isArray(test.errors)) return [];
    const [error] = test.errors as [{ messageId: string }];
    return [{ code: test.code, messageId: error.messageId }];
  });
  describe(`${name}: what is reported`, () => {
    it.each(cases.filter(({ messageId }) => LOSSES.test(messageId)))('loses a value: $code', async ({ code }) => {
      expect((await carried(code, code, null, options)).missing).not.toEqual([]);
    });
    it.each(cases.filter(({ messageId }) => /filled$/i.test(messageId)))('prints %s: $code', async ({ code }) => {
      expect((await carried(code, code, null, options)).after.text).toMatch(/%[sj]|undefined/);
    });
  });
}

const pino: Cases = {
  valid: [
    file('pino', `logger.error({ err }, 'join failed');`),
    file('pino', `logger.error(err, 'join failed');`),
    file('pino', `logger.error(err);`),
    file('pino', `logger.error({ err, userId });`),
    file('pino', `logger.error({ err }, 'join of %s failed after %d', userId, count);`),
    file('pino', `logger.error({ err }, '100%% of %s', userId);`),
    file('pino', `logger.info('100%');`),
    file('pino', `logger.info('50%off, %d0');`),
    file('pino', `logger.error({ err }, 'join failed', undefined);`),
    file('pino', `logger.error(undefined, 'join failed');`),
    // It is there already.
    file('pino', `logger.error({ err }, 'join failed', err);`),
    file('pino', `logger.error({ err, userId }, 'join failed', userId);`),
    file('pino', `logger.error({ err }, 'join failed: %s', err);`),
    file('pino', `logger.info('joined', {});`),
    // What comes first may be anything.
    file('pino', `logger.error(describe(), err);`),
    file('pino', `logger.error(...parts, err);`),
    `import pino from 'pino'; const logger = pino(); export function fail(format: string, ...values: unknown[]) { logger.error(format, ...values); }`,
    `import pino from 'pino'; const logger = pino(); export function fail(format: string, value: unknown) { logger.error(format, value); }`,
    `import pino from 'pino'; const logger = pino(); export function fail(what, value) { logger.error(what, value); }`,
    // A hook may put the arguments in order.
    file('pino hook', `logger.error('join failed', err);`),
    // Errors under keys that have a serializer.
    file('pino errorKey', `logger.error({ error: err }, 'join failed');`),
    file('pino serializers', `logger.error({ error: err }, 'join failed');`),
    file('pino child', `logger.error({ error: err }, 'join failed');`),
    file('pino elsewhere', `logger.error({ error: err }, 'join failed');`),
    file('pino log formatter', `logger.error({ error: err }, 'join failed');`),
    file('pino', `logger.error({ error: err, err }, 'join failed');`),
    file('pino', `logger.error({ error: err.message, stack: err.stack }, 'join failed');`),
    file('pino', `if (err instanceof JoinError) logger.error({ error: err }, 'join failed');`),
    // Not the logger of pino.
    `import { pino } from './pens.js'; const logger = pino(); logger.error('join failed', err);`,
    `import pino from 'pino'; pino.info; const timer = pino.stdTimeFunctions;`,
  ],
  invalid: [
    fixed('pino', `logger.error('join failed', ‹err›);`, 'dropped', `logger.error({ err }, 'join failed');`),
    fixed(
      'pino errorKey',
      `logger.error('join failed', ‹err›);`,
      'dropped',
      `logger.error({ error: err }, 'join failed');`,
    ),
    fixed('pino', `logger.error(\`join failed\`, ‹err›);`, 'dropped', `logger.error({ err }, \`join failed\`);`),
    lost(
      'pino',
      `logger.error(\`join of \${userId} failed\`, ‹err›);`,
      'dropped',
      `logger.error({ err }, \`join of \${userId} failed\`);`,
    ),
    lost(
      'pino',
      `logger.error('join failed: ' + reason, ‹err›);`,
      'dropped',
      `logger.error({ err }, 'join failed: ' + reason);`,
    ),
    fixed('pino', `logger.error('join failed', ‹err as Error›);`, 'dropped', `logger.error({ err }, 'join failed');`),
    lost(
      'pino',
      `logger.error('join failed', ‹(err as Error).message›);`,
      'dropped',
      `logger.error({ err }, 'join failed');`,
    ),
    lost('pino', `logger.error('join failed', ‹String(err)›);`, 'dropped', `logger.error({ err }, 'join failed');`),
    lost(
      'pino',
      `logger.error((err as Error).message, ‹err›);`,
      'dropped',
      `logger.error({ err }, (err as Error).message);`,
    ),
    lost(
      'pino',
      `logger.error('join failed', ‹{ error: err, userId }›);`,
      'dropped',
      `logger.error({ err, userId }, 'join failed');`,
    ),
    lost('pino', `logger.error('join failed', ‹{ ...user }›);`, 'dropped', `logger.error({ ...user }, 'join failed');`),
    lost('pino', `logger.error('join failed', ‹{ ...user }›, err);`, 'dropped', null),
    lost(
      'pino',
      `logger.error('join failed', ‹err›, { userId });`,
      'dropped',
      `logger.error({ err, userId }, 'join failed');`,
    ),
    lost('pino', `logger.error('join failed', ‹err›, { err: reason });`, 'dropped', null),
    lost(
      'pino',
      `logger.info('joined', ‹user.id›, meeting);`,
      'dropped',
      `logger.info({ userId: user.id, meeting }, 'joined');`,
    ),
    lost('pino', `logger.info('joined', ‹31337›);`, 'dropped', null),
    lost('pino', `logger.info('joined', ‹user.id›, userId);`, 'dropped', null),
    lost(
      'pino',
      `logger.info('joined %s', userId, ‹meetingId›);`,
      'dropped',
      `logger.info({ meetingId }, 'joined %s', userId);`,
    ),
    lost('pino', `logger.info('joined %%s', ‹userId›);`, 'dropped', `logger.info({ userId }, 'joined %%s');`),
    lost(
      'pino',
      `logger.info({ userId }, 'joined', ‹meetingId›);`,
      'dropped',
      `logger.info({ userId, meetingId }, 'joined');`,
    ),
    lost('pino', `logger.info(undefined, 'joined', ‹meetingId›);`, 'dropped', `logger.info({ meetingId }, 'joined');`),
    lost(
      'pino',
      `logger.error(err, 'join failed', ‹meetingId›);`,
      'dropped',
      `logger.error({ err, meetingId }, 'join failed');`,
    ),
    lost('pino', `const fields = { userId }; logger.error(fields, 'join failed', ‹err›);`, 'dropped', null),
    lost('pino', `logger.error('join failed', /* why */ ‹err›);`, 'dropped', null),
    fixed('pino', `logger['error']('join failed', ‹err›);`, 'dropped', `logger['error']({ err }, 'join failed');`),
    fixed('pino', `logger?.error('join failed', ‹err!›);`, 'dropped', `logger?.error({ err }, 'join failed');`),
    lost(
      'pino',
      `logger.child({ userId }).error('join failed', ‹err›, id);`,
      'dropped',
      `logger.child({ userId }).error({ err, id }, 'join failed');`,
    ),
    lost('pino elsewhere', `logger.error('join failed', ‹err›);`, 'dropped', `logger.error({ err }, 'join failed');`),
    lost('pino', `logger.error({ userId }, ‹err›);`, 'inMessagePlace', `logger.error({ userId, err });`),
    lost('pino', `logger.error(err, ‹{ userId }›);`, 'inMessagePlace', `logger.error({ err, userId });`),
    lost(
      'pino',
      `logger.error(err, ‹{ userId }›, 'join failed');`,
      'inMessagePlace',
      `logger.error({ err, userId }, 'join failed');`,
    ),
    lost('pino', `logger.error(err, ‹{ userId }›, 'join failed', id);`, 'inMessagePlace', null),
    lost('pino', `logger.info(‹'joined %s %s'›, userId);`, 'unfilled', null),
    lost('pino', `logger.info(‹'joined %s'›);`, 'unfilled', null),
    lost(
      'pino',
      `logger.error('join failed: %s', ‹err›);`,
      'errorInPlaceholder',
      `logger.error({ err }, 'join failed: %s', err);`,
    ),
    lost(
      'pino',
      `logger.error({ userId }, 'join failed: %j', ‹err›);`,
      'errorInPlaceholder',
      `logger.error({ userId, err }, 'join failed: %j', err);`,
    ),
    lost(
      'pino',
      `logger.error({ ‹error: err› }, 'join failed');`,
      'unserialized',
      `logger.error({ err }, 'join failed');`,
    ),
    lost(
      'pino',
      `logger.error({ userId, ‹e: err as Error› }, 'join failed');`,
      'unserialized',
      `logger.error({ userId, err: err as Error }, 'join failed');`,
    ),
    lost('pino', `logger.error({ err: reason, ‹error: err› }, 'join failed');`, 'unserialized', null),
    lost('pino', `logger.error({ ...user, ‹error: err› }, 'join failed');`, 'unserialized', null),
    lost('pino', `logger.error({ join: { ‹err› } }, 'join failed');`, 'unserialized', null),
    lost(
      'pino',
      `logger.error({ ‹failure: new Error(reason)› }, 'join failed');`,
      'unserialized',
      `logger.error({ err: new Error(reason) }, 'join failed');`,
    ),
    lost('pino', `logger.info('joined', ‹{ [reason]: userId }›, meeting);`, 'dropped', null),
    lost('pino', `logger.info('joined', ‹{ userId }›, { userId: id });`, 'dropped', null),
    lost(
      'pino',
      `{ const failure = (err as Error).message; const err2 = 5; logger.error('join failed', ‹failure›); }`,
      'dropped',
      `{ const failure = (err as Error).message; const err2 = 5; logger.error({ err }, 'join failed'); }`,
    ),
  ],
};

run('no-lost-log-argument: pino', rule, pino);
testSuggestions('pino', pino.invalid, { modules: { './options.js': () => ({ options: {} }) } });
testReports('pino', pino.invalid, { modules: { './options.js': () => ({ options: {} }) } });

const bunyan: Cases = {
  valid: [
    file('bunyan', `logger.error(err, 'join failed');`),
    file('bunyan', `logger.error({ userId }, 'join failed');`),
    file('bunyan', `logger.info('joined', userId, meetingId);`),
    file('bunyan', `logger.info('joined %s with %s', userId, meetingId);`),
    file('bunyan', `logger.error('join failed: %s', err);`),
    file('bunyan', `logger.error(describe(), err);`),
    file('bunyan serializers', `logger.error({ err }, 'join failed');`),
    // What suggestions write.
    file('bunyan', `logger.error({ err: err instanceof Error ? err.stack : err, userId }, 'join failed');`),
  ],
  invalid: [
    lost('bunyan', `logger.error('join failed', ‹err›);`, 'inMessageText', `logger.error(err, 'join failed');`),
    lost('bunyan', `logger.info('joined', ‹{ userId }›);`, 'inMessageText', `logger.info({ userId }, 'joined');`),
    lost(
      'bunyan',
      `logger.info('joined as %s', reason, ‹{ userId }›);`,
      'inMessageText',
      `logger.info({ userId }, 'joined as %s', reason);`,
    ),
    lost('bunyan', `logger.error('join failed', ‹err›, { userId });`, 'inMessageText', null),
    lost(
      'bunyan serializers',
      `logger.error('join failed', ‹err›, { userId });`,
      'inMessageText',
      `logger.error({ err, userId }, 'join failed');`,
    ),
    lost('bunyan', `logger.error({ userId }, ‹err›);`, 'inMessageText', null),
    lost('bunyan serializers', `logger.error({ userId }, ‹err›);`, 'inMessageText', `logger.error({ userId, err });`),
    lost(
      'bunyan serializers',
      `logger.error(err, ‹{ userId }›, 'join failed');`,
      'inMessageText',
      `logger.error({ err, userId }, 'join failed');`,
    ),
    lost('bunyan', `logger.info(‹'joined %s with %s'›, userId);`, 'unfilled', null),
    lost('bunyan', `logger.info({ userId }, ‹'joined %s'›);`, 'unfilled', null),
    lost(
      'bunyan',
      `logger.error('join failed: %j', ‹err›);`,
      'errorInPlaceholder',
      `logger.error('join failed: %s', err);`,
    ),
    // Without `serializers`, not even `err` is written in full.
    lost('bunyan', `logger.error({ ‹err› }, 'join failed');`, 'unserialized', `logger.error(err, 'join failed');`),
    lost('bunyan', `logger.error({ ‹err›, userId }, 'join failed');`, 'unserialized', null),
    lost(
      'bunyan serializers',
      `logger.error({ ‹error: err›, userId }, 'join failed');`,
      'unserialized',
      `logger.error({ err, userId }, 'join failed');`,
    ),
  ],
};

run('no-lost-log-argument: bunyan', rule, bunyan);
testSuggestions('bunyan', bunyan.invalid);
testReports('bunyan', bunyan.invalid);

const STACK = 'err instanceof Error ? err.stack : err';

const winston: Cases = {
  valid: [
    file('winston', `logger.error('join failed', err);`),
    // What suggestions write.
    file('winston', `logger.error('join failed', { err: err instanceof Error ? err.stack : err, userId });`),
    file('winston', `logger.error('join failed', { err: isError(err) ? err.message : err });`),
    file('winston', `logger.error('join failed', { userId });`),
    file('winston', `logger.error('join failed', user);`),
    file('winston', `logger.log('error', 'join failed', err);`),
    file('winston', `logger.log({ level: 'error', message: 'join failed', userId });`),
    file('winston', `logger.error({ message: 'join failed', userId });`),
    file('winston', `logger.error('join failed', undefined);`),
    file('winston errors', `logger.error(err);`),
    file('winston splat', `logger.info('joined %s', userId);`),
    file('winston splat', `logger.info('joined %s', userId, { meetingId });`),
    file('winston splat', `logger.error('join failed', err, { userId });`),
    file('winston', `logger.error();`),
    file('winston', `logger.error(describe(), 'now');`),
    file('winston', `logger.error({ userId });`),
    file('winston', `logger.error(err, { userId });`),
    // A format of one's own may print what the others drop.
    file('winston own', `logger.info('joined', userId, meetingId);`),
    file('winston own', `logger.error('join failed', { err });`),
    file('winston elsewhere', `logger.info('joined', userId);`),
    file('winston elsewhere', `logger.error('join failed', { err });`),
    `import winston from 'winston'; const logger = winston.createLogger(); logger.configure({ format: ours }); logger.info('joined', 'now');`,
  ],
  invalid: [
    lost('winston', `logger.error({ err }, ‹'join failed'›);`, 'droppedMessage', `logger.error('join failed', err);`),
    lost('winston own', `logger.error(err, ‹'join failed'›);`, 'droppedMessage', `logger.error('join failed', err);`),
    lost('winston', `logger.info({ userId }, ‹'joined'›);`, 'droppedMessage', `logger.info('joined', { userId });`),
    lost(
      'winston',
      `logger.log('error', { userId, err }, ‹'join failed'›);`,
      'droppedMessage',
      `logger.log('error', 'join failed', { userId, error: ${STACK} });`,
    ),
    lost('winston', `logger.error(‹err›);`, 'firstError', null),
    lost('winston', `logger.info('joined', ‹userId›);`.replace('userId', '`${userId}`'), 'dropped', null),
    lost(
      'winston',
      `logger.error('join failed', ‹(err as Error).message›);`,
      'dropped',
      `logger.error('join failed', err);`,
    ),
    lost(
      'winston',
      `logger.error('join failed', { userId }, ‹err›);`,
      'dropped',
      `logger.error('join failed', { userId, error: ${STACK} });`,
    ),
    lost(
      'winston',
      `logger.error('join failed', err, ‹{ userId }›);`,
      'dropped',
      `logger.error('join failed', { error: ${STACK}, userId });`,
    ),
    lost(
      'winston',
      `logger.log('info', 'joined', { userId }, ‹{ meetingId }›);`,
      'dropped',
      `logger.log('info', 'joined', { userId, meetingId });`,
    ),
    lost('winston', `logger.info('joined %s', ‹userId›);`, 'notFilled', null),
    lost('winston errors', `logger.info('joined %s', ‹userId›);`, 'notFilled', null),
    lost('winston splat', `logger.info('joined %s', userId, ‹'now'›);`, 'dropped', null),
    lost('winston splat', `logger.error('join of %s failed', userId, ‹err›);`, 'dropped', null),
    lost(
      'winston splat',
      `logger.error('join failed', { userId }, ‹err›);`,
      'dropped',
      `logger.error('join failed', { userId, error: ${STACK} });`,
    ),
    lost('winston splat', `logger.info('joined', { ‹message: reason›, userId });`, 'overwritten', null),
    lost(
      'winston',
      `logger.error('join failed', { ‹error: err› });`,
      'unserialized',
      `logger.error('join failed', err);`,
    ),
    lost(
      'winston',
      `logger.error('join failed', { ‹error: err›, userId });`,
      'unserialized',
      `logger.error('join failed', { error: ${STACK}, userId });`,
    ),
    lost(
      'winston errors',
      `logger.error('join failed', { ‹err›, userId });`,
      'unserialized',
      `logger.error('join failed', { err: ${STACK}, userId });`,
    ),
    lost(
      'winston',
      `logger.log({ level: 'error', message: 'join failed', ‹error: err› });`,
      'unserialized',
      `logger.log({ level: 'error', message: 'join failed', error: ${STACK} });`,
    ),
  ],
};

run('no-lost-log-argument: winston', rule, winston);
testSuggestions('winston', winston.invalid);
testReports('winston', winston.invalid);

const powertools: Cases = {
  valid: [
    file('powertools', `logger.error('join failed', err as Error);`),
    file('powertools', `logger.error('join failed', { err, userId });`),
    file('powertools', `logger.error('join failed', userId);`),
    file('powertools', `logger.error('join failed', { userId }, { meetingId });`),
    file('powertools', `logger.error({ message: 'join failed', err });`),
    file('powertools', `logger.error({ ...user }, 'join failed');`),
    file('powertools', `logger.error(describe(), 31337);`),
    file('powertools', `logger.error();`),
    file('powertools', `logger.error({ userId }, describe());`),
  ],
  invalid: [
    lost(
      'powertools',
      `logger.error(‹err as Error›);`,
      'firstError',
      `logger.error((err as Error).message, err as Error);`,
    ),
    lost(
      'powertools',
      `logger.error(‹err as Error›, 'join failed');`,
      'firstError',
      `logger.error('join failed', err as Error);`,
    ),
    lost('powertools', `logger.error(‹err as Error›, { userId });`, 'firstError', null),
    lost('powertools', `logger.error(‹new Error(reason)›);`, 'firstError', null),
    lost('powertools', `logger.info({ userId }, ‹'joined'›);`, 'droppedMessage', `logger.info('joined', { userId });`),
    lost(
      'powertools',
      `logger.info('joined', ‹Number(count)›);`,
      'dropped',
      `logger.info('joined', { count: Number(count) });`,
    ),
    lost('powertools', `logger.info('joined', ‹\`as \${reason}\`›, 'now');`, 'dropped', null),
    lost('powertools', `logger.info('joined %s', ‹userId›);`, 'notFilled', null),
  ],
};

run('no-lost-log-argument: Powertools', rule, powertools);
testSuggestions('Powertools', powertools.invalid);
testReports('Powertools', powertools.invalid);

const nest: Cases = {
  valid: [
    file('nest', `logger.error('join failed', err);`),
    file('nest', `logger.error('join failed', (err as Error).stack);`),
    file('nest', `logger.error('join failed', ${STACK});`),
    file('nest', `logger.error(err);`),
    file('nest', `logger.error(err, (err as Error).stack);`),
    file('nest', `logger.error('join failed', { err, userId });`),
    file('nest', `logger.log('joined', { userId });`),
    file('nest', `logger.log('joined', meeting);`),
    file('nest', `logger.log('joined', describe(meeting));`),
    file('nest bare', `logger.log('joined', 'JoinService');`),
    file('nest bare', `logger.log('joined', JoinService.name);`),
    file('nest bare', `logger.error('join failed', (err as Error).stack, 'JoinService');`),
    file('nest bare', `logger.error({ userId }, 'JoinService');`),
    file('nest bare', `logger.log({ userId }, context);`),
    file('nest', `logger.log(describe(), 'joined the meeting');`),
    // Another library prints it.
    {
      code: file('nest', `logger.log({ userId }, 'joined the meeting');`),
      filename: 'tests/fixtures/nest-pino/src/join.ts',
    },
  ],
  invalid: [
    lost(
      'nest',
      `logger.error(err, ‹'join has failed'›);`,
      'droppedMessage',
      `logger.error('join has failed', ${STACK});`,
    ),
    lost(
      'nest bare',
      `logger.warn(err, ‹'join has failed'›);`,
      'droppedMessage',
      `logger.warn('join has failed', err);`,
    ),
    lost(
      'nest',
      `logger.error({ userId }, ‹'join has failed'›);`,
      'droppedMessage',
      `logger.error('join has failed', { userId });`,
    ),
    lost('nest', `logger.log({ userId }, ‹'has joined'›);`, 'droppedMessage', `logger.log('has joined', { userId });`),
    lost(
      'nest',
      `logger.error('join failed', ‹(err as Error).message›);`,
      'stackPlace',
      `logger.error('join failed', ${STACK});`,
    ),
    lost(
      'nest bare',
      `logger.fatal('join failed', ‹String(err)›);`,
      'stackPlace',
      `logger.fatal('join failed', ${STACK});`,
    ),
    lost('nest', `logger.error('join failed', ‹\`meeting \${meetingId}\`›);`, 'stackPlace', null),
    lost(
      'nest',
      `logger.warn('join failed', ‹(err as Error).message›);`,
      'contextPlace',
      `logger.warn('join failed', err);`,
    ),
    lost('nest bare', `logger.log('joined', ‹\`meeting \${meetingId}\`›);`, 'contextPlace', null),
    lost('nest', `logger.log('joined %s', ‹userId›);`, 'notFilled', null),
    lost(
      'nest',
      `logger.error('join failed', (err as Error).stack, ‹'JoinService'›);`,
      'ownContext',
      `logger.error('join failed', (err as Error).stack);`,
    ),
    lost('nest', `logger.error('join failed', (err as Error).stack, ‹'RoomService'›);`, 'ownContext', null),
    lost('nest', `logger.log('joined', ‹'JoinService'›);`, 'ownContext', `logger.log('joined');`),
    {
      code: `
import { Injectable, Logger } from '@nestjs/common';
@Injectable()
export class JoinService {
  readonly #logger = new Logger(JoinService.name);
  private readonly other = new Logger();
  run() {
    this.#logger.warn('no seat', { id }, JoinService.name);
    this.other.warn('no seat', { id }, JoinService.name);
  }
}`,
      errors: [
        {
          messageId: 'ownContext',
          line: 8,
          column: 42,
          suggestions: [
            {
              messageId: 'replace',
              output: `
import { Injectable, Logger } from '@nestjs/common';
@Injectable()
export class JoinService {
  readonly #logger = new Logger(JoinService.name);
  private readonly other = new Logger();
  run() {
    this.#logger.warn('no seat', { id });
    this.other.warn('no seat', { id }, JoinService.name);
  }
}`,
            },
          ],
        },
      ],
    },
  ],
};

run('no-lost-log-argument: Nest', rule, nest);
testSuggestions('Nest', nest.invalid.slice(0, -1));
testReports('Nest', nest.invalid.slice(0, -1));

const others: Cases = {
  valid: [
    file('log4js', `logger.error('join failed', err, { userId });`),
    file('log4js', `logger.info('joined %s', userId, meetingId);`),
    file('log4js', `logger.error(err, 'join failed');`),
    file('loglevel', `logger.error('join failed', err);`),
    file('consola', `logger.error('join failed', err, userId);`),
    file('consola', `logger.error('join failed: %j', err);`),
    file('consola', `logger.error({ message: 'join failed', args: [err], tag: 'join' });`),
    file('consola', `logger.error({ message: 'join failed', userId }, 'now');`),
    file('consola', `logger.error({ userId });`),
    file('consola', `logger.error({ ...user, message: 'join failed' });`),
    file('consola', `logger.error();`),
    file('consola', `logger.error(\`join of \${userId} failed\`);`),
    file('tslog', `logger.error('join failed', err, { userId });`),
    file('tslog pretty', `logger.error('join failed', { err });`),
    file('logtape', `logger.error('join failed', { err, userId });`),
    file('logtape', `logger.error('join failed', err as Error);`),
    file('logtape', `logger.error('{userId} failed', { userId });`),
    file('logtape', `logger.error('{{userId}} failed', { id });`),
    file('logtape', `logger.error('{userId} failed', { ...user });`),
    file('logtape', `logger.error('{userId} failed', describe(user));`),
    file('logtape', `logger.error(err as Error, { userId });`),
    file('logtape', `logger.error({ userId });`),
    file('logtape', `logger.error(describe(), 'now');`),
    file('logtape', `logger.info('joined', undefined);`),
    `import debug from 'debug'; const log = debug('join'); log('joined %s %s', userId);`,
    `console.log('100%s');`,
  ],
  invalid: [
    lost('log4js', `logger.info(‹'joined %s with %s'›, userId);`, 'unfilled', null),
    lost(
      'log4js',
      `logger.error('join failed: %j', ‹err›);`,
      'errorInPlaceholder',
      `logger.error('join failed: %s', err);`,
    ),
    lost('log4js', `logger.error('join of %j failed: %j', user, ‹err›);`, 'errorInPlaceholder', null),
    lost('loglevel', `logger.warn(‹'joined %s'›);`, 'unfilled', null),
    lost(
      'loglevel',
      `logger.error('join failed: %j', ‹err›);`,
      'errorInPlaceholder',
      `logger.error('join failed: %s', err);`,
    ),
    lost('consola', `logger.info(‹'joined %s with %s'›, userId);`, 'unfilled', null),
    lost(
      'consola',
      `logger.error({ message: 'join failed', ‹err›, userId });`,
      'onlyMessage',
      `logger.error('join failed', { err, userId });`,
    ),
    lost('consola', `logger.error({ message: 'join failed', tag: 'join', ‹err› });`, 'onlyMessage', null),
    lost('logtape', `logger.info('joined', ‹'now'›);`, 'dropped', null),
    lost(
      'logtape',
      `logger.error('join failed', { userId }, ‹err›);`,
      'dropped',
      `logger.error('join failed', { userId, error: err });`,
    ),
    lost(
      'logtape',
      `logger.error(err as Error, ‹'join failed'›);`,
      'droppedMessage',
      `logger.error('join failed', err as Error);`,
    ),
    lost('logtape', `logger.info({ userId }, ‹'joined'›);`, 'droppedMessage', `logger.info('joined', { userId });`),
    lost('logtape', `logger.info('joined %s', ‹userId›);`, 'notFilled', null),
    lost('logtape', `logger.info(‹'{id} joined'›, { userId });`, 'unfilled', null),
    lost('tslog', `logger.error('join failed', { ‹err› });`, 'unserialized', `logger.error('join failed', err);`),
    lost('tslog', `logger.error('join failed', { userId, ‹err› });`, 'unserialized', null),
    lost('tslog', `logger.error('join failed', { join: { ‹err› } });`, 'unserialized', null),
  ],
};

run('no-lost-log-argument: log4js, loglevel, consola, tslog', rule, others);
testSuggestions('log4js, loglevel, consola, tslog', others.invalid);
testReports('log4js, loglevel, consola, tslog', others.invalid);

/** What JSON and a spread leave out of an error is lost whatever the library. */
const errors: Cases = {
  valid: [
    file('unknown', `logger.error('join failed', err);`),
    file('unknown', `logger.error('join failed', { error: err });`),
    file('unknown', `logger.error({ err }, 'join failed', userId);`),
    file('unknown', `logger.error(JSON.stringify(err, Object.getOwnPropertyNames(err)));`),
    file('unknown', `logger.error(JSON.stringify(err.message));`),
    file('unknown', `logger.error(JSON.stringify({ message: err.message, stack: err.stack }));`),
    file('unknown', `logger.error(JSON.stringify(meeting));`),
    file('unknown', `logger.error(JSON.stringify(err), err);`),
    file('unknown', `logger.error(JSON.stringify(err), err.stack);`),
    file('unknown', `logger.debug(JSON.stringify(err)); logger.error(err);`),
    file('unknown', `logger.error('join failed', { ...err, message: err.message, stack: err.stack });`),
    file('unknown', `logger.error('join failed', { ...user });`),
    file('unknown', `logger.error('join failed', () => JSON.stringify(err));`),
    // It may well show itself as JSON.
    file('unknown', `if (axios.isAxiosError(err)) logger.error(JSON.stringify(err));`),
    file('unknown', `logger.error(err instanceof ZodError ? JSON.stringify(err) : 'join failed');`),
    file('unknown', `if (err instanceof ZodError && debug) { logger.error({ ...err }); }`),
    file('unknown', `if (!(err instanceof ZodError)) throw err; logger.error(JSON.stringify(err));`),
    file('unknown', `if ('issues' in err) { load(); logger.error(JSON.stringify(err)); }`),
    file('unknown', `isZodError(err) && logger.error(JSON.stringify(err));`),
    // It is no error at all.
    file('unknown', `logger.error(err instanceof Error ? err.stack : JSON.stringify(err));`),
    file('unknown', `logger.error(err instanceof Error ? err.message : JSON.stringify(err));`),
    file(
      'unknown',
      `if (err instanceof Error) { logger.error(err.message); } else { logger.error(JSON.stringify(err)); }`,
    ),
    file(
      'unknown',
      `if (err instanceof Error) { logger.error(err.message); return; } logger.error(JSON.stringify(err));`,
    ),
    file('unknown', `if (!(err instanceof Error)) logger.error(JSON.stringify(err));`),
    file('unknown', `err instanceof Error || logger.error(JSON.stringify(err));`),
    file('unknown', `if (typeof err === 'object') logger.error(JSON.stringify(err));`),
    file('pino', `if (!(err instanceof Error)) logger.error({ userId }, err);`),
    `import { logger } from '@acme/logging'; export function show(result) { logger.info(JSON.stringify(result.error)); }`,
    'JSON.stringify(err); const copy = { ...err };',
    '',
  ],
  invalid: [
    lost('unknown', `logger.error(‹JSON.stringify(err)›);`, 'stringified', `logger.error(String(${STACK}));`),
    lost('unknown', `logger.error(‹JSON.stringify(err, null, 2)›);`, 'stringified', `logger.error(String(${STACK}));`),
    lost(
      'unknown',
      `logger.error('join failed: ' + ‹JSON.stringify(err)›);`,
      'stringified',
      `logger.error('join failed: ' + String(${STACK}));`,
    ),
    lost(
      'unknown',
      `logger.error(\`join failed: \${‹JSON.stringify(err as Error)›}\`);`,
      'stringified',
      `logger.error(\`join failed: \${${STACK}}\`);`,
    ),
    lost(
      'unknown',
      `logger.error('join failed', { error: ‹JSON.stringify(err)› });`,
      'stringified',
      `logger.error('join failed', { error: ${STACK} });`,
    ),
    lost('unknown', `logger.error('join failed', ‹JSON.stringify({ err, userId })›);`, 'stringified', null),
    lost('unknown', `logger.error(‹JSON.stringify(err /* why */)›);`, 'stringified', null),
    lost(
      'unknown',
      `if (err instanceof Error) logger.error(‹JSON.stringify(err)›);`,
      'stringified',
      `if (err instanceof Error) logger.error(String(${STACK}));`,
    ),
    lost(
      'unknown',
      `logger.error('join failed', { ‹...(err as Error)›, userId });`,
      'spread',
      `logger.error('join failed', { ...(err as Error), stack: (err as Error).stack, userId });`,
    ),
    lost(
      'unknown',
      `logger.error({ error: { ‹...(err as Error)› } });`,
      'spread',
      `logger.error({ error: { ...(err as Error), stack: (err as Error).stack } });`,
    ),
    lost('pino', `logger.error(‹JSON.stringify(err)›);`, 'stringified', `logger.error(String(${STACK}));`),
    lost(
      'pino',
      `logger.error({ ‹...(err as Error)›, userId }, 'join failed');`,
      'spread',
      `logger.error({ ...(err as Error), stack: (err as Error).stack, userId }, 'join failed');`,
    ),
    // Told once: it is dropped, whatever it is.
    lost(
      'pino',
      `logger.error('join failed', ‹JSON.stringify(err)›);`,
      'dropped',
      `logger.error({ err }, 'join failed');`,
    ),
    lost(
      'unknown',
      `if (err instanceof ZodError) return; logger.error(‹JSON.stringify(err)›);`,
      'stringified',
      `if (err instanceof ZodError) return; logger.error(String(${STACK}));`,
    ),
    lost(
      'unknown',
      `if (!(err instanceof Error)) return; logger.error(‹JSON.stringify(err)›);`,
      'stringified',
      `if (!(err instanceof Error)) return; logger.error(String(${STACK}));`,
    ),
    lost(
      'unknown',
      `if (err instanceof Error) { load; } logger.error(‹JSON.stringify(err)›);`,
      'stringified',
      `if (err instanceof Error) { load; } logger.error(String(${STACK}));`,
    ),
    lost(
      'unknown',
      `if (userId) logger.error(‹JSON.stringify(err)›);`,
      'stringified',
      `if (userId) logger.error(String(${STACK}));`,
    ),
    lost(
      'unknown',
      `logger.error(err instanceof Error ? ‹JSON.stringify(err)› : 'join failed');`,
      'stringified',
      `logger.error(err instanceof Error ? String(${STACK}) : 'join failed');`,
    ),
    lost(
      'unknown',
      `const failure = new Error(reason); logger.error({ ‹...failure› });`,
      'spread',
      `const failure = new Error(reason); logger.error({ ...failure, stack: failure.stack });`,
    ),
    // JavaScript.
    {
      code: `try { join(); } catch (err) { logger.error({ ...err }); }`,
      errors: [
        {
          messageId: 'spread',
          column: 46,
          endColumn: 52,
          suggestions: [
            {
              messageId: 'replace',
              output: `try { join(); } catch (err) { logger.error({ ...err, stack: err.stack }); }`,
            },
          ],
        },
      ],
    },
    {
      code: `join().catch((reason) => { logger.error(JSON.stringify(reason)); });`,
      errors: [{ messageId: 'stringified', column: 41, suggestions: 1 }],
    },
    {
      code: `socket.on('error', (problem) => log.error({ ...problem }));`,
      errors: [{ messageId: 'spread', column: 45, suggestions: 1 }],
    },
  ],
};

run('no-lost-log-argument: errors', rule, errors);
const ERRORS: RunOptions = {
  modules: { '@acme/logging': () => ({ logger: console }) },
  values: { ZodError: class extends Error {} },
};
testSuggestions('errors', errors.invalid.slice(0, -3), ERRORS);
testReports('errors', errors.invalid.slice(0, -3), ERRORS);

/** Odd ways to write, and loggers that come from elsewhere. */
const forms: Cases = {
  valid: [
    `import pino from 'pino'; class A { #log = pino(); run() { this.#log.info({ id: 1 }, 'joined'); } }`,
    `import { pino } from 'pino'; const log = pino(); log.info?.('joined'); log?.['info']('joined'); log.info();`,
    `import type { Logger } from 'pino'; export const run = (log: Logger) => log.info('joined');`,
    `import pino from 'pino'; const log = pino(); const view = <p onClick={() => log.info('joined')}>%s</p>;`,
    // By name only: where its arguments go is not known.
    `this.logger.error('join failed', err);`,
    `req.log.error('join failed', err);`,
    `getLogger().info('joined', { id }); logger.info('joined %s %s', id);`,
    {
      code: `import { logger } from '@acme/logger'; logger.error('join failed', err);`,
      settings: { observability: { profiles: [{ packages: ['@acme/logger'], extends: 'log4js' }] } },
    },
    {
      // Like pino, but the message goes first.
      code: `import { logger } from '@acme/logger'; logger.error('join failed', { id });`,
      settings: {
        observability: {
          profiles: [{ packages: ['@acme/logger'], extends: 'pino', logger: { shape: 'fields-last' } }],
        },
      },
    },
    { code: `import pino from 'pino'; pino().error('join failed', err);`, filename: 'src/join.test.ts' },
  ],
  invalid: [
    {
      code: `const { default: makeLogger } = require('pino'); const log = makeLogger(); log.info('joined', id);`,
      errors: [{ messageId: 'dropped', column: 95, suggestions: 1 }],
    },
    {
      code: `const log = require('pino')(); load((err) => { if (err) log.error('join failed', err); });`,
      output: `const log = require('pino')(); load((err) => { if (err) log.error({ err }, 'join failed'); });`,
      errors: [{ messageId: 'dropped', column: 82 }],
    },
    {
      code: `import makeLogger, { type Logger } from 'pino'; class A { readonly #log: Logger = makeLogger(); run<T>(id: T) { this.#log.info('joined', id); } }`,
      errors: [{ messageId: 'dropped', column: 138, suggestions: 1 }],
    },
    {
      code: `import { pino as p } from 'pino'; const log = p() satisfies object; join().then(go, (problem) => log!.warn('join failed', problem));`,
      output: `import { pino as p } from 'pino'; const log = p() satisfies object; join().then(go, (problem) => log!.warn({ err: problem }, 'join failed'));`,
      errors: [{ messageId: 'dropped', column: 123 }],
    },
    {
      code: `import type { FastifyRequest } from 'fastify'; export function join(request: FastifyRequest, message: string) { request.log.info(message, { id: 1 }); }`,
      errors: [{ messageId: 'dropped', column: 139, suggestions: 1 }],
    },
    {
      code: `import { PinoLogger } from 'nestjs-pino'; class A { constructor(private readonly logger: PinoLogger) {} run() { this.logger.info('joined', this.room.id); } }`,
      errors: [
        {
          messageId: 'dropped',
          column: 140,
          suggestions: [
            {
              messageId: 'replace',
              output: `import { PinoLogger } from 'nestjs-pino'; class A { constructor(private readonly logger: PinoLogger) {} run() { this.logger.info({ roomId: this.room.id }, 'joined'); } }`,
            },
          ],
        },
      ],
    },
    {
      code: `import { logger } from '@acme/logger'; logger.info('joined', { id });`,
      settings: { observability: { profiles: [{ packages: ['@acme/logger'], extends: 'pino' }] } },
      errors: [
        {
          message: "pino drops '{ id }': no placeholder of the message takes it. Write logger.info({ id }, 'joined').",
          suggestions: [
            {
              messageId: 'replace',
              output: `import { logger } from '@acme/logger'; logger.info({ id }, 'joined');`,
            },
          ],
        },
      ],
    },
    {
      // The other module is read: it says which library it is, and how its errors are written.
      code: `import { logger } from './logger.js'; try { join(); } catch (error) { logger.error({ error }, 'join failed'); }`,
      filename: 'tests/fixtures/pino-module/src/join.ts',
      errors: [{ messageId: 'unserialized', column: 86, suggestions: 1 }],
    },
  ],
};

run('no-lost-log-argument: forms', rule, forms);

const SENTENCES: readonly [logger: keyof typeof LOGGERS, call: string, message: string][] = [
  [
    'pino',
    `logger.error('failed', err, id);`,
    "pino drops 'err' and 'id': no placeholder of the message takes it. Write logger.error({ err, id }, 'failed').",
  ],
  [
    'pino',
    `logger.error({ id }, err);`,
    "pino takes 'err' for the message: of an error, that is neither its message nor its stack. Write logger.error({ id, err }).",
  ],
  [
    'pino',
    `logger.error('failed: %s', err);`,
    "pino prints 'err' for '%s' as its text alone, without the stack. Write logger.error({ err }, 'failed: %s', err).",
  ],
  [
    'pino',
    `logger.error({ error: err });`,
    "pino prints neither the message nor the stack of 'err' under 'error': there it is written as JSON writes it. Name it 'err'.",
  ],
  [
    'pino',
    `logger.info('joined %s');`,
    "'%s' has no value: pino has nothing to print for it. Pass a value for it, or take it out.",
  ],
  [
    'bunyan',
    `logger.info('joined', { id });`,
    "bunyan writes '{ id }' into the text of the message, so no record has a field of it to search by. Write logger.info({ id }, 'joined').",
  ],
  [
    'winston',
    `logger.info({ id }, 'joined');`,
    "winston takes its first argument for the message: 'joined' is dropped. Write logger.info('joined', { id }).",
  ],
  [
    'winston',
    `logger.info('joined %s', id);`,
    "winston fills no placeholders without format.splat(): the message is printed as it is, without 'id'. Write the values as fields.",
  ],
  [
    'winston',
    `logger.info('joined', 'now');`,
    "winston drops 'now': after the message it takes one object or error. Write it as a field.",
  ],
  [
    'powertools',
    `logger.error(err as Error);`,
    "Of 'err as Error' as its first argument, Powertools prints its message and its own fields, without the stack. Put a message before it.",
  ],
  [
    'nest',
    `logger.error('failed', err.message);`,
    `Nest takes 'err.message' for the stack or the context, for it is the last text. Write logger.error('failed', ${STACK}).`,
  ],
  [
    'nest',
    `logger.log('joined', \`as \${id}\`);`,
    "Nest takes '`as ${id}`' for the context, or writes it as a record of its own, for it is the last text. Pass an object.",
  ],
  [
    'nest',
    `logger.error('failed', err.stack, 'Other');`,
    "Nest writes 'Other' as the stack, and 'err.stack' as a record of its own, for this logger adds its own context: 'JoinService'. Leave it out.",
  ],
  [
    'consola',
    `logger.error({ message: 'failed', id });`,
    "consola takes the object for a whole record, and drops 'id'. Write logger.error('failed', { id }).",
  ],
  [
    'unknown',
    `logger.error(JSON.stringify(err));`,
    "JSON.stringify leaves out the message and the stack of 'err': of an Error it makes {}. Hand the error to the logger, or log its stack.",
  ],
];

run('no-lost-log-argument: messages', rule, {
  valid: [],
  invalid: SENTENCES.map(([logger, call, message]) => ({
    code: file(logger, call),
    errors: [{ message, suggestions: /Write logger|Name it|JSON|comes first|Of 'err as/.test(message) ? 1 : 0 }],
  })),
});
