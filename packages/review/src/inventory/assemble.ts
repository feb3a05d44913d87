import { dirname, join } from 'node:path/posix';
import type {
  DeclaredMetric,
  FileInspection,
  Instrumentation,
  Logged,
  Observed,
  Place,
  Sink,
  StartedSpan,
} from 'eslint-plugin-observability/inspection';

/** A metric of the catalogue. */
export interface Metric extends Omit<DeclaredMetric, 'path' | 'isSent' | 'endLine' | 'isLive' | 'boundaries'> {
  /** Where values are recorded, as far as that can be told. */
  observed: Place[];
}

/** A logger of the catalogue. */
export interface Logger extends Place {
  name: string;
  library: string;
  /** True where file and line are where it is made; else they are those of its first call. */
  isMade: boolean;
  calls: number;
  levels: Record<string, number>;
  files: number;
}

/** Error sinks of one kind. */
export interface SinkGroup {
  library: string;
  kind: string;
  call: string;
  places: Place[];
}

/** What a code base has of observability. */
export interface Inventory {
  files: number;
  metrics: Metric[];
  loggers: Logger[];
  spans: Pick<StartedSpan, 'file' | 'line' | 'name' | 'library' | 'ends'>[];
  sinks: SinkGroup[];
  /** What instruments the code without a line in it. */
  instrumentation: Instrumentation[];
  /** Files that are not valid JavaScript or TypeScript. */
  unparsed: string[];
}

/** Puts together what the files state. */
export function assemble(facts: readonly FileInspection[], unparsed: string[]): Inventory {
  return {
    files: facts.length + unparsed.length,
    metrics: metricsOf(facts),
    loggers: loggersOf(facts),
    spans: facts.flatMap(({ spans }) =>
      spans.map(({ file, line, name, library, ends }) => ({ file, line, name, library, ends })),
    ),
    sinks: sinksOf(facts.flatMap(({ sinks }) => sinks)),
    instrumentation: [
      ...new Map(
        facts.flatMap(({ instrumentation }) => instrumentation).map((found) => [`${found.what} ${found.where}`, found]),
      ).values(),
    ],
    unparsed,
  };
}

function metricsOf(facts: readonly FileInspection[]): Metric[] {
  const declared = facts.flatMap(({ metrics }) => metrics);
  const uses = new Map<DeclaredMetric, Observed[]>(declared.map((metric) => [metric, []]));
  const byName = groupedBy(declared, ({ path }) => path.at(-1) ?? '');
  const byWritten = groupedBy(declared, ({ written }) => written);
  for (const { file, observations } of facts) {
    for (const seen of observations) {
      const own = declared.find((metric) => metric.file === file && metric.line === seen.declared);
      const metric = own ?? byWritten.get(seen.asked)?.[0] ?? reachedBy(seen, byName.get(seen.path.at(-1) ?? '') ?? []);
      if (metric) uses.get(metric)!.push(seen);
    }
  }
  const merged = new Map<string, DeclaredMetric[]>();
  for (const metric of declared) {
    const { library, type, written, file, line } = metric;
    const key = metric.isSent ? `${library} ${type} ${written}` : `${file}:${String(line)} ${written}`;
    merged.set(key, [...(merged.get(key) ?? []), metric]);
  }
  return [...merged.values()]
    .map((group) =>
      catalogued(
        group,
        group.flatMap((metric) => uses.get(metric)!),
      ),
    )
    .sort((a, b) => compare(a.name, b.name) || compare(a.file, b.file) || a.line - b.line);
}

function catalogued([metric]: readonly DeclaredMetric[], uses: readonly Observed[]): Metric {
  const { name, written, type, unit, buckets, help, series, slos, library, file, line } = metric!;
  const labels = [...new Set([...metric!.labels, ...uses.flatMap((seen) => seen.labels)])];
  const observed = uses.map((seen) => ({ file: seen.file, line: seen.line }));
  return { name, written, type, unit, labels, buckets, help, series, slos, library, file, line, observed };
}

/** Of the metrics with the last name of an observation, the one that shares most names before it; null in doubt. */
function reachedBy({ path }: Observed, candidates: readonly DeclaredMetric[]): DeclaredMetric | null {
  if (path.length === 0) return null;
  const shared = candidates.map((candidate) => ({ candidate, names: commonTail(candidate.path, path) }));
  const most = Math.max(0, ...shared.map(({ names }) => names));
  const best = shared.filter(({ names }) => names === most);
  return best.length === 1 && most > 0 ? best[0]!.candidate : null;
}

function commonTail(a: readonly string[], b: readonly string[]): number {
  let count = 0;
  while (count < Math.min(a.length, b.length) && a.at(-1 - count) === b.at(-1 - count)) count++;
  return count;
}

function loggersOf(facts: readonly FileInspection[]): Logger[] {
  const made = new Map<string, Place & { library: string }>();
  for (const { file, exportedLoggers } of facts)
    for (const { name, library, made: line } of exportedLoggers) made.set(`${file} ${name}`, { file, line, library });
  const files = new Set(facts.map(({ file }) => file));
  const loggers = new Map<string, Logger & { seen: Set<string> }>();
  for (const { logs } of facts) {
    for (const log of logs) {
      const own = log.made === null ? null : { file: log.file, line: log.made, library: log.library };
      const origin = own ?? imported(log, made, files);
      const key = origin ? `${origin.file}:${String(origin.line)}` : `${log.library} ${log.name}`;
      let logger = loggers.get(key);
      if (!logger) {
        const { file, line, library } = origin ?? log;
        logger = {
          name: log.name,
          library,
          file,
          line,
          isMade: origin !== null,
          calls: 0,
          levels: {},
          files: 0,
          seen: new Set(),
        };
        loggers.set(key, logger);
      }
      logger.calls++;
      logger.levels[log.level] = (logger.levels[log.level] ?? 0) + 1;
      logger.seen.add(log.file);
    }
  }
  return [...loggers.values()]
    .map(({ seen, ...logger }) => ({ ...logger, files: seen.size }))
    .sort((a, b) => b.calls - a.calls || compare(a.name, b.name));
}

/** The logger that a file of the code base exports, where a call's logger is imported from there. */
function imported(
  { file, from }: Logged,
  made: ReadonlyMap<string, Place & { library: string }>,
  files: ReadonlySet<string>,
): (Place & { library: string }) | null {
  if (!from?.source.startsWith('.')) return null;
  const stem = join(dirname(file), from.source).replace(/\.[cm]?jsx?$/, '');
  const endings = ['.ts', '.tsx', '.mts', '.cts', '.js', '.mjs', '.cjs', '.jsx'];
  const target = endings.flatMap((ending) => [stem + ending, `${stem}/index${ending}`]).find((path) => files.has(path));
  return target === undefined ? null : (made.get(`${target} ${from.name}`) ?? made.get(`${target} default`) ?? null);
}

function sinksOf(sinks: readonly Sink[]): SinkGroup[] {
  return [...groupedBy(sinks, ({ library, kind, call }) => `${library} ${kind} ${call}`).values()]
    .map((group) => {
      const { library, kind, call } = group[0]!;
      return { library, kind, call, places: group.map(({ file, line }) => ({ file, line })) };
    })
    .sort((a, b) => b.places.length - a.places.length || compare(a.call, b.call));
}

function groupedBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  return groups;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
