import observability from 'eslint-plugin-observability';
import type { Concern, RuleDocs, Severity } from 'eslint-plugin-observability/inspection';
import { SEVERITIES, type Finding } from '../review.js';
import { adviceFor, type Advice } from './advice/advice.js';
import { partsOf, textOfMessage, type MessageParts } from './message.js';
import { marked, type Text } from './text.js';

/** One finding, as a place in a list of those of its rule. */
export interface ReportedPlace {
  file: string;
  line: number;
  /** What is wrong there. */
  culprit: Text;
  /** What follows from it; empty where the message does not say, or says the same elsewhere. */
  why: Text;
  /** What to do there; empty where that is the same as elsewhere. */
  cure: Text;
  /** The line of code. */
  code: string;
  /** The best change that the rule offers, as a diff; null where it offers none. */
  diff: string | null;
}

/** The findings of one rule. */
export interface Group {
  rule: string;
  severity: Severity;
  concern: Concern;
  /** The page about the rule. */
  url: string;
  /** The type of issue: `Silent error`. */
  type: string;
  problem: Text;
  impact: Text;
  fix: Text;
  /** A change that mends one of the places, as a diff, and that place; null for one that is only an example. */
  example: { diff: string; place: ReportedPlace | null } | null;
  places: ReportedPlace[];
}

/** Findings by rule, the worst severity first, then those with most places. */
export function groupsOf(findings: readonly Finding[]): Group[] {
  const byRule = new Map<string, Finding[]>();
  for (const finding of findings) byRule.set(finding.rule, [...(byRule.get(finding.rule) ?? []), finding]);
  return [...byRule]
    .map(([rule, own]) => groupOf(rule, own))
    .sort(
      (a, b) =>
        SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) ||
        b.places.length - a.places.length ||
        (a.rule < b.rule ? -1 : 1),
    );
}

function groupOf(rule: string, findings: readonly Finding[]): Group {
  const docs = observability.rules[rule]?.meta.docs as unknown as (RuleDocs & { url: string }) | undefined;
  const advice = adviceFor(rule) ?? untold(rule);
  const parts = findings.map(({ message }) => partsOf(message));
  const places = findings.map(({ file, line, code, offers }, i) => ({
    file,
    line,
    culprit: textOfMessage(parts[i]!.culprit),
    why: isRepeated(parts[i]!.why, parts) ? [] : textOfMessage(parts[i]!.why),
    cure: isTelling(parts[i]!.cure, parts, advice) ? textOfMessage(parts[i]!.cure) : [],
    code,
    diff: offers[0] ? withoutIndent(offers[0].diff) : null,
  }));
  const place = places.find(({ diff }) => diff !== null) ?? null;
  const diff = place?.diff ?? advice.example;
  return {
    rule,
    severity: findings[0]!.severity,
    concern: docs?.concern ?? 'errors',
    url: docs?.url ?? '',
    type: advice.type,
    problem: marked(advice.problem),
    impact: marked(advice.impact),
    fix: marked(advice.fix),
    example: diff === '' ? null : { diff, place },
    places,
  };
}

/** For a rule that the advice does not know. */
function untold(rule: string): Advice {
  return { type: rule, problem: `Reported by the rule \`${rule}\`.`, impact: '', fix: '', example: '' };
}

/** Whether other places have the same reason. */
function isRepeated(why: string, all: readonly MessageParts[]): boolean {
  return all.filter((other) => other.why === why).length > 1;
}

/** Whether a cure says more than the advice and that of the other places: a name, a number, code. */
function isTelling(cure: string, all: readonly MessageParts[], { fix }: Advice): boolean {
  const names = textOfMessage(cure).filter(({ isCode, text }) => isCode && !fix.includes(text));
  return (names.length > 0 || /[\d([]/.test(cure)) && all.filter((other) => other.cure === cure).length === 1;
}

/** A diff without the indentation that all of its lines have, and without blank lines around it. */
function withoutIndent(diff: string): string {
  const lines = diff.split('\n');
  const own = lines.filter((line) => /^[ +-]/.test(line) && line.trim().length > 1);
  const indent = Math.min(...own.map((line) => /^\s*/.exec(line.slice(1))![0].length));
  return lines
    .map((line) => (/^[ +-]/.test(line) ? line.slice(0, 1) + line.slice(1 + indent) : line).trimEnd())
    .join('\n')
    .replaceAll(/^\n+|\n+$/g, '');
}
