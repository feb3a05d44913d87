/** Reads one value of the settings, or throws naming its path. */
export type Reader<T> = (value: unknown, path: string) => T;

/** The settings are wrong; the message names the path. It is the only error that a rule may end with. */
export class SettingsError extends Error {}

/**
 * Ends with an error that names the setting and what it accepts.
 * @throws SettingsError always
 */
export function fail(path: string, accepted: string, found: unknown): never {
  throw new SettingsError(`eslint-plugin-observability: ${path} must be ${accepted}, but is ${show(found)}.`);
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

/** A plain object. */
export const record: Reader<Readonly<Record<string, unknown>>> = (value, path) =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : fail(path, 'an object', value);

/** Refuses keys that are not in the list. */
export function oneOf(object: Readonly<Record<string, unknown>>, accepted: readonly string[], path: string): void {
  for (const key of Object.keys(object)) {
    if (accepted.includes(key)) continue;
    throw new SettingsError(
      `eslint-plugin-observability: ${path}.${key} is not a setting. Accepted here: ${accepted.join(', ')}.`,
    );
  }
}

function show(value: unknown): string {
  if (typeof value === 'function' || typeof value === 'symbol') return `a ${typeof value}`;
  let text: string;
  try {
    text = JSON.stringify(value) ?? 'undefined';
  } catch {
    // An object in itself, a bigint.
    text = String(value);
  }
  return text.length > 200 ? `${text.slice(0, 199)}…` : text;
}
