import { CONCERNS } from '../../src/rule.js';
import { profileTemplates, ruleTemplates, type Templates } from './templates.js';

const NAME = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/;
const RESERVED = ['index', 'profile'];

/** What was asked for cannot be made; the message is one line for the person who asked. */
export class Refused extends Error {}

/**
 * The files of a new rule or profile.
 * @param args the command line: `rule logging/no-x`, or `profile pino`
 * @throws Refused where it is not one of these, or the name is not fit
 */
export function filesFor([kind, name, ...rest]: readonly string[]): Templates {
  if (name === undefined || rest.length > 0 || (kind !== 'rule' && kind !== 'profile')) {
    throw new Refused('Usage: npm run new rule <concern>/<name>, or npm run new profile <name>');
  }
  return kind === 'rule' ? ruleFiles(name) : profileFiles(name);
}

function ruleFiles(path: string): Templates {
  const [concern = '', name = '', ...rest] = path.split('/');
  if (!CONCERNS.some((known) => known === concern) || rest.length > 0) {
    throw new Refused(`A rule is <concern>/<name> with one of the concerns ${CONCERNS.join(', ')}, not '${path}'.`);
  }
  return ruleTemplates(concern, kebab(name));
}

function profileFiles(name: string): Templates {
  if (RESERVED.includes(name)) throw new Refused(`'${name}' is taken by the folder's own files.`);
  return profileTemplates(kebab(name));
}

function kebab(name: string): string {
  if (!NAME.test(name)) throw new Refused(`A name is in kebab-case (no-dynamic-name), not '${name}'.`);
  return name;
}
