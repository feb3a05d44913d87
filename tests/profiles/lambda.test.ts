import { expect, test } from 'vitest';
import { factsOf } from '../model/facts-of.js';

test('handlers by name, by type and by middy', () => {
  expect(
    factsOf(`
      import middy from '@middy/core';
      import type { APIGatewayProxyEvent, Handler, SQSHandler } from 'aws-lambda';

      export const handler = async (event: APIGatewayProxyEvent, context) => ({ statusCode: 200 });
      export const queue: SQSHandler = async ({ Records }) => {};
      export const loose = (async (input) => {}) satisfies Handler;
      export const wrapped = middy(async (event) => {}).use(cors());
      export const chained = middy().use(cors()).handler(join);
      async function join(input) {}
    `),
  ).toMatchInlineSnapshot(`
    [
      "4:24 handler lambda lambda message,context,callback",
      "5:34 handler lambda lambda message,context,callback",
      "6:23 handler lambda lambda message,context,callback",
      "7:30 handler lambda lambda message,context,callback",
      "9:1 handler lambda lambda message,context,callback",
    ]
  `);
});

test('handlers of classes', () => {
  expect(
    factsOf(`
      import type { LambdaInterface } from '@aws-lambda-powertools/commons/types';
      import { Logger } from '@aws-lambda-powertools/logger';
      const logger = new Logger();
      class Join implements LambdaInterface {
        @logger.injectLambdaContext()
        public async handler(event, context) {
          logger.info('joined');
        }
      }
      const join = new Join();
      export const handler = join.handler.bind(join);
    `),
  ).toMatchInlineSnapshot(`
    [
      "6:23 handler lambda lambda message,context,callback",
      "7:5 log info powertools-logger logger fields-last",
    ]
  `);
});

test('CommonJS', () => {
  expect(
    factsOf(
      `
        exports.handler = async (event, context, callback) => {};
        const lambdaHandler = (event) => {};
        module.exports.lambdaHandler = lambdaHandler;
      `,
      { filename: 'index.cjs' },
    ),
  ).toMatchInlineSnapshot(`
    [
      "1:19 handler lambda lambda message,context,callback",
      "2:23 handler lambda lambda message,context,callback",
    ]
  `);
});

test('other functions of that name', () => {
  expect(
    factsOf(`
      export const handler = (argv) => {};
      export function lambdaHandler() {}
      const inner = { handler: (event) => {} };
      function handle(event, context) {}
    `),
  ).toEqual([]);
});
