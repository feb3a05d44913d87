import type { Severity, Telemetry, UnitOfWork } from 'eslint-plugin-observability/inspection';
import observability from 'eslint-plugin-observability';
import type { Finding, Review } from '../review.js';
import { signalsOf, type Signals } from './signals.js';

/** A place of the code. */
export interface At {
  file: string;
  line: number;
}

/** A place where something can fail, and how much of that is seen, from 0 to 1. */
export interface FailurePoint extends At {
  seen: number;
  isLogged: boolean;
  /** The finding that says so, if any. */
  finding: Finding | null;
}

/** A unit of work with what it leaves itself, or what is around it. */
export interface Unit extends At {
  name: string;
  kind: UnitOfWork['kind'];
  /** In its own code, that of the file that it calls, or middleware of the project. */
  own: Telemetry;
  /** By packages that instrument the project. */
  instrumented: Telemetry;
  handsOn: boolean;
  /** The finding that says that nobody sees it, if any. */
  finding: Finding | null;
  /** True where its errors arrive at no place of their own. */
  failsOpenly: boolean;
  /** True for outgoing calls within a handler, whose errors and logs are those of the handler. */
  isInHandler: boolean;
}

/** What findings lower. */
export type Judged = 'metrics' | 'spans' | 'logs';

/** All that the score is computed of. */
export interface Amounts {
  units: Unit[];
  /** Explicit error paths that say something about the code. */
  points: FailurePoint[];
  /** Where an error that nobody catches is kept; null where there is no such place. */
  keeper: At | null;
  signals: Signals;
  /** By what they lower. */
  findings: Record<Judged, Finding[]>;
}

/** What these rules report is a gap of its own, not a flaw of something that is there. */
const NO_SILENT_CATCH = 'no-silent-catch';
const NO_TELEMETRY = 'require-handler-telemetry';

const JUDGED: Readonly<Record<string, Judged>> = {
  logging: 'logs',
  metrics: 'metrics',
  tracing: 'spans',
  errors: 'logs',
};

/** Counts what a review found in service code. */
export function amountsOf({ findings, suppressed = [], inspections }: Review): Amounts {
  const services = inspections.filter(({ kind }) => kind === 'service');
  const files = new Set(services.map(({ file }) => file));
  // Silence is no cure: a finding that a comment turns off without a reason is there all the same.
  const judged = [...findings, ...suppressed].filter(({ file }) => files.has(file));
  const around = services.flatMap(({ surroundings }) => surroundings);
  const central = services.flatMap(({ file, errorPaths }) =>
    errorPaths.flatMap(({ line, kind, isCentral, outcome }) =>
      isCentral && outcome === 'traced' ? [{ file, line, kind }] : [],
    ),
  );
  // What the process has as its last resort is named where there is nothing nearer to the handlers.
  const keeper = central.find(({ kind }) => kind !== 'process') ?? central[0];
  const of = (rule: string): Finding[] => judged.filter((finding) => finding.rule === rule);
  const unseen = of(NO_TELEMETRY);
  return {
    units: services.flatMap(({ file, units }) =>
      units.map((unit) => {
        const { kind, name, line, trigger, leaves, handlesErrors } = unit;
        const near = around.filter((part) => part.trigger === trigger);
        return {
          file,
          line,
          name,
          kind,
          own: {
            log: leaves.log || near.some(({ log }) => log),
            metric: leaves.metric || near.some(({ metric }) => metric),
            span: leaves.span || near.some(({ span }) => span),
          },
          instrumented: unit.instrumented,
          handsOn: unit.handsOn,
          finding: unseen.find((finding) => finding.file === file && isWithin(finding, unit)) ?? null,
          failsOpenly: !handlesErrors && !unit.isInHandler,
          isInHandler: unit.isInHandler,
        };
      }),
    ),
    points: pointsOf(services, of(NO_SILENT_CATCH)),
    keeper: keeper ? { file: keeper.file, line: keeper.line } : null,
    signals: signalsOf(services),
    findings: byPart(judged.filter(({ rule }) => rule !== NO_SILENT_CATCH && rule !== NO_TELEMETRY)),
  };
}

const SEEN: Readonly<Record<string, number>> = { traced: 1, partial: 0.5, silent: 0 };

function pointsOf(services: Review['inspections'], findings: readonly Finding[]): FailurePoint[] {
  const taken = new Set<Finding>();
  const points = services.flatMap(({ file, errorPaths }) =>
    // What is within another comes later, and is the one that a finding is about.
    errorPaths.toReversed().flatMap(({ line, endLine, outcome, isLogged }): FailurePoint[] => {
      const finding = findings.find((one) => one.file === file && !taken.has(one) && isWithin(one, { line, endLine }));
      if (finding) taken.add(finding);
      const isKnown = Object.hasOwn(SEEN, outcome);
      if (!finding && !isKnown) return [];
      const seen = finding && outcome !== 'partial' ? 0 : (SEEN[outcome] ?? 0);
      return [{ file, line, seen, isLogged: isLogged && isKnown, finding: finding ?? null }];
    }),
  );
  const others = findings.filter((finding) => !taken.has(finding));
  return [
    ...points,
    ...others.map((finding) => ({ file: finding.file, line: finding.line, seen: 0, isLogged: false, finding })),
  ].sort((a, b) => (a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1));
}

function isWithin({ line }: Finding, part: { line: number; endLine: number }): boolean {
  return part.line <= line && line <= part.endLine;
}

function byPart(findings: readonly Finding[]): Amounts['findings'] {
  const parts: Amounts['findings'] = { metrics: [], spans: [], logs: [] };
  for (const finding of findings) parts[partOf(finding)].push(finding);
  return parts;
}

function partOf({ rule }: Finding): Judged {
  const concern = (observability.rules[rule]?.meta.docs as { concern?: string } | undefined)?.concern ?? '';
  return JUDGED[concern] ?? 'logs';
}

/** How much a finding weighs beside one unit of work or one error path that is as it should be. */
export const WEIGHT: Readonly<Record<Severity, number>> = { BLOCKER: 2, HIGH: 1, MEDIUM: 0.4, LOW: 0.1 };
