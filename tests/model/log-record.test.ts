import { expect, test } from 'vitest';
import { recordOf } from '../../src/model/log-record.js';
import { inFile } from './in-file.js';

/** The roles of the arguments of each log call, with the names of its fields. */
const roles = (code: string): string[] =>
  inFile(code, (model, { sourceCode }) =>
    model.logs.map((call) => {
      const { parts, fields, text } = recordOf(call, model);
      const names = fields.map(({ name, node }) => name ?? sourceCode.getText(node));
      return [
        parts.map(({ role, error }) => (error && role !== 'error' ? `${role}:${error.part}` : role)).join(' '),
        ...(names.length > 0 ? [`{${names.join(',')}}`] : []),
        ...(text ? [`"${text.text}"`] : []),
      ].join(' ');
    }),
  );

test('the arguments of a log call are told by what they are', () => {
  expect(
    roles(`
      const fixed = { service: 'gc' };
      const JOINED = 'joined';
      try { await save(); } catch (err) {
        logger.info('joined');
        logger.info({ id, userId: user.id, ...fixed, ...rest, [key]: 1 }, 'joined');
        logger.error(err, 'failed');
        logger.error('failed', err);
        logger.error('failed', { err }, context);
        logger.error(\`failed: \${err}\`);
        logger.error('failed: ' + err.message, id);
        logger.error(err.stack);
        logger.info(JOINED, id);
        logger.info(message);
        logger.info(id, 'joined');
        logger.info(fixed);
        logger.info(() => 'lazy');
        logger.info(...args);
        logger.info();
      }
    `),
  ).toEqual([
    'message "joined"',
    'fields message {id,userId,service,...rest,[key]: 1} "joined"',
    'error message "failed"',
    'message error "failed"',
    'message fields value {err} "failed"',
    'message:text "failed: ${…}"',
    'message:text value "failed: ${…}"',
    'message:stack',
    'message value "joined"',
    'message',
    'value message "joined"',
    'fields {service}',
    'function',
    'spread',
    '',
  ]);
});

test('a first argument that names the level', () => {
  expect(
    roles(`
      import winston from 'winston';
      const logger = winston.createLogger();
      logger.log('info', 'joined', { id });
      logger.log({ level: 'info', message: 'joined' });
      logger[level]('joined');
      winston.log(level, 'joined');
    `),
  ).toEqual([
    'level message fields {id} "joined"',
    'fields {level,message}',
    'message "joined"',
    'level message "joined"',
  ]);
});
