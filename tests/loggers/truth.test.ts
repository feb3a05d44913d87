import { describe, expect, it } from 'vitest';
import type { Setup } from './libraries.js';
import { printed, printedBy } from './run.js';
import { told } from './told.js';

// What the rules claim of a library rests on these tables: a call, and what the library printed. `err` has a message
// ('media server refused'), a stack, a cause, and two fields of its own, `name` and `code`: a plain Error has none.

/** The error as JSON sees it: its own fields, neither message nor stack. */
const NO_ERROR = { name: 'JoinError', code: 'E_JOIN_REFUSED' };

const PINO_ERROR = {
  ...NO_ERROR,
  type: 'JoinError',
  message: 'media server refused: socket hang up',
  stack: 'JoinError: media server refused\n<stack>\ncaused by: Error: socket hang up\n<stack>',
};

const BUNYAN_ERROR = {
  ...NO_ERROR,
  message: 'media server refused',
  stack: 'JoinError: media server refused\n<stack>',
};

const CAUSE = { name: 'Error', message: 'socket hang up', stack: 'Error: socket hang up\n<stack>' };

/** As Nest and Powertools write it. */
const ERROR = { ...BUNYAN_ERROR, cause: CAUSE };

const TSLOG_ERROR = {
  name: 'JoinError',
  message: 'media server refused',
  stack: '<stack>',
  cause: { ...CAUSE, stack: '<stack>' },
};

/** The error as `util.inspect` shows it. */
const INSPECTED = `JoinError: media server refused
<stack>
  code: 'E_JOIN_REFUSED',
  [cause]: Error: socket hang up
<stack>
}`;

type Row = readonly [call: string, printed: unknown];

const TRUTH: Partial<Record<Setup, readonly Row[]>> = {
  pino: [
    [`logger.error({ err }, 'failed')`, { err: PINO_ERROR, msg: 'failed' }],
    [`logger.error(err, 'failed')`, { err: PINO_ERROR, msg: 'failed' }],
    [`logger.error(err)`, { err: PINO_ERROR, msg: 'media server refused' }],
    [`logger.error('failed', err)`, { msg: 'failed' }],
    [`logger.error(err.message, err)`, { msg: 'media server refused' }],
    [`logger.error('failed', { userId })`, { msg: 'failed' }],
    [`logger.error('failed', id)`, { msg: 'failed' }],
    [`logger.error('failed %s', id)`, { msg: 'failed id-2342' }],
    [`logger.error('failed %s', id, count)`, { msg: 'failed id-2342' }],
    [`logger.error('failed %s %s', id)`, { msg: 'failed id-2342 %s' }],
    [`logger.error('failed %s')`, { msg: 'failed %s' }],
    [`logger.error('failed %x', id)`, { msg: 'failed %x' }],
    [`logger.error('100%% of %s', id)`, { msg: '100% of id-2342' }],
    [`logger.error('failed %s', err)`, { msg: 'failed JoinError: media server refused' }],
    [`logger.error('failed %o', err)`, { msg: 'failed {"name":"JoinError","code":"E_JOIN_REFUSED"}' }],
    [`logger.error('failed %j', err)`, { msg: 'failed {"name":"JoinError","code":"E_JOIN_REFUSED"}' }],
    [`logger.error('failed %s', user)`, { msg: 'failed [object Object]' }],
    [`logger.error('failed %d', id)`, { msg: 'failed NaN' }],
    [`logger.error({ userId }, 'failed', id)`, { userId: 'user-4711', msg: 'failed' }],
    [`logger.error({ userId }, 'failed', err)`, { userId: 'user-4711', msg: 'failed' }],
    [`logger.error({ userId }, 'failed %s', id)`, { userId: 'user-4711', msg: 'failed id-2342' }],
    [`logger.error({ userId }, err)`, { userId: 'user-4711', msg: NO_ERROR }],
    [`logger.error(err, { userId })`, { err: PINO_ERROR, msg: { userId: 'user-4711' } }],
    [`logger.error(err, { userId }, 'failed')`, { err: PINO_ERROR, msg: '{"userId":"user-4711"} ' }],
    [`logger.error(null, 'failed', id)`, { msg: 'failed' }],
    [`logger.error({ error: err }, 'failed')`, { error: NO_ERROR, msg: 'failed' }],
    [`logger.error({ data: { err } }, 'failed')`, { data: { err: NO_ERROR }, msg: 'failed' }],
    [`logger.error({ errors: [err] }, 'failed')`, { errors: [NO_ERROR], msg: 'failed' }],
    [`logger.error({ ...err }, 'failed')`, { name: 'JoinError', code: 'E_JOIN_REFUSED', msg: 'failed' }],
    [`logger.error({ err: err.message }, 'failed')`, { err: 'media server refused', msg: 'failed' }],
  ],
  bunyan: [
    [`logger.error(err, 'failed')`, { name: 'meeting', err: BUNYAN_ERROR, msg: 'failed' }],
    [`logger.error({ err }, 'failed')`, { name: 'meeting', err: NO_ERROR, msg: 'failed' }],
    [`logger.error({ error: err }, 'failed')`, { name: 'meeting', error: NO_ERROR, msg: 'failed' }],
    [`logger.error('failed', err)`, { name: 'meeting', msg: `failed ${INSPECTED}` }],
    [`logger.error('failed', { userId })`, { name: 'meeting', msg: "failed { userId: 'user-4711' }" }],
    [
      `logger.error({ userId }, 'failed', { meetingId })`,
      { name: 'meeting', userId: 'user-4711', msg: "failed { meetingId: 'meeting-0815' }" },
    ],
    [`logger.error({ userId }, err)`, { name: 'meeting', userId: 'user-4711', msg: INSPECTED }],
    [
      `logger.error(err, { userId }, 'failed')`,
      { name: 'meeting', err: BUNYAN_ERROR, msg: "{ userId: 'user-4711' } failed" },
    ],
    [`logger.error('failed', id)`, { name: 'meeting', msg: 'failed id-2342' }],
    [`logger.error('failed %s %s', id)`, { name: 'meeting', msg: 'failed id-2342 %s' }],
    [`logger.error('failed %j', err)`, { name: 'meeting', msg: 'failed {"name":"JoinError","code":"E_JOIN_REFUSED"}' }],
  ],
  winston: [
    [
      `logger.error('failed', err)`,
      {
        cause: {},
        code: 'E_JOIN_REFUSED',
        message: 'failed media server refused',
        name: 'JoinError',
        stack: 'JoinError: media server refused\n<stack>',
      },
    ],
    [`logger.error(err)`, NO_ERROR],
    [`logger.error('failed', { error: err })`, { error: NO_ERROR, message: 'failed' }],
    [`logger.error({ message: 'failed', error: err })`, { error: NO_ERROR, message: 'failed' }],
    [`logger.error('failed', id)`, { message: 'failed' }],
    [`logger.error('failed %s', id)`, { message: 'failed %s' }],
    [`logger.error('failed', { userId }, err)`, { message: 'failed', userId: 'user-4711' }],
    [
      `logger.error('failed', err, { userId })`,
      {
        cause: {},
        code: 'E_JOIN_REFUSED',
        message: 'failed media server refused',
        name: 'JoinError',
        stack: 'JoinError: media server refused\n<stack>',
      },
    ],
    [`logger.error('failed', { message: 'own', userId })`, { message: 'failed own', userId: 'user-4711' }],
    [`logger.error({ userId }, 'failed')`, { message: { userId: 'user-4711' } }],
    [`logger.error(err, 'failed')`, { message: NO_ERROR }],
    [`logger.error('failed', list)`, { '0': 'first-entry', '1': 'second-entry', message: 'failed' }],
    [
      `logger.log('error', 'failed', err)`,
      {
        cause: {},
        code: 'E_JOIN_REFUSED',
        message: 'failed media server refused',
        name: 'JoinError',
        stack: 'JoinError: media server refused\n<stack>',
      },
    ],
    [`logger.log('error', 'failed', id)`, { message: 'failed' }],
    [`logger.log(err)`, '[winston] Unknown logger level: undefined'],
    [`logger.error('failed', { ...err })`, { code: 'E_JOIN_REFUSED', message: 'failed', name: 'JoinError' }],
  ],
  'winston errors': [
    [
      `logger.error(err)`,
      {
        code: 'E_JOIN_REFUSED',
        message: 'media server refused',
        name: 'JoinError',
        stack: 'JoinError: media server refused\n<stack>',
      },
    ],
    [
      `logger.error(err, 'failed')`,
      {
        code: 'E_JOIN_REFUSED',
        message: 'media server refused',
        name: 'JoinError',
        stack: 'JoinError: media server refused\n<stack>',
      },
    ],
    [`logger.error('failed', { error: err })`, { error: NO_ERROR, message: 'failed' }],
    [`logger.error('failed', id)`, { message: 'failed' }],
    [`logger.error({ userId }, 'failed')`, { message: { userId: 'user-4711' } }],
  ],
  'winston splat': [
    [`logger.error('failed %s', id)`, { message: 'failed id-2342' }],
    [`logger.error('failed %s', id, count)`, { message: 'failed id-2342' }],
    [`logger.error('failed %s %s', id)`, { message: 'failed id-2342 %s' }],
    [
      `logger.error('failed', id)`,
      { '0': 'i', '1': 'd', '2': '-', '3': '2', '4': '3', '5': '4', '6': '2', message: 'failed' },
    ],
    [`logger.error('failed', count)`, { message: 'failed' }],
    [
      `logger.error('failed', { userId }, { meetingId })`,
      { meetingId: 'meeting-0815', message: 'failed', userId: 'user-4711' },
    ],
    [
      `logger.error('failed', { userId }, err)`,
      { code: 'E_JOIN_REFUSED', message: 'failed', name: 'JoinError', userId: 'user-4711' },
    ],
    [
      `logger.error('failed', err, { userId })`,
      {
        cause: {},
        code: 'E_JOIN_REFUSED',
        message: 'failed media server refused',
        name: 'JoinError',
        stack: 'JoinError: media server refused\n<stack>',
        userId: 'user-4711',
      },
    ],
    [`logger.error('failed', { message: 'own', userId })`, { message: 'own', userId: 'user-4711' }],
    [`logger.error('failed %s', id, { userId })`, { message: 'failed id-2342', userId: 'user-4711' }],
    [`logger.error('failed %s', id, err)`, { code: 'E_JOIN_REFUSED', message: 'failed id-2342', name: 'JoinError' }],
    [
      `logger.error({ userId }, 'failed')`,
      { '0': 'f', '1': 'a', '2': 'i', '3': 'l', '4': 'e', '5': 'd', message: { userId: 'user-4711' } },
    ],
  ],
  'winston simple': [
    [`logger.error('failed', { error: err })`, 'error: failed {"error":{"code":"E_JOIN_REFUSED","name":"JoinError"}}'],
    [`logger.error({ userId }, 'failed')`, 'error: [object Object]'],
  ],
  nest: [
    [`logger.error('failed', err)`, `ERROR [JoinService] failed\nERROR [JoinService] ${INSPECTED}`],
    [`logger.error('failed', err.stack)`, 'ERROR [JoinService] failed\nJoinError: media server refused\n<stack>'],
    [`logger.error('failed', err.message)`, 'ERROR [JoinService] failed\nmedia server refused'],
    [`logger.error(err, 'failed')`, `ERROR [JoinService] ${INSPECTED}\nfailed`],
    [
      `logger.error('failed', err.stack, 'JoinContext')`,
      'ERROR [JoinService] failed\nERROR [JoinService] JoinError: media server refused\n<stack>\nJoinContext',
    ],
    [
      `logger.error('failed', 'JoinContext', err.stack)`,
      'ERROR [JoinService] failed\nERROR [JoinService] JoinContext\nJoinError: media server refused\n<stack>',
    ],
    [`logger.error('failed', { userId })`, "ERROR [JoinService] failed { userId: 'user-4711' }"],
    [`logger.error({ userId }, 'failed')`, "ERROR [JoinService] Object(1) {\n  userId: 'user-4711'\n}\nfailed"],
    [`logger.log('joined', { userId })`, "LOG [JoinService] joined { userId: 'user-4711' }"],
    [`logger.log('joined', id)`, 'LOG [JoinService] joined\nLOG [JoinService] id-2342'],
    [`logger.log('joined %s', id)`, 'LOG [JoinService] joined %s\nLOG [JoinService] id-2342'],
    [
      `logger.log({ userId }, 'joined')`,
      "LOG [JoinService] Object(1) {\n  userId: 'user-4711'\n}\nLOG [JoinService] joined",
    ],
    [`logger.warn('failed', err.message)`, 'WARN [JoinService] failed\nWARN [JoinService] media server refused'],
    [`logger.warn('failed', err)`, `WARN [JoinService] failed\nWARN [JoinService] ${INSPECTED}`],
    // The logger adds its own context behind the one that is passed.
    [`logger.log('joined', 'JoinContext')`, 'LOG [JoinService] joined\nLOG [JoinService] JoinContext'],
    [
      `logger.log('joined', { userId }, 'JoinContext')`,
      "LOG [JoinService] joined { userId: 'user-4711' }\nLOG [JoinService] JoinContext { userId: 'user-4711' }",
    ],
  ],
  'nest json': [
    [`logger.error('failed', err)`, { message: 'failed', context: 'JoinService', error: ERROR }],
    [
      `logger.error('failed', err.message)`,
      { message: 'failed', context: 'JoinService', stack: 'media server refused' },
    ],
    [
      `logger.error(err, 'failed')`,
      { message: 'media server refused', context: 'JoinService', stack: 'failed', error: ERROR },
    ],
    [
      `logger.error({ userId }, 'failed')`,
      { message: { userId: 'user-4711' }, context: 'JoinService', stack: 'failed' },
    ],
    [
      `logger.error('failed', { userId, err })`,
      {
        message: 'failed',
        context: 'JoinService',
        params: {
          userId: 'user-4711',
          err: "{ JoinError: media server refused\n<stack>\n  code: 'E_JOIN_REFUSED',\n  [cause]: Error: socket hang up\n<stack>",
        },
      },
    ],
    [
      `logger.log('joined', { userId })`,
      { message: 'joined', context: 'JoinService', params: { userId: 'user-4711' } },
    ],
    [
      `logger.log('joined', id)`,
      [
        { message: 'joined', context: 'JoinService' },
        { message: 'id-2342', context: 'JoinService' },
      ],
    ],
    [
      `logger.log({ userId }, 'joined')`,
      [
        { message: { userId: 'user-4711' }, context: 'JoinService' },
        { message: 'joined', context: 'JoinService' },
      ],
    ],
  ],
  'nest bare': [
    [`logger.error('failed', err.message)`, 'ERROR [media server refused] failed'],
    [`logger.error('failed', err.stack)`, 'ERROR failed\nJoinError: media server refused\n<stack>'],
    [`logger.error(err, 'failed')`, `ERROR [failed] ${INSPECTED}`],
    [`logger.error({ userId }, 'failed')`, "ERROR [failed] Object(1) {\n  userId: 'user-4711'\n}"],
    [`logger.log('joined', id)`, 'LOG [id-2342] joined'],
    [`logger.log('joined', { userId })`, "LOG joined { userId: 'user-4711' }"],
    [`logger.log({ userId }, 'joined')`, "LOG [joined] Object(1) {\n  userId: 'user-4711'\n}"],
  ],
  'nest console': [
    [`logger.log('joined', id)`, 'LOG [id-2342] joined'],
    [`logger.error('failed', err.message)`, 'ERROR [media server refused] failed'],
  ],
  log4js: [
    [`logger.error('failed', err)`, `[ERROR] meeting - failed ${INSPECTED}`],
    [`logger.error({ userId }, 'failed', err)`, `[ERROR] meeting - { userId: 'user-4711' } failed ${INSPECTED}`],
    [`logger.error('failed %s', id, count)`, '[ERROR] meeting - failed id-2342 31337'],
    [`logger.error('failed %s %s', id)`, '[ERROR] meeting - failed id-2342 %s'],
    [`logger.error('failed %j', err)`, '[ERROR] meeting - failed {"name":"JoinError","code":"E_JOIN_REFUSED"}'],
    [`logger.error('failed %c', id)`, '[ERROR] meeting - failed'],
  ],
  consola: [
    [
      `logger.error('failed', err)`,
      '[error] failed media server refused\n<stack>\n\n  [cause]: socket hang up\n<stack>',
    ],
    [`logger.error({ userId }, 'failed')`, "[error] { userId: 'user-4711' } failed"],
    [`logger.error({ message: 'failed', err, userId })`, '[error] failed'],
    [`logger.error('failed %s', id, count)`, '[error] failed id-2342 31337'],
    [`logger.error('failed %s %s', id)`, '[error] failed id-2342 %s'],
  ],
  loglevel: [
    [`logger.error('failed', err)`, `failed ${INSPECTED}`],
    [`logger.error({ userId }, 'failed')`, "{ userId: 'user-4711' } failed"],
    [`logger.error('failed %s', id, count)`, 'failed id-2342 31337'],
    [`logger.error('failed %s %s', id)`, 'failed id-2342 %s'],
    [`logger.error('failed %j', err)`, 'failed {"name":"JoinError","code":"E_JOIN_REFUSED"}'],
  ],
  tslog: [
    [`logger.error('failed', err)`, { message: 'failed', error: TSLOG_ERROR }],
    [`logger.error('failed', { err })`, { message: 'failed' }],
    [`logger.error('failed', { data: { err } })`, { message: 'failed', data: {} }],
    [`logger.error('failed', [err])`, { '1': [null], message: 'failed' }],
    [`logger.error('failed %s', id)`, { '1': 'id-2342', message: 'failed %s' }],
    [`logger.error({ userId }, 'failed')`, { message: 'failed', userId: 'user-4711' }],
  ],
  powertools: [
    [`logger.error('failed', err)`, { message: 'failed', error: ERROR }],
    [`logger.error('failed', { err })`, { message: 'failed', err: ERROR }],
    [`logger.error('failed', id)`, { message: 'failed', extra: 'id-2342' }],
    [`logger.error('failed', id, reason)`, { message: 'failed', extra: 'lobby-closed' }],
    [`logger.error('failed', count)`, { message: 'failed' }],
    [`logger.error('failed %s', id)`, { message: 'failed %s', extra: 'id-2342' }],
    [`logger.error(err)`, { message: 'media server refused', name: 'JoinError', code: 'E_JOIN_REFUSED' }],
    [
      `logger.error(err, 'failed')`,
      { message: 'media server refused', name: 'JoinError', code: 'E_JOIN_REFUSED', extra: 'failed' },
    ],
    [`logger.error({ userId }, 'failed')`, { userId: 'user-4711', extra: 'failed' }],
    [`logger.error('failed', { userId }, err)`, { message: 'failed', userId: 'user-4711', error: ERROR }],
  ],
  logtape: [
    [`logger.error('failed', err)`, { message: 'failed', properties: { error: ERROR } }],
    [`logger.error(err)`, { message: '"media server refused"', properties: { error: ERROR } }],
    [`logger.error('failed {id}', { id })`, { message: 'failed "id-2342"', properties: { id: 'id-2342' } }],
    [`logger.error('failed', id)`, { message: 'failed', properties: {} }],
    [`logger.error('failed', { err })`, { message: 'failed', properties: { err: ERROR } }],
    [`logger.error(\`failed: \${JSON.stringify(user)}\`)`, { message: 'failed: undefined', properties: {} }],
    [`logger.error({ userId }, 'failed')`, { message: '{"userId":"user-4711"}', properties: { userId: 'user-4711' } }],
    [`logger.error('failed {id}', { userId })`, { message: 'failed undefined', properties: { userId: 'user-4711' } }],
    [`logger.error('failed %s', id)`, { message: 'failed %s', properties: {} }],
    [`logger.error('failed', { userId }, err)`, { message: 'failed', properties: { userId: 'user-4711' } }],
  ],
  console: [
    [`logger.error('failed', err)`, `failed ${INSPECTED}`],
    [`logger.error('failed %s %s', id)`, 'failed id-2342 %s'],
    [`logger.error(JSON.stringify(err))`, NO_ERROR],
    [`logger.error(\`failed: \${JSON.stringify(new Error('boom'))}\`)`, 'failed: {}'],
  ],
};

describe.each(Object.entries(TRUTH) as [Setup, readonly Row[]][])('%s', (setup, rows) => {
  it.each(rows)('%s', async (call, expected) => {
    expect(told(await printed(setup, call))).toEqual(expected);
  });
});

const PINO = `import pino from 'pino';`;
const BUNYAN = `import bunyan from 'bunyan';`;
const TSLOG = `import { Logger } from 'tslog';`;

/** What the configuration of a logger changes: its own line, the call, and what was printed. */
const CONFIGURED: readonly (readonly [logger: string, call: string, printed: unknown])[] = [
  [
    `${PINO} const logger = pino({ errorKey: 'error' });`,
    `logger.error({ error: err })`,
    { error: PINO_ERROR, msg: 'media server refused' },
  ],
  [
    `${PINO} const logger = pino({ errorKey: 'error' });`,
    `logger.error({ err }, 'failed')`,
    { err: PINO_ERROR, msg: 'failed' },
  ],
  [
    `${PINO} const logger = pino({ errorKey: 'error' });`,
    `logger.error(err, 'failed')`,
    { error: PINO_ERROR, msg: 'failed' },
  ],
  [
    `${PINO} const logger = pino({ serializers: { error: pino.stdSerializers.err } });`,
    `logger.error({ error: err }, 'failed')`,
    { error: PINO_ERROR, msg: 'failed' },
  ],
  [
    `${PINO} const logger = pino({ serializers: { error: pino.stdSerializers.err } });`,
    `logger.error({ err }, 'failed')`,
    { err: PINO_ERROR, msg: 'failed' },
  ],
  [
    `${PINO} const logger = pino({ nestedKey: 'data' });`,
    `logger.error({ error: err }, 'failed')`,
    { data: { error: NO_ERROR }, msg: 'failed' },
  ],
  [
    `${PINO} const logger = pino({ mixin: () => ({ count }) });`,
    `logger.error({ error: err }, 'failed')`,
    { error: NO_ERROR, count: 31337, msg: 'failed' },
  ],
  [
    `${PINO} const logger = pino({ formatters: { log: (fields) => ({ ...fields, error: String(fields.error) }) } });`,
    `logger.error({ error: err }, 'failed')`,
    { error: 'JoinError: media server refused', msg: 'failed' },
  ],
  [
    `${PINO} const logger = pino({ hooks: { logMethod(args, method) { method.apply(this, args.reverse()); } } });`,
    `logger.error('failed', err)`,
    { err: PINO_ERROR, msg: 'failed' },
  ],
  [
    `${PINO} const logger = pino().child({ id });`,
    `logger.error({ error: err }, 'failed')`,
    { id: 'id-2342', error: NO_ERROR, msg: 'failed' },
  ],
  [
    `${PINO} const logger = pino().child({ id }, { serializers: { error: pino.stdSerializers.err } });`,
    `logger.error({ error: err }, 'failed')`,
    { id: 'id-2342', error: PINO_ERROR, msg: 'failed' },
  ],
  [
    `${BUNYAN} const logger = bunyan.createLogger({ name: 'meeting', serializers: bunyan.stdSerializers });`,
    `logger.error({ err }, 'failed')`,
    { name: 'meeting', err: BUNYAN_ERROR, msg: 'failed' },
  ],
  [
    `${BUNYAN} const logger = bunyan.createLogger({ name: 'meeting', serializers: bunyan.stdSerializers });`,
    `logger.error({ error: err }, 'failed')`,
    { name: 'meeting', error: NO_ERROR, msg: 'failed' },
  ],
  [
    `${TSLOG} const logger = new Logger({ type: 'pretty', pretty: { style: false } });`,
    `logger.error('failed', { err })`,
    expect.stringContaining(`failed {\n  err: JoinError: media server refused\n`),
  ],
  [
    `${TSLOG} const logger = new Logger({ type: 'pretty', pretty: { style: false } });`,
    `logger.error('failed %s', id)`,
    expect.stringContaining('failed id-2342'),
  ],
];

describe('by configuration', () => {
  it.each(CONFIGURED)('%s %s', async (logger, call, expected) => {
    expect(told(await printedBy(`${logger} ${call}`))).toEqual(expected);
  });
});
