import { basename, dirname, join, relative, sep } from 'node:path';
import type { HandlerTrigger } from '../profiles/profile.js';
import {
  instrumentsOf,
  PRELOAD,
  REQUEST_MIDDLEWARE,
  SETUP_FILE,
  STARTS,
  systemsOf,
  type Instruments,
  type System,
} from '../vocabulary/instrumentation.js';
import { entriesIn, isBelow, textInside } from './project-files.js';

/** One thing in a project that shows that something is instrumented there. */
export interface Evidence {
  /** The package that instruments, or `middleware` for one of the project's own. */
  what: string;
  /** Where that stands, from where ESLint runs: `package.json`, `src/telemetry.ts:12`, `settings`. */
  where: string;
  /** What it does. */
  instruments: Instruments;
}

/** What a project instruments, and what shows it. */
export class ProjectEvidence {
  /** In the order in which it was found. */
  readonly all: readonly Evidence[];

  constructor(all: readonly Evidence[]) {
    this.all = all;
  }

  /** What puts a span around the calls of a client, by the package of that; null where nothing does. */
  spansFor(client: string): Evidence | null {
    const systems = systemsOf(client);
    return this.#find(({ calls }) => calls === 'all' || systems.some((system) => calls.includes(system)));
  }

  /** What puts the context of the trace on the messages or requests of a system; null where nothing does. */
  contextFor(system: System): Evidence | null {
    return this.#find(({ messages }) => messages === 'all' || messages.includes(system));
  }

  /** What leaves a span or a record for each request, job or message; null where nothing does. */
  servedBy(trigger: HandlerTrigger): Evidence | null {
    return this.#find(({ serves }) => serves.includes(trigger));
  }

  #find(does: (instruments: Instruments) => boolean): Evidence | null {
    return this.all.find(({ instruments }) => does(instruments)) ?? null;
  }
}

/** How long evidence is taken to be unchanged, in milliseconds: an editor keeps this module for days. */
const FRESH = 10_000;

const known = new Map<string, { at: number; found: readonly Evidence[] }>();

/**
 * What the project of a file instruments: what the package.json files above it depend on, what their scripts, a
 * Dockerfile or a compose file beside them preload, what their set-up files start, and what the packages of the same
 * repository that they depend on do. Found once per folder; no other file is read.
 * @param filename the file being linted
 * @param cwd the folder that ESLint runs in; nothing above it is read
 * @param declared packages that instrument the code from outside, from `settings.observability.instrumentation`
 */
export function projectEvidence(filename: string, cwd: string, declared: readonly string[]): ProjectEvidence {
  const stated = declared.flatMap((name) => evidence(name, 'settings'));
  if (filename.startsWith('<') || !isBelow(filename, cwd)) return new ProjectEvidence(stated);
  const found: Evidence[] = [...stated];
  for (let folder = dirname(filename); isBelow(folder, cwd); folder = dirname(folder)) {
    found.push(...inFolder(folder, cwd));
    if (folder === dirname(folder)) break;
  }
  return new ProjectEvidence(found);
}

function evidence(name: string, where: string): Evidence[] {
  const instruments = instrumentsOf(name);
  return instruments ? [{ what: name, where, instruments }] : [];
}

function inFolder(folder: string, cwd: string): readonly Evidence[] {
  const key = `${cwd}\n${folder}`;
  const last = known.get(key);
  if (last && Date.now() - last.at < FRESH) return last.found;
  const found = new FolderReader(folder, cwd).read();
  known.set(key, { at: Date.now(), found });
  return found;
}

/** In bytes. */
const LARGEST = 300_000;

/** How many folders below one with a package.json are looked into for set-up files, and how many files of these are read. */
const MOST_FOLDERS = 60;
const MOST_FILES = 120;
const DEPTH = 3;

const SKIPPED = /^(?:node_modules|dist|build|out|coverage|public|static|assets|tests?|__\w+__|e2e|docs|\..*)$/;

interface Manifest {
  name?: unknown;
  dependencies?: unknown;
  devDependencies?: unknown;
  peerDependencies?: unknown;
  optionalDependencies?: unknown;
  scripts?: unknown;
}

class FolderReader {
  readonly #folder: string;
  readonly #cwd: string;

  constructor(folder: string, cwd: string) {
    this.#folder = folder;
    this.#cwd = cwd;
  }

  read(): Evidence[] {
    const manifest = this.#manifest(this.#folder);
    if (!manifest) return this.#folder === this.#cwd ? [...this.#commands(null), ...this.#setups()] : [];
    return [...this.#dependencies(manifest), ...this.#commands(manifest), ...this.#setups(), ...this.#linked(manifest)];
  }

  #manifest(folder: string): Manifest | null {
    const text = textInside(join(folder, 'package.json'), this.#cwd, LARGEST);
    if (text === null) return null;
    try {
      const value = JSON.parse(text) as unknown;
      return typeof value === 'object' && value !== null ? value : {};
    } catch {
      // A package.json that is not valid tells nothing, and is for others to report.
      return {};
    }
  }

  #dependencies(manifest: Manifest, folder = this.#folder): Evidence[] {
    const where = this.#shown(join(folder, 'package.json'));
    return namesIn(manifest).flatMap((name) => evidence(name, where));
  }

  /** What scripts, a Dockerfile or a compose file preload. */
  #commands(manifest: Manifest | null): Evidence[] {
    const texts: [string, string][] = [];
    if (typeof manifest?.scripts === 'object' && manifest.scripts !== null)
      texts.push(['package.json', Object.values(manifest.scripts).join('\n')]);
    for (const name of entriesIn(this.#folder, this.#cwd)
      .filter((entry) => entry.isFile)
      .map((entry) => entry.name))
      if (
        /^(?:Dockerfile(?:\.[\w-]+)?|[\w-]+\.Dockerfile|(?:docker-)?compose(?:[.-][\w-]+)*\.ya?ml|Procfile|\.npmrc|ecosystem\.config\.[cm]?js)$/i.test(
          name,
        )
      )
        texts.push([name, textInside(join(this.#folder, name), this.#cwd, LARGEST) ?? '']);
    return texts.flatMap(([name, text]) => {
      const where = this.#shown(join(this.#folder, name));
      return [...text.matchAll(PRELOAD)].flatMap(([, path]) => this.#preloaded(path!, where));
    });
  }

  /** `dd-trace/init`, `@opentelemetry/auto-instrumentations-node/register`, or a file of the project. */
  #preloaded(path: string, where: string): Evidence[] {
    const packageName = path
      .split('/')
      .slice(0, path.startsWith('@') ? 2 : 1)
      .join('/');
    const named = evidence(packageName, where);
    if (named.length > 0 || !/^\.?\.?\//.test(path)) return named;
    const file = join(this.#folder, path);
    const candidates = [
      file,
      `${file}.js`,
      `${file}.ts`,
      file.replace(/\/dist\//, '/src/').replace(/\.([cm]?)js$/, '.$1ts'),
    ];
    return candidates.flatMap((candidate) => this.#startsIn(candidate));
  }

  /** What the set-up files of the package start. */
  #setups(): Evidence[] {
    const found: Evidence[] = [];
    let files = 0;
    const folders: [string, number][] = [[this.#folder, 0]];
    // A list grows while it is gone through.
    for (const [folder, depth] of folders) {
      for (const { name, isFile } of entriesIn(folder, this.#cwd)) {
        const path = join(folder, name);
        if (!isFile) {
          if (depth < DEPTH && folders.length < MOST_FOLDERS && !SKIPPED.test(name)) folders.push([path, depth + 1]);
        } else if (SETUP_FILE.test(name) && files < MOST_FILES) {
          files++;
          found.push(...this.#startsIn(path));
        }
      }
    }
    return found;
  }

  #startsIn(file: string): Evidence[] {
    const text = textInside(file, this.#cwd, LARGEST);
    if (text === null) return [];
    const at = (index: number): string => `${this.#shown(file)}:${String(text.slice(0, index).split('\n').length)}`;
    const first = new Map<string, number>();
    for (const [pattern, name] of STARTS)
      for (const match of text.matchAll(new RegExp(pattern, 'g'))) {
        const started = name ?? match[1]!;
        first.set(started, Math.min(match.index, first.get(started) ?? Infinity));
      }
    const started = [...first].flatMap(([name, index]) => evidence(name, at(index)));
    const middleware = REQUEST_MIDDLEWARE.exec(text);
    if (!middleware) return started;
    return [
      ...started,
      {
        what: 'middleware',
        where: at(middleware.index),
        instruments: { calls: [], messages: [], serves: ['http', 'rpc'] },
      },
    ];
  }

  /** What the packages of the same repository do that this one depends on: `@acme/telemetry`. */
  #linked(manifest: Manifest): Evidence[] {
    return namesIn(manifest)
      .filter((name) => LINK.test(versionOf(manifest, name)))
      .flatMap((name) => {
        const folder = join(this.#folder, 'node_modules', name);
        const inner = this.#manifest(folder) ?? this.#manifest(join(this.#cwd, 'node_modules', name));
        return inner ? this.#dependencies(inner, join('node_modules', name)) : [];
      });
  }

  #shown(path: string): string {
    return (isBelow(path, this.#cwd) ? relative(this.#cwd, path) : path).split(sep).join('/') || basename(path);
  }
}

/** Versions that name a package of the same repository. */
const LINK = /^(?:workspace:|link:|file:|portal:|\*$)/;

function namesIn(manifest: Manifest): string[] {
  return [...new Set(KINDS.flatMap((kind) => Object.keys(recordOf(manifest[kind]))))];
}

function versionOf(manifest: Manifest, name: string): string {
  const version = KINDS.map((kind) => recordOf(manifest[kind])[name]).find((found) => found !== undefined);
  return typeof version === 'string' ? version : '';
}

const KINDS = ['dependencies', 'optionalDependencies', 'peerDependencies', 'devDependencies'] as const;

function recordOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
