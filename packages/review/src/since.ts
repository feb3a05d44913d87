import { readFileSync } from 'node:fs';
import { compare, type Known } from './baseline.js';
import { ReviewError } from './errors.js';
import type { Finding } from './review.js';

/** An earlier review of the same code. */
export interface Earlier {
  /** Its score; null where it had none. */
  points: number | null;
  findings: readonly Known[];
}

/** What has changed since an earlier review. */
export interface Since {
  /** The score then; null where there was none. */
  points: number | null;
  /** How many findings there are that were not there then. */
  added: number;
  /** How many there were then that are not there now. */
  gone: number;
}

/**
 * Reads what `--format json` has written.
 * @throws ReviewError where there is nothing, or something else
 */
export function readEarlier(file: string, shown: string): Earlier {
  let read: unknown;
  try {
    read = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    const isMissing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    throw new ReviewError(isMissing ? `No review in ${shown}. ${HOW}` : `${shown} is not a review. ${HOW}`);
  }
  const { score, findings } = (typeof read === 'object' && read !== null ? read : {}) as Record<string, unknown>;
  if (!Array.isArray(findings)) throw new ReviewError(`${shown} is not a review. ${HOW}`);
  const points = (score as { points?: unknown } | null | undefined)?.points;
  return {
    points: typeof points === 'number' ? points : null,
    findings: findings.map((item: unknown) => {
      const { file: at, rule, key } = item as { file?: string; rule?: string; key?: Partial<Known> };
      return { file: at ?? '', rule: rule ?? '', code: key?.code ?? '', context: key?.context ?? '' };
    }),
  };
}

const HOW = 'Write one with --format json --output <file>.';

/** What has changed between an earlier review and the findings of this one. */
export function changeSince(findings: readonly Finding[], { points, findings: then }: Earlier): Since {
  const { fresh, gone } = compare(findings, { known: then });
  return { points, added: fresh.length, gone };
}
