/** The names of the presets: `recommended`, `strict`, and one per concern. */
export type PresetName = 'recommended' | 'strict' | 'logging' | 'metrics' | 'tracing' | 'errors';

/** The rules of a preset, each with its level. */
export type Levels = Record<string, 'error' | 'warn'>;

/** A preset for flat configs. */
export interface Preset {
  name: string;
  plugins: { observability: ObservabilityPlugin };
  rules: Levels;
}

/** The same for eslintrc. */
export interface LegacyPreset {
  plugins: string[];
  rules: Levels;
}

/** The presets: flat configs, and their eslintrc twins under `<name>-legacy`. */
export type Configs = Record<PresetName, Preset> & Record<`${PresetName}-legacy`, LegacyPreset>;

/** A rule of the plugin. */
export interface ObservabilityRule {
  meta: {
    type: 'problem';
    docs: { description: string; url: string; recommended: boolean };
    messages: Record<string, string>;
    fixable?: 'code';
    hasSuggestions?: boolean;
    /* eslint-disable @typescript-eslint/no-explicit-any -- The types of every version of ESLint have to take it. */
    schema: any[];
    defaultOptions?: any[];
  };
  create(context: any): any;
  /* eslint-enable @typescript-eslint/no-explicit-any */
}

/**
 * The plugin: `plugins: { observability }`, or one line with a preset. It and its parts are no types of ESLint, because
 * these differ from version to version: what is of this shape fits those of all versions, and typescript-eslint's.
 */
export interface ObservabilityPlugin {
  meta: { name: string; version: string; namespace: string };
  rules: Record<string, ObservabilityRule>;
  configs: Configs;
}
