import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { readSettings, type Settings } from '../settings.js';
import { consoleUses } from './console-uses.js';
import { errorHandlersIn } from './error-handlers.js';
import type {
  ConsoleUse,
  Disclosure,
  ErrorHandler,
  ErrorSink,
  FunctionNode,
  LogCall,
  MetricDeclaration,
  MetricObservation,
  RequestHandler,
  SpanStart,
} from './facts.js';
import { handlersIn } from './handlers.js';
import { CallFacts } from './call-facts.js';
import { Site } from './site.js';
import { fileKind, type FileKind } from './project.js';
import { Resolver } from './resolve.js';
import { Scopes } from './scopes.js';
import { walk } from './syntax.js';

type Context = Readonly<TSESLint.RuleContext<string, readonly unknown[]>>;

/** What a reviewer sees in a file. Found once, shared by all rules. */
export interface FileModel {
  /** As ESLint gives it. */
  filename: string;
  settings: Settings;
  scopes: Scopes;
  resolver: Resolver;
  logs: readonly LogCall[];
  metrics: readonly MetricDeclaration[];
  observations: readonly MetricObservation[];
  spans: readonly SpanStart[];
  errorSinks: readonly ErrorSink[];
  disclosures: readonly Disclosure[];
  errorHandlers: readonly ErrorHandler[];
  requestHandlers: readonly RequestHandler[];
  consoleUses: readonly ConsoleUse[];
  /** What the file is for. */
  fileKind: FileKind;
  /** True for TypeScript, which says what is private. */
  isTyped: boolean;
  /** Every call and `new`. */
  calls: readonly (TSESTree.CallExpression | TSESTree.NewExpression)[];
  /** The fact that a call states, if any. */
  factOf(node: TSESTree.Node): LogCall | MetricObservation | ErrorSink | undefined;
}

// Keyed on the syntax tree: oxlint keeps one sourceCode object for all files.
const models = new WeakMap<TSESTree.Program, FileModel>();

/**
 * The model of the file being linted.
 * @param context a rule's context
 * @throws Error where `settings.observability` is not valid
 */
export function fileModel(context: Context): FileModel {
  const { sourceCode } = context;
  let model = models.get(sourceCode.ast);
  if (!model) {
    model = build(sourceCode, readSettings(context.settings), context);
    models.set(sourceCode.ast, model);
  }
  return model;
}

function build(sourceCode: Readonly<TSESLint.SourceCode>, settings: Settings, { filename, cwd }: Context): FileModel {
  const scopes = new Scopes(sourceCode);
  const calls: (TSESTree.CallExpression | TSESTree.NewExpression)[] = [];
  const resolver = new Resolver(scopes, settings, calls, { filename, cwd });
  const functions: FunctionNode[] = [];
  const catches: TSESTree.CatchClause[] = [];
  walk(sourceCode.ast, sourceCode.visitorKeys, (node) => {
    switch (node.type) {
      case 'CallExpression':
      case 'NewExpression':
        calls.push(node);
        break;
      case 'FunctionDeclaration':
      case 'FunctionExpression':
      case 'ArrowFunctionExpression':
        functions.push(node);
        break;
      case 'CatchClause':
        catches.push(node);
        break;
    }
    return undefined;
  });

  // Each kind of fact is found when a rule first asks for it: most files are asked for one or two.
  const handlers = once(() => handlersIn(functions, calls, resolver, scopes, settings, filename));
  const site = (node: TSESTree.Node): Site => new Site(node, handlers);
  const facts = once(() => new CallFacts(calls, resolver, scopes, site));
  const errorHandlers = once(() => errorHandlersIn(catches, calls, resolver, scopes, handlers().all, site));
  const consoles = once(() => consoleUses(scopes));
  const kind = once(() => (usesBrowser(scopes) ? 'browser' : fileKind(filename, sourceCode.text)));
  return {
    filename,
    settings,
    scopes,
    resolver,
    calls,
    isTyped: /\.[cm]?tsx?$/.test(filename),
    get fileKind() {
      return kind();
    },
    get logs() {
      return facts().logs;
    },
    get metrics() {
      return facts().metrics.declarations;
    },
    get observations() {
      return facts().metrics.observations;
    },
    get spans() {
      return facts().spans;
    },
    get errorSinks() {
      return facts().errorSinks;
    },
    get disclosures() {
      return facts().disclosures;
    },
    get errorHandlers() {
      return errorHandlers();
    },
    get requestHandlers() {
      return handlers().all;
    },
    get consoleUses() {
      return consoles();
    },
    factOf: (node) => facts().byNode.get(node),
  };
}

function once<T extends object | string>(find: () => T): () => T {
  let found: T | null = null;
  return () => (found ??= find());
}

/** True where the file reads members of globals that only browsers have. */
function usesBrowser(scopes: Scopes): boolean {
  const isRead = (name: string): boolean =>
    scopes.globalReferences(name).some(({ parent }) => parent.type === 'MemberExpression');
  const isMade = (name: string): boolean =>
    scopes.globalReferences(name).some(({ parent }) => parent.type === 'NewExpression');
  return (
    ['window', 'document', 'localStorage', 'sessionStorage'].some(isRead) ||
    ['FileReader', 'XMLHttpRequest', 'IntersectionObserver', 'MutationObserver', 'ResizeObserver'].some(isMade)
  );
}
