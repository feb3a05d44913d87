/** The JSON schema of the settings accepts what the plugin accepts, and nothing else. */
import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import schema from '../../schemas/settings.json' with { type: 'json' };
import { readSettings } from '../../src/settings.js';

/** An editor that knows the format of regular expressions. */
function isRegExp(text: string): boolean {
  try {
    new RegExp(text);
    return true;
  } catch {
    return false;
  }
}

const valid = new Ajv({ strict: true, strictTypes: false, formats: { regex: isRegExp } }).compile(schema);

/** Whether the plugin takes these settings. */
function isRead(observability: unknown): boolean {
  try {
    readSettings({ observability });
    return true;
  } catch {
    return false;
  }
}

const place = { arg: 1, key: ['labels', 'options.labels'] };
const when = { arg: 0, key: 'code', is: ['ERROR'], not: ['OK'] };

/** Settings with everything that there is. */
const FULL = {
  services: ['gc', 'mc'],
  metricConvention: '<service>_[<subsystem>_]<metric>[_<unit>]',
  units: ['gwei'],
  labels: { allow: ['shard_id'], deny: ['room'] },
  logger: { module: './src/log.js', import: 'default', extends: 'winston' },
  loggerNames: ['^audit$'],
  errorHelpers: ['swallow'],
  views: true,
  slos: ['slos.yaml', { metric: 'a_seconds', threshold: '250ms', objective: 99.9, window: '30d' }],
  profiles: [
    {
      id: 'acme',
      packages: ['@acme/telemetry', '*/lib/telemetry'],
      extends: 'pino',
      logger: { shape: 'fields-last', methods: { info: 'log' }, errorKey: 'cause' },
      types: { timer: { end: { returns: 'self', fact: { kind: 'observation', labels: { from: 'positional' } } } } },
      exports: {
        log: { is: 'logger', members: { raw: { fact: { kind: 'log', level: 'argument' } } } },
        Timer: { construct: 'timer', callback: { arg: 'last', param: 0, is: 'timer' } },
        create: { signature: { types: ['logger', null], trigger: 'http', params: ['request', null] } },
        count: {
          fact: [
            {
              kind: 'metric',
              type: 'counter',
              name: { arg: 0 },
              help: place,
              labels: place,
              buckets: place,
              unit: place,
            },
            { kind: 'observation', labels: { from: 'object', arg: 1 } },
            { kind: 'observation', labels: { from: 'tags', after: 1 } },
            { kind: 'observation', labels: { from: 'pair', name: 0, value: 1 } },
            { kind: 'report' },
            { kind: 'span-error', when },
            { kind: 'span', name: { arg: 0 }, ends: 'by-hand' },
            { kind: 'handler', trigger: 'rpc', functions: 'all', params: ['context'], types: ['logger'], when },
            { kind: 'handler', trigger: 'job', functions: { arg: 0, key: '*' }, params: [] },
            { kind: 'message', system: 'nats', arg: 1, lists: ['[]', 'messages'], headers: 'headers', body: 'data' },
            { kind: 'message', system: 'nats', arg: 'last-data', body: 1, options: 2 },
            { kind: 'disclosure', to: 'span', data: [{ from: 'object', arg: 0, key: 'attributes' }] },
            {
              kind: 'disclosure',
              to: 'report',
              data: [
                { from: 'named', arg: 0, name: 'id' },
                { from: 'pair', name: 0, value: 1 },
              ],
            },
          ],
        },
      },
    },
  ],
};

const JUNK = [null, true, false, 0, -1, 1.5, 7, '', 'x', '(', [], [''], ['x'], [3], [null], {}, { x: 1 }];

type Path = readonly (string | number)[];

/** Every place in a value. */
function pathsOf(value: unknown, path: Path = []): Path[] {
  const inside = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  return [path, ...inside.flatMap(([key, item]) => pathsOf(item, [...path, Array.isArray(value) ? Number(key) : key]))];
}

/** A copy with another value in one place; `undefined` removes it. */
function changed(value: unknown, [key, ...rest]: Path, to: unknown): unknown {
  if (key === undefined) return to;
  const copy = (Array.isArray(value) ? [...(value as unknown[])] : { ...(value as object) }) as Record<
    string | number,
    unknown
  >;
  const item = changed(copy[key], rest, to);
  if (item === undefined && !Array.isArray(copy)) Reflect.deleteProperty(copy, key);
  else copy[key] = item;
  return copy;
}

/** What only the plugin can tell: whether a name is that of a type, and an id that of a library. */
const BEYOND =
  /\.(?:is|returns|construct)$|^logger\.extends$|^profiles\.0(?:\.extends|\.types(?:\.timer)?)?$|^profiles$/;

test('both take all settings at once, and none', () => {
  for (const settings of [FULL, {}]) {
    expect(isRead(settings)).toBe(true);
    expect(valid(settings) || valid.errors).toBe(true);
  }
});

describe('both agree on a wrong value in any place', { timeout: 60_000 }, () => {
  test('in the place of what is there, or nothing', () => {
    const places = pathsOf(FULL);
    expect(places.length).toBeGreaterThan(150);
    const different = places.flatMap((path) => {
      const name = path.join('.');
      return [...JUNK, ...(path.length > 0 ? [undefined] : [])].flatMap((value) => {
        const settings = changed(FULL, path, value);
        const [read, accepted] = [isRead(settings), valid(settings)];
        const agree = BEYOND.test(name) ? accepted || !read : read === accepted;
        return agree ? [] : [{ name, value, read, accepted }];
      });
    });
    expect(different).toEqual([]);
  });

  test('an unknown key in any object', () => {
    const objects = pathsOf(FULL).filter((path) => {
      const value = path.reduce<unknown>((inside, key) => (inside as Record<string, unknown>)[key], FULL);
      return typeof value === 'object' && value !== null && !Array.isArray(value);
    });
    const different = objects.filter((path) => {
      const settings = changed(FULL, [...path, 'unknown'], 'x');
      return isRead(settings) !== valid(settings);
    });
    expect(different).toEqual([]);
  });
});

describe('both agree on what a text or number says', () => {
  const service = [
    '<service>',
    '<service>_<metric>',
    '<metric>',
    '<metric>_<unit>',
    '<metric>_<service>',
    '_<metric>_',
  ];
  const optional = [
    '[<service>_]<metric>',
    '<service>[_<metric>',
    '<service>_[<subsystem>]_<metric>_[_<unit>_]',
    'x_<metric>',
  ];
  const thresholds = [
    0.3,
    1,
    0,
    -1,
    '0.3',
    '300ms',
    ' 2 s ',
    '1.5h',
    '5µs',
    '0ms',
    '0',
    '.5',
    '5.',
    '.',
    '1.2.3',
    '3 weeks',
    'ms',
  ];
  const objectives = [0.99, 1, 99.9, 99, 100, 0, -1, 250];
  const names = ['logger', 'default', '$log', '_', 'größe', 'my logger', '{ log }', '1st', 'a-b'];
  test.each<unknown>([
    ...[...service, ...optional].map((metricConvention) => ({ metricConvention })),
    ...thresholds.map((threshold) => ({ slos: [{ metric: 'a', threshold }] })),
    ...objectives.map((objective) => ({ slos: [{ metric: 'a', threshold: 1, objective }] })),
    ...names.map((name) => ({ logger: { module: 'x', import: name } })),
    ...['^audit$', '(', '[', 'a{1', '\\p{L}'].map((name) => ({ loggerNames: [name] })),
    ...['pino', 'winston', 'prom-client', 'pinno'].map((id) => ({ profiles: [{ packages: ['x'], extends: id }] })),
  ])('%j', (settings) => {
    expect(valid(settings)).toBe(isRead(settings));
  });
});

test('what only the plugin can tell is accepted by the schema', () => {
  for (const settings of [
    { logger: { module: 'x', extends: 'pinno' } },
    { profiles: [{ packages: ['x'], exports: { log: { is: 'logger' } } }] },
  ]) {
    expect(isRead(settings)).toBe(false);
    expect(valid(settings)).toBe(true);
  }
  // The logger may be written to like one of the profiles.
  const own = {
    logger: { module: 'x', extends: 'acme' },
    profiles: [{ id: 'acme', packages: ['x'], extends: 'pino' }],
  };
  expect([isRead(own), valid(own)]).toEqual([true, true]);
});

describe('an editor says what a key is', () => {
  interface Node {
    properties?: Record<string, Node>;
    description?: string;
    default?: unknown;
  }
  /** Every property, at any depth. */
  const propertiesIn = (value: unknown): [string, Node][] => {
    if (typeof value !== 'object' || value === null) return [];
    const { properties = {} } = value as Node;
    return [...Object.entries(properties), ...Object.values(value).flatMap(propertiesIn)];
  };

  test('every property has a description', () => {
    const all = propertiesIn(schema);
    expect(all.length).toBeGreaterThan(80);
    for (const [key, { description }] of all)
      expect([key, description]).toEqual([key, expect.stringMatching(/^\S.{10}/)]);
  });

  test('every key has the default of the plugin, and the guide names it', () => {
    const guide = readFileSync('docs/settings.md', 'utf8');
    const { logger, ...others } = schema.properties;
    expect(logger).not.toHaveProperty('default');
    for (const [key, { default: value }] of Object.entries(others)) {
      expect(valid({ [key]: value })).toBe(true);
      expect(readSettings({ observability: { [key]: value } })).toEqual(readSettings({}));
      const shown = JSON.stringify(value)
        .replaceAll('"', "'")
        .replace("{'allow':[],'deny':[]}", '{ allow: [], deny: [] }');
      const row = guide.split('\n').find((line) => line.startsWith(`| [\`${key}\`]`));
      expect(row).toContain(`| \`${shown}\``);
    }
  });
});

test('the settings of the example are valid', () => {
  const settings = JSON.parse(readFileSync('examples/meeting-service/observability.settings.json', 'utf8')) as unknown;
  expect(valid(settings)).toBe(true);
});
