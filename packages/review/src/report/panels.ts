import type { DeclaredMetric } from 'eslint-plugin-observability/inspection';
import { labelName, mean, quantile, rate, ratio, type Expression } from './promql.js';

/** A panel, by the question of the RED method that it answers. */
export interface Panel extends Expression {
  kind: 'rate' | 'errors' | 'duration';
}

/** Labels that say how something ended, without separators; the most telling first. */
const OUTCOMES = [
  'outcome',
  'result',
  'status',
  'statuscode',
  'httpresponsestatuscode',
  'code',
  'errortype',
  'errorcode',
  'error',
  'reason',
  'success',
];

/** Names of counters of failures. */
const FAILURES =
  /(?:^|_)(?:errors?|failures?|failed|exceptions?|timeouts?|rejections?|rejected|dropped|aborted)(?:_|$)/;

/**
 * The panels that one metric is good for.
 * @param all the metrics of the same service: a counter of all requests makes a rate of the errors a share
 */
export function panelsOf(metric: DeclaredMetric, all: readonly DeclaredMetric[]): Panel[] {
  switch (metric.type) {
    case 'counter':
      return FAILURES.test(metric.name) ? failurePanels(metric, all) : counterPanels(metric);
    case 'histogram':
    case 'summary':
      return isDuration(metric) ? durationPanels(metric, all) : [];
    default:
      return [];
  }
}

function failurePanels(metric: DeclaredMetric, all: readonly DeclaredMetric[]): Panel[] {
  const { name } = metric;
  const label = outcomeLabel(metric);
  const names = [name.replace(FAILURES, '_requests_'), name.replace(/_(?:errors|failures|failed)_total$/, '_total')];
  const whole = all.find((each) => each !== metric && each.type === 'counter' && names.includes(each.name));
  return [
    { kind: 'errors', title: saidBy(metric, label), query: rate(name, label) },
    ...(whole
      ? [{ kind: 'errors' as const, title: `${said(metric)}: as a share of all`, query: ratio(name, whole.name) }]
      : []),
  ];
}

function counterPanels(metric: DeclaredMetric): Panel[] {
  const label = outcomeLabel(metric);
  return [
    { kind: 'rate', title: said(metric), query: rate(metric.name) },
    ...(label === null
      ? []
      : [{ kind: 'errors' as const, title: saidBy(metric, label), query: rate(metric.name, label) }]),
  ];
}

function durationPanels(metric: DeclaredMetric, all: readonly DeclaredMetric[]): Panel[] {
  const { name, type } = metric;
  const label = outcomeLabel(metric);
  const count = `${name}_count`;
  const isCounted = all.some(
    (each) => each.type === 'counter' && !FAILURES.test(each.name) && subject(each.name) === subject(name),
  );
  const isStatus = label !== null && /status_?code$/i.test(labelName(label));
  return [
    ...(isCounted ? [] : [{ kind: 'rate' as const, title: `${said(metric)}: how many`, query: rate(count) }]),
    ...(isStatus
      ? [
          {
            kind: 'errors' as const,
            title: `${said(metric)}: share that ended in a 5xx`,
            query: `${rate(`${count}{${labelName(label)}=~"5.."}`)} / ${rate(count)}`,
          },
        ]
      : label === null || isCounted
        ? []
        : [{ kind: 'errors' as const, title: saidBy(metric, label), query: rate(count, label) }]),
    type === 'summary'
      ? { kind: 'duration', title: `${said(metric)}: mean`, query: mean(name) }
      : { kind: 'duration', title: `${said(metric)}: 95th percentile${unit(metric)}`, query: quantile(0.95, name) },
  ];
}

/** The label that says how something ended; null where there is none. */
function outcomeLabel({ labels }: DeclaredMetric): string | null {
  const bare = (label: string): string => label.replaceAll(/[^a-z]/gi, '').toLowerCase();
  const outcome = OUTCOMES.find((word) => labels.some((label) => bare(label) === word));
  return labels.find((label) => bare(label) === outcome) ?? null;
}

/** What a metric is about: `gc_meeting_join` of `gc_meeting_join_duration_seconds`. */
function subject(name: string): string {
  return name.replace(/_(?:duration|latency|time|seconds|requests?|total)(?:_.*)?$/, '');
}

function isDuration({ name, unit }: DeclaredMetric): boolean {
  return (
    /^(?:s|ms|us|ns|seconds|milliseconds|minutes|hours)$/.test(unit) ||
    /(?:^|_)(?:duration|latency|seconds|elapsed)(?:_|$)/.test(name)
  );
}

function unit({ unit, buckets }: DeclaredMetric): string {
  const words = unit === '' ? '' : `, in ${unit}`;
  return buckets === 'default' ? `${words}, as far as default buckets can tell` : words;
}

function saidBy(metric: DeclaredMetric, label: string | null): string {
  const words = said(metric);
  return label === null || words.endsWith(`by ${label}`) ? words : `${words}: by ${labelName(label)}`;
}

/** The help text, else the name in words; without a full stop. */
function said({ help, name }: DeclaredMetric): string {
  const words = help.replaceAll(/\s+/g, ' ').trim();
  const isText = words !== '' && !/[…{}()]/.test(words) && words.replaceAll(/\W/g, '_') !== name;
  const text = isText ? words : name.replaceAll('_', ' ');
  return text.replace(/\.$/, '');
}
