import type { TSESTree } from '@typescript-eslint/utils';
import { BASE_UNITS, baseUnitFor, MEASURED, UCUM, UCUM_MISTAKES, UNIT_LIKE } from '../vocabulary/units.js';
import type { MetricDeclaration } from './facts.js';
import type { FileModel } from './file-model.js';
import { prometheusName, snakeCase, type PrometheusName } from './metric-name.js';
import { textOf } from './text.js';

/** What is wrong with a name. */
export type FaultId =
  | 'characters'
  | 'colon'
  | 'snakeCase'
  | 'counterTotal'
  | 'notCounter'
  | 'baseUnit'
  | 'typeInName'
  | 'reserved'
  | 'service'
  | 'parts'
  | 'unit'
  | 'otelUnitInName'
  | 'otelTotal'
  | 'otelUnit'
  | 'otelBaseUnit';

/** One fault of a metric name, with the segment at fault and the name to use. */
export interface Fault {
  id: FaultId;
  node: TSESTree.Node;
  data: Record<string, string>;
  /** True where the rename changes nothing but the name. */
  isCertain: boolean;
}

const TYPE_WORDS = ['counter', 'gauge', 'histogram', 'summary'];
const RESERVED = ['bucket', 'count', 'sum'];

/** Namespaces of the OpenTelemetry semantic conventions, whose names are not a team's to choose. */
const SEMCONV =
  /^(?:http|rpc|db|messaging|process|system|nodejs|v8js|jvm|faas|gen_ai|dns|k8s|container|otel|go|kestrel|aspnetcore|signalr|hw|cicd|mcp)$/;

/** What every process exports, by the names that the client libraries share. Source: Prometheus docs, "Writing client libraries". */
const SHARED = /^(?:process|nodejs|go|python|jvm|up|scrape|push)$/;

/**
 * The faults of a metric's name: the library's own naming rules, then the team's convention.
 * A name that is partly unknown is judged on what is known.
 */
export function faultsOf(metric: MetricDeclaration, model: FileModel): Fault[] {
  if (metric.dialect === 'cloudwatch') return [];
  const name = prometheusName(metric, model.scopes);
  if (!name || metric.isWrapped || isDeprecated(metric, model)) return [];
  const faults = new Faults(metric, name, model);
  faults.characters();
  if (metric.dialect === 'prometheus') faults.prometheus();
  if (metric.dialect === 'opentelemetry') faults.openTelemetry();
  if (metric.dialect === 'statsd') faults.typeInName();
  if (metric.dialect !== 'statsd') faults.convention();
  return faults.found;
}

/** Whoever declares a metric to be on its way out will not rename it first. */
function isDeprecated({ help }: MetricDeclaration, model: FileModel): boolean {
  return help.state === 'given' && /\bdeprecated\b/i.test(textOf(help.node, model.scopes)?.text ?? '');
}

class Faults {
  readonly found: Fault[] = [];
  readonly #metric: MetricDeclaration;
  readonly #model: FileModel;
  readonly #name: PrometheusName;
  /** As written. */
  readonly #written: string;
  /** As written, in snake_case: what the further checks judge, so that one fault is told once. */
  readonly #snake: string;

  constructor(metric: MetricDeclaration, name: PrometheusName, model: FileModel) {
    this.#metric = metric;
    this.#model = model;
    this.#name = name;
    this.#written = metric.name!.text;
    this.#snake = metric.dialect === 'prometheus' ? snakeCase(this.#written.replaceAll(':', '_')) : this.#written;
  }

  characters(): void {
    const known = this.#metric.name!.parts.filter((part) => typeof part === 'string').join('');
    const allowed = this.#metric.dialect === 'prometheus' ? /[^\w:]/ : /[^\w.\-/]/;
    const bad = allowed.exec(known)?.[0] ?? (this.#name.knowsHead ? /^\d/.exec(known)?.[0] : undefined);
    if (bad !== undefined) {
      const cure = dotted(
        this.#written.replaceAll(new RegExp(`${UNKNOWN_PART}|${allowed.source}`, 'g'), keepUnknown),
        this.#metric.dialect,
      );
      return this.#add(
        'characters',
        bad,
        /^\d/.test(cure) ? `${this.#model.settings.services[0] ?? 'app'}_${cure}` : cure,
      );
    }
    if (this.#metric.dialect === 'prometheus' && known.includes(':')) {
      return this.#add('colon', ':', snakeCase(this.#written.replaceAll(':', '_')));
    }
    const camel = (this.#metric.dialect === 'statsd' ? /[A-Z]\w?|-/ : /[A-Z]\w?|[a-z0-9][A-Z]/).exec(known);
    if (camel)
      this.#add('snakeCase', segmentAround(known, camel.index), dotted(this.#written, this.#metric.dialect), true);
  }

  prometheus(): void {
    const { type } = this.#metric;
    const segments = split(this.#snake);
    this.typeInName();
    if (!this.#name.knowsTail) return;
    const last = segments.at(-1) ?? '';
    const stem = segments.slice(0, -1).join('_');
    // `${name}total`: what is not known may end in the `_`.
    if (/^\$\{…\}(?:total|bucket|count|sum)$/.test(last)) return;
    if (type === 'counter' && last !== 'total') {
      const isReserved = RESERVED.includes(last) || last === 'counter';
      this.#add('counterTotal', last, `${isReserved ? stem : this.#snake}_total`, true);
    } else if (RESERVED.includes(last)) {
      this.#add('reserved', `_${last}`, reservedCure(stem, last));
    }
    if (last === 'total' && type !== 'counter' && type !== 'unknown') this.#add('notCounter', '_total', stem);
    this.#baseUnit(last === 'total' ? segments.slice(0, -1) : segments, last === 'total');
  }

  /** `_ms`, `_kilobytes`, `_minutes` as the unit of the name. */
  #baseUnit(segments: readonly string[], hasTotal: boolean): void {
    const unit = segments.at(-1) ?? '';
    const isOwn = this.#model.settings.units.includes(unit);
    const base = isOwn || segments.length < 2 || isRate(segments) ? null : baseUnitFor(unit);
    if (base === null) return;
    const cure = [...segments.slice(0, -1), base, ...(hasTotal ? ['total'] : [])].join('_');
    this.#add('baseUnit', unit, cure, false, { unit: base });
  }

  typeInName(): void {
    const { type } = this.#metric;
    const segments = split(this.#snake.replaceAll('.', '_'));
    const culprit = segments.find((segment, i) => segment === type && TYPE_WORDS.includes(segment) && i > 0);
    // Told by `counterTotal`, whose cure is without it.
    const isCounterEnd = this.#metric.dialect === 'prometheus' && type === 'counter' && segments.at(-1) === 'counter';
    if (culprit === undefined || isCounterEnd) return;
    this.#add('typeInName', culprit, this.#snake.replace(new RegExp(`[._]${culprit}(?![a-z0-9])`), ''), true);
  }

  openTelemetry(): void {
    const { type, unit } = this.#metric;
    const segments = this.#written.split(/[._]/);
    const last = segments.at(-1) ?? '';
    const isChosen = this.#name.knowsTail && segments.length > 1 && !SEMCONV.test(segments[0]!);
    if (!SEMCONV.test(segments[0]!)) this.typeInName();
    if (isChosen && last === 'total' && type === 'counter') {
      this.#add('otelTotal', this.#written.slice(-6), this.#written.slice(0, -6), true);
    } else if (isChosen && last === 'total') {
      this.#add('notCounter', this.#written.slice(-6), this.#written.slice(0, -6));
    } else if (isChosen && last === 'count' && type === 'counter') {
      this.#add('otelTotal', this.#written.slice(-6), this.#written.slice(0, -6));
    } else if (isChosen && !isRate(segments)) {
      const base = BASE_UNITS.includes(last) && last !== 'ratio' ? last : baseUnitFor(last);
      const ucum = Object.keys(UCUM).find((key) => UCUM[key] === base);
      const isUnit = base !== null && ucum !== undefined && !(type === 'counter' && last === 'bytes');
      if (isUnit) this.#add('otelUnitInName', last, this.#written.slice(0, -last.length - 1), false, { unit: ucum });
    }
    if (unit.state !== 'given') return;
    const text = textOf(unit.node, this.#model.scopes);
    if (!text?.isStatic) return;
    const meant = Object.hasOwn(UCUM_MISTAKES, text.text) ? UCUM_MISTAKES[text.text] : undefined;
    if (meant !== undefined) return this.#add('otelUnit', text.text, this.#written, false, { unit: meant }, unit.node);
    const spelled = Object.hasOwn(UCUM, text.text) ? UCUM[text.text] : undefined;
    const base = spelled === undefined ? null : baseUnitFor(spelled);
    const ucum = Object.keys(UCUM).find((key) => UCUM[key] === base);
    if (base !== null && ucum !== undefined && text.text !== '%') {
      this.#add('otelBaseUnit', text.text, base, false, { unit: ucum }, unit.node);
    }
  }

  /** The team's convention: the service first, enough parts, a unit where one is measured. */
  convention(): void {
    const { settings } = this.#model;
    const snake = this.#metric.dialect === 'prometheus' ? this.#snake : snakeCase(this.#name.text);
    const segments = split(snake);
    const isOtel = this.#metric.dialect === 'opentelemetry';
    if ((isOtel ? SEMCONV : SHARED).test(segments[0] ?? '')) return;
    const required = settings.convention.parts.filter((part) => !part.optional).map((part) => part.name);
    if (!this.#name.knowsHead) {
      if (!isOtel && required.includes('unit')) this.#unit(segments);
      return;
    }
    // `gc${suffix}_joins_total` may begin with a service.
    const known = this.#name.isComplete ? snake : snakeCase(this.#metric.name!.head);
    const hasService = this.#services.some(
      (service) => snake.startsWith(`${service}_`) || (!this.#name.isComplete && `${service}_`.startsWith(known)),
    );
    if (required.includes('service') && this.#services.length > 0 && !hasService) {
      const cure = isOtel ? `${settings.services[0]!}.${this.#written}` : `${this.#services[0]!}_${this.#snake}`;
      this.#add('service', segments[0] ?? '', cure);
    } else if (this.#name.isComplete) this.#parts(segments, required, isOtel);
    if (!isOtel && required.includes('unit')) this.#unit(segments);
  }

  /** As a metric name spells them: `meeting-controller` is `meeting_controller`. */
  get #services(): string[] {
    return this.#model.settings.services.map((service) => snakeCase(service));
  }

  #parts(segments: readonly string[], required: readonly string[], isOtel: boolean): void {
    const stem = segments.slice(0, segments.length - this.#unitLength(segments));
    const service = this.#services.find((name) => segments.join('_').startsWith(`${name}_`));
    const taken = service === undefined ? 0 : service.split('_').length - 1;
    const wanted = required.filter((part) => part !== 'unit' && !(isOtel && part === 'service'));
    const missing = wanted.length - (stem.length - taken);
    if (missing <= 0) return;
    const lacking = wanted.filter((part) => part !== 'metric').slice(service === undefined ? 0 : 1);
    const names = lacking.slice(0, missing).map((part) => `<${part}>`);
    // `gc_version`, `gc_build_info`: what a whole service has once needs no subsystem.
    if (names.length === 0 || /^(?:info|version|up|build)$/.test(segments.at(-1) ?? '')) return;
    const culprit =
      service === undefined && lacking.length > missing
        ? lacking.map((part) => `<${part}>`).join(' or ')
        : names.join(' and ');
    // With the ending that another fault asks for.
    const isEnded = this.#metric.type !== 'counter' || isOtel || segments.at(-1) === 'total';
    const written = isOtel ? this.#written : isEnded ? this.#snake : `${this.#snake}_total`;
    const shown = service === undefined ? [...names, written] : [service, ...names, written.slice(service.length + 1)];
    this.#add('parts', culprit, shown.join(isOtel ? '.' : '_'));
  }

  /** How many segments at the end are the unit. */
  #unitLength(segments: readonly string[]): number {
    const { settings } = this.#model;
    const isUnit = (segment: string | undefined): boolean =>
      segment !== undefined &&
      (BASE_UNITS.includes(segment) ||
        UNIT_LIKE.includes(segment) ||
        settings.units.includes(segment) ||
        baseUnitFor(segment) !== null);
    if (!isUnit(segments.at(-1))) return 0;
    // `orders_created_total` has the end of a timestamp before the one of a counter, but counts what was created.
    const inner = segments.at(-2);
    return segments.at(-1) === 'total' && isUnit(inner) && !UNIT_LIKE.includes(inner ?? '') ? 2 : 1;
  }

  #unit(segments: readonly string[]): void {
    const { type } = this.#metric;
    if (!this.#name.knowsTail || type === 'counter' || type === 'unknown' || this.#unitLength(segments) > 0) return;
    const last = segments.at(-1) ?? '';
    if (TYPE_WORDS.includes(last)) return;
    // `${name}seconds`: what is not known may end in the `_`.
    if (last.includes('${…}') && this.#unitLength([last.slice(last.lastIndexOf('}') + 1)]) > 0) return;
    const isMeasured = MEASURED.test(last);
    // A histogram of things counts them, and its plural is the unit: `_items`, `_messages`.
    const isCounted = /[^s]s$/.test(last) || RESERVED.includes(last);
    const isDistribution = type === 'histogram' || type === 'summary';
    if (!isMeasured && (!isDistribution || isCounted)) return;
    // `request_seconds_duration` has a unit, but not where it is looked for.
    const misplaced = segments.find((segment) => BASE_UNITS.includes(segment));
    const rest = segments.filter((segment) => segment !== misplaced).join('_');
    const unit = unitOfMeasured(last);
    const cure =
      misplaced !== undefined && this.#name.isComplete
        ? `'${rest}_${misplaced}'`
        : unit === null
          ? '_seconds, _bytes or what it counts'
          : `'${this.#snake}_${unit}'`;
    this.#add('unit', last, cure, false, { type: type[0]!.toUpperCase() + type.slice(1) });
  }

  #add(
    id: FaultId,
    culprit: string,
    cure: string,
    isCertain = false,
    data: Record<string, string> = {},
    node: TSESTree.Node = this.#metric.nameNode,
  ): void {
    const isComplete = this.#name.isComplete;
    this.found.push({
      id,
      node,
      isCertain: isCertain && isComplete,
      data: { name: this.#written, culprit, cure, type: this.#metric.type, ...data },
    });
  }
}

/** How a part that is not known is shown in a name. */
const UNKNOWN_PART = String.raw`\$\{…\}`;

function keepUnknown(match: string): string {
  return match === '${…}' ? match : '_';
}

/** `requests_per_second` has no unit at its end, but a rate. */
function isRate(segments: readonly string[]): boolean {
  return segments.at(-2) === 'per';
}

/** The unit of what a word measures; null where the word does not tell. */
function unitOfMeasured(word: string): string | null {
  if (/^(?:memory|heap|payload|bandwidth|throughput)$/.test(word)) return 'bytes';
  if (word === 'temperature') return 'celsius';
  return MEASURED.test(word) ? 'seconds' : null;
}

function split(name: string): string[] {
  return name.split('_').filter((segment) => segment !== '');
}

function segmentAround(name: string, index: number): string {
  const start = Math.max(name.lastIndexOf('_', index), name.lastIndexOf('.', index)) + 1;
  return /^[^._]*/.exec(name.slice(start))![0];
}

/** snake_case per segment, with the dots of OpenTelemetry and StatsD names kept. */
function dotted(name: string, dialect: MetricDeclaration['dialect']): string {
  return dialect === 'prometheus'
    ? snakeCase(name)
    : name
        .split('.')
        .map((part) => snakeCase(part))
        .join('.');
}

/** What to do about a reserved ending: a name where dropping it leaves one, else how to find one. */
function reservedCure(stem: string, last: string): string {
  const noun = stem.slice(stem.lastIndexOf('_') + 1);
  if (/[^s]s$/.test(noun) || last !== 'count') return `Name it '${stem}'`;
  // `state_cloned`, `by_type`, `data` have no plural that would say what is counted.
  const isNoun =
    !/(?:ed|ing|data|info|free|max|min)$/.test(noun) && !/_(?:by|per|non|not|in|with|of)_[a-z]+$/.test(stem);
  return isNoun
    ? `Name it after what it counts, such as '${pluralOf(stem)}'`
    : 'Name it after what it counts, in the plural';
}

function pluralOf(noun: string): string {
  if (/(?:[sxz]|ch|sh)$/.test(noun)) return `${noun}es`;
  return /[^aeiou]y$/.test(noun) ? `${noun.slice(0, -1)}ies` : `${noun}s`;
}
