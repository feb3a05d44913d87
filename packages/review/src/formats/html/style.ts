/** The style of the report: light and dark, wide and narrow, on a screen and on paper. */
export const STYLE = `
:root {
  color-scheme: light dark;
  --ground: light-dark(#f6f7f8, #0e1114);
  --surface: light-dark(#ffffff, #161a1f);
  --sunken: light-dark(#f1f3f5, #0f1317);
  --text: light-dark(#1a1e23, #e4e7ea);
  --muted: light-dark(#545c66, #a0a9b3);
  --line: light-dark(#dfe3e7, #2b323a);
  --accent: light-dark(#0a58a6, #7ab8ff);
  --blocker: light-dark(#a3123a, #ff94ab);
  --high: light-dark(#a8420a, #ffb27d);
  --medium: light-dark(#7a5800, #e5c263);
  --low: light-dark(#4c5661, #aeb8c2);
  --fill-blocker: light-dark(#c2184b, #ff7d9b);
  --fill-high: light-dark(#d9580d, #ff9d5c);
  --fill-medium: light-dark(#b98300, #e0b848);
  --fill-low: light-dark(#6b7681, #8e99a5);
  --fill-good: light-dark(#1e8a4f, #5cc489);
  --added: light-dark(#e4f4ea, #14291d);
  --removed: light-dark(#fbe9ec, #32191f);
  --sans: ui-sans-serif, system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif;
  --mono: ui-monospace, SFMono-Regular, 'SF Mono', Menlo, Consolas, 'Liberation Mono', monospace;
}
:root[data-theme='light'] { color-scheme: light; }
:root[data-theme='dark'] { color-scheme: dark; }
* { box-sizing: border-box; }
html { scroll-padding-top: 4.5rem; -webkit-text-size-adjust: 100%; }
body { margin: 0; background: var(--ground); color: var(--text); font: 16px/1.55 var(--sans); }
[hidden] { display: none !important; }
a { color: var(--accent); text-underline-offset: 0.15em; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 3px; }
code, pre { font-family: var(--mono); font-size: 0.86em; }
code { overflow-wrap: anywhere; }
pre code { font-size: inherit; }
p, li, dd, td, th { overflow-wrap: anywhere; }
h1, h2, h3, h4 { line-height: 1.25; margin: 0; text-wrap: balance; overflow-wrap: anywhere; }
h1 { font-size: 1.6rem; letter-spacing: -0.015em; }
h2 { font-size: 1.25rem; letter-spacing: -0.01em; margin: 3rem 0 1rem; }
h3 { font-size: 1rem; margin: 2rem 0 0.75rem; }
h4 { font-size: 1.05rem; }
.page { max-width: 62rem; margin: 0 auto; padding: 0 1.25rem 4rem; }

.bar { position: sticky; top: 0; z-index: 1; background: var(--ground); border-bottom: 1px solid var(--line); }
.bar > div { max-width: 62rem; margin: 0 auto; padding: 0 1.25rem; height: 3.25rem; display: flex; align-items: center; gap: 1rem; }
.bar nav { flex: 1; min-width: 0; }
.bar ul { display: flex; gap: 0.25rem; list-style: none; margin: 0; padding: 0; }
.bar a { display: block; padding: 0.35rem 0.6rem; border-radius: 6px; color: var(--muted); text-decoration: none; font-size: 0.9rem; white-space: nowrap; }
.bar a:hover { color: var(--text); background: var(--sunken); }
button, select, input { font: inherit; font-size: 0.9rem; color: var(--text); background: var(--surface); border: 1px solid var(--line); border-radius: 6px; padding: 0.35rem 0.7rem; min-height: 2.25rem; }
select, input[type='search'] { width: 100%; border-color: light-dark(#8a939d, #6b7681); }
::placeholder { color: var(--muted); opacity: 1; }
button { cursor: pointer; white-space: nowrap; }
button:hover { background: var(--sunken); }

.card { background: var(--surface); border: 1px solid var(--line); border-radius: 10px; padding: 1.5rem; }
.card > :last-child, .card li:last-child, .hero p:last-child { margin-bottom: 0; }
.card > :first-child, .card > .facts > li:first-child { margin-top: 0; }
.title { padding: 2.5rem 0 1.5rem; }
.title p { margin: 0 0 0.35rem; color: var(--muted); font-size: 0.9rem; }
.hero { display: grid; grid-template-columns: auto 1fr; gap: 2rem; align-items: center; }
.gauge { width: 9.5rem; height: 9.5rem; display: block; }
.gauge .track { stroke: var(--line); }
.gauge text { fill: var(--text); font-family: var(--sans); text-anchor: middle; }
.gauge .points { font-size: 34px; font-weight: 650; letter-spacing: -0.03em; }
.gauge .of { font-size: 10.5px; fill: var(--muted); }
.hero h2 { margin: 0 0 0.5rem; }
.hero p { margin: 0.4rem 0; }
.verdict { font-size: 1.3rem; font-weight: 650; margin: 0; }
.band { color: var(--muted); margin: 0 0 0.75rem; }
.charts { display: grid; grid-template-columns: 1fr 1fr; gap: 1.25rem; margin-top: 1.25rem; }
.charts h2 { margin: 0 0 1rem; font-size: 1rem; }
.chart { width: 100%; border-collapse: collapse; }
.chart th { text-align: left; font-weight: 500; font-size: 0.9rem; padding: 0.3rem 0.75rem 0.3rem 0; width: 1%; white-space: nowrap; vertical-align: middle; }
.chart td { padding: 0.3rem 0; font-size: 0.9rem; }
.chart td.value { width: 1%; padding-left: 0.75rem; text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
.chart svg { display: block; width: 100%; height: 0.75rem; border-radius: 3px; }
.chart .rail { fill: var(--sunken); }
.chart .note td { color: var(--muted); font-size: 0.82rem; padding: 0 0 0.6rem; line-height: 1.4; }
.coverage th { width: 45%; white-space: normal; }
.fill-blocker { fill: var(--fill-blocker); } .stroke-blocker { stroke: var(--fill-blocker); }
.fill-high { fill: var(--fill-high); } .stroke-high { stroke: var(--fill-high); }
.fill-medium { fill: var(--fill-medium); } .stroke-medium { stroke: var(--fill-medium); }
.fill-low { fill: var(--fill-low); } .stroke-low { stroke: var(--fill-low); }
.fill-good { fill: var(--fill-good); } .stroke-good { stroke: var(--fill-good); }

.filters { display: grid; grid-template-columns: auto 1fr 1fr auto; gap: 0.75rem 1.25rem; align-items: end; margin-bottom: 1.25rem; padding: 1rem 1.25rem; }
.filters fieldset { border: 0; margin: 0; padding: 0; min-width: 0; }
.filters legend, .filters > label > span { font-size: 0.82rem; color: var(--muted); padding: 0; display: block; margin-bottom: 0.25rem; }
.chips { display: flex; flex-wrap: wrap; gap: 0.35rem; }
.chips label { position: relative; display: block; }
.chips input { position: absolute; inset: 0; opacity: 0; margin: 0; min-height: 0; cursor: pointer; }
.chips span { display: flex; align-items: center; gap: 0.35rem; min-height: 2.25rem; padding: 0 0.65rem; border: 1px solid light-dark(#8a939d, #6b7681); border-radius: 6px; font-size: 0.82rem; font-weight: 600; color: var(--muted); background: var(--surface); }
.chips span::before { content: '☐'; font-weight: 400; }
.chips input:checked + span { color: var(--text); border-color: currentColor; }
.chips input:checked + span::before { content: '☑'; }
.chips input:focus-visible + span { outline: 2px solid var(--accent); outline-offset: 2px; }
.count { margin: 0 0 1rem; color: var(--muted); font-size: 0.9rem; }

.severity { display: flex; align-items: baseline; flex-wrap: wrap; gap: 0.25rem 0.75rem; }
.severity small { font-weight: 400; color: var(--muted); font-size: 0.9rem; }
.badge { font-size: 0.72rem; font-weight: 700; letter-spacing: 0.05em; padding: 0.1rem 0.45rem; border: 1px solid currentColor; border-radius: 4px; white-space: nowrap; }
.is-blocker { color: var(--blocker); } .is-high { color: var(--high); } .is-medium { color: var(--medium); } .is-low { color: var(--low); }
.group { margin-bottom: 1rem; }
.group > header { display: flex; flex-wrap: wrap; gap: 0.4rem 0.75rem; align-items: center; }
.group > header p { margin: 0 0 0 auto; font-size: 0.85rem; color: var(--muted); }
.said { display: grid; grid-template-columns: 5.5rem 1fr; gap: 0.5rem 1rem; margin: 1rem 0; }
.said dt { color: var(--muted); font-size: 0.9rem; }
.said dd { margin: 0; max-width: 46rem; }
pre { margin: 0.5rem 0 0; padding: 0.75rem 0.9rem; background: var(--sunken); border-radius: 6px; line-height: 1.5; white-space: pre-wrap; overflow-wrap: anywhere; }
pre .add, pre .del { display: block; margin: 0 -0.9rem; padding: 0 0.9rem; }
pre .keep { display: block; }
pre .add { background: var(--added); } pre .del { background: var(--removed); }
.caption { margin: 0; font-size: 0.85rem; color: var(--muted); }
details > summary { cursor: pointer; }
.places > summary { font-size: 0.9rem; font-weight: 600; padding: 0.25rem 0; width: fit-content; }
.places > ul { list-style: none; margin: 0.5rem 0 0; padding: 0; }
.place { padding: 0.6rem 0; border-top: 1px solid var(--line); font-size: 0.92rem; }
.place p { margin: 0; max-width: 50rem; }
.place .where { font-weight: 600; }
.place .line { color: var(--muted); }
.place details { margin-top: 0.25rem; font-size: 0.85rem; }
.place details summary { color: var(--accent); width: fit-content; }
.none { color: var(--muted); }

.facts { margin: 0; padding-left: 1.2rem; }
.facts li { margin: 0.35rem 0; }
.objectives { display: grid; gap: 1rem; grid-template-columns: repeat(auto-fill, minmax(min(100%, 24rem), 1fr)); margin-bottom: 1rem; }
.objectives h3 { margin: 0 0 0.75rem; overflow-wrap: anywhere; }
.objectives .said { grid-template-columns: 6.5rem 1fr; margin: 0; font-size: 0.92rem; }
.dashboard { margin-bottom: 1rem; }
.dashboard h3 { margin: 0; }
.dashboard h4 { font-size: 0.9rem; color: var(--muted); margin: 1.25rem 0 0; font-weight: 600; }
.dashboard ul { list-style: none; margin: 0; padding: 0; }
.dashboard li { margin-top: 0.6rem; font-size: 0.9rem; }
.dashboard pre { margin-top: 0.2rem; padding: 0.5rem 0.75rem; }
.points-table { width: 100%; border-collapse: collapse; }
.points-table th, .points-table td { text-align: left; vertical-align: top; padding: 0.55rem 0.5rem; border-top: 1px solid var(--line); font-weight: 400; }
.points-table thead th { border-top: 0; color: var(--muted); font-size: 0.82rem; padding-top: 0; }
.points-table th:first-child { padding-left: 0; }
.points-table tbody th { font-weight: 600; }
.points-table small { display: block; font-weight: 400; color: var(--muted); font-size: 0.85rem; }
.points-table .n { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; width: 1%; }
.boxes { list-style: none; margin: 0 0 1rem; padding: 0; }
.boxes li { padding: 0.3rem 0 0.3rem 1.75rem; text-indent: -1.75rem; color: var(--muted); }
.boxes li b { font-weight: 500; }
.boxes .ticked { color: var(--text); }
.boxes .ticked b { font-weight: 700; }
footer { margin-top: 3rem; color: var(--muted); font-size: 0.85rem; }

@media (max-width: 46rem) {
  .page { padding: 0 1rem 3rem; }
  .bar > div { padding: 0 1rem; }
  .bar nav { overflow: hidden; }
  .bar ul { overflow-x: auto; scrollbar-width: none; padding: 3px 0; }
  h1 { font-size: 1.35rem; }
  .title { padding: 1.5rem 0 1rem; }
  .card { padding: 1.1rem; }
  .hero, .charts, .filters { grid-template-columns: 1fr; }
  .hero { gap: 1rem; }
  .gauge { width: 8rem; height: 8rem; }
  .said, .objectives .said { grid-template-columns: 1fr; gap: 0; }
  .said dt { font-weight: 600; margin-top: 0.6rem; }
  .group > header p { margin-left: 0; width: 100%; }
  .filters button { justify-self: start; }
}
@media (prefers-reduced-motion: no-preference) { html { scroll-behavior: smooth; } }
@media print {
  :root, :root[data-theme] { color-scheme: light; }
  body { background: none; font-size: 10.5pt; }
  .bar, .filters, .count { display: none; }
  .page { max-width: none; padding: 0; }
  .card { border: 0; padding: 0; margin-bottom: 1.25rem; }
  .hero, .place, pre, .objectives > *, tr { break-inside: avoid; }
  h2, h3, h4 { break-after: avoid; }
  details::details-content { content-visibility: visible; display: block; height: auto; }
  a { color: inherit; }
}
`;
