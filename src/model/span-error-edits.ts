import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { indentAt, indentOf } from './edits.js';
import { bodyFix, freeName, parameterFix, type Edits } from './error-edits.js';
import type { FileModel } from './file-model.js';
import { usesOf } from './holders.js';
import type { Variable } from './scopes.js';
import { marksFailed, recordsException } from './span-error-calls.js';
import type { SpanErrorFault } from './span-errors.js';
import { statusCodeAt, type ApiName } from './span-status-code.js';
import type { SpanDialect, SpanInHand } from './spans-in-hand.js';
import { contains, enclosingFunction, outerParent, terminalName, unwrap, within } from './syntax.js';
import type { UncaughtSpanError } from './uncaught-span-errors.js';

type SourceCode = Readonly<TSESLint.SourceCode>;

/** A fix that tells a span of an error, and the statements it adds. */
export interface SpanErrorFix {
  text: string;
  fix: TSESLint.ReportFixFunction;
}

/** How a span is told of an error, for messages. */
export function cureOf(dialect: SpanDialect, span: string): string {
  switch (dialect) {
    case 'opentelemetry':
      return `${span}.setStatus({ code: SpanStatusCode.ERROR })`;
    case 'sentry':
      return `${span}.setStatus({ code: 2, message: 'internal_error' })`;
    case 'dd-trace':
      return `${span}.setTag('error', err)`;
    case 'elastic-apm':
      return `${span}.setOutcome('failure')`;
  }
}

/**
 * The fix that adds the missing half to an error handler.
 * @returns null where the code does not tell where it belongs, or how an error code is written in this file
 */
export function tellSpan(fault: SpanErrorFault, model: FileModel, sourceCode: SourceCode): SpanErrorFix | null {
  const { handler, span, half, kind } = fault;
  const { body, node, param, function: fn } = handler;
  const isOwn = handler.kind === 'catch' || (handler.kind === 'promise' && fn === unwrap(node));
  if (!isOwn || !body || (param && param.type !== 'Identifier')) return null;
  // An OK that comes after it would take its place.
  if (within(model.calls, body).some((call) => setsStatus(call) && !marksFailed(call, model))) return null;
  const isHere = half !== null && enclosingFunction(half) === (fn ?? handler.site.enclosingFunction);
  const isOfSpan = isHere && (recordsException(half) || marksFailed(half, model));
  const owner = isOfSpan ? textOfOwner(half, sourceCode) : nameAt(span, model);
  const name = param?.type === 'Identifier' ? param.name : freeNameFor(body, span.variable, sourceCode);
  if (owner === null || name === null) return null;
  const told = statementsFor(kind, owner, name, fault, model, sourceCode);
  const named = parameterFix(handler, name, sourceCode);
  if (!told || !named) return null;
  const place = placeIn(fault, told.statements, sourceCode);
  if (!place) return null;
  return {
    text: told.statements.join('; '),
    *fix(fixer) {
      if (told.code?.add) yield* [told.code.add(fixer)].flat() as TSESLint.RuleFix[];
      yield* named(fixer);
      yield* place(fixer);
    },
  };
}

function setsStatus({ callee }: TSESTree.CallExpression | TSESTree.NewExpression): boolean {
  return /^(?:setStatus|setOutcome)$/.test(terminalName(callee) ?? '');
}

interface Told {
  statements: string[];
  code: ApiName | null;
}

function statementsFor(
  kind: SpanErrorFault['kind'],
  span: string,
  error: string,
  { span: { dialect, certain }, handler }: SpanErrorFault,
  model: FileModel,
  sourceCode: SourceCode,
): Told | null {
  if (dialect === 'sentry') {
    return certain && kind !== 'unrecorded' ? { statements: [cureOf(dialect, span)], code: null } : null;
  }
  if (dialect === 'elastic-apm') return certain ? { statements: [cureOf(dialect, span)], code: null } : null;
  if (dialect === 'dd-trace') return certain ? { statements: [`${span}.setTag('error', ${error})`], code: null } : null;
  const record = `${span}.recordException(${isUnknown(handler.param, handler.kind, model) ? `${error} as Error` : error})`;
  if (kind === 'unrecorded') return { statements: [record], code: null };
  const code = statusCodeAt(handler.body!, sourceCode);
  if (!code) return null;
  const status = statusOf(span, code, error);
  return { statements: kind === 'recorded' ? [status] : [record, status], code };
}

/** The error may be anything: `String` fails on nothing that can be thrown, and takes `unknown`. */
function statusOf(span: string, { text }: ApiName, error: string): string {
  return `${span}.setStatus({ code: ${text}.ERROR, message: String(${error}) })`;
}

/** True for what TypeScript takes to be `unknown`: a caught value without annotation, or with this one. */
function isUnknown(param: TSESTree.Node | null, kind: string, { isTyped }: FileModel): boolean {
  if (!isTyped) return false;
  const annotation = param?.type === 'Identifier' ? param.typeAnnotation?.typeAnnotation.type : undefined;
  return annotation === 'TSUnknownKeyword' || (annotation === undefined && kind === 'catch');
}

/** `span`, or `span?` where the file itself does not rely on there being one. */
function nameAt({ variable }: SpanInHand, model: FileModel): string {
  const isOptional = usesOf(variable, model).some((use) => {
    const { parent } = outerParent(use);
    return parent?.type === 'MemberExpression' && parent.optional;
  });
  return isOptional ? `${variable.name}?` : variable.name;
}

/** What the other half is called on, as it is written there: `span`, `this.span`, `trace.getActiveSpan()?`. */
function textOfOwner(half: TSESTree.CallExpression, sourceCode: SourceCode): string | null {
  const callee = unwrap(half.callee);
  if (callee.type !== 'MemberExpression' || sourceCode.getCommentsInside(callee).length > 0) return null;
  const text = sourceCode.getText(callee.object);
  if (text.includes('\n') || /\.(?:set|add|record|update)\w*\(/.test(text)) return null;
  return callee.optional ? `${text}?` : text;
}

function freeNameFor(body: TSESTree.Node, { name }: Variable, sourceCode: SourceCode): string | null {
  const free = freeName(body, { sourceCode });
  return free === name ? null : free;
}

/** Beside the other half; else first in the handler, or where only some errors are failures, before the end of their path. */
function placeIn(
  { handler, half, kind, isWhole, end }: SpanErrorFault,
  statements: readonly string[],
  sourceCode: SourceCode,
): Edits | null {
  const body = handler.body!;
  const beside = half ? statementOf(half) : null;
  const isSole = beside?.parent === body;
  if (beside && (isSole || kind === 'unrecorded')) {
    const isFirst = kind === 'unrecorded';
    return inserted(beside, statements, isFirst ? 'before' : 'after', sourceCode);
  }
  if (isWhole) {
    const isMultiline = body.type === 'BlockStatement' && body.loc.start.line !== body.loc.end.line;
    const first = body.type === 'BlockStatement' ? body.body[0] : undefined;
    const indent = first
      ? indentAt(first.loc.start.line, sourceCode)
      : `${indentAt(handler.node.loc.start.line, sourceCode)}${indentOf(sourceCode)}`;
    return bodyFix(handler, statements.join(isMultiline ? `;\n${indent}` : '; '), sourceCode);
  }
  const { node } = end;
  const isStatement = node.type === 'ThrowStatement' || node.type === 'ReturnStatement';
  return isStatement && contains(body, node) ? inserted(node, statements, 'before', sourceCode) : null;
}

function statementOf(call: TSESTree.CallExpression): TSESTree.ExpressionStatement | null {
  const { parent } = outerParent(call);
  return parent?.type === 'ExpressionStatement' && parent.parent.type === 'BlockStatement' ? parent : null;
}

function inserted(
  beside: TSESTree.Node,
  statements: readonly string[],
  where: 'before' | 'after',
  sourceCode: SourceCode,
): Edits | null {
  if (beside.parent?.type !== 'BlockStatement' && beside.parent?.type !== 'SwitchCase') return null;
  const block = beside.parent;
  const isOneLine = block.loc.start.line === block.loc.end.line;
  const gap = isOneLine ? ' ' : `\n${indentAt(beside.loc.start.line, sourceCode)}`;
  const text = statements.map((statement) => `${statement};`);
  return where === 'before'
    ? (fixer) => [fixer.insertTextBefore(beside, text.map((each) => `${each}${gap}`).join(''))]
    : (fixer) => [fixer.insertTextAfter(beside, text.map((each) => `${gap}${each}`).join(''))];
}

/** The fix that catches what passes a span by, tells the span, and throws it on. */
export function catchForSpan(
  { span, statement }: UncaughtSpanError,
  model: FileModel,
  sourceCode: SourceCode,
): SpanErrorFix | null {
  if (!span.certain) return null;
  const error = ['err', 'error', 'cause'].find((name) => name !== span.variable.name)!;
  const owner = nameAt(span, model);
  const code = span.dialect === 'opentelemetry' ? statusCodeAt(statement.block, sourceCode) : null;
  if (!code && span.dialect !== 'dd-trace') return null;
  const told = code
    ? [`${owner}.recordException(${model.isTyped ? `${error} as Error` : error})`, statusOf(owner, code, error)]
    : [`${owner}.setTag('error', ${error})`];
  const isOneLine = statement.loc.start.line === statement.loc.end.line;
  const outer = indentAt(statement.loc.start.line, sourceCode);
  const inner = isOneLine ? ' ' : `\n${outer}${indentOf(sourceCode)}`;
  const lines = [...told, `throw ${error}`].map((line) => `${inner}${line};`).join('');
  const text = ` catch (${error}) {${lines}${isOneLine ? ' ' : `\n${outer}`}}`;
  return {
    text: told.join('; '),
    *fix(fixer) {
      if (code?.add) yield* [code.add(fixer)].flat() as TSESLint.RuleFix[];
      yield fixer.insertTextAfter(statement.block, text);
    },
  };
}
