import observability from 'eslint-plugin-observability';
import { describe, expect, test } from 'vitest';
import { asMarkdown } from '../src/formats/markdown.js';
import { adviceFor } from '../src/report/advice/advice.js';
import { dashboardsOf } from '../src/report/dashboards.js';
import { partsOf, textOfMessage } from '../src/report/message.js';
import { minutesOf, objectivesOf } from '../src/report/objectives.js';
import { reportOf } from '../src/report/report.js';
import { serviceOf } from '../src/report/service.js';
import { plain } from '../src/report/text.js';
import { handler, histogram, inspection, metric, SCORE, wholeReview } from './report-samples.js';
import { finding, judgedOf, reviewOf } from './samples.js';

const markdown = asMarkdown(wholeReview());

/** The part of a report below a heading, up to the next of its level. */
function below(heading: string, text = markdown): string {
  const level = /^#+/.exec(heading)![0];
  const [, rest = ''] = text.split(new RegExp(`^${heading}.*$`, 'm'));
  // `# ` begins a comment of PromQL.
  return rest.split(new RegExp(`^#{2,${String(level.length)}} `, 'm'))[0]!.trim();
}

describe('advice', () => {
  test.each(Object.keys(observability.rules))('%s', (rule) => {
    const { type, problem, impact, fix, example } = adviceFor(rule) ?? expect.fail('no advice');
    expect(type).toMatch(/^[A-Z][\w ]+$/);
    for (const sentence of [problem, impact, fix]) expect(sentence).toMatch(/^[\w`].*\.$/);
    expect(impact.length).toBeGreaterThan(80);
    expect(example.split('\n').every((line) => /^[ +-]/.test(line))).toBe(true);
    expect(example).toMatch(/^\+/m);
  });

  test('nothing for other rules', () => {
    expect(adviceFor('no-eval')).toBeNull();
    expect(adviceFor('constructor')).toBeNull();
  });

  test('types tell rules apart', () => {
    const types = Object.keys(observability.rules).map((rule) => adviceFor(rule)?.type);
    expect(new Set(types).size).toBe(types.length);
  });
});

describe('messages in parts', () => {
  test.each([
    [
      "'console.log' writes past the logger: its level is missing. Write to 'logger' instead.",
      ["'console.log' writes past the logger", 'Its level is missing.', "Write to 'logger' instead."],
    ],
    ["'headers' reaches the log whole. Pick some.", ["'headers' reaches the log whole", '', 'Pick some.']],
    [
      "Metric 'a: b. C' is odd: rate() is wrong. Why. Name it 'c'.",
      ["Metric 'a: b. C' is odd", 'rate() is wrong. Why.', "Name it 'c'."],
    ],
    ['Only this', ['Only this', '', '']],
  ])('%s', (message, [culprit, why, cure]) => {
    expect(partsOf(message)).toEqual({ culprit, why, cure });
  });

  test.each([
    ["'console['error']' writes.", ["console['error']"]],
    ["'span.set('a', b)' comes too late: 'span' is ended.", ["span.set('a', b)", 'span']],
    ["such as the error's code, or 'name'", ['name']],
    ["Write logger.error({ err }, 'not joined').", ["logger.error({ err }, 'not joined')"]],
    ["'toHex( this.prev…' and 'b' are built in", ['toHex( this.prev…', 'b']],
    ["'never closed", []],
  ])('code in %s', (message, code) => {
    const words = textOfMessage(message);
    expect(words.filter(({ isCode }) => isCode).map(({ text }) => text)).toEqual(code);
    expect(plain(words).replaceAll("'", '')).toBe(message.replaceAll("'", ''));
  });
});

describe('markdown', () => {
  test('the parts, in the order of the specialist', () => {
    expect(markdown.match(/^## .*$/gm)).toEqual([
      '## Summary',
      '## Findings',
      '## Positive highlights',
      '## SLO considerations',
      '## Dashboard recommendations',
      '## Score: 69 of 100, some observability',
      '## Recommendation',
    ]);
  });

  test('the summary says what was read, what was found, and why the gate failed', () => {
    expect(below('## Summary')).toBe(
      [
        '**69 of 100, some observability: ☑ NEEDS INSTRUMENTATION**',
        '2 files of service code with 2 handlers and 6 metrics, reviewed with the preset `recommended`.',
        '6 findings. The worst: silent error (1), unbounded label (2) and metric name (1).',
        'The gate failed: 4 findings of severity HIGH or worse.',
        '|  | BLOCKER | HIGH | MEDIUM | LOW |\n| --- | --- | --- | --- | --- |\n| Errors | 1 | – | – | – |\n| Metrics | – | 3 | 1 | – |\n| Traces | – | – | – | 1 |\n| All | 1 | 3 | 1 | 1 |',
      ].join('\n\n'),
    );
  });

  test('a finding has type, place, problem, impact, and the change that the rule offers', () => {
    const text = below('#### Silent error: `src/roster.ts:7`');
    expect(text).toContain(
      '**Problem:** A failure of `rooms.load()` is swallowed here: nothing is logged, counted or passed on',
    );
    expect(text).toMatch(/\[`no-silent-catch`\]\(https:\S+\/no-silent-catch\.md\)/);
    expect(text).toMatch(/^\*\*Impact on operations:\*\* The failure exists for the user alone\./m);
    expect(text).toMatch(/^\*\*Fix:\*\* Log the error .* As a change \(your editor offers it\):$/m);
    expect(text).toContain(
      "```diff\n try {\n-} catch {\n+} catch (err) {\n+  logger.error({ err }, 'rooms.load failed');\n }\n```",
    );
  });

  test('findings of a rule share problem, impact and fix', () => {
    const text = below('#### Unbounded label: 2 places');
    expect(text.match(/\*\*(?:Problem|Impact on operations|Fix):\*\*/g)).toHaveLength(3);
    expect(text).toContain('- `src/metrics.ts:20` Label `meeting_id` of `gc_joins_total` is unbounded.\n');
    expect(text).toContain('For example:\n\n```diff');
  });

  test('only what is new is listed; the rest is counted', () => {
    const findings = [finding(), finding({ line: 9 }), finding({ line: 11 })];
    const text = asMarkdown(
      judgedOf(reviewOf(findings), { findings: findings.slice(0, 2), fresh: new Set([findings[0]!]), gone: 2 }),
    );
    expect(text).toContain('`src/join.ts:3`');
    expect(text).not.toContain('src/join.ts:9');
    expect(text).toContain('Only lines that have changed are looked at: 1 finding elsewhere is not listed.');
    expect(text).toContain('1 finding of the baseline is known, and not listed.');
    expect(text).toContain('2 findings of the baseline are gone: `--update-baseline` keeps them out.');
  });

  test.each([
    ['BLOCKER', 'no-silent-catch', 300],
    ['HIGH', 'no-console', 20],
    ['MEDIUM', 'no-dynamic-log-message', 10],
    ['LOW', 'no-deprecated-semconv', 5],
  ] as const)('of 300 findings, %s lists %s in %i places', (severity, rule, shown) => {
    const many = Array.from({ length: 300 }, (_, i) =>
      finding({
        severity,
        rule,
        line: i + 1,
        file: `src/${String(i % 3)}.ts`,
        message: `Finding ${String(i)}: so. Mend it.`,
      }),
    );
    const text = asMarkdown(judgedOf(reviewOf(many)));
    expect(text.match(/^- `src\//gm)).toHaveLength(shown);
    expect(text.includes(`- and ${String(300 - shown)} more in 3 files`)).toBe(shown < 300);
  });

  test('one with a cure of its own, and no change to offer, says both', () => {
    expect(below('#### Metric name: `src/metrics.ts:30`')).toMatch(
      /^\*\*Fix:\*\* Rename it now: .* Here: name it `gc_meeting_opened_total`\. For example:$/m,
    );
  });

  test('places with a cure of their own say it, those that repeat that of others do not', () => {
    const of = (line: number, cure: string) =>
      finding({ rule: 'metric-naming', line, message: `Metric 'm${String(line)}' is odd: it sorts apart. ${cure}` });
    const findings = [
      of(1, "Name it 'gc_a'."),
      of(2, 'Add 30.'),
      of(3, "Use 'x'."),
      of(4, "Use 'x'."),
      of(5, 'Mend it.'),
    ];
    const text = asMarkdown(judgedOf(reviewOf(findings)));
    expect(text.match(/^- `src.*$/gm)).toEqual([
      '- `src/join.ts:1` Metric `m1` is odd. Name it `gc_a`.',
      '- `src/join.ts:2` Metric `m2` is odd. Add 30.',
      '- `src/join.ts:3` Metric `m3` is odd.',
      '- `src/join.ts:4` Metric `m4` is odd.',
      '- `src/join.ts:5` Metric `m5` is odd.',
    ]);
  });

  test('changes: one in full, those for other blockers folded up, long ones cut', () => {
    const offers = [{ title: 'Log it.', diff: `-a\n${'+b\n'.repeat(40)}+${'c'.repeat(300)}` }];
    const at = (line: number, given = {}) => finding({ rule: 'no-silent-catch', severity: 'BLOCKER', line, ...given });
    const text = asMarkdown(judgedOf(reviewOf([at(1), at(2, { offers }), at(3, { offers }), at(4, { offers })])));
    expect(text).toContain('In `src/join.ts:2` (your editor offers such a change at 3 of the 4 places):');
    expect(text).toContain('<details><summary>The changes for 2 other places</summary>\n\n`src/join.ts:3`:');
    expect(text.match(/^\+b$/gm)).toHaveLength(29 * 3);
    expect(text).not.toContain('ccc');
    const two = asMarkdown(
      judgedOf(reviewOf([at(1, { offers }), at(2, { offers: [{ title: '', diff: `+${'c'.repeat(300)}` }] })])),
    );
    expect(two).toContain('(your editor offers such a change at each):');
    expect(two).toContain('<summary>The change for 1 other place</summary>');
    expect(two).toContain(`+${'c'.repeat(158)}…`);
  });

  test('a rule without advice is called by its name', () => {
    const text = asMarkdown(
      judgedOf(reviewOf([finding({ rule: 'made-up', message: "It is 'odd'" }), finding({ rule: 'made-up' })])),
    );
    expect(text).toContain('#### made-up: 2 places');
    expect(text).not.toContain('**Fix:**');
    expect(text).not.toContain('```diff');
    expect(asMarkdown(judgedOf(reviewOf([finding({ rule: 'made-up', message: "It is 'odd'" })])))).toContain(
      '**Problem:** It is `odd`. (`made-up`)',
    );
  });

  test('several of what is left out, and rules of a configuration of its own', () => {
    const findings = Array.from({ length: 6 }, (_, i) => finding({ line: i + 1 }));
    const review = reviewOf(findings, { rulesFrom: 'eslint.config.js', files: 5, inspections: [inspection()] });
    const text = asMarkdown(
      judgedOf(review, { findings: findings.slice(0, 4), fresh: new Set(findings.slice(0, 2)), gone: 1 }),
    );
    expect(text).toContain(
      '1 file of service code (and 4 of tests, scripts and the browser), reviewed with `eslint.config.js`.',
    );
    expect(text).toContain('Only lines that have changed are looked at: 2 findings elsewhere are not listed.');
    expect(text).toContain('2 findings of the baseline are known, and not listed.');
    expect(text).toContain('1 finding of the baseline is gone: `--update-baseline` keeps it out.');
  });

  test('several blockers, and an earlier review without a score', () => {
    const blocker = (rule: string, line: number) => finding({ rule, severity: 'BLOCKER', line });
    const findings = [
      blocker('no-silent-catch', 1),
      blocker('no-silent-catch', 2),
      blocker('prefer-request-logger', 3),
    ];
    const text = asMarkdown({
      ...judgedOf(reviewOf(findings)),
      score: SCORE,
      since: { points: null, added: 3, gone: 0 },
    });
    expect(text).toContain('Do not ship before the 3 BLOCKERs are mended: silent error (2) and lost correlation (1).');
    expect(text).toContain('3 findings. They are: silent error (2) and lost correlation (1).');
    expect(text).toContain('Since the earlier review: 3 findings new, 0 gone.');
  });

  test('the score says what costs how many points', () => {
    const text = below('## Score');
    expect(text).toContain('| Error paths | 75 % | 40.0 | −10.0 | 3 of 4 error paths leave a trace |');
    expect(text).toContain('| Metrics | 50 % | 30.0 | −15.0 | nothing measures &lt;durations> |');
    expect(text).toContain('| Spans | – | – | – | nothing that needs a span |');
    expect(text).toContain('| HIGH findings |  |  | −5.4 | 2 findings |');
    expect(text).toContain('1. Measure durations: +12.3 (`src/metrics.ts:4`)');
  });

  test('one box is ticked, and blockers stand in the way', () => {
    const text = below('## Recommendation');
    expect(text.match(/☑/g)).toHaveLength(1);
    expect(text).toContain('- ☑ **NEEDS INSTRUMENTATION**');
    expect(text.match(/☐/g)).toHaveLength(3);
    expect(text).toContain('Do not ship before the BLOCKER is mended: silent error (1).');
  });

  test.each([
    [[], 'MINOR GAPS', 'It can ship.'],
    [[finding()], 'MINOR GAPS', 'It can ship. Plan the 1 HIGH finding next.'],
    [[finding()], 'UNOBSERVABLE', 'No finding is a BLOCKER, but too little can be seen to ship with confidence'],
  ] as const)('%#. without blockers, %s: %s', (findings, recommendation, said) => {
    const judged = { ...judgedOf(reviewOf([...findings])), score: { ...SCORE, recommendation } };
    expect(below('## Recommendation', asMarkdown(judged))).toContain(said);
  });

  test('without a score it says what there was nothing to score', () => {
    const nothing = asMarkdown(judgedOf(reviewOf([], { inspections: [inspection({ kind: 'test' })], files: 1 })));
    expect(nothing).not.toContain('## Score');
    expect(nothing).not.toContain('☑');
    expect(nothing).toContain('1 file was read, and all of them are tests, scripts or code for the browser.');
    expect(asMarkdown(judgedOf(reviewOf([], { inspections: [inspection()] })))).toContain(
      'the service code has no request handler, no call to another system, no error path and no finding.',
    );
  });

  test('files that do not parse, warnings, and what changed since an earlier review', () => {
    const review = reviewOf([], {
      unparsed: [{ file: 'src/broken.ts', line: 2, column: 1, message: 'Expected <T>.' }],
      warnings: ['eslint.config.js does not load.'],
    });
    const text = asMarkdown({ ...judgedOf(review), score: SCORE, since: { points: 61, added: 1, gone: 2 } });
    expect(text).toContain('- `src/broken.ts:2` Expected &lt;T>.');
    expect(text).toContain('eslint.config.js does not load.');
    expect(text).toContain('Since the earlier review: score 61 → 69, 1 finding new, 2 gone.');
  });

  test('nothing in names and messages is taken for Markdown or HTML', () => {
    const odd = finding({
      file: 'src/<img src=x>`*.ts',
      message: "Label '<b>`x`' of *this* [metric](http://x) is <script>alert(1)</script>: _so_ | it is. Mend it.",
      offers: [{ title: '', diff: '-```\n+</details>' }],
    });
    const text = asMarkdown({ ...judgedOf(reviewOf([odd])), title: '<svg>' });
    expect(text).toContain('# Observability review: &lt;svg>');
    expect(text).toContain('``src/<img src=x>`*.ts:3``');
    expect(text).toContain(
      'Label ``<b>`x` `` of \\*this\\* \\[metric\\](http://x) is &lt;script>alert(1)&lt;/script>: \\_so\\_ \\| it is.'.replace(
        '``<b>`x` ``',
        '`` <b>`x` ``',
      ),
    );
    expect(text).toContain('````diff\n-```\n+</details>\n````');
  });
});

describe('objectives', () => {
  test('budget, declaration, boundary', () => {
    const text = below('## SLO considerations');
    expect(text.split('\n').slice(2, 6)).toEqual([
      '| `gc_join_duration_seconds` at most 300 ms for 99 % | 432 min in 30 days | `src/metrics.ts:24` | yes, 0.3 is one |',
      '| `gc_lock_duration_seconds` at most 1 s for 99.9 % | 10.08 min in 7 days | `src/metrics.ts:34` | yes, 1 is one |',
      '| `gc_leave_duration_seconds` at most 300 ms | not known: the objective names no share | `src/metrics.ts:44` | no: 0.3 lies beside 0.1 and 0.5, so the share is a guess |',
      '| `gc_gone_seconds` at most 2 s for 95 % | 2160 min in 30 days (no window is given) | not declared in this code | cannot be measured |',
    ]);
    expect(text).toContain(
      '1 - (1 - sum(rate(gc_join_duration_seconds_bucket{le="0.3"}[30d])) / sum(rate(gc_join_duration_seconds_count[30d]))) / 0.01',
    );
    // Prometheus 3 stores le="1.0" for what clients export as le="1".
    expect(text).toContain('gc_lock_duration_seconds_bucket{le=~"1(\\\\.0)?"}[1w]');
  });

  test.each([
    ['30d', 43_200],
    ['4w', 40_320],
    ['1h', 60],
    ['90 minutes', null],
    ['28 days', 40_320],
    ['1M', 43_200],
    ['1Q', 129_600],
    ['calendar', null],
  ])('%s', (window, minutes) => {
    expect(minutesOf(window)).toBe(minutes);
  });

  const objective = { metric: 'gc_join_ms', threshold: 0.3, isTime: true, objective: 0.99, window: 'rolling' };
  const of = (given: Parameters<typeof inspection>[0]) =>
    objectivesOf(serviceOf(reviewOf([], { inspections: [inspection(given)] })));

  test('a threshold with a unit is compared in that of the histogram', () => {
    const one = histogram('gc_join_ms', [100, 300], { unit: 'ms', slos: [300] });
    const { objectives } = of({ objectives: [objective], metrics: [one] });
    expect(objectives[0]).toMatchObject({
      asked: 'at most 300 ms for 99 %',
      budget: '1 % of the requests of rolling',
      isMeasured: true,
    });
    expect(plain(objectives[0]!.boundary)).toBe('yes, 300 is one');
  });

  test.each([
    ['default buckets', histogram('gc_join_ms', null), /default buckets/],
    ['boundaries of another file', histogram('gc_join_ms', null, { buckets: 'BUCKETS' }), /^unclear: BUCKETS/],
    ['a summary', metric('gc_join_ms', { type: 'summary', unit: 'ms' }), /^unclear/],
  ])('%s', (_, one, said) => {
    const { objectives, expressions } = of({ objectives: [objective], metrics: [one] });
    expect(plain(objectives[0]!.boundary)).toMatch(said);
    expect(expressions).toEqual([]);
  });

  test('a histogram whose name is only known at its end, and one without a unit', () => {
    const objectives = [
      { ...objective, metric: 'gc_wait_seconds_bucket', window: '2h', threshold: 5 },
      { ...objective, metric: 'gc_sizes', isTime: false, threshold: 40 },
    ];
    const found = of({
      objectives,
      metrics: [
        histogram('${…}wait_seconds', [5], { slos: [5] }),
        histogram('gc_sizes', [1, 2], { unit: 'rooms' }),
        metric('gc_x_total'),
      ],
    });
    expect(
      found.objectives.map(({ metric: name, asked, budget, isMeasured }) => [name, asked, budget, isMeasured]),
    ).toEqual([
      ['gc_wait_seconds', 'at most 5 s for 99 %', '1.2 min in 120 minutes', false],
      ['gc_sizes', 'at most 40 rooms for 99 %', '1 % of the requests of rolling', false],
    ]);
    expect(plain(found.objectives[1]!.boundary)).toBe('no: 40 lies beside 2, so the share is a guess');
  });

  test('without objectives it proposes one, of what users wait for', () => {
    const metrics = [
      histogram('gc_db_query_duration_seconds', [1]),
      histogram('gc_http_request_duration_seconds', [1]),
    ];
    expect(plain(of({ metrics }).notes[0]!)).toContain('{ "metric": "gc_http_request_duration_seconds"');
    expect(plain(of({}).notes[0]!)).toContain('No histogram of a duration is declared either');
  });

  test.each([
    [[handler({ measuresTime: true })], 'The latency of the HTTP handler is measured.'],
    [
      [handler(), handler({ measuresTime: true })],
      '1 of the 2 HTTP handlers has no latency histogram: post /join (src/join.ts:12). No objective',
    ],
    [
      [handler({ trigger: 'job' })],
      'The job handler has no latency histogram: post /join (src/join.ts:12). No objective on their latency can be set. One histogram around the processor',
    ],
    [
      [...Array.from({ length: 6 }, () => handler({ name: '' })), handler({ measuresTime: true })],
      '6 of the 7 HTTP handlers have no latency histogram: src/join.ts:12, src/join.ts:12, src/join.ts:12, src/join.ts:12, src/join.ts:12 and 1 more.',
    ],
    [Array.from({ length: 9 }, () => handler()), 'None of the 9 HTTP handlers has a latency histogram. No objective'],
    [[handler({ instrumented: { log: false, metric: false, span: true } })], 'They are traced without code of yours'],
  ])('%#. handlers without a histogram', (units, said) => {
    expect(of({ units }).notes.map(plain).join('\n')).toContain(said);
  });

  test('middleware that measures counts for all it is around', () => {
    const surroundings = [{ trigger: 'http' as const, log: false, metric: true, span: false, measuresTime: true }];
    expect(of({ units: [handler(), handler()], surroundings }).notes.map(plain)).toContain(
      'The latency of all 2 HTTP handlers is measured.',
    );
  });
});

describe('dashboards', () => {
  const of = (...metrics: Parameters<typeof metric>[]) =>
    dashboardsOf(
      serviceOf(
        reviewOf([], { inspections: [inspection({ metrics: metrics.map(([name, given]) => metric(name, given)) })] }),
      ),
    );

  test('rate, errors and duration of what is declared', () => {
    expect(below('### `gc`')).toBe(
      [
        '**Rate**',
        '```promql\n# Time to join: how many\nsum(rate(gc_join_duration_seconds_count[5m]))\n\n# Time it takes: how many\nsum(rate(gc_lock_duration_seconds_count[5m]))\n\n# Time it takes: how many\nsum(rate(gc_leave_duration_seconds_count[5m]))\n\n# Joins of meetings\nsum(rate(gc_joins_total[5m]))\n```',
        '**Errors**',
        '```promql\n# Joins of meetings: by result\nsum by (result) (rate(gc_joins_total[5m]))\n\n# Joins that failed\nsum(rate(gc_join_errors_total[5m]))\n```',
        '**Duration**',
        '```promql\n# Time to join: 95th percentile, in seconds\nhistogram_quantile(0.95, sum by (le) (rate(gc_join_duration_seconds_bucket[5m])))\n\n# Time it takes: 95th percentile, in seconds\nhistogram_quantile(0.95, sum by (le) (rate(gc_lock_duration_seconds_bucket[5m])))\n\n# Time it takes: 95th percentile, in seconds\nhistogram_quantile(0.95, sum by (le) (rate(gc_leave_duration_seconds_bucket[5m])))\n```',
        'Left out until its findings are mended, since queries would have to change with the name or type: `gc_meeting_opened`.',
      ].join('\n\n'),
    );
  });

  test('failures as a share of all, where both are counted', () => {
    const [one] = of(['gc_http_requests_total', {}], ['gc_http_errors_total', {}]).dashboards;
    expect(one!.errors.map(({ query }) => query)).toEqual([
      'sum(rate(gc_http_errors_total[5m]))',
      'sum(rate(gc_http_errors_total[5m])) / sum(rate(gc_http_requests_total[5m]))',
    ]);
  });

  test('status codes of a histogram, the mean of a summary, labels with dots', () => {
    const { dashboards } = of(
      ['gc_http_request_duration_seconds', { type: 'histogram', labels: ['status_code'], buckets: 'default' }],
      ['mc_job_duration_seconds', { type: 'summary', unit: 'seconds', help: 'mc_job_duration_seconds' }],
      ['mh_frames_total', { labels: ['http.response.status_code'], help: '' }],
    );
    expect(dashboards.map(({ errors }) => errors.map(({ query }) => query))).toEqual([
      [
        'sum(rate(gc_http_request_duration_seconds_count{status_code=~"5.."}[5m])) / sum(rate(gc_http_request_duration_seconds_count[5m]))',
      ],
      [],
      ['sum by (http_response_status_code) (rate(mh_frames_total[5m]))'],
    ]);
    expect(dashboards[0]!.duration[0]!.title).toMatch(/as far as default buckets can tell$/);
    expect(dashboards[1]!.duration[0]).toEqual({
      kind: 'duration',
      title: 'mc job duration seconds: mean',
      query: 'sum(rate(mc_job_duration_seconds_sum[5m])) / sum(rate(mc_job_duration_seconds_count[5m]))',
    });
  });

  test('nothing for gauges, sizes, names that are not known, and what StatsD sends', () => {
    const { dashboards, notes } = of(
      ['gc_rooms', { type: 'gauge' }],
      ['gc_payload_bytes', { type: 'histogram', unit: 'bytes' }],
      ['gc_${…}_total', {}],
      ['metricName', {}],
      ['gc.joins', { isSent: true }],
      ['gc_dead_total', { isLive: false }],
    );
    expect(dashboards).toEqual([]);
    expect(notes.map(plain).join()).toMatch(/^1 metric is sent by StatsD/);
  });

  test('what is observed most comes first; several that are left out are counted', () => {
    const names = Array.from({ length: 6 }, (_, i) => `gc_thing${String(i)}_total`);
    const metrics = [
      ...names.map((name, i) => metric(name, { path: ['metrics', name], line: i })),
      metric('gc.a', { isSent: true }),
      metric('gc.b', { isSent: true }),
    ];
    const place = { file: 'src/join.ts', line: 3, endLine: 3, isLive: true };
    const seen = { ...place, declared: null, asked: '', labels: [], method: 'inc' };
    const observations = [
      { ...seen, path: ['gc_thing4_total'] },
      { ...seen, path: ['gc_thing4_total'] },
      { ...seen, path: ['gc_thing5_total'] },
      { ...seen, path: [] },
    ];
    const odd = names
      .slice(0, 2)
      .map((name) => finding({ rule: 'metric-naming', file: 'src/metrics.ts', message: `Metric '${name}' is odd.` }));
    const { dashboards, notes } = dashboardsOf(
      serviceOf(reviewOf(odd, { inspections: [inspection({ metrics, observations })] })),
    );
    expect(dashboards[0]!.rate.map(({ query }) => query)).toEqual(
      [4, 5, 2, 3].map((i) => `sum(rate(gc_thing${String(i)}_total[5m]))`),
    );
    expect(notes.map(plain)).toEqual([
      '2 metrics are sent by StatsD: what they are called where you query depends on the agent, so there are no queries for them here.',
      'Left out until their findings are mended, since queries would have to change with the name or type: gc_thing0_total and 1 more.',
    ]);
  });

  test('a label that the help names already; a histogram whose events have a counter', () => {
    const [one] = of(
      ['gc_join_requests_total', { labels: ['result'], help: 'Joins by result' }],
      ['gc_join_duration_seconds', { type: 'histogram', unit: 'seconds', labels: ['result'] }],
      ['gc_leave_latency', { type: 'histogram', labels: ['outcome'] }],
    ).dashboards;
    expect(one!.errors.map(({ title, query }) => `${title} | ${query}`)).toEqual([
      'Joins by result | sum by (result) (rate(gc_join_requests_total[5m]))',
      'What the service did: by outcome | sum by (outcome) (rate(gc_leave_latency_count[5m]))',
    ]);
    expect(one!.rate.map(({ query }) => query)).toEqual([
      'sum(rate(gc_join_requests_total[5m]))',
      'sum(rate(gc_leave_latency_count[5m]))',
    ]);
    expect(one!.duration[1]!.title).toBe('What the service did: 95th percentile');
  });

  test('many metrics make few panels, those with an objective first', () => {
    const names = Array.from({ length: 40 }, (_, i) => `s${String(i % 10)}_thing${String(i)}_total`);
    const { dashboards, notes } = of(...names.map((name): Parameters<typeof metric> => [name, {}]));
    expect(dashboards).toHaveLength(8);
    expect(notes.map(plain)).toEqual(['Metrics of 2 further groups are not shown.']);
    const [big] = of(
      ...names.map((name): Parameters<typeof metric> => [
        name.replace(/^s\d/, 'gc'),
        { slos: name.includes('thing39') ? [1] : [] },
      ]),
    ).dashboards;
    expect(big!.rate).toHaveLength(4);
    expect(big!.rate[0]!.query).toContain('gc_thing39_total');
    expect(big!.more).toBe(36);
  });

  test('without metrics it says where to begin', () => {
    expect(plain(of().notes[0]!)).toMatch(/^The code declares no metric/);
  });
});

describe('positive highlights', () => {
  const highlights = (
    given: Parameters<typeof inspection>[0],
    findings = [finding({ file: 'x.ts', rule: 'no-log-in-loop' })],
  ) => reportOf(judgedOf(reviewOf(findings, { inspections: [inspection(given)] }))).highlights.map(plain);

  test('facts, where most of something is there', () => {
    expect(below('## Positive highlights').split('\n')).toEqual([
      '- The only error path leaves a trace.',
      '- All 6 metrics have a help text.',
      '- All 3 histograms have buckets of their own, and 2 of 4 SLO thresholds are a boundary.',
    ]);
  });

  test('no praise for half of it', () => {
    const path = { line: 3, endLine: 5, kind: 'catch' as const, isLogged: true, isCentral: false };
    const half = highlights({
      errorPaths: [
        { ...path, outcome: 'traced' },
        { ...path, outcome: 'silent' },
      ],
      file: 'x.ts',
    });
    expect(half).toEqual([]);
    const none = asMarkdown(judgedOf(reviewOf([finding()], { inspections: [inspection()] })));
    expect(below('## Positive highlights', none)).toBe(
      'None yet: nothing that was looked for is there for the most part.',
    );
  });

  test('logs, spans and what instruments from outside', () => {
    const place = { file: 'src/join.ts', line: 3, endLine: 3, isLive: true };
    const log = { ...place, name: 'logger', library: 'pino', level: 'info', made: null, from: null };
    const span = { ...place, name: 'gc.meeting.join', library: 'opentelemetry', ends: 'by-hand' };
    const said = highlights({
      logs: [log, { ...log, library: 'homemade' }],
      spans: [span],
      instrumentation: [
        { what: 'pino-http', where: 'package.json', silences: { 'require-handler-telemetry': 'http' } },
        {
          what: '@prisma/instrumentation',
          where: 'src/otel.ts:3',
          silences: { 'require-span-on-external-call': 'prisma' },
        },
      ],
    });
    expect(said).toEqual([
      "2 log calls go through pino and the project's own logger.",
      '1 operation has a span of its own, such as gc.meeting.join.',
      'pino-http (package.json) records HTTP requests, without code at each place.',
      '@prisma/instrumentation (src/otel.ts:3) traces calls to other systems (prisma), without code at each place.',
    ]);
  });

  test('counts of one and of many', () => {
    const place = { file: 'src/join.ts', line: 3, endLine: 3, isLive: true };
    const log = { ...place, name: 'logger', library: 'pino', level: 'info', made: null, from: null };
    const span = { ...place, name: 'x', library: 'opentelemetry', ends: 'by-hand' };
    const agent = { 'require-span-on-external-call': 'all', 'require-handler-telemetry': 'http, cron' };
    const given = {
      spans: [span, span],
      instrumentation: [
        { what: 'dd-trace', where: 'src/tracer.ts:1', silences: agent },
        { what: 'middleware', where: 'src/app.ts:3', silences: agent },
        { what: 'other', where: 'src/app.ts:4', silences: {} },
      ],
      metrics: [histogram('gc_a_seconds', [1]), histogram('gc.b', null, { library: 'opentelemetry' })],
    };
    expect(highlights({ ...given, logs: [log] })).toEqual([
      'All 2 metrics have a help text.',
      'The only histogram has buckets of its own.',
      '1 log call goes through pino.',
      '2 operations have spans of their own.',
      'dd-trace (src/tracer.ts:1) traces calls to other systems and records HTTP requests, cron, without code at each place.',
    ]);
    const past = finding({ rule: 'no-console' });
    const open = finding({ rule: 'require-span-end' });
    const many = highlights({ ...given, logs: Array.from({ length: 40 }, () => log) }, [past, open]);
    expect(many).toContain('40 log calls go through pino, 1 place past it.');
    expect(many.join()).not.toContain('spans of their own');
    expect(highlights({ ...given, logs: [log] }, [past]).join()).not.toContain('log call');
  });

  test('files without findings, and handlers that middleware sees', () => {
    const surroundings = [{ trigger: 'http' as const, log: true, metric: false, span: false, measuresTime: false }];
    const inspections = [
      inspection({ file: 'a.ts', units: [handler(), handler()], surroundings }),
      inspection({ file: 'b.ts' }),
      inspection({ file: 'c.ts' }),
    ];
    const { highlights: said } = reportOf(judgedOf(reviewOf([finding({ file: 'a.ts' })], { inspections })));
    expect(said.map(plain)).toEqual([
      'All 2 handlers leave a log, a metric or a span.',
      '2 of 3 files of the service have no finding.',
    ]);
  });

  test('one threshold of an objective is enough to say so', () => {
    const objectives = [{ metric: 'gc_a_seconds', threshold: 1, isTime: true, objective: 0.9, window: '1d' }];
    const metrics = [histogram('gc_a_seconds', [1]), histogram('gc_b_seconds', null)];
    expect(highlights({ objectives, metrics, file: 'x.ts' })).toContain('1 of 1 SLO threshold is a boundary.');
  });
});
