import { expect, test } from 'vitest';
import { factsOf } from '../model/facts-of.js';

test('loggers, sub-loggers and the ready-made ones', () => {
  expect(
    factsOf(`
      import { BaseLogger, createLogger, Logger as TsLogger, log as ready, type ILogObj } from 'tslog';
      import { createLiteLogger } from 'tslog/lite';

      const root = new TsLogger<ILogObj>({ name: 'meeting', type: 'json' });
      const join = root.getSubLogger({ name: 'join' });

      root.silly('first');
      join.info('joined', { meetingId });
      join.child({ name: 'x' }).error('cannot join', err);
      root.if(isSlow).warn('slow');
      root.log(3, 'AUDIT', 'by number');
      ready.debug('ready');
      createLogger({ customLevels: { AUDIT: 7 } }).fatal('made');
      createLiteLogger().trace('lite');
      TsLogger.fromEnv().info('from the environment');

      export class Media extends TsLogger<ILogObj> {}
      const media = new Media();
      media.info('subclass');
      const take = (events: BaseLogger<ILogObj>) => events.log(0, 'SILLY', 'given');
    `),
  ).toMatchInlineSnapshot(`
    [
      "7:1 log trace tslog root arguments",
      "8:1 log info tslog join arguments",
      "9:1 log error tslog join.child({name:'x'}) arguments",
      "10:1 log warn tslog root.if(isSlow) arguments",
      "11:1 log any-level tslog root arguments",
      "12:1 log debug tslog ready arguments",
      "13:1 log fatal tslog createLogger({customLevels:{AUDIT:7}}) arguments",
      "14:1 log trace tslog createLiteLogger() arguments",
      "15:1 log info tslog TsLogger.fromEnv() arguments",
      "19:1 log info tslog media arguments",
      "20:47 log any-level tslog events arguments",
    ]
  `);
});

test('what is no log', () => {
  expect(
    factsOf(`
      import { Logger } from 'tslog';
      const root = new Logger();
      root.attachTransport((record) => records.push(record));
      root.isLevelEnabled('DEBUG');
      await root.flush();
    `),
  ).toEqual([]);
});
