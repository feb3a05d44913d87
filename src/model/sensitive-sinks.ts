import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { DEVELOPMENT, NOT_PRODUCTION } from '../vocabulary/sensitive-code.js';
import { errorValueOf } from './error-values.js';
import type { Disclosure, ErrorSink, LogCall, MetricObservation } from './facts.js';
import type { FileModel } from './file-model.js';
import type { Sensitive } from './sensitive-judge.js';
import type { SensitiveNames } from './sensitive-names.js';
import { isRedacted } from './sensitive-redaction.js';
import { SensitiveReader } from './sensitive-values.js';
import { unwrap, walk } from './syntax.js';

type SourceCode = Readonly<TSESLint.SourceCode>;

/** A file, and what counts as sensitive in it. */
export interface Reading {
  model: FileModel;
  sourceCode: SourceCode;
  names: SensitiveNames;
}

/** The sensitive data that a log call writes. */
export function inLog(call: LogCall, { model, sourceCode, names }: Reading): Sensitive[] {
  const { node, hasLevelArgument } = call;
  const args = hasLevelArgument ? node.arguments.slice(1) : node.arguments;
  if (args.length === 0 || isForDevelopment(node, sourceCode)) return [];
  const reader = new SensitiveReader(model, sourceCode, names, staticText(args, sourceCode));
  reader.readAll(args, /^(?:table|dir|dirxml)$/.test(call.method ?? ''));
  return reader.found.filter(
    (one) => !isRedacted(one, call, model, sourceCode) && !isHandedAside(one, call, args, model),
  );
}

/** The sensitive data that a call attaches to a span, baggage, a report, an event, or all records of a logger. */
export function inDisclosure(fact: Disclosure, { model, sourceCode, names }: Reading): Sensitive[] {
  const { node, data, to, library, certain } = fact;
  if (isForDevelopment(node, sourceCode)) return [];
  const reader = new SensitiveReader(model, sourceCode, names);
  for (const { name, node: place, value } of data) reader.readNamed(name, place, value);
  if (to !== 'log') return reader.found;
  const callee = unwrap(node.callee);
  const logger = callee.type === 'MemberExpression' ? callee.object : null;
  return reader.found.filter((one) => !isRedacted(one, { logger, library, certain, shape: null }, model, sourceCode));
}

/** The sensitive data that goes to an error reporter beside the error. */
export function inReport({ node, kind }: ErrorSink, { model, sourceCode, names }: Reading): Sensitive[] {
  if (kind !== 'report' || isForDevelopment(node, sourceCode)) return [];
  const reader = new SensitiveReader(model, sourceCode, names, staticText(node.arguments, sourceCode));
  reader.readAll(node.arguments);
  // Reporters are meant to be given the request, and pick what they send of it.
  return reader.found.filter(({ by, path }) => by !== 'request' || (path?.length ?? 0) > 1);
}

/** The sensitive data that labels a measurement. */
export function inObservation({ labels }: MetricObservation, { model, sourceCode, names }: Reading): Sensitive[] {
  const reader = new SensitiveReader(model, sourceCode, names);
  for (const { name, node, value } of labels) if (value) reader.readNamed(name ?? 'label', node, value);
  return reader.found;
}

/** The texts among the arguments, without what is put into them. */
function staticText(args: readonly TSESTree.Node[], { visitorKeys }: SourceCode): string {
  let text = '';
  for (const argument of args) {
    walk(argument, visitorKeys, (node) => {
      if (node.type === 'TemplateElement') text += ` ${node.value.raw}`;
      if (node.type === 'Literal' && typeof node.value === 'string' && node.parent.type !== 'Property')
        text += ` ${node.value}`;
      return node.type !== 'ObjectExpression';
    });
  }
  return text;
}

/**
 * `Logger.error('failed', err, {}, req)`: a wrapper of another file is given the request for something else, such as a
 * report.
 */
function isHandedAside(one: Sensitive, call: LogCall, args: readonly TSESTree.Node[], model: FileModel): boolean {
  if (one.by !== 'request' || one.path?.length !== 0 || call.library !== 'homemade') return false;
  const at = args.findIndex((argument) => unwrap(argument) === one.node);
  return at >= 2 || args.slice(0, Math.max(at, 0)).some((argument) => errorValueOf(argument, model) !== null);
}

/** True under `if (env.isDevelopment)` and its kin: such code is not run on real data. */
function isForDevelopment(node: TSESTree.Node, sourceCode: SourceCode): boolean {
  let child = node;
  for (let current = node.parent; current; child = current, current = current.parent) {
    const test = testOf(current, child);
    const text = test ? sourceCode.getText(test) : '';
    // `!env.isDevelopment` says the opposite.
    if (NOT_PRODUCTION.test(text) || DEVELOPMENT.test(text.replaceAll(/!\s*[\w$][\w$.?]*/g, ''))) return true;
  }
  return false;
}

/** What must hold for a node to be run, where its parent asks. */
function testOf(parent: TSESTree.Node, child: TSESTree.Node): TSESTree.Expression | null {
  if (parent.type === 'IfStatement' || parent.type === 'ConditionalExpression')
    return parent.consequent === child ? parent.test : null;
  return parent.type === 'LogicalExpression' && parent.operator === '&&' && parent.right === child ? parent.left : null;
}
