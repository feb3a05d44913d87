import type { Text } from '../../report/text.js';

/** Text that is HTML already. */
export class Html {
  readonly markup: string;

  constructor(markup: string) {
    this.markup = markup;
  }
}

/** What a template of HTML may hold: lists are put in one after the other, null leaves nothing. */
export type Content = Html | string | number | null | readonly Content[];

/** HTML from a template: all that is put in is escaped, unless it is HTML itself. */
export function html(strings: TemplateStringsArray, ...values: Content[]): Html {
  return new Html(strings.map((own, i) => own + (i < values.length ? markupOf(values[i]!) : '')).join(''));
}

/** A text of the report: its code as code. */
export function words(text: Text): Html {
  return html`${text.map(({ text: own, isCode }) => (isCode ? html`<code>${own}</code>` : own))}`;
}

function markupOf(value: Content): string {
  if (value === null) return '';
  if (value instanceof Html) return value.markup;
  if (typeof value === 'object') return value.map(markupOf).join('');
  return escaped(String(value));
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escaped(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => ENTITIES[character]!);
}
