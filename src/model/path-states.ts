/**
 * What is known on the way to a point: `silent` where the error has left no trace yet on some way there, `traced` where
 * it has on all, null where no way leads there.
 */
export type State = 'silent' | 'traced' | null;

/** Where two ways meet: silent if either is. */
export function join(a: State, b: State): State {
  if (a === null) return b;
  if (b === null) return a;
  return a === 'silent' || b === 'silent' ? 'silent' : 'traced';
}

/** Where both conditions hold: unreachable or traced if either is. */
export function strongest(a: State, b: State): State {
  if (a === null || b === null) return null;
  return a === 'traced' || b === 'traced' ? 'traced' : 'silent';
}
