import observability from 'eslint-plugin-observability';
import type { RuleDocs, Severity } from 'eslint-plugin-observability/inspection';
import type { Log, ReportingDescriptor, Result } from 'sarif';
import { fingerprint } from '../baseline.js';
import type { Judged } from '../judged.js';
import type { Finding } from '../review.js';

const LEVEL: Readonly<Record<Severity, Result.level>> = {
  BLOCKER: 'error',
  HIGH: 'error',
  MEDIUM: 'warning',
  LOW: 'note',
};

/** The findings as SARIF 2.1.0, which GitHub code scanning, GitLab, Azure DevOps and editors read. */
export function asSarif({ review: { version, unparsed }, verdict: { findings, fresh } }: Judged): string {
  const ids = [...new Set(findings.map(({ rule }) => rule))].sort();
  const log: Log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'observability-review',
            semanticVersion: version,
            informationUri: 'https://github.com/eslint-plugin-observability/eslint-plugin-observability',
            rules: ids.map(descriptor),
          },
        },
        columnKind: 'utf16CodeUnits',
        originalUriBaseIds: { ROOT: { description: { text: 'The folder that the review was started in.' } } },
        results: findings.map((finding) => result(finding, ids, fresh.has(finding))),
        invocations: [
          {
            executionSuccessful: true,
            toolExecutionNotifications: unparsed.map(({ file, line, column, message }) => ({
              level: 'warning',
              message: { text: `Does not parse: ${message}` },
              locations: [location(file, { startLine: line, startColumn: column })],
            })),
          },
        ],
      },
    ],
  };
  return JSON.stringify(log, null, 2);
}

function descriptor(id: string): ReportingDescriptor {
  const { description, url, severity, concern } = observability.rules[id]!.meta.docs as unknown as RuleDocs & {
    url: string;
  };
  return {
    id: `observability/${id}`,
    shortDescription: { text: `${description}.` },
    helpUri: url,
    defaultConfiguration: { level: LEVEL[severity] },
    properties: { tags: ['observability', concern], severity },
  };
}

function result(finding: Finding, ids: readonly string[], isNew: boolean): Result {
  const { file, line, column, endLine, endColumn, severity, rule, message, code } = finding;
  return {
    ruleId: `observability/${rule}`,
    ruleIndex: ids.indexOf(rule),
    level: LEVEL[severity],
    message: { text: message },
    locations: [
      location(file, {
        startLine: line,
        startColumn: column,
        endLine,
        endColumn: Math.max(endColumn, line === endLine ? column : 1),
        snippet: { text: code },
      }),
    ],
    partialFingerprints: { 'observabilityReview/v1': fingerprint(finding) },
    baselineState: isNew ? 'new' : 'unchanged',
  };
}

function location(
  file: string,
  region: NonNullable<NonNullable<NonNullable<Result['locations']>[0]['physicalLocation']>['region']>,
) {
  return {
    physicalLocation: {
      artifactLocation: { uri: file.split('/').map(encodeURIComponent).join('/'), uriBaseId: 'ROOT' },
      region,
    },
  };
}
