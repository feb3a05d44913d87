import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { ReviewError } from './errors.js';
import type { Finding } from './review.js';

/** The form of the file; a review reads no other. */
const VERSION = 1;

/** A finding that is known, by what survives when its lines move. */
export interface Known {
  file: string;
  rule: string;
  /** A hash of the line that it is about, and of what the message names. */
  code: string;
  /** A hash of the lines around it, to tell one such line from another. */
  context: string;
}

/** Findings that do not fail a review, because they were there before it was asked for. */
export interface Baseline {
  known: readonly Known[];
}

/** What a baseline says of the findings of a review. */
export interface Compared {
  /** Findings that the baseline does not have, in their order. */
  fresh: Finding[];
  known: Finding[];
  /** How many of the baseline are gone. */
  gone: number;
}

/**
 * Reads a baseline.
 * @throws ReviewError where there is none, or it is not one, or one of another version
 */
export function readBaseline(file: string, shown: string): Baseline {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    throw new ReviewError(`No baseline in ${shown}. Write one with --update-baseline.`);
  }
  const read = parsed(text);
  if (!read || typeof read.version !== 'number' || !Array.isArray(read.findings))
    throw new ReviewError(`${shown} is not a baseline. Write one with --update-baseline.`);
  if (read.version !== VERSION)
    throw new ReviewError(
      `${shown} is a baseline of version ${String(read.version)}, this program reads version ${String(VERSION)}. Write it again with --update-baseline.`,
    );
  return { known: read.findings.filter(isKnown) };
}

function parsed(text: string): { version?: unknown; findings?: unknown } | null {
  try {
    const value = JSON.parse(text) as unknown;
    return typeof value === 'object' && value !== null ? value : null;
  } catch {
    return null;
  }
}

function isKnown(value: unknown): value is Known {
  const item = (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>;
  return ['file', 'rule', 'code', 'context'].every((key) => typeof item[key] === 'string');
}

/** The text of a baseline that has all findings of a review; one line a finding, so that a diff of it can be read. */
export function baselineText(findings: readonly Finding[]): string {
  const lines = findings.map((finding) => `    ${JSON.stringify(keyOf(finding))}`);
  return `{\n  "version": ${String(VERSION)},\n  "findings": [${lines.length > 0 ? `\n${lines.join(',\n')}\n  ` : ''}]\n}\n`;
}

/** A hash that stays the same when the line moves, for programs that follow findings from run to run. */
export function fingerprint(finding: Finding): string {
  const { file, rule, code } = keyOf(finding);
  return hash(`${file}\n${rule}\n${code}`, 32);
}

/** By what a finding is found again. */
export function keyOf({ file, rule, code, context, message }: Finding): Known {
  // One "} catch (err) {" is like another: what the message names first tells them apart.
  const [culprit = ''] = /'[^']+'/.exec(message) ?? [];
  return { file, rule, code: hash(`${code} ${culprit}`), context: hash(context) };
}

function hash(text: string, length = 12): string {
  return createHash('sha256').update(text.replaceAll(/\s+/g, ' ')).digest('hex').slice(0, length);
}

/** How a finding is found again, from the surest sign to the weakest; code may also move to another file. */
const SIGNS: readonly ((key: Known) => string)[] = [
  ({ file, rule, code, context }) => [file, rule, code, context].join('\n'),
  ({ rule, code, context }) => [rule, code, context].join('\n'),
  ({ file, rule, code }) => [file, rule, code].join('\n'),
];

/** Which findings a baseline knows: each of its entries stands for one. */
export function compare(findings: readonly Finding[], { known }: Baseline): Compared {
  let left = [...known];
  const matched = new Set<Finding>();
  for (const sign of SIGNS) {
    const open = new Map<string, Known[]>();
    for (const entry of left) open.set(sign(entry), [...(open.get(sign(entry)) ?? []), entry]);
    const used = new Set<Known>();
    for (const finding of findings) {
      if (matched.has(finding)) continue;
      const entry = open.get(sign(keyOf(finding)))?.pop();
      if (!entry) continue;
      matched.add(finding);
      used.add(entry);
    }
    left = left.filter((entry) => !used.has(entry));
  }
  return {
    fresh: findings.filter((finding) => !matched.has(finding)),
    known: findings.filter((finding) => matched.has(finding)),
    gone: left.length,
  };
}
