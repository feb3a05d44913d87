import { run } from '../../run.js';
import rule from '../../../src/rules/tracing/require-span-error-status.js';
import { otel, spanned } from './code.js';

const CURE = 'span.setStatus({ code: SpanStatusCode.ERROR })';

const unset = (leaves: string, span = "Span 'join'", cure = CURE): string =>
  `${span} stays green on the path that ${leaves}: nothing tells it that the work has failed, so no search for failed traces finds it. Call '${cure}'.`;

const recorded = (leaves: string, span = "Span 'join'"): string =>
  `${span} stays green on the path that ${leaves}: 'recordException' adds an event and leaves the status as it is, so no search for failed traces finds it. Call '${CURE}' too.`;

const unrecorded = (leaves: string): string =>
  `Span 'join' is marked as failed, but the error is neither recorded nor logged on the path that ${leaves}: the trace says that it failed, and nothing has its stack. Call 'recordException' too, or log the error.`;

const uncaught = (failure: string, span = "Span 'join'"): string =>
  `${span} stays green when ${failure} throws: the error passes this 'finally', which ends the span without a status, so no search for failed traces finds it. Catch it, call '${CURE}', and throw it on.`;

const RECORD = 'span.recordException(err)';
const STATUS = 'span.setStatus({ code: SpanStatusCode.ERROR, message: String(err) })';
const BOTH = `${RECORD}; ${STATUS};`;

/** The body of a handler around the work of a span, which is ended whatever happens. */
const caught = (body: string): string =>
  spanned(`  try { return await work(); } catch (err) { ${body} } finally { span.end(); }`);

/** The same with one finding, and what the suggestion leaves of the body; null where there is none. */
const wrong = (body: string, message: string, fixed: string | null) => ({
  code: caught(body),
  errors: [
    {
      message,
      line: 3,
      column: 32,
      suggestions: fixed === null ? [] : [{ messageId: 'tell', output: caught(fixed) }],
    },
  ],
});

run('require-span-error-status: no status', rule, {
  valid: [
    caught(`${BOTH} throw err;`),
    caught(`${STATUS}; logger.error({ err }, 'join failed'); throw err;`),
    caught(`span.recordException(err); span.setStatus({ code: 2 }); throw err;`),
    caught(`span?.setAttribute('a', 1).setStatus({ code: SpanStatusCode.ERROR }); logger.error(err); throw err;`),
    caught(
      `(span as any)!.setStatus({ code: SpanStatusCode['ERROR'] } satisfies Status); logger.error(err); throw err;`,
    ),
    caught(`const status = statusOf(err); span.recordException(err); span.setStatus(status); throw err;`),
    caught(`span.recordException(err); span.setStatus({ code: isBad(err) ? BAD : GOOD }); throw err;`),
    caught(`span.recordException(err); trace.getActiveSpan()?.setStatus({ code: SpanStatusCode.ERROR }); throw err;`),
    caught(`if (span.isRecording()) { ${BOTH} } throw err;`),
    caught(`if (span) { ${BOTH} } throw err;`),
    caught(`span.setAttribute('error', true); logger.error(err); throw err;`),
    // Other code gets the span, and may tell it.
    ...[
      'failures.push([span, err]); throw err;',
      'report(new Failure(span, err)); throw err;',
      'this.failed = span; logger.error(err); throw err;',
      'const failed = span; tell(failed); throw err;',
      'tell({ span, err }); throw err;',
      'logger.error(err); return span;',
      'queueMicrotask(() => span.setStatus({ code: SpanStatusCode.ERROR })); logger.error(err); throw err;',
    ].map(caught),
    // An error that was to be expected, or that the caller is to blame for.
    caught(`if (err.code === 'ENOENT') return null; ${BOTH} throw err;`),
    caught(`if (err instanceof NotFoundError) throw err; ${BOTH} throw err;`),
    caught(`if (err.status === 404) { logger.warn(err); return; } ${BOTH} throw err;`),
    caught(`switch (err.code) { case 'ENOENT': throw err; default: ${BOTH} throw err; }`),
    caught(`throw new NotFoundError(x, { cause: err });`),
    caught(`logger.warn(err); res.status(400).json({ message: err.message });`),
    // The work succeeds after all.
    caught(`logger.warn(err); return [];`),
    caught(`logger.error(err); return fallback(x);`),
    caught(`return await fromReplica(x);`),
    spanned(
      `  let rooms = []; try { rooms = await work(); } catch (err) { logger.error(err); } await use(rooms); span.end();`,
    ),
    spanned(
      `  for (const item of items) { try { await work(item); } catch (err) { logger.error(err); continue; } } span.end();`,
    ),
    spanned(
      `  outer: for (const item of items) { for (;;) { try { await work(item); } catch (err) { logger.error(err); break outer; } } } span.end();`,
    ),
    spanned(`  try { return JSON.parse(x); } catch (err) { logger.warn(err); } finally { span.end(); }`),
    spanned(
      `  try { return await work(); } finally { try { await client.close(); } catch (err) { logger.error(err); } span.end(); }`,
    ),
    // Set elsewhere: by a helper, later, in \`finally\`, by a handler around it.
    caught(`failSpan(span, err); throw err;`),
    caught(`recordError(err); throw err;`),
    caught(`this.telemetry.error(err); throw err;`),
    caught(`fail(span, err); throw err; function fail(s, e) { s.recordException(e); s.setStatus({ code: 2 }); }`),
    caught(
      `mark(span, err); throw err; function mark(s, e) { deeper(s, e); } function deeper(span, e) { failSpan(span, e); }`,
    ),
    caught(`context.with(ctx, () => ${STATUS}); logger.error(err); throw err;`),
    spanned(
      `  let failed = false; try { await work(); } catch (err) { logger.error(err); failed = true; } span.setStatus({ code: failed ? 2 : 1 }); span.end();`,
    ),
    spanned(
      `  let error; try { await work(); } catch (err) { error = err; throw err; } finally { if (error) span.setStatus({ code: 2 }); span.end(); }`,
    ),
    spanned(`  try { await work(); } catch (err) { throw err; } finally { finish(span, x); }`),
    spanned(
      `  try { try { await work(); } catch (err) { logger.error(err); throw err; } } catch (err) { ${BOTH} throw err; } finally { span.end(); }`,
    ),
    spanned(
      `  try { const row = await work(); if (!row.ok) { span.setStatus({ code: 2 }); throw new Error('full'); } } catch (err) { logger.error(err); throw err; } finally { span.end(); }`,
    ),
    spanned(`  try { await enter(span, x); } catch (err) { logger.error(err); throw err; } finally { span.end(); }`),
    spanned(`  try { await enter({ span }); } catch (err) { logger.error(err); throw err; } finally { span.end(); }`),
    // The span is over, has not begun, or is not there at all.
    spanned(`  span.end(); try { await work(); } catch (err) { logger.error(err); throw err; }`),
    spanned(
      `  try { await work(); } finally { span.end(); } try { await more(); } catch (err) { logger.error(err); throw err; }`,
    ),
    spanned(`  try { await work(); span.end(); } catch (err) { logger.error(err); throw err; }`),
    spanned(`  try { await work(); } catch (err) { logger.error(err); throw err; }`),
    otel`async function f() { try { await work(); } catch (err) { logger.error(err); throw err; } const span = tracer.startSpan('join'); span.end(); }`,
    otel`async function f() { let span; try { await work(); span = tracer.startSpan('join'); } catch (err) { logger.error(err); throw err; } finally { span?.end(); } }`,
    otel`async function f() { try { await tracer.startActiveSpan('join', async (span) => { try { await work(); } finally { span.end(); } }); } catch (err) { logger.error(err); throw err; } }`,
    // A function that runs at another time, whose error may be anybody's.
    spanned(
      `  items.map(async (item) => { try { await work(item); } catch (err) { logger.error(err); throw err; } }); span.end();`,
    ),
    spanned(`  void audit().catch((err) => logger.error(err)); span.end();`),
    { code: caught(`throw err;`), filename: 'join.test.ts' },
    {
      code: caught(`seen(err); throw err;`),
      settings: { observability: { errorHelpers: ['seen'] } },
    },
  ],
  invalid: [
    {
      code: otel`async function join(id) {
  const span = tracer.startSpan('join');
  try {
    await rooms.join(id);
  } catch (err) {
    // Nobody else logs it.
    logger.error({ err }, 'join failed');
    throw err;
  } finally {
    span.end();
  }
}`,
      errors: [
        {
          message: unset('throws in line 9'),
          line: 6,
          column: 5,
          endLine: 6,
          endColumn: 17,
          suggestions: [
            {
              desc: `Tell the span: '${RECORD}; ${STATUS}'.`,
              output: otel`async function join(id) {
  const span = tracer.startSpan('join');
  try {
    await rooms.join(id);
  } catch (err) {
    span.recordException(err);
    span.setStatus({ code: SpanStatusCode.ERROR, message: String(err) });
    // Nobody else logs it.
    logger.error({ err }, 'join failed');
    throw err;
  } finally {
    span.end();
  }
}`,
            },
          ],
        },
      ],
    },
    wrong(`throw err;`, unset('throws in line 3'), `${BOTH} throw err;`),
    wrong(
      `throw new Error('join failed', { cause: err });`,
      unset('throws in line 3'),
      `${BOTH} throw new Error('join failed', { cause: err });`,
    ),
    wrong(`span.setStatus({ code: SpanStatusCode.OK }); throw err;`, unset('throws in line 3'), null),
    wrong(`span.setStatus({ code: 0 }); throw err;`, unset('throws in line 3'), null),
    wrong(
      `span.setAttribute('error.type', err.name); throw err;`,
      unset('throws in line 3'),
      `${BOTH} span.setAttribute('error.type', err.name); throw err;`,
    ),
    wrong(`return err;`, unset('returns in line 3'), `${BOTH} return err;`),
    wrong(`return { ok: false, error: err };`, unset('returns in line 3'), `${BOTH} return { ok: false, error: err };`),
    wrong(`return failure(err);`, unset('returns in line 3'), `${BOTH} return failure(err);`),
    wrong(`next(err);`, unset('runs to the end of its block in line 3'), `${BOTH} next(err);`),
    wrong(
      `res.status(500).json({ message: 'sorry' });`,
      unset('runs to the end of its block in line 3'),
      `${BOTH} res.status(500).json({ message: 'sorry' });`,
    ),
    wrong(
      `logger.error({ err }, 'failed');`,
      unset('runs to the end of its block in line 3'),
      `${BOTH} logger.error({ err }, 'failed');`,
    ),
    wrong(
      `logger.error({ err }, 'failed'); return;`,
      unset('returns in line 3'),
      `${BOTH} logger.error({ err }, 'failed'); return;`,
    ),
    // Only some errors are failures: the span is told where these go on.
    wrong(
      `if (err.code === 'ENOENT') return null; logger.error(err); throw err;`,
      unset('throws in line 3'),
      `if (err.code === 'ENOENT') return null; logger.error(err); ${BOTH} throw err;`,
    ),
    wrong(
      `switch (err.code) { case 'ENOENT': return; default: throw err; }`,
      unset('throws in line 3'),
      `switch (err.code) { case 'ENOENT': return; default: ${BOTH} throw err; }`,
    ),
    wrong(
      `if (err instanceof NotFoundError) throw err; next(err);`,
      unset('runs to the end of its block in line 3'),
      null,
    ),
    // A helper that only logs, a wrapper that hands the span to what it was given.
    wrong(
      `tell(err); throw err; function tell(e) { logger.error(e); }`,
      unset('throws in line 3'),
      `${BOTH} tell(err); throw err; function tell(e) { logger.error(e); }`,
    ),
    {
      code: otel`const withSpan = (name, fn) => tracer.startActiveSpan(name, async (span) => { try { return await fn(span); } catch (err) { throw err; } finally { span.end(); } });`,
      errors: [
        {
          message: unset('throws in line 2', 'The span'),
          suggestions: [
            {
              messageId: 'tell',
              output: otel`const withSpan = (name, fn) => tracer.startActiveSpan(name, async (span) => { try { return await fn(span); } catch (err) { span.recordException(err); span.setStatus({ code: SpanStatusCode.ERROR, message: String(err) }); throw err; } finally { span.end(); } });`,
            },
          ],
        },
      ],
    },
    {
      name: 'a catch that ends the span and throws on, without a parameter',
      code: otel`const join = () => tracer.startActiveSpan('join', (span) => { try { work(); span.end(); } catch { span.end(); throw new Error('full'); } });`,
      errors: [
        {
          message: unset('throws in line 2'),
          suggestions: [
            {
              messageId: 'tell',
              output: otel`const join = () => tracer.startActiveSpan('join', (span) => { try { work(); span.end(); } catch (err) { ${RECORD}; ${STATUS}; span.end(); throw new Error('full'); } });`,
            },
          ],
        },
      ],
    },
    {
      name: 'a span that may not be there',
      code: otel`async function f() { let span; try { span = tracer.startSpan('join'); await work(); } catch (err) { throw err; } finally { span?.end(); } }`,
      errors: [
        {
          messageId: 'unset',
          suggestions: [
            {
              messageId: 'tell',
              output: otel`async function f() { let span; try { span = tracer.startSpan('join'); await work(); } catch (err) { span?.recordException(err); span?.setStatus({ code: SpanStatusCode.ERROR, message: String(err) }); throw err; } finally { span?.end(); } }`,
            },
          ],
        },
      ],
    },
    {
      name: 'in a context that is run at once',
      code: spanned(
        `  try { await context.with(ctx, async () => { try { await work(); } catch (err) { throw err; } }); } finally { span.end(); }`,
      ),
      errors: [
        {
          messageId: 'unset',
          suggestions: [
            {
              messageId: 'tell',
              output: spanned(
                `  try { await context.with(ctx, async () => { try { await work(); } catch (err) { ${BOTH} throw err; } }); } finally { span.end(); }`,
              ),
            },
          ],
        },
      ],
    },
    {
      name: 'an annotation that is not unknown, a pattern for which there is no place',
      code: spanned(`  try { await work(); } catch (err: any) { throw err; } finally { span.end(); }
  try { await work(); } catch ({ message }) { throw new Error(message); }`),
      errors: [
        {
          messageId: 'unset',
          suggestions: [
            {
              messageId: 'tell',
              output:
                spanned(`  try { await work(); } catch (err: any) { span.recordException(err); ${STATUS}; throw err; } finally { span.end(); }
  try { await work(); } catch ({ message }) { throw new Error(message); }`),
            },
          ],
        },
      ],
    },
    {
      name: 'a generator, and a loop that awaits',
      code: spanned(
        `  try { for await (const item of items) yield item; } catch ({ message }) { throw new Error(message); } finally { span.end(); }`,
      ),
      errors: [{ message: unset('throws in line 3'), suggestions: [] }],
    },
    {
      name: 'the inner span is told, the outer one is not',
      code: otel`async function join() {
  const span = tracer.startSpan('join');
  try {
    const inner = tracer.startSpan('load');
    try { await load(); } catch (err) { inner.recordException(err); inner.setStatus({ code: 2 }); throw err; } finally { inner.end(); }
  } catch (err) {
    inner.setStatus({ code: 2 });
    throw err;
  } finally { span.end(); }
}`.replace('    const inner', '    var inner'),
      errors: [{ message: unset('throws in line 9'), line: 7, suggestions: 1 }],
    },
  ],
});

run('require-span-error-status: promises and callbacks', rule, {
  valid: [
    otel`const join = () => tracer.startActiveSpan('join', (span) => work().catch((err) => { span.recordException(err); ${STATUS}; throw err; }).finally(() => span.end()));`,
    otel`function join() { const span = tracer.startSpan('join'); return work().then((r) => { span.end(); return r; }, (err) => { span.setStatus({ code: 2 }); logger.error(err); span.end(); throw err; }); }`,
    otel`function join() { const span = tracer.startSpan('join'); return work().catch(() => []).finally(() => span.end()); }`,
    otel`function join() { const span = tracer.startSpan('join'); return work().catch((err) => failed(span, err)).finally(() => span.end()); }`,
    otel`function join(cb) { const span = tracer.startSpan('join'); db.query('select 1', (err, rows) => { if (err) { span.setStatus({ code: 2 }); logger.error(err); } span.end(); cb(err, rows); }); }`,
    otel`function join() { const span = tracer.startSpan('join'); socket.on('error', (err) => logger.error(err)); span.end(); }`,
    otel`async function join() { const span = tracer.startSpan('join'); try { const n = await count().catch((err) => { logger.error(err); return 0; }); use(n); } finally { span.end(); } }`,
  ],
  invalid: [
    {
      code: otel`const join = () => tracer.startActiveSpan('join', (span) => work().catch((err) => { span.recordException(err); throw err; }).finally(() => span.end()));`,
      errors: [
        {
          message: recorded('throws in line 2'),
          line: 2,
          column: 74,
          suggestions: [
            {
              messageId: 'tell',
              output: otel`const join = () => tracer.startActiveSpan('join', (span) => work().catch((err) => { span.recordException(err); ${STATUS}; throw err; }).finally(() => span.end()));`,
            },
          ],
        },
      ],
    },
    {
      code: otel`const join = () => tracer.startActiveSpan('join', (span) => work().catch((err) => logger.error(err)).finally(() => span.end()));`,
      errors: [
        {
          message: unset('runs to the end of its block in line 2'),
          suggestions: [
            {
              messageId: 'tell',
              output: otel`const join = () => tracer.startActiveSpan('join', (span) => work().catch((err) => { span.recordException(err); ${STATUS}; return logger.error(err); }).finally(() => span.end()));`,
            },
          ],
        },
      ],
    },
    {
      code: otel`function join() { const span = tracer.startSpan('join'); work().then(() => span.end(), () => span.end()); }`,
      errors: [
        {
          message: unset('runs to the end of its block in line 2'),
          suggestions: [
            {
              messageId: 'tell',
              output: otel`function join() { const span = tracer.startSpan('join'); work().then(() => span.end(), (err) => { span.recordException(err); ${STATUS}; return span.end(); }); }`,
            },
          ],
        },
      ],
    },
    {
      code: otel`function join() { const span = tracer.startSpan('join'); return work().then((r) => { span.end(); return r; }, (err) => { span.end(); throw err; }); }`,
      errors: [{ message: unset('throws in line 2'), suggestions: 1 }],
    },
    {
      name: 'a callback is also called without an error: there is no one place for it',
      code: otel`function join(cb) { const span = tracer.startSpan('join'); db.query('select 1', (err, rows) => { span.end(); if (err) return cb(err); cb(null, rows); }); }`,
      errors: [{ message: unset('returns in line 2'), suggestions: [] }],
    },
    {
      code: otel`function join() { const span = tracer.startSpan('join'); const rows = open(); rows.on('error', (err) => { span.recordException(err); span.end(); }); rows.on('end', () => span.end()); }`,
      errors: [{ message: recorded('runs to the end of its block in line 2'), suggestions: [] }],
    },
  ],
});

run('require-span-error-status: one half', rule, {
  valid: [
    caught(`span.recordException(err); return cached(x);`),
    caught(`span.setStatus({ code: 2 }); Sentry.captureException(err); throw err;`).replace(
      'import',
      `import * as Sentry from '@sentry/node'; import`,
    ),
    caught(`span.setStatus({ code: 2 }); span.addEvent('failed', { stack: err.stack }); throw err;`),
    caught(`span.setStatus({ code: 2 }); span.setAttribute('error.stack', err.stack); throw err;`),
    caught(`span.setStatus({ code: 2 }); note(err); throw err; function note(e) { logger.warn(e); }`),
    spanned(
      `  try { try { await work(); } catch (err) { logger.error(err); throw err; } } catch (err) { span.setStatus({ code: 2 }); throw err; } finally { span.end(); }`,
    ),
    {
      name: 'logged where the error arrives, in the function that calls this one',
      code: otel`class A { async run() { try { await this.#join(); } catch (err) { logger.error(err); } }
async #join() { const span = tracer.startSpan('join'); try { await work(); } catch (err) { span.setStatus({ code: 2 }); throw err; } finally { span.end(); } } }`,
    },
    spanned(
      `  let failure; try { await work(); } catch (err) { span.setStatus({ code: 2 }); failure = err; } logger.info({ failure }, 'done'); span.end();`,
    ),
    // A span that somebody else has started, and may mark as failed when the error comes back.
    otel`async function join(span) { try { await work(); } catch (err) { span.recordException(err); throw err; } }`,
    `import { trace } from '@opentelemetry/api'; import { Span } from 'nestjs-otel'; class A { @Span() async join() { try { await work(); } catch (err) { trace.getActiveSpan()?.recordException(err); throw err; } } }`,
    otel`class A { #span = tracer.startSpan('a'); run() { try { work(); } catch (err) { this.#span.recordException(err); throw err; } } stop() { this.#span.setStatus({ code: 2 }); this.#span.end(); } }`,
    otel`function join() { trace.getActiveSpan()?.recordException(new Error('full')); }`,
    otel`async function join() { try { await work(); } catch (err) { trace.getActiveSpan()?.recordException(err); return []; } }`,
  ],
  invalid: [
    wrong(
      `span.recordException(err); throw err;`,
      recorded('throws in line 3'),
      `span.recordException(err); ${STATUS}; throw err;`,
    ),
    wrong(
      `span.recordException(err); return null;`,
      recorded('returns in line 3'),
      `span.recordException(err); ${STATUS}; return null;`,
    ),
    wrong(
      `span?.recordException(err); throw err;`,
      recorded('throws in line 3'),
      `span?.recordException(err); span?.setStatus({ code: SpanStatusCode.ERROR, message: String(err) }); throw err;`,
    ),
    wrong(
      `if (err instanceof Error) { span.recordException(err); } throw err;`,
      recorded('throws in line 3'),
      `if (err instanceof Error) { span.recordException(err); } ${STATUS}; throw err;`,
    ),
    wrong(
      `note(span, err); throw err; function note(s, e) { s.recordException(e); }`,
      recorded('throws in line 3'),
      `note(span, err); ${STATUS}; throw err; function note(s, e) { s.recordException(e); }`,
    ),
    wrong(
      `span.setStatus({ code: SpanStatusCode.ERROR, message: err.message }); throw err;`,
      unrecorded('throws in line 3'),
      `${RECORD}; span.setStatus({ code: SpanStatusCode.ERROR, message: err.message }); throw err;`,
    ),
    wrong(
      `span.setStatus({ code: 2 }); return null;`,
      unrecorded('returns in line 3'),
      `${RECORD}; span.setStatus({ code: 2 }); return null;`,
    ),
    wrong(
      `if (x) { span.setStatus({ code: 2 }); throw err; } logger.error(err); span.setStatus({ code: 2 });`,
      unrecorded('throws in line 3'),
      `if (x) { ${RECORD}; span.setStatus({ code: 2 }); throw err; } logger.error(err); span.setStatus({ code: 2 });`,
    ),
    {
      code: otel`async function join() { const span = trace.getActiveSpan(); try { await work(); } catch (e) { span?.recordException(e); throw e; } }`,
      errors: [
        {
          message: recorded('throws in line 2', 'The active span'),
          suggestions: [
            {
              messageId: 'tell',
              output: otel`async function join() { const span = trace.getActiveSpan(); try { await work(); } catch (e) { span?.recordException(e); span?.setStatus({ code: SpanStatusCode.ERROR, message: String(e) }); throw e; } }`,
            },
          ],
        },
      ],
    },
    {
      code: otel`async function join() { try { await work(); } catch (e) { trace.getActiveSpan()?.recordException(e); throw e; } }`,
      errors: [
        {
          message: recorded('throws in line 2', 'The active span'),
          suggestions: [
            {
              messageId: 'tell',
              output: otel`async function join() { try { await work(); } catch (e) { trace.getActiveSpan()?.recordException(e); trace.getActiveSpan()?.setStatus({ code: SpanStatusCode.ERROR, message: String(e) }); throw e; } }`,
            },
          ],
        },
      ],
    },
    {
      code: otel`class A { #span = tracer.startSpan('a'); run() { try { work(); } catch (err) { this.#span.recordException(err); throw err; } finally { this.#span.end(); } } }`,
      errors: [
        {
          message: recorded('throws in line 2', 'The span'),
          suggestions: [
            {
              messageId: 'tell',
              output: otel`class A { #span = tracer.startSpan('a'); run() { try { work(); } catch (err) { this.#span.recordException(err); this.#span.setStatus({ code: SpanStatusCode.ERROR, message: String(err) }); throw err; } finally { this.#span.end(); } } }`,
            },
          ],
        },
      ],
    },
  ],
});

const body = (catches: string): string =>
  `const tracer = api.getTracer('gc');
const f = () => tracer.startActiveSpan('a', (span) => { try { work(); } catch (err) { ${catches}throw err; } finally { span.end(); } });`;

const told = (code: string): string =>
  body(`span.recordException(err); span.setStatus({ code: ${code}.ERROR, message: String(err) }); `);

run('require-span-error-status: how the code of an error is written', rule, {
  valid: [],
  invalid: [
    ...(
      [
        [
          "import { trace as api } from '@opentelemetry/api';",
          "import { trace as api, SpanStatusCode } from '@opentelemetry/api';",
          'SpanStatusCode',
        ],
        ["import { trace as api, SpanStatusCode as Code } from '@opentelemetry/api';", null, 'Code'],
        [
          "import type { SpanStatusCode as Code } from '@opentelemetry/api'; import { trace as api } from '@opentelemetry/api';",
          "import type { SpanStatusCode as Code } from '@opentelemetry/api'; import { trace as api, SpanStatusCode } from '@opentelemetry/api';",
          'SpanStatusCode',
        ],
        [
          "import { type Span, trace as api } from '@opentelemetry/api';",
          "import { type Span, trace as api, SpanStatusCode } from '@opentelemetry/api';",
          'SpanStatusCode',
        ],
        ["import * as otel from '@opentelemetry/api'; const api = otel.trace;", null, 'otel.SpanStatusCode'],
        ["const otel = require('@opentelemetry/api'); const api = otel.trace;", null, 'otel.SpanStatusCode'],
        [
          "const { trace: api } = require('@opentelemetry/api');",
          "const { trace: api, SpanStatusCode } = require('@opentelemetry/api');",
          'SpanStatusCode',
        ],
        ["const { trace: api, SpanStatusCode: Code } = require('@opentelemetry/api');", null, 'Code'],
      ] as const
    ).map(([head, fixed, name]) => ({
      code: `${head} ${body('')}`,
      errors: [{ messageId: 'unset', suggestions: [{ messageId: 'tell', output: `${fixed ?? head} ${told(name)}` }] }],
    })),
    {
      name: 'the name is taken',
      code: `import { trace as api } from '@opentelemetry/api'; const SpanStatusCode = {}; ${body('')}`,
      errors: [{ messageId: 'unset', suggestions: [] }],
    },
    {
      name: 'no import to take it from',
      code: `function f() { const span = this.tracer.startSpan('join'); try { work(); } catch (err) { throw err; } finally { span.end(); } }`,
      errors: [{ messageId: 'unset', suggestions: [] }],
    },
    {
      name: 'for TypeScript, what is caught is unknown',
      code: caught('throw err;'),
      filename: 'join.ts',
      errors: [
        {
          messageId: 'unset',
          suggestions: [
            { messageId: 'tell', output: caught(`span.recordException(err as Error); ${STATUS}; throw err;`) },
          ],
        },
      ],
    },
    {
      name: 'but not what is annotated, or what a promise gives',
      code: otel`const join = () => tracer.startActiveSpan('join', (span) => work().catch((err: Error) => { throw err; }).finally(() => span.end()));`,
      filename: 'join.ts',
      errors: [
        {
          messageId: 'unset',
          suggestions: [
            {
              messageId: 'tell',
              output: otel`const join = () => tracer.startActiveSpan('join', (span) => work().catch((err: Error) => { span.recordException(err); ${STATUS}; throw err; }).finally(() => span.end()));`,
            },
          ],
        },
      ],
    },
  ],
});

run('require-span-error-status: other libraries', rule, {
  valid: [
    `import * as Sentry from '@sentry/node'; Sentry.startSpan({ name: 'join' }, async (span) => { try { await work(); } catch (err) { logger.error(err); throw err; } });`,
    `import * as Sentry from '@sentry/node'; Sentry.startSpan({ name: 'join' }, async (span) => { try { await work(); } catch (err) { span.setStatus({ code: 2 }); logger.error(err); } });`,
    `import * as Sentry from '@sentry/node'; Sentry.startSpan({ name: 'join' }, async () => { try { await work(); } catch (err) { logger.error(err); } });`,
    `import * as Sentry from '@sentry/node'; Sentry.startSpanManual({ name: 'join' }, async (span, finish) => { try { await work(); } catch (err) { throw err; } finally { finish(); } });`,
    `import * as Sentry from '@sentry/node'; async function f() { const span = Sentry.startInactiveSpan({ name: 'join' }); try { await work(); } catch (err) { span.setStatus({ code: 2 }); throw err; } finally { span.end(); } }`,
    `import tracer from 'dd-trace'; tracer.trace('join', async (span) => { try { await work(); } catch (err) { logger.error(err); throw err; } });`,
    `import tracer from 'dd-trace'; tracer.trace('join', (span, done) => { work().then(() => done(), (err) => { logger.error(err); done(err); }); });`,
    `import tracer from 'dd-trace'; async function f() { const span = tracer.startSpan('join'); try { await work(); } catch (err) { span.setTag('error', err); throw err; } finally { span.finish(); } }`,
    `import tracer from 'dd-trace'; async function f() { const span = tracer.startSpan('join'); try { await work(); } catch (err) { span.addTags({ 'error.message': err.message }); throw err; } finally { span.finish(); } }`,
    `import tracer from 'dd-trace'; import Tags from 'dd-trace/ext/tags'; async function f() { const span = tracer.startSpan('join'); try { await work(); } catch (err) { span.setTag(Tags.ERROR, err); throw err; } finally { span.finish(); } }`,
    `import apm from 'elastic-apm-node'; async function f() { const span = apm.startSpan('join'); try { await work(); } catch (err) { span?.setOutcome('failure'); throw err; } finally { span?.end(); } }`,
    `import apm from 'elastic-apm-node'; async function f() { const span = apm.startSpan('join'); try { await work(); } catch (err) { apm.captureError(err); throw err; } finally { span?.end(); } }`,
    `import apm from 'elastic-apm-node'; async function f() { const span = apm.startTransaction('join'); try { await work(); } catch (err) { span.outcome = 'failure'; throw err; } finally { span.end(); } }`,
    `import { Span } from 'nestjs-otel'; class A { @Span('join') async join() { try { await work(); } catch (err) { logger.error(err); throw err; } } }`,
    `withSpan('join', async (span) => { try { await work(); } catch (err) { span.recordException(err); throw err; } });`,
    `withSpan('join', async (span) => { try { await work(); } catch (err) { logger.error(err); } });`,
  ],
  invalid: [
    {
      code: `import * as Sentry from '@sentry/node'; Sentry.startSpan({ name: 'join' }, async (span) => { try { await work(); } catch (err) { logger.error(err); } });`,
      errors: [
        {
          message: unset(
            'runs to the end of its block in line 1',
            "Span 'join'",
            "span.setStatus({ code: 2, message: 'internal_error' })",
          ),
          suggestions: [
            {
              messageId: 'tell',
              output: `import * as Sentry from '@sentry/node'; Sentry.startSpan({ name: 'join' }, async (span) => { try { await work(); } catch (err) { span.setStatus({ code: 2, message: 'internal_error' }); logger.error(err); } });`,
            },
          ],
        },
      ],
    },
    {
      code: `import * as Sentry from '@sentry/node'; async function f() { const span = Sentry.startInactiveSpan({ name: 'join' }); try { await work(); } catch (err) { span.setStatus({ code: 2 }); return null; } finally { span.end(); } }`,
      errors: [{ messageId: 'unrecorded', suggestions: [] }],
    },
    {
      code: `import tracer from 'dd-trace'; async function f() { const span = tracer.startSpan('join'); try { await work(); } catch (err) { span.setTag('room', id); throw err; } finally { span.finish(); } }`,
      errors: [
        {
          message: unset('throws in line 1', "Span 'join'", "span.setTag('error', err)"),
          suggestions: [
            {
              messageId: 'tell',
              output: `import tracer from 'dd-trace'; async function f() { const span = tracer.startSpan('join'); try { await work(); } catch (err) { span.setTag('error', err); span.setTag('room', id); throw err; } finally { span.finish(); } }`,
            },
          ],
        },
      ],
    },
    {
      name: 'a tracer of unknown make with the methods of OpenTracing',
      code: `async function f() { const span = this.tracer.startSpan('join'); try { await work(); } catch (err) { throw err; } finally { span.finish(); } }`,
      errors: [{ message: unset('throws in line 1', "Span 'join'", "span.setTag('error', err)"), suggestions: [] }],
    },
    {
      code: `import apm from 'elastic-apm-node'; async function f() { const span = apm.startSpan('join'); try { await work(); } catch (err) { span?.setOutcome('success'); throw err; } finally { span?.end(); } }`,
      errors: [
        {
          message: unset('throws in line 1', "Span 'join'", "span.setOutcome('failure')"),
          suggestions: [],
        },
      ],
    },
    {
      name: 'a wrapper of unknown make, whose span has a status elsewhere in the callback',
      code: `withSpan('join', async (span) => { try { await work(); span.setStatus({ code: 1 }); } catch (err) { logger.error(err); } });`,
      errors: [{ messageId: 'unset', suggestions: [] }],
    },
  ],
});

const UNCAUGHT = [{ uncaught: true }];

run('require-span-error-status: what nothing catches', rule, {
  valid: [
    spanned(`  try { await work(); } finally { span.end(); }`),
    { options: UNCAUGHT, code: caught(`${BOTH} throw err;`) },
    { options: UNCAUGHT, code: spanned(`  try { span.setAttribute('a', Date.now()); } finally { span.end(); }`) },
    {
      options: UNCAUGHT,
      code: spanned(`  try { logger.info('x'); throw new NotFoundError(x); } finally { span.end(); }`),
    },
    {
      options: UNCAUGHT,
      code: spanned(`  try { try { await work(); } catch (err) { ${BOTH} throw err; } } finally { span.end(); }`),
    },
    {
      options: UNCAUGHT,
      code: spanned(`  try { await work().catch((err) => { ${BOTH} throw err; }); } finally { span.end(); }`),
    },
    { options: UNCAUGHT, code: spanned(`  try { await work(); } finally { finish(span, x); span.end(); }`) },
    { options: UNCAUGHT, code: spanned(`  try { await enter(span); } finally { span.end(); }`) },
    {
      options: UNCAUGHT,
      code: `import * as Sentry from '@sentry/node'; Sentry.startSpanManual({ name: 'join' }, async (span) => { try { await work(); } finally { span.end(); } });`,
    },
  ],
  invalid: [
    {
      options: UNCAUGHT,
      code: otel`async function join(id) {
  const span = tracer.startSpan('join');
  try {
    return await rooms.join(id);
  } finally {
    span.end();
  }
}`,
      errors: [
        {
          message: uncaught("'rooms.join()'"),
          line: 6,
          column: 5,
          endLine: 6,
          endColumn: 12,
          suggestions: [
            {
              desc: `Catch the error, tell the span, and throw it on: '${RECORD}; ${STATUS}'.`,
              output: otel`async function join(id) {
  const span = tracer.startSpan('join');
  try {
    return await rooms.join(id);
  } catch (err) {
    span.recordException(err);
    span.setStatus({ code: SpanStatusCode.ERROR, message: String(err) });
    throw err;
  } finally {
    span.end();
  }
}`,
            },
          ],
        },
      ],
    },
    {
      options: UNCAUGHT,
      code: spanned(`  try { await work(); } /* always */ finally { span.end(); }`),
      errors: [
        {
          message: uncaught("'work()'"),
          suggestions: [
            {
              messageId: 'catch',
              output: spanned(
                `  try { await work(); } catch (err) { ${BOTH} throw err; } /* always */ finally { span.end(); }`,
              ),
            },
          ],
        },
      ],
    },
    {
      options: UNCAUGHT,
      code: spanned(`  try { for await (const item of items) yield item; } finally { span.end(); }`),
      errors: [{ message: uncaught('line 3'), suggestions: 1 }],
    },
    {
      name: 'one mistake is told once',
      options: UNCAUGHT,
      code: spanned(`  try { await load(); try { await work(); } catch (err) { throw err; } } finally { span.end(); }`),
      errors: [{ messageId: 'unset', suggestions: 1 }],
    },
    {
      options: UNCAUGHT,
      code: `import tracer from 'dd-trace'; async function f() { const span = tracer.startSpan('join'); try { await work(); } finally { span.finish(); } }`,
      errors: [
        {
          messageId: 'uncaught',
          suggestions: [
            {
              messageId: 'catch',
              output: `import tracer from 'dd-trace'; async function f() { const span = tracer.startSpan('join'); try { await work(); } catch (err) { span.setTag('error', err); throw err; } finally { span.finish(); } }`,
            },
          ],
        },
      ],
    },
  ],
});

run('require-span-error-status: odd files', rule, {
  valid: [
    '',
    '// startSpan() recordException() catch',
    `span.recordException(err);`,
    `try { span.recordException(err); } catch (err) { span.recordException(err); throw err; }`,
    `tracer.startSpan('a', ...args);`,
    otel`const span = tracer.startSpan('a'); try { await work(); } catch { } finally { span.end(); }`,
    otel`const View = () => <span onClick={() => { try { work(); } catch (err) { throw err; } }} />;`,
    otel`function f<T>(this: T) { const { end } = tracer.startSpan('a'); try { work(); } catch (err) { throw err; } }`,
  ].map((code) => ({ code, filename: 'src/a.tsx' })),
  invalid: [
    {
      name: 'at module level',
      code: otel`const span = tracer.startSpan('boot'); try { await work(); } catch (err) { throw err; } finally { span.end(); }`,
      errors: [{ message: unset('throws in line 2', "Span 'boot'"), suggestions: 1 }],
    },
  ],
});
