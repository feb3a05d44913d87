import type { TSESTree } from '@typescript-eslint/utils';
import { unboundedName, type UnboundedKind } from '../vocabulary/cardinality.js';
import { wordsOf } from '../vocabulary/words.js';
import { cardinalityInText } from './cardinality.js';
import type { FileModel } from './file-model.js';
import { givenTo, isFixed } from './fixed-values.js';
import { chainOf, contains, memberName, terminalName, unwrap } from './syntax.js';
import { textOf, type DynamicPart, type Text } from './text.js';

/** A part of the name of a metric or span of which there is no end. */
export interface UnboundedPart {
  /** The part as it stands in the name. */
  node: TSESTree.Node;
  /** The expression in it that has no end. */
  culprit: TSESTree.Node;
  /** `member`: the name of one of many things, such as a tenant or a queue. */
  why: UnboundedKind | 'member';
  /** What there is one of for each value: `user`; empty where the code does not say. */
  thing: string;
}

/** What counts in the names of one kind of telemetry. */
export interface NameRules {
  /** Things of which each has a name of its own, which is data: `tenant` for `tenantName` and `tenant.slug`. */
  things: ReadonlySet<string>;
  /** True for what is bounded in such a name, whatever it looks like elsewhere. */
  isBounded?: (node: TSESTree.Node) => boolean;
  /** What a value is that elsewhere says nothing of itself: a variable `url`. */
  told?: (node: TSESTree.Node, raw: TSESTree.Node) => Pick<UnboundedPart, 'why' | 'thing'> | null;
  /** True for an argument of a function of the file that is judged elsewhere. */
  isSeen: (argument: TSESTree.Node) => boolean;
}

/**
 * The parts of a name of which there is no end: ids, what callers send, names of tenants and queues.
 * @param name the name as written; null where it is one expression
 */
export function unboundedPartsOf(
  { name, nameNode }: { name: Text | null; nameNode: TSESTree.Node },
  model: FileModel,
  rules: NameRules,
): UnboundedPart[] {
  return (name ? dynamicIn(name) : partsIn(nameNode, model)).flatMap((node) => {
    const part = judge(node, model, rules);
    if (part) return [part];
    // `count(req.user.id)`, where `count = (what) => statsd.increment(`joins.${what}`)`.
    return givenTo(withoutSpelling(node), model)
      .filter((argument) => !rules.isSeen(argument))
      .flatMap((argument) => partsIn(argument, model))
      .flatMap((argument) => judge(argument, model, rules) ?? []);
  });
}

/** What only run time knows of a text, or of several. */
function partsIn(node: TSESTree.Node, { scopes }: FileModel): TSESTree.Node[] {
  return listed(unwrap(node)).flatMap((item) => {
    const text = textOf(item, scopes);
    return text ? dynamicIn(text) : [item];
  });
}

function dynamicIn({ parts }: Text): TSESTree.Node[] {
  return parts.filter(isDynamic).map((part) => part.node);
}

function isDynamic(part: string | DynamicPart): part is DynamicPart {
  return typeof part !== 'string';
}

/**
 * `['user', userId].join('.')`, `'user.'.concat(userId)` as compilers write it; `increment(['joins', 'joins.eu'])` counts
 * several at once.
 */
function listed(node: TSESTree.Node): TSESTree.Node[] {
  const callee = node.type === 'CallExpression' ? unwrap(node.callee) : null;
  if (node.type === 'CallExpression' && callee?.type === 'MemberExpression' && memberName(callee) === 'concat')
    return [...listed(unwrap(callee.object)), ...node.arguments];
  const isJoined = callee?.type === 'MemberExpression' && memberName(callee) === 'join';
  const list = isJoined ? unwrap(callee.object) : node;
  if (list.type !== 'ArrayExpression') return [node];
  return list.elements.filter((element) => element !== null);
}

const MAX_DEPTH = 4;

function judge(raw: TSESTree.Node, model: FileModel, rules: NameRules, depth = 0): UnboundedPart | null {
  const node = withoutSpelling(raw);
  if (isFixed(raw, model) || isFixed(node, model) || isAllowed(node, model) || rules.isBounded?.(node)) return null;
  const cardinality = cardinalityInText(node, model.scopes);
  if (cardinality.kind === 'bounded') return null;
  if (cardinality.kind === 'unbounded') {
    const culprit = contains(raw, cardinality.node) ? cardinality.node : node;
    if (isFixed(cardinality.node, model) || isAllowed(culprit, model)) return null;
    return { node: raw, culprit, why: cardinality.why, thing: thingOf(cardinality.node) };
  }
  const thing = memberThing(node, rules.things);
  if (thing !== null) return { node: raw, culprit: node, why: 'member', thing };
  const told = rules.told?.(node, raw);
  if (told) return { node: raw, culprit: node, ...told };
  // `const path = req.path.replaceAll('/', '_')`, `name || 'unknown'`
  const source = sourceOf(node, model);
  const found = source && depth < MAX_DEPTH ? judge(source, model, rules, depth + 1) : null;
  return found && { ...found, node: raw };
}

function sourceOf(node: TSESTree.Node, { scopes }: FileModel): TSESTree.Node | null {
  if (node.type === 'Identifier') return scopes.constantOf(node);
  return node.type === 'LogicalExpression' && node.operator !== '&&' ? node.left : null;
}

/** What a value is one of, by its name: `user` for `userId` and `user.id`. */
function thingOf(node: TSESTree.Node): string {
  const last = terminalName(node) ?? '';
  const owner = chainOf(node)?.at(-2) ?? '';
  return unboundedName(/^(?:id|uuid|guid|uid)$/.test(last) ? `${owner}_${last}` : last)?.thing ?? '';
}

/** Accounts, in the widest sense: names, as opposed to ids, of what a service has ever more of. */
export const ACCOUNTS: ReadonlySet<string> = new Set([
  'tenant',
  'customer',
  'org',
  'organization',
  'organisation',
  'workspace',
  'company',
  'merchant',
]);

const NAME = new Set(['name', 'slug', 'key', 'label', 'title', 'handle']);

/** The thing that an expression is the name of: `tenantName`, `tenant.slug`, `queueName`, `queue.name`, `tenant`. */
function memberThing(node: TSESTree.Node, things: ReadonlySet<string>): string | null {
  const chain = chainOf(node)?.filter((name) => name !== 'this');
  const last = wordsOf(chain?.at(-1) ?? '');
  const isName = NAME.has(last.at(-1) ?? '');
  const words = isName ? (last.length > 1 ? last.slice(0, -1) : wordsOf(chain?.at(-2) ?? '')) : last;
  const thing = words.at(-1) ?? '';
  // `mailQueue.name` is the name of one queue.
  return things.has(thing) && (words.length === 1 || ACCOUNTS.has(thing)) ? thing : null;
}

/** `settings.observability.labels.allow` says what is bounded here, however it is spelt. */
function isAllowed(node: TSESTree.Node, { settings }: FileModel): boolean {
  const [owner, last] = chainOf(node)?.slice(-2) ?? [];
  const spelt = (name: string): string => wordsOf(name).join('_');
  const names = [last ?? owner ?? '', `${owner ?? ''}_${last ?? ''}`].map(spelt);
  return settings.labels.allow.some((allowed) => names.includes(spelt(allowed)));
}

const RESPELT =
  /^_?(?:to)?(?:(?:snake|kebab|camel|pascal|lower|upper|constant|dot)_?(?:case)?|slugify|sanitize(?:Metric)?(?:Name|Key)?|escape\w*)$/i;

const SAME_TEXT = /^(?:toString|toLowerCase|toUpperCase|trim|slice|substring|split|join)$/;

/** A pattern that matches separators alone: `/[^a-z0-9]+/gi`, `/-/g`, `/\W/g`. */
const SEPARATORS = /^(?:\[\^[^\]]*\]|\[[^\w\]]*\]|\\?[^\w\s\\[\](){}|.*+?^$]|\\[.\-/|*+?$sW])[+*]?$/;

/** Strips what changes how a text is spelt, not how many there are: `snakeCase(x)`, `x.replaceAll('-', '_')`. */
function withoutSpelling(raw: TSESTree.Node): TSESTree.Node {
  const node = unwrap(raw);
  if (node.type !== 'CallExpression') return node;
  const name = terminalName(node.callee) ?? '';
  const [first] = node.arguments;
  const callee = unwrap(node.callee);
  if (callee.type === 'MemberExpression' && SAME_TEXT.test(name)) return withoutSpelling(callee.object);
  if (RESPELT.test(name) && first && node.arguments.length === 1) return withoutSpelling(first);
  if (callee.type !== 'MemberExpression' || !/^(?:replace|replaceAll)$/.test(name) || first?.type !== 'Literal')
    return node;
  const isSeparator =
    'regex' in first
      ? SEPARATORS.test(first.regex.pattern)
      : typeof first.value === 'string' && !/\w/.test(first.value);
  return isSeparator ? withoutSpelling(callee.object) : node;
}
