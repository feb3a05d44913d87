import type { TSESLint } from '@typescript-eslint/utils';
import { majorityCase, namedFields, type NamedField } from '../../model/log-fields.js';
import { collisionOf } from '../../model/reserved-fields.js';
import { memberName } from '../../model/syntax.js';
import { createRule, observe, type Context } from '../../rule.js';
import { CASES, caseOf, inCase, isIn, type Case } from '../../vocabulary/cases.js';

interface Options {
  case: Case | 'majority';
  allow: string[];
  fix: boolean;
}

export default createRule({
  name: 'log-field-naming',
  meta: {
    docs: {
      description: 'Require log fields to be named in one case, and unlike the keys that a record has of its own',
      concern: 'logging',
      severity: 'MEDIUM',
      preset: 'strict',
    },
    messages: {
      case: "Log field '{{name}}' is not in {{style}}{{why}}: a query for '{{better}}' does not find it. Name it '{{better}}'.",
      twice:
        "Log field '{{name}}' stands in the record twice, since {{library}} writes a '{{name}}' of its own: what reads the JSON keeps one of the two. Name the field after what it is the {{name}} of.",
      replaces:
        "Log field '{{name}}' takes the place of the '{{name}}' that {{library}} writes in each record: searches and alerts on that miss this line. Name the field after what it is the {{name}} of.",
      lost: "Log field '{{name}}' never arrives: {{library}} writes a '{{name}}' of its own and drops this one. Name the field after what it is the {{name}} of.",
      appended:
        "Log field '{{name}}' is no field: {{library}} puts its value behind the message, which so differs from line to line. Name the field after what it says.",
      silences:
        "Log field '{{name}}' decides whether this line is written at all: {{library}} takes it for the level of the record. Name the field after what it is the {{name}} of.",
      rename: "Name it '{{better}}'.",
    },
    schema: [
      {
        type: 'object',
        properties: {
          case: {
            type: 'string',
            enum: [...CASES, 'majority'],
            description: 'How names of several words are written; `majority`: as most of the file.',
          },
          allow: {
            type: 'array',
            items: { type: 'string' },
            uniqueItems: true,
            description: 'Names that are right as they are.',
          },
          fix: {
            type: 'boolean',
            description: 'Rename with `--fix`. Queries and alerts on the old names stop working.',
          },
        },
        additionalProperties: false,
      },
    ],
    fixable: 'code',
    hasSuggestions: true,
  },
  defaultOptions: { case: 'majority', allow: [] as string[], fix: false },
  create: (context, options: Options) =>
    observe(context, {
      log(call, model) {
        // The fields of a file are judged together, once.
        if (model.logs[0] !== call) return;
        const fields = namedFields(model).filter(({ name }) => !options.allow.includes(name));
        const style = options.case === 'majority' ? majorityCase(fields) : options.case;
        for (const field of fields) {
          const collision = collisionOf(field, model, context.sourceCode);
          if (collision) {
            const data = { name: field.name, library: field.call?.library ?? '' };
            context.report({ node: field.node.key, messageId: collision, data });
          } else if (caseOf(field.name) !== null && !isIn(field.name, style)) report(context, field, style, options);
        }
      },
    }),
});

function report(context: Context, field: NamedField, style: Case, options: Options): void {
  const { name, node, object } = field;
  const better = inCase(name, style);
  const data = { name, better, style, why: options.case === 'majority' ? ' like the rest of this file' : '' };
  const isTaken = object.properties.some((entry) => entry.type === 'Property' && memberName(entry) === better);
  const isComputed = node.computed || node.method || node.kind !== 'init';
  const rename: TSESLint.ReportFixFunction | null =
    isTaken || isComputed ? null : (fixer) => fixer.replaceText(node.key, renamed(node, better));
  context.report({
    node: node.key,
    messageId: 'case',
    data,
    ...(options.fix && rename && { fix: rename }),
    suggest: rename && !options.fix ? [{ messageId: 'rename', data, fix: rename }] : [],
  });
}

/** The new key; a shorthand keeps its value. */
function renamed(node: NamedField['node'], better: string): string {
  const key = /^[A-Za-z_$][\w$]*$/.test(better) ? better : `'${better}'`;
  return node.shorthand && node.key.type === 'Identifier' ? `${key}: ${node.key.name}` : key;
}
