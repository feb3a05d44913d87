import { parseForESLint } from '@typescript-eslint/parser';
import type { TSESTree } from '@typescript-eslint/utils';

/** A code base: its files by path. */
export type Files = ReadonlyMap<string, string>;

/** A change of the text of one file. */
export interface Edit {
  range: readonly [number, number];
  text: string;
}

/** One file, parsed; every node knows its parent. */
export interface Source {
  path: string;
  text: string;
  ast: TSESTree.Program;
  scopes: NonNullable<ReturnType<typeof parseForESLint>['scopeManager']>;
  /** Every node, parents first. */
  nodes: TSESTree.Node[];
  /** The text of a node. */
  of: (node: TSESTree.Node) => string;
}

/** @throws Error where the code does not parse */
export function parsed(path: string, text: string): Source {
  const { ast, scopeManager, visitorKeys } = parseForESLint(text, { range: true, loc: true, sourceType: 'module' });
  const nodes: TSESTree.Node[] = [];
  const visit = (node: TSESTree.Node, parent: TSESTree.Node | undefined): void => {
    (node as { parent?: TSESTree.Node | undefined }).parent = parent;
    nodes.push(node);
    for (const key of visitorKeys[node.type] ?? []) {
      const child = (node as unknown as Record<string, unknown>)[key];
      for (const item of Array.isArray(child) ? (child as unknown[]) : [child])
        if (typeof item === 'object' && item !== null && 'type' in item) visit(item as TSESTree.Node, node);
    }
  };
  const program = ast as unknown as TSESTree.Program;
  visit(program, undefined);
  return {
    path,
    text,
    ast: program,
    scopes: scopeManager,
    nodes,
    of: (node) => text.slice(...node.range),
  };
}

/** The text with the edits; one within what another replaces is left out. */
export function edited(text: string, edits: readonly Edit[]): string {
  const sorted = edits.map((edit, at) => ({ ...edit, at })).sort((a, b) => a.range[0] - b.range[0] || a.at - b.at);
  let out = '';
  let end = 0;
  for (const { range, text: inserted } of sorted) {
    if (range[0] < end) continue;
    out += text.slice(end, range[0]) + inserted;
    end = range[1];
  }
  return out + text.slice(end);
}

/** Every file, changed by edits. What does not parse any more is an error of the rewrite. */
export function eachFile(files: Files, editsOf: (source: Source) => readonly Edit[]): Files {
  return new Map(
    [...files].map(([path, text]) => {
      const edits = editsOf(parsed(path, text));
      return [path, edits.length > 0 ? edited(text, edits) : text];
    }),
  );
}

/** Applies edits to innermost nodes first, again and again, until there are none: for those that may nest. */
export function untilDone(files: Files, editOf: (source: Source) => readonly Edit[], most = 12): Files {
  let current = files;
  for (let i = 0; i < most; i++) {
    const next = eachFile(current, (source) => innermost(editOf(source)));
    if ([...next].every(([path, text]) => current.get(path) === text)) return next;
    current = next;
  }
  return current;
}

/** Of edits that lie in each other, the inner ones. */
function innermost(edits: readonly Edit[]): Edit[] {
  return edits.filter(
    (outer) =>
      !edits.some((inner) => inner !== outer && outer.range[0] <= inner.range[0] && inner.range[1] <= outer.range[1]),
  );
}

/** Before a node. */
export function before(node: TSESTree.Node, text: string): Edit {
  return { range: [node.range[0], node.range[0]], text };
}

/** Behind a node. */
export function behind(node: TSESTree.Node, text: string): Edit {
  return { range: [node.range[1], node.range[1]], text };
}

/** Instead of a node. */
export function instead(node: TSESTree.Node, text: string): Edit {
  return { range: node.range, text };
}

/** At the end of a file. */
export function atEnd({ text }: Source, more: string): Edit {
  return { range: [text.length, text.length], text: `\n${more}\n` };
}

export type FunctionNode =
  TSESTree.FunctionDeclaration | TSESTree.FunctionExpression | TSESTree.ArrowFunctionExpression;

export function isFunction(node: TSESTree.Node | undefined | null): node is FunctionNode {
  return /^(?:FunctionDeclaration|FunctionExpression|ArrowFunctionExpression)$/.test(node?.type ?? '');
}

/** The functions that have a block as their body, without constructors and generators. */
export function functionsOf({ nodes }: Source): (FunctionNode & { body: TSESTree.BlockStatement })[] {
  return nodes.filter(
    (node): node is FunctionNode & { body: TSESTree.BlockStatement } =>
      isFunction(node) &&
      node.body.type === 'BlockStatement' &&
      !node.generator &&
      !(node.parent.type === 'MethodDefinition' && node.parent.kind !== 'method'),
  );
}

/** The last name of what is called: `info` of `this.logger.info(…)`. */
export function calledName(node: TSESTree.Node): string {
  if (node.type !== 'CallExpression') return '';
  const callee = node.callee.type === 'ChainExpression' ? node.callee.expression : node.callee;
  if (callee.type === 'Identifier') return callee.name;
  return callee.type === 'MemberExpression' && callee.property.type === 'Identifier' ? callee.property.name : '';
}

/** The name of what a method is called of: `logger` of `this.logger.info(…)`. */
export function receiverName(node: TSESTree.Node): string {
  const callee = node.type === 'CallExpression' ? node.callee : null;
  const object = callee?.type === 'MemberExpression' ? callee.object : null;
  if (object?.type === 'Identifier') return object.name;
  if (object?.type === 'MemberExpression' && object.property.type.endsWith('Identifier'))
    return (object.property as TSESTree.Identifier | TSESTree.PrivateIdentifier).name;
  if (object?.type === 'CallExpression') return calledName(object);
  return '';
}
