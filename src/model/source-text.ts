/** Source code as a message quotes it: on one line, 60 characters at the most. */
export function oneLine(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ');
  return line.length > 60 ? `${line.slice(0, 57)}…` : line;
}

/**
 * Where a bracket closes, in source code that is read as text.
 * @param start the place after the opening bracket
 * @returns null where it does not close
 */
export function closing(text: string, start: number): number | null {
  let depth = 1;
  for (let at = start; at < text.length; at++) {
    const character = text[at]!;
    if (/['"`]/.test(character)) {
      const end = closingQuote(text, at);
      if (end === null) return null;
      at = end;
    } else if (/[([{]/.test(character)) depth++;
    else if (/[)\]}]/.test(character)) {
      depth--;
      if (depth === 0) return at;
    }
  }
  return null;
}

function closingQuote(text: string, start: number): number | null {
  const quote = text[start];
  for (let at = start + 1; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === quote) return at;
  }
  return null;
}

/** Without the comments that have lines of their own, and those at the end of a line after a space. */
export function withoutComments(text: string): string {
  return text.replaceAll(/^[ \t]*\/\*[^]*?\*\//gm, '').replaceAll(/(^|[ \t])\/\/[^\n'"`]*$/gm, '$1');
}
