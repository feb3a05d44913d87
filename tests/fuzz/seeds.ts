import { readFileSync, readdirSync } from 'node:fs';
import { parse, parseForESLint } from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import ts from 'typescript';
import { walk } from '../../src/model/syntax.js';
import { codeBlocks } from '../markdown.js';

/** A program to make others of. */
export interface Seed {
  from: string;
  code: string;
  language: 'ts' | 'tsx';
}

/** The languages that programs are made in: TypeScript, and plain JavaScript for ESLint's own parser. */
export type Language = 'ts' | 'tsx' | 'js';

/** What a sample of a test may lack: the logger, the metric or the error that it is about. */
export const PRELUDES = [
  "import pino from 'pino';\nconst logger = pino();\n",
  "import winston from 'winston';\nconst logger = winston.createLogger({ transports: [new winston.transports.Console()] });\n",
  "import bunyan from 'bunyan';\nconst logger = bunyan.createLogger({ name: 'meeting' });\n",
  "import { Logger } from '@nestjs/common';\nconst logger = new Logger('JoinService');\n",
  "import { Logger } from '@aws-lambda-powertools/logger';\nconst logger = new Logger({ serviceName: 'meeting' });\n",
  "import log4js from 'log4js';\nconst logger = log4js.getLogger('meeting');\n",
  "import { consola as logger } from 'consola';\n",
  "import { getLogger } from '@logtape/logtape';\nconst logger = getLogger('join');\n",
  "import { logger } from '@acme/logging';\n",
  "const logger = require('pino')();\n",
  "import { Counter, Gauge, Histogram } from 'prom-client';\nconst joins = new Counter({ name: 'gc_joins_total', help: 'Joins.', labelNames: ['result'] });\nconst seconds = new Histogram({ name: 'gc_join_duration_seconds', help: 'Time.', labelNames: ['route'] });\n",
  "import { metrics, trace } from '@opentelemetry/api';\nconst meter = metrics.getMeter('gc');\nconst tracer = trace.getTracer('gc');\n",
  "import StatsD from 'hot-shots';\nconst statsd = new StatsD();\n",
  "import express from 'express';\nconst app = express();\n",
];

/** The code of the docs, the example service and the tests, in an order that does not change; not all of it parses. */
export function seeds(): Seed[] {
  return [...docs(), ...service(), ...samples()];
}

const linter = new Linter();

/** True where a text is a program, for the TypeScript parser or, of plain JavaScript, for ESLint's own. */
export function parses(code: string, language: Language): boolean {
  if (language === 'js') return !linter.verify(code, {}).some(({ fatal }) => fatal);
  try {
    parse(code, { ecmaFeatures: { jsx: language === 'tsx' } });
    return true;
  } catch {
    return false;
  }
}

function docs(): Seed[] {
  return sorted('docs/rules', '.md').flatMap((file) =>
    codeBlocks(readFileSync(file, 'utf8'))
      .filter(({ language }) => /^(?:[jt]sx?|javascript|typescript)$/.test(language))
      .map(({ line, code, language }): Seed => ({
        from: `${file}:${String(line)}`,
        code,
        language: language.endsWith('x') ? 'tsx' : 'ts',
      })),
  );
}

function service(): Seed[] {
  return sorted('examples/meeting-service', '.ts')
    .filter((file) => !file.includes('node_modules'))
    .map((file) => ({ from: file, code: readFileSync(file, 'utf8'), language: 'ts' }));
}

/** The longer texts in the tests of rules and profiles: most are code. */
function samples(): Seed[] {
  return ['tests/rules', 'tests/profiles', 'tests/model'].flatMap((folder) =>
    sorted(folder, '.test.ts').flatMap((file) => {
      const texts: Seed[] = [];
      const { ast, visitorKeys } = parseForESLint(readFileSync(file, 'utf8'), { range: true, loc: true });
      walk(ast, visitorKeys, (node) => {
        const text =
          node.type === 'Literal' && typeof node.value === 'string'
            ? node.value
            : node.type === 'TemplateLiteral'
              ? node.quasis.map(({ value }) => value.cooked).join('sample()')
              : '';
        const isCode = text.length > 15 && /[({]/.test(text);
        const from = `${file}:${String(node.loc.start.line)}`;
        if (isCode) texts.push({ from, code: text, language: /<\/|\/>/.test(text) ? 'tsx' : 'ts' });
        return undefined;
      });
      return texts;
    }),
  );
}

/** TypeScript as plain JavaScript. */
export function asScript(code: string): string {
  const { ESNext } = ts.ScriptTarget;
  return ts.transpileModule(code, {
    compilerOptions: { target: ESNext, module: ts.ModuleKind.ESNext, verbatimModuleSyntax: true },
  }).outputText;
}

function sorted(folder: string, ending: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith(ending))
    .map((file) => `${folder}/${file.replaceAll('\\', '/')}`)
    .sort();
}
