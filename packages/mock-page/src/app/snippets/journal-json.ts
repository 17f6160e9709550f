/** Restores a member of a JSON body. The journal keeps a text as it is if that is unambiguous, and anything else as JSON. */
export function fromJournal(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** The part before a picture's base64, which the journal shortens; undefined if the text is not a shortened picture. */
export function shortenedPicture(text: string): { prefix: string } | undefined {
  const found = /^(data:image\/[\w.+-]+;base64,)?[\w+/=-]+… \(\d+ characters\)$/.exec(text);
  return found ? { prefix: found[1] ?? '' } : undefined;
}
