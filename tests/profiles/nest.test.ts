import { expect, test } from 'vitest';
import { factsOf } from '../model/facts-of.js';

test('Logger, static and of a class', () => {
  expect(
    factsOf(`
      import { ConsoleLogger, Injectable, Logger, type LoggerService } from '@nestjs/common';

      @Injectable()
      export class MeetingService {
        private readonly logger = new Logger(MeetingService.name);
        constructor(private readonly audit: LoggerService) {}

        join() {
          this.logger.log('joined');
          this.logger.verbose('slowly');
          this.logger.error('cannot join', error.stack);
          this.audit.warn('late');
          Logger.error('static', error.stack, 'Meeting');
        }
      }

      export class MeetingLogger extends ConsoleLogger {
        error(message: string) {
          this.debug(message);
        }
      }
      new MeetingLogger('x').fatal('by the subclass');
    `),
  ).toMatchInlineSnapshot(`
    [
      "9:5 log info nest this.logger nest",
      "10:5 log trace nest this.logger nest",
      "11:5 log error nest this.logger nest",
      "12:5 log warn nest this.audit nest",
      "13:5 log error nest Logger nest",
      "19:5 log debug nest this nest",
      "22:1 log fatal nest newMeetingLogger('x') nest",
    ]
  `);
});

test('decorated methods are handlers', () => {
  expect(
    factsOf(`
      import { Controller, Get, Post as Create, Sse, type NestMiddleware } from '@nestjs/common';
      import { EventPattern, GrpcMethod, MessagePattern } from '@nestjs/microservices';
      import { SubscribeMessage } from '@nestjs/websockets';
      import { Mutation, Query } from '@nestjs/graphql';
      import { Process, Processor } from '@nestjs/bull';
      import { Processor as Worker, WorkerHost } from '@nestjs/bullmq';
      import { Cron, Interval } from '@nestjs/schedule';
      import { OnEvent } from '@nestjs/event-emitter';

      @Controller('meetings')
      export class MeetingController {
        @Get(':id') find() {}
        @Create() async create() {}
        @Sse('events') events() {}
        @MessagePattern('join') join() {}
        @EventPattern('left') left() {}
        @GrpcMethod('Meeting') assign() {}
        @SubscribeMessage('chat') chat() {}
        @Query() meetings() {}
        @Mutation() end() {}
        @Cron('0 * * * *') hourly() {}
        @Interval(1000) tick() {}
        @OnEvent('meeting.ended') ended() {}
      }

      @Processor('mail')
      class Mails {
        @Process('invite') invite(job) {}
      }

      @Worker('media')
      class Media extends WorkerHost {
        async process(job) {}
        onModuleDestroy() {}
      }

      class RequestId implements NestMiddleware {
        use(req, res, next) {}
      }
    `),
  ).toMatchInlineSnapshot(`
    [
      "12:19 handler http nest",
      "13:25 handler http nest",
      "14:24 handler http nest",
      "15:31 handler rpc nest",
      "16:29 handler message nest",
      "17:32 handler rpc nest",
      "18:33 handler message nest",
      "19:20 handler rpc nest",
      "20:18 handler rpc nest",
      "21:28 handler job nest",
      "22:23 handler job nest",
      "23:34 handler message nest",
      "28:28 handler job nest job",
      "33:16 handler job nest job",
      "38:6 handler http nest request,response,next",
    ]
  `);
});

test('what is neither', () => {
  expect(
    factsOf(`
      import { Inject, Injectable, Logger, UseGuards } from '@nestjs/common';
      import { Get } from './decorators.js';
      Logger.overrideLogger(false);
      Logger.flush();
      @Injectable()
      class Store {
        @Get() cached() {}
        @UseGuards(AuthGuard) guarded() {}
        plain(@Inject('x') value) {}
      }
    `),
  ).toEqual([]);
});
