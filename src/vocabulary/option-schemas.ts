import type { JSONSchema } from '@typescript-eslint/utils';
import { LEVELS } from './levels.js';

/** The option of rules that stay silent where nobody operates the code. */
export const EVERYWHERE: JSONSchema.JSONSchema4 = {
  type: 'boolean',
  description: 'Also report in scripts, command line programs and browser code.',
};

/** The same for rules that can also look at tests. */
export const EVERYWHERE_AND_IN_TESTS: JSONSchema.JSONSchema4 = {
  type: 'boolean',
  description: 'Also report in tests, scripts, command line programs and browser code.',
};

/** An option that lists log levels; the rule adds its description. */
export const LEVEL_LIST: JSONSchema.JSONSchema4ArraySchema = {
  type: 'array',
  items: { type: 'string', enum: [...LEVELS] },
  uniqueItems: true,
};
