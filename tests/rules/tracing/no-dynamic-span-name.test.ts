import { run } from '../../run.js';
import rule from '../../../src/rules/tracing/no-dynamic-span-name.js';
import { otel } from './code.js';

const COST =
  'Traces are grouped, measured and sampled by the names of their spans: here each value is an operation of its own, with no rate, no latency and no alert over all of them.';

run('no-dynamic-span-name: what a message says', rule, {
  valid: [],
  invalid: [
    {
      code: otel`tracer.startSpan(${'`join ${meetingId}`'});`,
      errors: [
        {
          message: `'meetingId' in the span name 'join \${…}' is unbounded: there is a new one for every meeting. ${COST} Name the span by what it does, such as 'join', and put the id into an attribute.`,
          line: 2,
          column: 26,
          endLine: 2,
          endColumn: 35,
          suggestions: [
            {
              desc: "Name it 'join', with 'meeting.id' as an attribute.",
              output: otel`tracer.startSpan('join', { attributes: { 'meeting.id': meetingId } });`,
            },
          ],
        },
      ],
    },
    ...(
      [
        ['url', 'callers choose it, ids included', "put the URL into the attributes 'url.path' or 'url.full'"],
        ['req.url', 'callers choose it, ids included', 'the route pattern'],
        ['sql', 'it is the text of a query', "such as 'SELECT meetings'"],
        [
          '`failed ${err.message}`',
          'it is free text',
          "such as 'failed', and put the text into an attribute or record the",
        ],
        ['`mail ${user.email}`', 'it is different for every person', "such as 'mail', and leave it out"],
        ['`run ${Date.now()}`', 'it never comes twice', 'Drop it: a span has its times already'],
        ['`run ${crypto.randomUUID()}`', 'it never comes twice', 'Drop it: a span has an id already'],
        ['`find ${req.headers["x-room"]}`', 'callers choose it', "such as 'find', and put the value into an attribute"],
      ] as const
    ).map(([name, why, cure]) => ({
      code: `import { trace } from '@opentelemetry/api';\ntrace.getTracer('gc').startSpan(${name});`,
      errors: [{ message: new RegExp(`${escape(why)}.*${escape(cure)}`), line: 2 }],
    })),
  ],
});

function escape(text: string): string {
  return text.replaceAll(/[$()*+.?[\\\]^{|}]/g, '\\$&');
}

/** A span of OpenTelemetry with the name given; the suggestion leaves the one behind it, where there is one. */
const named = (name: string, fixed?: string, options = '') => ({
  code: `import { trace } from '@opentelemetry/api'; trace.getTracer('gc').startSpan(${name}${options});`,
  errors: [
    {
      messageId: 'dynamic',
      suggestions:
        fixed === undefined
          ? []
          : [
              {
                messageId: 'constant',
                output: `import { trace } from '@opentelemetry/api'; trace.getTracer('gc').startSpan(${fixed});`,
              },
            ],
    },
  ],
});

run('no-dynamic-span-name: what has no end', rule, {
  valid: [],
  invalid: [
    named('`join ${meeting.id}`', "'join', { attributes: { 'meeting.id': meeting.id } }"),
    named('`join ${this.#meetingId}`', "'join', { attributes: { 'meeting.id': this.#meetingId } }"),
    named('`join ${meeting?.id}`', "'join', { attributes: { 'meeting.id': meeting?.id } }"),
    named('`join ${(meeting as Meeting).id!}`', "'join', { attributes: { 'meeting.id': (meeting as Meeting).id! } }"),
    named('`join ${user._id}`', "'join', { attributes: { 'user.id': String(user._id) } }"),
    named("'join ' + userId", "'join', { attributes: { 'user.id': userId } }"),
    named("'join '.concat(userId)", "'join', { attributes: { 'user.id': userId } }"),
    named("['join', sessionId].join(' ')", "'join', { attributes: { 'session.id': sessionId } }"),
    named('`join ${userId satisfies string}`', "'join', { attributes: { 'user.id': userId satisfies string } }"),
    named('`join ${isGuest ? "guest" : userId}`', `'join', { attributes: { 'user.id': isGuest ? "guest" : userId } }`),
    named('`join ${userId.slice(0, 8)}`', "'join', { attributes: { 'user.id': userId.slice(0, 8) } }"),
    named('`join ${req.params.meetingId}`', "'join', { attributes: { 'meeting.id': req.params.meetingId } }"),
    named('`join ${req.params.room}`', "'join', { attributes: { 'room': req.params.room } }"),
    named('`join room ${req.params.id}`', "'join room', { attributes: { 'room.id': req.params.id } }"),
    named('`join ${req.params.id}`'),
    named('`join ${req.query.room}`', "'join', { attributes: { 'room': String(req.query.room) } }"),
    named('`find ${req.headers["x-room"]}`'),
    named('`sync ${tenant}`', "'sync', { attributes: { 'tenant.name': tenant } }"),
    named('`sync ${tenant.slug}`', "'sync', { attributes: { 'tenant.slug': tenant.slug } }"),
    named('`sync ${workspaceName}`', "'sync', { attributes: { 'workspace.name': workspaceName } }"),
    named('`sync ${customerName}`'),
    named('`settle ${tx_hash}`', "'settle', { attributes: { 'tx.hash': tx_hash } }"),
    named('`GET ${url}`', "'GET', { attributes: { 'url.full': String(url) } }"),
    named('`GET ${location.href}`', "'GET', { attributes: { 'url.full': location.href } }"),
    named('`GET ${hook.url}`'),
    named('`${req.method} ${req.path}`', "`${req.method}`, { attributes: { 'url.path': req.path } }"),
    named('`${ctx.method} ${ctx.path}`', "`${ctx.method}`, { attributes: { 'url.path': ctx.path } }"),
    named('`${c.req.method} ${c.req.path}`', "`${c.req.method}`, { attributes: { 'url.path': c.req.path } }"),
    named('`${req.method} ${req.originalUrl}`'),
    named('`fetch ${new URL(target).pathname}`'),
    named('`db ${sql}`', "'db', { attributes: { 'db.query.text': sql } }"),
    named('`db.query ${query}`', "'db.query', { attributes: { 'db.query.text': query } }"),
    named('query'),
    named('statement'),
    named('sql.trim()'),
    named('`SELECT * FROM rooms WHERE name = ${room}`'),
    named("'UPDATE rooms SET name = ' + room"),
    named('`INSERT INTO ${table} VALUES (${name})`'),
    named('`trace ${traceId}`'),
    named('`unlock ${user.email}`'),
    named('await userId'),
    {
      name: 'an id, of which the text or the function before it tells what it is',
      code: otel`
tracer.startSpan('meeting ' + id, {}, context.active());
async function findRoomById(id: string | null) { tracer.startSpan(${'`find ${id}`'}); }`,
      errors: [
        {
          message: /'id' in the span name 'meeting \$\{…\}' is unbounded: there is a new one for every meeting/,
          line: 3,
          suggestions: [
            {
              messageId: 'constant',
              output: otel`
tracer.startSpan('meeting', { attributes: { 'meeting.id': id } }, context.active());
async function findRoomById(id: string | null) { tracer.startSpan(${'`find ${id}`'}); }`,
            },
          ],
        },
        {
          message: /for every room/,
          line: 4,
          suggestions: [
            {
              messageId: 'constant',
              output: otel`
tracer.startSpan('meeting ' + id, {}, context.active());
async function findRoomById(id: string | null) { tracer.startSpan('find', { attributes: { 'room.id': String(id) } }); }`,
            },
          ],
        },
      ],
    },
    {
      name: 'destructured from a request, a constant, another spelling',
      code: otel`
const { path: where, params: { meetingId } } = req;
tracer.startSpan(${'`GET ${where}`'});
tracer.startSpan(${'`join ${meetingId}`'});
const route = req.path.replaceAll('/', '.');
tracer.startSpan(${'`GET ${route}`'});
const name = ${'`join ${userId}`'};
tracer.startSpan(name);
tracer.startSpan(name);`,
      errors: [
        { messageId: 'dynamic', line: 4 },
        { messageId: 'dynamic', line: 5, suggestions: 1 },
        { message: /^'req\.path' in the span name 'GET \$\{…\}'/, line: 7, suggestions: [] },
        { messageId: 'dynamic', line: 8, suggestions: [] },
      ],
    },
    {
      name: 'a wrapper of the file, told where it is called',
      code: otel`
function traced(name, fn) { return tracer.startActiveSpan(name, async (span) => { try { return await fn(span); } finally { span.end(); } }); }
traced('leave', leave);
traced(${'`join ${meetingId}`'}, join);`,
      errors: [{ message: /^'meetingId' in the span name '`join \$\{meetingId\}`'/, line: 5, suggestions: [] }],
    },
    {
      name: 'a wrapper of the file that looks like a start itself, told once',
      code: otel`
function withSpan(name, fn) { return tracer.startActiveSpan(name, async (span) => { try { return await fn(span); } finally { span.end(); } }); }
withSpan(${'`join ${meetingId}`'}, () => join());`,
      errors: [{ message: /^'meetingId' in the span name 'join \$\{…\}'/, line: 4, suggestions: [] }],
    },
  ],
});

run('no-dynamic-span-name: what name remains', rule, {
  valid: [],
  invalid: [
    named('`room/${roomId}`', "'room/:roomId', { attributes: { 'room.id': roomId } }"),
    named('`GET /rooms/${roomId}/seats`', "'GET /rooms/:roomId/seats', { attributes: { 'room.id': roomId } }"),
    named('`join #${roomId}`', "'join', { attributes: { 'room.id': roomId } }"),
    named('`join room with id=${roomId}`', "'join room', { attributes: { 'room.id': roomId } }"),
    named('`room.${roomId}.join`', "'room.join', { attributes: { 'room.id': roomId } }"),
    named('`room (${roomId}) joined`', "'room joined', { attributes: { 'room.id': roomId } }"),
    named("`join '${roomId}'`", "'join', { attributes: { 'room.id': roomId } }"),
    named('`${roomId}: join`', "'join', { attributes: { 'room.id': roomId } }"),
    named("`the guest's ${roomId}`", `"the guest's", { attributes: { 'room.id': roomId } }`),
    named('`${Op.Join} ${roomId}`', "`${Op.Join}`, { attributes: { 'room.id': roomId } }"),
    named('`${op}\\\\rooms ${roomId}`', "`${op}\\\\rooms`, { attributes: { 'room.id': roomId } }"),
    // None, or none that says anything.
    named('roomId'),
    named('`${roomId}`'),
    named('`#${roomId}`'),
    named('`join ${roomId}s`'),
    named('`join (room ${roomId}`'),
    named('`https://${roomId}`'),
    named('`room/x${roomId}y`'),
    named('`join ${roomId /* which */}`'),
    {
      name: 'two values',
      code: otel`tracer.startSpan(${'`join ${meetingId} as ${user.id}`'});`,
      errors: [26, 42].map((column) => ({
        messageId: 'dynamic',
        column,
        suggestions: [
          {
            desc: "Name it 'join', with 'meeting.id' and 'user.id' as attributes.",
            output: otel`tracer.startSpan('join', { attributes: { 'meeting.id': meetingId, 'user.id': user.id } });`,
          },
        ],
      })),
    },
    {
      name: 'two values under one name',
      code: otel`tracer.startSpan(${'`swap ${user.id} and ${userId}`'});`,
      errors: [
        { messageId: 'dynamic', suggestions: [] },
        { messageId: 'dynamic', suggestions: [] },
      ],
    },
  ],
});

run('no-dynamic-span-name: where the attributes go', rule, {
  valid: [],
  invalid: [
    named('`join ${roomId}`', "'join', { kind: 1, attributes: { 'room.id': roomId } }", ', { kind: 1 }'),
    named('`join ${roomId}`', "'join', { attributes: { 'room.id': roomId } }", ', {}'),
    named('`join ${roomId}`', "'join', { attributes: { a: 1, 'room.id': roomId } }", ', { attributes: { a: 1 } }'),
    named('`join ${roomId}`', "'join', { attributes: { ...attributes, 'room.id': roomId } }", ', { attributes }'),
    named(
      '`join ${roomId}`',
      "'join', { attributes: { 'room.id': roomId } }",
      ", { attributes: { 'room.id': roomId } }",
    ),
    named('`join ${roomId}`', undefined, ", { attributes: { 'room.id': other } }"),
    named('`join ${roomId}`', undefined, ', { attributes: of(room) }'),
    named('`join ${roomId}`', undefined, ', { ...options }'),
    named('`join ${roomId}`', undefined, ', options'),
    named('`join ${roomId}`', undefined, ', ...rest'),
    named('(`join ${roomId}`)', "('join'), { attributes: { 'room.id': roomId } }"),
    ...['(span) => work(span)', 'async function (span) { await work(span); }', 'work'].map((callback) => ({
      code: otel`tracer.startActiveSpan(${'`join ${roomId}`'}, ${callback});`,
      errors: [
        {
          messageId: 'dynamic',
          suggestions: [
            {
              messageId: 'constant',
              output: otel`tracer.startActiveSpan('join', { attributes: { 'room.id': roomId } }, ${callback});`,
            },
          ],
        },
      ],
    })),
    {
      code: otel`tracer.startActiveSpan(${'`join ${roomId}`'}, options, (span) => work(span));`,
      errors: [{ messageId: 'dynamic', suggestions: [] }],
    },
    {
      name: 'options on lines of their own',
      code: otel`tracer.startActiveSpan(
  ${'`join ${roomId}`'},
  {
    kind: 1, // of a server
  },
  (span) => work(span),
);`,
      errors: [
        {
          messageId: 'dynamic',
          suggestions: [
            {
              messageId: 'constant',
              output: otel`tracer.startActiveSpan(
  'join',
  {
    kind: 1, // of a server
    attributes: { 'room.id': roomId },
  },
  (span) => work(span),
);`,
            },
          ],
        },
      ],
    },
    {
      name: 'the quotes of the file',
      code: 'import { trace } from "@opentelemetry/api"; trace.getTracer("gc").startSpan(`join ${roomId}`);',
      errors: [
        {
          messageId: 'dynamic',
          suggestions: [
            {
              messageId: 'constant',
              output:
                'import { trace } from "@opentelemetry/api"; trace.getTracer("gc").startSpan("join", { attributes: { "room.id": roomId } });',
            },
          ],
        },
      ],
    },
  ],
});

/** Code with one finding, and what its suggestion leaves; null where there is none. */
const found = (code: string, output: string | null = null) => ({
  code,
  errors: [{ messageId: 'dynamic', suggestions: output === null ? [] : [{ messageId: 'constant', output }] }],
});

run('no-dynamic-span-name: other names, other libraries', rule, {
  valid: [
    `span.updateName('join');`,
    `this.updateName(\`user \${userId}\`);`,
    `profile.setOperationName(userId);`,
    `store.setTransactionName(\`tx \${userId}\`);`,
    `document.createSpan(\`user-\${userId}\`);`,
    `const span = document.createElement('span'); span.title = \`user \${userId}\`;`,
    `import tracer from 'dd-trace'; tracer.trace('join', { resource: route }, () => join());`,
    `import { Span } from 'nestjs-otel'; class A { @Span() join() {} @Span('join') leave() {} @Span({ kind: 1 }) sit() {} }`,
  ],
  invalid: [
    found(
      otel`trace.getActiveSpan()?.updateName(${'`join ${roomId}`'});`,
      otel`trace.getActiveSpan()?.updateName('join').setAttribute('room.id', roomId);`,
    ),
    found(
      otel`tracer.startActiveSpan('join', (span) => { span.updateName(${'`join ${roomId}`'}).end(); });`,
      otel`tracer.startActiveSpan('join', (span) => { span.updateName('join').setAttribute('room.id', roomId).end(); });`,
    ),
    found(`registerHook({ requestHook: (span, req) => { span.updateName(\`\${req.method} \${req.url}\`); } });`),
    found(`class A { #span; name() { this.#span.updateName(\`join \${roomId}\`); } }`),
    found(`function f(rootSpan) { rootSpan!.setOperationName(\`join \${roomId}\`); }`),
    found(
      `import * as Sentry from '@sentry/node'; Sentry.startSpan({ name: \`join \${roomId}\`, op: 'rpc' }, () => join());`,
      `import * as Sentry from '@sentry/node'; Sentry.startSpan({ name: 'join', op: 'rpc', attributes: { 'room.id': roomId } }, () => join());`,
    ),
    found(
      `import { startInactiveSpan as start } from '@sentry/node'; start({ name: \`join \${roomId}\` });`,
      `import { startInactiveSpan as start } from '@sentry/node'; start({ name: 'join', attributes: { 'room.id': roomId } });`,
    ),
    found(
      `import * as Sentry from '@sentry/node'; const options = { name: \`join \${roomId}\` }; Sentry.startSpan(options, () => join());`,
    ),
    found(`import * as Sentry from '@sentry/node'; Sentry.updateSpanName(span, \`join \${roomId}\`);`),
    found(`import * as Sentry from '@sentry/node'; Sentry.getCurrentScope().setTransactionName(req.url);`),
    found(
      `import tracer from 'dd-trace'; tracer.trace(\`join.\${roomId}\`, () => join());`,
      `import tracer from 'dd-trace'; tracer.trace('join', { tags: { 'room.id': roomId } }, () => join());`,
    ),
    found(
      `const tracer = require('dd-trace').init(); tracer.startSpan(\`join.\${roomId}\`, { childOf: parent });`,
      `const tracer = require('dd-trace').init(); tracer.startSpan('join', { childOf: parent, tags: { 'room.id': roomId } });`,
    ),
    found(
      `import tracer from 'dd-trace'; tracer.scope().active().setOperationName(\`join.\${roomId}\`);`,
      `import tracer from 'dd-trace'; tracer.scope().active().setOperationName('join').setTag('room.id', roomId);`,
    ),
    found(`import apm from 'elastic-apm-node'; apm.startTransaction(\`join \${roomId}\`, 'rpc');`),
    found(`import apm from 'elastic-apm-node'; apm.setTransactionName(\`join \${roomId}\`);`),
    found(`import newrelic from 'newrelic'; newrelic.setTransactionName(req.path);`),
    found(
      `import { TraceService } from 'nestjs-otel'; class A { constructor(private t: TraceService) {} f() { this.t.startSpan(\`join \${roomId}\`); } }`,
    ),
    found(`class A { f() { this.tracer.startSpan(\`join \${roomId}\`); } }`),
    found(`getTracer().startSpan(req.url);`),
    found(`await this.tracing.startSpan({ name: \`join \${roomId}\`, op: 'rpc' }, async (span) => { await join(); });`),
    found(`withActiveSpan(tracer, \`join \${roomId}\`, async () => join());`),
  ],
});

run('no-dynamic-span-name: what is bounded', rule, {
  valid: [
    ...[
      "'join'",
      '`join`',
      'name',
      'fn.name',
      'this.constructor.name',
      'target.name',
      '`${target.constructor.name}.${propertyKey}`',
      '`${this.prefix}.join`',
      '`${SERVICE}.${method}`',
      '`${Op.Join} room`',
      '`${req.method} ${req.route.path}`',
      '`${req.method} ${req.route?.path ?? req.path}`',
      '`${req.method} ${req.route ? req.route.path : req.path}`',
      '`${request.method} ${request.routeOptions.url}`',
      '`${c.req.method} ${c.req.routePath}`',
      '`${ctx.method} ${ctx._matchedRoute}`',
      '`GET ${event.routeKey}`',
      '`${info.parentType.name}.${info.fieldName}`',
      '`SELECT ${table}`',
      '`INSERT INTO ${table}`',
      '`DELETE FROM ${this.table}`',
      "'SELECT * FROM rooms WHERE id = $1'",
      '`publish ${topic}`',
      '`process ${queue.name}`',
      '`task ${task.id}`',
      '`plugin ${id}`',
      '`job ${job.name}`',
      '`step ${step.type}`',
      '`route ${routeOf(req.path)}`',
      '`failed ${err.name}`',
      '`status ${res.statusCode}`',
      '`fetch ${url.hostname}`',
      '`fetch ${config.url}`',
      '`tenant ${process.env.TENANT_ID}`',
      '`worker ${workerId}`',
      'userId ? "user" : "guest"',
      '`join ${isGuest ? "guest" : "user"}`',
      '...args',
    ].map((name) => `import { trace } from '@opentelemetry/api'; trace.getTracer('gc').startSpan(${name});`),
    otel`for (const id of ['a', 'b']) tracer.startSpan(${'`room ${id}`'});`,
    otel`function load(query: 'rooms' | 'seats') { tracer.startSpan(${'`load ${query}`'}); }`,
    otel`function traced(url) { tracer.startSpan(${'`GET ${url}`'}); } traced('/rooms'); traced('/seats');`,
    otel`const sql = 'SELECT 1'; tracer.startSpan(sql);`,
    otel`import { query } from './queries.js'; tracer.startSpan(query);`,
    { code: `tracer.startSpan(\`join \${roomId}\`);`, filename: 'join.test.ts' },
    {
      code: otel`tracer.startSpan(${'`tenant ${tenantId}`'});`,
      settings: { observability: { labels: { allow: ['tenant_id'] } } },
    },
  ],
  invalid: [],
});

run('no-dynamic-span-name: odd files', rule, {
  valid: [
    '',
    '// startSpan(`join ${roomId}`)',
    'startSpan();',
    'span.updateName();',
    'span.updateName;',
    'updateName(userId); span;',
  ],
  invalid: [
    found(`export const A = () => <Trace name={tracer.startSpan(\`join \${roomId}\`)} />;`),
    found(
      `async function* f<T>(rooms: T[]) { for await (const room of rooms) yield tracer.startSpan(\`join \${roomId}\`); }`,
    ),
    found(`outer: for (;;) { switch (x) { case 1: tracer['startSpan'](\`join \${roomId}\`); break outer; } }`),
    found(`class A { @log() f = () => tracer?.startSpan?.(\`join \${roomId}\`); }`),
  ],
});
