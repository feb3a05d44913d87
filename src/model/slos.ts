import { resolve } from 'node:path';
import type { Settings, Slo } from '../settings.js';
import { bucketUnit } from './bucket-unit.js';
import { prometheusName } from './metric-name.js';
import type { MetricDeclaration } from './facts.js';
import type { FileModel } from './file-model.js';
import { readable, textOf, type Refusal } from './project-files.js';
import { readSloFile, type SloProblem } from './slo-files.js';

/** The objectives of a project, and what of its SLO files could not be read. */
export interface ProjectSlos {
  slos: readonly Slo[];
  problems: readonly SloProblem[];
}

/** How long a file is taken to be unchanged, in milliseconds: an editor keeps this module for days. */
const FRESH = 10_000;

interface Read extends ProjectSlos {
  checked: number;
  /** Time of change and size, or why it was not read. */
  stamp: string;
}

const files = new Map<string, Read>();
const NONE: ProjectSlos = { slos: [], problems: [] };

/**
 * The objectives of `settings.observability.slos`: those that stand there, and those of the files it names. Files are
 * read once and again when they change.
 * @param cwd where ESLint runs: paths are from there, and may not lead out of it
 */
export function projectSlos({ slos: sources }: Settings, cwd: string): ProjectSlos {
  if (sources.length === 0) return NONE;
  const read = sources.map((source) =>
    typeof source === 'string' ? fileSlos(source, cwd) : { slos: [source], problems: [] },
  );
  return { slos: read.flatMap(({ slos }) => slos), problems: read.flatMap(({ problems }) => problems) };
}

function fileSlos(path: string, cwd: string): ProjectSlos {
  const file = resolve(cwd, path);
  const key = `${cwd}\n${file}`;
  const known = files.get(key);
  if (known && Date.now() - known.checked < FRESH) return known;
  const found = readable(file, cwd, LARGEST);
  const stamp = typeof found === 'string' ? found : found.stamp;
  const isSame = known?.stamp === stamp;
  const text = typeof found === 'string' || isSame ? null : textOf(found);
  const fresh = (): ProjectSlos =>
    text === null
      ? {
          slos: [],
          problems: [{ file: path, line: null, text: WHY[typeof found === 'string' ? found : 'unreadable'] }],
        }
      : readSloFile(text, path);
  const read: Read = { ...(isSame ? known : fresh()), checked: Date.now(), stamp };
  files.set(key, read);
  return read;
}

/** In bytes: an SLO file is written by hand. */
const LARGEST = 1_000_000;

const WHY: Readonly<Record<Refusal, string>> = {
  missing: 'there is no such file',
  outside: 'it lies outside the folder that ESLint runs in',
  'not a file': 'it is not a file',
  'too large': 'it is larger than 1 MB',
  unreadable: 'it cannot be read',
};

/** The thresholds of the objectives for a histogram, in its own unit, ascending. */
export function thresholdsFor(metric: MetricDeclaration, { slos }: ProjectSlos, model: FileModel): number[] {
  const name = prometheusName(metric, model.scopes);
  if (!name) return [];
  const isMeant = ({ metric: wanted }: Slo): boolean => {
    const asked = wanted.replace(/_bucket$/, '');
    if (name.isComplete) return asked === name.text || asked === metric.name?.text;
    // Of a name with an unknown prefix the end is known.
    const tail = metric.name?.tail ?? '';
    return name.knowsTail && /_\w+_/.test(`_${tail}`) && asked.endsWith(tail);
  };
  const isInMilliseconds = bucketUnit(metric, model.scopes) === 'milliseconds';
  const own = slos.filter(isMeant).map(({ threshold, isTime }) => {
    const scaled = isTime && isInMilliseconds ? threshold * 1000 : threshold;
    return Number(scaled.toPrecision(12));
  });
  return [...new Set(own)].sort((a, b) => a - b);
}
