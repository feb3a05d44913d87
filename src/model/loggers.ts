import { dirname, relative, resolve, sep } from 'node:path';
import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import type { LoggerTraits, LogShape } from '../profiles/profile.js';
import type { Settings } from '../settings.js';
import { classMember } from './classes.js';
import { indentAt } from './edits.js';
import type { LogCall } from './facts.js';
import type { FileModel } from './file-model.js';
import { statementsAround } from './statements.js';
import { enclosingClass, enclosingFunction, isClass, isFunction, terminalName, unwrap } from './syntax.js';
import { asInstance, loggerTraits, memberOf, type Value } from './values.js';

/** A logger that code at some place can write to. */
export interface UsableLogger {
  /** As it is written there: `logger`, `this.logger`, `req.log`. */
  text: string;
  traits: LoggerTraits;
  /** What a fix must add for the name to exist: an import; null where it exists. */
  addImport: TSESLint.ReportFixFunction | null;
}

type Context = Readonly<TSESLint.RuleContext<string, readonly unknown[]>>;

/**
 * The logger that code at a node would use: one in scope whose shape is known, else the one of
 * `settings.observability.logger` with its import.
 */
export function loggerAt(node: TSESTree.Node, model: FileModel, context: Context): UsableLogger | null {
  return inClass(node, model) ?? inScope(node, model, context) ?? configured(node, model, context);
}

/** `this.logger` of the class around the node. */
function inClass(node: TSESTree.Node, model: FileModel): UsableLogger | null {
  const type = enclosingClass(node);
  if (!type || !hasThis(node)) return null;
  const names = new Set<string>();
  for (const log of model.logs) {
    const target = log.logger && unwrap(log.logger);
    if (
      target?.type !== 'MemberExpression' ||
      target.object.type !== 'ThisExpression' ||
      enclosingClass(target) !== type
    )
      continue;
    const traits = traitsOf(log, model);
    if (traits) return { text: `this.${memberText(target)}`, traits, addImport: null };
  }
  for (const name of ['logger', '#logger', '_logger', 'log', '#log', '_log'])
    if (classMember(type, name)) names.add(name);
  for (const name of names) {
    const value = classMember(type, name)?.values[0];
    const annotated = model.resolver.types.typed(classMember(type, name)?.annotation ?? undefined);
    const instance = asInstance(annotated) ?? asInstance(value ? model.resolver.valueOf(value) : null);
    const traits = instance && loggerTraits(instance);
    if (traits && isStructured(traits)) return { text: `this.${name}`, traits, addImport: null };
  }
  return null;
}

/** `debug('app')` has no levels: it is no place for what an operator must see. */
function isStructured({ shape }: LoggerTraits): boolean {
  return shape !== 'printf';
}

function memberText(node: TSESTree.MemberExpression): string {
  return node.property.type === 'PrivateIdentifier' ? `#${node.property.name}` : (terminalName(node) ?? '');
}

/** True where `this` at the node is an instance of the class around it. */
function hasThis(node: TSESTree.Node): boolean {
  for (let current = node.parent; current; current = current.parent) {
    if (isClass(current)) return true;
    if (current.type === 'StaticBlock' || ('static' in current && current.static)) return false;
    if (current.type === 'FunctionDeclaration') return false;
    if (current.type === 'FunctionExpression' && current.parent.type !== 'MethodDefinition') return false;
  }
  return false;
}

/** A variable in scope that holds a logger, innermost first; the console does not count. */
function inScope(node: TSESTree.Node, model: FileModel, context: Context): UsableLogger | null {
  // Names that a variable of an inner scope has taken.
  const hidden = new Set<string>();
  for (let scope: TSESLint.Scope.Scope | null = context.sourceCode.getScope(node); scope; scope = scope.upper) {
    let library: UsableLogger | null = null;
    const visible = scope.variables.filter(({ name }) => !hidden.has(name));
    for (const { name } of visible) hidden.add(name);
    for (const variable of visible) {
      const identifier = variable.identifiers[0];
      if (!identifier || !isReadable(variable, node)) continue;
      const value = model.resolver.valueOf(identifier);
      const logger = usable(variable.name, value, model);
      // `winston` itself can be written to, but whoever makes a logger wants that one used.
      if (logger && value?.kind === 'instance') return logger;
      library ??= logger;
    }
    if (library) return library;
  }
  return null;
}

/** True where a variable can be written to at a node without more ado: declared by then, a value, always there. */
function isReadable({ defs: [definition], scope }: TSESLint.Scope.Variable, node: TSESTree.Node): boolean {
  if (!definition) return false;
  const { name } = definition;
  if (isFunction(definition.node) && definition.node.type === 'FunctionDeclaration' && definition.node.id === name)
    return false;
  if (definition.parent?.type === 'ImportDeclaration') {
    const isType = definition.node.type === 'ImportSpecifier' && definition.node.importKind === 'type';
    return definition.parent.importKind !== 'type' && !isType;
  }
  if (
    name.type === 'Identifier' &&
    (name.optional || /^TS(?:Number|String|Boolean)Keyword$/.test(name.typeAnnotation?.typeAnnotation.type ?? ''))
  )
    return false;
  // Code in a function runs later than the declaration below it; code beside the declaration does not.
  const isLater =
    enclosingFunction(node) !== enclosingFunction(name) && (scope.type === 'module' || scope.type === 'global');
  return name.range[1] < node.range[0] || isLater;
}

/** The logger that a variable holds, or carries as `log`: Fastify's app and request do. */
function usable(name: string, value: Value | null, model: FileModel): UsableLogger | null {
  const instance = asInstance(value);
  if (!instance || instance.profile.id === 'console') return null;
  const isHomemade = instance.profile.id === 'homemade' && instance.type === 'logger';
  const traits = isHomemade ? homemadeTraits(name, model) : loggerTraits(instance);
  if (traits) return isStructured(traits) ? { text: name, traits, addImport: null } : null;
  const carried = asInstance(memberOf(instance, 'log'));
  const own = carried && loggerTraits(carried);
  return own ? { text: `${name}.log`, traits: own, addImport: null } : null;
}

/**
 * How the logger of a call is written to: as its library says, else as this file writes to it.
 * @returns null for the console, for `debug`, and where neither tells
 */
export function traitsOf(log: LogCall, model: FileModel): LoggerTraits | null {
  if (log.library === 'console') return null;
  const instance = log.logger && asInstance(model.resolver.valueOf(log.logger));
  const traits = instance && loggerTraits(instance);
  if (traits) return isStructured(traits) ? traits : null;
  const name = log.logger && terminalName(log.logger);
  return name === null || name === undefined ? null : (homemadeTraits(name, model) ?? null);
}

/** How a logger of unknown make is written to, by how this file writes to it; else by the configured one of that name. */
function homemadeTraits(name: string, model: FileModel): LoggerTraits | undefined {
  let known = writtenTo.get(model);
  if (!known) {
    known = new Map();
    writtenTo.set(model, known);
  }
  if (!known.has(name)) known.set(name, traitsByUse(name, model));
  return known.get(name);
}

const writtenTo = new WeakMap<FileModel, Map<string, LoggerTraits | undefined>>();

function traitsByUse(name: string, model: FileModel): LoggerTraits | undefined {
  const shapes = model.logs
    .filter((log) => log.logger && terminalName(log.logger) === name)
    .map((log) => shapeOf(log.node));
  const shape = shapes.find((candidate) => candidate !== null);
  if (shape) return { shape, ...errorKeyOf(name, model) };
  const { logger } = model.settings;
  return logger && nameOf(logger) === name ? logger.profile.logger : undefined;
}

/** What the configured logger is called in a file that imports it. */
function nameOf(logger: NonNullable<Settings['logger']>): string {
  return logger.import === 'default' ? 'logger' : logger.import;
}

/** The shape that the arguments of one call give away. */
function shapeOf(call: TSESTree.CallExpression): LogShape | null {
  const [first, second] = call.arguments.map((argument) => unwrap(argument).type);
  const isText = (type: string | undefined): boolean => type === 'Literal' || type === 'TemplateLiteral';
  if (first === 'ObjectExpression') return 'fields-first';
  if (first === 'Identifier' && isText(second)) return 'fields-first';
  if (isText(first) && second === 'ObjectExpression') return 'fields-last';
  return isText(first) && second === 'Identifier' && call.arguments.length === 2 ? 'arguments' : null;
}

function errorKeyOf(name: string, model: FileModel): { errorKey?: string } {
  for (const log of model.logs) {
    if (!log.logger || terminalName(log.logger) !== name) continue;
    for (const argument of log.node.arguments) {
      if (argument.type !== 'ObjectExpression') continue;
      for (const property of argument.properties) {
        const key = property.type === 'Property' && property.key.type === 'Identifier' ? property.key.name : '';
        if (/^(?:err|error|cause|exception)$/.test(key)) return { errorKey: key };
      }
    }
  }
  return { errorKey: 'err' };
}

/** The logger of the settings, with the import that a file needs for it. */
function configured(node: TSESTree.Node, model: FileModel, context: Context): UsableLogger | null {
  const { logger } = model.settings;
  if (!logger?.profile.logger) return null;
  const name = nameOf(logger);
  const addImport = importFix(logger.module, logger.import, name, node, context);
  if (!addImport) return null;
  for (let scope: TSESLint.Scope.Scope | null = context.sourceCode.getScope(node); scope; scope = scope.upper) {
    if (scope.set.has(name) && scope.set.get(name)!.defs.length > 0) return null;
  }
  return { text: name, traits: logger.profile.logger, addImport };
}

/** Adds the import after the others, or as the first statement; null in the file of the logger itself. */
function importFix(
  module: string,
  imported: string,
  name: string,
  node: TSESTree.Node,
  context: Context,
): TSESLint.ReportFixFunction | null {
  const { sourceCode, filename, cwd } = context;
  const isPath = module.startsWith('.') && !filename.startsWith('<');
  if (isPath && withoutExtension(resolve(cwd, module)) === withoutExtension(resolve(cwd, filename))) return null;
  const source = isPath ? relativeModule(resolve(cwd, module), resolve(cwd, filename)) : module;
  const body = statementsAround(node, sourceCode.ast);
  const [first] = body;
  if (!first) return null;
  const imports = body.filter((statement) => statement.type === 'ImportDeclaration');
  const isModule = imports.length > 0 || body.some((statement) => statement.type.startsWith('Export'));
  const isCommonJs =
    !isModule && (/\brequire\(|\bmodule\.exports\b|\bexports\.\w/.test(sourceCode.text) || /\.c[jt]s$/.test(filename));
  const text = isCommonJs
    ? imported === 'default'
      ? `const ${name} = require('${source}');`
      : `const { ${name} } = require('${source}');`
    : imported === 'default'
      ? `import ${name} from '${source}';`
      : `import { ${name} } from '${source}';`;
  const last =
    imports.at(-1) ?? body.findLast((statement) => 'directive' in statement && statement.directive !== undefined);
  return (fixer) => {
    if (last) return fixer.insertTextAfter(last, `\n${indentAt(last.loc.start.line, sourceCode)}${text}`);
    const comments = sourceCode.getCommentsBefore(first);
    // A shebang or licence stays first, what is said of the first statement stays with it.
    const own = comments.findLastIndex((comment, i) => {
      const next = comments[i + 1] ?? first;
      return (
        comment.type === ('Shebang' as never) ||
        next.loc.start.line > comment.loc.end.line + 1 ||
        /^!|copyright|licen[cs]e|©/i.test(comment.value)
      );
    });
    const next = comments[own + 1] ?? first;
    return fixer.insertTextBefore(next, `${text}\n${indentAt(next.loc.start.line, sourceCode)}`);
  };
}

function withoutExtension(path: string): string {
  return path.replace(/\.[cm]?[jt]sx?$/, '');
}

function relativeModule(target: string, filename: string): string {
  const path = relative(dirname(filename), target).split(sep).join('/');
  return path.startsWith('.') ? path : `./${path}`;
}
