import { describe, expect, test } from 'vitest';
import { cardinalityOf } from '../../src/model/cardinality.js';
import { unboundedName } from '../../src/vocabulary/cardinality.js';
import { lookAt } from './look-at.js';

const judge = (code: string): string =>
  lookAt(code, (node, { scopes }) => {
    const found = cardinalityOf(node, scopes);
    return found.kind === 'unbounded' ? found.why : found.kind;
  })[0]!;

describe('values', () => {
  test.each([
    [
      'a few',
      'bounded',
      [
        "'ok'",
        '200',
        'null',
        'undefined',
        '`ok`',
        'Result.Ok',
        'Codecs.Audio.OPUS',
        "failed ? 'a' : 'b'",
        "'a' || 'b'",
        '!user',
        'typeof user',
        'a === b',
        "'a' in b",
        'Boolean(user)',
        'String()',
        'req.method',
        'req.route.path',
        'ctx._matchedRoute',
        'err.code',
        'error.name',
        'void 0',
        '-1',
      ],
    ],
    [
      'not known',
      'unknown',
      [
        'result',
        'status(req.path)',
        'a - b',
        'a + b',
        'req.user.role',
        'req.baseUrl',
        'res.statusCode',
        'table[key]',
        'this.state',
        'map.get(userId)',
        'id',
        'url',
        'hash',
        'new Thing()',
        'tag`x`',
        '[userId]',
        'now()',
        'clock.now()',
        'await result',
        'e',
        'config.name',
        'req.route.path + suffix',
      ],
    ],
    [
      'ids',
      'id',
      [
        'userId',
        'meeting.id',
        'user!.uuid',
        '`user-${userId}`',
        "'user-' + userId",
        'String(userId)',
        'userId.slice(1)',
        '+userId',
        "known ? 'a' : userId",
        "userId ?? 'none'",
        'await userId',
        'users[0].userId',
        'find().userId',
      ],
    ],
    ['personal', 'personal', ['email', 'req.ip', 'user.email', 'participant.phone', 'req.user.name']],
    [
      'what callers send',
      'input',
      [
        'req.params.id',
        'req.params[key]',
        "c.req.param('id')",
        'req.query.q',
        'req.body.text',
        "req.get('host')",
        "req.headers['x-id']",
      ],
    ],
    [
      'URLs',
      'url',
      [
        'req.url',
        'req.raw.url',
        'request.nextUrl.pathname',
        'location.href',
        'new URL(x).pathname',
        "req.url.split('?')[0]",
        "req.url.split('?').at(0)",
      ],
    ],
    [
      'texts',
      'text',
      [
        'err.message',
        'error.stack',
        'cause.message',
        'dbError.message',
        'String(err)',
        'err.toString()',
        '`${err}`',
        "'failed: ' + error",
        'JSON.stringify(x)',
      ],
    ],
    [
      'times',
      'time',
      ['Date.now()', 'new Date()', 'new Date().toISOString()', 'performance.now()', 'process.hrtime()', 'createdAt'],
    ],
    [
      'random',
      'random',
      [
        'randomUUID()',
        'crypto.randomUUID()',
        'nanoid()',
        'uuid.v4()',
        'v4()',
        'Math.random()',
        "crypto.randomBytes(8).toString('hex')",
      ],
    ],
  ])('%s', (_, kind, values) => {
    expect(Object.fromEntries(values.map((value) => [value, judge(`look(${value});`)]))).toEqual(
      Object.fromEntries(values.map((value) => [value, kind])),
    );
  });

  test.each([
    ["const result = 'ok'; look(result)", 'bounded'],
    ['const path = req.path; look(path)', 'url'],
    ['const path = normalize(req.path); look(path)', 'unknown'],
    ['const userId = parse(token); look(userId)', 'id'],
    ['const { path } = req; look(path)', 'url'],
    ['const { params: { room } } = req; look(room)', 'input'],
    ["const { path: route = '/' } = req; look(route)", 'url'],
    ['const { [key]: path } = req; look(path)', 'unknown'],
    ['const { a, ...rest } = req; look(rest)', 'unknown'],
    ['const { path } = parse(req); look(path)', 'unknown'],
    ["const [path] = req.url.split('?'); look(path)", 'url'],
    ['const [first, , third] = list; look(third)', 'unknown'],
    ["const CODES = { a: 'x', b: 'y' }; look(CODES[key])", 'bounded'],
    ["const CODES = ['x', , 'y']; look(CODES[i])", 'bounded'],
    ['const CODES = { a: req.url }; look(CODES[key])', 'url'],
    ["const CODES = { a: 'x', ...more }; look(CODES[key])", 'unknown'],
    ['const codes = load(); look(codes[key])', 'unknown'],
    ["const CODES = { a: 'x' }; look(CODES.a)", 'bounded'],
    ['const ids = { userId: parse(x) }; look(ids.userId)', 'id'],
    ["(result: 'ok' | 'failed') => look(result)", 'bounded'],
    ['(cached: boolean | undefined | null) => look(cached)', 'bounded'],
    ['enum Result { Ok } (result: Result) => look(result)', 'bounded'],
    ["type Result = 'ok' | 'failed'; (result: Result) => look(result)", 'bounded'],
    ['type Id = string; (userId: Id) => look(userId)', 'id'],
    ['(userId: string) => look(userId)', 'id'],
    ['(result: Result) => look(result)', 'unknown'],
    ['const a = b; const b = a; look(a)', 'unknown'],
  ])('%s is %s', (code, kind) => {
    expect(judge(code)).toBe(kind);
  });

  test('the part at fault is told', () => {
    expect(lookAt('look(`/rooms/${req.params.id}`)', (node, { scopes }) => cardinalityOf(node, scopes))).toMatchObject([
      { kind: 'unbounded', why: 'input', node: { type: 'MemberExpression' } },
    ]);
  });
});

describe('names', () => {
  test.each([
    ['user_id', { kind: 'id', thing: 'user' }],
    ['X-Request-Id', { kind: 'id', thing: 'request' }],
    ['participantUUID', { kind: 'id', thing: 'participant' }],
    ['enduser.id', { kind: 'id', thing: 'enduser' }],
    ['id', { kind: 'id', thing: '' }],
    ['userid', { kind: 'id', thing: '' }],
    ['customer.name', { kind: 'personal', thing: 'customer name' }],
    ['ip', { kind: 'personal', thing: 'ip' }],
    ['http.target', { kind: 'url', thing: 'http target' }],
    ['error-message', { kind: 'text', thing: 'error message' }],
  ])('%s', (name, found) => {
    expect(unboundedName(name)).toEqual(found);
  });

  test.each([
    '',
    '_',
    'routeId',
    'has_user_id',
    'user_id_type',
    'num_users',
    'client_name',
    'pod_ip',
    'constructor',
    'toString',
    'userIdentity',
  ])('%s is bounded', (name) => {
    expect(unboundedName(name)).toBeNull();
  });
});
