import { CLIENT_FACTORY, CLIENT_SOURCE, CLIENT_TYPE } from '../vocabulary/outbound.js';
import { importedText, type Place } from './imported-logger.js';
import { withoutComments } from './source-text.js';

const NAME = '[A-Za-z_$][\\w$]*';

/** What a module says is made: `new Pool(`, `globalForPrisma.prisma ?? new PrismaClient(`, `axios.create(`, `knex(`. */
const MADE = `(?:await\\s+)?(?:[\\w$.]+\\s*(?:\\?\\?|\\|\\|)\\s*)?(new\\s+)?(${NAME})((?:\\.${NAME})*)\\s*(?:<[^()=;]*>)?\\(`;

/**
 * The package of a client that another file of the project makes: `pg` for `import { pool } from './db.js'`, whose file
 * says `export const pool = new Pool()`. That file is read as text, not parsed, and only where it is called like one of
 * clients; what is not written plainly stays unknown.
 * @param name what is imported, `default` for the default export
 */
export function importedClient(source: string, name: string, place: Place): string | null {
  if (!CLIENT_SOURCE.test(source) || place.filename.startsWith('<')) return null;
  let ofFile = known.get(place);
  if (!ofFile) {
    ofFile = new Map();
    known.set(place, ofFile);
  }
  const key = `${source}\n${name}`;
  const before = ofFile.get(key);
  if (before !== undefined) return before;
  const found = clientIn(source, name, place);
  ofFile.set(key, found);
  return found;
}

// A client is asked for at each of its calls.
const known = new WeakMap<Place, Map<string, string | null>>();

function clientIn(source: string, name: string, place: Place): string | null {
  const raw = importedText(source, place);
  const text = raw === null ? '' : withoutComments(raw);
  const made = name === 'default' ? madeByDefault(text) : madeAs(name, text);
  if (!made) return null;
  const [, isNew, root = '', members = ''] = made;
  const last = members === '' ? root : members.slice(members.lastIndexOf('.') + 1);
  const origin = originOf(root, text);
  const isClient =
    CLIENT_TYPE.test(last) ||
    (isNew === undefined ? CLIENT_FACTORY.test(last) || origin?.isDefault : origin?.isDefault);
  const isOfProject = origin !== null && /^(?:[./#~]|@\/)/.test(origin.source);
  return origin && isClient && !isOfProject ? origin.source : null;
}

/** `export const pool = …`, and `const pool = …` that is exported elsewhere. */
function madeAs(name: string, text: string): RegExpExecArray | null {
  const escaped = name.replaceAll('$', '\\$');
  return new RegExp(`^(?:export\\s+)?(?:const|let|var)\\s+${escaped}\\b[^=\\n]*=\\s*${MADE}`, 'm').exec(text);
}

function madeByDefault(text: string): RegExpExecArray | null {
  const inPlace = new RegExp(`^(?:export\\s+default|module\\.exports\\s*=)\\s+${MADE}`, 'm').exec(text);
  if (inPlace) return inPlace;
  const name = new RegExp(`^(?:export\\s+default|module\\.exports\\s*=)\\s+(${NAME})\\s*;?\\s*$`, 'm').exec(text)?.[1];
  return name === undefined ? null : madeAs(name, text);
}

/** The package that a module has a name from. */
function originOf(name: string, text: string): { source: string; isDefault: boolean } | null {
  const escaped = name.replaceAll('$', '\\$');
  const patterns: [string, boolean][] = [
    [`^import\\s+(?:\\*\\s+as\\s+)?${escaped}\\b[^'";]*?from\\s*['"]([^'"]+)['"]`, true],
    [`^(?:const|let|var)\\s+${escaped}\\s*=\\s*require\\(\\s*['"]([^'"]+)['"]`, true],
    [`^import\\s+(?:${NAME}\\s*,\\s*)?\\{[^}]*\\b${escaped}\\b[^}]*\\}\\s*from\\s*['"]([^'"]+)['"]`, false],
    [`^(?:const|let|var)\\s+\\{[^}]*\\b${escaped}\\b[^}]*\\}\\s*=\\s*require\\(\\s*['"]([^'"]+)['"]`, false],
  ];
  for (const [pattern, isDefault] of patterns) {
    const source = new RegExp(pattern, 'm').exec(text)?.[1];
    if (source !== undefined) return { source, isDefault };
  }
  return null;
}
