const SECONDS: Readonly<Record<string, number>> = {
  ns: 1e-9,
  us: 1e-6,
  µs: 1e-6,
  ms: 1e-3,
  s: 1,
  m: 60,
  h: 3600,
};

/**
 * A duration in seconds.
 * @param text a number and a unit: `300ms`, `1.5s`, `2m`. Source: Prometheus docs, "Querying basics", time durations.
 * @returns null where the text is none, or not above 0
 */
export function durationIn(text: string): number | null {
  const found = /^\s*(\d+(?:\.\d+)?)\s*(ns|us|µs|ms|s|m|h)\s*$/.exec(text);
  const seconds = found ? Number(found[1]) * SECONDS[found[2]!]! : 0;
  return seconds > 0 ? Number(seconds.toPrecision(12)) : null;
}
