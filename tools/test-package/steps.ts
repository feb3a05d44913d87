import { spawnSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';

interface RunOptions {
  cwd?: string;
  /** An exit code besides 0 that is no failure. */
  mayExitWith?: number;
}

/**
 * Runs a command.
 * @returns what it wrote to stdout
 * @throws Error with all its output where it fails
 */
export function run(command: string, args: readonly string[], { cwd, mayExitWith = 0 }: RunOptions = {}): string {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd, encoding: 'utf8' });
  if (status === 0 || status === mayExitWith) return stdout;
  throw new Error(`${command} ${args.join(' ')} exited with ${String(status)}\n${stdout}\n${stderr}`);
}

/** Runs a script with plain Node. */
export function node(cwd: string, options: readonly string[], script: string): string {
  return run(process.execPath, [...options, '--eval', script], { cwd });
}

/** Builds and packs the package. Returns the path of the tarball. */
export function pack(folder: string): string {
  run('npm', ['pack', '--pack-destination', folder]);
  const tarball = join(
    folder,
    readdirSync(folder).find((file) => file.endsWith('.tgz'))!,
  );
  const unexpected = run('tar', ['--list', '--file', tarball])
    .split('\n')
    .filter(
      (file) =>
        file &&
        !/^package\/(?:dist\/|docs\/|schemas\/|oxlint\/|(?:package\.json|README\.md|LICENSE|CHANGELOG\.md)$)/.test(
          file,
        ),
    );
  if (unexpected.length > 0) throw new Error(`The tarball holds ${unexpected.join(', ')}.`);
  return tarball;
}

/** Installs the tarball with what a team has: ESLint, typescript-eslint, TypeScript and the libraries of the sample. */
export function install(cwd: string, tarball: string): void {
  const pinned = { ...dependenciesOf('examples/meeting-service'), ...dependenciesOf('.') };
  const names = ['eslint', 'typescript-eslint', 'typescript', '@types/node', 'pino', 'prom-client'];
  const packages = [tarball, ...names.map((name) => `${name}@${pinned[name]!}`)];
  run('npm', ['install', '--no-audit', '--no-fund', '--prefer-offline', ...packages], { cwd });
}

function dependenciesOf(folder: string): Record<string, string> {
  const text = readFileSync(join(folder, 'package.json'), 'utf8');
  const { dependencies, devDependencies } = JSON.parse(text) as Record<string, Record<string, string> | undefined>;
  return { ...dependencies, ...devDependencies };
}

/** What publint has to say about a package, suggestions included. */
export async function publintProblems(pkgDir: string): Promise<string[]> {
  const { messages, pkg } = await publint({ pkgDir, strict: true, pack: false });
  return messages.map((message) => formatMessage(message, pkg) ?? message.code);
}

/** Type-checks a project. Returns the errors, one a line. */
export function tsc(cwd: string, config = 'tsconfig.json'): string[] {
  const args = ['tsc', '--noEmit', '--pretty', 'false', '--project', config];
  const { status, stdout, stderr } = spawnSync('npx', args, { cwd, encoding: 'utf8' });
  const errors = stdout.split('\n').filter(Boolean);
  if (status !== 0 && errors.length === 0) throw new Error(`tsc did not run: ${stderr}`);
  return errors;
}
