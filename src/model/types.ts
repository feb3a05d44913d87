import type { TSESTree } from '@typescript-eslint/utils';
import type { Signature } from '../profiles/profile.js';
import type { FunctionNode } from './facts.js';
import type { Scopes } from './scopes.js';
import { instanceOf, memberOf, type Value } from './values.js';

/** What TypeScript annotations say, read from the syntax alone. */
export class TypeReader {
  readonly #scopes: Scopes;
  readonly #valueOf: (node: TSESTree.Node) => Value | null;

  /** @param valueOf the library value of an identifier: where the name of a type is imported from */
  constructor(scopes: Scopes, valueOf: (node: TSESTree.Node) => Value | null) {
    this.#scopes = scopes;
    this.#valueOf = valueOf;
  }

  /** What a TypeScript type says: `Logger` imported from a library, `Counter<'route'>`, `Logger | undefined`. */
  typed(type: TSESTree.TypeNode | undefined): Value | null {
    if (!type) return null;
    if (type.type === 'TSUnionType' || type.type === 'TSIntersectionType') {
      for (const member of type.types) {
        const value = this.typed(member);
        if (value) return value;
      }
      return null;
    }
    if (type.type === 'TSTypeReference') {
      const target = this.#typeName(type.typeName);
      const entry = target?.kind === 'named' ? target.entry : null;
      const instance = entry?.construct ?? entry?.is;
      if (target && instance !== undefined) return instanceOf(target, instance);
      const isWrapper =
        type.typeName.type === 'Identifier' && /^(Readonly|Partial|NonNullable|Maybe)$/.test(type.typeName.name);
      return isWrapper ? this.typed(type.typeArguments?.params[0]) : null;
    }
    if (type.type === 'TSTypeQuery' && type.exprName.type === 'Identifier') return this.#valueOf(type.exprName);
    return null;
  }

  #typeName(name: TSESTree.EntityName): Value | null {
    if (name.type === 'Identifier') return this.#valueOf(name);
    if (name.type !== 'TSQualifiedName') return null;
    const left = this.#typeName(name.left);
    return left && memberOf(left, name.right.name);
  }

  /** The member of an inline object type: `{ logger }: { logger: Logger }`. */
  typedMember(type: TSESTree.TypeNode, key: string): Value | null {
    const members = this.#membersOfType(type);
    for (const member of members) {
      const isNamed =
        member.type === 'TSPropertySignature' && member.key.type === 'Identifier' && member.key.name === key;
      if (isNamed && member.typeAnnotation) return this.typed(member.typeAnnotation.typeAnnotation);
    }
    return null;
  }

  #membersOfType(type: TSESTree.TypeNode): readonly TSESTree.TypeElement[] {
    if (type.type === 'TSTypeLiteral') return type.members;
    if (type.type !== 'TSTypeReference' || type.typeName.type !== 'Identifier') return [];
    const definition = this.#scopes.variableOf(type.typeName)?.defs[0]?.node;
    if (definition?.type === 'TSInterfaceDeclaration') return definition.body.body;
    if (definition?.type === 'TSTypeAliasDeclaration') return this.#membersOfType(definition.typeAnnotation);
    return [];
  }

  /** What the TypeScript type of a function says, where it is annotated with one of a library. */
  signatureOf(fn: FunctionNode): { value: Value; signature: Signature } | null {
    const value = fn.parent && this.#typeOfFunction(fn.parent);
    const signature = value?.kind === 'named' ? value.entry.signature : undefined;
    return value && signature ? { value, signature } : null;
  }

  #typeOfFunction(parent: TSESTree.Node): Value | null {
    let annotation: TSESTree.TypeNode | undefined;
    if (parent.type === 'TSSatisfiesExpression' || parent.type === 'TSAsExpression') annotation = parent.typeAnnotation;
    else if (parent.type === 'VariableDeclarator') annotation = parent.id.typeAnnotation?.typeAnnotation;
    else if (parent.type === 'PropertyDefinition') annotation = parent.typeAnnotation?.typeAnnotation;
    return annotation?.type === 'TSTypeReference' ? this.#typeName(annotation.typeName) : null;
  }
}
