import type { TSESTree } from '@typescript-eslint/utils';
import { describe, expect, test } from 'vitest';
import { bucketUnit } from '../../src/model/bucket-unit.js';
import { prometheusName, snakeCase } from '../../src/model/metric-name.js';
import { baseUnitFor } from '../../src/vocabulary/units.js';
import { parseConvention } from '../../src/vocabulary/convention.js';
import { wordsOf } from '../../src/vocabulary/words.js';
import { lookAt } from './look-at.js';

const IMPORTS = `
  import { metrics } from '@opentelemetry/api';
  import { Counter, Gauge, Histogram } from 'prom-client';
  import { StatsD } from 'hot-shots';
  const meter = metrics.getMeter('gc');
  const statsd = new StatsD();
`;

const nameOf = (declaration: string) =>
  lookAt(`${IMPORTS} look(${declaration});`, (node, { metrics, scopes }) =>
    prometheusName(
      metrics.find((metric) => metric.node === (node as TSESTree.Node))!,
      scopes,
    ),
  )[0];

describe('the name that Prometheus sees', () => {
  test.each([
    ["new Counter({ name: 'gc_joins_total' })", 'gc_joins_total'],
    ["new Counter({ name: 'gc.joins' })", 'gc.joins'],
    ["meter.createCounter('gc.joins')", 'gc_joins_total'],
    ["meter.createCounter('gc.joins_total')", 'gc_joins_total'],
    ["meter.createCounter('gc.media', { unit: 'By' })", 'gc_media_bytes_total'],
    ["meter.createHistogram('gc.join.duration', { unit: 's' })", 'gc_join_duration_seconds'],
    ["meter.createHistogram('gc.join.seconds', { unit: 's' })", 'gc_join_seconds'],
    ["meter.createHistogram('gc-join/duration', { unit: 'ms' })", 'gc_join_duration_milliseconds'],
    ["meter.createUpDownCounter('gc.meetings', { unit: '{meeting}' })", 'gc_meetings'],
    ["meter.createGauge('gc.load', { unit: '1' })", 'gc_load_ratio'],
    ["meter.createHistogram('gc.load', { unit: '1' })", 'gc_load'],
    ["meter.createHistogram('gc.load', { unit })", 'gc_load'],
    ["meter.createHistogram('gc.load', { unit: 'toString' })", 'gc_load'],
    ["statsd.increment('gc.join-requests')", 'gc_join_requests'],
    ['new Counter({ name: `${prefix}joins_total` })', '${…}joins_total'],
  ])('%s', (declaration, text) => {
    expect(nameOf(declaration)?.text).toBe(text);
  });

  test('what of it is known', () => {
    expect(nameOf('new Gauge({ name: `gc_${kind}_active` })')).toEqual({
      text: 'gc_${…}_active',
      segments: ['gc', 'active'],
      knowsHead: true,
      knowsTail: true,
      isComplete: false,
      unit: '',
    });
    expect(nameOf('new Gauge({ name: `${prefix}joins_active` })')).toMatchObject({
      segments: ['active'],
      knowsHead: false,
      knowsTail: true,
    });
    expect(nameOf('new Gauge({ name: `gc_joins_${kind}` })')).toMatchObject({
      segments: ['gc', 'joins'],
      knowsHead: true,
      knowsTail: false,
    });
  });

  test.each(['new Gauge({ name })', 'new Gauge({ name: `${name}` })', 'new Gauge({ help: "x" })'])(
    '%s has none',
    (declaration) => {
      expect(nameOf(declaration)).toBeNull();
    },
  );
});

test.each([
  ['gcJoinRequests', 'gc_join_requests'],
  ['gc.join-requests', 'gc_join_requests'],
  ['HTTPRequests', 'http_requests'],
  ['GC_JOINS', 'gc_joins'],
  ['gc join / requests', 'gc_join_requests'],
  ['gc__joins', 'gc_joins'],
  ['gc_http2_streams', 'gc_http2_streams'],
])('%s is %s in snake_case', (name, snake) => {
  expect(snakeCase(name)).toBe(snake);
});

test.each([
  ['participantUUID', ['participant', 'uuid']],
  ['HTTPServer', ['http', 'server']],
  ['user_id', ['user', 'id']],
  ['http.request-method', ['http', 'request', 'method']],
  ['__', []],
])('the words of %s', (name, words) => {
  expect(wordsOf(name)).toEqual(words);
});

describe('what a histogram measures', () => {
  const unitOf = (declaration: string) =>
    lookAt(`${IMPORTS} look(${declaration});`, (node, { metrics, scopes }) =>
      bucketUnit(
        metrics.find((metric) => metric.node === (node as TSESTree.Node))!,
        scopes,
      ),
    )[0];

  test.each([
    ["new Histogram({ name: 'gc_join_seconds' })", 'seconds'],
    ["new Histogram({ name: 'gc_join_duration' })", 'seconds'],
    ["new Histogram({ name: 'gc_join_duration_ms' })", 'milliseconds'],
    ["new Histogram({ name: 'gc_response_time_bytes' })", 'bytes'],
    ["new Histogram({ name: 'gc_request_size' })", 'bytes'],
    ["new Histogram({ name: 'gc_batch_size' })", 'things'],
    ["new Histogram({ name: 'gc_participants' })", 'things'],
    ['new Histogram({ name })', 'things'],
    ["meter.createHistogram('gc.join', { unit: 'ms' })", 'milliseconds'],
    ["meter.createHistogram('gc.join', { unit: 's' })", 'seconds'],
    ["meter.createHistogram('gc.media', { unit: 'By' })", 'bytes'],
  ])('%s', (declaration, unit) => {
    expect(unitOf(declaration)).toBe(unit);
  });
});

test.each([
  ['ms', 'seconds'],
  ['minutes', 'seconds'],
  ['milliseconds', 'seconds'],
  ['nanosecond', 'seconds'],
  ['kb', 'bytes'],
  ['mebibytes', 'bytes'],
  ['kilograms', 'grams'],
  ['percent', 'ratio'],
  ['seconds', null],
  ['bytes', null],
  ['min', null],
  ['milli', null],
  ['requests', null],
  ['microphones', null],
  ['megaphone', null],
  ['constructor', null],
])('the base unit of %s is %s', (segment, unit) => {
  expect(baseUnitFor(segment)).toBe(unit);
});

describe('conventions', () => {
  const parts = (text: string) => {
    const parsed = parseConvention(text);
    return typeof parsed === 'string'
      ? parsed
      : parsed.parts.map(({ name, optional }) => (optional ? `[${name}]` : name)).join(' ');
  };

  test.each([
    ['<service>_<subsystem>_<metric>_<unit>', 'service subsystem metric unit'],
    ['<service>_[<subsystem>_]<metric>[_<unit>]', 'service [subsystem] metric [unit]'],
    ['[<service>_]<metric>', '[service] metric'],
    ['<metric>', 'metric'],
  ])('%s', (text, expected) => {
    expect(parts(text)).toBe(expected);
  });

  test.each([
    '',
    'metric',
    '<service>',
    '<metric>_<service>',
    '<metric>_<metric>',
    '<team>_<metric>',
    '<metric>_total',
  ])('%j is none', (text) => {
    expect(parts(text)).toMatch(/^parts <service>, <subsystem>, <metric>, <unit> in this order/);
  });
});
