/** File extensions of the formats that the API accepts and returns. */
export const EXTENSIONS: Readonly<Record<string, string>> = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/webp': 'webp',
};

/** How each format begins. */
const FORMATS: readonly (readonly [start: RegExp, contentType: string])[] = [
  [/^.PNG\r\n.\n/s, 'image/png'],
  [/^\xff\xd8\xff/, 'image/jpeg'],
  [/^RIFF.{4}WEBP/s, 'image/webp'],
  // Recognized only to name them in errors and results.
  [/^GIF8/, 'image/gif'],
  [/^BM/, 'image/bmp'],
  [/^(II\*\0|MM\0\*)/, 'image/tiff'],
  [/^.{4}ftypavi[fs]/s, 'image/avif'],
  [/^.{4}ftyp(hei|hev|mif1|msf1)/s, 'image/heic'],
];

/** What may stand before the root of an SVG, one item per match: a pattern for all of them at once would take exponential time. */
const PROLOG = /(?:\xef\xbb\xbf)?\s*(?:<\?[^>]*>|<!--[\s\S]*?-->)?/y;

/** Bytes that {@link formatOf} needs. An SVG may begin with long comments. */
export const HEAD_BYTES = 1 << 15;

/** The media type of a picture, told from its first {@link HEAD_BYTES} bytes. `undefined` if the format is unknown. */
export function formatOf(head: Uint8Array): string | undefined {
  const text = String.fromCharCode(...head);
  const known = FORMATS.find(([start]) => start.test(text))?.[1];
  if (known) return known;
  PROLOG.lastIndex = 0;
  while (PROLOG.exec(text)?.[0]);
  return /^<(!doctype )?(\w+:)?svg\b/i.test(text.slice(PROLOG.lastIndex).slice(0, 99)) ? 'image/svg+xml' : undefined;
}
