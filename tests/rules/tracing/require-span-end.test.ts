import { run } from '../../run.js';
import rule from '../../../src/rules/tracing/require-span-end.js';
import { otel, spanned } from './code.js';

const NEVER =
  "is started and never ended, so it is never exported: the trace has a gap, and the spans below it have no parent. End it in a 'finally' block.";

const START = otel`async function list() {
\tconst span = tracer.startSpan('list');`.replaceAll('\\t', '\t');

/** What is said of a path on which a span stays open. */
const stays = (leaves: string, span = "Span 'join'"): string =>
  `${span} is not ended on the path that ${leaves}, and so never exported: what ends there is missing from its trace. End it in a 'finally' block.`;

/** A body with one finding, on the path that ends as given, and the body that the suggestion leaves; null where there is none. */
const open = (body: string, leaves: string, fixed: string | null = null) => ({
  code: spanned(body),
  errors: [
    {
      message: stays(leaves),
      line: 2,
      column: 50,
      endLine: 2,
      endColumn: 66,
      suggestions:
        fixed === null
          ? []
          : [{ desc: "End it on every path: 'try { … } finally { span.end(); }'.", output: spanned(fixed) }],
    },
  ],
});

run('require-span-end: ended on every path', rule, {
  valid: [
    spanned(`  try { await work(); } finally { span.end(); }`),
    spanned(`  try { return await work(); } catch (e) { throw e; } finally { span.end(); }`),
    spanned(`  span.setAttribute('a', 1); span.end();`),
    spanned(`  if (x) { span.end(); return; } span.end();`),
    spanned(`  try { await work(); span.end(); } catch (e) { span.end(); throw e; }`),
    spanned(`  span.setAttribute('a', 1).addEvent('b').end();`),
    spanned(`  span?.end();`),
    spanned(`  switch (x) { case 1: span.end(); return 1; default: span.end(); }`),
    spanned(`  outer: for (const item of items) { try { if (item) break outer; } finally { span.end(); } }`),
    spanned(`  try { for await (const item of items) yield item; } finally { span.end(); }`),
    spanned(`  try { yield* items; } finally { span.end(); }`),
    spanned(`  if (span) span.end();`),
    spanned(`  logger.info('joined'); const took = Date.now() - x; span.setAttribute('took', took); span.end();`),
    spanned(`  (span as any)!.end();`),
    spanned(`  process.exit(1);
  span.end();`),
    otel`async function join() { const outer = tracer.startSpan('a'); try { const inner = tracer.startSpan('b'); try { await work(); } finally { inner.end(); } } finally { outer.end(); } }`,
    otel`tracer.startActiveSpan('join', async (span) => { try { await work(); } finally { span.end(); } });`,
    otel`tracer.startActiveSpan('join', {}, context.active(), (span) => { span.end(); });`,
    otel`tracer.startSpan('joined').end();`,
    otel`tracer.startSpan('joined').setAttribute('a', 1).end();`,
    otel`let span; function f() { span = tracer.startSpan('a'); } function g() { span.end(); }`,
  ],
  invalid: [
    {
      code: otel`async function join() {
  const span = tracer.startSpan('join');
  span.setAttribute('gc.meeting.id', id);
  // The roster comes first.
  const roster = await load(id);
  await seat(roster);
  span.end();
  return roster;
}`,
      errors: [
        {
          message: stays('fails in line 6'),
          line: 3,
          column: 16,
          endLine: 3,
          endColumn: 32,
          suggestions: [
            {
              desc: "End it on every path: 'try { … } finally { span.end(); }'.",
              output: otel`async function join() {
  const span = tracer.startSpan('join');
  try {
    span.setAttribute('gc.meeting.id', id);
    // The roster comes first.
    const roster = await load(id);
    await seat(roster);
    return roster;
  } finally {
    span.end();
  }
}`,
            },
          ],
        },
      ],
    },
    open(
      `  if (!x) return null;
  span.end();`,
      'returns in line 3',
      `  try {
    if (!x) return null;
  } finally {
    span.end();
  }`,
    ),
    open(
      `  if (!x) throw new Error('full');\n  span.end();`,
      'throws in line 3',
      `  try {\n    if (!x) throw new Error('full');\n  } finally {\n    span.end();\n  }`,
    ),
    open(
      `  try { await work(); } catch (e) { return null; }\n  span.end();`,
      'returns in line 3',
      `  try {\n    try { await work(); } catch (e) { return null; }\n  } finally {\n    span.end();\n  }`,
    ),
    open(`  switch (x) { case 1: return 1; case 2: span.end(); return 2; default: span.end(); }`, 'returns in line 3'),
    open(
      `  await work(); span.end();`,
      'fails in line 3',
      `  try {\n    await work();\n  } finally {\n    span.end();\n  }`,
    ),
    open(
      `  const rows = new Rows(x); span.end();`,
      'fails in line 3',
      `  try {\n    const rows = new Rows(x);\n  } finally {\n    span.end();\n  }`,
    ),
    open(`  yield x; span.end();`, 'fails in line 3', `  try {\n    yield x;\n  } finally {\n    span.end();\n  }`),
    open(
      `  for await (const item of items) { if (item) break; span.end(); return; }`,
      'runs to the end of its block in line 4',
      `  try {\n    for await (const item of items) { if (item) break;  return; }\n  } finally {\n    span.end();\n  }`,
    ),
    open(
      `  for (const item of items) { if (!item) return; }\n  span.end();`,
      'returns in line 3',
      `  try {\n    for (const item of items) { if (!item) return; }\n  } finally {\n    span.end();\n  }`,
    ),
    open(
      `  try { await work(); } finally { flush(); }\n  span.end();`,
      'fails in line 3',
      `  try {\n    try { await work(); } finally { flush(); }\n  } finally {\n    span.end();\n  }`,
    ),
    open(`  try { await work(); span.end(); } catch (e) { if (x) throw e; }`, 'throws in line 3'),
    open(
      `  await context.with(trace.setSpan(context.active(), span), async () => { span.setAttribute('a', 1); await work(); });\n  span.end();`,
      'fails in line 3',
      `  try {\n    await context.with(trace.setSpan(context.active(), span), async () => { span.setAttribute('a', 1); await work(); });\n  } finally {\n    span.end();\n  }`,
    ),
    open(
      `  if (x) { await work(); span.end(); return; }\n  span.end();`,
      'fails in line 3',
      `  try {\n    if (x) { await work();  return; }\n  } finally {\n    span.end();\n  }`,
    ),
    // What comes after the end would be timed too, or a declaration would be out of reach.
    open(`  await work(); span.end(); await more();`, 'fails in line 3'),
    open(`  await work(); span.end(); return await more();`, 'fails in line 3'),
    open(`  await work(); span.end(); function work() {}`, 'fails in line 3'),
    open(`  await work(); span.end(/* now */);`, 'fails in line 3'),
    {
      name: 'lines of a template stay where they are',
      code: [START, '\tconst rows = await pool.query(`', 'SELECT 1', '`);', '\tspan.end();', '}'].join('\n'),
      errors: [
        {
          messageId: 'open',
          suggestions: [
            {
              messageId: 'wrap',
              data: { end: 'span.end();' },
              output: [
                START,
                '\ttry {',
                '\t\tconst rows = await pool.query(`',
                'SELECT 1',
                '`);',
                '\t} finally {',
                '\t\tspan.end();',
                '\t}',
                '}',
              ].join('\n'),
            },
          ],
        },
      ],
    },
  ],
});

run('require-span-end: never ended', rule, {
  valid: [
    { name: 'a tracer of unknown make that drops its span', code: `builder.startSpan('cm-line', 3);` },
    { name: 'no tracer', code: `const span = builder.startSpan('cm-line'); draw(span.length);` },
    { name: 'a test', code: `tracer.startSpan('join');`, filename: 'join.test.ts' },
  ],
  invalid: [
    {
      code: otel`tracer.startSpan('join');`,
      errors: [{ message: `Span 'join' ${NEVER}`, line: 2, column: 1, endLine: 2, endColumn: 17 }],
    },
    { code: otel`tracer.startSpan(name).setAttribute('a', 1);`, errors: [{ message: `The span ${NEVER}` }] },
    {
      code: otel`function join() { const span = tracer.startSpan('join'); span.setAttribute('a', 1); }`,
      errors: [
        {
          message: `Span 'join' ${NEVER}`,
          suggestions: [
            {
              messageId: 'wrap',
              data: { end: 'span.end();' },
              output: otel`function join() { const span = tracer.startSpan('join'); try { span.setAttribute('a', 1);  } finally { span.end(); } }`,
            },
          ],
        },
      ],
    },
    {
      code: otel`class A { join() { this.tracer.startSpan('join'); } tracer = trace.getTracer('gc'); }`,
      errors: [{ messageId: 'never' }],
    },
    {
      code: otel`class A { #tracer = trace.getTracer('gc'); join() { void this.#tracer.startSpan('join'); } }`,
      errors: [{ messageId: 'never' }],
    },
    {
      code: `const api = require('@opentelemetry/api'); api.trace.getTracer('gc').startSpan('join');`,
      errors: [{ messageId: 'never' }],
    },
    {
      code: `import { trace as t } from '@opentelemetry/api'; t.getTracer('gc')?.startSpan('join');`,
      errors: [{ messageId: 'never' }],
    },
  ],
});

run('require-span-end: handed to a callback', rule, {
  valid: [
    otel`tracer.startActiveSpan('join', (span) => span.end());`,
    otel`tracer.startActiveSpan('join', (span) => work().finally(() => span.end()));`,
    otel`tracer.startActiveSpan('join', (span) => { work().then(() => span.end(), () => span.end()); });`,
    otel`tracer.startActiveSpan('join', handle); const other = handle;`,
    otel`tracer.startActiveSpan('join', (...args) => { args[0].end(); });`,
    `import * as Sentry from '@sentry/node'; Sentry.startSpan({ name: 'join' }, async (span) => { await work(); });`,
    `import * as Sentry from '@sentry/node'; Sentry.startSpanManual({ name: 'join' }, async (span, finish) => { try { await work(); } finally { finish(); } });`,
    `import tracer from 'dd-trace'; tracer.trace('join', async (span) => { await work(); });`,
    `import tracer from 'dd-trace'; tracer.trace('join', {}, (span, done) => { work(done); });`,
    `import tracer from 'dd-trace'; tracer.wrap('join', join);`,
    `import { Span } from 'nestjs-otel'; class A { @Span('join') async join() { await work(); } }`,
    `async function withSpan(tracer, name, fn) { return tracer.startActiveSpan(name, async (span) => { try { return await fn(span); } finally { span.end(); } }); }
withSpan(tracer, 'join', async (span) => { await work(); });`,
  ],
  invalid: [
    {
      code: otel`tracer.startActiveSpan('join', async (span) => {
  await work();
  span.end();
});`,
      errors: [
        {
          message: stays('fails in line 3'),
          line: 2,
          column: 1,
          endLine: 2,
          endColumn: 23,
          suggestions: [
            {
              messageId: 'wrap',
              output: otel`tracer.startActiveSpan('join', async (span) => {
  try {
    await work();
  } finally {
    span.end();
  }
});`,
            },
          ],
        },
      ],
    },
    { code: otel`tracer.startActiveSpan('join', () => work());`, errors: [{ messageId: 'never' }] },
    { code: otel`tracer.startActiveSpan('join', (span) => work());`, errors: [{ messageId: 'never' }] },
    {
      code: otel`function handle(span) { work(); }
tracer.startActiveSpan('join', {}, handle);`,
      errors: [
        {
          messageId: 'never',
          line: 3,
          suggestions: [
            {
              messageId: 'wrap',
              output: otel`function handle(span) { try { work();  } finally { span.end(); } }
tracer.startActiveSpan('join', {}, handle);`,
            },
          ],
        },
      ],
    },
    {
      code: `import * as Sentry from '@sentry/node'; Sentry.startSpanManual({ name: 'join' }, async (span, finish) => { await work(); finish(); });`,
      errors: [
        {
          message: stays('fails in line 1'),
          suggestions: [
            {
              messageId: 'wrap',
              output: `import * as Sentry from '@sentry/node'; Sentry.startSpanManual({ name: 'join' }, async (span, finish) => { try { await work();   } finally { finish(); } });`,
            },
          ],
        },
      ],
    },
    {
      code: `import tracer from 'dd-trace'; tracer.trace('join', (span, done) => { work(); });`,
      errors: [{ messageId: 'never', suggestions: 1 }],
    },
  ],
});

run('require-span-end: other libraries', rule, {
  valid: [
    `import tracer from 'dd-trace'; const span = tracer.startSpan('join'); try { work(); } finally { span.finish(); }`,
    `import tracer from 'dd-trace'; function f(parent) { const span = tracer.startSpan('join', { childOf: parent }); span.finish(); }`,
    `import * as Sentry from '@sentry/node'; function f() { const span = Sentry.startInactiveSpan({ name: 'join' }); span.end(); }`,
    `function f() { const span = this.tracer.startSpan('join'); try { work(); } finally { span.end(); } }`,
  ],
  invalid: [
    {
      code: `import tracer from 'dd-trace'; async function f() { const span = tracer.startSpan('join'); await tracer.scope().activate(span, () => work()); span.finish(); }`,
      errors: [
        {
          messageId: 'open',
          suggestions: [
            {
              messageId: 'wrap',
              data: { end: 'span.finish();' },
              output: `import tracer from 'dd-trace'; async function f() { const span = tracer.startSpan('join'); try { await tracer.scope().activate(span, () => work());   } finally { span.finish(); } }`,
            },
          ],
        },
      ],
    },
    {
      code: `import * as Sentry from '@sentry/node'; function f() { const span = Sentry.startInactiveSpan({ name: 'join' }); span.setStatus({ code: 1 }); }`,
      errors: [{ messageId: 'never', suggestions: 1 }],
    },
    {
      code: `async function f() { const span = this.tracer.startSpan('join'); await work(); span.end(); }`,
      errors: [{ messageId: 'open', suggestions: 1 }],
    },
    {
      code: `async function f() { const span = getTracer().startSpan('join'); await work(); span.end(); }`,
      errors: [{ messageId: 'open', suggestions: 1 }],
    },
  ],
});

run('require-span-end: handed on', rule, {
  valid: [
    otel`function start() { return tracer.startSpan('join'); }`,
    otel`function start() { const span = tracer.startSpan('join'); return span; }`,
    otel`function start() { const span = tracer.startSpan('join'); return { span }; }`,
    otel`function start() { const span = tracer.startSpan('join'); return span.setAttribute('a', 1); }`,
    otel`class A { start() { this.span = tracer.startSpan('join'); } stop() { this.span.end(); } }`,
    otel`class A { span = tracer.startSpan('join'); }`,
    otel`class A { #spans = new Map(); start(id) { const span = tracer.startSpan('join'); this.#spans.set(id, span); } }`,
    otel`const spans = new WeakMap(); function start(req) { spans.set(req, tracer.startSpan('join')); }`,
    otel`function f(req, res) { const span = tracer.startSpan('join'); res.on('finish', () => span.end()); }`,
    otel`function f(req, res) { const span = tracer.startSpan('join'); res.on('finish', span.end.bind(span)); }`,
    otel`function f() { const span = tracer.startSpan('join'); return work().finally(() => span.end()); }`,
    otel`function f() { const span = tracer.startSpan('join'); return work().then(() => span.end(), () => span.end()); }`,
    otel`function f() { const span = tracer.startSpan('join'); setTimeout(() => { span.end(); }, 10); }`,
    otel`function f() { const span = tracer.startSpan('join'); finishLater(span); }`,
    otel`function f() { const span = tracer.startSpan('join'); try { work(); } finally { close(span); } } function close(s) { s.end(); }`,
    otel`function f(ok) { const span = tracer.startSpan('join'); if (ok) succeed(span); else fail(span); } function succeed(s) { s.end(); } const fail = (s) => { s.end(); };`,
    otel`function f() { const span = tracer.startSpan('join'); return context.with(trace.setSpan(context.active(), span), () => work().finally(() => span.end())); }`,
    otel`export const span = tracer.startSpan('join');`,
    otel`function f() { const spans = [tracer.startSpan('join')]; spans[0].end(); }`,
    otel`function f() { const { end } = tracer.startSpan('join'); }`,
    otel`function f() { using span = wrap(tracer.startSpan('join')); }`,
  ],
  invalid: [
    {
      name: 'a helper of the file that does not end it',
      code: otel`function f() { const span = tracer.startSpan('join'); tag(span); } function tag(s) { s.setAttribute('a', 1); }`,
      errors: [{ messageId: 'never', suggestions: 1 }],
    },
    {
      name: 'a child is not its parent',
      code: otel`function f() { const span = tracer.startSpan('a'); const child = tracer.startSpan('b', {}, trace.setSpan(context.active(), span)); child.end(); }`,
      errors: [{ messageId: 'never', suggestions: 1 }],
    },
  ],
});

run('require-span-end: odd files', rule, {
  valid: [
    '',
    '// startSpan()',
    `startSpan();`,
    `tracer.startSpan;`,
    `tracer.startSpan(...args);`,
    `tracer['startSpan'];`,
  ],
  invalid: [],
});

/** What may be done with a span that is never ended. */
const never = (body: string) => ({
  code: spanned(body),
  errors: [{ messageId: 'never' as const, line: 2, suggestions: 1 }],
});

run('require-span-end: what hands a span on, and what leaves it where it is', rule, {
  valid: [
    spanned(`  const open = x ? span : null; items.push(open);`),
    spanned(`  track(x ?? span);`),
    spanned(`  track(x && span);`),
    spanned(`  track({ span });`),
    spanned(`  track({ [y]: span });`),
    spanned(`  defer(span.end);`),
    spanned(`  defer(span.end.bind(span));`),
    spanned(`  return span.setAttribute('a', 1);`),
    spanned(`  const same = span.updateName('b'); track(same);`),
    spanned(`  for (const each of [span]) each.end();`),
    spanned(`  span();`),
    spanned(`  keep(span); function keep({ end }) { end(); }`),
  ],
  invalid: [
    never(`  if (span) yield 1;`),
    never(`  if (!span) yield 1;`),
    never(`  yield span ? 1 : 2;`),
    never(`  span && track(x);`),
    never(`  yield span === x;`),
    never(`  track(items[span]);`),
    never(`  track(span.isRecording());`),
    never(`  const id = span.spanContext().traceId; track(id);`),
    never(`  tracer.startActiveSpan('inner', { parent: span }, (inner) => { inner.end(); });`),
    {
      code: spanned(`  note(span); function note(it) { it.setAttribute('a', 1); }`),
      errors: [{ messageId: 'never', line: 2 }],
    },
  ],
});
