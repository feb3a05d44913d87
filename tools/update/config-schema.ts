import type { RuleSource } from './sources.js';

/**
 * The schema of what a configuration in JSON may say of this plugin: `.eslintrc.json`, `.oxlintrc.json`. An editor reads
 * it beside the schema of the file, which says what a level is.
 */
export function configSchema(rules: readonly RuleSource[]): string {
  const properties = {
    rules: { $ref: '#/definitions/rules' },
    settings: { properties: { observability: { $ref: './settings.json' } } },
  };
  return JSON.stringify({
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'eslint-plugin-observability in a configuration file',
    properties: { ...properties, overrides: { items: { properties } } },
    definitions: {
      rules: {
        properties: Object.fromEntries(rules.map((source) => [`observability/${source.name}`, entryOf(source)])),
      },
    },
  });
}

/** What may follow the level in an array. */
function entryOf({ rule }: RuleSource): object {
  const [options] = rule.meta.schema as readonly object[];
  return {
    description: `${rule.meta.docs!.description}.`,
    items: options ? [{}, { default: rule.meta.defaultOptions?.[0], ...options }] : [{}],
    maxItems: options ? 2 : 1,
  };
}
