import type { Profile } from '../profiles/profile.js';
import type { Settings } from '../settings.js';

const indexes = new WeakMap<Settings, Map<string, Profile | null>>();

/**
 * The profile of an import source.
 * @param source as written in the import: `pino`, `@sentry/node`, `../lib/logger.js`
 */
export function moduleProfile(source: string, settings: Settings): Profile | null {
  let index = indexes.get(settings);
  if (!index) {
    index = new Map();
    indexes.set(settings, index);
  }
  const known = index.get(source);
  if (known !== undefined) return known;
  const found = settings.profiles.find((profile) => profile.packages.some((name) => matches(source, name))) ?? null;
  index.set(source, found);
  return found;
}

function matches(source: string, name: string): boolean {
  if (name.startsWith('*/')) {
    const path = source.replace(/\.[cm]?[jt]sx?$/, '').replace(/\/index$/, '');
    return path.endsWith(name.slice(1)) || path === name.slice(2);
  }
  if (name.endsWith('/*')) return source.startsWith(name.slice(0, -1));
  return source === name || source === `node:${name}` || source.startsWith(`${name}/`);
}
