import type { TSESTree } from '@typescript-eslint/utils';
import type { DynamicMessage } from './dynamic-messages.js';
import { errorValueOf, type ErrorValue } from './error-values.js';
import { fieldName } from './field-names.js';
import { leadingCase, namedFields } from './log-fields.js';
import type { LogReading } from './log-reading.js';
import { recordOf } from './log-record.js';
import { RECORD_KEY, stackText } from './log-text.js';
import { chainOf, unwrap } from './syntax.js';
import { caseOf, inCase } from '../vocabulary/cases.js';

/**
 * How an error arrives in the output of a logger, message and stack included: as a field, as an argument of its own, or
 * by its stack alone.
 * @returns null where the code does not tell
 */
export function carriedAs({ traits, reading }: DynamicMessage): 'whole' | 'argument' | 'stack' | null {
  const { call, config } = reading;
  switch (traits?.shape) {
    case 'arguments':
      return 'argument';
    case 'nest':
      return 'stack';
    case 'placeholders':
      return 'whole';
    case 'fields-first':
    case 'fields-last':
      if (call.library === 'homemade') return usesKey(traits.errorKey, reading) ? 'whole' : null;
      // bunyan has a serializer for `err` only where it is given one; winston has none.
      if (call.library === 'bunyan') return config?.serializers.has('err') === true ? 'whole' : 'stack';
      return call.library === 'winston' ? 'stack' : 'whole';
    default:
      return null;
  }
}

/** True where the file logs something under the key of errors. */
function usesKey(key = 'error', { model }: LogReading): boolean {
  return model.logs.some((call) => recordOf(call, model).fields.some(({ name }) => name === key));
}

/** What becomes of the values of a message. */
export interface MovedValues {
  /** The text of each new field, in the order of the code: `userId: user.id`. */
  fields: string[];
  /** Errors that go beside the fields, as arguments of their own. */
  errors: string[];
  /** The name of the field that each value is now in; null where the error itself holds it. */
  names: ReadonlyMap<TSESTree.Expression, string | null>;
}

/** The fields of a log call: those that it has, and new ones with names of their own. */
export class MessageFields {
  readonly #message: DynamicMessage;
  readonly #reading: LogReading;
  /** The expression of each field by name, as written. */
  readonly #taken = new Map<string, string>();
  readonly #fields: string[] = [];
  readonly #errors: string[] = [];

  constructor(message: DynamicMessage) {
    this.#message = message;
    this.#reading = message.reading;
    for (const { name, value } of this.#reading.record.fields)
      if (name !== null) this.#taken.set(name, this.#textOf(value));
  }

  /**
   * Moves values into fields, and the properties of objects with them.
   * @returns null where one of them has no name, or would not arrive as a field
   */
  move(values: readonly TSESTree.Expression[]): MovedValues | null {
    const names = new Map<TSESTree.Expression, string | null>();
    for (const value of values) {
      if (value.type === 'ObjectExpression') {
        this.#fields.push(...value.properties.map((entry) => this.#textOf(entry)));
        continue;
      }
      const held = errorValueOf(value, this.#reading.model);
      const name = held && held.part !== 'detail' ? this.#moveError(value, held) : this.#moveValue(value);
      if (name === undefined) return null;
      names.set(value, name);
    }
    return { fields: this.#fields, errors: this.#errors, names };
  }

  /** An error that stands before the message, as a field; null where it would not arrive as one. */
  leading(error: TSESTree.Expression): string | null {
    const key = this.#errorKey;
    if (carriedAs(this.#message) !== 'whole' || this.#taken.has(key)) return null;
    const text = this.#textOf(error);
    this.#taken.set(key, text);
    return key === text ? key : `${key}: ${text}`;
  }

  get #errorKey(): string {
    return this.#reading.config?.errorKey ?? this.#message.traits?.errorKey ?? 'error';
  }

  #textOf(node: TSESTree.Node): string {
    return this.#reading.sourceCode.getText(node);
  }

  /** @returns the name of the field; undefined where there is none */
  #moveValue(value: TSESTree.Expression): string | undefined {
    return this.#add([nameOf(value), fieldName(value, true)], this.#textOf(this.#structured(value)));
  }

  /** What prints JSON needs no `JSON.stringify`. */
  #structured(value: TSESTree.Expression): TSESTree.Node {
    const node = unwrap(value);
    const { traits, reading } = this.#message;
    const printsJson = reading.call.library !== 'homemade' && /^(?:fields|placeholders)/.test(traits?.shape ?? '');
    if (!printsJson || node.type !== 'CallExpression' || node.arguments.length !== 1) return value;
    return chainOf(node.callee)?.join('.') === 'JSON.stringify' ? node.arguments[0]! : value;
  }

  #add(candidates: readonly (string | null)[], text: string): string | undefined {
    // `{ userId }` is there already.
    const present = [...this.#taken].find(([, value]) => value === text)?.[0];
    if (present !== undefined) return present;
    for (const candidate of candidates) {
      const name = candidate && this.#spelt(candidate);
      if (name === null || this.#taken.has(name) || this.#isReserved(name)) continue;
      this.#taken.set(name, text);
      this.#fields.push(name === text ? name : `${name}: ${text}`);
      return name;
    }
    return undefined;
  }

  /** A name as the other fields of the file are written. */
  #spelt(name: string): string {
    const style = leadingCase(namedFields(this.#reading.model));
    const isPlain = style === 'camelCase' || style === 'snake_case';
    return isPlain && caseOf(name) !== null ? inCase(name, style) : name;
  }

  #isReserved(name: string): boolean {
    return RECORD_KEY.test(name) || this.#message.traits?.reserved?.[name] !== undefined;
  }

  /** @returns the name of the field, null where the record has the error itself; undefined where it would not arrive */
  #moveError(value: TSESTree.Expression, held: ErrorValue): string | null | undefined {
    if (this.#isCarried(held)) return null;
    if (held.part !== 'error') return this.#add([NAMES[held.part] ?? null], this.#textOf(value));
    const key = this.#errorKey;
    const text = this.#textOf(value);
    switch (carriedAs(this.#message)) {
      case 'whole':
        return this.#add([key], text);
      case 'argument':
        if (!this.#errors.includes(text)) this.#errors.push(text);
        return null;
      case 'stack':
        return chainOf(unwrap(value)) ? this.#add([key], stackText(text)) : undefined;
      default:
        return undefined;
    }
  }

  /** True where the record has the very error of a text, in a place from which its message arrives. */
  #isCarried({ variable, part }: ErrorValue): boolean {
    const { record, model, call } = this.#reading;
    const shape = this.#message.traits?.shape;
    if (variable === null || call.library === 'homemade' || shape === 'placeholders' || part === 'error') return false;
    const isSame = (node: TSESTree.Node): boolean => {
      const held = errorValueOf(node, model);
      return held?.part === 'error' && held.variable === variable && unwrap(node).type === 'Identifier';
    };
    const arguments_ = record.parts.filter(({ role, node }) => role === 'error' && isSame(node));
    if (arguments_.length > 0) return shape !== 'nest';
    const arrives = carriedAs(this.#message) === 'whole';
    return arrives && record.fields.some(({ name, value }) => name === this.#errorKey && isSame(value));
  }
}

/** The counter of a loop says nothing by its own name. */
function nameOf(value: TSESTree.Expression): string | null {
  const name = fieldName(value);
  return name !== null && /^[ijk]$/.test(name) ? 'index' : name;
}

/** What the texts of an error are called. */
const NAMES: Readonly<Record<string, string>> = {
  message: 'errorMessage',
  text: 'errorMessage',
  unknown: 'errorMessage',
  stack: 'errorStack',
  json: 'errorJson',
};
