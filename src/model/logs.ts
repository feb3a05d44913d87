import type { TSESTree } from '@typescript-eslint/utils';
import type { LogSpec } from '../profiles/profile.js';
import { METHOD_LEVELS, type Level } from '../vocabulary/levels.js';
import type { LogCall } from './facts.js';
import type { Site } from './site.js';
import { memberName, unwrap } from './syntax.js';
import { loggerTraits, type Named } from './values.js';
import { entryOf } from './records.js';

/** The log fact that a call states. */
export function logCall(node: TSESTree.CallExpression, callee: Named, spec: LogSpec, site: Site): LogCall {
  const target = unwrap(node.callee);
  return {
    site,
    library: callee.profile.id,
    certain: callee.certain,
    node,
    logger: callee.name === '()' ? target : target.type === 'MemberExpression' ? target.object : null,
    method: callee.name === '[]' || callee.name === '()' ? null : callee.name,
    level: spec.level === 'argument' ? levelArgument(node) : spec.level,
    hasLevelArgument:
      spec.level === 'argument' && callee.name !== '[]' && node.arguments[0]?.type !== 'ObjectExpression',
    shape: ((callee.receiver && loggerTraits(callee.receiver)) ?? callee.profile.logger)?.shape ?? null,
  };
}

function levelArgument(node: TSESTree.CallExpression): Level | null {
  const first = node.arguments[0];
  if (!first) return null;
  if (first.type === 'Literal') return levelNamed(first);
  if (first.type !== 'ObjectExpression') return null;
  for (const entry of first.properties) {
    const isLevel = entry.type === 'Property' && LEVEL_KEY.test(memberName(entry) ?? '');
    const level = isLevel ? levelNamed(entry.value) : null;
    if (level) return level;
  }
  return null;
}

/** `level`, or as OpenTelemetry and Application Insights call it. */
const LEVEL_KEY = /^(?:level|severity|severityText|severityNumber)$/;

/** `'error'`, `'ERROR'`, `SeverityNumber.ERROR2`, `KnownSeverityLevel.Critical`. */
function levelNamed(node: TSESTree.Node): Level | null {
  const name =
    node.type === 'Literal' ? String(node.value) : node.type === 'MemberExpression' ? memberName(node) : null;
  return entryOf(METHOD_LEVELS, name?.toLowerCase().replace(/\d$/, '') ?? '') ?? null;
}
