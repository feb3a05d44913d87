import type { Level } from '../vocabulary/levels.js';
import type { Formatter } from '../vocabulary/placeholders.js';

/** What a metric is, in the words of Prometheus and OpenTelemetry. `unknown` where the code does not say. */
export type MetricType = 'counter' | 'upDownCounter' | 'gauge' | 'histogram' | 'summary' | 'set' | 'unknown';

/** Whose naming rules a metric library follows; decides how the Prometheus name is derived. */
export type MetricDialect = 'prometheus' | 'opentelemetry' | 'statsd' | 'cloudwatch';

/**
 * How a logger wants message, fields and error:
 * - `fields-first`: `logger.error({ err, id }, 'message')` (pino, bunyan)
 * - `fields-last`: `logger.error('message', { error, id })` (winston, Powertools)
 * - `arguments`: `logger.error('message', err, id)` (console, log4js, loglevel, consola, tslog)
 * - `placeholders`: `logger.error('message {id} {error}', { id, error })` (LogTape)
 * - `nest`: `logger.error('message', stack, context)` (@nestjs/common)
 * - `printf`: `log('message %o', err)`, no levels (debug)
 */
export type LogShape = 'fields-first' | 'fields-last' | 'arguments' | 'placeholders' | 'nest' | 'printf';

/** Where something sits in a call: an argument, or (with `key`) a property of an object argument. */
export interface Place {
  /** Position of the argument, from 0. */
  arg: number;
  /** Property of that argument; dots go deeper, several are alternatives: `['buckets', 'advice.boundaries']`. */
  key?: string | readonly string[];
}

/** Where the labels (attributes, tags, dimensions) of an observation sit in its call. */
export type LabelPlace =
  | {
      /** An object whose keys are the label names: `inc({ route })`. */
      from: 'object';
      /** Position of the object, from 0. */
      arg: number;
    }
  | {
      /** Values in the order of the declared names, or one object: `labels('GET', 200)`. */
      from: 'positional';
    }
  | {
      /** The first object, or array of `'key:value'`, at or after an argument: StatsD clients. */
      from: 'tags';
      /** Position of the first argument that may hold them, from 0. */
      after: number;
    }
  | {
      /** One name and one value: `addDimension('stage', stage)`. */
      from: 'pair';
      /** Position of the name, from 0. */
      name: number;
      /** Position of the value, from 0. */
      value: number;
    };

/** Where the data that a call attaches to telemetry sits, by name. */
export type DataPlace =
  | {
      /** An object whose keys are the names: `setAttributes({ route })`; with `key`, under it: `{ attributes: { route } }`. */
      from: 'object';
      /** Position of the object, from 0. */
      arg: number;
      /** Property of that object. */
      key?: string;
    }
  | {
      /** One name and one value: `setAttribute('route', route)`. */
      from: 'pair';
      /** Position of the name, from 0. */
      name: number;
      /** Position of the value, from 0. */
      value: number;
    }
  | {
      /** A value whose name the library gives: `setUser(id, email)` of Bugsnag. */
      from: 'named';
      /** Position of the value, from 0. */
      arg: number;
      /** The name that the library gives it. */
      name: string;
    };

/**
 * Holds a fact back unless an argument says so: `setTag('error', …)` but not `setTag('tenant', …)`.
 * With `key` alone, one of these properties must be there.
 */
export interface Condition extends Place {
  /** The value is one of these texts; the name of an enum member counts. */
  is?: readonly string[];
  /** The value is none of these; a value that only run time knows passes. */
  not?: readonly string[];
}

/** A call that writes a log record. */
export interface LogSpec {
  kind: 'log';
  /** The level written at, or `argument` where the first argument names it (`winston.log('info', …)`). */
  level: Level | 'argument';
}

/** A call or `new` that declares a metric. */
export interface MetricSpec {
  kind: 'metric';
  type: MetricType;
  /** Where its name is. */
  name: Place;
  /** Where its help text or description is. */
  help?: Place;
  /** Where the names of its labels are. */
  labels?: Place;
  /** Where its bucket boundaries are. */
  buckets?: Place;
  /** Where its unit is. */
  unit?: Place;
}

/** A call that records a measurement. */
export interface ObservationSpec {
  kind: 'observation';
  labels?: LabelPlace;
}

/** A call that sends an error to an error reporter (Sentry, Bugsnag, …). */
export interface ReportSpec {
  kind: 'report';
}

/** A call that leaves an error on a span: recorded exception, ERROR status, error tag. */
export interface SpanErrorSpec {
  kind: 'span-error';
  when?: Condition;
}

/** A call that starts a span. */
export interface SpanSpec {
  kind: 'span';
  /** Where its name is. A decorator without one names the span after the method. */
  name: Place;
  /** `by-hand`: the code that starts it has to end it. `by-itself`: it ends when the callback is done. */
  ends: 'by-hand' | 'by-itself';
}

/**
 * What data is attached to:
 * - `span`: a span, a transaction or an event of one
 * - `baggage`: the context that is sent along with every request
 * - `report`: what an error reporter sends, from here on or with one report
 * - `log`: every record that a logger writes from here on
 * - `event`: an event or measurement with properties of its own
 */
export type DataTarget = 'span' | 'baggage' | 'report' | 'log' | 'event';

/** A call that attaches data to telemetry: attributes of a span, baggage, tags of a report, fields of a logger. */
export interface DisclosureSpec {
  kind: 'disclosure';
  to: DataTarget;
  /** Where the data sits in the call. */
  data: readonly DataPlace[];
}

/** What a handler serves. */
export type HandlerTrigger = 'http' | 'rpc' | 'job' | 'message' | 'lambda';

/** A call that registers request, job or message handlers. */
export interface HandlerSpec {
  kind: 'handler';
  trigger: HandlerTrigger;
  when?: Condition;
  /** Which arguments are handlers: every function argument, or one place, whose key may be `*` for every property. */
  functions: 'all' | Place;
  /** What each parameter of the handler is, by position; `null` where it does not matter. */
  params: readonly (ParamRole | null)[];
  /** The type of this profile that each parameter is an instance of, by position: Fastify's `request.log`. */
  types?: readonly (string | null)[];
}

/** What a handler's parameter is to a reviewer. */
export type ParamRole = 'request' | 'response' | 'next' | 'context' | 'job' | 'message' | 'error' | 'callback';

/** A call, or the command for one, that puts messages or jobs into a queue. */
export interface MessageSpec {
  kind: 'message';
  /** What carries them, by the name that its instrumentation has in OpenTelemetry: `kafkajs`, `aws-sdk`. */
  system: string;
  /** Position of the argument that holds the message, its options or lists of such, from 0; `last-data` of Bull's `add`. */
  arg: number | 'last-data';
  /** The lists on the way to the messages, by key, `[]` for an argument that is a list itself: `topicMessages`, `messages`. */
  lists?: readonly string[];
  /** The key of a message that metadata has. Left out where only what is sent can carry anything. */
  headers?: string;
  /** What is sent: a key of the message, or the position of an argument. Left out where it is the message itself. */
  body?: string | number;
  /** Position of the argument with options, where that is another one. */
  options?: number;
}

/** What one call tells a reviewer. */
export type FactSpec =
  | LogSpec
  | MetricSpec
  | ObservationSpec
  | ReportSpec
  | SpanErrorSpec
  | SpanSpec
  | HandlerSpec
  | DisclosureSpec
  | MessageSpec;

/** What an export, a member or a type of a library is, and what using it gives. */
export interface Entry {
  /** The facts that calling it (or `new`) states. */
  fact?: FactSpec | readonly FactSpec[];
  /** Reading it gives an instance of this type. */
  is?: string;
  /** Calling it gives an instance of this type; `self` keeps the receiver (`logger.child()`). */
  returns?: string;
  /** `new` gives an instance of this type; so does a TypeScript annotation with this name. */
  construct?: string;
  /** Static members. */
  members?: Readonly<Record<string, Entry>>;
  /** A function argument is called with an instance: `metricScope((metrics) => …)`. */
  callback?: {
    /** Position of the function among the arguments, from 0, or `last`. */
    arg: number | 'last';
    /** Position of the instance among the parameters of the function, from 0. */
    param: number;
    /** The type of the instance. */
    is: string;
  };
  /** What a function is that is annotated with this name: `const create: RequestHandler = (req, res) => …`. */
  signature?: Signature;
}

/** What a TypeScript type says of a function annotated with it. */
export interface Signature {
  /** The type of this profile that each parameter is an instance of. */
  types?: readonly (string | null)[];
  /** What the function serves, where the type is that of a handler. */
  trigger?: HandlerTrigger;
  /** What each parameter of the handler is, by position; `null` where it does not matter. */
  params?: readonly (ParamRole | null)[];
}

/** The members of one type; `()` is calling the instance itself, `*` any member not listed. */
export type TypeMembers = Readonly<Record<string, Entry>>;

/** How this library's loggers are written to; used by suggestions. */
export interface LoggerTraits {
  shape: LogShape;
  /** Method per level, where it is not the level's own name (Nest: `info` is `log`). */
  methods?: Readonly<Partial<Record<Level, string>>>;
  /** The field an error belongs under (pino `err`). Default `error`. */
  errorKey?: string;
  /** The keys that each record has of its own, and what becomes of a field of that name. */
  reserved?: Readonly<Record<string, Collision>>;
  /** Who fills `%s` and its kin in a message: for winston, where `format.splat()` is on. Left out where nobody does. */
  placeholders?: Formatter;
  /** False where a record is one line of text: an object would only make it longer (loglevel, the console behind it). */
  hasFields?: false;
}

/**
 * What becomes of a field that is named like a key of the record itself:
 * - `twice`: the record has the key twice, and who reads it keeps one (pino)
 * - `replaces`: the field takes the place of the record's own value (bunyan's `time`)
 * - `lost`: the record keeps its own value (winston's `level`)
 * - `appended`: the value is put behind the message (winston's `message`)
 * - `silences`: the record is not written at all (bunyan's `level`)
 */
export type Collision = 'twice' | 'replaces' | 'lost' | 'appended' | 'silences';

/** How pino is written to, and what wraps it unchanged. Source: pino 10.4, run in tests/loggers/reserved.test.ts. */
export const PINO_LOGGER: LoggerTraits = {
  shape: 'fields-first',
  errorKey: 'err',
  reserved: { level: 'twice', time: 'twice', pid: 'twice', hostname: 'twice', msg: 'twice' },
  placeholders: 'pino',
};

/** A TypeScript decorator that makes a method a handler (NestJS `@Get()`). */
export interface HandlerDecorator {
  trigger: HandlerTrigger;
  /** What each parameter is, where the decorator decides it. */
  params?: readonly (ParamRole | null)[];
}

/** Decorators that inject a metric or logger into a parameter or field. */
export interface InjectDecorator {
  is: string;
}

/** Exported functions that are handlers by their name: Next.js `GET`, Lambda `handler`. */
export interface ExportedHandlers {
  names: readonly string[];
  /** Regular expression for the paths of the files they may be in. */
  files?: string;
  /** Regular expression for the name or annotation that their first parameter must have. */
  firstParam?: string;
  trigger: HandlerTrigger;
  params: readonly (ParamRole | null)[];
}

/** Methods that are handlers in classes that extend or implement an export: BullMQ's `WorkerHost.process`. */
export interface MethodHandlers {
  methods: readonly string[];
  trigger: HandlerTrigger;
  params: readonly (ParamRole | null)[];
}

/** What the plugin knows about one library, as data: exports -> types -> members -> facts. */
export interface Profile {
  /** Short name, used in messages, in facts and by `{ extends: 'pino' }`. */
  id: string;
  /** The name people use. */
  title: string;
  /** Import sources: `pino`, a scope (`@sentry/*`), or the end of a path (`*` + `/lib/logger`). Subpaths count. */
  packages: readonly string[];
  /** Where the facts of this file come from, with the version read. */
  source: string;
  exports?: Readonly<Record<string, Entry>>;
  types?: Readonly<Record<string, TypeMembers>>;
  /** Names that exist without an import. */
  globals?: Readonly<Record<string, Entry>>;
  /** The built-in profile that one of the settings behaves like. */
  extends?: string;
  /** The type that `{ extends }` gives every export of an unknown shape. */
  main?: string;
  /** How its loggers are written to. */
  logger?: LoggerTraits;
  /** The same for types whose loggers differ from the others. */
  loggers?: Readonly<Record<string, LoggerTraits>>;
  dialect?: MetricDialect;
  /**
   * What comes of creating a metric of a name that exists: an error, or one more instrument. Left out where the library
   * returns the one that exists, or a metric exists by being sent.
   */
  again?: 'throws' | 'another';
  decorators?: Readonly<Record<string, HandlerDecorator | InjectDecorator>>;
  exportedHandlers?: readonly ExportedHandlers[];
  /** By the name of the exported class or interface. */
  methodHandlers?: Readonly<Record<string, MethodHandlers>>;
}

/**
 * Members for the methods of a logger.
 * @param methods level per method name
 * @returns one entry per method, each stating a log record of that level
 */
export function logMethods(methods: Readonly<Record<string, Level>>): Record<string, Entry> {
  return Object.fromEntries(Object.entries(methods).map(([name, level]) => [name, { fact: { kind: 'log', level } }]));
}

/**
 * The same entry under several names.
 * @param names the names
 * @param entry what each of them is
 */
export function each(names: readonly string[], entry: Entry): Record<string, Entry> {
  return Object.fromEntries(names.map((name) => [name, entry]));
}

/**
 * The options of prom-client's constructors, which what wraps them takes too.
 * Source: prom-client 15.1.3 index.d.ts, `CounterConfiguration` and its kin.
 */
export function prometheusMetric(type: MetricType): MetricSpec {
  return {
    kind: 'metric',
    type,
    name: { arg: 0, key: 'name' },
    help: { arg: 0, key: 'help' },
    labels: { arg: 0, key: 'labelNames' },
    ...(type === 'histogram' && { buckets: { arg: 0, key: 'buckets' } }),
  };
}

/**
 * The arguments that create an OpenTelemetry instrument: its name, then options.
 * Source: @opentelemetry/api 1.10 `MetricOptions`.
 */
export function openTelemetryMetric(type: MetricType): MetricSpec {
  return {
    kind: 'metric',
    type,
    name: { arg: 0 },
    help: { arg: 1, key: 'description' },
    unit: { arg: 1, key: 'unit' },
    ...(type === 'histogram' && { buckets: { arg: 1, key: 'advice.explicitBucketBoundaries' } }),
  };
}

/** What starts a span of OpenTelemetry: its name, then options with attributes. Source: @opentelemetry/api 1.10 `Tracer`. */
export function openTelemetryStart(): FactSpec[] {
  return [{ kind: 'span', name: { arg: 0 }, ends: 'by-hand' }, attaches('span', object(1, 'attributes'))];
}

/**
 * The tracer and span of OpenTelemetry, which what wraps them hands out too.
 * Source: @opentelemetry/api 1.10 `Tracer`, `Span`.
 */
export function openTelemetryTracing(): { tracer: TypeMembers; span: TypeMembers } {
  const fact = openTelemetryStart();
  return {
    tracer: {
      startSpan: { returns: 'span', fact },
      startActiveSpan: { callback: { arg: 'last', param: 0, is: 'span' }, fact },
    },
    span: {
      recordException: { fact: { kind: 'span-error' } },
      setStatus: {
        returns: 'self',
        fact: { kind: 'span-error', when: { arg: 0, key: 'code', not: ['OK', 'UNSET', '0', '1'] } },
      },
      setAttribute: { returns: 'self', fact: attaches('span', PAIR) },
      setAttributes: { returns: 'self', fact: attaches('span', object(0)) },
      addEvent: { returns: 'self', fact: attaches('span', object(1)) },
      updateName: { returns: 'self' },
    },
  };
}

/**
 * What a call attaches to telemetry.
 * @param to what it is attached to
 * @param data where the data sits in the call
 */
export function attaches(to: DataTarget, ...data: readonly DataPlace[]): DisclosureSpec {
  return { kind: 'disclosure', to, data };
}

/** An object of names and values: `setAttributes({ route })`. */
export function object(arg: number, key?: string): DataPlace {
  return key === undefined ? { from: 'object', arg } : { from: 'object', arg, key };
}

/** A name and a value: `setAttribute('route', route)`. */
export const PAIR: DataPlace = { from: 'pair', name: 0, value: 1 };
