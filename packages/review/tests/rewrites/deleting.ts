import type { TSESTree } from '@typescript-eslint/utils';
import type { Rewrite } from './rewrite.js';
import { calledName, eachFile, instead, isFunction, receiverName, untilDone, type Files } from './source.js';

/** What leaves less to see. Each has to lower the score of code that has what it deletes. */
export const DELETING: readonly Rewrite[] = [
  { name: 'delete every catch', apply: (files) => withoutCatches(files) },
  inCatches('empty every catch', () => '{}'),
  inCatches('return undefined in every catch', () => '{ return undefined as never; }'),
  inCatches('answer with a default in every catch', () => '{ return null as never; }'),
  statements('delete every log', isLog),
  statements('delete every log of an error', (node) => isLog(node) && /^(?:error|warn|fatal)$/.test(calledName(node))),
  statements(
    'delete every log that is no error',
    (node) => isLog(node) && /^(?:info|debug|trace)$/.test(calledName(node)),
  ),
  {
    name: 'delete every log in a catch',
    apply: (files) => removed(files, (node) => isLog(node) && around(node, 'CatchClause')),
  },
  {
    name: 'take the error out of every log',
    apply: (files) =>
      eachFile(files, ({ nodes, of }) =>
        nodes.flatMap((node) => {
          if (!isLog(node) || !around(node, 'CatchClause')) return [];
          const [first, second] = (node as TSESTree.CallExpression).arguments;
          return first?.type === 'ObjectExpression' && second
            ? [{ range: [first.range[0], second.range[1]] as const, text: of(second) }]
            : [];
        }),
      ),
  },
  {
    name: 'write logs to the console',
    apply: (files) =>
      eachFile(files, ({ nodes }) =>
        nodes.flatMap((node) =>
          isLog(node) && (node as TSESTree.CallExpression).callee.type === 'MemberExpression'
            ? [instead(((node as TSESTree.CallExpression).callee as TSESTree.MemberExpression).object, 'console')]
            : [],
        ),
      ),
  },
  { name: 'delete every observation of a metric', apply: withoutMetrics },
  {
    name: 'delete every metric',
    apply: (files) => withoutDeclarations(withoutMetrics(files)),
  },
  statements('delete every count', (node) => isObservation(node) && /^(?:inc|add)$/.test(calledName(node))),
  { name: 'delete every timer', apply: withoutTimers },
  { name: 'delete every span', apply: withoutSpans },
  {
    name: 'delete every `finally`',
    apply: (files) =>
      eachFile(files, ({ nodes, of }) =>
        nodes.flatMap((node) => {
          if (node.type !== 'TryStatement' || !node.finalizer) return [];
          return [instead(node, node.handler ? `try ${of(node.block)} ${of(node.handler)}` : of(node.block))];
        }),
      ),
  },
  {
    name: 'delete logs, metrics and spans',
    apply: (files) => removed(withoutMetrics(withoutTimers(withoutSpans(files))), isLog),
  },
  {
    name: 'delete logs, metrics, spans and catches',
    apply: (files) => withoutCatches(removed(withoutMetrics(withoutTimers(withoutSpans(files))), isLog)),
  },
  {
    name: 'swallow what promises reject with',
    apply: (files) =>
      eachFile(files, ({ nodes }) =>
        nodes.flatMap((node) => {
          const [handler] = node.type === 'CallExpression' && calledName(node) === 'catch' ? node.arguments : [];
          return handler ? [instead(handler, '() => undefined')] : [];
        }),
      ),
  },
  {
    name: 'pass errors on without a word in error middleware',
    apply: (files) =>
      eachFile(files, ({ nodes }) =>
        nodes.flatMap((node) =>
          isFunction(node) && node.params.length === 4 && node.body.type === 'BlockStatement'
            ? [instead(node.body, '{ res.status(500).end(); }')]
            : [],
        ),
      ),
  },
  {
    name: 'ask nothing in middleware',
    apply: (files) =>
      eachFile(files, ({ nodes }) =>
        nodes.flatMap((node) =>
          isFunction(node) &&
          node.params.length === 3 &&
          node.params.at(-1)?.type === 'Identifier' &&
          (node.params.at(-1) as TSESTree.Identifier).name === 'next' &&
          node.body.type === 'BlockStatement' &&
          node.parent.type === 'ReturnStatement'
            ? [instead(node.body, '{ next(); }')]
            : [],
        ),
      ),
  },
];

const LOGGER = /^(?:log|logger|log\w*|\w*Logger|auditLog)$/;

function isLog(node: TSESTree.Node): boolean {
  return (
    node.type === 'CallExpression' &&
    /^(?:trace|debug|info|warn|error|fatal)$/.test(calledName(node)) &&
    (LOGGER.test(receiverName(node)) || receiverName(node) === 'child')
  );
}

const OBSERVES = /^(?:inc|dec|add|set|observe|startTimer|record)$/;

function isObservation(node: TSESTree.Node): boolean {
  if (node.type !== 'CallExpression' || !OBSERVES.test(calledName(node))) return false;
  const isSet = /^(?:set|add)$/.test(calledName(node));
  const [first, second] = node.arguments;
  const isNumber =
    first?.type === 'MemberExpression' || first?.type === 'Literal' || second?.type === 'ObjectExpression';
  return !isSet || (isNumber && !receiverName(node).startsWith('#') && node.parent.type === 'ExpressionStatement');
}

function statements(name: string, is: (node: TSESTree.Node) => boolean): Rewrite {
  return { name, apply: (files) => removed(files, is) };
}

/** Without some calls: `void 0` stands where they stood. */
function removed(files: Files, is: (node: TSESTree.Node) => boolean): Files {
  return eachFile(files, ({ nodes }) =>
    nodes.flatMap((node) => {
      if (!is(node)) return [];
      const { parent } = node;
      return [parent?.type === 'ExpressionStatement' ? instead(parent, ';') : instead(node, '(undefined as any)')];
    }),
  );
}

function inCatches(name: string, body: () => string): Rewrite {
  return {
    name,
    apply: (files) =>
      eachFile(files, ({ nodes }) =>
        nodes.flatMap((node) => (node.type === 'CatchClause' ? [instead(node.body, body())] : [])),
      ),
  };
}

function withoutCatches(files: Files): Files {
  return untilDone(files, ({ nodes, of }) =>
    nodes.flatMap((node) => {
      if (node.type !== 'TryStatement' || !node.handler) return [];
      return [instead(node, node.finalizer ? `try ${of(node.block)} finally ${of(node.finalizer)}` : of(node.block))];
    }),
  );
}

function withoutMetrics(files: Files): Files {
  return removed(files, isObservation);
}

function withoutDeclarations(files: Files): Files {
  return eachFile(files, ({ nodes }) =>
    nodes.flatMap((node) => {
      const isMade =
        (node.type === 'NewExpression' &&
          node.callee.type === 'Identifier' &&
          /^(?:Counter|Gauge|Histogram|Summary)$/.test(node.callee.name)) ||
        /^create(?:Counter|Histogram|UpDownCounter|Observable\w+)$/.test(calledName(node));
      return isMade ? [instead(node, '(undefined as any)')] : [];
    }),
  );
}

/** `const end = duration.startTimer()` and `end()`. */
function withoutTimers(files: Files): Files {
  return eachFile(files, (source) =>
    source.nodes.flatMap((node) => {
      if (node.type === 'CallExpression' && calledName(node) === 'startTimer') return [instead(node, '(() => 0)')];
      if (!/^(?:observe|record)$/.test(calledName(node))) return [];
      return [
        node.parent?.type === 'ExpressionStatement' ? instead(node.parent, ';') : instead(node, '(undefined as any)'),
      ];
    }),
  );
}

/** Runs what a span was around, and says nothing on spans. */
function withoutSpans(files: Files): Files {
  return untilDone(files, ({ nodes, of }) =>
    nodes.flatMap((node) => {
      if (node.type !== 'CallExpression') return [];
      const name = calledName(node);
      const callback = node.arguments.at(-1);
      if (/^(?:startActiveSpan|withSpan)$/.test(name) && isFunction(callback))
        return [instead(node, `(${callback.async ? 'async ' : ''}() => ${of(callback.body)})()`)];
      const isHelper = name === 'startActiveSpan' && callback?.type === 'Identifier';
      if (isHelper) return [instead(node, `${of(callback)}(undefined as any)`)];
      if (name === 'startSpan' && node.parent.type === 'VariableDeclarator') return [instead(node.parent.parent, ';')];
      const isOnSpan = /^(?:span|\w+Span)$/.test(receiverName(node)) || /^(?:getActiveSpan)$/.test(receiverName(node));
      return isOnSpan && node.parent.type === 'ExpressionStatement' ? [instead(node.parent, ';')] : [];
    }),
  );
}

function around(node: TSESTree.Node, type: string): boolean {
  for (let at = node.parent; at; at = at.parent) if (at.type === type) return true;
  return false;
}
