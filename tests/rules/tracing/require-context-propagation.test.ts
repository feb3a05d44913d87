import { run } from '../../run.js';
import rule from '../../../src/rules/tracing/require-context-propagation.js';

/** Code of a file that is traced: the first line of the code is line 2. */
const otel = (code: string): string =>
  `import { context, propagation, trace } from '@opentelemetry/api'; const tracer = trace.getTracer('gc');\n${code}`;

/** The body of a function, in line 3. */
const kafka = (body: string): string =>
  otel(`import { Kafka } from 'kafkajs'; const producer = new Kafka({ brokers }).producer();
async function end(id, carried) { ${body} }`);
const amqp = (body: string): string =>
  otel(`import type { Channel } from 'amqplib';
function end(channel: Channel, id, carried) { ${body} }`);
const bullmq = (body: string): string =>
  otel(`import { FlowProducer, Queue } from 'bullmq'; const queue = new Queue('mail'); const flows = new FlowProducer({ connection });
async function invite(id, person, carried) { ${body} }`);
const bull = (body: string): string =>
  otel(`import Bull from 'bull'; const queue = new Bull('mail');
async function invite(id, person, job) { ${body} }`);
const aws = (body: string): string =>
  otel(`import { SendMessageBatchCommand, SendMessageCommand } from '@aws-sdk/client-sqs'; import { PublishBatchCommand, PublishCommand, SNS } from '@aws-sdk/client-sns'; import AWS from 'aws-sdk';
async function end(client, id, carried) { ${body} }`);

const sent = (place: string): string =>
  `This message is sent without the context of its trace, and nothing in the project adds it: the trace ends here, and what handles the message starts another that no query joins to it. Put the context into ${place} with 'propagation.inject(context.active(), carrier)'.`;
/** One finding in line 3, on the last call of a function as it is written there. */
const found = (code: string, callee: string) => {
  const column = code.split('\n')[2]!.lastIndexOf(`${callee}(`) + 1;
  return { line: 3, column, endLine: 3, endColumn: column + callee.length };
};
const lost = (code: string, place: string, callee: string) => ({
  code,
  errors: [{ message: sent(place), ...found(code, callee) }],
});

run('require-context-propagation: Kafka', rule, {
  valid: [
    kafka(
      `const headers = {}; propagation.inject(context.active(), headers); await producer.send({ topic, messages: [{ value: id, headers }] });`,
    ),
    kafka(`await producer.send({ topic, messages: [{ value: id, headers: carried }] });`),
    kafka(`await producer.send({ topic, messages: [{ value: id, headers: outgoing() }] });`),
    kafka(`await producer.send({ topic, messages: [{ value: id, headers: { kind: 'ended', ...carried } }] });`),
    kafka(`await producer.send({ topic, messages: [{ value: id, headers: { traceparent } }] });`),
    kafka(`await producer.send({ topic, messages: [{ value: id, headers: { [key]: carried } }] });`),
    kafka(`await producer.send({ topic, messages: [{ value: id, headers: { 'x-request-id': carried } }] });`),
    kafka(`await producer.send({ topic, messages: [{ value: id, ...carried }] });`),
    kafka(`await producer.send({ topic, messages: [...carried] });`),
    kafka(`await producer.send({ topic, messages: carried });`),
    kafka(`await producer.send(carried); await producer.send(); await producer.send(...carried);`),
    kafka(`await producer.send({ topic, messages: carried.map(toMessage) });`),
    kafka(
      `await producer.send({ topic, messages: carried.map((one) => { const headers = {}; propagation.inject(context.active(), headers); return { value: one, headers }; }) });`,
    ),
    kafka(
      `const event = { id, traceparent: current() }; await producer.send({ topic, messages: [{ value: JSON.stringify(event) }] });`,
    ),
    kafka(`await producer.send({ topic, messages: [{ value: JSON.stringify({ id, _trace: carried }) }] });`),
    kafka(`const message = { value: id }; add(message); await producer.send({ topic, messages: [message] });`),
    kafka(
      `const message: any = { value: id }; message.headers = carried; await producer.send({ topic, messages: [message] });`,
    ),
    kafka(
      `const headers: any = {}; headers['x'] = carried; await producer.send({ topic, messages: [{ value: id, headers }] });`,
    ),
    kafka(`await withContext(() => producer.send({ topic, messages: [{ value: id }] }), tracing.inject());`),
    kafka(`setInterval(() => producer.send({ topic, messages: [{ value: id }] }), 1000);`),
    kafka(`await producer.connect(); await producer.sendBatch({ topicMessages: carried });`),
    otel(
      `import { Kafka } from 'kafkajs'; await new Kafka({}).producer().send({ topic, messages: [{ value: 'up' }] });`,
    ),
    otel(`async function end(producer, id) { await producer.send({ topic, messages: [{ value: id }] }); }`),
    otel(
      `import { producer } from './kafka.js'; async function end(id) { await producer.send({ topic, messages: [{ value: id }] }); }`,
    ),
    // Nothing makes traces here.
    `import { Kafka } from 'kafkajs'; const producer = new Kafka({}).producer(); async function end(id) { await producer.send({ topic, messages: [{ value: id }] }); }`,
    { code: kafka(`await producer.send({ topic, messages: [{ value: id }] });`), filename: 'scripts/replay.ts' },
    { code: kafka(`await producer.send({ topic, messages: [{ value: id }] });`), filename: 'src/end.test.ts' },
    {
      code: kafka(`await producer.send({ topic, messages: [{ value: id }] });`),
      settings: { observability: { instrumentation: ['@opentelemetry/instrumentation-kafkajs'] } },
    },
    '',
  ],
  invalid: [
    lost(kafka(`await producer.send({ topic, messages: [{ value: id }] });`), "its 'headers'", 'producer.send'),
    lost(
      kafka(
        `await producer.send({ topic, messages: [{ key: id, value: JSON.stringify({ id }), headers: { kind: 'ended' } }] });`,
      ),
      "its 'headers'",
      'producer.send',
    ),
    lost(
      kafka(`await producer.send({ topic, messages: [...carried, { value: id }] });`),
      "its 'headers'",
      'producer.send',
    ),
    lost(
      kafka(`await producer.send({ topic, messages: carried.map((one) => ({ value: JSON.stringify(one) })) });`),
      "its 'headers'",
      'producer.send',
    ),
    lost(
      kafka(`await producer.send({ topic, messages: carried.map(function (one) { return { value: one }; }) });`),
      "its 'headers'",
      'producer.send',
    ),
    lost(
      kafka(`await producer?.send!({ topic, messages: [{ value: id } as Message] } satisfies ProducerRecord);`),
      "its 'headers'",
      'producer?.send!',
    ),
    lost(
      kafka(`const message = { value: id }; await producer.send({ topic, messages: [message] });`),
      "its 'headers'",
      'producer.send',
    ),
    lost(
      kafka(`const record = { topic, messages: [{ value: id }] }; log(record.topic); await producer.send(record);`),
      "its 'headers'",
      'producer.send',
    ),
    lost(
      kafka(`await producer.sendBatch({ topicMessages: [{ topic, messages: [{ value: id }] }] });`),
      "its 'headers'",
      'producer.sendBatch',
    ),
    lost(
      kafka(
        `const transaction = await producer.transaction(); await transaction.send({ topic, messages: [{ value: id }] });`,
      ),
      "its 'headers'",
      'transaction.send',
    ),
    lost(
      otel(`const kafka = require('kafkajs'); const client = new kafka.Kafka({});
class Ended { #out = client.producer(); publish(id) { /* now */ return this.#out.send({ topic, messages: [{ value: id }] }); } }`),
      "its 'headers'",
      'this.#out.send',
    ),
    lost(
      otel(`import { type Producer as Out } from 'kafkajs';
@Injectable() class Ended { constructor(private readonly out: Out) {} publish<T>(id: T) { return this.out.send({ topic, messages: [{ value: id }] }); } }`),
      "its 'headers'",
      'this.out.send',
    ),
    // An injection elsewhere is not one here.
    lost(
      otel(`import { Kafka } from 'kafkajs'; const producer = new Kafka({ brokers }).producer(); function start() { propagation.inject(context.active(), {}); }
async function end(id) { await producer.send({ topic, messages: [{ value: id }] }); }`),
      "its 'headers'",
      'producer.send',
    ),
    {
      code: `import { Kafka } from 'kafkajs'; const producer = new Kafka({}).producer(); async function end(id) { await producer.send({ topic, messages: [{ value: id }] }); }`,
      options: [{ projects: 'all' }],
      errors: [{ messageId: 'message', line: 1, column: 108 }],
    },
    {
      code: kafka(`await producer.send({ topic, messages: [{ value: id }] });`),
      settings: { observability: { instrumentation: ['@opentelemetry/instrumentation-http'] } },
      errors: [{ messageId: 'message', line: 3, column: 41 }],
    },
  ],
});

run('require-context-propagation: AMQP', rule, {
  valid: [
    amqp(`channel.publish('meetings', 'ended', Buffer.from(id), { headers: carried });`),
    amqp(`channel.publish('meetings', 'ended', Buffer.from(id), carried);`),
    amqp(
      `channel.sendToQueue(message.properties.replyTo, Buffer.from(id), { correlationId: message.properties.correlationId });`,
    ),
    amqp(`channel.sendToQueue('ended', Buffer.from(JSON.stringify(withTraceContext(id))));`),
    amqp(`channel.sendToQueue(...carried); channel.ack(carried);`),
  ],
  invalid: [
    lost(amqp(`channel.publish('meetings', 'ended', Buffer.from(id));`), "its 'headers'", 'channel.publish'),
    lost(
      amqp(`channel.publish('meetings', 'ended', Buffer.from(id), { persistent: true });`),
      "its 'headers'",
      'channel.publish',
    ),
    lost(
      amqp(`channel.sendToQueue('ended', Buffer.from(JSON.stringify({ id })), { headers: { kind: 'ended' } });`),
      "its 'headers'",
      'channel.sendToQueue',
    ),
  ],
});

run('require-context-propagation: BullMQ and Bull', rule, {
  valid: [
    bullmq(`await queue.add('invite', person);`),
    bullmq(`await queue.add('invite', { id, traceContext: carried });`),
    bullmq(`await queue.add('invite', { id, ...carried });`),
    bullmq(`await queue.add('invite', { id, metadata: carried });`),
    bullmq(`await queue.add('invite', { id, data: { person, meta: carried } });`),
    bullmq(`const data = { id }; propagation.inject(context.active(), data); await queue.add('invite', data);`),
    bullmq(`await queue.add('sweep', {}, { repeat: { every: 1000 } });`),
    bullmq(`await queue.add('invite', { id }, carried);`),
    bullmq(`await queue.add('invite', { id }, { telemetry: { metadata: carried } });`),
    bullmq(`await queue.addBulk(carried); await queue.addBulk([{ name: 'invite', data: person }]);`),
    bullmq(`await queue.addBulk([{ name: 'invite', data: { id }, opts: { telemetry: carried } }]);`),
    bullmq(`await flows.add(carried); await queue.pause();`),
    otel(`import { Queue } from 'bullmq'; const queue = new Queue('mail', { connection, telemetry: new BullMQOtel('gc') });
async function invite(id) { await queue.add('invite', { id }); }`),
    otel(`import { Queue } from 'bullmq'; const queue = new Queue('mail', options);
async function invite(id) { await queue.add('invite', { id }); }`),
    bull(
      `await queue.add(person); await queue.add(job, { id }); await queue.add('invite', person); await queue.add(...person);`,
    ),
  ],
  invalid: [
    lost(bullmq(`await queue.add('invite', { id, email: person.email });`), 'the data of the job', 'queue.add'),
    lost(
      bullmq(`await queue.add('invite', { id, data: { email: person.email } }, { attempts: 3 });`),
      'the data of the job',
      'queue.add',
    ),
    lost(bullmq(`await queue.addBulk([{ name: 'invite', data: { id } }]);`), 'the data of the job', 'queue.addBulk'),
    lost(
      bullmq(
        `await queue.addBulk(person.map((one) => ({ name: 'invite', data: { id: one.id }, opts: { attempts: 3 } })));`,
      ),
      'the data of the job',
      'queue.addBulk',
    ),
    lost(
      bullmq(`await flows.add({ name: 'invite', queueName: 'mail', data: { id } });`),
      'the data of the job',
      'flows.add',
    ),
    lost(
      otel(`import { Queue } from 'bullmq'; import { InjectQueue } from '@nestjs/bullmq';
class Invitations { constructor(@InjectQueue('mail') private queue: Queue) {} async invite(id: string) { await this.queue.add('invite', { id }); } }`),
      'the data of the job',
      'this.queue.add',
    ),
    lost(bull(`await queue.add({ id });`), 'the data of the job', 'queue.add'),
    lost(bull(`await queue.add('invite', { id }, { attempts: 3 });`), 'the data of the job', 'queue.add'),
    lost(bull(`await queue.addBulk([{ name: 'invite', data: { id } }]);`), 'the data of the job', 'queue.addBulk'),
  ],
});

run('require-context-propagation: SQS and SNS', rule, {
  valid: [
    aws(`await client.send(new SendMessageCommand({ QueueUrl, MessageBody: id, MessageAttributes: attributes() }));`),
    aws(
      `await client.send(new SendMessageCommand({ QueueUrl, MessageBody: id, MessageSystemAttributes: { AWSTraceHeader: carried } }));`,
    ),
    aws(
      `await client.send(new SendMessageCommand(carried)); await client.send(new SendMessageCommand({ QueueUrl, ...carried }));`,
    ),
    aws(`await client.send(new SendMessageBatchCommand({ QueueUrl, Entries: carried }));`),
    otel(
      `class SendMessageCommand {} async function end(client, id) { await client.send(new SendMessageCommand({ QueueUrl, MessageBody: id })); }`,
    ),
  ],
  invalid: [
    lost(
      aws(`await client.send(new SendMessageCommand({ QueueUrl, MessageBody: id }));`),
      "its 'MessageAttributes'",
      'SendMessageCommand',
    ),
    lost(
      aws(`await client.send(new SendMessageBatchCommand({ QueueUrl, Entries: [{ Id: '1', MessageBody: id }] }));`),
      "its 'MessageAttributes'",
      'SendMessageBatchCommand',
    ),
    lost(
      aws(
        `await client.send(new PublishCommand({ TopicArn, Message: id, MessageAttributes: { kind: { DataType: 'String', StringValue: 'ended' } } }));`,
      ),
      "its 'MessageAttributes'",
      'PublishCommand',
    ),
    lost(
      aws(
        `await client.send(new PublishBatchCommand({ TopicArn, PublishBatchRequestEntries: [{ Id: '1', Message: id }] }));`,
      ),
      "its 'MessageAttributes'",
      'PublishBatchCommand',
    ),
    lost(
      aws(`await new SNS({}).publish({ TopicArn, Message: id });`),
      "its 'MessageAttributes'",
      'new SNS({}).publish',
    ),
    lost(
      aws(`await new AWS.SQS().sendMessage({ QueueUrl, MessageBody: id }).promise();`),
      "its 'MessageAttributes'",
      'new AWS.SQS().sendMessage',
    ),
  ],
});

const served = (body: string): string =>
  otel(`import express from 'express'; import axios from 'axios'; import http from 'node:http'; import { request as send } from 'undici'; const app = express(); const media = 'http://media:8080';
app.post('/join', async (req, res) => { ${body} });`);
const bare = (code: string, host: string, callee: string) => ({
  code,
  errors: [
    {
      message: `This request to '${host}' is sent without the context of its trace, and nothing in the project adds it: the trace ends here, and the service that answers starts another. Put the context into its headers with 'propagation.inject(context.active(), headers)'.`,
      ...found(code, callee),
    },
  ],
});

run('require-context-propagation: requests', rule, {
  valid: [
    served(`await fetch('https://api.stripe.com/v1/charges');`),
    served('await fetch(`https://${host}/charges`);'),
    served(`await fetch(process.env.STRIPE_URL ?? 'http://localhost:12111');`),
    served(`await fetch(url); await fetch(); await fetch(...url);`),
    served(`await fetch('http://elasticsearch:9200/meetings');`),
    served(`await fetch('http://media:8080/allocations', { headers });`),
    served(`await fetch('http://media:8080/allocations', { headers: { ...headers } });`),
    served(`await fetch('http://media:8080/allocations', { headers: { traceparent } });`),
    served(`await fetch('http://media:8080/allocations', init);`),
    served(
      `const headers = {}; propagation.inject(context.active(), headers); await fetch(media, { method: 'POST', headers });`,
    ),
    served(`await fetch('http://media:8080', withTraceHeaders({ method: 'POST' }));`),
    served(`setInterval(() => fetch('http://media:8080/healthz'), 1000);`),
    served(`axios.interceptors.request.use(inject); await axios.get('http://media:8080');`),
    served(`await redis.get('http://media:8080'); await client.fetch('http://media:8080');`),
    otel(`async function warm() { await fetch('http://media:8080/allocations'); }`),
    otel(`await fetch('http://media:8080/allocations');`),
    `import express from 'express'; express().get('/', async (req, res) => { await fetch('http://media:8080'); });`,
    {
      code: served(`await fetch('http://media:8080/allocations');`),
      settings: { observability: { instrumentation: ['@opentelemetry/instrumentation-undici'] } },
    },
  ],
  invalid: [
    bare(served(`await fetch('http://media:8080/allocations');`), 'media', 'fetch'),
    bare(served(`await fetch(new URL('/allocations', media), { method: 'POST' });`), 'media', 'fetch'),
    bare(
      served(
        "await globalThis.fetch(`http://media.svc.cluster.local/rooms/${id}`, { headers: { accept: 'application/json' } });",
      ),
      'media.svc.cluster.local',
      'globalThis.fetch',
    ),
    bare(served('await fetch(`${process.env.MEDIA_SERVICE_URL}/allocations`);'), 'MEDIA_SERVICE_URL', 'fetch'),
    bare(served('await fetch(`http://${process.env.MEDIA_SERVICE_HOST}:8080/`);'), 'MEDIA_SERVICE_HOST', 'fetch'),
    bare(served(`await fetch(process.env.MEDIA_URL ?? 'http://media.internal');`), 'media.internal', 'fetch'),
    bare(served(`await axios.post('http://media:8080/allocations', { id }, { timeout: 100 });`), 'media', 'axios.post'),
    bare(served(`await axios.get('http://10.0.3.4/allocations');`), '10.0.3.4', 'axios.get'),
    bare(served(`await send(media as string);`), 'media', 'send'),
    bare(
      served(`http.request({ hostname: 'media.internal', path: '/allocations' }, (answer) => {});`),
      'media.internal',
      'http.request',
    ),
    bare(served(`http.get('http://localhost:8080', (answer) => {});`), 'localhost', 'http.get'),
    bare(
      otel(`const roster = 'http://roster';
const load = (id: string) => tracer.startActiveSpan('load', async (span) => { try { return await fetch(roster + '/' + id); } finally { span.end(); } });`),
      'roster',
      'fetch',
    ),
    bare(
      otel(`async function* load(ids) {
  const span = tracer.startSpan('load'); try { for await (const id of ids) yield fetch('http://roster/' + id); } finally { span.end(); }
}`),
      'roster',
      'fetch',
    ),
  ],
});

const consumer = (body: string, wrap = 'eachMessage: async ({ message }) => {'): string =>
  otel(`import { Kafka } from 'kafkajs'; const consumer = new Kafka({}).consumer({ groupId: 'mh' });
await consumer.run({ ${wrap} ${body} } });`);
const worker = (body: string, options = ', { connection }'): string =>
  otel(`import { Worker } from 'bullmq';
new Worker('mail', async (job) => { ${body} }${options});`);
const consumed = (
  code: string,
  callee = 'tracer.startSpan',
  carrier = 'message.headers',
  name = "Span 'finalise'",
) => ({
  code,
  errors: [
    {
      message: `${name} is started for a message without the context that comes with it: it has no parent, and no query leads from it to what sent the message. Read the context with 'propagation.extract(context.active(), ${carrier})'${
        carrier === 'message.headers'
          ? ' (KafkaJS hands headers out as Buffers, so the getter has to call toString())'
          : ''
      } and pass it when the span is started, or link to it with 'links'.`,
      ...found(code, callee),
    },
  ],
});

run('require-context-propagation: consumers', rule, {
  valid: [
    consumer(
      `const parent = propagation.extract(context.active(), message.headers, getter); const span = tracer.startSpan('finalise', {}, parent); span.end();`,
    ),
    consumer(`const span = tracer.startSpan('finalise', {}, contextOf(message)); span.end();`),
    consumer(`const span = tracer.startSpan('finalise', { root: true }); span.end();`),
    consumer(`const span = tracer.startSpan('finalise', { links: [{ context: remote }] }); span.end();`),
    consumer(`const span = tracer.startSpan('finalise', options); span.end();`),
    consumer(`const span = tracer.startSpan(...args); span.end();`),
    consumer(`const span = tracer.startSpan('finalise'); span.addLink({ context: remote }); span.end();`),
    consumer(
      `await context.with(contextOf(message), async () => { const span = tracer.startSpan('finalise'); span.end(); });`,
    ),
    consumer(`await traced(message, async () => { const span = tracer.startSpan('finalise'); span.end(); });`),
    consumer(
      `tracer.startActiveSpan('finalise', {}, contextOf(message), (span) => { tracer.startSpan('store').end(); span.end(); });`,
    ),
    consumer(`const finalise = () => tracer.startSpan('finalise').end(); context.with(contextOf(message), finalise);`),
    otel(`import { Kafka } from 'kafkajs'; const consumer = new Kafka({}).consumer({ groupId: 'mh' });
await consumer.run({ eachMessage: traced(async ({ message }) => { tracer.startSpan('finalise').end(); }) });`),
    otel(`source.run({ eachMessage: async () => { tracer.startSpan('finalise').end(); } });`),
    worker(`tracer.startSpan('send').end();`, ', { connection, telemetry }'),
    worker(`tracer.startSpan('send').end();`, ', options'),
    worker(`tracer.startSpan('send').end();`) + "\nqueue.upsertJobScheduler('sweep', { every: 1000 });",
    worker(`tracer.startSpan('send', {}, carried(job.data)).end();`),
    {
      code: consumer(`tracer.startSpan('finalise').end();`),
      settings: { observability: { instrumentation: ['@opentelemetry/instrumentation-kafkajs'] } },
    },
  ],
  invalid: [
    consumed(consumer(`const span = tracer.startSpan('finalise'); span.end();`)),
    consumed(
      consumer(`const span = tracer.startSpan('finalise', { kind: SpanKind.CONSUMER }, context.active()); span.end();`),
    ),
    consumed(
      consumer(`tracer.startActiveSpan('finalise', (span) => { tracer.startSpan('store').end(); span.end(); });`),
      'tracer.startActiveSpan',
    ),
    consumed(
      consumer(`tracer.startActiveSpan('finalise', { attributes: { id } }, (span) => span.end());`),
      'tracer.startActiveSpan',
    ),
    consumed(
      consumer(
        `for (const one of batch.messages) { const span = tracer.startSpan('finalise'); try { await store(one); } finally { span.end(); } }`,
        'async eachBatch({ batch }) {',
      ),
    ),
    consumed(
      consumer(
        `await Promise.all(batch.messages.map(async (one) => { const span = tracer!.startSpan('finalise'); span.end(); }));`,
        'eachBatch: async ({ batch }) => {',
      ),
      'tracer!.startSpan',
    ),
    consumed(
      consumer(`const span = tracer.startSpan(name); span.end();`),
      'tracer.startSpan',
      'message.headers',
      'The span',
    ),
    consumed(
      otel(`import amqp from 'amqplib';
async function start(c) { const channel = await (await amqp.connect(url)).createChannel(); await channel.consume('ended', (message) => { tracer.startSpan('finalise').end(); }); }`),
      'tracer.startSpan',
      'message.properties.headers',
    ),
    consumed(
      worker(`switch (job.name) { case 'a': return; default: tracer.startSpan('finalise').end(); }`),
      'tracer.startSpan',
      'job.data',
    ),
    consumed(worker(`tracer.startSpan('finalise').end();`, ''), 'tracer.startSpan', 'job.data'),
    consumed(
      otel(`import Bull from 'bull';
new Bull('mail').process(async (job) => { tracer.startSpan('finalise').end(); });`),
      'tracer.startSpan',
      'job.data',
    ),
  ],
});

const detached = (code: string, event: string, callee = 'tracer.startSpan') => ({
  code,
  errors: [
    {
      message: `Span 'store' is started by a listener for '${event}', which runs where the event is emitted: its parent is not the span that is active here, but none, or that of whoever emits. Keep the context with 'context.bind(context.active(), listener)', or pass it when the span is started.`,
      ...found(code, callee),
    },
  ],
});
const under = (body: string): string =>
  otel(`import { bus } from './bus.js'; import { Readable } from 'node:stream';
const upload = (socket) => tracer.startActiveSpan('upload', (span) => { ${body} });`);

run('require-context-propagation: timers and listeners', rule, {
  valid: [
    // The context goes along with timers, promises, and what is made below the span.
    under(
      `setTimeout(() => tracer.startSpan('store').end(), 10); setInterval(() => tracer.startSpan('store').end(), 10);`,
    ),
    under(`const source = Readable.from([]); source.on('data', () => tracer.startSpan('store').end());`),
    under(`socket.on('data', context.bind(context.active(), () => tracer.startSpan('store').end()));`),
    under(`socket.on('data', () => tracer.startSpan('store', {}, trace.setSpan(context.active(), span)).end());`),
    under(`socket.on('data', () => tracer.startSpan('store', { root: true }).end());`),
    under(`socket.on('data', () => context.with(outer, () => tracer.startSpan('store').end()));`),
    under(
      `socket.on(name, () => tracer.startSpan('store').end()); socket.send('data', () => tracer.startSpan('store').end());`,
    ),
    otel(`socket.on('data', () => tracer.startSpan('store').end());`),
    otel(`function listen(socket) { socket.on('data', () => tracer.startSpan('store').end()); }`),
    {
      code: served(`req.on('end', () => { tracer.startSpan('store').end(); });`),
      settings: { observability: { instrumentation: ['@opentelemetry/instrumentation-http'] } },
    },
  ],
  invalid: [
    detached(under(`socket.on('data', () => tracer.startSpan('store').end());`), 'data'),
    detached(
      under(`bus.once('stored', () => { tracer.startActiveSpan('store', (inner) => inner.end()); });`),
      'stored',
      'tracer.startActiveSpan',
    ),
    detached(
      under(`process.on('message', function () { setTimeout(() => tracer.startSpan('store').end(), 5); });`),
      'message',
    ),
    detached(
      otel(`class Upload { #socket; async run() { outer: for (;;) { break outer; }
    const span = tracer.startSpan('upload'); this.#socket.addListener('data', () => tracer.startSpan('store').end()); } }`),
      'data',
    ),
    detached(served(`req.on('end', () => { tracer.startSpan('store').end(); });`), 'end'),
  ],
});
