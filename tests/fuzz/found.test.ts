import { Linter } from 'eslint';
import tseslint from 'typescript-eslint';
import { describe, expect, test } from 'vitest';
import { INTERNAL_ERROR } from '../../src/guard.js';
import logFieldNaming from '../../src/rules/logging/log-field-naming.js';
import noConsole from '../../src/rules/logging/no-console.js';
import noDynamicLogMessage from '../../src/rules/logging/no-dynamic-log-message.js';
import noLogAndThrow from '../../src/rules/logging/no-log-and-throw.js';
import noLostLogArgument from '../../src/rules/logging/no-lost-log-argument.js';
import requireErrorInLog from '../../src/rules/logging/require-error-in-log.js';
import metricNaming from '../../src/rules/metrics/metric-naming.js';
import noMetricLabelMismatch from '../../src/rules/metrics/no-metric-label-mismatch.js';
import noSilentCatch from '../../src/rules/errors/no-silent-catch.js';
import { EVERYWHERE } from '../everywhere.js';
import { run } from '../run.js';

// What random programs have shown to be wrong, each in the smallest program that shows it.

const PINO = "import pino from 'pino';\nconst logger = pino();\n";
const METRIC = "import { Counter } from 'prom-client';\n";

run('names that every object has', noConsole, {
  valid: [],
  invalid: [
    {
      // Without a counterpart, there is nothing to suggest.
      code: `${PINO}console.toString('x'); console.constructor('x'); console['__proto__']('x');`,
      errors: [
        { messageId: 'call', suggestions: [] },
        { messageId: 'call', suggestions: [] },
        { messageId: 'call', suggestions: [] },
      ],
    },
  ],
});

run('fields that every object has', logFieldNaming, {
  valid: [
    `${PINO}logger.info({ hasOwnProperty, toString: 1, constructor: a, __proto__: b }, 'joined');`,
    `${PINO}logger.constructor({ msg: 1 }, 'x'); logger.log('constructor', { msg: 1 });`,
  ],
  invalid: [],
});

run('arguments in parentheses', noLostLogArgument, {
  valid: [],
  invalid: [
    {
      code: `${PINO}logger.error(('join failed'), e);`,
      errors: [
        {
          messageId: 'dropped',
          suggestions: [{ messageId: 'replace', output: `${PINO}logger.error({ e }, 'join failed');` }],
        },
      ],
    },
    {
      code: `${PINO}logger.error((('join failed')), ((e)));`,
      errors: [
        {
          messageId: 'dropped',
          suggestions: [{ messageId: 'replace', output: `${PINO}logger.error({ e }, 'join failed');` }],
        },
      ],
    },
    {
      // The text of `(0, …)` is two arguments.
      code: `${PINO}logger.error((0, 'join failed'), e);`,
      errors: [{ messageId: 'dropped', suggestions: [] }],
    },
  ],
});

run('a message in parentheses', noDynamicLogMessage, {
  valid: [],
  invalid: [
    {
      code: `${PINO}logger.error((\`room \${room} is full\`));`,
      errors: [
        {
          messageId: 'found',
          suggestions: [
            { messageId: 'move', output: `${PINO}logger.error({ room }, "room is full");`.replaceAll('"', "'") },
          ],
        },
      ],
    },
  ],
});

run('an error after an argument in parentheses', requireErrorInLog, {
  valid: [],
  invalid: [
    {
      code: "try {\n  join();\n} catch (err) {\n  console.error(('join failed'));\n}",
      errors: [
        {
          messageId: 'absent',
          suggestions: [
            {
              messageId: 'add',
              output: "try {\n  join();\n} catch (err) {\n  console.error(('join failed'), err);\n}",
            },
          ],
        },
      ],
    },
  ],
});

run('a label after one in parentheses', noMetricLabelMismatch, {
  valid: [],
  invalid: [
    {
      code: `${METRIC}const joins = new Counter({ name: 'gc_joins_total', help: 'Joins.', labelNames: [('result')] });\njoins.inc({ result: 'ok', region });`,
      errors: [
        {
          messageId: 'undeclared',
          suggestions: [
            {
              messageId: 'declare',
              output: `${METRIC}const joins = new Counter({ name: 'gc_joins_total', help: 'Joins.', labelNames: [('result'), 'region'] });\njoins.inc({ result: 'ok', region });`,
            },
          ],
        },
      ],
    },
  ],
});

run('a name that would have to be escaped', metricNaming, {
  valid: [],
  invalid: [
    {
      code: `${METRIC}new Counter({ name: 'gc_\\'joins', help: 'Joins.' });`,
      errors: [{ messageId: 'characters' }, { messageId: 'counterTotal' }, { messageId: 'parts' }],
    },
  ],
});

run('a log in a condition', noLogAndThrow, {
  valid: [
    `${PINO}function f() { try { work(); } catch (err) { if (y) throw new Error(); if (logger.error(err)) return; } }`,
  ],
  invalid: [],
});

run('a comment in the name of what failed', noSilentCatch, {
  valid: [],
  invalid: [
    {
      code: `${PINO}this.// the cache\nredis.on('error', (err) => {\n  this.isUp = false;\n});`,
      errors: [
        {
          messageId: 'default',
          suggestions: [
            {
              messageId: 'log',
              output: `${PINO}this.// the cache\nredis.on('error', (err) => {\n  logger.error({ err }, 'redis failed');\n  this.isUp = false;\n});`,
            },
          ],
        },
      ],
    },
  ],
});

describe('no rule fails on', () => {
  const linter = new Linter();

  test.each([
    ['a slash after the other', `${'/'.repeat(100)}\nconsole.log('x');`],
    ['comments one after the other', `${'/**/'.repeat(100)}\nconsole.log('x');`],
  ])('%s', (_, code) => {
    const config: Linter.Config = { files: ['**/*.ts'], languageOptions: { parser: tseslint.parser } };
    const messages = linter.verify(code, [config, EVERYWHERE], 'file.ts');
    expect(messages.map(({ messageId }) => messageId)).toContain('call');
    expect(messages.map(({ messageId }) => messageId)).not.toContain(INTERNAL_ERROR);
  });
});
