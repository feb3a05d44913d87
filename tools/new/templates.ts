/** New files: their content by path. */
export type Templates = Readonly<Record<string, string>>;

/** What a rule of a concern most often looks at. */
const OBSERVED: Readonly<Record<string, string>> = {
  logging: 'log',
  metrics: 'metric',
  tracing: 'log',
  errors: 'errorHandler',
};

/** A rule, its test and its page. */
export function ruleTemplates(concern: string, name: string): Templates {
  return {
    [`src/rules/${concern}/${name}.ts`]: `import { createRule, observe } from '../../rule.js';

export default createRule({
  name: '${name}',
  meta: {
    docs: { description: 'TODO', concern: '${concern}', severity: 'MEDIUM', preset: 'strict' },
    messages: { found: 'TODO: the culprit and the cure.' },
    schema: [],
  },
  create: (context) =>
    observe(context, {
      ${OBSERVED[concern] ?? 'log'}({ node }) {
        context.report({ node, messageId: 'found' });
      },
    }),
});
`,
    [`tests/rules/${concern}/${name}.test.ts`]: `import rule from '../../../src/rules/${concern}/${name}.js';
import { run } from '../../run.js';

run('${name}', rule, {
  valid: ['TODO'],
  invalid: [{ code: 'TODO', errors: [{ messageId: 'found', line: 1, column: 1 }] }],
});
`,
    [`docs/rules/${name}.md`]: `<!-- header:start -->
<!-- header:end -->

TODO: what goes wrong in production without it.

## Rule details

### Incorrect

\`\`\`ts
// TODO
\`\`\`

### Correct

\`\`\`ts
// TODO
\`\`\`

## When not to use it

TODO
`,
  };
}

/** A profile and its test. */
export function profileTemplates(name: string): Templates {
  const id = name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
  return {
    [`src/profiles/${name}.ts`]: `import { logMethods, type Profile } from './profile.js';

/** TODO */
export const ${id}: Profile = {
  id: '${name}',
  title: '${name}',
  packages: ['${name}'],
  source: 'TODO: what was read, with its version',
  main: 'logger',
  exports: {
    default: { is: 'logger' },
  },
  types: {
    logger: logMethods({ debug: 'debug', info: 'info', warn: 'warn', error: 'error' }),
  },
  logger: { shape: 'fields-first' },
};
`,
    [`tests/profiles/${name}.test.ts`]: `import { expect, test } from 'vitest';
import { factsOf } from '../model/facts-of.js';

test('${name}: the documented usage', () => {
  const facts = factsOf(\`
    import logger from '${name}';
    // TODO: a sample from the documentation of ${name}
  \`);
  expect(facts).toEqual(['TODO: an inline snapshot, read by you']);
});
`,
  };
}
