import { createRequire } from 'node:module';
import type * as Yaml from 'yaml';
import { objectiveOf, thresholdOf, type Slo } from '../settings.js';

/** What is wrong with an SLO file. */
export interface SloProblem {
  file: string;
  /** Where the file says what is wrong; null where that is the whole file. */
  line: number | null;
  text: string;
}

type Node = Record<string, unknown>;

/**
 * The latency objectives of an SLO file, YAML or JSON: a list `slos` whose items have a metric, a threshold and an
 * objective (beside or under `sli`); OpenSLO v1 documents; Sloth, plain or for Kubernetes. Objectives that are no
 * latencies are left out.
 * @param text the content of the file
 * @param file its name, for problems
 * @returns the objectives, and what of the file could not be read
 */
export function readSloFile(text: string, file: string): { slos: Slo[]; problems: SloProblem[] } {
  // Loaded only where a project names SLO files: most do not, and it is the only thing this plugin needs from elsewhere.
  const { LineCounter, parseAllDocuments } = createRequire(import.meta.url)('yaml') as typeof Yaml;
  const lines = new LineCounter();
  const slos: Slo[] = [];
  const problems: SloProblem[] = [];
  const deep = tooDeepIn(text);
  if (deep !== null)
    return { slos, problems: [{ file, line: deep, text: `nested more than ${String(DEEPEST)} deep` }] };
  const documents = parseAllDocuments(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: false });
  for (const document of Array.isArray(documents) ? documents : []) {
    const [error] = document.errors;
    if (error) {
      const { line } = lines.linePos(error.pos[0]);
      problems.push({ file, line, text: firstLine(error.message) });
      continue;
    }
    const { line } = lines.linePos(document.range[0]);
    let content: unknown;
    try {
      content = document.toJS({ maxAliasCount: 100 });
    } catch (thrown) {
      // Aliases that name nothing, or stand for more than the file could ever mean.
      problems.push({ file, line, text: firstLine(String(thrown instanceof Error ? thrown.message : thrown)) });
      continue;
    }
    if (content === null || content === undefined) continue;
    const found = isNode(content) ? documentSlos(content) : null;
    if (found) slos.push(...found);
    else problems.push({ file, line, text: "neither a list 'slos' nor an OpenSLO or Sloth document" });
  }
  return { slos, problems };
}

/** How deep an SLO file may be nested. The YAML parser calls itself for each level, and Node ends where that is too often. */
const DEEPEST = 200;

/**
 * The line of a file that is nested too deep, by its brackets or by what a line starts with; null where none is. Brackets
 * in texts count, too: those of queries close again.
 */
function tooDeepIn(text: string): number | null {
  let depth = 0;
  for (const [index, line] of text.split('\n').entries()) {
    const start = /^[\s?:-]*/.exec(line)![0];
    if (start.length > 2 * DEEPEST) return index + 1;
    for (const character of line) {
      if (character === '[' || character === '{') depth += 1;
      else if (character === ']' || character === '}') depth = Math.max(0, depth - 1);
      if (depth > DEEPEST) return index + 1;
    }
  }
  return null;
}

function firstLine(text: string): string {
  const line = text.split('\n')[0]!;
  return line.length > 200 ? `${line.slice(0, 199)}…` : line;
}

function documentSlos(document: Node): Slo[] | null {
  if (typeof document['apiVersion'] === 'string' && document['apiVersion'].startsWith('openslo')) {
    return document['kind'] === 'SLO' ? openSlo(nodeAt(document, 'spec')) : [];
  }
  // Sloth for Kubernetes has under `spec` what the plain form has at the top.
  const list = document['slos'] ?? nodeAt(document, 'spec')['slos'];
  return Array.isArray(list) ? list.filter(isNode).flatMap((item) => listed(item)) : null;
}

function listed(item: Node): Slo[] {
  const sli = nodeAt(item, 'sli');
  const objective = objectiveOf(item['objective'] ?? item['target']);
  const window = typeof item['window'] === 'string' ? item['window'] : null;
  const metric = sli['metric'] ?? item['metric'];
  const threshold = thresholdOf(sli['threshold'] ?? item['threshold']);
  const isLatency = sli['type'] === undefined || sli['type'] === 'latency';
  if (typeof metric === 'string' && threshold && isLatency) return [{ metric, ...threshold, objective, window }];
  return queriesIn(sli).map((found) => ({ ...found, objective, window }));
}

function openSlo(spec: Node): Slo[] {
  const indicator = nodeAt(nodeAt(spec, 'indicator'), 'spec');
  const [time] = Array.isArray(spec['timeWindow']) ? (spec['timeWindow'] as unknown[]).filter(isNode) : [];
  const window = typeof time?.['duration'] === 'string' ? time['duration'] : null;
  const objectives = Array.isArray(spec['objectives']) ? (spec['objectives'] as unknown[]).filter(isNode) : [];
  const [first] = objectives;
  const objective = objectiveOf(first?.['target'] ?? first?.['targetPercent']);
  return queriesIn(indicator).map((found) => ({ ...found, objective, window }));
}

/** The name starts where no other starts, and no label holds a brace: there is one way to match. */
const BUCKETS = /(?<![\w:])([a-zA-Z_:][\w:]{0,255})_bucket\s{0,9}\{([^{}]*)\}/g;

/** `…_bucket{le="0.3"}` in the queries below a node: the histogram and threshold of a latency objective. */
function queriesIn(node: unknown): Pick<Slo, 'metric' | 'threshold' | 'isTime'>[] {
  const found = new Map<string, Pick<Slo, 'metric' | 'threshold' | 'isTime'>>();
  for (const text of textsIn(node)) {
    for (const [, metric = '', labels = ''] of text.matchAll(BUCKETS)) {
      const threshold = Number(/(?:^|,)\s*le\s*=~?\s*["']([\d.]+)["']/.exec(labels)?.[1]);
      if (threshold > 0) found.set(`${metric} ${String(threshold)}`, { metric, threshold, isTime: false });
    }
  }
  return [...found.values()];
}

function textsIn(node: unknown): string[] {
  if (typeof node === 'string') return [node];
  if (Array.isArray(node)) return node.flatMap(textsIn);
  return isNode(node) ? Object.values(node).flatMap(textsIn) : [];
}

function nodeAt(node: Node, key: string): Node {
  const value = node[key];
  return isNode(value) ? value : {};
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
