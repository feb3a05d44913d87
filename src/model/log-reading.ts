import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { outside } from './edits.js';
import { mayBePlainError } from './error-narrowing.js';
import { errorValueOf, type ErrorValue } from './error-values.js';
import type { Profile } from '../profiles/profile.js';
import type { LogCall } from './facts.js';
import type { FileModel } from './file-model.js';
import { recordOf, type LogRecord } from './log-record.js';
import { fieldName } from './field-names.js';
import { loggerConfigOf, type LoggerConfig } from './logger-config.js';
import { RECORD_KEY } from './log-text.js';
import { chainOf, memberName, terminalName, unwrap, walk } from './syntax.js';
import { textOf } from './text.js';
import { valueKind, type ValueKind } from './value-kinds.js';
import { isVisible, type Variable } from './scopes.js';

type SourceCode = Readonly<TSESLint.SourceCode>;

/** What people call a library, where its title says more; the logger of Fastify is pino's. */
const TITLES: Readonly<Record<string, string>> = {
  fastify: 'pino',
  logtape: 'LogTape',
  nest: 'Nest',
  'nestjs-pino': 'pino',
  'pino-http': 'pino',
  'powertools-logger': 'Powertools',
};

/** What to write instead. */
export interface Edit {
  fix: TSESLint.ReportFixFunction;
  /** The new text, for the message. */
  text: string;
}

/** A log call with all that is needed to tell what becomes of its arguments. */
export class LogReading {
  readonly call: LogCall;
  readonly model: FileModel;
  readonly sourceCode: SourceCode;
  readonly record: LogRecord;
  /** The arguments, without the one that names the level. */
  readonly args: readonly TSESTree.CallExpressionArgument[];
  /** What the logger is made with; null where that cannot be seen. */
  readonly config: LoggerConfig | null;

  constructor(call: LogCall, model: FileModel, sourceCode: SourceCode) {
    this.call = call;
    this.model = model;
    this.sourceCode = sourceCode;
    this.record = recordOf(call, model);
    this.args = call.hasLevelArgument ? call.node.arguments.slice(1) : call.node.arguments;
    this.config = loggerConfigOf(call, model, sourceCode);
  }

  /** The library behind the logger: of a wrapper of the settings, the one that it is said to behave like. */
  get library(): string {
    return this.#profile?.extends ?? this.call.library;
  }

  /** The name that people use for the library. */
  get title(): string {
    return TITLES[this.library] ?? this.library;
  }

  get #profile(): Profile | undefined {
    return this.model.settings.profiles.find(({ id }) => id === this.call.library);
  }

  /** True where how many arguments there are is only known at run time. */
  get hasSpread(): boolean {
    return this.args.some((argument) => argument.type === 'SpreadElement');
  }

  kindOf(node: TSESTree.Node): ValueKind {
    const kind = valueKind(node, this.model);
    return kind === 'error' && !this.errorIn(node) ? 'unknown' : kind;
  }

  /** The error that an expression certainly is; null for all else, and where the code has found out that it is none. */
  errorIn(node: TSESTree.Node): ErrorValue | null {
    const inner = unwrap(node);
    // `err instanceof Error ? err.stack : err`: what is no error is written as it is.
    const isSorted = inner.type === 'ConditionalExpression' && isErrorTest(inner.test);
    if (isSorted) return this.errorIn(inner.consequent);
    const value = errorValueOf(node, this.model);
    if (!value?.certain || value.part !== 'error') return null;
    const { variable } = value;
    return variable === null || mayBePlainError(variable, node, this.sourceCode) ? value : null;
  }

  /** The known text of an expression, with nothing where only run time knows it. */
  textOf(node: TSESTree.Node): string {
    const parts = textOf(node, this.model.scopes)?.parts ?? [];
    return parts.map((part) => (typeof part === 'string' ? part : '')).join('');
  }

  /** True for a text that is known to its last character. */
  isStatic(node: TSESTree.Node): boolean {
    return textOf(node, this.model.scopes)?.isStatic === true;
  }

  /** An expression as a message quotes it: on one line, and not longer than a reader takes in. */
  quoted(node: TSESTree.Node): string {
    const text = this.sourceCode.getText(node).replaceAll(/\s+/g, ' ');
    const short = text.length > 40 ? `${text.slice(0, 39)}…` : text;
    return /^['"]/.test(text) ? short : `'${short}'`;
  }

  /** Several of them: `'err' and 'id'`. */
  quotedAll(nodes: readonly TSESTree.Node[]): string {
    return nodes.map((node) => this.quoted(node)).join(' and ');
  }

  /**
   * Writes the arguments anew.
   * @returns null where a comment among them would be lost, or one of `(a, b)` would be an argument of its own
   */
  withArguments(texts: readonly (string | null)[]): Edit | null {
    const { node } = this.call;
    const [first] = this.args;
    const last = this.args.at(-1);
    const written = texts.filter((text) => text !== null);
    if (!first || !last || written.length !== texts.length) return null;
    const comments = this.sourceCode.getCommentsInside(node).filter(({ range }) => range[0] > node.callee.range[1]);
    if (comments.length > 0 || this.#hasSequence()) return null;
    const [start] = outside(first, this.sourceCode);
    const [, end] = outside(last, this.sourceCode);
    const text = written.join(', ');
    return {
      text: `${this.sourceCode.getText(node.callee)}(${[...this.levelText, text].join(', ')})`,
      fix: (fixer) => fixer.replaceTextRange([start, end], text),
    };
  }

  #hasSequence(): boolean {
    let has = false;
    for (const argument of this.call.node.arguments) {
      walk(argument, this.sourceCode.visitorKeys, ({ type }) => {
        has ||= type === 'SequenceExpression';
        return !has;
      });
    }
    return has;
  }

  /**
   * Writes part of the call anew.
   * @returns null where a comment in that part would be lost
   */
  replacing(node: TSESTree.Node, text: string): Edit | null {
    const { sourceCode, call } = this;
    if (sourceCode.getCommentsInside(node).length > 0) return null;
    const from = node.range[0] - call.node.range[0];
    const whole = sourceCode.getText(call.node);
    return {
      text: `${whole.slice(0, from)}${text}${whole.slice(node.range[1] - call.node.range[0])}`,
      fix: (fixer) => fixer.replaceText(node, text),
    };
  }

  /** True for a name or a chain of members: writing it twice does nothing twice. */
  isSimple(node: TSESTree.Node): boolean {
    return chainOf(node) !== null;
  }

  /** An expression without the types around it. */
  nameOf(node: TSESTree.Node): string {
    return this.sourceCode.getText(unwrap(node));
  }

  private get levelText(): string[] {
    return this.call.hasLevelArgument ? [this.sourceCode.getText(this.call.node.arguments[0])] : [];
  }

  /**
   * The fields of several values as the text of one object: those of object literals, and one per other value, named
   * after it.
   * @param errorKey the name that an error gets
   * @param showError what is written for an error
   * @returns null where a value has no name, two have the same, or a spread may hide that
   */
  fieldsText(
    values: readonly TSESTree.Node[],
    errorKey: string,
    showError: (text: string) => string = (text) => text,
  ): string | null {
    const fields = new Map<string, string>();
    const add = (name: string, value: string): boolean => {
      const isNew = !fields.has(name);
      fields.set(name, name === value ? name : `${name}: ${value}`);
      return isNew;
    };
    for (const value of values) {
      const node = unwrap(value);
      if (node.type !== 'ObjectExpression') {
        const error = this.wholeError(node);
        if (error !== null) {
          if (!add(errorKey, showError(error))) return null;
          continue;
        }
        const name = fieldName(node);
        if (name === null || RECORD_KEY.test(name) || !add(name, this.sourceCode.getText(value))) return null;
        continue;
      }
      for (const entry of node.properties) {
        const text = this.sourceCode.getText(entry);
        const name = entry.type === 'Property' ? memberName(entry) : null;
        if (entry.type !== 'Property' || name === null) {
          if (values.length > 1) return null;
          fields.set(text, text);
        } else if (this.errorIn(entry.value) && ERROR_KEY.test(name)) {
          if (!add(errorKey, showError(this.nameOf(entry.value)))) return null;
        } else if (fields.has(name)) return null;
        else fields.set(name, text);
      }
    }
    return fields.size === 0 ? null : `{ ${[...fields.values()].join(', ')} }`;
  }

  /** The text of the error that a value is, or whose message, stack or JSON it is: all of it is worth a field. */
  wholeError(node: TSESTree.Node): string | null {
    const value = errorValueOf(node, this.model);
    if (!value) return null;
    if (value.part === 'error') return this.sourceCode.getText(node);
    const { variable, certain, part } = value;
    const isPart = certain && variable !== null && /^(?:message|stack|text|json)$/.test(part);
    return isPart && this.isInScope(variable) ? variable.name : null;
  }

  /** True where the name of a variable means that variable at the call. */
  isInScope(variable: Variable): boolean {
    return isVisible(variable, this.call.node, this.sourceCode);
  }
}

/** `err instanceof Error`, `isError(err)`. */
function isErrorTest(raw: TSESTree.Expression): boolean {
  const test = unwrap(raw);
  if (test.type === 'BinaryExpression') return test.operator === 'instanceof' && terminalName(test.right) === 'Error';
  return test.type === 'CallExpression' && /^is(?:Native)?Error$/.test(terminalName(test.callee) ?? '');
}

/** Names under which an error stands that may as well be called as the logger calls it. */
const ERROR_KEY = /^(?:e|ex|err|error|exception|cause)$/;
