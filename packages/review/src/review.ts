import type { FileInspection, Severity } from 'eslint-plugin-observability/inspection';

/** The severities, the worst first. */
export const SEVERITIES: readonly Severity[] = ['BLOCKER', 'HIGH', 'MEDIUM', 'LOW'];

/** A change of the code that a rule offers. */
export interface Offer {
  /** What it does, as the editor says it; empty for a fix. */
  title: string;
  /** The change as the hunks of a unified diff, without file names. */
  diff: string;
}

/** One finding, at a place in a file. */
export interface Finding {
  /** Relative to where the review was started, with `/`. */
  file: string;
  /** From 1. */
  line: number;
  /** From 1. */
  column: number;
  endLine: number;
  endColumn: number;
  severity: Severity;
  /** Without the prefix of the plugin: `metric-naming`. */
  rule: string;
  message: string;
  /** The first line of the code that it is about, without indentation. */
  code: string;
  /** The lines around it, without indentation: they tell one such line from another. */
  context: string;
  /** What the rule offers, the best first. */
  offers: Offer[];
}

/** A file that is not valid JavaScript or TypeScript. */
export type Unparsed = Pick<Finding, 'file' | 'line' | 'column' | 'message'>;

/** What a review found, before anything is judged. */
export interface Review {
  /** The version of the plugin. */
  version: string;
  /** How many files were read. */
  files: number;
  /** Sorted by file, line and column. */
  findings: Finding[];
  /** Those that a comment turns off without a reason (`-- …`), file by file; none where it is missing. */
  suppressed?: Finding[];
  /** What each file states, sorted by file; tests are among them. */
  inspections: FileInspection[];
  unparsed: Unparsed[];
  /** Where the rules come from: a preset of the plugin, or the project's own ESLint configuration. */
  rulesFrom: string;
  /** Problems that do not keep the review from running, one line each. */
  warnings: string[];
}
