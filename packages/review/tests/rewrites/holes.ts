import type { Rewrite } from './rewrite.js';
import { inEach } from './adding.js';
import { renamed } from './renaming.js';
import { perFunction } from './restating.js';
import { before, calledName, eachFile, instead, untilDone, type Edit } from './source.js';
import type { TSESTree } from '@typescript-eslint/utils';

/** What is known to raise a score that should not rise, and by how many points at most in the code bases of the test. */
export interface Hole extends Rewrite {
  most: number;
}

/** Each is on the page about the score. */
export const HOLES: readonly Hole[] = [
  {
    name: 'give every catch a reason in a comment',
    apply: (files) =>
      eachFile(files, ({ nodes }) =>
        nodes.flatMap((node) =>
          node.type === 'CatchClause'
            ? [
                {
                  range: [node.body.range[0] + 1, node.body.range[0] + 1] as const,
                  text: ' /* best effort, the caller does not need this */ ',
                },
              ]
            : [],
        ),
      ),
    most: 0.2,
  },
  {
    name: 'rename every local variable',
    apply: (files) => eachFile(files, (source) => renamed(source, ['Variable'], (at) => `v${String(at)}`)),
    most: 0.3,
  },
  { ...perFunction('put every body into `do { … } while (false)`', 'do {', '} while (false);'), most: 0.3 },
  {
    name: 'extract what catch clauses do',
    apply: (files) =>
      eachFile(files, (source) =>
        source.nodes.flatMap((node, at): Edit[] => {
          if (node.type !== 'CatchClause' || node.param?.type !== 'Identifier') return [];
          const inside = source.nodes.filter(
            ({ range }) => node.body.range[0] <= range[0] && range[1] <= node.body.range[1],
          );
          const calls = node.body.body.every(
            (statement) => statement.type === 'ExpressionStatement' && statement.expression.type === 'CallExpression',
          );
          if (!calls || inside.some(({ type }) => /^(?:Await|This)Expression$/.test(type))) return [];
          const { name } = node.param;
          const helper = `onError${String(at)}`;
          const block = `const ${helper} = (${name}: unknown) => ${source.of(node.body)};\n`;
          const statement = tryStatementAround(node);
          return statement ? [before(statement, block), instead(node.body, `{ ${helper}(${name}); }`)] : [];
        }),
      ),
    most: 0.4,
  },
  {
    name: 'make loggers that say nothing',
    apply: (files) =>
      eachFile(files, ({ nodes }) =>
        nodes.flatMap((node) =>
          node.type === 'CallExpression' && calledName(node) === 'pino'
            ? [instead(node, '{ info() {}, warn() {}, error() {}, debug() {}, child() { return this; } } as any')]
            : [],
        ),
      ),
    most: 0.3,
  },
  {
    name: 'delete what errors of promises arrive at',
    apply: (files) =>
      untilDone(files, ({ nodes, of }) =>
        nodes.flatMap((node) =>
          node.type === 'CallExpression' && calledName(node) === 'catch' && node.callee.type === 'MemberExpression'
            ? [instead(node, of(node.callee.object))]
            : [],
        ),
      ),
    most: 0.5,
  },
  {
    ...inEach(
      'log in the catch of a call that never fails',
      'try { JSON.parse("1"); } catch (err) { logger.error({ err }, "failed"); }',
    ),
    most: 26,
  },
];

function tryStatementAround(node: TSESTree.CatchClause): TSESTree.Node | null {
  const statement = node.parent;
  return statement.parent.type === 'BlockStatement' ? statement : null;
}
