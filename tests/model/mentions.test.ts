import { describe, expect, test } from 'vitest';
import { Mentions, type FactKind } from '../../src/model/mentions.js';
import { builtIn } from '../../src/profiles/index.js';
import { factsOf } from '../../src/model/values.js';
import type { Entry, FactSpec, Profile } from '../../src/profiles/profile.js';
import { readSettings, type ObservabilitySettings } from '../../src/settings.js';

const KIND: Readonly<Record<FactSpec['kind'], FactKind>> = {
  handler: 'handler',
  log: 'log',
  metric: 'metric',
  observation: 'observation',
  report: 'errorSink',
  'span-error': 'errorSink',
  span: 'span',
  disclosure: 'disclosure',
  message: 'message',
};

function has(kind: FactKind, text: string, settings: ObservabilitySettings = {}): boolean {
  return new Mentions(text, readSettings({ observability: settings })).has(kind);
}

/** Names that a receiver without an import is known by, whose methods say nothing of what they are. */
const RECEIVERS: Readonly<Record<string, string>> = { logger: 'auditLog', reporter: 'crashReporter' };

/** Every way that a profile knows to state a fact, as the least code that does it: the import, and the call. */
function* ways(profile: Profile): Generator<{ kind: FactKind; text: string }> {
  const source = profile.packages[0]?.replace('*', 'x');
  const exports = Object.entries(profile.exports ?? {});
  function* of(entry: Entry, start: string, call: string): Generator<{ kind: FactKind; text: string }> {
    for (const spec of factsOf({ entry })) yield { kind: KIND[spec.kind], text: `${start}${call}` };
    for (const [name, member] of Object.entries(entry.members ?? {})) yield* of(member, start, `${call}.${name}()`);
  }
  const imported = (name: string): string => `import ${name === 'default' ? 'it' : `{ ${name} }`} from '${source}'; `;
  for (const [name, entry] of exports) yield* of(entry, imported(name), name === 'default' ? 'it()' : `${name}()`);
  for (const [name, entry] of Object.entries(profile.globals ?? {})) yield* of(entry, '', `${name}()`);
  for (const [type, members] of Object.entries(profile.types ?? {})) {
    // What gives such an instance, by an import; a type may also come from another one.
    const makers = exports.filter(([, { is, returns, construct }]) => [is, returns, construct].includes(type));
    const starts = makers.length > 0 ? makers.map(([name]) => imported(name)) : [source ? imported('default') : ''];
    const receiver = source ? 'it' : RECEIVERS[type]!;
    for (const [name, entry] of Object.entries(members))
      for (const start of starts) yield* of(entry, start, `${receiver}.${name}()`);
  }
}

describe('what a library can state is looked for', () => {
  test.each(builtIn.map((profile) => [profile.id, profile] as const))('%s', (_, profile) => {
    expect([...ways(profile)].filter(({ kind, text }) => !has(kind, text))).toEqual([]);
  });
});

describe('clients and handlers are looked for', () => {
  test.each<[FactKind, string]>([
    ['outbound', 'await fetch(url);'],
    ['outbound', "import axios from 'axios';"],
    ['outbound', 'import { get } from "node:http";'],
    ['outbound', "const { drizzle } = require('drizzle-orm/node-postgres');"],
    ['outbound', "import { S3Client } from '@aws-sdk/client-s3';"],
    ['outbound', "import { pool } from '../infra/db.js';"],
    ['handler', 'router.get(path, (req, res) => res.end());'],
    ['handler', 'export async function list(request) {}'],
    ['handler', 'export const rooms = publicProcedure.query(list);'],
    ['handler', 'export const GET = list;'],
    ['handler', "import { Get } from '@nestjs/common';"],
    ['handler', "import { Worker } from 'bullmq';"],
  ])('%s: %s', (kind, text) => {
    expect(has(kind, text)).toBe(true);
  });
});

describe('what only the settings know is looked for', () => {
  test.each<[FactKind, string, ObservabilitySettings]>([
    ['log', "audit.info('joined')", { loggerNames: ['^audit$'] }],
    ['log', "out.info('joined')", { logger: { module: './out.js', import: 'out' } }],
    [
      'log',
      "import { say } from '@acme/out'; say.info('joined')",
      { profiles: [{ packages: ['@acme/out'], extends: 'pino' }] },
    ],
    [
      'log',
      "import say from '@acme/out'; say.info('joined')",
      { profiles: [{ packages: ['@acme/*'], extends: 'pino' }] },
    ],
    [
      'log',
      "import say from '../lib/out.js'; say.info('joined')",
      { profiles: [{ packages: ['*/lib/out'], extends: 'pino' }] },
    ],
    [
      'observation',
      "import { joins } from '@acme/numbers'; joins.up()",
      { profiles: [{ packages: ['@acme/numbers'], extends: 'prom-client' }] },
    ],
    [
      'errorSink',
      "import { tell } from '@acme/tell'; tell(err)",
      { profiles: [{ packages: ['@acme/tell'], exports: { tell: { fact: { kind: 'report' } } } }] },
    ],
  ])('%s: %s', (kind, text, settings) => {
    expect(has(kind, text, settings)).toBe(true);
    expect(has(kind, text)).toBe(false);
  });
});

describe('what many files say is no reason to look', () => {
  test.each<[FactKind, string]>([
    ['metric', 'export async function load(): Promise<User> { return helpers.load(); }'],
    ['metric', '// helpful promises\nconst promote = isPrompt;'],
    ['observation', 'const seen = new Set(); seen.add(name); seen.set(name, 1);'],
    ['observation', 'const parameters = new Map(); parameters.set(name, 1);'],
    ['disclosure', 'const html = "<span>" + name + "</span>"; Object.assign(a, b);'],
    ['outbound', "import { pgTable } from './tables.js'; prefetch();"],
    ['handler', 'const required = await requestId();'],
    ['span', 'const html = "<span>" + name + "</span>";'],
    ['log', "const name = 'room'; export default name;"],
    ['errorHandler', 'export const noError = true;'],
  ])('%s: %s', (kind, text) => {
    expect(has(kind, text)).toBe(false);
  });
});
