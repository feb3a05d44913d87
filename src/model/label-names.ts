import type { MetricType } from '../profiles/profile.js';
import { INTERNAL_PREFIX, LABEL_NAME, OWN_LABELS } from '../vocabulary/label-names.js';

/**
 * Why a label cannot have a name:
 * - `invalid`: Prometheus knows no such names
 * - `own`: this type of metric has a label of that name already
 * - `internal`: Prometheus keeps such names for itself
 */
export interface LabelNameFault {
  kind: 'invalid' | 'own' | 'internal';
  /** The nearest name that is fine; empty where nothing is left of it. */
  cure: string;
}

/** What is wrong with the name of a label; null where nothing is. */
export function labelNameFault(name: string, type: MetricType): LabelNameFault | null {
  if (!LABEL_NAME.test(name)) return { kind: 'invalid', cure: validName(name) };
  if (OWN_LABELS[type] === name) return { kind: 'own', cure: '' };
  if (name.startsWith(INTERNAL_PREFIX)) return { kind: 'internal', cure: validName(name) };
  return null;
}

function validName(name: string): string {
  const words = name.replaceAll(/[^a-zA-Z0-9_]+/g, '_').replaceAll(/^_+|(?<!_)_+$/g, '');
  return /^\d/.test(words) ? `_${words}` : words;
}

/** No metric has as many labels as this, and no label such a long name: what has more is made by a program. */
const MOST = 100;

/** The name that was most likely meant: the same but for case and separators, or with one or two slips. */
export function nearestName(name: string, candidates: readonly string[]): string | null {
  if (name.length > MOST || candidates.length > MOST) return null;
  const same = candidates.find((candidate) => plain(candidate) === plain(name));
  if (same !== undefined) return same;
  const near = candidates
    .filter(({ length }) => Math.abs(length - name.length) <= 2)
    .map((candidate) => ({ candidate, slips: slipsBetween(name, candidate) }))
    .filter(({ candidate, slips }) => slips <= 2 && slips * 3 <= Math.min(name.length, candidate.length))
    .sort((a, b) => a.slips - b.slips);
  return near[0]?.candidate ?? null;
}

function plain(name: string): string {
  return name.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
}

/** How many characters have to be added, left out or replaced to make one name the other. */
function slipsBetween(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (const [i, letter] of Array.from(a).entries()) {
    const next = [i + 1];
    for (const [j, other] of Array.from(b).entries()) {
      next.push(Math.min(next[j]! + 1, row[j + 1]! + 1, row[j]! + (letter === other ? 0 : 1)));
    }
    row = next;
  }
  return row[b.length]!;
}
