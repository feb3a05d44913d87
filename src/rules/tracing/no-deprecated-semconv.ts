import { fileModel } from '../../model/file-model.js';
import { mayNameDeprecated } from '../../model/semconv.js';
import { deprecatedNames } from '../../model/semconv-faults.js';
import { createRule } from '../../rule.js';

interface Options {
  ignore: string[];
}

export default createRule({
  name: 'no-deprecated-semconv',
  meta: {
    docs: {
      description: "Disallow attribute and metric names that OpenTelemetry's semantic conventions have given up",
      concern: 'tracing',
      severity: 'LOW',
      preset: 'recommended',
    },
    messages: {
      renamed:
        "{{subject}} is deprecated: it is '{{to}}' now{{state}}. Dashboards, alerts and sampling rules for '{{to}}' miss {{missed}}, and no one query finds it together with services that have moved on. Write '{{to}}'{{caveat}}.",
      replaced:
        '{{subject}} is deprecated. {{advice}} Dashboards, alerts and sampling rules for the current names miss {{missed}}.',
      removed:
        '{{subject}} is deprecated and has no successor: nothing that keeps to the conventions looks for it. Take it out, or name it after your service.',
      constant:
        "'{{constant}}' is deprecated: @opentelemetry/semantic-conventions keeps it in 1.x only. Import '{{successor}}', which is '{{value}}' too.",
      copied:
        "'{{constant}}' is deprecated: @opentelemetry/semantic-conventions keeps it in 1.x only, and no other stable constant is '{{value}}'. Write that name in a constant of your own.",
      rename: "Write '{{to}}'.",
      import: "Import '{{to}}'.",
    },
    schema: [
      {
        type: 'object',
        properties: {
          ignore: {
            type: 'array',
            items: { type: 'string' },
            uniqueItems: true,
            description: 'Names that are kept on purpose; `messaging.*` stands for all that begin so.',
          },
        },
        additionalProperties: false,
      },
    ],
    hasSuggestions: true,
  },
  defaultOptions: { ignore: [] as string[] },
  create(context, { ignore }: Options) {
    const { sourceCode } = context;
    if (!mayNameDeprecated(sourceCode.text)) return {};
    const isIgnored = (name: string): boolean =>
      ignore.some((entry) => (entry.endsWith('*') ? name.startsWith(entry.slice(0, -1)) : name === entry));
    return {
      'Program:exit'() {
        const model = fileModel(context);
        for (const { id, node, data, cure } of deprecatedNames(model, sourceCode, isIgnored)) {
          if (model.fileKind === 'test') return;
          context.report({
            node,
            messageId: id,
            data,
            suggest: cure ? [{ messageId: cure.id, data: cure.data, fix: cure.fix }] : [],
          });
        }
      },
    };
  },
});
