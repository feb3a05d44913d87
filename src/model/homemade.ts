import type { TSESTree } from '@typescript-eslint/utils';
import {
  homemade as profile,
  LOGGER_FACTORY,
  LOGGER_NAME,
  PROCEDURE_NAME,
  REPORTER_NAME,
  REQUEST_NAME,
} from '../profiles/homemade.js';
import { pino } from '../profiles/pino.js';
import { trpc } from '../profiles/trpc.js';
import type { Settings } from '../settings.js';
import type { Scopes } from './scopes.js';
import { chainOf, isClass, isFunction, terminalName } from './syntax.js';
import type { Instance } from './values.js';

/**
 * What a name alone says: `this.logger`, `auditLog`, `getLogger()`, `Container.get(Logger)`.
 * @returns an uncertain instance, or null
 */
export function homemade(node: TSESTree.Node, settings: Settings, scopes: Scopes): Instance | null {
  if (node.type === 'CallExpression') return returnsLogger(node, settings) ? instance('logger') : null;
  if (node.type !== 'Identifier' && node.type !== 'MemberExpression') return null;
  const name = writtenName(node);
  if (name === null) return null;
  if (name === 'log' && node.type === 'MemberExpression' && REQUEST_NAME.test(terminalName(node.object) ?? '')) {
    return { kind: 'instance', profile: pino, type: 'logger', origin: null, certain: false };
  }
  const isLogger = LOGGER_NAME.test(name) || settings.loggerNames.some((pattern) => pattern.test(name));
  if (isLogger) return isSomethingElse(node, scopes) ? null : instance('logger');
  if (PROCEDURE_NAME.test(name))
    return { kind: 'instance', profile: trpc, type: 'procedure', origin: null, certain: false };
  return REPORTER_NAME.test(name) ? instance('reporter') : null;
}

/** The name that the author wrote: `logging` for tsc's `logging_1.default`, `log` for a bundler's `log$1`. */
function writtenName(node: TSESTree.Identifier | TSESTree.MemberExpression): string | null {
  const name = terminalName(node);
  if (name === 'default' && node.type === 'MemberExpression') {
    return terminalName(node.object)?.replace(/_\d+$/, '') ?? null;
  }
  return name?.replace(/\$\d+$/, '') ?? null;
}

function instance(type: string): Instance {
  return { kind: 'instance', profile, type, origin: null, certain: false };
}

function returnsLogger(node: TSESTree.CallExpression, settings: Settings): boolean {
  const name = terminalName(node.callee);
  if (name !== null && LOGGER_FACTORY.test(name)) return true;
  const argument = node.arguments[0];
  const isLookUp = name === 'get' || name === 'resolve' || name === 'inject';
  if (!isLookUp || !argument || argument.type === 'SpreadElement') return false;
  const asked =
    argument.type === 'Literal' && typeof argument.value === 'string' ? argument.value : terminalName(argument);
  return asked !== null && (LOGGER_NAME.test(asked) || settings.loggerNames.some((pattern) => pattern.test(asked)));
}

/** `Math.log` is not a logger, nor is a function or a text that happens to be called `log`. */
function isSomethingElse(node: TSESTree.Identifier | TSESTree.MemberExpression, scopes: Scopes): boolean {
  if (node.type === 'MemberExpression') {
    const root = chainOf(node)?.[0];
    return root === 'Math' || root === 'console' || root === 'Cypress' || root === 'cy';
  }
  const declared = scopes.variableOf(node)?.defs[0];
  const definition = declared?.node;
  if (isFunction(definition)) return declared?.name === definition.id;
  if (isClass(definition)) return false;
  if (definition?.type !== 'VariableDeclarator' || definition.id.type !== 'Identifier') return false;
  const init = definition.init;
  return (
    isFunction(init) || init?.type === 'Literal' || init?.type === 'TemplateLiteral' || init?.type === 'ArrayExpression'
  );
}
