import { expect, test } from 'vitest';
import { factsOf } from '../model/facts-of.js';

test('PinoLogger is called as pino, Logger as Nest', () => {
  expect(
    factsOf(`
      import { Injectable } from '@nestjs/common';
      import { InjectPinoLogger, Logger, PinoLogger } from 'nestjs-pino';

      @Injectable()
      export class MeetingService {
        @InjectPinoLogger('events') private readonly events;

        constructor(
          @InjectPinoLogger(MeetingService.name) private readonly log: PinoLogger,
          private readonly nest: Logger,
        ) {
          this.log.setContext('meeting');
          this.log.assign({ region });
        }

        join() {
          this.log.info({ meetingId }, 'joined');
          this.log.error({ err }, 'cannot join');
          this.events.warn('injected without a type');
          this.nest.log('joined');
          this.nest.verbose('slowly');
        }
      }

      async function start(app) {
        app.useLogger(app.get(Logger));
        app.get(Logger).fatal('from the container');
        PinoLogger.root.debug('root');
      }
    `),
  ).toMatchInlineSnapshot(`
    [
      "17:5 log info nestjs-pino this.log fields-first",
      "18:5 log error nestjs-pino this.log fields-first",
      "19:5 log warn nestjs-pino this.events fields-first",
      "20:5 log info nestjs-pino this.nest nest",
      "21:5 log trace nestjs-pino this.nest nest",
      "27:3 log fatal nestjs-pino app.get(Logger) nest",
      "28:3 log debug nestjs-pino PinoLogger.root fields-first",
    ]
  `);
});

test('the module is no logger', () => {
  expect(
    factsOf(`
      import { LoggerErrorInterceptor, LoggerModule, getLoggerToken } from 'nestjs-pino';
      export const imports = [LoggerModule.forRoot({ pinoHttp: { level: 'info' } })];
      app.useGlobalInterceptors(new LoggerErrorInterceptor());
      getLoggerToken('MeetingService');
    `),
  ).toEqual([]);
});
