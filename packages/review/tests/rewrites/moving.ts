import type { TSESTree } from '@typescript-eslint/utils';
import type { Rewrite } from './rewrite.js';
import { mentionsThis, paramsOf } from './restating.js';
import {
  atEnd,
  before,
  eachFile,
  functionsOf,
  instead,
  isFunction,
  parsed,
  untilDone,
  type Files,
  type Source,
} from './source.js';

/** The same code in other places. */
export const MOVING: readonly Rewrite[] = [
  {
    name: 'move function declarations to the end',
    apply: (files) =>
      eachFile(files, (source) => {
        const functions = source.ast.body.filter((node) => node.type === 'FunctionDeclaration');
        if (functions.length === 0) return [];
        return [
          ...functions.map((node) => instead(node, '')),
          atEnd(source, functions.reverse().map(source.of).join('\n')),
        ];
      }),
  },
  {
    name: 'move methods to the end of their class',
    apply: (files) =>
      eachFile(files, ({ nodes, of }) =>
        nodes.flatMap((node) => {
          if (node.type !== 'ClassBody' || node.parent.parent?.type === 'ClassBody') return [];
          const methods = node.body.filter((member) => member.type === 'MethodDefinition' && member.kind === 'method');
          const end = node.range[1] - 1;
          return [
            ...methods.map((method) => instead(method, '')),
            { range: [end, end] as const, text: `\n${methods.reverse().map(of).join('\n')}\n` },
          ];
        }),
      ),
  },
  {
    name: 'extract the body of every function into one within it',
    apply: (files) =>
      eachFile(files, (source) =>
        functionsOf(source).flatMap(({ body, async, range }) => {
          const name = `inner${String(range[0])}`;
          return [
            {
              range: [body.range[0] + 1, body.range[0] + 1] as const,
              text: ` const ${name} = ${async ? 'async ' : ''}() => {`,
            },
            { range: [body.range[1] - 1, body.range[1] - 1] as const, text: `}; return ${name}(); ` },
          ];
        }),
      ),
  },
  {
    name: 'extract every function of the file into a helper beside it',
    apply: (files) =>
      eachFile(files, (source) =>
        source.ast.body.flatMap((statement) => {
          const node = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement;
          if (node?.type !== 'FunctionDeclaration' || !node.id || node.typeParameters || mentionsThis(node, source))
            return [];
          const names = node.params.map((param) => (param.type === 'Identifier' ? param.name : null));
          if (names.includes(null)) return [];
          const helper = `${node.id.name}Inner`;
          const head = `${node.async ? 'async ' : ''}function ${helper}(${paramsOf(node, source)})${node.returnType ? source.of(node.returnType) : ''} `;
          return [
            instead(node.body, `{ return ${helper}(${names.join(', ')}); }`),
            atEnd(source, head + source.of(node.body)),
          ];
        }),
      ),
  },
  {
    name: 'extract handlers that are registered in place',
    apply: (files) =>
      untilDone(
        files,
        (source) =>
          source.nodes.flatMap((node, at) => {
            const { parent } = node;
            const isRegistered =
              isFunction(node) &&
              parent?.type === 'CallExpression' &&
              parent.arguments.at(-1) === node &&
              parent.parent.type === 'ExpressionStatement' &&
              parent.arguments[0]?.type === 'Literal';
            if (!isRegistered) return [];
            const name = `handler${String(at)}`;
            return [before(parent.parent, `const ${name} = ${source.of(node)};\n`), instead(node, name)];
          }),
        8,
      ),
  },
  { name: 'split every file at its exported functions and classes', apply: split },
  { name: 'give the logger of each file a second name', apply: aliased },
];

/** Moves exported classes and functions that need nothing else of their file to a file of their own. */
function split(files: Files): Files {
  const out = new Map<string, string>();
  for (const [path, text] of files) {
    const source = parsed(path, text);
    const imports = source.ast.body.filter((node) => node.type === 'ImportDeclaration');
    const own = new Set(source.ast.body.filter((node) => node.type !== 'ImportDeclaration').flatMap(namesOf));
    const moved = source.ast.body.filter((node) => {
      const names = namesOf(node);
      const isWhole =
        node.type === 'ExportNamedDeclaration' && /^(?:Function|Class)Declaration$/.test(node.declaration?.type ?? '');
      if (!isWhole) return false;
      const used = source.nodes.filter(
        (inner) => inner.type === 'Identifier' && node.range[0] <= inner.range[0] && inner.range[1] <= node.range[1],
      ) as TSESTree.Identifier[];
      return !used.some(({ name }) => own.has(name) && !names.includes(name));
    });
    const isUsedBeside = (name: string): boolean =>
      source.nodes.some(
        (node) =>
          node.type === 'Identifier' &&
          node.name === name &&
          !moved.some(({ range }) => range[0] <= node.range[0] && node.range[1] <= range[1]),
      );
    const parts = moved.filter((node) => !namesOf(node).some(isUsedBeside));
    if (parts.length === 0 || parts.length === source.ast.body.length - imports.length) {
      out.set(path, text);
      continue;
    }
    const head = imports.map(source.of).join('\n');
    const rest = source.ast.body.filter((node) => !parts.includes(node)).map(source.of);
    const part = path.replace(/\.ts$/, '-part.ts');
    out.set(part, `${head}\n${parts.map(source.of).join('\n')}\n`);
    out.set(path, `${rest.join('\n')}\nexport * from './${part.split('/').at(-1)!.replace(/\.ts$/, '.js')}';\n`);
  }
  return out;
}

function namesOf(statement: TSESTree.ProgramStatement): string[] {
  const node = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement;
  if (!node) return [];
  if (node.type === 'VariableDeclaration')
    return node.declarations.flatMap(({ id }) => (id.type === 'Identifier' ? [id.name] : []));
  return 'id' in node && node.id?.type === 'Identifier' ? [node.id.name] : [];
}

/** `const log0 = logger;`, and every call by that name. */
function aliased(files: Files): Files {
  return eachFile(files, (source: Source) => {
    const imports = source.ast.body.filter((node) => node.type === 'ImportDeclaration');
    const isImported = imports.some(({ specifiers }) => specifiers.some(({ local }) => local.name === 'logger'));
    if (!isImported) return [];
    const uses = source.nodes.filter(
      (node): node is TSESTree.Identifier =>
        node.type === 'Identifier' &&
        node.name === 'logger' &&
        node.parent.type === 'MemberExpression' &&
        node.parent.object === node,
    );
    const last = imports.at(-1)!;
    return [
      { range: [last.range[1], last.range[1]], text: '\nconst log0 = logger;' },
      ...uses.map((node) => instead(node, 'log0')),
    ];
  });
}
