import { expect, test } from 'vitest';
import rule from '../../src/rules/tracing/require-span-end.js';
import { exported } from './exported.js';
import { suggested } from './suggested.js';

const START = `const { context, trace } = require('@opentelemetry/api'); const tracer = trace.getTracer('gc');
const fail = async () => { throw new Error('full'); };
`;

const JOIN = [{ name: 'join', status: 'UNSET', events: [] }];

test.each([
  [
    'a path that fails',
    `async function join() {
  const span = tracer.startSpan('join');
  await fail();
  span.end();
}
await join();`,
  ],
  [
    'a path that returns',
    `async function join(id) {
  const span = tracer.startSpan('join');
  if (!id) return null;
  span.end();
}
await join();`,
  ],
  [
    'a callback that fails',
    `await tracer.startActiveSpan('join', async (span) => {
  await fail();
  span.end();
});`,
  ],
  [
    'nothing ends it',
    `await tracer.startActiveSpan('join', async (span) => {
  span.setAttribute('gc.meeting.size', 3);
});`,
  ],
])('%s: missing before, exported after', async (_, body) => {
  const code = START + body;
  expect(await exported(code)).toEqual([]);
  expect(await exported(suggested(code, rule))).toEqual(JOIN);
});

test('the spans below one that is not exported have no parent', async () => {
  const code = `${START}await tracer.startActiveSpan('join', async (span) => {
  tracer.startActiveSpan('load', (inner) => { inner.end(); });
  await fail();
  span.end();
});`;
  const load = { name: 'load', status: 'UNSET', events: [] };
  expect(await exported(code)).toEqual([load]);
  expect(await exported(suggested(code, rule))).toEqual([{ ...load, parent: 'join' }, ...JOIN]);
});
