import type { TSESTree } from '@typescript-eslint/utils';
import type { HandlerSpec, ParamRole, Profile } from '../profiles/profile.js';
import type { Settings } from '../settings.js';
import { statedBy, valuesAt } from './conditions.js';
import type { FunctionNode, RequestHandler } from './facts.js';
import { moduleProfile } from './modules.js';
import type { Resolver } from './resolve.js';
import type { Scopes } from './scopes.js';
import { chainOf, importedName, isFunction, memberName, unwrap } from './syntax.js';
import { entryOf } from './records.js';

/** The request, job and message handlers of a file. */
export interface Handlers {
  all: readonly RequestHandler[];
  /** The innermost handler around a node, the function itself included. */
  around(node: TSESTree.Node): RequestHandler | null;
}

/** Finds handlers by how they are registered, decorated or exported, and last by the names of their parameters. */
export function handlersIn(
  functions: readonly FunctionNode[],
  calls: readonly (TSESTree.CallExpression | TSESTree.NewExpression)[],
  resolver: Resolver,
  scopes: Scopes,
  settings: Settings,
  filename: string,
): Handlers {
  const found = new Map<FunctionNode, RequestHandler>();
  const add = (handler: RequestHandler): void => {
    const known = found.get(handler.node);
    if (!known || (!known.certain && handler.certain)) found.set(handler.node, handler);
  };
  for (const call of calls) {
    const callee = resolver.calleeOf(call);
    for (const spec of callee ? statedBy(call, callee, scopes) : []) {
      if (spec.kind !== 'handler') continue;
      for (const node of registered(call, spec, resolver, scopes)) {
        // Express tells error middleware by its four parameters.
        const isErrorMiddleware = spec.params.join() === 'request,response,next' && node.params.length === 4;
        const params = isErrorMiddleware ? (['error', ...spec.params] as const) : spec.params;
        add({ node, framework: callee!.profile.id, trigger: spec.trigger, params, certain: callee!.certain });
      }
    }
  }
  for (const node of functions) {
    const handler =
      annotated(node, resolver) ??
      decorated(node, scopes, settings) ??
      inherited(node, scopes, settings) ??
      exported(node, scopes, settings, filename) ??
      named(node);
    if (handler) add(handler);
  }
  return {
    all: [...found.values()],
    around(node) {
      for (let current: TSESTree.Node | undefined = node; current; current = current.parent) {
        const handler = isFunction(current) ? found.get(current) : undefined;
        if (handler) return handler;
      }
      return null;
    },
  };
}

function registered(
  call: TSESTree.CallExpression | TSESTree.NewExpression,
  spec: HandlerSpec,
  resolver: Resolver,
  scopes: Scopes,
): FunctionNode[] {
  const places = spec.functions === 'all' ? call.arguments : (valuesAt(call, spec.functions, scopes) ?? []);
  return places.flatMap((raw) => {
    const node = unwrap(raw);
    if (node.type === 'ArrayExpression')
      return node.elements.flatMap((item) => (item ? functionIn(item, resolver) : []));
    return functionIn(node, resolver);
  });
}

/** The function itself, or the one that a wrapper such as `asyncHandler(fn)` is given. */
function functionIn(raw: TSESTree.Node, resolver: Resolver): FunctionNode[] {
  const fn = resolver.definitions.functionOf(raw);
  if (fn) return [fn];
  const node = unwrap(raw);
  if (node.type !== 'CallExpression') return [];
  return node.arguments.flatMap((argument) => {
    const inner = unwrap(argument);
    return isFunction(inner) ? [inner] : [];
  });
}

/** `const create: RequestHandler = (req, res) => …`. */
function annotated(node: FunctionNode, resolver: Resolver): RequestHandler | null {
  const typed = resolver.types.signatureOf(node);
  if (!typed?.signature.trigger) return null;
  const { value, signature } = typed;
  return {
    node,
    framework: value.profile.id,
    trigger: typed.signature.trigger,
    params: signature.params ?? [],
    certain: true,
  };
}

/** `@Get() list()`. */
function decorated(node: FunctionNode, scopes: Scopes, settings: Settings): RequestHandler | null {
  const method = node.parent;
  if (method?.type !== 'MethodDefinition') return null;
  for (const { expression } of method.decorators ?? []) {
    const imported = importOf(expression.type === 'CallExpression' ? expression.callee : expression, scopes, settings);
    const decorator = imported && entryOf(imported.profile.decorators, imported.name);
    if (imported && decorator && 'trigger' in decorator) {
      const { trigger, params = [] } = decorator;
      return { node, framework: imported.profile.id, trigger, params, certain: true };
    }
  }
  return null;
}

/** `class Mails extends WorkerHost { process(job) {} }`. */
function inherited(node: FunctionNode, scopes: Scopes, settings: Settings): RequestHandler | null {
  const method = node.parent;
  if (method?.type !== 'MethodDefinition') return null;
  const type = method.parent.parent;
  for (const base of [type.superClass, ...(type.implements ?? []).map((item) => item.expression)]) {
    const imported = base && importOf(base, scopes, settings);
    const known = imported?.profile.methodHandlers?.[imported.name];
    if (imported && known?.methods.includes(memberName(method) ?? '')) {
      return { node, framework: imported.profile.id, trigger: known.trigger, params: known.params, certain: true };
    }
  }
  return null;
}

/** The library and the name there of something imported by name. */
function importOf(node: TSESTree.Node, scopes: Scopes, settings: Settings): { profile: Profile; name: string } | null {
  const specifier = node.type === 'Identifier' ? scopes.variableOf(node)?.defs[0]?.node : undefined;
  if (specifier?.type !== 'ImportSpecifier') return null;
  const profile = moduleProfile((specifier.parent as TSESTree.ImportDeclaration).source.value, settings);
  return profile && { profile, name: importedName(specifier) };
}

/** `export async function GET(request) {}`, where the path of the file or the first parameter confirms it. */
function exported(node: FunctionNode, scopes: Scopes, settings: Settings, filename: string): RequestHandler | null {
  const names = exportedNames(node, scopes);
  if (names.length === 0) return null;
  const path = filename.replaceAll('\\', '/');
  for (const profile of settings.profiles) {
    for (const { names: known, files, firstParam, trigger, params } of profile.exportedHandlers ?? []) {
      if (!names.some((name) => known.includes(name))) continue;
      if (files !== undefined && !new RegExp(files).test(path)) continue;
      if (firstParam !== undefined && !new RegExp(firstParam).test(firstParameter(node))) continue;
      return { node, framework: profile.id, trigger, params, certain: true };
    }
  }
  return null;
}

/** The name of the first parameter, or that of its type where it is destructured. */
function firstParameter(node: FunctionNode): string {
  const first = node.params[0];
  if (first?.type === 'Identifier') return first.name;
  const annotation = first?.type === 'ObjectPattern' ? first.typeAnnotation?.typeAnnotation : undefined;
  return annotation?.type === 'TSTypeReference' && annotation.typeName.type === 'Identifier'
    ? annotation.typeName.name
    : '';
}

/**
 * The names under which a function is exported: `export const GET = …`, `export default function`, `exports.handler = …`,
 * `export { handler }`; also through the calls that wrap it, `export const handler = middy(fn)`.
 */
function exportedNames(node: FunctionNode, scopes: Scopes): string[] {
  if (node.type === 'FunctionDeclaration') {
    if (node.parent.type === 'ExportNamedDeclaration') return node.id ? [node.id.name] : [];
    if (node.parent.type === 'ExportDefaultDeclaration') return ['default'];
    return node.id ? exportsOf(node.id, scopes) : [];
  }
  let outer: TSESTree.Node | undefined = node.parent;
  while (outer && (outer.type === 'CallExpression' || unwrap(outer) !== outer)) outer = outer.parent;
  if (outer?.type === 'ExportDefaultDeclaration') return ['default'];
  if (outer?.type === 'VariableDeclarator' && outer.id.type === 'Identifier') {
    return outer.parent.parent.type === 'ExportNamedDeclaration' ? [outer.id.name] : exportsOf(outer.id, scopes);
  }
  const target = outer?.type === 'AssignmentExpression' ? chainOf(outer.left) : null;
  const isExports = target?.[0] === 'exports' || (target?.[0] === 'module' && target[1] === 'exports');
  return isExports ? [target.at(-1)!] : [];
}

/** `export { handler }`, `export { create as POST }`, `export default handler`, `exports.handler = handler`. */
function exportsOf(name: TSESTree.Identifier, scopes: Scopes): string[] {
  const variable = scopes.variableOf(name);
  return (variable ? scopes.readsOf(variable) : []).flatMap((read) => {
    const { parent } = read;
    if (parent?.type === 'ExportSpecifier')
      return [parent.exported.type === 'Identifier' ? parent.exported.name : parent.exported.value];
    if (parent?.type === 'ExportDefaultDeclaration') return ['default'];
    const target = parent?.type === 'AssignmentExpression' ? chainOf(parent.left) : null;
    const isExports = target?.[0] === 'exports' || (target?.[0] === 'module' && target[1] === 'exports');
    return isExports ? [target.at(-1)!] : [];
  });
}

const PARAMETER_ROLES: Readonly<Record<string, ParamRole>> = {
  req: 'request',
  request: 'request',
  _req: 'request',
  _request: 'request',
  res: 'response',
  response: 'response',
  reply: 'response',
  _res: 'response',
  next: 'next',
  _next: 'next',
  done: 'next',
  err: 'error',
  error: 'error',
};

/** `(req, res)`, `(err, req, res, next)`, `(request, reply)`: the names every code base uses. */
function named(node: FunctionNode): RequestHandler | null {
  const params = node.params.map((param) =>
    param.type === 'Identifier' ? (entryOf(PARAMETER_ROLES, param.name) ?? null) : null,
  );
  const at = params[0] === 'error' ? 1 : 0;
  if (params[at] !== 'request' || params[at + 1] !== 'response') return null;
  return { node, framework: 'homemade', trigger: 'http', params, certain: false };
}
