import type { Rewrite } from './rewrite.js';
import { within } from './restating.js';
import { atEnd, behind, eachFile, functionsOf, type Edit, type Source } from './source.js';

const LOG = "logger.error({ err: new Error('x') }, 'something failed');";

/** Code that does nothing, or never runs. */
export const ADDING: readonly Rewrite[] = [
  atEndOfEach('add a function with a log that nothing calls', `function neverCalled() { ${LOG} }`),
  atEndOfEach('add a function with a log that only calls itself', `function forever() { ${LOG} forever(); }`),
  atEndOfEach('add a class with a log that nothing makes', `class NeverMade { run() { ${LOG} } }`),
  atEndOfEach('add an exported function with a log that nothing imports', `export function neverImported() { ${LOG} }`),
  atEndOfEach(
    'add an exported function with a traced catch that nothing calls',
    `function neverFails() { try { neverFails(); } catch (err) { logger.error({ err }, 'failed'); } }`,
  ),
  atEndOfEach('add a log that is off', `const VERBOSE = false;\nif (VERBOSE) { ${LOG} }`),
  inEach('log where a condition is never true', `if (false) { ${LOG} }`),
  inEach('log where a comparison is never true', `if (1 > 2) { ${LOG} }`),
  inEach('log behind `&&` that is never true', `false && ${LOG}`),
  inEach('observe a metric where a condition is never true', 'if (!1) { joins.inc({ result: "ok" }); }'),
  inEach('start a span where a condition is never true', "if (0) { const span = tracer.startSpan('x'); span.end(); }"),
  inEach('call a variable `span`', 'const span = undefined;'),
  inEach(
    'handle errors of what only asks for the time',
    `try { Date.now(); } catch (err) { logger.error({ err }, 'failed'); }`,
  ),
  inEach(
    'handle errors of a function that does nothing',
    `const nothing = () => {}; try { nothing(); } catch (err) { logger.error({ err }, 'failed'); }`,
  ),
  inEach('handle errors of code that cannot fail', `try { void 0; } catch (err) { logger.error({ err }, 'failed'); }`),
  inEach(
    'handle errors of code that never runs',
    `if (false) { try { run(); } catch (err) { logger.error({ err }, 'failed'); } }`,
  ),
  inEach('pad every function with statements', 'void 0; void 1; void 2; void 3;'),
  inEach('pad every function with empty blocks', '{ } { }'),
  {
    name: 'turn every rule off in a comment',
    apply: (files) => new Map([...files].map(([path, text]) => [path, `/* eslint-disable */\n${text}`])),
  },
  {
    name: 'log behind every return',
    apply: (files) =>
      eachFile(files, ({ nodes }) =>
        nodes.flatMap((node) =>
          /^(?:Return|Throw)Statement$/.test(node.type) && node.parent?.type === 'BlockStatement'
            ? [behind(node, ` ${LOG}`)]
            : [],
        ),
      ),
  },
  {
    name: 'add statements that do nothing to every file',
    apply: (files) =>
      eachFile(files, (source) => [
        atEnd(source, Array.from({ length: 50 }, (_, i) => `const pad${String(i)} = ${String(i)};`).join('\n')),
      ]),
  },
  {
    name: 'declare metrics that nothing observes',
    apply: (files) =>
      eachFile(files, (source) =>
        source.text.includes("from 'prom-client'") &&
        /\bCounter\b/.test(source.text) &&
        /\bHistogram\b/.test(source.text)
          ? [atEnd(source, unusedMetrics())]
          : [],
      ),
  },
  {
    name: 'declare loggers that nothing uses',
    apply: (files) =>
      eachFile(files, (source) =>
        source.text.includes('logger') ? [atEnd(source, "const spare = logger.child({ part: 'spare' });")] : [],
      ),
  },
  {
    name: 'add files without work',
    apply: (files) =>
      new Map([
        ...files,
        ...Array.from({ length: 10 }, (_, i): [string, string] => [
          `src/constants${String(i)}.ts`,
          Array.from({ length: 40 }, (_, j) => `export const CONSTANT_${String(j)} = ${String(i * j)};`).join('\n'),
        ]),
      ]),
  },
];

function atEndOfEach(name: string, code: string): Rewrite {
  return {
    name,
    apply: (files) => eachFile(files, (source) => (knowsLogger(source) ? [atEnd(source, code)] : [])),
  };
}

export function inEach(name: string, code: string): Rewrite {
  return {
    name,
    apply: (files) =>
      eachFile(files, (source) =>
        functionsOf(source).flatMap(({ body }): Edit[] => within(body, code, '').slice(0, 1)),
      ),
  };
}

function knowsLogger({ text }: Source): boolean {
  return /import .*\blogger\b/.test(text);
}

function unusedMetrics(): string {
  return Array.from({ length: 10 }, (_, i) => {
    const name = `gc_spare_${String(i)}`;
    return [
      `export const spareCount${String(i)} = new Counter({ name: '${name}_total', help: 'Spare.', labelNames: ['result'] });`,
      `export const spareTime${String(i)} = new Histogram({ name: '${name}_duration_seconds', help: 'Spare.', buckets: [0.1, 1] });`,
    ].join('\n');
  }).join('\n');
}
