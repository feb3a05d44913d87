import type { TSESTree } from '@typescript-eslint/utils';
import type {
  DataTarget,
  HandlerTrigger,
  LogShape,
  MetricDialect,
  MetricType,
  ParamRole,
  SpanSpec,
} from '../profiles/profile.js';
import type { Level } from '../vocabulary/levels.js';
import type { ConfigObject } from './config-object.js';
import type { Site } from './site.js';
import type { Text } from './text.js';

/** A function of any form. */
export type FunctionNode =
  TSESTree.FunctionDeclaration | TSESTree.FunctionExpression | TSESTree.ArrowFunctionExpression;

/** What every fact says of itself. */
export interface Fact {
  /** The profile that recognised it; `homemade` where only its name or shape did. */
  library: string;
  /** False where it was recognised by name or shape, not by where it comes from. */
  certain: boolean;
  /** Where it stands. */
  site: Site;
}

/** A call that writes a log record. */
export interface LogCall extends Fact {
  node: TSESTree.CallExpression;
  /** The logger as written, without the method: `this.logger`. */
  logger: TSESTree.Node | null;
  method: string | null;
  /** Null where it is decided at run time: `logger[level](…)`. */
  level: Level | null;
  /** True where the first argument names the level: `winston.log('info', …)`. */
  hasLevelArgument: boolean;
  /** How this logger wants message and fields; null where that is unknown. */
  shape: LogShape | null;
}

/** A label name of a declaration. */
export interface LabelName {
  name: string;
  node: TSESTree.Node;
}

/** A metric that the code declares. */
export interface MetricDeclaration extends Fact {
  node: TSESTree.CallExpression | TSESTree.NewExpression;
  type: MetricType;
  dialect: MetricDialect;
  /** The name as written, static where the code tells; null where there is none. */
  name: Text | null;
  /** The expression of the name, or the whole declaration where there is none. */
  nameNode: TSESTree.Node;
  help: Setting;
  unit: Setting;
  buckets: Setting;
  /** The object literal of options, with spreads and constants followed. */
  config: ConfigObject | null;
  /** True where a wrapper of another file makes the metric, and may add to its name. */
  isWrapped: boolean;
  /** The declaration in the function of this file that the call goes through, where it does. */
  inner?: MetricDeclaration;
  labels: readonly LabelName[];
  /** False where more labels may be declared than could be read. */
  labelsComplete: boolean;
}

/** An option of a declaration: `absent` only where the whole configuration could be read. */
export type Setting = { state: 'given'; node: TSESTree.Node } | { state: 'absent' } | { state: 'unknown' };

/** One label of an observation. */
export interface LabelValue {
  /** Null where it is computed. */
  name: string | null;
  /** The key, or the value where labels are positional: the place to report. */
  node: TSESTree.Node;
  /** Null where the value cannot be seen (a tag string without a value). */
  value: TSESTree.Node | null;
}

/** A call that records a measurement, or binds labels for one. */
export interface MetricObservation extends Fact {
  node: TSESTree.CallExpression;
  method: string;
  dialect: MetricDialect;
  labels: readonly LabelValue[];
  /** The declaration it belongs to, where it is in the same file. */
  declaration: MetricDeclaration | null;
}

/** A call that sends an error to an error reporter, or leaves it on a span. */
export interface ErrorSink extends Fact {
  node: TSESTree.CallExpression;
  kind: 'report' | 'span-error';
}

/** A call that starts a span. */
export interface SpanStart extends Fact {
  node: TSESTree.CallExpression;
  /** The name as written, static where the code tells; null where the call has none, or it is decided elsewhere. */
  name: Text | null;
  /** The expression of the name. */
  nameNode: TSESTree.Node | null;
  /** `by-hand`: the code that starts it has to end it. `by-itself`: it ends when the callback or method is done. */
  ends: SpanSpec['ends'];
}

/** One thing that a call attaches to telemetry: an attribute of a span, a tag of a report, a field of a logger. */
export interface Attribute {
  /** Null where it is computed, or where the value is an object of names and values that cannot be read. */
  name: string | null;
  /** The property, or the value where there is none: the place to report. */
  node: TSESTree.Node;
  value: TSESTree.Node;
}

/** A call that attaches data to telemetry. */
export interface Disclosure extends Fact {
  node: TSESTree.CallExpression;
  to: DataTarget;
  data: readonly Attribute[];
}

/** One of the messages that a call sends, as far as the file tells. */
export interface SentMessage {
  /** The object with its metadata, or what is sent; null where the call gives none. */
  node: TSESTree.Node | null;
  /** What is sent, where it is apart from that. */
  body: TSESTree.Node | null;
}

/** A call, or the command for one, that puts messages or jobs into a queue. */
export interface MessageSend extends Fact {
  node: TSESTree.CallExpression | TSESTree.NewExpression;
  /** What carries them, by the name that its instrumentation has in OpenTelemetry. */
  system: string;
  /** The key of a message that metadata has; null where only what is sent can carry anything. */
  headers: string | null;
  /** Null where the code does not tell which messages are sent. */
  messages: readonly SentMessage[] | null;
  /** The options of the job, where they are apart from it. */
  options: TSESTree.Node | null;
  /** The call or `new` that made the queue; null where that is not in this file. */
  queue: TSESTree.CallExpression | TSESTree.NewExpression | null;
}

/** A call that sends something to another process, through a client whose package is known. */
export interface OutboundCall {
  /** The call that is waited for, with all that is chained: `knex('rooms').where({ id }).first()`. */
  node: TSESTree.CallExpression;
  /** What the first call of the chain calls: `knex`; the narrow place to report. */
  callee: TSESTree.Expression;
  /** The package of the client; `fetch` for the global. */
  client: string;
  /** Where it stands. */
  site: Site;
}

/** Where an error arrives. */
export type ErrorHandlerKind = 'catch' | 'promise' | 'event' | 'callback' | 'process';

/** Code that an error arrives in. */
export interface ErrorHandler {
  kind: ErrorHandlerKind;
  /** The catch clause, or the function or reference passed as handler. */
  node: TSESTree.Node;
  /** What runs when the error arrives; null for a reference to something elsewhere. */
  body: TSESTree.BlockStatement | TSESTree.Expression | null;
  /** The parameter that holds the error; null where there is none. */
  param: TSESTree.Node | null;
  /** What may fail: the try block, the promise, the emitter, the call that was given the callback. */
  guarded: TSESTree.Node | null;
  /** The function whose body this is (null for a catch clause). */
  function: FunctionNode | null;
  /** Where it stands. */
  site: Site;
}

/** A function that serves a request, job or message. */
export interface RequestHandler {
  node: FunctionNode;
  framework: string;
  trigger: HandlerTrigger;
  /** What each parameter is, by position. */
  params: readonly (ParamRole | null)[];
  certain: boolean;
}

/** One use of the global console, in any form. */
export interface ConsoleUse {
  /** The narrow expression to report: `console.log`, or `console` where it is passed on whole. */
  node: TSESTree.Node;
  /** Null where console is passed on whole or the method is computed. */
  method: string | null;
  /** The call, where the method is called in place. */
  call: TSESTree.CallExpression | null;
}
