/** Text of a service on one line, without control characters that a terminal or a log would obey. */
export function plain(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/\p{Cc}/gu, '\ufffd')
    .trim();
}

/** Text of a service, escaped so that Markdown shows it unchanged and creates no table, link, markup or mention. */
export function plainMarkdown(text: string, longest = 400): string {
  const line = plain(text);
  const short = line.length > longest ? `${line.slice(0, longest)} …` : line;
  return short
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/@/g, '&#64;')
    .replace(/[\\`*_[\]|~#]/g, '\\$&');
}
