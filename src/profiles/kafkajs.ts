import { each, type Entry, type Profile } from './profile.js';

const handlerType: Entry = { signature: { trigger: 'message', params: ['message'] } };

/** KafkaJS consumers. */
export const kafkajs: Profile = {
  id: 'kafkajs',
  title: 'KafkaJS',
  packages: ['kafkajs'],
  source: 'kafkajs 2.2.4 types/index.d.ts',
  exports: {
    Kafka: { construct: 'kafka' },
    Consumer: { construct: 'consumer' },
    ...each(['EachMessageHandler', 'EachBatchHandler'], handlerType),
  },
  types: {
    kafka: { consumer: { returns: 'consumer' } },
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
