import { Linter, type Rule } from 'eslint';
import tseslint from 'typescript-eslint';
import type { TSESTree } from '@typescript-eslint/utils';
import { fileModel, type FileModel } from '../../src/model/file-model.js';
import type { LabelName, LabelValue, MetricDeclaration, MetricObservation, Setting } from '../../src/model/facts.js';
import type { ObservabilitySettings } from '../../src/settings.js';

/** What a file is linted with. */
export interface FactsOptions {
  settings?: ObservabilitySettings;
  /** Default `service.ts`. */
  filename?: string;
}

/**
 * What the model sees in a file, one line a fact, in the order of the code: `line:column` (of the code without its
 * common indentation), kind, what it is, and `?` where it is not certain.
 * @throws Error where the code does not parse or the settings are not valid
 */
export function factsOf(code: string, options: FactsOptions = {}): string[] {
  const { settings, filename = 'service.ts' } = options;
  let facts: string[] = [];
  const rule: Rule.RuleModule = {
    create: (context) => ({
      'Program:exit'() {
        facts = linesOf(fileModel(context as unknown as Parameters<typeof fileModel>[0]), (node) =>
          context.sourceCode.getText(node as never),
        );
      },
    }),
  };
  const messages = new Linter().verify(
    dedented(code),
    [
      {
        files: ['**/*.{js,cjs,mjs,jsx,ts,cts,mts,tsx}'],
        languageOptions: { parser: tseslint.parser, parserOptions: { ecmaFeatures: { jsx: filename.endsWith('x') } } },
        plugins: { facts: { rules: { all: rule } } },
        rules: { 'facts/all': 'error' },
        settings: settings ? { observability: settings } : {},
      },
    ],
    { filename },
  );
  const fatal = messages.find((message) => message.fatal ?? message.ruleId === null);
  if (fatal) throw new Error(`${fatal.line}:${fatal.column} ${fatal.message}`);
  return facts;
}

/** The code without the indentation of the test it is written in: its first line is line 1, column 1. */
function dedented(code: string): string {
  const lines = code.replace(/^\n/, '').trimEnd().split('\n');
  const indents = lines.filter((line) => line.trim() !== '').map((line) => line.search(/\S/));
  const common = Math.min(...indents);
  return lines.map((line) => line.slice(common)).join('\n');
}

type TextOf = (node: TSESTree.Node) => string;

function linesOf(model: FileModel, textOf: TextOf): string[] {
  const lines: { node: TSESTree.Node; text: string }[] = [];
  const add = (node: TSESTree.Node, certain: boolean, ...words: (string | null | undefined | false)[]): void => {
    const { line, column } = node.loc.start;
    const text = [`${line}:${column + 1}${certain ? '' : '?'}`, ...words.filter(Boolean)].join(' ');
    lines.push({ node, text });
  };
  for (const fact of model.logs) {
    const logger = textOf(fact.logger ?? fact.node.callee).replaceAll(/\s+/g, '');
    add(fact.node, fact.certain, 'log', fact.level ?? 'any-level', fact.library, logger, fact.shape);
  }
  for (const fact of model.metrics)
    add(fact.node, fact.certain, 'metric', fact.type, fact.library, ...metricWords(fact));
  for (const fact of model.observations) {
    const of = fact.declaration && !isSameCall(fact) && `of ${fact.declaration.name?.text ?? '?'}`;
    add(fact.node, fact.certain, 'observe', fact.method || '()', fact.library, labelWords('labels', fact.labels), of);
  }
  for (const fact of model.spans) add(fact.node, fact.certain, 'span', fact.library, fact.name?.text ?? '-', fact.ends);
  for (const fact of model.messages) {
    const { system, headers, messages } = fact;
    add(
      fact.node,
      fact.certain,
      'message',
      system,
      headers ?? 'data',
      messages ? `x${String(messages.length)}` : 'unknown',
    );
  }
  for (const fact of model.errorSinks) add(fact.node, fact.certain, fact.kind, fact.library);
  for (const handler of model.errorHandlers) add(handler.node, true, handler.kind);
  for (const { node, certain, trigger, framework, params } of model.requestHandlers) {
    add(node, certain, 'handler', trigger, framework, params.map((role) => role ?? '-').join(','));
  }
  lines.sort((a, b) => a.node.range[0] - b.node.range[0]);
  return lines.map(({ text }) => text);
}

/** StatsD calls declare and observe at once. */
function isSameCall(fact: MetricObservation): boolean {
  return fact.declaration?.node === fact.node;
}

function metricWords(fact: MetricDeclaration): (string | false)[] {
  return [
    fact.name?.text ?? '-',
    labelWords('labels', fact.labels),
    fact.help.state === 'absent' && 'help=absent',
    fact.unit.state === 'given' && `unit=${constant(fact.unit)}`,
    fact.type === 'histogram' && `buckets=${fact.buckets.state}`,
  ];
}

function constant(setting: Setting): string {
  if (setting.state !== 'given') return setting.state;
  const { node } = setting;
  if (node.type === 'Literal') return String(node.value);
  return node.type === 'MemberExpression' && node.property.type === 'Identifier' ? node.property.name : 'given';
}

function labelWords(word: string, labels: readonly (LabelName | LabelValue)[]): string | false {
  return labels.length > 0 && `${word}=${labels.map((label) => label.name ?? '-').join(',')}`;
}
