/** A member of a JSON body as it was: the journal keeps texts plainly where they read as nothing else, the rest as JSON. */
export function fromJournal(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** What stood before a picture's base64, which the journal shortens; undefined for anything else. */
export function shortenedPicture(text: string): { prefix: string } | undefined {
  const found = /^(data:image\/[\w.+-]+;base64,)?[\w+/=-]+… \(\d+ characters\)$/.exec(text);
  return found ? { prefix: found[1] ?? '' } : undefined;
}
