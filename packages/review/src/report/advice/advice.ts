import { errors } from './errors.js';
import { logging } from './logging.js';
import { metrics } from './metrics.js';
import { tracing } from './tracing.js';

/** What the specialist says of all findings of a rule; in texts, what stands between backticks is code. */
export interface Advice {
  /** The type of issue, as a heading: `Silent error`. */
  type: string;
  /** What is wrong. */
  problem: string;
  /** What that means for whoever runs the service. */
  impact: string;
  /** What to do about it. */
  fix: string;
  /** That as a change, for findings without one of their own: lines of a diff, each after `-`, `+` or a blank. */
  example: string;
}

const ADVICE: Readonly<Record<string, Advice>> = { ...errors, ...logging, ...metrics, ...tracing };

/** The advice for a rule, by its id without prefix; null for one that is not known here. */
export function adviceFor(rule: string): Advice | null {
  return Object.hasOwn(ADVICE, rule) ? ADVICE[rule]! : null;
}
