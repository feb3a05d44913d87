/** `MAX_JOINS`, `QUEUES`: what is written so is a constant, whichever file declares it. */
export const CONSTANT_NAME = /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*$/;

/**
 * The words of a name in camelCase, snake_case, kebab-case or dotted form, in lower case.
 * `participantUUID` is `['participant', 'uuid']`.
 */
export function wordsOf(name: string): string[] {
  return name
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replaceAll(/([A-Z])([A-Z][a-z])/g, '$1 $2')
    .split(/[^A-Za-z0-9]+/)
    .filter((word) => word !== '')
    .map((word) => word.toLowerCase());
}
