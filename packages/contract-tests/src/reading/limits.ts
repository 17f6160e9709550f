/**
 * Bounds on what one response may make this program hold or compute. The largest legitimate response of a run, a
 * picture in base64, has 6 MiB.
 */
export const LIMITS = {
  /** Bytes of a body, before and after gzip is undone. */
  body: 64 * 1024 * 1024,
  /** Bytes of all bodies of a run together: they are kept for the reports. */
  run: 256 * 1024 * 1024,
  /** Arrays and objects inside each other. */
  jsonDepth: 100,
  /** Characters of a JSON text without the pictures in it. */
  jsonText: 2 * 1024 * 1024,
  /** Oddities of one text that are reported. */
  oddities: 20,
} as const;

/** A size in words: `64 MiB`. */
export function sizeText(bytes: number): string {
  return `${bytes / (1024 * 1024)} MiB`;
}
