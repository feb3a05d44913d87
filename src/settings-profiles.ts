import { builtIn } from './profiles/index.js';
import type { Entry, LoggerTraits, LogShape, Profile, TypeMembers } from './profiles/profile.js';
import { entries, typesExist } from './settings-entries.js';
import { fail, oneOf, record, string, strings } from './settings-reader.js';
import { LEVELS, type Level } from './vocabulary/levels.js';

/** A team's own wrapper, in `settings.observability.profiles`. */
export interface UserProfile {
  /** Name for messages. Default: the first of `packages`. */
  id?: string;
  /** Import sources: `@acme/logger`, `@acme/*`, or the end of a path: `*` + `/lib/logger`. */
  packages: string[];
  /** The built-in profile it behaves like. */
  extends?: string;
  /** What its exports are, where they are not those of `extends`. */
  exports?: Record<string, Entry>;
  /** Further types and members; merged over those of `extends`. */
  types?: Record<string, TypeMembers>;
  /** How its logger is written to, where it is not as in `extends`. */
  logger?: UserLogger;
}

/** How a team's own logger is written to. */
export interface UserLogger {
  /** How it wants message, fields and error: `fields-first` is `logger.error({ err, id }, 'message')`. */
  shape: LogShape;
  /** Method per level, where it is not the level's own name: `{ info: 'log' }`. */
  methods?: Partial<Record<Level, string>>;
  /** The field an error belongs under. Default `error`. */
  errorKey?: string;
}

const KEYS = ['id', 'packages', 'extends', 'exports', 'types', 'logger'];
const SHAPES = ['fields-first', 'fields-last', 'arguments', 'placeholders', 'nest', 'printf'];

/**
 * Validates a user profile and merges it over the built-in one it extends.
 * @throws Error naming the path of a bad value and what is accepted there
 */
export function readProfile(raw: unknown, path: string): Profile {
  const object = record(raw, path);
  oneOf(object, KEYS, path);
  const packages = strings(object['packages'], `${path}.packages`);
  if (packages.length === 0) fail(`${path}.packages`, 'an array with at least one import source', object['packages']);
  const base = object['extends'] === undefined ? null : baseProfile(object['extends'], `${path}.extends`);
  const own = object['exports'] === undefined ? null : entries(object['exports'], `${path}.exports`);
  const types = object['types'] === undefined ? {} : membersByType(object['types'], `${path}.types`, base);
  const id = object['id'] === undefined ? packages[0]! : string(object['id'], `${path}.id`);
  const traits = object['logger'] === undefined ? base?.logger : loggerTraits(object['logger'], `${path}.logger`);
  const allTypes = { ...base?.types, ...types };
  const known = Object.keys(allTypes);
  if (own) typesExist(own, known, `${path}.exports`);
  for (const [name, members] of Object.entries(types)) typesExist(members, known, `${path}.types.${name}`, true);
  return {
    id,
    title: id,
    packages,
    source: path,
    exports: { ...wrapped(base), ...own },
    types: allTypes,
    ...(base && { extends: base.id }),
    ...(base?.main !== undefined && { main: base.main }),
    ...(traits && { logger: traits }),
    ...(base?.loggers && { loggers: base.loggers }),
    ...(base?.dialect && { dialect: base.dialect }),
    ...(base?.decorators && { decorators: base.decorators }),
  };
}

/** A wrapper may export anything: each unknown export is taken as an instance, a factory and a class at once. */
function wrapped(base: Profile | null): Record<string, Entry> {
  if (!base) return {};
  const main = base.main;
  if (main === undefined) return { ...base.exports };
  const any: Entry = { is: main, returns: main, construct: main };
  return { ...base.exports, default: { ...base.exports?.['default'], ...any }, '*': any };
}

function baseProfile(raw: unknown, path: string): Profile {
  const base = builtIn.find((profile) => profile.id === raw);
  return base ?? fail(path, `one of ${builtIn.map((profile) => profile.id).join(', ')}`, raw);
}

function membersByType(raw: unknown, path: string, base: Profile | null): Record<string, TypeMembers> {
  const object = record(raw, path);
  return Object.fromEntries(
    Object.entries(object).map(([name, value]) => [
      name,
      { ...base?.types?.[name], ...entries(value, `${path}.${name}`) },
    ]),
  );
}

function loggerTraits(raw: unknown, path: string): LoggerTraits {
  const object = record(raw, path);
  oneOf(object, ['shape', 'methods', 'errorKey'], path);
  if (!SHAPES.includes(object['shape'] as string))
    fail(`${path}.shape`, `one of ${SHAPES.join(', ')}`, object['shape']);
  if (object['errorKey'] !== undefined) string(object['errorKey'], `${path}.errorKey`);
  const methods = object['methods'] === undefined ? {} : record(object['methods'], `${path}.methods`);
  oneOf(methods, LEVELS, `${path}.methods`);
  for (const [level, method] of Object.entries(methods)) string(method, `${path}.methods.${level}`);
  return object as unknown as LoggerTraits;
}
