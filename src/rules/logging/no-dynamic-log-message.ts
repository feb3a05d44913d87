import { dynamicMessageOf, type DynamicMessage } from '../../model/dynamic-messages.js';
import { constantMessage } from '../../model/message-edits.js';
import { createRule, observe } from '../../rule.js';
import { LEVELS, type Level } from '../../vocabulary/levels.js';
import { LEVEL_LIST } from '../../vocabulary/option-schemas.js';

interface Options {
  levels: Level[];
}

/** Where alerts, error groups and counts are made of messages. */
const DEFAULTS: Options = { levels: ['warn', 'error', 'fatal'] };

export default createRule({
  name: 'no-dynamic-log-message',
  meta: {
    docs: {
      description: 'Disallow values in log messages, where fields can be grouped and searched',
      concern: 'logging',
      severity: 'MEDIUM',
      preset: 'recommended',
    },
    messages: {
      found:
        '{{values}} {{are}} {{how}} the message, so each value makes another text: such lines cannot be grouped, counted or alerted on, nor searched by {{searched}}. Keep the message constant and pass {{it}} as {{fields}}.',
      repeated:
        '{{values}} {{are}} {{how}} the message, and in the record as {{fields}} already: each value makes another text, so such lines cannot be grouped, counted or alerted on. Take {{it}} out of the message.',
      error:
        '{{values}} {{are}} {{how}} the message, so each error makes another text: such lines cannot be grouped, counted or alerted on. Keep the message constant: the error is in the record already.',
      move: "Write '{{text}}'.",
    },
    schema: [
      {
        type: 'object',
        properties: {
          levels: {
            ...LEVEL_LIST,
            minItems: 1,
            description: 'The levels whose messages are looked at; a level that run time decides counts where all are.',
          },
        },
        additionalProperties: false,
      },
    ],
    hasSuggestions: true,
  },
  defaultOptions: DEFAULTS,
  create(context, { levels }) {
    const counts = (level: Level | null): boolean =>
      level === null ? LEVELS.every((one) => levels.includes(one)) : levels.includes(level);
    return observe(context, {
      log(call, model) {
        if (model.fileKind !== 'service' || !counts(call.level)) return;
        const message = dynamicMessageOf(call, model, context.sourceCode);
        if (!message) return;
        const edit = constantMessage(message);
        context.report({
          node: message.node,
          messageId: messageIdOf(message),
          data: dataOf(message),
          suggest: edit ? [{ messageId: 'move', data: { text: short(edit.text) }, fix: edit.fix }] : [],
        });
      },
    });
  },
});

const HOW: Readonly<Record<DynamicMessage['how'], string>> = {
  template: 'built into',
  concatenation: 'built into',
  format: 'formatted into',
  placeholders: 'formatted into',
};

function messageIdOf({ ofError, values, repeated }: DynamicMessage): 'error' | 'repeated' | 'found' {
  return ofError ? 'error' : repeated.length === values.length ? 'repeated' : 'found';
}

function listed(names: readonly string[]): string {
  const shown = names.length > 3 ? [...names.slice(0, 3), `${names.length - 3} more`] : names;
  return shown.length === 1 ? shown[0]! : `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)!}`;
}

function dataOf({ values, repeated, how, reading }: DynamicMessage): Record<string, string> {
  const quoted = (list: DynamicMessage['values']): string[] => [...new Set(list.map((value) => reading.quoted(value)))];
  const names = quoted(values);
  const isOne = names.length === 1;
  const added = values.filter((value) => !repeated.includes(value));
  return {
    values: listed(names),
    searched: listed(quoted(added.length > 0 ? added : values)),
    are: isOne ? 'is' : 'are',
    it: isOne ? 'it' : 'them',
    fields: isOne ? 'a field' : 'fields',
    how: HOW[how],
  };
}

/** A call as a menu of the editor shows it. */
function short(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ');
  return line.length > 160 ? `${line.slice(0, 159)}…` : line;
}
