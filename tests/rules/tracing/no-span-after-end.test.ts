import { run } from '../../run.js';
import rule from '../../../src/rules/tracing/no-span-after-end.js';
import { otel, spanned } from './code.js';

const LOST = 'it is not exported any more, and the SDK only logs a warning';

/** What is said of a call that sets something on an ended span. */
const late = (call: string, line: number, path = '', cost = LOST): string =>
  `'${call}' comes too late: 'span' is ended in line ${line}${path}. What is set on it then is missing: ${cost}. Set it first, and end the span last, in a 'finally' block.`;

/** What is said of a second end. */
const twice = (line: number, path = ''): string =>
  `'span' is ended a second time: it is ended in line ${line}${path}. The first end counts and the SDK logs an error for the other, so what happens in between is not part of the span. End it once, in a 'finally' block.`;

const ONE_WAY = ' on one of the ways there';
const PASS = ' in the pass of the loop before';
const CALLBACK = ', before this callback runs';

/** A body of a function that starts a span, with the line of each finding and what is said there. */
const found = (body: string, ...errors: [line: number, message: string][]) => ({
  code: spanned(body),
  errors: errors.map(([line, message]) => ({ line, message })),
});

run('no-span-after-end: after the end', rule, {
  valid: [
    spanned(
      `  try { span.setAttribute('a', 1); await work(); } catch (e) { span.recordException(e); throw e; } finally { span.end(); }`,
    ),
    spanned(`  span.setAttribute('a', 1).setStatus({ code: 2 }).end();`),
    spanned(`  if (x) { span.setStatus({ code: 2 }); span.end(); return; } span.end();`),
    spanned(`  if (x) { span.end(); throw new Error('full'); } span.setAttribute('a', 1); span.end();`),
    spanned(`  if (x) span.end(); else span.end();`),
    spanned(`  x ? span.end() : span.recordException(y);`),
    spanned(
      `  switch (x) { case 1: span.end(); return 1; case 2: span.setAttribute('a', 1); span.end(); return 2; default: span.end(); }`,
    ),
    spanned(`  switch (x) { case 1: span.end(); break; default: span.setAttribute('a', 1); span.end(); }`),
    spanned(`  outer: for (const item of items) { for (;;) { if (item) { span.end(); break outer; } } }`),
    spanned(`  for (const item of items) { if (item) { span.end(); return; } span.addEvent('item'); } span.end();`),
    spanned(`  for await (const item of items) { if (item) { span.end(); yield item; return; } } span.end();`),
    spanned(`  while (true) { span.addEvent('tried'); if (await work()) { span.end(); break; } }`),
    spanned(
      `  for (const item of items) { const span = tracer.startSpan('item'); span.addEvent('a'); span.end(); } span.end();`,
    ),
    spanned(`  for (const item of items) { let inner; inner = tracer.startSpan('item'); inner.end(); } span.end();`),
    // What fails has not come to the end, and nothing fails after it.
    spanned(`  try { await work(); span.end(); } catch (e) { span.recordException(e); span.end(); }`),
    spanned(
      `  try { const room = await work(); span.end(); return room; } catch (e) { span.setStatus({ code: 2 }); span.end(); throw e; }`,
    ),
    spanned(
      `  try { await work(); span.end(); logger.info('joined'); } catch (e) { span.recordException(e); span.end(); }`,
    ),
    spanned(
      `  return new Promise((resolve, reject) => { try { work(); span.end(); resolve(x); } catch (e) { span.end(); reject(e); } });`,
    ),
    // What may tell whether it has ended.
    spanned(`  if (x) span.end(); if (span.isRecording()) span.setAttribute('a', 1);`),
    spanned(`  if (x) span.end(); if (span.isRecording() && y) span.end();`),
    spanned(`  if (x) span.end(); if (!span.isRecording()) return; span.end();`),
    spanned(`  span.end(); span.isRecording() && span.setAttribute('a', 1);`),
    spanned(`  span.end(); if (!span.ended) span.end();`),
    spanned(`  span.end(); setTimeout(() => { if (span.isRecording()) span.end(); });`),
    spanned(`  if (x) span.end(); if (!x) span.end();`),
    spanned(`  if (x) span.end(); x || span.end();`),
    spanned(`  if (x) span.end(); if (x) return; span.end();`),
    spanned(`  let ended = false; try { await work(); span.end(); ended = true; } finally { if (!ended) span.end(); }`),
    spanned(
      `  let ended = false; for (const item of items) { if (item) { span.end(); ended = true; break; } } if (!ended) span.end();`,
    ),
    spanned(`  while (!x) { await work(); span.end(); x = true; }`),
    spanned(`  do { await work(); span.end(); } while (!x);`),
    spanned(`  for (const item of items) { if (x) break; span.end(); x = true; }`),
    spanned(`  for (let i = 0; i < 3; i++) { if (x) continue; span.end(); x = true; }`),
    spanned(`  while (!x) { if (await work()) { span.end(); x = true; } } if (!x) span.end();`),
    // Another span, or none of these.
    otel`let span = tracer.startSpan('a'); span.end(); span = tracer.startSpan('b'); span.setAttribute('a', 1); span.end();`,
    otel`function f() { let span = tracer.startSpan('a'); span.end(); later(() => span.setAttribute('a', 1)); span = tracer.startSpan('b'); }`,
    otel`function f() { let span = tracer.startSpan('a'); span.end(); ({ span } = other); }`,
    otel`function f() { const a = tracer.startSpan('a'); const b = tracer.startSpan('b'); a.end(); b.setAttribute('a', 1); b.end(); }`,
    spanned(`  span.end(); log(span.spanContext().traceId);`),
    spanned(
      `  span.end(); const child = tracer.startSpan('b', {}, trace.setSpan(context.active(), span)); child.end();`,
    ),
    spanned(`  span.end(); await report(span);`),
    spanned(`  process.exit(span.end()); span.setAttribute('a', 1);`),
    spanned(`  span.end(); process.exit(1); span.setAttribute('a', 1);`),
    // The order is not known.
    spanned(`  res.on('close', () => span.end()); span.setAttribute('a', 1);`),
    spanned(`  res.on('close', () => span.end()); res.on('error', (e) => { span.recordException(e); span.end(); });`),
    spanned(`  later(() => span.setAttribute('a', 1)); span.end();`),
    spanned(`  work().then(() => span.end(), (e) => { span.recordException(e); span.end(); });`),
    spanned(`  work().finally(() => span.end());`),
    // No span.
    `function f(stream) { stream.end(); stream.setAttribute('a', 1); }`,
    `function f(res, span) { res.end(); res.end(); span.setAttribute('a', 1); }`,
    `const span = document.createElement('span'); span.end(); span.setAttribute('title', 'x');`,
    `function f(span) { span.end(); span.setAttribute('a', 1); }`,
    {
      name: 'a test',
      code: otel`const span = tracer.startSpan('a'); span.end(); span.end();`,
      filename: 'join.test.ts',
    },
  ],
  invalid: [
    {
      code: otel`async function join() {
  const span = tracer.startSpan('join');
  await work();
  span.end();
  span.setAttribute('room', room);
  span?.addEvent('a').addEvent('b');
  (span as any)!.recordException(x);
}`,
      errors: [
        { message: late("span.setAttribute('room', room)", 5), line: 6, column: 3, endColumn: 34 },
        { message: late("span?.addEvent('a')", 5), line: 7, column: 3, endColumn: 22 },
        { message: late("span?.addEvent('a').addEvent('b')", 5), line: 7, column: 3, endColumn: 36 },
        { message: late('(span as any)!.recordException(x)', 5), line: 8, column: 3 },
      ],
    },
    found(`  span.end();\n  span.end();`, [4, twice(3)]),
    found(`  span.end();\n  span.updateName('b').end();`, [4, late("span.updateName('b')", 3)], [4, twice(3)]),
    found(
      `  span.end();\n  span.setAttributes({ a: 1 }); span.addLink({ context: y }); span.addLinks([]);`,
      [4, late('span.setAttributes({ a: 1 })', 3)],
      [4, late('span.addLink({ context: y })', 3)],
      [4, late('span.addLinks([])', 3)],
    ),
    // On one of the ways there.
    found(`  if (x) span.end();\n  span.end();`, [4, twice(3, ONE_WAY)]),
    found(`  x && span.end();\n  span.end();`, [4, twice(3, ONE_WAY)]),
    found(`  x ? span.end() : work();\n  span.end();`, [4, twice(3, ONE_WAY)]),
    found(`  span.end();\n  if (x) span.setAttribute('a', 1);`, [4, late("span.setAttribute('a', 1)", 3)]),
    found(`  switch (x) { case 1: span.end(); break; case 2: return; }\n  span.end();`, [4, twice(3, ONE_WAY)]),
    found(`  switch (x) { case 1: span.end();\n case 2: span.end(); }`, [4, twice(3, ONE_WAY)]),
    found(`  outer: for (const item of items) { for (;;) { span.end(); break outer; } }\n  span.end();`, [
      4,
      twice(3, ONE_WAY),
    ]),
    found(`  block: { if (x) { span.end(); break block; } return; }\n  span.end();`, [4, twice(3)]),
    found(`  for (const item of items) if (item) { span.end(); break; }\n  span.end();`, [4, twice(3, ONE_WAY)]),
    // Failing after the end, or on the way out.
    found(`  try { await work(); span.end(); await more(); }\n  catch (e) { span.recordException(e); }`, [
      4,
      late('span.recordException(e)', 3, ONE_WAY),
    ]),
    found(`  try { await work(); span.end(); throw x; }\n  catch (e) { span.recordException(e); }`, [
      4,
      late('span.recordException(e)', 3, ONE_WAY),
    ]),
    found(`  try { span.end(); yield x; }\n  catch (e) { span.recordException(e); }`, [
      4,
      late('span.recordException(e)', 3),
    ]),
    found(`  try { await work(); span.end(); }\n  finally { span.end(); }`, [4, twice(3, ONE_WAY)]),
    found(`  try { await work(); span.end(); return x; }\n  finally { span.end(); }`, [4, twice(3, ONE_WAY)]),
    found(`  try { await work(); } catch (e) { span.end(); throw e; }\n  finally { span.end(); }`, [
      4,
      twice(3, ONE_WAY),
    ]),
    found(
      `  try { for (const item of items) { try { if (item) { span.end(); return; } } finally { work(); } } }\n  finally { span.end(); }`,
      [4, twice(3, ONE_WAY)],
    ),
    found(
      `  for (const item of items) { try { if (item) { span.end(); break; } } finally { work(); } }\n  span.end();`,
      [4, twice(3, ONE_WAY)],
    ),
    found(`  try { try { work(); } finally { span.end(); } }\n  catch (e) { span.recordException(e); }`, [
      4,
      late('span.recordException(e)', 3),
    ]),
    found(`  try { work(); } finally { span.end(); }\n  span.setAttribute('a', 1);`, [
      4,
      late("span.setAttribute('a', 1)", 3),
    ]),
    // In loops.
    found(
      `  for (const item of items) {\n span.addEvent('item'); await work();\n span.end(); }`,
      [4, late("span.addEvent('item')", 5, PASS)],
      [5, twice(5, PASS)],
    ),
    found(`  for await (const item of items) {\n span.end(); }`, [4, twice(4, PASS)]),
    found(`  while (true) {\n span.end(); await work(); }`, [4, twice(4, PASS)]),
    found(`  for (let i = 0; i < 3; i++) {\n span.end(); }`, [4, twice(4, PASS)]),
    found(`  for (;;) {\n span.end(); await work(); }`, [4, twice(4, PASS)]),
    // In callbacks that are made after the end.
    found(`  span.end();\n  setTimeout(() => span.setAttribute('a', 1));`, [
      4,
      late("span.setAttribute('a', 1)", 3, CALLBACK),
    ]),
    found(`  span.end();\n  work().then(function () { span.end(); });`, [4, twice(3, CALLBACK)]),
    // Within one callback.
    found(`  res.on('close', () => { span.end();\n  span.setAttribute('a', 1); });`, [
      4,
      late("span.setAttribute('a', 1)", 3),
    ]),
    found(`  work().then(() => { if (x) span.end();\n  span.end(); });`, [4, twice(3, ONE_WAY)]),
  ],
});

/** Code within itself, so many times. */
const nested = (times: number, around: (inner: string) => string): string =>
  Array.from({ length: times }).reduce<string>(around, 'span.end();');

run('no-span-after-end: deep code is followed in time', rule, {
  // ESLint itself takes twice as long for each finalizer within a finalizer.
  valid: [spanned(nested(12, (inner) => `try { work(); } finally { ${inner} }`))],
  invalid: [
    found(
      nested(40, (inner) => `for (const item of items) { ${inner} work(); }`),
      [3, twice(3, PASS)],
    ),
  ],
});

/** Code of one line with one finding. */
const one = (code: string, messageId: string) => ({ code, errors: [{ messageId }] });

run('no-span-after-end: which spans', rule, {
  valid: [
    // dd-trace and Sentry let a second end pass.
    `import tracer from 'dd-trace'; const span = tracer.startSpan('a'); span.finish(); span.finish();`,
    `import * as Sentry from '@sentry/node'; const span = Sentry.startInactiveSpan({ name: 'a' }); span.end(); span.end();`,
    `import apm from 'elastic-apm-node'; const span = apm.startSpan('a'); span.end(); span.setLabel('a', 1);`,
    `import type { Span } from '@opentelemetry/api'; function f(span: Span) { span.setAttribute('a', 1); span.end(); }`,
    `class A { f() { this.span.end(); this.span.setAttribute('a', 1); } }`,
  ],
  invalid: [
    one(otel`const span = tracer.startSpan('a'); span.end(); span.end();`, 'twice'),
    one(otel`tracer.startActiveSpan('a', (span) => { span.end(); span.setAttribute('a', 1); });`, 'late'),
    one(
      otel`tracer.startActiveSpan('a', {}, handle); function handle(span) { span.end(); span.setAttribute('a', 1); }`,
      'late',
    ),
    one(otel`class A { #f = () => { const span = tracer.startSpan('a'); span.end(); span.end(); } }`, 'twice'),
    one(otel`class A { @log() static g() { const span = tracer.startSpan('a'); span.end(); span.end(); } }`, 'twice'),
    one(
      `const { trace: t } = require('@opentelemetry/api'); function f() { const span = t.getTracer('gc').startSpan('a'); span.end(); span.end(); }`,
      'twice',
    ),
    one(
      `import { trace as t } from '@opentelemetry/api'; function f() { const span = t.getTracer('gc')?.startSpan('a') as Span; span.end(); span!.end(); }`,
      'twice',
    ),
    one(
      `import type { Span } from '@opentelemetry/api'; function finish<T>(span: Span, x: T) { span.end(); span.setAttribute('a', x satisfies T); }`,
      'late',
    ),
    one(`function f() { const span = this.tracer.startSpan('a'); span.end(); span.end(); }`, 'twice'),
    one(
      otel`const A = () => { const span = tracer.startSpan('a'); span.end(); return <B on={() => span.addEvent('b')} />; };`,
      'late',
    ),
    {
      code: `import tracer from 'dd-trace'; function f() { const span = tracer.startSpan('a'); span.finish(); span.setTag('a', 1); }`,
      errors: [
        {
          message: late(
            "span.setTag('a', 1)",
            1,
            '',
            'it is sent at best while another span of the same trace is open, and else lost without a word',
          ),
        },
      ],
    },
    one(
      `import * as Sentry from '@sentry/node'; Sentry.startSpanManual({ name: 'a' }, (span) => { span.end(); span.setStatus({ code: 2 }); });`,
      'late',
    ),
  ],
});

const ACTIVE =
  'ends the active span, which this code did not start: its time stops here, and what whoever started it adds later, such as its status, may be lost. Leave it open; for a part of the work, start a span of your own.';

run('no-span-after-end: spans of others', rule, {
  valid: [
    otel`trace.getActiveSpan()?.setAttribute('a', 1);`,
    otel`function f() { const span = trace.getActiveSpan() ?? tracer.startSpan('a'); span.end(); }`,
    otel`function f() { let span = trace.getActiveSpan(); if (!span) span = tracer.startSpan('a'); span.end(); }`,
    otel`tracer.startActiveSpan('a', async () => { try { await work(); } finally { trace.getActiveSpan()?.end(); } });`,
    otel`function join() { trace.getActiveSpan()?.end(); } tracer.startActiveSpan('a', join);`,
    otel`const join = () => { finish(); }; function finish() { trace.getActiveSpan()?.end(); } tracer.startActiveSpan('a', () => { finish(); });`,
    otel`const ctx = trace.setSpan(context.active(), tracer.startSpan('a')); context.with(ctx, join); function join() { trace.getActiveSpan()?.end(); }`,
    otel`trace.getSpan(ctx)?.end();`,
    otel`function end(span) { span.end(); }`,
    `import { Span } from '@opentelemetry/api'; export const end = (span: Span) => span.end();`,
    `import * as Sentry from '@sentry/node'; Sentry.startSpan({ name: 'a' }, async (span) => { await work(); span.end(); });`,
    `import tracer from 'dd-trace'; tracer.trace('a', async (span) => { await work(); span.finish(); });`,
    `withSpan('a', async (span) => { await work(); span.end(); });`,
    `new HttpInstrumentation({ requestHook: (span, req) => { span.setAttribute('a', 1); req.end(); } });`,
    `new Client({ requestHook: (stream) => { stream.end(); } });`,
    `run({ handler: (span) => { span.end(); } });`,
    `class A { onStart(span) { span.end(); } }`,
    // It is called right before the span ends.
    `import tracer from 'dd-trace'; tracer.use('http', { hooks: { request: (span, req) => { span?.finish(); } } });`,
    otel`const withSpan = (name, fn) => tracer.startActiveSpan(name, async (span) => { try { return await fn(span); } finally { span.end(); } });
withSpan('a', async (span) => { span.setAttribute('a', 1); });
withSpan('b', async () => { const span = tracer.startSpan('c'); span.end(); });`,
    otel`const withSpan = (name, fn) => tracer.startActiveSpan(name, async (span) => { try { return await fn(span); } finally { if (span.isRecording()) span.end(); } });
withSpan('a', async (span) => { span.end(); });`,
    otel`const withSpan = (name, fn) => tracer.startActiveSpan(name, (span) => fn(span));
withSpan('a', async (span) => { try { await work(); } finally { span.end(); } });`,
    { name: 'a test', code: otel`trace.getActiveSpan()?.end();`, filename: 'join.test.ts' },
  ],
  invalid: [
    {
      code: otel`trace.getActiveSpan()?.end();`,
      errors: [{ message: `'trace.getActiveSpan()?.end()' ${ACTIVE}`, line: 2, column: 1, endColumn: 29 }],
    },
    {
      code: otel`export function done() {
  const span = trace.getActiveSpan();
  span?.setAttribute('a', 1);
  span!.end();
}`,
      errors: [{ message: `'span!.end()' ${ACTIVE}`, line: 5, column: 3 }],
    },
    one(otel`trace.getActiveSpan()?.setStatus({ code: SpanStatusCode.OK }).end();`, 'active'),
    one(otel`trace.getSpan(context.active())!.end();`, 'active'),
    one(`import * as Sentry from '@sentry/node'; Sentry.getActiveSpan()?.end();`, 'active'),
    one(`import { getActiveSpan } from '@sentry/node'; const span = getActiveSpan(); if (span) span.end();`, 'active'),
    one(`import * as Sentry from '@sentry/node'; Sentry.getRootSpan(Sentry.getActiveSpan()!).end();`, 'active'),
    one(`import tracer from 'dd-trace'; tracer.scope().active()?.finish();`, 'active'),
    one(`const tracer = require('dd-trace'); const span = tracer.scope().active() as Span; span.finish();`, 'active'),
    {
      code: `new HttpInstrumentation({ requestHook: (span, req) => { span.setAttribute('a', 1).end(); } });`,
      errors: [
        {
          message:
            "'span.setAttribute('a', 1).end()' ends the span of the instrumentation that calls 'requestHook', and that ends it itself: what it adds to the span after this, such as its status, is lost, and the SDK logs an error for the second end. Leave it open: only add to it here.",
        },
      ],
    },
    one(
      `getNodeAutoInstrumentations({ '@opentelemetry/instrumentation-pg': { responseHook(span, info) { span.end(); } } });`,
      'hook',
    ),
    one(
      `const config = { applyCustomAttributesOnSpan: function (httpSpan, req, res) { res.on('close', () => httpSpan.end()); } };`,
      'hook',
    ),
    one(`class Filter implements SpanProcessor { onStart(span: Span) { if (!span.name) span.end(); } }`, 'hook'),
    {
      code: otel`const withSpan = (name, fn) => tracer.startActiveSpan(name, async (span) => {
  try { return await fn(span); } finally { span.end(); }
});
withSpan('a', async (s) => { await work(); s.end(); });`,
      errors: [
        {
          message:
            "'s.end()' ends a span that 'withSpan' ends itself, in line 3: what happens in between is not part of the span, and what 'withSpan' sets on it, such as an error, is lost. Leave ending it to 'withSpan'.",
          line: 5,
          column: 44,
        },
      ],
    },
    one(
      otel`async function traced(fn) { const span = tracer.startSpan('a'); try { return await fn(span); } finally { span.end(); } } traced(join); async function join(span) { span.end(); }`,
      'wrapper',
    ),
  ],
});

run('no-span-after-end: odd files', rule, {
  valid: [
    '',
    '// span.end(); span.end();',
    'span.end();',
    'span?.["end"]();',
    'end(); span;',
    'span.end;',
    'export default span;',
  ],
  invalid: [],
});
