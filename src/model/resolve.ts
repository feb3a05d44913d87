import type { TSESTree } from '@typescript-eslint/utils';
import type { Entry } from '../profiles/profile.js';
import type { Settings } from '../settings.js';
import { classMember } from './classes.js';
import { statedBy } from './conditions.js';
import { Definitions } from './definitions.js';
import type { FunctionNode } from './facts.js';
import { homemade } from './homemade.js';
import { importedLogger, type Place } from './imported-logger.js';
import { moduleProfile } from './modules.js';
import type { Scopes } from './scopes.js';
import { contains, enclosingClass, importedName, isFunction, memberName, requiredSource, unwrap } from './syntax.js';
import { TypeReader } from './types.js';
import {
  asInstance,
  callable,
  factsOf,
  instanceOf,
  memberOf,
  read,
  type Instance,
  type Named,
  type Value,
} from './values.js';

type Definition = NonNullable<ReturnType<Scopes['variableOf']>>['defs'][number];

const GLOBAL_OBJECTS = new Set(['globalThis', 'global', 'window', 'self']);

/** Finds out which library value an expression is. */
export class Resolver {
  readonly #scopes: Scopes;
  readonly #settings: Settings;
  readonly #place: Place;
  readonly #known = new Map<TSESTree.Node, Value | null>();
  /** Where the things of this file are defined. */
  readonly definitions: Definitions;
  /** What type annotations say. */
  readonly types: TypeReader;

  /** @param place where the file is; what it imports from others of its project is looked up from there */
  constructor(scopes: Scopes, settings: Settings, calls: readonly TSESTree.Node[], place: Place) {
    this.#scopes = scopes;
    this.#settings = settings;
    this.#place = place;
    this.definitions = new Definitions(scopes, calls);
    this.types = new TypeReader(scopes, (node) => this.valueOf(node));
  }

  /** The library value of an expression; null where nothing tells. */
  valueOf(raw: TSESTree.Node): Value | null {
    const node = unwrap(raw);
    const known = this.#known.get(node);
    if (known !== undefined) return known;
    // Marks the node as being resolved, so that `const a = b, b = a` ends.
    this.#known.set(node, null);
    const value = this.#resolve(node) ?? homemade(node, this.#settings, this.#scopes);
    this.#known.set(node, value);
    return value;
  }

  /** What a call or `new` calls, with the facts it states; null where nothing tells. */
  calleeOf(node: TSESTree.CallExpression | TSESTree.NewExpression): Named | null {
    return callable(this.valueOf(node.callee));
  }

  #resolve(node: TSESTree.Node): Value | null {
    switch (node.type) {
      case 'Identifier':
        return this.#identifier(node);
      case 'MemberExpression':
        return this.#member(node);
      case 'CallExpression':
        return this.#call(node);
      case 'NewExpression':
        return this.#new(node);
      case 'ImportExpression':
        return node.source.type === 'Literal' ? this.#module(node.source.value) : null;
      case 'AwaitExpression':
        return this.valueOf(node.argument);
      case 'AssignmentExpression':
        return this.valueOf(node.right);
      case 'LogicalExpression':
        return this.valueOf(node.left) ?? this.valueOf(node.right);
      case 'ConditionalExpression':
        return this.valueOf(node.consequent) ?? this.valueOf(node.alternate);
      default:
        return null;
    }
  }

  #module(source: unknown): Value | null {
    if (typeof source !== 'string') return null;
    const profile = moduleProfile(source, this.#settings);
    return profile ? { kind: 'namespace', profile, certain: true } : null;
  }

  /** An export of a library, or of the file of the project's own logger. */
  #export(source: string, name: string, local = name): Value | null {
    const module = this.#module(source);
    return module ? memberOf(module, name) : importedLogger(source, name, this.#place, this.#settings, local);
  }

  #global(name: string): Value | null {
    for (const profile of this.#settings.profiles) {
      const entry = profile.globals && Object.hasOwn(profile.globals, name) ? profile.globals[name] : undefined;
      if (entry) return read(entry, profile, name, null, true);
    }
    return null;
  }

  #identifier(node: TSESTree.Identifier): Value | null {
    const variable = this.#scopes.variableOf(node);
    if (!variable) return this.#global(node.name);
    for (const definition of variable.defs) {
      const value = this.#definition(definition);
      if (value) return value;
    }
    // `let logger; … logger = pino()`
    for (const reference of variable.references) {
      if (!reference.isWrite() || !reference.writeExpr || reference.init) continue;
      const isPlain = reference.identifier.parent?.type === 'AssignmentExpression';
      const value = isPlain ? this.valueOf(reference.writeExpr) : null;
      if (value) return value;
    }
    return null;
  }

  #definition(definition: Definition): Value | null {
    const { node, name } = definition;
    switch (node.type) {
      case 'ImportSpecifier': {
        const declaration = node.parent as TSESTree.ImportDeclaration;
        return this.#export(declaration.source.value, importedName(node), node.local.name);
      }
      case 'ImportDefaultSpecifier':
        return this.#export(node.parent.source.value, 'default', node.local.name);
      case 'ImportNamespaceSpecifier':
        return this.#module(node.parent.source.value);
      case 'TSImportEqualsDeclaration':
        return node.moduleReference.type === 'TSExternalModuleReference'
          ? this.#module(node.moduleReference.expression.value)
          : this.valueOf(node.moduleReference);
      case 'VariableDeclarator':
        return this.#bound(node.id, name, node.init, node.id.typeAnnotation);
      case 'ClassDeclaration':
      case 'ClassExpression':
        return this.#classValue(node);
      default:
        return isFunction(node) && definition.type !== 'FunctionName' ? this.#parameter(node, name) : null;
    }
  }

  /** A class of this file that extends a library class is that class. */
  #classValue(node: TSESTree.ClassDeclaration | TSESTree.ClassExpression): Value | null {
    return node.superClass ? this.valueOf(node.superClass) : null;
  }

  #parameter(
    fn: TSESTree.FunctionDeclaration | TSESTree.FunctionExpression | TSESTree.ArrowFunctionExpression,
    name: TSESTree.Node,
  ): Value | null {
    const index = fn.params.findIndex((param) => contains(param, name));
    const declared = fn.params[index];
    if (!declared) return null;
    const param = declared.type === 'TSParameterProperty' ? declared.parameter : declared;
    const pattern = param.type === 'AssignmentPattern' ? param.left : param;
    const given = param.type === 'AssignmentPattern' ? param.right : null;
    const annotation = 'typeAnnotation' in pattern ? pattern.typeAnnotation : undefined;
    return (
      this.#bound(pattern, name, given, annotation) ??
      this.#injected('decorators' in declared ? declared.decorators : []) ??
      this.#callbackParameter(fn, index, pattern, name) ??
      this.#annotatedParameter(fn, index, pattern, name)
    );
  }

  /** `const routes: FastifyPluginAsync = async (app) => …`: the type of the function says what it is given. */
  #annotatedParameter(fn: FunctionNode, index: number, pattern: TSESTree.Node, name: TSESTree.Node): Value | null {
    const typed = this.types.signatureOf(fn);
    const type = typed?.signature.types?.[index];
    return typed && type ? this.#destructured(instanceOf(typed.value, type), pattern, name) : null;
  }

  /** `metricScope((metrics) => …)`: the profile says what the callback is given. */
  #callbackParameter(fn: TSESTree.Node, index: number, pattern: TSESTree.Node, name: TSESTree.Node): Value | null {
    const isProperty = fn.parent?.type === 'Property' && fn.parent.value === fn;
    const call = isProperty ? fn.parent.parent?.parent : fn.parent;
    if (call?.type !== 'CallExpression' && call?.type !== 'NewExpression') return null;
    const callee = this.calleeOf(call);
    if (!callee) return null;
    const handler = statedBy(call, callee, this.#scopes).find((fact) => fact.kind === 'handler');
    const { callback } = callee.entry;
    const at = call.arguments.indexOf(fn as TSESTree.Expression);
    const isCallback =
      callback?.param === index && (callback.arg === 'last' ? at === call.arguments.length - 1 : callback.arg === at);
    const type = isCallback ? callback.is : handler?.types?.[index];
    return type ? this.#destructured(instanceOf(callee, type), pattern, name) : null;
  }

  /** The value of a name bound by a pattern: `const { error } = logger`, `{ logger = pino() }: Deps`. */
  #bound(
    pattern: TSESTree.Node,
    name: TSESTree.Node,
    init: TSESTree.Node | null,
    annotation: TSESTree.TSTypeAnnotation | undefined,
  ): Value | null {
    if (pattern === name) {
      const typed = annotation ? this.types.typed(annotation.typeAnnotation) : null;
      const value = init ? this.valueOf(init) : null;
      return value?.certain ? value : (typed ?? value);
    }
    const whole = init ? this.valueOf(init) : null;
    const inner = whole && this.#destructured(whole, pattern, name);
    if (inner) return inner;
    const property = propertyOf(pattern, name);
    if (!property) return null;
    const literal = init
      ? (this.#objectMember(unwrap(init), property.key) ?? this.#required(unwrap(init), property.key))
      : null;
    if (literal) return literal;
    if (property.fallback) {
      const value = this.valueOf(property.fallback);
      if (value) return value;
    }
    return annotation ? this.types.typedMember(annotation.typeAnnotation, property.key) : null;
  }

  #destructured(value: Value, pattern: TSESTree.Node, name: TSESTree.Node): Value | null {
    if (pattern === name) return value;
    const property = propertyOf(pattern, name);
    return property ? (memberOf(value, property.key) ?? memberOfInstance(value, property.key)) : null;
  }

  #member(node: TSESTree.MemberExpression): Value | null {
    const name = memberName(node);
    const object = unwrap(node.object);
    if (name === null) return this.#computedMember(node);
    if (object.type === 'ThisExpression') return this.#field(node, name);
    if (object.type === 'Identifier' && GLOBAL_OBJECTS.has(object.name) && this.#scopes.isGlobal(object)) {
      return this.#global(name);
    }
    const value = this.valueOf(object);
    const member = value && (memberOf(value, name) ?? memberOfInstance(value, name));
    return (
      member ?? this.#objectMember(object, name) ?? this.#declaredMember(object, name) ?? this.#required(object, name)
    );
  }

  /** `logger_1.logger` where `logger_1` is what `require` or `import * as` gave: how compilers write an import. */
  #required(object: TSESTree.Node, name: string): Value | null {
    const definition = object.type === 'Identifier' ? this.#scopes.variableOf(object)?.defs[0]?.node : undefined;
    if (definition?.type === 'ImportNamespaceSpecifier') return this.#export(definition.parent.source.value, name);
    const init = object.type === 'Identifier' ? this.#scopes.constantOf(object) : object;
    if (init?.type !== 'CallExpression' || init.callee.type !== 'Identifier') return null;
    const source = this.#scopes.isGlobal(init.callee) ? requiredSource(init) : null;
    return source === null ? null : this.#export(source, name);
  }

  /** `logger[level](…)` is a log of a level that run time decides. */
  #computedMember(node: TSESTree.MemberExpression): Value | null {
    const instance = asInstance(this.valueOf(node.object));
    const computed = instance?.profile.types?.[instance.type]?.['[]'];
    return computed ? read(computed, instance.profile, '[]', instance, instance.certain) : null;
  }

  /** `metrics.joins` where `metrics` is an object literal of this file, or what a function of it returns. */
  #objectMember(object: TSESTree.Node, name: string): Value | null {
    const literal = this.definitions.literalOf(object);
    for (const entry of literal?.properties ?? []) {
      if (entry.type === 'Property' && memberName(entry) === name) return this.valueOf(entry.value);
      if (entry.type === 'SpreadElement') {
        const value = this.#objectMember(unwrap(entry.argument), name);
        if (value) return value;
      }
    }
    return null;
  }

  /** `deps.logger` where `deps` is annotated with an interface of this file. */
  #declaredMember(object: TSESTree.Node, name: string): Value | null {
    if (object.type !== 'Identifier') {
      if (object.type !== 'MemberExpression' || unwrap(object.object).type !== 'ThisExpression') return null;
      const type = enclosingClass(object);
      const field = type && classMember(type, memberName(object) ?? '');
      return field?.annotation ? this.types.typedMember(field.annotation, name) : null;
    }
    const definition = this.#scopes.variableOf(object)?.defs[0];
    const annotation = definition?.name.type === 'Identifier' ? definition.name.typeAnnotation : undefined;
    return annotation ? this.types.typedMember(annotation.typeAnnotation, name) : null;
  }

  #field(node: TSESTree.MemberExpression, name: string): Value | null {
    const type = enclosingClass(node);
    if (!type) return null;
    const field = classMember(type, name);
    let guess: Value | null = null;
    for (const candidate of field?.values ?? []) {
      const value = this.valueOf(candidate);
      if (value?.certain) return value;
      guess ??= value;
    }
    const typed = this.types.typed(field?.annotation ?? undefined);
    if (typed) return typed;
    const injected = this.#injected(field?.decorators ?? []);
    if (injected) return injected;
    if (guess) return guess;
    const parent = type.superClass ? this.valueOf(type.superClass) : null;
    const instance = parent?.kind === 'named' ? (parent.entry.construct ?? null) : null;
    if (parent && instance !== null) return memberOf(instanceOf(parent, instance), name);
    return null;
  }

  /** `@InjectMetric('…') counter`: the decorator says what the field is. */
  #injected(decorators: readonly TSESTree.Decorator[]): Value | null {
    for (const { expression } of decorators) {
      const callee = expression.type === 'CallExpression' ? expression.callee : expression;
      if (callee.type !== 'Identifier') continue;
      const definition = this.#scopes.variableOf(callee)?.defs[0];
      if (definition?.node.type !== 'ImportSpecifier') continue;
      const profile = moduleProfile(
        (definition.node.parent as TSESTree.ImportDeclaration).source.value,
        this.#settings,
      );
      const decorator = profile?.decorators?.[importedName(definition.node)];
      if (profile && decorator && 'is' in decorator) {
        return { kind: 'instance', profile, type: decorator.is, origin: null, certain: true };
      }
    }
    return null;
  }

  #call(node: TSESTree.CallExpression): Value | null {
    const callee = unwrap(node.callee);
    const argument = node.arguments[0];
    const isRequire = callee.type === 'Identifier' && callee.name === 'require' && this.#scopes.isGlobal(callee);
    if (isRequire && argument?.type === 'Literal')
      return this.#module(argument.value) ?? this.#export(String(argument.value), 'default', heldBy(node));
    if (callee.type === 'MemberExpression' && memberName(callee) === 'bind') return this.valueOf(callee.object);
    if (callee.type === 'Identifier' && /^_?_?(interop|importDefault|importStar)/i.test(callee.name) && argument) {
      return this.valueOf(argument);
    }
    const called = this.calleeOf(node);
    const type = called?.entry.returns;
    if (called && type !== undefined) {
      if (type === 'self') return called.receiver;
      const made = instanceOf(called, type, originOf(called.entry, node, called.receiver));
      return called.source ? { ...made, source: called.source } : made;
    }
    const injected = this.#containerLookUp(node);
    if (injected) return injected;
    const result = this.definitions.returnedBy(callee);
    return result && this.valueOf(result);
  }

  /** `Container.get(Logger)`, `moduleRef.resolve(Logger)`: a container hands out instances of the class it is given. */
  #containerLookUp(node: TSESTree.CallExpression): Value | null {
    const argument = node.arguments[0];
    const method = node.callee.type === 'MemberExpression' ? memberName(node.callee) : null;
    if (!argument || argument.type === 'SpreadElement' || !method || !/^(get|resolve|inject)$/.test(method))
      return null;
    const value = this.valueOf(argument);
    const type = value?.kind === 'named' ? value.entry.construct : undefined;
    return value && type !== undefined ? instanceOf(value, type) : null;
  }

  #new(node: TSESTree.NewExpression): Value | null {
    const called = callable(this.valueOf(node.callee));
    const type = called?.entry.construct;
    return called && type !== undefined ? instanceOf(called, type, node) : null;
  }
}

/** A bound child (`counter.labels(…)`) belongs to the declaration of its parent; a new metric to its own call. */
function originOf(entry: Entry, node: TSESTree.CallExpression, receiver: Instance | null): Instance['origin'] {
  const declares = factsOf({ entry }).some((fact) => fact.kind === 'metric');
  return declares || !receiver?.origin ? node : receiver.origin;
}

function memberOfInstance(value: Value, name: string): Value | null {
  const instance = value.kind === 'named' ? asInstance(value) : null;
  return instance && memberOf(instance, name);
}

/** The key that an object pattern binds a name to, one level deep, with its default value. */
function propertyOf(
  pattern: TSESTree.Node,
  name: TSESTree.Node,
): { key: string; fallback: TSESTree.Expression | null } | null {
  if (pattern.type !== 'ObjectPattern') return null;
  for (const entry of pattern.properties) {
    if (entry.type !== 'Property') continue;
    const target = entry.value.type === 'AssignmentPattern' ? entry.value.left : entry.value;
    const key = memberName(entry);
    if (target === name && key !== null) {
      return { key, fallback: entry.value.type === 'AssignmentPattern' ? entry.value.right : null };
    }
  }
  return null;
}

/** The variable that holds what a call gives; `default` where none does. */
function heldBy({ parent }: TSESTree.CallExpression): string {
  return parent.type === 'VariableDeclarator' && parent.id.type === 'Identifier' ? parent.id.name : 'default';
}
