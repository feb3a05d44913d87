import ts from 'typescript';
import { printed, printedBy, type Printed, type RunOptions } from './run.js';
import { SETUPS, type Setup } from './libraries.js';

/** What a change of a log call made of its output. */
export interface Carried {
  /** What `after` printed. */
  after: Printed;
  /** What the log calls of `before` were about, and `after` does not print: empty where nothing got lost. */
  missing: string[];
}

/**
 * Runs code before and after a suggestion through the real library, and tells which values got lost.
 *
 * The values are those of every variable, member, call and literal in the arguments of the log calls of `before`,
 * whether it printed them or not: of `logger.error('failed', err)` on pino they are `failed`, the message and the stack
 * of `err`. An error whose text is taken (`String(err)`, `JSON.stringify(err)`, `${err}`) counts as the error.
 * @param before a whole file, or statements that use `logger` where `setup` is given
 * @param after the same, with the suggestion applied
 * @param setup the library and its configuration; left out where the code imports its library
 */
export async function carried(
  before: string,
  after: string,
  setup: Setup | null = null,
  options: RunOptions = {},
): Promise<Carried> {
  const seen: unknown[] = [];
  const see = (value: unknown): unknown => {
    seen.push(value);
    return value;
  };
  const run = (code: string, more: RunOptions): Promise<Printed> =>
    setup ? printed(setup, code, more) : printedBy(code, more);
  await run(before, { ...options, values: { ...options.values, __see: see }, transform: seeing });
  if (seen.length === 0) throw new Error(`No log call was reached in: ${before}`);
  const values = [...seen];
  const output = await run(after, options);
  const texts = [output.text, ...output.records.flatMap((record) => [...textsOf(record)])];
  const wanted = new Set(values.flatMap((value) => [...marksOf(value)]));
  return { after: output, missing: [...wanted].filter((mark) => !texts.some((text) => text.includes(mark))) };
}

/** True for the code of a file that has its library from an import or `require`. */
export function importsLogger(code: string): boolean {
  return Object.values(SETUPS).some((setup) => {
    const library = /from '([^']+)'/.exec(setup)?.[1];
    return library !== undefined && code.includes(`'${library}'`);
  });
}

const METHOD =
  /^(?:silly|trace|verbose|debug|http|log|info|mark|success|notice|warn|warning|error|fail|fatal|crit|critical|alert|emerg)$/;

/** Functions that show a value as text: what they are given is what the log is about. */
const SHOWS = /^(?:JSON\.stringify|String|inspect|util\.inspect|format|util\.format)$/;

/** Hands every value in the arguments of a log call to `__see`. */
const seeing: ts.TransformerFactory<ts.SourceFile> = (context) => {
  const { factory } = context;
  const outside = (node: ts.Node): ts.Node =>
    ts.isCallExpression(node) && METHOD.test(methodOf(node.expression))
      ? factory.updateCallExpression(
          node,
          node.expression,
          node.typeArguments,
          node.arguments.map((argument) => inside(argument) as ts.Expression),
        )
      : ts.visitEachChild(node, outside, context);
  const see = (node: ts.Expression): ts.Expression =>
    factory.createCallExpression(factory.createIdentifier('__see'), undefined, [node]);
  const inside = (node: ts.Node): ts.Node => {
    if (ts.isCallExpression(node) && SHOWS.test(node.expression.getText()))
      return factory.updateCallExpression(
        node,
        node.expression,
        node.typeArguments,
        node.arguments.map((argument) => inside(argument) as ts.Expression),
      );
    if (ts.isShorthandPropertyAssignment(node)) return factory.createPropertyAssignment(node.name, see(node.name));
    if (ts.isPropertyAssignment(node))
      return factory.updatePropertyAssignment(node, node.name, inside(node.initializer) as ts.Expression);
    if (ts.isTemplateExpression(node)) {
      const texts = [node.head, ...node.templateSpans.map(({ literal }) => literal)].map(({ text }) =>
        see(factory.createStringLiteral(text)),
      );
      const whole = ts.visitEachChild(node, inside, context);
      return factory.createCommaListExpression([...texts, whole]);
    }
    const isValue =
      ts.isIdentifier(node) ||
      ts.isPropertyAccessExpression(node) ||
      ts.isElementAccessExpression(node) ||
      ts.isCallExpression(node) ||
      ts.isNewExpression(node) ||
      ts.isStringLiteralLike(node) ||
      ts.isNumericLiteral(node);
    return isValue ? see(node) : ts.visitEachChild(node, inside, context);
  };
  return (file) => ts.visitNode(file, outside) as ts.SourceFile;
};

/** The method that is called: `error` of `logger.error` and `logger['error']`. */
function methodOf(callee: ts.Expression): string {
  if (ts.isPropertyAccessExpression(callee)) return callee.name.text;
  const name = ts.isElementAccessExpression(callee) ? callee.argumentExpression : null;
  return name && ts.isStringLiteralLike(name) ? name.text : '';
}

/** The texts by which a value is told in an output: of an error, its message and the first line of its stack. */
function* marksOf(value: unknown, within = new Set<unknown>()): Generator<string> {
  if (value instanceof Error) {
    yield value.message;
    const place = /([^\s/\\(]+:\d+:\d+)\)?$/m.exec(value.stack ?? '')?.[1];
    // A change moves what is written on its line.
    if (place !== undefined) yield place.replace(/(<anonymous>):\d+:\d+$/, '$1:');
  } else if (typeof value === 'string') {
    for (const part of value.split(/%[a-zA-Z%]|\{\w*\}|\s+at .*|\n/)) {
      const words = part.replaceAll(/^\W+|\W+$/g, '');
      if (words !== '') yield words;
    }
  } else if (typeof value === 'number' || typeof value === 'boolean') {
    yield String(value);
  } else if (typeof value === 'object' && value !== null && !within.has(value)) {
    within.add(value);
    for (const part of Object.values(value)) yield* marksOf(part, within);
  }
}

/** Every text in a record, without the escapes of JSON. */
function* textsOf(value: unknown): Generator<string> {
  if (typeof value === 'string') yield value;
  else if (typeof value === 'object' && value !== null) for (const part of Object.values(value)) yield* textsOf(part);
}
