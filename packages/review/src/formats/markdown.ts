import type { Severity } from 'eslint-plugin-observability/inspection';
import type { Judged } from '../judged.js';
import type { Dashboard } from '../report/dashboards.js';
import type { Group, ReportedPlace } from '../report/groups.js';
import type { Expression } from '../report/promql.js';
import { RECOMMENDATIONS, reportOf, SEVERITY_MEANS, type Report } from '../report/report.js';
import { counted } from '../report/service.js';
import { percent, text, wholePoints, type Text } from '../report/text.js';
import type { Score } from '../score/score.js';

/** How many places of a rule are listed; those of blockers always are. */
const LISTED: Readonly<Record<Severity, number>> = { BLOCKER: Infinity, HIGH: 20, MEDIUM: 10, LOW: 5 };

/** How many lines of a change are shown, and how long they may be. */
const DIFF_LINES = 30;
const DIFF_WIDTH = 160;

/** The review as the specialist's report, in GitHub's Markdown. */
export function asMarkdown(judged: Judged): string {
  const report = reportOf(judged);
  return [
    `# Observability review: ${inline(text`${report.title}`)}`,
    ...summary(report),
    ...findings(report),
    ...section('Positive highlights', highlights(report)),
    ...section('SLO considerations', objectives(report)),
    ...section('Dashboard recommendations', dashboards(report)),
    ...(report.score ? section(`Score: ${heading(report.score)}`, explained(report.score)) : []),
    ...section('Recommendation', recommendation(report)),
  ].join('\n\n');
}

function section(title: string, blocks: readonly string[]): string[] {
  return blocks.length === 0 ? [] : [`## ${title}`, ...blocks];
}

function heading({ points, band }: Score): string {
  return `${wholePoints(points)} of 100, ${band}`;
}

function summary(report: Report): string[] {
  const { score, recommendation, concerns, counts } = report;
  const verdict = score
    ? `**${heading(score)}: ☑ ${recommendation.verdict!}**`
    : '**No score: there was nothing to score**';
  const total = counts.map(({ count }) => count);
  return [
    '## Summary',
    verdict,
    ...report.summary.map(inline),
    ...(concerns.length > 0
      ? [
          table(
            ['', ...counts.map(({ severity }) => severity)],
            [
              ...concerns.map(({ concern, counts: own }) => [concern, ...own.map(cell)]),
              ...(concerns.length > 1 ? [['All', ...total.map(cell)]] : []),
            ],
          ),
        ]
      : []),
    ...report.warnings.map((warning) => inline(text`${warning}`)),
    ...(report.unparsed.length > 0
      ? [
          `${counted(report.unparsed.length, 'file')} could not be parsed, and so not be reviewed:`,
          list(
            report.unparsed.map(({ file, line, message }) => `${mono(`${file}:${String(line)}`)} ${escaped(message)}`),
          ),
        ]
      : []),
  ];
}

function cell(count: number): string {
  return count === 0 ? '–' : String(count);
}

function findings({ groups, counts }: Report): string[] {
  if (groups.length === 0) return [];
  return [
    '## Findings',
    ...counts.flatMap(({ severity, count }) => {
      const own = groups.filter((group) => group.severity === severity);
      if (own.length === 0) return [];
      return [`### ${severity}: ${SEVERITY_MEANS[severity]} (${counted(count, 'finding')})`, ...own.flatMap(group)];
    }),
  ];
}

function group({ type, rule, url, severity, problem, impact, fix, example, places }: Group): string[] {
  const [first] = places;
  const link = url === '' ? mono(rule) : `[${mono(rule)}](${url})`;
  const shown = places.slice(0, LISTED[severity]);
  const rest = places.slice(shown.length);
  const files = new Set(rest.map(({ file }) => file)).size;
  return [
    `#### ${type}: ${places.length === 1 ? mono(`${first!.file}:${String(first!.line)}`) : `${String(places.length)} places`}`,
    ...(places.length === 1
      ? [
          `**Problem:** ${inline(first!.culprit)}${first!.why.length > 0 ? `: ${lowered(inline(first!.why))}` : '.'} (${link})`,
        ]
      : [
          `**Problem:** ${inline(problem)} (${link})`,
          list([
            ...shown.map(placed),
            ...(rest.length > 0 ? [`and ${String(rest.length)} more in ${counted(files, 'file')}`] : []),
          ]),
        ]),
    ...(impact.length > 0 ? [`**Impact on operations:** ${inline(impact)}`] : []),
    ...(fix.length > 0
      ? [
          `**Fix:** ${inline(fix)}${places.length === 1 && !example?.place && first!.cure.length > 0 ? ` Here: ${lowered(inline(first!.cure))}` : ''}${example ? captioned(example, places) : ''}`,
        ]
      : []),
    ...(example ? [fence('diff', cut(example.diff))] : []),
    ...(severity === 'BLOCKER' ? furtherChanges(places, example?.place ?? null) : []),
  ];
}

/** The changes for the other places, folded up. */
function furtherChanges(places: readonly ReportedPlace[], shown: ReportedPlace | null): string[] {
  const others = places.filter((place) => place !== shown && place.diff !== null);
  if (others.length === 0) return [];
  return [
    `<details><summary>${others.length === 1 ? 'The change for 1 other place' : `The changes for ${String(others.length)} other places`}</summary>`,
    ...others.flatMap((place) => [`${mono(`${place.file}:${String(place.line)}`)}:`, fence('diff', cut(place.diff!))]),
    '</details>',
  ];
}

function captioned({ place }: NonNullable<Group['example']>, places: readonly ReportedPlace[]): string {
  if (!place) return ' For example:';
  const offered = places.filter(({ diff }) => diff !== null).length;
  const where = places.length === 1 ? '' : ` In ${mono(`${place.file}:${String(place.line)}`)}`;
  const editors =
    offered === places.length
      ? `your editor offers ${offered === 1 ? 'it' : 'such a change at each'}`
      : `your editor offers such a change at ${String(offered)} of the ${String(places.length)} places`;
  return `${where === '' ? ' As a change' : where} (${editors}):`;
}

function placed({ file, line, culprit, cure }: ReportedPlace): string {
  return `${mono(`${file}:${String(line)}`)} ${inline(culprit)}.${cure.length > 0 ? ` ${inline(cure)}` : ''}`;
}

/** A sentence that goes on after a colon. */
function lowered(sentence: string): string {
  return sentence.replace(/^[A-Z](?=[a-z]* )/, (first) => first.toLowerCase());
}

function cut(diff: string): string {
  const lines = diff.split('\n').map((line) => (line.length > DIFF_WIDTH ? `${line.slice(0, DIFF_WIDTH - 1)}…` : line));
  return [...lines.slice(0, DIFF_LINES), ...(lines.length > DIFF_LINES ? ['…'] : [])].join('\n');
}

function highlights({ highlights: found }: Report): string[] {
  return found.length === 0
    ? ['None yet: nothing that was looked for is there for the most part.']
    : [list(found.map(inline))];
}

function objectives({ objectives: { objectives: known, notes, expressions } }: Report): string[] {
  const rows = known.map(({ metric, asked, budget, declared, boundary }) => [
    `${mono(metric)} ${escaped(asked)}`,
    escaped(budget),
    inline(declared),
    inline(boundary),
  ]);
  return [
    ...(rows.length > 0 ? [table(['objective', 'error budget', 'histogram', 'threshold is a boundary'], rows)] : []),
    ...notes.map(inline),
    ...(expressions.length > 0 ? [fence('promql', expressions.map(query).join('\n\n'))] : []),
  ];
}

function dashboards({ dashboards: { dashboards: all, notes } }: Report): string[] {
  return [...all.flatMap(dashboard), ...notes.map(inline)];
}

function dashboard({ service, rate, errors, duration, more }: Dashboard): string[] {
  const parts: [title: string, panels: Expression[]][] = [
    ['Rate', rate],
    ['Errors', errors],
    ['Duration', duration],
  ];
  return [
    `### ${mono(service)}`,
    ...parts.flatMap(([title, panels]) =>
      panels.length === 0 ? [] : [`**${title}**`, fence('promql', panels.map(query).join('\n\n'))],
    ),
    ...missing(parts.filter(([, panels]) => panels.length === 0).map(([title]) => title.toLowerCase())),
    ...(more > 0 ? [`${counted(more, 'further panel')} can be made of its other metrics.`] : []),
  ];
}

function missing(parts: readonly string[]): string[] {
  return parts.length === 0 ? [] : [`No metric of it tells the ${parts.join(' or the ')}.`];
}

function query({ title, query: expression }: Expression): string {
  return `# ${title}\n${expression}`;
}

function explained({ components, findings: losses, bestFixes }: Score): string[] {
  const lost = (points: number): string => (points > 0 ? `−${points.toFixed(1)}` : '0');
  return [
    table(
      ['what can be seen', 'share', 'worth', 'lost', 'because'],
      [
        ...components.map(({ title, share, weight, lost: points, facts }) => [
          escaped(title),
          share === null ? '–' : percent(share),
          share === null ? '–' : weight.toFixed(1),
          share === null ? '–' : lost(points),
          escaped(facts),
        ]),
        ...losses.map(({ severity, count, lost: points }) => [
          `${severity} findings`,
          '',
          '',
          lost(points),
          counted(count, 'finding'),
        ]),
      ],
    ),
    ...(bestFixes.length > 0
      ? [
          'What would raise it most:',
          bestFixes
            .map(
              ({ title, gain, file, line }, i) =>
                `${String(i + 1)}. ${escaped(title)}: +${gain.toFixed(1)} (${mono(`${file}:${String(line)}`)})`,
            )
            .join('\n'),
        ]
      : []),
  ];
}

function recommendation({ recommendation: { verdict, because } }: Report): string[] {
  const boxes = Object.entries(RECOMMENDATIONS).map(([name, means]) =>
    name === verdict ? `☑ **${name}**: ${means}` : `☐ ${name}`,
  );
  return [...(verdict === null ? [] : [list(boxes)]), ...because.map(inline)];
}

function list(items: readonly string[]): string {
  return items.map((item) => `- ${item}`).join('\n');
}

function table(columns: readonly string[], rows: readonly (readonly string[])[]): string {
  const row = (cells: readonly string[]): string =>
    `| ${cells.map((each) => each.replaceAll('|', '\\|')).join(' | ')} |`;
  return [row(columns), row(columns.map(() => '---')), ...rows.map(row)].join('\n');
}

function inline(words: Text): string {
  return words.map(({ text: own, isCode }) => (isCode ? mono(own) : escaped(own))).join('');
}

/** Plain words, so that no Markdown and no HTML is made of them. */
function escaped(words: string): string {
  return words
    .replaceAll(/[\\`*[\]|~]/g, '\\$&')
    .replaceAll(/(?<!\w)_|_(?!\w)/g, '\\_')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll(/\s*\n\s*/g, ' ');
}

/** Code in a line, whatever backticks it holds. */
function mono(words: string): string {
  const own = words.replaceAll(/\s*\n\s*/g, ' ');
  const marks = '`'.repeat(longest(own) + 1);
  const space = /^`|`$/.test(own) ? ' ' : '';
  return `${marks}${space}${own}${space}${marks}`;
}

function fence(language: string, content: string): string {
  const marks = '`'.repeat(Math.max(3, longest(content) + 1));
  return `${marks}${language}\n${content}\n${marks}`;
}

/** The longest row of backticks. */
function longest(words: string): number {
  return Math.max(0, ...(words.match(/`+/g) ?? []).map(({ length }) => length));
}
