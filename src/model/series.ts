import type { TSESTree } from '@typescript-eslint/utils';
import { DEFAULT_SERIES } from '../vocabulary/series.js';
import { HTTP_WORDS, sizeByName } from '../vocabulary/label-sizes.js';
import { wordsOf } from '../vocabulary/words.js';
import { bucketValues } from './bucket-values.js';
import { lookUp } from './config-object.js';
import type { MetricDeclaration, Setting } from './facts.js';
import type { FileModel } from './file-model.js';
import { labelUsesOf, typeOfLabel } from './label-uses.js';
import { valuesOfType } from './label-types.js';
import { observationsOf } from './metric-uses.js';
import type { Scopes } from './scopes.js';
import { unwrap } from './syntax.js';

/** How many values a label takes, and how that is known. */
export interface LabelSize {
  name: string;
  values: number;
  /**
   * - `given`: the team says so
   * - `seen`: the file shows all its values, by a type or at every observation
   * - `name`: by what its name says, such as `status_code`
   * - `guess`: by nothing
   */
  from: 'given' | 'seen' | 'name' | 'guess';
}

/** How many boundaries or quantiles a metric has, and how that is known: `guess` where the file does not show them. */
export interface Boundaries {
  count: number;
  from: 'seen' | 'default' | 'guess';
}

/** How many time series a metric can become in one instance of the program. */
export interface SeriesEstimate {
  /** Every combination of labels, times `perCombination`. */
  series: number;
  labels: readonly LabelSize[];
  /** The series of one combination of labels: the buckets of a histogram and what it exports beside them. */
  perCombination: number;
  /** The boundaries of a histogram or quantiles of a summary among these; null for other types, and for StatsD. */
  boundaries: Boundaries | null;
  /** True where more labels may be declared than could be read: the estimate is the least there will be. */
  isAtLeast: boolean;
}

/** What a team says that the code does not tell. */
export interface SeriesGuess {
  /** The values of a label of which nothing is known. */
  unknown: number;
  /** The values of labels by name. */
  values: Readonly<Record<string, number>>;
}

/**
 * Estimates how many time series a metric can become: the product of the values of its labels, times what one
 * combination of labels exports.
 *
 * A label's values are, in this order: what `guess.values` says; the union or enum that the declaration's type
 * parameter names; the values that the file shows at every observation, where the metric does not leave the file; what
 * its name says (HTTP methods 9, status classes 5, status codes 60, booleans 2); `guess.unknown`.
 *
 * One combination of a histogram exports a series for each boundary and three more (`+Inf`, `_sum`, `_count`), one of a
 * summary a series for each quantile and two more. Of StatsD it is what Datadog makes of a histogram.
 * @returns null where the metric has no labels that could be counted (CloudWatch)
 */
export function seriesOf(metric: MetricDeclaration, model: FileModel, guess: SeriesGuess): SeriesEstimate | null {
  if (metric.dialect === 'cloudwatch') return null;
  const names = labelNamesOf(metric, model);
  const isHttp = [metric.name?.text ?? '', ...names].some((name) => wordsOf(name).some((word) => HTTP_WORDS.has(word)));
  const uses = labelUsesOf(metric, model);
  const labels = names.map((name): LabelSize => {
    const given = Object.hasOwn(guess.values, name) ? guess.values[name] : undefined;
    if (given !== undefined) return { name, values: given, from: 'given' };
    const type = typeOfLabel(metric, name, model.scopes);
    const seen = (type && valuesOfType(type, model.scopes)) ?? uses.valuesOf(name);
    if (seen && seen.size > 0) return { name, values: seen.size, from: 'seen' };
    const byName = sizeByName(wordsOf(name).join('_'), isHttp);
    return byName === null ? { name, values: guess.unknown, from: 'guess' } : { name, values: byName, from: 'name' };
  });
  const boundaries = boundariesOf(metric, model);
  const perCombination = seriesPerCombination(metric, boundaries);
  const combinations = labels.reduce((product, { values }) => product * values, 1);
  return {
    series: combinations * perCombination,
    labels,
    perCombination,
    boundaries,
    isAtLeast: metric.dialect === 'prometheus' && !metric.labelsComplete,
  };
}

/** The labels that are declared; where nothing is declared (OpenTelemetry, StatsD), those of all observations. */
function labelNamesOf(metric: MetricDeclaration, model: FileModel): string[] {
  const declared = metric.labels.map(({ name }) => name);
  const isDeclared = metric.dialect === 'prometheus';
  const observed = isDeclared
    ? []
    : observationsOf(metric, model).flatMap(({ labels }) =>
        labels.flatMap(({ name }) => (name === null ? [] : [name])),
      );
  return [...new Set([...declared, ...observed])];
}

/** `+Inf`, `_sum` and `_count` of a histogram; `_sum` and `_count` of a summary. */
function seriesPerCombination({ type, dialect }: MetricDeclaration, boundaries: Boundaries | null): number {
  if (boundaries) return boundaries.count + (type === 'summary' ? 2 : 3);
  return dialect === 'statsd' && type === 'histogram' ? DEFAULT_SERIES.statsd : 1;
}

function boundariesOf(metric: MetricDeclaration, { scopes }: FileModel): Boundaries | null {
  const { type, dialect, buckets, config } = metric;
  const isSummary = type === 'summary';
  if ((type !== 'histogram' && !isSummary) || dialect === 'statsd') return null;
  const fallback = isSummary
    ? DEFAULT_SERIES.quantiles
    : DEFAULT_SERIES[dialect === 'opentelemetry' ? 'opentelemetry' : 'prometheus'];
  const percentiles: Setting = config ? lookUp(config, 'percentiles', scopes) : { state: 'unknown' };
  const setting = isSummary ? percentiles : buckets;
  if (setting.state === 'absent') return { count: fallback, from: 'default' };
  const count = setting.state === 'given' ? lengthOf(setting.node, scopes) : null;
  return count === null ? { count: fallback, from: 'guess' } : { count, from: 'seen' };
}

function lengthOf(raw: TSESTree.Node, scopes: Scopes): number | null {
  const node = unwrap(raw);
  const constant = node.type === 'Identifier' ? scopes.constantOf(node) : node;
  const list = constant && unwrap(constant);
  const isListed = list?.type === 'ArrayExpression' && list.elements.every((one) => one?.type !== 'SpreadElement');
  // Boundaries that are computed one by one still can be counted.
  return isListed ? list.elements.length : (bucketValues(raw, scopes)?.values.length ?? null);
}
