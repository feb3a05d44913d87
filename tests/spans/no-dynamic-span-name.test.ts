import { expect, test } from 'vitest';
import rule from '../../src/rules/tracing/no-dynamic-span-name.js';
import { exported, exportedAttributes } from './exported.js';
import { suggested } from './suggested.js';

const START = `const { trace } = require('@opentelemetry/api'); const tracer = trace.getTracer('gc');
`;

/** The names that arrive, one for each time the code runs with another id. */
const names = async (code: string): Promise<string[]> => (await exported(code)).map(({ name }) => name);

test.each([
  ['a start', 'const join = (meetingId) => tracer.startSpan(`join ${meetingId}`).end();'],
  [
    'a start with options',
    "const join = (meetingId) => tracer.startSpan('join ' + meetingId, { attributes: {} }).end();",
  ],
  ['a callback', 'const join = (meetingId) => tracer.startActiveSpan(`join ${meetingId}`, (span) => { span.end(); });'],
  [
    'another name for the active span',
    `const join = (meetingId) => tracer.startActiveSpan('rpc', (span) => {
  trace.getActiveSpan()?.updateName(\`join \${meetingId}\`);
  span.end();
});`,
  ],
])('%s: two names before, one name and two attributes after', async (_, body) => {
  // Calls with fixed values would say that there are but two.
  const calls = "\njoin('m1'); join('m2');";
  const code = START + body + calls;
  expect(await names(code)).toEqual(['join m1', 'join m2']);
  expect(await exportedAttributes(code)).toEqual([{}, {}]);
  const fixed = suggested(START + body, rule) + calls;
  expect(await names(fixed)).toEqual(['join', 'join']);
  expect(await exportedAttributes(fixed)).toEqual([{ 'meeting.id': 'm1' }, { 'meeting.id': 'm2' }]);
});

test('what an attribute cannot take goes as the text that it was in the name', async () => {
  const code = `${START}const user = { _id: { toString: () => 'u1' } };
tracer.startSpan(\`greet \${user._id}\`).end();`;
  expect(await names(code)).toEqual(['greet u1']);
  expect(await exportedAttributes(suggested(code, rule))).toEqual([{ 'user.id': 'u1' }]);
});

test('a route stands for the paths', async () => {
  const code = `${START}for (const roomId of [1, 2]) tracer.startSpan(\`GET /rooms/\${roomId}\`).end();`;
  const fixed = suggested(code.replace('[1, 2]', 'rooms()'), rule).replace('rooms()', '[1, 2]');
  expect(await names(code)).toEqual(['GET /rooms/1', 'GET /rooms/2']);
  expect(await names(fixed)).toEqual(['GET /rooms/:roomId', 'GET /rooms/:roomId']);
  expect(await exportedAttributes(fixed)).toEqual([{ 'room.id': 1 }, { 'room.id': 2 }]);
});
