/** A fenced block of code in a page. */
export interface CodeBlock {
  /** The first line of code, from 1. */
  line: number;
  language: string;
  code: string;
  /** The heading it stands under, without the marks. */
  heading: string;
}

/** The fenced blocks of a page, in order. */
export function codeBlocks(page: string): CodeBlock[] {
  const blocks: CodeBlock[] = [];
  let heading = '';
  let open: { fence: string; block: CodeBlock } | null = null;
  for (const [index, line] of page.split('\n').entries()) {
    const fence = /^(`{3,})([\w-]*)/.exec(line);
    if (open) {
      if (line.trimEnd() === open.fence) open = null;
      else open.block.code += `${line}\n`;
    } else if (fence) {
      const block = { line: index + 2, language: fence[2] ?? '', code: '', heading };
      open = { fence: fence[1]!, block };
      blocks.push(block);
    } else {
      heading = /^#+\s+(.*)/.exec(line)?.[1] ?? heading;
    }
  }
  return blocks;
}
