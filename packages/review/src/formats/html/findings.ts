import type { Group, ReportedPlace } from '../../report/groups.js';
import { SEVERITY_MEANS, type Report } from '../../report/report.js';
import { counted } from '../../report/service.js';
import { lowered } from './charts.js';
import { html, words, type Html } from './markup.js';

/** Longer lists are folded up at first. */
const OPEN = 12;

/** The findings with their filters. */
export function findings({ groups, counts }: Report): Html {
  if (groups.length === 0) return html`<p class="none">No findings.</p>`;
  const all = counts.reduce((sum, { count }) => sum + count, 0);
  const rules = [...groups].sort((a, b) => (a.rule < b.rule ? -1 : 1));
  const used = counts.filter(({ count }) => count > 0);
  return html`<form class="filters card" id="filters" hidden>
      <fieldset>
        <legend>Severity</legend>
        <div class="chips">
          ${used.map(({ severity, count }) => html`<label><input type="checkbox" name="severity" value="${severity}" checked /><span>${severity} ${count}</span></label>`)}
        </div>
      </fieldset>
      <label
        ><span>Rule</span
        ><select name="rule">
          <option value="">All rules</option>
          ${rules.map(({ rule, places }) => html`<option value="${rule}">${rule} (${places.length})</option>`)}
        </select></label
      >
      <label
        ><span>File</span
        ><input type="search" name="file" placeholder="part of its path" autocomplete="off" spellcheck="false"
      /></label>
      <button type="reset">Show all</button>
    </form>
    <p class="count" id="count" role="status">${counted(all, 'finding')}</p>
    <p class="none" id="none" hidden>Nothing matches these filters.</p>
    ${used.map(
      ({ severity, count }) =>
        html`<section class="of-severity">
          <h3 class="severity">
            <span class="badge is-${lowered(severity)}">${severity}</span> ${SEVERITY_MEANS[severity]}
            <small>${counted(count, 'finding')}</small>
          </h3>
          ${groups.filter((group) => group.severity === severity).map(groupOf)}
        </section>`,
    )}`;
}

function groupOf({ rule, severity, url, type, problem, impact, fix, example, places }: Group): Html {
  const isOwn = example?.place !== null && example?.place !== undefined;
  const caption = isOwn
    ? html`In <code>${example.place!.file}:${example.place!.line}</code>, as your editor offers it:`
    : html`For example:`;
  return html`<article class="group card" id="rule-${rule}" data-severity="${severity}" data-rule="${rule}">
    <header>
      <h4>${type}</h4>
      <p>${url === '' ? rule : html`<a href="${url}">${rule}</a>`}</p>
    </header>
    <dl class="said">
      <dt>Problem</dt>
      <dd>${words(problem)}</dd>
      ${
        impact.length > 0
          ? html`<dt>Impact</dt>
              <dd>${words(impact)}</dd>`
          : null
      }
      ${
        fix.length > 0
          ? html`<dt>Fix</dt>
              <dd>
                ${words(fix)}${
                  example
                    ? html`<p class="caption">${caption}</p>
                        ${diff(example.diff)}`
                    : null
                }
              </dd>`
          : null
      }
    </dl>
    <details class="places" ${places.length <= OPEN ? html` open` : null}>
      <summary><span class="n">${places.length}</span> ${places.length === 1 ? 'place' : 'places'}</summary>
      <ul>
        ${places.map((place) => placeOf(place, place === example?.place))}
      </ul>
    </details>
  </article>`;
}

function placeOf({ file, line, culprit, why, cure, code, diff: change }: ReportedPlace, isShown: boolean): Html {
  return html`<li class="place" data-file="${file}">
    <p><code class="where">${file}:${line}</code></p>
    ${isTelling(code) ? html`<p><code class="line">${shortened(code)}</code></p>` : null}
    <p>
      ${words(culprit)}.${why.length > 0 ? html` ${words(why)}` : null}${cure.length > 0 ? html` ${words(cure)}` : null}
    </p>
    ${
      change === null || isShown
        ? null
        : html`<details>
            <summary>Change</summary>
            ${diff(change)}
          </details>`
    }
  </li>`;
}

/** `} catch {` says nothing. */
function isTelling(code: string): boolean {
  return code !== '' && !/^[\s})\]]*(?:catch\s*(?:\([\w:\s]+\))?\s*)?\{?$/.test(code);
}

/** How long a line of code may be; those of generated code have no end. */
const WIDEST = 160;

function shortened(code: string): string {
  return code.length > WIDEST ? `${code.slice(0, WIDEST - 1)}…` : code;
}

function diff(text: string): Html {
  const kinds: Readonly<Record<string, string>> = { '+': 'add', '-': 'del' };
  return html`<pre><code>${text.split('\n').map((line) => html`<span class="${kinds[line[0] ?? ''] ?? 'keep'}">${line === '' ? ' ' : line}</span>`)}</code></pre>`;
}
