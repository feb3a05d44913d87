import type { BucketUnit } from '../vocabulary/buckets.js';
import type { MetricDeclaration } from './facts.js';
import type { Scopes } from './scopes.js';
import { prometheusName } from './metric-name.js';

/** What has its size or length in bytes; a batch, a queue or a list has it in things. */
const IN_BYTES =
  /^(?:body|payload|request|response|message|file|upload|download|packet|frame|content|memory|heap|blob|image|object|chunk|buffer)$/;

/** What a histogram measures: by its unit option, its name, or else seconds for a duration and things for the rest. */
export function bucketUnit(metric: MetricDeclaration, scopes: Scopes): BucketUnit {
  const segments = (prometheusName(metric, scopes)?.text ?? '').split('_');
  for (const [i, segment] of [...segments.entries()].reverse()) {
    if (/^(?:ms|milliseconds|millis)$/.test(segment)) return 'milliseconds';
    if (segment === 'bytes' || segment === 'payload') return 'bytes';
    if (segment === 'size' || segment === 'length') return IN_BYTES.test(segments[i - 1] ?? '') ? 'bytes' : 'things';
    if (/^(?:seconds|duration|latency|time|delay|elapsed|wait|age|lag)$/.test(segment)) return 'seconds';
  }
  return 'things';
}
