import type { DeclaredMetric, Objective } from 'eslint-plugin-observability/inspection';
import { untimed } from './latencies.js';
import { counted, type Service } from './service.js';
import { errorBudgetLeft, shareWithin, type Expression } from './promql.js';
import { code, number, text, type Text } from './text.js';

/** What the report says of one objective. */
export interface ReportedObjective {
  /** `gc_meeting_join_duration_seconds`. */
  metric: string;
  /** `at most 300 ms for 99 % over 30d`. */
  asked: string;
  /** `432 min in 30 days`. */
  budget: string;
  /** Where the histogram is declared, or that it is not. */
  declared: Text;
  /** Whether the threshold is one of its boundaries. */
  boundary: Text;
  /** True where it can be computed from what the code declares. */
  isMeasured: boolean;
}

/** The part of the report about objectives. */
export interface Objectives {
  objectives: ReportedObjective[];
  /** What else there is to say, a paragraph each. */
  notes: Text[];
  /** Queries for those that can be measured. */
  expressions: Expression[];
}

const MINUTES: Readonly<Record<string, number>> = {
  m: 1,
  min: 1,
  h: 60,
  d: 1440,
  day: 1440,
  w: 7 * 1440,
  week: 7 * 1440,
  // OpenSLO's month and quarter, as 30 and 90 days.
  M: 30 * 1440,
  month: 30 * 1440,
  Q: 90 * 1440,
  quarter: 90 * 1440,
  Y: 365 * 1440,
  y: 365 * 1440,
  year: 365 * 1440,
};

/** How long a window is, in minutes; null where it is not a length. */
export function minutesOf(window: string): number | null {
  const [, amount, unit = ''] = /^\s*(\d+(?:\.\d+)?)\s*([a-zA-Z]+?)\s*$/.exec(window) ?? [];
  const minutes = MINUTES[unit] ?? MINUTES[unit.replace(/s$/, '')];
  return amount === undefined || minutes === undefined ? null : Number(amount) * minutes;
}

/** What the report says of the objectives of a service. */
export function objectivesOf(service: Service): Objectives {
  const read = service.objectives.map((objective) => reported(objective, service.metrics));
  return {
    objectives: read.map(({ shown }) => shown),
    notes: [...(read.length === 0 ? [withoutObjectives(service)] : []), ...untimed(service.work)],
    expressions: read.flatMap(({ expressions }) => expressions),
  };
}

function reported(
  objective: Objective,
  metrics: readonly DeclaredMetric[],
): { shown: ReportedObjective; expressions: Expression[] } {
  const name = objective.metric.replace(/_bucket$/, '');
  const metric = metrics.find(
    (each) =>
      each.name === name ||
      each.written === name ||
      (each.name.includes('…') && each.slos.length > 0 && name.endsWith(each.name.split('…').at(-1)!)),
  );
  const threshold = metric ? inUnitOf(metric, objective) : objective.threshold;
  const isBoundary = metric?.boundaries?.includes(threshold) ?? null;
  const isMeasured = metric?.type === 'histogram' && isBoundary === true && metric.name === name;
  const window = objective.window ?? '30d';
  return {
    shown: {
      metric: name,
      asked: asked(objective, metric),
      budget: budget(objective.objective, window, objective.window === null),
      declared: metric ? declaredAt(metric) : text`not declared in this code`,
      boundary: boundary(metric, threshold, isBoundary),
      isMeasured,
    },
    expressions: isMeasured
      ? [
          {
            title: `${name}: share within ${shownThreshold(objective, metric)}`,
            query: shareWithin(name, threshold, '5m'),
          },
          ...(objective.objective === null || !/^\d+[mhdw]$/.test(window)
            ? []
            : [
                {
                  title: `${name}: error budget that is left of ${window} (1 is all, 0 is none)`,
                  query: errorBudgetLeft(name, threshold, objective.objective, window),
                },
              ]),
        ]
      : [],
  };
}

function inUnitOf({ slos }: DeclaredMetric, { threshold, isTime }: Objective): number {
  const inMilliseconds = Number((threshold * 1000).toPrecision(12));
  return isTime && !slos.includes(threshold) && slos.includes(inMilliseconds) ? inMilliseconds : threshold;
}

function shownThreshold({ threshold, isTime }: Objective, metric?: DeclaredMetric): string {
  if (isTime || metric?.unit === 'seconds')
    return threshold < 1 ? `${number(threshold * 1000)} ms` : `${number(threshold)} s`;
  return `${number(threshold)}${metric && metric.unit !== '' ? ` ${metric.unit}` : ''}`;
}

function asked(objective: Objective, metric?: DeclaredMetric): string {
  const share = objective.objective === null ? '' : ` for ${number(objective.objective * 100)} %`;
  return `at most ${shownThreshold(objective, metric)}${share}`;
}

function budget(objective: number | null, window: string, isAssumed: boolean): string {
  if (objective === null) return 'not known: the objective names no share';
  const minutes = minutesOf(window);
  if (minutes === null) return `${number((1 - objective) * 100)} % of the requests of ${window}`;
  const left = (1 - objective) * minutes;
  const length = minutes % 1440 === 0 ? counted(minutes / 1440, 'day') : counted(minutes, 'minute');
  return `${number(Number(left.toPrecision(4)))} min in ${length}${isAssumed ? ' (no window is given)' : ''}`;
}

function declaredAt({ file, line, type }: DeclaredMetric): Text {
  const where = text`${code(`${file}:${String(line)}`)}`;
  return type === 'histogram' ? where : text`${where}, as a ${type}: it has no buckets to answer with`;
}

function boundary(metric: DeclaredMetric | undefined, threshold: number, isBoundary: boolean | null): Text {
  if (!metric) return text`cannot be measured`;
  if (metric.buckets === 'default') return text`unclear: the histogram has the default buckets of its library`;
  if (isBoundary === null) return text`unclear: ${code(metric.buckets)} cannot be read from this file`;
  if (isBoundary) return text`yes, ${number(threshold)} is one`;
  const below = Math.max(...metric.boundaries!.filter((each) => each < threshold));
  const above = Math.min(...metric.boundaries!.filter((each) => each > threshold));
  const near = [below, above].filter(Number.isFinite).map(number).join(' and ');
  return text`no: ${number(threshold)} lies beside ${near}, so the share is a guess`;
}

/** What users wait for comes first, what only this service waits for last. */
function nearness({ name }: DeclaredMetric): number {
  const isServed = /_(?:server|api|rest|http|rpc|grpc|request|response|join|checkout|login)_/.test(name);
  return (isServed ? 1 : 0) - (/_(?:client|peer|queue|scrape|db|cache|job)_/.test(name) ? 2 : 0);
}

function withoutObjectives({ metrics }: Service): Text {
  const durations = metrics.filter(
    ({ type, name, isSent }) => type === 'histogram' && !isSent && /duration|latency|time/.test(name),
  );
  const [candidate] = [...durations].sort((a, b) => nearness(b) - nearness(a));
  const start = text`No objective is known, so nothing says which latency is too much, and whether the buckets can tell. List them in ${code('settings.observability.slos')}, or name your OpenSLO or Sloth files there.`;
  if (candidate)
    return text`${start} A first one: ${code(`{ "metric": "${candidate.name}", "threshold": "300ms", "objective": 99, "window": "30d" }`)}, with the threshold your users would name.`;
  return text`${start} No histogram of a duration is declared either: an objective needs one first.`;
}

/** The objectives whose threshold is a boundary, as `[aligned, all]`. */
export function aligned({ objectives }: Objectives): [aligned: number, all: number] {
  return [objectives.filter(({ isMeasured }) => isMeasured).length, objectives.length];
}
