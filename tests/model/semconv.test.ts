import * as incubating from '@opentelemetry/semantic-conventions/incubating';
import * as stable from '@opentelemetry/semantic-conventions';
import { describe, expect, test } from 'vitest';
import { constantOf, deprecationOf, isStable, mayNameDeprecated, oldConstant } from '../../src/model/semconv.js';
import {
  DEPRECATED_ATTRIBUTES,
  DEPRECATED_METRICS,
  FORMER_ATTRIBUTES,
  OLD_CONSTANTS,
  STABLE_NAMES,
  type Deprecation,
} from '../../src/vocabulary/semconv.js';

const INCUBATING = incubating as unknown as Record<string, unknown>;
const STABLE = stable as unknown as Record<string, unknown>;

describe('what is generated is what the package exports', () => {
  test('the old constants', () => {
    const exported = Object.entries(STABLE).filter(([name]) => /^SEM(?:RES)?ATTRS_/.test(name));
    expect(Object.fromEntries(exported)).toEqual(OLD_CONSTANTS);
  });

  test('the constant of every stable name', () => {
    const found = [...STABLE_NAMES].filter(
      (name) => STABLE[constantOf('attribute', name)] !== name && STABLE[constantOf('metric', name)] !== name,
    );
    // One of many: ATTR_HTTP_REQUEST_HEADER('content-length').
    expect(found).toEqual(['http.request.header.content-length', 'http.response.header.content-length']);
  });

  test('the constant of every attribute that another has become as it is', () => {
    const renamed = [DEPRECATED_ATTRIBUTES, FORMER_ATTRIBUTES]
      .flatMap(Object.values<Deprecation>)
      .flatMap(({ to, change }) => (to && !change ? to : []));
    expect(renamed.filter((name) => INCUBATING[constantOf('attribute', name)] !== name)).toEqual([]);
  });

  test('the constant of every metric that another has become as it is', () => {
    const renamed = Object.values(DEPRECATED_METRICS).flatMap(({ to, change }) => (to && !change ? to : []));
    expect(renamed.filter((name) => INCUBATING[constantOf('metric', name)] !== name)).toEqual([]);
  });

  test('the constant of every deprecated name', () => {
    const constants = Object.entries(INCUBATING).filter(([name]) => /^(?:ATTR|METRIC)_/.test(name));
    const known = constants.filter(([name]) => oldConstant(name) !== null);
    expect(known.length).toBeGreaterThan(200);
    expect(known.filter(([name, value]) => oldConstant(name)?.value !== value)).toEqual([]);
  });

  test('nothing has become what is deprecated', () => {
    const all = { ...DEPRECATED_ATTRIBUTES, ...FORMER_ATTRIBUTES, ...DEPRECATED_METRICS };
    expect(Object.values(all).filter(({ to = '' }) => Object.hasOwn(all, to))).toEqual([]);
  });
});

describe('what became of a name', () => {
  test.each([
    ['http.method', { to: 'http.request.method' }],
    ['http.flavor', { advice: "Split into 'network.protocol.name' and 'network.protocol.version'." }],
    ['db.user', {}],
    ['net.transport', { to: 'network.transport', change: 'values', same: ['pipe'] }],
    ['db.cosmosdb.status_code', { to: 'db.response.status_code', change: 'text' }],
    ['enduser.role', { to: 'user.roles', change: 'list' }],
    ['http.request_content_length', { to: 'http.request.header.content-length', change: 'list' }],
    ['net.host.name', { to: 'server.address', change: 'side' }],
    ['gen_ai.usage.prompt_tokens', { to: 'gen_ai.usage.input_tokens' }],
    ['net.protocol.version', { to: 'network.protocol.version' }],
    ['state', { to: 'db.client.connection.state', isCommon: true }],
    ['messaging.destination', { to: 'messaging.destination.name' }],
    ['db.cassandra.keyspace', { to: 'db.namespace' }],
  ])('%s', (name, found) => {
    expect(deprecationOf('attribute', name)).toEqual(found);
  });

  test.each(['http.request.method', 'http.Method', 'gen_ai.request.model', 'enduser.id', 'toString', '__proto__', ''])(
    '%s is not deprecated',
    (name) => {
      expect(deprecationOf('attribute', name)).toBeNull();
      expect(deprecationOf('metric', name)).toBeNull();
    },
  );

  test('metrics', () => {
    expect(deprecationOf('metric', 'http.server.duration')).toEqual({
      to: 'http.server.request.duration',
      change: 'seconds',
    });
    expect(deprecationOf('metric', 'http.method')).toBeNull();
  });

  test('constants', () => {
    expect(oldConstant('SEMATTRS_HTTP_METHOD')).toEqual({ kind: 'attribute', value: 'http.method' });
    expect(oldConstant('ATTR_HTTP_METHOD')).toEqual({ kind: 'attribute', value: 'http.method' });
    expect(oldConstant('METRIC_RPC_SERVER_DURATION')?.value).toBe('rpc.server.duration');
    expect(oldConstant('ATTR_HTTP_REQUEST_METHOD')).toBeNull();
    expect(oldConstant('constructor')).toBeNull();
  });

  test('stable names', () => {
    expect(isStable('http.request.method')).toBe(true);
    expect(isStable('messaging.system.name')).toBe(false);
  });
});

test('what a file has to mention', () => {
  expect(mayNameDeprecated(`span.setAttribute('http.method', 1)`)).toBe(true);
  expect(mayNameDeprecated(`import { X } from "@opentelemetry/semantic-conventions/incubating"`)).toBe(true);
  expect(mayNameDeprecated(`import http from 'http'; span.setAttribute('gc.method', http.method)`)).toBe(false);
});
