import type { TSESTree } from '@typescript-eslint/utils';
import { CLIENT_SOURCE, CLIENT_TYPE, SAME_TYPE, SENDING_FUNCTIONS } from '../vocabulary/outbound.js';
import { classMember } from './classes.js';
import type { FileModel } from './file-model.js';
import type { Scopes } from './scopes.js';
import { enclosingClass, importedName, isClass, memberName, terminalName, unwrap } from './syntax.js';

/**
 * False for what a package of clients offers beside them, as far as the file tells: `eq(rooms.id, id)`, `sql.raw(text)`,
 * an `ObjectId`, a row of a query, a parameter of a type of the Prisma schema.
 * @param call the first call of a chain
 * @param client the package that it comes from
 */
export function asksClient({ callee: raw }: TSESTree.CallExpression, client: string, model: FileModel): boolean {
  let root = unwrap(raw);
  let field: TSESTree.MemberExpression | null = null;
  while (root.type === 'MemberExpression') {
    field = root;
    root = unwrap(root.object);
  }
  if (root.type === 'NewExpression') return isClientClass(root.callee, model);
  if (root.type === 'ThisExpression') {
    const type = field && enclosingClass(field);
    const member = type && classMember(type, memberName(field!) ?? '');
    return !member || isClient(member.annotation, member.values, model);
  }
  const definition = root.type === 'Identifier' ? model.scopes.variableOf(root)?.defs[0] : undefined;
  if (root.type !== 'Identifier' || !definition) return true;
  if (definition.node.type === 'ImportSpecifier')
    return SENDING_FUNCTIONS.test(client) || isMadeElsewhere(definition.node);
  const annotation = definition.name.type === 'Identifier' ? definition.name.typeAnnotation?.typeAnnotation : undefined;
  const init = definition.node.type === 'VariableDeclarator' ? definition.node.init : null;
  return isClient(annotation ?? null, init ? [init] : [], model);
}

/** True for what a module of the project exports. */
function isMadeElsewhere({ parent }: TSESTree.ImportSpecifier): boolean {
  return parent.type === 'ImportDeclaration' && CLIENT_SOURCE.test(parent.source.value);
}

/** True where neither the type nor what makes it says that it is something else. */
function isClient(type: TSESTree.TypeNode | null, values: readonly TSESTree.Node[], model: FileModel): boolean {
  if (type) return isClientType(type, model);
  return values.every((value) => {
    const made = unwrap(value);
    return made.type !== 'NewExpression' || isClientClass(made.callee, model);
  });
}

/** A class of this file, a default import under whatever name, or one with the name of a client. */
function isClientClass(raw: TSESTree.Node, { scopes }: FileModel): boolean {
  const callee = unwrap(raw);
  const name = (callee.type === 'Identifier' ? offeredName(callee, scopes) : terminalName(callee)) ?? '';
  if (CLIENT_TYPE.test(name)) return true;
  if (callee.type === 'MemberExpression') return !/^[A-Z]\w*(?:Id|Error|Headers|Decimal|Command)$/.test(name);
  const definition = callee.type === 'Identifier' ? scopes.variableOf(callee)?.defs[0]?.node : undefined;
  return (
    isClass(definition) || definition?.type === 'ImportDefaultSpecifier' || definition?.type === 'VariableDeclarator'
  );
}

/** The name that a package offers something by: `Pool` for `DbPool` of `import { Pool as DbPool }`. */
function offeredName(identifier: TSESTree.Identifier, scopes: Scopes): string {
  const definition = scopes.variableOf(identifier)?.defs[0]?.node;
  return definition?.type === 'ImportSpecifier' ? importedName(definition) : identifier.name;
}

function isClientType(type: TSESTree.TypeNode, model: FileModel): boolean {
  switch (type.type) {
    case 'TSTypeReference': {
      const name = type.typeName.type === 'TSQualifiedName' ? type.typeName.right : type.typeName;
      if (name.type !== 'Identifier') return false;
      const [inner] = type.typeArguments?.params ?? [];
      if (CLIENT_TYPE.test(offeredName(name, model.scopes))) return true;
      return inner !== undefined && SAME_TYPE.test(name.name) && isClientType(inner, model);
    }
    case 'TSTypeQuery':
      return true;
    case 'TSUnionType':
    case 'TSIntersectionType':
      return type.types.some((member) => isClientType(member, model));
    default:
      return false;
  }
}
