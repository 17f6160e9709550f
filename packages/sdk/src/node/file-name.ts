import { InvalidRequestError } from '../http/errors.js';

/**
 * What `save` does if the name's extension does not match the picture's format, such as `shirt.png` for a WebP picture:
 * `check` throws, `correct` replaces the extension or adds one to a name without, `ignore` writes the picture under the
 * given name.
 */
export type ExtensionRule = 'check' | 'correct' | 'ignore';

/** The formats that a file name can claim. */
const FORMATS: Readonly<Record<string, string>> = {
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.jpe': 'image/jpeg',
  '.jfif': 'image/jpeg',
  '.webp': 'image/webp',
  '.svg': 'image/svg+xml',
  '.gif': 'image/gif',
  '.bmp': 'image/bmp',
  '.tif': 'image/tiff',
  '.tiff': 'image/tiff',
  '.avif': 'image/avif',
  '.heic': 'image/heic',
  '.heif': 'image/heic',
};

/**
 * The name under which a picture is saved.
 * @throws InvalidRequestError if the extension claims another format and the rule is `check`.
 */
export function checkName(path: string, contentType: string, rule: ExtensionRule): string {
  const ending = /\.\w+$/.exec(path)?.[0] ?? '';
  const claimed = FORMATS[ending.toLowerCase()];
  if (rule === 'ignore' || claimed === contentType || (!claimed && rule === 'check')) return path;
  const right = Object.keys(FORMATS).find((known) => FORMATS[known] === contentType) ?? '';
  const corrected = (claimed ? path.slice(0, -ending.length) : path) + right;
  if (rule === 'correct') return corrected;
  const [name, other] = [path, corrected].map((each) => each.split(/[\\/]/).pop());
  throw new InvalidRequestError(
    `save: the picture is ${contentType}, but the name ${name} says ${claimed}. Nothing was written. ` +
      `Save it as ${other}, pass { extension: 'correct' }, or ask the API for another outputFormat.`,
  );
}
