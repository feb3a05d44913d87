import { describe, expect, test } from 'vitest';
import { configFrom, isHidden, loggerConfigOf } from '../../src/model/logger-config.js';
import { inFile } from './in-file.js';

const read = (options: string, file = '') => configFrom(options, file);

describe('what a logger is made with', () => {
  test('nothing', () => {
    expect(read('')).toEqual({
      text: '',
      errorKey: null,
      serializers: new Set(),
      hidden: [],
      hasHooks: false,
      hasMixin: false,
      isPartial: false,
    });
  });

  test.each([
    ["{ errorKey: 'error' }", '', 'error'],
    ['{ errorKey: "cause" }', '', 'cause'],
    ['{ errorKey: key }', '', null],
    ['options', "const options = { errorKey: 'error' };", 'error'],
    ["{ nestedErrorKey: 'error' }", '', null],
  ])('errorKey of %s', (options, file, key) => {
    expect(read(options, file).errorKey).toBe(key);
  });

  test.each([
    ['{ serializers: { err: pino.stdSerializers.err, user: (user) => ({ id: user.id }) } }', ['err', 'user']],
    ['{ serializers: { error(err) { return { stack: err.stack }; } } }', ['error']],
    ['{ serializers: pino.stdSerializers }', ['err', 'req', 'res']],
    ['{ serializers: { ...bunyan.stdSerializers, user } }', ['err', 'req', 'res', 'user']],
    ['{ level: serializers }', []],
  ])('serializers of %s', (options, keys) => {
    expect([...read(options).serializers]).toEqual(expect.arrayContaining(keys));
    if (keys.length === 0) expect(read(options).serializers.size).toBe(0);
  });

  test.each([
    ['{ redact: [\'password\', "*.token"] }', '', ['password', '*.token']],
    ["{ redact: { paths: ['req.headers.authorization'], censor: '***' } }", '', ['req.headers.authorization']],
    ['{ redact: PATHS }', "export const PATHS = ['a', 'b'];", ['a', 'b']],
    ["{ maskValuesOfKeys: ['password'], maskPlaceholder: '***' }", '', ['password']],
    ["{ mask: { keys: ['email'], placeholder: '[x]' } }", '', ['email']],
    ['{ redact: { paths } }', "const paths = ['a'];", ['a']],
    ["{ redact: { paths: PATHS, censor: '***' } }", "const PATHS = ['a'] as const;", ['a']],
    ["{ redact: [...PATHS, 'x'] }", "const PATHS = ['a'];", ['x', 'a']],
    // What comes from elsewhere may be anything.
    ['{ redact: PATHS }', '', ['*']],
    ['{ redact: { paths: PATHS } }', '', ['*']],
    ["{ redact: [...PATHS, 'x'] }", '', ['*', 'x']],
    ['{ redact: pathsFrom(env) }', '', ['*']],
  ])('hidden in %s', (options, file, paths) => {
    expect(read(options, file).hidden).toEqual(paths);
  });

  test('what else changes a record', () => {
    expect(read('{ hooks: { logMethod(args, method) {} } }').hasHooks).toBe(true);
    expect(read('{ format: format.json() }').hasHooks).toBe(true);
    expect(read('{ mixin() { return store.getStore(); } }').hasMixin).toBe(true);
    expect(read('{ ...base }').isPartial).toBe(true);
    expect(read('{ ...base }', 'const base = { a: 1 };').isPartial).toBe(true);
    expect(read('options').isPartial).toBe(true);
    expect(read('optionsOf(env)').isPartial).toBe(true);
    expect(read('options', 'const options = { a: 1 };').isPartial).toBe(false);
    expect(read("{ level: 'info' }, pino.destination(2)").isPartial).toBe(false);
  });
});

test.each([
  [['password'], ['password'], true],
  [['password'], ['user', 'password'], true],
  [['user.password'], ['user', 'password'], true],
  [['user.password'], ['password'], false],
  [['*.password'], ['user', 'password'], true],
  [['*.password'], ['password'], false],
  [['user.*'], ['user', 'email'], true],
  [['user'], ['user', 'email'], true],
  [['req.headers["x-token"]'], ['req', 'headers', 'x-token'], true],
  [['users[*].email'], ['users', 'email'], true],
  [['*'], ['users', 'email'], true],
  [['email'], ['phone'], false],
  [[], ['email'], false],
])('%j hides %j: %j', (hidden, path, is) => {
  expect(isHidden(path, { hidden })).toBe(is);
});

test('the logger of a call, through children and fields', () => {
  const code = `
    import pino from 'pino';
    const options = { redact: ['password'] };
    const root = pino(options, pino.destination(2));
    const join = root.child({ module: 'join' });
    class Rooms { #log = root.child({}); open() { this.#log.info('open'); } }
    root.info('a'); join.child({ id }).warn('b');
    function given(logger) { logger.info('c'); }
  `;
  expect(
    inFile(code, (model, { sourceCode }) =>
      model.logs.map((call) => loggerConfigOf(call, model, sourceCode)?.hidden ?? null),
    ),
  ).toEqual([['password'], ['password'], ['password'], null]);
});
