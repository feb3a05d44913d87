/**
 * Prometheus base units, as a metric name spells them.
 * Source: Prometheus docs, "Metric and label naming", base units; client_golang promlint `units.go` (89c60c05).
 */
export const BASE_UNITS: readonly string[] = [
  'seconds',
  'bytes',
  'ratio',
  'celsius',
  'kelvin',
  'meters',
  'metres',
  'volts',
  'amperes',
  'joules',
  'grams',
];

/** Endings that stand where a unit stands. */
export const UNIT_LIKE: readonly string[] = ['total', 'info', 'percent', 'score', 'bool', 'timestamp', 'created'];

/** Full words for a multiple or relative of a base unit, with the base unit to use. Source: promlint `units.go`. */
export const NON_BASE_UNITS: Readonly<Record<string, string>> = {
  minutes: 'seconds',
  hours: 'seconds',
  days: 'seconds',
  weeks: 'seconds',
  fahrenheit: 'celsius',
  inches: 'meters',
  yards: 'meters',
  miles: 'meters',
  feet: 'meters',
  bits: 'bytes',
  calories: 'joules',
  pounds: 'grams',
  ounces: 'grams',
  percent: 'ratio',
  percentage: 'ratio',
  pct: 'ratio',
};

const PREFIXES = [
  'pico',
  'nano',
  'micro',
  'milli',
  'centi',
  'deci',
  'deca',
  'hecto',
  'kilo',
  'kibi',
  'mega',
  'mebi',
  'giga',
  'gibi',
  'tera',
  'tebi',
  'peta',
  'pebi',
  'exa',
  'exbi',
  'femto',
];

/** Abbreviations, with the base unit to use; without `min`, which is a minimum more often. Source: promlint. */
const ABBREVIATIONS: Readonly<Record<string, string>> = {
  s: 'seconds',
  sec: 'seconds',
  secs: 'seconds',
  second: 'seconds',
  ms: 'seconds',
  msec: 'seconds',
  msecs: 'seconds',
  millis: 'seconds',
  us: 'seconds',
  usec: 'seconds',
  micros: 'seconds',
  ns: 'seconds',
  nanos: 'seconds',
  mins: 'seconds',
  hr: 'seconds',
  hrs: 'seconds',
  b: 'bytes',
  byte: 'bytes',
  kb: 'bytes',
  mb: 'bytes',
  gb: 'bytes',
  tb: 'bytes',
  pb: 'bytes',
  kib: 'bytes',
  mib: 'bytes',
  gib: 'bytes',
};

/**
 * The base unit that a segment of a metric name should be written in.
 * @returns null where the segment is a base unit already, or no unit at all
 */
export function baseUnitFor(segment: string): string | null {
  if (Object.hasOwn(NON_BASE_UNITS, segment)) return NON_BASE_UNITS[segment]!;
  if (Object.hasOwn(ABBREVIATIONS, segment)) return ABBREVIATIONS[segment]!;
  for (const prefix of PREFIXES) {
    const rest = segment.startsWith(prefix) ? segment.slice(prefix.length) : null;
    if (rest === null || rest === '') continue;
    const plural = rest.endsWith('s') ? rest : `${rest}s`;
    if (BASE_UNITS.includes(plural)) return plural;
  }
  return null;
}

/** UCUM units that OpenTelemetry instruments use, as the Prometheus exporter spells them. Source: OTel Prometheus compatibility spec 1.40. */
export const UCUM: Readonly<Record<string, string>> = {
  s: 'seconds',
  ms: 'milliseconds',
  us: 'microseconds',
  ns: 'nanoseconds',
  min: 'minutes',
  h: 'hours',
  d: 'days',
  By: 'bytes',
  kBy: 'kilobytes',
  MBy: 'megabytes',
  GBy: 'gigabytes',
  KiBy: 'kibibytes',
  MiBy: 'mebibytes',
  GiBy: 'gibibytes',
  bit: 'bits',
  '%': 'percent',
  m: 'meters',
  V: 'volts',
  A: 'amperes',
  J: 'joules',
  W: 'watts',
  g: 'grams',
  Cel: 'celsius',
  Hz: 'hertz',
  K: 'kelvin',
};

/** What people write as an OpenTelemetry unit, with the UCUM unit they mean. */
export const UCUM_MISTAKES: Readonly<Record<string, string>> = {
  seconds: 's',
  second: 's',
  sec: 's',
  S: 's',
  milliseconds: 'ms',
  millisecond: 'ms',
  millis: 'ms',
  msec: 'ms',
  microseconds: 'us',
  nanoseconds: 'ns',
  minutes: 'min',
  hours: 'h',
  days: 'd',
  bytes: 'By',
  byte: 'By',
  B: 'By',
  b: 'By',
  kb: 'kBy',
  KB: 'kBy',
  mb: 'MBy',
  MB: 'MBy',
  percent: '%',
  percentage: '%',
  ratio: '1',
  count: '{item}',
  counts: '{item}',
  short: '{item}',
  none: '1',
  requests: '{request}',
  request: '{request}',
  errors: '{error}',
  messages: '{message}',
  items: '{item}',
  connections: '{connection}',
  jobs: '{job}',
  events: '{event}',
  calls: '{call}',
  operations: '{operation}',
};

/** Words for what is measured in a unit: a name that ends in one of them lacks it. */
export const MEASURED =
  /^(?:duration|latency|time|delay|elapsed|wait|age|lag|uptime|rtt|interval|timeout|memory|heap|bandwidth|throughput|temperature)$/;
