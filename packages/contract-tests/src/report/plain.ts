/** Text of a service on one line, without anything that a terminal or a log would take for a command. */
export function plain(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/\p{Cc}/gu, '\ufffd')
    .trim();
}

/** Text of a service as Markdown that shows it as it is: no table, link, mark-up or mention comes of it. */
export function plainMarkdown(text: string, longest = 400): string {
  const line = plain(text);
  const short = line.length > longest ? `${line.slice(0, longest)} …` : line;
  return short
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/@/g, '&#64;')
    .replace(/[\\`*_[\]|~#]/g, '\\$&');
}
