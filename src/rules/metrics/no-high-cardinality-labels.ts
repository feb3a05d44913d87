import { BOUNDED, cardinalityOf } from '../../model/cardinality.js';
import type { LabelValue, MetricDeclaration } from '../../model/facts.js';
import type { FileModel } from '../../model/file-model.js';
import { oneLine } from '../../model/source-text.js';
import { createRule, observe } from '../../rule.js';
import { unboundedName, type UnboundedKind } from '../../vocabulary/cardinality.js';

/** What is unbounded about each kind of value, and what to write instead. */
const TEXTS: Readonly<Record<UnboundedKind, { why: string; cure: string }>> = {
  id: {
    why: 'there is a new one for every',
    cure: 'Put the id on the log or the span, and label by something with few values, such as result, type or route',
  },
  personal: {
    why: 'it is different for every person or client',
    cure: 'Drop it here; personal data does not belong into metrics, and logs and spans can be deleted',
  },
  url: {
    why: 'callers choose it, ids included',
    cure: 'Label by the route pattern, such as req.route.path, request.routeOptions.url or ctx._matchedRoute',
  },
  input: {
    why: 'callers choose it',
    cure: 'Map it to one of a few known values first',
  },
  text: { why: 'it is free text', cure: "Label by a class of it, such as the error's code or name, and log the text" },
  time: { why: 'it never comes twice', cure: 'Drop it: every sample has its time already' },
  random: { why: 'it never comes twice', cure: 'Put it on the log or the span' },
  denied: {
    why: 'settings.observability.labels.deny lists it',
    cure: 'Drop it, or label by something with few values',
  },
};

/** What each value of a label costs. */
const COSTS: Readonly<Record<MetricDeclaration['dialect'], string>> = {
  prometheus: 'Each value is a time series of its own, until Prometheus runs out of memory',
  opentelemetry: 'Each value is a time series of its own, until the backend runs out of memory',
  statsd: 'Each value is a time series of its own, which the backend has to hold and bill',
  cloudwatch: 'Each value is a metric of its own on the CloudWatch bill',
};

export default createRule({
  name: 'no-high-cardinality-labels',
  meta: {
    docs: {
      description: 'Disallow metric labels whose values have no end',
      concern: 'metrics',
      severity: 'HIGH',
      preset: 'recommended',
    },
    messages: {
      name: '{{label}} of {{metric}} is unbounded: {{why}}. {{cost}}. {{cure}}.',
      value: "{{label}} of {{metric}} is given '{{value}}', which is unbounded: {{why}}. {{cost}}. {{cure}}.",
    },
    schema: [],
  },
  create(context) {
    const textOf = (kind: UnboundedKind, thing: string): { why: string; cure: string } => {
      const { why, cure } = TEXTS[kind];
      return { why: kind === 'id' ? `${why} ${thing === '' ? 'thing that is counted' : thing}` : why, cure };
    };
    // Labels in a constant are seen again at each observation they are passed to.
    const told = new Set<LabelValue['node']>();
    return observe(context, {
      metric(metric, model) {
        for (const { name, node } of metric.labels) {
          const found = judge(name, model);
          if (!found || (found.kind !== 'denied' && (isInfo(metric) || onlyBounded(name, metric, model)))) continue;
          const data = {
            label: `Label '${name}'`,
            metric: show(metric),
            cost: COSTS[metric.dialect],
            ...textOf(found.kind, found.thing),
          };
          context.report({ node, messageId: 'name', data });
        }
      },
      observation({ labels, declaration, dialect }, model) {
        for (const label of labels) {
          const { name, value } = label;
          const place = narrow(label);
          if (told.has(place) || (name !== null && model.settings.labels.allow.includes(name))) continue;
          const found = name === null ? null : judge(name, model);
          const cardinality = value ? cardinalityOf(value, model.scopes) : BOUNDED;
          const isDenied = found?.kind === 'denied';
          if (declaration && isInfo(declaration) && !isDenied) continue;
          // `baseUrl: client.url` is one of those that somebody configured.
          const isConfigured =
            cardinality.kind === 'unbounded' && cardinality.why === 'url' && CONFIGURED_URL.test(name ?? '');
          if ((cardinality.kind === 'bounded' || isConfigured) && !isDenied) continue;
          const about = {
            label: name === null ? 'A label' : `Label '${name}'`,
            metric: declaration ? show(declaration) : 'this metric',
            cost: COSTS[dialect],
          };
          if (found) {
            context.report({ node: place, messageId: 'name', data: { ...about, ...textOf(found.kind, found.thing) } });
          } else if (cardinality.kind === 'unbounded') {
            const data = {
              ...about,
              value: oneLine(context.sourceCode.getText(value!)),
              ...textOf(cardinality.why, ''),
            };
            context.report({ node: place, messageId: 'value', data });
          } else continue;
          told.add(place);
        }
      },
    });
  },
});

const CONFIGURED_URL = /^(?:base|api|root|server|node|rpc|endpoint|upstream|provider)(?:_?(?:url|uri)|\b)/i;

function judge(name: string, model: FileModel): { kind: UnboundedKind; thing: string } | null {
  const { allow, deny } = model.settings.labels;
  if (allow.includes(name)) return null;
  return deny.includes(name) ? { kind: 'denied', thing: '' } : unboundedName(name);
}

/**
 * `room_info`, always 1: a gauge that joins an id to what else is known of the thing, which has to carry the id.
 * Source: OpenMetrics 1.0, "Info".
 */
function isInfo({ type, name }: MetricDeclaration): boolean {
  return type === 'gauge' && /_(?:info|details|metadata)$/.test(name?.tail ?? '');
}

/** True where the file shows every value of the label, and they are few. */
function onlyBounded(name: string, metric: MetricDeclaration, model: FileModel): boolean {
  const values = model.observations
    .filter(({ declaration }) => declaration === metric)
    .flatMap(({ labels }) => labels.filter((label) => label.name === name && label.value !== null));
  return values.length > 0 && values.every(({ value }) => cardinalityOf(value!, model.scopes).kind === 'bounded');
}

/** The key of a property; the value itself where labels are positional. */
function narrow({ node }: LabelValue): LabelValue['node'] {
  return node.type === 'Property' && !node.shorthand ? node.key : node;
}

function show(metric: MetricDeclaration): string {
  return metric.name && /[a-z]/i.test(metric.name.text) ? `'${metric.name.text}'` : 'this metric';
}
