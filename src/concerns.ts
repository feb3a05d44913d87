/** The four halves of the specialist's checklist. */
export const CONCERNS = ['logging', 'metrics', 'tracing', 'errors'] as const;

/** One of {@link CONCERNS}. */
export type Concern = (typeof CONCERNS)[number];

/** How bad a finding is, as the specialist ranks it. BLOCKER and HIGH are ESLint errors, MEDIUM and LOW warnings. */
export type Severity = 'BLOCKER' | 'HIGH' | 'MEDIUM' | 'LOW';

/** What a rule says of itself; presets, README table and docs are computed from it. */
export interface RuleDocs {
  description: string;
  concern: Concern;
  severity: Severity;
  /** The mildest preset that has the rule on. */
  preset: 'recommended' | 'strict';
}
