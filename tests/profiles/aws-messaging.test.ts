import { expect, test } from 'vitest';
import { factsOf } from '../model/facts-of.js';

test('commands and methods that send', () => {
  expect(
    factsOf(`
      import { SQSClient, SQS, SendMessageCommand, SendMessageBatchCommand, ReceiveMessageCommand } from '@aws-sdk/client-sqs';
      import * as sns from '@aws-sdk/client-sns';
      import AWS from 'aws-sdk';
      await new SQSClient({}).send(new SendMessageCommand({ QueueUrl, MessageBody: 'a' }));
      await client.send(new SendMessageBatchCommand({ QueueUrl, Entries: [{ Id: '1', MessageBody: 'a' }, { Id: '2', MessageBody: 'b' }] }));
      await client.send(new sns.PublishCommand({ TopicArn, Message: 'a' }));
      await client.send(new sns.PublishBatchCommand({ TopicArn, PublishBatchRequestEntries: entries }));
      await new SQS({}).sendMessage({ QueueUrl, MessageBody: 'a' });
      await new AWS.SNS().publish({ TopicArn, Message: 'a' }).promise();
      await client.send(new ReceiveMessageCommand({ QueueUrl }));
    `),
  ).toMatchInlineSnapshot(`
    [
      "4:30 message aws-sdk MessageAttributes x1",
      "5:19 message aws-sdk MessageAttributes x2",
      "6:19 message aws-sdk MessageAttributes x1",
      "7:19 message aws-sdk MessageAttributes unknown",
      "8:7 message aws-sdk MessageAttributes x1",
      "9:7 message aws-sdk MessageAttributes x1",
    ]
  `);
});

test('a class of the same name is none', () => {
  expect(
    factsOf(`
      import { PublishCommand } from './cqrs.js';
      await bus.send(new PublishCommand({ Message: 'a' }));
    `),
  ).toEqual([]);
});
