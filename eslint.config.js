import js from '@eslint/js';
import { defineConfig, globalIgnores } from 'eslint/config';
import eslintPlugin from 'eslint-plugin-eslint-plugin';
import tseslint from 'typescript-eslint';

const TYPES_ONLY = {
  group: ['@typescript-eslint/utils', '@typescript-eslint/utils/*', 'eslint', 'eslint/*'],
  allowTypeImports: true,
  message: 'Types only: the plugin loads nothing at run time.',
};

/**
 * The direction of imports in one folder of src.
 * @param {string} folder the folder
 * @param {readonly string[]} allowed regular expressions of what may be imported, besides types of ESLint
 */
const imports = (folder, allowed) => ({
  files: [`src/${folder}/**/*.ts`],
  ignores: ['src/{rules,profiles}/index.ts'],
  rules: {
    '@typescript-eslint/no-restricted-imports': [
      'error',
      {
        patterns: [
          TYPES_ONLY,
          {
            regex: `^(?!(?:${[...allowed, '@typescript-eslint/utils$', 'eslint$', 'yaml$', 'node:'].join('|')}))`,
            message: `src/${folder} imports only ${allowed.join(', ').replaceAll(/[\\$]/g, '')}.`,
          },
        ],
      },
    ],
  },
});

export default defineConfig([
  globalIgnores(['**/dist/', 'coverage/', 'examples/', 'tests/fixtures/', '.{eslint,vite}*/']),
  js.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      // Nodes are compared with their type's name, so that @typescript-eslint/utils stays a matter of types.
      '@typescript-eslint/no-unsafe-enum-comparison': 'off',
      // The types are those of the TypeScript parser; other parsers leave out decorators, type annotations and more.
      '@typescript-eslint/no-unnecessary-condition': 'off',
      // noUncheckedIndexedAccess leaves places where only the author knows that an element is there.
      '@typescript-eslint/no-non-null-assertion': 'off',
      // A key of the user's settings is written as a string, a property of ours is not.
      '@typescript-eslint/dot-notation': 'off',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': [
        'error',
        { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true },
      ],
    },
  },
  {
    files: ['src/rules/**/*.ts'],
    ignores: ['src/rules/index.ts'],
    extends: [eslintPlugin.configs['rules-recommended']],
    rules: {
      // createRule sets them.
      'eslint-plugin/require-meta-type': 'off',
      'eslint-plugin/require-meta-default-options': 'off',
      // It does not see data that is spread; the rule tester refuses a message with a placeholder left.
      'eslint-plugin/no-missing-placeholders': 'off',
    },
  },
  {
    files: ['src/**/*.ts'],
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        { patterns: [TYPES_ONLY, { regex: '/(?:tests|tools)/', message: 'src stands alone.' }] },
      ],
    },
  },
  {
    files: ['packages/*/src/**/*.ts'],
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        {
          patterns: [
            { regex: '/(?:tests|tools|src)/', message: 'The review uses the plugin as it is published.' },
            {
              regex: '^eslint-plugin-observability/(?!inspection$)',
              message: 'Only the inspection is meant for programs.',
            },
          ],
        },
      ],
    },
  },
  imports('rules', ['\\.\\./\\.\\./rule\\.js$', '\\.\\./\\.\\./model/', '\\.\\./\\.\\./vocabulary/']),
  imports('model', ['\\./', '\\.\\./settings\\.js$', '\\.\\./profiles/', '\\.\\./vocabulary/']),
  imports('inspection', [
    '\\./',
    '\\.\\./(?:concerns|presets|settings|version)\\.js$',
    '\\.\\./(?:model|profiles|vocabulary)/',
  ]),
  imports('profiles', ['\\./profile\\.js$', '\\.\\./vocabulary/']),
  imports('vocabulary', ['\\./']),
]);
