import { describe, expect, test } from 'vitest';
import { pathsOf, pathsOfHelper, type Paths } from '../../src/model/error-paths.js';
import { ErrorTraces } from '../../src/model/error-traces.js';
import { isFunction } from '../../src/model/syntax.js';
import { find, inFile } from './in-file.js';

/** The paths of a function that is given the error as `err`; `x` and `y` are conditions that say nothing about it. */
function paths(body: string, follow = pathsOf): Paths {
  const isBlock = body.startsWith('=>');
  const code = isBlock ? `const f = async (err) ${body};` : `const f = async function* (err) {\n${body}\n}`;
  return inFile(code, (model, context) => {
    const fn = find(context, isFunction);
    return follow(fn.body, new ErrorTraces(model, context.sourceCode, fn.params[0]!));
  });
}

/** How each silent path ends, with its line in the body; `end@0` is the end of the body. */
function silent(body: string): string[] {
  return paths(body).silent.map(({ node, how }) => `${how}@${node.loc.start.line - 1}`);
}

describe('straight code', () => {
  test.each([
    ['', ['end@0']],
    ['go();', ['end@0']],
    ['let a = go(), b;', ['end@0']],
    ['function inner() { throw err; }', ['end@0']],
    ['return;', ['return@1']],
    ['return null;', ['return@1']],
    ['return;\nlogger.error(err);', ['return@1']],
    ['logger.error(err);', []],
    ['const logged = await logger.error(err);', []],
    ['return logger.error(err);', []],
    ['return err;', []],
    ['throw err;', []],
    ['throw err;\nreturn null;', []],
    ['ctx.throw(500);\nreturn null;', []],
    ['kept = err;', []],
    ['kept = null;', ['end@0']],
    ['(go(), logger.error(err));', []],
    ['`${logger.error(err)}`;', []],
    ['sql`insert ${err}`;', []],
    ['yield err;', []],
    ['yield;', ['end@0']],
    ['const { message } = err;\nreturn { message };', []],
    [';\ndebugger;', ['end@0']],
  ])('%s', (body, expected) => {
    expect(silent(body)).toEqual(expected);
  });

  test('the body of an arrow is what it returns', () => {
    expect(paths('=> null').silent.map(({ how }) => how)).toEqual(['end']);
    expect(paths('=> err').silent).toEqual([]);
    expect(paths('=> logger.error(err)').silent).toEqual([]);
  });

  test('what a helper returns is for its caller', () => {
    expect(paths('return err;', pathsOfHelper).silent).toHaveLength(1);
    expect(paths('return logger.error(err);', pathsOfHelper).silent).toEqual([]);
    expect(paths('=> err.message', pathsOfHelper).silent).toHaveLength(1);
  });
});

describe('branches', () => {
  test.each([
    ['if (x) logger.error(err);', ['end@0']],
    ['if (x) logger.error(err);\nelse throw err;', []],
    ['if (x) return;\nlogger.error(err);', ['return@1']],
    ['if (x) return;\nelse return null;', ['return@1', 'return@2']],
    ['if (logger.error(err)) return;', []],
    ['if (x) { if (y) return 1; } else return 2;\nthrow err;', ['return@1', 'return@1']],
    ['x && logger.error(err);', ['end@0']],
    ['x || logger.error(err);', ['end@0']],
    ['x ?? logger.error(err);', ['end@0']],
    ['logger.error(err) && x;', []],
    ['x ? logger.error(err) : y;', ['end@0']],
    ['x ? logger.error(err) : errors.push(err);', []],
    ['return x ? logger.error(err) : null;', ['return@1']],
    ['const a = x ? logger.error(err) : go();', ['end@0']],
    ['(x && y) ? logger.error(err) : go();', ['end@0']],
  ])('%s', (body, expected) => {
    expect(silent(body)).toEqual(expected);
  });
});

describe('conditions about the error', () => {
  test.each([
    ["if (err.code === 'A') return;\nthrow err;", []],
    ["if (err.code !== 'A') return;\nthrow err;", ['return@1']],
    ["if (!(err.code === 'A')) return;\nthrow err;", ['return@1']],
    ["if (err.code === 'A' && x) return;\nthrow err;", []],
    ["if (err.code === 'A' || x) return;\nthrow err;", ['return@1']],
    ["if (err.code !== 'A' && err.code !== 'B') return;\nthrow err;", ['return@1']],
    ["if (err.code !== 'A' || err.code !== 'B') throw err;", []],
    ['if (err instanceof NotFound) return;\nthrow err;', []],
    ["if ('code' in err) return;\nthrow err;", []],
    ['if (err.status < 500) return;\nthrow err;', []],
    ['if (err.status >= 500) return;\nthrow err;', ['return@1']],
    ['if (isGone(err)) return;\nthrow err;', []],
    ['if (isError(err)) return;\nthrow err;', ['return@1']],
    ['if (err.isOperational) return;\nthrow err;', []],
    ['if (typeof err === "string") return;\nthrow err;', ['return@1']],
    ['if (err + 1) return;\nthrow err;', ['return@1']],
    ['if (err) logger.error(err);', []],
    ['if (!err) return;\nlogger.error(err);', []],
    ['if (!!err) logger.error(err);', []],
    ['if (err != null) logger.error(err);', []],
    ['if (err == null) return;\nlogger.error(err);', []],
    ['if (err === undefined) return;\nlogger.error(err);', []],
    ['if (err && x) return;\nthrow err;', ['return@1']],
    ['if (err || x) logger.error(err);', []],
    ['if (err.message) logger.error(err.message);', []],
    ['(err.code ?? x) && logger.error(err);', ['end@0']],
    ['if (signal.aborted) return;\nthrow err;', []],
    ['if (isClosed()) return;\nthrow err;', []],
    ['if (logger) logger.error(err);', []],
    ['if (job?.hooks) job.hooks.failed(err);', []],
    ['if (this.onFail) this.onFail(err);', []],
    ['if (callback) callback(err);', []],
    ['if (logger) go();', ['end@0']],
    ['if (a + b) logger.error(err);', ['end@0']],
    ['if (!warned) { warned = true; logger.warn(err); }', []],
    ['if (isFirst) { isFirst = false; logger.warn(err); }', []],
    ['if (!warned) { warned = true; }', ['end@0']],
    ['if (!warned) { warned = true; if (x) return; logger.warn(err); }', ['return@1', 'end@0']],
  ])('%s', (body, expected) => {
    expect(silent(body)).toEqual(expected);
  });
});

describe('switch', () => {
  test.each([
    ['switch (x) { case 1: logger.error(err); }', ['end@0']],
    ['switch (x) { case 1: logger.error(err); break; default: throw err; }', []],
    ['switch (x) { case 1: case 2: logger.error(err); break; default: throw err; }', []],
    ['switch (x) { default: logger.error(err); case 1: throw err; }', []],
    ['switch (x) { case 1: logger.error(err);\ncase 2: return;\ndefault: throw err; }', ['return@2']],
    ['switch (x) { case 1: break; default: throw err; }', ['end@0']],
    ['switch (logger.error(err)) { case 1: return; }', []],
    ['switch (x) {}', ['end@0']],
    ["switch (err.code) { case 'A': return; default: throw err; }", []],
    ["switch (err.code) { case 'A': break; case 'B': return null;\ndefault: return; }", ['return@2']],
    ["switch (err.code) { case 'A': return; }", ['end@0']],
    ['switch (true) { case err instanceof Gone: return; default: throw err; }', []],
    ['switch (true) { case x: return; default: throw err; }', ['return@1']],
    ['go: switch (x) { case 1: break go; default: throw err; }', ['end@0']],
  ])('%s', (body, expected) => {
    expect(silent(body)).toEqual(expected);
  });
});

describe('loops and jumps', () => {
  test.each([
    ['for (const cause of err.errors) logger.error(cause);', []],
    ['for (const key in err) { logger.error(err[key]); }', []],
    ['for (const a of logger.error(err)) go();', []],
    ['for (const a of b) { if (a) continue; logger.error(err); }', []],
    ['for (const a of b) { if (a) break; logger.error(err); }', ['end@0']],
    ['for (const a of b) { if (a) return; logger.error(err); }', ['return@1']],
    ['for (let i = 0; i < 3; i++) { go(); }', ['end@0']],
    ['for (;;) { if (x) throw err; }', ['end@0']],
    ['while (logger.error(err)) go();', []],
    ['while (x) go();', ['end@0']],
    ['do { logger.error(err); } while (x);', []],
    ['do { throw err; } while (x);', []],
    ['do { if (x) break; throw err; } while (y);', ['end@0']],
    ['all: for (const a of b) { for (const c of a) { if (x) break all; throw err; } }', ['end@0']],
    ['all: for (const a of b) { for (const c of a) { if (x) continue all; logger.error(err); } }', []],
    ['all: { if (x) break all; logger.error(err); }', ['end@0']],
    ['all: { if (x) break all; return err; }\nlogger.error(err);', []],
    ['all: logger.error(err);', []],
  ])('%s', (body, expected) => {
    expect(silent(body)).toEqual(expected);
  });

  test('out of the handler, into a loop around it', () => {
    const jumps = (statement: string): string[] =>
      inFile(`all: for (const a of b) { try { go(); } catch (err) { ${statement} } }`, (model, context) => {
        const [handler] = model.errorHandlers;
        const traces = new ErrorTraces(model, context.sourceCode, handler!.param);
        return pathsOf(handler!.body!, traces).silent.map(({ how }) => how);
      });
    expect(jumps('continue;')).toEqual(['continue']);
    expect(jumps('break;')).toEqual(['break']);
    expect(jumps('continue all;')).toEqual(['continue']);
    expect(jumps('break all;')).toEqual(['break']);
    expect(jumps('logger.error(err); continue;')).toEqual([]);
    expect(jumps('for (const c of d) { if (c) break; } return;')).toEqual(['return']);
  });
});

describe('try', () => {
  test.each([
    ['try { go(); } catch {}', ['end@0']],
    ['try { go(); } catch { logger.error(err); }', ['end@0']],
    ['try { logger.error(err); } catch {}', []],
    ['try { logger.error(err); return; } catch { return null; }', []],
    ['try { throw err; } catch {}', []],
    ['try { if (x) throw err; } catch {}', ['end@0']],
    ['try { go(); } finally { logger.error(err); }', []],
    ['try { return null; } finally { logger.error(err); }', []],
    ['try { return null; } finally { throw err; }', []],
    ['try { return null;\n} finally { go(); }', ['return@1']],
    ['try { return null;\n} finally { return 1; }', ['return@2']],
    ['try { go(); } catch { return null; } finally { go(); }\nthrow err;', ['return@1']],
    ['try { throw err; } finally { logger.error(err); }', []],
  ])('%s', (body, expected) => {
    expect(silent(body)).toEqual(expected);
  });
});

test.each([
  ['logger.error(err);', true],
  ['if (x) logger.error(err);', true],
  ['kept = err;', true],
  ['return err;', true],
  ['throw err;', true],
  ["if (err.code === 'A') logger.info(err);", true],
  ["if (err.code === 'A') return null;", false],
  ['go();', false],
  ['if (signal.aborted) return;', false],
])('some path leaves a trace: %s', (body, expected) => {
  expect(paths(body).someTraced).toBe(expected);
});

test.each([
  ['throw err;', true],
  ['if (x) throw err;', true],
  ['process.exit(1);', true],
  ['return err;', false],
])('some path throws: %s', (body, expected) => {
  expect(paths(body).someThrow).toBe(expected);
});

test.each([
  ["if (err.code === 'A') throw err;", true],
  ["switch (err.code) { case 'A': throw err; }", true],
  ['err.isFatal && go();', true],
  ['if (x) throw err;', false],
  ['go(err);', false],
])('some condition is about the error: %s', (body, expected) => {
  expect(paths(body).asksForError).toBe(expected);
});
