import { readdirSync, readFileSync } from 'node:fs';
import { parseForESLint } from '@typescript-eslint/parser';
import { ESLint, type AST, type Linter } from 'eslint';
import tseslint from 'typescript-eslint';
import { describe, expect, test } from 'vitest';
import observability from '../src/index.js';
import { SERVICE } from './engines.js';
import { examplesOf, lintExample } from './examples.js';

/** Further than this, a squiggle in an editor is no longer seen as one place, unless it is one expression. */
const MOST_LINES = 3;

/** What is never the culprit as a whole, where it has more than one line. */
const WHOLE =
  /^(?:Program|BlockStatement|StaticBlock|.*Function(?:Declaration|Expression)|Class\w+|MethodDefinition|(?:Try|If|Switch|While|DoWhile|For|ForIn|ForOf)Statement|CatchClause)$/;

interface Node {
  type: string;
  range: AST.Range;
  loc: AST.SourceLocation;
}

function nodesOf(code: string): Node[] {
  const { ast, visitorKeys } = parseForESLint(code, { range: true, loc: true, jsx: true });
  const nodes: Node[] = [];
  const visit = (node: Node): void => {
    nodes.push(node);
    for (const key of visitorKeys[node.type] ?? [])
      for (const child of [(node as unknown as Record<string, unknown>)[key]].flat()) if (child) visit(child as Node);
  };
  visit(ast);
  return nodes;
}

const lines = ({ start, end }: AST.SourceLocation): number => end.line - start.line + 1;

/** What is wrong with where a finding stands: nothing, or one line. */
function faults(code: string, messages: readonly Linter.LintMessage[]): string[] {
  const nodes = nodesOf(code);
  return messages.flatMap(({ ruleId, line, column, endLine, endColumn }) => {
    const place = `${ruleId ?? ''} ${line}:${column}`;
    if (endLine === undefined || endColumn === undefined) return [`${place} has no end`];
    const covers = ({ start, end }: AST.SourceLocation): boolean =>
      (start.line > line || (start.line === line && start.column >= column - 1)) &&
      (end.line < endLine || (end.line === endLine && end.column <= endColumn - 1));
    const [widest, ...inside] = nodes.filter(({ loc }) => covers(loc));
    const whole = [...(widest ? [widest] : []), ...inside].find(({ type, loc }) => WHOLE.test(type) && lines(loc) > 1);
    if (whole) return [`${place} covers a whole ${whole.type} of ${lines(whole.loc)} lines`];
    if (endLine - line < MOST_LINES) return [];
    const isExpression =
      widest !== undefined &&
      /Expression$|Literal$/.test(widest.type) &&
      inside.every(({ range }) => range[1] <= widest.range[1]);
    return isExpression ? [] : [`${place} spans ${endLine - line + 1} lines`];
  });
}

test('a finding on more than its culprit would be told', () => {
  const code = 'function join() {\n  open();\n}\nopen(\n  1,\n  2,\n); close();\n';
  const at = (line: number, column: number, endLine: number, endColumn: number) =>
    faults(code, [{ ruleId: 'x', severity: 2, message: '', line, column, endLine, endColumn }]);
  expect(at(1, 1, 3, 2)).toEqual(['x 1:1 covers a whole FunctionDeclaration of 3 lines']);
  expect(at(1, 10, 1, 14)).toEqual([]);
  expect(at(4, 1, 7, 2)).toEqual([]);
  expect(at(4, 1, 7, 11)).toEqual(['x 4:1 spans 4 lines']);
});

test('in the meeting service a finding stands on its culprit', async () => {
  const eslint = new ESLint({
    cwd: SERVICE,
    overrideConfigFile: true,
    overrideConfig: [
      { files: ['**/*.ts'], languageOptions: { parser: tseslint.parser } },
      observability.configs.strict,
    ],
  });
  const results = await eslint.lintFiles(['.']);
  const found = results.filter(({ messages }) => messages.length > 0);
  expect(found.length).toBeGreaterThan(10);
  expect(found.flatMap(({ filePath, messages }) => faults(readFileSync(filePath, 'utf8'), messages))).toEqual([]);
});

describe('on the pages of the rules too', () => {
  const rules = readdirSync('docs/rules').map((file) => file.replace(/\.md$/, ''));

  test.each(rules)('%s', async (rule) => {
    const { incorrect } = examplesOf(rule);
    const found = await Promise.all(incorrect.map(async (block) => faults(block.code, await lintExample(rule, block))));
    expect(found.flat()).toEqual([]);
  });
});
