import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileKind } from '../../src/model/project.js';

/** A file to lint. */
export interface Source {
  path: string;
  text: string;
}

const SOURCE = /\.[cm]?[jt]sx?$/;
const DECLARATIONS = /\.d\.[cm]?ts$/;

/** Folders of code that is installed, built or written by a program. */
const NOT_WRITTEN_HERE =
  /^(?:node_modules|bower_components|vendor(?:ed)?|third[_-]party|dist|build|built|out|coverage|generated|__generated__|gen|public|static|\.[\w.-]+)$/;

/** The code that a team writes and operates, below a folder: what the accuracy of the rules is judged on. */
export function sourcesOf(root: string, all: boolean): Source[] {
  const sources: Source[] = [];
  for (const path of filesBelow(root, all)) {
    const text = readFileSync(path, 'utf8');
    if (all || isOperated(path, text)) sources.push({ path, text });
  }
  return sources;
}

function* filesBelow(folder: string, all: boolean): Generator<string> {
  const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      const isSkipped = all ? /^(?:node_modules|\.git)$/.test(entry.name) : NOT_WRITTEN_HERE.test(entry.name);
      if (!isSkipped) yield* filesBelow(path, all);
    } else if (entry.isFile() && SOURCE.test(entry.name) && !DECLARATIONS.test(entry.name)) yield path;
  }
}

/** Not a test, not front-end code, not generated, not minified. */
function isOperated(path: string, text: string): boolean {
  const kind = fileKind(path, text);
  if (kind === 'test' || kind === 'browser') return false;
  // A bundler names the installed modules that it puts in.
  const isGenerated =
    /@generated|DO NOT (?:EDIT|MODIFY)|auto-?generated/i.test(text.slice(0, 500)) ||
    /^\/\/ (?:\.\.\/)*node_modules\//m.test(text);
  const isMinified = /[.-]min\.[cm]?js$/.test(path) || text.length / (text.split('\n').length || 1) > 300;
  return !isGenerated && !isMinified;
}

/** A path as it is shown. */
export function shown(root: string, path: string): string {
  return relative(root, path).replaceAll('\\', '/');
}
