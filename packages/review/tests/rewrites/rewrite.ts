import type { Files } from './source.js';

/** A change of a whole code base. */
export interface Rewrite {
  /** What is done, as an order. */
  name: string;
  apply: (files: Files) => Files;
}
