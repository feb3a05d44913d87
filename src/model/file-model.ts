import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { readSettings, type Settings } from '../settings.js';
import { statedBy } from './conditions.js';
import { consoleUses } from './console-uses.js';
import { errorHandlersIn } from './error-handlers.js';
import type {
  ConsoleUse, ErrorHandler, ErrorSink, Fact, FunctionNode, LogCall, MetricDeclaration, MetricObservation, RequestHandler,
} from './facts.js';
import { handlersIn, type Handlers } from './handlers.js';
import { logCall } from './logs.js';
import { MetricFacts } from './metrics.js';
import { fileKind, type FileKind } from './project.js';
import { Resolver } from './resolve.js';
import { Scopes } from './scopes.js';
import { enclosingFunction, walk } from './syntax.js';

type Context = Readonly<TSESLint.RuleContext<string, readonly unknown[]>>;

/** What a reviewer sees in a file. Found once, shared by all rules. */
export interface FileModel {
  settings: Settings;
  scopes: Scopes;
  resolver: Resolver;
  logs: readonly LogCall[];
  metrics: readonly MetricDeclaration[];
  observations: readonly MetricObservation[];
  errorSinks: readonly ErrorSink[];
  errorHandlers: readonly ErrorHandler[];
  requestHandlers: readonly RequestHandler[];
  consoleUses: readonly ConsoleUse[];
  /** What the file is for. */
  fileKind: FileKind;
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
    model = build(sourceCode, readSettings(context.settings), context.filename);
    models.set(sourceCode.ast, model);
  }
  return model;
}

function build(sourceCode: Readonly<TSESLint.SourceCode>, settings: Settings, filename: string): FileModel {
  const scopes = new Scopes(sourceCode);
  const resolver = new Resolver(scopes, settings);
  const calls: (TSESTree.CallExpression | TSESTree.NewExpression)[] = [];
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

  const handlers = handlersIn(functions, calls, resolver, scopes, settings, filename);
  const logs: LogCall[] = [];
  const errorSinks: ErrorSink[] = [];
  const facts = new Map<TSESTree.Node, LogCall | MetricObservation | ErrorSink>();
  const metrics = new MetricFacts(resolver, scopes, (node) => context(node, handlers));
  for (const node of calls) {
    const callee = resolver.calleeOf(node);
    const specs = callee ? statedBy(node, callee, scopes) : [];
    for (const spec of specs) {
      if (spec.kind === 'metric') metrics.declare(node, callee!, spec);
      if (node.type !== 'CallExpression') continue;
      if (spec.kind === 'log') logs.push(logCall(node, callee!, spec, context(node, handlers)));
      if (spec.kind === 'report' || spec.kind === 'span-error') {
        const base: Fact = { library: callee!.profile.id, certain: callee!.certain, ...context(node, handlers) };
        errorSinks.push({ ...base, node, kind: spec.kind });
      }
    }
    if (specs.length === 0) metrics.declareByShape(node);
  }
  for (const node of calls) if (node.type === 'CallExpression') metrics.observe(node);

  let kind: FileKind | null = null;
  for (const fact of [...errorSinks, ...metrics.observations, ...logs]) facts.set(fact.node, fact);
  return {
    // Looking for a package.json costs; most files have nothing to report.
    get fileKind() {
      return (kind ??= usesBrowser(scopes) ? 'browser' : fileKind(filename, sourceCode.text));
    },
    settings, scopes, resolver, calls, logs, errorSinks,
    metrics: metrics.declarations,
    observations: metrics.observations,
    errorHandlers: errorHandlersIn(catches, calls, resolver, scopes, (node) => context(node, handlers)),
    requestHandlers: handlers.all,
    consoleUses: consoleUses(scopes),
    factOf: (node) => facts.get(node),
  };
}

/** True where the file reads members of globals that only browsers have. */
function usesBrowser(scopes: Scopes): boolean {
  return ['window', 'document', 'localStorage', 'sessionStorage'].some((name) =>
    scopes.globalReferences(name).some(({ parent }) => parent.type === 'MemberExpression'),
  );
}

/** The function and handler a node stands in. */
export type FactContext = Pick<Fact, 'enclosingFunction' | 'handler'>;

function context(node: TSESTree.Node, handlers: Handlers): FactContext {
  return { enclosingFunction: enclosingFunction(node), handler: handlers.around(node) };
}
