import type { TSESTree } from '@typescript-eslint/utils';
import {
  prometheusMetric,
  type FactSpec,
  type LabelPlace,
  type MetricDialect,
  type MetricSpec,
  type Place,
} from '../profiles/profile.js';
import { configObject, lookUp, type ConfigObject } from './config-object.js';
import type { Fact, LabelValue, MetricDeclaration, MetricObservation, Setting } from './facts.js';
import type { Site } from './site.js';
import { declaredLabels, objectLabels, positionalLabels, tagLabels } from './labels.js';
import { declaredThrough, givenAt, parameterNamed } from './metric-wrappers.js';
import {
  declaresByShape,
  factoryByShape,
  instrumentByShape,
  observationByShape,
  sentByShape,
  typeOfName,
  type ObservationShape,
} from './metric-shapes.js';
import type { Resolver } from './resolve.js';
import type { Scopes } from './scopes.js';
import { chainOf, memberName, outerParent, terminalName, unwrap } from './syntax.js';
import { textOf } from './text.js';
import { factsOf, type Named } from './values.js';

type CallOrNew = TSESTree.CallExpression | TSESTree.NewExpression;

/** A call and what it calls, with the facts that this states; `callee` is null where nothing tells what is called. */
export interface Stated {
  node: CallOrNew;
  callee: Named | null;
  specs: readonly FactSpec[];
}

/** The metric facts of a file: what is declared, and where it is observed. */
export class MetricFacts {
  readonly declarations: MetricDeclaration[] = [];
  readonly observations: MetricObservation[] = [];
  readonly #byNode = new Map<TSESTree.Node, MetricDeclaration>();

  readonly #calls: readonly Stated[];
  readonly #resolver: Resolver;
  readonly #scopes: Scopes;
  readonly #site: (node: TSESTree.Node) => Site;

  /** @param calls every call of the file */
  constructor(calls: readonly Stated[], resolver: Resolver, scopes: Scopes, site: (node: TSESTree.Node) => Site) {
    this.#calls = calls;
    this.#resolver = resolver;
    this.#scopes = scopes;
    this.#site = site;
    for (const { node, callee, specs } of calls) {
      if (specs.length === 0) this.#declareByShape(node);
      for (const spec of specs) if (spec.kind === 'metric') this.#declare(node, callee!, spec);
    }
    this.#declareThrough();
    // Observations come second: the declaration they belong to may stand below them.
    for (const { node, callee } of calls) if (node.type === 'CallExpression') this.#observe(node, callee);
    this.#observeThrough();
  }

  /** Adds the declaration that a call or `new` states. */
  #declare(node: CallOrNew, callee: Named, spec: MetricSpec): void {
    const argument = node.arguments[spec.name.arg];
    if (!argument || argument.type === 'SpreadElement') return;
    const { help, buckets, labels, unit, name } = spec;
    const configArgument = [help, buckets, labels, unit].find((place) => place?.key !== undefined)?.arg ?? name.arg;
    const config =
      configArgument in node.arguments ? configObject(node.arguments[configArgument]!, this.#scopes) : null;
    this.#add(node, spec, {
      library: callee.profile.id,
      certain: callee.certain,
      dialect: callee.profile.dialect ?? 'prometheus',
      type: spec.type,
      config,
      hasConfig: node.arguments.length > configArgument,
    });
  }

  /**
   * Adds a declaration through a wrapper: a call or `new` whose first argument is an object literal with both `name`
   * and `help` (of 674 such objects in real code every one was a metric), `x.createHistogram('name', { unit })`, or
   * `Metrics.increment('name')`.
   */
  #declareByShape(node: CallOrNew): void {
    const instrument = instrumentByShape(node, this.#scopes);
    if (instrument) {
      const options = node.arguments[1];
      const config = options ? configObject(options, this.#scopes) : null;
      const known = { library: 'homemade', certain: false, dialect: 'opentelemetry', type: instrument.type } as const;
      return this.#add(node, instrument, { ...known, config, hasConfig: options !== undefined });
    }
    const made = this.#resolver.definitions.functionOf(node.callee) ? null : factoryByShape(node, this.#scopes);
    if (made) {
      const known = { library: 'homemade', certain: false, dialect: 'prometheus', type: made.type } as const;
      return this.#add(node, made, { ...known, config: null, hasConfig: false, isWrapped: true });
    }
    const sent = sentByShape(node, this.#scopes);
    if (sent) {
      const known = { library: 'homemade', certain: false, dialect: 'statsd', type: sent.type } as const;
      return this.#add(node, sent, { ...known, config: null, hasConfig: false });
    }
    const argument = node.arguments[0];
    if (argument?.type !== 'ObjectExpression') return;
    const config = configObject(argument, this.#scopes);
    if (!config?.properties.has('name') || !config.properties.has('help')) return;
    const type = typeOfName(terminalName(node.callee) ?? '', config);
    if (!declaresByShape(node.callee, type, config)) return;
    this.#add(node, SHAPE, {
      library: 'homemade',
      certain: false,
      dialect: 'prometheus',
      type,
      config,
      hasConfig: true,
    });
  }

  /** Adds what calls declare through functions of this file: `makeCounter('joins_total', 'Joins.')`. */
  #declareThrough(): void {
    for (const inner of [...this.declarations]) {
      const fn = inner.site.enclosingFunction;
      if (!fn || inner.name?.isStatic === true) continue;
      for (const call of this.#resolver.definitions.callsOf(fn)) {
        if (this.#byNode.has(call)) continue;
        const given = givenAt(fn, call, this.#scopes);
        const declaration = declaredThrough(call, inner, given, this.#scopes, this.#site(call));
        if (!declaration) continue;
        this.declarations.push(declaration);
        this.#byNode.set(call, declaration);
      }
    }
    this.declarations.sort((a, b) => a.node.range[0] - b.node.range[0]);
  }

  /** Adds the observations of calls that give labels to a function of this file, which observes with them. */
  #observeThrough(): void {
    const known = new Set(this.observations.map(({ node }) => node));
    for (const inner of [...this.observations]) {
      const fn = inner.site.enclosingFunction;
      if (!fn || inner.labels.length > 0) continue;
      const at = inner.node.arguments.map((argument) => parameterNamed(argument, fn)).filter((i) => i !== null);
      for (const call of at.length > 0 ? this.#resolver.definitions.callsOf(fn) : []) {
        const labels = at.flatMap((i) => (call.arguments[i] ? objectLabels(call.arguments[i], this.#scopes) : []));
        if (known.has(call) || labels.length === 0) continue;
        known.add(call);
        this.observations.push({
          ...inner,
          certain: false,
          declaration: null,
          site: this.#site(call),
          node: call,
          labels,
        });
      }
    }
    this.observations.sort((a, b) => a.node.range[0] - b.node.range[0]);
  }

  /** Adds the observation that a call states, by the library or by its shape. */
  #observe(node: TSESTree.CallExpression, callee: Named | null): void {
    const specs = callee ? factsOf(callee) : [];
    for (const spec of specs) {
      if (spec.kind !== 'observation' || !callee) continue;
      const origin = callee.receiver?.origin ?? null;
      const declaration = (origin && this.#byNode.get(origin)) ?? this.#byNode.get(node) ?? null;
      this.#push(node, spec.labels, declaration, callee.profile.dialect ?? 'prometheus', {
        library: callee.profile.id,
        certain: callee.certain,
      });
    }
    if (specs.length > 0) return;
    const declaration = this.#byNode.get(node) ?? this.#declarationOf(node);
    const shape = this.#endsTimer(node) ?? observationByShape(node, this.#scopes, declaration !== null);
    if (shape && !isWaitedFor(node))
      this.#push(node, shape.labels, declaration, shape.dialect, { library: 'homemade', certain: false });
  }

  /** `end({ status })`, where `end = metrics.duration.startTimer()`; `timers.get(id)?.({ status })`. */
  #endsTimer(node: TSESTree.CallExpression): ObservationShape | null {
    if (unwrap(node.callee).type === 'MemberExpression') return null;
    const origin = this.#resolver.definitions.originOf(node.callee);
    const isEnd = isTimerStart(origin) || this.#isKeptTimer(origin);
    return isEnd ? { labels: { from: 'object', arg: 0 }, dialect: 'prometheus' } : null;
  }

  /** `timers.get(id)`, where `timers.set(id, duration.startTimer())` stands in the file. */
  #isKeptTimer(origin: TSESTree.Node | null): boolean {
    if (origin?.type !== 'CallExpression' || terminalName(origin.callee) !== 'get') return false;
    const kept = chainOf(origin.callee)?.slice(0, -1).at(-1);
    return this.#calls.some(({ node: call }) => {
      const chain = terminalName(call.callee) === 'set' ? chainOf(call.callee) : null;
      const value = call.arguments[1];
      return chain?.at(-2) === kept && !!value && isTimerStart(this.#resolver.definitions.originOf(value));
    });
  }

  /** The declaration by shape behind `x.inc()`, where `x = register.counter({ name, help })`. */
  #declarationOf(node: TSESTree.CallExpression): MetricDeclaration | null {
    const callee = unwrap(node.callee);
    const receiver = callee.type === 'MemberExpression' ? callee.object : callee;
    const origin = this.#resolver.definitions.originOf(receiver);
    // `end()` belongs to what its timer was started on.
    const timer = isTimerStart(origin) && origin ? unwrap(origin.callee) : null;
    const owner = timer?.type === 'MemberExpression' ? this.#resolver.definitions.originOf(timer.object) : origin;
    return (owner && this.#byNode.get(owner)) ?? null;
  }

  #push(
    node: TSESTree.CallExpression,
    place: LabelPlace | undefined,
    declaration: MetricDeclaration | null,
    dialect: MetricDialect,
    fact: Pick<Fact, 'library' | 'certain'>,
  ): void {
    const callee = unwrap(node.callee);
    this.observations.push({
      ...fact,
      site: this.#site(node),
      node,
      method: callee.type === 'MemberExpression' ? (memberName(callee) ?? '') : '',
      dialect,
      declaration,
      labels: place ? this.#labels(node, place, declaration) : [],
    });
  }

  #labels(node: TSESTree.CallExpression, place: LabelPlace, declaration: MetricDeclaration | null): LabelValue[] {
    switch (place.from) {
      case 'object': {
        const argument = node.arguments[place.arg];
        if (!argument || argument.type === 'SpreadElement') return [];
        const labels = objectLabels(argument, this.#scopes);
        // `const labels = labelsFor(req)`: what a function of the file puts together.
        const made = labels.length > 0 ? null : this.#resolver.definitions.literalOf(this.#constant(argument));
        return made ? objectLabels(made, this.#scopes) : labels;
      }
      case 'positional':
        return positionalLabels(node.arguments, declaration, this.#scopes);
      case 'tags':
        return tagLabels(node.arguments.slice(place.after), this.#scopes);
      case 'pair': {
        const name = node.arguments[place.name];
        const value = node.arguments[place.value] ?? null;
        const text = name ? textOf(name, this.#scopes) : null;
        return name ? [{ name: text?.isStatic ? text.text : null, node: name, value }] : [];
      }
    }
  }

  #constant(node: TSESTree.Expression): TSESTree.Expression {
    return (node.type === 'Identifier' ? this.#scopes.constantOf(node) : null) ?? node;
  }

  #add(
    node: CallOrNew,
    spec: Omit<MetricSpec, 'type'>,
    known: Pick<MetricDeclaration, 'library' | 'certain' | 'dialect' | 'type' | 'config'> &
      Partial<Pick<MetricDeclaration, 'isWrapped'>> & { hasConfig: boolean },
  ): void {
    const { hasConfig, ...fact } = known;
    const nameNode = this.#place(node, spec.name, fact.config);
    const option = (place: Place | undefined): Setting => this.#setting(node, place, fact.config, hasConfig);
    const labels = declaredLabels(node, option(spec.labels), this.#scopes);
    const declaration: MetricDeclaration = {
      isWrapped: false,
      ...fact,
      site: this.#site(node),
      node,
      name: nameNode && textOf(nameNode, this.#scopes),
      nameNode: nameNode ?? node.callee,
      help: option(spec.help),
      unit: option(spec.unit),
      buckets: spec.buckets ? option(spec.buckets) : { state: 'unknown' },
      labels: labels.names,
      labelsComplete: labels.complete,
    };
    this.declarations.push(declaration);
    this.#byNode.set(node, declaration);
  }

  #place(node: CallOrNew, place: Place, config: ConfigObject | null): TSESTree.Node | null {
    if (place.key === undefined) return node.arguments[place.arg] ?? null;
    const found = config && lookUp(config, String(place.key), this.#scopes);
    return found?.state === 'given' ? found.node : null;
  }

  #setting(node: CallOrNew, place: Place | undefined, config: ConfigObject | null, hasConfig: boolean): Setting {
    if (!place) return { state: 'unknown' };
    if (place.key === undefined) {
      const argument = node.arguments[place.arg];
      return argument ? { state: 'given', node: argument } : { state: 'absent' };
    }
    if (!config) return hasConfig ? { state: 'unknown' } : { state: 'absent' };
    let result: Setting = { state: 'absent' };
    for (const key of typeof place.key === 'string' ? [place.key] : place.key) {
      const found = lookUp(config, key, this.#scopes);
      if (found.state === 'given') return found;
      if (found.state === 'unknown') result = found;
    }
    return result;
  }
}

/** `await presence.inc({ userId })`: no metrics library makes one wait for a measurement. */
function isWaitedFor(node: TSESTree.CallExpression): boolean {
  const { parent } = outerParent(node);
  if (parent?.type === 'AwaitExpression') return true;
  return parent?.type === 'MemberExpression' && /^(?:then|catch|finally)$/.test(memberName(parent) ?? '');
}

function isTimerStart(node: TSESTree.Node | null): boolean {
  return node?.type === 'CallExpression' && terminalName(node.callee) === 'startTimer';
}

/** A wrapper takes what prom-client takes; buckets are read whatever its name says it makes. */
const SHAPE = prometheusMetric('histogram');
