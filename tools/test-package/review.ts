import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { check } from './checks.js';
import { publintProblems, run } from './steps.js';

const LOST = `export async function join(id) {
  try {
    await rooms.join(id);
  } catch (err) {
    return null;
  }
}
`;

/** What the tarball may hold. */
const SHIPPED = /^package\/(?:dist\/[\w/.-]+\.js|package\.json|README\.md|LICENSE|CHANGELOG\.md)$/;

/**
 * Tests the package of the review: installed in an empty folder, on code that has no package of its own.
 * @param plugin the tarball of the plugin, which is not taken from the registry
 */
export async function reviewChecks(plugin: string): Promise<void> {
  const home = mkdtempSync(join(tmpdir(), 'observability-review-package-'));
  const code = mkdtempSync(join(tmpdir(), 'observability-review-code-'));
  const bin = join(home, 'node_modules/.bin/observability-review');
  const review = (...args: string[]): string => run(bin, args, { cwd: code, mayExitWith: 1 });
  try {
    const tarball = await check('review: npm pack', () => packReview(home));
    if (tarball === undefined) return;
    writeFileSync(join(home, 'package.json'), '{ "private": true }');
    await check('review: npm install in an empty folder', () =>
      run('npm', ['install', '--no-audit', '--no-fund', '--prefer-offline', plugin, tarball], { cwd: home }),
    );
    await check('review: publint', async () => {
      const problems = await publintProblems(join(home, 'node_modules/observability-review'));
      if (problems.length > 0) throw new Error(problems.join('\n'));
    });
    mkdirSync(join(code, 'src'));
    writeFileSync(join(code, 'src/join.js'), LOST);
    await check('review: finds what is wrong in a folder without a package', () => {
      const { findings } = JSON.parse(review('--format', 'json')) as { findings: { rule: string }[] };
      if (findings.map(({ rule }) => rule).join() !== 'no-silent-catch')
        throw new Error(`found ${findings.map(({ rule }) => rule).join()}`);
    });
    await check('review: knows its baseline', () => {
      review('src', '--baseline', 'known.json', '--update-baseline');
      // Exit code 1 would be taken as well.
      run(bin, ['src', '--baseline', 'known.json'], { cwd: code });
    });
    await check('review: as a formatter of ESLint', () => {
      writeFileSync(
        join(home, 'eslint.config.js'),
        `module.exports = [require('eslint-plugin-observability').configs.recommended];`,
      );
      writeFileSync(join(home, 'join.js'), LOST);
      const formatter = join(home, 'node_modules/observability-review/dist/formatter.js');
      const text = run('npx', ['eslint', 'join.js', '-f', formatter], { cwd: home, mayExitWith: 1 });
      if (!text.includes('no-silent-catch') || !text.includes('join.js:4')) throw new Error(text);
    });
  } finally {
    for (const folder of [home, code]) rmSync(folder, { recursive: true, force: true });
  }
}

function packReview(folder: string): string {
  run('npm', ['pack', '--pack-destination', folder], { cwd: 'packages/review' });
  const tarball = join(
    folder,
    readdirSync(folder).find((file) => file.endsWith('.tgz'))!,
  );
  const files = run('tar', ['--list', '--file', tarball]).split('\n').filter(Boolean);
  const unexpected = files.filter((file) => !SHIPPED.test(file));
  if (unexpected.length > 0) throw new Error(`The tarball holds ${unexpected.join(', ')}.`);
  for (const needed of ['README.md', 'LICENSE', 'dist/cli.js', 'dist/formatter.js'])
    if (!files.includes(`package/${needed}`)) throw new Error(`The tarball lacks ${needed}.`);
  return tarball;
}
