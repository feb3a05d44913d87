import type { JSONSchema, TSESLint, TSESTree } from '@typescript-eslint/utils';
import type { RuleDocs } from './concerns.js';
import { guarded, INTERNAL_ERROR, INTERNAL_ERROR_MESSAGE } from './guard.js';
import type {
  ConsoleUse,
  Disclosure,
  ErrorHandler,
  ErrorSink,
  LogCall,
  MessageSend,
  MetricDeclaration,
  MetricObservation,
  OutboundCall,
  RequestHandler,
  SpanStart,
} from './model/facts.js';
import { fileModel, type FileModel } from './model/file-model.js';
import { mentionsIn } from './model/mentions.js';
import { HOMEPAGE, VERSION } from './version.js';

export { CONCERNS, type Concern, type RuleDocs, type Severity } from './concerns.js';
export { VERSION } from './version.js';

/** A rule's context. */
export type Context<MessageIds extends string = string> = Readonly<
  TSESLint.RuleContext<MessageIds, readonly unknown[]>
>;

/** A rule as this plugin writes it: meta, then `create` over the options merged with their defaults. */
export interface RuleSpec<MessageIds extends string, Options extends object> {
  name: string;
  meta: {
    docs: RuleDocs;
    messages: Readonly<Record<MessageIds, string>>;
    schema: readonly JSONSchema.JSONSchema4[];
    fixable?: 'code';
    hasSuggestions?: true;
  };
  /** The options with their defaults; a rule without options leaves it out. */
  defaultOptions?: Options;
  create(context: Context<MessageIds>, options: Options): TSESLint.RuleListener;
}

/** A rule as ESLint takes it. */
export interface Rule extends TSESLint.RuleModule<
  string,
  readonly unknown[],
  RuleDocs & { url: string; recommended: boolean }
> {
  name: string;
}

/**
 * Makes an ESLint rule: fills in the docs address, and merges the defaults into the options, which ESLint 8.57 and 9.0
 * do not do. None of its rules can throw, but for a wrong setting.
 */
export function createRule<MessageIds extends string, Options extends object>(
  spec: RuleSpec<MessageIds, Options>,
): Rule {
  const { name, meta, defaultOptions } = spec;
  // The options are the same for file after file.
  let last: { given: unknown; options: Options } | null = null;
  const merged = (given: unknown): Options => {
    if (last === null || last.given !== given) last = { given, options: { ...defaultOptions, ...(given as Options) } };
    return last.options;
  };
  return {
    name,
    meta: {
      type: 'problem',
      ...meta,
      messages: { ...meta.messages, [INTERNAL_ERROR]: INTERNAL_ERROR_MESSAGE },
      docs: {
        ...meta.docs,
        url: `${HOMEPAGE}/blob/v${VERSION}/docs/rules/${name}.md`,
        recommended: meta.docs.preset === 'recommended',
      },
      ...(defaultOptions && { defaultOptions: [defaultOptions] }),
    },
    create: (context) => guarded(name, context, () => spec.create(context, merged(context.options[0]))),
  };
}

/** What a rule wants to hear about. */
export interface Observers {
  console?: (use: ConsoleUse, model: FileModel) => void;
  log?: (call: LogCall, model: FileModel) => void;
  metric?: (declaration: MetricDeclaration, model: FileModel) => void;
  observation?: (observation: MetricObservation, model: FileModel) => void;
  errorHandler?: (handler: ErrorHandler, model: FileModel) => void;
  errorSink?: (sink: ErrorSink, model: FileModel) => void;
  disclosure?: (disclosure: Disclosure, model: FileModel) => void;
  span?: (span: SpanStart, model: FileModel) => void;
  handler?: (handler: RequestHandler, model: FileModel) => void;
  outbound?: (call: OutboundCall, model: FileModel) => void;
  message?: (send: MessageSend, model: FileModel) => void;
}

const NOTHING: TSESLint.RuleListener = {};

/**
 * Calls a rule's handlers with the facts of the file, in source order, when the whole file has been seen.
 * @param observers one handler per kind of fact
 * @param places whether test files count; by default they do not, since nobody operates them
 * @throws Error where `settings.observability` is not valid
 */
export function observe(
  context: Context,
  observers: Observers,
  places: { tests: boolean } = { tests: false },
): TSESLint.RuleListener {
  // A wrong setting is told in the first file, whatever that mentions.
  const mentions = mentionsIn(context);
  const wanted = (Object.keys(observers) as (keyof Observers)[]).filter((kind) => mentions.has(kind));
  if (wanted.length === 0) return NOTHING;
  return {
    'Program:exit'() {
      const model = fileModel(context);
      for (const kind of wanted) {
        const tell = observers[kind] as (fact: unknown, model: FileModel) => void;
        for (const fact of FACTS[kind](model)) {
          if (!places.tests && model.fileKind === 'test') return;
          tell(fact, model);
        }
      }
    },
  };
}

const FACTS: Readonly<Record<keyof Observers, (model: FileModel) => readonly unknown[]>> = {
  console: (model) => model.consoleUses,
  log: (model) => model.logs,
  metric: (model) => model.metrics,
  observation: (model) => model.observations,
  errorHandler: (model) => model.errorHandlers,
  errorSink: (model) => model.errorSinks,
  disclosure: (model) => model.disclosures,
  span: (model) => model.spans,
  handler: (model) => model.requestHandlers,
  outbound: (model) => model.outboundCalls,
  message: (model) => model.messages,
};

/** A place to report, from the start of one node to the start of another. */
export function spanOf(from: TSESTree.Node, to: TSESTree.Node): TSESTree.SourceLocation {
  return { start: from.loc.start, end: to.loc.start };
}
