import { expect, test } from 'vitest';
import { factsOf } from '../model/facts-of.js';

test('procedures of the file', () => {
  expect(
    factsOf(`
      import { initTRPC, TRPCError } from '@trpc/server';
      const t = initTRPC.context<Context>().create({ transformer });
      const { router } = t;
      export const publicProcedure = t.procedure;
      export const authed = t.procedure.use(async ({ ctx, next }) => next({ ctx }));

      export const meetings = router({
        find: publicProcedure.input(schema).query(async ({ input }) => {}),
        join: authed.input(schema).output(result).mutation(join),
        events: t.procedure.subscription(async function* () {}),
      });
      async function join({ ctx, input }) {}
    `),
  ).toMatchInlineSnapshot(`
    [
      "8:45 handler rpc trpc request",
      "10:36 handler rpc trpc request",
      "12:1 handler rpc trpc request",
    ]
  `);
});

test('procedures of other files, by name', () => {
  expect(
    factsOf(`
      import { protectedProcedure, router } from '../trpc.js';
      export const meetings = router({
        find: protectedProcedure.input(schema).query(({ input }) => {}),
      });
      const client = createClient();
      client.meetings.find.query((x) => x);
      db.query('select 1', (err, rows) => {});
    `),
  ).toMatchInlineSnapshot(`
    [
      "3:48? handler rpc trpc request",
      "7:22 callback",
    ]
  `);
});
