import { join } from 'node:path';
import { Linter, type Rule as EslintRule } from 'eslint';
import { describe, expect, test } from 'vitest';
import rule from '../../src/rules/tracing/require-context-propagation.js';
import { SERVICE } from '../engines.js';
import { exported } from './exported.js';

/** What the rule says of code that is run, with the queue below as the library that it stands for. */
function findings(code: string): string[] {
  const text = `import { context, propagation, ROOT_CONTEXT, trace } from '@opentelemetry/api';
import { Kafka } from 'kafkajs'; const kafka = new Kafka({});
const tracer = trace.getTracer('gc'); const producer = kafka.producer(); const consumer = kafka.consumer({});
async function run(bus, requests) { ${code} }`;
  const config = {
    plugins: { it: { rules: { rule: rule as unknown as EslintRule.RuleModule } } },
    rules: { 'it/rule': 'error' as const },
  };
  const messages = new Linter({ cwd: SERVICE }).verify(text, [config], join(SERVICE, 'src/join.js'));
  return messages.map(({ messageId, message }) => messageId ?? message);
}

/** What is exported; the queue hands on what KafkaJS would: headers as Buffers, in no context of the sender. */
const run = (code: string): ReturnType<typeof exported> =>
  exported(`const { context, propagation, ROOT_CONTEXT, trace } = require('@opentelemetry/api');
const { W3CTraceContextPropagator } = require('@opentelemetry/core');
const { EventEmitter } = require('node:events');
const tracer = trace.getTracer('gc'); const bus = new EventEmitter();
propagation.setGlobalPropagator(new W3CTraceContextPropagator());
let eachMessage;
const consumer = { run: (handlers) => { ({ eachMessage } = handlers); } };
const producer = { send: async ({ topic, messages }) => {
  for (const { value, headers = {} } of messages) {
    const bytes = Object.fromEntries(Object.entries(headers).map(([key, text]) => [key, Buffer.from(text)]));
    await context.with(ROOT_CONTEXT, () => eachMessage({ topic, message: { value: Buffer.from(value), headers: bytes } }));
  }
} };
const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
try { ${code} } finally { propagation.disable(); }`);

const CONSUME_BLINDLY = `consumer.run({ eachMessage: async ({ message }) => { tracer.startSpan('finalise').end(); } });`;
const GETTER = `const getter = { keys: (headers) => Object.keys(headers), get: (headers, key) => headers[key]?.toString() };`;
const CONSUME = `${GETTER} consumer.run({ eachMessage: async ({ message }) => {
  const parent = propagation.extract(ROOT_CONTEXT, message.headers, getter);
  tracer.startSpan('finalise', {}, parent).end();
} });`;
const send = (headers: string): string => `await tracer.startActiveSpan('end', async (span) => {
  ${headers}
  await producer.send({ topic: 'ended', messages: [{ value: 'standup'${headers && ', headers'} }] });
  span.end();
});`;
const INJECT = 'const headers = {}; propagation.inject(context.active(), headers);';
const span = (name: string, parent?: string) => ({ name, status: 'UNSET', events: [], ...(parent && { parent }) });

describe('over a queue', () => {
  test('a message without context, and a consumer that looks for none: two traces', async () => {
    const code = CONSUME_BLINDLY + send('');
    expect(findings(code)).toEqual(['consumed', 'message']);
    expect(await run(code)).toEqual([span('finalise'), span('end')]);
  });

  test('one of both is not enough', async () => {
    expect(findings(CONSUME + send(''))).toEqual(['message']);
    expect(await run(CONSUME + send(''))).toEqual([span('finalise'), span('end')]);
    expect(findings(CONSUME_BLINDLY + send(INJECT))).toEqual(['consumed']);
    expect(await run(CONSUME_BLINDLY + send(INJECT))).toEqual([span('finalise'), span('end')]);
  });

  test('with both, the span of the consumer is below that of the sender', async () => {
    expect(findings(CONSUME + send(INJECT))).toEqual([]);
    expect(await run(CONSUME + send(INJECT))).toEqual([span('finalise', 'end'), span('end')]);
  });

  test('the headers of KafkaJS are Buffers, which the getter of the API hands on as they are', async () => {
    const code = CONSUME.replace('message.headers, getter', 'message.headers') + send(INJECT);
    expect(await run(code)).toEqual([span('finalise'), span('end')]);
  });
});

describe('in the process', () => {
  test('the context goes along with timers: nothing is lost, and nothing reported', async () => {
    const code = `await tracer.startActiveSpan('upload', async (span) => {
  setTimeout(() => tracer.startSpan('store').end(), 1);
  const timer = setInterval(() => { tracer.startSpan('sweep').end(); clearInterval(timer); }, 1);
  await wait(20);
  span.end();
});`;
    expect(findings(code)).toEqual([]);
    const spans = await run(code);
    expect(spans).toEqual(expect.arrayContaining([span('store', 'upload'), span('sweep', 'upload')]));
  });

  test('an emitter that was made below the span emits there', async () => {
    const code = `await tracer.startActiveSpan('upload', async (span) => {
  const { Readable } = require('node:stream');
  const source = Readable.from(['a']);
  source.on('data', () => tracer.startSpan('store').end());
  await wait(20);
  span.end();
});`;
    expect(findings(code)).toEqual([]);
    expect(await run(code)).toEqual([span('store', 'upload'), span('upload')]);
  });

  test('a listener runs where the event is emitted', async () => {
    const listen = (listener: string): string =>
      `await tracer.startActiveSpan('upload', async (span) => { bus.on('stored', ${listener}); span.end(); }); bus.emit('stored');`;
    const before = listen(`() => tracer.startSpan('store').end()`);
    expect(findings(before)).toEqual(['detached']);
    expect(await run(before)).toEqual([span('upload'), span('store')]);
    const after = listen(`context.bind(context.active(), () => tracer.startSpan('store').end())`);
    expect(findings(after)).toEqual([]);
    expect(await run(after)).toEqual([span('upload'), span('store', 'upload')]);
  });

  test('listeners of a request run outside of what a handler has made active', async () => {
    const code = `const { createServer, request } = require('node:http');
const server = createServer((req, res) => {
  tracer.startActiveSpan('upload', (span) => {
    req.resume().on('end', () => { tracer.startSpan('store').end(); span.end(); res.end(); });
  });
});
await new Promise((resolve) => server.listen(0, resolve));
await new Promise((resolve) => {
  request({ port: server.address().port, method: 'POST', agent: false }, (res) => res.resume().on('end', resolve)).end('x'.repeat(1000));
});
server.close();`;
    expect(await run(code)).toEqual([span('store'), span('upload')]);
  });
});
