/** Formats JSON with line breaks. Any other text, and JSON that was shortened, is returned unchanged. */
export function pretty(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}
