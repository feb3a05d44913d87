import { builtIn } from './profiles/index.js';
import type { Profile } from './profiles/profile.js';
import { parseConvention, type Convention } from './vocabulary/convention.js';
import { instrumentsOf } from './vocabulary/instrumentation.js';
import { pattern, type Pattern } from './settings-patterns.js';
import { fail, oneOf, record, string, strings, type Reader } from './settings-reader.js';
import { readProfile, type UserProfile } from './settings-profiles.js';
import { sloSource, type SloSetting, type SloSource } from './settings-slos.js';

export { objectiveOf, thresholdOf, type Slo } from './settings-slos.js';

/** `settings.observability` as a team writes it. Every key is optional. */
export interface ObservabilitySettings {
  /** Service names that a metric name may start with: `['gc', 'mc', 'mh']`. */
  services?: string[];
  /** The parts of a metric name; parts in `[…]` are optional. Default `<service>_<subsystem>_<metric>_<unit>`. */
  metricConvention?: string;
  /** Further units a metric name may end with: `['gwei', 'slots']`. */
  units?: string[];
  /** Names of labels that this code base knows better than the built-in lists. */
  labels?: {
    /** Label names that are bounded here, whatever they look like. */
    allow?: string[];
    /** Label names that are unbounded here. */
    deny?: string[];
  };
  /** The logger that suggestions import. */
  logger?: {
    /** Import source: a package, or a path from the project root such as `./src/logger.js`. */
    module: string;
    /** The export: a name, or `default`. Default `logger`. */
    import?: string;
    /** The library it behaves like, by profile id: `pino`. Default `pino`. */
    extends?: string;
  };
  /** Regular expressions for further names of loggers: `['^audit$']`. */
  loggerNames?: string[];
  /** Functions that count as handling an error, by name: `['swallow', 'reportQuietly']`. */
  errorHelpers?: string[];
  /**
   * Packages that instrument this code from outside, where the repository does not show it:
   * `['@opentelemetry/auto-instrumentations-node']` for a cluster whose operator adds it.
   */
  instrumentation?: string[];
  /** True where OpenTelemetry Views set the histogram boundaries for the whole project. */
  views?: boolean;
  /** Latency objectives, or paths of SLO files (own lists, OpenSLO, Sloth) from where ESLint runs. */
  slos?: (SloSetting | string)[];
  /** A team's own wrappers. */
  profiles?: UserProfile[];
}

/** `settings.observability` after validation, with defaults and built-in profiles merged in. */
export interface Settings {
  services: readonly string[];
  convention: Convention;
  units: readonly string[];
  labels: { allow: readonly string[]; deny: readonly string[] };
  logger: { module: string; import: string; profile: Profile } | null;
  loggerNames: readonly Pattern[];
  errorHelpers: readonly string[];
  instrumentation: readonly string[];
  views: boolean;
  slos: readonly SloSource[];
  /** User profiles first, so that a team can override what is built in. */
  profiles: readonly Profile[];
}

const DEFAULT_CONVENTION = '<service>_<subsystem>_<metric>_<unit>';

const KEYS: Readonly<Record<keyof ObservabilitySettings, true>> = {
  services: true,
  metricConvention: true,
  units: true,
  labels: true,
  logger: true,
  loggerNames: true,
  errorHelpers: true,
  instrumentation: true,
  views: true,
  slos: true,
  profiles: true,
};

const known = new WeakMap<object, Settings>();
let defaults: Settings | null = null;

/**
 * Validates and completes `settings.observability`.
 * @param settings `context.settings` of ESLint
 * @throws Error naming the path of a bad value and what is accepted there
 */
export function readSettings(settings: Readonly<Record<string, unknown>>): Settings {
  const raw = settings['observability'];
  if (raw === undefined) return (defaults ??= parse({}));
  const object = record(raw, 'settings.observability');
  let parsed = known.get(object);
  if (!parsed) {
    parsed = parse(object);
    known.set(object, parsed);
  }
  return parsed;
}

function parse(raw: Readonly<Record<string, unknown>>): Settings {
  const at = 'settings.observability';
  oneOf(raw, Object.keys(KEYS), at);
  const own = list(raw['profiles'], `${at}.profiles`, (item, path) => readProfile(item, path));
  const profiles = [...own, ...builtIn];
  return {
    services: strings(raw['services'], `${at}.services`),
    convention: convention(raw['metricConvention'], `${at}.metricConvention`),
    units: strings(raw['units'], `${at}.units`),
    labels: labels(raw['labels'], `${at}.labels`),
    logger: raw['logger'] === undefined ? null : logger(raw['logger'], `${at}.logger`, profiles),
    loggerNames: list(raw['loggerNames'], `${at}.loggerNames`, pattern),
    errorHelpers: strings(raw['errorHelpers'], `${at}.errorHelpers`),
    instrumentation: list(raw['instrumentation'], `${at}.instrumentation`, instrumentation),
    views: boolean(raw['views'], `${at}.views`),
    slos: list(raw['slos'], `${at}.slos`, sloSource),
    profiles,
  };
}

function list<T>(raw: unknown, path: string, item: Reader<T>): T[] {
  if (raw === undefined) return [];
  if (!Array.isArray(raw)) fail(path, 'an array', raw);
  return raw.map((value: unknown, i) => item(value, `${path}[${i}]`));
}

function boolean(raw: unknown, path: string): boolean {
  if (raw === undefined || typeof raw === 'boolean') return raw ?? false;
  return fail(path, 'true or false', raw);
}

const instrumentation: Reader<string> = (value, path) =>
  typeof value === 'string' && instrumentsOf(value)
    ? value
    : fail(
        path,
        'the name of a package that instruments, such as @opentelemetry/auto-instrumentations-node, @opentelemetry/instrumentation-http, dd-trace or @sentry/node',
        value,
      );

function convention(raw: unknown, path: string): Convention {
  const text = raw === undefined ? DEFAULT_CONVENTION : string(raw, path);
  const parsed = parseConvention(text);
  return typeof parsed === 'string' ? fail(path, parsed, raw) : parsed;
}

function labels(raw: unknown, path: string): Settings['labels'] {
  if (raw === undefined) return { allow: [], deny: [] };
  const object = record(raw, path);
  oneOf(object, ['allow', 'deny'], path);
  return { allow: strings(object['allow'], `${path}.allow`), deny: strings(object['deny'], `${path}.deny`) };
}

function logger(raw: unknown, path: string, profiles: readonly Profile[]): Settings['logger'] {
  const object = record(raw, path);
  oneOf(object, ['module', 'import', 'extends'], path);
  const module = string(object['module'], `${path}.module`);
  const name = object['import'] === undefined ? 'logger' : string(object['import'], `${path}.import`);
  if (!/^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(name)) fail(`${path}.import`, 'an export name, or default', name);
  const id = object['extends'] === undefined ? 'pino' : string(object['extends'], `${path}.extends`);
  const loggers = profiles.filter((profile) => profile.logger);
  const profile = loggers.find((candidate) => candidate.id === id);
  if (!profile) return fail(`${path}.extends`, `one of ${loggers.map((candidate) => candidate.id).join(', ')}`, id);
  return { module, import: name, profile };
}
