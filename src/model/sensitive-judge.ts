import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { ADDRESSEES, MAIL_TEXT, RAW_BODY, TELLING_MEMBERS } from '../vocabulary/sensitive-code.js';
import type { Category } from '../vocabulary/sensitive.js';
import type { FileModel } from './file-model.js';
import type { Variable } from './scopes.js';
import { isAboutName, type SensitiveNames } from './sensitive-names.js';
import { wholeObject, type ObjectKind } from './sensitive-objects.js';
import { isRead, isThing } from './sensitive-variables.js';

/** Sensitive data in an expression that reaches logs, spans or reports. */
export interface Sensitive {
  /** The narrow expression to report. */
  node: TSESTree.Node;
  category: Category;
  /** What tells: the name of the value, the name it is given, or that an object is whole. */
  by: 'name' | 'key' | ObjectKind;
  /** The name it is given, where that tells: `'card_number'`. */
  key: string;
  /** What the value is called: `user.email`. */
  text: string;
  /** The keys from the fields of the record down to the value; null within a text. */
  path: readonly string[] | null;
  /** The variable in the call that holds an object with it; null where it stands in the call itself. */
  holder: string | null;
}

/** Where a value stands. */
export interface Where {
  /** The keys from the fields of the record down to here; null within a text. */
  path: readonly string[] | null;
  /** True within a text, where an object shows nothing. */
  isText: boolean;
  /** True where only an object makes sense. */
  isObject: boolean;
  /** The name that the value is given. */
  key?: string;
}

/** What a name says of its value: that it may be shown, nothing, or what it is. */
export type Judgement = 'fine' | 'unknown' | { category: Category; by: 'name' | ObjectKind };

/** How much of a text is looked at for what it speaks of, in characters. */
const LONGEST = 2_000;

/** Judges values by what they are called. */
export class SensitiveJudge {
  readonly #model: FileModel;
  readonly #fileText: string;
  readonly #names: SensitiveNames;
  /** True where the text of the call speaks of a mail that is sent, after which `to` is an address. */
  readonly #isMail: boolean;

  /** @param text the static text of the call */
  constructor(model: FileModel, sourceCode: Readonly<TSESLint.SourceCode>, names: SensitiveNames, text: string) {
    this.#model = model;
    this.#fileText = sourceCode.text;
    this.#names = names;
    this.#isMail = names.isOn('contact') && MAIL_TEXT.test(text.slice(0, LONGEST));
  }

  /**
   * Judges an expression by its names.
   * @param chain from its root: `['req', 'headers', 'cookie']`
   * @param variable the variable that it is by itself
   */
  of(node: TSESTree.Node, chain: readonly string[], where: Where, variable: Variable | null): Judgement {
    const last = chain.at(-1)!;
    const owner = chain.at(-2) ?? '';
    if (isEnumMember(chain, variable?.defs[0]?.type === 'ImportBinding')) return 'fine';
    if (this.#isMail && ADDRESSEES.test(last)) return { category: 'contact', by: 'name' };
    const category = this.#names.of(last, owner === 'this' ? '' : owner) ?? this.#byMembers(last, variable);
    if (category && variable && isThing(variable, last)) return 'fine';
    if (category) return { category, by: category === 'objects' ? 'other' : 'name' };
    const kind = this.#whole(node, chain, where);
    if (kind) return { category: 'objects', by: kind };
    // `card_number: number` is that number, `card: number` may be that of cards.
    return isAboutName(last) && !where.key?.toLowerCase().endsWith(last.toLowerCase()) ? 'fine' : 'unknown';
  }

  /** `card` of which the file reads `cvc`. */
  #byMembers(name: string, variable: Variable | null): Category | null {
    const found = TELLING_MEMBERS.find(({ noun, members }) => variable && noun.test(name) && isRead(variable, members));
    return found && this.#names.isOn(found.category) && !this.#names.isAllowed(name) ? found.category : null;
  }

  #whole(node: TSESTree.Node, chain: readonly string[], { isText, isObject }: Where): ObjectKind | null {
    const last = chain.at(-1)!;
    if ((isText && !RAW_BODY.test(last)) || !this.#names.isOn('objects') || this.#names.isAllowed(last)) return null;
    return wholeObject(node, chain, this.#model, this.#fileText, isObject);
  }
}

/** `ErrorCode.InvalidToken`, `Events.PASSWORD_RESET`, `SESSION_COOKIE`: texts that are given once and for all. */
function isEnumMember(chain: readonly string[], isImported: boolean): boolean {
  const last = chain.at(-1)!;
  const isLoud = /^[A-Z][A-Z0-9_]+$/.test(last);
  // A secret of the environment may be kept in a constant; the name of a cookie and a key of an injector are no secrets.
  const isSecret = /(?:PASSWORD|SECRET|API_?KEY|PRIVATE_KEY|ENCRYPTION_KEY|SIGNING_KEY)$/.test(last);
  if (chain.length === 1) return isLoud && !(isImported && isSecret);
  const root = chain.slice(0, -1).join('.');
  if (/(?:^|\.)(?:env|config|configuration|settings|secrets|environment)$/i.test(root)) return false;
  return isLoud || (/^[A-Z]/.test(last) && /^[A-Z]/.test(chain.at(-2)!));
}
