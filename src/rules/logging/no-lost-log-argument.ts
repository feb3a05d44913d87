import { lostArguments } from '../../model/lost-arguments.js';
import { createRule, observe } from '../../rule.js';

export default createRule({
  name: 'no-lost-log-argument',
  meta: {
    docs: {
      description: 'Disallow arguments of a log call that its library drops, or puts where nobody looks for them',
      concern: 'logging',
      severity: 'HIGH',
      preset: 'recommended',
    },
    messages: {
      dropped: '{{library}} drops {{arguments}}: {{why}}. {{cure}}',
      droppedMessage: '{{library}} takes its first argument for the message: {{message}} {{fate}}. {{cure}}',
      inMessagePlace: '{{library}} takes {{argument}} for the message: {{what}}. {{cure}}',
      inMessageText:
        '{{library}} writes {{arguments}} into the text of the message, so no record has a field of it to search by. {{cure}}',
      unfilled:
        "'{{placeholder}}' has no value: {{library}} has nothing to print for it. Pass a value for it, or take it out.",
      notFilled:
        '{{library}} fills no placeholders{{why}}: the message is printed as it is, without {{values}}. Write the values as fields.',
      errorInPlaceholder: "{{library}} prints {{error}} for '{{placeholder}}' {{what}}. {{cure}}",
      firstError: 'Of {{error}} as its first argument, {{library}} prints {{what}}. {{cure}}',
      overwritten:
        '{{field}} takes the place of the message: with format.splat(), {{library}} drops {{message}}. Give the field another name.',
      stackPlace: '{{library}} takes {{argument}} for the stack or the context, for it is the last text. {{cure}}',
      contextPlace:
        '{{library}} takes {{argument}} for the context, or writes it as a record of its own, for it is the last text. {{cure}}',
      ownContext: '{{library}} writes {{context}} {{what}}, for this logger adds its own context: {{own}}. {{cure}}',
      onlyMessage: '{{library}} takes the object for a whole record, and drops {{fields}}. {{cure}}',
      unserialized:
        "{{library}} prints neither the message nor the stack of {{error}} under '{{key}}': there it is written as JSON writes it. {{cure}}",
      stringified:
        'JSON.stringify leaves out the message and the stack of {{error}}: of an Error it makes {}. Hand the error to the logger, or log its stack.',
      spread:
        'A spread leaves out the message and the stack of {{error}}: they are no fields that it could list. Hand the error to the logger, or add its stack.',
      replace: "Write '{{text}}'.",
    },
    schema: [],
    fixable: 'code',
    hasSuggestions: true,
  },
  create(context) {
    const { sourceCode } = context;
    return observe(context, {
      log(call, model) {
        for (const { node, loss, data, edit, isCertain } of lostArguments(call, model, sourceCode)) {
          const text = edit?.text.replaceAll(/\s+/g, ' ') ?? '';
          const isShort = text !== '' && text.length <= LONGEST;
          const cure = data['cure'] ?? (isShort ? `Write ${text}.` : (CURES[loss] ?? ''));
          context.report({
            node,
            messageId: loss,
            data: { ...data, cure },
            ...(edit && isCertain
              ? { fix: edit.fix }
              : { suggest: edit ? [{ messageId: 'replace', data: { text: edit.text }, fix: edit.fix }] : [] }),
          });
        }
      },
    });
  },
});

/** The longest call that a message quotes, in characters. */
const LONGEST = 100;

/** What to do where the code does not tell how, or that is too long to say. */
const CURES: Readonly<Record<string, string>> = {
  dropped: 'Write it as a field.',
  droppedMessage: 'Put the message first, the rest after it.',
  inMessagePlace: 'Put it into the object before the message.',
  inMessageText: 'Put it before the message.',
  errorInPlaceholder: 'Write the error as a field.',
  stackPlace: 'Pass the stack of the error, or an object.',
  contextPlace: 'Pass an object.',
  ownContext: 'Leave it out.',
  onlyMessage: 'Put the message first, the fields after it.',
};
