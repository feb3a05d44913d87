import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import type { Level } from '../vocabulary/levels.js';
import type { LogCall } from './facts.js';
import type { FileModel } from './file-model.js';
import { traitsOf } from './loggers.js';
import { terminalName, unwrap } from './syntax.js';
import { asInstance, factsOf, memberOf } from './values.js';

/** A log call as it is at another level. */
export interface Relevelled {
  /** What is called then, as a reader would name it: `logger.warn(…)`. */
  text: string;
  fix: TSESLint.ReportFixFunction;
}

/**
 * The same log call at another level, by the name that its library has for it.
 * @returns null where the logger is not known to have such a method, or the level is written in a way of its own
 */
export function atLevel(
  log: LogCall,
  level: Level,
  model: FileModel,
  sourceCode: Readonly<TSESLint.SourceCode>,
): Relevelled | null {
  const name = methodFor(log, level, model);
  if (name === null) return null;
  const callee = unwrap(log.node.callee);
  if (log.hasLevelArgument) {
    const [given] = log.node.arguments;
    if (given?.type !== 'Literal') return null;
    const quote = given.raw[0]!;
    const text = `${quote}${name}${quote}`;
    return { text: `${sourceCode.getText(callee)}(${text}, …)`, fix: (fixer) => fixer.replaceText(given, text) };
  }
  if (callee.type !== 'MemberExpression' || callee.computed || methodOf(log, model) === null) return null;
  const { property } = callee;
  return {
    text: `${shown(callee.object, sourceCode)}.${name}(…)`,
    fix: (fixer) => fixer.replaceText(property, name),
  };
}

/** The method that names the level of a log: `verbose`; null where an argument does. */
export function methodOf(log: LogCall, { resolver }: FileModel): string | null {
  const callee = resolver.calleeOf(log.node);
  const isByArgument =
    callee === null || factsOf(callee).some((fact) => fact.kind === 'log' && fact.level === 'argument');
  return isByArgument ? null : log.method;
}

function methodFor(log: LogCall, level: Level, model: FileModel): string | null {
  const traits = traitsOf(log, model);
  const name = traits?.methods?.[level] ?? level;
  if (log.library !== 'homemade') {
    const instance = log.logger && asInstance(model.resolver.valueOf(log.logger));
    return traits && instance && memberOf(instance, name) ? name : null;
  }
  // A logger of the team's own has the methods that the file calls.
  const own = log.logger && terminalName(log.logger);
  const used = model.logs.find((other) => other.level === level && other.logger && terminalName(other.logger) === own);
  return used?.method ?? null;
}

function shown(logger: TSESTree.Node, sourceCode: Readonly<TSESLint.SourceCode>): string {
  const text = sourceCode.getText(logger).replaceAll(/\s+/g, '');
  return text.length > 40 ? '…' : text;
}
