import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Inventory } from '../src/inventory/assemble.js';
import { inventoryOf } from '../src/inventory/inventory.js';
import { asText } from '../src/inventory/print.js';
import { review } from '../src/lint.js';
import { Progress } from '../src/progress.js';

let root: string;
let found: Inventory;

const FILES: Record<string, string> = {
  'package.json':
    '{ "name": "rooms", "dependencies": { "@opentelemetry/instrumentation-kafkajs": "0.33.0", "pino-http": "11.0.0" } }',
  'src/logger.ts': `import pino from 'pino';
export const logger = pino({ name: 'rooms' });
export default logger;
`,
  'src/metrics.ts': `import { Histogram } from 'prom-client';
export const wait = new Histogram({
  name: 'gc_room_wait_seconds',
  help: 'Time until the | room opens.',
  labelNames: ['result'],
  buckets: [0.1, 1, 10],
});
export function createMetrics(register) {
  return {
    rooms: {
      joins: register.counter({ name: 'gc_room_joins_total', help: 'Joins.', labelNames: ['result'] }),
      errors: register.counter({ name: 'gc_room_errors_total', help: 'Errors.' }),
    },
    media: {
      errors: register.counter({ name: 'mh_media_errors_total', help: 'Errors of media.' }),
      idle: register.histogram({ name: \`\${prefix}media_idle_seconds\`, help: 'Idle time.' }),
    },
  };
}
`,
  'src/rooms.ts': `import { trace, metrics as otel } from '@opentelemetry/api';
import * as Sentry from '@sentry/node';
import { Span } from 'nestjs-otel';
import { logger } from './logger.js';
import log from './logger.js';
import { wait } from './metrics.js';

const payload = otel.getMeter('rooms').createHistogram('room.payload.size', { unit: 'By', description: 'Size.' });
const tracer = trace.getTracer('rooms');

export class Rooms {
  @Span()
  async join(id: string) {
    const span = tracer.startSpan('room.join');
    const end = wait.startTimer();
    try {
      this.metrics?.rooms.joins.inc({ result: 'ok' });
      payload.record(3, { region });
      logger.info({ id }, 'joined');
      logger.child({ id }).debug('detail');
    } catch (err) {
      this.metrics?.media.errors.inc();
      this.metrics?.errors.inc();
      span.recordException(err);
      Sentry.captureException(err);
      log.error({ err }, 'cannot join');
    } finally {
      end();
      span.end();
    }
  }
}
`,
  'src/stats.ts': `export function open(count: number) {
  Metrics.gauge('rooms.open', count);
  Metrics.gauge('rooms.open', count, { region });
  this.auditLog.warn('opened');
  register.getSingleMetric('gc_room_errors_total').inc();
}
`,
  'observability.settings.json': '{ "slos": [{ "metric": "gc_room_wait_seconds", "threshold": "300ms" }] }',
  'src/rooms.test.ts': "logger.info('a test');",
  'src/broken.ts': 'const = ;',
};

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'inventory-'));
  for (const [path, text] of Object.entries(FILES)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  found = inventoryOf(await review([root], { preset: null, rules: [] }, root));
});

afterAll(() => {
  rmSync(root, { recursive: true });
});

describe('what a code base has', () => {
  test('metrics, by the name that Prometheus sees', () => {
    expect(
      found.metrics.map(({ name, type, library, file, line }) => [name, type, library, `${file}:${line}`]),
    ).toEqual([
      ['${…}media_idle_seconds', 'histogram', 'homemade', 'src/metrics.ts:16'],
      ['gc_room_errors_total', 'counter', 'homemade', 'src/metrics.ts:12'],
      ['gc_room_joins_total', 'counter', 'homemade', 'src/metrics.ts:11'],
      ['gc_room_wait_seconds', 'histogram', 'prom-client', 'src/metrics.ts:2'],
      ['mh_media_errors_total', 'counter', 'homemade', 'src/metrics.ts:15'],
      ['room_payload_size_bytes', 'histogram', 'opentelemetry', 'src/rooms.ts:8'],
      ['rooms_open', 'gauge', 'homemade', 'src/stats.ts:2'],
    ]);
  });

  const metric = (name: string) => found.metrics.find((candidate) => candidate.name === name);

  test('with unit, labels, buckets and help', () => {
    expect(metric('gc_room_wait_seconds')).toMatchObject({
      unit: 'seconds',
      labels: ['result'],
      buckets: '0.1, 1, 10',
      slos: [0.3],
      // Five results, times three boundaries, +Inf, sum and count.
      series: 30,
      help: 'Time until the | room opens.',
    });
    expect(metric('room_payload_size_bytes')).toMatchObject({
      written: 'room.payload.size',
      unit: 'bytes',
      labels: ['region'],
      buckets: 'default',
      help: 'Size.',
    });
    expect(metric('${…}media_idle_seconds')).toMatchObject({ buckets: 'default', observed: [] });
  });

  test('where they are observed: in the file, through a bag of metrics, by name from a registry', () => {
    expect(metric('room_payload_size_bytes')?.observed).toEqual([{ file: 'src/rooms.ts', line: 18 }]);
    expect(metric('gc_room_joins_total')?.observed).toEqual([{ file: 'src/rooms.ts', line: 17 }]);
    expect(metric('mh_media_errors_total')?.observed).toEqual([{ file: 'src/rooms.ts', line: 22 }]);
    expect(metric('gc_room_wait_seconds')?.observed).toContainEqual({ file: 'src/rooms.ts', line: 15 });
    // `metrics.errors` may be either of two.
    expect(metric('gc_room_errors_total')?.observed).toEqual([{ file: 'src/stats.ts', line: 5 }]);
  });

  test('what StatsD sends under one name is one metric', () => {
    expect(metric('rooms_open')).toMatchObject({
      labels: ['region'],
      observed: [
        { file: 'src/stats.ts', line: 2 },
        { file: 'src/stats.ts', line: 3 },
      ],
    });
  });

  test('loggers, with the calls of all files', () => {
    expect(found.loggers).toEqual([
      {
        name: 'logger',
        library: 'pino',
        file: 'src/logger.ts',
        line: 2,
        isMade: true,
        calls: 3,
        levels: { info: 1, debug: 1, error: 1 },
        files: 1,
      },
      {
        name: 'auditLog',
        library: 'homemade',
        file: 'src/stats.ts',
        line: 4,
        isMade: false,
        calls: 1,
        levels: { warn: 1 },
        files: 1,
      },
    ]);
  });

  test('spans and error sinks', () => {
    expect(found.spans).toEqual([
      { file: 'src/rooms.ts', line: 12, name: 'Rooms.join', library: 'nestjs-otel', ends: 'by-itself' },
      { file: 'src/rooms.ts', line: 14, name: 'room.join', library: 'opentelemetry', ends: 'by-hand' },
    ]);
    expect(found.sinks).toEqual([
      {
        library: 'sentry',
        kind: 'error report',
        call: 'Sentry.captureException',
        places: [{ file: 'src/rooms.ts', line: 25 }],
      },
      {
        library: 'opentelemetry',
        kind: 'error on a span',
        call: 'span.recordException',
        places: [{ file: 'src/rooms.ts', line: 24 }],
      },
    ]);
  });

  test('what instruments the code, and the rules that say nothing because of it', () => {
    expect(found.instrumentation).toEqual([
      {
        what: '@opentelemetry/instrumentation-kafkajs',
        where: 'package.json',
        silences: {
          'require-span-on-external-call': 'kafkajs',
          'require-context-propagation': 'kafkajs',
          'require-handler-telemetry': 'message',
        },
      },
      { what: 'pino-http', where: 'package.json', silences: { 'require-handler-telemetry': 'http' } },
    ]);
  });

  test('files that do not parse are named', () => {
    expect(found.unparsed).toEqual(['src/broken.ts']);
  });
});

describe('printed', () => {
  test('as tables', () => {
    const text = asText(found, 'table', false);
    expect(text).toMatch(
      /^Metrics\n {2}Prometheus name +written +type +unit +labels +buckets +SLO +series +help +library +declared +observed\n/,
    );
    expect(text).toMatch(
      /^ {2}gc_room_joins_total +counter +result +5 +Joins\. +homemade +src\/metrics\.ts:11 +src\/rooms\.ts:17$/m,
    );
    expect(text).toMatch(/^ {2}logger +pino +3 +info 1, debug 1, error 1 +1 +src\/logger\.ts:2$/m);
    expect(text).toMatch(/^ {2}auditLog +homemade +1 +warn 1 +1 +elsewhere, first used src\/stats\.ts:4$/m);
    expect(text).toMatch(/^ {2}pino-http +package\.json +http$/m);
    expect(
      text.endsWith('7 metrics, 2 loggers, 2 spans, 2 error sinks in 5 files\n\nCould not be parsed: src/broken.ts'),
    ).toBe(true);
    expect(asText(found, 'table', true)).toContain('\u001B[1mLoggers\u001B[22m');
  });

  test('as Markdown', () => {
    const text = asText(found, 'markdown');
    expect(text).toContain('# Observability inventory\n\n7 metrics,');
    expect(text).toContain(
      '## Spans\n\n| span | library | ends | started |\n| --- | --- | --- | --- |\n| Rooms.join | nestjs-otel |',
    );
    expect(text).toContain('Time until the \\| room opens.');
  });

  test('as JSON', () => {
    expect(JSON.parse(asText(found, 'json'))).toEqual(found);
  });

  test('long cells are shortened in tables, at the start of paths', () => {
    const place = { file: `src/${'deep/'.repeat(12)}rooms.ts`, line: 3 };
    const sinks = [{ library: 'sentry', kind: 'error report', call: 'x'.repeat(60), places: [place] }];
    const text = asText(
      { files: 1, metrics: [], loggers: [], spans: [], sinks, instrumentation: [], unparsed: [] },
      'table',
      false,
    );
    expect(text).toContain(`${'x'.repeat(47)}…`);
    expect(text).toMatch(/ …[\w/]+\/rooms\.ts:3\n/);
    expect(text).not.toContain('Metrics');
  });
});

test('progress is for terminals only', () => {
  const written: string[] = [];
  const out = (isTTY: boolean): NodeJS.WriteStream =>
    ({ isTTY, write: (text: string) => written.push(text) }) as unknown as NodeJS.WriteStream;
  const piped = new Progress('files', null, out(false));
  piped.step();
  piped.end();
  expect(written).toEqual([]);
  const watched = new Progress('files read', 2, out(true));
  watched.step();
  watched.step();
  watched.end();
  expect(written).toEqual(['\r1 of 2 files read\u001B[K', '\r\u001B[K']);
});
