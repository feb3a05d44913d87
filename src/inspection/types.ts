import type { FileKind } from '../model/project.js';
import type { HandlerTrigger } from '../profiles/profile.js';

/** What became of an error: only the first three say something about the code. */
export type ErrorOutcome =
  /** Logged, counted, reported or left on a span. */
  | 'traced'
  /** On some paths only. */
  | 'partial'
  | 'silent'
  /** Thrown, returned or handed on; where it is only logged and thrown again, too. */
  | 'passed-on'
  /** Of no interest: a question, tidying up. */
  | 'exempt';

/** A place where an error arrives. */
export interface ErrorPath {
  line: number;
  /** The line that what handles it ends on. */
  endLine: number;
  kind: 'catch' | 'promise' | 'event' | 'callback' | 'process';
  outcome: ErrorOutcome;
  /** True where a log record, or a report to an error tracker, is left of it. */
  isLogged: boolean;
  /** True where the errors of all handlers arrive: error middleware, the `failed` event of a worker, the process. */
  isCentral: boolean;
}

/** Which kinds of telemetry there are. */
export interface Telemetry {
  log: boolean;
  metric: boolean;
  span: boolean;
}

/** A piece of work that an operator wants to see: what serves a request, or calls another system. */
export interface UnitOfWork {
  /** `outbound` for a function that calls another system; one that serves requests too is there twice. */
  kind: 'handler' | 'outbound';
  /** `GET /rooms/:id`, `RoomService.join`; empty where it has no name. */
  name: string;
  line: number;
  /** The line it ends on. */
  endLine: number;
  /** What a handler serves; null for outgoing calls. */
  trigger: HandlerTrigger | null;
  /** What it leaves behind, itself or in the functions of the file that it calls; of outgoing calls, the span around each. */
  leaves: Telemetry;
  /** What the packages of the project leave of it without a line of code: agents, instrumentations, request loggers. */
  instrumented: Telemetry;
  /** True where it, or what it calls in the file, observes how long something takes. */
  measuresTime: boolean;
  /** True where it calls code of the project in other files that may leave something. */
  handsOn: boolean;
  /** True where an error in it, or in what it calls in the file, arrives at a place of its own that keeps it. */
  handlesErrors: boolean;
  /** True for outgoing calls within a handler, whose errors are those of the handler. */
  isInHandler: boolean;
}

/** What every request, job or message of a service leaves behind, by what is around its handler. */
export interface Surroundings extends Telemetry {
  trigger: HandlerTrigger;
  measuresTime: boolean;
}

/** How much of the code of a file can be seen when it runs. Code that never runs does not count. */
export interface Coverage {
  /** Statements that can run; imports, exports and types are none. */
  statements: number;
  /** In the order of the code. Middleware, health checks and what is scraped are none. */
  units: UnitOfWork[];
  /** In the order of the code. */
  errorPaths: ErrorPath[];
  /** What middleware, hooks and events of workers in this file leave of each piece of work. */
  surroundings: Surroundings[];
}

/** A place in the code. */
export interface Place {
  file: string;
  line: number;
}

/** Which part of a file something is, beside the line that it begins on. */
export interface Part {
  /** The line it ends on. */
  endLine: number;
  /** False for code that never runs, as far as the file tells. */
  isLive: boolean;
}

/** A metric that a file declares. */
export interface DeclaredMetric extends Place, Part {
  /** The name that Prometheus sees, with `${…}` for what is decided at run time. */
  name: string;
  /** The name as written. */
  written: string;
  type: string;
  /** Empty where neither an option nor the name says it. */
  unit: string;
  labels: readonly string[];
  /** As written; `default` where there are none; empty for what has no buckets. */
  buckets: string;
  /** The boundaries as numbers, in its unit; null where there are none, or the code does not tell them. */
  boundaries: readonly number[] | null;
  help: string;
  /** How many time series one instance of the program exports, as far as one can tell; null for what has no labels to count. */
  series: number | null;
  /** The thresholds of the objectives for it, in its unit. */
  slos: readonly number[];
  library: string;
  /** The names it is reached by, outermost first: `['gossip', 'errors']` for `{ gossip: { errors: register.gauge(…) } }`. */
  path: readonly string[];
  /** True where sending a value is what declares it: StatsD. */
  isSent: boolean;
}

/** An observation of a metric. */
export interface Observed extends Place, Part {
  /** The place of its declaration, where that is in the same file. */
  declared: number | null;
  /** The names it is reached by: `['metrics', 'gossip', 'errors']`. */
  path: readonly string[];
  /** The name of the metric it asks a registry for. */
  asked: string;
  labels: readonly string[];
  /** What is called: `inc`, `observe`, `startTimer`. */
  method: string;
}

/** A call of a logger. */
export interface Logged extends Place, Part {
  name: string;
  library: string;
  level: string;
  /** Where the logger is made, if in this file. */
  made: number | null;
  /** The import that it comes from. */
  from: { source: string; name: string } | null;
}

/** A span that is started. */
export interface StartedSpan extends Place, Part {
  name: string;
  library: string;
  ends: string;
}

/** A call that sends an error somewhere. */
export interface Sink extends Place {
  library: string;
  kind: string;
  call: string;
}

/** What instruments the project of a file, and which rules it answers. */
export interface Instrumentation {
  what: string;
  /** Where that stands. */
  where: string;
  /** The rules that say nothing because of it, and for what: `{ 'require-span-on-external-call': 'pg' }`. */
  silences: Record<string, string>;
}

/** A latency objective of the project of a file. */
export interface Objective {
  /** The name of the histogram, as Prometheus sees it or as written in the code. */
  metric: string;
  /** In seconds where `isTime`, else in the unit of the histogram. */
  threshold: number;
  /** True where the threshold came with a unit of time. */
  isTime: boolean;
  /** The share that has to be at or below it, between 0 and 1; null where it is not said. */
  objective: number | null;
  /** The time over which that is asked, as written: `30d`; null where it is not said. */
  window: string | null;
}

/** What a program that reports on code can be told of one file. */
export interface FileInspection extends Coverage {
  file: string;
  /** What the file is for. */
  kind: FileKind;
  /** The same for all files of a project. */
  objectives: readonly Objective[];
  instrumentation: Instrumentation[];
  metrics: DeclaredMetric[];
  observations: Observed[];
  logs: Logged[];
  spans: StartedSpan[];
  sinks: Sink[];
  /** Loggers that the file exports: the name they are exported by, and the line they are made on. */
  exportedLoggers: { name: string; library: string; made: number }[];
}
