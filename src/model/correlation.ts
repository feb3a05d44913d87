import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import {
  CARRIES_CORRELATION,
  CORRELATION_FIELD,
  CORRELATION_PACKAGES,
  FIELDS_NAME,
  LOGGER_KNOWS_REQUEST,
  REQUEST_PARAMETER,
} from '../vocabulary/request-loggers.js';
import type { LogCall } from './facts.js';
import type { FileModel } from './file-model.js';
import { importedText } from './imported-logger.js';
import { loggerConfigOf } from './logger-config.js';
import { dependenciesOf } from './project.js';
import type { Scopes } from './scopes.js';
import { statementsOf } from './statements.js';
import { chainOf, isFunction, memberName, requiredSource, unwrap, walk } from './syntax.js';
import { asInstance } from './values.js';

type Context = Readonly<TSESLint.RuleContext<string, readonly unknown[]>>;

/** The name that a logger is reached by: its variable, or a function that hands it out. */
export interface LoggerRoot {
  root: TSESTree.Identifier | null;
  isHandedOut: boolean;
}

/**
 * True where something else than its logger puts the id of the request on a record, or may do so: an instrumentation
 * or a store among the dependencies of the package, a store or mixin in this file or in that of the logger, the fields
 * of the record.
 * @param by how the logger is reached; null where the code itself shows that it does not know the request
 */
export function carriesCorrelation(log: LogCall, by: LoggerRoot | null, model: FileModel, context: Context): boolean {
  return (
    showsCarrier(model, context) ||
    loggerMayCarry(log, model, context) ||
    (by?.root ? importMayCarry(by.root, by.isHandedOut, model, context) : false) ||
    hasCorrelationField(log, model, context)
  );
}

/** Evidence in the file, or in the nearest package.json. */
function showsCarrier(model: FileModel, { sourceCode }: Context): boolean {
  return CARRIES_CORRELATION.test(sourceCode.text) || usesOneOf(CORRELATION_PACKAGES, model, sourceCode);
}

const packages = new WeakMap<FileModel, ReadonlySet<string>>();

/** True where the file imports one of some packages, or its package depends on one. */
export function usesOneOf(
  wanted: ReadonlySet<string>,
  model: FileModel,
  sourceCode: Readonly<TSESLint.SourceCode>,
): boolean {
  let used = packages.get(model);
  if (!used) {
    used = new Set([...dependenciesOf(model.filename), ...importsOf(model, sourceCode).map(packageOf)]);
    packages.set(model, used);
  }
  const all = used;
  return [...wanted].some((name) => all.has(name));
}

/** The packages and files that a file imports or requires. */
function importsOf(model: FileModel, { ast }: Readonly<TSESLint.SourceCode>): string[] {
  const imported = statementsOf(ast).flatMap((statement) =>
    statement.type === 'ImportDeclaration' ? [statement.source.value] : [],
  );
  return [...imported, ...model.calls.flatMap((call) => requiredSource(call) ?? [])];
}

/** The package of an import source: `hono` of `hono/context-storage`. */
export function packageOf(source: string): string {
  return source
    .split('/')
    .slice(0, source.startsWith('@') ? 2 : 1)
    .join('/');
}

/** True where what the logger is made with reads the id from somewhere, in this file or in another. */
function loggerMayCarry(log: LogCall, model: FileModel, { sourceCode }: Context): boolean {
  const config = loggerConfigOf(log, model, sourceCode);
  if (config && (config.hasMixin || LOGGER_KNOWS_REQUEST.test(config.text))) return true;
  const source = log.logger && asInstance(model.resolver.valueOf(log.logger))?.source;
  return source ? CARRIES_CORRELATION.test(source.text) : false;
}

/** True where the file that a logger is imported from seems to know about requests, or comes from another package. */
function importMayCarry(
  root: TSESTree.Identifier,
  isHandedOut: boolean,
  model: FileModel,
  { filename, cwd }: Context,
): boolean {
  const source = sourceOf(root, model.scopes);
  const value = model.resolver.valueOf(root);
  if (source === null || asInstance(value)?.source) return false;
  if (!/^(?:[./~#]|@\/|src\/)/.test(source)) return value?.certain !== true;
  const text = importedText(source, { filename, cwd });
  // What hands out a logger may hand out that of the request: its file has to show that it does not.
  if (text === null) return isHandedOut;
  return CARRIES_CORRELATION.test(text) || LOGGER_KNOWS_REQUEST.test(text);
}

/** Where a name comes from, also through the call that makes it: `const logger = getLogger()`. */
function sourceOf(root: TSESTree.Identifier, scopes: Scopes, depth = 0): string | null {
  const definition = scopes.variableOf(root)?.defs[0];
  if (definition?.parent?.type === 'ImportDeclaration') return definition.parent.source.value;
  const init = definition?.node.type === 'VariableDeclarator' && definition.node.init;
  if (!init || depth > 2) return null;
  let value = unwrap(init);
  for (;;) {
    const required = value.type === 'CallExpression' ? requiredSource(value) : null;
    if (required !== null) return required;
    if (value.type === 'CallExpression' || value.type === 'NewExpression') value = unwrap(value.callee);
    else if (value.type === 'MemberExpression') value = unwrap(value.object);
    else if (value.type === 'AwaitExpression') value = unwrap(value.argument);
    else return value.type === 'Identifier' ? sourceOf(value, scopes, depth + 1) : null;
  }
}

/** True where the record has the id in its own fields, or may have: what cannot be read counts. */
function hasCorrelationField({ node }: LogCall, { scopes }: FileModel, { sourceCode }: Context): boolean {
  return node.arguments.some((argument) => {
    const value = unwrap(argument);
    if (value.type === 'SpreadElement') return true;
    if (mayHoldFields(value)) return true;
    const constant = value.type === 'Identifier' ? scopes.constantOf(value) : null;
    return mentionsCorrelation(value, sourceCode) || (constant !== null && mentionsCorrelation(constant, sourceCode));
  });
}

/** `meta`, `logContext(req)`, `this.fields`. */
function mayHoldFields(value: TSESTree.Node): boolean {
  const named = value.type === 'CallExpression' ? unwrap(value.callee) : value;
  return FIELDS_NAME.test(chainOf(named)?.at(-1) ?? '');
}

function mentionsCorrelation(root: TSESTree.Node, { visitorKeys }: Readonly<TSESLint.SourceCode>): boolean {
  let found = false;
  walk(root, visitorKeys, (node) => {
    if (isFunction(node)) return false;
    if (node.type === 'SpreadElement') found = true;
    if (node.type === 'Property') found ||= CORRELATION_FIELD.test(memberName(node) ?? '');
    if (node.type === 'MemberExpression') {
      const name = memberName(node) ?? '';
      const [owner] = chainOf(node.object)?.slice(-1) ?? [];
      found ||= CORRELATION_FIELD.test(name) || (name === 'id' && REQUEST_PARAMETER.test(owner ?? ''));
    }
    if (node.type === 'Identifier') {
      // The whole request: serializers print its id. `req.body` does not have it.
      const isWhole = REQUEST_PARAMETER.test(node.name) && node.parent.type !== 'MemberExpression';
      found ||= isWhole || CORRELATION_FIELD.test(node.name);
    }
    return found ? false : undefined;
  });
  return found;
}

/** The fields that make a child of a logger one of the request; null where it is not. */
export function correlationFields(
  call: TSESTree.CallExpression,
  isOfRequest: (name: TSESTree.Identifier) => boolean,
  sourceCode: Readonly<TSESLint.SourceCode>,
): string | null {
  const [fields] = call.arguments;
  const object = fields && unwrap(fields);
  if (!object) return null;
  let isFromRequest = false;
  walk(object, sourceCode.visitorKeys, (node) => {
    if (node.type === 'Identifier') isFromRequest ||= isOfRequest(node);
    return !isFunction(node);
  });
  if (!isFromRequest && !mentionsCorrelation(object, sourceCode)) return null;
  const properties = object.type === 'ObjectExpression' ? object.properties : [];
  const names = properties.flatMap((entry) => (entry.type === 'Property' ? (memberName(entry) ?? []) : []));
  return names.length > 0 ? names.join(', ') : sourceCode.getText(object);
}
