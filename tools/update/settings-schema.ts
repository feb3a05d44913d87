import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import ts from 'typescript';
import type { Profile } from '../../src/profiles/profile.js';
import type * as Source from '../../src/settings.js';

/** A JSON schema of draft 7, which is the one that editors read. */
type Schema = Record<string, unknown>;

const TEXT: Schema = { type: 'string', minLength: 1 };
/** Where nothing else is said, a number is the position of an argument. */
const POSITION: Schema = { type: 'integer', minimum: 0 };

/** What a value has to be where its type says less, by the type and the property that it is in. */
const STRICTER = (libraries: readonly Profile[]): Readonly<Record<string, Schema>> => ({
  'ObservabilitySettings.metricConvention': { type: 'string', pattern: conventionPattern() },
  'ObservabilitySettings.loggerNames': { type: 'array', items: { ...TEXT, format: 'regex' } },
  'ObservabilitySettings.logger.import': { type: 'string', pattern: '^[\\p{ID_Start}$_][\\p{ID_Continue}$]*$' },
  // The id of a profile in `profiles` is one too.
  'ObservabilitySettings.logger.extends': {
    anyOf: [{ enum: libraries.filter(({ logger }) => logger).map(({ id }) => id) }, TEXT],
  },
  'SloSetting.threshold': {
    anyOf: [
      { type: 'number', exclusiveMinimum: 0 },
      {
        type: 'string',
        pattern: '^(?=.*[1-9])(?:\\d+\\.?\\d*|\\.\\d+|\\s*\\d+(?:\\.\\d+)?\\s*(?:ns|us|µs|ms|s|m|h)\\s*)$',
      },
    ],
  },
  'SloSetting.objective': { type: 'number', exclusiveMinimum: 0, exclusiveMaximum: 100 },
  'UserProfile.packages': { type: 'array', items: TEXT, minItems: 1 },
  'UserProfile.extends': { enum: libraries.map(({ id }) => id) },
});

function conventionPattern(): string {
  const part = (name: string) => `(?:_?<${name}>_?|_?\\[_?<${name}>_?\\]_?)`;
  return `^${part('service')}?${part('subsystem')}?${part('metric')}${part('unit')}?$`;
}

/**
 * The schema of `settings.observability`, from the type in `src/settings.ts` and the comments there.
 * @param libraries the built-in profiles
 * @throws Error where a property has no comment, or a type that is not translated here
 */
export async function settingsSchema(libraries: readonly Profile[]): Promise<string> {
  const file = 'src/settings.ts';
  const program = ts.createProgram([file], {
    strict: true,
    exactOptionalPropertyTypes: true,
    module: ts.ModuleKind.NodeNext,
    lib: ['lib.es2023.d.ts'],
    types: [],
  });
  const settings = program
    .getSourceFile(file)!
    .statements.filter(ts.isInterfaceDeclaration)
    .find(({ name }) => name.text === 'ObservabilitySettings')!;
  const reader = new TypeReader(program.getTypeChecker(), STRICTER(libraries));
  const type = program.getTypeChecker().getTypeAtLocation(settings);
  const { properties, ...rest } = reader.objectOf(type, 'ObservabilitySettings') as {
    properties: Record<string, Schema>;
  };
  const defaults: Schema = await defaultSettings();
  for (const [key, property] of Object.entries(properties)) if (key in defaults) property['default'] = defaults[key];
  return JSON.stringify({
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'settings.observability of eslint-plugin-observability',
    description: 'What holds for the whole project, once for all rules. Every key is optional.',
    ...rest,
    properties,
    definitions: reader.definitions,
  });
}

async function defaultSettings(): Promise<Schema> {
  const { readSettings } = (await import(pathToFileURL(resolve('src/settings.ts')).href)) as typeof Source;
  const { services, convention, units, labels, loggerNames, errorHelpers, instrumentation, views, slos } = readSettings(
    {},
  );
  const metricConvention = convention.text;
  return {
    services,
    metricConvention,
    units,
    labels,
    loggerNames,
    errorHelpers,
    instrumentation,
    views,
    slos,
    profiles: [],
  };
}

/** Reads TypeScript types as schemas; interfaces become definitions. */
class TypeReader {
  readonly definitions: Record<string, Schema> = {};

  constructor(
    private readonly checker: ts.TypeChecker,
    private readonly stricter: Readonly<Record<string, Schema>>,
  ) {}

  /**
   * The schema of an object: its properties, or what is under every key.
   * @param path the name of the type, or the type and the property that it is in
   * @param comment what is said of properties without a comment
   */
  objectOf(type: ts.Type, path: string, comment = ''): Schema {
    const index = type.getStringIndexType();
    if (index) return { type: 'object', additionalProperties: this.schemaOf(index, path, comment) };
    const properties = this.checker.getPropertiesOfType(type);
    const required = properties.filter(({ flags }) => !(flags & ts.SymbolFlags.Optional)).map(({ name }) => name);
    return {
      type: 'object',
      properties: Object.fromEntries(
        properties.map((property) => [property.name, this.propertyOf(property, `${path}.${property.name}`, comment)]),
      ),
      ...(required.length > 0 && { required }),
      additionalProperties: false,
    };
  }

  private propertyOf(property: ts.Symbol, path: string, comment: string): Schema {
    const description = this.commentOf(property) || this.commentOfType(property) || comment;
    if (!description) throw new Error(`${path} has no comment.`);
    const type = this.checker.getTypeOfSymbol(property);
    return { description, ...(this.stricter[path] ?? this.schemaOf(type, path, description)) };
  }

  private commentOf(symbol: ts.Symbol | undefined): string {
    const parts = symbol?.getDocumentationComment(this.checker) ?? [];
    return ts.displayPartsToString(parts).replaceAll(/\n(?!- )/g, ' ');
  }

  private commentOfType({ valueDeclaration }: ts.Symbol): string {
    const node = valueDeclaration && ts.isPropertySignature(valueDeclaration) ? valueDeclaration.type : undefined;
    return node && ts.isTypeReferenceNode(node) ? this.commentOf(this.checker.getSymbolAtLocation(node.typeName)) : '';
  }

  private schemaOf(type: ts.Type, path: string, comment: string): Schema {
    if (type.flags & ts.TypeFlags.BooleanLike) return { type: 'boolean' };
    if (type.isStringLiteral()) return { const: type.value };
    if (type.flags & ts.TypeFlags.String) return TEXT;
    if (type.flags & ts.TypeFlags.Number) return POSITION;
    if (type.flags & ts.TypeFlags.Null) return { type: 'null' };
    if (type.isUnion()) return this.unionOf(type.types, path, comment);
    if (this.checker.isArrayType(type)) {
      const [item] = this.checker.getTypeArguments(type as ts.TypeReference);
      return { type: 'array', items: this.schemaOf(item!, path, comment) };
    }
    if (!(type.flags & ts.TypeFlags.Object))
      throw new Error(`${path}: ${this.checker.typeToString(type)} is not known.`);
    if (!(type.symbol.flags & ts.SymbolFlags.Interface)) return this.objectOf(type, path, comment);
    const { name } = type.symbol;
    if (!this.definitions[name]) {
      this.definitions[name] = {}; // A type may contain itself.
      Object.assign(this.definitions[name], this.objectOf(type, name, this.commentOf(type.symbol)));
    }
    return { $ref: `#/definitions/${name}` };
  }

  private unionOf(types: readonly ts.Type[], path: string, comment: string): Schema {
    const texts = types.filter((type) => type.isStringLiteral()).map(({ value }) => value);
    const rest = types.filter((type) => !type.isStringLiteral() && !(type.flags & ts.TypeFlags.Undefined));
    const all = distinct([
      ...(texts.length > 0 ? [{ enum: texts }] : []),
      ...rest.map((type) => this.schemaOf(type, path, comment)),
    ]);
    return all.length === 1 ? all[0]! : { anyOf: all };
  }
}

/** TypeScript takes `boolean` apart into `true` and `false`. */
function distinct(schemas: readonly Schema[]): Schema[] {
  return [...new Map(schemas.map((schema) => [JSON.stringify(schema), schema])).values()];
}
