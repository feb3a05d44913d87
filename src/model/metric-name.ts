import { UCUM } from '../vocabulary/units.js';
import type { MetricDeclaration } from './facts.js';
import type { Scopes } from './scopes.js';
import { textOf } from './text.js';

/** A metric's name as Prometheus will see it. */
export interface PrometheusName {
  /** The name, with `${…}` for what is not known. */
  text: string;
  /** The known segments, in order; unknown ones left out. */
  segments: readonly string[];
  /** True where the beginning is known. */
  knowsHead: boolean;
  /** True where the end is known. */
  knowsTail: boolean;
  /** True where every character is known. */
  isComplete: boolean;
  /** The unit that the `unit` option adds, spelt out; empty where there is none. */
  unit: string;
}

/**
 * The name that Prometheus will see: as it is for prom-client; translated as the Prometheus exporter does it for
 * OpenTelemetry (dots to `_`, the unit, `_total` for counters); dots to `_` for StatsD.
 * Source: OpenTelemetry "Prometheus and OpenMetrics compatibility" 1.40; statsd_exporter default mapping.
 * @returns null where nothing of the name is known
 */
export function prometheusName(metric: MetricDeclaration, scopes: Scopes): PrometheusName | null {
  const { name } = metric;
  if (!name || (name.head === '' && name.tail === '' && !name.isStatic)) return null;
  const knowsHead = typeof name.parts[0] === 'string';
  const knowsTail = typeof name.parts.at(-1) === 'string';
  const unit = metric.dialect === 'opentelemetry' ? spelledUnit(metric, scopes) : '';
  let text = metric.dialect === 'prometheus' ? name.text : name.text.replaceAll(/[.\-/]/g, '_');
  if (metric.dialect === 'opentelemetry') {
    if (unit !== '' && !text.endsWith(`_${unit}`)) text += `_${unit}`;
    if (metric.type === 'counter' && !text.endsWith('_total')) text += '_total';
  }
  return { text, segments: segmentsOf(text), knowsHead, knowsTail, isComplete: name.isStatic, unit };
}

/** The known segments of a name: whole ones only, so that half of a segment beside an unknown part is not judged. */
function segmentsOf(text: string): string[] {
  return text.split('_').filter((segment) => segment !== '' && !segment.includes('${…}'));
}

function spelledUnit(metric: MetricDeclaration, scopes: Scopes): string {
  if (metric.unit.state !== 'given') return '';
  const text = textOf(metric.unit.node, scopes);
  if (!text?.isStatic) return '';
  if (text.text === '1') return metric.type === 'gauge' ? 'ratio' : '';
  return Object.hasOwn(UCUM, text.text) ? UCUM[text.text]! : '';
}

/** `gcJoinRequests`, `gc-join` and `gc.join` in snake_case. */
export function snakeCase(name: string): string {
  return name
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replaceAll(/([A-Z])([A-Z][a-z])/g, '$1_$2')
    .replaceAll(/[\s.\-/]+/g, '_')
    .replaceAll(/_{2,}/g, '_')
    .toLowerCase();
}
