import type { FileInspection } from 'eslint-plugin-observability/inspection';
import type { Score } from '../score/score.js';
import { aligned, type Objectives } from './objectives.js';
import { counted, findingsAbout, type Service } from './service.js';
import { code, listed, text, type Text } from './text.js';

/** How much of something can be seen. */
export interface Coverage {
  title: string;
  /** From 0 to 1. */
  share: number;
  /** What that rests on: `41 of 43 error paths leave a trace`. */
  facts: string;
}

/** What can be seen of a service: as the score has it, else as its files state it. */
export function coverageOf(service: Service, score: Score | null): Coverage[] {
  if (score)
    return score.components.flatMap(({ title, share, facts }) => (share === null ? [] : [{ title, share, facts }]));
  return [errorPaths(service), work(service), histograms(service), helps(service)].filter(({ facts }) => facts !== '');
}

/** How much has to be seen of something to be worth praise. */
const GOOD = 0.8;

/** What is good about a service: facts, no compliments. */
export function highlightsOf(service: Service, coverage: readonly Coverage[], objectives: Objectives): Text[] {
  const { files, spans, findings } = service;
  const praised = coverage.filter(({ share }) => share >= GOOD).map(({ facts }) => text`${capital(facts)}.`);
  const withFindings = new Set(findings.map(({ file }) => file));
  const clean = files.filter(({ file }) => !withFindings.has(file)).length;
  return [
    ...praised,
    ...buckets(service, objectives, coverage),
    ...logging(service),
    ...(spans.length > 0 && !findings.some(({ rule }) => rule === 'require-span-end') ? [spanned(service)] : []),
    ...instrumented(files),
    ...(clean / files.length >= 0.5
      ? [text`${clean} of ${counted(files.length, 'file')} of the service have no finding.`]
      : []),
  ];
}

function fact(title: string, seen: number, all: number, what: [one: string, many: string]): Coverage {
  const of = seen === all && all > 1 ? `all ${String(all)}` : `${String(seen)} of ${String(all)}`;
  return { title, share: all === 0 ? 0 : seen / all, facts: all === 0 ? '' : `${of} ${all === 1 ? what[0] : what[1]}` };
}

function errorPaths({ files }: Service): Coverage {
  const told = files
    .flatMap(({ errorPaths: paths }) => paths)
    .filter(({ outcome }) => /^(?:traced|partial|silent)$/.test(outcome));
  const seen = told.filter(({ outcome }) => outcome === 'traced').length;
  return fact('Error paths', seen, told.length, ['error path leaves a trace', 'error paths leave a trace']);
}

function work({ files }: Service): Coverage {
  const around = files.flatMap(({ surroundings }) => surroundings);
  const handlers = files.flatMap(({ units }) => units).filter(({ kind }) => kind === 'handler');
  const seen = handlers.filter(({ leaves, instrumented: by, trigger }) =>
    [leaves, by, ...around.filter((each) => each.trigger === trigger)].some(
      ({ log, metric, span }) => log || metric || span,
    ),
  );
  return fact('Handlers', seen.length, handlers.length, [
    'handler leaves a log, a metric or a span',
    'handlers leave a log, a metric or a span',
  ]);
}

/** Histograms whose boundaries a View may set are left out: without a finding nothing speaks against them. */
function histograms({ metrics, findings }: Service): Coverage {
  const all = metrics.filter((metric) => {
    const { type, isSent, buckets, library } = metric;
    const mayHaveView = library === 'opentelemetry' && buckets === 'default';
    return (
      type === 'histogram' &&
      !isSent &&
      (!mayHaveView || findingsAbout(metric, findings, ['require-histogram-buckets']).length > 0)
    );
  });
  const own = all.filter(({ buckets }) => buckets !== 'default').length;
  return fact('Histograms', own, all.length, [
    'histogram has buckets of its own',
    'histograms have buckets of their own',
  ]);
}

function helps({ metrics }: Service): Coverage {
  const declared = metrics.filter(({ isSent }) => !isSent);
  const told = declared.filter(({ help }) => help !== '').length;
  return fact('Help texts', told, declared.length, ['metric has a help text', 'metrics have a help text']);
}

/** Buckets and objectives, which the score may not name. */
function buckets(service: Service, objectives: Objectives, coverage: readonly Coverage[]): Text[] {
  const own = histograms(service);
  const [ready, asked] = aligned(objectives);
  const isSaid = coverage.some(({ facts }) => facts === own.facts);
  const thresholds =
    ready > 0
      ? `${String(ready)} of ${counted(asked, 'SLO threshold')} ${ready === 1 ? 'is' : 'are'} a bucket boundary`
      : '';
  if (own.facts !== '' && own.share >= GOOD && !isSaid)
    return [text`${capital(own.facts)}${thresholds === '' ? '' : `, and ${thresholds}`}.`];
  return thresholds === '' ? [] : [text`${thresholds}.`];
}

function logging({ files, findings }: Service): Text[] {
  const logs = files.flatMap((file) => file.logs).filter(({ isLive }) => isLive);
  const past = findings.filter(({ rule }) => rule === 'no-console').length;
  if (logs.length === 0 || past > logs.length / 20) return [];
  const libraries = [...new Set(logs.map(({ library }) => (library === 'homemade' ? 'a logger of its own' : library)))];
  const through = listed(libraries.map((library) => text`${library}`));
  return [
    text`${counted(logs.length, 'log call')} ${logs.length === 1 ? 'goes' : 'go'} through ${through}${past > 0 ? `; ${counted(past, 'place')} past it` : ', none past it'}.`,
  ];
}

function spanned({ spans }: Service): Text {
  const names = [
    ...new Set(spans.map(({ name }) => name).filter((name) => /^[\w.-]{3,}$/.test(name) && /[.-]/.test(name))),
  ];
  const such = names.length > 0 ? text`, such as ${listed(names.slice(0, 3).map((name) => text`${code(name)}`))}` : [];
  return text`${counted(spans.length, 'operation')} ${spans.length === 1 ? 'has a span' : 'have spans'} of ${spans.length === 1 ? 'its' : 'their'} own${such}, and each is ended on every path.`;
}

function instrumented(files: readonly FileInspection[]): Text[] {
  const found = new Map(
    files
      .flatMap(({ instrumentation }) => instrumentation)
      .filter(({ what, silences }) => what !== 'middleware' && Object.keys(silences).length > 0)
      .map(({ what, where }) => [what, where]),
  );
  if (found.size === 0) return [];
  const names = [...found].slice(0, 4).map(([what, where]) => text`${code(what)} (${code(where)})`);
  return [
    text`Without a line of code at each place, ${listed(names)} ${names.length === 1 ? 'sees' : 'see'} what passes through.`,
  ];
}

function capital(words: string): string {
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}
