import { describe, expect, test } from 'vitest';
import { seriesOf } from '../../src/model/series.js';
import { inFile } from './in-file.js';

const PROM = "import { Counter, Gauge, Histogram, Summary } from 'prom-client';";
const OTEL = "import { metrics } from '@opentelemetry/api'; const meter = metrics.getMeter('gc');";

/** What is estimated of the last metric of a file: its labels, what each combination exports, and the product. */
function estimate(code: string, values: Record<string, number> = {}): string | null {
  return inFile(code, (model) => {
    const found = seriesOf(model.metrics.at(-1)!, model, { unknown: 10, values });
    if (!found) return null;
    const labels = found.labels.map((label) => `${label.name} ${label.values} ${label.from}`);
    const all = [...labels, `${found.perCombination}${found.boundaries ? ` ${found.boundaries.from}` : ''}`].join(
      ' × ',
    );
    return `${all} = ${found.series}${found.isAtLeast ? '+' : ''}`;
  });
}

describe('what one combination of labels exports', () => {
  test.each([
    ["new Counter({ name: 'a', help: 'H.' })", '1 = 1'],
    ["new Gauge({ name: 'a', help: 'H.' })", '1 = 1'],
    ["new Histogram({ name: 'a', help: 'H.' })", '14 default = 14'],
    ["new Histogram({ name: 'a', help: 'H.', buckets: [1, 2, x] })", '6 seen = 6'],
    ["new Histogram({ name: 'a', help: 'H.', buckets: [] })", '3 seen = 3'],
    ["const B = [1, 2]; new Histogram({ name: 'a', help: 'H.', buckets: B })", '5 seen = 5'],
    ["const B = { join: [1, 2] }; new Histogram({ name: 'a', help: 'H.', buckets: [...B.join, 3] })", '6 seen = 6'],
    ["new Histogram({ name: 'a', help: 'H.', buckets: exponentialBuckets(1, 2, 20) })", '23 seen = 23'],
    ["new Histogram({ name: 'a', help: 'H.', buckets: BUCKETS })", '14 guess = 14'],
    ["new Histogram({ name: 'a', help: 'H.', buckets: [...BUCKETS, 1] })", '14 guess = 14'],
    ["new Histogram({ name: 'a', help: 'H.', ...options })", '14 guess = 14+'],
    ["new Summary({ name: 'a', help: 'H.' })", '9 default = 9'],
    ["new Summary({ name: 'a', help: 'H.', percentiles: [0.5, 0.99] })", '4 seen = 4'],
    ["register.static({ name: 'a', help: 'H.', labelNames: [] })", '1 = 1'],
  ])('%s', (code, expected) => {
    expect(estimate(`${PROM} ${code}`)).toBe(expected);
  });

  test.each([
    ["meter.createHistogram('a')", '18 default = 18'],
    ["meter.createHistogram('a', { advice: { explicitBucketBoundaries: [1] } })", '4 seen = 4'],
    ["meter.createCounter('a')", '1 = 1'],
    ["import S from 'hot-shots'; new S().timing('a', 1)", '5 = 5'],
    ["import S from 'hot-shots'; new S().set('a', 1)", '1 = 1'],
    ["import { Metrics } from '@aws-lambda-powertools/metrics'; new Metrics().addMetric('a', 'Count', 1)", null],
  ])('%s', (code, expected) => {
    expect(estimate(`${OTEL} ${code}`)).toBe(expected);
  });
});

describe('labels by their name', () => {
  test.each([
    ['method', '9 name'],
    ['http_method', '9 name'],
    ['httpMethod', '9 name'],
    ['http.request.method', '9 name'],
    ['grpc_method', '10 guess'],
    ['status_class', '5 name'],
    ['status_code', '60 name'],
    ['statusCode', '60 name'],
    ['http.response.status_code', '60 name'],
    ['grpc_code', '17 name'],
    ['rpc.grpc.status_code', '17 name'],
    ['is_retry', '2 name'],
    ['cached', '2 name'],
    ['success', '2 name'],
    // Says little where the metric is not one of HTTP.
    ['status', '5 name'],
    ['result', '5 name'],
    ['join_outcome', '5 name'],
    ['code', '10 guess'],
    ['route', '10 guess'],
    ['constructor', '10 guess'],
  ])('%s: %s', (label, expected) => {
    const code = `${PROM} new Gauge({ name: 'gc_joins', help: 'H.', labelNames: ['${label}'] })`;
    expect(estimate(code)).toBe(`${label} ${expected} × 1 = ${expected.split(' ')[0]!}`);
  });

  test.each([
    ["new Counter({ name: 'gc_http_requests_total', help: 'H.', labelNames: ['status'] })", 'status 60 name × 1 = 60'],
    [
      "new Counter({ name: 'gc_requests_total', help: 'H.', labelNames: ['route', 'code'] })",
      'route 10 guess × code 60 name × 1 = 600',
    ],
  ])('of HTTP: %s', (code, expected) => {
    expect(estimate(`${PROM} ${code}`)).toBe(expected);
  });

  test('what the team says comes first', () => {
    const code = `${PROM} new Gauge({ name: 'gc_joins', help: 'H.', labelNames: ['route', 'method'] })`;
    expect(estimate(code, { route: 40, method: 2 })).toBe('route 40 given × method 2 given × 1 = 80');
  });

  test('labels that are not known make it the least', () => {
    expect(estimate(`${PROM} new Gauge({ name: 'a', help: 'H.', labelNames: ['a', ...more] })`)).toBe(
      'a 10 guess × 1 = 10+',
    );
  });
});

describe('labels by the type parameter of the declaration', () => {
  test.each([
    ["register.gauge<{ a: 'x' | 'y' | 'z' }>", '3 seen'],
    ['register.gauge<{ a: boolean }>', '2 seen'],
    ["register.gauge<{ a?: 'x' | undefined }>", '2 seen'],
    ['register.gauge<{ a: 1 | null }>', '2 seen'],
    ["type A = 'x' | 'y'; register.gauge<{ a: A }>", '2 seen'],
    ["type B = 'x' | 'y'; type A = B | 'z'; interface L { a: A } register.gauge<L>", '3 seen'],
    ["enum A { X, Y = 'y', 'z' } type L = { a: A }; register.gauge<L>", '3 seen'],
    ['enum A { X, Y } register.gauge<{ a: A.X }>', '1 seen'],
    ["const T = { x: 1, 'y': 2 }; register.gauge<{ a: keyof typeof T }>", '2 seen'],
    ["const T = ['x', 'y'] as const; register.gauge<{ a: (typeof T)[number] }>", '2 seen'],
    ["const T = { x: 'p', y: 'q' } as const; register.gauge<{ a: (typeof T)[keyof typeof T] }>", '2 seen'],
    ['register.gauge<{ a: string }>', '10 guess'],
    ["register.gauge<{ a: 'x' | string }>", '10 guess'],
    ['register.gauge<{ a: Elsewhere }>', '10 guess'],
    ['register.gauge<{ a: ns.Elsewhere }>', '10 guess'],
    ['register.gauge<{ a }>', '10 guess'],
    ['register.gauge<{ a: `x-${string}` }>', '10 guess'],
    ['const T = { ...more }; register.gauge<{ a: keyof typeof T }>', '10 guess'],
    ['register.gauge<{ a: keyof Elsewhere }>', '10 guess'],
    ['register.gauge<{ a: readonly string[] }>', '10 guess'],
    ['const T = [x]; register.gauge<{ a: (typeof T)[number] }>', '10 guess'],
    ['const T = { ...more }; register.gauge<{ a: (typeof T)["x"] }>', '10 guess'],
    ["type A<T> = T | 'x'; register.gauge<{ a: A<'y'> }>", '10 guess'],
    ['type A = A; register.gauge<{ a: A }>', '10 guess'],
    ['interface L { b: string } register.gauge<L>', '10 guess'],
    ["register.gauge<'a'>", '10 guess'],
    ['register.gauge<Elsewhere>', '10 guess'],
  ])('%s: %s', (code, expected) => {
    expect(estimate(`${code}({ name: 'gc_joins', help: 'H.', labelNames: ['a'] })`)).toBe(
      `a ${expected} × 1 = ${expected.split(' ')[0]!}`,
    );
  });
});

describe('labels by what they are given', () => {
  const given = (code: string): string | null =>
    estimate(`${PROM} const g = new Gauge({ name: 'gc_joins', help: 'H.', labelNames: ['a'] }); ${code}`);

  test.each([
    ["g.inc({ a: 'x' });", 1],
    ["g.inc({ a: 'x' }); g.set({ a: 'y' }, 2); g.labels('z').inc(n); g.labels({ a: 'x' }).dec(n);", 3],
    ["g.inc({ a: 'x' }); g.inc();", 1],
    ["g.inc({ a: 'x' }); g.inc(1); g.inc(a + b);", 1],
    ["const end = g.startTimer({ a: 'x' }); end({ a: 'y' });", 2],
    ["g.inc({ labels: { a: 'x' }, value: 2 });", 1],
    ["g.inc({ a: ok ? 'x' : 'y' });", 2],
    ["g.inc({ a: ok ? 'x' : rest ? 'y' : undefined });", 3],
    ["g.inc({ a: 'x' ?? 'y' });", 2],
    ['g.inc({ a: !x }); g.inc({ a: x > 1 }); g.inc({ a: Boolean(x) }); g.inc({ a: String(!x) });', 2],
    ["const A = 'x'; g.inc({ a: A }); g.inc({ a: `x` }); g.inc({ a: 'x'.toLowerCase() });", 1],
    ["const P = 'x'; g.inc({ a: P + 'y' }); g.inc({ a: `${P}y` });", 1],
    ['g.inc({ a: `${Math.floor(status / 100)}xx` });', 5],
    ["let a = 'x'; if (failed) a = 'y'; g.inc({ a });", 2],
    ["for (const a of ['x', 'y', 'z']) g.inc({ a });", 3],
    ["const ALL = ['x', 'y']; for (const a of ALL) g.inc({ a });", 2],
    ["const RESULTS = { 200: 'x', 500: 'y' }; g.inc({ a: RESULTS[code] });", 2],
    ["const RESULTS = { ok: 'x' }; g.inc({ a: RESULTS.ok });", 1],
    ["enum A { X = 'x', Y = 'y' } g.inc({ a: A.X }); g.inc({ a: A.Y }); g.inc({ a: A.X });", 2],
    ['g.inc({ a: Result.Ok }); g.inc({ a: Result.Failed });', 2],
    ["function join(a: 'x' | 'y') { g.inc({ a }); }", 2],
    ["function join({ a }: { a: 'x' | 'y' }) { g.inc({ a }); }", 2],
    ["function join({ b: a = 'x' }: { b?: 'x' | 'y' }) { g.inc({ a }); }", 2],
    ["interface Join { result: 'x' | 'y' | 'z' } function join(j: Join) { g.inc({ a: j.result }); }", 3],
    ["g.inc({ a: x as 'x' | 'y' });", 2],
    ["const a = f(x) as 'x' | 'y'; g.inc({ a });", 2],
    ["const a: 'x' | 'y' = f(x); g.inc({ a });", 2],
    ["function classOf(s): 'x' | 'y' { return f(s); } g.inc({ a: classOf(s) });", 2],
    ["const classOf = (s) => (s > 1 ? 'x' : 'y'); g.inc({ a: classOf(s) });", 2],
  ])('%s', (code, count) => {
    expect(given(code)).toBe(`a ${count} seen × 1 = ${count}`);
  });

  test.each([
    ['', 'never observed'],
    ['g.inc({ b: "x" });', 'not given'],
    ['g.inc({ a: x });', 'a variable of elsewhere'],
    ["g.inc({ a: 'x' }); g.inc({ a: route });", 'one of two is not known'],
    ["g.inc({ a: 'x' }); g.inc(labels);", 'labels of elsewhere'],
    ["g.inc({ a: 'x' }); g.inc(labels, 1);", 'labels of elsewhere, with an amount'],
    ["g.inc({ a: 'x' }); g.inc({ ...labels });", 'labels that are spread'],
    ["g.inc({ a: 'x' }); g.labels(...all).inc();", 'labels that are spread by position'],
    ["g.inc({ a: 'x' }); watch(g);", 'passed on'],
    ["g.inc({ a: 'x' }); export { g };", 'exported'],
    ["const end = g.startTimer({ a: 'x' }); run(end);", 'a timer that is passed on'],
    ["let a = 'x'; a += y; g.inc({ a });", 'added to'],
    ['let a; ({ a } = x); g.inc({ a });', 'destructured'],
    ['let a; g.inc({ a });', 'never given'],
    ['for (const a of all) g.inc({ a });', 'one of a list of elsewhere'],
    ['for (const a in all) g.inc({ a });', 'a key'],
    ['const T = { ok: f(x) }; g.inc({ a: T[code] });', 'a table of unknown values'],
    ['g.inc({ a: table[code] });', 'a table of elsewhere'],
    ['g.inc({ a: a.b.c });', 'a member'],
    [
      'g.inc({ a: f() }); g.inc({ a: x.f() }); g.inc({ a: `${x}y` }); g.inc({ a: x - 1 }); g.inc({ a: -x });',
      'computed',
    ],
    ['function classOf(s) { return f(s); } g.inc({ a: classOf(s) });', 'a function'],
    ['function join(a: string) { g.inc({ a }); }', 'a string'],
    ['function join({ a }) { g.inc({ a }); }', 'of no type'],
    ['function join(j: Elsewhere) { g.inc({ a: j.result }); }', 'of a type of elsewhere'],
    ['const a = b; const b = a; g.inc({ a });', 'a circle'],
    ['g.inc({ a: await f() });', 'awaited'],
  ])('%s (%s)', (code) => {
    expect(given(code)).toBe('a 10 guess × 1 = 10');
  });

  test.each([
    [
      "const c = meter.createCounter('gc.joins'); c.add(1, { a: 'x' }); c.add(1, { a: 'y', b }); c.add(1);",
      'a 2 seen × b 10 guess × 1 = 20',
    ],
    ["export const c = meter.createCounter('gc.joins'); c.add(1, { a: 'x' });", 'a 10 guess × 1 = 10'],
    ["const c = meter.createCounter('gc.joins'); c.add(1, { a: 'x' }); c.add(1, labels);", 'a 10 guess × 1 = 10'],
    [
      "import S from 'hot-shots'; const s = new S(); s.increment('joins', ['a:x', 'b:' + y, `c:${ok ? 1 : 2}`, 'd']);",
      'a 1 seen × b 10 guess × c 2 seen × 1 = 20',
    ],
    [
      "import S from 'hot-shots'; const s = new S(); s.increment('joins', { a: 'x', b });",
      'a 1 seen × b 10 guess × 1 = 10',
    ],
  ])('%s', (code, expected) => {
    expect(estimate(`${OTEL} ${code}`)).toBe(expected);
  });
});
