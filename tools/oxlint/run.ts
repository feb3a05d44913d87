import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { installOxlint } from './install.js';

/** What oxlint says of a place in a file; lines and columns count from 1, as ESLint's do. */
export interface OxlintFinding {
  file: string;
  /** As ESLint names it: `observability/no-console`; for a text that is no code, what the parser says. */
  rule: string;
  severity: string;
  message: string;
  line: number;
  column: number;
  endLine: number;
  endColumn: number;
}

/** The report of `--format json`; offsets and lengths are in bytes. */
interface Report {
  diagnostics: {
    message: string;
    code?: string;
    severity: string;
    filename: string;
    labels: { span: { offset: number; length: number } }[];
  }[];
}

/**
 * Runs oxlint in a folder.
 * @throws Error with what it wrote where it gives no report: a wrong configuration, a plugin that does not load
 */
export function runOxlint(folder: string, args: readonly string[]): OxlintFinding[] {
  const { stdout, stderr } = spawnSync(process.execPath, [installOxlint(), '--format', 'json', ...args], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 1 << 30,
  });
  if (!stdout.trimStart().startsWith('{')) throw new Error(`oxlint gave no report.\n${stdout}${stderr}`);
  const texts = new Map<string, Buffer>();
  return (JSON.parse(stdout) as Report).diagnostics.map(({ code = 'parser', severity, message, filename, labels }) => {
    const file = filename.replaceAll('\\', '/');
    const text = texts.get(file) ?? readFileSync(join(folder, file));
    texts.set(file, text);
    const { offset, length } = labels[0]?.span ?? { offset: 0, length: 0 };
    const [line, column] = placeOf(text, offset);
    const [endLine, endColumn] = placeOf(text, offset + length);
    const rule = code.replace(/^(.+)\((.+)\)$/, '$1/$2');
    return { file, rule, severity, message, line, column, endLine, endColumn };
  });
}

function placeOf(text: Buffer, offset: number): [line: number, column: number] {
  const lines = text
    .subarray(0, offset)
    .toString()
    .replace(/^\uFEFF/, '')
    .split(/\r\n|[\n\r\u2028\u2029]/);
  return [lines.length, lines.at(-1)!.length + 1];
}
