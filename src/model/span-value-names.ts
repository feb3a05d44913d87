import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { wordsOf } from '../vocabulary/words.js';
import { fieldName } from './field-names.js';
import type { FileModel } from './file-model.js';
import { annotated } from './label-values.js';
import { thingBeside, type UnboundedNamePart } from './span-name-parts.js';
import { chainOf, terminalName, unwrap, walk } from './syntax.js';

type SourceCode = Readonly<TSESLint.SourceCode>;

/** A value with the name of the attribute that takes it. */
export interface NamedValue {
  /** `meeting.id` */
  key: string;
  /** The value as code. */
  text: string;
  /** What stands for it in a route: `meetingId`. */
  path: string;
}

/** What says nothing without whose it is, and is set off by a dot. */
const PARTS = /^(?:id|uuid|guid|uid|name|slug|key|hash|title|handle|label|number)$/;

/** What holds what a caller sends: `req.params.meetingId` is `meetingId`. */
const HOLDERS = /^(?:req|request|ctx|context|c|event|params|query|body|pathParameters|queryStringParameters|this)$/;

/**
 * The attribute that takes a part of a span's name, named as OpenTelemetry names attributes: `meeting.id`.
 * @returns null where nothing tells its name, or it does not belong into a trace: personal data, times, random values
 */
export function attributeOf(part: UnboundedNamePart, model: FileModel, sourceCode: SourceCode): NamedValue | null {
  const key = keyOf(part);
  if (key === null || !isPlain(part.node, sourceCode)) return null;
  const words = wordsOf(key);
  const path = words.map((word, i) => (i === 0 ? word : `${word[0]!.toUpperCase()}${word.slice(1)}`)).join('');
  return { key, path, text: textOf(part, model, sourceCode) };
}

function keyOf({ node, culprit, why, thing }: UnboundedNamePart): string | null {
  switch (why) {
    case 'id':
    case 'input':
    case 'member':
      return attributeName(culprit, node, why === 'member' ? thing : '');
    case 'query':
      return /sql|quer|stmt|statement/i.test(terminalName(culprit) ?? '') ? 'db.query.text' : null;
    case 'url':
      return unwrap(node) === unwrap(culprit) ? urlAttribute(culprit) : null;
    default:
      return null;
  }
}

/** A path, or a whole URL; what Node calls `req.url` is neither. Source: OpenTelemetry semantic conventions 1.45, `url.*`. */
function urlAttribute(node: TSESTree.Node): string | null {
  const chain = chainOf(node) ?? [];
  const last = chain.at(-1) ?? '';
  if (/^path(?:name)?$/.test(last)) return 'url.path';
  return /^(?:url|uri|href)$/.test(last) && (chain.length === 1 || last === 'href') ? 'url.full' : null;
}

function attributeName(culprit: TSESTree.Node, raw: TSESTree.Node, member: string): string | null {
  const chain = chainOf(culprit);
  // `req.headers['x-client']` has a name of its own in the conventions, and may be a secret.
  if (chain?.includes('headers') || chain?.includes('cookies')) return null;
  const last = chain?.at(-1)?.replace(/^[#_]+/, '') ?? '';
  const owner = chain?.at(-2) ?? '';
  const isOwned = chain !== null && chain.length > 1 && !HOLDERS.test(owner);
  const name =
    HOLDERS.test(owner) && chain?.length !== 1 ? last : (fieldName(culprit, isOwned && PARTS.test(last)) ?? '');
  const words = wordsOf(name);
  const kind = words.at(-1) ?? '';
  if (words.length === 1) {
    const beside = thingBeside(culprit, raw);
    if (beside !== null) return `${beside.replaceAll(' ', '_')}.${kind}`;
    const glued = /^(user|session|request)(id)$/.exec(kind);
    if (glued) return `${glued[1]!}.${glued[2]!}`;
    if (member !== '') return `${member}.name`;
    return kind.length > 2 && !/^(?:uuid|guid|uid|name|key|value|text|data|input)$/.test(kind) ? kind : null;
  }
  if (/^(?:trace|span)$/.test(words.at(-2) ?? '')) return null;
  return PARTS.test(kind) ? `${words.slice(0, -1).join('_')}.${kind}` : words.join('_');
}

/** What has no effect of its own, and gives the same wherever it stands in the call. */
function isPlain(node: TSESTree.Node, { visitorKeys }: SourceCode): boolean {
  let found = true;
  walk(node, visitorKeys, ({ type }) => {
    found &&= !/^(?:Await|Yield|Assignment|Update|New|Import)Expression$/.test(type);
    return undefined;
  });
  return found;
}

/** An attribute takes texts, numbers, flags and lists of these: the rest goes as the text that it is in the name. */
function textOf({ node, why }: UnboundedNamePart, { scopes }: FileModel, sourceCode: SourceCode): string {
  const text = sourceCode.getText(node);
  const value = unwrap(node);
  const chain = chainOf(value) ?? [];
  const variable = value.type === 'Identifier' ? scopes.variableOf(value) : null;
  const type = variable?.defs[0] ? annotated(variable, scopes) : null;
  const isOther =
    type !== null && /\b(?:null|bigint|unknown|object|symbol|URL|ObjectId)\b/.test(sourceCode.getText(type));
  // A variable `url` may hold a URL.
  const mayBeUrl = why === 'url' && value.type === 'Identifier' && type === null;
  const isSent = why === 'input' && !/^(?:params|pathParameters)$/.test(chain.at(-2) ?? '');
  const isText = value.type === 'TemplateLiteral' || value.type === 'CallExpression';
  return (isOther || mayBeUrl || isSent || chain.at(-1) === '_id') && !isText ? `String(${text})` : text;
}
