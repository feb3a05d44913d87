import observability from 'eslint-plugin-observability';
import type { Concern, RuleDocs, Severity } from 'eslint-plugin-observability/inspection';
import { SEVERITIES, type Finding } from '../review.js';
import { adviceFor, type Advice } from './advice/advice.js';
import { partsOf, textOfMessage } from './message.js';
import { marked, text, type Text } from './text.js';

/** One finding, as a place in a list of those of its rule. */
export interface ReportedPlace {
  file: string;
  line: number;
  /** What is wrong there. */
  culprit: Text;
  /** What follows from it; empty where the message does not say. */
  why: Text;
  /** What to do there; empty where that is the same for all places of the group. */
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
  const advice = adviceFor(rule) ?? untold(rule, docs?.description ?? '');
  const parts = findings.map(({ message }) => partsOf(message));
  const cures = new Set(parts.map(({ cure }) => cure));
  const places = findings.map(({ file, line, code, offers }, i) => ({
    file,
    line,
    culprit: textOfMessage(parts[i]!.culprit),
    why: textOfMessage(parts[i]!.why),
    cure: cures.size === 1 ? [] : textOfMessage(parts[i]!.cure),
    code,
    diff: offers[0] ? withoutIndent(offers[0].diff) : null,
  }));
  const place = places.find(({ diff }) => diff !== null) ?? null;
  const diff = place?.diff ?? advice.example;
  const [cure = ''] = cures;
  const isSpecific = cures.size === 1 && findings.length === 1 && cure.includes("'");
  return {
    rule,
    severity: findings[0]!.severity,
    concern: docs?.concern ?? 'errors',
    url: docs?.url ?? '',
    type: advice.type,
    problem: marked(advice.problem),
    impact: marked(advice.impact),
    fix: isSpecific ? text`${marked(advice.fix)} Here: ${textOfMessage(lowered(cure))}` : marked(advice.fix),
    example: diff === '' ? null : { diff, place },
    places,
  };
}

/** For a rule that the advice does not know. */
function untold(rule: string, description: string): Advice {
  return { type: rule, problem: `${description}.`, impact: '', fix: '', example: '' };
}

function lowered(sentence: string): string {
  return sentence.slice(0, 1).toLowerCase() + sentence.slice(1);
}

/** A diff without the indentation that all of its lines have. */
function withoutIndent(diff: string): string {
  const lines = diff.split('\n');
  const own = lines.filter((line) => /^[ +-]/.test(line) && line.trim().length > 1);
  const indent = Math.min(...own.map((line) => /^\s*/.exec(line.slice(1))![0].length));
  return lines.map((line) => (/^[ +-]/.test(line) ? line.slice(0, 1) + line.slice(1 + indent) : line)).join('\n');
}
