import { Console } from 'node:console';
import { createRequire } from 'node:module';
import { Writable } from 'node:stream';
import { compileFunction } from 'node:vm';
import ts from 'typescript';
import { givenValues } from './given.js';
import { SETUPS, type Setup } from './libraries.js';

/** What a logger printed. */
export interface Printed {
  /** Everything, as written to standard output and standard error. */
  text: string;
  /** The lines that are JSON objects. */
  records: Record<string, unknown>[];
  /** The last record; empty where there is none. */
  record: Record<string, unknown>;
}

/** How code of a test is run. */
export interface RunOptions {
  /** Values to use without declaring them, besides those of `givenValues`. */
  values?: Readonly<Record<string, unknown>>;
  /** Modules that the code imports and that are not there, by what it calls them. */
  modules?: Readonly<Record<string, () => unknown>>;
  /** Changes the syntax tree before it is run. */
  transform?: ts.TransformerFactory<ts.SourceFile>;
}

/**
 * Runs statements on a logger of a library, in one of its usual configurations, and returns what it printed.
 * @param setup the library and its configuration
 * @param code statements that use `logger` and the given values: `logger.error('failed', err)`
 */
export function printed(setup: Setup, code: string, options: RunOptions = {}): Promise<Printed> {
  return printedBy(`${SETUPS[setup]}\n${code}`, options);
}

/**
 * Runs a whole file that imports its logging library and returns what was printed. Values that it does not declare are
 * the given ones. Exported functions are called, with the given values of their parameters' names.
 * @param program TypeScript or JavaScript, as a module or with `require`
 */
export async function printedBy(program: string, options: RunOptions = {}): Promise<Printed> {
  const values = { ...givenValues(), ...options.values };
  const written = await captured(async () => {
    const exported: Record<string, unknown> = {};
    const names = Object.keys(values);
    // Declarations of the program take the place of given values: they are in an inner block.
    const body = `const { ${names.join(', ')} } = given; return (async () => { ${compiled(program, options.transform)}\n})();`;
    const run = compileFunction(body, ['require', 'exports', 'module', 'given']) as Program;
    const require = (name: string): unknown => options.modules?.[name]?.() ?? load(name);
    await run(require, exported, { exports: exported }, values);
    for (const value of Object.values(exported)) if (isPlainFunction(value)) await called(value, values);
  });
  const records = written
    .split('\n')
    .map(recordOf)
    .filter((record) => record !== null);
  return { text: written, records, record: records.at(-1) ?? {} };
}

type Program = (...parts: unknown[]) => Promise<void>;

function compiled(program: string, transform: RunOptions['transform']): string {
  const { outputText } = ts.transpileModule(program, {
    fileName: 'program.ts',
    compilerOptions: {
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.CommonJS,
      esModuleInterop: true,
      experimentalDecorators: true,
    },
    ...(transform && { transformers: { before: [transform] } }),
  });
  return outputText;
}

function isPlainFunction(value: unknown): value is (...args: unknown[]) => unknown {
  return typeof value === 'function' && !Function.prototype.toString.call(value).startsWith('class');
}

async function called(run: (...args: unknown[]) => unknown, values: Record<string, unknown>): Promise<void> {
  const parameters = /^[^(]*\(([^)]*)\)/.exec(Function.prototype.toString.call(run))?.[1] ?? '';
  const names = parameters.split(',').map((parameter) => parameter.trim());
  await run(...names.map((name) => values[name]));
}

function recordOf(line: string): Record<string, unknown> | null {
  if (!line.startsWith('{')) return null;
  try {
    return JSON.parse(line) as Record<string, unknown>;
  } catch {
    return null;
  }
}

// consola is silent under a test runner.
process.env['CONSOLA_LEVEL'] = '5';

const realRequire = createRequire(import.meta.url);

/** The real module; where it writes past `process.stdout` it is told to write there. */
function load(name: string): unknown {
  const module: unknown = realRequire(name);
  if (name === 'pino') return writingToStdout(module as Pino);
  if (name === 'loglevel') {
    // It holds on to the console of its first use.
    const root = module as { setLevel(level: string, persist: boolean): void; rebuild(): void };
    root.setLevel('trace', false);
    root.rebuild();
  }
  return module;
}

type Pino = (...args: unknown[]) => unknown;

/** pino writes to the file descriptor, unless it is given a stream. */
function writingToStdout(pino: Pino): Pino {
  const stream = { write: (line: string) => process.stdout.write(line) };
  const proxy: Pino = new Proxy(pino, {
    apply: (target, self, args: unknown[]) =>
      Reflect.apply(target, self, args.length < 2 ? [args[0] ?? {}, stream] : args),
    get: (target, key) => (key === 'pino' || key === 'default' ? proxy : (Reflect.get(target, key) as unknown)),
  });
  return proxy;
}

/** What is written to the standard streams and the console while something runs. */
async function captured(run: () => Promise<void>): Promise<string> {
  let text = '';
  const take = (chunk: unknown): boolean => {
    text += String(chunk);
    return true;
  };
  const { stdout, stderr } = process;
  const undo = [stdout, stderr].map((stream) => {
    const own = Object.getOwnPropertyDescriptor(stream, 'write');
    stream.write = take;
    return () => (own ? Object.defineProperty(stream, 'write', own) : Reflect.deleteProperty(stream, 'write'));
  });
  const { console } = globalThis;
  const stream = new Writable({
    write(chunk, _, done) {
      take(chunk);
      done();
    },
  });
  globalThis.console = new Console({ stdout: stream, stderr: stream, colorMode: false });
  try {
    await run();
    await new Promise((resolve) => setImmediate(resolve));
  } finally {
    for (const restore of undo) restore();
    globalThis.console = console;
  }
  return text;
}
