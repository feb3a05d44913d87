import { expect, test } from 'vitest';
import { factsOf } from '../model/facts-of.js';

test('consumers, with promises and with callbacks', () => {
  expect(
    factsOf(`
      import amqp, { type Channel } from 'amqplib';
      import * as callbacks from 'amqplib/callback_api';

      const connection = await amqp.connect(url);
      const channel = await connection.createChannel();
      await channel.assertQueue('joins');
      await channel.consume('joins', async (message) => channel.ack(message), { noAck: false });

      callbacks.connect(url, (error0, link) => {
        link.createConfirmChannel((error1, created) => {
          created.consume('joins', onMessage);
        });
      });
      function onMessage(message) {}
      const listen = (given: Channel) => given.consume('leaves', (message) => {});
    `),
  ).toMatchInlineSnapshot(`
    [
      "7:32 handler message amqplib message",
      "14:1 handler message amqplib message",
      "15:60 handler message amqplib message",
    ]
  `);
});

test('what is no handler', () => {
  expect(
    factsOf(`
      import { connect } from 'amqplib';
      const channel = await (await connect(url)).createChannel();
      await channel.assertQueue('joins');
      channel.on('close', () => {});
      stream.consume('joins', (chunk) => {});
    `),
  ).toEqual([]);
});

test('messages sent', () => {
  expect(
    factsOf(`
      import amqp, { type ConfirmChannel } from 'amqplib';
      const channel = await (await amqp.connect(url)).createChannel();
      channel.publish('meetings', 'joined', Buffer.from('{}'), { headers });
      channel.sendToQueue('joins', Buffer.from('{}'));
      const publish = (given: ConfirmChannel) => given.publish(...args);
      page.publish('meetings', 'joined');
    `),
  ).toMatchInlineSnapshot(`
    [
      "3:1 message amqplib headers x1",
      "4:1 message amqplib headers x1",
      "5:44 message amqplib headers unknown",
    ]
  `);
});
