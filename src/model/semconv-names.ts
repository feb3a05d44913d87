import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { entriesOf } from './disclosures.js';
import type { Attribute, Disclosure, Fact } from './facts.js';
import type { FileModel } from './file-model.js';
import { dependenciesOf } from './project.js';
import type { Scopes } from './scopes.js';
import type { NameKind } from './semconv.js';
import { statementsOf } from './statements.js';
import { requiredSource, terminalName, unwrap } from './syntax.js';

type SourceCode = Readonly<TSESLint.SourceCode>;

/** A name that the code gives to what it hands to OpenTelemetry. */
export interface GivenName {
  kind: NameKind;
  /** What carries it. */
  on: 'span' | 'measurement' | 'resource' | 'metric';
  name: string;
  /** The expression of the name. */
  node: TSESTree.Node;
  /** The value of an attribute. */
  value: TSESTree.Node | null;
  /** The call that it stands in. */
  call: TSESTree.Node;
}

/** Attribute and metric names that a file gives to OpenTelemetry, in no certain order. What others take as tags is not among them. */
export function namesGiven(model: FileModel, sourceCode: SourceCode): GivenName[] {
  const isOurs = (fact: Fact): boolean => isOpenTelemetry(fact, model, sourceCode);
  const spans = model.disclosures
    .filter((disclosure) => disclosure.to === 'span' && takesAttributes(disclosure) && isOurs(disclosure))
    .flatMap(({ node, data }) => data.flatMap((entry) => named(entry, node, 'span')));
  const measurements = model.observations
    .filter((observation) => observation.dialect === 'opentelemetry' && isOurs(observation))
    .flatMap(({ node, labels }) => labels.flatMap((label) => named(label, node, 'measurement')));
  const metrics = model.metrics
    .filter((metric) => metric.dialect === 'opentelemetry' && !metric.isWrapped && isOurs(metric))
    .flatMap(({ name, nameNode, node }): GivenName[] =>
      name?.isStatic
        ? [{ kind: 'metric', on: 'metric', name: name.text, node: nameNode, value: null, call: node }]
        : [],
    );
  return [...spans, ...measurements, ...metrics, ...resourceNames(model)];
}

/** Where a name is written, be it in a constant of the file; null where it is put together. */
export function writtenAt(
  raw: TSESTree.Node,
  scopes: Scopes,
  depth = 0,
): TSESTree.StringLiteral | TSESTree.TemplateLiteral | null {
  const node = unwrap(raw);
  if (depth > 4) return null;
  if (node.type === 'Literal') return typeof node.value === 'string' ? node : null;
  if (node.type === 'TemplateLiteral') return node.expressions.length === 0 ? node : null;
  const constant =
    node.type === 'Identifier'
      ? scopes.constantOf(node)
      : node.type === 'MemberExpression'
        ? scopes.constantMemberOf(node)
        : null;
  return constant ? writtenAt(constant, scopes, depth + 1) : null;
}

/** The attribute that an entry gives. A key is a property, or the argument before the value. */
function named(
  { name, node, value }: Pick<Attribute, 'name' | 'node'> & { value: TSESTree.Node | null },
  call: TSESTree.CallExpression | TSESTree.NewExpression,
  on: GivenName['on'],
): GivenName[] {
  if (name === null) return [];
  const key = node.type === 'Property' ? node.key : call.arguments[call.arguments.indexOf(node as never) - 1];
  return key ? [{ kind: 'attribute', on, name, node: key, value, call }] : [];
}

/** OpenTelemetry has no tags, labels or annotations: a method of that name is of another library. */
function takesAttributes({ node }: Disclosure): boolean {
  return !/Tag|Label|Annotation|Metadata/.test(terminalName(node.callee) ?? '');
}

const LIBRARIES = ['opentelemetry', 'nestjs-otel'];

/** Where spans come from that are not of OpenTelemetry, or follow names of their own. */
const OTHERS =
  /^(?:dd-trace|@sentry\/|elastic-apm-node|newrelic|@google-cloud\/trace-agent|aws-xray-sdk|zipkin$|opentracing|jaeger-client)/;

function isOpenTelemetry({ library }: Fact, model: FileModel, sourceCode: SourceCode): boolean {
  if (library !== 'homemade') {
    const base = model.settings.profiles.find(({ id }) => id === library)?.extends;
    return LIBRARIES.includes(library) || (base !== undefined && LIBRARIES.includes(base));
  }
  // A span that is handed in, or that a wrapper of the project makes: of whose make, the file tells, or its package.
  const sources = sourcesOf(model, sourceCode);
  const ofFile = sources.some((source) => source.startsWith('@opentelemetry/'));
  const all = ofFile ? sources : [...dependenciesOf(model.filename)];
  return all.some((name) => /^@opentelemetry\/(?!semantic)/.test(name)) && !all.some((name) => OTHERS.test(name));
}

function sourcesOf(model: FileModel, { ast }: SourceCode): string[] {
  const imported = statementsOf(ast).flatMap((statement) =>
    statement.type === 'ImportDeclaration' ? statement.source.value : [],
  );
  return [...imported, ...model.calls.flatMap((call) => requiredSource(call) ?? [])];
}

/** The attributes of resources: `resourceFromAttributes({ … })`, and `new Resource({ … })` of before 2.0. */
function resourceNames(model: FileModel): GivenName[] {
  return model.calls.flatMap((call) => {
    const [attributes] = call.arguments;
    const isMade =
      terminalName(call.callee) === (call.type === 'NewExpression' ? 'Resource' : 'resourceFromAttributes');
    // What calls it so must have it from OpenTelemetry; a local name of one's own is not followed.
    if (!isMade || !attributes || !isOfResources(call.callee, model.scopes)) return [];
    return entriesOf(attributes, model.scopes).flatMap((entry) => named(entry, call, 'resource'));
  });
}

const RESOURCES = /^@opentelemetry\/(?:resources|sdk-node)$/;

function isOfResources(raw: TSESTree.Node, scopes: Scopes): boolean {
  let node = unwrap(raw);
  while (node.type === 'MemberExpression') node = unwrap(node.object);
  const definition = node.type === 'Identifier' ? scopes.variableOf(node)?.defs[0] : undefined;
  if (definition?.parent?.type === 'ImportDeclaration') return RESOURCES.test(definition.parent.source.value);
  const init = definition?.node.type === 'VariableDeclarator' ? definition.node.init : null;
  return init?.type === 'CallExpression' && RESOURCES.test(requiredSource(init) ?? '');
}
