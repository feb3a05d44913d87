import { expect, test } from 'vitest';
import rule from '../../src/rules/tracing/no-deprecated-semconv.js';
import { exportedAttributes } from './exported.js';
import { suggested } from './suggested.js';

const START = `const { trace } = require('@opentelemetry/api'); const tracer = trace.getTracer('gc');
`;

test.each([
  ['an attribute', `tracer.startSpan('join').setAttribute('http.method', 'POST').end();`],
  ['an option', `tracer.startSpan('join', { attributes: { 'http.method': 'POST' } }).end();`],
  [
    'a constant of the file',
    `const KEY = 'http.method'; tracer.startSpan('join').setAttributes({ [KEY]: 'POST' }).end();`,
  ],
  [
    'a constant of the package',
    `const { SEMATTRS_HTTP_METHOD } = require('@opentelemetry/semantic-conventions');
tracer.startSpan('join').setAttribute(SEMATTRS_HTTP_METHOD, 'POST').end();`,
  ],
  [
    'a constant under another name',
    `const { SEMATTRS_HTTP_METHOD: METHOD } = require('@opentelemetry/semantic-conventions');
tracer.startSpan('join').setAttribute(METHOD, 'POST').end();`,
  ],
  [
    'the object of constants',
    `const { SemanticAttributes } = require('@opentelemetry/semantic-conventions');
tracer.startSpan('join').setAttribute(SemanticAttributes.HTTP_METHOD, 'POST').end();`,
  ],
  [
    'a constant of the whole package',
    `const conventions = require('@opentelemetry/semantic-conventions/incubating');
tracer.startSpan('join').setAttribute(conventions.ATTR_HTTP_METHOD, 'POST').end();`,
  ],
])('%s: the old name arrives before, the new one after', async (_, body) => {
  const code = START + body;
  expect(await exportedAttributes(code)).toEqual([{ 'http.method': 'POST' }]);
  expect(await exportedAttributes(suggested(code, rule))).toEqual([{ 'http.request.method': 'POST' }]);
});

test('the constant is replaced where the name is the same, and the same arrives', async () => {
  const code = `${START}const { SEMATTRS_HTTP_ROUTE } = require('@opentelemetry/semantic-conventions');
tracer.startSpan('join').setAttribute(SEMATTRS_HTTP_ROUTE, '/join').end();`;
  const fixed = suggested(code, rule);
  expect(fixed).not.toContain('SEMATTRS');
  expect(await exportedAttributes(fixed)).toEqual(await exportedAttributes(code));
});
