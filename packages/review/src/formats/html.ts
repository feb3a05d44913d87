import { createHash } from 'node:crypto';
import type { Judged } from '../judged.js';
import type { Expression } from '../report/promql.js';
import { RECOMMENDATIONS, reportOf, type Report } from '../report/report.js';
import { counted } from '../report/service.js';
import { percent } from '../report/text.js';
import type { Score } from '../score/score.js';
import { coverageChart, gauge, severityChart } from './html/charts.js';
import { findings } from './html/findings.js';
import { Html, html, words, type Content } from './html/markup.js';
import { SCRIPT } from './html/script.js';
import { STYLE } from './html/style.js';

/** Nothing but what stands here may run or style the page, and it loads nothing. */
const POLICY = `default-src 'none'; img-src data:; style-src '${hash(STYLE)}'; script-src '${hash(SCRIPT)}'; base-uri 'none'; form-action 'none'`;

function hash(content: string): string {
  return `sha256-${createHash('sha256').update(content).digest('base64')}`;
}

/** An element whose content is not escaped, and to the letter what its hash was made of. */
function verbatim(name: 'style' | 'script', content: string): Html {
  return new Html(`<${name}>${content}</${name}>`);
}

/** The review as the specialist's report: one HTML file that needs nothing else. */
export function asHtml(judged: Judged): string {
  const report = reportOf(judged);
  const sections: readonly (readonly [id: string, title: string, content: Content])[] = [
    ['findings', 'Findings', findings(report)],
    ['highlights', 'Positive highlights', highlights(report)],
    ['slos', 'SLO considerations', objectives(report)],
    ['dashboards', 'Dashboard recommendations', dashboards(report)],
    ...(report.score ? [['score', 'The score explained', explained(report.score, report)] as const] : []),
    ['recommendation', 'Recommendation', recommendation(report)],
  ];
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta http-equiv="Content-Security-Policy" content="${POLICY}" />
        <title>Observability review: ${report.title}</title>
        ${verbatim('style', STYLE)}
      </head>
      <body>
        <div class="bar">
          <div>
            <nav aria-label="Parts of the report">
              <ul>
                ${sections.map(([id, title]) => html`<li><a href="#${id}">${SHORT[id] ?? title}</a></li>`)}
              </ul>
            </nav>
            <button type="button" id="theme" hidden>Theme</button>
          </div>
        </div>
        <main class="page">
          <div class="title">
            <p>Observability review</p>
            <h1>${report.title}</h1>
          </div>
          ${hero(report)}
          <div class="charts">
            <section class="card">
              <h2>Findings by severity</h2>
              ${severityChart(report)}
            </section>
            ${
              report.coverage.length > 0
                ? html`<section class="card">
                    <h2>What can be seen</h2>
                    ${coverageChart(report.coverage, report.score !== null)}
                  </section>`
                : null
            }
          </div>
          ${sections.map(
            ([id, title, content]) =>
              html`<section id="${id}">
                <h2>${title}</h2>
                ${content}
              </section>`,
          )}
          <footer>
            Reviewed with observability-review ${judged.review.version}. The number tells what is there, not what it is
            worth: compare the findings before the scores.
          </footer>
        </main>
        ${verbatim('script', SCRIPT)}
      </body>
    </html>`.markup;
}

/** What the parts are called in the bar above. */
const SHORT: Readonly<Record<string, string>> = {
  highlights: 'Highlights',
  slos: 'SLOs',
  dashboards: 'Dashboards',
  score: 'Score',
};

/** The band, unless the recommendation is called the same, and what that means. */
function band({ band: name, recommendation: verdict }: Score): string {
  const means = RECOMMENDATIONS[verdict];
  return name.toUpperCase() === verdict ? `${means.slice(0, 1).toUpperCase()}${means.slice(1)}` : `${name}: ${means}`;
}

function hero({ score, summary, warnings, unparsed, recommendation: { verdict } }: Report): Html {
  const said = score
    ? html`<h2 class="verdict">☑ ${verdict}</h2>
        <p class="band">${band(score)}</p>`
    : html`<h2 class="verdict">No score</h2>
        <p class="band">There was nothing to score.</p>`;
  return html`<section class="hero card" aria-label="Summary">
    ${score ? gauge(score.points) : null}
    <div>
      ${said} ${summary.map((paragraph) => html`<p>${words(paragraph)}</p>`)}
      ${warnings.map((warning) => html`<p>${warning}</p>`)}
      ${
        unparsed.length > 0
          ? html`<p>${counted(unparsed.length, 'file')} could not be parsed, and so not be reviewed:</p>
              <ul class="facts">
                ${unparsed.map(({ file, line, message }) => html`<li><code>${file}:${line}</code> ${message}</li>`)}
              </ul>`
          : null
      }
    </div>
  </section>`;
}

function highlights({ highlights: found }: Report): Html {
  return found.length === 0
    ? html`<p class="none">None yet: nothing that was looked for is there for the most part.</p>`
    : html`<div class="card">
        <ul class="facts">
          ${found.map((fact) => html`<li>${words(fact)}</li>`)}
        </ul>
      </div>`;
}

function objectives({ objectives: { objectives: known, notes, expressions } }: Report): Html {
  return html`<div class="objectives">
      ${known.map(
        ({ metric, asked, budget, declared, boundary }) =>
          html`<article class="card">
            <h3><code>${metric}</code> ${asked}</h3>
            <dl class="said">
              <dt>Error budget</dt>
              <dd>${budget}</dd>
              <dt>Histogram</dt>
              <dd>${words(declared)}</dd>
              <dt>Boundary</dt>
              <dd>${words(boundary)}</dd>
            </dl>
          </article>`,
      )}
    </div>
    ${notes.map((note) => html`<p>${words(note)}</p>`)}
    ${
      expressions.length > 0
        ? html`<div class="dashboard card">
            <h3>Queries</h3>
            ${queries(expressions)}
          </div>`
        : null
    }`;
}

function dashboards({ dashboards: { dashboards: all, notes } }: Report): Html {
  return html`${all.map(({ service, rate, errors, duration, more }) => {
    const parts = Object.entries({ Rate: rate, Errors: errors, Duration: duration });
    const missing = parts.filter(([, panels]) => panels.length === 0).map(([title]) => title.toLowerCase());
    return html`<article class="dashboard card">
      <h3><code>${service}</code></h3>
      ${parts.map(([title, panels]) =>
        panels.length === 0
          ? null
          : html`<h4>${title}</h4>
              ${queries(panels)}`,
      )}
      ${missing.length > 0 ? html`<p class="none">No metric of it tells the ${missing.join(' or the ')}.</p>` : null}
      ${more > 0 ? html`<p class="none">${counted(more, 'further panel')} can be made of its other metrics.</p>` : null}
    </article>`;
  })}${notes.map((note) => html`<p>${words(note)}</p>`)}`;
}

function queries(expressions: readonly Expression[]): Html {
  return html`<ul>
    ${expressions.map(
      ({ title, query }) =>
        html`<li>
          ${title}
          <pre><code>${query}</code></pre>
        </li>`,
    )}
  </ul>`;
}

function explained({ components, findings: losses, bestFixes }: Score, { groups }: Report): Html {
  const lost = (points: number): string => (points > 0 ? `−${points.toFixed(1)}` : '0');
  const isListed = (rule: string | undefined): boolean => groups.some((group) => group.rule === rule);
  return html`<div class="card">
      <table class="points-table">
        <thead>
          <tr>
            <th scope="col">What can be seen</th>
            <th scope="col" class="n">Share</th>
            <th scope="col" class="n">Worth</th>
            <th scope="col" class="n">Lost</th>
          </tr>
        </thead>
        <tbody>
          ${components.map(
            ({ title, share, weight, lost: points, facts }) =>
              html`<tr>
                <th scope="row">${title}<small>${facts}</small></th>
                ${
                  share === null
                    ? html`<td class="n">–</td>
                        <td class="n">–</td>
                        <td class="n">–</td>`
                    : html`<td class="n">${percent(share)}</td>
                        <td class="n">${weight.toFixed(1)}</td>
                        <td class="n">${lost(points)}</td>`
                }
              </tr>`,
          )}
          ${losses.map(
            ({ severity, count, lost: points }) =>
              html`<tr>
                <th scope="row">${counted(count, `${severity} finding`)}</th>
                <td class="n"></td>
                <td class="n"></td>
                <td class="n">${lost(points)}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
    ${
      bestFixes.length > 0
        ? html`<h3>What would raise it most</h3>
            <ol class="facts">
              ${bestFixes.map(
                ({ title, gain, file, line, rule }) =>
                  html`<li>
                    ${isListed(rule) ? html`<a href="#rule-${rule!}">${title}</a>` : title}: +${gain.toFixed(1)}
                    (<code>${file}:${line}</code>)
                  </li>`,
              )}
            </ol>`
        : null
    }
    <p class="none">100 is all; a part that does not apply gives its points to the others.</p>`;
}

function recommendation({ recommendation: { verdict, because } }: Report): Html {
  const boxes = Object.entries(RECOMMENDATIONS).map(([name, means]) =>
    name === verdict
      ? html`<li class="ticked">☑ <b>${name}</b>: ${means}</li>`
      : html`<li>☐ <b>${name}</b>: ${means}</li>`,
  );
  return html`<div class="card">
    ${
      verdict === null
        ? null
        : html`<ul class="boxes">
            ${boxes}
          </ul>`
    }${because.map((reason) => html`<p>${words(reason)}</p>`)}
  </div>`;
}
