import { logMethods, type Entry, type HandlerDecorator, type Profile } from './profile.js';

const levels = logMethods({
  log: 'info',
  fatal: 'fatal',
  error: 'error',
  warn: 'warn',
  debug: 'debug',
  verbose: 'trace',
});
const logger: Entry = { construct: 'logger' };
const decorators = (names: readonly string[], decorator: HandlerDecorator): Record<string, HandlerDecorator> =>
  Object.fromEntries(names.map((name) => [name, decorator]));

/** NestJS: its logger, and the decorators that make a method a handler. */
export const nest: Profile = {
  id: 'nest',
  title: 'NestJS',
  packages: [
    '@nestjs/common',
    '@nestjs/core',
    '@nestjs/microservices',
    '@nestjs/websockets',
    '@nestjs/graphql',
    '@nestjs/bull',
    '@nestjs/bullmq',
    '@nestjs/schedule',
    '@nestjs/event-emitter',
  ],
  source:
    '@nestjs/common 12.5.1 services/*.d.ts, decorators/http, interfaces/exceptions; @nestjs/core exceptions/base-exception-filter.d.ts; @nestjs/microservices and websockets 12.1, graphql 14.0, bull and bullmq 12.0, schedule and event-emitter 12.0 decorators',
  main: 'logger',
  exports: {
    Logger: { construct: 'logger', members: levels },
    ConsoleLogger: logger,
    LoggerService: logger,
  },
  types: { logger: { ...levels, '[]': { fact: { kind: 'log', level: 'argument' } } } },
  logger: { shape: 'nest', methods: { info: 'log', trace: 'verbose' } },
  decorators: {
    ...decorators(
      [
        'Get',
        'Post',
        'Put',
        'Patch',
        'Delete',
        'Head',
        'Options',
        'All',
        'Search',
        'QueryMethod',
        'Sse',
        'RequestMapping',
      ],
      { trigger: 'http' },
    ),
    ...decorators(['Query', 'Mutation', 'Subscription', 'ResolveReference'], { trigger: 'rpc' }),
    ...decorators(['MessagePattern', 'GrpcMethod', 'GrpcStreamMethod', 'GrpcStreamCall'], { trigger: 'rpc' }),
    ...decorators(['EventPattern', 'OnEvent', 'SubscribeMessage'], { trigger: 'message' }),
    ...decorators(['Process'], { trigger: 'job', params: ['job'] }),
    ...decorators(['Cron', 'Interval', 'Timeout'], { trigger: 'job' }),
  },
  methodHandlers: {
    NestMiddleware: { methods: ['use'], trigger: 'http', params: ['request', 'response', 'next'] },
    // Filters see what no handler caught, and answer for it.
    ExceptionFilter: { methods: ['catch'], trigger: 'http', params: ['error'] },
    BaseExceptionFilter: { methods: ['catch'], trigger: 'http', params: ['error'] },
    WorkerHost: { methods: ['process'], trigger: 'job', params: ['job'] },
  },
};
