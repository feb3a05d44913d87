import type { TSESTree } from '@typescript-eslint/utils';
import { ROUTE_VALUES, unboundedName, type UnboundedKind } from '../vocabulary/cardinality.js';
import { wordsOf } from '../vocabulary/words.js';
import type { FileModel } from './file-model.js';
import { isFixed } from './fixed-values.js';
import { ACCOUNTS, unboundedPartsOf, type UnboundedPart } from './name-parts.js';
import type { SpanName } from './span-names.js';
import { chainOf, contains, enclosingFunction, functionName, terminalName, unwrap } from './syntax.js';
import type { Text } from './text.js';

/** A part of the name of a span of which there is no end. */
export interface UnboundedNamePart extends Omit<UnboundedPart, 'why'> {
  /** `query`: the text of a database query, or a value in one. */
  why: UnboundedKind | 'member' | 'query';
}

/** The parts of a span's name of which there is no end, in the order of the name. */
export function unboundedNameParts(
  span: SpanName,
  all: readonly SpanName[],
  model: FileModel,
): readonly UnboundedNamePart[] {
  // `withSpan(`join ${id}`, fn)` of this file starts a span, too: the name is judged there.
  const isSeen = (argument: TSESTree.Node): boolean => all.some(({ nameNode }) => contains(nameNode, argument));
  const parts = unboundedPartsOf(span, model, { things: ACCOUNTS, isBounded: hasRoute, told, isSeen });
  const found = parts.map((part): UnboundedNamePart => ({
    ...part,
    why: part.why === 'text' && isQuery(part.culprit) ? 'query' : part.why,
  }));
  const inQuery = span.name ? valuesInQuery(span.name) : [];
  const others = inQuery
    .filter((node) => !found.some((part) => part.node === node) && !isFixed(node, model))
    .map((node): UnboundedNamePart => ({ node, culprit: node, why: 'query', thing: '' }));
  return [...found, ...others];
}

/** `req.route?.path ?? req.path`: whoever writes so has the route, other than for what nobody serves. */
function hasRoute(node: TSESTree.Node): boolean {
  const branches =
    node.type === 'LogicalExpression'
      ? [node.left, node.right]
      : node.type === 'ConditionalExpression'
        ? [node.consequent, node.alternate]
        : [];
  return branches.some((branch) => chainOf(branch)?.some((name) => ROUTE_VALUES.test(name)) === true);
}

const QUERY = /^(?:sql|query|stmt|statement|(?:raw|sql|db)_?query|(?:query|sql)_?(?:text|string)|raw_?sql)$/i;

function isQuery(node: TSESTree.Node): boolean {
  return QUERY.test(terminalName(node) ?? '');
}

/** What a variable says of itself where it is the name of a span, or part of it: `url`, `sql`, `id` beside `meeting`. */
function told(node: TSESTree.Node, raw: TSESTree.Node): Pick<UnboundedPart, 'why' | 'thing'> | null {
  if (node.type !== 'Identifier') return null;
  if (/^(?:url|uri|href)$/.test(node.name)) return { why: 'url', thing: '' };
  if (QUERY.test(node.name)) return { why: 'text', thing: '' };
  const thing = thingBeside(node, raw);
  return thing === null ? null : { why: 'id', thing };
}

/**
 * Of what an `id` is the id, by the word before it, or else the name of the function: `meeting` in `join meeting ${id}`
 * and in `findMeetingById`.
 * @param node the id, or a member of that name
 * @param raw the same with what changes its spelling
 * @returns null where it is no id, or nothing of which there is no end
 */
export function thingBeside(node: TSESTree.Node, raw: TSESTree.Node): string | null {
  if (!/^_?(?:id|uuid|guid|uid)$/i.test(terminalName(node) ?? '')) return null;
  const called = wordsOf(functionName(enclosingFunction(node))).filter(
    (word) => !/^(?:by|id|one|span|start)$/.test(word),
  );
  return [wordsOf(textBefore(raw)).at(-1), called.at(-1)].map(thingNamed).find((thing) => thing !== null) ?? null;
}

/** `meeting` and `meetings` are one thing; `plugin` is none of which there is no end. */
function thingNamed(word: string | undefined): string | null {
  const names = word === undefined ? [] : [word, word.replace(/s$/, '')];
  return names.map((name) => unboundedName(`${name}_id`)?.thing).find((thing) => thing !== undefined) ?? null;
}

/** The text that stands right before a part of a template or concatenation. */
function textBefore(part: TSESTree.Node): string {
  const { parent } = part;
  if (parent?.type === 'TemplateLiteral')
    return parent.quasis[parent.expressions.indexOf(part as TSESTree.Expression)]?.value.raw ?? '';
  if (parent?.type !== 'BinaryExpression' || parent.right !== part) return '';
  const left = unwrap(parent.left);
  const last = left.type === 'BinaryExpression' ? unwrap(left.right) : left;
  return last.type === 'Literal' ? String(last.value) : '';
}

/** Where the values of a query begin. `SELECT meetings`, `INSERT INTO ${table}` are fine: operation and table. */
const BEFORE_VALUES =
  /^\s*(?:SELECT|INSERT|UPDATE|DELETE|REPLACE|MERGE|WITH)\b[^]*\b(?:WHERE|VALUES|SET|LIMIT|OFFSET|HAVING|LIKE)\b/i;

function valuesInQuery({ parts }: Text): TSESTree.Node[] {
  let before = '';
  const values: TSESTree.Node[] = [];
  for (const part of parts) {
    if (typeof part === 'string') before += part;
    else {
      if (BEFORE_VALUES.test(before)) values.push(part.node);
      before += '?';
    }
  }
  return values;
}
