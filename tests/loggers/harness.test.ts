import { describe, expect, it } from 'vitest';
import { carried } from './carries.js';
import { SETUPS, type Setup } from './libraries.js';
import { printed, printedBy } from './run.js';

describe('printed', () => {
  it.each(Object.keys(SETUPS) as Setup[])('runs %s', async (setup) => {
    expect((await printed(setup, `logger.error('join failed')`)).text).toContain('join failed');
  });

  it('returns records of what is JSON', async () => {
    const { record } = await printed('pino', `logger.info({ userId }, 'participant joined')`);
    expect(record).toMatchObject({ level: 30, userId: 'user-4711', msg: 'participant joined' });
  });

  it('runs a whole file: imports, types, declarations in place of given values, exported functions', async () => {
    const { records } = await printedBy(`
      import pino, { type Logger } from 'pino';
      const logger: Logger = pino({ errorKey: 'error', name: 'meeting' });
      const id: string = 'own-id';
      export async function handler(req: unknown) {
        try {
          await join(id);
        } catch (err) {
          logger.error({ error: err, req }, 'join failed');
        }
      }`);
    expect(records).toMatchObject([
      { name: 'meeting', req: { id: 'req-1138' }, error: { type: 'JoinError', code: 'E_JOIN_REFUSED' } },
    ]);
  });

  it('runs require', async () => {
    const { record } = await printedBy(
      `
      const bunyan = require('bunyan');
      bunyan.createLogger({ name: 'meeting' }).info({ extra }, 'joined');`,
      { values: { extra: 5 } },
    );
    expect(record).toMatchObject({ name: 'meeting', extra: 5, msg: 'joined' });
  });
});

describe('carried', () => {
  const pino = async (before: string, after: string): Promise<string[]> =>
    (await carried(before, after, 'pino')).missing;

  it('misses nothing where every value is printed', async () => {
    expect(await pino(`logger.error('failed', err)`, `logger.error({ err }, 'failed')`)).toEqual([]);
    expect(await pino(`logger.error('%s failed: %s', id, err.message)`, `logger.error({ id, err }, 'failed')`)).toEqual(
      [],
    );
    expect(await pino(`logger.info(\`joined \${user.id}\`)`, `logger.info({ userId: user.id }, 'joined')`)).toEqual([]);
  });

  it('names what got lost', async () => {
    expect(await pino(`logger.error('failed', err)`, `logger.error('failed', err)`)).toEqual([
      'media server refused',
      expect.stringMatching(/^given\.ts:\d+:\d+$/),
    ]);
    expect(await pino(`logger.error({ err }, 'failed')`, `logger.error({ err: err.message }, 'failed')`)).toEqual([
      expect.stringMatching(/^given\.ts:\d+:\d+$/),
    ]);
    expect(await pino(`logger.info({ user }, 'joined')`, `logger.info({ userId: user.id }, 'joined')`)).toEqual([
      'Ada Lovelace',
    ]);
    expect(await pino(`logger.error({ id }, \`failed: \${JSON.stringify(err)}\`)`, `logger.error({ err })`)).toEqual([
      'id-2342',
      'failed',
    ]);
  });

  it('refuses code that logs nothing', async () => {
    await expect(pino(`join`, `logger.info('x')`)).rejects.toThrow('No log call was reached');
  });

  it('runs whole files', async () => {
    const file = (call: string): string => `
      import winston from 'winston';
      const logger = winston.createLogger({ transports: [new winston.transports.Console()] });
      try { join(); } catch (error) { ${call} }`;
    const { missing, after } = await carried(
      file(`logger.error({ error })`),
      file(`logger.error('join failed', error)`),
    );
    expect(missing).toEqual([]);
    expect(after.record).toMatchObject({ message: 'join failed media server refused' });
  });
});
