import type { TSESTree } from '@typescript-eslint/utils';
import { describe, expect, test } from 'vitest';
import { isReachedInSilence, pathsFrom, pathsOf } from '../../src/model/error-paths.js';
import { ErrorTraces } from '../../src/model/error-traces.js';
import { isFunction } from '../../src/model/syntax.js';
import { find, inFile } from './in-file.js';

/** What a path through `here()` in a function that is given an error as `err` is like. */
interface Through {
  isReached: boolean;
  /** How each silent path ends that has passed it, with its line in the body; `end@0` is the end of the body. */
  silent: string[];
}

/** `err` thrown on leaves a trace, another error does not. */
class OnlyThis extends ErrorTraces {
  override goesOnIn({ argument }: TSESTree.ThrowStatement): boolean {
    return this.mentions(argument);
  }
}

function through(body: string, Traces = ErrorTraces): Through {
  return inFile(`const f = async function* (err) {\n${body}\n}`, (model, context) => {
    const fn = find(context, isFunction);
    const here = find(
      context,
      (node): node is TSESTree.CallExpression =>
        node.type === 'CallExpression' && context.sourceCode.getText(node) === 'here()',
    );
    const traces = (): ErrorTraces => new Traces(model, context.sourceCode, fn.params[0]!);
    return {
      isReached: isReachedInSilence(here, fn.body, traces()),
      silent: pathsFrom(here, fn.body, traces()).silent.map(({ node, how }) => `${how}@${node.loc.start.line - 1}`),
    };
  });
}

describe('before a point', () => {
  test.each([
    ['here();', true],
    ['go(); here();', true],
    ['logger.error(err); here();', false],
    ['if (x) logger.error(err); here();', true],
    ['if (x) logger.error(err); else logger.warn(err); here();', false],
    ['if (x) throw err; here();', true],
    ['throw err; here();', false],
    ["if (err.code === 'ENOENT') here();", false],
    ["if (err.code === 'ENOENT') return; here();", true],
    ['if (err) here();', true],
    ['if (!err) here();', false],
    ['for (const x of y) here();', true],
    ['try { here(); } finally { go(); }', true],
    ['go(() => here());', false],
    ['const a = x ? here() : null;', true],
    ['x && here();', true],
    ['await here();', true],
    ['return here();', true],
  ])('%s', (body, isReached) => {
    expect(through(body).isReached).toBe(isReached);
  });
});

describe('after a point', () => {
  test.each<[string, string[]]>([
    ['here();', ['end@0']],
    ['here(); logger.error(err);', []],
    ['here();\nreturn null;', ['return@2']],
    ['here(); return err;', []],
    ['here(); throw err;', []],
    ['here();\nif (x) throw err;\nreturn null;', ['return@3']],
    // What does not come by does not count.
    ['if (x) return null;\nhere(); throw err;', []],
    ['if (x) { here(); throw err; }\nreturn null;', []],
    ['if (x) { here(); } else { return null; }\nthrow err;', []],
    ['if (x) here();\nreturn null;', ['return@2']],
    ['logger.error(err); here();', ['end@0']],
    ['x ? here() : logger.error(err);', ['end@0']],
    ['for (const x of y) { here(); }', ['end@0']],
    ['for (const x of y) { here(); throw err; }', []],
    ['do { here(); } while (x);\nreturn;', ['return@2']],
    ['switch (x) { case 1: here(); break; default: throw err; }\nreturn;', ['return@2']],
    ['try { here(); } catch (e) { return null; }\nthrow err;', []],
    ['try { here(); } finally { logger.error(err); }', []],
    ['return here();', ['return@1']],
    ['void (await here());\nreturn;', ['return@2']],
  ])('%s', (body, silent) => {
    expect(through(body).silent).toEqual(silent);
  });
});

test('what is thrown may tell nothing of the error', () => {
  expect(through('here();\nthrow new Error();').silent).toEqual([]);
  expect(through('here();\nthrow new Error();', OnlyThis).silent).toEqual(['throw@2']);
  expect(through('here();\nthrow new Error("x", { cause: err });', OnlyThis).silent).toEqual([]);
});

test('what a loop goes through is part of the error', () => {
  const paths = inFile(
    `const f = (err) => { for (const one of err.errors) logger.error(one.message); }`,
    (model, context) => {
      const fn = find(context, isFunction);
      const traces = new ErrorTraces(model, context.sourceCode, fn.params[0]!);
      const { silent } = pathsOf(fn.body, traces);
      const one = find(
        context,
        (node): node is TSESTree.MemberExpression =>
          node.type === 'MemberExpression' && context.sourceCode.getText(node) === 'one.message',
      );
      return { silent, isPart: traces.mentions(one) };
    },
  );
  expect(paths).toEqual({ silent: [], isPart: true });
});
