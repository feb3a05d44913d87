import type { TSESTree } from '@typescript-eslint/utils';
import type { Rewrite } from './rewrite.js';
import { eachFile, type Edit, type Source } from './source.js';

/** Changes of names, which mean nothing to the program. */
export const RENAMING: readonly Rewrite[] = [
  {
    name: 'rename every parameter',
    apply: (files) => eachFile(files, (source) => renamed(source, ['Parameter'], (at) => `p${String(at)}`)),
  },
  {
    name: 'rename every caught error',
    apply: (files) => eachFile(files, (source) => renamed(source, ['CatchClause'], (at) => `c${String(at)}`)),
  },
  {
    name: 'rename what is imported',
    apply: (files) => eachFile(files, (source) => renamed(source, ['ImportBinding'], (at) => `i${String(at)}`)),
  },
  {
    name: 'rename private members',
    apply: (files) =>
      eachFile(files, ({ nodes }) =>
        nodes
          .filter((node): node is TSESTree.PrivateIdentifier => node.type === 'PrivateIdentifier')
          .map((node) => ({ range: node.range, text: `#x${node.name}` })),
      ),
  },
];

export function renamed({ scopes, text }: Source, kinds: readonly string[], nameOf: (at: number) => string): Edit[] {
  const edits: Edit[] = [];
  let at = 0;
  for (const scope of scopes.scopes) {
    for (const { defs, identifiers, references } of scope.variables) {
      const [definition] = defs;
      if (!definition || defs.length > 1 || !kinds.includes(definition.type) || isExported(definition.node)) continue;
      const parent = (definition.name as TSESTree.Node).parent;
      if (parent?.type === 'TSParameterProperty' || isSignature(definition.node)) continue;
      const name = nameOf(at++);
      const seen = new Set<TSESTree.Node>();
      for (const node of [...identifiers, ...references.map(({ identifier }) => identifier)] as TSESTree.Identifier[]) {
        if (seen.has(node)) continue;
        seen.add(node);
        edits.push(edited(node, name, text));
      }
    }
  }
  return edits;
}

function edited(node: TSESTree.Identifier, name: string, text: string): Edit {
  // An identifier of a pattern reaches over its type.
  const range: [number, number] = [node.range[0], node.range[0] + node.name.length];
  const { parent } = node;
  const property = parent.type === 'AssignmentPattern' ? parent.parent : parent;
  if (property.type === 'Property' && property.shorthand) return { range, text: `${node.name}: ${name}` };
  if (parent.type === 'ImportSpecifier' && parent.imported === parent.local)
    return { range, text: `${node.name} as ${name}` };
  if (parent.type === 'ImportSpecifier' && parent.imported.range[0] === parent.local.range[0])
    return { range, text: `${text.slice(...parent.imported.range)} as ${name}` };
  if (parent.type === 'ExportSpecifier') return { range, text: `${name} as ${node.name}` };
  return { range, text: name };
}

function isExported(node: TSESTree.Node): boolean {
  return node.type === 'VariableDeclarator' && node.parent.parent.type.startsWith('Export');
}

/** The parameter of a type. */
function isSignature({ type }: TSESTree.Node): boolean {
  return type.startsWith('TS');
}
