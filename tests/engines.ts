import { createRequire } from 'node:module';
import { relative, resolve } from 'node:path';
import type { ESLint, Linter } from 'eslint';

/** The part of the class ESLint that all supported versions have in common. */
interface Engine {
  lintText(code: string, options: { filePath: string }): Promise<ESLint.LintResult[]>;
  lintFiles(patterns: string[]): Promise<ESLint.LintResult[]>;
}

type EngineClass = new (options: object) => Engine;

const require = createRequire(import.meta.url);

const { ESLint: ESLint10 } = require('eslint') as { ESLint: EngineClass };
const { ESLint: ESLint9 } = require('eslint9') as { ESLint: EngineClass };
const { ESLint: ESLint90 } = require('eslint90') as { ESLint: EngineClass };
const { ESLint: LegacyESLint8 } = require('eslint8') as { ESLint: EngineClass };
const { FlatESLint: ESLint8 } = require('eslint8/use-at-your-own-risk') as { FlatESLint: EngineClass };

/** A service: code is judged by the package it is in, and a tool such as this plugin may use the console. */
export const SERVICE = resolve('examples/meeting-service');

/** The supported ESLints with flat config. */
export const ENGINES: Readonly<Record<string, EngineClass>> = {
  'ESLint 8.57': ESLint8,
  'ESLint 9.0': ESLint90,
  'ESLint 9.39': ESLint9,
  'ESLint 10': ESLint10,
};

/** ESLint 8.57 with eslintrc. */
export const LegacyEngine = LegacyESLint8;

/** What ESLint says of a text in a service, with nothing but this configuration. */
export async function lint(
  code: string,
  filePath: string,
  config: Linter.Config[],
  EngineOfChoice: EngineClass = ESLint10,
): Promise<Linter.LintMessage[]> {
  const engine = new EngineOfChoice({ cwd: SERVICE, overrideConfigFile: true, overrideConfig: config });
  const [result] = await engine.lintText(code, { filePath });
  return result?.messages ?? [];
}

/** All of a finding that a person or an editor gets to see. */
export interface Finding extends Pick<
  Linter.LintMessage,
  'ruleId' | 'severity' | 'messageId' | 'message' | 'line' | 'column' | 'endLine' | 'endColumn' | 'fix'
> {
  file: string;
  suggestions: Pick<Linter.LintSuggestion, 'messageId' | 'desc' | 'fix'>[];
}

/** The findings of a run in the order of the files; they can be compared between engines. */
export function findingsOf(results: readonly ESLint.LintResult[], folder: string): Finding[] {
  return results
    .map(({ filePath, messages }) => ({ file: relative(folder, filePath).replaceAll('\\', '/'), messages }))
    .sort((a, b) => (a.file < b.file ? -1 : 1))
    .flatMap(({ file, messages }) =>
      messages.map(({ ruleId, severity, messageId, message, line, column, endLine, endColumn, fix, suggestions }) => ({
        ...{ file, ruleId, severity, messageId, message, line, column, endLine, endColumn, fix },
        suggestions: (suggestions ?? []).map(({ messageId, desc, fix }) => ({ messageId, desc, fix })),
      })),
    );
}
