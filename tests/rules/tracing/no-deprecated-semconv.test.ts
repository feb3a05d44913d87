import rule from '../../../src/rules/tracing/no-deprecated-semconv.js';
import { SERVICE } from '../../engines.js';
import { run } from '../../run.js';
import { otel } from './code.js';

const UNSTABLE = ' (in development, so it may change once more)';

/** What is said of a name that has another one now. */
const renamed = (
  subject: string,
  to: string,
  { missed = 'this span', state = '', caveat = '' }: { missed?: string; state?: string; caveat?: string } = {},
): string =>
  `${subject} is deprecated: it is '${to}' now${state}. Dashboards, alerts and sampling rules for '${to}' miss ${missed}, and no one query finds it together with services that have moved on. Write '${to}'${caveat}.`;

/** What is said of a name that is several things now, or told in another way. */
const replaced = (subject: string, advice: string, missed = 'this span'): string =>
  `${subject} is deprecated. ${advice} Dashboards, alerts and sampling rules for the current names miss ${missed}.`;

/** What is said of a name that is gone. */
const removed = (subject: string): string =>
  `${subject} is deprecated and has no successor: nothing that keeps to the conventions looks for it. Take it out, or name it after your service.`;

/** Code with a span of OpenTelemetry in line 2; it goes on in line 3. */
const spanned = (line: string): string => otel`const span = tracer.startSpan('join');
${line}`;

/** Code that imports from the package with the constants; it goes on in line 2. */
const imported = (names: string, line = '', from = ''): string =>
  `import ${names} from '@opentelemetry/semantic-conventions${from}';\n${line}`;

const write = (to: string, output: string) => [{ desc: `Write '${to}'.`, output }];
const take = (to: string, output: string) => [{ desc: `Import '${to}'.`, output }];

run('no-deprecated-semconv: attributes of spans', rule, {
  valid: [
    '',
    spanned(`span.setAttribute('http.request.method', method);`),
    spanned(`span.setAttribute('gc.http.method', method);`),
    spanned(`span.setAttribute('http.method.original', method);`),
    spanned(`span.setAttribute('http.Method', method); span.setAttribute('HTTP.METHOD', method);`),
    spanned(`span.setAttribute('enduser.id', id); span.setAttribute('gen_ai.request.model', model);`),
    // Names that programs have of their own.
    spanned(`span.setAttributes({ state: 'open', 'message.id': id, 'event.name': name, 'error.message': text });`),
    spanned(`span.setAttribute(\`http.\${part}\`, method); span.setAttribute(key, 'http.method');`),
    spanned(`span.setAttribute(...attribute); span.setAttributes({ ...attributes }); span.setAttribute();`),
    // The name of a span or an event is none of an attribute.
    spanned(`span.addEvent('http.method'); span.updateName('http.url'); tracer.startSpan('http.target');`),
    // Both names, on purpose: that is how one moves on.
    spanned(`span.setAttributes({ 'http.method': method, 'http.request.method': method });`),
    spanned(`span.setAttribute('http.method', method); span.setAttribute(ATTR_HTTP_REQUEST_METHOD, method);`),
    spanned(`span.setAttributes({ 'http.target': url, 'url.path': path, 'url.query': query });`),
    // A test is not operated.
    { code: spanned(`span.setAttribute('http.method', method);`), filename: 'src/join.test.ts' },
  ],
  invalid: [
    {
      code: spanned(`span.setAttribute('http.method', method);`),
      errors: [
        {
          message: renamed("Span attribute 'http.method'", 'http.request.method'),
          line: 3,
          column: 19,
          endLine: 3,
          endColumn: 32,
          suggestions: write('http.request.method', spanned(`span.setAttribute('http.request.method', method);`)),
        },
      ],
    },
    {
      code: spanned(`span.setAttributes({ "http.url": url, [\`http.scheme\`]: scheme, 'gc.meeting.size': 3 });`),
      errors: [
        {
          message: renamed("Span attribute 'http.url'", 'url.full'),
          line: 3,
          column: 22,
          suggestions: write(
            'url.full',
            spanned(`span.setAttributes({ "url.full": url, [\`http.scheme\`]: scheme, 'gc.meeting.size': 3 });`),
          ),
        },
        {
          message: renamed("Span attribute 'http.scheme'", 'url.scheme'),
          line: 3,
          column: 40,
          suggestions: write(
            'url.scheme',
            spanned(`span.setAttributes({ "http.url": url, [\`url.scheme\`]: scheme, 'gc.meeting.size': 3 });`),
          ),
        },
      ],
    },
    {
      code: otel`tracer.startActiveSpan('join', { attributes: { 'db.statement': sql } }, (span) => span.end());`,
      errors: [
        {
          message: renamed("Span attribute 'db.statement'", 'db.query.text'),
          line: 2,
          column: 48,
          suggestions: write(
            'db.query.text',
            otel`tracer.startActiveSpan('join', { attributes: { 'db.query.text': sql } }, (span) => span.end());`,
          ),
        },
      ],
    },
    {
      code: spanned(`span.addEvent('sent', { 'messaging.message_id': id });`),
      errors: [
        {
          message: renamed("Span attribute 'messaging.message_id'", 'messaging.message.id', { state: UNSTABLE }),
          line: 3,
          column: 25,
          suggestions: write('messaging.message.id', spanned(`span.addEvent('sent', { 'messaging.message.id': id });`)),
        },
      ],
    },
    {
      code: otel`trace.getActiveSpan()?.setAttribute('http.status_code' as const, res.statusCode!);`,
      errors: [
        {
          message: renamed("Span attribute 'http.status_code'", 'http.response.status_code'),
          line: 2,
          column: 37,
          endColumn: 55,
          suggestions: write(
            'http.response.status_code',
            otel`trace.getActiveSpan()?.setAttribute('http.response.status_code' as const, res.statusCode!);`,
          ),
        },
      ],
    },
    {
      code: otel`class Join { #span = tracer.startSpan('join'); @Get() run<T>(id: T) { this.#span.setAttribute(/* route */ 'http.url', id); } }`,
      errors: [
        {
          message: renamed("Span attribute 'http.url'", 'url.full'),
          line: 2,
          column: 107,
          suggestions: write(
            'url.full',
            otel`class Join { #span = tracer.startSpan('join'); @Get() run<T>(id: T) { this.#span.setAttribute(/* route */ 'url.full', id); } }`,
          ),
        },
      ],
    },
    // Another function may be about another span.
    {
      code: spanned(`const old = () => span.setAttribute('net.sock.peer.port', 1);
const now = () => span.setAttribute('network.peer.port', 1);`),
      errors: [
        {
          message: renamed("Span attribute 'net.sock.peer.port'", 'network.peer.port'),
          line: 3,
          column: 37,
          suggestions: write(
            'network.peer.port',
            spanned(`const old = () => span.setAttribute('network.peer.port', 1);
const now = () => span.setAttribute('network.peer.port', 1);`),
          ),
        },
      ],
    },
  ],
});

run('no-deprecated-semconv: no suggestion where more than the name has changed', rule, {
  valid: [],
  invalid: [
    {
      code: spanned(`span.setAttribute('http.flavor', '1.1');`),
      errors: [
        {
          message: replaced(
            "Span attribute 'http.flavor'",
            "Split into 'network.protocol.name' and 'network.protocol.version'.",
          ),
          line: 3,
          column: 19,
          suggestions: [],
        },
      ],
    },
    {
      code: spanned(`span.setAttribute('net.peer.name', host);`),
      errors: [
        {
          message: replaced(
            "Span attribute 'net.peer.name'",
            "Replaced by 'server.address' on client spans and 'client.address' on server spans.",
          ),
          line: 3,
          column: 19,
          suggestions: [],
        },
      ],
    },
    {
      code: spanned(`span.setAttribute('db.user', user);`),
      errors: [{ message: removed("Span attribute 'db.user'"), line: 3, column: 19, suggestions: [] }],
    },
    {
      code: spanned(`span.setAttribute('net.host.name', host);`),
      errors: [
        {
          message: renamed("Span attribute 'net.host.name'", 'server.address', {
            caveat: ' for the own address of a server; that of a client has no name any more',
          }),
          line: 3,
          column: 19,
          suggestions: [],
        },
      ],
    },
    {
      code: spanned(`span.setAttribute('db.cosmosdb.status_code', 404);`),
      errors: [
        {
          message: renamed("Span attribute 'db.cosmosdb.status_code'", 'db.response.status_code', {
            caveat: ', with its value as a text',
          }),
          line: 3,
          column: 19,
          suggestions: [],
        },
      ],
    },
    {
      code: spanned(`span.setAttribute('enduser.role', role);`),
      errors: [
        {
          message: renamed("Span attribute 'enduser.role'", 'user.roles', {
            state: UNSTABLE,
            caveat: ', with a list of texts for its value',
          }),
          line: 3,
          column: 19,
          suggestions: [],
        },
      ],
    },
    // The values that have kept their names are known.
    {
      code: spanned(`span.setAttributes({ 'db.system': 'mssql' }); span.setAttributes({ 'db.system': system });`),
      errors: [22, 68].map((column) => ({
        message: renamed("Span attribute 'db.system'", 'db.system.name', {
          caveat: ' and look its value up: some have new names too',
        }),
        line: 3,
        column,
        suggestions: [],
      })),
    },
    {
      code: spanned(`span.setAttributes({ 'db.system': 'postgresql' });`),
      errors: [
        {
          message: renamed("Span attribute 'db.system'", 'db.system.name'),
          line: 3,
          column: 22,
          suggestions: write('db.system.name', spanned(`span.setAttributes({ 'db.system.name': 'postgresql' });`)),
        },
      ],
    },
    {
      code: spanned(`const KEY = 'db.system'; span.setAttribute(KEY, 'redis'); span.setAttribute(KEY, 'mssql');`),
      errors: [
        { message: renamed("Span attribute 'db.system'", 'db.system.name'), line: 3, column: 13, suggestions: [] },
      ],
    },
  ],
});

run('no-deprecated-semconv: names in constants of the file', rule, {
  valid: [
    spanned(`const KEY = 'http.method'; log.info({ [KEY]: method });`),
    spanned(
      `import { KEY } from './keys.js'; span.setAttribute(KEY, method); span.setAttribute(KEYS.METHOD, 'http.url');`,
    ),
  ],
  invalid: [
    {
      code: spanned(`const KEY = 'http.method' as const; span.setAttribute(KEY, a); span.setAttributes({ [KEY]: b });`),
      errors: [
        {
          message: renamed("Span attribute 'http.method'", 'http.request.method'),
          line: 3,
          column: 13,
          endColumn: 26,
          suggestions: write(
            'http.request.method',
            spanned(
              `const KEY = 'http.request.method' as const; span.setAttribute(KEY, a); span.setAttributes({ [KEY]: b });`,
            ),
          ),
        },
      ],
    },
    // It is used for something else, in another file, or with others.
    ...[
      `const KEY = 'http.method'; span.setAttribute(KEY, a); log.info({ [KEY]: a });`,
      `export const KEY = 'http.method'; span.setAttribute(KEY, a);`,
      `const KEYS = { METHOD: 'http.method' } as const; span.setAttribute(KEYS.METHOD, a);`,
      `enum Keys { Method = 'http.method' } span.setAttribute(Keys.Method, a);`,
    ].map((line) => ({
      code: spanned(line),
      errors: [
        {
          message: renamed("Span attribute 'http.method'", 'http.request.method'),
          line: 3,
          column: line.indexOf(`'`) + 1,
          suggestions: [],
        },
      ],
    })),
    // Put together from parts.
    {
      code: spanned(`const HTTP = 'http.'; span.setAttribute(HTTP + 'method', a);`),
      errors: [
        {
          message: renamed("Span attribute 'http.method'", 'http.request.method'),
          line: 3,
          column: 41,
          endColumn: 56,
          suggestions: [],
        },
      ],
    },
    // The object of attributes is a constant, or spread.
    {
      code: spanned(`const shared = { 'http.method': a }; span.setAttributes({ ...shared, b });`),
      errors: [
        {
          message: renamed("Span attribute 'http.method'", 'http.request.method'),
          line: 3,
          column: 18,
          suggestions: write(
            'http.request.method',
            spanned(`const shared = { 'http.request.method': a }; span.setAttributes({ ...shared, b });`),
          ),
        },
      ],
    },
  ],
});

run('no-deprecated-semconv: metrics and resources', rule, {
  valid: [
    `import { metrics } from '@opentelemetry/api'; const joins = metrics.getMeter('gc').createCounter('gc.joins'); joins.add(1, { 'http.request.method': m });`,
    // The CPU of what is measured has a name of its own.
    `import { metrics } from '@opentelemetry/api'; metrics.getMeter('gc').createGauge('cpu.utilization');`,
    `import { metrics } from '@opentelemetry/api'; metrics.getMeter('gc').createCounter('http.method');`,
    `import { Resource } from './resource.js'; new Resource({ 'deployment.environment': env });`,
    `import { resourceFromAttributes } from '@opentelemetry/resources'; resourceFromAttributes({ 'deployment.environment.name': env }); resourceFromAttributes(attributes); resourceFromAttributes();`,
  ],
  invalid: [
    {
      code: `import { metrics } from '@opentelemetry/api';
const joins = metrics.getMeter('gc').createHistogram('http.server.duration');
joins.record(1, { 'http.method': m });`,
      errors: [
        {
          message: renamed("Metric 'http.server.duration'", 'http.server.request.duration', {
            missed: 'this metric',
            caveat: ' and record seconds: the old one is in milliseconds',
          }),
          line: 2,
          column: 54,
          suggestions: [],
        },
        {
          message: renamed("Metric attribute 'http.method'", 'http.request.method', { missed: 'this measurement' }),
          line: 3,
          column: 19,
          suggestions: write(
            'http.request.method',
            `import { metrics } from '@opentelemetry/api';
const joins = metrics.getMeter('gc').createHistogram('http.server.duration');
joins.record(1, { 'http.request.method': m });`,
          ),
        },
      ],
    },
    {
      code: `import { metrics } from '@opentelemetry/api';
metrics.getMeter('gc').createUpDownCounter('db.client.connections.usage').add(1);
metrics.getMeter('gc').createCounter('messaging.publish.messages').add(1);`,
      errors: [
        {
          message: renamed("Metric 'db.client.connections.usage'", 'db.client.connection.count', {
            missed: 'this metric',
            state: UNSTABLE,
          }),
          line: 2,
          column: 44,
          suggestions: write(
            'db.client.connection.count',
            `import { metrics } from '@opentelemetry/api';
metrics.getMeter('gc').createUpDownCounter('db.client.connection.count').add(1);
metrics.getMeter('gc').createCounter('messaging.publish.messages').add(1);`,
          ),
        },
        {
          message: renamed("Metric 'messaging.publish.messages'", 'messaging.client.sent.messages', {
            missed: 'this metric',
            state: UNSTABLE,
            caveat: ', which is one metric for several: an attribute tells them apart',
          }),
          line: 3,
          column: 38,
          suggestions: [],
        },
      ],
    },
    ...[
      `import { resourceFromAttributes } from '@opentelemetry/resources'; resourceFromAttributes({ KEY: env });`,
      `import { Resource } from '@opentelemetry/resources'; base.merge(new Resource({ KEY: env }));`,
      `import * as otel from '@opentelemetry/resources'; new otel.Resource({ KEY: env });`,
      `import { resources } from '@opentelemetry/sdk-node'; resources.resourceFromAttributes({ KEY: env });`,
      `const { resourceFromAttributes } = require('@opentelemetry/resources'); resourceFromAttributes({ KEY: env });`,
      `const resources_1 = require('@opentelemetry/resources'); (0, resources_1.resourceFromAttributes)({ KEY: env });`,
    ].map((code) => ({
      code: code.replace('KEY', `'deployment.environment'`),
      errors: [
        {
          message: renamed("Resource attribute 'deployment.environment'", 'deployment.environment.name', {
            missed: 'all that this service sends',
          }),
          line: 1,
          column: code.indexOf('KEY') + 1,
          suggestions: write('deployment.environment.name', code.replace('KEY', `'deployment.environment.name'`)),
        },
      ],
    })),
  ],
});

run('no-deprecated-semconv: only what goes to OpenTelemetry', rule, {
  valid: [
    // Datadog and Sentry have names of their own, some of which are the same.
    `import tracer from 'dd-trace'; tracer.startSpan('join').setTag('http.method', m);`,
    `import * as Sentry from '@sentry/node'; Sentry.startSpan({ name: 'join', attributes: { 'http.method': m } }, (span) => span.setAttribute('http.url', u));`,
    `import * as Sentry from '@sentry/node'; Sentry.setTag('http.method', m);`,
    `import { Counter } from 'prom-client'; const joins = new Counter({ name: 'joins_total', help: 'Joins.', labelNames: ['http.method'] }); joins.inc({ 'http.method': m });`,
    `import pino from 'pino'; const logger = pino(); logger.info({ 'http.method': m }, 'joined');`,
    `const headers = { 'http.method': m, 'db.name': name }; fetch(url, { headers });`,
    // Of whose make the span is, nothing tells.
    `export function tell(span) { span.setAttribute('http.method', m); }`,
    `import tracer from 'dd-trace'; import { context } from '@opentelemetry/api'; export function tell(span) { span.setAttribute('http.method', m); }`,
    `import { trace } from '@opentelemetry/api'; export function tell(span) { span.setTag('http.method', m); }`,
    `document.getElementById('a').setAttribute('http.method', 'x');`,
  ],
  invalid: [
    {
      code: `import type { Span } from '@opentelemetry/api';
export function tell(span) { span.setAttribute('http.method', m); }`,
      errors: [
        {
          message: renamed("Span attribute 'http.method'", 'http.request.method'),
          line: 2,
          column: 48,
          suggestions: write(
            'http.request.method',
            `import type { Span } from '@opentelemetry/api';
export function tell(span) { span.setAttribute('http.request.method', m); }`,
          ),
        },
      ],
    },
    // The package depends on OpenTelemetry, and on nothing else that has spans.
    {
      code: `export function tell(span) { span.setAttributes({ 'http.method': m }); }`,
      filename: `${SERVICE}/src/tell.ts`,
      errors: [
        {
          message: renamed("Span attribute 'http.method'", 'http.request.method'),
          line: 1,
          column: 51,
          suggestions: write(
            'http.request.method',
            `export function tell(span) { span.setAttributes({ 'http.request.method': m }); }`,
          ),
        },
      ],
    },
    // A wrapper of the team, by the settings.
    {
      code: `import { trace } from '@acme/telemetry'; trace.getTracer('gc').startSpan('join').setAttribute('http.url', u);`,
      settings: {
        observability: { profiles: [{ id: 'acme', packages: ['@acme/telemetry'], extends: 'opentelemetry' }] },
      },
      errors: [
        {
          message: renamed("Span attribute 'http.url'", 'url.full'),
          line: 1,
          column: 95,
          suggestions: write(
            'url.full',
            `import { trace } from '@acme/telemetry'; trace.getTracer('gc').startSpan('join').setAttribute('url.full', u);`,
          ),
        },
      ],
    },
    {
      code: `import { TraceService } from 'nestjs-otel';
class Joins { constructor(private readonly traces: TraceService) {} join() { this.traces.getSpan().setAttribute('http.method', m); } }`,
      errors: [
        {
          message: renamed("Span attribute 'http.method'", 'http.request.method'),
          line: 2,
          column: 113,
          suggestions: write(
            'http.request.method',
            `import { TraceService } from 'nestjs-otel';
class Joins { constructor(private readonly traces: TraceService) {} join() { this.traces.getSpan().setAttribute('http.request.method', m); } }`,
          ),
        },
      ],
    },
  ],
});

const METHOD = renamed("Attribute 'http.method', for which 'SEMATTRS_HTTP_METHOD' stands,", 'http.request.method', {
  missed: 'what has the old one',
});
const NAME =
  "'SEMRESATTRS_SERVICE_NAME' is deprecated: @opentelemetry/semantic-conventions keeps it in 1.x only. Import 'ATTR_SERVICE_NAME', which is 'service.name' too.";

run('no-deprecated-semconv: constants of the package', rule, {
  valid: [
    imported('{ ATTR_HTTP_REQUEST_METHOD, ATTR_SERVICE_NAME as NAME }'),
    imported('{ ATTR_HTTP_REQUEST_METHOD, METRIC_HTTP_SERVER_REQUEST_DURATION }', '', '/incubating'),
    imported('* as conventions', `f(conventions.ATTR_SERVICE_NAME, conventions[name], conventions);`),
    // Both, on purpose.
    imported('{ SEMATTRS_HTTP_METHOD, ATTR_HTTP_REQUEST_METHOD }', `f({ [SEMATTRS_HTTP_METHOD]: 1 });`),
    `import { SEMATTRS_HTTP_METHOD } from './conventions.js';`,
    `const SEMATTRS_HTTP_METHOD = 'http.method';`,
    `import '@opentelemetry/semantic-conventions'; require('@opentelemetry/semantic-conventions');`,
    `const [a] = require('@opentelemetry/semantic-conventions');`,
    `const { a: { b }, ...rest } = require('@opentelemetry/semantic-conventions'); require('@opentelemetry/semantic-conventions').b;`,
    `const { SemanticAttributes: { HTTP_METHOD } } = require('@opentelemetry/semantic-conventions');`,
    imported('type { SEMATTRS_NO_SUCH }'),
    imported('{ SemanticAttributes }', `f(SemanticAttributes, SemanticAttributes[name], SemanticAttributes.NO_SUCH);`),
  ],
  invalid: [
    {
      code: imported(
        '{ SEMATTRS_HTTP_METHOD }',
        `span.setAttribute(SEMATTRS_HTTP_METHOD, m); f(SEMATTRS_HTTP_METHOD);`,
      ),
      errors: [
        {
          message: METHOD,
          line: 1,
          column: 10,
          endColumn: 30,
          suggestions: take(
            'ATTR_HTTP_REQUEST_METHOD',
            imported(
              '{ ATTR_HTTP_REQUEST_METHOD }',
              `span.setAttribute(ATTR_HTTP_REQUEST_METHOD, m); f(ATTR_HTTP_REQUEST_METHOD);`,
            ),
          ),
        },
      ],
    },
    {
      code: imported(
        '{ SEMATTRS_HTTP_METHOD }',
        `const old = { SEMATTRS_HTTP_METHOD, a: typeof SEMATTRS_HTTP_METHOD }; export { SEMATTRS_HTTP_METHOD };`,
      ),
      errors: [
        {
          message: METHOD,
          line: 1,
          column: 10,
          suggestions: take(
            'ATTR_HTTP_REQUEST_METHOD',
            imported(
              '{ ATTR_HTTP_REQUEST_METHOD }',
              `const old = { SEMATTRS_HTTP_METHOD: ATTR_HTTP_REQUEST_METHOD, a: typeof ATTR_HTTP_REQUEST_METHOD }; export { ATTR_HTTP_REQUEST_METHOD as SEMATTRS_HTTP_METHOD };`,
            ),
          ),
        },
      ],
    },
    {
      code: imported('{ SEMRESATTRS_SERVICE_NAME as NAME }', `resourceFromAttributes({ [NAME]: 'gc' });`),
      errors: [
        {
          message: NAME,
          line: 1,
          column: 10,
          suggestions: take(
            'ATTR_SERVICE_NAME',
            imported('{ ATTR_SERVICE_NAME as NAME }', `resourceFromAttributes({ [NAME]: 'gc' });`),
          ),
        },
      ],
    },
    // The new name is taken, be it by a name that nothing in the file declares.
    ...[`const ATTR_SERVICE_NAME = 1;`, `f(ATTR_SERVICE_NAME);`, `function g(ATTR_SERVICE_NAME) {}`].map((line) => ({
      code: imported('{ SEMRESATTRS_SERVICE_NAME }', line),
      errors: [{ message: NAME, line: 1, column: 10, suggestions: [] }],
    })),
    {
      code: `const { SEMRESATTRS_SERVICE_NAME, SEMATTRS_HTTP_METHOD: METHOD, other = 1 } = require('@opentelemetry/semantic-conventions');
f(SEMRESATTRS_SERVICE_NAME, METHOD);`,
      errors: [
        {
          message: NAME,
          line: 1,
          column: 9,
          suggestions: take(
            'ATTR_SERVICE_NAME',
            `const { ATTR_SERVICE_NAME, SEMATTRS_HTTP_METHOD: METHOD, other = 1 } = require('@opentelemetry/semantic-conventions');
f(ATTR_SERVICE_NAME, METHOD);`,
          ),
        },
        {
          message: METHOD,
          line: 1,
          column: 35,
          suggestions: take(
            'ATTR_HTTP_REQUEST_METHOD',
            `const { SEMRESATTRS_SERVICE_NAME, ATTR_HTTP_REQUEST_METHOD: METHOD, other = 1 } = require('@opentelemetry/semantic-conventions');
f(SEMRESATTRS_SERVICE_NAME, METHOD);`,
          ),
        },
      ],
    },
    {
      code: imported(
        '* as conventions',
        `f(conventions.SEMRESATTRS_SERVICE_NAME, conventions['SEMATTRS_HTTP_METHOD']);`,
      ),
      errors: [
        {
          message: NAME,
          line: 2,
          column: 3,
          endColumn: 39,
          suggestions: take(
            'ATTR_SERVICE_NAME',
            imported('* as conventions', `f(conventions.ATTR_SERVICE_NAME, conventions['SEMATTRS_HTTP_METHOD']);`),
          ),
        },
        { message: METHOD, line: 2, column: 41, suggestions: [] },
      ],
    },
    {
      code: `const { ['SEMRESATTRS_SERVICE_NAME']: NAME } = require('@opentelemetry/semantic-conventions');`,
      errors: [{ message: NAME, line: 1, column: 9, suggestions: [] }],
    },
    // The name stays what others import.
    {
      code: imported('{ SEMRESATTRS_SERVICE_NAME }', `export { SEMRESATTRS_SERVICE_NAME as NAME };`),
      errors: [
        {
          message: NAME,
          line: 1,
          column: 10,
          suggestions: take(
            'ATTR_SERVICE_NAME',
            imported('{ ATTR_SERVICE_NAME }', `export { ATTR_SERVICE_NAME as NAME };`),
          ),
        },
      ],
    },
    // No stable constant for it, and none of another name either.
    {
      code: imported('{ SEMRESATTRS_OS_TYPE }'),
      errors: [
        {
          message:
            "'SEMRESATTRS_OS_TYPE' is deprecated: @opentelemetry/semantic-conventions keeps it in 1.x only, and no other stable constant is 'os.type'. Write that name in a constant of your own.",
          line: 1,
          column: 10,
          suggestions: [],
        },
      ],
    },
    {
      code: imported(
        '{ SEMATTRS_HTTP_TARGET, SEMATTRS_DB_USER, SEMATTRS_DB_SYSTEM, SEMATTRS_CODE_FILEPATH, SEMATTRS_PEER_SERVICE }',
      ),
      errors: [
        {
          message: replaced(
            "Attribute 'http.target', for which 'SEMATTRS_HTTP_TARGET' stands,",
            "Split to 'url.path' and 'url.query'.",
            'what has the old one',
          ),
          line: 1,
          column: 10,
          suggestions: [],
        },
        {
          message: removed("Attribute 'db.user', for which 'SEMATTRS_DB_USER' stands,"),
          line: 1,
          column: 32,
          suggestions: [],
        },
        {
          message: renamed("Attribute 'db.system', for which 'SEMATTRS_DB_SYSTEM' stands,", 'db.system.name', {
            missed: 'what has the old one',
            caveat: ' and look its value up: some have new names too',
          }),
          line: 1,
          column: 50,
          suggestions: [],
        },
        {
          message: renamed("Attribute 'code.filepath', for which 'SEMATTRS_CODE_FILEPATH' stands,", 'code.file.path', {
            missed: 'what has the old one',
          }),
          line: 1,
          column: 70,
          suggestions: take(
            'ATTR_CODE_FILE_PATH',
            imported(
              '{ SEMATTRS_HTTP_TARGET, SEMATTRS_DB_USER, SEMATTRS_DB_SYSTEM, ATTR_CODE_FILE_PATH, SEMATTRS_PEER_SERVICE }',
            ),
          ),
        },
        {
          message: replaced(
            "Attribute 'peer.service', for which 'SEMATTRS_PEER_SERVICE' stands,",
            "Use 'server.service.name' on the client side or 'client.service.name' on the server side.",
            'what has the old one',
          ),
          line: 1,
          column: 94,
          suggestions: [],
        },
      ],
    },
    // The other entry point has constants for all names, and for metrics.
    {
      code: imported('{ ATTR_MESSAGING_KAFKA_MESSAGE_KEY, METRIC_RPC_SERVER_DURATION }', '', '/incubating'),
      errors: [
        {
          message: renamed(
            "Attribute 'messaging.kafka.message.key', for which 'ATTR_MESSAGING_KAFKA_MESSAGE_KEY' stands,",
            'kafka.message.key',
            { missed: 'what has the old one', state: UNSTABLE },
          ),
          line: 1,
          column: 10,
          suggestions: take(
            'ATTR_KAFKA_MESSAGE_KEY',
            imported('{ ATTR_KAFKA_MESSAGE_KEY, METRIC_RPC_SERVER_DURATION }', '', '/incubating'),
          ),
        },
        {
          message: renamed(
            "Metric 'rpc.server.duration', for which 'METRIC_RPC_SERVER_DURATION' stands,",
            'rpc.server.call.duration',
            { missed: 'what has the old one', caveat: ' and record seconds: the old one is in milliseconds' },
          ),
          line: 1,
          column: 44,
          suggestions: [],
        },
      ],
    },
  ],
});

run('no-deprecated-semconv: the objects of constants', rule, {
  valid: [],
  invalid: [
    {
      code: imported('{ SemanticAttributes }', `span.setAttribute(SemanticAttributes.HTTP_METHOD, m);`),
      errors: [
        {
          message: METHOD,
          line: 2,
          column: 19,
          endColumn: 49,
          suggestions: take(
            'ATTR_HTTP_REQUEST_METHOD',
            imported('{ ATTR_HTTP_REQUEST_METHOD }', `span.setAttribute(ATTR_HTTP_REQUEST_METHOD, m);`),
          ),
        },
      ],
    },
    {
      code: imported(
        '{ SemanticResourceAttributes as Names, ATTR_SERVICE_NAME }',
        `f(Names.SERVICE_NAME, Names.HOST_NAME, ATTR_SERVICE_NAME);`,
      ),
      errors: [
        {
          message: NAME,
          line: 2,
          column: 3,
          suggestions: take(
            'ATTR_SERVICE_NAME',
            imported(
              '{ SemanticResourceAttributes as Names, ATTR_SERVICE_NAME }',
              `f(ATTR_SERVICE_NAME, Names.HOST_NAME, ATTR_SERVICE_NAME);`,
            ),
          ),
        },
        {
          message:
            "'SEMRESATTRS_HOST_NAME' is deprecated: @opentelemetry/semantic-conventions keeps it in 1.x only, and no other stable constant is 'host.name'. Write that name in a constant of your own.",
          line: 2,
          column: 23,
          suggestions: [],
        },
      ],
    },
    {
      code: imported('{ SemanticResourceAttributes as Names }', `f(Names.SERVICE_NAME, Names.SERVICE_NAME);`),
      errors: [
        {
          message: NAME,
          line: 2,
          column: 3,
          suggestions: take(
            'ATTR_SERVICE_NAME',
            imported(
              '{ SemanticResourceAttributes as Names, ATTR_SERVICE_NAME }',
              `f(ATTR_SERVICE_NAME, Names.SERVICE_NAME);`,
            ),
          ),
        },
        {
          message: NAME,
          line: 2,
          column: 23,
          suggestions: take(
            'ATTR_SERVICE_NAME',
            imported(
              '{ SemanticResourceAttributes as Names, ATTR_SERVICE_NAME }',
              `f(Names.SERVICE_NAME, ATTR_SERVICE_NAME);`,
            ),
          ),
        },
      ],
    },
    {
      code: imported(
        '{ SemanticResourceAttributes }',
        `const ATTR_SERVICE_NAME = SemanticResourceAttributes.SERVICE_NAME;`,
      ),
      errors: [{ message: NAME, line: 2, column: 27, suggestions: [] }],
    },
    {
      code: `const semconv = require('@opentelemetry/semantic-conventions');
f(semconv.SemanticResourceAttributes.SERVICE_NAME);`,
      errors: [
        {
          message: NAME,
          line: 2,
          column: 3,
          suggestions: take(
            'ATTR_SERVICE_NAME',
            `const semconv = require('@opentelemetry/semantic-conventions');
f(semconv.ATTR_SERVICE_NAME);`,
          ),
        },
      ],
    },
  ],
});

run('no-deprecated-semconv: ignore', rule, {
  valid: [
    { code: spanned(`span.setAttribute('http.method', m);`), options: [{ ignore: ['http.method'] }] },
    { code: spanned(`span.setAttribute('messaging.system', m);`), options: [{ ignore: ['db.*', 'messaging.*'] }] },
    { code: imported('{ SEMATTRS_HTTP_METHOD }'), options: [{ ignore: ['http.method'] }] },
    { code: imported('{ SEMRESATTRS_SERVICE_NAME }'), options: [{ ignore: ['SEMRESATTRS_SERVICE_NAME'] }] },
  ],
  invalid: [
    {
      code: spanned(`span.setAttribute('db.user', m);`),
      options: [{ ignore: ['db.use', 'messaging.*', '*.user'] }],
      errors: [{ message: removed("Span attribute 'db.user'"), line: 3, column: 19 }],
    },
  ],
});
