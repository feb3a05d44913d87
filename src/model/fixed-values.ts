import type { TSESTree } from '@typescript-eslint/utils';
import { unboundedName } from '../vocabulary/cardinality.js';
import { CONSTANT_NAME } from '../vocabulary/words.js';
import { classMember } from './classes.js';
import type { FunctionNode } from './facts.js';
import type { FileModel } from './file-model.js';
import { annotated, valuesOf } from './label-values.js';
import { valuesOfType } from './label-types.js';
import type { Variable } from './scopes.js';
import { chainOf, enclosingClass, isFunction, memberName, rootOf, terminalName, unwrap } from './syntax.js';

type Definition = Variable['defs'][number];

const MAX_DEPTH = 5;

/** What holds the configuration: there is one value a process, whatever it is called. */
const CONFIGURATION =
  /^_?(?!(?:user|tenant|customer|account|org|organization|workspace|team))(?:\w+(?:Config|Settings|Env)|config|configuration|conf|cfg|[cC]onfigService|settings|env|environment|process|constants?|defaults?)$/;

/** How configuration readers give out what they hold: Backstage, node-config, NestJS. */
const GETTER = /^get(?:Optional|Required)(?:String|Number|Boolean|Config|Value)?(?:Array)?$|^getOrThrow$/;

/** Methods that call a function with each element, and at which position the element is. */
const EACH = /^(?:forEach|map|flatMap|filter|some|every|find|reduce)$/;

/** Methods that keep the elements of a list, or some of them. */
const SAME_LIST = /^(?:filter|slice|sort|toSorted|reverse|toReversed|concat|entries|values|keys|flat|split)$/;

/**
 * True where the code or the configuration fixes which values an expression has: a constant, a configuration value, a
 * loop over what is written in the file, a parameter that is only given such.
 */
export function isFixed(raw: TSESTree.Node, model: FileModel, depth = 0): boolean {
  const node = unwrap(raw);
  if (depth > MAX_DEPTH) return false;
  if (valuesOf(raw, model.scopes) !== null) return true;
  if (node.type === 'Identifier') return isFixedVariable(node, model, depth);
  if (node.type === 'LogicalExpression')
    return isFixed(node.left, model, depth + 1) && isFixed(node.right, model, depth + 1);
  if (isConfiguration(node)) return true;
  if (node.type !== 'MemberExpression') return false;
  const object = unwrap(node.object);
  // `import.meta.filename`
  if (object.type === 'MetaProperty') return true;
  if (object.type === 'ThisExpression') return isFixedField(node, model, depth);
  const root = rootOf(node);
  const definition = root.type === 'Identifier' ? model.scopes.variableOf(root)?.defs[0] : undefined;
  return definition !== undefined && isOfFixedList(definition, model, depth);
}

function isFixedVariable(node: TSESTree.Identifier, model: FileModel, depth: number): boolean {
  const variable = model.scopes.variableOf(node);
  if (CONSTANT_NAME.test(node.name)) return true;
  const definition = variable?.defs[0];
  if (!variable || !definition) return CONFIGURATION.test(node.name) || /^__(?:file|dir)name$/.test(node.name);
  // What another file exports is one thing.
  if (definition.type === 'ImportBinding') return true;
  if (isFewByType(variable, model) || isOfFixedList(definition, model, depth)) return true;
  if (definition.type === 'Parameter') return isOnlyGivenFixed(variable, definition, model, depth);
  if (definition.node.type !== 'VariableDeclarator') return false;
  const { init, id } = definition.node;
  // `const { tenantId } = config`
  if (init && id.type === 'ObjectPattern') return isFixed(init, model, depth + 1) || isConfiguration(init);
  const writes = variable.references.filter((reference) => reference.isWrite());
  return (
    id.type === 'Identifier' &&
    writes.length > 0 &&
    writes.every(({ writeExpr }) => writeExpr && isFixed(writeExpr, model, depth + 1))
  );
}

/** `process.env.TENANT`, `this.config.queue`, `getConfig().tenantId`, `configService.get('TENANT')`, `LIMITS.tenant`. */
function isConfiguration(node: TSESTree.Node): boolean {
  // `cache?.getOptionalString('keyType')` of a configuration reader, whatever that is called.
  if (node.type === 'CallExpression' && GETTER.test(terminalName(node.callee) ?? '')) {
    const [key] = node.arguments;
    if (key?.type === 'Literal' && typeof key.value === 'string') return true;
  }
  const names = namesIn(node);
  const [first, second] = names;
  const isOfClass = first === 'this' || /^[A-Z]/.test(first ?? '');
  return (
    names.some((name) => CONFIGURATION.test(name)) ||
    CONSTANT_NAME.test(first ?? '') ||
    (isOfClass && CONSTANT_NAME.test(second ?? ''))
  );
}

/** The names of a chain of members and calls, from its root. */
function namesIn(raw: TSESTree.Node): string[] {
  const node = unwrap(raw);
  if (node.type === 'CallExpression') return namesIn(node.callee);
  if (node.type === 'MemberExpression') return [...namesIn(node.object), memberName(node) ?? ''];
  if (node.type === 'ThisExpression') return ['this'];
  return node.type === 'Identifier' ? [node.name] : [];
}

/** `this.queue = 'mail'`, `this.tenantId = config.tenantId`. */
function isFixedField(node: TSESTree.MemberExpression, model: FileModel, depth: number): boolean {
  const name = memberName(node);
  const type = enclosingClass(node);
  const field = type && name !== null ? classMember(type, name) : null;
  if (!field) return false;
  if (field.annotation && valuesOfType(field.annotation, model.scopes)) return true;
  return field.values.length > 0 && field.values.every((value) => isFixed(value, model, depth + 1));
}

/** A literal union, or a type of another file: that may be one. A type that is called as an id is no union. */
function isFewByType(variable: Variable, { scopes }: FileModel): boolean {
  const type = annotated(variable, scopes);
  if (!type) return false;
  if (type.type === 'TSTypeOperator') return type.operator === 'keyof';
  // `(typeof QUEUES)[number]`; `User['id']` is as good as any id.
  if (type.type === 'TSIndexedAccessType') return type.objectType.type === 'TSTypeQuery';
  if (type.type !== 'TSTypeReference') return valuesOfType(type, scopes) !== null;
  const typeName = type.typeName.type === 'Identifier' ? type.typeName : null;
  const declared = typeName && scopes.variableOf(typeName)?.defs[0]?.node;
  if (declared?.type === 'TSTypeParameter')
    return !!declared.constraint && valuesOfType(declared.constraint, scopes) !== null;
  if (declared?.type === 'TSTypeAliasDeclaration' || declared?.type === 'TSEnumDeclaration')
    return valuesOfType(type, scopes) !== null;
  return typeName === null || (typeName.name !== 'String' && unboundedName(typeName.name) === null);
}

/** `for (const queue of QUEUES)`, `['mail', 'video'].forEach((queue) => …)`; also `{ name }` of the element. */
function isOfFixedList(definition: Definition, model: FileModel, depth: number): boolean {
  if (definition.type === 'Variable') {
    const loop = definition.node.parent.parent;
    const isOf = loop.type === 'ForOfStatement' || loop.type === 'ForInStatement';
    return isOf && loop.left === definition.node.parent && isFixedList(loop.right, model, depth + 1);
  }
  if (definition.type !== 'Parameter') return false;
  const fn = definition.node;
  const call = isFunction(fn) ? fn.parent : undefined;
  if (!isFunction(fn) || call?.type !== 'CallExpression' || call.callee.type !== 'MemberExpression') return false;
  const method = memberName(call.callee) ?? '';
  const param = fn.params[method === 'reduce' ? 1 : 0];
  const isElement = !!param && param.range[0] <= definition.name.range[0] && definition.name.range[1] <= param.range[1];
  return EACH.test(method) && isElement && isFixedList(call.callee.object, model, depth + 1);
}

/** True for a list that the code or the configuration writes down: `['mail', 'video']`, `QUEUES`, `config.queues`. */
export function isFixedList(raw: TSESTree.Node, model: FileModel, depth = 0): boolean {
  const node = unwrap(raw);
  if (depth > MAX_DEPTH) return false;
  if (isConfiguration(node)) return true;
  switch (node.type) {
    case 'ArrayExpression':
      return node.elements.every(
        (element) => element?.type !== 'SpreadElement' || isFixedList(element.argument, model, depth + 1),
      );
    case 'ObjectExpression':
      return true;
    case 'Identifier': {
      const definition = model.scopes.variableOf(node)?.defs[0];
      if (definition?.type === 'ImportBinding' || definition?.node.type === 'TSEnumDeclaration') return true;
      const constant = model.scopes.constantOf(node);
      return constant !== null && isFixedList(constant, model, depth + 1);
    }
    case 'MemberExpression': {
      if (unwrap(node.object).type !== 'ThisExpression') return false;
      const type = enclosingClass(node);
      const field = type && classMember(type, memberName(node) ?? '');
      return !!field?.values.length && field.values.every((value) => isFixedList(value, model, depth + 1));
    }
    case 'NewExpression':
      return node.arguments.length === 1 && isFixedList(node.arguments[0]!, model, depth + 1);
    case 'CallExpression': {
      const { callee, arguments: args } = node;
      const method = terminalName(callee) ?? '';
      const of = /^(?:Object\.(?:keys|values|entries)|Array\.from)$/.test(chainOf(callee)?.join('.') ?? '');
      if (of) return args[0] !== undefined && isFixedList(args[0], model, depth + 1);
      return callee.type === 'MemberExpression' && SAME_LIST.test(method)
        ? isFixedList(callee.object, model, depth + 1)
        : false;
    }
    default:
      return false;
  }
}

/** True where the file calls the function, with fixed values only. */
function isOnlyGivenFixed(variable: Variable, definition: Definition, model: FileModel, depth: number): boolean {
  const fn = definition.node as TSESTree.Node;
  if (!isFunction(fn) || depth > 1) return false;
  const given = argumentsFor(fn, variable, model);
  return given.length > 0 && given.every((argument) => argument !== null && isFixed(argument, model, depth + 1));
}

/** What the calls in the file give the parameter that an expression names. */
export function givenTo(node: TSESTree.Node, model: FileModel): TSESTree.Node[] {
  const variable = node.type === 'Identifier' ? model.scopes.variableOf(node) : null;
  const fn = variable?.defs[0]?.type === 'Parameter' ? (variable.defs[0].node as TSESTree.Node) : null;
  return variable && isFunction(fn) ? argumentsFor(fn, variable, model).filter((argument) => argument !== null) : [];
}

/** What each call in the file gives a parameter; null where that cannot be seen. */
function argumentsFor(fn: FunctionNode, variable: Variable, model: FileModel): (TSESTree.Node | null)[] {
  const at = fn.params.findIndex((param) => param === variable.identifiers[0]);
  if (at < 0) return [];
  return model.resolver.definitions.callsOf(fn).map((call) => {
    const isSpread = call.arguments.some(({ type }) => type === 'SpreadElement');
    return isSpread ? null : (call.arguments[at] ?? null);
  });
}
