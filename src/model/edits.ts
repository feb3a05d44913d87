import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import type { MetricDeclaration } from './facts.js';
import { contains, memberName, unwrap } from './syntax.js';

type SourceCode = Readonly<TSESLint.SourceCode>;

/**
 * A fix that sets an option of a metric, in the layout of its neighbours, or adds the options themselves.
 * @param path the name of the option, deeper with dots: `advice.explicitBucketBoundaries`
 * @returns null where the options are not a literal that belongs to this metric alone
 */
export function setOption(
  metric: MetricDeclaration,
  path: string,
  value: string,
  sourceCode: SourceCode,
): TSESLint.ReportFixFunction | null {
  const { config, node } = metric;
  if (!config) {
    const last = node.arguments.at(-1);
    const canAdd = metric.dialect === 'opentelemetry' && node.arguments.length === 1 && last;
    return canAdd
      ? (fixer) => fixer.insertTextAfterRange(outside(last, sourceCode), `, { ${written(path.split('.'), value)} }`)
      : null;
  }
  const isOwn = contains(node, config.node);
  return isOwn ? setIn(config.node, path.split('.'), value, sourceCode) : null;
}

function setIn(
  object: TSESTree.ObjectExpression,
  [key, ...rest]: readonly string[],
  value: string,
  sourceCode: SourceCode,
): TSESLint.ReportFixFunction | null {
  const present = object.properties.find((entry) => entry.type === 'Property' && memberName(entry) === key);
  if (present?.type !== 'Property') return insert(object, written([key!, ...rest], value), sourceCode);
  const inner = unwrap(present.value);
  if (rest.length > 0 && inner.type === 'ObjectExpression') return setIn(inner, rest, value, sourceCode);
  const isAbsent = inner.type === 'Identifier' && inner.name === 'undefined';
  return isAbsent ? (fixer) => fixer.replaceText(present, written([key!, ...rest], value)) : null;
}

function written([key, ...rest]: readonly string[], value: string): string {
  return `${key!}: ${rest.length > 0 ? `{ ${written(rest, value)} }` : value}`;
}

/** Adds a property to an object, at the end: after the comma and the comment of the last one, where each has a line of its own. */
export function insert(
  object: TSESTree.ObjectExpression,
  property: string,
  sourceCode: SourceCode,
): TSESLint.ReportFixFunction {
  const last = object.properties.at(-1);
  if (!last) return (fixer) => fixer.replaceText(object, `{ ${property} }`);
  if (last.loc.start.line === object.loc.start.line) return (fixer) => fixer.insertTextAfter(last, `, ${property}`);
  const next = sourceCode.getTokenAfter(last);
  const comma = next?.value === ',' ? next : null;
  const line = (comma ?? last).loc.end.line;
  const comment = sourceCode
    .getCommentsBefore(sourceCode.getTokenAfter(comma ?? last)!)
    .findLast(({ loc }) => loc.start.line === line);
  const text = `\n${indentAt(last.loc.start.line, sourceCode)}${property}`;
  return (fixer) =>
    comma
      ? fixer.insertTextAfter(comment ?? comma, `${text},`)
      : [fixer.insertTextAfter(last, ','), fixer.insertTextAfter(comment ?? last, text)];
}

/**
 * Where an expression stands with the parentheses around it that are its own: what follows an argument follows these.
 * Without them, `log(('failed'))` and one more argument would be `log(('failed', err))`, a sequence of one value.
 */
export function outside(node: TSESTree.Node, sourceCode: SourceCode): TSESTree.Range {
  const { parent } = node;
  const isCall = parent?.type === 'CallExpression' || parent?.type === 'NewExpression';
  const ofCall = isCall
    ? sourceCode.getTokenAfter(parent.typeArguments ?? parent.callee, ({ value }) => value === '(')
    : null;
  let range = node.range;
  let before = sourceCode.getTokenBefore(node);
  let after = sourceCode.getTokenAfter(node);
  while (before?.value === '(' && after?.value === ')' && before.range[0] !== ofCall?.range[0]) {
    range = [before.range[0], after.range[1]];
    before = sourceCode.getTokenBefore(before);
    after = sourceCode.getTokenAfter(after);
  }
  return range;
}

/** The text that a line starts with before the first other character. */
export function indentAt(line: number, sourceCode: SourceCode): string {
  return /^\s*/.exec(sourceCode.lines[line - 1] ?? '')![0];
}

/** What this file indents by. */
export function indentOf(sourceCode: SourceCode): string {
  const indented = sourceCode.lines.find((line) => /^(?:\t| {2,4}[^\s*])/.test(line));
  return indented?.startsWith('\t') ? '\t' : (/^ +/.exec(indented ?? '')?.[0] ?? '  ');
}
