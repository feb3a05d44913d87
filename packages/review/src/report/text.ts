/** A stretch of a text: plain words, or code. */
export interface Stretch {
  text: string;
  isCode: boolean;
}

/** A text with code in it, which each format marks in its own way. */
export type Text = readonly Stretch[];

/** Code in a text. */
export function code(words: string): Stretch {
  return { text: words, isCode: true };
}

/** A text: what is put in is plain unless it is code. */
export function text(strings: TemplateStringsArray, ...values: (Stretch | Text | string | number)[]): Text {
  const all = strings.flatMap((plain, i) => {
    const value = values[i];
    const own = typeof value === 'object' ? value : { text: String(value ?? ''), isCode: false };
    return [{ text: plain, isCode: false }, ...('text' in own ? [own] : own)];
  });
  return all.filter((stretch) => stretch.text !== '');
}

/** A text from one whose code stands between backticks. */
export function marked(words: string): Text {
  return words
    .split('`')
    .map((each, i) => ({ text: each, isCode: i % 2 === 1 }))
    .filter((stretch) => stretch.text !== '');
}

/** Texts in a row: `a, b and c`. */
export function listed(items: readonly Text[]): Text {
  return items.flatMap((item, i) => {
    const joint = i === 0 ? '' : i === items.length - 1 ? ' and ' : ', ';
    return [...(joint === '' ? [] : [{ text: joint, isCode: false }]), ...item];
  });
}

/** A text without marks. */
export function plain(words: Text): string {
  return words.map((stretch) => stretch.text).join('');
}

/** A share as a percentage, rounded down: 0.896 is not 90 %, where a colour changes. */
export function percent(share: number): string {
  // 0.29 * 100 is 28.999999999999996.
  return `${String(Math.floor(Number((share * 100).toFixed(6))))} %`;
}

/** A number with as many decimals as it needs, three at most. */
export function number(value: number): string {
  return String(Number(value.toFixed(3)));
}

/** A score without decimals, rounded down: 69.6 is not 70, where a band begins. */
export function wholePoints(points: number): string {
  return String(Math.floor(points));
}
