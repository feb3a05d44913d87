import type { TSESTree } from '@typescript-eslint/utils';
import type { LoggerTraits } from '../profiles/profile.js';
import { caseOf, CASES, type Case } from '../vocabulary/cases.js';
import type { LogCall } from './facts.js';
import type { FileModel } from './file-model.js';
import { recordOf } from './log-record.js';
import { traitsOf } from './loggers.js';
import { memberName, unwrap } from './syntax.js';
import { asInstance, loggerTraits } from './values.js';

/** A field of a log record that the file writes out with its name. */
export interface NamedField {
  name: string;
  node: TSESTree.Property;
  /** The object that it stands in. */
  object: TSESTree.ObjectExpression;
  /** The call that logs it; null where it is bound to a child logger. */
  call: LogCall | null;
  traits: LoggerTraits | null;
}

const known = new WeakMap<FileModel, readonly NamedField[]>();

/** Every field that the file logs or binds to a child logger, in the order of the code. */
export function namedFields(model: FileModel): readonly NamedField[] {
  let fields = known.get(model);
  if (!fields) {
    const found = new Map<TSESTree.Node, NamedField>();
    for (const field of [...model.logs.flatMap((call) => loggedBy(call, model)), ...boundIn(model)])
      if (!found.has(field.node)) found.set(field.node, field);
    fields = [...found.values()].sort((a, b) => a.node.range[0] - b.node.range[0]);
    known.set(model, fields);
  }
  return fields;
}

/** The console and `debug` print objects; only what writes records has fields. */
function loggedBy(call: LogCall, model: FileModel): NamedField[] {
  if (call.library === 'console' || call.shape === 'printf') return [];
  const traits = traitsOf(call, model);
  return recordOf(call, model).fields.flatMap(({ name, node }) =>
    node.type === 'Property' && name !== null
      ? [{ name, node, object: node.parent as TSESTree.ObjectExpression, call, traits }]
      : [],
  );
}

/** `logger.child({ meetingId })` and its kin: what returns the logger that it is called on. */
function boundIn(model: FileModel): NamedField[] {
  return model.calls.flatMap((call) => {
    const callee = unwrap(call.callee);
    const [bindings] = call.arguments;
    if (callee.type !== 'MemberExpression' || bindings?.type !== 'ObjectExpression') return [];
    const named = model.resolver.calleeOf(call);
    const logger = named?.entry.returns === 'self' ? asInstance(model.resolver.valueOf(callee.object)) : null;
    const isLogger = logger !== null && (loggerTraits(logger) !== undefined || isHomemade(logger));
    if (!isLogger || !/^(?:child|with|bind|extend|createChild|getChild)/.test(memberName(callee) ?? '')) return [];
    return bindings.properties.flatMap((node) => {
      const name = node.type === 'Property' ? memberName(node) : null;
      return node.type === 'Property' && name !== null
        ? [{ name, node, object: bindings, call: null, traits: loggerTraits(logger) ?? null }]
        : [];
    });
  });
}

function isHomemade({ profile, type }: { profile: { id: string }; type: string }): boolean {
  return profile.id === 'homemade' && type === 'logger';
}

/** The case that most names of several words are in; camelCase where none is ahead. */
export function majorityCase(fields: readonly NamedField[]): Case {
  return leadingCase(fields) ?? 'camelCase';
}

/** The case that most names of several words are in; null where none is ahead. */
export function leadingCase(fields: readonly NamedField[]): Case | null {
  const counts = new Map<Case, number>(CASES.map((style) => [style, 0]));
  for (const name of new Set(fields.map((field) => field.name))) {
    const style = caseOf(name);
    if (style) counts.set(style, counts.get(style)! + 1);
  }
  const [first, second] = [...counts].sort(([, a], [, b]) => b - a);
  return first![1] > second![1] ? first![0] : null;
}
