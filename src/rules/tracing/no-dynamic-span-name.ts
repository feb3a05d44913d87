import type { TSESTree } from '@typescript-eslint/utils';
import { fileModel, type FileModel } from '../../model/file-model.js';
import { mentionsIn } from '../../model/mentions.js';
import { oneLine } from '../../model/source-text.js';
import { constantName, exampleName } from '../../model/span-name-edits.js';
import { unboundedNameParts, type UnboundedNamePart } from '../../model/span-name-parts.js';
import { spanNames, type SpanName } from '../../model/span-names.js';
import { contains } from '../../model/syntax.js';
import { createRule } from '../../rule.js';

type Why = UnboundedNamePart['why'];

/** What is unbounded about each kind of part, and what to do with it. */
const TEXTS: Readonly<Record<Why, { why: string; cure: string }>> = {
  id: {
    why: 'there is a new one for every',
    cure: 'Name the span by what it does{{example}}, and put the id into an attribute',
  },
  member: {
    why: 'it is the name of one',
    cure: 'Name the span by what it does{{example}}, and put that into an attribute',
  },
  personal: {
    why: 'it is different for every person or client',
    cure: 'Name the span by what it does{{example}}, and leave it out: personal data does not belong into traces',
  },
  url: {
    why: 'callers choose it, ids included',
    cure: "Name the span by the method and the route pattern (req.route.path), or by the method alone, and put the URL into the attributes 'url.path' or 'url.full'",
  },
  input: {
    why: 'callers choose it',
    cure: 'Name the span by what it does{{example}}, and put the value into an attribute',
  },
  query: {
    why: 'it is the text of a query, with whatever is put into that',
    cure: "Name the span by operation and table, such as 'SELECT meetings', and put the text, with placeholders for the values, into the attribute 'db.query.text'",
  },
  text: {
    why: 'it is free text',
    cure: 'Name the span by what it does{{example}}, and put the text into an attribute or record the error',
  },
  time: { why: 'it never comes twice', cure: 'Drop it: a span has its times already' },
  random: { why: 'it never comes twice', cure: 'Drop it: a span has an id already' },
  denied: { why: 'settings.observability.labels.deny lists it', cure: 'Put it into an attribute' },
};

export default createRule({
  name: 'no-dynamic-span-name',
  meta: {
    docs: {
      description: 'Disallow span names with parts of which there is no end',
      concern: 'tracing',
      severity: 'HIGH',
      preset: 'recommended',
    },
    messages: {
      dynamic:
        "'{{part}}' in the span name '{{name}}' is unbounded: {{why}}. Traces are grouped, measured and sampled by the names of their spans: here each value is an operation of its own, with no rate, no latency and no alert over all of them. {{cure}}.",
      constant: 'Name it {{name}}, with {{attributes}} as an attribute.',
      constants: 'Name it {{name}}, with {{attributes}} as attributes.',
    },
    schema: [],
    hasSuggestions: true,
  },
  create(context) {
    if (!mentionsIn(context).has('span')) return {};
    const { sourceCode } = context;
    // A name in a constant is seen again at each call that it is passed to.
    const told = new Set<UnboundedNamePart['node']>();

    const check = (span: SpanName, all: readonly SpanName[], model: FileModel): void => {
      const parts = unboundedNameParts(span, all, model).filter(({ node }) => !told.has(node));
      if (parts.length === 0 || model.fileKind === 'test') return;
      const constant = constantName(span, parts, model, sourceCode);
      const example = exampleName(span, parts, model, sourceCode);
      for (const { node, culprit, why, thing } of parts) {
        told.add(node);
        const texts = TEXTS[why];
        context.report({
          node,
          messageId: 'dynamic',
          data: {
            part: oneLine(sourceCode.getText(culprit)),
            name: oneLine(span.name?.text ?? sourceCode.getText(wholeName(node, span))),
            why:
              why === 'id' || why === 'member'
                ? `${texts.why} ${thing === '' ? 'thing that is traced' : thing}`
                : texts.why,
            cure: texts.cure.replace('{{example}}', example === null ? '' : `, such as '${oneLine(example)}'`),
          },
          suggest: constant
            ? [
                {
                  messageId: constant.attributes.length > 1 ? 'constants' : 'constant',
                  data: { name: constant.name, attributes: constant.attributes.map((key) => `'${key}'`).join(' and ') },
                  fix: constant.fix,
                },
              ]
            : [],
        });
      }
    };
    return {
      'Program:exit'() {
        const model = fileModel(context);
        const all = spanNames(model);
        for (const span of all) check(span, all, model);
      },
    };
  },
});

/** The name that a part is in: that of the call, or what a function of the file is given for it. */
function wholeName(part: TSESTree.Node, { nameNode }: SpanName): TSESTree.Node {
  if (contains(nameNode, part)) return nameNode;
  let whole = part;
  while (whole.parent && /^(?:TemplateLiteral|BinaryExpression)$/.test(whole.parent.type)) whole = whole.parent;
  return whole;
}
