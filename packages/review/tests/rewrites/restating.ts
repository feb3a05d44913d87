import type { TSESTree } from '@typescript-eslint/utils';
import type { Rewrite } from './rewrite.js';
import {
  before,
  behind,
  eachFile,
  functionsOf,
  instead,
  untilDone,
  type Edit,
  type FunctionNode,
  type Source,
} from './source.js';

/** Other ways to write the same program. */
export const RESTATING: readonly Rewrite[] = [
  perFunction(
    'wrap every function in `try { … } catch (e) { throw e; }`',
    'try {',
    '} catch (rethrown) { throw rethrown; }',
  ),
  perFunction('wrap every function in `try { … } finally {}`', 'try {', '} finally {}'),
  perFunction('put every body into a block', '{', '}'),
  perFunction('put every body into `if (true) { … }`', 'if (true) {', '}'),
  {
    name: 'catch and throw again within every catch',
    apply: (files) =>
      eachFile(files, ({ nodes }) =>
        nodes.flatMap((node) =>
          node.type === 'TryStatement' && node.handler
            ? within(node.block, 'try {', '} catch (again) { throw again; }')
            : [],
        ),
      ),
  },
  {
    name: 'say `.catch((e) => { throw e; })` of every awaited call',
    apply: (files) =>
      eachFile(files, ({ nodes }) =>
        nodes.flatMap((node) =>
          node.type === 'AwaitExpression' && node.argument.type === 'CallExpression'
            ? [behind(node.argument, '.catch((thrown) => { throw thrown; })')]
            : [],
        ),
      ),
  },
  {
    name: 'await in two steps',
    apply: (files) =>
      eachFile(files, ({ nodes, of }) =>
        nodes.flatMap((node, at) =>
          node.type === 'ExpressionStatement' &&
          node.expression.type === 'AwaitExpression' &&
          isInBlock(node) &&
          node.expression.argument.type === 'CallExpression'
            ? [instead(node, `const w${String(at)} = ${of(node.expression.argument)}; await w${String(at)};`)]
            : [],
        ),
      ),
  },
  {
    name: 'keep what is returned in a variable',
    apply: (files) =>
      untilDone(files, ({ nodes, of }) =>
        nodes.flatMap((node, at) =>
          node.type === 'ReturnStatement' && node.argument && node.argument.type !== 'Identifier' && isInBlock(node)
            ? [instead(node, `const r${String(at)} = ${of(node.argument)}; return r${String(at)};`)]
            : [],
        ),
      ),
  },
  {
    name: 'give arrows a block',
    apply: (files) =>
      untilDone(files, ({ nodes, of, text }) =>
        nodes.flatMap((node) => {
          if (node.type !== 'ArrowFunctionExpression' || node.body.type === 'BlockStatement') return [];
          // An object literal stands in parentheses.
          const [start, end] = [text.indexOf('=>', headEnd(node)) + 2, node.range[1]];
          return [
            { range: [start, end] as const, text: ` { return ${bare(text.slice(start, end), of(node.body))}; }` },
          ];
        }),
      ),
  },
  {
    name: 'make arrows functions',
    apply: (files) =>
      untilDone(files, (source) =>
        source.nodes.flatMap((node) => {
          if (node.type !== 'ArrowFunctionExpression' || node.body.type !== 'BlockStatement') return [];
          if (mentionsThis(node, source) || node.typeParameters) return [];
          const params = paramsOf(node, source);
          const type = node.returnType ? source.of(node.returnType) : '';
          const head = `${node.async ? 'async ' : ''}function (${params})${type} `;
          return [instead(node, `(${head}${source.of(node.body)})`)];
        }),
      ),
  },
  {
    name: 'make function declarations arrows',
    apply: (files) =>
      untilDone(files, (source) =>
        source.nodes.flatMap((node) => {
          if (node.type !== 'FunctionDeclaration' || !node.id || node.generator || node.typeParameters) return [];
          if (mentionsThis(node, source) || node.parent.type === 'ExportDefaultDeclaration') return [];
          const type = node.returnType ? source.of(node.returnType) : '';
          if (/\bis\b|asserts/.test(type)) return [];
          const head = `${node.async ? 'async ' : ''}(${paramsOf(node, source)})${type} => `;
          return [instead(node, `const ${node.id.name} = ${head}${source.of(node.body)};`)];
        }),
      ),
  },
  {
    name: 'turn if and else around',
    apply: (files) =>
      untilDone(
        files,
        ({ nodes, of }) =>
          nodes.flatMap((node) =>
            node.type === 'IfStatement' && node.alternate && !of(node.test).startsWith('!(')
              ? [
                  instead(
                    node,
                    `if (!(${of(node.test)})) ${block(of(node.alternate))} else ${block(of(node.consequent))}`,
                  ),
                ]
              : [],
          ),
        6,
      ),
  },
  {
    name: 'make `if (a) b();` a logical expression',
    apply: (files) =>
      eachFile(files, ({ nodes, of }) =>
        nodes.flatMap((node) => {
          if (node.type !== 'IfStatement' || node.alternate || node.consequent.type !== 'ExpressionStatement')
            return [];
          const { expression } = node.consequent;
          return expression.type === 'CallExpression'
            ? [instead(node, `(${of(node.test)}) && ${of(expression)};`)]
            : [];
        }),
      ),
  },
  {
    name: 'make returned choices if statements',
    apply: (files) =>
      eachFile(files, ({ nodes, of }) =>
        nodes.flatMap((node) => {
          if (node.type !== 'ReturnStatement' || node.argument?.type !== 'ConditionalExpression') return [];
          const { test, consequent, alternate } = node.argument;
          return [instead(node, `{ if (${of(test)}) return ${of(consequent)}; else return ${of(alternate)}; }`)];
        }),
      ),
  },
  {
    name: 'declare first, assign later',
    apply: (files) =>
      eachFile(files, ({ nodes, of }) =>
        nodes.flatMap((node) => {
          if (node.type !== 'VariableDeclaration' || !isInBlock(node) || node.declarations.length !== 1) return [];
          const [{ id, init }] = node.declarations as [TSESTree.VariableDeclarator];
          if (id.type !== 'Identifier' || !init || id.typeAnnotation) return [];
          return [instead(node, `let ${id.name}; ${id.name} = ${of(init)};`)];
        }),
      ),
  },
  {
    name: 'declare several variables at once',
    apply: (files) =>
      eachFile(files, ({ nodes, of }) =>
        nodes.flatMap((node) => {
          if (node.type !== 'BlockStatement') return [];
          return node.body.flatMap((statement, at) => {
            const next = node.body[at + 1];
            const isPair = at % 2 === 0 && isConst(statement) && next !== undefined && isConst(next);
            if (!isPair) return [];
            const all = [...statement.declarations, ...next.declarations].map(of).join(', ');
            return [{ range: [statement.range[0], next.range[1]] as const, text: `const ${all};` }];
          });
        }),
      ),
  },
  {
    name: 'put expressions into parentheses and types',
    apply: (files) =>
      eachFile(files, ({ nodes }) =>
        nodes.flatMap((node) => {
          const isArgument =
            node.parent?.type === 'CallExpression' &&
            node.parent.callee !== node &&
            /^(?:Identifier|ObjectExpression|MemberExpression)$/.test(node.type);
          return isArgument ? [before(node, '('), behind(node, ' as any)')] : [];
        }),
      ),
  },
  {
    name: 'write texts with other quotes',
    apply: (files) =>
      eachFile(files, ({ nodes }) =>
        nodes.flatMap((node) =>
          node.type === 'Literal' &&
          typeof node.value === 'string' &&
          /^(?:CallExpression|Property|NewExpression)$/.test(node.parent.type) &&
          !(node.parent.type === 'Property' && node.parent.key === node)
            ? [
                instead(
                  node,
                  `\`${node.value.replaceAll('\\', '\\\\').replaceAll('`', '\\`').replaceAll('${', '\\${')}\``,
                ),
              ]
            : [],
        ),
      ),
  },
  {
    name: 'comment every statement',
    apply: (files) =>
      eachFile(files, ({ nodes }) => nodes.flatMap((node) => (isInBlock(node) ? [before(node, '/* 1 */ ')] : []))),
  },
  {
    name: 'format it over many lines',
    apply: (files) =>
      eachFile(files, ({ nodes }) =>
        nodes.flatMap((node) => (isInBlock(node) ? [before(node, '\n\n'), behind(node, '\n')] : [])),
      ),
  },
  {
    name: 'pass the error through a second name',
    apply: (files) =>
      eachFile(files, ({ nodes }) =>
        nodes.flatMap((node) => {
          if (node.type !== 'CatchClause' || node.param?.type !== 'Identifier') return [];
          const { name } = node.param;
          return [
            instead(node.param, `${name}0`),
            { range: [node.body.range[0] + 1, node.body.range[0] + 1] as const, text: ` const ${name} = ${name}0; ` },
          ];
        }),
      ),
  },
];

export function perFunction(name: string, open: string, close: string): Rewrite {
  return {
    name,
    apply: (files) => eachFile(files, (source) => functionsOf(source).flatMap(({ body }) => within(body, open, close))),
  };
}

/** Around what is in a block. */
export function within({ range: [start, end] }: TSESTree.BlockStatement, open: string, close: string): Edit[] {
  return [
    { range: [start + 1, start + 1], text: ` ${open}` },
    { range: [end - 1, end - 1], text: `${close} ` },
  ];
}

export function isInBlock(node: TSESTree.Node): boolean {
  return node.parent?.type === 'BlockStatement' && /Statement$|^VariableDeclaration$/.test(node.type);
}

function isConst(node: TSESTree.Node): node is TSESTree.VariableDeclaration {
  return node.type === 'VariableDeclaration' && node.kind === 'const';
}

function block(text: string): string {
  return text.startsWith('{') ? text : `{ ${text} }`;
}

/** What is behind the arrow, without the parentheses of an object literal. */
function bare(whole: string, body: string): string {
  return body.startsWith('{') ? `(${body})` : whole.trim();
}

function headEnd({ returnType, params, range }: FunctionNode): number {
  return returnType?.range[1] ?? params.at(-1)?.range[1] ?? range[0];
}

export function paramsOf({ params }: FunctionNode, { of }: Source): string {
  return params.map(of).join(', ');
}

/** True where a function sees a `this` or `arguments` of its own or of what is around it. */
export function mentionsThis(fn: FunctionNode, { nodes }: Source): boolean {
  return nodes.some((node) => {
    const isThis =
      /^(?:ThisExpression|Super|TSThisType|PrivateIdentifier)$/.test(node.type) ||
      (node.type === 'Identifier' && node.name === 'arguments');
    return isThis && fn.range[0] <= node.range[0] && node.range[1] <= fn.range[1];
  });
}
