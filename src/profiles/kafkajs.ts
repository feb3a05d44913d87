import { each, type Entry, type Profile } from './profile.js';

const handlerType: Entry = { signature: { trigger: 'message', params: ['message'] } };

const sends = (...lists: readonly string[]): Entry => ({
  fact: { kind: 'message', system: 'kafkajs', arg: 0, lists, headers: 'headers', body: 'value' },
});

/** KafkaJS: consumers and producers. */
export const kafkajs: Profile = {
  id: 'kafkajs',
  title: 'KafkaJS',
  packages: ['kafkajs'],
  source: 'kafkajs 2.2.4 types/index.d.ts',
  exports: {
    Kafka: { construct: 'kafka' },
    Consumer: { construct: 'consumer' },
    ...each(['Producer', 'Transaction'], { construct: 'producer' }),
    ...each(['EachMessageHandler', 'EachBatchHandler'], handlerType),
  },
  types: {
    kafka: { consumer: { returns: 'consumer' }, producer: { returns: 'producer' } },
    producer: {
      send: sends('messages'),
      sendBatch: sends('topicMessages', 'messages'),
      transaction: { returns: 'producer' },
    },
    consumer: {
      run: {
        fact: {
          kind: 'handler',
          trigger: 'message',
          functions: { arg: 0, key: ['eachMessage', 'eachBatch'] },
          params: ['message'],
        },
      },
    },
  },
};
