import type { Entry, Profile } from './profile.js';

const sends = (body: string, ...lists: readonly string[]): Entry => ({
  fact: { kind: 'message', system: 'aws-sdk', arg: 0, lists, headers: 'MessageAttributes', body },
});

/** Queues and topics of AWS: the commands of SDK 3, and the methods of SDK 2 and of the aggregated clients of SDK 3. */
export const awsMessaging: Profile = {
  id: 'aws-messaging',
  title: 'AWS SQS and SNS',
  packages: ['@aws-sdk/client-sqs', '@aws-sdk/client-sns', 'aws-sdk'],
  source:
    '@aws-sdk/client-sqs and @aws-sdk/client-sns 3.1169.0 dist-types/models, AWS SDK for JavaScript 2 API reference (SQS, SNS)',
  exports: {
    SendMessageCommand: sends('MessageBody'),
    SendMessageBatchCommand: sends('MessageBody', 'Entries'),
    PublishCommand: sends('Message'),
    PublishBatchCommand: sends('Message', 'PublishBatchRequestEntries'),
    SQS: { construct: 'sqs' },
    SNS: { construct: 'sns' },
  },
  types: {
    sqs: { sendMessage: sends('MessageBody'), sendMessageBatch: sends('MessageBody', 'Entries') },
    sns: { publish: sends('Message'), publishBatch: sends('Message', 'PublishBatchRequestEntries') },
  },
};
