import type { TSESTree } from '@typescript-eslint/utils';
import type { FunctionNode } from './facts.js';
import { isClass, memberName } from './syntax.js';

type ClassNode = TSESTree.ClassDeclaration | TSESTree.ClassExpression;

/** What a class says of one of its members. */
export interface ClassMember {
  /** What is assigned to it: its initialiser, and every `this.x = …` in the class. */
  values: TSESTree.Node[];
  annotation: TSESTree.TypeNode | null;
  decorators: TSESTree.Decorator[];
  method: FunctionNode | null;
}

const indexes = new WeakMap<ClassNode, Map<string, ClassMember>>();

/** Looks up a field or method of a class; `#name` for private ones. Null where the class has none. */
export function classMember(type: ClassNode, name: string): ClassMember | null {
  let index = indexes.get(type);
  if (!index) {
    index = indexClass(type);
    indexes.set(type, index);
  }
  return index.get(name) ?? null;
}

function indexClass(type: ClassNode): Map<string, ClassMember> {
  const members = new Map<string, ClassMember>();
  const at = (name: string): ClassMember => {
    const found = members.get(name) ?? { values: [], annotation: null, decorators: [], method: null };
    members.set(name, found);
    return found;
  };
  for (const element of type.body.body) {
    if (element.type === 'PropertyDefinition' || element.type === 'AccessorProperty') {
      const name = memberName(element as TSESTree.PropertyDefinition);
      if (name === null) continue;
      const member = at(name);
      if (element.value) member.values.push(element.value);
      member.annotation = element.typeAnnotation?.typeAnnotation ?? null;
      member.decorators = element.decorators;
    } else if (element.type === 'MethodDefinition') {
      const name = memberName(element);
      if (element.kind === 'constructor') indexParameters(element.value.params, at);
      else if (name !== null && element.kind === 'get') at(name).values.push(...returned(element.value.body));
      else if (name !== null && element.kind === 'method') at(name).method = element.value as FunctionNode;
      if (element.value.body) indexAssignments(element.value.body, at);
    }
  }
  return members;
}

function indexParameters(params: readonly TSESTree.Parameter[], at: (name: string) => ClassMember): void {
  for (const param of params) {
    if (param.type !== 'TSParameterProperty') continue;
    const target = param.parameter.type === 'AssignmentPattern' ? param.parameter.left : param.parameter;
    if (target.type !== 'Identifier') continue;
    const member = at(target.name);
    member.annotation = target.typeAnnotation?.typeAnnotation ?? null;
    member.decorators = param.decorators;
    if (param.parameter.type === 'AssignmentPattern') member.values.push(param.parameter.right);
  }
}

/** `this.x = …` at any depth of a method, other than in classes and functions with a `this` of their own. */
function indexAssignments(body: TSESTree.Node, at: (name: string) => ClassMember): void {
  const stack: TSESTree.Node[] = [body];
  for (let node = stack.pop(); node; node = stack.pop()) {
    if (isClass(node) || node.type === 'FunctionExpression' || node.type === 'FunctionDeclaration') continue;
    if (node.type === 'AssignmentExpression' && node.left.type === 'MemberExpression') {
      const name = node.left.object.type === 'ThisExpression' ? memberName(node.left) : null;
      if (name !== null) at(name).values.push(node.right);
    }
    for (const key of Object.keys(node)) {
      if (key === 'parent' || key === 'loc' || key === 'range') continue;
      const child = (node as unknown as Record<string, unknown>)[key];
      for (const item of Array.isArray(child) ? (child as unknown[]) : [child]) {
        if (typeof item === 'object' && item !== null && 'type' in item) stack.push(item as TSESTree.Node);
      }
    }
  }
}

function returned(body: TSESTree.BlockStatement | null): TSESTree.Expression[] {
  return (body?.body ?? []).flatMap((statement) =>
    statement.type === 'ReturnStatement' && statement.argument ? [statement.argument] : [],
  );
}
