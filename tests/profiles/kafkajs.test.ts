import { expect, test } from 'vitest';
import { factsOf } from '../model/facts-of.js';

test('consumers', () => {
  expect(
    factsOf(`
      import { Kafka, type Consumer, type EachMessageHandler } from 'kafkajs';
      const kafka = new Kafka({ clientId: 'meeting', brokers });
      const consumer = kafka.consumer({ groupId: 'joins' });
      await consumer.subscribe({ topic: 'joins' });
      await consumer.run({
        partitionsConsumedConcurrently: 3,
        eachMessage: async ({ topic, message }) => {},
      });
      await kafka.consumer({ groupId: 'b' }).run({ eachBatch });
      async function eachBatch({ batch }) {}
      const each: EachMessageHandler = async (payload) => {};
      const start = (given: Consumer) => given.run({ async eachMessage(payload) {} });
    `),
  ).toMatchInlineSnapshot(`
    [
      "7:16 handler message kafkajs message",
      "10:1 handler message kafkajs message",
      "11:34 handler message kafkajs message",
      "12:65 handler message kafkajs message",
    ]
  `);
});

test('what is no handler', () => {
  expect(
    factsOf(`
      import { Kafka } from 'kafkajs';
      const kafka = new Kafka({ brokers, retry: { restartOnFailure: async (reason) => true } });
      const producer = kafka.producer();
      await producer.connect();
      task.run({ eachMessage: () => {} });
    `),
  ).toEqual([]);
});

test('messages sent', () => {
  expect(
    factsOf(`
      import { Kafka, type Producer } from 'kafkajs';
      const kafka = new Kafka({ brokers });
      const producer = kafka.producer();
      await producer.send({ topic: 'joins', messages: [{ value: 'a' }, { value: 'b' }] });
      await producer.sendBatch({ topicMessages: [{ topic: 'joins', messages: [{ value: 'a' }] }, { topic, messages: [one] }] });
      const transaction = await producer.transaction();
      await transaction.send({ topic: 'joins', messages: ids.map((id) => ({ value: id })) });
      const publish = (given: Producer, record) => given.send(record);
      await other.send({ topic: 'joins', messages: [] });
    `),
  ).toMatchInlineSnapshot(`
    [
      "4:7 message kafkajs headers x2",
      "5:7 message kafkajs headers x2",
      "7:7 message kafkajs headers x1",
      "8:46 message kafkajs headers unknown",
    ]
  `);
});
