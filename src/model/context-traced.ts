import { METRICS_SDK, TRACING_API, TRACING_PACKAGES, USES_TRACES } from '../vocabulary/propagation.js';
import type { FileModel } from './file-model.js';
import { dependenciesOf } from './project.js';

/**
 * True where there are traces at all: the file starts spans, or its package depends on what makes or passes on traces.
 * The API of OpenTelemetry alone will do, unless it is there for metrics.
 */
export function isTraced(model: FileModel, text: string): boolean {
  if (USES_TRACES.test(text) || model.spans.some(({ certain }) => certain)) return true;
  const dependencies = dependenciesOf(model.filename, model.cwd);
  if ([...dependencies].some((name) => TRACING_PACKAGES.test(name))) return true;
  return dependencies.has(TRACING_API) && !dependencies.has(METRICS_SDK);
}
