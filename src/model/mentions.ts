import type { TSESLint } from '@typescript-eslint/utils';
import { builtIn } from '../profiles/index.js';
import type { Entry, Profile } from '../profiles/profile.js';
import { readSettings, type Settings } from '../settings.js';
import { CLIENT_SOURCE, OUTBOUND_PACKAGES, OUTBOUND_SCOPES } from '../vocabulary/outbound.js';
import { factsOf } from './values.js';

/** What a file can be asked for. */
export type FactKind =
  | 'console'
  | 'log'
  | 'metric'
  | 'observation'
  | 'errorHandler'
  | 'errorSink'
  | 'disclosure'
  | 'span'
  | 'message'
  | 'outbound'
  | 'handler';

/** `promClient`, `prometheus`; not `promise`, `promote`. */
const PROMETHEUS = /[pP]rom(?:etheus|-?[cC]lient|[A-Z_]|\b)/;

/**
 * The words without which a file has no fact of a kind, unless it names a library that is known: each list is one way to
 * state it, and of each way every pattern must be found. They are deliberately wide; what they exclude costs nothing.
 */
const WORDS: Readonly<Record<FactKind, readonly (readonly RegExp[])[]>> = {
  console: [[/console/]],
  log: [[/log|consol|debug|diag|pino|winston|bunyan|trackTrace/i]],
  metric: [
    [PROMETHEUS],
    [/counter|gauge|histogram|summary|metric|statsd|\bhelp\b|increment|timing|distribution|timer|telemetry/i],
  ],
  observation: [
    [/\.(?:inc|dec|observe|startTimer|increment|decrement|incr|addDimensions?|putDimensions|setDimensions|setTag)\b/],
    [/\.add\(\s*1\b/],
    [/\.(?:set|labels|add|record|gauge|count)\b/, PROMETHEUS],
    [
      /\.(?:set|labels|add|record|gauge|timing|histogram|distribution|count)\b|metric|statsd|timer|telemetry/,
      /metric|counter|gauge|histogram|summar|statsd|timer|timing|distribution|telemetry|latenc|duration|instrument|observab|otel|\bmeter|_total/i,
    ],
  ],
  errorHandler: [
    [/catch|\.then\b|['"`](?:error|unhandledRejection|uncaughtException)['"`]|\berr(?:or)?\b|[a-z]Err(?:or)?,/],
  ],
  errorSink: [
    [
      /[rR]eport|[cC]apture|[nN]otify|noticeError|[sS]entry|[bB]ugsnag|[rR]ollbar|[hH]oneybadger|[tT]rack|[mM]onitor|recordException|setStatus|setTag|addTags|setOutcome|\bspan\.log\b/,
    ],
  ],
  disclosure: [
    [
      /\b(?:set(?:Attributes?|Tags?|Extras?|User|Context|Label|Entry|BaggageItem|UserContext|CustomContext|Bindings)|add(?:Event|Link|Tags|Labels|Metadata|Annotation|Breadcrumb|Context|Custom\w+|PersistentLogAttributes)|put(?:Annotation|Metadata)|append(?:Persistent)?Keys|(?:create)?[cC]hild|withContext|withFields|forContext|leaveBreadcrumb|createBaggage|recordCustomEvent|capture\w+|track(?:Metric|Event|Request|Dependency|Availability))\b|(?<![</])[sS]pan|\.(?:with|configure|trace|wrap|count|gauge|distribution)\(|(?<!Object)\.assign\(/,
    ],
  ],
  span: [[/(?<![</])[sS]pan|[tT]racer|[tT]ransaction|[sS]egment/]],
  // What a queue of a library that is known is imported from.
  message: [[/['"](?:kafkajs|amqplib|bull|bullmq|aws-sdk|@aws-sdk\/client-s[nq]s)\b/]],
  outbound: [
    [/\bfetch\b/],
    [namesOfClients()],
    [new RegExp(`from\\s*['"]${CLIENT_SOURCE.source.slice(1, -1)}['"]`, 'i')],
  ],
  // `(req, res) => …`, the procedures of tRPC, and what Next.js and Lambda call by its name.
  handler: [
    [/\b_?req(?:uest)?\b/, /\b_?(?:res|response|reply)\b|\bexport\b|\bexports\b/],
    [/[pP]rocedure\b/],
    [/\b(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS|handler|lambdaHandler)\b/],
  ],
};

/** What every import of a client that is known has in it. */
function namesOfClients(): RegExp {
  return new RegExp(
    `['"](?:node:)?(?:${[...OUTBOUND_PACKAGES].join('|')})['"/]|['"]${OUTBOUND_SCOPES.source.slice(1)}`,
  );
}

/** Which kinds of fact a file may have, by the words in its text. */
export class Mentions {
  readonly #text: string;
  readonly #settings: Settings;
  readonly #known = new Map<FactKind, boolean>();
  #hasLibrary: boolean | null = null;

  constructor(text: string, settings: Settings) {
    this.#text = text;
    this.#settings = settings;
  }

  /** False where the file cannot have such a fact. */
  has(kind: FactKind): boolean {
    let is = this.#known.get(kind);
    if (is === undefined) {
      is = this.#finds(kind);
      this.#known.set(kind, is);
    }
    return is;
  }

  #finds(kind: FactKind): boolean {
    const text = this.#text;
    if (WORDS[kind].some((patterns) => patterns.every((pattern) => pattern.test(text)))) return true;
    if (kind === 'console' || kind === 'errorHandler' || kind === 'outbound') return false;
    const { libraries, servers, isLogger } = namesOf(this.#settings);
    if (kind === 'handler') return servers.test(text);
    return (this.#hasLibrary ??= libraries.test(text)) || (kind === 'log' && isLogger(text));
  }
}

/** Names that stand for facts: of the libraries that are known, and of what a team has of its own. */
interface Names {
  /** The packages of libraries for metrics, traces and error reports, and all of the team's own. */
  libraries: RegExp;
  /** The packages of libraries that call handlers of requests, jobs or messages. */
  servers: RegExp;
  /** True for a text with the name of a logger that only the settings know. */
  isLogger: (text: string) => boolean;
}

const known = new WeakMap<Settings, Names>();

function namesOf(settings: Settings): Names {
  let names = known.get(settings);
  if (!names) {
    const packages = settings.profiles
      .filter((profile) => !builtIn.includes(profile) || isTelemetry(profile))
      .flatMap((profile) => profile.packages.map(patternOf));
    const { logger, loggerNames } = settings;
    const name = logger && (logger.import === 'default' ? 'import' : logger.import);
    names = {
      libraries: new RegExp(packages.join('|')),
      servers: new RegExp(
        settings.profiles
          .filter(callsHandlers)
          .flatMap((profile) => profile.packages.map(patternOf))
          .join('|'),
      ),
      // A pattern of `loggerNames` may stand for any name.
      isLogger: (text) => loggerNames.length > 0 || (name !== null && text.includes(name)),
    };
    known.set(settings, names);
  }
  return names;
}

/** What every import of a package of a profile has in it, as a regular expression. */
function patternOf(name: string): string {
  // The end of a path may follow anything; all others are, or start, what stands between quotes.
  const [start, word] = name.startsWith('*/')
    ? ['', name.slice(name.lastIndexOf('/') + 1)]
    : [`['"]`, name.replace(/\*$/, '')];
  return start + word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

/** True for a library that is given handlers, or calls those that are decorated, inherited or exported. */
function callsHandlers({ exports, types, decorators, exportedHandlers, methodHandlers }: Profile): boolean {
  const entries = [exports, ...Object.values(types ?? {})].flatMap((part) => Object.values(part ?? {}));
  return (
    exportedHandlers !== undefined ||
    methodHandlers !== undefined ||
    Object.values(decorators ?? {}).some((decorator) => 'trigger' in decorator) ||
    entries.some(function takes(entry: Entry): boolean {
      const isTaken =
        factsOf({ entry }).some(({ kind }) => kind === 'handler') || entry.signature?.trigger !== undefined;
      return isTaken || Object.values(entry.members ?? {}).some(takes);
    })
  );
}

/** True for a library whose calls state more than log records, and fields of these. */
function isTelemetry({ exports, types, globals }: Profile): boolean {
  const entries = [exports, globals, ...Object.values(types ?? {})].flatMap((part) => Object.values(part ?? {}));
  return entries.some(function states(entry: Entry): boolean {
    const isMore = factsOf({ entry }).some(
      (fact) =>
        fact.kind !== 'log' &&
        fact.kind !== 'handler' &&
        fact.kind !== 'message' &&
        !(fact.kind === 'disclosure' && fact.to === 'log'),
    );
    return isMore || Object.values(entry.members ?? {}).some(states);
  });
}

// One file is linted at a time, and rule after rule asks. Keyed on the text: oxlint hands a rule the syntax tree only when
// it asks for it, and for most files none has to.
let last: { text: string; settings: Settings; mentions: Mentions } | null = null;

/**
 * Which kinds of fact the file being linted may have.
 * @throws SettingsError where `settings.observability` is not valid
 */
export function mentionsIn({
  sourceCode: { text },
  settings: raw,
}: Readonly<Pick<TSESLint.RuleContext<string, readonly unknown[]>, 'sourceCode' | 'settings'>>): Mentions {
  const settings = readSettings(raw);
  if (last?.text !== text || last.settings !== settings)
    last = { text, settings, mentions: new Mentions(text, settings) };
  return last.mentions;
}
