import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { review } from '../../src/lint.js';
import { dashboardsOf } from '../../src/report/dashboards.js';
import { objectivesOf } from '../../src/report/objectives.js';
import { errorBudgetLeft, quantile, shareWithin, type Expression } from '../../src/report/promql.js';
import { serviceOf } from '../../src/report/service.js';
import type { Review } from '../../src/review.js';
import { histogram, inspection, metric } from '../report-samples.js';
import { reviewOf } from '../samples.js';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'observability-promql-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Every query that a report of this review has. */
function queriesOf(found: Review): Expression[] {
  const service = serviceOf(found);
  const { dashboards } = dashboardsOf(service);
  return [
    ...dashboards.flatMap(({ rate, errors, duration }) => [...rate, ...errors, ...duration]),
    ...objectivesOf(service).expressions,
  ];
}

/** What promtool says of a file; JSON is YAML. */
function promtool(args: readonly string[], name: string, content: unknown): { status: number | null; said: string } {
  const file = join(folder, name);
  writeFileSync(file, JSON.stringify(content));
  const { status, stdout, stderr, error } = spawnSync('promtool', [...args, file], { encoding: 'utf8', cwd: folder });
  if (error) throw error;
  return { status, said: stdout + stderr };
}

const rules = (queries: readonly string[]) => ({
  groups: [{ name: 'report', rules: queries.map((expr, i) => ({ record: `q:${String(i)}`, expr })) }],
});

test('promtool refuses what is no PromQL', () => {
  expect(promtool(['check', 'rules'], 'bad.json', rules(['sum(rate(x_total[5m]'])).status).not.toBe(0);
});

test('the queries for the meeting service are PromQL', async () => {
  const root = fileURLToPath(new URL('../../../../', import.meta.url));
  const found = await review([join(root, 'examples/meeting-service')], { preset: null, rules: [] }, root);
  const queries = queriesOf(found).map(({ query }) => query);
  expect(queries.length).toBeGreaterThan(20);
  const { status, said } = promtool(['check', 'rules'], 'meeting-service.json', rules(queries));
  expect(said).toContain(`${String(queries.length)} rules found`);
  expect(status, said).toBe(0);
});

test('so are those for odd names, labels and thresholds', () => {
  const metrics = [
    metric('a9_http_requests_total', { labels: ['http.response.status_code', 'x-y'] }),
    metric('a9_http_errors_total', { labels: ['9th', 'error.type'] }),
    metric('b_job_seconds', { type: 'summary', unit: 'seconds', labels: ['success'] }),
    histogram('c_wait_seconds', [0.005, 1, 60], { labels: ['http.status_code'], slos: [0.005, 1, 60] }),
  ];
  const objectives = [0.005, 1, 60].map((threshold) => ({
    metric: 'c_wait_seconds',
    threshold,
    isTime: true,
    objective: 0.9995,
    window: '4w',
  }));
  const queries = queriesOf(reviewOf([], { inspections: [inspection({ metrics, objectives })] })).map(
    ({ query }) => query,
  );
  const { status, said } = promtool(['check', 'rules'], 'odd.json', rules(queries));
  expect(said).toContain(`${String(queries.length)} rules found`);
  expect(status, said).toBe(0);
});

describe('what the queries answer', () => {
  /** Of 100 requests a minute, 90 take at most a second; the objective asks for that of 95 %. */
  const series = (le: string) => [
    { series: `x_seconds_bucket{le="0.5"}`, values: '0+50x120' },
    { series: `x_seconds_bucket{le="${le}"}`, values: '0+90x120' },
    { series: 'x_seconds_bucket{le="+Inf"}', values: '0+100x120' },
    { series: 'x_seconds_count', values: '0+100x120' },
  ];

  test.each(['1', '1.0'])('with the bucket le="%s"', (le) => {
    const expected = [
      [shareWithin('x_seconds', 1, '5m'), 0.9],
      [errorBudgetLeft('x_seconds', 1, 0.95, '1h'), -1],
      [quantile(0.95, 'x_seconds'), 1],
    ] as const;
    const { status, said } = promtool(['test', 'rules'], `answers-${le}.json`, {
      tests: [
        {
          interval: '1m',
          input_series: series(le),
          promql_expr_test: expected.map(([expr, value]) => ({
            expr: `round(${expr}, 0.001)`,
            eval_time: '2h',
            exp_samples: [{ labels: '{}', value }],
          })),
        },
      ],
    });
    expect(status, said).toBe(0);
  });
});
