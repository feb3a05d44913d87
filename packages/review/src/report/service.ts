import type {
  DeclaredMetric,
  FileInspection,
  Objective,
  StartedSpan,
  UnitOfWork,
} from 'eslint-plugin-observability/inspection';
import type { Finding, Review } from '../review.js';

/** A piece of work, and the file it is in. */
export type Work = UnitOfWork & { file: string; isTimed: boolean };

/** What the code of the service states, without tests, scripts and what runs in browsers. */
export interface Service {
  files: readonly FileInspection[];
  /** Declared in code that runs; once each. */
  metrics: DeclaredMetric[];
  work: Work[];
  spans: StartedSpan[];
  objectives: Objective[];
  /** All findings, whether they are listed or not. */
  findings: readonly Finding[];
}

/** Puts together what the report tells of a service. */
export function serviceOf({ inspections, findings }: Review): Service {
  const files = inspections.filter(({ kind }) => kind === 'service');
  // Which handlers middleware sees cannot be told file by file: it holds for what serves the same.
  const timed = new Set(
    files
      .flatMap(({ surroundings }) => surroundings.filter(({ measuresTime }) => measuresTime))
      .map(({ trigger }) => trigger),
  );
  const metrics = new Map<string, DeclaredMetric>();
  for (const metric of files.flatMap((file) => file.metrics)) {
    const key = metric.isSent
      ? `${metric.type} ${metric.name}`
      : `${metric.file}:${String(metric.line)} ${metric.name}`;
    if (metric.isLive && !metrics.has(key)) metrics.set(key, metric);
  }
  return {
    files,
    metrics: [...metrics.values()],
    work: files.flatMap(({ file, units }) =>
      units.map((unit) => ({
        ...unit,
        file,
        isTimed: unit.measuresTime || (unit.trigger !== null && timed.has(unit.trigger)),
      })),
    ),
    spans: files.flatMap(({ spans }) => spans.filter(({ isLive }) => isLive)),
    objectives: [
      ...new Map(
        inspections.flatMap(({ objectives }) => objectives).map((objective) => [JSON.stringify(objective), objective]),
      ).values(),
    ],
    findings,
  };
}

/** The findings of these rules that are about a metric. */
export function findingsAbout(
  { file, name, written }: DeclaredMetric,
  findings: readonly Finding[],
  rules: readonly string[],
): Finding[] {
  return findings.filter(
    (finding) =>
      rules.includes(finding.rule) &&
      finding.file === file &&
      (finding.message.includes(`'${written}'`) || finding.message.includes(`'${name}'`)),
  );
}

/** A count with its noun: `1 place`, `3 places`. */
export function counted(count: number, noun: string, plural = `${noun}s`): string {
  return `${count.toLocaleString('en')} ${count === 1 ? noun : plural}`;
}
