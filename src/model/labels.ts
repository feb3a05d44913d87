import type { TSESTree } from '@typescript-eslint/utils';
import { configObject } from './config-object.js';
import type { LabelName, LabelValue, MetricDeclaration, Setting } from './facts.js';
import type { Scopes } from './scopes.js';
import { memberName, unwrap } from './syntax.js';
import { textOf } from './text.js';

/** The label names that a declaration lists, or that its type parameter names (`gauge<{ route: string }>`). */
export function declaredLabels(
  node: TSESTree.CallExpression | TSESTree.NewExpression,
  setting: Setting,
  scopes: Scopes,
): { names: LabelName[]; complete: boolean } {
  if (setting.state === 'given') return listed(setting.node, scopes);
  const typed = typeLabels(node, scopes);
  if (typed.length > 0) return { names: typed, complete: true };
  return { names: [], complete: setting.state === 'absent' };
}

function listed(raw: TSESTree.Node, scopes: Scopes, depth = 0): { names: LabelName[]; complete: boolean } {
  const node = unwrap(raw);
  if (depth > 4) return { names: [], complete: false };
  if (node.type === 'Identifier') {
    const constant = scopes.constantOf(node);
    if (!constant) return { names: [], complete: false };
    const initial = listed(constant, scopes, depth + 1);
    const pushed = pushedTo(node, scopes);
    return { names: [...initial.names, ...pushed], complete: initial.complete && !isChanged(node, scopes) };
  }
  if (node.type === 'MemberExpression') {
    const constant = scopes.constantMemberOf(node);
    return constant ? listed(constant, scopes, depth + 1) : { names: [], complete: false };
  }
  if (node.type === 'CallExpression' && node.callee.type === 'MemberExpression') {
    const isKeys =
      memberName(node.callee) === 'keys' &&
      node.callee.object.type === 'Identifier' &&
      node.callee.object.name === 'Object';
    const config = isKeys && node.arguments[0] ? configObject(node.arguments[0], scopes) : null;
    if (!config) return { names: [], complete: false };
    const names = [...config.properties].map(([name, property]) => ({ name, node: property.key }));
    return { names, complete: config.complete };
  }
  if (node.type !== 'ArrayExpression') return { names: [], complete: false };
  const names: LabelName[] = [];
  let complete = true;
  for (const element of node.elements) {
    if (!element) continue;
    if (element.type === 'SpreadElement') {
      const spread = listed(element.argument, scopes, depth + 1);
      names.push(...spread.names);
      complete &&= spread.complete;
      continue;
    }
    const text = textOf(element, scopes);
    if (text?.isStatic) names.push({ name: text.text, node: element });
    else complete = false;
  }
  return { names, complete };
}

/** True where the file adds to a constant list, or replaces what is in it, after its declaration. */
function isChanged(list: TSESTree.Identifier, scopes: Scopes): boolean {
  const variable = scopes.variableOf(list);
  if (!variable) return false;
  return scopes.readsOf(variable).some((read) => {
    const member = read.parent;
    if (member?.type !== 'MemberExpression' || member.object !== read) return false;
    const { parent } = member;
    if (parent.type === 'AssignmentExpression' && parent.left === member) return true;
    const isCalled = parent.type === 'CallExpression' && parent.callee === member;
    return isCalled && /^(?:push|unshift|splice|fill)$/.test(memberName(member) ?? '');
  });
}

/** `labelNames.push('workflow_id')` after the declaration of a constant list. */
function pushedTo(list: TSESTree.Identifier, scopes: Scopes): LabelName[] {
  const variable = scopes.variableOf(list);
  if (!variable) return [];
  return scopes.readsOf(variable).flatMap((read) => {
    const member = read.parent;
    if (member?.type !== 'MemberExpression' || memberName(member) !== 'push') return [];
    const call = member.parent;
    if (call.type !== 'CallExpression' || call.callee !== member) return [];
    return call.arguments.flatMap((argument) => {
      const text = textOf(argument, scopes);
      return text?.isStatic ? [{ name: text.text, node: argument }] : [];
    });
  });
}

function typeLabels(node: TSESTree.CallExpression | TSESTree.NewExpression, scopes: Scopes): LabelName[] {
  const given = node.typeArguments?.params[0];
  const definition = given?.type === 'TSTypeReference' ? scopes.variableOf(given.typeName)?.defs[0]?.node : undefined;
  const type = definition?.type === 'TSTypeAliasDeclaration' ? definition.typeAnnotation : given;
  const properties =
    type?.type === 'TSTypeLiteral'
      ? type.members
      : definition?.type === 'TSInterfaceDeclaration'
        ? definition.body.body
        : null;
  if (properties) {
    return properties.flatMap((member) => {
      const name = member.type === 'TSPropertySignature' ? memberName(member) : null;
      return member.type === 'TSPropertySignature' && name !== null ? [{ name, node: member.key }] : [];
    });
  }
  const members = type?.type === 'TSUnionType' ? type.types : type ? [type] : [];
  return members.flatMap((member) =>
    member.type === 'TSLiteralType' && member.literal.type === 'Literal' && typeof member.literal.value === 'string'
      ? [{ name: member.literal.value, node: member }]
      : [],
  );
}

/** The labels of an object: literal, or a constant or parameter default that leads to one. */
export function objectLabels(raw: TSESTree.Node, scopes: Scopes): LabelValue[] {
  const config = configObject(raw, scopes);
  if (!config) return [];
  // prom-client: `inc({ labels: { route }, value: 1, exemplarLabels })`
  const inner = config.properties.get('labels');
  const isWithExemplar = config.properties.has('value') || config.properties.has('exemplarLabels');
  if (inner && (isWithExemplar || configObject(inner.value, scopes))) return objectLabels(inner.value, scopes);
  return [...config.properties].map(([name, property]) => ({ name, node: property, value: property.value }));
}

/** `labels('GET', 200)` in the order of the declaration, or `labels({ method })`. */
export function positionalLabels(
  args: readonly TSESTree.CallExpressionArgument[],
  declaration: MetricDeclaration | null,
  scopes: Scopes,
): LabelValue[] {
  const first = args[0];
  if (first && args.length === 1 && configObject(first, scopes)) return objectLabels(first, scopes);
  return args.flatMap((value, i) =>
    value.type === 'SpreadElement' ? [] : [{ name: declaration?.labels[i]?.name ?? null, node: value, value }],
  );
}

/** StatsD tags: the first object, or array of `'key:value'` strings. */
export function tagLabels(args: readonly TSESTree.CallExpressionArgument[], scopes: Scopes): LabelValue[] {
  for (const raw of args) {
    const node = unwrap(raw);
    const constant = node.type === 'Identifier' ? scopes.constantOf(node) : null;
    const target = constant ? unwrap(constant) : node;
    if (target.type === 'ObjectExpression') {
      const config = configObject(target, scopes)!;
      const tags = config.properties.get('tags');
      // hot-shots: `increment('joins', 1, { sampleRate: 0.5, tags })`
      if ([...config.properties.keys()].every((key) => /^(?:sampleRate|timestamp|cardinality)$/.test(key))) continue;
      return tags ? tagLabels([tags.value as TSESTree.Expression], scopes) : objectLabels(target, scopes);
    }
    if (target.type === 'ArrayExpression')
      return target.elements.flatMap((element) => (element ? tagString(element, scopes) : []));
  }
  return [];
}

function tagString(node: TSESTree.Node, scopes: Scopes): LabelValue[] {
  const text = textOf(node, scopes);
  const [name, rest] = text?.head.split(/:(.*)/s) ?? [];
  if (!text || name === undefined || rest === undefined) return [];
  if (text.isStatic) return [{ name, node, value: null }];
  const dynamic = text.parts.filter((part) => typeof part !== 'string');
  return dynamic.map((part) => ({ name, node, value: part.node }));
}
