import type { TSESTree } from '@typescript-eslint/utils';
import { statedBy } from './conditions.js';
import { disclosure, disclosureByShape } from './disclosures.js';
import type { Disclosure, ErrorSink, LogCall, MetricObservation, SpanStart } from './facts.js';
import { logCall } from './logs.js';
import { MetricFacts } from './metrics.js';
import type { Site } from './site.js';
import type { Resolver } from './resolve.js';
import type { Scopes } from './scopes.js';
import { spanByShape, spanStart } from './spans.js';

/**
 * What the calls of a file state: logs, metrics, observations, spans, errors sent to a reporter or left on a span, and
 * the data that they attach to these.
 */
export class CallFacts {
  readonly logs: LogCall[] = [];
  readonly errorSinks: ErrorSink[] = [];
  readonly spans: SpanStart[] = [];
  readonly disclosures: Disclosure[] = [];
  readonly metrics: MetricFacts;
  /** The fact that a call states; a log where it states several. */
  readonly byNode = new Map<TSESTree.Node, LogCall | MetricObservation | ErrorSink>();

  constructor(
    calls: readonly (TSESTree.CallExpression | TSESTree.NewExpression)[],
    resolver: Resolver,
    scopes: Scopes,
    site: (node: TSESTree.Node) => Site,
  ) {
    this.metrics = new MetricFacts(calls, resolver, scopes, site);
    for (const node of calls) {
      const callee = resolver.calleeOf(node);
      const specs = callee ? statedBy(node, callee, scopes) : [];
      if (specs.length === 0) {
        this.metrics.declareByShape(node);
        const span = node.type === 'CallExpression' ? spanByShape(node, site(node), scopes) : null;
        if (span) this.spans.push(span);
        const given = node.type === 'CallExpression' ? disclosureByShape(node, site(node), scopes) : null;
        if (given) this.disclosures.push(given);
      }
      for (const spec of specs) {
        if (spec.kind === 'metric') this.metrics.declare(node, callee!, spec);
        if (node.type !== 'CallExpression') continue;
        if (spec.kind === 'log') this.logs.push(logCall(node, callee!, spec, site(node)));
        if (spec.kind === 'span') this.spans.push(spanStart(node, callee!, spec, site(node), scopes));
        if (spec.kind === 'disclosure') {
          const given = disclosure(node, callee!, spec, site(node), scopes);
          if (given) this.disclosures.push(given);
        }
        if (spec.kind !== 'report' && spec.kind !== 'span-error') continue;
        const { profile, certain } = callee!;
        this.errorSinks.push({ library: profile.id, certain, site: site(node), node, kind: spec.kind });
      }
    }
    this.metrics.declareThrough();
    // Observations come second: the declaration they belong to may stand below them.
    for (const node of calls) if (node.type === 'CallExpression') this.metrics.observe(node);
    this.metrics.observeThrough();
    for (const fact of [...this.errorSinks, ...this.metrics.observations, ...this.logs])
      this.byNode.set(fact.node, fact);
  }
}
