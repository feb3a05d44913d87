import {
  ABOUT_OWNERS,
  ABOUT_WORDS,
  CATEGORIES,
  COMMAND_WORDS,
  CONFIGURED_OWNERS,
  CREDENTIAL_TOKENS,
  FLAG_WORDS,
  HARMLESS_KEYS,
  HARMLESS_TOKENS,
  NEUTRAL_ENDINGS,
  OTHER_TOKENS_FILE,
  OWN_ADDRESS_WORDS,
  SANITISER_WORDS,
  SENSITIVE_NAMES,
  SHOWABLE_WORDS,
  TOKEN_TYPE_FILE,
  type Category,
} from '../vocabulary/sensitive.js';
import { wordsOf } from '../vocabulary/words.js';

/** What a team says of a category: `false` for off, else names to add and names that are fine here. */
export type CategoryOption = boolean | { add?: readonly string[]; allow?: readonly string[] };

/** What a team says of the categories; those left out are as built in. */
export type CategoryOptions = Readonly<Partial<Record<Category, CategoryOption>>>;

/** The longest entry of the lists, in words. */
const LONGEST = 5;

/** The built-in entries, each as one word: `apikey`. Made once: the rule is set up for every file. */
const BUILT_IN: ReadonlyMap<string, Category> = new Map(
  CATEGORIES.flatMap((category) =>
    (category === 'objects' ? [] : SENSITIVE_NAMES[category]).map(
      (name) => [wordsOf(name).join(''), category] as const,
    ),
  ),
);

/** Tells by the words of a name whether it stands for sensitive data. */
export class SensitiveNames {
  readonly #added = new Map<string, Category>();
  readonly #allowed = new Set<string>();
  readonly #off: ReadonlySet<Category>;
  readonly #fileText: string;

  /** @param fileText the source of the file, which decides what a bare `token` is */
  constructor(options: CategoryOptions, fileText: string) {
    this.#fileText = fileText;
    this.#off = new Set(CATEGORIES.filter((category) => options[category] === false));
    for (const category of CATEGORIES) {
      const option = options[category];
      const { add = [], allow = [] } = typeof option === 'object' ? option : {};
      for (const name of add) this.#added.set(wordsOf(name).join(''), category);
      for (const name of allow) this.#allowed.add(wordsOf(name).join(''));
    }
  }

  /** True where a category is looked at. */
  isOn(category: Category): boolean {
    return !this.#off.has(category);
  }

  /** True where a team says that a name is fine. */
  isAllowed(name: string): boolean {
    const words = stripped(wordsOf(name));
    return endings(words).some(({ text }) => this.#allowed.has(text));
  }

  /**
   * What a name stands for: `contact` for `userEmail`.
   * @param name as written; dots, dashes and underscores part words
   * @param owner the name in front of it: `card` of `card.number`
   * @returns null for a name that is harmless or says nothing
   */
  of(name: string, owner = ''): Category | null {
    const written = wordsOf(name);
    const own = stripped(written);
    const before = wordsOf(owner);
    if ([...before, ...own].some((word) => SHOWABLE_WORDS.has(word))) return null;
    // `errors.password` is a text about it; `token.value` is it.
    if (own.length > 0 && ABOUT_OWNERS.has(before.at(-1) ?? '')) return null;
    const found =
      this.#find(written, 1) ?? this.#find(own, 1) ?? this.#find([...stripped(before), ...own], own.length + 1);
    // A key of the environment is one to something, unless it says of what else.
    const isKey = !found && before.at(-1) === 'env' && own.at(-1) === 'key' && !HARMLESS_KEYS.has(own.at(-2) ?? '');
    if (isKey && this.isOn('credentials') && !this.isAllowed(name)) return 'credentials';
    if (!found || this.#off.has(found.category)) return null;
    return isHarmless(found, own, before, this.#fileText) ? null : found.category;
  }

  /** The longest ending of a name that is in the lists. */
  #find(words: readonly string[], atLeast: number): Found | null {
    for (const { text, count } of endings(words)) {
      if (count < atLeast) break;
      if (this.#allowed.has(text)) return null;
      const category = this.#added.get(text) ?? BUILT_IN.get(text);
      if (category) return { category, entry: text, count, words };
    }
    return null;
  }
}

interface Found {
  category: Category;
  /** The entry of the list, as one word. */
  entry: string;
  /** How many words of the name it takes. */
  count: number;
  words: readonly string[];
}

/** What words end with, longest first, in the singular and as written. */
function endings(words: readonly string[]): { text: string; count: number }[] {
  const found: { text: string; count: number }[] = [];
  for (let count = Math.min(LONGEST, words.length); count > 0; count--) {
    const text = words.slice(-count).join('');
    const singular = singularOf(text);
    found.push({ text, count });
    if (singular !== text) found.push({ text: singular, count });
  }
  return found;
}

function singularOf(text: string): string {
  if (/(?:ss|sh|x)es$/.test(text)) return text.slice(0, -2);
  return /[^s]s$/.test(text) ? text.slice(0, -1) : text;
}

/** The words of a name without what leaves it as it is: numbers, `value`, `string`. */
function stripped(words: readonly string[]): string[] {
  const left = words.map((word) => (/^(?:cvv|cvc)2$/.test(word) ? word : word.replace(/(?<=[a-z])\d+$/, '')));
  while (left.length > 1 && (NEUTRAL_ENDINGS.has(left.at(-1)!) || /^\d+$/.test(left.at(-1)!))) left.pop();
  return left.length === 1 && NEUTRAL_ENDINGS.has(left[0]!) ? [] : left;
}

function isHarmless(
  { category, entry, count, words }: Found,
  own: readonly string[],
  owner: readonly string[],
  fileText: string,
): boolean {
  const isWholeEntry = count > 1 && count === own.length;
  const first = own.length > 1 && !isWholeEntry ? own[0]! : '';
  if (FLAG_WORDS.has(first)) return true;
  if (COMMAND_WORDS.has(first) && /^(?:password|email|phone)$/.test(entry)) return true;
  if (category === 'contact' && (OWN_ADDRESS_WORDS.has(first) || CONFIGURED_OWNERS.has(owner.at(-1) ?? '')))
    return true;
  // A latency is called `lat` too, and a language `lng`.
  if (entry === 'lat') return !/\b(?:lng|lon|longitude)\b/i.test(fileText);
  if (entry === 'lng') return !/\b(?:lat|latitude)\b/i.test(fileText);
  // An instruction of a processor is called so too.
  if (entry === 'mnemonic') return !/wallet|bip-?39|seed|ethers|web3/i.test(fileText);
  // The working directory, where it is in the environment.
  if (entry === 'pwd') return owner.at(-1) === 'env';
  return entry === 'token' && isOtherToken(words, fileText);
}

/** A token of a parser, a language model, a blockchain, a cursor. */
function isOtherToken(words: readonly string[], fileText: string): boolean {
  const before = words.at(-2);
  if (before !== undefined && HARMLESS_TOKENS.has(before)) return true;
  if (words.at(-1) === 'tokens') return before === undefined || !CREDENTIAL_TOKENS.has(before);
  return (
    (before === undefined || !CREDENTIAL_TOKENS.has(before)) &&
    (OTHER_TOKENS_FILE.test(fileText) || TOKEN_TYPE_FILE.test(fileText))
  );
}

/** True for a name that says that its value may be shown: `maskedEmail`, `safeHeaders`. */
export function isShowableName(name: string): boolean {
  return wordsOf(name).some((word) => SHOWABLE_WORDS.has(word));
}

/** True for a name that says that its value is about a thing, not the thing: `tokenId`, `hasPassword`, `maskedEmail`. */
export function isAboutName(name: string): boolean {
  const words = wordsOf(name);
  const last = words.at(-1)?.replace(/(?<=[a-z])\d+$/, '') ?? '';
  return ABOUT_WORDS.has(last) || (words.length > 1 && FLAG_WORDS.has(words[0]!)) || isShowableName(name);
}

/** True for a function whose name says that what it returns can be shown: `maskEmail`, `redact`, `getSafeHeaders`. */
export function sanitises(name: string): boolean {
  // `safeStringify` is safe from cycles.
  const words = wordsOf(name).filter((word) => word !== 'safe' || !/stringify$/i.test(name));
  return words.some((word) => SANITISER_WORDS.has(word) || SHOWABLE_WORDS.has(word));
}
