/** Who fills the placeholders of a message. */
export type Formatter = 'pino' | 'node';

/**
 * The placeholders that a message has values for; `%%` is a percent sign.
 * Sources: quick-format-unescaped 4.0.4 (pino 10.4), `util.format` of Node.js 20 (also what `format.splat()` of winston
 * 3.19 calls), run in tests/loggers/truth.test.ts.
 */
const PLACEHOLDERS: Readonly<Record<Formatter, RegExp>> = {
  pino: /%[sdifjoO%]/g,
  node: /%[sdifjoOc%]/g,
};

/** The placeholders of a text, in order: `['%s', '%d']`. */
export function placeholdersIn(text: string, formatter: Formatter): string[] {
  return (text.match(PLACEHOLDERS[formatter]) ?? []).filter((placeholder) => placeholder !== '%%');
}

/** A placeholder that is meant as one, also where no value follows: not `100%off`, not `50%d`. */
export const LONE_PLACEHOLDER = /(?:^|[^\d%\w])%[sdifjoO](?![\w%])/;

/** How a message is called whose author thinks of placeholders: its text is made elsewhere. */
export const FORMAT_NAME = /^(?:fmt|format|template)$|[a-z](?:Format|Template)$/;

/** A word that names where a log comes from: `'JoinService'`, `'join'`. A sentence is a message. */
export const CONTEXT_WORD = /^[\w.$:/-]*$/;

/** The keys that consola reads from an object it is given alone. Source: consola 3.4.2 dist/core.d.ts, `LogObject`. */
export const CONSOLA_KEYS: ReadonlySet<string> = new Set([
  'message',
  'args',
  'additional',
  'tag',
  'type',
  'level',
  'date',
  'title',
  'badge',
  'icon',
  'style',
]);

/** The formats of winston that leave the fields as they are, but for what is said of them in `winston-formats.ts`. */
export const WINSTON_FORMATS: ReadonlySet<string> = new Set([
  'combine',
  'errors',
  'splat',
  'json',
  'simple',
  'timestamp',
  'label',
  'colorize',
  'uncolorize',
  'ms',
  'padLevels',
  'logstash',
]);

/** Packages that take over the logger of Nest, with arguments of their own. */
export const NEST_BRIDGES: readonly string[] = [
  'nestjs-pino',
  'nest-winston',
  'nest-bunyan',
  'nestjs-bunyan',
  'nestjs-winston',
  'nestjs-log4js',
];

/** Loggers that a project of Nest has for nothing else. */
export const NEST_OTHER_LOGGERS: readonly string[] = ['pino', 'winston', 'bunyan', 'log4js', 'tslog', 'consola'];
