import { each, type Entry, type Profile } from './profile.js';

const channel: Entry = { returns: 'channel', callback: { arg: 'last', param: 1, is: 'channel' } };

/** amqplib (RabbitMQ), with promises or callbacks. */
export const amqplib: Profile = {
  id: 'amqplib',
  title: 'amqplib',
  packages: ['amqplib'],
  source: 'amqplib 2.3.1, @types/amqplib 0.10.8 index.d.ts, callback_api.d.ts',
  exports: {
    connect: { returns: 'connection', callback: { arg: 'last', param: 1, is: 'connection' } },
    ...each(['Connection', 'ChannelModel'], { construct: 'connection' }),
    ...each(['Channel', 'ConfirmChannel'], { construct: 'channel' }),
  },
  types: {
    connection: { createChannel: channel, createConfirmChannel: channel },
    channel: {
      publish: { fact: { kind: 'message', system: 'amqplib', arg: 3, headers: 'headers', body: 2 } },
      sendToQueue: { fact: { kind: 'message', system: 'amqplib', arg: 2, headers: 'headers', body: 1 } },
      consume: { fact: { kind: 'handler', trigger: 'message', functions: { arg: 1 }, params: ['message'] } },
    },
  },
};
