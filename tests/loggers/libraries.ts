/**
 * How each library is usually set up in production, as the code that does it: it declares `logger`. Every level is on,
 * so that a test can use any.
 */
export const SETUPS = {
  pino: `
    import pino from 'pino';
    const logger = pino({ level: 'trace' });`,
  bunyan: `
    import bunyan from 'bunyan';
    const logger = bunyan.createLogger({ name: 'meeting', level: 'trace' });`,
  /** winston's default format: JSON. */
  winston: `
    import winston from 'winston';
    const logger = winston.createLogger({ level: 'silly', transports: [new winston.transports.Console()] });`,
  /** With the stack of errors. */
  'winston errors': `
    import winston, { format } from 'winston';
    const logger = winston.createLogger({
      level: 'silly',
      format: format.combine(format.errors({ stack: true }), format.json()),
      transports: [new winston.transports.Console()],
    });`,
  /** With placeholders. */
  'winston splat': `
    import winston, { format } from 'winston';
    const logger = winston.createLogger({
      level: 'silly',
      format: format.combine(format.errors({ stack: true }), format.splat(), format.json()),
      transports: [new winston.transports.Console()],
    });`,
  /** As text. */
  'winston simple': `
    import winston, { format } from 'winston';
    const logger = winston.createLogger({ level: 'silly', format: format.simple(), transports: [new winston.transports.Console()] });`,
  nest: `
    import { Logger, ConsoleLogger } from '@nestjs/common';
    Logger.overrideLogger(new ConsoleLogger({ colors: false }));
    const logger = new Logger('JoinService');`,
  'nest json': `
    import { Logger, ConsoleLogger } from '@nestjs/common';
    Logger.overrideLogger(new ConsoleLogger({ json: true, colors: false, compact: true }));
    const logger = new Logger('JoinService');`,
  /** A logger that has no context of its own. */
  'nest bare': `
    import { Logger, ConsoleLogger } from '@nestjs/common';
    Logger.overrideLogger(new ConsoleLogger({ colors: false }));
    const logger = new Logger();`,
  'nest bare json': `
    import { Logger, ConsoleLogger } from '@nestjs/common';
    Logger.overrideLogger(new ConsoleLogger({ json: true, colors: false, compact: true }));
    const logger = new Logger();`,
  'nest console': `
    import { ConsoleLogger } from '@nestjs/common';
    const logger = new ConsoleLogger('JoinService', { colors: false });`,
  'nest console json': `
    import { ConsoleLogger } from '@nestjs/common';
    const logger = new ConsoleLogger('JoinService', { json: true, colors: false, compact: true });`,
  log4js: `
    import log4js from 'log4js';
    log4js.configure({
      disableClustering: true,
      appenders: { out: { type: 'stdout', layout: { type: 'basic' } } },
      categories: { default: { appenders: ['out'], level: 'trace' } },
    });
    const logger = log4js.getLogger('meeting');`,
  consola: `
    import { createConsola } from 'consola';
    const logger = createConsola({ level: 5, fancy: false, throttle: 0 });`,
  tslog: `
    import { Logger } from 'tslog';
    const logger = new Logger({ type: 'json' });`,
  loglevel: `
    import log from 'loglevel';
    const logger = log;`,
  powertools: `
    import { Logger } from '@aws-lambda-powertools/logger';
    const logger = new Logger({ serviceName: 'meeting', logLevel: 'TRACE' });`,
  logtape: `
    import { configureSync, getConsoleSink, getLogger, jsonLinesFormatter } from '@logtape/logtape';
    configureSync({
      reset: true,
      sinks: { out: getConsoleSink({ formatter: jsonLinesFormatter }) },
      loggers: [
        { category: 'meeting', lowestLevel: 'trace', sinks: ['out'] },
        { category: ['logtape', 'meta'], sinks: [], lowestLevel: 'fatal' },
      ],
    });
    const logger = getLogger('meeting');`,
  /** LogTape's default: text. */
  'logtape text': `
    import { configureSync, getConsoleSink, getLogger, getTextFormatter } from '@logtape/logtape';
    configureSync({
      reset: true,
      sinks: { out: getConsoleSink({ formatter: getTextFormatter() }) },
      loggers: [
        { category: 'meeting', lowestLevel: 'trace', sinks: ['out'] },
        { category: ['logtape', 'meta'], sinks: [], lowestLevel: 'fatal' },
      ],
    });
    const logger = getLogger('meeting');`,
  console: `
    const logger = console;`,
} as const;

/** A library in one of its usual configurations. */
export type Setup = keyof typeof SETUPS;
