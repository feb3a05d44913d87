import { existsSync } from 'node:fs';
import { basename, dirname, join, parse, relative, sep } from 'node:path';
import { wordsOf } from '../vocabulary/words.js';
import { isBelow, readable, textOf } from './project-files.js';

/** What a file is for, as far as its place and its first lines tell. */
export type FileKind = 'service' | 'test' | 'script' | 'browser';

interface Package {
  /** The folder of the package.json. */
  root: string;
  /** The last part of its name: `cli` of `@acme/cli`. */
  name: string;
  /** The files that its `bin` and its scripts run, without folder of the build and extension. */
  programs: ReadonlySet<string>;
  /** True where it depends on a library for user interfaces. */
  hasUserInterface: boolean;
  /** True where `app/` beside `server/` is a user interface; Next.js keeps its server in `app/`. */
  hasAppFolder: boolean;
  /** True where its code runs in browsers and on a server: Next.js and its kin. */
  isShared: boolean;
  /** True where it is made for browsers: a user interface and no server, or a bundle for script tags. */
  isForBrowsers: boolean;
  /** What it needs at run time. */
  dependencies: ReadonlySet<string>;
}

const TEST_PATH =
  /(?:^|\/)(?:tests?|[\w-]*test-?(?:utils?|kit|helpers?)|__tests__|__mocks__|e2e|mocks|fixtures|__fixtures__|cypress|playwright)\/|^(?:specs?|testing|integration|integration-tests?)\/|[.-](?:test|spec|e2e|stories|fixture|mock|bench)\.[cm]?[jt]sx?$|(?:^|\/)e2e[.-][\w.-]+$/i;
const SCRIPT_PATH =
  /(?:^|\/)(?:scripts?|bin|cli|cmds?|migrations?|migrate|seeds?|seeders?|seeding|\.storybook|\.github)\/|^(?:tools?|tooling|benchmarks?|docker)\/|(?:^|\/)(?:seed\w*|migrate|cli|gulpfile|gruntfile|knexfile|\.\w+rc)\.[cm]?[jt]s$|\.config\.[cm]?[jt]s$|(?:^|\/)(?:webpack|vite|rollup|esbuild|babel|next|jest|vitest|build|npm-scripts|bundle|release)\.[\w.]*[cm]?[jt]s$/i;
const BROWSER_PATH = /(?:^|\/)(?:frontend|front-end|browser|www|webapp)\/|^(?:public|static)\/|\.(?:vue|svelte)$/i;

/** Folders of a user interface, where the package has one: a back end has clients, hooks and components too. */
const UI_PATH = /(?:^|\/)(?:client|components|hooks|views|public|static)\//i;

/** Packages that only command line programs import. */
const CLI_IMPORT =
  /(?:from\s*|require\(\s*)['"](?:commander|yargs(?:\/\w+)?|@oclif\/[\w-]+|cac|clipanion|meow|citty|@clack\/prompts|@inquirer\/[\w-]+|inquirer|prompts|ora|listr2?|vorpal|gluegun|caporal)['"]/;

/**
 * What a file is for: a service unless its path below the nearest package.json, its shebang, that package's `bin` or what
 * it imports says otherwise.
 * @param filename as ESLint gives it; `<input>` is a service file
 * @param text the source, for shebang and directives
 * @param root the folder that ESLint runs in: no package.json above it, or outside of it, is read
 */
export function fileKind(filename: string, text: string, root = parse(filename).root): FileKind {
  if (text.startsWith('#!')) return 'script';
  const nearest = packageOf(filename, root);
  const path = (nearest ? relative(nearest.root, filename) : basename(filename)).split(sep).join('/');
  if (TEST_PATH.test(path) || LOAD_TEST_IMPORT.test(text)) return 'test';
  const isTool =
    nearest !== null &&
    (nearest.programs.has(stem(path)) || TOOL_NAME.test(nearest.name) || basename(nearest.root) === 'cli');
  if (isTool || SCRIPT_PATH.test(path) || CLI_IMPORT.test(text) || /\bprocess\.argv\b/.test(text)) return 'script';
  if (nearest?.isForBrowsers || UI_IMPORT.test(text)) return 'browser';
  if (nearest?.hasUserInterface && UI_PATH.test(path)) return 'browser';
  if (nearest?.hasAppFolder && path.startsWith('app/')) return 'browser';
  if (/\.[jt]sx$/.test(path) && COMPONENT.test(text)) return 'browser';
  if (BROWSER_PATH.test(path) || USE_CLIENT.test(text.slice(0, HEAD))) return 'browser';
  if (nearest?.isShared && !SERVER_PATH.test(path) && !SERVER_TEXT.test(text)) return 'browser';
  return 'service';
}

/** What only a server has, in a package whose code runs on both sides: a place … */
const SERVER_PATH =
  /(?:^|\/)(?:api|server|actions?|lambdas?|workers?|jobs?|cron|queues?|services?|db|database|prisma|trpc|routers?|routes|handlers?|webhooks?|controllers?|repositories|repository|middlewares?)(?:\/|\.)|(?:^|\/)(?:route|page|layout|proxy|instrumentation(?:-node)?|sitemap|robots)\.[jt]sx?$|\.server\.[jt]sx?$/i;

/** … or a word: an environment variable, a module of Node, a server library, a logger, a route handler. */
const SERVER_TEXT =
  /['"](?:use server|server-only|next\/(?:headers|server|cache)|node:[\w/]+|fs|path|crypto|os|child_process|stream|http|https|net)['"]|process\.env\.(?!NEXT_PUBLIC_|NODE_ENV\b)|process\.(?:on|exit|std)|\bfetch\(\s*['"`]https?:|\bsecret|\b(?:get(?:ServerSide|Static)Props|generateMetadata|NextResponse|NextRequest)\b|export (?:async )?(?:function|const) (?:GET|POST|PUT|PATCH|DELETE)\b|from\s*['"](?:@prisma\/|prisma|pg|mysql2|mongoose|mongodb|ioredis|redis|bull|bullmq|kafkajs|stripe|nodemailer|@aws-sdk\/|aws-sdk|googleapis|@google-cloud\/|@azure\/|jsonwebtoken|bcrypt|express|fastify|koa|hono|@trpc\/server|drizzle-orm|kysely|knex|typeorm|sequelize|ws|socket\.io|undici|pino|winston|bunyan|prom-client|@opentelemetry\/|dd-trace)|from\s*['"][^'"]*(?:\/|\b)(?:prisma|database|db|server|logger|logging|env|redis|cache|queue)\b[^'"]*['"]/;

/** How much of a file may stand before the directive, in characters. */
const HEAD = 20_000;

/** The directive, after comments: each alternative ends where the next begins, so that there is one way to match. */
const USE_CLIENT = /^(?:\s|\/\*(?:[^*]|\*(?!\/))*\*\/|\/\/.*(?:\n|$))*['"]use client['"]/;

/** Libraries of user interfaces and editors. */
const UI_IMPORT =
  /from\s*['"](?:react-dom|prosemirror-[\w-]+|mobx(?:-react(?:-lite)?)?|react-redux|react-router-dom|zustand|jotai|pinia|vue-router|@tanstack\/react-query|@angular\/core|styled-components|@tiptap\/[\w-]+|@emotion\/[\w-]+|framer-motion|jquery)(?:\/[\w-]+)?['"]/;

/** Load tests with k6. */
const LOAD_TEST_IMPORT = /from\s*['"]k6(?:\/[\w-]+)*['"]/;

/** What writes to the console because it is the logger. */
const LOGGER_PATH = /(?:^|\/)(?:logger|logging)\/|(?:^|\/)[\w-]*(?:logger|logging)\.[cm]?[jt]s$/i;

/** Names of packages whose code runs on a developer's machine. */
const TOOL_NAME =
  /^(?:cli|.*-cli|cli-.*|create-.*|.*test-?(?:utils?|kit|helpers?)|eslint-.*|(?:vite|webpack|rollup|babel|esbuild)-.*|.*-scripts)$/;

const UI_PACKAGES = ['react-dom', 'preact', 'vue', 'svelte', '@angular/core', 'solid-js', 'lit'];
const SHARED_FRAMEWORKS = ['next', 'nuxt', '@remix-run/react', '@sveltejs/kit', '@tanstack/react-start', 'astro'];
const SERVER_PACKAGES = [
  'express',
  'fastify',
  'koa',
  'next',
  '@nestjs/core',
  'hono',
  '@hapi/hapi',
  'pg',
  'mysql2',
  'ioredis',
  'redis',
  'kafkajs',
  '@trpc/server',
  'bull',
  'bullmq',
  '@remix-run/node',
  '@sveltejs/kit',
  'nuxt',
  'sequelize',
  'typeorm',
  '@prisma/client',
];

/** Hooks and JSX: a component runs in a browser, whatever folder it is in. */
const COMPONENT = /\buse(?:State|Effect|Callback|Memo|Ref|Reducer|Context|Store|Translation|Router)\s*[(<]/;

/** True for the file of a team's own logger, which may write to the console. */
export function isLoggerFile(filename: string, root = parse(filename).root): boolean {
  const nearest = packageOf(filename, root);
  const path = nearest ? `${nearest.name}/${relative(nearest.root, filename)}` : basename(filename);
  return LOGGER_PATH.test(path.split(sep).join('/'));
}

/** What the package of a file needs at run time, by its nearest package.json; nothing where there is none. */
export function dependenciesOf(filename: string, root = parse(filename).root): ReadonlySet<string> {
  return packageOf(filename, root)?.dependencies ?? NONE;
}

const NONE: ReadonlySet<string> = new Set();

/** True for what reads the configuration, by its name: the logger is set up from what it finds. */
export function runsBeforeLogger(filename: string): boolean {
  const stemOf = (path: string): string => basename(path).replace(/\.[\w.]+$/, '');
  const name = stemOf(filename) === 'index' ? basename(dirname(filename)) : stemOf(filename);
  return wordsOf(name).some((word) => /^(?:config|configuration|env|environment|dotenv)$/.test(word));
}

/** How long a package.json is taken to be unchanged, in milliseconds: an editor keeps this module for days. */
const FRESH = 10_000;

const packages = new Map<string, { at: number; found: Package | null }>();

/** The package of a file: that of the nearest package.json upwards; null for a text that has no file. */
function packageOf(filename: string, root: string): Package | null {
  return filename.startsWith('<') ? null : nearestPackage(dirname(filename), root);
}

function nearestPackage(folder: string, root: string): Package | null {
  if (!isBelow(folder, root)) return null;
  const key = `${root}\n${folder}`;
  const known = packages.get(key);
  if (known && Date.now() - known.at < FRESH) return known.found;
  const parent = dirname(folder);
  const found = readPackage(folder, root) ?? (parent === folder ? null : nearestPackage(parent, root));
  packages.set(key, { at: Date.now(), found });
  return found;
}

interface Manifest {
  name?: unknown;
  bin?: unknown;
  scripts?: unknown;
  dependencies?: unknown;
  devDependencies?: unknown;
  peerDependencies?: unknown;
  optionalDependencies?: unknown;
  main?: unknown;
  browser?: unknown;
  unpkg?: unknown;
  jsdelivr?: unknown;
}

/** A package that is loaded by a script tag. */
function isBundle({ main, browser, unpkg, jsdelivr }: Manifest): boolean {
  return Boolean(browser ?? unpkg ?? jsdelivr) || (typeof main === 'string' && /\.(?:umd|iife)\./.test(main));
}

/** In bytes: those of large packages have 100 kB. */
const LARGEST = 1_000_000;

function readPackage(folder: string, root: string): Package | null {
  const file = readable(join(folder, 'package.json'), root, LARGEST);
  if (file === 'missing') return null;
  let manifest: Manifest = {};
  try {
    manifest = (JSON.parse((typeof file === 'string' ? null : textOf(file)) ?? '{}') ?? {}) as Manifest;
  } catch {
    // A package.json that is not valid tells nothing, and is for others to report.
  }
  const name = typeof manifest.name === 'string' ? manifest.name : '';
  const dependencies = new Set([...keys(manifest.dependencies), ...keys(manifest.devDependencies)]);
  const hasUserInterface = UI_PACKAGES.some((id) => dependencies.has(id));
  return {
    root: folder,
    name: name.slice(name.lastIndexOf('/') + 1),
    programs: new Set([...binsOf(manifest.bin), ...scriptsOf(manifest.scripts)].map(stem)),
    hasUserInterface,
    isShared: hasUserInterface && SHARED_FRAMEWORKS.some((id) => dependencies.has(id)),
    hasAppFolder: hasUserInterface && !dependencies.has('next') && existsSync(join(folder, 'server')),
    isForBrowsers: (hasUserInterface || isBundle(manifest)) && !SERVER_PACKAGES.some((id) => dependencies.has(id)),
    dependencies: new Set(
      [manifest.dependencies, manifest.peerDependencies, manifest.optionalDependencies].flatMap(keys),
    ),
  };
}

function keys(value: unknown): string[] {
  return typeof value === 'object' && value !== null ? Object.keys(value) : [];
}

function binsOf(bin: unknown): string[] {
  const targets: unknown[] = typeof bin === 'object' && bin !== null ? Object.values(bin) : [bin];
  return targets.filter((target) => typeof target === 'string');
}

/** The files that scripts run, other than those that start the service: `"seed": "tsx src/seed-users.ts"`. */
function scriptsOf(scripts: unknown): string[] {
  if (typeof scripts !== 'object' || scripts === null) return [];
  return Object.entries(scripts).flatMap(([name, command]) => {
    if (typeof command !== 'string' || /start|dev|serve|server|watch|worker|prod|debug|build|lint|test/i.test(name))
      return [];
    return command.match(/[\w./-]+\.[cm]?[jt]s\b/g) ?? [];
  });
}

/** `./dist/cli/main.js` and `src/cli/main.ts` are the same program. */
function stem(path: string): string {
  return path
    .replace(/^\.\//, '')
    .replace(/^(?:dist|build|lib|out|src)\//, '')
    .replace(/\.[cm]?[jt]sx?$/, '');
}
