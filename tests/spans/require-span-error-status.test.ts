import { expect, test } from 'vitest';
import rule from '../../src/rules/tracing/require-span-error-status.js';
import { exported } from './exported.js';
import { suggested } from './suggested.js';

const START = `const { context, SpanStatusCode, trace } = require('@opentelemetry/api'); const tracer = trace.getTracer('gc');
const fail = async () => { throw new Error('full'); }; const logger = { error() {}, warn() {} };
`;

const GREEN = { name: 'join', status: 'UNSET', events: [] };
const RECORDED = { ...GREEN, events: ['exception'] };
const TOLD = { name: 'join', status: 'ERROR', events: ['exception'] };

test.each([
  [
    'an error that is thrown on',
    GREEN,
    `const span = tracer.startSpan('join');
try {
  await fail();
} catch (err) {
  logger.error(err);
  throw err;
} finally {
  span.end();
}`,
  ],
  [
    'a span that the catch ends',
    GREEN,
    `await tracer.startActiveSpan('join', async (span) => {
  try {
    await fail();
    span.end();
  } catch {
    span.end();
    throw new Error('not joined');
  }
});`,
  ],
  [
    'an exception that is recorded',
    RECORDED,
    `const span = tracer.startSpan('join');
try {
  await fail();
} catch (err) {
  span.recordException(err);
  throw err;
} finally {
  span.end();
}`,
  ],
  [
    'an exception that a helper records',
    RECORDED,
    `const note = (span, err) => { span.recordException(err); };
const span = tracer.startSpan('join');
try { await fail(); } catch (err) { note(span, err); throw err; } finally { span.end(); }`,
  ],
  [
    'a status without the error',
    { ...GREEN, status: 'ERROR' },
    `const span = tracer.startSpan('join');
try {
  await fail();
} catch (err) {
  span.setStatus({ code: SpanStatusCode.ERROR, message: err.message });
  throw err;
} finally {
  span.end();
}`,
  ],
  [
    'a promise chain',
    RECORDED,
    `await tracer.startActiveSpan('join', (span) => fail().catch((err) => { span.recordException(err); throw err; }).finally(() => span.end()));`,
  ],
  [
    'a rejection handler that only ends the span',
    GREEN,
    `const span = tracer.startSpan('join');
await fail().then(() => span.end(), () => span.end());`,
  ],
  [
    'an error that is logged, and nothing comes after it',
    GREEN,
    `await tracer.startActiveSpan('join', async (span) => {
  try { await fail(); } catch (err) { logger.error(err); } finally { span.end(); }
});`,
  ],
  [
    'an error that is not the expected one',
    GREEN,
    `const span = tracer.startSpan('join');
try { await fail(); } catch (err) { if (err.code === 'ENOENT') return; throw err; } finally { span.end(); }`,
  ],
  [
    'the active span',
    RECORDED,
    `const work = async () => { try { await fail(); } catch (err) { trace.getActiveSpan()?.recordException(err); throw err; } };
await tracer.startActiveSpan('join', async (span) => { await work().finally(() => span.end()); });`,
  ],
])('%s: ERROR with the exception after', async (_, before, body) => {
  const code = START + body;
  expect(await exported(code)).toEqual([before]);
  expect(await exported(suggested(code, rule))).toEqual([TOLD]);
});

test('the import of the status is added', async () => {
  const code = `const { trace } = require('@opentelemetry/api');
const span = trace.getTracer('gc').startSpan('join');
try { JSON.parse('{'); } catch (err) { throw err; } finally { span.end(); }`;
  expect(await exported(code)).toEqual([GREEN]);
  expect(await exported(suggested(code, rule))).toEqual([TOLD]);
});

test('an error that nothing catches leaves a span green', async () => {
  const code = `${START}const span = tracer.startSpan('join');
try {
  await fail();
} finally {
  span.end();
}`;
  expect(await exported(code)).toEqual([GREEN]);
  expect(await exported(suggested(code, rule, { uncaught: true }))).toEqual([TOLD]);
});

test('what is said of the libraries: a status of OK stays, whatever comes before', async () => {
  const code = `${START}const span = tracer.startSpan('join');
span.setStatus({ code: SpanStatusCode.ERROR }); span.setStatus({ code: SpanStatusCode.OK }); span.end();`;
  expect(await exported(code)).toEqual([{ ...GREEN, status: 'OK' }]);
});
