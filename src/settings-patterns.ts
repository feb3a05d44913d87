import { fail, string, type Reader } from './settings-reader.js';

/** A regular expression of the settings. */
export interface Pattern {
  source: string;
  /** True where it matches somewhere in a text. Takes as long as the text is long, whatever the expression. */
  test(text: string): boolean;
}

/** What an expression waits for: a character, a place, one of two ways, or nothing more. */
type State =
  | { kind: 'character'; is: (character: string) => boolean; next: State }
  | { kind: 'place'; is: (text: string, at: number) => boolean; next: State }
  | { kind: 'either'; ways: State[] }
  | { kind: 'end' };

/** Makes the states of a part of an expression, given what comes after it. */
type Part = (next: State) => State;

/** In characters. */
const LONGEST = 1_000;

/** How many states an expression may have: `a{1000}` has as many. */
const MOST_STATES = 2_000;

/**
 * The source of a regular expression. It is not run by the engine of JavaScript, which takes for ever for `^(a+)+$` and
 * a name that almost matches: a setting may come with a repository that somebody else has written. All ways through the
 * expression are followed at once instead (Thompson 1968), which rules out look-around and back references.
 */
export const pattern: Reader<Pattern> = (value, path) => {
  const source = string(value, path);
  if (source.length > LONGEST) fail(path, `a regular expression of at most ${String(LONGEST)} characters`, value);
  try {
    new RegExp(source);
  } catch (error) {
    return fail(path, `a regular expression (${error instanceof Error ? error.message : String(error)})`, value);
  }
  const start = new PatternReader(source).start();
  return start
    ? { source, test: (text) => matches(start, text) }
    : fail(path, 'a regular expression without look-around, back references and large repetitions', value);
};

function matches(start: State, text: string): boolean {
  let states = new Set<State>();
  for (let at = 0; ; at++) {
    const reached = new Set<State>();
    const stack: State[] = [start, ...states];
    for (let state = stack.pop(); state; state = stack.pop()) {
      if (reached.has(state)) continue;
      reached.add(state);
      if (state.kind === 'end') return true;
      if (state.kind === 'either') stack.push(...state.ways);
      else if (state.kind === 'place' && state.is(text, at)) stack.push(state.next);
    }
    if (at === text.length) return false;
    states = new Set();
    for (const state of reached) if (state.kind === 'character' && state.is(text[at]!)) states.add(state.next);
  }
}

const isWord = (text: string, at: number): boolean => /\w/.test(text[at] ?? '');

const PLACES: Readonly<Record<string, (text: string, at: number) => boolean>> = {
  '^': (_, at) => at === 0,
  $: (text, at) => at === text.length,
  '\\b': (text, at) => isWord(text, at - 1) !== isWord(text, at),
  '\\B': (text, at) => isWord(text, at - 1) === isWord(text, at),
};

/** One of: a place, an escape, a class, any other character. The expression is known to be valid. */
const ATOM = /\^|\$|\\(?:x[\da-fA-F]{2}|u[\da-fA-F]{4}|c[a-zA-Z]|[^])|\[(?:\\[^]|[^\]\\])*\]|[^]/y;
const QUANTIFIER = /(?:([*+?])|\{(\d+)(?:(,)(\d*))?\})\??/y;

/** Reads an expression from left to right. */
class PatternReader {
  readonly #source: string;
  #at = 0;
  #states = 0;
  /** False where the expression has what cannot be followed. */
  #isPlain = true;

  constructor(source: string) {
    this.#source = source;
  }

  /** Where the expression starts; null where it has what cannot be followed. */
  start(): State | null {
    const whole = this.#alternatives();
    const start = this.#isPlain ? whole({ kind: 'end' }) : null;
    return this.#isPlain ? start : null;
  }

  #alternatives(): Part {
    const parts = [this.#sequence()];
    while (this.#taken(/\|/y)) parts.push(this.#sequence());
    const [only] = parts;
    return parts.length === 1 && only
      ? only
      : (next) => this.#state({ kind: 'either', ways: parts.map((part) => part(next)) });
  }

  #sequence(): Part {
    const parts: Part[] = [];
    while (this.#isPlain && this.#at < this.#source.length && !/[|)]/.test(this.#source[this.#at]!)) {
      parts.push(this.#repeated(this.#atom()));
    }
    return (next) => parts.reduceRight((after, part) => part(after), next);
  }

  #atom(): Part {
    const open = this.#taken(/\((?:\?(?::|<(?![=!])[^>]*>))?/y);
    if (open !== null) {
      // Look-around, and what later versions of the language may add.
      if (this.#source[this.#at] === '?') this.#isPlain = false;
      const inner = this.#alternatives();
      this.#taken(/\)/y);
      return inner;
    }
    const atom = this.#taken(ATOM) ?? '';
    const place = Object.hasOwn(PLACES, atom) ? PLACES[atom] : undefined;
    if (place) return (next) => this.#state({ kind: 'place', is: place, next });
    if (/^\\[1-9k]/.test(atom)) this.#isPlain = false;
    const isSimple = atom.length === 1 && atom !== '.';
    const one = isSimple ? null : new RegExp(`^${atom}$`);
    const is = (character: string): boolean => (one ? one.test(character) : character === atom);
    return (next) => this.#state({ kind: 'character', is, next });
  }

  #repeated(part: Part): Part {
    const quantifier = this.#taken(QUANTIFIER);
    if (quantifier === null) return part;
    const [, sign, low, comma, high] = new RegExp(QUANTIFIER.source).exec(quantifier)!;
    const from = sign === undefined ? Number(low) : sign === '+' ? 1 : 0;
    const to = sign === '?' ? 1 : sign !== undefined || (comma && high === '') ? Infinity : Number(high ?? low);
    return (next) => {
      let state = to === Infinity ? this.#loop(part, next) : next;
      for (let i = from; i < to && to !== Infinity && this.#isPlain; i++) {
        state = this.#state({ kind: 'either', ways: [part(state), next] });
      }
      for (let i = 0; i < from && this.#isPlain; i++) state = part(state);
      return state;
    };
  }

  #loop(part: Part, next: State): State {
    const loop: State = this.#state({ kind: 'either', ways: [next] });
    if (loop.kind === 'either') loop.ways.push(part(loop));
    return loop;
  }

  #state(state: State): State {
    this.#states += 1;
    if (this.#states > MOST_STATES) this.#isPlain = false;
    return state;
  }

  #taken(what: RegExp): string | null {
    what.lastIndex = this.#at;
    const found = what.exec(this.#source)?.[0] ?? null;
    this.#at += found?.length ?? 0;
    return found;
  }
}
