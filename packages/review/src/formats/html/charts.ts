import type { Severity } from 'eslint-plugin-observability/inspection';
import type { Coverage } from '../../report/facts.js';
import { SEVERITY_MEANS, type Report } from '../../report/report.js';
import { percent, wholePoints } from '../../report/text.js';
import { html, type Html } from './markup.js';

const RADIUS = 52;
const LENGTH = 2 * Math.PI * RADIUS;

/** The score as a ring. */
export function gauge(points: number): Html {
  const filled = (Math.max(0.5, points) / 100) * LENGTH;
  return html`<svg class="gauge" viewBox="0 0 120 120" role="img" aria-label="Score ${wholePoints(points)} of 100">
    <circle class="track" cx="60" cy="60" r="${RADIUS}" fill="none" stroke-width="9" />
    <circle
      class="stroke-${tone(points / 100)}"
      cx="60"
      cy="60"
      r="${RADIUS}"
      fill="none"
      stroke-width="9"
      stroke-linecap="round"
      stroke-dasharray="${filled.toFixed(1)} ${LENGTH.toFixed(1)}"
      transform="rotate(-90 60 60)"
    />
    <text class="points" x="60" y="66">${wholePoints(points)}</text>
    <text class="of" x="60" y="83">of 100</text>
  </svg>`;
}

/** How many findings there are of each severity. */
export function severityChart({ counts }: Report): Html {
  const most = Math.max(1, ...counts.map(({ count }) => count));
  return html`<table class="chart">
    <caption hidden>
      Findings by severity
    </caption>
    <tbody>
      ${counts.map(
        ({ severity, count }) =>
          html`<tr>
            <th scope="row" title="${SEVERITY_MEANS[severity]}">${severity}</th>
            <td>${bar(count / most, lowered(severity))}</td>
            <td class="value">${count}</td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}

/**
 * How much can be seen, part by part.
 * @param isExplained true where the report says elsewhere what that rests on
 */
export function coverageChart(coverage: readonly Coverage[], isExplained: boolean): Html {
  return html`<table class="chart coverage">
    <caption hidden>
      How much can be seen
    </caption>
    <tbody>
      ${coverage.map(
        ({ title, share, facts }) =>
          html`<tr>
              <th scope="row">${title}</th>
              <td>${bar(share, tone(share))}</td>
              <td class="value">${percent(share)}</td>
            </tr>
            ${
              isExplained
                ? null
                : html`<tr class="note">
                    <td colspan="3">${facts}</td>
                  </tr>`
            }`,
      )}
    </tbody>
  </table>`;
}

/** The colour of a share: those of the specialist's bands. */
function tone(share: number): string {
  return share >= 0.9 ? 'good' : share >= 0.7 ? 'medium' : share >= 0.5 ? 'high' : 'blocker';
}

/** A bar beside its number, which says the same. */
function bar(share: number, colour: string): Html {
  const width = share > 0 ? Math.max(1, share * 100) : 0;
  return html`<svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
    <rect class="rail" width="100" height="8" />
    <rect class="fill-${colour}" width="${width.toFixed(1)}" height="8" />
  </svg>`;
}

/** A severity as part of the name of a class. */
export function lowered(severity: Severity): string {
  return severity.toLowerCase();
}
