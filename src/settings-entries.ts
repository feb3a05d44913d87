import type { Entry, FactSpec } from './profiles/profile.js';
import { fail, oneOf, record, string, strings, type Reader } from './settings-reader.js';
import { LEVELS } from './vocabulary/levels.js';

type Check = (value: unknown, path: string) => void;

const required: unique symbol = Symbol('required');

/** What each key of an object must be; keys of `[required]` must be there. */
interface Shape {
  [required]?: readonly string[];
  [key: string]: Check;
}

/** Checks an object: its keys, and what is under them. */
function shaped(shape: Shape): Check {
  return (value, path) => {
    const object = record(value, path);
    oneOf(object, Object.keys(shape), path);
    for (const [key, check] of Object.entries(shape)) {
      if (object[key] !== undefined || shape[required]?.includes(key)) check(object[key], `${path}.${key}`);
    }
  };
}

const oneOfTexts =
  (accepted: readonly string[]): Check =>
  (value, path) => {
    if (!accepted.includes(value as string)) fail(path, `one of ${accepted.join(', ')}`, value);
  };

const position: Check = (value, path) => {
  if (!Number.isInteger(value) || (value as number) < 0) fail(path, 'the position of an argument, from 0', value);
};

const key: Check = (value, path) => {
  if (Array.isArray(value)) strings(value, path);
  else string(value, path);
};

const each =
  (check: Check): Check =>
  (value, path) => {
    if (!Array.isArray(value)) fail(path, 'an array', value);
    value.forEach((item, i) => check(item, `${path}[${i}]`));
  };

const orNull =
  (check: Check): Check =>
  (value, path) => {
    if (value !== null) check(value, path);
  };

const place = shaped({ [required]: ['arg'], arg: position, key });
const condition = shaped({ [required]: ['arg'], arg: position, key, is: strings, not: strings });
const trigger = oneOfTexts(['http', 'rpc', 'job', 'message', 'lambda']);
const params = each(
  orNull(oneOfTexts(['request', 'response', 'next', 'context', 'job', 'message', 'error', 'callback'])),
);
const types = each(orNull(string));

const labels: Check = (value, path) => {
  const from = record(value, path)['from'];
  const places: Readonly<Record<string, Shape>> = {
    object: { [required]: ['arg'], arg: position },
    positional: {},
    tags: { [required]: ['after'], after: position },
    pair: { [required]: ['name', 'value'], name: position, value: position },
  };
  const known = oneOfTexts(Object.keys(places));
  known(from, `${path}.from`);
  shaped({ ...places[from as string]!, from: known })(value, path);
};

const data: Check = (value, path) => {
  const from = record(value, path)['from'];
  const places: Readonly<Record<string, Shape>> = {
    object: { [required]: ['arg'], arg: position, key: string },
    pair: { [required]: ['name', 'value'], name: position, value: position },
    named: { [required]: ['arg', 'name'], arg: position, name: string },
  };
  const known = oneOfTexts(Object.keys(places));
  known(from, `${path}.from`);
  shaped({ ...places[from as string]!, from: known })(value, path);
};

const FACTS: Readonly<Record<FactSpec['kind'], Shape>> = {
  log: { [required]: ['level'], level: oneOfTexts([...LEVELS, 'argument']) },
  metric: {
    [required]: ['type', 'name'],
    type: oneOfTexts(['counter', 'upDownCounter', 'gauge', 'histogram', 'summary', 'set', 'unknown']),
    name: place,
    help: place,
    labels: place,
    buckets: place,
    unit: place,
  },
  observation: { labels },
  report: {},
  'span-error': { when: condition },
  span: { [required]: ['name', 'ends'], name: place, ends: oneOfTexts(['by-hand', 'by-itself']) },
  handler: {
    [required]: ['trigger', 'functions', 'params'],
    trigger,
    functions: (value, path) => value === 'all' || place(value, path),
    params,
    types,
    when: condition,
  },
  disclosure: {
    [required]: ['to', 'data'],
    to: oneOfTexts(['span', 'baggage', 'report', 'log', 'event']),
    data: each(data),
  },
  message: {
    [required]: ['system', 'arg'],
    system: string,
    arg: (value, path) => value === 'last-data' || position(value, path),
    lists: strings,
    headers: string,
    body: (value, path) => (typeof value === 'string' ? string : position)(value, path),
    options: position,
  },
};

const fact: Check = (value, path) => {
  const kind = record(value, path)['kind'];
  const known = oneOfTexts(Object.keys(FACTS));
  known(kind, `${path}.kind`);
  shaped({ ...FACTS[kind as FactSpec['kind']], kind: known })(value, path);
};

const entry: Check = shaped({
  fact: (value, path) => (Array.isArray(value) ? each(fact) : fact)(value, path),
  is: string,
  returns: string,
  construct: string,
  members: (value, path) => entries(value, path),
  callback: shaped({
    [required]: ['arg', 'param', 'is'],
    arg: (value, path) => value === 'last' || position(value, path),
    param: position,
    is: string,
  }),
  signature: shaped({ types, trigger, params }),
});

/** Exports or members by name, each an entry as in the built-in profiles. */
export const entries: Reader<Record<string, Entry>> = (value, path) => {
  const object = record(value, path);
  for (const [name, item] of Object.entries(object)) entry(item, `${path}.${name}`);
  return object as Record<string, Entry>;
};

/**
 * Checks that what entries say they are, return or construct is a type of the profile.
 * @param isType true for the members of a type, which may return `self`
 */
export function typesExist(
  all: Readonly<Record<string, Entry>>,
  known: readonly string[],
  path: string,
  isType = false,
): void {
  const accepted = known.length > 0 ? `one of the types ${known.join(', ')}` : 'a type listed in types';
  for (const [name, item] of Object.entries(all)) {
    for (const use of ['is', 'returns', 'construct'] as const) {
      const type = item[use];
      if (type === undefined || known.includes(type) || (isType && use === 'returns' && type === 'self')) continue;
      fail(`${path}.${name}.${use}`, accepted, type);
    }
  }
}
