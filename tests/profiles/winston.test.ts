import { expect, test } from 'vitest';
import { factsOf } from '../model/facts-of.js';

test('loggers, the default logger and containers', () => {
  expect(
    factsOf(`
      import winston, { createLogger, format, type Logger } from 'winston';

      const root = winston.createLogger({ level: 'info', format: winston.format.json() });
      const join = root.child({ module: 'join' });
      const { createLogger: make } = winston;

      root.info('joined', { meetingId });
      root.log('warn', 'late', { meetingId });
      root.log({ level: 'error', message: 'cannot join', error });
      join.http('GET /meetings');
      join.crit('no controller');
      make().silly('destructured factory');
      winston.error('by the default logger');
      winston.loggers.get('media').verbose('from the container');
      winston.loggers.add('media', { format: format.simple() }).info('added');

      export class Controller {
        constructor(private readonly events: Logger) {}
        assign() {
          this.events.notice('assigned');
        }
      }
    `),
  ).toMatchInlineSnapshot(`
    [
      "7:1 log info winston root fields-last",
      "8:1 log warn winston root fields-last",
      "9:1 log error winston root fields-last",
      "10:1 log info winston join fields-last",
      "11:1 log fatal winston join fields-last",
      "12:1 log trace winston make() fields-last",
      "13:1 log error winston winston fields-last",
      "14:1 log debug winston winston.loggers.get('media') fields-last",
      "15:1 log info winston winston.loggers.add('media',{format:format.simple()}) fields-last",
      "20:5 log info winston this.events fields-last",
    ]
  `);
});

test('CommonJS and namespaces', () => {
  expect(
    factsOf(`
      import * as logging from 'winston';
      const { createLogger: make, transports } = require('winston');
      logging.info('passed through');
      make({ transports: [new transports.Console()] }).error('cannot join');
    `),
  ).toMatchInlineSnapshot(`
    [
      "3:1 log info winston logging fields-last",
      "4:1 log error winston make({transports:[newtransports.Console()]}) fields-last",
    ]
  `);
});

test('what is no log', () => {
  expect(
    factsOf(`
      import winston from 'winston';
      const root = winston.createLogger();
      root.add(new winston.transports.File({ filename: 'meeting.log' }));
      root.profile('join');
      root.isLevelEnabled('debug');
      winston.addColors({ info: 'blue' });
    `),
  ).toEqual([]);
});
