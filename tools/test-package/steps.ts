import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
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

/**
 * Builds and packs the package: one module and its declarations, the docs, the schemas, the configurations for oxlint.
 * Returns the path of the tarball.
 * @throws Error where it holds anything else: tests, source maps, tools
 */
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
        !/^package\/(?:dist\/(?:(?:index|inspection|shared-\w+)\.js|types\.cjs|[\w/.-]+\.d\.[cm]?ts)|docs\/[\w/.-]+\.md|(?:schemas|oxlint)\/[\w.-]+\.json|package\.json|README\.md|LICENSE|CHANGELOG\.md)$/.test(
          file,
        ),
    );
  if (unexpected.length > 0) throw new Error(`The tarball holds ${unexpected.join(', ')}.`);
  return tarball;
}

/** What the package and its dependencies put on a disk; ESLint is there already. */
export function footprint(tarball: string): { packages: number; megabytes: number } {
  const cwd = mkdtempSync(join(tmpdir(), 'observability-footprint-'));
  try {
    run('npm', ['install', '--omit=peer', '--no-audit', '--no-fund', '--prefer-offline', tarball], { cwd });
    const files = readdirSync(join(cwd, 'node_modules'), { recursive: true, encoding: 'utf8' })
      .filter((file) => !file.startsWith('.'))
      .map((file) => join(cwd, 'node_modules', file));
    const isPackage = /(?:^|[\\/])node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+[\\/]package\.json$/;
    return {
      packages: files.filter((file) => isPackage.test(file)).length,
      megabytes: files.reduce((sum, file) => sum + (statSync(file).isFile() ? statSync(file).size : 0), 0) / 1e6,
    };
  } finally {
    rmSync(cwd, { recursive: true });
  }
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
