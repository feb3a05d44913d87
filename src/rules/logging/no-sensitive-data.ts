import type { Disclosure } from '../../model/facts.js';
import type { FileModel } from '../../model/file-model.js';
import { SensitiveNames, type CategoryOptions } from '../../model/sensitive-names.js';
import { inDisclosure, inLog, inObservation, inReport, type Reading } from '../../model/sensitive-sinks.js';
import type { Sensitive } from '../../model/sensitive-judge.js';
import { createRule, observe } from '../../rule.js';
import { EVERYWHERE_AND_IN_TESTS } from '../../vocabulary/option-schemas.js';
import { CATEGORIES, type Category } from '../../vocabulary/sensitive.js';

interface Options {
  categories: CategoryOptions;
  everywhere: boolean;
}

/** What is wrong with each category where others read it, and what to write instead. */
const TEXTS: Readonly<Record<Exclude<Category, 'objects'>, { why: string; cure: string }>> = {
  credentials: {
    why: 'whoever can read that can act with it',
    cure: 'Leave it out, or say only whether it is there',
  },
  payment: {
    why: 'card and account numbers may not be kept there',
    cure: "Use the payment's id, or the last four digits",
  },
  contact: {
    why: 'it names a person, and is not deleted there when the person asks for it',
    cure: 'Use an id, or mask it',
  },
  identity: {
    why: 'it identifies a person for life, and is not deleted there when the person asks for it',
    cure: 'Use an id, or leave it out',
  },
  location: { why: 'it shows where a person is', cure: 'Leave it out, or round it to a region' },
};

/** What comes along with a whole object, and what to write instead. */
const WHOLE: Readonly<Record<Exclude<Sensitive['by'], 'name' | 'key'>, { holds: string; cure: string }>> = {
  request: { holds: 'its headers, cookies and body', cure: 'Pick what matters: its id, method and route' },
  headers: { holds: 'authorization and cookies', cure: 'Pick the headers that matter' },
  body: { holds: 'whatever the sender put in, passwords and tokens included', cure: 'Pick the fields that matter' },
  environment: { holds: 'every secret of the process', cure: 'Name the variables that matter' },
  configuration: { holds: 'the secrets that are configured', cure: 'Pick the settings that matter' },
  person: { holds: 'all that is known of a person', cure: 'Use an id' },
  session: { holds: 'the tokens and the person behind it', cure: 'Use an id' },
  payload: { holds: 'what is read of it here: passwords, tokens or addresses', cure: 'Pick the fields that matter' },
  other: { holds: 'all that is in it', cure: 'Pick the fields that matter' },
};

const SINKS: Readonly<Record<Disclosure['to'] | 'label', string>> = {
  log: 'the log',
  span: 'the span',
  baggage: 'the baggage, which goes to every service that is called',
  report: 'the error reporter',
  event: 'the event',
  label: 'a metric label',
};

const WORDS = {
  type: 'array',
  items: { type: 'string', minLength: 1 },
  uniqueItems: true,
} as const;

export default createRule({
  name: 'no-sensitive-data',
  meta: {
    docs: {
      description: 'Disallow secrets and personal data in logs, spans, metric labels and error reports',
      concern: 'logging',
      severity: 'HIGH',
      preset: 'recommended',
    },
    messages: {
      name: "'{{text}}' reaches {{sink}}{{holder}}: {{why}}. {{cure}}.",
      key: "'{{key}}' is given '{{text}}', which reaches {{sink}}{{holder}}: {{why}}. {{cure}}.",
      whole: "'{{text}}' reaches {{sink}}{{holder}} whole, with {{holds}}. {{cure}}.",
    },
    schema: [
      {
        type: 'object',
        properties: {
          categories: {
            type: 'object',
            description: 'What counts as sensitive, by category.',
            properties: Object.fromEntries(
              CATEGORIES.map((category) => [
                category,
                {
                  description: 'False to leave the category out, or names to add to it and names that are fine.',
                  oneOf: [
                    { type: 'boolean' },
                    {
                      type: 'object',
                      properties: {
                        add: { ...WORDS, description: 'Names that are sensitive too, wherever a name ends with them.' },
                        allow: { ...WORDS, description: 'Names that are fine here, wherever a name ends with them.' },
                      },
                      additionalProperties: false,
                    },
                  ],
                },
              ]),
            ),
            additionalProperties: false,
          },
          everywhere: EVERYWHERE_AND_IN_TESTS,
        },
        additionalProperties: false,
      },
    ],
  },
  defaultOptions: { categories: {}, everywhere: false } satisfies Options,
  create(context, { categories, everywhere }) {
    const { sourceCode } = context;
    let names: SensitiveNames | null = null;
    // A call may be a fact of two kinds, and an object may hold several: one report each.
    const told = new Set<Sensitive['node']>();
    const tell = (find: (reading: Reading) => Sensitive[], sink: keyof typeof SINKS, model: FileModel): void => {
      if (!everywhere && model.fileKind !== 'service') return;
      names ??= new SensitiveNames(categories, sourceCode.text);
      for (const { node, by, category, key, text, holder } of find({ model, sourceCode, names })) {
        if (told.has(node)) continue;
        told.add(node);
        const data = { key, text, sink: SINKS[sink], holder: holder === null ? '' : ` in '${holder}'` };
        if (category !== 'objects') {
          const messageId = by === 'key' ? 'key' : 'name';
          context.report({ node, messageId, data: { ...data, ...TEXTS[category] } });
        } else if (by !== 'name' && by !== 'key') {
          context.report({ node, messageId: 'whole', data: { ...data, ...WHOLE[by] } });
        }
      }
    };
    return observe(
      context,
      {
        log: (call, model) => tell((reading) => inLog(call, reading), 'log', model),
        disclosure: (fact, model) => tell((reading) => inDisclosure(fact, reading), fact.to, model),
        errorSink: (sink, model) => tell((reading) => inReport(sink, reading), 'report', model),
        observation: (fact, model) => tell((reading) => inObservation(fact, reading), 'label', model),
      },
      { tests: true },
    );
  },
});
