/** What is wrong with a request, for the journal. */
export interface Problem {
  /** An `error` means that the request was refused. A `warning` is answered like the live API would answer, but deserves a look. */
  level: 'error' | 'warning';
  /** The field, header or part at fault, for instance `output_format` or `contents[0].parts`. */
  where: string;
  /** What is wrong, in a sentence. */
  message: string;
  /** Where the documents say so, for instance `async.yaml#/components/schemas/OutputFormat/enum`. */
  spec?: string;
  /** The nearest right form, for instance `output_format=png`. */
  suggestion?: string;
}

/** Shortens a value for a message or the journal. Does not keep a long text in memory, so that no upload ends up there. */
export function shorten(value: unknown, length = 60): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value));
  return text.length > length ? detach(`${text.slice(0, length)}… (${text.length} characters)`) : text;
}

/** Copies a text. A piece that was cut out of a longer text keeps all of it in memory, and its copy does not. */
export function detach(text: string): string {
  return JSON.parse(JSON.stringify(text)) as string;
}
