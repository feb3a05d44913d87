import { describe, expect, test } from 'vitest';
import { carried } from '../../loggers/carries.js';
import { newTypeErrors } from '../../loggers/compiles.js';
import { SETUPS, type Setup } from '../../loggers/libraries.js';
import { run, type Cases } from '../../run.js';
import rule from '../../../src/rules/logging/no-dynamic-log-message.js';

/** Statements that use `logger`, after the code that makes it. */
const at = (setup: Setup, statements: string): string => `${SETUPS[setup]}\n${statements}`;

/** A call in the handler of an error. */
const caught = (call: string): string => `try { join(); } catch (err) { ${call} }`;

/**
 * A library, a call with a dynamic message, what the suggestion makes of it, and the words of the message that go with
 * the values.
 */
type Move = [setup: Setup, before: string, after: string, dropped?: string[]];

const MOVES: Move[] = [
  // As the other fields of the file are written.
  [
    'pino',
    "logger.info({ user_name: user.name }, 'joined'); logger.error(`user ${user.id} left`)",
    "logger.info({ user_name: user.name }, 'joined'); logger.error({ user_id: user.id }, 'user left')",
  ],
  // pino: fields first.
  [
    'pino',
    'logger.error(`user ${user.id} left ${meeting.id}`)',
    "logger.error({ userId: user.id, meetingId: meeting.id }, 'user left')",
  ],
  ['pino', "logger.error('user ' + user.id + ' left')", "logger.error({ userId: user.id }, 'user left')"],
  // The whole text counts as one value there.
  [
    'pino',
    "logger.error('user '.concat(user.id, ' left'))",
    "logger.error({ userId: user.id }, 'user left')",
    ['user user-4711 left'],
  ],
  [
    'pino',
    "logger.error(['user', user.id, 'left'].join(' '))",
    "logger.error({ userId: user.id }, 'user left')",
    ['user user-4711 left'],
  ],
  [
    'pino',
    "logger.error('user %s left %s', user.id, meeting.id)",
    "logger.error({ userId: user.id, meetingId: meeting.id }, 'user left')",
  ],
  [
    'pino',
    "logger.error('100%% of %s is full', meeting.id)",
    "logger.error({ meetingId: meeting.id }, '100% is full')",
    ['of'],
  ],
  ['pino', 'logger.error({ count }, `user ${user.id} left`)', "logger.error({ count, userId: user.id }, 'user left')"],
  [
    'pino',
    "logger.error({ count }, 'user %s left %j', user.id, list)",
    "logger.error({ count, userId: user.id, list }, 'user left')",
  ],
  ['pino', "logger.error('user %s left', user.id, reason)", "logger.error({ userId: user.id, reason }, 'user left')"],
  [
    'pino',
    "logger.error('user %s left', user.id, { reason, count })",
    "logger.error({ userId: user.id, reason, count }, 'user left')",
  ],
  [
    'pino',
    'const base = { count }; logger.error(base, `user ${user.id} left`)',
    "const base = { count }; logger.error({ ...base, userId: user.id }, 'user left')",
  ],
  [
    'pino',
    'logger.error({ userId }, `user ${userId} left ${reason}`)',
    "logger.error({ userId, reason }, 'user left')",
  ],
  [
    'pino',
    'logger.error({ message: `user ${user.id} left`, count })',
    "logger.error({ message: 'user left', userId: user.id, count })",
  ],
  ['pino', 'logger.error(`saved ${JSON.stringify(user)} again`)', "logger.error({ user }, 'saved again')"],
  [
    'pino',
    caught('logger.error(`join of ${meeting.id} failed: ${err}`)'),
    caught("logger.error({ meetingId: meeting.id, err }, 'join failed')"),
    ['join of'],
  ],
  [
    'pino',
    caught('logger.error(err, `join of ${meeting.id} failed`)'),
    caught("logger.error({ err, meetingId: meeting.id }, 'join failed')"),
    ['join of'],
  ],
  [
    'pino',
    caught("logger.error('join of %s failed', meeting.id, err)"),
    caught("logger.error({ meetingId: meeting.id, err }, 'join failed')"),
    ['join of'],
  ],

  // bunyan: the same, but errors need a serializer.
  ['bunyan', 'logger.error(`user ${user.id} left`)', "logger.error({ userId: user.id }, 'user left')"],
  ['bunyan', "logger.error('user %s left', user.id, reason)", "logger.error({ userId: user.id, reason }, 'user left')"],
  [
    'bunyan',
    'logger.error({ count }, `user ${user.id} left`)',
    "logger.error({ count, userId: user.id }, 'user left')",
  ],
  [
    'bunyan',
    caught('logger.error(`join of ${id} failed: ${err}`)'),
    caught("logger.error({ id, err: err instanceof Error ? err.stack : err }, 'join failed')"),
    ['join of'],
  ],

  // winston: fields last.
  ['winston', 'logger.error(`user ${user.id} left`)', "logger.error('user left', { userId: user.id })"],
  [
    'winston',
    'logger.error(`user ${user.id} left`, { count })',
    "logger.error('user left', { userId: user.id, count })",
  ],
  [
    'winston',
    'const base = { count }; logger.error(`user ${user.id} left`, base)',
    "const base = { count }; logger.error('user left', { userId: user.id, ...base })",
  ],
  ['winston', "logger.log('error', `user ${user.id} left`)", "logger.log('error', 'user left', { userId: user.id })"],
  [
    'winston',
    "logger.log({ level: 'error', message: `user ${user.id} left` })",
    "logger.log({ level: 'error', message: 'user left', userId: user.id })",
  ],
  [
    'winston splat',
    "logger.error('user %s left', user.id, { count })",
    "logger.error('user left', { userId: user.id, count })",
  ],
  [
    'winston',
    caught('logger.error(`join of ${id} failed: ${err}`)'),
    caught("logger.error('join failed', { id, error: err instanceof Error ? err.stack : err })"),
    ['join of'],
  ],
  [
    'winston errors',
    caught('logger.error(`join of ${id} failed: ${err.stack}`)'),
    caught("logger.error('join failed', { id, errorStack: err.stack })"),
    ['join of'],
  ],
  ['winston simple', 'logger.error(`user ${user.id} left`)', "logger.error('user left', { userId: user.id })"],

  // Powertools: any number of objects and errors.
  ['powertools', 'logger.error(`user ${user.id} left`)', "logger.error('user left', { userId: user.id })"],
  [
    'powertools',
    caught('logger.error(`join of ${id} failed`, err)'),
    caught("logger.error('join failed', { id, error: err })"),
    ['join of'],
  ],
  [
    'powertools',
    caught('logger.error(`join of ${id} failed: ${err}`)'),
    caught("logger.error('join failed', { id, error: err })"),
    ['join of'],
  ],
  [
    'powertools',
    'logger.error({ message: `user ${user.id} left` })',
    "logger.error({ message: 'user left', userId: user.id })",
  ],

  // Nest: an object with a message.
  ['nest', 'logger.error(`user ${user.id} left`)', "logger.error({ message: 'user left', userId: user.id })"],
  ['nest json', 'logger.warn(`user ${user.id} left`)', "logger.warn({ message: 'user left', userId: user.id })"],
  [
    'nest bare',
    "logger.warn(`user ${user.id} left`, 'Join')",
    "logger.warn({ message: 'user left', userId: user.id }, 'Join')",
  ],
  [
    'nest console',
    caught('logger.error(`join of ${id} failed`, err.stack)'),
    caught("logger.error({ message: 'join failed', id }, err.stack)"),
    ['join of'],
  ],
  [
    'nest json',
    caught('logger.error(`join of ${id} failed: ${err}`)'),
    caught("logger.error({ message: 'join failed', id, error: err instanceof Error ? err.stack : err })"),
    ['join of'],
  ],

  // LogTape: the names of the fields stay in the message.
  [
    'logtape',
    'logger.error(`user ${user.id} left ${meeting.id}`)',
    "logger.error('user {userId} left {meetingId}', { userId: user.id, meetingId: meeting.id })",
  ],
  ['logtape text', 'logger.error(`user ${user.id} left`)', "logger.error('user {userId} left', { userId: user.id })"],
  [
    'logtape',
    'logger.error(`user ${user.id} left`, { count })',
    "logger.error('user {userId} left', { userId: user.id, count })",
  ],
  [
    'logtape',
    caught('logger.error(`join of ${id} failed`, err)'),
    caught("logger.error('join of {id} failed', { id, error: err })"),
  ],
  [
    'logtape text',
    caught('logger.error(`join of ${id} failed: ${err}`)'),
    caught("logger.error('join of {id} failed: {error}', { id, error: err })"),
  ],

  // An object behind the message, errors beside it.
  ['consola', 'logger.error(`user ${user.id} left`)', "logger.error('user left', { userId: user.id })"],
  [
    'consola',
    caught('logger.error(`join of ${id} failed: ${err}`)'),
    caught("logger.error('join failed', { id }, err)"),
    ['join of'],
  ],
  [
    'consola',
    caught('logger.error(`join of ${id} failed`, err)'),
    caught("logger.error('join failed', { id }, err)"),
    ['join of'],
  ],
  ['tslog', 'logger.error(`user ${user.id} left`)', "logger.error('user left', { userId: user.id })"],
  ['tslog', 'logger.error(`user ${user.id} left`, { count })', "logger.error('user left', { userId: user.id, count })"],
  [
    'tslog',
    caught('logger.error(`join of ${id} failed: ${err}`)'),
    caught("logger.error('join failed', { id }, err)"),
    ['join of'],
  ],
  ['log4js', 'logger.error(`user ${user.id} left`)', "logger.error('user left', { userId: user.id })"],
  [
    'log4js',
    caught('logger.error(`join of ${id} failed`, err)'),
    caught("logger.error('join failed', { id }, err)"),
    ['join of'],
  ],
];

run('no-dynamic-log-message: suggestions by library', rule, {
  valid: [],
  invalid: MOVES.map(([setup, before, after]) => ({
    name: `${setup}: ${before}`,
    code: at(setup, before),
    errors: [{ messageId: 'found', suggestions: [{ messageId: 'move', output: at(setup, after) }] }],
  })),
});

/** The error itself is in the record. */
const WITH_ERROR: Move[] = [
  ['pino', caught('logger.error(err, `join failed: ${err.message}`)'), caught("logger.error(err, 'join failed')")],
  [
    'pino',
    caught('logger.error({ err, count }, `join failed: ${err.message}`)'),
    caught("logger.error({ err, count }, 'join failed')"),
  ],
  [
    'powertools',
    caught('logger.error(`join failed: ${err.message}`, err)'),
    caught("logger.error('join failed', err)"),
  ],
  [
    'winston',
    caught('logger.error(`join failed: ${err.message}`, { err })'),
    caught("logger.error('join failed', { errorMessage: err.message, err })"),
    // winston prints no stack of an error in the fields, before and after.
    [expect.stringMatching(/^given\.ts:/) as string],
  ],
  ['consola', caught('logger.error(`join failed: ${err.message}`, err)'), caught("logger.error('join failed', err)")],
  [
    'nest',
    caught('logger.error(`join failed: ${err.message}`, err)'),
    caught("logger.error({ message: 'join failed', errorMessage: err.message }, err)"),
  ],
];

run('no-dynamic-log-message: suggestions where the error is logged', rule, {
  valid: [],
  invalid: WITH_ERROR.map(([setup, before, after]) => ({
    name: `${setup}: ${before}`,
    code: at(setup, before),
    errors: [{ messageId: 'error', suggestions: [{ messageId: 'move', output: at(setup, after) }] }],
  })),
});

describe('what suggestions leave', () => {
  test.each([...MOVES, ...WITH_ERROR])('prints the same values: %s: %s', async (setup, before, after, dropped = []) => {
    expect((await carried(before, after, setup)).missing).toEqual(dropped);
  });

  test.each([...MOVES, ...WITH_ERROR])(
    'compiles: %s: %s',
    (setup, before, after) => {
      expect(newTypeErrors(at(setup, before), at(setup, after))).toEqual([]);
    },
    // The first one reads the types of all libraries. In milliseconds.
    60_000,
  );
});

const pino = (statements: string): string => at('pino', statements);

/** Silent on pino, at a level that is looked at. */
const constant = (message: string, declarations = ''): string => pino(`${declarations}\nlogger.error(${message});`);

run('no-dynamic-log-message: what is constant', rule, {
  valid: [
    constant("'join failed'"),
    constant('`join failed`'),
    constant("'join ' + 'failed'"),
    constant("{ userId: user.id }, 'join failed'"),
    constant("'join failed', err"),
    constant('`join failed after ${3} tries`'),
    constant('`${PREFIX} join failed`', "const PREFIX = '[join]';"),
    constant('`${prefix} join failed`', "const prefix = '[join]';"),
    constant("MESSAGE + ' again'", "const MESSAGE = 'join failed';"),
    constant('MESSAGES.failed', "const MESSAGES = { failed: 'join failed' } as const;"),
    constant('`${MESSAGES.failed}!`', "const MESSAGES = { failed: 'join failed' } as const;"),
    constant('`${MESSAGES.failed}!`', "const MESSAGES = Object.freeze({ failed: 'join failed' });"),
    constant('`${Level.High} load`', "enum Level { High = 'high' }"),
    constant('`${Level.High} load`', 'enum Level { High }'),
    constant('`${Level.High} load`', "import { Level } from './level.js';"),
    constant('`${levels.Level.High} load`', "import * as levels from './level.js';"),
    constant('`failed after ${MAX_TRIES} tries`', 'const MAX_TRIES = 3;'),
    constant('`failed after ${MAX_TRIES} tries`', "import { MAX_TRIES } from './limits.js';"),
    constant('`failed after ${limits.MAX_TRIES} tries`'),
    constant('`failed after ${tries} tries`', 'const tries = 3;'),
    constant('`failed after ${MAX_MS / 1000} s`', 'const MAX_MS = 3000;'),
    constant('`failed in ${serviceName}`', "import { serviceName } from './service.js';"),
    constant('`${isFirst ? "first" : "second"} join failed`'),
    constant("'join ' + (isFirst ? 'failed' : 'refused')"),
    constant('`not a room: ${typeof room}`'),
    constant('`${JoinService.name} failed`', "import { JoinService } from './join.js';"),
    constant('`join failed: one of ${STATES.join(", ")}`', "const STATES = ['open', 'closed'];"),
    constant(
      '`join failed: ${result}`',
      "function fail(result: 'full' | 'closed') {}".replace('{}', '{ logger.error(`join failed: ${result}`) }') +
        " const result = 'full';",
    ),
    pino("class Join { readonly name = 'join'; fail() { logger.error(`${this.name} failed`); } }"),
    constant('`${-MAX_TRIES} tries, ${String(MAX_TRIES)} tries`'),
    constant('`${limit ?? MAX_TRIES} tries`', "import { limit } from './limits.js';"),
    constant('`one of ${[first, "last"].toString()}`', "import { first } from './states.js';"),
    constant('`one of ${[1, 2].join(", ")}`'),
    constant('`${levels.now.High} load`', "import * as levels from './level.js';").replace('now', 'Now'),
    // What the configuration fixes, or takes one of a few values.
    constant('`cannot listen on ${config.port}`'),
    constant('`cannot listen on ${process.env.PORT}`'),
    constant('`unknown format ${format}`', "const format = reader?.getOptionalString('format') ?? 'text';"),
    constant('`cannot listen on ${port}`', "const port = this.configuration.getOrThrow('PORT');"),
    constant('`refused: ${req.method}`'),
    pino('try { join(); } catch (err) { logger.error(`join failed: ${err.code}`, err); }'),
    pino("for (const queue of ['mail', 'video']) logger.error(`${queue} is full`);"),
    // Made elsewhere.
    constant('message'),
    constant('getMessage(room)'),
    constant('t("join.failed", { room })'),
    constant('messages[code]'),
    constant('room.message'),
    constant("format(new Date(), 'PPP')", "import { format } from 'date-fns';"),
    constant('(room) => `join of ${room} failed`'),
    constant("rooms.join(', ')"),
    constant("['rooms:', ...rooms].join(' ')"),
    constant("['room', , room].join(' ')"),
    constant("['room', room].join(separator)"),
    constant("'rooms: '.concat(...rooms)"),
    constant('list.concat(room)'),
    constant('count + 1'),
    constant(''),
    constant('...args'),
    constant('`100% full`, room'),
    // The error fills a placeholder: whether it arrives as such is what no-lost-log-argument tells.
    pino("try { join(); } catch (err) { logger.error('join failed: %o', err); }"),
    constant('`a ${MAX_TRIES} %s`'),
  ],
  invalid: [
    {
      name: 'an object that changes is no constant',
      code: constant('`${stats.lost} packets lost`', 'const stats = { lost: 0 }; stats.lost++;'),
      errors: [{ messageId: 'found', suggestions: 1 }],
    },
    {
      name: 'how many there are is no constant',
      code: constant('`${Rooms.length} rooms are full`'),
      errors: [
        {
          messageId: 'found',
          suggestions: [
            { messageId: 'move', output: pino("\nlogger.error({ roomsLength: Rooms.length }, 'rooms are full');") },
          ],
        },
      ],
    },
    {
      name: 'what is a field already only has to leave the message',
      code: pino('logger.error({ user: user.id, room }, `user ${user.id} left ${room}`);'),
      errors: [
        {
          message:
            "'user.id' and 'room' are built into the message, and in the record as fields already: each value makes another text, so such lines cannot be grouped, counted or alerted on. Take them out of the message.",
          suggestions: [{ messageId: 'move', output: pino("logger.error({ user: user.id, room }, 'user left');") }],
        },
      ],
    },
    {
      name: 'what is a field already can be searched by',
      code: pino('logger.error({ user: user.id }, `user ${user.id} left ${room}`);'),
      errors: [
        {
          message:
            "'user.id' and 'room' are built into the message, so each value makes another text: such lines cannot be grouped, counted or alerted on, nor searched by 'room'. Keep the message constant and pass them as fields.",
          suggestions: 1,
        },
      ],
    },
    {
      name: 'a sentence that is put together above is no field',
      code: pino(
        'function lost(ms) { const again = `trying again in ${ms} ms`; logger.error(`connection lost, ${again}`); }',
      ),
      errors: [{ messageId: 'found', suggestions: [] }],
    },
    {
      name: 'a type of another file may be anything',
      code: pino('function fail(slot: Slot) { logger.error(`slot ${slot} failed`); }'),
      errors: [{ messageId: 'found', suggestions: 1 }],
    },
    {
      name: 'constants stay in the message',
      code: constant(
        '`${PREFIX} join of ${room} failed after ${MAX_TRIES} tries`',
        "const PREFIX = '[join]'; const MAX_TRIES = 3;",
      ),
      errors: [
        {
          message:
            "'room' is built into the message, so each value makes another text: such lines cannot be grouped, counted or alerted on, nor searched by 'room'. Keep the message constant and pass it as a field.",
          line: 5,
          column: 14,
          endColumn: 73,
          suggestions: [
            {
              desc: "Write 'logger.error({ room }, `${PREFIX} join failed after ${MAX_TRIES} tries`)'.",
              output: pino(
                "const PREFIX = '[join]'; const MAX_TRIES = 3;\nlogger.error({ room }, `${PREFIX} join failed after ${MAX_TRIES} tries`);",
              ),
            },
          ],
        },
      ],
    },
  ],
});

run('no-dynamic-log-message: texts of errors', rule, {
  valid: [
    // `require-error-in-log` asks for the error itself.
    pino(caught('logger.error(`join failed: ${err}`)')),
    pino(caught('logger.error(`join failed: ${err.message}`)')),
    pino(caught("logger.error('join failed: ' + err)")),
    pino(caught('logger.error(`join failed: ${String(err)}`)')),
    pino(caught('logger.error(`join failed: ${getErrorMessage(err)}`)')),
    pino(caught('logger.error(`join failed: ${(err as Error).stack}`)')),
    pino(caught('const message = err.message; logger.error(`join failed: ${message}`)')),
    pino('save().catch((e) => logger.error(`save failed: ${e.message}`));'),
  ],
  invalid: [
    {
      name: 'the error is logged already',
      code: pino(caught('logger.error({ err }, `join failed: ${err.message}`)')),
      errors: [
        {
          message:
            "'err.message' is built into the message, so each error makes another text: such lines cannot be grouped, counted or alerted on. Keep the message constant: the error is in the record already.",
          line: 4,
          column: 53,
          suggestions: [{ messageId: 'move', output: pino(caught("logger.error({ err }, 'join failed')")) }],
        },
      ],
    },
    {
      name: 'an error and another value: the value counts',
      code: pino(caught('logger.error(`join of ${room} failed: ${err.message}`)')),
      errors: [
        {
          message:
            "'room' is built into the message, so each value makes another text: such lines cannot be grouped, counted or alerted on, nor searched by 'room'. Keep the message constant and pass it as a field.",
          suggestions: [
            {
              messageId: 'move',
              output: pino(caught("logger.error({ room, errorMessage: err.message }, 'join failed')")),
            },
          ],
        },
      ],
    },
    {
      name: 'the key of the errors as the logger is made',
      code: `import pino from 'pino'; const logger = pino({ errorKey: 'error' });\n${caught('logger.error(`join of ${room} failed: ${err}`)')}`,
      errors: [
        {
          messageId: 'found',
          suggestions: [
            {
              messageId: 'move',
              output: `import pino from 'pino'; const logger = pino({ errorKey: 'error' });\n${caught("logger.error({ room, error: err }, 'join failed')")}`,
            },
          ],
        },
      ],
    },
    {
      name: 'bunyan with a serializer for errors',
      code: `import bunyan from 'bunyan'; const logger = bunyan.createLogger({ name: 'a', serializers: bunyan.stdSerializers });\n${caught('logger.error(`join of ${room} failed: ${err}`)')}`,
      errors: [
        {
          messageId: 'found',
          suggestions: [
            {
              messageId: 'move',
              output: `import bunyan from 'bunyan'; const logger = bunyan.createLogger({ name: 'a', serializers: bunyan.stdSerializers });\n${caught("logger.error({ room, err }, 'join failed')")}`,
            },
          ],
        },
      ],
    },
  ],
});

/** Reported, without a suggestion. */
const only = (code: string): Cases['invalid'][number] => ({ code, errors: [{ messageId: 'found', suggestions: [] }] });

run('no-dynamic-log-message: no suggestion', rule, {
  valid: [],
  invalid: [
    // A value without a name.
    only(pino('logger.error(`seat ${seats[0]} is taken`);')),
    only(pino('logger.error(`seat ${a + b} is taken`);')),
    only(pino('logger.error(`seat ${isVip ? seat : row} is taken`);')),
    only(pino('logger.error(`seat ${`${row}-${seat}`} is taken: ${(() => 1)()}`);')),
    only(pino('logger.error(`seat ${JSON.stringify()} is taken: ${JSON.stringify(seats[0])}`);')),
    // No good text remains.
    only(pino('logger.error(`${room}`);')),
    only(pino('logger.error(`${room}: ${reason}`);')),
    only(pino('logger.error(`failed to ${action} the room`);')),
    only(pino('logger.error(`cannot load v${version}`);')),
    only(pino('logger.error(`"${room} is full`);')),
    // A name that the record has of its own.
    only(pino('logger.error(`room is full: ${level}`);')),
    only(pino('logger.error(`room is full: ${msg}`);')),
    only(at('powertools', 'logger.error(`room is full: ${service}`);')),
    only(at('bunyan', 'logger.error(`room is full: ${name}`);')),
    // A field that is there already, with another value.
    only(pino('logger.error({ room: 1 }, `room ${room} is full`);')),
    only(pino('logger.error({ [key]: 1 }, `room ${room} is full`);')),
    only(pino('logger.error({ ...fields }, `room ${room} is full`);')),
    // Arguments of which the code does not tell enough.
    only(pino('logger.error(fields, `room ${room} is full`);')),
    only(pino('logger.error(...fields, `room ${room} is full`);')),
    only(pino('logger.error(`room ${room} is full`, ...fields);')),
    only(pino('logger.error(`room ${room} is full`, 42);')),
    only(pino('logger.error(`room ${room} is full`, () => done());')),
    only(pino('logger.error({ a }, { b }, `room ${room} is full`);')),
    only(at('winston', 'logger.error(`room ${room} is full`, fields);')),
    only(at('winston', caught('logger.error(`room ${room} is full`, err);'))),
    only(at('winston', 'logger.error(`room ${room} is full`, () => done());')),
    only(at('logtape', 'logger.error(`room ${room} is full`, () => ({ a }));')),
    only(at('logtape', 'logger.error({ message: `room ${room} is full` });')),
    only(at('consola', "logger.error(`room ${room} is %s`, 'full');")),
    only(
      at('nest', caught('logger.error(`room ${room} is full: ${await toError(err)}`);')).replace(
        'try',
        'export async function f() { try',
      ) + ' }',
    ),
    // Comments.
    only(pino('logger.error(`room ${room} is full` /* again */);')),
    only(pino('logger.error(`room ${/* which */ room} is full`);')),
    only(pino('logger.error(\n  // Operators search for this.\n  `room ${room} is full`,\n);')),
    // Bound to another type.
    only(pino('logger.error({ a } satisfies Fields, `room ${room} is full`);')),
  ],
});

run('no-dynamic-log-message: loggers', rule, {
  valid: [
    // Texts are all that these have.
    "import debug from 'debug'; const log = debug('join'); log(`room ${room} is full`); log('room %s is full', room);",
    at('console', 'logger.error(`room ${room} is full`);'),
    'console.error(`room ${room} is full`);',
    at('loglevel', 'logger.error(`room ${room} is full`);'),
    "import { diag } from '@opentelemetry/api'; diag.error(`room ${room} is full`);",
    // Placeholders are how these take values.
    at('log4js', "logger.error('room %s is full', room);"),
    at('consola', "logger.error('room %s is full', room);"),
    at('tslog', "logger.error('room %s is full', room);"),
    "this.logger.error('room %s is full', room);",
    "this.logger.error('join failed: %o', err); this.logger.error(`room ${room} is full`);",
    // Nobody fills these: `no-lost-log-argument`.
    at('winston', "logger.error('room %s is full', room);"),
    at('powertools', "logger.error('room %s is full', room);"),
    at('nest', "logger.error('room %s is full', room);"),
    pino("logger.error('room %s is full');"),
    // LogTape keeps the values of a tagged template apart.
    at('logtape', 'logger.error`room ${room} is full`;'),
    at('logtape', "logger.error('room {room} is full', { room });"),
    at('logtape', 'logger.error((l) => l`room ${room} is full`);'),
    // No loggers.
    'toast.error(`room ${room} is full`); Math.log(`${room}`); parser.error(`room ${room} is full`);',
    'throw new Error(`room ${room} is full`);',
    { name: 'a test', filename: 'src/join.test.ts', code: pino('logger.error(`room ${room} is full`);') },
    {
      name: 'a script',
      filename: 'tests/fixtures/service/scripts/join.ts',
      code: pino('logger.error(`room ${room} is full`);'),
    },
    { name: 'an empty file', code: '' },
  ],
  invalid: [
    ...[
      "const log = require('pino')(); log.error(`room ${room} is full`);",
      "import { pino as make } from 'pino'; make().error(`room ${room} is full`);",
      "import * as winston from 'winston'; winston.error(`room ${room} is full`);",
      "import log4js from 'log4js'; log4js.getLogger('a').error(`room ${room} is full`);",
      "import type { Logger } from 'pino'; function f(log: Logger) { log?.error?.(`room ${room} is full`); }",
      "import { Logger } from '@nestjs/common'; class A { readonly #log = new Logger(A.name); f() { this.#log.error(`room ${room} is full`); } }",
      "import { Logger } from '@nestjs/common'; class A { constructor(private readonly log: Logger) {} @Get() f() { this.log!.error(`room ${room} is full`); } }",
      "import { Logger } from '@nestjs/common'; Logger.error(`room ${room} is full`);",
      "import { getLogger } from '@logtape/logtape'; getLogger(['a', 'b']).getChild('c').with({ d }).error(`room ${room} is full`);",
      "import { Logger } from '@aws-lambda-powertools/logger'; new Logger().critical(`room ${room} is full`);",
      'app.get("/", (req, res) => { req.log.error(`room ${room} is full`); });',
      'const view = <Button onClick={() => pino().error(`room ${room} is full`)} />; import pino from "pino";',
      pino('(logger as Logger).error(`room ${room} is full` as string);'),
      pino('logger.error((`room ${room} is full`));'),
      pino('const log = logger.child({ a }); log.error(`room ${room!} is full`);'),
      pino('export async function f() { logger.error(`room ${await room} is full`); }'),
    ].map((code) => ({ code, errors: [{ messageId: 'found', suggestions: 1 }] })),
    {
      name: 'util.format',
      code: pino(
        "import { format } from 'node:util';\nlogger.error(format('room %s is full: %d', meeting.room, count));",
      ),
      errors: [
        {
          message:
            "'meeting.room' and 'count' are formatted into the message, so each value makes another text: such lines cannot be grouped, counted or alerted on, nor searched by 'meeting.room' and 'count'. Keep the message constant and pass them as fields.",
          line: 5,
          column: 14,
          endColumn: 64,
          suggestions: [
            {
              messageId: 'move',
              output: pino(
                "import { format } from 'node:util';\nlogger.error({ room: meeting.room, count }, 'room is full');",
              ),
            },
          ],
        },
      ],
    },
    {
      name: 'placeholders, at the message',
      code: pino("logger.warn({ a }, 'room %s is full', room);"),
      errors: [
        {
          messageId: 'found',
          column: 20,
          endColumn: 37,
          suggestions: [{ messageId: 'move', output: pino("logger.warn({ a, room }, 'room is full');") }],
        },
      ],
    },
    {
      name: 'many values',
      code: pino('logger.error(`${a.id} ${b.id} ${c.id} ${d.id} collide`);'),
      errors: [
        {
          message:
            "'a.id', 'b.id', 'c.id' and 1 more are built into the message, so each value makes another text: such lines cannot be grouped, counted or alerted on, nor searched by 'a.id', 'b.id', 'c.id' and 1 more. Keep the message constant and pass them as fields.",
          suggestions: [],
        },
      ],
    },
    {
      name: 'names for the same member of two things',
      code: pino('logger.error(`${from.room} and ${next.room} collide, ${from.room} wins`);'),
      errors: [
        {
          messageId: 'found',
          suggestions: [
            {
              messageId: 'move',
              output: pino("logger.error({ room: from.room, nextRoom: next.room }, 'room and collide, wins');"),
            },
          ],
        },
      ],
    },
  ],
});

run('no-dynamic-log-message: loggers of unknown make', rule, {
  valid: [
    // The category comes first here; see the page.
    "Logger.warn('join', `room ${room} is full`);",
  ],
  invalid: [
    only('logger.error(`room ${room} is full`);'),
    only('this.logger.error(`room ${room} is full`, err);'),
    only('logging.warn(`room ${room} is full`); logging.warn("ready");'),
    only("logger.error(`room ${room} is full`); logger.info('ready', { port });"),
    only("logger.warn(`room ${room} is full`); logger.info('ready', { port }); logger.warn('late', err);"),
    only(`logger.info('ready', { port }); ${caught('logger.warn(`room ${room} is full: ${err}`)')}`),
    {
      name: 'as the file writes to it: fields last',
      code: "logger.warn(`room ${room} is full`); logger.info('ready', { port });",
      errors: [
        {
          messageId: 'found',
          suggestions: [
            { messageId: 'move', output: "logger.warn('room is full', { room }); logger.info('ready', { port });" },
          ],
        },
      ],
    },
    {
      name: 'as the file writes to it: fields first, errors under a key of its own',
      code: `logger.error({ error, port }, 'cannot listen'); ${caught('logger.error(`room ${room} is full: ${err}`)')}`,
      errors: [
        {
          messageId: 'found',
          suggestions: [
            {
              messageId: 'move',
              output: `logger.error({ error, port }, 'cannot listen'); ${caught("logger.error({ room, error: err }, 'room is full')")}`,
            },
          ],
        },
      ],
    },
    {
      name: 'an error that follows the fields stays',
      code: 'this.logger.error(`room ${room} is full`, {}, err);',
      errors: [
        {
          messageId: 'found',
          suggestions: [{ messageId: 'move', output: "this.logger.error('room is full', { room }, err);" }],
        },
      ],
    },
    {
      name: 'as the settings say',
      code: 'import { log } from "./log.js"; log.error(`room ${room} is full`);',
      settings: { observability: { logger: { module: './src/log.js', import: 'log', extends: 'pino' } } },
      errors: [
        {
          messageId: 'found',
          suggestions: [
            { messageId: 'move', output: 'import { log } from "./log.js"; log.error({ room }, "room is full");' },
          ],
        },
      ],
    },
    {
      name: 'a profile of the settings',
      code: "import { logger } from '@acme/log'; logger.error(`room ${room} is full`);",
      settings: { observability: { profiles: [{ packages: ['@acme/log'], extends: 'winston' }] } },
      errors: [
        {
          messageId: 'found',
          suggestions: [
            {
              messageId: 'move',
              output: "import { logger } from '@acme/log'; logger.error('room is full', { room });",
            },
          ],
        },
      ],
    },
  ],
});

run('no-dynamic-log-message: levels', rule, {
  valid: [
    pino(
      'logger.info(`room ${room} is full`); logger.debug(`room ${room} is full`); logger.trace(`room ${room} is full`);',
    ),
    pino('logger[level](`room ${room} is full`);'),
    at('winston', "logger.log('info', `room ${room} is full`);"),
    { code: pino('logger.warn(`room ${room} is full`);'), options: [{ levels: ['error', 'fatal'] }] },
    { code: pino('logger[level](`room ${room} is full`);'), options: [{ levels: ['info', 'error'] }] },
  ],
  invalid: [
    { code: pino('logger.warn(`room ${room} is full`);'), errors: [{ messageId: 'found', suggestions: 1 }] },
    { code: pino('logger.fatal(`room ${room} is full`);'), errors: [{ messageId: 'found', suggestions: 1 }] },
    {
      code: pino('logger.info(`room ${room} is full`); logger.error(`room ${room} is full`);'),
      options: [{ levels: ['info'] }],
      errors: [{ messageId: 'found', column: 13, suggestions: 1 }],
    },
    {
      name: 'decided at run time',
      code: pino('logger[level](`room ${room} is full`);'),
      options: [{ levels: ['trace', 'debug', 'info', 'warn', 'error', 'fatal'] }],
      errors: [{ messageId: 'found', suggestions: 1 }],
    },
  ],
});
