import { Linter, type Rule as EslintRule } from 'eslint';
import { expect, test } from 'vitest';
import rule from '../../src/rules/tracing/no-span-after-end.js';
import { exported, exportedAttributes } from './exported.js';

const START = `const { diag, DiagLogLevel, SpanStatusCode, trace } = require('@opentelemetry/api');
const tracer = trace.getTracer('gc');
const fail = async () => { throw new Error('full'); };
`;

const JOIN = { name: 'join', status: 'UNSET', events: [] };

/** How often the rule reports the code. */
const findings = (code: string): number =>
  new Linter().verify(`async () => {\n${code}\n}`, [
    {
      plugins: { it: { rules: { rule: rule as unknown as EslintRule.RuleModule } } },
      rules: { 'it/rule': 'error' as const },
      languageOptions: { sourceType: 'commonjs' as const },
    },
  ]).length;

test('what is set after the end is lost', async () => {
  const code = `${START}const span = tracer.startSpan('join');
span.setAttribute('room', 'a');
span.end();
span.setAttribute('size', 3);
span.setAttributes({ type: 'video' });
span.addEvent('seated');
span.updateName('seat');
span.setStatus({ code: SpanStatusCode.ERROR });
span.recordException(new Error('full'));
span.addLink({ context: span.spanContext() });`;
  expect(findings(code)).toBe(7);
  expect(await exported(code)).toEqual([JOIN]);
  expect(await exportedAttributes(code)).toEqual([{ room: 'a' }]);
});

test('an error that is recorded after the end leaves the span green', async () => {
  const late = `${START}const span = tracer.startSpan('join');
try { span.end(); await fail(); } catch (e) { span.recordException(e); span.setStatus({ code: SpanStatusCode.ERROR }); }`;
  const fixed = `${START}const span = tracer.startSpan('join');
try { await fail(); } catch (e) { span.recordException(e); span.setStatus({ code: SpanStatusCode.ERROR }); } finally { span.end(); }`;
  expect([findings(late), findings(fixed)]).toEqual([2, 0]);
  expect(await exported(late)).toEqual([JOIN]);
  expect(await exported(fixed)).toEqual([{ ...JOIN, status: 'ERROR', events: ['exception'] }]);
});

test('a second end is logged as an error, and the span is exported once', async () => {
  const code = `${START}const said = [];
diag.setLogger({ error: (text) => said.push(text), warn() {}, info() {}, debug() {}, verbose() {} }, DiagLogLevel.ERROR);
const span = tracer.startSpan('join');
try { span.end(); } finally { span.end(); }
diag.disable();
tracer.startSpan('said', { attributes: { said } }).end();`;
  expect(findings(code)).toBe(1);
  expect(await exported(code)).toEqual([JOIN, { ...JOIN, name: 'said' }]);
  const [, { said } = {}] = await exportedAttributes(code);
  expect(said).toEqual([expect.stringContaining('You can only call end() on a span once.')]);
});

test('a span that is ended by a handler lacks what the instrumentation adds', async () => {
  /** What an instrumentation does around a handler. */
  const served = (handler: string): string => `${START}tracer.startActiveSpan('POST', async (span) => {
  const answer = await (async () => { ${handler} return 500; })();
  span.setAttribute('http.response.status_code', answer).setStatus({ code: SpanStatusCode.ERROR }).end();
});`;
  const handler = 'trace.getActiveSpan()?.end();';
  expect(findings(`const { trace } = require('@opentelemetry/api'); ${handler}`)).toBe(1);
  expect(await exported(served(handler))).toEqual([{ ...JOIN, name: 'POST' }]);
  expect(await exportedAttributes(served(handler))).toEqual([{}]);
  expect(await exported(served(''))).toEqual([{ ...JOIN, name: 'POST', status: 'ERROR' }]);
  expect(await exportedAttributes(served(''))).toEqual([{ 'http.response.status_code': 500 }]);
});

test('a span that is ended in a callback does not get the error that its wrapper sets', async () => {
  /** A wrapper that ends its span, with a callback that does so too or not. */
  const wrapped = (end: string): string => `${START}const withSpan = (name, fn) =>
  tracer.startActiveSpan(name, async (span) => {
    try { return await fn(span); }
    catch (e) { span.recordException(e); span.setStatus({ code: SpanStatusCode.ERROR }); throw e; }
    finally { span.end(); }
  });
await withSpan('join', async (span) => { ${end} await fail(); });`;
  expect([findings(wrapped('span.end();')), findings(wrapped(''))]).toEqual([1, 0]);
  expect(await exported(wrapped('span.end();'))).toEqual([JOIN]);
  expect(await exported(wrapped(''))).toEqual([{ ...JOIN, status: 'ERROR', events: ['exception'] }]);
});
