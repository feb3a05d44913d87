import type { TSESTree } from '@typescript-eslint/utils';
import { describe, expect, test } from 'vitest';
import { consoleAsLog, errorLog } from '../../src/model/log-text.js';
import type { LoggerTraits } from '../../src/profiles/profile.js';
import type { Level } from '../../src/vocabulary/levels.js';
import { find, inFile } from './in-file.js';

const FIRST: LoggerTraits = { shape: 'fields-first', errorKey: 'err' };
const LAST: LoggerTraits = { shape: 'fields-last' };
const ARGUMENTS: LoggerTraits = { shape: 'arguments', methods: { fatal: 'error' } };
const NEST: LoggerTraits = { shape: 'nest', methods: { info: 'log' } };
const PLACEHOLDERS: LoggerTraits = { shape: 'placeholders' };
const PRINTF: LoggerTraits = { shape: 'printf' };

describe('errorLog', () => {
  const log = (traits: LoggerTraits, error = 'e', message = 'join failed'): string =>
    errorLog({ text: 'logger', traits, addImport: null }, 'error', message, error);

  test.each([
    [FIRST, "logger.error({ err: e }, 'join failed')"],
    [LAST, "logger.error('join failed', { error: e })"],
    [ARGUMENTS, "logger.error('join failed', e)"],
    [NEST, "logger.error('join failed', e instanceof Error ? e.stack : e)"],
    [PLACEHOLDERS, "logger.error('join failed {error}', { error: e })"],
    [PRINTF, "logger('join failed %o', e)"],
  ])('$shape', (traits, expected) => {
    expect(log(traits)).toBe(expected);
  });

  test('a shorthand where key and name are the same', () => {
    expect(log(FIRST, 'err')).toBe("logger.error({ err }, 'join failed')");
    expect(log(LAST, 'error')).toBe("logger.error('join failed', { error })");
  });

  test('quotes in the message are escaped', () => {
    expect(log(ARGUMENTS, 'e', "get('a\\b') failed")).toBe("logger.error('get(\\'a\\\\b\\') failed', e)");
    expect(log(PRINTF, 'e', "it's")).toBe("logger('it\\'s %o', e)");
    expect(log(PLACEHOLDERS, 'error', "it's {a}")).toBe("logger.error('it\\'s {{a}} {error}', { error })");
  });

  test('a level under another name', () => {
    expect(errorLog({ text: 'log', traits: ARGUMENTS, addImport: null }, 'fatal', 'a', 'e')).toBe("log.error('a', e)");
  });
});

/** A call of `console`, written for a logger at `info`; `err` is known to be an error. */
function written(traits: LoggerTraits, args: string, level: Level = 'info'): string | null {
  return inFile(`console.log(${args});`, (_, context) => {
    const call = find(context, (node): node is TSESTree.CallExpression => node.type === 'CallExpression');
    const logger = { text: 'logger', traits, addImport: null };
    return consoleAsLog(call, logger, level, context.sourceCode, new Set(['e']));
  });
}

describe('consoleAsLog, fields first', () => {
  test.each([
    ["'a'", "logger.info('a')"],
    ['`a ${b}`', 'logger.info(`a ${b}`)'],
    ["b + 'a'", "logger.info(b + 'a')"],
    ["'a', b", "logger.info({ b }, 'a')"],
    ["'a', b.c", "logger.info({ c: b.c }, 'a')"],
    ["'a', b.id, c?.name, d!.url", "logger.info({ bId: b.id, cName: c?.name, dUrl: d!.url }, 'a')"],
    ["'a', this.b", "logger.info({ b: this.b }, 'a')"],
    ["'a', this.#b.size", "logger.info({ bSize: this.#b.size }, 'a')"],
    ["'a', b as string", "logger.info({ b: b as string }, 'a')"],
    ["'a', b['c']", "logger.info({ c: b['c'] }, 'a')"],
    ["'a', get(b), await b.load()", "logger.info({ get: get(b), load: await b.load() }, 'a')"],
    ["'a', JSON.stringify(b), String(c.id)", "logger.info({ b: JSON.stringify(b), cId: String(c.id) }, 'a')"],
    ["'a', b.map(f), c.d.join(',')", "logger.info({ b: b.map(f), d: c.d.join(',') }, 'a')"],
    ["'a', { b, c: 1 }", "logger.info({ b, c: 1 }, 'a')"],
    ["'a', { b, }, c", "logger.info({ b, c }, 'a')"],
    ["'a', { 'b-c': 1, [d]: 2, ...e }", "logger.info({ 'b-c': 1, [d]: 2, ...e }, 'a')"],
    ["'a', { b: { c } } satisfies D", "logger.info({ b: { c } }, 'a')"],
    ["'a', {}", "logger.info('a')"],
    ['b', 'logger.info({ b })'],
    ['{ b }', 'logger.info({ b })'],
    ["'a', e", "logger.info({ err: e }, 'a')"],
    ["'a', err", "logger.info({ err }, 'a')"],
    ["'a', parseError, b", "logger.info({ err: parseError, b }, 'a')"],
    ["'a', b.error", "logger.info({ err: b.error }, 'a')"],
    ["'a', { error }", "logger.info({ err: error }, 'a')"],
    ["'a', { error: e, b }", "logger.info({ err: e, b }, 'a')"],
    ["'a', { reason: e }", "logger.info({ reason: e }, 'a')"],
    ["'a', { error: text }", "logger.info({ error: text }, 'a')"],
    ["'a', err.message, err.stack", "logger.info({ errMessage: err.message, errStack: err.stack }, 'a')"],
    ["'a %s', b", "logger.info('a %s', b)"],
    ["'a %s'", "logger.info('a %s')"],
  ])('%s', (args, expected) => {
    expect(written(FIRST, args)).toBe(expected);
  });

  test.each([
    '',
    '{}',
    "'a', ...b",
    "'a', /* why */ b",
    "'a', 1",
    "'a', 'b'",
    "1, 'a'",
    "'a', b[0]",
    "'a', b[c]",
    "'a', () => b",
    "'a', String()",
    "'a', this",
    "'a', b.c, d.c",
    "'a', { b }, b",
    "'a', { b }, { b: 1 }",
    "'a', { ...b }, c",
    "'a', { [b]: 1 }, c",
    "'a', err, otherError",
    "'a', message",
    "'a', { level: 1 }",
    "'a', b['c-d']",
    "'a %s', b, c",
    "'a %c', 'color: red'",
  ])('no text: %s', (args) => {
    expect(written(FIRST, args)).toBeNull();
  });
});

describe('consoleAsLog, other shapes', () => {
  test.each<[LoggerTraits, string, string | null]>([
    [LAST, "'a'", "logger.info('a')"],
    [LAST, "'a', b, { c }", "logger.info('a', { b, c })"],
    [LAST, "'a', e", "logger.info('a', { error: e })"],
    [LAST, "'a', {}", "logger.info('a')"],
    [LAST, 'b', null],
    [LAST, "'a %s', b", null],
    [ARGUMENTS, "'a %s', ...b", "logger.info('a %s', ...b)"],
    [ARGUMENTS, '1, { b }', 'logger.info(1, { b })'],
    [ARGUMENTS, "'a' /* why */", null],
    [NEST, "'a'", "logger.log('a')"],
    [NEST, "'a', b", "logger.log({ message: 'a', b })"],
    [NEST, "'a', {}", "logger.log('a')"],
    [NEST, "'a', e", "logger.log({ message: 'a', error: e instanceof Error ? e.stack : e })"],
    [NEST, "'a', { error: e }", "logger.log({ message: 'a', error: e instanceof Error ? e.stack : e })"],
    [NEST, "'a', b.message", "logger.log({ message: 'a', bMessage: b.message })"],
    [NEST, 'b', null],
    [NEST, "'a %s', b", null],
    [PLACEHOLDERS, "'a'", "logger.info('a')"],
    [PLACEHOLDERS, "'a', b, { c }", "logger.info('a {b} {c}', { b, c })"],
    [PLACEHOLDERS, '`a ${b}`, c.id', 'logger.info(`a ${b} {cId}`, { cId: c.id })'],
    [PLACEHOLDERS, "'a', e", "logger.info('a {error}', { error: e })"],
    [PLACEHOLDERS, "'a', { ...b }", "logger.info('a {*}', { ...b })"],
    [PLACEHOLDERS, "'a', { 'b-c': 1 }", "logger.info('a {*}', { 'b-c': 1 })"],
    [PLACEHOLDERS, "'a', {}", "logger.info('a')"],
    [PLACEHOLDERS, '{ b }', 'logger.info({ b })'],
    [PLACEHOLDERS, '{}', null],
    [PLACEHOLDERS, "'a {b}', c", null],
    [PLACEHOLDERS, "'a' + b, c", null],
    [PLACEHOLDERS, "'a %s', b", null],
    [PRINTF, "'a'", "logger('a')"],
    [PRINTF, "'a', b, 1", "logger('a %o %o', b, 1)"],
    [PRINTF, '`a ${b}`, c', 'logger(`a ${b} %o`, c)'],
    [PRINTF, "'a %s', b", "logger('a %s', b)"],
    [PRINTF, "'a' + b, c", null],
    [PRINTF, 'b', null],
  ])('%o %s', (traits, args, expected) => {
    expect(written(traits, args)).toBe(expected);
  });

  test('Nest takes a stack after the message of an error, and only there', () => {
    expect(written(NEST, "'a', e", 'error')).toBe("logger.error('a', e instanceof Error ? e.stack : e)");
    expect(written(NEST, "'a', e, b", 'error')).toBe(
      "logger.error({ message: 'a', error: e instanceof Error ? e.stack : e, b })",
    );
    expect(written(NEST, 'e', 'error')).toBeNull();
    expect(written(NEST, "'a', b", 'error')).toBe("logger.error({ message: 'a', b })");
  });
});
