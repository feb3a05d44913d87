import type { ErrorHandler } from '../../model/facts.js';
import type { FileModel } from '../../model/file-model.js';
import { logErrorFix } from '../../model/error-edits.js';
import { subjectOf } from '../../model/error-subject.js';
import { contains } from '../../model/syntax.js';
import { silenceOf, type Silence } from '../../model/silent-errors.js';
import { createRule, observe, spanOf, type Context } from '../../rule.js';
import { EVERYWHERE_AND_IN_TESTS } from '../../vocabulary/option-schemas.js';

interface Options {
  probes: boolean;
  cleanup: boolean;
  sync: boolean;
  commented: boolean;
  partial: boolean;
  everywhere: boolean;
  handlers: ErrorHandler['kind'][];
}

const KINDS: ErrorHandler['kind'][] = ['catch', 'promise', 'event', 'callback', 'process'];

export default createRule({
  name: 'no-silent-catch',
  meta: {
    docs: {
      description: 'Require every error path to leave a trace: a log, a metric, a span status, or the error passed on',
      concern: 'errors',
      severity: 'BLOCKER',
      preset: 'recommended',
    },
    messages: {
      empty:
        '{{subject}} is swallowed here: nothing is logged, counted or passed on, so nobody will know that it fails. Log the error, count it, rethrow it, or say in a comment why it does not matter.',
      default:
        '{{subject}} leaves no trace here: the code goes on{{where}}, and nothing is logged, counted or passed on. Log the error, count it or rethrow it.',
      response:
        '{{subject}} is answered with a 5xx (line {{line}}) that leaves no trace on this side: the caller sees an error that you cannot look up. Log the error with its stack, or pass it to next(err).',
      partial:
        '{{subject}} leaves a trace on some paths only: nothing is logged, counted or passed on where the path ends in line {{line}}. Log the error there.',
      reference: "{{subject}} is handed to '{{handler}}', which drops it. Log the error, count it, or rethrow it.",
      log: "Log it: '{{text}}'.",
    },
    schema: [
      {
        type: 'object',
        properties: {
          probes: {
            type: 'boolean',
            description: 'Also report code whose failure is an answer: parsing, looking for a file.',
          },
          cleanup: { type: 'boolean', description: 'Also report ignored failures of tidying up: close(), unlink().' },
          sync: { type: 'boolean', description: 'Also report a default returned over synchronous code.' },
          commented: { type: 'boolean', description: 'Report even where a comment gives a reason.' },
          partial: { type: 'boolean', description: 'Report where only some paths leave a trace.' },
          everywhere: EVERYWHERE_AND_IN_TESTS,
          handlers: {
            type: 'array',
            items: { type: 'string', enum: KINDS },
            minItems: 1,
            uniqueItems: true,
            description: 'The kinds of error handler to look at.',
          },
        },
        additionalProperties: false,
      },
    ],
    hasSuggestions: true,
  },
  defaultOptions: {
    probes: false,
    cleanup: false,
    sync: false,
    commented: false,
    partial: true,
    everywhere: false,
    handlers: KINDS,
  } satisfies Options,
  create(context, options) {
    const { sourceCode } = context;
    return observe(
      context,
      {
        errorHandler(handler, model) {
          if (!options.handlers.includes(handler.kind)) return;
          const silence = silenceOf(handler, model, sourceCode, options);
          if (!silence || (silence.kind === 'partial' && !options.partial)) return;
          if (!options.everywhere && model.fileKind !== 'service') return;
          report(context, handler, silence, model);
        },
      },
      { tests: true },
    );
  },
});

function report(context: Context, handler: ErrorHandler, { kind, what, line }: Silence, model: FileModel): void {
  const fix = logErrorFix(handler, kind, what, model, context);
  const data = {
    subject: subjectOf(handler, what),
    line: String(line),
    where: line === handler.node.loc.start.line ? '' : ` (line ${String(line)})`,
    handler: context.sourceCode.getText(handler.node).slice(0, 40),
    text: fix?.text ?? '',
  };
  // A reference, whose function may be anywhere.
  const isWhole = handler.body === null || !contains(handler.node, handler.body);
  context.report({
    ...(isWhole ? { node: handler.node } : { loc: spanOf(handler.node, handler.body!) }),
    messageId: kind,
    data,
    suggest: fix ? [{ messageId: 'log', data, fix: fix.apply }] : [],
  });
}
