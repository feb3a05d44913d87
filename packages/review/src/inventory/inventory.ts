import type { Review } from '../review.js';
import { assemble, type Inventory } from './assemble.js';

/** Lists what the files of a review have of observability: metrics, loggers, spans, error sinks; tests are left out. */
export function inventoryOf({ inspections, unparsed }: Review): Inventory {
  return assemble(
    inspections.filter(({ kind }) => kind !== 'test'),
    unparsed.map(({ file }) => file),
  );
}
