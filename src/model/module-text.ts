import type { Profile } from '../profiles/profile.js';
import type { Settings } from '../settings.js';
import { moduleProfile } from './modules.js';
import { closing, withoutComments } from './source-text.js';
import { asInstance, callable, instanceOf, memberOf, type LoggerSource, type Value } from './values.js';

/** What a module exports, as far as loggers go. */
export interface ModuleExports {
  /** Loggers, and functions that return one, by the name they are exported under. */
  values: ReadonlyMap<string, Value>;
  /** What it hands on from other modules under a name. */
  from: ReadonlyMap<string, { source: string; name: string }>;
  /** The modules of which it hands on everything. */
  all: readonly string[];
}

const NAME = '[A-Za-z_$][\\w$]*';
const IMPORT = new RegExp(
  `^import\\s+(?!type\\b)(?:(${NAME})\\s*,?\\s*)?(?:\\*\\s+as\\s+(${NAME})\\s*)?(?:\\{([^}]*)\\}\\s*)?from\\s*['"]([^'"]+)['"]`,
  'gm',
);
const REQUIRE = new RegExp(
  `^(?:const|let|var)\\s+(?:(${NAME})|\\{([^}]*)\\})\\s*=\\s*require\\(\\s*['"]([^'"]+)['"]\\s*\\)((?:\\.${NAME})*)`,
  'gm',
);
const DECLARED = new RegExp(
  `^(export\\s+)?(?:(?:const|let|var)\\s+(${NAME})\\b[^=\\n]*=(?![=>])|(?:default\\s+)?(?:async\\s+)?function\\s+(${NAME})\\s*\\([^)]*\\)[^{\\n]*\\{\\s*return\\b)\\s*`,
  'gm',
);
const EXPORTED = new RegExp(
  `^(?:export\\s+default\\s+(?!class\\b|function\\b|async\\b)|module\\.exports\\s*=\\s*|(?:module\\.)?exports\\.(${NAME})\\s*=\\s*)`,
  'gm',
);
const LISTED = /^export\s*\{([^}]*)\}(?:\s*from\s*['"]([^'"]+)['"])?/gm;
const ALL = /^export\s*\*\s*from\s*['"]([^'"]+)['"]/gm;
const ARROW = new RegExp(
  `(?:async\\s+)?(?:\\([^()]*\\)|${NAME})\\s*(?::\\s*[\\w.<>[\\] ]+)?=>\\s*(?:\\{\\s*return\\b\\s*)?`,
  'y',
);

/**
 * Reads what a module exports from its text: `export const logger = pino({ … })` and the other plain ways to write that.
 * @param text the source of the module
 * @param path where it is
 */
export function exportsOfText(text: string, path: string, settings: Settings): ModuleExports {
  return new ModuleText(withoutComments(text), path, settings).exports();
}

class ModuleText {
  readonly #text: string;
  readonly #path: string;
  readonly #settings: Settings;
  readonly #names = new Map<string, Value>();

  constructor(text: string, path: string, settings: Settings) {
    this.#text = text;
    this.#path = path;
    this.#settings = settings;
  }

  exports(): ModuleExports {
    const values = new Map<string, Value>();
    const from = new Map<string, { source: string; name: string }>();
    this.#imports();
    if (this.#names.size > 0) this.#declarations(values);
    for (const [, list = '', source] of this.#text.matchAll(LISTED)) {
      for (const [name, exported] of pairs(list)) {
        const value = this.#names.get(name);
        if (source !== undefined) from.set(exported, { source, name });
        else if (value) values.set(exported, value);
      }
    }
    return { values, from, all: [...this.#text.matchAll(ALL)].map(([, source = '']) => source) };
  }

  /** The names that the module has from libraries. */
  #imports(): void {
    for (const [, whole, namespace, list = '', source = ''] of this.#text.matchAll(IMPORT)) {
      const module = this.#module(source);
      if (!module) continue;
      if (whole !== undefined) this.#know(whole, memberOf(module, 'default'));
      if (namespace !== undefined) this.#know(namespace, module);
      for (const [name, local] of pairs(list)) this.#know(local, memberOf(module, name));
    }
    for (const [, whole, list = '', source = '', path = ''] of this.#text.matchAll(REQUIRE)) {
      let module = this.#module(source);
      for (const name of path.split('.').slice(1)) module = module && memberOf(module, name);
      if (!module) continue;
      if (whole !== undefined) this.#know(whole, module);
      for (const [name, local] of pairs(list)) this.#know(local, memberOf(module, name));
    }
  }

  #module(source: string): Value | null {
    const profile = moduleProfile(source, this.#settings);
    return profile && isOfLoggers(profile) ? { kind: 'namespace', profile, certain: true } : null;
  }

  #know(name: string, value: Value | null): void {
    if (value) this.#names.set(name, value);
  }

  #declarations(values: Map<string, Value>): void {
    for (const match of this.#text.matchAll(DECLARED)) {
      const [whole, isExported, variable, fn] = match;
      const at = match.index + whole.length;
      const value = fn === undefined ? this.#valueAt(at) : made(this.#instanceAt(at));
      const name = variable ?? fn;
      if (!value || name === undefined) continue;
      this.#names.set(name, value);
      if (isExported !== undefined) values.set(/\bdefault\b/.test(whole) ? 'default' : name, value);
    }
    for (const match of this.#text.matchAll(EXPORTED)) {
      const at = match.index + match[0].length;
      const list = /\{([^{}]*)\}/y;
      list.lastIndex = at;
      // `module.exports = { logger }`
      for (const [name, exported] of pairs(list.exec(this.#text)?.[1] ?? '', ':', true)) {
        const value = this.#names.get(name);
        if (value) values.set(exported, value);
      }
      const value = this.#valueAt(at);
      if (value) values.set(match[1] ?? 'default', value);
    }
  }

  /** A logger, or an arrow function that returns one. */
  #valueAt(at: number): Value | null {
    ARROW.lastIndex = at;
    const arrow = ARROW.exec(this.#text);
    return arrow ? made(this.#instanceAt(at + arrow[0].length)) : this.#instanceAt(at);
  }

  /** The logger that an expression is: `pino({ … }).child({ … })`, `new Logger()`, the name of one. */
  #instanceAt(start: number): Value | null {
    const text = this.#text;
    const root = new RegExp(`(?:await\\s+)?(new\\s+)?(${NAME})`, 'y');
    root.lastIndex = start;
    const first = root.exec(text);
    let value: Value | null = (first && this.#names.get(first[2]!)) ?? null;
    let isNew = first?.[1] !== undefined;
    let at = start + (first?.[0].length ?? 0);
    while (value) {
      const step = nextStep(text, at);
      if (step === null) break;
      at = step.end;
      if (step.member !== undefined) value = memberOf(value, step.member);
      else {
        value = called(value, isNew, { path: this.#path, text, options: step.arguments });
        isNew = false;
      }
    }
    const instance = isNew ? null : asInstance(value);
    // `pino(options) as Logger` is one, `pino(options) && other` may not be.
    return instance && /^[ \t]*(?:;|$|\r?\n|\}|,|as\b|satisfies\b|!)/.test(text.slice(at, at + 40)) ? instance : null;
  }
}

/** What an expression goes on with: a member that is read, or arguments; null where it ends. */
function nextStep(text: string, at: number): { end: number; member?: string; arguments: string } | null {
  const member = new RegExp(`\\s*\\??\\.\\s*(${NAME})`, 'y');
  member.lastIndex = at;
  const read = member.exec(text);
  if (read) return { end: at + read[0].length, member: read[1]!, arguments: '' };
  const open = /\s*(?:\?\.)?(?:<[^()]*?>)?\(/y;
  open.lastIndex = at;
  const call = open.exec(text);
  if (!call) return null;
  const start = at + call[0].length;
  const end = closing(text, start);
  return end === null ? null : { end: end + 1, arguments: text.slice(start, end) };
}

/** What calling a value, or `new`, gives. */
function called(value: Value, isNew: boolean, source: LoggerSource): Value | null {
  const callee = callable(value);
  const type = isNew ? callee?.entry.construct : callee?.entry.returns;
  if (!callee || type === undefined) return null;
  return type === 'self' ? callee.receiver : { ...instanceOf(callee, type), source };
}

/** A function that returns a logger. */
function made(value: Value | null): Value | null {
  const instance = asInstance(value);
  if (!instance) return null;
  const { profile, type, certain, source } = instance;
  return {
    ...{ kind: 'named', profile, entry: { returns: type }, name: '', receiver: null, isDefault: false, certain },
    ...(source && { source }),
  };
}

/** `a, b as c, type D` as pairs of the name there and the name here. */
function pairs(list: string, as = '\\bas\\b', isReversed = false): [string, string][] {
  return list.split(',').flatMap((item): [string, string][] => {
    const [name, other = name] = item
      .trim()
      .split(new RegExp(`\\s*${as}\\s*`))
      .map((part) => part.trim());
    if (!name || !other || name.startsWith('type ')) return [];
    return [isReversed ? [other, name] : [name, other]];
  });
}

function isOfLoggers({ logger, loggers, id }: Profile): boolean {
  return id !== 'console' && (logger ?? loggers) !== undefined;
}
