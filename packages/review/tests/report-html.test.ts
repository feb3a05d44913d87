import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { asHtml } from '../src/formats/html.js';
import { html } from '../src/formats/html/markup.js';
import { inspection, metric, SCORE, wholeReview } from './report-samples.js';
import { finding, judgedOf, reviewOf } from './samples.js';

const page = asHtml(wholeReview());

/** What is read of a page, without its style and its script; what escapes stand for is not put in. */
function textOf(markup: string): string {
  return markup
    .replaceAll(/<(style|script)>.*?<\/\1>/gs, '')
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ');
}

test('what is put into a template is escaped, unless it is HTML', () => {
  expect(html`<b title="${'"&\''}">${['<i>', 1, null, html`<hr />`]}</b>`.markup).toBe(
    '<b title="&quot;&amp;&#39;">&lt;i&gt;1<hr /></b>',
  );
});

describe('the page', () => {
  test('all parts, in the order of the specialist', () => {
    expect([...page.matchAll(/<section id="(\w+)">/g)].map(([, id]) => id)).toEqual([
      'findings',
      'highlights',
      'slos',
      'dashboards',
      'score',
      'recommendation',
    ]);
    expect([...page.matchAll(/<a href="#(\w+)">/g)].map(([, id]) => id)).toEqual(
      [...page.matchAll(/<section id="(\w+)">/g)].map(([, id]) => id),
    );
  });

  test('says what the Markdown says', () => {
    const text = textOf(page);
    for (const part of [
      'Observability review: meeting-service',
      '☑ NEEDS INSTRUMENTATION',
      'some observability: whole kinds of failure would not be seen',
      '6 findings. The worst: silent error (1), unbounded label (2) and metric name (1).',
      'The gate failed: 4 findings of severity HIGH or worse.',
      'src/roster.ts:7',
      'rooms.load()',
      'The failure exists for the user alone.',
      '+ logger.error({ err }, &#39;rooms.load failed&#39;);',
      'All 3 histograms have buckets of their own, and 2 of 4 SLO thresholds are a boundary.',
      '432 min in 30 days',
      'histogram_quantile(0.95, sum by (le) (rate(gc_join_duration_seconds_bucket[5m])))',
      'Measure durations: +12.3',
      'Do not ship before the BLOCKER is mended: silent error (1).',
    ])
      expect(text).toContain(part);
  });

  test('the score can be heard', () => {
    expect(page).toContain('role="img" aria-label="Score 69 of 100"');
  });

  test('needs nothing but itself: no resource, and only its own style and script may run', () => {
    expect(page).not.toMatch(/<(?:link|img|iframe|object|embed)\b|\ssrc=|@import|url\(/);
    const [, policy = ''] = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(page)!;
    for (const name of ['style', 'script']) {
      const [, content = ''] = new RegExp(`<${name}>(.*?)</${name}>`, 's').exec(page)!;
      const hash = createHash('sha256').update(content).digest('base64');
      expect(policy).toContain(`${name}-src &#39;sha256-${hash}&#39;`);
    }
    expect(page.match(/<script>/g)).toHaveLength(1);
    expect(page).not.toMatch(/\sstyle="|\son\w+="/);
  });

  test('its controls are hidden until the script shows them', () => {
    expect(page).toMatch(/<button[^>]* id="theme" hidden>/);
    expect(page).toMatch(/<form class="filters card" id="filters" hidden>/);
    expect(page).not.toMatch(/<li class="place"[^>]* hidden/);
  });

  test('findings carry what the filters go by', () => {
    expect(page).toMatch(/id="rule-no-silent-catch"\s+data-severity="BLOCKER"\s+data-rule="no-silent-catch"/);
    expect(page.match(/<li class="place" data-file="src\/metrics\.ts">/g)).toHaveLength(4);
    expect([...page.matchAll(/<option value="([^"]+)">/g)].map(([, rule]) => rule)).toEqual([
      'metric-naming',
      'no-deprecated-semconv',
      'no-high-cardinality-labels',
      'no-silent-catch',
      'require-metric-help',
    ]);
  });

  test('long lists are folded up, short ones are not', () => {
    const many = Array.from({ length: 13 }, (_, i) => finding({ line: i + 1 }));
    expect(asHtml(judgedOf(reviewOf(many)))).toMatch(/<details class="places"\s*>/);
    expect(asHtml(judgedOf(reviewOf(many.slice(1))))).toMatch(/<details class="places"\s+open>/);
  });
});

test('without findings, metrics and a score', () => {
  const text = textOf(asHtml(judgedOf(reviewOf([], { inspections: [inspection()], warnings: ['One <warning>.'] }))));
  for (const part of [
    'No score',
    'There was nothing to score.',
    'One &lt;warning&gt;.',
    'No findings.',
    'None yet: nothing that was looked for is there for the most part.',
    'The code declares no metric',
    'There is no score, since there was nothing to score',
  ])
    expect(text).toContain(part);
  expect(text).not.toContain('What can be seen');
});

test('without a score, what can be seen is what the files state', () => {
  const error = {
    line: 3,
    endLine: 5,
    kind: 'catch' as const,
    outcome: 'silent' as const,
    isLogged: false,
    isCentral: false,
  };
  const text = textOf(asHtml(judgedOf(reviewOf([], { inspections: [inspection({ errorPaths: [error] })] }))));
  expect(text).toContain('What can be seen How much can be seen Error paths 0 % 0 of 1 error path leaves a trace');
});

test('nothing in names and messages is taken for HTML', () => {
  const evil = '</script><script>alert(1)</script><img src=x onerror=alert(1)>"\'&';
  const odd = finding({
    file: `src/${evil}.ts`,
    rule: 'no-silent-catch',
    severity: 'BLOCKER',
    message: `A failure of '${evil}' is ${evil}: ${evil}. ${evil}`,
    code: evil,
    offers: [{ title: evil, diff: `-${evil}\n+${evil}` }],
  });
  const judged = judgedOf(
    reviewOf([odd], {
      warnings: [evil],
      rulesFrom: evil,
      version: evil,
      unparsed: [{ file: evil, line: 1, column: 1, message: evil }],
    }),
    { reasons: [evil] },
  );
  const component = { id: 'errors' as const, title: evil, share: 0.5, weight: 10, lost: 5, facts: evil };
  const fix = { title: evil, gain: 1, file: evil, line: 1, rule: 'no-silent-catch' };
  const markup = asHtml({
    ...judged,
    title: evil,
    score: { ...SCORE, band: evil, components: [component], bestFixes: [fix] },
  });
  expect(markup.match(/<script\b/g)).toHaveLength(1);
  expect(markup.match(/<\/script>/g)).toHaveLength(1);
  expect(markup).not.toMatch(/<img\b/);
  expect(markup.split('&lt;img src=x').length).toBeGreaterThan(12);
});

test('changes of other places, code that is long or says nothing, rules without advice', () => {
  const offers = [{ title: '', diff: '-a\n+b\n\n c' }];
  const findings = [
    finding({ rule: 'made-up', code: '} catch (err) {', offers }),
    finding({ rule: 'made-up', line: 9, code: 'x'.repeat(200), offers, message: "It is 'odd': so. Name it 'a'." }),
  ];
  const markup = asHtml(judgedOf(reviewOf(findings)));
  const text = textOf(markup);
  expect(text).not.toContain('} catch');
  expect(text).toContain(`${'x'.repeat(159)}…`);
  expect(text).toMatch(/It is odd \. So\. Name it a \. Change -a \+b c/);
  expect(text).not.toContain('Impact');
  expect(markup).toContain('<p>made-up</p>');
});

test('dashboards with more and with less', () => {
  const metrics = Array.from({ length: 6 }, (_, i) => metric(`gc_thing${String(i)}_total`));
  const text = textOf(asHtml(judgedOf(reviewOf([], { inspections: [inspection({ metrics })] }))));
  expect(text).toContain('No metric of it tells the errors or the duration.');
  expect(text).toContain('2 further panels can be made of its other metrics.');
});

test.each([
  [95, 'good'],
  [75, 'medium'],
  [55, 'high'],
  [0, 'blocker'],
])('%i points are %s', (points, tone) => {
  const score = { ...SCORE, points, band: 'minor gaps', recommendation: 'MINOR GAPS' as const, bestFixes: [] };
  const markup = asHtml({ ...judgedOf(reviewOf([])), score });
  expect(markup).toContain(`class="stroke-${tone}"`);
  expect(textOf(markup)).toContain('☑ MINOR GAPS An incident could be investigated, with some guessing');
  expect(markup).not.toContain('What would raise it most');
});
