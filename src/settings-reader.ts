/** Reads one value of the settings, or throws naming its path. */
export type Reader<T> = (value: unknown, path: string) => T;

/**
 * Ends with an error that names the setting and what it accepts.
 * @throws Error always
 */
export function fail(path: string, accepted: string, found: unknown): never {
  throw new Error(`eslint-plugin-observability: ${path} must be ${accepted}, but is ${show(found)}.`);
}

/** A string of at least one character. */
export const string: Reader<string> = (value, path) =>
  typeof value === 'string' && value !== '' ? value : fail(path, 'a non-empty string', value);

/** An array of non-empty strings; absent is empty. */
export const strings: Reader<string[]> = (value, path) => {
  if (value === undefined) return [];
  if (!Array.isArray(value)) fail(path, 'an array of strings', value);
  return value.map((item, i) => string(item, `${path}[${i}]`));
};

/** The source of a regular expression. */
export const regex: Reader<RegExp> = (value, path) => {
  const source = string(value, path);
  try {
    return new RegExp(source);
  } catch (error) {
    return fail(path, `a regular expression (${error instanceof Error ? error.message : String(error)})`, value);
  }
};

/** A plain object. */
export const record: Reader<Readonly<Record<string, unknown>>> = (value, path) =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : fail(path, 'an object', value);

/** Refuses keys that are not in the list. */
export function oneOf(object: Readonly<Record<string, unknown>>, accepted: readonly string[], path: string): void {
  for (const key of Object.keys(object)) {
    if (accepted.includes(key)) continue;
    throw new Error(
      `eslint-plugin-observability: ${path}.${key} is not a setting. Accepted here: ${accepted.join(', ')}.`,
    );
  }
}

function show(value: unknown): string {
  if (typeof value === 'function' || typeof value === 'symbol') return `a ${typeof value}`;
  return JSON.stringify(value) ?? 'undefined';
}
