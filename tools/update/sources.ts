import { readFileSync, readdirSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Profile } from '../../src/profiles/profile.js';
import type { Concern, Rule } from '../../src/rule.js';

/** A rule and where it is. */
export interface RuleSource {
  name: string;
  concern: Concern;
  rule: Rule;
}

/** Every rule of a folder, in the order of the checklist, then by name. */
export async function rulesIn(folder: string): Promise<RuleSource[]> {
  const found: RuleSource[] = [];
  const { CONCERNS } = (await load('src/rule.ts')) as { CONCERNS: readonly Concern[] };
  for (const concern of CONCERNS) {
    for (const file of scripts(join(folder, concern))) {
      const name = basename(file, '.ts');
      const { default: rule } = (await load(join(folder, concern, file))) as { default?: Rule };
      if (rule?.name !== name)
        throw new Error(`${folder}/${concern}/${file} must export a rule named ${name} as default.`);
      if (rule.meta.docs?.concern !== concern)
        throw new Error(`${folder}/${concern}/${file}: docs.concern must be ${concern}.`);
      found.push({ name, concern, rule });
    }
  }
  return found;
}

/** A file of the profiles, with the names of the profiles it exports. */
export interface ProfileFile {
  file: string;
  exports: string[];
}

/** The files that export a profile, by name. Read as text, so that it works while the index is wrong. */
export function profileFiles(): ProfileFile[] {
  return scripts('src/profiles')
    .map((file) => ({ file, exports: exportsOf(readFileSync(join('src/profiles', file), 'utf8')) }))
    .filter(({ exports }) => exports.length > 0);
}

/** The profiles of these files. */
export async function profilesIn(files: readonly ProfileFile[]): Promise<Profile[]> {
  const profiles: Profile[] = [];
  for (const { file, exports } of files) {
    const module = (await load(join('src/profiles', file))) as Record<string, Profile>;
    profiles.push(...exports.map((name) => module[name]!));
  }
  return profiles;
}

function exportsOf(text: string): string[] {
  return [...text.matchAll(/^export const (\w+): Profile\b(?!\[)/gm)].map(([, name]) => name!);
}

function scripts(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter((file) => file.endsWith('.ts') && file !== 'index.ts')
      .sort();
  } catch {
    return []; // A concern without rules yet has no folder.
  }
}

function load(file: string): Promise<unknown> {
  return import(pathToFileURL(resolve(file)).href) as Promise<unknown>;
}
