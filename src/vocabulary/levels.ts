/**
 * The severity a log call is written at, in the order of OpenTelemetry's SeverityNumber
 * (logs data model 1.40: TRACE 1, DEBUG 5, INFO 9, WARN 13, ERROR 17, FATAL 21).
 */
export const LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal'] as const;

/** One of {@link LEVELS}. */
export type Level = (typeof LEVELS)[number];

/**
 * Logger method names and the level each writes at. Union of the methods of pino 10, bunyan 1.8, winston 3 (npm and
 * syslog levels), log4js 6, loglevel 1.9, consola 3, tslog 4, @nestjs/common 11, Powertools 2 and console.
 */
export const METHOD_LEVELS: Readonly<Record<string, Level>> = {
  trace: 'trace',
  silly: 'trace',
  debug: 'debug',
  verbose: 'debug',
  log: 'info',
  info: 'info',
  http: 'info',
  notice: 'info',
  audit: 'info',
  success: 'info',
  warn: 'warn',
  warning: 'warn',
  error: 'error',
  err: 'error',
  fatal: 'fatal',
  crit: 'fatal',
  critical: 'fatal',
  alert: 'fatal',
  emerg: 'fatal',
};
