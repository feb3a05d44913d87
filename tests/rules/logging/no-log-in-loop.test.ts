import rule from '../../../src/rules/logging/no-log-in-loop.js';
import { run } from '../../run.js';
import { code } from '../metrics/code.js';

/** A function of a service with a logger of pino: its body is line 2. */
const join = (body: string): string =>
  `const logger = require('pino')(); async function* join(rooms, stream, socket, on) {\n${body}\n}`;

/** A body with one finding, in line 2. */
const flood = (body: string, each: string, more: object = {}) => ({
  code: join(body),
  errors: [{ messageId: 'written', data: { log: 'logger.info', each, cure: cureOf(each) }, line: 2, ...more }],
});

const cureOf = (each: string): string =>
  /event|ms$/.test(each)
    ? 'Count in a metric, or log a summary now and then.'
    : 'Log once after the loop, with a count, or every nth time.';

run('no-log-in-loop: loops', rule, {
  valid: [
    join(`for (const room of rooms) { close(room); } logger.info({ count: rooms.length }, 'closed');`),
    {
      name: 'an error is worth a line',
      code: join(`for (const room of rooms) { logger.error({ room }, 'lost'); logger.fatal('lost'); }`),
    },
    { name: 'so is a warning', code: join(`for (const room of rooms) logger.warn({ room }, 'full');`) },
    {
      name: 'what went wrong',
      code: join(`for (const room of rooms) { try { close(room); } catch (err) { logger.info(err, 'still open'); } }`),
    },
    {
      name: 'what went wrong, in a promise',
      code: join(`for (const room of rooms) close(room).catch((err) => logger.info(err, 'open'));`),
    },
    {
      name: 'while something goes wrong',
      code: join(`try { go(); } catch (err) { for (const room of rooms) logger.info({ room }, 'open'); }`),
    },
    ...[
      `if (room.isEmpty) logger.info('empty');`,
      `if (logger.isLevelEnabled('debug')) logger.debug({ room }, 'x');`,
      `if (i % 100 === 0) logger.info('x');`,
      `if (Math.random() < 0.01) logger.info('x');`,
      `room.isEmpty && logger.info('empty');`,
      `room.isEmpty ? logger.info('empty') : close(room);`,
      `room.done ??= logger.info('empty');`,
      `return logger.info('found');`,
      `if (room.a) return; else if (room.b) { } logger.isLevelEnabled('info') && logger.info('x');`,
      `switch (room.kind) { case 'a': logger.info('a'); }`,
      `if (i++ % 100 !== 0) continue; logger.info('x');`,
      `if (!logger.isLevelEnabled('debug')) continue; logger.debug({ room }, 'x');`,
      `if (seen.has(room.id)) continue; logger.info('x');`,
      `if (!room.isOpen) { skipped++; continue; } logger.info('x');`,
      `logger.info('found'); return room;`,
      `logger.info('found'); break;`,
      `logger.info('found'); throw new Error('found');`,
      `sampledLogger.info('x');`,
      `logger.debug(() => describe(room));`,
      `room.on('close', () => { logger.info('closed'); });`,
      `const show = () => logger.info('x');`,
      `logger.info('next batch');`,
      `logger.info('retrying ' + room.id);`,
      `logger.info(\`Registered \${room.id}\`);`,
      `logger.info(\`   - \${room.name}\`);`,
      `logger.debug('closed stale room');`,
      `logger.info('Deregistered room');`,
    ].map((body) => ({ name: body, code: join(`for (const room of rooms) { ${body} }`) })),
    ...[
      `if (logger.isLevelEnabled('debug')) for (const room of rooms) logger.debug({ room }, 'x');`,
      `if (log.level() <= DEBUG) { for (const room of rooms) logger.debug({ room }, 'x'); }`,
      `if (!config.verbose) return; for (const room of rooms) logger.debug({ room }, 'x');`,
      `on.debug && rooms.forEach((room) => logger.debug({ room }, 'x'));`,
    ].map((body) => ({ name: body, code: join(body) })),
    ...[
      `for (const kind of ['audio', 'video']) logger.info({ kind }, 'x');`,
      `const KINDS = ['audio', 'video']; for (const one of KINDS) logger.info({ one }, 'x');`,
      `for (const one of LIMITS) logger.info({ one }, 'x');`,
      `for (const [name, one] of Object.entries({ a: 1, b: 2 })) logger.info({ name }, 'x');`,
      `['audio', 'video'].forEach((one) => logger.info({ one }, 'x'));`,
      `for (const plugin of plugins) logger.info({ plugin }, 'loaded');`,
      `for (const { name } of this.config.codecs) logger.info({ name }, 'on');`,
      `for (const one of getMigrations()) logger.info({ one }, 'applied');`,
      `for (const failure of failures) logger.info({ failure }, 'x');`,
      `for (const id of invalidIds) for (const room of byId[id]) logger.info({ room }, 'x');`,
      `badRooms.forEach((room) => logger.info({ room }, 'x'));`,
      `rooms.slice(0, 5).forEach((room) => logger.info({ room }, 'x'));`,
      `rooms.forEach((room) => { if (!room.isOpen) return; logger.info({ room }, 'x'); });`,
      `for (let i = 0; i < 3; i++) logger.info({ i }, 'x');`,
      `for (let i = 0; i < plugins.length; i++) logger.info({ i }, 'x');`,
      `for (let i = 10, j = 0; i > 0, j < 3; i--, j += 1) logger.info({ i }, 'x');`,
      `for (let i = 0; i < rooms.length; i = go(i), i += 100) logger.info({ page: i }, 'next page');`,
      `for (const one of config.codecs ?? []) logger.info({ one }, 'x');`,
      `for (const one of this.plugins || []) logger.info({ one }, 'x');`,
      `for (const one of pluginNames) logger.info({ one }, 'x');`,
      `for (let i = 0; i < rooms.length; go(i)) logger.info({ i }, 'x');`,
      `for (let i = 0; i < rooms.length; i += 100) logger.info({ i }, 'x');`,
      `for (const batch of batches) { await save(batch); logger.info('x'); }`,
      `for (let attempt = 1; attempt <= retries; attempt++) { logger.info({ attempt }, 'x'); await go(); }`,
      `for (let i = 0; i < config.maxRetries; i++) { logger.info({ i }, 'x'); await go(); }`,
      `let tries = 0; while (tries++ < limit) logger.info('again');`,
    ].map((body) => ({ name: body, code: join(body) })),
    ...[
      `while (true) { const room = await queue.next(); logger.info({ room }, 'taken'); }`,
      `for (;;) { await sleep(60_000); logger.info('still here'); }`,
      `do { rooms = await page(cursor); logger.info('fetched'); } while (cursor);`,
      `for await (const room of source) logger.info({ room }, 'taken');`,
      `while (on) { for await (const room of source) logger.info('taken'); }`,
      `while (true) { yield rooms; logger.info('taken'); }`,
    ].map((body) => ({ name: `waits: ${body}`, code: join(body) })),
    {
      name: 'at module level, in a function that is called in place',
      code: `(async () => { for (const room of rooms) logger.info({ room }); })();`,
    },
    {
      name: 'at module level, before anything runs',
      code: `for (const room of rooms) logger.info({ room }, 'known');`,
    },
    {
      name: 'as the service starts',
      code: `async function bootstrap(rooms) { for (const room of rooms) logger.info({ room }, 'known'); }`,
    },
    {
      name: 'as it starts',
      code: `class A { constructor(rooms) { rooms.forEach((room) => this.logger.info({ room })); } async onModuleInit() { for (const room of this.rooms) this.logger.log(room); } }`,
    },
    {
      name: 'as it stops',
      code: `export const shutdown = async () => { for (const room of rooms) { await room.close(); logger.info('closed'); } };`,
    },
    {
      name: 'as it stops, all of them',
      code: `class A { async closeAll() { for (const room of this.rooms) this.logger.info({ room }); } }`,
    },
    {
      name: 'a command that prints',
      code: `class List extends BaseCommand { async run() { for (const room of rooms) this.logger.info(room.id); } }`,
    },
    {
      name: 'the records that a Lambda function is given',
      code: `export const handler = async (event) => { for (const record of event.Records) { logger.info({ id: record.messageId }, 'taken'); } };`,
    },
    {
      name: 'off unless asked for',
      code: `const debug = require('debug')('app'); function join(rooms) { for (const room of rooms) debug('room %s', room); }`,
    },
    {
      name: 'the console is another rule',
      code: `function join(rooms) { for (const room of rooms) console.info(room); }`,
    },
    {
      name: 'not a logger',
      code: `function join(rooms) { for (const room of rooms) { Math.log(room); room.info('x'); toast.info('x'); } }`,
    },
    {
      name: 'a test',
      filename: 'src/join.test.ts',
      code: join(`for (const room of rooms) logger.info({ room }, 'x');`),
    },
    {
      name: 'a script',
      filename: 'tests/fixtures/request-loggers/fastify/scripts/fill.ts',
      code: join(`for (const room of rooms) logger.info({ room }, 'x');`),
    },
    '',
  ],
  invalid: [
    {
      code: join(`for (const room of rooms) { await close(room); logger.info({ room }, 'closed'); }`),
      errors: [
        {
          message:
            "'logger.info' writes a line for each 'room': it can bury every other line, and each line is paid for. Log once after the loop, with a count, or every nth time.",
          line: 2,
          column: 48,
          endColumn: 59,
        },
      ],
    },
    {
      code: join(`for (const room of rooms) logger.debug({ room }, 'closing');`),
      errors: [
        {
          message:
            "'logger.debug' runs for each 'room': its arguments are put together even where debug is off, and where it is on it can bury every other line. Log once after the loop, with a count, or under a check of the level.",
          line: 2,
          column: 27,
          endColumn: 39,
        },
      ],
    },
    {
      code: join(`for (const room of rooms) logger.trace('closing');`),
      errors: [
        {
          messageId: 'verbose',
          data: {
            log: 'logger.trace',
            each: "for each 'room'",
            level: 'trace',
            cure: 'Log once after the loop, with a count, or under a check of the level.',
          },
        },
      ],
    },
    flood(`for (const { id } of rooms) logger.info({ id }, 'x');`, "for each of 'rooms'"),
    flood(`for (const [id, room] of Object.entries(rooms)) logger.info({ id }, 'x');`, "for each of 'rooms'"),
    flood(`for (const id in rooms) logger.info({ id }, 'x');`, "for each 'id'"),
    flood(`for (let i = 0; i < rooms.length; i++) logger.info({ i }, 'x');`, 'on every pass of this loop'),
    flood(`for (let i = rooms.length; i--; ) logger.info({ i }, 'x');`, 'on every pass of this loop'),
    flood(`let room; while ((room = rooms.pop())) logger.info({ room }, 'x');`, 'on every pass of this loop'),
    flood(
      `while (rooms.length > 0) { const room = rooms.shift(); await close(room); logger.info({ room }, 'x'); }`,
      'on every pass of this loop',
    ),
    flood(`do { logger.info({ room }, 'x'); } while (room = room.next);`, 'on every pass of this loop'),
    flood(`for await (const chunk of stream) logger.info({ size: chunk.length }, 'x');`, "for each 'chunk'"),
    flood(`for (const room of rooms) { if (signal.aborted) break; logger.info({ room }, 'x'); }`, "for each 'room'"),
    flood(
      `for (const room of rooms) { try { close(room); logger.info({ room }, 'x'); } finally { go(); } }`,
      "for each 'room'",
    ),
    flood(`for (const room of rooms) await close(room).then(() => logger.info({ room }, 'x'));`, "for each 'room'"),
    flood(`for (const room of rooms) await limit(async () => { logger.info({ room }, 'x'); });`, "for each 'room'"),
    flood(`for (const room of rooms) (() => { logger.info({ room }, 'x'); })();`, "for each 'room'"),
    flood(
      `outer: for (const room of rooms) { for (const kind of ['audio', 'video']) { logger.info({ kind }, 'x'); } }`,
      "for each 'room'",
    ),
    flood(`if (on) for (const room of rooms) { logger.info({ room }, 'x'); }`, "for each 'room'"),
    flood(`for (const room of await load()) { logger?.info({ room }, 'x'); }`, "for each 'room'"),
    {
      name: 'other libraries and shapes',
      code: code`
        import winston from 'winston';
        import { Logger } from '@nestjs/common';
        const log = winston.createLogger({});
        export class Rooms {
          private readonly logger = new Logger(Rooms.name);
          #audit = makeLogger();
          async close(rooms: Room[]): Promise<void> {
            for (const room of rooms) {
              this.logger.log('closing ' + room.id);
              log.verbose('closing', { room });
              log.log('info', 'closing', { room });
              (this.#audit as Logger).info('closing');
            }
          }
        }`,
      errors: [
        {
          messageId: 'written',
          data: { log: 'this.logger.log', each: "for each 'room'", cure: cureOf('') },
          line: 9,
          column: 7,
          endColumn: 22,
        },
        { messageId: 'verbose', line: 10, column: 7 },
        { messageId: 'written', line: 11, column: 7 },
        {
          messageId: 'written',
          data: { log: 'this.#audit.info', each: "for each 'room'", cure: cureOf('') },
          line: 12,
          column: 7,
        },
      ],
    },
  ],
});

run('no-log-in-loop: callbacks', rule, {
  valid: [
    { name: 'an option, not a list', code: join(`const name = on.map((room) => { logger.info('x'); return room; });`) },
    { name: 'one at most', code: join(`stream.once('data', () => logger.info('x'));`) },
    {
      name: 'each of them is a piece of work',
      code: join(`consumer.on('message', (m) => logger.info('x')); process.on('message', () => logger.info('x'));`),
    },
    {
      name: 'the output of another program',
      code: join(`child.stdout.on('data', (line) => logger.info(String(line)));`),
    },
    {
      name: 'events that come now and then',
      code: join(
        `socket.on('close', () => logger.info('x')); stream.on('end', () => logger.info('x')); stream.on('error', (err) => logger.info(err));`,
      ),
    },
    {
      name: 'some of the messages',
      code: join(
        `socket.on('message', (m) => { if (m.isJoin) logger.info('joined'); switch (m.kind) { case 1: logger.info('left'); } });`,
      ),
    },
    {
      name: 'a timer, an event or a handler that is not known',
      code: join(
        `setInterval(() => logger.info('x')); setInterval(() => logger.info('x'), 200 * n); socket.on(name, () => logger.info('x')); socket[on]('message', () => logger.info('x')); worker.onmessage = () => logger.info('x'); socket.onclose = () => logger.info('x'); onmessage = () => logger.info('x'); socket[name] = () => logger.info('x');`,
      ),
    },
    {
      name: 'a method with another decorator',
      code: `class Rooms { @Cron('* * * * * *') @Log tick() { this.logger.info('x'); } @Interval() tock() { this.logger.info('x'); } }`,
    },
    {
      name: 'a wrapper that is given by its name to what runs it once',
      code: join(
        `const show = () => { logger.info('x'); }; withSpan('a', show); Array.from(show); rooms.get('a').map(show);`,
      ),
    },
    {
      name: 'once a minute',
      code: join(
        `setInterval(() => logger.info('alive'), 60_000); setInterval(() => logger.info('alive'), 1000); setInterval(() => logger.info('alive'), every);`,
      ),
    },
    {
      name: 'a name that nobody iterates with',
      code: join(`const show = (room) => logger.info({ room }); show(rooms[0]); go(show);`),
    },
    { name: 'a page per call', code: join(`pages.forEach((page) => logger.info({ page }, 'x'));`) },
  ],
  invalid: [
    flood(`rooms.forEach((room) => logger.info({ room }, 'x'));`, "for each 'room'"),
    flood(
      `rooms.forEach(async function (room) { await close(room); logger.info({ room }, 'x'); });`,
      "for each 'room'",
    ),
    flood(`const ids = rooms.map((room) => { logger.info({ room }, 'x'); return room.id; });`, "for each 'room'"),
    flood(`await Promise.all(waiting.map(async (room) => { logger.info({ room }, 'x'); }));`, "for each 'room'"),
    flood(
      `const n = rooms.reduce((sum, room) => { logger.info({ room }, 'x'); return sum + 1; }, 0);`,
      "for each 'room'",
    ),
    flood(
      `const full = rooms?.filter(({ size }) => { logger.info({ size }, 'x'); return size > 9; });`,
      "for each of 'rooms'",
    ),
    flood(`Object.values(rooms).some((room) => { logger.info({ room }, 'x'); return false; });`, "for each 'room'"),
    flood(`_.each(rooms, (room) => { logger.info({ room }, 'x'); });`, "for each 'room'"),
    flood(`await pMap(rooms, async (room) => { logger.info({ room }, 'x'); });`, "for each 'room'"),
    flood(`Array.from(rooms, (room) => logger.info({ room }, 'x'));`, "for each 'room'"),
    flood(`const show = (room) => { logger.info({ room }, 'x'); }; rooms.forEach(show);`, "for each 'room'"),
    flood(
      `stream.on('data', (chunk) => { total += chunk.length; logger.info({ total }, 'x'); });`,
      "for each 'data' event",
    ),
    flood(
      `socket.on('message', (message) => { logger.info({ size: message.length }, 'x'); });`,
      "for each 'message' event",
    ),
    flood(
      `socket.addEventListener('message', ({ data }) => { logger.info({ data }, 'x'); });`,
      "for each 'message' event",
    ),
    flood(`socket.onmessage = ({ data }) => { logger.info({ data }, 'x'); };`, "for each 'message' event"),
    flood(`setInterval(() => logger.info('x'), 200);`, 'every 200 ms'),
    flood(`const TICK = 100; setInterval(async () => { await go(); logger.info('x'); }, TICK * 2);`, 'every 200 ms'),
    {
      name: 'an interval of NestJS',
      code: code`
        import { Interval } from '@nestjs/schedule';
        class Rooms {
          @Interval(250) tick() { this.logger.info('x'); }
        }`,
      errors: [
        { messageId: 'written', data: { log: 'this.logger.info', each: 'every 250 ms', cure: cureOf('ms') }, line: 3 },
      ],
    },
    {
      code: join(`socket.on('message', (message) => logger.debug(JSON.stringify(message)));`),
      errors: [
        {
          message:
            "'logger.debug' runs for each 'message' event: its arguments are put together even where debug is off, and where it is on it can bury every other line. Count in a metric, or log under a check of the level.",
          line: 2,
          column: 35,
        },
      ],
    },
  ],
});

run('no-log-in-loop: options', rule, {
  valid: [
    { code: join(`for (const room of rooms) logger.debug({ room }, 'x');`), options: [{ levels: ['info'] }] },
    { code: join(`for (const room of rooms) logger[level]({ room }, 'x');`) },
  ],
  invalid: [
    {
      code: join(`for (const room of rooms) { logger.warn({ room }, 'x'); logger.info({ room }, 'x'); }`),
      options: [{ levels: ['warn'] }],
      errors: [
        {
          messageId: 'written',
          data: { log: 'logger.warn', each: "for each 'room'", cure: cureOf('') },
          line: 2,
          column: 29,
        },
      ],
    },
  ],
});
