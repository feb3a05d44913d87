import type { Linter } from 'eslint';
import { describe, expect, test } from 'vitest';
import { createRule, observe, type Context, type Rule } from '../src/rule.js';
import noConsole from '../src/rules/logging/no-console.js';
import { SettingsError } from '../src/settings-reader.js';
import { ENGINES, lint } from './engines.js';

const CODE = `import pino from 'pino';

export function join(id) {
  pino().info({ id }, 'joined');
  console.log('joined', id);
}
`;

/** A rule that fails somewhere. */
function failing(name: string, create: (context: Context) => ReturnType<typeof observe>): Rule {
  return createRule({
    name,
    meta: {
      docs: { description: 'Fails', concern: 'logging', severity: 'LOW', preset: 'strict' },
      messages: { seen: 'Seen before it failed.' },
      schema: [],
    },
    create,
  });
}

function fail(): never {
  throw new TypeError('no\ntext in null');
}

const RULES = {
  'no-console': noConsole,
  'fails-at-once': failing('fails-at-once', fail),
  'fails-at-a-fact': failing('fails-at-a-fact', (context) => ({
    ...observe(context, { console: fail }),
    CallExpression: (node) => context.report({ node, messageId: 'seen' }),
  })),
  'fails-there-too': failing('fails-there-too', (context) => observe(context, { console: fail })),
  'fails-in-the-plugin': failing('fails-in-the-plugin', () =>
    observe({ sourceCode: {} } as Context, { console: fail }),
  ),
  'fails-at-a-node': failing('fails-at-a-node', () => ({
    Identifier() {
      // eslint-disable-next-line @typescript-eslint/only-throw-error -- a dependency might
      throw 'a text';
    },
  })),
};

const configOf = (names: readonly (keyof typeof RULES)[], settings = {}): Linter.Config[] => [
  {
    plugins: { observability: { rules: RULES as never } },
    rules: Object.fromEntries(names.map((name) => [`observability/${name}`, 'error'])),
    settings: { observability: settings },
  },
];

async function found(engine: string, names: readonly (keyof typeof RULES)[]): Promise<string[]> {
  const messages = await lint(CODE, 'src/join.js', configOf(names), ENGINES[engine]);
  return messages.map(({ line, column, message }) => `${line}:${column} ${message}`);
}

const CONSOLE = expect.stringMatching(/^5:3 'console.log' writes past the logger/) as string;

const internal = (rule: string, error: string) =>
  expect.stringMatching(
    new RegExp(
      `^1:1 Internal error in observability/${rule}: ${error}( \\(.+\\))?\\. What needs this is left out for this file, all else goes on\\. Please report it, with the code that it stumbled over: https://\\S+/issues$`,
    ),
  ) as string;

describe.each(Object.keys(ENGINES))('%s: a rule that fails', (engine) => {
  test('before it has heard anything', async () => {
    expect(await found(engine, ['fails-at-once', 'no-console'])).toEqual([
      internal('fails-at-once', 'TypeError: no text in null'),
      CONSOLE,
    ]);
  });

  test('on the way keeps what it has said', async () => {
    expect(await found(engine, ['fails-at-a-fact', 'no-console'])).toEqual([
      internal('fails-at-a-fact', 'TypeError: no text in null'),
      ...['4:3', '4:3', '5:3'].map((place) => `${place} Seen before it failed.`),
      CONSOLE,
    ]);
  });

  test('at every node says so once', async () => {
    expect(await found(engine, ['fails-at-a-node', 'no-console'])).toEqual([
      internal('fails-at-a-node', 'a text'),
      CONSOLE,
    ]);
  });
});

test('the same error in two rules is told once in a file', async () => {
  expect(await found('ESLint 10', ['fails-at-a-fact', 'fails-there-too'])).toEqual([
    internal('fails-at-a-fact', 'TypeError: no text in null'),
    ...['4:3', '4:3', '5:3'].map((place) => `${place} Seen before it failed.`),
  ]);
  expect(await found('ESLint 10', ['fails-there-too'])).toHaveLength(1);
});

test('the place in the plugin is told, without the folder that it is installed in', async () => {
  const [message] = await found('ESLint 10', ['fails-in-the-plugin']);
  expect(message).toMatch(
    /^1:1 Internal error in observability\/fails-in-the-plugin: TypeError: .+ \([\w/-]+\.ts:\d+\)\. /,
  );
});

test('a wrong setting ends the run, with its path', async () => {
  const run = lint(CODE, 'src/join.js', configOf(['no-console'], { services: 'gc' }));
  await expect(run).rejects.toThrow(SettingsError);
  await expect(run).rejects.toThrow('settings.observability.services must be an array of strings');
});
