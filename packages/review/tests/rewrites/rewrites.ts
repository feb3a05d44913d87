import { ADDING } from './adding.js';
import { DELETING } from './deleting.js';
import { MOVING } from './moving.js';
import { RENAMING } from './renaming.js';
import { RESTATING } from './restating.js';

export { DELETING };
export { HOLES } from './holes.js';

/** What changes nothing of what a program does, and so must not raise its score. */
export const PRESERVING = [...RENAMING, ...RESTATING, ...MOVING, ...ADDING];
