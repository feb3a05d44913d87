import type { TSESTree } from '@typescript-eslint/utils';
import type { SpanSpec } from '../profiles/profile.js';
import { valuesAt } from './conditions.js';
import type { SpanStart } from './facts.js';
import type { Scopes } from './scopes.js';
import type { Site } from './site.js';
import { terminalName } from './syntax.js';
import { textOf } from './text.js';
import type { Named } from './values.js';

/** The span that a call of a known library starts. */
export function spanStart(
  node: TSESTree.CallExpression,
  { profile, certain }: Pick<Named, 'profile' | 'certain'>,
  spec: SpanSpec,
  site: Site,
  scopes: Scopes,
): SpanStart {
  const nameNode = valuesAt(node, spec.name, scopes)?.[0] ?? null;
  const name = nameNode && textOf(nameNode, scopes);
  return { library: profile.id, certain, site, node, name, nameNode, ends: spec.ends };
}

/** Functions and methods that start a span, by what real code calls them. */
const STARTERS = /^(?:start|with|run|trace|create)\w*Span$|^startSpan\w*$/;

/**
 * The span that a call starts through a tracer of unknown make: `this.tracing.startSpan({ name }, fn)`,
 * `withActiveSpan(tracer, 'join', fn)`, which end the span themselves; `x.startSpan('join')`, which does not.
 */
export function spanByShape(node: TSESTree.CallExpression, site: Site, scopes: Scopes): SpanStart | null {
  if (!STARTERS.test(terminalName(node.callee) ?? '')) return null;
  for (const arg of [0, 1]) {
    const [named] = valuesAt(node, { arg, key: 'name' }, scopes) ?? [];
    const nameNode = named ?? node.arguments[arg];
    const name = nameNode ? textOf(nameNode, scopes) : null;
    if (!nameNode || !name) continue;
    const hasCallback = node.arguments.some(({ type }) => type.includes('Function'));
    const ends = hasCallback && terminalName(node.callee) !== 'startActiveSpan' ? 'by-itself' : 'by-hand';
    return { library: 'homemade', certain: false, site, node, name, nameNode, ends };
  }
  return null;
}
