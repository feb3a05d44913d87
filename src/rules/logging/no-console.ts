import type { TSESTree } from '@typescript-eslint/utils';
import type { ConsoleUse } from '../../model/facts.js';
import type { FileModel } from '../../model/file-model.js';
import { consoleAsLog } from '../../model/log-text.js';
import { loggerAt } from '../../model/loggers.js';
import { isLoggerFile, runsBeforeLogger } from '../../model/project.js';
import { allowsConsole, hasConsoleReason } from '../../model/suppressions.js';
import { contains, chainOf } from '../../model/syntax.js';
import { createRule, observe, type Context } from '../../rule.js';
import type { Level } from '../../vocabulary/levels.js';
import { entryOf } from '../../model/records.js';

interface Options {
  allow: string[];
  everywhere: boolean;
}

/** The level that each console method stands for; those without a counterpart in a logger are left out. */
const LEVEL: Readonly<Record<string, Level>> = {
  log: 'info',
  info: 'info',
  debug: 'debug',
  trace: 'trace',
  warn: 'warn',
  error: 'error',
};

const METHODS = [
  ...Object.keys(LEVEL),
  ...['assert', 'clear', 'count', 'countReset', 'dir', 'dirxml', 'group', 'groupCollapsed', 'groupEnd', 'table'],
  ...['time', 'timeEnd', 'timeLog', 'timeStamp', 'profile', 'profileEnd'],
];

export default createRule({
  name: 'no-console',
  meta: {
    docs: {
      description: 'Disallow the console in service code, where a structured logger belongs',
      concern: 'logging',
      severity: 'HIGH',
      preset: 'recommended',
    },
    messages: {
      call: "'{{use}}' writes past the logger: its level, its fields and its correlation id are missing where you search. Write to {{logger}} instead.",
      passed:
        "'{{use}}' is passed on and will write past the logger: its level, its fields and its correlation id are missing where you search. Use {{logger}} instead.",
      replace: "Write '{{text}}'.",
      replaceWithImport: "Write '{{text}}' and import the logger.",
    },
    schema: [
      {
        type: 'object',
        properties: {
          allow: {
            type: 'array',
            items: { type: 'string', enum: METHODS },
            uniqueItems: true,
            description: 'Console methods that may be used.',
          },
          everywhere: {
            type: 'boolean',
            description: 'Also report in command line programs, scripts, tests, configuration and browser code.',
          },
        },
        additionalProperties: false,
      },
    ],
    hasSuggestions: true,
  },
  defaultOptions: { allow: [] as string[], everywhere: false } satisfies Options,
  create(context, { allow, everywhere }) {
    return observe(
      context,
      {
        console(use, model) {
          const isAllowed = use.method !== null && allow.includes(use.method);
          if (isAllowed || (!everywhere && isElsewhere(context, model))) return;
          const { sourceCode } = context;
          if (isStructured(use) || allowsConsole(use.node, sourceCode) || hasConsoleReason(use.node, sourceCode))
            return;
          report(context, use, model);
        },
      },
      { tests: true },
    );
  },
});

/** True where the console is the right place, or the only one. */
function isElsewhere({ filename, cwd }: Context, model: FileModel): boolean {
  if (model.fileKind !== 'service' || isLoggerFile(filename, cwd)) return true;
  return runsBeforeLogger(filename) && model.logs.every(({ library }) => library === 'console');
}

/** `console.log(JSON.stringify({ … }))` is a structured line: whoever wrote it has fields that can be searched. */
function isStructured({ call }: ConsoleUse): boolean {
  const [line, ...rest] = call?.arguments ?? [];
  if (line?.type !== 'CallExpression' || rest.length > 0) return false;
  return chainOf(line.callee)?.join('.') === 'JSON.stringify' && line.arguments[0]?.type === 'ObjectExpression';
}

function report(context: Context, use: ConsoleUse, model: FileModel): void {
  const { node, call, method } = use;
  const errors = errorNames(node, model);
  const level = levelOf(use, errors);
  const logger = loggerAt(node, model, context);
  const text = call && logger && level ? consoleAsLog(call, logger, level, context.sourceCode, errors) : null;
  const data = {
    use:
      node.type === 'Property'
        ? method === null
          ? 'console[…]'
          : `console.${method}`
        : context.sourceCode.getText(node),
    logger: logger ? `'${logger.text}'` : 'a structured logger',
    text: text ?? '',
  };
  const replaces = call && text !== null && logger;
  context.report({
    node,
    messageId: call ? 'call' : 'passed',
    data,
    suggest: replaces
      ? [
          {
            messageId: logger.addImport ? 'replaceWithImport' : 'replace',
            data,
            fix: (fixer) =>
              [...(logger.addImport ? [logger.addImport(fixer)].flat() : []), fixer.replaceText(call, text)] as never,
          },
        ]
      : [],
  });
}

/** The level that a console call stands for: that of its method, but `error` where it prints a caught error. */
function levelOf({ method, call }: ConsoleUse, errors: ReadonlySet<string>): Level | null {
  const level = method === null ? undefined : entryOf(LEVEL, method);
  if (level === undefined) return null;
  const printsError = call?.arguments.some((argument) => errors.has(chainOf(argument)?.[0] ?? ''));
  return printsError && level !== 'warn' ? 'error' : level;
}

/** The names that hold an error at a node: parameters of the error handlers around it. */
function errorNames(node: TSESTree.Node, model: FileModel): Set<string> {
  const names = new Set<string>();
  for (const { body, param } of model.errorHandlers) {
    const isInside = body && contains(body, node);
    if (isInside && param?.type === 'Identifier') names.add(param.name);
  }
  return names;
}
