import { readFileSync } from 'node:fs';

/** One fenced block of a Markdown document. */
export interface Snippet {
  /** The document's path. */
  document: string;
  /** Line number of the opening fence, from 1. */
  line: number;
  /** The language after the fence: `ts`, `bash`, … */
  language: string;
  /** The text between the fences. */
  code: string;
}

/**
 * Every fenced block of a Markdown document, in order.
 *
 * @param document the document's path
 * @throws Error if a block is not closed
 */
export function extractSnippets(document: string): Snippet[] {
  const snippets: Snippet[] = [];
  let open: Snippet | undefined;
  for (const [index, text] of readFileSync(document, 'utf8').split('\n').entries()) {
    const fence = /^\s*```(\S*)/.exec(text);
    if (fence === null) {
      if (open !== undefined) open.code += `${text}\n`;
    } else if (open === undefined) {
      open = { document, line: index + 1, language: fence[1] ?? '', code: '' };
    } else {
      snippets.push(open);
      open = undefined;
    }
  }
  if (open !== undefined) throw new Error(`${document}:${open.line}: this code block is not closed`);
  return snippets;
}
