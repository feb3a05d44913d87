import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { AUTO_INSTRUMENTATION, METRIC_WORD, METRICS_PACKAGES, REQUEST_METRICS } from '../vocabulary/metrics.js';
import { wordsOf } from '../vocabulary/words.js';
import type { FileModel } from './file-model.js';
import { dependenciesOf } from './project.js';
import { statementsOf } from './statements.js';
import { contains, isFunction, memberName, requiredSource, terminalName, unwrap, walk } from './syntax.js';

type SourceCode = Readonly<TSESLint.SourceCode>;

/** What is the same for the whole file, found once: it is asked for each of its errors. */
function once<T>(find: (model: FileModel, sourceCode: SourceCode) => T): typeof find {
  const known = new WeakMap<FileModel, T>();
  return (model, sourceCode) => {
    if (!known.has(model)) known.set(model, find(model, sourceCode));
    return known.get(model) as T;
  };
}

/** Where a file takes its modules from: imports, exports of others, `require`. */
const sourcesOf = once((model, { ast }): string[] => {
  const imported = statementsOf(ast).flatMap((statement) =>
    statement.type === 'ImportDeclaration' ? [statement.source.value] : [],
  );
  const required = model.calls.flatMap((call) => requiredSource(call) ?? []);
  return [...imported, ...required];
});

/**
 * True where a file is part of a project that counts: the file declares or observes a metric, imports a metrics library
 * or a module called `metrics`, `telemetry` or the like, or its package.json names such a library.
 */
export const usesMetrics = once((model, sourceCode): boolean => {
  if (model.metrics.length > 0 || model.observations.length > 0) return true;
  if (sourcesOf(model, sourceCode).some((source) => METRICS_PACKAGES.test(source) || isMetricModule(source)))
    return true;
  return [...dependenciesOf(model.filename)].some((name) => METRICS_PACKAGES.test(name));
});

/** `./metrics.js`, `../shared/telemetry/index.js`: a module of the project. */
function isMetricModule(source: string): boolean {
  const isOwn = /^(?:[.#~]|@\/)/.test(source);
  const last = source
    .replace(/(?:\/index)?\.[cm]?[jt]sx?$/, '')
    .replace(/\/index$/, '')
    .split('/')
    .slice(-2);
  return isOwn && last.flatMap(wordsOf).some((word) => METRIC_WORD.test(word));
}

/** True where an agent puts a span, with its status, around requests and calls of known clients, by package.json. */
export function isInstrumented(model: FileModel): boolean {
  return [...dependenciesOf(model.filename)].some((name) => AUTO_INSTRUMENTATION.test(name));
}

/** True where requests are counted by their status: by a library, or by a middleware or hook in this file. */
export const countsRequests = once((model, sourceCode): boolean => {
  if (isInstrumented(model)) return true;
  if ([...dependenciesOf(model.filename)].some((name) => REQUEST_METRICS.test(name))) return true;
  if (sourcesOf(model, sourceCode).some((source) => REQUEST_METRICS.test(source))) return true;
  return model.calls.some((call) => call.type === 'CallExpression' && hooksMetrics(call, model, sourceCode));
});

const HOOKS = /^(?:use|register|addHook|on|once|useGlobalInterceptors|useGlobalFilters)$/;
const ANSWERED = /^(?:finish|close|end|onResponse|onSend|response)$/;

/** `app.use(metricsMiddleware)`, `res.on('finish', () => requests.inc({ status }))`, `app.addHook('onResponse', …)`. */
function hooksMetrics(call: TSESTree.CallExpression, model: FileModel, sourceCode: SourceCode): boolean {
  const method = terminalName(call.callee) ?? '';
  if (!HOOKS.test(method)) return false;
  const [first] = call.arguments;
  const text = first?.type === 'Literal' ? String(first.value) : null;
  const isMiddleware = method === 'use' && !text?.includes('metrics');
  if (!isMiddleware && text !== null && !ANSWERED.test(text)) return false;
  return call.arguments.some((argument) => {
    const fn = model.resolver.definitions.functionOf(argument);
    const isRun = isMiddleware || text !== null;
    if (fn && isRun && model.observations.some(({ node }) => contains(fn, node))) return true;
    return !isFunction(argument) && (isMiddleware || text === null) && mentionsMetrics(argument, sourceCode);
  });
}

/** True where a name in an expression, without the functions in it, is one of metrics: `promBundle({ … })`. */
function mentionsMetrics(expression: TSESTree.Node, { visitorKeys }: SourceCode): boolean {
  let isNamed = false;
  walk(unwrap(expression), visitorKeys, (node) => {
    if (isFunction(node)) return false;
    const name = node.type === 'MemberExpression' ? memberName(node) : node.type === 'Identifier' ? node.name : null;
    isNamed ||= wordsOf(name ?? '').some((word) => METRIC_WORD.test(word));
    return undefined;
  });
  return isNamed;
}
