import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const FOLDER = dirname(fileURLToPath(import.meta.url));
const PROGRAM = join(FOLDER, 'program.virtual.ts');
const GIVEN = join(FOLDER, 'given.virtual.d.ts');

/** The types of what `givenValues` gives; a caught error is `unknown`, as TypeScript has it. */
const TYPES = `
declare const err: Error, error: Error, e: Error;
declare const user: { id: string; name: string };
declare const meeting: { id: string; size: number };
declare const userId: string, meetingId: string, id: string, reason: string, status: string;
declare const count: number;
declare const list: string[];
declare const req: { id: string; method: string; url: string };
declare const res: { statusCode: number };
declare function join(...args: unknown[]): unknown;
declare function load(...args: unknown[]): unknown;
declare function save(...args: unknown[]): Promise<unknown>;
declare function ok<T>(value: T): T;
`;

const files = new Map<string, string>([[GIVEN, TYPES]]);
let version = 0;

const OPTIONS: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  types: ['node'],
  strict: true,
  noEmit: true,
  skipLibCheck: true,
  experimentalDecorators: true,
};

const service = ts.createLanguageService({
  getCompilationSettings: () => OPTIONS,
  getScriptFileNames: () => [PROGRAM, GIVEN],
  getScriptVersion: (name) => (name === PROGRAM ? String(version) : '1'),
  getScriptSnapshot(name) {
    const text = files.get(name) ?? ts.sys.readFile(name);
    return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text);
  },
  getCurrentDirectory: () => FOLDER,
  getDefaultLibFileName: (options) => ts.getDefaultLibFilePath(options),
  fileExists: (name) => files.has(name) || ts.sys.fileExists(name),
  readFile: (name) => files.get(name) ?? ts.sys.readFile(name),
  directoryExists: ts.sys.directoryExists.bind(ts.sys),
  getDirectories: ts.sys.getDirectories.bind(ts.sys),
});

/**
 * What TypeScript has to say of a whole file, with the types of the real libraries, strictly.
 * @returns one line for each error
 */
export function typeErrors(program: string): string[] {
  version++;
  files.set(PROGRAM, `${program}\nexport {};`);
  return [...service.getSyntacticDiagnostics(PROGRAM), ...service.getSemanticDiagnostics(PROGRAM)].map(
    ({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n').split('\n')[0]!,
  );
}

/** The errors that a change brought in: what did not compile before may go on not to. */
export function newTypeErrors(before: string, after: string): string[] {
  const errors = typeErrors(after);
  if (errors.length === 0) return [];
  const known = new Set(typeErrors(before));
  return errors.filter((error) => !known.has(error));
}
