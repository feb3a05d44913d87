import rule from '../../../src/rules/logging/log-field-naming.js';
import { run } from '../../run.js';

const pino = (code: string, options = ''): string =>
  `import pino from 'pino'; const logger = pino(${options});\n${code}`;
const winston = (code: string): string =>
  `import winston from 'winston'; const logger = winston.createLogger();\n${code}`;

run('log-field-naming: one case', rule, {
  valid: [
    '',
    pino("logger.info('joined'); logger.info({ id, err, meetingId, userId: user.id }, 'joined');"),
    // A file that writes another case throughout.
    pino("logger.info({ meeting_id: 1, user_id: 2 }, 'joined'); logger.info({ room_id }, 'joined');"),
    pino("logger.info({ 'meeting-id': 1 }, 'joined');"),
    // Words of one kind in every case, and names of other conventions.
    pino("logger.info({ id, 'http.status_code': 200, 'event.name': 'x', _private: 1, '@type': 'x', HTTP_PORT: 1 });"),
    // What is nested, computed or brought in.
    pino("logger.info({ meetingId, user: { first_name }, [meeting_id]: 1, ...rest_of }, 'joined');"),
    // Objects that are not logged.
    pino("save({ meeting_id }); logger.info({ meetingId }, 'joined'); toast.error({ room_id });"),
    'console.log({ meeting_id, userId, roomId });',
    "import debug from 'debug'; const log = debug('gc'); log('joined', { meeting_id, userId, roomId });",
    { code: pino("logger.info({ meeting_id, userId, roomId }, 'joined');"), options: [{ allow: ['meeting_id'] }] },
    { code: pino("logger.info({ meeting_id }, 'joined');"), options: [{ case: 'snake_case' }] },
    { code: pino("logger.info({ 'meeting-id': 1 }, 'joined');"), options: [{ case: 'kebab-case' }] },
    { code: pino("logger.info({ MeetingId: 1 }, 'joined');"), options: [{ case: 'PascalCase' }] },
    { code: pino("logger.info({ meeting_id, userId, roomId }, 'joined');"), filename: 'join.test.ts' },
  ],
  invalid: [
    {
      code: pino("logger.info({ meeting_id: meeting.id, userId, roomId }, 'joined');"),
      errors: [
        {
          message:
            "Log field 'meeting_id' is not in camelCase like the rest of this file: a query for 'meetingId' does not find it. Name it 'meetingId'.",
          line: 2,
          column: 15,
          endColumn: 25,
          suggestions: [
            {
              desc: "Name it 'meetingId'.",
              output: pino("logger.info({ meetingId: meeting.id, userId, roomId }, 'joined');"),
            },
          ],
        },
      ],
    },
    {
      // Neither is ahead: camelCase.
      code: pino("logger.info({ meeting_id, userId }, 'joined');"),
      errors: [
        {
          messageId: 'case',
          suggestions: [
            { messageId: 'rename', output: pino("logger.info({ meetingId: meeting_id, userId }, 'joined');") },
          ],
        },
      ],
    },
    {
      // The majority is that of the file, bound fields included.
      code: pino("const log = logger.child({ meeting_id, user_id });\nlog.info({ roomId }, 'joined');"),
      errors: [
        {
          message:
            "Log field 'roomId' is not in snake_case like the rest of this file: a query for 'room_id' does not find it. Name it 'room_id'.",
          line: 3,
          column: 12,
          suggestions: [
            {
              messageId: 'rename',
              output: pino(
                "const log = logger.child({ meeting_id, user_id });\nlog.info({ room_id: roomId }, 'joined');",
              ),
            },
          ],
        },
      ],
    },
    {
      code: pino("const log = logger.child({ meeting_id });\nlog.info({ roomId, userId }, 'joined');"),
      errors: [
        {
          messageId: 'case',
          line: 2,
          column: 28,
          suggestions: [
            {
              messageId: 'rename',
              output: pino(
                "const log = logger.child({ meetingId: meeting_id });\nlog.info({ roomId, userId }, 'joined');",
              ),
            },
          ],
        },
      ],
    },
    {
      code: winston("logger.info('joined', { meetingId });"),
      options: [{ case: 'snake_case' }],
      errors: [
        {
          message:
            "Log field 'meetingId' is not in snake_case: a query for 'meeting_id' does not find it. Name it 'meeting_id'.",
          suggestions: [{ messageId: 'rename', output: winston("logger.info('joined', { meeting_id: meetingId });") }],
        },
      ],
    },
    {
      code: winston("logger.info('joined', { meetingId });"),
      options: [{ case: 'kebab-case' }],
      errors: [
        {
          messageId: 'case',
          suggestions: [
            { messageId: 'rename', output: winston("logger.info('joined', { 'meeting-id': meetingId });") },
          ],
        },
      ],
    },
    {
      code: winston("logger.info('joined', { meetingId, 'room-id': 1 });"),
      options: [{ case: 'PascalCase', fix: true }],
      output: winston("logger.info('joined', { MeetingId: meetingId, RoomId: 1 });"),
      errors: [{ messageId: 'case' }, { messageId: 'case' }],
    },
    {
      // The name is taken, or what it names is not a plain value.
      code: pino(
        'logger.info({ meeting_id, meetingId, get room_id() { return 1; }, user_id() {} , id_a: 1, idB, idC });',
      ),
      options: [{ case: 'camelCase' }],
      errors: [
        { messageId: 'case', suggestions: [] },
        { messageId: 'case', suggestions: [] },
        { messageId: 'case', suggestions: [] },
        {
          messageId: 'case',
          suggestions: [
            {
              messageId: 'rename',
              output: pino(
                'logger.info({ meeting_id, meetingId, get room_id() { return 1; }, user_id() {} , idA: 1, idB, idC });',
              ),
            },
          ],
        },
      ],
    },
    {
      // A team's own wrapper, and a constant that is logged twice.
      code: "const base = { meeting_id, userId, roomId };\nthis.logger.info('joined', base);\nthis.logger.info('left', base);",
      errors: [{ messageId: 'case', line: 1, suggestions: 1 }],
    },
    {
      code: "this.logger?.child({ meeting_id }).info({ userId, roomId } satisfies Fields, 'joined');",
      errors: [{ messageId: 'case', suggestions: 1 }],
    },
  ],
});

run('log-field-naming: keys that a record has of its own', rule, {
  valid: [
    // The record itself.
    pino("logger.info({ msg: 'joined', level: 'x' });"),
    winston("logger.log({ level: 'info', message: 'joined' });"),
    // Options that move the keys.
    pino("logger.info({ msg: text }, 'joined');", "{ messageKey: 'message' }"),
    pino("logger.info({ level: user.level }, 'joined');", "{ nestedKey: 'payload' }"),
    pino("logger.info({ pid: child.pid }, 'joined');", '{ base: null }'),
    pino("logger.info({ time: took }, 'joined');", '{ timestamp: false }'),
    pino("logger.info({ level: user.level }, 'joined');", 'optionsOf(env)'),
    // Whose, nothing tells.
    "this.logger.info({ level: user.level }, 'joined');",
    "function join(request: FastifyRequest) { request.log.info({ level: user.level }, 'joined'); }",
    // Nested in the record.
    "import { Logger } from '@nestjs/common'; new Logger().log({ message: 'joined', level: 1 });",
    { code: pino("logger.info({ level: 1 }, 'joined');"), options: [{ allow: ['level'] }] },
  ],
  invalid: [
    {
      code: pino("logger.info({ level: user.level }, 'joined');"),
      errors: [
        {
          message:
            "Log field 'level' stands in the record twice, since pino writes a 'level' of its own: what reads the JSON keeps one of the two. Name the field after what it is the level of.",
          line: 2,
          column: 15,
          endColumn: 20,
        },
      ],
    },
    {
      code: pino("logger.info({ pid, hostname, msg: 1, time: 2 }, 'joined');"),
      errors: [{ messageId: 'twice' }, { messageId: 'twice' }, { messageId: 'twice' }, { messageId: 'twice' }],
    },
    {
      code: "import Fastify from 'fastify'; const app = Fastify();\napp.get('/', (request) => { request.log.info({ level: 1, pid: 2 }, 'joined'); });",
      errors: [{ messageId: 'twice', line: 2 }],
    },
    {
      code: "import bunyan from 'bunyan'; const log = bunyan.createLogger({ name: 'gc' });\nlog.info({ level: 1, time: 2, v: 3 }, 'joined');",
      errors: [
        {
          message:
            "Log field 'level' decides whether this line is written at all: bunyan takes it for the level of the record. Name the field after what it is the level of.",
        },
        {
          message:
            "Log field 'time' takes the place of the 'time' that bunyan writes in each record: searches and alerts on that miss this line. Name the field after what it is the time of.",
        },
        {
          message:
            "Log field 'v' never arrives: bunyan writes a 'v' of its own and drops this one. Name the field after what it is the v of.",
        },
      ],
    },
    {
      code: winston("logger.info('joined', { level: 1, message: text });"),
      errors: [
        { messageId: 'lost' },
        {
          message:
            "Log field 'message' is no field: winston puts its value behind the message, which so differs from line to line. Name the field after what it says.",
        },
      ],
    },
    {
      code: "import { Logger } from '@aws-lambda-powertools/logger'; const logger = new Logger();\nlogger.info('joined', { service: room });",
      errors: [{ messageId: 'lost' }],
    },
    {
      code: "import { Logger } from 'tslog'; const logger = new Logger();\nlogger.info('joined', { time: took });",
      errors: [{ messageId: 'lost' }],
    },
  ],
});
