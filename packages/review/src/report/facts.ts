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
  return counts(service);
}

/** The same, as the files state it. */
function counts(service: Service): Coverage[] {
  return [errorPaths(service), work(service), histograms(service), helps(service)].filter(({ facts }) => facts !== '');
}

/** How much has to be seen of something to be worth praise. */
const GOOD = 0.8;

/** What is good about a service: facts, no compliments. */
export function highlightsOf(service: Service, objectives: Objectives): Text[] {
  const { files, spans, findings } = service;
  const praised = counts(service).filter(({ share, title }) => share >= GOOD && title !== HISTOGRAMS);
  const withFindings = new Set(findings.map(({ file }) => file));
  const clean = files.filter(({ file }) => !withFindings.has(file)).length;
  return [
    ...praised.map(({ facts }) => text`${capital(facts)}.`),
    ...buckets(service, objectives),
    ...logging(service),
    ...(spans.length > 0 && !findings.some(({ rule }) => rule === 'require-span-end') ? [spanned(service)] : []),
    ...instrumented(files),
    ...(clean > 1 && clean / files.length >= 0.5
      ? [text`${clean} of ${counted(files.length, 'file')} of the service have no finding.`]
      : []),
  ];
}

function fact(title: string, seen: number, all: number, what: [one: string, many: string]): Coverage {
  const of = seen < all ? `${String(seen)} of ${String(all)}` : all === 1 ? 'the only' : `all ${String(all)}`;
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

const HISTOGRAMS = 'Histograms';

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
  return fact(HISTOGRAMS, own, all.length, [
    'histogram has buckets of its own',
    'histograms have buckets of their own',
  ]);
}

/** A help that only repeats the name is none. */
function helps({ metrics, findings }: Service): Coverage {
  const declared = metrics.filter(({ isSent }) => !isSent);
  const told = declared.filter(
    (metric) => metric.help !== '' && findingsAbout(metric, findings, ['require-metric-help']).length === 0,
  ).length;
  return fact('Help texts', told, declared.length, ['metric has a help text', 'metrics have a help text']);
}

/** Buckets, and the objectives that they can answer. */
function buckets(service: Service, objectives: Objectives): Text[] {
  const { facts, share } = histograms(service);
  const [ready, asked] = aligned(objectives);
  const thresholds =
    ready > 0 ? `${String(ready)} of ${counted(asked, 'SLO threshold')} ${ready === 1 ? 'is' : 'are'} a boundary` : '';
  const parts = [...(facts !== '' && share >= GOOD ? [facts] : []), ...(thresholds === '' ? [] : [thresholds])];
  return parts.length === 0 ? [] : [text`${capital(parts.join(', and '))}.`];
}

function logging({ files, findings }: Service): Text[] {
  const logs = files.flatMap((file) => file.logs).filter(({ isLive }) => isLive);
  const past = findings.filter(({ rule }) => rule === 'no-console').length;
  if (logs.length === 0 || past > logs.length / 20) return [];
  const libraries = [
    ...new Set(logs.map(({ library }) => (library === 'homemade' ? "the project's own logger" : library))),
  ];
  const through = listed(libraries.map((library) => text`${library}`));
  return [
    text`${counted(logs.length, 'log call')} ${logs.length === 1 ? 'goes' : 'go'} through ${through}${past > 0 ? `, ${counted(past, 'place')} past it` : ''}.`,
  ];
}

function spanned({ spans }: Service): Text {
  const names = [
    ...new Set(spans.map(({ name }) => name).filter((name) => /^[\w.-]{3,}$/.test(name) && /[.-]/.test(name))),
  ];
  const such = names.length > 0 ? text`, such as ${listed(names.slice(0, 3).map((name) => text`${code(name)}`))}` : [];
  return text`${counted(spans.length, 'operation')} ${spans.length === 1 ? 'has a span' : 'have spans'} of ${spans.length === 1 ? 'its' : 'their'} own${such}.`;
}

const RECORDED: Readonly<Record<string, string>> = {
  http: 'HTTP requests',
  rpc: 'RPC calls',
  job: 'jobs',
  message: 'messages',
  lambda: 'invocations',
};

/** How many packages that instrument are named. */
const NAMED = 3;

/** What instruments the service from outside, where it is started rather than where it is installed. */
function instrumented(files: readonly FileInspection[]): Text[] {
  const all = files.flatMap(({ instrumentation }) => instrumentation).filter(({ what }) => what !== 'middleware');
  const found = new Map(all.map((each) => [each.what, each]));
  return [...found.values()].slice(0, NAMED).flatMap(({ what, where, silences }) => {
    const calls = silences['require-span-on-external-call'];
    const serves = silences['require-handler-telemetry'];
    const does = [
      ...(calls === undefined
        ? []
        : [`traces calls to other systems${calls === 'all' || calls.length > 40 ? '' : ` (${calls})`}`]),
      ...(serves === undefined
        ? []
        : [
            `records ${serves
              .split(', ')
              .map((trigger) => RECORDED[trigger] ?? trigger)
              .join(', ')}`,
          ]),
    ];
    return does.length === 0
      ? []
      : [text`${code(what)} (${code(where)}) ${does.join(' and ')}, without code at each place.`];
  });
}

function capital(words: string): string {
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}
