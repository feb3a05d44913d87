/**
 * Sets the version that the changesets ask for, and gives it the notes of the changelog: what stands under “Unreleased”
 * moves under the new version and the day. `npm run release:version`, run by the release workflow.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';

execFileSync('npx', ['changeset', 'version'], { stdio: 'inherit' });
const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
const changelog = readFileSync('CHANGELOG.md', 'utf8');
const day = new Date().toISOString().slice(0, 10);
if (!changelog.includes(`\n## ${version} `)) {
  writeFileSync('CHANGELOG.md', changelog.replace('\n## Unreleased\n', `\n## Unreleased\n\n## ${version} – ${day}\n`));
}
// The version stands in the lockfile and in the addresses of the docs too.
execFileSync('npm', ['install', '--package-lock-only', '--no-audit', '--no-fund'], { stdio: 'inherit' });
execFileSync('npm', ['run', '--silent', 'update'], { stdio: 'inherit' });
