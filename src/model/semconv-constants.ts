import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import type { FileModel } from './file-model.js';
import type { Variable } from './scopes.js';
import { oldConstant, type OldConstant } from './semconv.js';
import { statementsOf } from './statements.js';
import { importedName, memberName, requiredSource } from './syntax.js';

type SourceCode = Readonly<TSESLint.SourceCode>;

/** A constant of @opentelemetry/semantic-conventions that a file uses and should not. */
export interface UsedConstant extends OldConstant {
  constant: string;
  /** Where the file takes it from the package: an import, or a member of what is imported. */
  node: TSESTree.Node;
  /** True for the entry point that has all constants, and may take any of them away. */
  isIncubating: boolean;
  /** How it gets into the file. */
  taken: Taken;
}

/**
 * - `named`: under a name of its own, `local`
 * - `member`: `conventions.SEMATTRS_HTTP_METHOD`
 * - `entry`: `SemanticAttributes.HTTP_METHOD`, with what imports `SemanticAttributes`, where it has a name of its own
 */
export type Taken =
  | { how: 'named'; local: Variable }
  | { how: 'member'; member: TSESTree.MemberExpression }
  | { how: 'entry'; object: TSESTree.Node; local: Variable | null; import: TSESTree.Node | null };

/** The objects of before 1.0, and what the constants are called that have replaced them. */
const OBJECTS: Readonly<Record<string, string>> = {
  SemanticAttributes: 'SEMATTRS_',
  SemanticResourceAttributes: 'SEMRESATTRS_',
};

const SOURCE = /^@opentelemetry\/semantic-conventions(\/incubating)?$/;

/** What a file takes from the package: names of their own, and the package as a whole. */
interface Bindings {
  named: { name: string; node: TSESTree.Node; local: Variable; isIncubating: boolean }[];
  whole: { local: Variable; isIncubating: boolean }[];
}

/** The constants that a file uses and should not, and every name that it takes from the package. */
export function constantsUsed(
  model: FileModel,
  sourceCode: SourceCode,
): { used: UsedConstant[]; taken: ReadonlySet<string> } {
  const { named, whole } = bindingsOf(model, sourceCode);
  const used: UsedConstant[] = [];
  const taken = new Set(named.map(({ name }) => name));
  const add = (constant: string, node: TSESTree.Node, isIncubating: boolean, how: Taken): void => {
    const old = oldConstant(constant);
    if (old) used.push({ ...old, constant, node, isIncubating, taken: how });
  };
  const addObject = (name: string, object: TSESTree.Node, isIncubating: boolean, from: Entry): void => {
    const { parent } = object;
    const key = parent?.type === 'MemberExpression' && parent.object === object ? memberName(parent) : null;
    if (key !== null) add(`${OBJECTS[name]!}${key}`, parent!, isIncubating, { how: 'entry', object, ...from });
  };
  for (const { name, node, local, isIncubating } of named) {
    if (!Object.hasOwn(OBJECTS, name)) add(name, node, isIncubating, { how: 'named', local });
    else for (const read of model.scopes.readsOf(local)) addObject(name, read, isIncubating, { local, import: node });
  }
  for (const { local, isIncubating } of whole)
    for (const read of model.scopes.readsOf(local)) {
      const { parent } = read;
      const name = parent?.type === 'MemberExpression' && parent.object === read ? memberName(parent) : null;
      if (parent?.type !== 'MemberExpression' || name === null) continue;
      taken.add(name);
      if (Object.hasOwn(OBJECTS, name)) addObject(name, parent, isIncubating, { local: null, import: null });
      else add(name, parent, isIncubating, { how: 'member', member: parent });
    }
  return { used, taken };
}

type Entry = Omit<Extract<Taken, { how: 'entry' }>, 'how' | 'object'>;

function bindingsOf(model: FileModel, { ast }: SourceCode): Bindings {
  const found: Bindings = { named: [], whole: [] };
  const bind = (name: string | null, node: TSESTree.Node, local: TSESTree.Node, isIncubating: boolean): void => {
    const variable = model.scopes.variableOf(local);
    if (!variable) return;
    if (name === null) found.whole.push({ local: variable, isIncubating });
    else found.named.push({ name, node, local: variable, isIncubating });
  };
  for (const statement of statementsOf(ast)) {
    const source = statement.type === 'ImportDeclaration' ? SOURCE.exec(statement.source.value) : null;
    if (statement.type !== 'ImportDeclaration' || !source) continue;
    for (const specifier of statement.specifiers) {
      const name = specifier.type === 'ImportSpecifier' ? importedName(specifier) : null;
      bind(name, specifier, specifier.local, source[1] !== undefined);
    }
  }
  for (const call of model.calls) {
    const source = SOURCE.exec(requiredSource(call) ?? '');
    if (!source || call.parent.type !== 'VariableDeclarator') continue;
    const { id } = call.parent;
    if (id.type === 'Identifier') bind(null, id, id, source[1] !== undefined);
    if (id.type !== 'ObjectPattern') continue;
    for (const entry of id.properties) {
      const name = entry.type === 'Property' ? memberName(entry) : null;
      if (name !== null && entry.type === 'Property' && entry.value.type === 'Identifier')
        bind(name, entry, entry.value, source[1] !== undefined);
    }
  }
  return found;
}
