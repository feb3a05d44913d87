import type { TSESTree } from '@typescript-eslint/utils';
import { EMPTY_WORDS } from '../vocabulary/help.js';
import { baseUnitFor, BASE_UNITS } from '../vocabulary/units.js';
import { wordsOf } from '../vocabulary/words.js';
import type { MetricDeclaration } from './facts.js';
import type { FileModel } from './file-model.js';
import { chainOf, unwrap } from './syntax.js';
import { textOf, type Text } from './text.js';

/** What is wrong with the help text of a metric. */
export interface HelpFault {
  /** `missing`: there is none. `blank`: nothing is written in it. `name`: it says no more than the name. */
  id: 'missing' | 'blank' | 'name';
  /** The place to report. */
  node: TSESTree.Node;
  /** True where prom-client refuses to make the metric. */
  throws: boolean;
}

/**
 * Judges the help text (OpenTelemetry: the description) of a metric.
 * @returns null where it tells something, where the library has none, and where the code does not show it
 */
export function helpFault(metric: MetricDeclaration, model: FileModel): HelpFault | null {
  const { help, nameNode, inner } = metric;
  if (help.state === 'unknown') return null;
  // What a function of the file leaves out is told once, there.
  if (inner && helpFault(inner, model)) return null;
  const isPromClient = metric.dialect === 'prometheus' && metric.certain;
  if (help.state === 'absent' || isNothing(help.node)) {
    const isDescribed = metric.isWrapped || isDescribedElsewhere(metric, model);
    return isDescribed ? null : { id: 'missing', node: nameNode, throws: isPromClient };
  }
  const { node } = help;
  const text = textOf(node, model.scopes);
  // What a wrapper of another file takes second may be a label or a unit, unless it reads like a sentence.
  if (metric.isWrapped && !/\S\s+\S/.test(text?.text ?? '')) return null;
  if (text?.isStatic && text.text.trim() === '') {
    return { id: 'blank', node, throws: isPromClient && text.text === '' };
  }
  // `gc_build_info`, `gc_version`: the labels say it all.
  if (/(?:^|[_.])(?:info|version)$/.test(metric.name?.tail ?? '')) return null;
  return saysOnlyName(text ?? expression(node), metric.name ?? expression(nameNode))
    ? { id: 'name', node, throws: false }
    : null;
}

/** `help: null`, `help: undefined`, `help: void 0`. */
function isNothing(raw: TSESTree.Node): boolean {
  const node = unwrap(raw);
  if (node.type === 'Literal') return node.raw === 'null';
  if (node.type === 'Identifier') return node.name === 'undefined';
  return node.type === 'UnaryExpression' && node.operator === 'void';
}

/** `meter.createCounter('joins')` a second time: the first one described it. */
function isDescribedElsewhere({ name, dialect }: MetricDeclaration, model: FileModel): boolean {
  if (dialect !== 'opentelemetry' || !name?.isStatic) return false;
  return model.metrics.some((other) => other.help.state === 'given' && other.name?.text === name.text);
}

type Parts = Pick<Text, 'parts'>;

function expression(node: TSESTree.Node): Parts {
  return { parts: [{ node }] };
}

/**
 * True where the words of the help stand in the name in the same order, leaving out case, separators, plurals, types and
 * units: `Join requests.` for `gc_join_requests_total`.
 */
function saysOnlyName(help: Parts, name: Parts): boolean {
  // The words of names are ASCII.
  if (help.parts.some((part) => typeof part === 'string' && /[^\p{ASCII}\p{P}\p{S}]/u.test(part))) return false;
  // `Genesis time in seconds` for `gc_genesis_time` does say more.
  const units = unitsIn(name);
  if (unitsIn(help).some((unit) => !units.includes(unit))) return false;
  const said = wordsIn(help);
  const known = wordsIn(name);
  return said.length === 0 || known.some((_, i) => said.every((word, at) => word === known[i + at]));
}

/** The base units that a text names, in any size: `seconds` for `ms`. */
function unitsIn({ parts }: Parts): string[] {
  const words = parts.flatMap((part) => (typeof part === 'string' ? wordsOf(part) : []));
  return words.flatMap((word) => (BASE_UNITS.includes(word) ? word : (baseUnitFor(word) ?? [])));
}

/** The words of a text that say something; what only run time knows counts as the code that gives it. */
function wordsIn({ parts }: Parts): string[] {
  return parts.flatMap((part) => {
    if (typeof part !== 'string') return [`\${${chainOf(part.node)?.join('.') ?? String(part.node.range[0])}}`];
    return wordsOf(part)
      .filter((word) => !EMPTY_WORDS.has(word) && !BASE_UNITS.includes(word) && baseUnitFor(word) === null)
      .map((word) => word.replace(/ies$/, 'y').replace(/(?<=[a-z]{2})s$/, ''));
  });
}
