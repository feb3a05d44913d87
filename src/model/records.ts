/**
 * What a record has under a name that stands in the code. Read plainly, a record has something under `constructor`,
 * `toString` and the like, which every object inherits.
 */
export function entryOf<T>(record: Readonly<Record<string, T>> | undefined, name: string): T | undefined {
  return record && Object.hasOwn(record, name) ? record[name] : undefined;
}
