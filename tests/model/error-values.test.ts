import { describe, expect, test } from 'vitest';
import { errorValueOf } from '../../src/model/error-values.js';
import { lookAt } from './look-at.js';

/** What of an error each expression passed to `look(…)` holds, `?` where only a name says that there is one. */
const parts = (code: string): (string | null)[] =>
  lookAt(code, (node, model) => {
    const value = errorValueOf(node, model);
    return value && `${value.part}${value.certain ? '' : '?'}`;
  });

/** The same for one expression in a `catch (err)`. */
const inCatch = (expression: string, before = ''): string | null =>
  parts(`try { await save(); } catch (err) { ${before} look(${expression}); }`)[0] ?? null;

describe('what of a caught error an expression holds', () => {
  test.each([
    ['err', 'error'],
    ['err as Error', 'error'],
    ['err!', 'error'],
    ['toError(err)', 'error'],
    ['ensureError(err)', 'error'],
    ["new JoinError('no', { cause: err })", 'error'],
    ['err instanceof Error ? err : new Error(String(err))', 'error'],
    ["err ?? new Error('none')", 'error'],
    ['err.message', 'message'],
    ['(err as Error)?.message', 'message'],
    ['err instanceof Error ? err.message : String(err)', 'text'],
    ['err.stack', 'stack'],
    ["err.stack.split('\\n')[0]", 'stack'],
    ['`failed: ${err}`', 'text'],
    ["'failed: ' + err.message", 'text'],
    ['`failed: ${err.stack}`', 'stack'],
    ['String(err)', 'text'],
    ['err.toString()', 'text'],
    ['getErrorMessage(err)', 'text'],
    ['errorMessage(err)', 'text'],
    ['JSON.stringify(err)', 'json'],
    ['JSON.stringify(err.response)', 'detail'],
    ['err.code', 'detail'],
    ['err.response.data', 'detail'],
    ['err.cause', 'unknown'],
    ['serializeError(err)', 'unknown'],
    ['inspect(err)', 'unknown'],
    ['await explain(err)', 'unknown'],
    ['explain(() => err)', null],
    ['`failed: ${id}`', null],
    ['id', null],
    ["'err'", null],
  ])('%s: %s', (expression, part) => {
    expect(inCatch(expression)).toBe(part);
  });

  test.each([
    ['const e = toError(err);', 'e', 'error'],
    ['const e = err as Error;', 'e', 'error'],
    ['const { message } = err;', 'message', 'message'],
    ['const { message: text, stack, code } = err;', '[text, stack, code][1]', null],
    ['const { stack = "" } = err;', 'stack', 'stack'],
    ['const message = err instanceof Error ? err.message : String(err);', 'message', 'text'],
    ['const message = err.message; const text = message;', 'text', 'message'],
    ['let e = err; if (e.cause) e = e.cause;', 'e', 'error'],
    ['let text = err.message; if (id) text = id;', 'text', 'unknown'],
    ['let error; error = toError(err);', 'error', 'error'],
    ['const error = parse(id);', 'error', null],
    ['const result = { err };', 'result.err', 'error?'],
  ])('after %s %s: %s', (before, expression, part) => {
    expect(inCatch(expression, before)).toBe(part);
  });

  test('in every kind of handler', () => {
    expect(
      parts(`
        save().catch((failure) => look(failure));
        save().then(done, function (failure) { look(failure.message); });
        socket.on('error', (failure) => { look(failure); });
        fs.readFile(path, (err, data) => { look(err); look(data); });
        try { save(); } catch ({ message, code }) { look(message); look(code); }
        try { save(); } catch { look(message); }
      `),
    ).toEqual(['error', 'message', 'error', 'error', null, 'message', 'detail', null]);
  });

  test('outside of handlers, by annotation or name', () => {
    expect(
      parts(`
        function report(failure: Error, problem: unknown, joinError: JoinError) { look(failure); look(problem); look(joinError.message); }
        function answer(err, error: string, isError: boolean) { look(err); look(error); look(isError); }
        const made = new TypeError('no'); look(made);
        look(this.lastError); look(result.reason); look(other.thing); look(error);
      `),
    ).toEqual(['error', null, 'message', 'error?', null, null, 'error', 'error?', 'unknown?', null, null]);
  });
});
