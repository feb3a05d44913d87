import { wordsOf } from './words.js';

/** The ways to write a name of several words. */
export const CASES = ['camelCase', 'snake_case', 'kebab-case', 'PascalCase'] as const;

/** One of {@link CASES}. */
export type Case = (typeof CASES)[number];

const PATTERNS: Readonly<Record<Case, RegExp>> = {
  camelCase: /^[a-z][A-Za-z0-9]*$/,
  snake_case: /^[a-z][a-z0-9]*(?:_[a-z0-9]+)*$/,
  'kebab-case': /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/,
  PascalCase: /^[A-Z][A-Za-z0-9]*$/,
};

/** True where a name is written in a case; `id` is in all of them that start in lower case. */
export function isIn(name: string, style: Case): boolean {
  return PATTERNS[style].test(name);
}

/** The only case that a name is in; null where it has one word, or is in none. */
export function caseOf(name: string): Case | null {
  const all = CASES.filter((style) => isIn(name, style));
  return all.length === 1 ? all[0]! : null;
}

/** A name in another case: `meeting_id` in camelCase is `meetingId`. */
export function inCase(name: string, style: Case): string {
  const words = wordsOf(name);
  const capital = (word: string): string => `${word[0]!.toUpperCase()}${word.slice(1)}`;
  switch (style) {
    case 'camelCase':
      return words.map((word, i) => (i === 0 ? word : capital(word))).join('');
    case 'PascalCase':
      return words.map(capital).join('');
    case 'snake_case':
      return words.join('_');
    case 'kebab-case':
      return words.join('-');
  }
}
