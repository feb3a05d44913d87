import type { TSESTree } from '@typescript-eslint/utils';
import { statedBy } from './conditions.js';
import { disclosure, disclosureByShape } from './disclosures.js';
import type { FactSpec } from '../profiles/profile.js';
import type {
  Disclosure,
  ErrorSink,
  LogCall,
  MessageSend,
  MetricDeclaration,
  MetricObservation,
  SpanStart,
} from './facts.js';
import { logCall } from './logs.js';
import type { Mentions } from './mentions.js';
import { messageSend } from './messages-sent.js';
import { MetricFacts, type Stated } from './metrics.js';
import type { Site } from './site.js';
import type { Resolver } from './resolve.js';
import type { Scopes } from './scopes.js';
import { spanByShape, spanStart } from './spans.js';
import type { Named } from './values.js';

type CallOrNew = TSESTree.CallExpression | TSESTree.NewExpression;

const NOTHING: readonly never[] = [];

/**
 * What the calls of a file state: logs, metrics, observations, spans, errors sent to a reporter or left on a span, and
 * the data that they attach to these. What the file has no word of is not looked for.
 */
export class CallFacts {
  readonly #calls: readonly CallOrNew[];
  readonly #resolver: Resolver;
  readonly #scopes: Scopes;
  readonly #site: (node: TSESTree.Node) => Site;
  readonly #mentions: Mentions;
  #stated: readonly Stated[] | null = null;
  #logs: readonly LogCall[] | null = null;
  #errorSinks: readonly ErrorSink[] | null = null;
  #spans: readonly SpanStart[] | null = null;
  #disclosures: readonly Disclosure[] | null = null;
  #messages: readonly MessageSend[] | null = null;
  #metrics: MetricFacts | null = null;
  #byNode: ReadonlyMap<TSESTree.Node, LogCall | MetricObservation | ErrorSink> | null = null;

  constructor(
    calls: readonly CallOrNew[],
    resolver: Resolver,
    scopes: Scopes,
    site: (node: TSESTree.Node) => Site,
    mentions: Mentions,
  ) {
    this.#calls = calls;
    this.#resolver = resolver;
    this.#scopes = scopes;
    this.#site = site;
    this.#mentions = mentions;
  }

  get logs(): readonly LogCall[] {
    return (this.#logs ??= this.#mentions.has('log')
      ? this.#each('log', (node, callee, spec) => logCall(node, callee, spec, this.#site(node)))
      : NOTHING);
  }

  get errorSinks(): readonly ErrorSink[] {
    if (this.#errorSinks) return this.#errorSinks;
    const sink = (node: TSESTree.CallExpression, { profile, certain }: Named, kind: ErrorSink['kind']): ErrorSink => ({
      library: profile.id,
      certain,
      site: this.#site(node),
      node,
      kind,
    });
    this.#errorSinks = this.#mentions.has('errorSink')
      ? inOrder([
          ...this.#each('report', (node, callee) => sink(node, callee, 'report')),
          ...this.#each('span-error', (node, callee) => sink(node, callee, 'span-error')),
        ])
      : NOTHING;
    return this.#errorSinks;
  }

  get spans(): readonly SpanStart[] {
    if (!this.#mentions.has('span')) return NOTHING;
    return (this.#spans ??= inOrder([
      ...this.#each('span', (node, callee, spec) => spanStart(node, callee, spec, this.#site(node), this.#scopes)),
      ...this.#unknown((node) => spanByShape(node, this.#site(node), this.#scopes)),
    ]));
  }

  get disclosures(): readonly Disclosure[] {
    if (!this.#mentions.has('disclosure')) return NOTHING;
    return (this.#disclosures ??= inOrder([
      ...this.#each('disclosure', (node, callee, spec) =>
        disclosure(node, callee, spec, this.#site(node), this.#scopes),
      ),
      ...this.#unknown((node) => disclosureByShape(node, this.#site(node), this.#scopes)),
    ]));
  }

  get messages(): readonly MessageSend[] {
    if (!this.#mentions.has('message')) return NOTHING;
    // The commands of AWS are made with `new`.
    return (this.#messages ??= this.#all.flatMap(({ node, callee, specs }) =>
      specs.flatMap((spec) =>
        callee && spec.kind === 'message' ? messageSend(node, callee, spec, this.#site(node), this.#scopes) : [],
      ),
    ));
  }

  get metrics(): readonly MetricDeclaration[] {
    return this.#mentions.has('metric') ? this.#metricFacts.declarations : NOTHING;
  }

  get observations(): readonly MetricObservation[] {
    return this.#mentions.has('observation') ? this.#metricFacts.observations : NOTHING;
  }

  /** The fact that a call states; a log where it states several. */
  get byNode(): ReadonlyMap<TSESTree.Node, LogCall | MetricObservation | ErrorSink> {
    return (this.#byNode ??= new Map(
      [...this.errorSinks, ...this.observations, ...this.logs].map((fact) => [fact.node, fact]),
    ));
  }

  get #metricFacts(): MetricFacts {
    return (this.#metrics ??= new MetricFacts(this.#all, this.#resolver, this.#scopes, this.#site));
  }

  get #all(): readonly Stated[] {
    return (this.#stated ??= this.#calls.map((node) => {
      const callee = this.#resolver.calleeOf(node);
      return { node, callee, specs: callee ? statedBy(node, callee, this.#scopes) : NOTHING };
    }));
  }

  /** The facts that calls of known libraries state. */
  #each<K extends FactSpec['kind'], F>(
    kind: K,
    make: (node: TSESTree.CallExpression, callee: Named, spec: Extract<FactSpec, { kind: K }>) => F | null,
  ): F[] {
    const facts: F[] = [];
    for (const { node, callee, specs } of this.#all) {
      if (node.type !== 'CallExpression' || !callee) continue;
      for (const spec of specs) {
        const fact = spec.kind === kind ? make(node, callee, spec as Extract<FactSpec, { kind: K }>) : null;
        if (fact) facts.push(fact);
      }
    }
    return facts;
  }

  /** The facts that the shape of other calls tells. */
  #unknown<F>(make: (node: TSESTree.CallExpression) => F | null): F[] {
    const facts: F[] = [];
    for (const { node, specs } of this.#all) {
      const fact = specs.length === 0 && node.type === 'CallExpression' ? make(node) : null;
      if (fact) facts.push(fact);
    }
    return facts;
  }
}

function inOrder<F extends { node: TSESTree.Node }>(facts: F[]): F[] {
  return facts.sort((a, b) => a.node.range[0] - b.node.range[0]);
}
