import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { MAKERS, OBJECT_SPECIFIER } from '../vocabulary/sensitive-code.js';
import type { FileModel } from './file-model.js';
import type { Variable } from './scopes.js';
import { resultOf } from './sensitive-calls.js';
import { SensitiveJudge, type Sensitive, type Where } from './sensitive-judge.js';
import { isAboutName, isShowableName, type SensitiveNames } from './sensitive-names.js';
import type { ObjectKind } from './sensitive-objects.js';
import { isHeaderText, partsOf, spokenName } from './sensitive-texts.js';
import { oneLine } from './source-text.js';
import { additionsTo, isCounted, isHarmlessByType, isRest } from './sensitive-variables.js';
import { chainOf, keysTo, memberName, terminalName, unwrap } from './syntax.js';

/** What can be said of an expression: that it may be shown, that it told something, that nothing is known. */
type Outcome = 'fine' | 'told' | 'unknown' | 'opaque';

const MAX_DEPTH = 8;

/** Finds sensitive data in the expressions of one call. */
export class SensitiveReader {
  readonly #model: FileModel;
  readonly #sourceCode: Readonly<TSESLint.SourceCode>;
  readonly #names: SensitiveNames;
  /** What has been found. */
  readonly found: Sensitive[] = [];
  /** Variables that are being followed, so that `a = b, b = a` ends. */
  readonly #open = new Set<Variable>();

  readonly #judge: SensitiveJudge;

  /** @param text the static text of the call */
  constructor(model: FileModel, sourceCode: Readonly<TSESLint.SourceCode>, names: SensitiveNames, text = '') {
    this.#judge = new SensitiveJudge(model, sourceCode, names, text);
    this.#model = model;
    this.#sourceCode = sourceCode;
    this.#names = names;
  }

  /**
   * Reads the arguments of a call.
   * @param args the expressions, in order
   * @param isObject true where only objects make sense: `console.table(users)`
   */
  readAll(args: readonly TSESTree.Node[], isObject = false): void {
    const [first] = args;
    const isFormat = first?.type === 'Literal' && OBJECT_SPECIFIER.test(String(first.value));
    args.forEach((argument, i) => {
      const before = args[i - 1];
      const said = before?.type === 'Literal' && typeof before.value === 'string' ? before.value : undefined;
      this.#spoken(said, argument, { path: [], isText: false, isObject: isObject || isFormat }, 0);
    });
  }

  /** Reads a value that is given a name, such as an attribute; without a name it is an object of names and values. */
  readNamed(name: string | null, node: TSESTree.Node, value: TSESTree.Node): void {
    const isObject = name === null && node.type !== 'Property';
    if (name === null) this.#read(value, { path: [], isText: false, isObject }, 0);
    else this.#property(name, node, value, { path: [], isText: false, isObject: false }, 0);
  }

  #read(raw: TSESTree.Node, where: Where, depth: number): Outcome {
    const node = unwrap(raw);
    if (depth > MAX_DEPTH) return 'opaque';
    const inner = (child: TSESTree.Node): Outcome => this.#read(child, where, depth + 1);
    switch (node.type) {
      case 'Literal':
      case 'UnaryExpression':
      case 'UpdateExpression':
      case 'ThisExpression':
      case 'Super':
        return 'fine';
      case 'Identifier':
        return this.#identifier(node, where, depth);
      case 'MemberExpression':
        return this.#member(node, where, depth);
      case 'CallExpression':
        return this.#call(node, where, depth);
      case 'TemplateLiteral':
        return this.#text(partsOf(node), depth);
      case 'TaggedTemplateExpression':
        return inner(node.quasi);
      case 'BinaryExpression':
        return node.operator === '+' ? this.#text(partsOf(node), depth) : 'fine';
      case 'ConditionalExpression':
        return worst([inner(node.consequent), inner(node.alternate)]);
      case 'LogicalExpression':
        return node.operator === '&&' ? inner(node.right) : worst([inner(node.left), inner(node.right)]);
      case 'AwaitExpression':
        return inner(node.argument);
      case 'AssignmentExpression':
        return inner(node.right);
      case 'SpreadElement':
        return this.#read(node.argument, { ...where, isObject: true }, depth + 1);
      case 'ArrayExpression':
        return worst(node.elements.map((element) => (element ? inner(element) : 'fine')));
      case 'ObjectExpression':
        return worst(node.properties.map((entry) => this.#entry(entry, where, depth)));
      case 'ArrowFunctionExpression':
        return node.body.type === 'BlockStatement' ? 'opaque' : inner(node.body);
      case 'NewExpression':
        return this.#new(node, where, depth);
      default:
        return 'opaque';
    }
  }

  #entry(entry: TSESTree.Property | TSESTree.SpreadElement, where: Where, depth: number): Outcome {
    if (entry.type === 'SpreadElement') return this.#read(entry, where, depth);
    const name = memberName(entry);
    if (name !== null) return this.#property(name, entry, entry.value, where, depth);
    return this.#read(entry.value, { ...where, path: null }, depth + 1);
  }

  /** `password: value`: the value tells, and where it does not, the name that it is given. */
  #property(name: string, node: TSESTree.Node, value: TSESTree.Node, where: Where, depth: number): Outcome {
    const path = where.path && [...where.path, name];
    const outcome = this.#read(value, { path, isText: where.isText, isObject: false, key: name }, depth + 1);
    if (outcome !== 'unknown') return outcome;
    const category = this.#names.of(name);
    if (!category || category === 'objects') return 'unknown';
    this.found.push({
      node,
      category,
      by: 'key',
      key: name,
      text: oneLine(this.#sourceCode.getText(value)),
      path,
      holder: null,
    });
    return 'told';
  }

  /** A text put together from texts and values. */
  #text(parts: readonly (string | TSESTree.Node)[], depth: number): Outcome {
    const outcomes = parts.map((part, i): Outcome => {
      if (typeof part === 'string') return 'fine';
      return this.#spoken(parts[i - 1], part, { path: null, isText: true, isObject: false }, depth);
    });
    const outcome = worst(outcomes);
    // What a text made of unknown parts is, nobody can tell.
    return outcome === 'unknown' && !isHeaderText(parts) ? 'opaque' : outcome;
  }

  /**
   * Reads a value behind a text that may say what it is: `'password: ' + value`.
   * @param before what is in front of it
   */
  #spoken(before: string | TSESTree.Node | undefined, node: TSESTree.Node, where: Where, depth: number): Outcome {
    const key = typeof before === 'string' ? spokenName(before) : undefined;
    const category = key === undefined ? null : this.#names.of(key);
    const outcome = this.#read(node, key === undefined ? where : { ...where, key }, depth + 1);
    if (outcome !== 'unknown' || key === undefined || !category || terminalName(node) === null) return outcome;
    this.found.push({
      node,
      category,
      by: 'key',
      key,
      text: oneLine(this.#sourceCode.getText(node)),
      path: null,
      holder: null,
    });
    return 'told';
  }

  #identifier(node: TSESTree.Identifier, where: Where, depth: number): Outcome {
    if (/^(?:undefined|NaN|Infinity)$/.test(node.name) || isShowableName(node.name)) return 'fine';
    const variable = this.#model.scopes.variableOf(node);
    if (variable) {
      if (isHarmlessByType(variable) || isCounted(variable) || isRest(variable)) return 'fine';
      const known = this.#followed(node, variable, where, depth);
      if (known) return known;
    }
    return this.#named(node, [node.name], where, variable);
  }

  /** What the definition of a variable says of it; null where that is nothing. */
  #followed(node: TSESTree.Identifier, variable: Variable, where: Where, depth: number): Outcome | null {
    const definition = variable.defs[0];
    if (definition?.type === 'FunctionName' || definition?.type === 'ClassName') return 'fine';
    if (definition?.node.type !== 'VariableDeclarator' || this.#open.has(variable)) return null;
    const { id, init } = definition.node;
    this.#open.add(variable);
    const writes = variable.references.flatMap(({ writeExpr }) => (writeExpr ? [writeExpr] : []));
    const outcome = !init
      ? this.#written(writes, where, depth)
      : id.type === 'Identifier'
        ? this.#constant(node, variable, init, where, depth)
        : this.#destructured(node, definition.name, id, init, where);
    this.#open.delete(variable);
    return outcome;
  }

  #constant(
    node: TSESTree.Identifier,
    variable: Variable,
    init: TSESTree.Expression,
    where: Where,
    depth: number,
  ): Outcome | null {
    const writes = variable.references.flatMap(({ writeExpr }) => (writeExpr ? [writeExpr] : []));
    const isObject = unwrap(init).type === 'ObjectExpression';
    if (writes.length > 1 && !isObject) return this.#written(writes, where, depth);
    const before = this.found.length;
    const outcomes = (isObject ? writes : [init]).map((value) => this.#read(value, where, depth + 1));
    if (isObject) {
      for (const { name, node: place, value } of additionsTo(variable))
        outcomes.push(this.#property(name, place, value, where, depth));
    }
    // Told of where it is used, in the words of where it comes from.
    const inside = this.found.splice(before).map((one) => ({ ...one, node }));
    if (isObject) this.found.push(...inside.map((one) => ({ ...one, holder: node.name })));
    else this.found.push(...inside.slice(0, 1).map((one) => ({ ...one, path: where.path })));
    const outcome = worst(outcomes);
    return outcome === 'told' || outcome === 'fine' ? outcome : null;
  }

  /** `let token = null; … token = mask(raw)`: fine where all that it is given is. */
  #written(values: readonly TSESTree.Node[], where: Where, depth: number): Outcome | null {
    const before = this.found.length;
    const outcomes = values.map((value) => this.#read(value, where, depth + 1));
    this.found.splice(before);
    const isFixed = values.every((value) => unwrap(value).type === 'Literal');
    return !isFixed && outcomes.length > 0 && outcomes.every((outcome) => outcome === 'fine') ? 'fine' : null;
  }

  /** `const { authorization: header } = req.headers`: judged as `req.headers.authorization`. */
  #destructured(
    node: TSESTree.Identifier,
    name: TSESTree.Node,
    pattern: TSESTree.Node,
    init: TSESTree.Expression,
    where: Where,
  ): Outcome | null {
    const keys = keysTo(pattern, name);
    const chain = keys && chainOf(init);
    if (!keys || keys.length === 0) return null;
    const outcome = this.#named(node, [...(chain ?? ['']), ...keys], where, null, true);
    return outcome === 'unknown' ? null : outcome;
  }

  #member(node: TSESTree.MemberExpression, where: Where, depth: number): Outcome {
    const constant = this.#model.scopes.constantMemberOf(node);
    if (constant) {
      const outcome = this.#read(constant, where, depth + 1);
      if (outcome === 'fine') return 'fine';
    }
    const chain = chainOf(node)?.filter((name) => !/^\d+$/.test(name));
    if (chain && chain.length > 0) return this.#named(node, chain, where, null);
    const name = memberName(node);
    const object = unwrap(node.object);
    if (name === null) {
      // `emails[0]`, `tokens[i]` are like the whole; `headers[name]` may be any.
      const isIndexed =
        node.property.type === 'Literal' || /^(?:i|j|idx|index)$/.test(terminalName(node.property) ?? '');
      return isIndexed ? this.#read(object, { ...where, isObject: false }, depth + 1) : 'unknown';
    }
    const owner = terminalName(object.type === 'CallExpression' ? object.callee : object) ?? '';
    return this.#named(node, [owner, name], where, null);
  }

  /**
   * Tells a value by its names.
   * @param chain from its root, `['req', 'headers', 'cookie']`
   * @param isTaken true where the names are those of what it was taken out of
   */
  #named(
    node: TSESTree.Node,
    chain: readonly string[],
    where: Where,
    variable: Variable | null,
    isTaken = false,
  ): Outcome {
    const judgement = this.#judge.of(node, chain, where, variable);
    if (typeof judgement === 'string') return judgement;
    const key = chain.at(-1)!;
    const text = isTaken ? chain.filter((name) => name !== '').join('.') : oneLine(this.#sourceCode.getText(node));
    this.found.push({ node, ...judgement, key, text, path: where.path, holder: null });
    return 'told';
  }

  #call(node: TSESTree.CallExpression, where: Where, depth: number): Outcome {
    const result = resultOf(node);
    switch (result.kind) {
      case 'fine':
      case 'opaque':
        return result.kind;
      case 'body':
        return this.#told(node, 'body', where);
      case 'named': {
        const { name, owner, isLookup } = result;
        const last = isLookup ? (name.split(/[./:]/).at(-1) ?? name) : name;
        const isMade = !isLookup && MAKERS.test(terminalName(node.callee) ?? '');
        const named = this.#names.of(last, owner);
        const category = isMade && named === 'contact' ? null : named;
        if (category && category !== 'objects') {
          this.found.push({
            node,
            category,
            by: 'name',
            key: name,
            text: oneLine(this.#sourceCode.getText(node)),
            path: where.path,
            holder: null,
          });
          return 'told';
        }
        if (!where.isText && /^headers?$/.test(name) && !isLookup) return this.#told(node, 'headers', where);
        return isLookup && !isAboutName(last) ? 'unknown' : 'opaque';
      }
      case 'same': {
        const inner = {
          ...where,
          isText: where.isText && !result.isObject,
          isObject: where.isObject || result.isObject,
        };
        if (result.isText) inner.isText = true;
        return worst(result.nodes.map((child) => this.#read(child, inner, depth + 1)));
      }
    }
  }

  #told(node: TSESTree.Node, kind: ObjectKind, where: Where): Outcome {
    if (!this.#names.isOn('objects')) return 'opaque';
    this.found.push({
      node,
      category: 'objects',
      by: kind,
      key: kind,
      text: oneLine(this.#sourceCode.getText(node)),
      path: where.path,
      holder: null,
    });
    return 'told';
  }

  /** An error is printed with its message, and what is attached to it. */
  #new(node: TSESTree.NewExpression, where: Where, depth: number): Outcome {
    const name = terminalName(node.callee) ?? '';
    if (name === 'Date') return 'fine';
    if (!/(?:Error|Exception|Set|Map|Array|Headers)$/.test(name)) return 'opaque';
    const isError = /(?:Error|Exception)$/.test(name);
    const outcomes = node.arguments.map((argument) =>
      this.#read(argument, isError ? { ...where, path: null } : where, depth + 1),
    );
    return outcomes.includes('told') ? 'told' : 'opaque';
  }
}

const ORDER: readonly Outcome[] = ['told', 'unknown', 'opaque', 'fine'];

function worst(outcomes: readonly Outcome[]): Outcome {
  return ORDER.find((outcome) => outcomes.includes(outcome)) ?? 'fine';
}
