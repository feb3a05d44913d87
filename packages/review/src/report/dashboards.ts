import type { DeclaredMetric } from 'eslint-plugin-observability/inspection';
import { panelsOf, type Panel } from './panels.js';
import { isMetricName, type Expression } from './promql.js';
import { counted, findingsAbout, type Service } from './service.js';
import { code, text, type Text } from './text.js';

/** The panels of one service, by the three questions of the RED method. */
export interface Dashboard {
  /** `gc`: what its metrics begin with. */
  service: string;
  rate: Expression[];
  errors: Expression[];
  duration: Expression[];
  /** How many more metrics there are that would make a panel. */
  more: number;
}

/** The part of the report about dashboards. */
export interface Dashboards {
  dashboards: Dashboard[];
  /** What is left out, and why; a paragraph each. */
  notes: Text[];
}

/** Rules whose findings change the name or the type of a metric, and so every query over it. */
const UNSETTLING = ['metric-naming', 'no-dynamic-metric-name', 'no-metric-type-misuse'];

/** How many panels a dashboard has of each kind: more is not read in an incident. */
const MOST = 4;

/** How many dashboards are recommended. */
const MOST_SERVICES = 8;

/** Recommends dashboards of the metrics that the code declares. */
export function dashboardsOf(service: Service): Dashboards {
  const { metrics, findings } = service;
  const declared = metrics.filter(({ isSent }) => !isSent);
  const named = declared.filter(({ name }) => isMetricName(name));
  const settled = named.filter((metric) => findingsAbout(metric, findings, UNSETTLING).length === 0);
  const observed = timesObserved(service);
  const groups = [...byService(settled)]
    .map(([name, own]) => dashboardOf(name, own, (metric) => observed.get(metric.path.at(-1) ?? '') ?? 0))
    .filter(({ rate, errors, duration }) => rate.length + errors.length + duration.length > 0);
  return {
    dashboards: groups.slice(0, MOST_SERVICES).sort((a, b) => (a.service < b.service ? -1 : 1)),
    notes: notes(metrics, named, settled, groups),
  };
}

function notes(
  metrics: readonly DeclaredMetric[],
  named: readonly DeclaredMetric[],
  settled: readonly DeclaredMetric[],
  groups: readonly Dashboard[],
): Text[] {
  const sent = metrics.filter(({ isSent }) => isSent).length;
  const unsettled = named.filter((metric) => !settled.includes(metric));
  const [first] = unsettled;
  const said: Text[] = [];
  if (metrics.length === 0)
    said.push(
      text`The code declares no metric, so there is nothing to put on a dashboard. Begin with a histogram of the duration of requests, labelled by route and outcome: it answers for rate, errors and duration at once.`,
    );
  if (sent > 0)
    said.push(
      text`${counted(sent, 'metric')} ${sent === 1 ? 'is' : 'are'} sent by StatsD: what ${sent === 1 ? 'it is' : 'they are'} called where you query depends on the agent, so there are no queries for ${sent === 1 ? 'it' : 'them'} here.`,
    );
  if (first)
    said.push(
      text`Left out until ${unsettled.length === 1 ? 'its' : 'their'} findings are mended, since queries would have to change with the name or type: ${code(first.name)}${unsettled.length === 1 ? '' : ` and ${String(unsettled.length - 1)} more`}.`,
    );
  if (groups.length > MOST_SERVICES)
    said.push(text`Metrics of ${counted(groups.length - MOST_SERVICES, 'further group')} are not shown.`);
  return said;
}

function timesObserved({ files }: Service): Map<string, number> {
  const times = new Map<string, number>();
  for (const { path } of files.flatMap(({ observations }) => observations)) {
    const name = path.at(-1) ?? '';
    times.set(name, (times.get(name) ?? 0) + 1);
  }
  return times;
}

/** By the first word of the name; the largest first. */
function byService(metrics: readonly DeclaredMetric[]): Map<string, DeclaredMetric[]> {
  const groups = new Map<string, DeclaredMetric[]>();
  for (const metric of metrics) {
    const [service = ''] = metric.name.split('_');
    groups.set(service, [...(groups.get(service) ?? []), metric]);
  }
  return new Map([...groups].sort(([a, m], [b, n]) => n.length - m.length || (a < b ? -1 : 1)));
}

function dashboardOf(
  service: string,
  metrics: readonly DeclaredMetric[],
  weight: (metric: DeclaredMetric) => number,
): Dashboard {
  const ranked = [...metrics].sort((a, b) => rank(b) + weight(b) - rank(a) - weight(a));
  const panels = ranked.flatMap((metric) => panelsOf(metric, metrics));
  const of = (kind: Panel['kind']): Expression[] => panels.filter((panel) => panel.kind === kind);
  const all = { rate: of('rate'), errors: of('errors'), duration: of('duration') };
  return {
    service,
    rate: all.rate.slice(0, MOST),
    errors: all.errors.slice(0, MOST),
    duration: all.duration.slice(0, MOST),
    more: Object.values(all).reduce((sum, { length }) => sum + Math.max(0, length - MOST), 0),
  };
}

/** Metrics with an objective first, then those of requests, then those that much of the code observes. */
function rank({ slos, name }: DeclaredMetric): number {
  return (slos.length > 0 ? 1000 : 0) + (/_(?:http|rpc|grpc|api|requests?)_/.test(name) ? 500 : 0);
}
