import { expect, test } from 'vitest';
import { LogReading } from '../../src/model/log-reading.js';
import { winstonFormats } from '../../src/model/winston-formats.js';
import { inFile } from './in-file.js';

/** The formats of the logger of the last log call, in alphabetical order; null where they cannot be seen. */
const formatsOf = (code: string): string[] | null =>
  inFile(`${code}\nlogger.info('joined');`, (model, { sourceCode }) => {
    const formats = winstonFormats(new LogReading(model.logs.at(-1)!, model, sourceCode));
    return formats && [...formats].sort();
  });

const IMPORT = `import { createLogger, format, transports } from 'winston';`;

test.each([
  [`import winston from 'winston'; const logger = winston.createLogger();`, ['json']],
  [`import winston from 'winston'; const logger = winston.createLogger({ level: 'info' }).child({});`, ['json']],
  [`${IMPORT} const logger = createLogger({ format: format.simple() });`, ['simple']],
  [
    `${IMPORT} const logger = createLogger({ format: format.combine(format.errors({ stack: true }), format.json()) });`,
    ['combine', 'errors', 'json'],
  ],
  [
    `${IMPORT} const { combine, splat, json } = format; const logger = createLogger({ format: combine(splat(), json()) });`,
    ['combine', 'json', 'splat'],
  ],
  [
    `const winston = require('winston'); const ours = winston.format.json(); const logger = winston.createLogger({ format: ours, exitOnError: false });`,
    ['json'],
  ],
  [
    `${IMPORT} const logger = createLogger({ format: process.env.NODE_ENV === 'production' ? format.json() : format.simple() });`,
    ['json', 'simple'],
  ],
  [
    `${IMPORT} const logger = createLogger({ transports: [new transports.Console({ format: format.splat() })] });`,
    ['splat'],
  ],
  [
    `${IMPORT} const logger = createLogger({ format: format.json() }); logger.add(new transports.Console({ format: format.simple() }));`,
    ['json', 'simple'],
  ],
  [
    `${IMPORT} const a = format.json(); const logger = createLogger({ format: format.combine(a, a) });`,
    ['combine', 'json'],
  ],
])('%s', (code, formats) => {
  expect(formatsOf(code)).toEqual(formats);
});

test.each([
  // Formats of one's own.
  `${IMPORT} const logger = createLogger({ format: format.printf((info) => show(info)) });`,
  `${IMPORT} const logger = createLogger({ format: format((info) => info)() });`,
  `${IMPORT} const logger = createLogger({ format: format.json({ replacer }) });`,
  `${IMPORT} const logger = createLogger({ format: format.combine(ours(), format.json()) });`,
  // Set elsewhere, or later.
  `${IMPORT} import { ours } from './ours.js'; const logger = createLogger({ format: ours });`,
  `${IMPORT} export const make = (format) => { const logger = createLogger({ format }); return logger; };`,
  `${IMPORT} const logger = createLogger(options);`,
  `${IMPORT} const logger = createLogger(); logger.configure({});`,
  `${IMPORT} const logger = createLogger(); logger.format = ours;`,
  `import type { Logger } from 'winston'; declare const logger: Logger;`,
])('unknown: %s', (code) => {
  expect(formatsOf(code)).toBeNull();
});
