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
  MessageSend,
  MetricDeclaration,
  MetricObservation,
  OutboundCall,
  RequestHandler,
  SpanStart,
} from './facts.js';
import { handlersIn, type Handlers } from './handlers.js';
import { mentionsIn, type Mentions } from './mentions.js';
import { CallFacts } from './call-facts.js';
import { outboundCalls } from './outbound-calls.js';
import { Site } from './site.js';
import { projectEvidence, type ProjectEvidence } from './project-evidence.js';
import { fileKind, type FileKind } from './project.js';
import { Resolver } from './resolve.js';
import { Scopes } from './scopes.js';
import { walk } from './syntax.js';

type Context = Readonly<TSESLint.RuleContext<string, readonly unknown[]>>;

type CallOrNew = TSESTree.CallExpression | TSESTree.NewExpression;

/** What a reviewer sees in a file. Each kind of fact is found when it is first asked for; all rules share what is found. */
export class FileModel {
  /** As ESLint gives it. */
  readonly filename: string;
  /** The folder that ESLint runs in. */
  readonly cwd: string;
  readonly settings: Settings;
  readonly scopes: Scopes;
  readonly resolver: Resolver;
  /** Every call and `new`. */
  readonly calls: readonly CallOrNew[];
  /** True for TypeScript, which says what is private. */
  readonly isTyped: boolean;

  readonly #text: string;
  readonly #functions: readonly FunctionNode[];
  readonly #catches: readonly TSESTree.CatchClause[];
  readonly #mentions: Mentions;
  readonly #site = (node: TSESTree.Node): Site => new Site(node, this.#handlers);
  readonly #handlers = (): Handlers =>
    (this.#foundHandlers ??= handlersIn(
      this.#functions,
      this.calls,
      this.resolver,
      this.scopes,
      this.settings,
      this.filename,
    ));
  #foundHandlers: Handlers | null = null;
  #facts: CallFacts | null = null;
  #errorHandlers: readonly ErrorHandler[] | null = null;
  #consoleUses: readonly ConsoleUse[] | null = null;
  #fileKind: FileKind | null = null;
  #evidence: ProjectEvidence | null = null;
  #outboundCalls: readonly OutboundCall[] | null = null;

  /** @throws Error where `settings.observability` is not valid */
  constructor(context: Context) {
    const { sourceCode, filename, cwd } = context;
    const nodes = nodesOf(sourceCode);
    this.filename = filename;
    this.cwd = cwd;
    this.settings = readSettings(context.settings);
    this.scopes = new Scopes(sourceCode);
    this.calls = nodes.calls;
    this.resolver = new Resolver(this.scopes, this.settings, nodes.calls, { filename, cwd });
    this.isTyped = /\.[cm]?tsx?$/.test(filename);
    this.#text = sourceCode.text;
    this.#functions = nodes.functions;
    this.#catches = nodes.catches;
    this.#mentions = mentionsIn(context);
  }

  get logs(): readonly LogCall[] {
    return this.#callFacts.logs;
  }

  get metrics(): readonly MetricDeclaration[] {
    return this.#callFacts.metrics;
  }

  get observations(): readonly MetricObservation[] {
    return this.#callFacts.observations;
  }

  get spans(): readonly SpanStart[] {
    return this.#callFacts.spans;
  }

  get errorSinks(): readonly ErrorSink[] {
    return this.#callFacts.errorSinks;
  }

  get disclosures(): readonly Disclosure[] {
    return this.#callFacts.disclosures;
  }

  get messages(): readonly MessageSend[] {
    return this.#callFacts.messages;
  }

  /** In the order of the code. */
  get outboundCalls(): readonly OutboundCall[] {
    return (this.#outboundCalls ??= this.#mentions.has('outbound') ? outboundCalls(this, this.#site) : []);
  }

  get errorHandlers(): readonly ErrorHandler[] {
    return (this.#errorHandlers ??= errorHandlersIn(
      this.#catches,
      this.calls,
      this.resolver,
      this.scopes,
      this.#handlers().all,
      this.#site,
    ));
  }

  get requestHandlers(): readonly RequestHandler[] {
    return this.#handlers().all;
  }

  get consoleUses(): readonly ConsoleUse[] {
    return (this.#consoleUses ??= consoleUses(this.scopes));
  }

  /** What instruments the project of the file. */
  get evidence(): ProjectEvidence {
    const { instrumentation } = this.settings;
    return (this.#evidence ??= projectEvidence(this.filename, this.cwd, instrumentation));
  }

  /** What the file is for. */
  get fileKind(): FileKind {
    return (this.#fileKind ??= usesBrowser(this.scopes) ? 'browser' : fileKind(this.filename, this.#text));
  }

  /** The fact that a call states, if any. */
  factOf(node: TSESTree.Node): LogCall | MetricObservation | ErrorSink | undefined {
    return this.#callFacts.byNode.get(node);
  }

  get #callFacts(): CallFacts {
    return (this.#facts ??= new CallFacts(this.calls, this.resolver, this.scopes, this.#site, this.#mentions));
  }
}

// One file is linted at a time. Keyed on the syntax tree: oxlint keeps one sourceCode object for all files.
let last: { ast: TSESTree.Program; settings: unknown; model: FileModel } | null = null;

/**
 * The model of the file being linted.
 * @param context a rule's context
 * @throws Error where `settings.observability` is not valid
 */
export function fileModel(context: Context): FileModel {
  const { ast } = context.sourceCode;
  const settings = context.settings['observability'];
  if (last?.ast !== ast || last.settings !== settings) last = { ast, settings, model: new FileModel(context) };
  return last.model;
}

interface Nodes {
  calls: CallOrNew[];
  functions: FunctionNode[];
  catches: TSESTree.CatchClause[];
}

function nodesOf({ ast, visitorKeys }: Readonly<TSESLint.SourceCode>): Nodes {
  const found: Nodes = { calls: [], functions: [], catches: [] };
  walk(ast, visitorKeys, (node) => {
    switch (node.type) {
      case 'CallExpression':
      case 'NewExpression':
        found.calls.push(node);
        break;
      case 'FunctionDeclaration':
      case 'FunctionExpression':
      case 'ArrowFunctionExpression':
        found.functions.push(node);
        break;
      case 'CatchClause':
        found.catches.push(node);
        break;
      // No call, function or catch is below a type.
      case 'TSTypeAnnotation':
      case 'TSTypeParameterInstantiation':
      case 'TSTypeParameterDeclaration':
      case 'TSInterfaceDeclaration':
      case 'TSTypeAliasDeclaration':
        return false;
    }
    return undefined;
  });
  // Parents come first, and decorators before what is written above them.
  found.calls.sort((a, b) => a.range[0] - b.range[0]);
  return found;
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
