/** A part of a metric name in the team's convention. */
export interface ConventionPart {
  name: 'service' | 'subsystem' | 'metric' | 'unit';
  optional: boolean;
}

/** The team's convention for metric names, parsed. */
export interface Convention {
  text: string;
  parts: readonly ConventionPart[];
}

const PARTS = ['service', 'subsystem', 'metric', 'unit'] as const;

/**
 * Parses a convention such as `<service>_[<subsystem>_]<metric>[_<unit>]`.
 * @returns the convention, or a text that says what is accepted
 */
export function parseConvention(text: string): Convention | string {
  const accepted =
    'parts <service>, <subsystem>, <metric>, <unit> in this order joined by _, with optional ones in [], ' +
    'such as <service>_[<subsystem>_]<metric>[_<unit>]';
  const parts: ConventionPart[] = [];
  let rest = text;
  while (rest !== '') {
    const match = /^(?:_?<(\w+)>_?|_?\[_?<(\w+)>_?\]_?)/.exec(rest);
    const name = PARTS.find((part) => part === (match?.[1] ?? match?.[2]));
    if (!match || !name || parts.some((part) => PARTS.indexOf(part.name) >= PARTS.indexOf(name))) return accepted;
    parts.push({ name, optional: match[2] !== undefined });
    rest = rest.slice(match[0].length);
  }
  return parts.some((part) => part.name === 'metric') ? { text, parts } : accepted;
}
