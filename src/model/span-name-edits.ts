import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { insert, outside } from './edits.js';
import type { FileModel } from './file-model.js';
import { partsOf } from './message-parts.js';
import { nameWithout, type NamePiece } from './span-name-text.js';
import type { UnboundedNamePart } from './span-name-parts.js';
import type { SpanName } from './span-names.js';
import { attributeOf, type NamedValue } from './span-value-names.js';
import { contains, isFunction, memberName, terminalName, unwrap } from './syntax.js';

type SourceCode = Readonly<TSESLint.SourceCode>;

/** A span with a name that stays the same, and its values as attributes. */
export interface ConstantName {
  /** The name as code: `'join'`. */
  name: string;
  /** The attributes that the values are in. */
  attributes: readonly string[];
  fix: TSESLint.ReportFixFunction;
}

/**
 * Moves the unbounded parts of a span's name into attributes (tags of dd-trace), beside those that it has.
 * @returns null where the name is put together elsewhere, no good name remains, a value has no name or does not belong
 *   into a trace, or the attributes cannot be read
 */
export function constantName(
  span: SpanName,
  parts: readonly UnboundedNamePart[],
  model: FileModel,
  sourceCode: SourceCode,
): ConstantName | null {
  const place = placeOf(span, model);
  if (!place || sourceCode.getCommentsInside(span.nameNode).length > 0) return null;
  const values = parts.map((part) => attributeOf(part, model, sourceCode));
  if (values.includes(null)) return null;
  const attributes = values as NamedValue[];
  if (new Set(attributes.map(({ key }) => key)).size < attributes.length) return null;
  const name = constantText(span, parts, attributes, model, sourceCode);
  const quote = quoteOf(sourceCode);
  const added = attributes.map((value) => ({ ...value, code: `${quote}${value.key}${quote}: ${value.text}` }));
  const fix = name === null ? null : addition(place, span, added, sourceCode);
  if (name === null || !fix) return null;
  return {
    name,
    attributes: attributes.map(({ key }) => key),
    fix: (fixer) => [fixer.replaceText(span.nameNode, name), ...[fix(fixer) ?? []].flat()] as TSESLint.RuleFix[],
  };
}

/**
 * The name that remains, as a text.
 * @returns null where none does, or where it is put together from more
 */
export function exampleName(
  span: SpanName,
  parts: readonly UnboundedNamePart[],
  model: FileModel,
  sourceCode: SourceCode,
): string | null {
  const names = parts.map((part) => attributeOf(part, model, sourceCode) ?? { path: '' });
  const rest = remaining(span, parts, names, model, sourceCode);
  return rest?.every((piece) => typeof piece === 'string') === true ? rest.join('') : null;
}

function remaining(
  { nameNode }: SpanName,
  parts: readonly UnboundedNamePart[],
  values: readonly Pick<NamedValue, 'path'>[],
  model: FileModel,
  sourceCode: SourceCode,
): (string | { kept: string })[] | null {
  const pieces = partsOf(nameNode, model);
  if (!pieces) return null;
  const found = new Set<TSESTree.Node>();
  const named = pieces.map((piece): NamePiece => {
    if (piece.kind === 'text') return piece.text;
    const at = parts.findIndex(({ node }) => unwrap(node) === unwrap(piece.node));
    if (at < 0) return { kept: sourceCode.getText(piece.node) };
    found.add(parts[at]!.node);
    return { gone: values[at]!.path };
  });
  // The rest stands in a constant or function of the file.
  return found.size === parts.length ? nameWithout(named) : null;
}

function constantText(
  span: SpanName,
  parts: readonly UnboundedNamePart[],
  values: readonly NamedValue[],
  model: FileModel,
  sourceCode: SourceCode,
): string | null {
  const rest = remaining(span, parts, values, model, sourceCode);
  if (!rest) return null;
  const isStatic = rest.every((piece) => typeof piece === 'string');
  if (!isStatic) {
    const inner = rest.map((piece) =>
      typeof piece === 'string' ? piece.replaceAll(/[`\\]|\$\{/g, '\\$&') : `\${${piece.kept}}`,
    );
    return `\`${inner.join('')}\``;
  }
  const text = rest.join('');
  const quote = [quoteOf(sourceCode), "'", '"'].find((each) => !text.includes(each));
  return quote === undefined || text.includes('\\') ? null : `${quote}${text}${quote}`;
}

function quoteOf({ ast }: SourceCode): string {
  return ast.tokens.find(({ type, value }) => type === 'String' && /^['"]/.test(value))?.value[0] ?? "'";
}

/** Where the attributes of a call go. */
type Place =
  /** A property of an object of options, which is an argument, or becomes one behind the name. */
  | { kind: 'options'; options: TSESTree.ObjectExpression | null; key: 'attributes' | 'tags' }
  /** Another call on what the call returns, which is the span. */
  | { kind: 'chain'; method: 'setAttribute' | 'setTag' };

function placeOf(span: SpanName, model: FileModel): Place | null {
  const { node, certain, library, how, nameNode } = span;
  if (!certain || !contains(node, nameNode) || node.arguments.some(({ type }) => type === 'SpreadElement')) return null;
  const method = terminalName(node.callee) ?? '';
  if (how === 'rename') {
    if (method === 'setOperationName' && library === 'dd-trace') return { kind: 'chain', method: 'setTag' };
    const returnsSpan = method === 'updateName' && /^(?:opentelemetry|nestjs-otel|sentry)$/.test(library);
    return returnsSpan ? { kind: 'chain', method: 'setAttribute' } : null;
  }
  const [first, second] = node.arguments;
  if (library === 'sentry') {
    const isOwn = first?.type === 'ObjectExpression' && contains(first, nameNode);
    return isOwn ? { kind: 'options', options: first, key: 'attributes' } : null;
  }
  // The service of nestjs-otel takes a name and nothing else.
  const isTracer = model.resolver.calleeOf(node)?.receiver?.type === 'tracer';
  if (!isTracer || first !== nameNode) return null;
  const key = library === 'dd-trace' ? 'tags' : 'attributes';
  if (!/^(?:opentelemetry|nestjs-otel|dd-trace)$/.test(library)) return null;
  if (second?.type === 'ObjectExpression') return { kind: 'options', options: second, key };
  const hasCallback = /^(?:startActiveSpan|trace|wrap)$/.test(method);
  const isFree = hasCallback ? node.arguments.length === 2 && takesNoOptions(second!) : node.arguments.length === 1;
  return isFree ? { kind: 'options', options: null, key } : null;
}

/** A function, or the name of one, which stands where the options could. */
function takesNoOptions(node: TSESTree.Node): boolean {
  const value = unwrap(node);
  return isFunction(value) || value.type === 'Identifier' || value.type === 'MemberExpression';
}

interface Added extends NamedValue {
  code: string;
}

function addition(
  place: Place,
  { node, nameNode }: SpanName,
  added: readonly Added[],
  sourceCode: SourceCode,
): TSESLint.ReportFixFunction | null {
  if (place.kind === 'chain') {
    const calls = added.map(({ code }) => `.${place.method}(${code.replace(': ', ', ')})`).join('');
    return (fixer) => fixer.insertTextAfter(node, calls);
  }
  const { options, key } = place;
  const literal = `{ ${added.map(({ code }) => code).join(', ')} }`;
  if (!options) return (fixer) => fixer.insertTextAfterRange(outside(nameNode, sourceCode), `, { ${key}: ${literal} }`);
  const present = options.properties.find((entry) => entry.type === 'Property' && memberName(entry) === key);
  // What a spread or a computed key brings in may be the attributes.
  const isRead = options.properties.every((entry) => entry.type === 'Property' && memberName(entry) !== null);
  if (present?.type !== 'Property') return isRead ? insert(options, `${key}: ${literal}`, sourceCode) : null;
  const value = unwrap(present.value);
  if (value.type === 'Identifier') {
    const merged = `{ ...${value.name}, ${literal.slice(2)}`;
    return (fixer) => fixer.replaceText(present, `${key}: ${merged}`);
  }
  return value.type === 'ObjectExpression' ? merge(value, added, sourceCode) : null;
}

/** Adds attributes to those that are there. One that is there under its name already stays. */
function merge(
  object: TSESTree.ObjectExpression,
  added: readonly Added[],
  sourceCode: SourceCode,
): TSESLint.ReportFixFunction | null {
  const missing: string[] = [];
  for (const { key, text, code } of added) {
    const present = object.properties.find((entry) => entry.type === 'Property' && memberName(entry) === key);
    if (present?.type !== 'Property') missing.push(code);
    else if (sourceCode.getText(present.value) !== text) return null;
  }
  return missing.length > 0 ? insert(object, missing.join(', '), sourceCode) : () => [];
}
